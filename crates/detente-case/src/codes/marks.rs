//! Codes of findings about doubtful preferences: what is marked as unknown, and which differences are marked as strong.

use super::codes;

codes! {
    /// All codes of findings about doubtful preferences, in ascending order.
    MARKS_CODES:

    UNKNOWN_AND_KNOWN Error "D1101" "unknown and known at once"
        "`unknown: true` says that it is not known which way a statement counts. Such a statement cannot be `strong`, and cannot be `dormant` either, for that is knowing that it does not count.";
    STRONG_BELOW Warning "D1102" "a statement above a strong one"
        "An earlier statement outweighs all later ones together. What stands before a strong statement therefore counts as strong too; mark it, or move it down.";
    STRAY_GAP Error "D1103" "a strong gap with nothing on one side"
        "`\">>\"` in a ranking stands between two tiers: what is above it is much better than what is below it. It needs a tier on either side, and one gap in a place is enough.";
    SMALL_GROUP Error "D1104" "an unknown group of one"
        "A group under `unknown` lists states between which the preference is not known, so it needs two entries at least.";
    UNKNOWN_NOTHING Error "D1105" "an unknown entry that names no state"
        "An entry of a group under `unknown` names no feasible state: a rule under `infeasible` excludes all that it could mean.";
    UNKNOWN_TWICE Error "D1106" "a state twice in an unknown group"
        "Two entries of a group under `unknown` name the same state, for instance through a `-` in a pattern. Between itself and itself nothing is unknown.";
}
