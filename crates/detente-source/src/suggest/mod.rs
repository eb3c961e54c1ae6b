//! Candidates for claims, found by rule: what somebody says in quotation marks or is reported to say, and what the text
//! itself says with a reservation. They are proposals to an analyst and never enter a case by themselves.
//!
//! English, and in a smaller way Japanese and Korean. What the rules find and miss on annotated texts is measured by
//! `tests/suggest.rs` and printed in `docs/sources.md`.

mod actors;
mod east;
mod lexicon;
mod name_words;
mod people;
mod sentences;
mod speaker;

pub use actors::Actor;

use crate::Passages;
use actors::contains;
use lexicon::{HEDGES, HEDGES_EAST};
use people::{People, words};
use sentences::{Quotation, quotations, sentences};
use speaker::{Subject, according, closing, subject, verb};
use std::ops::Range;

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
    /// Who says it, as far as it can be told.
    pub speaker: Option<String>,
    /// The word that weakens it.
    pub hedge: Option<String>,
    /// The actors that it names, by position.
    pub about: Vec<usize>,
}

/// Looks a text through for candidates, in order.
///
/// ```
/// use detente_source::{Actor, Passages, Rule, suggest};
/// let text = Passages::new("Ada Brook met the press. “We may give way in Japan,” she said. It was a “great” day.");
/// let found = suggest(&text, &Actor::gazetteer());
/// assert_eq!(found.len(), 1, "scare quotes are no statements");
/// assert_eq!((found[0].rule, found[0].text.as_str()), (Rule::Direct, "We may give way in Japan,"));
/// assert_eq!(found[0].speaker.as_deref(), Some("Ada Brook"));
/// assert_eq!(found[0].hedge.as_deref(), Some("may"));
/// ```
pub fn suggest(text: &Passages, actors: &[Actor]) -> Vec<Suggestion> {
    let gazetteer = Actor::gazetteer();
    let is_actor = |name: &str| actors.iter().chain(&gazetteer).any(|a| a.is_called(name));
    let mut reader = Reader {
        actors,
        gazetteer: &gazetteer,
        is_actor: &is_actor,
        people: People::default(),
        found: Vec::new(),
        open: None,
    };
    for range in text.paragraphs() {
        reader.people.learn(&words(text.slice(range).unwrap_or_default()), &is_actor);
    }
    for (range, number) in text.paragraphs().iter().zip(1..) {
        let mut start = range.start;
        for part in parts(text.slice(range).unwrap_or_default()) {
            reader.paragraph(part, start, number);
            start += part.chars().count() as u32;
        }
    }
    reader.found
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

struct Reader<'a> {
    actors: &'a [Actor],
    gazetteer: &'a [Actor],
    is_actor: &'a dyn Fn(&str) -> bool,
    people: People,
    found: Vec<Suggestion>,
    /// The speaker of a quotation that has not ended, and whether a heading stood since.
    open: Option<Option<String>>,
}

