//! What is asked of every world: what somebody asks, or what everybody asks.

use super::{Limits, WorldQuestion, Worlds};
use crate::Model;
use crate::ask::{Part, Refusal, Remedy, names};
use detente_case::Case;
use detente_doubt::Question as Asked;
use detente_doubt::hinges::Place;
use detente_report::WorldsAsked;
use detente_stability::Concept;

const TODAY: &str = "today's state";

/// The questions, except which states are equilibria: that is not known before they were looked for.
pub(super) fn asked(worlds: &Worlds, model: &Model, limits: &Limits) -> Result<Vec<WorldsAsked>, Refusal> {
    let Model { case, graph, .. } = model;
    let concept = worlds.concept.unwrap_or(Concept::Nash);
    let party = worlds.party.as_deref().map(|p| names::party(case, p)).transpose()?;
    if party.is_some() && worlds.ask != Some(WorldQuestion::Stable) {
        let remedy = Remedy::Goes(Part::Party, Part::Ask, "stable");
        return Err(Refusal::with("a party is only named where it is asked whether a state is stable", remedy));
    }
    match worlds.ask {
        None => usual(model, concept, limits),
        Some(WorldQuestion::Equilibria) => Ok(Vec::new()),
        Some(WorldQuestion::Stable) => {
            let (state, of) = match worlds.of.as_deref().map(str::trim) {
                None | Some("now") => (now(case)?, TODAY.to_owned()),
                Some(text) => match names::place(case, graph, text)? {
                    Place::Options(bits) => (bits, format!("the state {}", taken(case, bits))),
                    Place::Named(_) => return Err(Refusal::Internal("the graph form has no worlds".to_owned())),
                },
            };
            Ok(vec![WorldsAsked { question: Asked::Stable { state, concept, party }, of }])
        }
        Some(ask) => {
            let nothing = || Refusal::with("nothing is named that should hold", Remedy::Say(Part::Of, "summit"));
            let text = worlds.of.as_deref().ok_or_else(nothing)?;
            let statement = names::statement(case, Part::Of, text)?;
            if ask == WorldQuestion::Reachable && graph.status_quo().is_none() {
                return Err(Refusal::unfit("the case names no state of today to start from"));
            }
            let question = match ask {
                WorldQuestion::Reachable => Asked::Reachable { statement },
                _ => Asked::InEquilibrium { statement, concept },
            };
            Ok(vec![WorldsAsked { question, of: text.trim().to_owned() }])
        }
    }
}

/// Whether today's state is stable, and what becomes of the first names of the case.
fn usual(model: &Model, concept: Concept, limits: &Limits) -> Result<Vec<WorldsAsked>, Refusal> {
    let (case, has_today) = (&model.case, model.graph.status_quo().is_some());
    let today = |concept| Asked::today(case, concept).map(|question| WorldsAsked { question, of: TODAY.to_owned() });
    let mut all: Vec<WorldsAsked> = today(concept).into_iter().collect();
    if concept == Concept::Nash {
        all.extend(today(Concept::Seq));
    }
    for definition in case.definitions.iter().take(limits.names) {
        let (statement, of) = (definition.statement.expr.clone(), definition.name.value.clone());
        if limits.in_equilibrium {
            let question = Asked::InEquilibrium { statement: statement.clone(), concept };
            all.push(WorldsAsked { question, of: of.clone() });
        }
        if has_today {
            all.push(WorldsAsked { question: Asked::Reachable { statement }, of });
        }
    }
    if all.is_empty() { Err(no_today()) } else { Ok(all) }
}

/// The options taken today.
fn now(case: &Case) -> Result<u64, Refusal> {
    match Place::now(case) {
        Some(Place::Options(bits)) => Ok(bits),
        _ => Err(no_today()),
    }
}

fn no_today() -> Refusal {
    Refusal::with("the case names no state of today", Remedy::Say(Part::Of, "1"))
}

/// A state by the options taken.
pub(super) fn taken(case: &Case, state: u64) -> String {
    let taken = case.options.iter().enumerate().filter(|(k, _)| state >> k & 1 == 1);
    let names: Vec<&str> = taken.map(|(_, option)| option.full_id.as_str()).collect();
    format!("{{{}}}", names.join(", "))
}
