//! What a file says about itself.

use super::dates::date;
use super::sentence::is_page_number;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer};
use std::cell::RefCell;
use std::fmt;

/// Title, author and the like, as far as a file says. Nothing is guessed but the title, which may be its first heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// Title.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub published: Option<String>,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// Address on the web.
    pub url: Option<String>,
    /// What was found and cannot be what it is said to be, such as a date that leaves open which day it is.
    pub unread: Vec<Unread>,
}

/// Something that a file says about itself and that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// What it is said to be: `date`, `language`, `address`.
    pub what: &'static str,
    /// What stands there.
    pub text: String,
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let article = if self.what.starts_with('a') { "An" } else { "A" };
        write!(f, "{article} {} was found and could not be read: “{}”.", self.what, self.text)
    }
}

impl Meta {
    /// Takes a value for a field that has none yet, if it can be one.
    pub(crate) fn offer(&mut self, field: &str, value: &str) {
        let value = unescaped(value).split_whitespace().collect::<Vec<_>>().join(" ");
        if value.is_empty() || value.chars().count() > 600 {
            return;
        }
        let web = |text: &str| crate::is_web(text).then(|| text.to_owned());
        let (slot, taken, what) = match field {
            // The number of a page is no title.
            "title" => (&mut self.title, (!is_page_number(&value)).then(|| value.clone()), ""),
            "author" => (&mut self.author, Self::is_name(&value).then(|| value.clone()), ""),
            "publisher" => (&mut self.publisher, Some(value.clone()), ""),
            "url" => (&mut self.url, web(&value), "address"),
            "published" => (&mut self.published, date(&value), "date"),
            "language" => (&mut self.language, language(&value), "language"),
            _ => return,
        };
        if slot.is_some() {
            return;
        }
        *slot = taken;
        if slot.is_some() {
            self.unread.retain(|unread| unread.what != what);
        } else if !what.is_empty() && !self.unread.iter().any(|unread| unread.what == what) {
            self.unread.push(Unread { what, text: value.chars().take(100).collect() });
        }
    }

    /// Takes all authors of a file.
    pub(crate) fn offer_authors<'n>(&mut self, names: impl Iterator<Item = &'n str>) {
        let mut all: Vec<String> = Vec::new();
        for name in names.map(unescaped).filter(|name| Self::is_name(name)).take(50) {
            let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
            if !all.contains(&name) {
                all.push(name);
            }
        }
        // "Lee, Ann" has a comma of its own.
        let sign = if all.iter().any(|name| name.contains(',')) { "; " } else { ", " };
        self.offer("author", &all.join(sign));
    }

    /// Whether it can be somebody's name: many pages give an address instead.
    pub(crate) fn is_name(text: &str) -> bool {
        !text.trim().is_empty() && !text.contains("://") && !text.trim_start().starts_with('@')
    }
}

/// A text with its character references resolved: many systems write them where none belong, or twice.
pub(crate) fn unescaped(text: &str) -> String {
    let reference = |rest: &str| {
        let end = rest.find(';').filter(|end| (2..=32).contains(end))?;
        let name = rest[1..end].strip_prefix('#').unwrap_or(&rest[1..end]);
        name.bytes().all(|b| b.is_ascii_alphanumeric()).then_some(end + 1)
    };
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = reference(rest).unwrap_or(1);
        out.push_str(&if end > 1 { characters(&rest[..end]) } else { "&".to_owned() });
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// What a character reference stands for, by the tables of the HTML standard.
fn characters(reference: &str) -> String {
    struct Sink(RefCell<String>);
    impl TokenSink for Sink {
        type Handle = ();
        fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
            if let Token::CharacterTokens(text) = token {
                self.0.borrow_mut().push_str(&text);
            }
            TokenSinkResult::Continue
        }
    }
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(reference));
    let tokenizer = Tokenizer::new(Sink(RefCell::default()), Default::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

/// A language tag in the form of BCP 47.
fn language(text: &str) -> Option<String> {
    let tag = text.replace('_', "-");
    let part = |p: &str| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric());
    let primary = tag.split('-').next().is_some_and(|p| (2..=3).contains(&p.len()) && p.is_ascii());
    (primary && tag.split('-').all(part)).then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_can_be_true_is_taken() {
        let mut meta = Meta::default();
        meta.offer("published", "05/06/2024");
        meta.offer("url", "/2024/talks");
        let said: Vec<String> = meta.unread.iter().map(Unread::to_string).collect();
        assert_eq!(
            said,
            [
                "A date was found and could not be read: “05/06/2024”.",
                "An address was found and could not be read: “/2024/talks”."
            ]
        );
        meta.offer("published", "2024-02-27T10:00:00Z");
        meta.offer("published", "2025-01-01");
        meta.offer("language", "en_GB");
        meta.offer("title", "Page 3 of 7");
        meta.offer("title", "  A\n title &amp; more");
        meta.offer("url", "javascript:alert(1)");
        assert_eq!(meta.published.as_deref(), Some("2024-02-27"));
        assert_eq!(meta.language.as_deref(), Some("en-GB"));
        assert_eq!(meta.title.as_deref(), Some("A title & more"));
        assert_eq!((meta.url.as_deref(), meta.unread.len()), (None, 1));
        assert_eq!([language("English, UK"), language(""), language("日本")], [None, None, None]);
    }

    #[test]
    fn references_are_resolved_and_nothing_else() {
        assert_eq!(
            unescaped("R&amp;D &#8211; &quot;x&quot; &eacute; AT&T &; &copy=1 &bogus;"),
            "R&D – \"x\" é AT&T &; &copy=1 &bogus;"
        );
    }

    #[test]
    fn all_authors_are_kept() {
        let mut meta = Meta::default();
        meta.offer_authors(["https://social.example/ann", "Ann Lee", "Bo Ek", "Ann Lee"].into_iter());
        assert_eq!(meta.author.as_deref(), Some("Ann Lee, Bo Ek"));
        let mut meta = Meta::default();
        meta.offer_authors(["Lee, Ann", "Ek, Bo"].into_iter());
        assert_eq!(meta.author.as_deref(), Some("Lee, Ann; Ek, Bo"));
    }
}
