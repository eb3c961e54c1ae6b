//! Which blocks are the text: one set of rules for all forms, each with a reason that can be shown.

use super::around::{self, Place};
use super::sentence::{ends, ends_quoted, full_stop, is_page_number, numbered, quoted, unstopped, words};
use super::{Block, Kind, Meta, Reason, Verdict};
use crate::fold;
use std::collections::HashMap;

/// Beginnings of lines that send the reader elsewhere.
const TEASERS: [&str; 14] = [
    "read more",
    "also read",
    "read also",
    "read next",
    "see also",
    "related",
    "more on",
    "more from",
    "watch:",
    "listen:",
    "in pictures",
    "don't miss",
    "関連記事",
    "관련 기사",
];
/// Beginnings of lines in which the site speaks for itself.
const REQUESTS: [&str; 18] = [
    "advertisement",
    "sign up",
    "subscribe",
    "share this",
    "share on",
    "follow us",
    "click here",
    "skip to",
    "skip next",
    "log in",
    "accept all",
    "we use cookies",
    "all rights reserved",
    "copyright",
    "©",
    "send us feedback",
    "無断転載",
    "무단 전재",
];
/// Beginnings of lines that credit a picture or an editor.
const CREDITS: [&str; 9] =
    ["image:", "photo:", "picture:", "edited by", "reporting by", "image credit", "photo credit", "写真:", "사진="];
/// Beginnings of [`TEASERS`], [`REQUESTS`] and [`CREDITS`] that are the beginning of many a sentence, too: what they begin
/// is none of the text only if it has no full stop, a colon behind them, or a link in it.
const COMMON: [&str; 9] = [
    "related",
    "see also",
    "more on",
    "more from",
    "advertisement",
    "copyright",
    "share on",
    "also read",
    "in pictures",
];
/// Words up to which a block without the end of a sentence is a label; fewer where sentences have no sign at their end.
const LABEL: usize = 14;
const LABEL_UNSTOPPED: usize = 5;
/// Characters from which on a block that stood there before is a repetition. A shorter one may be an answer, a vote, a
/// refrain, which says something each time.
const REPEATED: usize = 200;

/// Gives each block its verdict, and finds the title where the file names none.
pub(super) fn judge(blocks: &mut [Block], places: &[Place], meta: &mut Meta) {
    let around = around::reasons(places, blocks);
    let speakers = speakers(blocks);
    let mut reasons: Vec<Option<Reason>> =
        around.iter().zip(&*blocks).map(|(around, block)| around.clone().or_else(|| by_words(block))).collect();
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut before: Option<usize> = None;
    for at in 0..blocks.len() {
        let block = &blocks[at];
        let asked = before.is_some_and(|b| is_question(&blocks[b].text));
        if reasons[at] == Some(Reason::Label) && block.kind == Kind::Paragraph {
            let within = |name: &str| around::outwards(places, block.place).any(|(_, place)| place.name == name);
            let said = quoted(&block.text)
                || speaker(&block.text).is_some_and(|s| speakers.contains_key(s))
                || block.running && ends_quoted(&block.text)
                || block.place.is_some() && within("blockquote");
            // A paragraph between two paragraphs is one, however short, unless it is set as a heading.
            let next = (at + 1..blocks.len()).find(|next| around[*next].is_none());
            let text = |other: Option<usize>| {
                other.is_some_and(|o| blocks[o].running && blocks[o].kind == Kind::Paragraph && reasons[o].is_none())
            };
            let between = block.running && block.share(block.strong) < 80 && text(before) && text(next);
            let from = block.place.is_some() && block.text.starts_with(['—', '–', '―']) && text(before);
            let letters = block.text.contains(char::is_alphabetic);
            if said || from || letters && (asked || between && !numbered(&block.text)) {
                reasons[at] = None;
                // A question stays with its answer.
                if let Some(heading) = before.filter(|b| reasons[*b] == Some(Reason::Heading)) {
                    reasons[heading] = None;
                }
            }
        }
        let long = block.kind == Kind::Paragraph && block.text.chars().nth(REPEATED).is_some();
        if long && !asked && reasons[at].is_none() {
            let first = *seen.entry(fold(&block.text)).or_insert(at);
            reasons[at] = (first != at).then_some(Reason::Repeats(first + 1));
        }
        let title = block.place.is_some_and(|place| places[place].name == "h1");
        let heading = reasons[at] == Some(Reason::Heading) && around[at].is_none();
        if reasons[at].is_none() || heading && !title && is_question(&block.text) {
            before = Some(at);
        }
    }
    for (block, reason) in blocks.iter_mut().zip(reasons) {
        block.verdict = reason.map_or(Verdict::Kept, Verdict::Dropped);
    }
    title(blocks, meta);
}

