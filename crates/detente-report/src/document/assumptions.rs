//! What was assumed, what has no ground, what is disputed, and what the analyst remarks.

use crate::document::preferences::want_place;
use crate::facts::Facts;
use crate::page::english::stopped;
use crate::page::{Block, Item, Line, Section};
use crate::wording::grounds::{Ground, ground, preference_evidence, references};
use crate::wording::linked::linked;
use crate::wording::place::{cited, place};
use detente_case::{Case, Citation, Evidence, Form, Party, Preferences};

/// A judgement of the analyst, wherever it stands.
pub(crate) struct Judgement<'a> {
    /// A link to it, with a name that can stand in a list.
    pub line: Line,
    /// The same, shorter: for a column.
    pub short: Line,
    /// What it rests on.
    pub evidence: &'a Evidence,
    /// Whose it is, where a party's description may stand in for grounds of its own.
    pub party: Option<&'a Party>,
}

/// All judgements in the order of the document.
pub(crate) fn judgements(case: &Case) -> Vec<Judgement<'_>> {
    let mut found = Vec::new();
    for party in &case.parties {
        let to = match case.form {
            Form::Options { .. } => place("party", &party.id.value),
            Form::Graph { .. } => "parties".to_owned(),
        };
        found.push(Judgement {
            line: Line::from("the description of ").link(&to, &party.name),
            short: Line::new().link(to, &party.name),
            evidence: &party.evidence,
            party: None,
        });
        for option in &case.options[party.options.clone()] {
            let to = place("option", &option.full_id);
            found.push(Judgement {
                line: Line::from("option ").link(&to, &option.full_id),
                short: Line::new().link(to, &option.full_id),
                evidence: &option.evidence,
                party: Some(party),
            });
        }
    }
    if let Form::Options { infeasible, coalesce, .. } = &case.form {
        for (rules, kind, name) in
            [(infeasible, "infeasible", "the rule that excludes "), (coalesce, "coalesce", "the rule that joins ")]
        {
            // What stands for an option is that option, told above.
            for (i, rule) in rules.iter().enumerate().filter(|(_, rule)| rule.stands_for.is_none()) {
                let to = format!("{kind}-{}", i + 1);
                found.push(Judgement {
                    line: Line::from(name)
                        .code(&rule.when.text)
                        .text(" (")
                        .link(&to, format!("rule\u{a0}{}", i + 1))
                        .text(")"),
                    short: Line::new().link(to, format!("rule\u{a0}{}", i + 1)),
                    evidence: &rule.evidence,
                    party: None,
                });
            }
        }
    }
    for party in &case.parties {
        for (i, evidence) in preference_evidence(party).into_iter().enumerate() {
            let to = want_place(party, i);
            let (line, short) = match &party.preferences {
                Preferences::Ranked { .. } => (
                    Line::from("the ").link(&to, format!("ranking of {}", party.name)),
                    format!("ranking of {}", party.name),
                ),
                Preferences::Prioritized(wants) => (
                    Line::new()
                        .link(&to, format!("preference {} of {}", i + 1, party.name))
                        .text(": ")
                        .code(&wants[i].statement.text),
                    format!("{}\u{a0}{}", party.id.value, i + 1),
                ),
                Preferences::Weighted(weights) => (
                    Line::new()
                        .link(&to, format!("weight {} of {}", i + 1, party.name))
                        .text(": ")
                        .code(&weights[i].statement.text),
                    format!("{}\u{a0}{}", party.id.value, i + 1),
                ),
            };
            found.push(Judgement { line, short: Line::new().link(to, short), evidence, party: Some(party) });
        }
    }
    found
}

pub(crate) fn section(facts: &Facts) -> Section {
    let case = facts.study.case;
    let all = judgements(case);
    let item = |j: &Judgement| {
        let mut under = Vec::new();
        if let Some(why) = &j.evidence.why {
            under.push(linked(case, &stopped(why)));
        }
        if !j.evidence.cites.is_empty() {
            under.push(Line::from("Cites ").line(references(case, &j.evidence.cites)).text(" all the same."));
        }
        Item { line: j.line.clone().capital(), under }
    };
    let assumed: Vec<Item> = all.iter().filter(|j| j.evidence.assumption).map(item).collect();
    let missing: Vec<Item> = all
        .iter()
        .filter(|j| ground(j.evidence, j.party) == Ground::Missing && !is_plain_description(j))
        .map(item)
        .collect();
    let disputed: Vec<Item> = case
        .claims
        .iter()
        .enumerate()
        .filter_map(|(i, claim)| {
            let reason = claim.disputed.as_deref()?;
            let resting = all.iter().filter(|j| j.evidence.cites.contains(&Citation::Claim(i)));
            let resting: Vec<Line> = resting.map(|j| j.line.clone()).collect();
            let rests = if resting.is_empty() {
                Line::from("No judgement cites it.")
            } else {
                Line::from("Cited by ").list(resting, ", ", " and ").text(".")
            };
            Some(Item {
                line: Line::new()
                    .link(cited(case, Citation::Claim(i)), &claim.id.value)
                    .text(" ")
                    .case(stopped(&claim.says)),
                under: vec![linked(case, &stopped(reason)), rests],
            })
        })
        .collect();
    let mut blocks = vec![
        part("assumed", "Declared assumptions", assumed, "No judgement is declared an assumption."),
        part(
            "uncited",
            "Judgements that cite nothing",
            missing,
            "None: every judgement cites something, is covered by what is cited for its party, or is declared an assumption.",
        ),
    ];
    if !case.claims.is_empty() {
        blocks.push(part("disputed", "Disputed claims", disputed, "None."));
    }
    if !case.notes.is_empty() {
        blocks.push(Block::Part {
            id: "notes".to_owned(),
            title: "Notes of the analyst".into(),
            blocks: case.notes.iter().enumerate().map(|(i, note)| note_block(case, i, note)).collect(),
        });
    }
    Section { id: "assumptions", title: "What was assumed".to_owned(), blocks }
}

/// The notes of the analyst as a section of their own; nothing where there are none.
pub(crate) fn notes(case: &Case) -> Option<Section> {
    let blocks = case.notes.iter().enumerate().map(|(i, note)| note_block(case, i, note)).collect();
    let title = "Notes of the analyst".to_owned();
    (!case.notes.is_empty()).then_some(Section { id: "notes", title, blocks })
}

/// A party needs no ground for merely being there.
fn is_plain_description(judgement: &Judgement) -> bool {
    judgement.party.is_none() && judgement.line.plain().starts_with("the description of ")
}

fn part(id: &str, title: &str, items: Vec<Item>, none: &str) -> Block {
    let block = if items.is_empty() { Block::Paragraph(none.into()) } else { Block::List(items) };
    Block::Part { id: id.to_owned(), title: title.into(), blocks: vec![block] }
}

fn note_block(case: &Case, i: usize, note: &detente_case::Note) -> Block {
    let mut line = linked(case, &stopped(&note.text));
    if !note.cites.is_empty() {
        line = line.text(" Cites ").line(references(case, &note.cites)).text(".");
    }
    Block::Entries(vec![crate::page::Entry {
        id: Some(format!("note-{}", i + 1)),
        head: Line::new().case(&note.title),
        mark: None,
        lines: vec![line],
    }])
}
