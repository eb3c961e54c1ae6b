//! What a page says about itself as linked data (schema.org in JSON-LD).

use super::Meta;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// Kinds of things that are articles, from what says most to what says least.
const ARTICLES: &str = "\
    LiveBlogPosting NewsArticle ReportageNewsArticle AnalysisNewsArticle BackgroundNewsArticle OpinionNewsArticle \
    ReviewNewsArticle AskPublicNewsArticle Article BlogPosting SocialMediaPosting DiscussionForumPosting \
    ScholarlyArticle TechArticle Report WebPage CreativeWork";
/// How deep things are looked for in things.
const DEPTH: usize = 8;

/// The linked data of a page.
#[derive(Debug, Default)]
pub(super) struct Data(Vec<Value>);

impl Data {
    /// Takes one script. Data that cannot be read is passed over.
    pub(super) fn read(&mut self, json: &str) {
        // Systems wrap it in marks of other languages, and leave line ends in texts.
        let bare = json.trim().trim_start_matches("//").trim_start();
        let bare = bare.strip_prefix("<![CDATA[").or(bare.strip_prefix("<!--")).unwrap_or(bare).trim_end();
        let bare =
            bare.strip_suffix("-->").or(bare.strip_suffix("]]>")).unwrap_or(bare).trim_end().trim_end_matches("//");
        let clean: String = bare.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let one =
            serde_json::from_str(bare.trim().trim_end_matches(';')).or_else(|_| serde_json::from_str(clean.trim()));
        self.0.extend(one.ok());
    }

    /// Gives what the article in the data says.
    pub(super) fn offer(&self, meta: &mut Meta) {
        let Some(article) = self.article() else { return };
        let ids = self.by_id();
        let texts = |key: &str| article.get(key).map(|value| names(value, &ids, 0)).unwrap_or_default();
        for (key, field) in
            [("headline", "title"), ("name", "title"), ("datePublished", "published"), ("inLanguage", "language")]
        {
            for text in texts(key).into_iter().take(1) {
                meta.offer(field, &text);
            }
        }
        meta.offer_authors(
            ["author", "creator"].into_iter().map(texts).find(|t| !t.is_empty()).iter().flatten().map(String::as_str),
        );
        for text in ["publisher", "sourceOrganization"].into_iter().flat_map(texts).take(1) {
            meta.offer("publisher", &text);
        }
        for key in ["url", "mainEntityOfPage", "@id"] {
            if let Some(address) = article.get(key).and_then(|value| address(value)) {
                meta.offer("url", address);
            }
        }
    }

    /// The text of the article, where the data has it.
    pub(super) fn body(&self) -> Option<String> {
        self.article()?.get("articleBody").and_then(Value::as_str).map(str::to_owned)
    }

    /// The thing that is most of an article, and the one that is least deep in others.
    fn article(&self) -> Option<&Map<String, Value>> {
        let mut found = Vec::new();
        self.0.iter().for_each(|value| articles(value, 0, &mut found));
        found.into_iter().min_by_key(|(rank, depth, _)| (*rank, *depth)).map(|(.., thing)| thing)
    }

    fn by_id(&self) -> HashMap<&str, &Map<String, Value>> {
        let mut ids = HashMap::new();
        self.0.iter().for_each(|value| index(value, 0, &mut ids));
        ids
    }
}

/// The things in a value that are articles of this page, with how much so and how deep.
fn articles<'v>(value: &'v Value, depth: usize, found: &mut Vec<(usize, usize, &'v Map<String, Value>)>) {
    match value {
        Value::Array(list) if depth < DEPTH => list.iter().for_each(|one| articles(one, depth + 1, found)),
        Value::Object(thing) => {
            let kind = |kind: &Value| {
                let name = kind.as_str()?.rsplit(['/', ':', '#']).next()?.to_owned();
                ARTICLES.split(' ').position(|known| known == name)
            };
            let rank = match thing.get("@type") {
                Some(Value::Array(kinds)) => kinds.iter().filter_map(kind).min(),
                Some(one) => kind(one),
                None => None,
            };
            found.extend(rank.map(|rank| (rank, depth, thing)));
            for inner in ["@graph", "mainEntity", "mainEntityOfPage"].iter().filter_map(|key| thing.get(*key)) {
                if depth < DEPTH {
                    articles(inner, depth + 1, found);
                }
            }
        }
        _ => {}
    }
}

/// All things that have an id and a name; a reference has the id alone.
fn index<'v>(value: &'v Value, depth: usize, ids: &mut HashMap<&'v str, &'v Map<String, Value>>) {
    match value {
        Value::Array(list) if depth < DEPTH => list.iter().for_each(|one| index(one, depth + 1, ids)),
        Value::Object(thing) if depth < DEPTH => {
            if let Some(id) = thing.get("@id").and_then(Value::as_str).filter(|_| thing.contains_key("name")) {
                ids.entry(id).or_insert(thing);
            }
            thing.values().for_each(|one| index(one, depth + 1, ids));
        }
        _ => {}
    }
}

/// The names in a value: a text, something with a name, a reference to it, or a list of these.
fn names(value: &Value, ids: &HashMap<&str, &Map<String, Value>>, depth: usize) -> Vec<String> {
    match value {
        Value::String(text) => match ids.get(text.as_str()) {
            Some(thing) if depth < DEPTH => {
                thing.get("name").map(|name| names(name, ids, depth + 1)).unwrap_or_default()
            }
            _ => vec![text.clone()],
        },
        Value::Array(list) if depth < DEPTH => {
            list.iter().take(20).flat_map(|one| names(one, ids, depth + 1)).collect()
        }
        Value::Object(thing) => {
            let inner = ["name", "@value", "alternateName", "@list"].into_iter().find_map(|key| thing.get(key));
            let meant =
                || thing.get("@id").and_then(Value::as_str).and_then(|id| ids.get(id)).and_then(|t| t.get("name"));
            match inner.or_else(meant) {
                Some(inner) if depth < DEPTH => names(inner, ids, depth + 1),
                _ => Vec::new(),
            }
        }
        _ => Vec::new(),
    }
}

/// The address in a value: a text, or the id or address of a thing.
fn address(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        Value::Array(list) => list.first().and_then(address),
        Value::Object(thing) => ["@id", "url"].into_iter().find_map(|key| thing.get(key)).and_then(Value::as_str),
        _ => None,
    }
}