/// Whether it asks something, so that the next block may be a short answer.
fn is_question(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || "\"'”’»›)]」』".contains(c));
    text.ends_with(['?', '？', '؟', '⸮', '՞', '፧', '\u{37E}'])
}

/// Who speaks, where a block begins with that and a colon, as in a transcript.
fn speaker(text: &str) -> Option<&str> {
    let (name, said) = text.split_once([':', '：'])?;
    let fits = name.split_whitespace().count() <= 6 && name.contains(char::is_alphabetic) && !said.trim().is_empty();
    fits.then(|| name.trim())
}

/// Those who speak twice or more.
fn speakers(blocks: &[Block]) -> HashMap<String, usize> {
    let mut count: HashMap<String, usize> = HashMap::new();
    for name in blocks.iter().filter_map(|block| speaker(&block.text)) {
        *count.entry(name.to_owned()).or_default() += 1;
    }
    count.retain(|_, times| *times > 1);
    count
}

/// The title stays in the text, since claims may point to it: the heading that the file names as its title, or else its
/// first heading, or in a plain text a first line that stands alone.
fn title(blocks: &mut [Block], meta: &mut Meta) {
    let near = |b: &Block| {
        let heading = matches!(b.verdict, Verdict::Dropped(Reason::Heading));
        let label = b.kind == Kind::Paragraph && matches!(b.verdict, Verdict::Dropped(Reason::Label));
        let guess = words(&b.text) >= 3 && !numbered(&b.text) && !b.text.contains(['>', '|', '›', '»', '@']);
        (heading && !is_page_number(&b.text), label && guess)
    };
    let named = meta.title.as_deref().map(fold);
    let same = |b: &Block| {
        // Pages add the name of their site to the title.
        let text = fold(&b.text);
        named.as_ref().is_some_and(|t| *t == text || t.starts_with(&format!("{text} ")))
    };
    // The header of a page may hold the heading of its article.
    let above = |b: &Block| {
        let place = matches!(&b.verdict, Verdict::Dropped(Reason::Outside(_)))
            || matches!(&b.verdict, Verdict::Dropped(Reason::Element(name)) if name == "header");
        b.kind == Kind::Heading && place
    };
    let fits = |b: &Block| near(b).0 || near(b).1;
    let found = blocks
        .iter()
        .position(|b| fits(b) && same(b))
        .or_else(|| blocks.iter().position(|b| above(b) && same(b)))
        .or_else(|| blocks.iter().position(|b| near(b).0))
        .or_else(|| blocks.iter().take(5).position(|b| near(b).1).filter(|_| meta.title.is_none()));
    if let Some(at) = found {
        blocks[at].verdict = Verdict::Title;
        let title = &blocks[at].text;
        // The heading is the title proper; the page's has its site's name in it.
        if meta.title.is_none() || same(&blocks[at]) {
            meta.title = None;
            meta.offer("title", &title.clone());
        }
    }
}

/// What the words of a block say about it.
pub(super) fn by_words(block: &Block) -> Option<Reason> {
    if block.kind == Kind::Heading {
        return Some(Reason::Heading);
    }
    let text = block.text.trim_start();
    let count = words(text);
    let sentence = full_stop(text);
    if count <= 40 {
        let begin = text.chars().take(30).collect::<String>().to_lowercase().replace('’', "'");
        let whole = |w: &str| !begin[w.len()..].starts_with(|c: char| c.is_ascii_alphanumeric());
        let common = |w: &str| {
            let colon = begin[w.len()..].starts_with([':', '：']);
            COMMON.contains(&w)
                && sentence
                && !colon
                && block.linked == 0
                && !begin.contains(|c: char| c.is_ascii_digit() || c == '©')
        };
        let begins =
            |list: &[&'static str]| list.iter().copied().find(|w| begin.starts_with(w) && whole(w) && !common(w));
        if let Some(words) = begins(&TEASERS) {
            return Some(Reason::Teaser(words));
        }
        if let Some(words) = begins(&REQUESTS) {
            return Some(Reason::Request(words));
        }
        if let Some(words) = begins(&CREDITS) {
            return Some(Reason::Credit(words));
        }
    }
    let part = block.share(block.linked);
    // A sentence that leads somewhere is still said here.
    if part >= 60 && !(sentence && count > 4) && (block.kind == Kind::Item || count <= 40) {
        return Some(Reason::Links(part as u8));
    }
    let short = count <= if unstopped(text) { LABEL_UNSTOPPED } else { LABEL };
    let label = short && !ends(text) && !matches!(block.kind, Kind::Item | Kind::Cell | Kind::Caption);
    label.then_some(Reason::Label)
}
