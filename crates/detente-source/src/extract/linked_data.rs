//! What a page says about itself as linked data (schema.org in JSON-LD).

use super::Meta;
use serde_json::Value;

/// Kinds of things that are articles.
const ARTICLES: [&str; 7] =
    ["Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting", "Report", "WebPage"];

/// Takes what the first article in the data says. Data that cannot be read is passed over.
pub(super) fn read(json: &str, meta: &mut Meta) {
    let Ok(data) = serde_json::from_str::<Value>(json) else { return };
    let things = match &data {
        Value::Array(things) => things.iter().collect(),
        one => one.get("@graph").and_then(Value::as_array).map_or(vec![one], |things| things.iter().collect()),
    };
    let kind = |thing: &Value| match thing.get("@type") {
        Some(Value::String(kind)) => ARTICLES.iter().position(|a| a == kind),
        Some(Value::Array(kinds)) => ARTICLES.iter().position(|a| kinds.iter().any(|k| k == a)),
        _ => None,
    };
    let Some(article) = things.iter().filter_map(|t| Some((kind(t)?, t))).min_by_key(|(rank, _)| *rank) else { return };
    for (key, field) in [
        ("headline", "title"),
        ("author", "author"),
        ("publisher", "publisher"),
        ("datePublished", "published"),
        ("inLanguage", "language"),
        ("url", "url"),
    ] {
        if let Some(value) = article.1.get(key) {
            meta.offer(field, &names(value).join(", "));
        }
    }
}

/// The names in a value: a text, something with a name, or a list of these.
fn names(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(list) => list.iter().take(20).flat_map(names).collect(),
        Value::Object(thing) => {
            thing.get("name").and_then(Value::as_str).map(|name| vec![name.to_owned()]).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}
