//! Which blocks are the text: one set of rules for all forms, each with a reason that can be shown.

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
/// Words up to which a block without the end of a sentence is a label.
const LABEL: usize = 14;
/// Characters up to which a repetition is one.
const REPEATED: usize = 300;

/// Gives each block its verdict, and finds the title where the file names none.
pub(super) fn judge(blocks: &mut [Block], meta: &mut Meta) {
    let around = article(blocks);
    let mut seen: HashMap<String, usize> = HashMap::new();
    for at in 0..blocks.len() {
        let block = &blocks[at];
        let reason = around.filter(|a| !a.holds(block)).map(Around::reason);
        let mut reason = block.part.clone().or(reason).or_else(|| by_words(block));
        let short = block.text.len() <= REPEATED * 4 && block.text.chars().count() <= REPEATED;
        if short {
            let before = *seen.entry(fold(&block.text)).or_insert(at);
            let again = before != at && !matches!(blocks[before].verdict, Verdict::Title);
            reason = reason.or(again.then_some(Reason::Repeats(before + 1)));
        }
        blocks[at].verdict = reason.map_or(Verdict::Kept, Verdict::Dropped);
    }
    title(blocks, meta);
}

/// The title stays in the text, since claims may point to it: the heading that the file names as its title, or else its
/// first heading, or in a plain text a first line that stands alone.
fn title(blocks: &mut [Block], meta: &mut Meta) {
    let near = |b: &Block| {
        let heading = matches!(b.verdict, Verdict::Dropped(Reason::Heading));
        let label = b.kind == Kind::Paragraph && matches!(b.verdict, Verdict::Dropped(Reason::Label));
        (heading, label && words(&b.text) >= 3)
    };
    let named = meta.title.as_deref().map(fold);
    let same = |b: &Block| {
        // Pages add the name of their site to the title.
        let text = fold(&b.text);
        named.as_ref().is_some_and(|t| *t == text || t.starts_with(&format!("{text} ")))
    };
    let fits = |b: &Block| near(b).0 || near(b).1;
    let found = blocks
        .iter()
        .position(|b| fits(b) && same(b))
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
fn by_words(block: &Block) -> Option<Reason> {
    if block.kind == Kind::Heading {
        return Some(Reason::Heading);
    }
    let text = block.text.trim_start();
    let count = words(text);
    if count <= 40 {
        let begin = text.chars().take(30).collect::<String>().to_lowercase().replace('’', "'");
        let begins = |list: &[&'static str]| {
            let whole = |w: &str| !begin[w.len()..].starts_with(|c: char| c.is_ascii_alphanumeric());
            list.iter().copied().find(|w| begin.starts_with(w) && whole(w))
        };
        // "Related" begins many a sentence; a teaser has a colon, or no end.
        let teaser = begins(&TEASERS).filter(|w| *w != "related" || begin.starts_with("related:") || !ends(text));
        if let Some(words) = teaser {
            return Some(Reason::Teaser(words));
        }
        if let Some(words) = begins(&REQUESTS) {
            return Some(Reason::Request(words));
        }
        if let Some(words) = begins(&CREDITS) {
            return Some(Reason::Credit(words));
        }
    }
    let visible = text.chars().filter(|c| !c.is_whitespace()).count().max(1);
    let part = (block.linked * 100 / visible).min(100);
    if part >= 60 && (block.kind == Kind::Item || count <= 40) {
        return Some(Reason::Links(part as u8));
    }
    let label = count <= LABEL && !ends(text) && !matches!(block.kind, Kind::Item | Kind::Cell | Kind::Caption);
    label.then_some(Reason::Label)
}

/// Whether a block ends as sentences end, closing marks aside.
fn ends(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || "\"'”’»›)]」』）】".contains(c));
    text.ends_with(['.', '!', '?', '…', ':', ';', ',', '。', '！', '？', '：', '、'])
}

/// How many words a text has; two characters of a script without spaces count as one.
fn words(text: &str) -> usize {
    let wide = text.chars().filter(|c| matches!(u32::from(*c), 0x3040..=0x30FF | 0x3400..=0x9FFF)).count();
    text.split_whitespace().count() + wide / 2
}

/// What the page marks as its article.
#[derive(Clone, Copy)]
enum Around {
    Article(u32),
    Main,
}

impl Around {
    fn holds(self, block: &Block) -> bool {
        match self {
            Self::Article(number) => block.article == Some(number),
            Self::Main => block.main,
        }
    }

    fn reason(self) -> Reason {
        Reason::Outside(match self {
            Self::Article(_) => "article",
            Self::Main => "main",
        })
    }
}

/// The article with the most sentences, if it holds a good part of them; else the main part of the page.
fn article(blocks: &[Block]) -> Option<Around> {
    let weight = |b: &Block| if b.part.is_none() && ends(&b.text) { b.text.len() } else { 0 };
    let all: usize = blocks.iter().map(weight).sum();
    let mut articles: HashMap<u32, usize> = HashMap::new();
    for block in blocks {
        if let Some(number) = block.article {
            *articles.entry(number).or_default() += weight(block);
        }
    }
    let best = articles.into_iter().max_by_key(|(number, weight)| (*weight, std::cmp::Reverse(*number)));
    match best {
        Some((number, weight)) if weight * 5 >= all * 2 && weight > 0 => Some(Around::Article(number)),
        _ => {
            let main: usize = blocks.iter().filter(|b| b.main).map(weight).sum();
            (main * 5 >= all * 2 && main > 0).then_some(Around::Main)
        }
    }
}
