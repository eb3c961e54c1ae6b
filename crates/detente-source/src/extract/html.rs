//! Blocks of an HTML page. The tokens are those of the standard (html5ever); no tree is built, so a page of any size and
//! any nesting takes a few times its own memory.

use super::{Block, Kind, Meta, Reason, linked_data};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use std::cell::RefCell;

/// Elements that may contain others and whose place matters. Others are looked at where they begin and forgotten.
const CONTAINERS: [&str; 24] = [
    "html",
    "body",
    "div",
    "section",
    "article",
    "main",
    "nav",
    "header",
    "footer",
    "aside",
    "form",
    "figure",
    "figcaption",
    "ul",
    "ol",
    "dl",
    "table",
    "blockquote",
    "details",
    "dialog",
    "menu",
    "fieldset",
    "address",
    "search",
];
/// Elements that end a block where they begin and end, besides the containers.
const BREAKS: [&str; 21] = [
    "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "th", "dt", "dd", "pre", "hr", "summary", "legend",
    "caption", "option", "label", "br",
];
/// Elements that are never part of an article.
const FURNITURE: [&str; 9] = ["nav", "header", "footer", "aside", "form", "dialog", "menu", "search", "address"];
/// Elements whose text is not shown as text.
const UNSEEN: [&str; 12] = [
    "script", "style", "noscript", "template", "svg", "math", "select", "button", "iframe", "object", "textarea",
    "canvas",
];
/// Words in a class or id that say that an element is not part of the article.
const NAMES: [&str; 38] = [
    "nav",
    "navbar",
    "navigation",
    "menu",
    "breadcrumb",
    "breadcrumbs",
    "footer",
    "sidebar",
    "related",
    "recommended",
    "recommendations",
    "teaser",
    "teasers",
    "promo",
    "advert",
    "ads",
    "advertisement",
    "sponsored",
    "newsletter",
    "subscribe",
    "subscription",
    "cookie",
    "cookies",
    "consent",
    "share",
    "sharing",
    "social",
    "comments",
    "popup",
    "modal",
    "paywall",
    "signup",
    "login",
    "toolbar",
    "pagination",
    "skip",
    "copyright",
    "hidden",
];
/// Containers that are remembered within each other; deeper ones count as part of the last.
const DEPTH: usize = 400;
/// Bytes of linked data that are read.
const DATA: usize = 1 << 20;

struct Open {
    name: String,
    part: Option<Reason>,
    article: Option<u32>,
    main: bool,
    caption: bool,
}

#[derive(Default)]
struct State {
    meta: Meta,
    blocks: Vec<Block>,
    open: Vec<Open>,
    /// Containers beyond [`DEPTH`].
    deeper: usize,
    articles: u32,
    kind: Option<Kind>,
    own: Option<Reason>,
    text: String,
    linked: usize,
    in_link: bool,
    pre: bool,
    /// The unseen element that is open, how many of its kind, and its text where it is linked data.
    unseen: Option<(String, usize)>,
    data: Option<String>,
    title: Option<String>,
    in_title: bool,
}

/// Reads a page.
pub(super) fn read(file: &str) -> (Meta, Vec<Block>) {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(file.strip_prefix('\u{FEFF}').unwrap_or(file)));
    let tokenizer = Tokenizer::new(Sink(RefCell::default()), Default::default());
    // It gives control back only to sinks that run scripts, which this one does not.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let mut state = tokenizer.sink.0.into_inner();
    state.flush();
    if let Some(title) = state.title.take() {
        state.meta.offer("title", &title);
    }
    (state.meta, state.blocks)
}

struct Sink(RefCell<State>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => state.text(&text),
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                state.start(&tag);
                return match &*tag.name {
                    "script" => TokenSinkResult::RawData(RawKind::ScriptData),
                    "style" | "iframe" | "noembed" | "noframes" | "xmp" => TokenSinkResult::RawData(RawKind::Rawtext),
                    "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
                    _ => TokenSinkResult::Continue,
                };
            }
            Token::TagToken(tag) => state.end(&tag.name),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

fn attribute<'t>(tag: &'t Tag, name: &str) -> Option<&'t str> {
    tag.attrs.iter().find(|a| &*a.name.local == name).map(|a| &*a.value)
}

/// The words of an attribute that is a list of them.
fn words<'t>(tag: &'t Tag, name: &str) -> impl Iterator<Item = &'t str> {
    attribute(tag, name).into_iter().flat_map(str::split_whitespace)
}

