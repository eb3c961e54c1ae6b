//! A case file as data for forms: what is written where, whether or not it makes sense.
//!
//! A form must show a file that has errors in it too, so this goes no further than YAML: scalars as the texts that were
//! written, mappings in their order. What it all means is for [`crate::parse`] to say.

use crate::findings::Findings;
use crate::yaml::{Node, ScalarStyle, Value, load};
use detente_source::{SourceText, Span};
use serde_json::{Map, Value as Json};

/// What a case file says, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    /// Texts as texts; `true` and `false` without quotes as such; nothing as null; numbers as the texts they are.
    pub data: Json,
    /// Where each value stands, by its path with dots: `parties.jp.prefers.3`.
    pub places: Vec<(String, Span)>,
}

/// The outline of a file; none where it is not YAML, which [`crate::parse`] explains.
///
/// ```
/// use detente_source::SourceText;
/// let source = SourceText::new("case.yaml", "parties:\n  a: {name: 010, prefers: [x, {want: y, dormant: true}]}\n");
/// let outline = detente_case::outline(&source).unwrap();
/// assert_eq!(outline.data["parties"]["a"]["name"], "010");
/// assert_eq!(outline.data["parties"]["a"]["prefers"][1]["dormant"], true);
/// let (_, place) = outline.places.iter().find(|(path, _)| path == "parties.a.prefers.0").unwrap();
/// assert_eq!(source.slice(*place), "x");
/// ```
pub fn outline(source: &SourceText) -> Option<Outline> {
    crate::decode::check_size(source.text().len()).ok()?;
    let mut found = Findings::default();
    let root = load(source, &mut found)?;
    let mut places = Vec::new();
    let data = data(&root, &mut String::new(), &mut places);
    Some(Outline { data, places })
}

fn data(node: &Node, path: &mut String, places: &mut Vec<(String, Span)>) -> Json {
    places.push((path.clone(), node.span));
    match &node.value {
        Value::Scalar(text, ScalarStyle::Plain) => match text.as_str() {
            "true" => Json::Bool(true),
            "false" => Json::Bool(false),
            _ if node.is_empty() => Json::Null,
            text => Json::String(text.to_owned()),
        },
        Value::Scalar(text, _) => Json::String(text.clone()),
        Value::List(items) => {
            items.iter().enumerate().map(|(at, item)| below(path, &at.to_string(), |p| data(item, p, places))).collect()
        }
        Value::Mapping(entries) => {
            let mut map = Map::new();
            for (key, value) in entries {
                let name = key.text().unwrap_or_default();
                map.insert(name.to_owned(), below(path, name, |p| data(value, p, places)));
            }
            Json::Object(map)
        }
    }
}

/// Runs `f` with one more step at the end of the path.
fn below<T>(path: &mut String, step: &str, f: impl FnOnce(&mut String) -> T) -> T {
    let length = path.len();
    if length > 0 {
        path.push('.');
    }
    path.push_str(step);
    let made = f(path);
    path.truncate(length);
    made
}
