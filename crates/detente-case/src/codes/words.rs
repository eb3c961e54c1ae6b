//! Codes of findings about how things are put.

use super::codes;

codes! {
    /// All codes of findings about how things are put, in ascending order.
    WORD_CODES:

    LIKELIHOOD_AND_CONFIDENCE Warning "D1351" "likelihood and confidence in one sentence"
        "How likely something is and how sure we are of that are two things, and readers take one for the other. ICD 203 wants them in sentences of their own.";
    LIKELIHOOD_WITHOUT_RANGE Warning "D1352" "a likelihood word without its range"
        "Readers differ widely in what they take `unlikely` for. Write the range of ICD 203 beside it: `unlikely (20-45 %)`.";
    LIKELIHOOD_WITH_OTHER_RANGE Warning "D1353" "a likelihood word with another range"
        "The range that stands beside the word is not the one that ICD 203 gives it. The terms: almost no chance 1-5 %, very unlikely 5-20, unlikely 20-45, roughly even chance 45-55, likely 55-80, very likely 80-95, almost certain 95-99.";
    CALLED_A_FORECAST Warning "D1354" "a stability analysis called a forecast"
        "A stability analysis says what would hold if the parties wanted what the model says they want. It gives no probability and is not a forecast.";
    HEDGED_CLAIM_AS_FACT Warning "D1355" "a claim with a reservation, used as a fact"
        "All claims that a judgement cites carry a `hedge` or are `disputed`, it is not declared an assumption, and its `why` has no word that shows the reservation (may, seems, thinks, hopes, and the like, or the hedge itself).";
    JUDGEMENT_WITHOUT_SOURCE Warning "D1356" "a judgement without a source"
        "An option, a note, or a paragraph with a word of likelihood says neither what it rests on nor that it is an assumption.";
    CITED_AND_CONTRADICTED Warning "D1357" "a claim cited and contradicted"
        "An alternative lists a claim under `contradicts` and cites it as well, itself or with one of its wishes. In the matrix of hypotheses the claim counts against it.";
}
