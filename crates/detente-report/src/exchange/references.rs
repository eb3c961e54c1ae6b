//! Sources as bibliographies: CSL-JSON and BibTeX.

use detente_case::Case;
use detente_source::Document;
use serde_json::{Value, json};

/// What a bibliography has a place for. Every field of a document is named here, so that a new one is not forgotten.
struct Reference<'d> {
    id: &'d str,
    title: &'d str,
    author: Option<&'d str>,
    publisher: Option<&'d str>,
    published: Option<&'d str>,
    language: Option<&'d str>,
    address: Option<String>,
    /// The full reference that the case gives.
    note: Option<&'d str>,
    /// What kind of source it is, in the analyst's words.
    remark: Option<&'d str>,
}

impl<'d> Reference<'d> {
    fn of(document: &'d Document) -> Self {
        let Document {
            id,
            title,
            author,
            publisher,
            published,
            language,
            descriptor,
            citation,
            // Both are addresses; `Document::address` says which one leads somewhere.
            url: _,
            original: _,
            // Where the text lies and how it was come by is the case's own business, and so is the analyst's judgement.
            file: _,
            sha256: _,
            extracted: _,
            reliability: _,
        } = document;
        Self {
            id: &id.value,
            title,
            author: author.as_deref(),
            publisher: publisher.as_deref(),
            published: published.as_deref(),
            language: language.as_deref(),
            address: document.address().map(percent_encoded),
            note: citation.as_deref(),
            remark: descriptor.as_deref(),
        }
    }
}

/// Sources in CSL-JSON (schema 1.0), which Zotero, Pandoc and citation processors read.
///
/// ```
/// let text = "{detente: 1, id: a, sources: {wire: {title: Talks, published: 2024-02}}, parties: {p: {options: {x: Do}, prefers: []}}}";
/// let case = detente_case::parse(&detente_source::SourceText::new("a", text)).case.unwrap();
/// assert!(detente_report::to_csl(&case).contains("\"date-parts\":[[2024,2]]"));
/// ```
pub fn to_csl(case: &Case) -> String {
    let items: Vec<Value> = case.sources.iter().map(|source| item(&Reference::of(source))).collect();
    let lines: Vec<String> = items.iter().map(|i| format!("  {i}")).collect();
    if lines.is_empty() { "[]\n".to_owned() } else { format!("[\n{}\n]\n", lines.join(",\n")) }
}

fn item(source: &Reference) -> Value {
    let mut item = json!({"id": source.id, "type": "document", "title": source.title});
    // A name may be a person's or an office's, in any order: it stays whole.
    if let Some(author) = source.author {
        item["author"] = json!([{"literal": author}]);
    }
    if let Some(published) = source.published {
        let parts: Vec<u32> = published.split('-').filter_map(|p| p.parse().ok()).collect();
        item["issued"] = json!({"date-parts": [parts]});
    }
    for (key, value) in [
        ("publisher", source.publisher),
        ("language", source.language),
        ("URL", source.address.as_deref()),
        ("note", source.note),
        ("annote", source.remark),
    ] {
        if let Some(value) = value {
            item[key] = json!(value);
        }
    }
    item
}

/// Months as BibTeX knows them: macros, which styles write out in their language.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Sources in BibTeX, in UTF-8 (for BibLaTeX, or BibTeX with `inputenc`).
///
/// ```
/// let text = "{detente: 1, id: a, sources: {wire: {title: 'A { brace', published: 2024-02}}, parties: {p: {options: {x: Do}, prefers: []}}}";
/// let case = detente_case::parse(&detente_source::SourceText::new("a", text)).case.unwrap();
/// let entry = "@misc{wire,\n  title = {{A \\textbraceleft{} brace}},\n  year = {2024},\n  month = feb,\n  date = {2024-02},\n}\n\n";
/// assert_eq!(detente_report::to_bibtex(&case), entry);
/// ```
pub fn to_bibtex(case: &Case) -> String {
    case.sources.iter().map(|source| entry(&Reference::of(source))).collect()
}

