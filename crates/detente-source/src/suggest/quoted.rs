//! Who says what stands in quotation marks.

use super::beside::Lead;
use super::language::Language;
use super::marks::{Quotation, within};
use super::open::{Open, OpenReason};
use super::people::Place;
use super::phrase::Subject;
use super::reader::{At, Reader, Who};
use super::sentences::sentences;
use super::tokens::{Kind, Token, tokens};
use super::{Rule, east};

impl Reader<'_> {
    /// Who says a quotation: what follows it up to the next one, then what stands before it.
    #[allow(clippy::too_many_arguments)]
    pub(super) fn attributed(
        &mut self,
        text: &str,
        all: &[Token],
        from: usize,
        i: usize,
        next: usize,
        q: &Quotation,
        here: Place,
        before: Option<&Who>,
    ) -> (Who, bool) {
        let inner = text[q.inner.clone()].trim_end();
        let comma = inner.ends_with([',', '!', '?']);
        let region = &all[i + 1..next];
        let lead = &all[from..i];
        let untrue = |part: &[Token]| {
            let words = part.iter().filter(|t| t.is_word()).map(Token::small).collect::<Vec<_>>().join(" ");
            self.grammar
                .untrue
                .iter()
                .any(|w| format!(" {words} ").contains(&format!(" {} ", w.replace('’', "'").replace(',', ""))))
        };
        let colon = lead.iter().any(|t| t.kind == Kind::Colon);
        let false_before = !colon && untrue(lead);
        // "It says", within a quotation: « Nous, rappelle-t-elle, ... »
        if let Some((subject, denied)) = self.reading().tail(region, comma) {
            let false_after = untrue(region) && region.iter().filter(|t| t.is_word()).count() <= 12;
            let negated = denied || false_after;
            let who = self.resolve(subject, here, false);
            return (who, negated || false_before && lead.iter().filter(|t| t.is_word()).count() > 2);
        }
        if let Some(subject) = self.incise(inner) {
            return (self.resolve(subject, here, false), false);
        }
        let joined =
            !region.is_empty() && region.iter().all(|t| !t.is_word() || matches!(t.text, "and" | "und" | "et"));
        if joined && next < all.len() {
            // “A” and “B,” said Lee: both are theirs.
            let more = all[next + 1..].iter().position(|t| matches!(t.kind, Kind::Quote(_)));
            let end = more.map_or(all.len(), |n| next + 1 + n);
            if let Some((subject, denied)) = self.reading().tail(&all[next + 1..end], true) {
                return (self.resolve(subject, here, false), denied);
            }
        }
        match self.reading().lead(all, from, i) {
            Lead::Said(subject, denied) => {
                let nobody = subject == Subject::Nobody;
                let who = self.resolve(subject, here, false);
                (who, denied || nobody || false_before)
            }
            Lead::Same => (before.cloned().unwrap_or(Who::Nobody), false_before),
            Lead::Unclear => (Who::Nobody, false_before || untrue(region)),
            Lead::None => {
                let linked = from > 0
                    && lead
                        .iter()
                        .all(|t| !t.is_word() || matches!(t.text, "and" | "but" | "und" | "aber" | "et" | "mais"));
                (before.filter(|_| linked).cloned().unwrap_or(Who::Nobody), false_before || untrue(region))
            }
        }
    }

    /// French and German put "she recalls" into the quotation itself: « Nous, on reste, rappelle-t-elle. »
    pub(super) fn incise(&self, inner: &str) -> Option<Subject> {
        if self.grammar.language != Language::French {
            return None;
        }
        let all = tokens(inner, 0..inner.len(), &[], self.grammar);
        (1..all.len()).find_map(|v| {
            let pronoun = all.get(v + 1).filter(|t| self.grammar.he_she.contains(&t.small().as_str()))?;
            let hyphen = inner.contains(&format!("{}-t-{}", all[v].text, pronoun.text))
                || inner.contains(&format!("{}-{}", all[v].text, pronoun.text));
            let ends = all.get(v + 2).is_none_or(|t| !t.is_word() || t.capital());
            let comma = all[v - 1].kind == Kind::Comma;
            let says = self.grammar.say.contains(all[v].text)
                || self.grammar.say_that.contains(all[v].text)
                || self.grammar.beside.contains(all[v].text);
            (hyphen && ends && comma && says).then(|| self.reading().phrase(&all[v + 1..v + 2])).flatten()
        })
    }

    /// Quotations within a quotation are somebody else's words.
    pub(super) fn nested(&mut self, text: &str, outer: &Quotation, at: &At, here: Place) {
        let marks = within(text, outer);
        for (i, quotation) in marks.iter().enumerate() {
            let inner = &text[quotation.inner.clone()];
            let from = if i == 0 { outer.inner.start } else { marks[i - 1].outer.end };
            let lead = &text[from..quotation.outer.start];
            let introduced = lead.trim_end().ends_with([':', ',', '：']);
            let long =
                if east::is_east(inner) { inner.chars().count() >= 10 } else { inner.split_whitespace().count() >= 4 };
            if !long && !introduced || inner.trim().is_empty() || !long && inner.split_whitespace().count() < 2 {
                continue;
            }
            let before = sentences(lead, &[]).last().map_or(0..0, |r| from + r.start..from + r.end);
            let all = tokens(text, before, &[], self.grammar);
            let who = match self.reading().lead(&all, 0, all.len()) {
                Lead::Said(subject @ (Subject::Named { .. } | Subject::Unnamed { .. }), false) => {
                    self.resolve(subject, here, false)
                }
                Lead::Said(Subject::Pronoun { words, .. }, _) => {
                    Who::Open(Open { reason: OpenReason::Pronoun, called: words })
                }
                _ => Who::Nobody,
            };
            self.push(Rule::Direct, quotation.inner.clone(), &who, false, at);
        }
    }

    /// Whether a quotation is speech. A word or three within a sentence of the text are scare quotes or a name, unless a
    /// clause of saying stands beside them.
    pub(super) fn is_speech(&self, text: &str, all: &[Token], i: usize, quotation: &Quotation) -> bool {
        let inner = text[quotation.inner.clone()].trim();
        let count = inner.split_whitespace().count();
        let ends = inner.ends_with([',', '.', '!', '?']);
        let capital = inner.starts_with(char::is_uppercase);
        // “No,” he said, “not now.”
        let follows = i > 0 && ends && matches!(all[0].kind, Kind::Quote(_));
        if count >= 5 || count >= 2 && ends && (capital || follows) {
            return true;
        }
        let next = (i + 1..all.len()).find(|k| matches!(all[*k].kind, Kind::Quote(_))).unwrap_or(all.len());
        let comma = ends || all.get(i + 1).is_some_and(|t| t.kind == Kind::Comma);
        let begins = i == 0 || all[i - 1].kind == Kind::Colon;
        count >= 1
            && comma
            && begins
            && (capital || count >= 2)
            && self.reading().tail(&all[i + 1..next], ends).is_some()
            || count >= 1 && i > 0 && all[i - 1].kind == Kind::Colon && ends
    }
}
