//! The graph of a view: the game that a party believes it is in.

use crate::budget::{room, steps};
use crate::ranks::dense;
use crate::{Budget, BuildError, Feasibility, Graph, Lens, PartyId, Rank, States, Stop};
use detente_case::{Case, View, perceived};
use detente_source::Diagnostics;

/// The conflict as a party sees it.
#[derive(Clone, Debug)]
pub struct Perceived {
    /// Who sees it so.
    pub party: PartyId,
    /// The case as it sees it; preferences are in it only where the view has beliefs about them.
    pub case: Case,
    /// Its graph: the states, moves and ranks of the view.
    pub graph: Graph,
    /// How its options lie among the true ones.
    pub lens: Lens,
}

/// Builds the game that a party believes it is in. A party that the view has no belief about wants what it truly wants:
/// a state of the view ranks as the true state that it stands for.
///
/// # Errors
/// As for [`Graph::build`]; findings name the party.
///
/// ```
/// use detente_graph::{Budget, Graph, perceive};
/// let file = "
/// detente: 1
/// id: ambush
/// parties:
///   a: {assumption: true, options: {attack: Attack, hide: Lie in wait}, prefers: [a.attack]}
///   b: {assumption: true, options: {march: March on}, prefers: ['!a.hide', b.march]}
/// views:
///   b: {unaware: [a.hide], assumption: true}
/// ";
/// let case = detente_case::parse(&detente_source::SourceText::new("case.yaml", file)).case.unwrap();
/// let truth = Graph::build(&case, &Budget::unlimited()).unwrap();
/// let seen = perceive(&case, &truth, &case.views[0], &Budget::unlimited()).unwrap();
/// assert_eq!((truth.len(), seen.graph.len()), (8, 4));
/// ```
pub fn perceive(case: &Case, truth: &Graph, view: &View, budget: &Budget) -> Result<Perceived, BuildError> {
    let lens = Lens::new(case.options.len(), view.options.iter().map(|o| o.real).collect());
    let seen = perceived(case, view);
    let given = |party: usize, states: &States| {
        let party = PartyId(party as u8);
        view.belief_about(party).is_none().then(|| true_ranks(truth, party, &lens, states, budget)).transpose()
    };
    let feasible = Feasibility::of(&seen, budget)?;
    let graph = Graph::build_with(&seen, feasible, given, budget).map_err(|error| named(error, case, view))?;
    Ok(Perceived { party: view.party, case: seen, graph, lens })
}

/// The true ranks of what the states of a view stand for. All members of a merged state stand for members of one true
/// state, since the rules that merge them are the true ones.
fn true_ranks(truth: &Graph, party: PartyId, lens: &Lens, states: &States, budget: &Budget) -> Result<Vec<Rank>, Stop> {
    let rank = |state| {
        let bits = states.bits(states.representative(state));
        let found = truth.states().find(lens.to_truth(bits)).expect("the rules of the case hold in a view");
        truth.rank(party, found)
    };
    let mut ranks = room(states.len(), budget)?;
    for state in states.ids() {
        steps(budget, "Ranking states", state.0.into(), states.len() as u64)?;
        ranks.push(rank(state));
    }
    dense(&ranks, budget)
}

fn named(error: BuildError, case: &Case, view: &View) -> BuildError {
    let BuildError::Invalid(found) = error else { return error };
    let mut all = Diagnostics::new();
    all.extend(found.into_iter().map(|mut d| {
        d.message = format!("in the view of `{}`: {}", case.party(view.party).id, d.message);
        d.span = d.span.or(Some(view.span));
        d
    }));
    BuildError::Invalid(all)
}
