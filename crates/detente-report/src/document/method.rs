//! Method, conventions and limits.

use crate::facts::Facts;
use crate::page::english::{count, grouped};
use crate::page::{Block, Entry, Item, Line, Section, Term};
use detente_case::{Form, Preferences};
use detente_stability::{Concept, Sanctions};

pub(crate) fn section(facts: &Facts) -> Section {
    let blocks = vec![
        Block::Paragraph(
            "The case is a graph model for conflict resolution (Fang, Hipel and Kilgour 1993): parties control options, \
             options make states, moves lead from state to state, and each party has an order of preference over the \
             states. The engine looks at every feasible state and every party and asks, under each concept, whether \
             the party has a reason to leave."
                .into(),
        ),
        part("terms", "Terms", vec![Block::Entries(Term::BASIC.into_iter().map(term).collect())]),
        part("concepts", "Stability concepts", vec![
            Block::Paragraph(
                "The concepts differ in how far ahead a party looks before it moves. None is the right one: a state \
                 that holds under several stands on firmer ground than one that holds under a single one."
                    .into(),
            ),
            Block::Entries(Concept::ALL.into_iter().map(|c| concept(facts, c)).collect()),
        ]),
        part("conventions", "Conventions", vec![Block::List(conventions(facts))]),
        part("limits", "Limits", vec![Block::List(limits(facts))]),
        Block::Paragraph(facts_line(facts)),
    ];
    Section { id: "method", title: "Method, conventions and limits".to_owned(), blocks }
}

fn part(id: &str, title: &str, blocks: Vec<Block>) -> Block {
    Block::Part { id: id.to_owned(), title: title.into(), blocks }
}

fn term(term: Term) -> Entry {
    Entry {
        id: Some(term.anchor()),
        head: Line::new().strong(term.name()),
        mark: None,
        lines: vec![Line::from(format!("{}.", term.meaning()))],
    }
}

fn concept(facts: &Facts, concept: Concept) -> Entry {
    let term = Term::Concept(concept);
    let mut lines = vec![Line::from(format!("{}. Source: {}.", term.meaning(), concept.source()))];
    if !facts.concepts.contains(&concept) {
        let graph = matches!(facts.study.case.form, Form::Graph { .. });
        lines.push(Line::from(if concept.needs_options() && graph {
            "Not analysed: it needs options, and this case lists its states by name."
        } else {
            "Not analysed in this report."
        }));
    }
    let head = Line::new().strong(concept.short());
    let head =
        if concept == Concept::Nash { head.text(" stability") } else { head.text(format!(", {}", concept.name())) };
    Entry { id: Some(term.anchor()), head, mark: None, lines }
}

fn conventions(facts: &Facts) -> Vec<Item> {
    let case = facts.study.case;
    let mut items = vec![
        Item::plain(Line::from("A ").term(Term::Sanction, "sanction").text(match facts.study.analysis.sanctions {
            Sanctions::Legal => {
                " is a legal sequence of moves: any number of the other parties' moves in which nobody moves twice in a \
                 row, though somebody may move again later. Programs that let each opponent move at most once can find \
                 other equilibria."
            }
            Sanctions::Once => {
                " is a sequence of moves in which each of the other parties moves at most once, as in the program GMCR+. \
                 By the definition a party may move again after another has moved, so states that are stable may be \
                 missing here."
            }
        })),
        Item::plain("Ties deter: an answer that leaves a party exactly as well off as before is enough to deter it."),
        Item::plain(
            "A return counts as a sanction: an answer that leads back to the state from which the party left is no \
             better for it than staying. The matrix form of the definitions leaves such answers out.",
        ),
        Item::plain(
            "An answer counts as credible (SEQ, SSEQ) where each of its steps improves things for whoever takes it, \
             judged from where it takes it.",
        ),
    ];
    match &case.form {
        Form::Options { coalesce, .. } => {
            items.push(Item::plain(
                "States are numbered from 1 over the feasible states, ascending by the sum of 2 to the power k over the \
                 options taken, with k = 0 for the first option of the file. A pattern has one letter for each option in \
                 that order: Y taken, N not taken, - either.",
            ));
            if !coalesce.is_empty() {
                items.push(Item::plain(
                    "States that a rule joins are one state, numbered as the largest of them; a move into any of them \
                     reaches it.",
                ));
            }
        }
        Form::Graph { .. } => items.push(Item::plain("States and moves are those that the case lists by name.")),
    }
    let uses = |test: fn(&Preferences) -> bool| case.parties.iter().any(|p| test(&p.preferences));
    if uses(|p| matches!(p, Preferences::Prioritized(_))) {
        items.push(Item::plain(
            "Prioritized statements are compared in order of importance: of two states the better is the one that \
             satisfies the first statement on which they differ.",
        ));
    }
    if uses(|p| matches!(p, Preferences::Weighted(_))) {
        items.push(Item::plain("Weights of the statements that hold in a state are summed; the larger sum is better."));
    }
    items.push(Item::plain(
        "The most tempting move is the improvement that climbs furthest in its mover's own order, as a share of the \
         length of that order; gains of different parties are not compared in any other way.",
    ));
    items.push(Item::plain(
        "A way out that begins with a step that does not pay is a remark on moves next to today's state: one party's \
         move, then the best move of another. It is no stability concept and says nothing about trust.",
    ));
    items
}

fn limits(facts: &Facts) -> Vec<Item> {
    let mut items = vec![
        Item::plain(
            "This is an analysis of stability: it says which states would hold once they are reached, given the \
             preferences written down. It assigns no probabilities and does not say what will happen, or when.",
        ),
        Item::plain(
            "The results follow from the model. Another order of preferences, another option or another rule can \
             change them; the sections on preferences and assumptions say where each judgement comes from.",
        ),
        Item::plain(
            "Every party is taken to know the options, the moves and everybody's preferences as they stand in the case, \
             and to act as one.",
        ),
        Item::plain(match facts.findings.coalitions.found() {
            None => Line::from(
                "Moves are made by single parties. Whether several would gain by moving together is not judged here.",
            ),
            Some(_) => Line::from("Moves are made by single parties, except in the section on ")
                .link("coalitions", "coalitions")
                .text(" and where a path says that parties agree."),
        }),
    ];
    if facts.now.is_some() {
        items.push(Item::plain(
            "That a state is an equilibrium does not mean that a path leads to it from today's state.",
        ));
    }
    items
}

fn facts_line(facts: &Facts) -> Line {
    let case = facts.study.case;
    let states = facts.graph().len();
    let mut parts = vec![count(case.parties.len(), "party", "parties")];
    if !case.options.is_empty() {
        parts.push(count(case.options.len(), "option", "options"));
    }
    parts.push(format!("{} feasible {}", grouped(states), if states == 1 { "state" } else { "states" }));
    Line::from(format!("In this case: {}. Concepts analysed: ", crate::joined(&parts, "and")))
        .concepts(&facts.concepts)
        .text(if facts.concepts.is_empty() { "none." } else { "." })
}
