//! Codes of findings that need more than the file: the states of the case, its results, the files it names. They are
//! made by the crates to the right of this one and explained here, so that there is one table.

use super::codes;

codes! {
    /// All codes of findings that need the states of a case, in ascending order.
    GRAPH_CODES:

    NO_FEASIBLE_STATE Error "D0601" "no feasible state"
        "The rules under `infeasible` exclude every combination of options. Drop or narrow one of them.";
    UNRANKED_STATE Error "D0602" "a state that is not ranked"
        "A ranking lists every feasible state exactly once. The message lists those that are missing.";
    STATE_RANKED_TWICE Error "D0603" "a state that is ranked twice"
        "Two entries of a ranking name the same state, for instance through a `-` in a pattern or through `coalesce`.";
    RANKED_NOTHING Error "D0604" "an entry that names no state"
        "An entry of a ranking names no feasible state: a rule under `infeasible` excludes all that it could mean.";
    NEVER_HOLDS Warning "D0701" "a statement that never holds"
        "The statement holds in no feasible state, so it tells no two states apart. If it is kept for another reading of the case, mark it `dormant: true`.";
    ALWAYS_HOLDS Warning "D0702" "a statement that always holds"
        "The statement holds in every feasible state, so it tells no two states apart. If it is kept for another reading of the case, mark it `dormant: true`.";
    INDIFFERENT Warning "D0703" "a party that does not care"
        "Nothing that the party wants tells two states apart, so every state is stable for it.";
    SPLITS_MERGED_STATE Warning "D0704" "a preference that splits a merged state"
        "States that `coalesce` merges are one state, but the preference holds in a part of it only. It is judged at the merged state's largest member.";
    IDLE_RULE Warning "D0705" "a rule that removes nothing"
        "Every state that this feasibility rule excludes is excluded by another one already.";
    NOT_DORMANT Warning "D0706" "a dormant preference that matters"
        "The preference is marked `dormant: true` but does tell states apart. Drop the mark.";
    MERGES_NOTHING Warning "D0707" "a rule that merges nothing"
        "The `coalesce` rule holds in less than two feasible states.";
}

codes! {
    /// All codes of findings that `detente check` makes, in ascending order.
    CHECK_CODES:

    OTHER_NUMBER_OF_STATES Error "D0801" "another number of states than expected"
        "The case has not as many feasible states as `expect` says.";
    OTHER_RESULT Error "D0802" "another result than expected"
        "The equilibria or stable states are not those that `expect` says. The message lists the differences.";
    UNDEFINED_CONCEPT Error "D0803" "a concept that does not apply"
        "`expect` names a stability concept that is not defined for this case: SIM needs options and has no meaning in graph form.";
    EXPECTED_NO_STATE Error "D0804" "an expected state that cannot be"
        "`expect` names a state that is not feasible.";
    OTHER_SETTLEMENT Error "D0805" "another settlement than expected"
        "The settlement has not the figures or the packages that `expect` says. The message gives both.";
    FILE_UNREADABLE Error "D1001" "a document that cannot be read"
        "The file of a document is missing or cannot be opened.";
    FILE_CHANGED Error "D1002" "a document that has changed"
        "The file of a document has another SHA-256 digest than the case says. Read it again; when the claims still hold, put the new digest into the case.";
    FILE_NOT_TEXT Error "D1003" "a document that is not text"
        "The file is no text: a PDF, a Word document, a picture, something packed, or text in an encoding that is not read. Claims can only be checked against text; the message names a way to it.";
    CLAIM_MOVED Error "D1004" "a claim that does not hold in its document"
        "The place that a claim names is not in the document, or holds another text than when the case was written.";
}
