//! What of a Markdown file is read as prose: everything but code, comments and the addresses of links.

/// The text with everything that is not read replaced by blanks, byte for byte, so that places stay.
pub(super) fn readable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut fence: Option<&str> = None;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim_start();
        let mark = ["```", "~~~"].into_iter().find(|m| trimmed.starts_with(m));
        match (fence, mark) {
            (None, Some(mark)) => {
                fence = Some(mark);
                blank(line, &mut out);
            }
            (Some(open), mark) => {
                if mark == Some(open) {
                    fence = None;
                }
                blank(line, &mut out);
            }
            (None, None) => inline(line, &mut out),
        }
    }
    out
}

/// Blanks of the same number of bytes; line ends stay.
fn blank(text: &str, out: &mut String) {
    text.chars().for_each(|c| match c {
        '\n' => out.push('\n'),
        c => (0..c.len_utf8()).for_each(|_| out.push(' ')),
    });
}

/// One line without its inline code, comments and addresses.
fn inline(line: &str, out: &mut String) {
    let mut rest = line;
    while let Some(at) = rest.find(['`', '<', ']']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let length = match from.as_bytes()[0] {
            b'`' => from[1..].find('`').map(|end| end + 2),
            b'<' => from
                .find("-->")
                .filter(|_| from.starts_with("<!--"))
                .map(|end| end + 3)
                .or_else(|| from.find('>').filter(|end| from[..*end].contains("://")).map(|end| end + 1)),
            _ => from.starts_with("](").then(|| from.find(')')).flatten().map(|end| end + 1),
        };
        match length {
            Some(length) => {
                blank(&from[..length], out);
                rest = &from[length..];
            }
            None => {
                out.push_str(&from[..1]);
                rest = &from[1..];
            }
        }
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_and_addresses_are_blank_and_places_stay() {
        let text = "It is `likely` [likely](http://likely.org/a) é.\n```\nlikely\n```\n<!-- likely --> <http://likely.de> end\n";
        let found = readable(text);
        assert_eq!(found.len(), text.len());
        assert_eq!(found.matches("likely").count(), 1, "{found}");
        assert!(found.contains("é") && found.ends_with("end\n"));
        assert_eq!(found.lines().count(), text.lines().count());
        assert_eq!(readable("a ] b ` c < d").len(), 13);
    }
}
