//! A text read from its beginning to its end: who speaks in each sentence, and who has been mentioned so far.

use super::actors::Actor;
use super::clause::Form;
use super::language::Grammar;
use super::marks::{Quotation, quotations};
use super::open::Open;
use super::people::{Meant, People, Place};
use super::phrase::{Reading, Subject};
use super::sentences::sentences;
use super::talk::{As, Talk, Voice};
use super::tokens::{Kind, Token, tokens};
use super::{Rule, Suggestion, dateline, east, hedge, transcript};
use std::ops::Range;

/// Who says something, as far as it can be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Who {
    Known(Voice),
    Open(Open),
    /// The text does not say.
    Nobody,
}

pub(super) struct Reader<'a> {
    pub actors: &'a [Actor],
    pub gazetteer: &'a [Actor],
    pub is_actor: &'a dyn Fn(&str) -> bool,
    pub grammar: &'a Grammar,
    pub people: People,
    pub talk: Talk,
    pub found: Vec<Suggestion>,
    /// The speaker of a quotation that has not ended.
    pub open: Option<Who>,
    /// The labels of a transcript.
    pub labels: Vec<&'a str>,
}

/// A part of a paragraph, and where it stands.
#[derive(Clone, Copy)]
pub(super) struct At<'t> {
    pub text: &'t str,
    pub start: u32,
    pub number: u32,
}

