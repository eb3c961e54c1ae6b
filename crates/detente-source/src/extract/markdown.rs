//! Blocks of a Markdown file (CommonMark), and the front matter that many begin with.
//!
//! Markdown is a way to write HTML, and may have HTML in it: so it is read as the page that it makes.

use super::{Meta, Page, html};
use pulldown_cmark::{Options, Parser};
use saphyr_parser::{Event, Parser as Yaml};

/// How deep lists in the front matter are looked into.
const DEPTH: usize = 4;

pub(super) fn read(file: &str) -> Page {
    let mut meta = Meta::default();
    let body = front_matter(file, &mut meta);
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let mut page = String::new();
    pulldown_cmark::html::push_html(&mut page, Parser::new_ext(body, options));
    let mut found = html::read(&page);
    found.meta = meta;
    found
}

/// Reads the YAML between two `---` at the head, and gives the rest.
fn front_matter<'f>(file: &'f str, meta: &mut Meta) -> &'f str {
    let text = file.strip_prefix('\u{FEFF}').unwrap_or(file);
    let Some(rest) = text.strip_prefix("---\n").or(text.strip_prefix("---\r\n")) else { return text };
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        let end = at + line.len();
        if line.trim_end() == "---" || line.trim_end() == "..." {
            let yaml = &rest[..at];
            let entries = entries(yaml).or_else(|| entries(&quoted(yaml))).unwrap_or_else(|| lines(yaml));
            for (key, values) in &entries {
                let values = || values.iter().map(String::as_str);
                match key.trim().to_lowercase().as_str() {
                    "author" | "authors" | "by" => meta.offer_authors(values()),
                    other => {
                        let field = match other {
                            "date" | "published" | "pubdate" => "published",
                            "lang" | "language" => "language",
                            "source" | "link" | "url" | "canonical" => "url",
                            other => other,
                        };
                        values().take(1).for_each(|value| meta.offer(field, value));
                    }
                }
            }
            return &rest[end..];
        }
        at = end;
    }
    text
}

/// The keys of a YAML mapping, each with its texts: its own, those of its list, or the names in it.
fn entries(yaml: &str) -> Option<Vec<(String, Vec<String>)>> {
    let mut entries: Vec<(String, Vec<String>)> = Vec::new();
    // For each mapping and list that is open: whether it is a mapping, and the key that waits for its value.
    let mut open: Vec<(bool, Option<String>)> = Vec::new();
    for event in Yaml::new_from_str(yaml) {
        match event.ok()?.0 {
            Event::MappingStart(..) | Event::SequenceStart(..) if open.len() >= DEPTH => return None,
            Event::MappingStart(..) => open.push((true, None)),
            Event::SequenceStart(..) => open.push((false, None)),
            Event::MappingEnd | Event::SequenceEnd => {
                open.pop();
                let depth = open.len();
                if let Some((true, key)) = open.last_mut().filter(|_| depth > 0) {
                    *key = None;
                }
            }
            Event::Scalar(value, ..) => {
                let depth = open.len();
                match open.last_mut() {
                    Some((true, key @ None)) => {
                        if depth == 1 {
                            entries.push((value.to_string(), Vec::new()));
                        }
                        *key = Some(value.to_string());
                    }
                    Some((mapping, key)) => {
                        // Within a list or a mapping, only names say who it is.
                        let name = depth == 1 || !*mapping || key.as_deref() == Some("name");
                        if let Some((_, values)) = entries.last_mut().filter(|_| name) {
                            values.push(value.to_string());
                        }
                        *key = None;
                    }
                    None => return None,
                }
            }
            _ => {}
        }
    }
    (!entries.is_empty()).then_some(entries)
}

/// The same with quotation marks around values that have a colon in them, which many leave out.
fn quoted(yaml: &str) -> String {
    let mut out = String::new();
    for line in yaml.lines() {
        match line
            .split_once(": ")
            .filter(|(_, value)| value.contains(": ") && !value.trim_start().starts_with(['"', '\'', '[', '{']))
        {
            Some((key, value)) => out.push_str(&format!("{key}: '{}'", value.trim().replace('\'', "''"))),
            None => out.push_str(line),
        }
        out.push('\n');
    }
    out
}

/// `key: value` lines of what is no YAML, such as a title with a colon in it.
fn lines(text: &str) -> Vec<(String, Vec<String>)> {
    let entry = |line: &str| {
        let (key, value) = line.split_once(':')?;
        let list = entries(line).and_then(|mut one| one.pop()).map(|(_, values)| values);
        Some((key.to_owned(), list.unwrap_or_else(|| vec![value.trim().trim_matches(['"', '\'']).to_owned()])))
    };
    text.lines().filter_map(entry).collect()
}
