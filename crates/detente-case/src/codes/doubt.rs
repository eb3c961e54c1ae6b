//! Codes of findings about what is in doubt: hypotheses, contingencies, conditions, ranks, likelihoods.

use super::codes;

codes! {
    /// All codes of findings about what is in doubt, in ascending order.
    DOUBT_CODES:

    UNKNOWN_GROUP Error "D1301" "an unknown group of hypotheses"
        "`from` and conditions under `if` and `unless` name entries of `hypotheses` or `contingencies`, and there is none of this name.";
    UNKNOWN_ALTERNATIVE Error "D1302" "an unknown alternative"
        "A group has no alternative of this name. In conditions an alternative is written `group.alternative`, and a contingency by its name alone.";
    GROUP_CLASH Error "D1303" "one id for hypotheses and a contingency"
        "Conditions name groups of hypotheses and contingencies alike, so their ids must differ.";
    TOO_FEW_ALTERNATIVES Error "D1304" "a group of fewer than two alternatives"
        "Exactly one alternative of a group holds. With a single one nothing is in doubt: write its statements where they belong.";
    TOO_MANY_HYPOTHESES Error "D1305" "too many groups or alternatives"
        "A case may have 64 groups of hypotheses and contingencies together, each of at most 64 alternatives.";
    EMPTY_SLOT Warning "D1306" "a slot that nothing fills"
        "`from` names a group none of whose alternatives has statements under `prefers`, so nothing ever stands here.";
    NO_SLOT Error "D1307" "statements without a place"
        "Alternatives of the group have statements under `prefers`, but no party has the slot `from: GROUP` among its preferences, so it is not known who wants them and how much.";
    SLOT_TWICE Error "D1308" "a slot given twice"
        "A party's preferences name the same group twice. Its statements can stand in one place only.";
    IDLE_ALTERNATIVE Warning "D1309" "an alternative that changes nothing"
        "Two alternatives of the group bring the same statements, and no condition tells them apart; or no condition speaks of the contingency. Worlds would be counted twice that are the same. If it is only to be told, put it into `notes`.";
    BAD_RANKS Error "D1310" "ranks that cannot be"
        "`ranks: [first, last]` says which places the statement may have in the list of its party, slots filled. `first` is at most `last`, and the place that it has in the file, in the base world, lies between them.";
    RANKS_OUT_OF_REACH Warning "D1311" "ranks beyond the end of the list"
        "The list of the party has fewer statements than the last rank given. Ranks beyond its end are left out.";
    LIKELIHOODS_MISSING Error "D1312" "likelihoods for some alternatives only"
        "Either all alternatives of a group have a likelihood or none has: what is missing is never filled in.";
    LIKELIHOODS_DO_NOT_SUM Error "D1313" "likelihoods that do not add up"
        "Exactly one alternative of a group holds, so numbers must add up to 1, and of ranges and terms the lower ends to at most 1 and the upper ends to at least 1.";
    BAD_LIKELIHOOD Error "D1314" "a range of likelihoods upside down"
        "A range is written `[low, high]`, the smaller number first.";
    OUTCOME_INSIDE Error "D1315" "an outcome inside a case"
        "What happened is kept apart from the case, in `outcome.yaml` beside it, and is never read by an analysis. Otherwise nobody could tell whether the model was bent towards what is known by now.";
    CANNOT_BE_TODAY Error "D1316" "a status quo that cannot be in some worlds"
        "Today's state is known, so it must be feasible in every world. A rule that counts in some worlds only excludes it there.";
    NO_DOUBT_HERE Error "D1317" "hypotheses in graph form"
        "Hypotheses and contingencies change statements and rules, and the graph form has neither. Give the case in option form.";
    IDLE_CONDITION Warning "D1318" "a condition that decides nothing"
        "The condition under `if` or `unless` holds in every world, or in none.";
    SLOT_WITH_MORE Error "D1319" "a slot that says too much"
        "An entry `from: GROUP` only marks a place. Grounds, conditions and ranks belong to the statements that the alternatives put there, and a slot cannot stand among these themselves.";
}
