//! The report as plain data: what it says, in order, without a word on how it looks. [`crate::html`] and
//! [`crate::markdown`] render the same document, so both say the same.

mod ach;
pub(crate) mod answer;
mod assumptions;
mod bargain;
mod coalitions;
pub(crate) mod doubt;
mod equilibria;
mod foresight;
mod hinges;
mod method;
mod parties;
mod paths;
mod preferences;
mod reasons;
mod restless;
mod settlement;
pub(crate) mod shares;
mod sources;
mod today;
mod unlock;
pub(crate) mod worlds;

pub use crate::page::{
    BarRow, Bars, Block, Cell, Document, Entry, Figure, Group, Head, Inline, Item, Layout, Line, Mark, Part, Row,
    Section, Sentence, Table, Taken, Term,
};

use crate::Findings;
use crate::facts::{Centre, Facts};
use crate::page::english;
use crate::picture::plan;
use crate::telling;
use crate::wording::{grounds::Tally, linked};
use answer::{all_concepts, sentences};
use detente_stability::Concept;

/// The report on what was found.
pub fn document(findings: &Findings) -> Document {
    document_with(findings, Vec::new())
}

/// The report on what was found, with more sections after those on single states, such as [`crate::views_section`].
pub fn document_with(findings: &Findings, more: Vec<Section>) -> Document {
    let facts = Facts::new(findings);
    let (study, case) = (&findings.study, findings.study.case);
    let mut sections = vec![Section { id: "answer", title: "The answer in brief".to_owned(), blocks: answer(&facts) }];
    sections.push(parties::section(&facts));
    sections.push(today::section(&facts));
    sections.push(equilibria::section(&facts));
    sections.extend(coalitions::section(&facts));
    sections.push(around(&facts));
    sections.extend(paths::section(&facts));
    sections.extend(unlock::section(&facts));
    sections.extend(foresight::section(&facts));
    sections.extend(doubt::unknown(&facts));
    sections.extend(doubt::strength(&facts));
    sections.extend(worlds::section(&facts));
    sections.extend(settlement::section(&facts));
    sections.push(reasons::section(&facts));
    sections.extend(more);
    sections.extend(hinges::section(&facts));
    sections.extend(ach::section(&facts));
    sections.push(preferences::section(&facts));
    sections.push(assumptions::section(&facts));
    sections.push(sources::section(&facts));
    sections.push(method::section(&facts));
    let stopped = study.analysis.stopped.as_ref();
    Document {
        kind: "Stability analysis",
        title: case.title.clone(),
        as_of: case.as_of.as_deref().map(english::date),
        question: case.question.clone(),
        caution: case.caution_in_full().map(|c| linked::linked(case, &english::stopped(&c))),
        partial: stopped
            .map(|stop| {
            let done: Vec<String> = facts.concepts.iter().map(|c| c.short().to_owned()).collect();
            let done = if done.is_empty() {
                "No concept was finished".to_owned()
            } else {
                format!("Finished: {}", crate::joined(&done, "and"))
            };
            format!("The analysis stopped early: {stop}. {done}. What follows rests on these alone.")
        })
        .or_else(|| {
            let stop = findings.stopped.as_ref()?;
            Some(format!("Some of the work stopped early: {stop}. What is missing for that reason is said where it would stand."))
        }),
        sections,
        colophon: format!("Stability analysis of the case {} by detente {}.", case.id, env!("CARGO_PKG_VERSION")),
    }
}

/// A further question that a report has a section on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// What coalitions could do.
    Coalitions,
    /// Where things can go.
    Paths,
    /// What the answer hangs on.
    Hinges,
}

