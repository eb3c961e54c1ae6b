//! Text that means itself in GitHub-flavoured Markdown.

/// Our words or the case's, on one line, with everything escaped that Markdown or HTML would take for a mark.
pub(crate) fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in folded(text) {
        match word {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '#' | '|' | '~' | '$' | '!' => {
                out.push('\\');
                out.push(word);
            }
            // An address would become a link by itself.
            ':' if out.ends_with("http") || out.ends_with("https") => out.push_str("&#58;"),
            '@' => out.push_str("&#64;"),
            c => out.push(c),
        }
    }
    out
}

/// At the start of a line a few more characters would open a list.
pub(crate) fn opening(text: &str) -> String {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    match text.chars().nth(digits) {
        Some('.' | ')') if digits > 0 => format!("{}\\{}", &text[..digits], &text[digits..]),
        Some('-' | '+' | '=') if digits == 0 => format!("\\{text}"),
        _ => text.to_owned(),
    }
}

/// Something as it is written, in as many backticks as it needs. Within a table its bars are escaped.
pub(crate) fn code(text: &str, in_table: bool) -> String {
    let text: String = folded(text).collect();
    let text = if in_table { text.replace('|', "\\|") } else { text };
    let mut longest = 0;
    let mut run = 0;
    for c in text.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') || text.is_empty() { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// White space folded: a line end of the case must not end our line.
fn folded(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().map(|c| if c.is_whitespace() || c.is_control() { ' ' } else { c })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_mean_themselves() {
        assert_eq!(text("a*b_c <b> & `x` [y](z) | #1\n2"), "a\\*b\\_c &lt;b&gt; &amp; \\`x\\` \\[y\\](z) \\| \\#1 2");
        assert_eq!(text("see https://x.example"), "see https&#58;//x.example");
        assert_eq!(opening("1. of May"), "1\\. of May");
        assert_eq!(opening("- dash"), "\\- dash");
        assert_eq!(opening("1950 was"), "1950 was");
    }

    #[test]
    fn code_keeps_its_backticks_and_bars() {
        assert_eq!(code("a | b", true), "`a \\| b`");
        assert_eq!(code("a | b", false), "`a | b`");
        assert_eq!(code("`", false), "`` ` ``");
    }
}
