//! States, parties and statements as people name them.

use super::refusal::{Part, Refusal, Remedy};
use detente_case::{Case, Expr, Form, StateName, parse_statement_for, pattern_of};
use detente_doubt::hinges::Place;
use detente_graph::{Graph, Moves, PartyId, StateId};
use detente_source::SourceText;
use detente_stability::Concept;

/// The party with this id or name.
pub fn party(case: &Case, text: &str) -> Result<PartyId, Refusal> {
    let by_name = || case.party_ids().find(|p| case.party(*p).name.eq_ignore_ascii_case(text));
    case.find_party(text).or_else(by_name).ok_or_else(|| {
        let ids: Vec<&str> = case.parties.iter().map(|p| p.id.value.as_str()).collect();
        Refusal::unfit(format!("there is no party `{text}`; the parties are {}", ids.join(", ")))
    })
}

/// The one state that is meant by a number, a pattern, a list of options taken, `none`, or `now`.
pub fn state(case: &Case, graph: &Graph, text: &str) -> Result<StateId, Refusal> {
    named(case, graph, text).map(|(state, _)| state)
}

/// The same as a place that stays what it is in other worlds and under other rules: the very combination of options that
/// the text names, also where a rule merges it with others here.
pub fn place(case: &Case, graph: &Graph, text: &str) -> Result<Place, Refusal> {
    named(case, graph, text).map(|(state, bits)| bits.map_or_else(|| Place::of(graph, state), Place::Options))
}

/// A state, and the combination of options where the text names one.
fn named(case: &Case, graph: &Graph, text: &str) -> Result<(StateId, Option<u64>), Refusal> {
    let text = text.trim();
    if text.eq_ignore_ascii_case("now") {
        let bits = match &case.form {
            Form::Options { status_quo, .. } => *status_quo,
            Form::Graph { .. } => None,
        };
        return graph.status_quo().map(|state| (state, bits)).ok_or_else(|| {
            let remedy = Remedy::Case("mark the options taken today with `now: true`");
            Refusal::with("the case names no state of today", remedy)
        });
    }
    if text.is_empty() {
        return Err(Refusal::unfit("name a state: its number, its pattern, the options taken, `none` or `now`"));
    }
    if text.bytes().all(|b| b.is_ascii_digit()) {
        let number: u64 = text.parse().unwrap_or(u64::MAX);
        let index = number.checked_sub(1).and_then(|n| u32::try_from(n).ok()).filter(|n| (*n as usize) < graph.len());
        return index.map(|index| (StateId(index), None)).ok_or_else(|| {
            Refusal::unfit(format!("there is no state {text}; the states are numbered 1 to {}", graph.len()))
        });
    }
    if let Form::Graph { states, .. } = &case.form {
        let at = states.iter().position(|s| s.id.value == text);
        return at.map(|at| (StateId(at as u32), None)).ok_or_else(|| {
            let ids: Vec<&str> = states.iter().take(12).map(|s| s.id.value.as_str()).collect();
            Refusal::unfit(format!("there is no state `{text}`; the states are {}", ids.join(", ")))
        });
    }
    if text.chars().all(|c| matches!(c, 'Y' | 'N' | 'y' | 'n' | '-')) {
        let name = pattern_of(case, text).map_err(Refusal::unfit)?;
        return match graph.named(name).as_slice() {
            [] => Err(Refusal::unfit(format!("no feasible state has the pattern {text}"))),
            [one] => Ok((*one, only_combination(case, name))),
            many => {
                let numbers: Vec<String> = many.iter().take(8).map(|s| s.number().to_string()).collect();
                let more = if many.len() > 8 { " and more" } else { "" };
                Err(Refusal::unfit(format!(
                    "{} states have the pattern {text}: {}{more}",
                    many.len(),
                    numbers.join(", ")
                )))
            }
        };
    }
    let mut bits = 0;
    if !text.eq_ignore_ascii_case("none") {
        for name in text.split([',', ' ', '+', '&', '{', '}']).filter(|n| !n.is_empty()) {
            let option = case.find_option(name).ok_or_else(|| {
                let options: Vec<&str> = case.options.iter().map(|o| o.full_id.as_str()).collect();
                let defined = case.definitions.iter().any(|d| d.name.value == name);
                match defined {
                    true => Refusal::with(
                        format!("`{name}` is a statement of the case, which may hold in many states"),
                        Remedy::ListStates(name.to_owned()),
                    ),
                    false => {
                        Refusal::unfit(format!("there is no option `{name}`; the options are {}", options.join(", ")))
                    }
                }
            })?;
            bits |= 1 << option.0;
        }
    }
    graph.states().find(bits).map(|state| (state, Some(bits))).ok_or_else(|| {
        Refusal::unfit("this combination of options is not feasible; a rule under `infeasible` excludes it")
    })
}

/// The combination of options that a pattern without `-` names.
fn only_combination(case: &Case, name: StateName) -> Option<u64> {
    match name {
        StateName::Pattern { care, value } if care.count_ones() as usize == case.options.len() => Some(value),
        _ => None,
    }
}

/// That a concept is defined for a graph.
pub(super) fn defined(graph: &Graph, concept: Concept) -> Result<(), Refusal> {
    let has_options = matches!(graph.tables(), Moves::Blocks(_));
    if concept.needs_options() && !has_options { Err(Refusal::undefined(concept)) } else { Ok(()) }
}

/// A statement about a case, as a part of a question.
pub fn statement(case: &Case, part: Part, text: &str) -> Result<Expr, Refusal> {
    if matches!(case.form, Form::Graph { .. }) {
        return Err(Refusal::unfit("statements need options, and this case is in graph form"));
    }
    parse_statement_for(case, text).map_err(|found| {
        let name = part.meaning();
        Refusal::Statement { part, source: SourceText::new(name, text), found }
    })
}
