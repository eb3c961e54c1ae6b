//! What judgements rest on: citations in words, and a tally of what is cited and what is assumed.

use crate::page::english::stopped;
use crate::page::{Line, Part};
use crate::wording::linked::linked;
use crate::wording::place::{cited, cited_id};
use detente_case::{Case, Citation, Evidence, Party, Preferences};
use detente_source::{Claim, Document};

/// Short references only: "c07, c08".
pub(crate) fn references(case: &Case, cites: &[Citation]) -> Line {
    Line::new().list(cites.iter().map(|c| Line::new().link(cited(case, *c), cited_id(case, *c))), ", ", ", ")
}

/// Reason, assumption and references, for tables in which the claims themselves would take too much room.
pub(crate) fn in_brief(case: &Case, evidence: &Evidence) -> Vec<Part> {
    let mut parts = Vec::new();
    if let Some(why) = &evidence.why {
        parts.push(Part::Line(linked(case, &stopped(why))));
    }
    let mut marks = Line::new();
    if evidence.assumption {
        marks = marks.strong("Assumption");
    }
    if !evidence.cites.is_empty() {
        marks =
            marks.text(if evidence.assumption { ", with " } else { "Cites " }).line(references(case, &evidence.cites));
    }
    if !marks.is_empty() {
        parts.push(Part::Small(marks.text(".")));
    }
    parts
}

/// Everything cited, told in full: what is said, by whom, where, and how far it can be relied on.
pub(crate) fn in_full(case: &Case, cites: &[Citation]) -> Part {
    Part::List(cites.iter().map(|c| told(case, *c)).collect())
}

fn told(case: &Case, citation: Citation) -> (Line, Line) {
    let link = Line::new().link(cited(case, citation), cited_id(case, citation)).text(" ");
    match citation {
        Citation::Claim(i) => {
            let claim = &case.claims[i];
            let mut said = link.case(stopped(&claim.says));
            if claim.disputed.is_some() {
                said = said.text(" ").strong("Disputed.");
            }
            (said, of_claim(case, claim))
        }
        Citation::Source(i) => {
            let source = &case.sources[i];
            (link.line(title(source)).text("."), Line::from(reliability(source).unwrap_or_default()))
        }
    }
}

/// Who says it, how, where, and how credible it is.
pub(crate) fn of_claim(case: &Case, claim: &Claim) -> Line {
    let source = &case.sources[claim.source];
    let mut parts: Vec<Line> = Vec::new();
    parts.extend(voice(claim));
    parts.extend(located(claim).map(Line::from));
    if case.sources.len() > 1 {
        parts.push(Line::from("source ").link(cited(case, Citation::Source(claim.source)), source.id.value.as_str()));
    }
    parts.extend(credibility(claim).map(Line::from));
    // With a single source its reliability is told once, at the head of the section.
    if case.sources.len() > 1 {
        parts.extend(reliability(source).map(|r| Line::from(format!("source {r}"))));
    }
    Line::new().list(parts, "; ", "; ")
}

/// Speaker and voice: "Fumio Kishida, reported speech".
pub(crate) fn voice(claim: &Claim) -> Option<Line> {
    match (&claim.speaker, &claim.voice) {
        (Some(speaker), Some(voice)) => Some(Line::new().case(speaker).text(", ").case(voice)),
        (Some(one), None) | (None, Some(one)) => Some(Line::new().case(one)),
        (None, None) => None,
    }
}

/// Where a claim stands: "paragraph 7, characters 704–814".
pub(crate) fn located(claim: &Claim) -> Option<String> {
    let at = claim.at.as_ref()?;
    let paragraph = at.paragraph.map(|p| format!("paragraph\u{a0}{p}"));
    let range = at.range.as_ref().map(|r| format!("characters\u{a0}{}–{}", r.start, r.end));
    match (paragraph, range) {
        (Some(p), Some(r)) => Some(format!("{p}, {r}")),
        (one, other) => one.or(other),
    }
}

/// Credibility in words with its digit: "probably true (2)".
pub(crate) fn credibility(claim: &Claim) -> Option<String> {
    claim.credibility.map(|c| format!("{} ({})", c.words(), c.digit()))
}

/// Reliability in words with its letter: "usually reliable (B)".
pub(crate) fn reliability(source: &Document) -> Option<String> {
    source.reliability.map(|r| format!("{} ({r:?})", r.words()))
}

/// A source by author, title and publisher.
pub(crate) fn title(source: &Document) -> Line {
    let mut line = Line::new();
    if let Some(author) = &source.author {
        line = line.case(author).text(", ");
    }
    line = line.text("“").quoted(&source.title, source.language.as_deref()).text("”");
    if let Some(publisher) = &source.publisher {
        line = line.text(", ").case(publisher);
    }
    if let Some(published) = &source.published {
        line = line.text(format!(", {}", crate::page::english::date(published)));
    }
    line
}

/// What a judgement rests on, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ground {
    /// It cites claims or sources.
    Cited,
    /// It is declared an assumption.
    Assumed,
    /// It says nothing itself, but what is said of its party stands in.
    Party,
    /// It says nothing.
    Missing,
}

pub(crate) fn ground(evidence: &Evidence, party: Option<&Party>) -> Ground {
    match party {
        _ if evidence.assumption => Ground::Assumed,
        _ if !evidence.cites.is_empty() => Ground::Cited,
        Some(p) if p.evidence.assumption => Ground::Assumed,
        Some(p) if !p.evidence.cites.is_empty() => Ground::Party,
        _ => Ground::Missing,
    }
}

/// How many preferences rest on what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Preference statements.
    pub statements: usize,
    /// Rankings, each a judgement as a whole.
    pub rankings: usize,
    /// Of both, those that cite something themselves.
    pub cited: usize,
    /// Those that rest on what is said of their party.
    pub party: usize,
    /// Those declared assumptions.
    pub assumed: usize,
    /// Those without any ground.
    pub missing: usize,
    /// Those that cite a disputed claim.
    pub disputed: usize,
}

impl Tally {
    pub fn of(case: &Case) -> Self {
        let mut tally = Self::default();
        for party in &case.parties {
            for evidence in preference_evidence(party) {
                match party.preferences {
                    Preferences::Ranked { .. } => tally.rankings += 1,
                    _ => tally.statements += 1,
                }
                match ground(evidence, Some(party)) {
                    Ground::Cited => tally.cited += 1,
                    Ground::Party => tally.party += 1,
                    Ground::Assumed => tally.assumed += 1,
                    Ground::Missing => tally.missing += 1,
                }
                let disputed = |c: &Citation| matches!(c, Citation::Claim(i) if case.claims[*i].disputed.is_some());
                tally.disputed += usize::from(evidence.cites.iter().any(disputed));
            }
        }
        tally
    }

    pub fn total(&self) -> usize {
        self.statements + self.rankings
    }
}

/// The evidence of each preference of a party.
pub(crate) fn preference_evidence(party: &Party) -> Vec<&Evidence> {
    match &party.preferences {
        Preferences::Prioritized(wants) => wants.iter().map(|w| &w.evidence).collect(),
        Preferences::Weighted(weights) => weights.iter().map(|w| &w.evidence).collect(),
        Preferences::Ranked { evidence, .. } => vec![evidence],
    }
}
