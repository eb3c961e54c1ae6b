//! Codes of findings about views: how parties see the conflict.

use super::codes;

codes! {
    /// All codes of findings about views, in ascending order.
    VIEW_CODES:

    VIEWS_NEED_OPTIONS Error "D1121" "views in graph form"
        "A view says which options a party does not see or imagines, and what it believes about states made of options. A case in graph form has none.";
    NOT_AN_OPTION Error "D1122" "not an option"
        "`unaware` lists options of the case, each as `party.option`, and this entry is another statement.";
    BLIND_TO_ITSELF Error "D1123" "a party that does not see what it does"
        "The option is taken today by the very party that is said not to know of it. A party may be blind to what it could do, not to what it does.";
    IMAGINED_BUT_REAL Error "D1124" "an imagined option that exists"
        "`imagines` is for options that do not exist. The party has an option of this id; leave it out here, or give the imagined one another id.";
    UNSEEN_IN_VIEW Error "D1125" "a belief about an option that is not seen"
        "A rule or a preference of a view names an option that the view's party does not know of. Drop the option from `unaware`, or leave it out of the statement.";
    VIEW_CHANGES_NOTHING Warning "D1126" "a view that changes nothing"
        "The view says nothing that differs from the case, so the party sees the conflict as it is. Leave the view out.";
    DOUBT_IN_VIEW Error "D1127" "doubt within a view"
        "A rule or a preference of a view has `if`, `unless` or `ranks`, or is a slot. A view is the same in every world; what is in doubt about it cannot be said in this version.";
}