impl Reader<'_> {
    pub(super) fn reading(&self) -> Reading<'_> {
        Reading { grammar: self.grammar, people: &self.people, is_actor: self.is_actor }
    }

    /// Remembers the names of a paragraph.
    pub fn learn(&mut self, text: &str, number: u32) {
        let turns = transcript::turns(text, &self.labels);
        if turns.is_empty() {
            self.learn_from(text, number);
        }
        for turn in turns {
            self.learn_from(&text[turn.said], number);
        }
    }

    fn learn_from(&mut self, text: &str, number: u32) {
        let marks = quotations(text);
        let skip = dateline(text);
        let is_actor = self.is_actor;
        for part in sentences(text, &marks) {
            let part = part.start.max(skip)..part.end.max(skip);
            let all = tokens(text, part.clone(), &[], self.grammar);
            let ended =
                text[part.clone()].trim_end().ends_with(['.', '!', '?', '”', '"', '’', '“', '»', '…', ',', ';', ':']);
            // The words of a heading have capitals and are no names; after a colon a name stands there as well.
            let from =
                if ended { 0 } else { all.iter().position(|t| t.kind == Kind::Colon).map_or(all.len(), |at| at + 1) };
            self.people.learn(&all[from..], self.grammar, is_actor, (number, part.start));
        }
    }

    /// Reads a paragraph, or a part of one.
    pub fn paragraph(&mut self, at: At) {
        let turns = transcript::turns(at.text, &self.labels);
        if !turns.is_empty() {
            for turn in turns {
                self.turn(&turn, at);
            }
            return;
        }
        let text = at.text;
        let marks = quotations(text);
        let begins = marks.first().is_some_and(|q| q.outer.start == text.len() - text.trim_start().len());
        let goes_on = self.open.clone().filter(|_| begins);
        let mut parts = sentences(text, &marks);
        // A heading between the parts of a quotation does not end it.
        let asks = text.trim_end().ends_with('?') && text.split_whitespace().count() <= 8;
        let heading =
            marks.is_empty() && parts.len() == 1 && (asks || !text.trim_end().ends_with(['.', '!', '?', '。', ':']));
        if !heading {
            self.open = None;
        }
        if let Some(first) = parts.first_mut() {
            first.start = first.start.max(dateline(text).min(first.end));
        }
        let whole = parts.first().map_or(0, |_| text.len() - text.trim_start().len());
        let parts = self.joined(text, &parts, &marks);
        // Who spoke in the sentence before, and may go on in a quotation that stands by itself.
        let mut last = goes_on;
        for (i, part) in parts.iter().enumerate() {
            let shown = if i == 0 { whole..part.end } else { part.clone() };
            last = if east::is_east(&text[part.clone()]) {
                self.east(part, &marks, at, last)
            } else {
                self.sentence(part, &shown, &marks, at, last)
            };
        }
    }

    /// Sentences, where "Brook asked." after a quotation that has ended belongs to it.
    pub(super) fn joined(&self, text: &str, parts: &[Range<usize>], marks: &[Quotation]) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        for part in parts {
            let bare = found.last().is_some_and(|before: &Range<usize>| {
                marks.iter().any(|q| q.outer.end == before.end)
                    && self.reading().is_bare(&tokens(text, part.clone(), marks, self.grammar))
            });
            match found.last_mut().filter(|_| bare) {
                Some(before) => before.end = part.end,
                None => found.push(part.clone()),
            }
        }
        found
    }

    /// A sentence in a language with words between blanks. Gives who may go on in the next one.
    fn sentence(
        &mut self,
        part: &Range<usize>,
        shown: &Range<usize>,
        marks: &[Quotation],
        at: At,
        last: Option<Who>,
    ) -> Option<Who> {
        let text = at.text;
        let all = tokens(text, part.clone(), marks, self.grammar);
        let spoken: Vec<usize> = (0..all.len())
            .filter(|&i| match all[i].kind {
                Kind::Quote(q) => self.is_speech(text, &all, i, &marks[q]),
                _ => false,
            })
            .collect();
        let here = (at.number, part.start);
        if spoken.is_empty() {
            return self.narration(&all, part, shown, at, here, last.as_ref());
        }
        let alone = all.iter().all(|t| !t.is_word());
        let mut before: Option<Who> = last;
        let mut carried = None;
        let mut from = 0;
        for (n, &i) in spoken.iter().enumerate() {
            let Kind::Quote(q) = all[i].kind else { continue };
            let quotation = &marks[q];
            let next = spoken.get(n + 1).copied().unwrap_or(all.len());
            let (who, negated) = if alone {
                (before.clone().unwrap_or(Who::Nobody), false)
            } else {
                self.attributed(
                    text,
                    &all,
                    from,
                    i,
                    next,
                    quotation,
                    here,
                    before.as_ref().filter(|_| n > 0 || from == 0),
                )
            };
            // A quotation that goes on from the paragraph before has its speaker already.
            let who = match (&who, &before) {
                (Who::Open(_) | Who::Nobody, Some(known))
                    if n == 0 && from == 0 && i == 0 && self.goes_on(at, quotation) =>
                {
                    known.clone()
                }
                _ => who,
            };
            self.push(Rule::Direct, quotation.inner.clone(), &who, negated, &at);
            self.nested(text, quotation, &at, here);
            self.heard(&who, at.number);
            if !quotation.closed {
                self.open = Some(who.clone());
            }
            before = Some(who.clone());
            carried = Some(who);
            from = i + 1;
        }
        self.mention(&all, at.number, here);
        carried
    }

    /// Whether a quotation at the beginning of a paragraph goes on from the one before.
    fn goes_on(&self, at: At, quotation: &Quotation) -> bool {
        quotation.outer.start == at.text.len() - at.text.trim_start().len()
    }

    /// A sentence without speech in quotation marks: reported speech, or a reservation of the text. Gives who may go on.
    fn narration(
        &mut self,
        all: &[Token],
        part: &Range<usize>,
        shown: &Range<usize>,
        at: At,
        here: Place,
        last: Option<&Who>,
    ) -> Option<Who> {
        let sites = self.reading().reported(all);
        let Some(main) = sites.first().cloned() else {
            if hedge(&at.text[part.clone()]).is_some() {
                self.push(Rule::Hedged, shown.clone(), &Who::Nobody, false, &at);
            }
            // The words of a heading have capitals and name nobody.
            if !at.text.trim_end().ends_with(['.', '!', '?', '”', '"', '’', '“', '»', '…', ',', ';', ':', ')'])
            {
                return None;
            }
            let opening = self.reading().opening(all);
            let who = opening.map(|o| (self.resolve(o.subject, here, true), o.voice));
            self.mention(all, at.number, here);
            let (who, voice) = who?;
            match &who {
                _ if voice => self.heard(&who, at.number),
                Who::Known(v) => self.talk.note(at.number, As::Subject, Some(v.clone())),
                _ => {}
            }
            // Only whoever spoke before goes on after a sentence about him or her.
            let same = matches!((&who, last), (Who::Known(a), Some(Who::Known(b))) if a.name == b.name);
            return if same { last.cloned() } else { None };
        };
        let embedded = main.form == Form::Embedded;
        let range = if embedded { offset(at.text, all, main.from)..part.end } else { shown.clone() };
        let nobody = main.subject == Subject::Nobody;
        let who = self.resolve(main.subject, here, main.form == Form::Initial);
        self.push(Rule::Reported, range, &who, main.denied || nobody, &at);
        if !embedded {
            self.heard(&who, at.number);
        }
        self.mention(all, at.number, here);
        Some(who).filter(|w| !embedded && *w != Who::Nobody)
    }

    /// Notes the people that a sentence names outside quotations.
    pub(super) fn mention(&mut self, all: &[Token], number: u32, here: Place) {
        for run in self.people.runs(all, self.grammar, self.is_actor) {
            if (self.is_actor)(&run.name) {
                continue;
            }
            if let Meant::One(i) = self.people.meant(&run.name, None, run.female, here) {
                let person = &self.people.known[i];
                let voice =
                    Voice { name: person.name.clone(), female: person.female, human: self.is_human(&person.name) };
                self.talk.note(number, As::Other, Some(voice));
            }
        }
    }

    pub(super) fn push(&mut self, rule: Rule, bytes: Range<usize>, who: &Who, negated: bool, at: &At) {
        let part = &at.text[bytes.clone()];
        let lead = part.len() - part.trim_start().len();
        let words = part.trim();
        if words.is_empty() {
            return;
        }
        let from = at.start + at.text[..bytes.start + lead].chars().count() as u32;
        let about = (0..self.actors.len()).filter(|a| self.actors[*a].is_in(words)).collect();
        let (speaker, open) = match who {
            Who::Known(voice) => (Some(voice.name.clone()), None),
            Who::Open(open) => (None, Some(open.clone())),
            Who::Nobody => (None, None),
        };
        self.found.push(Suggestion {
            rule,
            range: from..from + words.chars().count() as u32,
            paragraph: at.number,
            text: words.to_owned(),
            speaker,
            open,
            negated,
            hedge: hedge(words),
            about,
        });
    }
}

/// Where a token stands in its paragraph, in bytes.
pub(super) fn offset(text: &str, all: &[Token], token: usize) -> usize {
    all.get(token).map_or(0, |t| t.text.as_ptr() as usize - text.as_ptr() as usize)
}
