//! The subject with which a sentence begins.

use super::clause::LONGEST;
use super::language::Language;
use super::phrase::{Reading, Subject};
use super::tokens::{Kind, Token};

/// The subject with which a sentence begins.
pub(super) struct Opening {
    pub subject: Subject,
    pub end: usize,
    /// Whether its verb makes it the voice of the sentence.
    pub voice: bool,
}

impl Reading<'_> {
    /// The subject with which a sentence begins, and what its verb is.
    pub fn opening(&self, all: &[Token]) -> Option<Opening> {
        let g = self.grammar;
        let all = &all[..all.len().min(LONGEST)];
        let mut from = self.first(all);
        let first = all.get(from)?;
        if g.prepositions.contains(first.small().as_str()) || g.conjunctions.contains(first.small().as_str()) {
            from += all[from..].iter().position(|t| t.kind == Kind::Comma)? + 1;
        }
        let is_finite = |i: usize| {
            let small = all[i].small();
            !all[i].capital()
                && (g.finite.contains(small.as_str())
                    || g.say.contains(small.as_str())
                    || g.voice.contains(small.as_str())
                    || g.deny.contains(small.as_str()))
        };
        let relative = |i: usize| g.relatives.contains(all[i].small().as_str()) && g.language != Language::German;
        let verb = (from + 1..all.len()).find(|&i| {
            is_finite(i) && !(from..i).any(|k| relative(k) && !all[k..i].iter().skip(1).any(|t| t.kind == Kind::Comma))
        });
        let found = verb.and_then(|v| {
            let (mut end, _, _) = self.before_verb(all, v);
            if end > from && all[end - 1].kind == Kind::Comma {
                end -= 1;
            }
            (end > from).then(|| self.phrase(&all[from..end])).flatten().map(|subject| (subject, end, v))
        });
        // Any verb may follow a pronoun or a name.
        let (subject, end, v) = found.or_else(|| {
            let run = (from + 1..all.len()).find(|&i| !all[i].capital()).unwrap_or(all.len());
            let next = all.get(run)?;
            // "Hall, the minister, looked on": a name, whatever follows.
            let plain = (next.is_word()
                || next.kind == Kind::Comma && all[run + 1..].iter().any(|t| t.kind == Kind::Comma))
                && !g.prepositions.contains(next.small().as_str())
                && !g.conjunctions.contains(next.small().as_str())
                && !g.relatives.contains(next.small().as_str());
            let subject = plain.then(|| self.phrase(&all[from..run])).flatten();
            let simple = matches!(subject, Some(Subject::Pronoun { .. } | Subject::Named { .. }));
            if simple { Some((subject?, run, run)) } else { None }
        })?;
        let voice = (v..all.len().min(v + 4)).take_while(|i| all[*i].is_word()).any(|i| {
            let small = all[i].small();
            g.voice.contains(small.as_str()) || g.say.contains(small.as_str()) || g.deny.contains(small.as_str())
        });
        Some(Opening { subject, end, voice })
    }
}
