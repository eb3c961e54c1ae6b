//! Candidates for claims, found by rule: what somebody says in quotation marks or is reported to say, and what the text
//! itself says with a reservation. They are proposals to an analyst and never enter a case by themselves. A speaker that is
//! not certain is left open.
//!
//! English, German and French, and in a smaller way Japanese and Korean. What the rules find and miss on annotated texts is
//! measured by `tests/suggest.rs` and printed in `docs/sources.md`.

mod actors;
mod beside;
mod clause;
mod east;
mod east_reader;
mod english;
mod french;
mod german;
mod language;
mod lexicon;
mod marks;
mod open;
mod opening;
mod people;
mod phrase;
mod quoted;
mod reader;
mod sentences;
mod talk;
mod tokens;
mod transcript;
mod whom;

pub use actors::Actor;
pub use open::{Open, OpenReason};

use crate::Passages;
use actors::contains;
use language::Grammar;
use lexicon::{HEDGES, HEDGES_EAST};
use marks::Quotation;
use people::People;
use reader::{At, Reader};
use std::ops::Range;
use talk::Talk;

/// Bytes of a paragraph that are looked at together.
const PART: usize = 16 << 10;

/// Why a passage is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// Somebody's own words.
    Direct,
    /// What somebody is reported to say or believe.
    Reported,
    /// What the text says itself, with a word that weakens it.
    Hedged,
}

impl Rule {
    /// As `voice` of a claim says it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Direct => "direct quotation",
            Self::Reported => "reported speech",
            Self::Hedged => "narration",
        }
    }
}

/// A candidate for a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Why it is proposed.
    pub rule: Rule,
    /// Where it stands, in code points.
    pub range: Range<u32>,
    /// Its paragraph, from 1.
    pub paragraph: u32,
    /// Its words, as they stand there; a quotation without its marks.
    pub text: String,
    /// Who says it, where that is certain.
    pub speaker: Option<String>,
    /// Why the speaker is left open, where the text says that somebody speaks.
    pub open: Option<Open>,
    /// Whether the text says that the speaker denies this, or did not say it.
    pub negated: bool,
    /// The word that weakens it.
    pub hedge: Option<String>,
    /// The actors that it names, by position.
    pub about: Vec<usize>,
}

/// Looks a text through for candidates, in order.
///
/// ```
/// use detente_source::{Actor, Passages, OpenReason, Rule, suggest};
/// let text = Passages::new("Ada Brook met the press. “We may give way in Japan,” she said. It was a “great” day.");
/// let found = suggest(&text, &Actor::gazetteer());
/// assert_eq!(found.len(), 1, "scare quotes are no statements");
/// assert_eq!((found[0].rule, found[0].text.as_str()), (Rule::Direct, "We may give way in Japan,"));
/// assert_eq!(found[0].speaker.as_deref(), Some("Ada Brook"));
/// assert_eq!(found[0].hedge.as_deref(), Some("may"));
///
/// // Whoever could be one of two is left open.
/// let text = Passages::new("Ada Brook met Eva Lind. “We may give way,” she said.");
/// let found = suggest(&text, &[]);
/// assert_eq!((&found[0].speaker, found[0].open.as_ref().map(|o| o.reason)), (&None, Some(OpenReason::Pronoun)));
/// ```
pub fn suggest(text: &Passages, actors: &[Actor]) -> Vec<Suggestion> {
    let gazetteer = Actor::gazetteer();
    let is_actor = |name: &str| actors.iter().chain(&gazetteer).any(|a| a.is_called(name));
    let paragraphs: Vec<&str> = text.paragraphs().iter().map(|r| text.slice(r).unwrap_or_default()).collect();
    let grammar = Grammar::of(&paragraphs);
    let mut reader = Reader {
        actors,
        gazetteer: &gazetteer,
        is_actor: &is_actor,
        grammar: &grammar,
        people: People::default(),
        talk: Talk::default(),
        found: Vec::new(),
        open: None,
        labels: transcript::labels(paragraphs.iter().copied()),
    };
    for paragraph in &paragraphs {
        reader.people.read(paragraph);
    }
    for (paragraph, number) in paragraphs.iter().zip(1..) {
        for part in parts(paragraph) {
            reader.learn(part, number);
        }
    }
    for ((range, paragraph), number) in text.paragraphs().iter().zip(&paragraphs).zip(1..) {
        let mut start = range.start;
        for part in parts(paragraph) {
            reader.paragraph(At { text: part, start, number });
            start += part.chars().count() as u32;
        }
    }
    reader.found
}

