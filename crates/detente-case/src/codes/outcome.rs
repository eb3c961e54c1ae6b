//! Codes of findings about outcomes: files that say what happened after the day of a case.

use super::codes;

codes! {
    /// All codes of findings about outcomes, in ascending order.
    OUTCOME_CODES:

    OTHER_CASE Error "D1341" "the outcome of another case"
        "`case` in an outcome file names the id of the case that it lies beside.";
    OUTCOME_WAYS Error "D1342" "what came about, said in no way or in several"
        "`came_about` has exactly one of `state` (a pattern, an id, or a list of them), `taken` (the options taken) and `holds` (a statement).";
    NO_SUCH_OUTCOME Error "D1343" "an outcome that fits no state"
        "No feasible state of the case fits what came about. Either a rule under `infeasible` excludes what happened, which is worth knowing, or the state is written wrongly.";
    OUTCOME_WITHOUT_SOURCE Warning "D1344" "an outcome without a source"
        "Every event, what came about, every question and every base rate should cite a document under `sources` of the outcome.";
    OUTCOME_TOO_EARLY Warning "D1345" "an outcome before the day of its case"
        "The day lies before `as_of` of the case. What was known on that day is part of the case, not of its outcome.";
}
