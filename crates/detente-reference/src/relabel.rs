//! The same case with parties, options or states in another order. A result must not depend on such an order, but for
//! the names in it; the mapping of names is returned with the new case.

use std::cmp::Ordering;

use crate::formula::Formula;
use crate::model::{Malformed, PlainCase, PlainGraph, PlainParty, Preference, State};
use crate::naive::{Game, Results, States};

/// A reordered case and where everything went.
#[derive(Debug, Clone)]
pub struct Relabelled<T> {
    /// The new case.
    pub case: T,
    /// For every old party its new place.
    pub parties: Vec<usize>,
    /// For every old state its new number; the first entry is that of state 1.
    pub states: Vec<State>,
}

impl<T> Relabelled<T> {
    /// Results of the old case in the names of the new one.
    pub fn carried(&self, results: &Results) -> Results {
        results.renamed(&|party| self.parties[party], &|state| self.states[state - 1])
    }
}

/// Reorders the parties of a case in option form: `order[new]` is the old place.
///
/// ```
/// use detente_reference::formula::taken;
/// use detente_reference::model::{PlainCase, PlainParty, Preference};
/// use detente_reference::relabel::permute_parties;
/// let mut case = PlainCase::new("x", "X");
/// case.parties.push(PlainParty::new("a", &["go"], Preference::Prioritized(vec![taken(1)])));
/// case.parties.push(PlainParty::new("b", &["stay"], Preference::Prioritized(vec![taken(1)])));
/// let swapped = permute_parties(&case, &[1, 0])?;
/// assert_eq!(swapped.case.option_names(), ["b.stay", "a.go"]);
/// assert_eq!(swapped.case.parties[0].preference, Preference::Prioritized(vec![taken(0)]));
/// assert_eq!(swapped.states, [1, 3, 2, 4]);
/// # Ok::<(), detente_reference::model::Malformed>(())
/// ```
pub fn permute_parties(case: &PlainCase, order: &[usize]) -> Result<Relabelled<PlainCase>, Malformed> {
    let options: Vec<Vec<usize>> = case.parties.iter().map(|party| (0..party.options.len()).collect()).collect();
    permute(case, order, &options)
}

/// Reorders the options of each party: `orders[party][new]` is the old place of an option within its party.
pub fn permute_options(case: &PlainCase, orders: &[Vec<usize>]) -> Result<Relabelled<PlainCase>, Malformed> {
    let parties: Vec<usize> = (0..case.parties.len()).collect();
    permute(case, &parties, orders)
}

/// Reorders the parties of a case and the options of each party (still by its old place) at once.
///
/// A merged state is judged by its largest member, and which member that is depends on the order of options. Where the
/// members disagree on a statement of a party, that party's preference is carried over as the ranking it amounts to.
pub fn permute(
    case: &PlainCase,
    party_order: &[usize],
    option_orders: &[Vec<usize>],
) -> Result<Relabelled<PlainCase>, Malformed> {
    check_permutation("parties", party_order, case.parties.len())?;
    if option_orders.len() != case.parties.len() {
        return Err(Malformed("every party needs an order of its options".to_string()));
    }
    for (party, order) in case.parties.iter().zip(option_orders) {
        check_permutation(&format!("options of party {}", party.id), order, party.options.len())?;
    }

    let old_states = States::of(case)?;
    let old_game = Game::from_case(case)?;
    let first_option = |party: usize| case.parties[..party].iter().map(|party| party.options.len()).sum::<usize>();
    // For every new option its old place, and the other way round.
    let old_options: Vec<usize> = party_order
        .iter()
        .flat_map(|&party| option_orders[party].iter().map(move |&option| first_option(party) + option))
        .collect();
    let new_option = |old: usize| inverse(&old_options)[old];
    let moved = |combination: &Vec<bool>| old_options.iter().map(|&old| combination[old]).collect::<Vec<bool>>();
    let renumbered = |statements: &[Formula]| -> Vec<Formula> {
        statements.iter().map(|statement| statement.renumbered(&new_option)).collect()
    };

    let mut new = case.clone();
    new.infeasible = renumbered(&case.infeasible);
    new.coalesce = renumbered(&case.coalesce);
    new.status_quo = case.status_quo.as_ref().map(moved);
    new.parties = party_order
        .iter()
        .map(|&party| {
            let old = &case.parties[party];
            let options = option_orders[party].iter().map(|&option| old.options[option].clone()).collect();
            // The states have no new numbers yet; preferences follow below.
            PlainParty { options, preference: Preference::Prioritized(Vec::new()), ..old.clone() }
        })
        .collect();

    let new_states = States::of(&new)?;
    let states: Vec<State> = old_states
        .numbers()
        .map(|state| {
            let number = old_states.members(state).first().and_then(|member| new_states.number(&moved(member)));
            number.ok_or_else(|| Malformed(format!("the state {state} got lost")))
        })
        .collect::<Result<_, _>>()?;
    let ranking = |tiers: &[Vec<State>]| -> Preference {
        Preference::Ranking(tiers.iter().map(|tier| tier.iter().map(|&state| states[state - 1]).collect()).collect())
    };
    for (place, &party) in party_order.iter().enumerate() {
        new.parties[place].preference = match &case.parties[party].preference {
            Preference::Ranking(tiers) => ranking(tiers),
            other if !members_agree(other, &old_states) => ranking(&tiers(&old_game, party)),
            Preference::Prioritized(statements) => Preference::Prioritized(renumbered(statements)),
            Preference::Weights(weights) => Preference::Weights(
                weights.iter().map(|(statement, weight)| (statement.renumbered(&new_option), *weight)).collect(),
            ),
        };
    }
    Ok(Relabelled { case: new, parties: inverse(party_order), states })
}

