//! Where the case comes from: sources, and claims with what rests on each.

use crate::document::assumptions::judgements;
use crate::facts::Facts;
use crate::page::english::{count, date, number, stopped, upper_first};
use crate::page::{Block, Cell, Entry, Group, Head, Inline, Layout, Line, Part, Row, Section, Table};
use crate::wording::grounds::{credibility, located, reliability, voice};
use crate::wording::place::{cited, place};
use detente_case::{Case, Citation};
use detente_source::{Claim, Document, TextUsed, shown};

pub(crate) fn section(facts: &Facts) -> Section {
    let case = facts.study.case;
    let mut blocks = Vec::new();
    if case.sources.is_empty() {
        blocks.push(Block::Paragraph("The case names no sources.".into()));
    } else {
        let told = case.sources.iter().enumerate();
        blocks.push(Block::Entries(told.map(|(i, document)| source(facts, i, document)).collect()));
    }
    if !case.claims.is_empty() {
        blocks.push(Block::Paragraph(Line::from(
            "A claim is one thing that a source says, in the analyst's own words and with its reservation. Reliability \
             is judged for the source (A to F) and credibility for the claim (1 to 6), on the Admiralty scale; neither \
             is derived from the other. Places count characters from the start of the original; a passage is also named \
             by the first digits of its SHA-256, so that it can be checked without being copied here. Passages are shown \
             where the text is at hand.",
        )));
        blocks.push(Block::Table(claims(facts)));
    }
    let title = if case.claims.is_empty() { "Sources" } else { "Sources and claims" };
    Section { id: "sources", title: title.to_owned(), blocks }
}

fn source(facts: &Facts, at: usize, source: &Document) -> Entry {
    let mut lines = Vec::new();
    let published: Vec<Line> = [
        source.author.as_ref().map(|a| Line::new().case(a)),
        source.publisher.as_ref().map(|p| Line::new().case(p)),
        source.published.as_ref().map(|p| Line::from(date(p))),
        source.language.as_ref().map(|l| Line::from("language ").code(l)),
    ]
    .into_iter()
    .flatten()
    .collect();
    if !published.is_empty() && source.citation.is_none() {
        lines.push(Line::new().list(published, ", ", ", ").text("."));
    }
    if let Some(citation) = &source.citation {
        lines.push(Line::new().case(stopped(citation)));
    }
    if let Some(words) = reliability(source) {
        lines.push(Line::from(format!("Reliability: {words}.")));
    }
    if let Some(descriptor) = &source.descriptor {
        lines.push(Line::new().case(stopped(descriptor)));
    }
    if let Some(original) = &source.original {
        let mut line = Line::from("The original is not included");
        if let Some(characters) = original.characters {
            line = line.text(format!("; it has {} characters", number(characters as usize)));
        }
        if let Some(url) = &original.url {
            line = line.text("; a reader might find it at ").push(Inline::Web(url.clone()));
        }
        lines.push(line.text(". Its SHA-256: ").code(original.sha256.to_string()).text("."));
    }
    if let Some(url) = &source.url {
        lines.push(Line::from("Address: ").push(Inline::Web(url.clone())).text("."));
    }
    if let Some(file) = &source.file {
        let mut line = Line::from("File in the case folder: ").code(&file.value);
        if let Some(digest) = &source.sha256 {
            line = line.text(", SHA-256 ").code(digest.value.to_string());
        }
        lines.push(line.text("."));
    }
    lines.extend(resting(facts, at));
    Entry {
        id: Some(place("source", &source.id.value)),
        head: Line::new().code(&source.id.value).text(" ").quoted(&source.title, source.language.as_deref()),
        mark: None,
        lines,
    }
}

