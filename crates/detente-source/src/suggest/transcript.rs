//! Transcripts: whose turn it is stands before a colon, `QUESTION: ...`, `MS. BROOK: ...`.

use super::Rule;
use super::clause::Form;
use super::marks::{Quotation, quotations};
use super::open::{Open, OpenReason};
use super::people::Meant;
use super::phrase::{Subject, name_of};
use super::reader::{At, Reader, Who, offset};
use super::sentences::sentences;
use super::talk::Voice;
use super::tokens::tokens;
use std::ops::Range;

/// Labels of whoever asks or answers, without a name.
const QUESTIONS: [&str; 18] = [
    "question",
    "q",
    "a",
    "answer",
    "questions",
    "answers",
    "frage",
    "antwort",
    "réponse",
    "q.",
    "a.",
    "r",
    "問",
    "答",
    "質問",
    "문",
    "답",
    "질문",
];

/// A turn of somebody in a transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Turn<'t> {
    /// As the text names the speaker.
    pub label: &'t str,
    /// Where what is said stands, in bytes of the paragraph.
    pub said: Range<usize>,
}

impl Turn<'_> {
    /// Whether the label names nobody.
    pub fn is_unnamed(&self) -> bool {
        is_unnamed(self.label)
    }
}

fn is_unnamed(label: &str) -> bool {
    let small = label.trim().to_lowercase();
    QUESTIONS.contains(&small.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' '))
}

/// The label at the beginning of a line, and where the words after it begin.
fn label(line: &str) -> Option<(&str, usize)> {
    let at = line.find([':', '：'])?;
    let label = line[..at].trim();
    let mark = line[at..].chars().next().map_or(1, char::len_utf8);
    let rest = &line[at + mark..];
    let words: Vec<&str> = label.split_whitespace().collect();
    let begins = |w: &&str| {
        w.chars().next().is_some_and(|c| c.is_uppercase() || c.is_alphabetic() && !c.is_lowercase() || c == '(')
    };
    let small = |w: &&str| matches!(*w, "of" | "the" | "de" | "du" | "van" | "von" | "der");
    let named = !words.is_empty()
        && words.len() <= 5
        && label.chars().count() <= 40
        && !label.contains(['"', '“', '”', '「', ',', '?', '!'])
        && words.iter().all(|w| begins(w) || small(w))
        && label.chars().any(char::is_alphabetic);
    let spaced = rest.starts_with(char::is_whitespace) || mark > 1;
    (named && spaced && !rest.trim().is_empty()).then(|| (label, at + mark + (rest.len() - rest.trim_start().len())))
}

/// The labels of a text, if it is a transcript: three turns at least, in which somebody comes back.
pub(super) fn labels<'t>(paragraphs: impl Iterator<Item = &'t str>) -> Vec<&'t str> {
    let mut all: Vec<(&str, usize)> = Vec::new();
    let mut lines = 0;
    for line in paragraphs.flat_map(str::lines).filter(|l| !l.trim().is_empty()) {
        lines += 1;
        let Some((label, _)) = label(line.trim_start()) else { continue };
        match all.iter().position(|(l, _)| *l == label) {
            Some(i) => all[i].1 += 1,
            None if all.len() < 200 => all.push((label, 1)),
            None => {}
        }
    }
    let turns: usize = all.iter().map(|(_, n)| n).sum();
    let back = all.iter().any(|(_, n)| *n > 1);
    let repeated: usize = all.iter().filter(|(_, n)| *n > 1).map(|(_, n)| n).sum();
    let asked = all.iter().any(|(l, _)| is_unnamed(l));
    let enough = turns >= 3 && back && (repeated * 2 >= turns && turns * 4 >= lines)
        || asked && turns >= 2 && turns * 4 >= lines;
    if !enough {
        return Vec::new();
    }
    // A label that stands there once belongs to it where it shouts as the others do, or is a person's name.
    let shouting = all.iter().filter(|(_, n)| *n > 1).all(|(l, _)| *l == l.to_uppercase());
    all.retain(|(l, n)| {
        *n > 1 || is_unnamed(l) || shouting == (*l == l.to_uppercase()) && (shouting || l.split(' ').count() > 1)
    });
    all.into_iter().map(|(l, _)| l).collect()
}

