//! Blocks of an HTML page. The tokens are those of the standard (html5ever); no tree is built but of the elements that
//! part blocks, so a page of any size and any nesting takes a few times its own memory.

use super::around::{Place, outwards, weight};
use super::hiding::{self, Sheet};
use super::names::among;
use super::page_text::Line;
use super::sentence::ends;
use super::{Block, Kind, Meta, Page, Reason, head, linked_data, names};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use std::cell::RefCell;

/// Elements that part blocks. Others stand within a line.
const BREAKS: &str = "\
    html body div section article main nav header footer aside form figure figcaption ul ol dl table blockquote \
    details dialog menu fieldset address search hgroup center p li h1 h2 h3 h4 h5 h6 tr td th tbody thead tfoot dt \
    dd pre summary legend caption label optgroup listing xmp plaintext dir";
/// Elements that are never part of an article.
const FURNITURE: &str = "nav header footer aside form dialog menu search address";
/// Elements whose text is not shown as text. What some of them hold is told all the same.
const UNSEEN: &str = "\
    script style iframe svg annotation annotation-xml noscript template select button object textarea canvas video \
    audio datalist noembed noframes map";
const TOLD: &str = "noscript template select button object textarea canvas";
/// Elements without an end.
const VOID: &str = "area base br col embed hr img input link meta param source track wbr";
/// Elements that are remembered within each other; deeper ones count as part of the last.
const DEPTH: usize = 400;
/// Bytes of linked data, and of style sheets, that are read.
const DATA: usize = 4 << 20;

#[derive(Default)]
struct State {
    meta: Meta,
    head: head::Head,
    data: linked_data::Data,
    sheet: Sheet,
    blocks: Vec<Block>,
    places: Vec<Place>,
    open: Vec<usize>,
    /// Elements beyond [`DEPTH`].
    deeper: usize,
    line: Line,
    /// What the line leaves out: text that is hidden, struck out or not text.
    aside: Vec<(Reason, String)>,
    /// Elements within the line whose text is left out.
    veils: Vec<Veil>,
    /// The unseen element that is open, how many of its kind, and its text where it is data.
    unseen: Option<(String, usize)>,
    raw: Option<String>,
    mute: bool,
    time: Option<String>,
    in_title: bool,
    title: Option<String>,
}

/// An element within a line whose text is left out.
struct Veil {
    name: String,
    reason: Reason,
    /// How many elements were open around it.
    depth: usize,
    /// How many elements of its name are open in it, with itself.
    open: usize,
}

/// Reads a page.
pub(super) fn read(file: &str) -> Page {
    let mut state = tokens(file);
    state.flush();
    let mut meta = std::mem::take(&mut state.meta);
    state.data.offer(&mut meta);
    state.head.offer(&mut meta);
    if let Some(title) = state.title.take() {
        meta.offer("title", &title);
    }
    if let Some(time) = state.time.take() {
        meta.offer("published", &time);
    }
    // A page that is built by its script has its text in the linked data alone.
    let shown: usize = state.blocks.iter().filter(|b| b.place.is_none_or(|p| state.places[p].free)).map(weight).sum();
    if let Some(body) = state.data.body().filter(|body| body.len() > 2 * shown) {
        let mut found = if body.contains("</") { tokens(&body) } else { tokens(&paragraphs(&body)) };
        found.flush();
        let place = state.places.len();
        state.places.push(Place { top: Some(place), ..Place::new(None, "articleBody", None) });
        state.blocks.extend(found.blocks.into_iter().map(|block| Block { place: Some(place), ..block }));
    }
    Page { meta, blocks: state.blocks, places: state.places }
}

/// A text with its lines as paragraphs.
fn paragraphs(text: &str) -> String {
    text.lines().map(|line| format!("<p>{}</p>\n", line.replace('<', "&lt;"))).collect()
}

fn tokens(file: &str) -> State {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(file.strip_prefix('\u{FEFF}').unwrap_or(file)));
    let tokenizer = Tokenizer::new(Sink(RefCell::default()), Default::default());
    // It gives control back only to sinks that run scripts, which this one does not.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner()
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

