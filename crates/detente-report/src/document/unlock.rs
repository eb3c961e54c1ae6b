//! What would have to be wanted for what the case names to come about, and who would have to want it.

use crate::facts::Facts;
use crate::page::english::{count, grouped, spaced, upper_first};
use crate::page::{Block, Cell, Group, Head, Item, Layout, Line, Part, Row, Section, Table, Term};
use crate::unlock::Telling;
use crate::wording::place::place;
use crate::{Alone, Asked, Finding, UnlockFindings, UnlockRequest, Wanted};
use detente_stability::unlock::distinct;

/// Solutions told in full.
const TOLD: usize = 4;

pub(crate) fn section(facts: &Facts) -> Option<Section> {
    let blocks = match &facts.findings.unlock {
        Finding::NotAsked => return None,
        Finding::LeftOut(reason) => vec![Block::Paragraph(reason.clone())],
        Finding::Found(found) => told(facts, found),
    };
    Some(Section { id: "unlock", title: "What would unlock it".to_owned(), blocks })
}

fn told(facts: &Facts, found: &UnlockFindings) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph(
        Line::from("What would parties have to come to want for an outcome to be an ")
            .term(Term::Equilibrium, "equilibrium")
            .text(" under ")
            .concept(found.concept)
            .text(match facts.now {
                Some(_) => " that improvements lead to from today? ",
                None => "? ",
            })
            .text(
                "An elementary change swaps two wishes that stand next to each other in a party's order, drops a wish, adds \
                 the outcome itself as a wish, or moves a tie. Looked for are the fewest such changes. They are changes of \
                 the model: what could bring a party to want otherwise, the model does not say.",
            ),
    )];
    blocks.extend(found.left_out.clone().map(Block::Paragraph));
    blocks.extend(found.wanted.iter().map(|wanted| part(facts, wanted)));
    blocks
}

fn part(facts: &Facts, wanted: &Wanted) -> Block {
    let name = &wanted.name;
    let title = Line::from("To unlock “").link(place("define", name), spaced(name)).text("”");
    let mut blocks = least(facts, wanted, &wanted.least);
    if let Some(anywhere) = wanted.anywhere.as_ref().filter(|_| wanted.least.found.cost != Some(0)) {
        blocks.push(Block::Paragraph(there(facts, wanted, anywhere)));
    }
    if !wanted.alone.is_empty() && wanted.least.found.cost != Some(0) {
        blocks.push(Block::Table(alone(facts, wanted)));
    }
    Block::Part { id: place("unlock", name), title, blocks }
}

fn request<'a>(wanted: &'a Wanted, asked: &'a Asked) -> UnlockRequest<'a> {
    UnlockRequest { question: &asked.question, state: None, make: &wanted.name, most: TOLD }
}

/// The least changes of anybody.
fn least(facts: &Facts, wanted: &Wanted, asked: &Asked) -> Vec<Block> {
    let request = request(wanted, asked);
    let telling = Telling::report(facts.study.case, facts.graph(), &request);
    let all = distinct(&asked.found.solutions);
    let mut blocks =
        vec![Block::Paragraph(Line::from(telling.wanted()).text(" ").line(telling.cost(&asked.found, all.len())))];
    let items: Vec<Item> =
        all.iter().take(TOLD).map(|d| telling.solution(d)).filter(|text| !text.is_empty()).map(Item::plain).collect();
    if !items.is_empty() {
        blocks.push(Block::List(items));
    }
    if all.len() > TOLD {
        let more = count(all.len() - TOLD, "more way is", "more ways are");
        let call = format!("detente unlock CASE --make {} --most {}", wanted.name, all.len());
        let more = Line::from(format!("{} not told here; ", upper_first(&more)));
        blocks.push(Block::Paragraph(more.code(call).text(" tells them.")));
    }
    blocks
}

/// Whether what is missing is the outcome's firmness, or the way to it.
fn there(facts: &Facts, wanted: &Wanted, asked: &Asked) -> Line {
    let request = request(wanted, asked);
    let telling = Telling::report(facts.study.case, facts.graph(), &request);
    let all = distinct(&asked.found.solutions);
    match asked.found.cost {
        Some(0) => {
            let n = asked.found.solutions.first().map_or(0, |s| s.states.len());
            Line::new().strong("What is missing is the way there, not the firmness").text(format!(
                ": {} of this kind {} already, once {} reached.",
                match n {
                    1 => "one state".to_owned(),
                    n => format!("{} states", grouped(n)),
                },
                if n == 1 { "holds" } else { "hold" },
                if n == 1 { "it is" } else { "they are" },
            ))
        }
        Some(_) => {
            let told = all.first().map(|d| telling.changes(d)).unwrap_or_default();
            let n = asked.found.cost.unwrap_or(0);
            Line::new()
                .strong("Without the way there")
                .text(": for a state of this kind just to hold once it is reached, ")
                .text(format!("{} would do, for instance that {told}.", count(n, "change", "changes")))
        }
        None => Line::new().strong("Without the way there").text(": ").line(telling.cost(&asked.found, 0)),
    }
}

/// What each party alone could do about it.
fn alone(facts: &Facts, wanted: &Wanted) -> Table {
    let row = |alone: &Alone| Row {
        id: None,
        cells: vec![
            Cell::head(facts.label(alone.party)),
            cell(facts, wanted, &alone.any),
            alone.order.as_ref().map_or(Cell::line("has no order of statements"), |asked| cell(facts, wanted, asked)),
        ],
    };
    Table {
        caption: "What one party alone would have to come to want".into(),
        layout: Layout::Words,
        head: ["Party", "By changes of any kind", "By another order of its wishes, none dropped or added"]
            .map(Head::plain)
            .into(),
        groups: vec![Group { rows: wanted.alone.iter().map(row).collect(), ..Group::default() }],
    }
}

fn cell(facts: &Facts, wanted: &Wanted, asked: &Asked) -> Cell {
    let request = request(wanted, asked);
    let telling = Telling::report(facts.study.case, facts.graph(), &request);
    let all = distinct(&asked.found.solutions);
    let halted = asked.found.stopped.map(|halt| Part::Small(format!("The search ended early: {halt}.").into()));
    let mut parts = Vec::new();
    match (asked.found.cost, asked.found.searched) {
        (Some(cost), _) => {
            parts.push(Part::Lead(upper_first(&count(cost, "change", "changes")).into()));
            for (i, told) in all.iter().take(UnlockRequest::ALONE).enumerate() {
                let or = if i > 0 { "Or that " } else { "It would be enough that " };
                parts.push(Part::Line(format!("{or}{}.", telling.changes(told)).into()));
            }
            if all.len() > UnlockRequest::ALONE {
                let more = count(all.len() - UnlockRequest::ALONE, "more way", "more ways");
                parts.push(Part::Small(format!("and {more}").into()));
            }
        }
        (None, Some(tried)) => parts.push(Part::Line(
            match tried {
                0 => "not by none".to_owned(),
                n => format!("nothing up to {}", count(n, "change", "changes")),
            }
            .into(),
        )),
        (None, None) => parts.push(Part::Line("not found out".into())),
    }
    parts.extend(halted);
    Cell::Words(parts)
}
