//! What the head of a page says about it: `<meta>`, `<link>` and the language of `<html>`.

use super::Meta;
use super::html::{attribute, words};
use html5ever::tokenizer::Tag;

/// Names of the authors that `<meta>` gives, by the key that gave them, and the page's base address.
#[derive(Debug, Default)]
pub(super) struct Head {
    authors: Vec<(String, String)>,
    canonical: Option<String>,
    open_graph: Option<String>,
    base: Option<String>,
}

impl Head {
    /// Takes what an element says.
    pub(super) fn take(&mut self, tag: &Tag, meta: &mut Meta) {
        match &*tag.name {
            "html" => meta.offer("language", attribute(tag, "lang").or(attribute(tag, "xml:lang")).unwrap_or_default()),
            "base" if self.base.is_none() => self.base = attribute(tag, "href").map(str::to_owned),
            "link" if words(tag, "rel").any(|word| word.eq_ignore_ascii_case("canonical")) => {
                self.canonical = self.canonical.take().or(attribute(tag, "href").map(str::to_owned));
            }
            "meta" => {
                let value = attribute(tag, "content").unwrap_or_default();
                for key in ["property", "name", "itemprop"].into_iter().flat_map(|key| words(tag, key)) {
                    self.about(&key.to_ascii_lowercase(), value, meta);
                }
            }
            "time" if words(tag, "itemprop").any(|p| p == "datePublished") || attribute(tag, "pubdate").is_some() => {
                meta.offer("published", attribute(tag, "datetime").unwrap_or_default());
            }
            _ => {}
        }
    }

    fn about(&mut self, key: &str, value: &str, meta: &mut Meta) {
        let key = key.replace(':', ".");
        let field = match key.as_str() {
            "og.title" | "citation_title" | "dc.title" | "dcterms.title" => "title",
            "author" | "citation_author" | "dc.creator" | "dcterms.creator" | "article.author" | "parsely-author"
            | "byl" => {
                return self.authors.push((key, value.to_owned()));
            }
            "og.site_name" | "citation_publisher" | "dc.publisher" | "dcterms.publisher" => "publisher",
            "article.published_time"
            | "og.published_time"
            | "datepublished"
            | "citation_publication_date"
            | "citation_date"
            | "citation_online_date"
            | "date"
            | "pubdate"
            | "publishdate"
            | "publish-date"
            | "publication_date"
            | "dc.date"
            | "dc.date.issued"
            | "dcterms.date"
            | "dcterms.issued"
            | "parsely-pub-date"
            | "sailthru.date" => "published",
            "og.locale" | "dc.language" | "dcterms.language" | "content-language" => "language",
            "og.url" => return self.open_graph = self.open_graph.take().or(Some(value.to_owned())),
            _ => return,
        };
        meta.offer(field, value);
    }

    /// Gives what only all of the page could tell.
    pub(super) fn offer(&mut self, meta: &mut Meta) {
        // The same authors may be given under several keys; those of the first are all of them.
        let first = self.authors.iter().find(|(_, name)| Meta::is_name(name)).map(|(key, _)| key.clone());
        meta.offer_authors(
            self.authors.iter().filter(|(key, _)| Some(key) == first.as_ref()).map(|(_, name)| name.as_str()),
        );
        let addresses: Vec<String> =
            [self.canonical.take(), self.open_graph.take(), meta.url.take()].into_iter().flatten().collect();
        let base =
            self.base.as_deref().into_iter().chain(addresses.iter().map(String::as_str)).find(|a| crate::is_web(a));
        for address in &addresses {
            meta.offer("url", &absolute(address.trim(), base).unwrap_or_else(|| address.clone()));
        }
    }
}

/// An address on the same site, made whole.
fn absolute(address: &str, base: Option<&str>) -> Option<String> {
    let base = base?;
    let site = base.find("://")? + 3;
    let host = base[site..].find(['/', '?', '#']).map_or(base.len(), |at| site + at);
    if address.starts_with("//") {
        return Some(format!("{}:{address}", &base[..site - 3]));
    }
    address.starts_with('/').then(|| format!("{}{address}", &base[..host]))
}