/// The turns of a paragraph of a transcript. A line without a label goes on with the turn before it.
pub(super) fn turns<'t>(paragraph: &'t str, labels: &[&str]) -> Vec<Turn<'t>> {
    let mut found: Vec<Turn> = Vec::new();
    let mut at = 0;
    for line in paragraph.split_inclusive('\n') {
        let lead = line.len() - line.trim_start().len();
        let turn = label(&line[lead..]).filter(|(l, _)| labels.contains(l));
        let end = at + line.trim_end().len();
        if let Some((label, said)) = turn {
            found.push(Turn { label, said: at + lead + said..end });
        } else if let Some(last) = found.last_mut().filter(|_| !line.trim().is_empty()) {
            last.said.end = end;
        }
        at += line.len();
    }
    found
}

impl Reader<'_> {
    /// A turn of a transcript: what is said, and in it what others are reported to say.
    pub(super) fn turn(&mut self, turn: &Turn, at: At) {
        let who = if turn.is_unnamed() {
            Who::Open(Open { reason: OpenReason::Unnamed, called: turn.label.to_owned() })
        } else {
            let all = tokens(turn.label, 0..turn.label.len(), &[], self.grammar);
            let titles = all.iter().take_while(|t| {
                self.grammar.gender(t.text).is_some()
                    || ["Dr", "DR", "PROF", "Prof"].contains(&t.text.trim_end_matches('.'))
            });
            let titles = titles.count().min(all.len().saturating_sub(1));
            let name = name_of(&all[titles..]);
            let female = all[..titles].iter().find_map(|t| self.grammar.gender(t.text));
            // Who a label means does not depend on where it stands.
            match self.people.meant(&name, None, female, (u32::MAX, 0)) {
                Meant::One(i) => Who::Known(Voice { name: self.people.known[i].name.clone(), female, human: true }),
                Meant::Several => Who::Open(Open { reason: OpenReason::Ambiguous, called: turn.label.to_owned() }),
                Meant::Unknown => Who::Known(Voice { name: turn.label.to_owned(), female, human: true }),
            }
        };
        self.push(Rule::Direct, turn.said.clone(), &who, false, &at);
        let marks = quotations(&at.text[turn.said.clone()]);
        let marks: Vec<Quotation> = marks.iter().map(|q| q.moved(turn.said.start)).collect();
        let whole = Quotation { outer: turn.said.clone(), inner: turn.said.clone(), closed: true };
        self.nested(at.text, &whole, &at, (at.number, turn.said.start));
        for part in sentences(&at.text[turn.said.clone()], &[]) {
            let part = turn.said.start + part.start..turn.said.start + part.end;
            let all = tokens(at.text, part.clone(), &marks, self.grammar);
            let sites = self.reading().reported(&all);
            if let Some(site) = sites.into_iter().next() {
                // Whom a pronoun means in somebody's speech is not known.
                let named = matches!(site.subject, Subject::Named { .. } | Subject::Unnamed { .. });
                let whole = site.form != Form::Embedded;
                let range = if whole { part } else { offset(at.text, &all, site.from)..part.end };
                if named {
                    let who = self.resolve(site.subject, (at.number, range.start), false);
                    self.push(Rule::Reported, range, &who, site.denied, &at);
                } else if let Subject::Pronoun { words, .. } = site.subject {
                    let who = Who::Open(Open { reason: OpenReason::Pronoun, called: words });
                    self.push(Rule::Reported, range, &who, site.denied, &at);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_that_come_back_make_a_transcript() {
        let text =
            ["MS. BROOK: Good day.", "QUESTION: Is it over?", "MS. BROOK: No.", "QUESTION: Why?", "MS. BROOK: No."];
        let labels = labels(text.into_iter());
        assert_eq!(labels, ["MS. BROOK", "QUESTION"]);
        let turns = turns("QUESTION: Why?\nMS. BROOK: No.\nNever.", &labels);
        let said: Vec<_> = turns.iter().map(|t| (t.label, t.is_unnamed(), t.said.clone())).collect();
        assert_eq!(said, [("QUESTION", true, 10..14), ("MS. BROOK", false, 26..36)]);
        for no in [
            &["Note: the mayor is away.", "The talks go on."][..],
            &["He said: Yes.", "She said: No.", "He said: Yes."],
            &["Time: noon", "Place: Elm", "Price: free", "They talked for hours.", "Nothing came of it."],
        ] {
            assert!(super::labels(no.iter().copied()).is_empty(), "{no:?}");
        }
    }
}