/// One section of the report on what was found, for the page of the workbench: it names no calls. Nothing where nobody asked
/// the question.
///
/// ```
/// use detente_graph::{Budget, Graph};
/// use detente_report::{Finding, Findings, Study, document::{About, section}};
/// let text = "{detente: 1, id: walk, parties: {a: {options: {go: Go}, prefers: [a.go], assumption: true}}}";
/// let case = detente_case::parse(&detente_source::SourceText::new("walk", text)).case.unwrap();
/// let graph = Graph::build(&case, &Budget::unlimited()).unwrap();
/// let analysis = detente_stability::analyze(&graph, &detente_stability::Concept::ALL, &Budget::unlimited());
/// let mut findings = Findings::from(Study { case: &case, graph: &graph, analysis: &analysis });
/// assert!(section(&findings, About::Coalitions).is_none());
/// findings.coalitions = Finding::LeftOut("A coalition takes two parties.".into());
/// assert_eq!(section(&findings, About::Coalitions).unwrap().blocks.len(), 1);
/// ```
pub fn section(findings: &Findings, about: About) -> Option<Section> {
    let facts = Facts { calls: false, ..Facts::new(findings) };
    match about {
        About::Coalitions => coalitions::section(&facts),
        About::Paths => paths::section(&facts),
        About::Hinges => hinges::section(&facts),
    }
}

pub use bargain::settlement_document;
pub use settlement::section_of as settlement_section;

fn answer(facts: &Facts) -> Vec<Block> {
    let mut figures = vec![Figure {
        number: english::grouped(facts.graph().len()),
        label: Line::from("feasible ").term(Term::State, english::either(facts.graph().len(), "state", "states")),
    }];
    let shown = telling::FIRST.into_iter().filter(|c| facts.concepts.contains(c));
    let shown: Vec<Concept> = match shown.collect::<Vec<_>>() {
        none if none.is_empty() => facts.concepts.iter().copied().take(2).collect(),
        some => some,
    };
    for concept in shown {
        let n = facts.study.analysis.of(concept).map_or(0, |v| v.equilibria.count());
        figures.push(Figure {
            number: english::grouped(n),
            label: Line::new()
                .concept(concept)
                .text(" ")
                .term(Term::Equilibrium, english::either(n, "equilibrium", "equilibria")),
        });
    }
    let tally = Tally::of(facts.study.case);
    if tally.total() > 0 {
        figures.push(Figure {
            number: format!("{} of {}", tally.cited + tally.party, tally.total()),
            label: Line::new()
                .link("preferences", english::either(tally.total(), "preference", "preferences"))
                .text(" with sources"),
        });
    }
    vec![Block::Figures(figures), Block::Sentences(sentences(facts))]
}

fn around(facts: &Facts) -> Section {
    let mut blocks = Vec::new();
    let start = match facts.centre {
        Centre::Today(_) => None,
        Centre::Strongest(s) => Some(
            Line::from("The case names no state of today, so the picture starts from the firmest ")
                .term(Term::Equilibrium, "equilibrium")
                .text(", ")
                .line(facts.state(s))
                .text(match facts.strongest().len() {
                    1 => ".".to_owned(),
                    n => format!(", the first of {} that hold under as many concepts.", english::number(n)),
                }),
        ),
        Centre::Calmest(s) => Some(
            Line::from("The case names no state of today and no state is an ")
                .term(Term::Equilibrium, "equilibrium")
                .text(format!(
                    " under {}, so the picture starts from the state that most parties stay in under most concepts, {}.",
                    all_concepts(facts.concepts.len()),
                    facts.words.short(s)
                )),
        ),
    };
    blocks.extend(start.map(Block::Paragraph));
    blocks.push(Block::Paragraph(
        Line::from("Who can ")
            .term(Term::Move, "move")
            .text(" where, who would gain by it (an ")
            .term(Term::Improvement, "improvement")
            .text("), and how the others could answer (a ")
            .term(Term::Sanction, "sanction")
            .text("). Read each row from left to right."),
    ));
    blocks.push(Block::Picture(plan(facts)));
    let title = match facts.centre {
        Centre::Today(_) => "Around today's state",
        Centre::Strongest(_) => "Around the firmest equilibrium",
        Centre::Calmest(_) => "Around the calmest state",
    };
    Section { id: "around", title: title.to_owned(), blocks }
}