/// Whether every statement of a preference has one value on all members of each state.
fn members_agree(preference: &Preference, states: &States) -> bool {
    let agree = |statement: &Formula| {
        states.numbers().all(|state| {
            let mut values = states.members(state).iter().map(|member| statement.eval(member));
            let first = values.next();
            values.all(|value| Some(value) == first)
        })
    };
    match preference {
        Preference::Prioritized(statements) => statements.iter().all(agree),
        Preference::Weights(weights) => weights.iter().all(|(statement, _)| agree(statement)),
        Preference::Ranking(_) => true,
    }
}

/// The ranking that a party's preference amounts to.
pub fn tiers(game: &Game, party: usize) -> Vec<Vec<State>> {
    let mut tiers: Vec<Vec<State>> = Vec::new();
    for state in game.states() {
        // The first tier that is not better: the state belongs to it, or stands alone before it.
        let place = tiers.iter().position(|tier| game.not_better(party, tier[0], state));
        match place {
            Some(place) if game.compare(party, tiers[place][0], state) == Ordering::Equal => tiers[place].push(state),
            Some(place) => tiers.insert(place, vec![state]),
            None => tiers.push(vec![state]),
        }
    }
    tiers
}

/// Reorders the states of a case in graph form: `order[new]` is the old place, counted from 0.
pub fn permute_states(graph: &PlainGraph, order: &[usize]) -> Result<Relabelled<PlainGraph>, Malformed> {
    graph.check_states()?;
    check_permutation("states", order, graph.states.len())?;
    let states: Vec<State> = inverse(order).into_iter().map(|place| place + 1).collect();
    let renamed = |state: State| match state.checked_sub(1).and_then(|place| states.get(place)) {
        Some(&new) => Ok(new),
        None => Err(Malformed(format!("a ranking names {state}, which is no state"))),
    };
    let mut case = graph.clone();
    case.states = order.iter().map(|&old| graph.states[old].clone()).collect();
    case.status_quo = graph.status_quo.map(renamed).transpose()?;
    for party in &mut case.parties {
        for (from, to) in &mut party.arcs {
            (*from, *to) = (renamed(*from)?, renamed(*to)?);
        }
        for state in party.ranking.iter_mut().flatten() {
            *state = renamed(*state)?;
        }
    }
    Ok(Relabelled { case, parties: (0..graph.parties.len()).collect(), states })
}

/// Reorders the parties of a case in graph form: `order[new]` is the old place.
pub fn permute_graph_parties(graph: &PlainGraph, order: &[usize]) -> Result<Relabelled<PlainGraph>, Malformed> {
    check_permutation("parties", order, graph.parties.len())?;
    let mut case = graph.clone();
    case.parties = order.iter().map(|&old| graph.parties[old].clone()).collect();
    Ok(Relabelled { case, parties: inverse(order), states: (1..=graph.states.len()).collect() })
}

fn check_permutation(of: &str, order: &[usize], count: usize) -> Result<(), Malformed> {
    let mut sorted = order.to_vec();
    sorted.sort_unstable();
    if sorted == (0..count).collect::<Vec<_>>() {
        return Ok(());
    }
    Err(Malformed(format!("{order:?} is not an order of the {count} {of}")))
}

/// For every old place its new one, from the old places in their new order.
fn inverse(order: &[usize]) -> Vec<usize> {
    let mut places = vec![0; order.len()];
    for (new, &old) in order.iter().enumerate() {
        places[old] = new;
    }
    places
}