/// An attribute of an element.
pub(super) fn attribute<'t>(tag: &'t Tag, name: &str) -> Option<&'t str> {
    tag.attrs.iter().find(|a| &*a.name.local == name).map(|a| &*a.value)
}

/// The words of an attribute that is a list of them.
pub(super) fn words<'t>(tag: &'t Tag, name: &str) -> impl Iterator<Item = &'t str> {
    attribute(tag, name).into_iter().flat_map(str::split_whitespace)
}

/// Whether an element ends another one that is open and has no end tag (HTML, optional tags).
fn ends_before(open: &str, next: &str) -> bool {
    match open {
        "p" => true,
        "li" => next == "li",
        "dt" | "dd" => matches!(next, "dt" | "dd"),
        "td" | "th" | "caption" => matches!(next, "td" | "th" | "tr" | "tbody" | "thead" | "tfoot"),
        "tr" => matches!(next, "tr" | "tbody" | "thead" | "tfoot"),
        "tbody" | "thead" | "tfoot" => matches!(next, "tbody" | "thead" | "tfoot"),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => matches!(next, "h1" | "h2" | "h3" | "h4" | "h5" | "h6"),
        _ => false,
    }
}

/// Whether the end of an element is looked for beyond another one.
fn stops(name: &str, at: &str) -> bool {
    match name {
        "li" => matches!(at, "ul" | "ol" | "menu" | "table" | "td" | "th"),
        "td" | "th" | "tr" | "tbody" | "thead" | "tfoot" => at == "table",
        "table" | "body" | "html" => false,
        _ => matches!(at, "td" | "th" | "caption" | "table"),
    }
}

impl State {
    fn start(&mut self, tag: &Tag) {
        let name = &*tag.name;
        if let Some((open, depth)) = &mut self.unseen {
            *depth += usize::from(open == name && !tag.self_closing);
            self.mute |= matches!(name, "script" | "style" | "title");
            return;
        }
        match name {
            "title" => self.in_title = self.title.is_none(),
            "time" if self.line.time.is_none() => self.line.time = attribute(tag, "datetime").map(str::to_owned),
            "br" => {
                if self.line.broken() {
                    self.flush();
                }
                return self.line.push('\n');
            }
            "hr" => return self.flush(),
            _ => {}
        }
        self.head.take(tag, &mut self.meta);
        if among(UNSEEN, name) {
            if !tag.self_closing {
                self.unseen = Some((name.to_owned(), 1));
                let media = attribute(tag, "type").and_then(|kind| kind.split(';').next()).unwrap_or_default().trim();
                self.raw = (media.eq_ignore_ascii_case("application/ld+json") || name == "style").then(String::new);
            }
            return;
        }
        // An element of somebody's own, `<share-bar>`, is taken for a box; it has an end always.
        if among(BREAKS, name) || name.contains('-') {
            return self.enter(tag, name);
        }
        if among(VOID, name) {
            return;
        }
        if let Some(veil) = self.veils.iter_mut().find(|veil| veil.name == name) {
            veil.open += 1;
        } else if let Some(reason) = hiding::reason(tag, &self.sheet).filter(|_| self.veils.len() < DEPTH) {
            self.aside.push((reason.clone(), String::new()));
            self.veils.push(Veil { name: name.to_owned(), reason, depth: self.open.len(), open: 1 });
        } else if self.veils.is_empty() {
            self.line.start(tag);
        }
    }

    fn enter(&mut self, tag: &Tag, name: &str) {
        self.flush();
        while let Some(last) = self.open.last().filter(|last| ends_before(&self.places[**last].name, name)) {
            let _ = last;
            self.leave(self.open.len() - 1);
        }
        if self.open.len() >= DEPTH {
            self.deeper += usize::from(!ends_before(name, name));
            return;
        }
        let parent = self.open.last().copied();
        // The header of an article holds its title, the footer of a quotation says whose it is.
        let part = match name {
            "header" => !parent.is_some_and(|p| self.places[p].top.is_some() || self.places[p].main),
            "footer" => {
                !outwards(&self.places, parent).any(|(_, p)| matches!(p.name.as_str(), "blockquote" | "figure"))
            }
            _ => among(FURNITURE, name),
        };
        let out = match name {
            "html" | "body" => None,
            _ => hiding::reason(tag, &self.sheet)
                .or_else(|| part.then(|| Reason::Element(name.to_owned())))
                .or_else(|| names::furniture(tag).map(Reason::Named)),
        };
        let article = name == "article" || words(tag, "itemprop").any(|p| p == "articleBody");
        let at = self.places.len();
        let around = parent.map(|parent| &self.places[parent]);
        let new = Place::new(around, name, out);
        let top = new.top.or(article.then_some(at));
        let main = new.main || name == "main" || words(tag, "role").any(|r| r == "main");
        self.open.push(at);
        self.places.push(Place { parent, top, main, ..new });
    }