fn entry(source: &Reference) -> String {
    let braced = |text: String| format!("{{{text}}}");
    let mut fields = vec![("title", braced(braced(escaped(source.title))))];
    // Braces keep a name whole: "DW" is no first name.
    fields.extend(source.author.map(|a| ("author", braced(braced(escaped(a))))));
    fields.extend(source.publisher.map(|p| ("publisher", braced(escaped(p)))));
    if let Some(published) = source.published {
        let parts: Vec<&str> = published.split('-').collect();
        fields.push(("year", braced(parts[0].to_owned())));
        let month = parts.get(1).and_then(|m| m.parse::<usize>().ok()?.checked_sub(1));
        fields.extend(month.and_then(|m| MONTHS.get(m)).map(|m| ("month", (*m).to_owned())));
        fields.push(("date", braced(published.to_owned())));
    }
    fields.extend(source.language.map(|l| ("langid", braced(escaped(l)))));
    fields.extend(source.address.as_ref().map(|u| ("url", braced(u.clone()))));
    fields.extend(source.note.map(|n| ("note", braced(escaped(n)))));
    fields.extend(source.remark.map(|r| ("annote", braced(escaped(r)))));
    let lines: String = fields.iter().map(|(key, value)| format!("  {key} = {value},\n")).collect();
    format!("@misc{{{},\n{lines}}}\n\n", source.id)
}

/// A text in which nothing means something to TeX, on one line. BibTeX counts braces whether or not a backslash stands
/// before them, so that they are written by name.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars().filter(|c| !c.is_control()) {
        let name = match c {
            '$' | '&' | '%' | '#' | '_' => {
                out.push('\\');
                out.push(c);
                continue;
            }
            '\\' => "textbackslash",
            '{' => "textbraceleft",
            '}' => "textbraceright",
            '~' => "textasciitilde",
            '^' => "textasciicircum",
            '<' => "textless",
            '>' => "textgreater",
            '|' => "textbar",
            '"' => "textquotedbl",
            '`' => "textasciigrave",
            c => {
                out.push(c);
                continue;
            }
        };
        out.push_str(&format!("\\{name}{{}}"));
    }
    out
}

/// An address in which every character is one that an address may have (RFC 3986); what is percent-encoded stays so. Its
/// host is left as it is: letters beyond ASCII are written otherwise there.
fn percent_encoded(address: &str) -> String {
    let host = address.find("://").map_or(0, |at| at + 3);
    let path = address[host..].find(['/', '?', '#']).map_or(address.len(), |at| host + at);
    let mut out = address[..path].to_owned();
    let bytes = &address.as_bytes()[path..];
    for (at, byte) in bytes.iter().enumerate() {
        let is_escape = || bytes.get(at + 1..at + 3).is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit));
        match byte {
            b'%' if is_escape() => out.push('%'),
            b if b.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=".contains(b) => out.push(char::from(*b)),
            b => out.push_str(&format!("%{b:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_means_something_to_tex() {
        assert_eq!(
            escaped("a {b} \\ 100 % of $5 & #1 _x_ ~ ^\n<c> | \"q\""),
            "a \\textbraceleft{}b\\textbraceright{} \\textbackslash{} 100 \\% of \\$5 \\& \\#1 \\_x\\_ \\textasciitilde{} \
             \\textasciicircum{} \\textless{}c\\textgreater{} \\textbar{} \\textquotedbl{}q\\textquotedbl{}"
        );
    }

    #[test]
    fn addresses_hold_what_addresses_may_hold() {
        for (from, to) in [
            ("https://example.org/a{b}?q=ä|\\^`\"<>", "https://example.org/a%7Bb%7D?q=%C3%A4%7C%5C%5E%60%22%3C%3E"),
            ("https://example.org/100%/%7e%2F%zz", "https://example.org/100%25/%7e%2F%25zz"),
            ("http://日本.example?x=[1]#t", "http://日本.example?x=[1]#t"),
        ] {
            assert_eq!(percent_encoded(from), to);
            assert_eq!(percent_encoded(to), to);
        }
    }
}