impl State {
    fn start(&mut self, tag: &Tag) {
        let name = &*tag.name;
        if let Some((open, depth)) = &mut self.unseen {
            *depth += usize::from(open == name && !tag.self_closing);
            return;
        }
        match name {
            "title" => self.in_title = self.title.is_none(),
            "meta" => self.about(tag),
            "html" => self.meta.offer("language", attribute(tag, "lang").unwrap_or_default()),
            "time" => self.meta.offer("published", attribute(tag, "datetime").unwrap_or_default()),
            "link" if words(tag, "rel").any(|w| w.eq_ignore_ascii_case("canonical")) => {
                self.meta.offer("url", attribute(tag, "href").unwrap_or_default());
            }
            "a" => self.in_link = true,
            "br" => return self.text.push('\n'),
            _ => {}
        }
        if UNSEEN.contains(&name) && !tag.self_closing {
            self.unseen = Some((name.to_owned(), 1));
            self.data = (attribute(tag, "type") == Some("application/ld+json")).then(String::new);
            return;
        }
        let container = CONTAINERS.contains(&name);
        if !container && !BREAKS.contains(&name) {
            return;
        }
        self.flush();
        if container {
            self.enter(tag, name);
            return;
        }
        self.own = named(tag).map(Reason::Named);
        self.pre = name == "pre";
        self.kind = match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(Kind::Heading),
            "li" | "dt" | "dd" => Some(Kind::Item),
            "td" | "th" => Some(Kind::Cell),
            "caption" => Some(Kind::Caption),
            // A paragraph within an entry of a list is still the entry.
            "p" => self.kind.filter(|k| *k == Kind::Item),
            _ => None,
        };
    }

    fn enter(&mut self, tag: &Tag, name: &str) {
        self.kind = None;
        self.own = None;
        if self.open.len() >= DEPTH {
            self.deeper += 1;
            return;
        }
        let last = self.open.last();
        let body = attribute(tag, "itemprop") == Some("articleBody");
        let (mut part, mut article) = (last.and_then(|o| o.part.clone()), last.and_then(|o| o.article));
        let main = last.is_some_and(|o| o.main) || name == "main" || attribute(tag, "role") == Some("main");
        if name == "article" || body {
            // A wrapper called "with-sidebar" says nothing about the article within it.
            part = part.filter(|p| !matches!(p, Reason::Named(_)));
            self.articles += 1;
            article = article.or(Some(self.articles));
        } else if name == "main" {
            part = part.filter(|p| !matches!(p, Reason::Named(_)));
        } else if !matches!(part, Some(Reason::Element(_))) && !matches!(name, "html" | "body") {
            // The header of an article holds its title.
            let header = name == "header" && article.is_some();
            part = match FURNITURE.contains(&name) && !header {
                true => Some(Reason::Element(name.to_owned())),
                false => named(tag).map(Reason::Named).or(part),
            };
        }
        let caption = name == "figcaption" || last.is_some_and(|o| o.caption);
        self.open.push(Open { name: name.to_owned(), part, article, main, caption });
    }

    fn end(&mut self, name: &str) {
        if let Some((open, depth)) = &mut self.unseen {
            if open == name {
                *depth -= 1;
                if *depth == 0 {
                    self.unseen = None;
                    if let Some(data) = self.data.take() {
                        linked_data::read(&data, &mut self.meta);
                    }
                }
            }
            return;
        }
        match name {
            "title" => self.in_title = false,
            "a" => self.in_link = false,
            _ => {}
        }
        let container = CONTAINERS.contains(&name);
        if !container && !BREAKS.contains(&name) {
            return;
        }
        self.flush();
        if name != "p" || self.kind != Some(Kind::Item) {
            self.kind = None;
        }
        self.own = None;
        self.pre = false;
        if container && self.deeper > 0 {
            self.deeper -= 1;
        } else if container && let Some(at) = self.open.iter().rposition(|o| o.name == name) {
            self.open.truncate(at);
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_title {
            self.title.get_or_insert_default().push_str(text);
            return;
        }
        if self.unseen.is_some() {
            if let Some(data) = self.data.as_mut().filter(|data| data.len() + text.len() < DATA) {
                data.push_str(text);
            }
            return;
        }
        for c in text.chars() {
            let blank = matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
            if blank && !self.pre {
                if !self.text.ends_with([' ', '\n']) && !self.text.is_empty() {
                    self.text.push(' ');
                }
                continue;
            }
            self.linked += usize::from(self.in_link);
            self.text.push(c);
        }
    }

    /// Ends a block.
    fn flush(&mut self) {
        let trimmed = self.text.trim_matches([' ', '\n', '\t', '\r']);
        if trimmed.chars().any(|c| !c.is_whitespace()) {
            let place = self.open.last();
            let caption = place.is_some_and(|o| o.caption).then_some(Kind::Caption);
            let lines = trimmed.split('\n').map(|l| l.trim_matches(' ')).filter(|l| !l.is_empty());
            let text = if self.pre { trimmed.to_owned() } else { lines.collect::<Vec<_>>().join("\n") };
            self.blocks.push(Block {
                linked: self.linked,
                part: place.and_then(|o| o.part.clone()).or(self.own.clone()),
                article: place.and_then(|o| o.article),
                main: place.is_some_and(|o| o.main),
                ..Block::new(self.kind.or(caption).unwrap_or(Kind::Paragraph), text)
            });
        }
        self.text.clear();
        self.linked = 0;
    }

    /// What a `<meta>` says.
    fn about(&mut self, tag: &Tag) {
        let (Some(key), Some(value)) =
            (attribute(tag, "property").or(attribute(tag, "name")), attribute(tag, "content"))
        else {
            return;
        };
        let field = match key.to_ascii_lowercase().as_str() {
            "og:title" | "citation_title" | "dc.title" | "dcterms.title" => "title",
            "author" | "citation_author" | "dc.creator" | "dcterms.creator" => "author",
            "og:site_name" | "citation_publisher" | "dc.publisher" | "dcterms.publisher" => "publisher",
            "article:published_time" | "citation_publication_date" | "date" | "dc.date" | "dcterms.date" => "published",
            "og:locale" | "dc.language" | "dcterms.language" => "language",
            "og:url" => "url",
            _ => return,
        };
        self.meta.offer(field, value);
    }
}

/// The name of an element that says that it is not part of the article.
fn named(tag: &Tag) -> Option<String> {
    let hidden = tag.attrs.iter().any(|a| &*a.name.local == "hidden")
        || attribute(tag, "style").is_some_and(|s| s.replace(' ', "").contains("display:none"));
    if hidden {
        return Some("hidden".to_owned());
    }
    let telling = |name: &&str| {
        let words = name.split(|c: char| !c.is_ascii_alphanumeric());
        words.into_iter().any(|word| NAMES.contains(&word.to_ascii_lowercase().as_str()))
    };
    let all = ["class", "id", "role"].into_iter().filter_map(|key| attribute(tag, key));
    all.flat_map(str::split_whitespace).find(telling).map(|name| name.chars().take(40).collect())
}
