//! Where a hypergame leads, and what holds in it.

use super::game::Hypergame;
use crate::{Analysis, Concept, analyze};
use detente_graph::{Budget, PartyId, StateId, StateSet, Stop};

/// The verdicts about a hypergame of the concepts that were asked for, as far as the budget reached.
#[derive(Clone, Debug)]
pub struct HypergameAnalysis {
    /// The analysis of each game, in the order of [`Hypergame::games`].
    pub games: Vec<Analysis>,
    /// In the order of [`Concept::ALL`]; a concept that was stopped is not there.
    pub verdicts: Vec<HypergameVerdicts>,
    /// Why something is missing, if the work was stopped.
    pub stopped: Option<Stop>,
}

/// The verdicts of one concept about a hypergame. States are those of the true game.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HypergameVerdicts {
    /// Which concept.
    pub concept: Concept,
    /// Per party what it may do: the bits of its true options in the equilibria of its own game, ascending, each once.
    /// None where its own game has no equilibrium.
    pub actions: Vec<Vec<u64>>,
    /// States in which every party does what it does in some equilibrium of its own game.
    pub outcomes: StateSet,
    /// Combinations of such actions that are not feasible in the true game.
    pub impossible: u128,
    /// States that are stable for every party as it sees them, each judged in its own game.
    pub steady: StateSet,
}

impl HypergameAnalysis {
    /// The verdicts of a concept, if it was analysed.
    pub fn of(&self, concept: Concept) -> Option<&HypergameVerdicts> {
        self.verdicts.iter().find(|v| v.concept == concept)
    }
}

/// Analyses every game of a hypergame once, and puts the answers together. Takes the time and memory of one analysis a
/// game; when the budget stops it, the concepts finished in every game are returned with the reason.
pub fn analyze_hypergame(hypergame: &Hypergame, concepts: &[Concept], budget: &Budget) -> HypergameAnalysis {
    let mut found = HypergameAnalysis { games: Vec::new(), verdicts: Vec::new(), stopped: None };
    for game in hypergame.games() {
        let analysis = analyze(game.graph, concepts, budget);
        found.stopped = found.stopped.or(analysis.stopped.clone());
        found.games.push(analysis);
    }
    for concept in Concept::ALL.into_iter().filter(|c| found.games.iter().all(|g| g.of(*c).is_some())) {
        match verdicts(hypergame, concept, &found.games, budget) {
            Ok(verdicts) => found.verdicts.push(verdicts),
            Err(stop) => {
                found.stopped = Some(stop);
                break;
            }
        }
    }
    found
}

fn verdicts(
    hypergame: &Hypergame,
    concept: Concept,
    games: &[Analysis],
    budget: &Budget,
) -> Result<HypergameVerdicts, Stop> {
    let actions: Vec<Vec<u64>> = hypergame.parties().map(|p| actions(hypergame, concept, games, p)).collect();
    let truth = hypergame.truth();
    let states = truth.states();
    let (mut outcomes, mut steady) = (StateSet::empty(truth.len()), StateSet::full(truth.len()));
    let mut feasible = 0;
    for point in 0..states.points() {
        if point % 4096 == 0 {
            budget.go_on("Putting views together", point.into(), states.points().into())?;
        }
        let (bits, state) = (states.bits(point), states.state_of(point));
        let acts = |p: PartyId| actions[p.index()].binary_search(&(bits & truth.own_bits(p))).is_ok();
        if hypergame.parties().all(acts) {
            outcomes.insert(state);
            feasible += 1;
        }
        if !hypergame.parties().all(|p| stays(hypergame, concept, games, p, bits)) {
            steady.remove(state);
        }
    }
    let all: u128 = actions.iter().map(|a| a.len() as u128).product();
    Ok(HypergameVerdicts { concept, actions, outcomes, impossible: all - feasible, steady })
}

/// What a party truly does in the equilibria of its own game.
fn actions(hypergame: &Hypergame, concept: Concept, games: &[Analysis], party: PartyId) -> Vec<u64> {
    let states = hypergame.own(party).graph.states();
    let mut found = Vec::new();
    for state in equilibria(hypergame, concept, games, party) {
        states.each_point(state, |p| found.push(hypergame.action(party, states.bits(p))));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The equilibria of a party's own game, ascending.
pub(super) fn equilibria(hypergame: &Hypergame, concept: Concept, games: &[Analysis], party: PartyId) -> Vec<StateId> {
    let verdicts = games[hypergame.position(party)].of(concept);
    verdicts.map(|v| v.equilibria.iter().collect()).unwrap_or_default()
}

/// Whether a true combination of options is stable for a party as it sees it. What its view holds to be impossible is
/// not: it has to think again.
fn stays(hypergame: &Hypergame, concept: Concept, games: &[Analysis], party: PartyId, bits: u64) -> bool {
    let own = hypergame.own(party);
    let seen = own.graph.states().find(own.lens.to_view(bits));
    let verdicts = games[hypergame.position(party)].of(concept);
    seen.zip(verdicts).is_some_and(|(state, v)| v.stable[party.index()].contains(state))
}