/// Where a paragraph goes on after the place and agency with which reports begin: `CALDER CITY (State Wire) — `,
/// `Neuhafen (ld) – `, `LINZ, June 3, 2025 - `.
fn dateline(text: &str) -> usize {
    let Some((at, mark)) =
        [" — ", " – ", " - ", " -- ", "— ", ": "].iter().filter_map(|m| Some((text.find(m)?, *m))).min()
    else {
        return 0;
    };
    let before = text[..at].trim();
    let mut depth = 0usize;
    let plain: String = before
        .chars()
        .filter(|c| {
            depth += usize::from(*c == '(');
            let outside = depth == 0;
            depth -= usize::from(*c == ')' && depth > 0);
            outside
        })
        .collect();
    let agency = before.ends_with(')');
    let shouts = plain.split(|c: char| !c.is_alphabetic()).next().is_some_and(|w| w.len() > 2 && w == w.to_uppercase());
    let short = before.chars().count() <= 60 && plain.split_whitespace().count() <= 8;
    let names =
        plain.split_whitespace().all(|w| w == "and" || w == "und" || w == "et" || !w.starts_with(char::is_lowercase));
    if short && names && !before.is_empty() && (agency || shouts) && mark != ": " { at + mark.len() } else { 0 }
}

/// A paragraph in parts that are not too long to be looked at as a whole, cut at the ends of sentences where there are
/// any: a text may be one paragraph of many megabytes.
fn parts(paragraph: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = paragraph;
    while rest.len() > 2 * PART {
        let from = (PART..).find(|at| rest.is_char_boundary(*at)).unwrap_or(rest.len());
        let window = &rest[from..(2 * PART..).find(|at| rest.is_char_boundary(*at)).unwrap_or(rest.len())];
        let ends =
            [". ", ".\n", "\n", "。", "! ", "? "].iter().filter_map(|end| Some(window.find(end)? + end.len())).min();
        let cut = from + ends.unwrap_or(window.len());
        found.push(&rest[..cut]);
        rest = &rest[cut..];
    }
    found.push(rest);
    found
}

/// A part of a text with its quotations taken out.
fn without(text: &str, part: &Range<usize>, marks: &[Quotation]) -> String {
    let mut out = String::new();
    let mut at = part.start;
    for quotation in marks {
        let (from, to) =
            (quotation.outer.start.clamp(part.start, part.end), quotation.outer.end.clamp(part.start, part.end));
        if from > at {
            out.push_str(&text[at..from]);
        }
        if to > at {
            out.push(' ');
            at = to;
        }
    }
    out.push_str(&text[at.min(part.end)..part.end]);
    out
}

/// The first word of a passage that weakens it.
fn hedge(passage: &str) -> Option<String> {
    if east::is_east(passage) {
        return HEDGES_EAST.iter().find(|h| passage.contains(**h)).map(|h| (*h).to_owned());
    }
    let lower = passage.to_ascii_lowercase();
    let place = |h: &&'static str| -> Option<(usize, &'static str)> {
        let at = lower.find(*h)?;
        // "May" with a capital is a month, or begins a wish; "the might of" is a noun.
        let shown = &passage[at..at + h.len()];
        let before = lower[..at].trim_end();
        let noun = *h == "might"
            && ["the", "its", "their", "military", "economic", "naval"].iter().any(|w| before.ends_with(w));
        (contains(&lower, h) && !(*h == "may" && shown != "may") && !noun).then_some((at, *h))
    };
    let found = HEDGES.iter().filter_map(place).min_by_key(|(at, h)| (*at, std::cmp::Reverse(h.len())))?;
    Some(found.1.to_owned())
}
