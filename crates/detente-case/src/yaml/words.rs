//! The scanner's messages in plain words.

const CLOSE_QUOTE: &str =
    "close it with the quote it starts with; to write a single quote within single quotes, double it";
const BACKSLASH: &str = "within double quotes a backslash is written twice";
const ONE_COLUMN: &str = "align keys of one mapping in one column";
const NO_TAGS: &str = "a value that starts with `!` is a YAML tag, and case files have none";
const IN_QUOTES: &str = "put the value in quotes";

/// A part of the scanner's message, what is wrong, and what to do. The first part that fits counts.
const WORDS: &[(&str, &str, &str)] = &[
    ("found unprintable character", "a control character stands here", "delete it"),
    ("byte order mark", "a byte order mark stands within the text", "delete it"),
    ("a block scalar content cannot start with a tab", "a block of text starts with a tab", "indent it with spaces"),
    (
        "wrongly indented line in block scalar",
        "a line of this block is indented less than its first",
        "indent all lines alike",
    ),
    (
        "block scalar",
        "a block of text does not start as it should",
        "write `|` or `>` alone at the end of the line, or put the text in quotes",
    ),
    ("tab", "a tab is used for indentation", "indent with spaces: YAML does not allow tabs there"),
    ("found unexpected end of stream", "a quoted text is not closed", CLOSE_QUOTE),
    ("invalid indentation in quoted scalar", "a quoted text is not closed on its line", CLOSE_QUOTE),
    ("found unexpected document indicator", "a quoted text is not closed", CLOSE_QUOTE),
    (
        "invalid trailing content after double-quoted scalar",
        "there is more text after the closing quote",
        "put the whole value in quotes; to write a single quote within single quotes, double it",
    ),
    ("unknown escape character", "this escape is unknown", BACKSLASH),
    ("hexadecimal number", "this escape is incomplete", BACKSLASH),
    ("invalid Unicode character", "this escape names no character", BACKSLASH),
    (
        "mapping values are not allowed",
        "a colon is not expected here",
        "a value that holds a colon followed by a space must be in quotes; also check the indentation",
    ),
    ("mapping keys are not allowed", "a question mark is not expected here", IN_QUOTES),
    (
        "':' must be followed",
        "a space is missing after the colon",
        "write `key: value`, with a space (no tab) after the colon",
    ),
    ("':' may not precede", "a space is missing after the colon", "write `key: value`, with a space after the colon"),
    (
        "illegal placement of ':'",
        "a colon is not expected here",
        "write `key: value` on one line, close the bracket before it, or put the text in quotes",
    ),
    ("'-' must be followed", "a space is missing after the dash", "write `- value`, with a space after the dash"),
    ("plain scalar cannot start with '-'", "a dash stands alone", IN_QUOTES),
    ("is only valid inside a block", "a dash cannot stand within brackets", IN_QUOTES),
    ("simple key expect", "a key is not followed by a colon", "write `key: value`, with a space after the colon"),
    (
        "comment intercepting",
        "a comment stands within a text of several lines",
        "put the text in quotes, or the comment above it",
    ),
    ("comments must be separated", "a space is missing before the comment", "write a space before `#`"),
    (
        "invalid indentation in flow",
        "the lines within brackets must be indented",
        "indent them more than the key they belong to",
    ),
    ("did not find expected key", "the indentation does not fit the lines above", ONE_COLUMN),
    ("invalid indentation", "the indentation does not fit the lines above", ONE_COLUMN),
    (
        "did not find expected '-' indicator",
        "the indentation does not fit the list above",
        "start every entry of the list with `- ` in one column",
    ),
    ("block sequence entries", "a list cannot start here", "put the list on lines of its own below the key"),
    (
        "flow sequence, expected",
        "a list in square brackets is not closed",
        "separate entries by commas and close with `]`",
    ),
    (
        "flow mapping, did not find",
        "a mapping in braces is not closed",
        "separate entries by commas and close with `}`",
    ),
    ("misplaced bracket", "a closing bracket has no opening one", "delete it, or put the text in quotes"),
    ("did not find expected node content", "a value is missing here", "write a value, or delete the comma"),
    (
        "scanning an anchor or alias",
        "a value cannot start with `&` or `*`",
        "put the value in quotes: unquoted, `&` and `*` at its start have a meaning of their own in YAML",
    ),
    (
        "unknown anchor",
        "this alias repeats nothing",
        "an alias `*name` needs an anchor `&name` above it; put other text in quotes",
    ),
    ("unexpected character", "a value cannot start with this character", IN_QUOTES),
    ("recursion limit exceeded", "brackets nest too deep", "nest less"),
    ("document start", "the text goes on after its end", "check the indentation: everything belongs to one mapping"),
    ("document end", "the text goes on after its end", "check the indentation: everything belongs to one mapping"),
    ("directive", "a line cannot start with `%`", IN_QUOTES),
    ("TAG", "a line cannot start with `%`", IN_QUOTES),
    ("tag", NO_TAGS, "if this is a statement, put it in quotes"),
    ("handle wasn't declared", NO_TAGS, "if this is a statement, put it in quotes"),
    ("unexpected end of plain scalar", "a value is missing here", IN_QUOTES),
    ("expected whitespace", "a space is missing here", "separate keys, values and comments by spaces"),
    ("did not find expected next token", "this cannot be read", IN_QUOTES),
    ("unexpected eof", "the file ends too early", "check quotes and brackets"),
];

/// What is wrong and what to do, in plain words.
pub(super) fn plain_words(info: &str) -> Option<(&'static str, &'static str)> {
    WORDS.iter().find(|(part, ..)| info.contains(part)).map(|(_, message, hint)| (*message, *hint))
}

#[cfg(test)]
mod tests {
    use super::plain_words;
    use saphyr_parser::Parser;

    #[test]
    fn common_mistakes_have_plain_words() {
        let mistakes = [
            ("a:\n\tb: c", "a tab is used for indentation"),
            ("a: \"b", "a quoted text is not closed"),
            ("a: 'b' c", "there is more text after the closing quote"),
            ("a: b: c", "a colon is not expected here"),
            ("a:\t1", "a space is missing after the colon"),
            ("a: \"x\"# c", "a space is missing before the comment"),
            ("a: b\n  c # d\n  e", "a comment stands within a text of several lines"),
            ("a: [b\nc: d", "a colon is not expected here"),
            ("a: ]", "a closing bracket has no opening one"),
            ("a: - b", "a list cannot start here"),
            ("a: [-]", "a dash stands alone"),
            ("a: >x\n b", "a block of text does not start as it should"),
            ("%x", "the text goes on after its end"),
            ("a: [b, , c]", "a value is missing here"),
            ("!<x", "a value that starts with `!` is a YAML tag, and case files have none"),
        ];
        for (text, expected) in mistakes {
            let error = Parser::new_from_str(text).find_map(Result::err);
            let info = error.map(|e| e.info().to_owned()).unwrap_or_default();
            assert_eq!(plain_words(&info).map(|(message, _)| message), Some(expected), "{text:?}: {info}");
        }
    }
}