/// What rests on a source, and whether its claims were looked up.
fn resting(facts: &Facts, at: usize) -> Vec<Line> {
    let case = facts.study.case;
    let own: Vec<usize> = (0..case.claims.len()).filter(|c| case.claims[*c].source == at).collect();
    let concerned = |c: &Citation| match c {
        Citation::Source(s) => *s == at,
        Citation::Claim(c) => own.contains(c),
    };
    let all = judgements(case);
    let resting = all.iter().filter(|j| j.evidence.cites.iter().any(concerned)).count();
    let from = match own.len() {
        0 => "No claim is taken from it".to_owned(),
        n => upper_first(&count(n, "claim is taken from it", "claims are taken from it")),
    };
    let mut lines = vec![Line::from(match resting {
        0 => format!("{from}; no judgement rests on it."),
        n => format!("{from}; {} on it.", count(n, "judgement rests", "judgements rest")),
    })];
    if let Some(checked) = facts.findings.sources.iter().find(|s| s.source == at) {
        let [holds, fails, ..] = checked.counts();
        let text = match &checked.text {
            TextUsed::Absent => None,
            TextUsed::File(_) => Some("the file in the case folder"),
            TextUsed::Original { same: Some(true), .. } => Some("the original"),
            TextUsed::Original { same: None, .. } => Some("a text that was handed in"),
            TextUsed::Original { same: Some(false), .. } => Some("a text that is not the original meant"),
        };
        if let Some(text) = text.filter(|_| holds + fails > 0) {
            lines.push(Line::from(match fails {
                0 => format!("Every passage was looked up in {text} and found as the case says."),
                n => format!("Of {} passages looked up in {text}, {n} could not be found as the case says.", holds + n),
            }));
        }
    }
    lines
}

/// The passage of a claim, where its text is at hand.
fn passage(facts: &Facts, claim: usize) -> Option<Part> {
    let text = facts.passages[claim].as_ref()?;
    let language = facts.study.case.sources[facts.study.case.claims[claim].source].language.as_deref();
    Some(Part::Small(Line::from("Passage: “").quoted(shown(text, 600), language).text("”")))
}

fn claims(facts: &Facts) -> Table {
    let case = facts.study.case;
    let judgements = judgements(case);
    let rows = case
        .claims
        .iter()
        .enumerate()
        .map(|(i, claim)| {
            let citing = judgements.iter().filter(|j| j.evidence.cites.contains(&Citation::Claim(i)));
            let mut citing: Vec<Line> = citing.map(|j| j.short.clone()).collect();
            let notes = case.notes.iter().enumerate().filter(|(_, n)| n.cites.contains(&Citation::Claim(i)));
            citing.extend(
                notes.map(|(n, _)| Line::new().link(format!("note-{}", n + 1), format!("note\u{a0}{}", n + 1))),
            );
            let used = if citing.is_empty() {
                Cell::Words(vec![Part::Small("nothing".into())])
            } else {
                Cell::Words(vec![Part::Small(Line::new().list(citing, ", ", ", "))])
            };
            Row {
                id: Some(place("claim", &claim.id.value)),
                cells: vec![
                    Cell::head(Line::new().code(&claim.id.value)),
                    Cell::Words(said(case, claim).into_iter().chain(passage(facts, i)).collect()),
                    Cell::Words(whence(case, claim)),
                    Cell::line(credibility(claim).unwrap_or_else(|| "not judged".to_owned())),
                    used,
                ],
            }
        })
        .collect();
    Table {
        caption: "Claims".into(),
        layout: Layout::Words,
        head: vec![
            Head::plain("Claim"),
            Head::plain("What is said"),
            Head::plain("Who and where"),
            Head::plain("Credible?"),
            Head::plain("Cited by"),
        ],
        groups: vec![Group { rows, ..Group::default() }],
    }
}

fn said(case: &Case, claim: &Claim) -> Vec<Part> {
    let mut parts = vec![Part::Line(Line::new().case(stopped(&claim.says)))];
    if let Some(hedge) = &claim.hedge {
        parts.push(Part::Small(
            Line::from("Reservation: “").quoted(hedge, case.sources[claim.source].language.as_deref()).text("”."),
        ));
    }
    if let Some(reason) = &claim.disputed {
        parts.push(Part::Small(Line::new().strong("Disputed").text(": ").case(stopped(reason))));
    }
    if let Some(note) = &claim.note {
        parts.push(Part::Small(Line::from("Note: ").case(stopped(note))));
    }
    parts
}

fn whence(case: &Case, claim: &Claim) -> Vec<Part> {
    let mut parts: Vec<Part> = voice(claim).map(Part::Line).into_iter().collect();
    let mut rest: Vec<Line> = claim.kind.iter().map(|kind| Line::new().case(kind)).collect();
    if case.sources.len() > 1 {
        rest.push(Line::new().link(cited(case, Citation::Source(claim.source)), &case.sources[claim.source].id.value));
    }
    rest.extend(located(claim).map(Line::from));
    if let Some(digest) = claim.at.as_ref().and_then(|at| at.sha256) {
        let digest = digest.to_string();
        rest.push(Line::from("passage\u{a0}").code(format!("{}…", &digest[..12])));
    }
    if !rest.is_empty() {
        parts.push(Part::Small(Line::new().list(rest, "; ", "; ")));
    }
    parts
}
