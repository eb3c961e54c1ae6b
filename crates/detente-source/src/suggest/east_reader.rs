//! Sentences in Japanese or Korean, read in their order.

use super::marks::Quotation;
use super::open::{Open, OpenReason};
use super::reader::{At, Reader, Who};
use super::talk::{As, Voice};
use super::{Rule, east, hedge};
use std::ops::Range;

impl Reader<'_> {
    /// A sentence in Japanese or Korean.
    pub(super) fn east(&mut self, part: &Range<usize>, marks: &[Quotation], at: At, last: Option<Who>) -> Option<Who> {
        let text = at.text;
        let here: Vec<&Quotation> =
            marks.iter().filter(|q| q.outer.start >= part.start && q.outer.start < part.end).collect();
        let outside = super::without(text, part, marks);
        let negated = east::is_denied(&outside);
        let is_speech = |q: &Quotation| {
            let inner = text[q.inner.clone()].trim();
            let length = inner.chars().count();
            let after = &text[q.outer.end..part.end.max(q.outer.end)];
            length >= 5 && east::is_said_after(after) || inner.ends_with('。') || length >= 15
        };
        let spoken: Vec<&Quotation> = here.iter().copied().filter(|q| is_speech(q)).collect();
        if spoken.is_empty() {
            if !east::is_reported(&text[part.clone()]) {
                if hedge(&text[part.clone()]).is_some() {
                    self.push(Rule::Hedged, part.clone(), &Who::Nobody, false, &at);
                }
                // Whoever a sentence is about may be the one whom "he" means.
                if let east::Found::Named(name, true) = east::speaker(&outside, "", false) {
                    self.talk.note(at.number, As::Subject, Some(Voice { name, female: None, human: true }));
                    return None;
                }
                return None;
            }
            let who = self.told(east::speaker(&outside, "", false), at.number, last.as_ref());
            self.push(Rule::Reported, part.clone(), &who, negated, &at);
            self.heard(&who, at.number);
            return Some(who);
        }
        let alone = outside.chars().all(|c| !c.is_alphabetic());
        let mut from = part.start;
        let mut before = last;
        for (n, q) in spoken.iter().enumerate() {
            let next = spoken.get(n + 1).map_or(part.end, |q| q.outer.start).max(q.outer.end);
            let after = &text[q.outer.end..next];
            // What stands after a comma belongs to the next quotation.
            let near =
                if n + 1 < spoken.len() { &after[..after.find(['、', ',']).unwrap_or(after.len())] } else { after };
            let negated = east::is_unsaid(near);
            let found = east::speaker(&text[from..q.outer.start], near, true);
            // "...", he said, and "...": one subject for both.
            let subjectless =
                matches!(found, east::Found::None) && (n > 0 || alone || is_continuing(&text[from..q.outer.start]));
            let who = match (&before, subjectless) {
                (Some(known), true) => known.clone(),
                _ => self.told(found, at.number, before.as_ref()),
            };
            self.push(Rule::Direct, q.inner.clone(), &who, negated, &at);
            self.nested(text, q, &at, (at.number, part.start));
            self.heard(&who, at.number);
            if !q.closed {
                self.open = Some(who.clone());
            }
            before = Some(who);
            from = q.outer.end;
        }
        before
    }

    pub(super) fn told(&mut self, found: east::Found, number: u32, last: Option<&Who>) -> Who {
        match found {
            east::Found::Named(name, human) => Who::Known(Voice { name, female: None, human }),
            east::Found::Pronoun(female, called) => self
                .talk
                .pronoun(female, number, false)
                .map_or(Who::Open(Open { reason: OpenReason::Pronoun, called }), Who::Known),
            east::Found::Several(called) => Who::Open(Open { reason: OpenReason::Ambiguous, called }),
            east::Found::Same => last.cloned().unwrap_or(Who::Nobody),
            east::Found::None => Who::Nobody,
        }
    }
}

/// Whether what stands between two quotations of one sentence goes on with the same speaker: `"..."며 "..."고`.
fn is_continuing(between: &str) -> bool {
    let words = between.trim_matches(|c: char| c.is_whitespace() || c == ',' || c == '、');
    words.is_empty() || ["며", "이라며", "라며", "고", "라고", "면서", "と", "とし"].contains(&words)
}