    /// Leaves an open element and those within it.
    fn leave(&mut self, at: usize) {
        self.open.truncate(at);
        // What strikes text out goes on in the next paragraph; other elements end with the one that they stand in.
        self.veils.retain(|veil| veil.depth <= at || matches!(veil.name.as_str(), "s" | "strike"));
    }

    fn end(&mut self, name: &str) {
        if let Some((open, depth)) = &mut self.unseen {
            self.mute &= !matches!(name, "script" | "style" | "title");
            if open == name {
                *depth -= 1;
                if *depth == 0 {
                    self.unseen = None;
                    match self.raw.take() {
                        Some(css) if name == "style" => self.sheet.read(&css),
                        Some(data) => self.data.read(&data),
                        None => {}
                    }
                }
            }
            return;
        }
        if name == "title" {
            self.in_title = false;
        }
        if !among(BREAKS, name) && !name.contains('-') {
            match self.veils.iter_mut().position(|veil| veil.name == name) {
                Some(at) if self.veils[at].open == 1 => drop(self.veils.remove(at)),
                Some(at) => self.veils[at].open -= 1,
                None => self.line.end(name),
            }
            return;
        }
        self.flush();
        if self.deeper > 0 {
            self.deeper -= usize::from(!ends_before(name, name));
            return;
        }
        let places = &self.places;
        let found = self.open.iter().rposition(|at| places[*at].name == name || stops(name, &places[*at].name));
        if let Some(at) = found.filter(|at| places[self.open[*at]].name == name) {
            self.leave(at);
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_title {
            self.title.get_or_insert_default().push_str(text);
            return;
        }
        let reason = match (&self.unseen, self.veils.last()) {
            (Some((name, _)), _) => {
                if let Some(raw) = self.raw.as_mut().filter(|raw| raw.len() + text.len() < DATA) {
                    raw.push_str(text);
                }
                if self.raw.is_some() || self.mute || !among(TOLD, name) {
                    return;
                }
                match name.as_str() {
                    "button" | "select" | "textarea" => Reason::Element(name.clone()),
                    _ => Reason::Hidden(format!("<{name}>")),
                }
            }
            (None, Some(veil)) => veil.reason.clone(),
            (None, None) => {
                let pre =
                    self.open.iter().any(|at| matches!(self.places[*at].name.as_str(), "pre" | "listing" | "xmp"));
                self.line.text(text, pre);
                return;
            }
        };
        match self.aside.last_mut().filter(|(last, _)| *last == reason) {
            Some((_, known)) => known.push_str(text),
            None => self.aside.push((reason, text.to_owned())),
        }
    }

    /// Ends a block.
    fn flush(&mut self) {
        let line = self.line.take();
        let place = self.open.last().copied();
        if let Some(text) = line.block() {
            let (kind, free) = place.map_or((Kind::Paragraph, true), |p| (self.places[p].kind, self.places[p].free));
            // The time at the head of an article is when it was published; one within a sentence is a time that it
            // speaks of.
            if kind != Kind::Heading && !ends(&text) && free && self.time.is_none() {
                self.time = line.time.clone();
            }
            let running = self.open.last().is_some_and(|at| self.places[*at].name == "p");
            let (linked, strong) = (line.linked, line.strong);
            self.blocks.push(Block { linked, strong, running, place, ..Block::new(kind, text) });
        }
        for (reason, text) in std::mem::take(&mut self.aside) {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if text.contains(char::is_alphanumeric) {
                self.blocks.push(Block { place, out: Some(reason), ..Block::new(Kind::Paragraph, text) });
            }
        }
    }
}
