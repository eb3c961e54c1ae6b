//! The rules about sentences.

use super::sentences::sentences;
use super::words::{confidence, forecast, likelihoods, range_after, words};
use crate::codes;
use crate::findings::Findings;
use detente_source::Span;
use std::ops::Range;

/// Where a text stands.
#[derive(Clone, Copy, Debug)]
pub(super) enum Register<'a> {
    /// In a case, which has its own keys for sources.
    Case,
    /// In prose; the paragraph as it is written.
    Prose(&'a str),
}

/// Holds a paragraph against the rules; `start` is its place in the file.
pub(super) fn scan(text: &str, start: usize, register: Register, out: &mut Findings) {
    let place = |at: &Range<usize>, from: usize| Span::new(start + from + at.start, start + from + at.end);
    let mut judged = None;
    for (from, sentence) in sentences(text) {
        let words = words(&sentence);
        let found = likelihoods(&words);
        for hit in &found {
            let own = format!("{} ({}-{} %)", hit.term.words, hit.term.low, hit.term.high);
            match range_after(&sentence[hit.at.end..]) {
                None => out.push(
                    codes::LIKELIHOOD_WITHOUT_RANGE
                        .say(format!("`{}` stands without its range", &sentence[hit.at.clone()]))
                        .at(place(&hit.at, from))
                        .hint(format!("write \"{own}\", or say it without a word of likelihood")),
                ),
                Some((at, (low, high))) if (low, high) != (hit.term.low, hit.term.high) => out.push(
                    codes::LIKELIHOOD_WITH_OTHER_RANGE
                        .say(format!("the range of `{}` is {}-{} %", hit.term.words, hit.term.low, hit.term.high))
                        .at(place(&(hit.at.end + at.start..hit.at.end + at.end), from))
                        .hint(format!("write \"{own}\", or the term whose range this is")),
                ),
                Some(_) => {}
            }
        }
        if let (Some(hit), Some(at)) = (found.first(), confidence(&words)) {
            out.push(
                codes::LIKELIHOOD_AND_CONFIDENCE
                    .say("likelihood and confidence in one sentence")
                    .at(place(&hit.at, from))
                    .label("how likely it is")
                    .related(place(&at, from), "how sure we are")
                    .hint("say how likely it is, and in a sentence of its own how sure you are and on what grounds"),
            );
        }
        if let Some(at) = forecast(&words) {
            out.push(
                codes::CALLED_A_FORECAST
                    .say("a stability analysis is called a forecast")
                    .at(place(&at, from))
                    .hint("say what would hold if the parties wanted what the model says; it is no forecast"),
            );
        }
        judged = judged.or_else(|| found.first().map(|hit| place(&hit.at, from)));
    }
    if let (Register::Prose(written), Some(at)) = (register, judged)
        && !written.trim_start().starts_with('#')
        && !is_sourced(written)
    {
        out.push(
            codes::JUDGEMENT_WITHOUT_SOURCE
                .say("a judgement of likelihood in a paragraph that cites nothing")
                .at(at)
                .hint("cite a claim or document ([c39], a link, a note), or say that it is an assumption"),
        );
    }
}

/// Whether a paragraph says what it rests on: a link or address, a note, an id in brackets, or an assumption.
fn is_sourced(paragraph: &str) -> bool {
    let small = paragraph.to_lowercase();
    if small.contains("](") || small.contains("://") || small.contains("[^") || small.contains("assum") {
        return true;
    }
    let id = |inner: &str| {
        inner.split([',', ';']).all(|part| {
            let part = part.trim();
            part.starts_with(|c: char| c.is_ascii_lowercase())
                && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
        })
    };
    let bracketed = |open: char, close: char, digit: bool| {
        small.split(open).skip(1).filter_map(|rest| rest.split_once(close)).any(|(inner, _)| {
            // In parentheses a lone word is a word; an id with a digit or an underscore is an id.
            id(inner) && (!digit || inner.contains(|c: char| c.is_ascii_digit() || c == '_'))
        })
    };
    bracketed('[', ']', false) || bracketed('(', ')', true)
}
