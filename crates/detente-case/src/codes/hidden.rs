//! Codes of findings about what readers cannot see or tell apart.

use super::codes;

codes! {
    /// All codes of findings about hidden characters and names, in ascending order.
    HIDDEN_CODES:

    HIDDEN_CHARACTER Warning "D1141" "a character that is not seen"
        "The text holds a character that is not seen but changes what is: it turns the order of letters round, sets the direction of text, has no width, or is a control character. Two names that look alike may then differ, and a sentence may read as its opposite. Delete it; scripts that run from right to left need none. In every output it is left out or replaced by `\u{FFFD}`.";
    SAME_NAME Warning "D1142" "two parties with the same name"
        "Two parties go by the same name, so no sentence can tell them apart. Give each a `name` of its own, and an `in_text` if it reads differently within a sentence.";
}
