//! The whole answer about the evolution of a conflict from one state: what each rule lets it reach, and how.

use crate::Step;
use crate::evolution::{Answer, Order, Reach, Request, Rule, cycle, reach, routes};
use detente_graph::{Budget, Graph, PartyId, StateId, StateSet, Stop};

/// How a conflict can evolve from a state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evolution {
    /// Where it begins.
    pub from: StateId,
    /// One entry a rule, in the order asked for, as far as the budget reached.
    pub sections: Vec<Section>,
    /// A cycle of improvements that can be reached by improvements ([`improvement_cycle`](crate::evolution::improvement_cycle)).
    pub cycle: Option<Vec<Step>>,
    /// Why something is missing, if the budget stopped the work.
    pub stopped: Option<Stop>,
}

/// What one rule lets a conflict reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What can be reached, with levels.
    pub reach: Reach,
    /// The shortest paths to the target, those with the fewest steps at a loss among them; nothing without a target.
    pub shortest: Option<Answer>,
    /// How many shortest paths there are, whatever they cost.
    pub of_that_length: u128,
    /// Where any moves are allowed: the paths with the fewest steps at a loss, whatever their length.
    pub cheapest: Option<Answer>,
    /// Where any moves are allowed: the cheapest paths on which only this party concedes anything, for each party with
    /// which there is such a path.
    pub conceding: Vec<(PartyId, Answer)>,
}

/// Follows a conflict from a state under some rules, and to a target if there is one, listing at most `most` of the best
/// paths. When the budget stops the work, what has been found is returned with the reason.
///
/// ```
/// use detente_graph::{Budget, Graph};
/// use detente_stability::evolution::{Answer, Rule, evolve};
/// let text = r#"
/// detente: 1
/// id: thaw
/// parties:
///   a: {options: {drop_it: Drop the demand}, prefers: [b.come, "!a.drop_it"], assumption: true}
///   b: {options: {come: Come to the talks}, prefers: [a.drop_it -> b.come, "!b.come"], assumption: true}
/// "#;
/// let case = detente_case::parse(&detente_source::SourceText::new("thaw", text)).case.unwrap();
/// let graph = Graph::build(&case, &Budget::unlimited()).unwrap();
/// let talks = graph.states_where(|s| s.number() == 4);
/// let from = detente_graph::StateId(0);
/// let found = evolve(&graph, from, Some(&talks), &[Rule::Improvements, Rule::Moves], 1, &Budget::unlimited());
/// assert!(matches!(found.sections[0].shortest, Some(Answer::Unreachable(_))));
/// // Party a has to drop its demand at a loss; then b comes, because that is better for it.
/// let routes = found.sections[1].cheapest.as_ref().unwrap().routes().unwrap();
/// assert_eq!((routes.length, routes.count, routes.first_concession.len()), (2, 1, 1));
/// assert_eq!(routes.paths[0].rest_follows(), Some(true));
/// ```
pub fn evolve(
    graph: &Graph,
    from: StateId,
    target: Option<&StateSet>,
    rules: &[Rule],
    most: usize,
    budget: &Budget,
) -> Evolution {
    let mut evolution = Evolution { from, sections: Vec::new(), cycle: None, stopped: None };
    for rule in rules {
        match section(graph, from, target, rule, most, budget) {
            Ok(section) => evolution.sections.push(section),
            Err(stop) => {
                evolution.stopped = Some(stop);
                return evolution;
            }
        }
    }
    match cycle::cycle_within(graph, from, budget) {
        Ok(cycle) => evolution.cycle = cycle,
        Err(stop) => evolution.stopped = Some(stop),
    }
    evolution
}

fn section(
    graph: &Graph,
    from: StateId,
    target: Option<&StateSet>,
    rule: &Rule,
    most: usize,
    budget: &Budget,
) -> Result<Section, Stop> {
    let reach = reach(graph, from, rule, budget)?;
    let mut section = Section { reach, shortest: None, of_that_length: 0, cheapest: None, conceding: Vec::new() };
    let Some(target) = target else { return Ok(section) };
    let ask = |rule: &Rule, order, most| routes(graph, &Request { from, target, rule, order, most }, budget);
    let shortest = ask(rule, Order::LengthThenLosses, most)?;
    let can_be_reached = shortest.routes().is_some();
    section.of_that_length = shortest.routes().map_or(0, |r| r.count);
    section.shortest = Some(shortest);
    if *rule == Rule::Moves && can_be_reached {
        section.of_that_length = ask(rule, Order::Length, 0)?.routes().map_or(0, |r| r.count);
        section.cheapest = Some(ask(rule, Order::LossesThenLength, most)?);
        for party in graph.parties() {
            let answer = ask(&Rule::Conceding(party), Order::LossesThenLength, most)?;
            if answer.routes().is_some_and(|r| !r.first_concession.is_empty()) {
                section.conceding.push((party, answer));
            }
        }
    }
    Ok(section)
}