impl Reader<'_> {
    fn paragraph(&mut self, text: &str, start: u32, number: u32) {
        let marks = quotations(text);
        let begins = marks.first().is_some_and(|q| q.outer.start == text.len() - text.trim_start().len());
        let goes_on = self.open.clone().filter(|_| begins);
        let parts = sentences(text);
        // A heading between the parts of a quotation does not end it.
        let heading = marks.is_empty() && parts.len() == 1 && !text.trim_end().ends_with(['.', '!', '?', '。']);
        if !heading {
            self.open = None;
        }
        let mut last: Option<Option<String>> = goes_on;
        let mut subject_here: Option<usize> = None;
        for part in &parts {
            let inside: Vec<&Quotation> =
                marks.iter().filter(|q| q.outer.start < part.end && q.outer.end > part.start).collect();
            // A quotation of several sentences is told where it begins.
            let begun: Vec<&Quotation> = inside.iter().copied().filter(|q| q.outer.start >= part.start).collect();
            let spoken: Vec<&Quotation> = begun.iter().copied().filter(|q| is_speech(text, q)).collect();
            let covered = inside.iter().any(|q| q.outer.start < part.start);
            let place = At { text, start, number };
            if !spoken.is_empty() {
                for quotation in &spoken {
                    let speaker =
                        self.speaker(text, quotation, &marks, number, subject_here).or(last.clone().flatten());
                    last = Some(speaker.clone());
                    self.push(Rule::Direct, quotation.inner.clone(), speaker.clone(), &place);
                    if !quotation.closed {
                        self.open = Some(speaker);
                    }
                }
            } else if !covered {
                // A quotation that follows without a speaker of its own is still theirs.
                let speaker = self.sentence(part.clone(), &place, number, subject_here);
                last = speaker.map(Some).or(last);
            }
            // Who is named outside quotations, and who is the subject.
            let outside = without(text, part, &marks);
            let all = words(&outside);
            let runs = People::runs(&all, self.is_actor);
            for run in &runs {
                self.people.mention(&run.name);
            }
            let first = runs.iter().find(|r| r.at <= 5).and_then(|r| self.people.position(&r.name));
            if spoken.is_empty() {
                subject_here = first.or(subject_here);
            }
        }
    }

    /// A sentence without a quotation of its own: reported speech, or a reservation of the text.
    fn sentence(&mut self, part: Range<usize>, place: &At, number: u32, subject_here: Option<usize>) -> Option<String> {
        let sentence = &place.text[part.clone()];
        let mut rule = None;
        if east::is_east(sentence) {
            if east::is_reported(sentence) {
                let topic = east::topic(sentence);
                let speaker = topic.and_then(|t| match east::pronoun(&t) {
                    Some(female) => self.people.pronoun(female, subject_here, number as usize),
                    None => Some(t),
                });
                rule = Some((Rule::Reported, speaker));
            }
        } else {
            let all = words(sentence);
            let said = verb(&all, false).filter(|v| all.len() - v > 3).or_else(|| closing(&all));
            let who = said.and_then(|v| subject(&all, v, false, self.is_actor, &self.people));
            let who = who.or_else(|| according(sentence, self.is_actor, &self.people));
            if let Some(who) = who {
                rule = Some((Rule::Reported, self.resolve(who, number, subject_here)));
            }
        }
        let speaker = rule.as_ref().and_then(|(_, speaker)| speaker.clone());
        match rule {
            Some((rule, speaker)) => self.push(rule, part, speaker, place),
            None if hedge(sentence).is_some() => self.push(Rule::Hedged, part, None, place),
            None => {}
        }
        speaker
    }

    /// Who says a quotation: what follows it up to the end of its sentence or the next quotation, then what precedes it.
    fn speaker(
        &mut self,
        text: &str,
        quotation: &Quotation,
        marks: &[Quotation],
        number: u32,
        subject_here: Option<usize>,
    ) -> Option<String> {
        let next = marks.iter().map(|q| q.outer.start).find(|s| *s >= quotation.outer.end).unwrap_or(text.len());
        let previous = marks.iter().map(|q| q.outer.end).filter(|e| *e <= quotation.outer.start).max().unwrap_or(0);
        let after = &text[quotation.outer.end..next];
        let before = &text[previous..quotation.outer.start];
        let before = sentences(before).last().map_or("", |r| &before[r.clone()]);
        if east::is_east(text) {
            let topic = east::topic(before).or_else(|| east::topic(after.trim_start_matches(['と', '、', ' '])))?;
            return match east::pronoun(&topic) {
                Some(female) => self.people.pronoun(female, subject_here, number as usize),
                None => Some(topic),
            };
        }
        // What follows belongs to the quotation where it goes on small: `," he said`, not `." The minister said`.
        let tail = sentences(after).first().map_or("", |r| &after[r.clone()]);
        let inner = text[quotation.inner.clone()].trim_end();
        let ended = inner.ends_with(['.', '!', '?']);
        let small = tail.trim_start().starts_with(char::is_lowercase);
        let same_line = !after.trim_start_matches([' ', '\u{a0}']).starts_with(['.', '\n']);
        let joined = !tail.is_empty() && same_line && (small || !ended || inner.ends_with(['!', '?']));
        let in_clause = |this: &Self, clause: &str| {
            let all = words(clause);
            let at = verb(&all, true)?;
            subject(&all, at, true, this.is_actor, &this.people)
        };
        let tail_end = clause_end(tail);
        let found = if joined {
            in_clause(self, &tail[..tail_end]).or_else(|| according(tail, self.is_actor, &self.people))
        } else {
            None
        };
        let found =
            found.or_else(|| in_clause(self, before).or_else(|| according(before, self.is_actor, &self.people)));
        let found = found.and_then(|who| self.resolve(who, number, subject_here));
        if let Some(name) = &found {
            self.people.speak(name, number as usize);
        }
        found
    }

    fn resolve(&mut self, who: Subject, number: u32, subject_here: Option<usize>) -> Option<String> {
        let name = match who {
            Subject::Named(name) => {
                // A capital speaks for its state.
                let known = self.gazetteer.iter().find(|a| a.is_called(&name));
                known.map_or_else(|| self.people.full(&name), |actor| actor.name.clone())
            }
            Subject::Unnamed(words) => words,
            Subject::Pronoun(female) => self.people.pronoun(female, subject_here, number as usize)?,
        };
        self.people.speak(&name, number as usize);
        Some(name)
    }

    fn push(&mut self, rule: Rule, bytes: Range<usize>, speaker: Option<String>, at: &At) {
        let part = &at.text[bytes.clone()];
        let lead = part.len() - part.trim_start().len();
        let words = part.trim();
        let from = at.start + at.text[..bytes.start + lead].chars().count() as u32;
        let about = (0..self.actors.len()).filter(|a| self.actors[*a].is_in(words)).collect();
        self.found.push(Suggestion {
            rule,
            range: from..from + words.chars().count() as u32,
            paragraph: at.number,
            text: words.to_owned(),
            speaker,
            hedge: hedge(words),
            about,
        });
    }
}

struct At<'t> {
    text: &'t str,
    start: u32,
    number: u32,
}

/// Where the clause right after a quotation ends: a second statement after "and that" or ";" has no bearing on it.
fn clause_end(tail: &str) -> usize {
    tail.find(';').unwrap_or(tail.len())
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

/// Whether a quotation is speech. A word or three within a sentence of the text are scare quotes or a name, unless they
/// end as speech ends.
fn is_speech(text: &str, quotation: &Quotation) -> bool {
    let inner = text[quotation.inner.clone()].trim();
    let after = &text[quotation.outer.end..];
    if east::is_east(inner) {
        return inner.chars().count() >= 5 && east::is_said_after(after)
            || inner.ends_with('。')
            || inner.chars().count() >= 15;
    }
    let count = inner.split_whitespace().count();
    let ends = inner.ends_with([',', '.', '!', '?']);
    let capital = inner.starts_with(char::is_uppercase);
    count >= 5 || count >= 2 && ends && capital
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
