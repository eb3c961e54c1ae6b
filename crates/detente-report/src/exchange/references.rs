//! Sources as bibliographies: CSL-JSON and BibTeX.

use detente_case::Case;
use detente_source::Document;
use serde_json::{Value, json};

/// Sources in CSL-JSON (schema 1.0), which Zotero, Pandoc and citation processors read.
///
/// ```
/// let text = "{detente: 1, id: a, sources: {wire: {title: Talks, published: 2024-02}}, parties: {p: {options: {x: Do}, prefers: []}}}";
/// let case = detente_case::parse(&detente_source::SourceText::new("a", text)).case.unwrap();
/// assert!(detente_report::to_csl(&case).contains("\"date-parts\":[[2024,2]]"));
/// ```
pub fn to_csl(case: &Case) -> String {
    let items: Vec<Value> = case.sources.iter().map(item).collect();
    let lines: Vec<String> = items.iter().map(|i| format!("  {i}")).collect();
    if lines.is_empty() { "[]\n".to_owned() } else { format!("[\n{}\n]\n", lines.join(",\n")) }
}

fn item(source: &Document) -> Value {
    let mut item = json!({"id": source.id.value, "type": "document", "title": source.title});
    // A name may be a person's or an office's, in any order: it stays whole.
    if let Some(author) = &source.author {
        item["author"] = json!([{"literal": author}]);
    }
    if let Some(publisher) = &source.publisher {
        item["publisher"] = json!(publisher);
    }
    if let Some(published) = &source.published {
        let parts: Vec<u32> = published.split('-').filter_map(|p| p.parse().ok()).collect();
        item["issued"] = json!({"date-parts": [parts]});
    }
    if let Some(language) = &source.language {
        item["language"] = json!(language);
    }
    if let Some(url) = source.address() {
        item["URL"] = json!(url);
    }
    if let Some(note) = source.citation.as_ref().or(source.descriptor.as_ref()) {
        item["note"] = json!(note);
    }
    item
}

/// Sources in BibTeX, in UTF-8 (for BibLaTeX, or BibTeX with `inputenc`).
pub fn to_bibtex(case: &Case) -> String {
    let mut out = String::new();
    for source in &case.sources {
        let mut fields = vec![("title", format!("{{{}}}", escaped(&source.title)))];
        // Braces keep a name whole: "DW" is no first name.
        fields.extend(source.author.as_ref().map(|a| ("author", format!("{{{}}}", escaped(a)))));
        fields.extend(source.publisher.as_ref().map(|p| ("publisher", escaped(p))));
        if let Some(published) = &source.published {
            let parts: Vec<&str> = published.split('-').collect();
            fields.push(("year", parts[0].to_owned()));
            fields.extend(parts.get(1).map(|m| ("month", m.trim_start_matches('0').to_owned())));
            fields.push(("date", published.clone()));
        }
        fields.extend(source.language.as_ref().map(|l| ("langid", escaped(l))));
        fields.extend(source.address().map(|u| ("url", u.replace(['{', '}', '\\'], ""))));
        fields.extend(source.citation.as_ref().or(source.descriptor.as_ref()).map(|n| ("note", escaped(n))));
        out.push_str(&format!("@misc{{{},\n", source.id));
        for (key, value) in fields {
            out.push_str(&format!("  {key} = {{{value}}},\n"));
        }
        out.push_str("}\n\n");
    }
    out
}

/// A text in which nothing means something to TeX.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' | '}' | '$' | '&' | '%' | '#' | '_' => {
                out.push('\\');
                out.push(c);
            }
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            c => out.push(c),
        }
    }
    out
}
