//! What an outcome of a hypergame is to a party: what it expected, what it sees, and whether it stays.

use super::analysis::{HypergameAnalysis, equilibria};
use super::game::Hypergame;
use crate::Concept;
use detente_graph::{PartyId, StateId};

/// What an outcome is to a party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The party.
    pub party: PartyId,
    /// The states of its own game that it may have expected: the equilibria in which it does what it does in the
    /// outcome, ascending; at least one.
    pub expected: Vec<StateId>,
    /// The state of its own game that it sees; none where its view holds that to be impossible.
    pub seen: Option<StateId>,
    /// What it did not expect; nothing where it sees an equilibrium of its own game and nothing is hidden from it.
    pub surprise: Option<Surprise>,
    /// Bits (of its own game) of options of its own that it counted on in all states that it may have expected, and
    /// that do not exist.
    pub vain: u64,
    /// Whether it stays in what it sees, judged in its own game; none where its view has no such state.
    pub stays: Option<bool>,
    /// Whether it would stay if it knew the true game.
    pub stays_knowing: bool,
}

/// In what way an outcome is not what a party expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Surprise {
    /// Options are taken that it does not see (bits of the true game): *strategic surprise*. It does not notice as long
    /// as it sees no more than its view holds.
    Unseen(u64),
    /// Its view holds what it sees to be impossible.
    Impossible,
    /// These parties do what they do in no equilibrium of its own game.
    Moves(Vec<PartyId>),
    /// Each of the others does what it does in some equilibrium of its own game, but all of it together with its own
    /// action is none.
    Mixture,
}

/// What an outcome is to a party. `None` where the state is no outcome under the concept, or that was not analysed.
///
/// Of a state that merges several combinations the largest is told that is an outcome.
pub fn account(
    hypergame: &Hypergame,
    analysis: &HypergameAnalysis,
    concept: Concept,
    state: StateId,
    party: PartyId,
) -> Option<Account> {
    let verdicts = analysis.of(concept)?;
    let truth = hypergame.truth();
    let states = truth.states();
    let mut bits = None;
    states.each_point(state, |p| {
        let here = states.bits(p);
        let acts = |p: PartyId| verdicts.actions[p.index()].contains(&(here & truth.own_bits(p)));
        if hypergame.parties().all(acts) {
            bits = Some(here);
        }
    });
    let bits = bits?;
    let own = hypergame.own(party);
    let views = own.graph.states();
    let members = |s: StateId| {
        let mut all = Vec::new();
        views.each_point(s, |p| all.push(views.bits(p)));
        all
    };
    let all = equilibria(hypergame, concept, &analysis.games, party);
    let action = bits & truth.own_bits(party);
    let does = |s: &StateId| members(*s).into_iter().any(|p| hypergame.action(party, p) == action);
    let expected: Vec<StateId> = all.iter().copied().filter(does).collect();
    let looks = own.lens.to_view(bits);
    let seen = views.find(looks);
    let hidden = bits & own.lens.unseen();
    let surprise = if hidden != 0 {
        Some(Surprise::Unseen(hidden))
    } else if seen.is_none() {
        Some(Surprise::Impossible)
    } else if seen.is_some_and(|s| expected.contains(&s)) {
        None
    } else {
        let expects = |other: PartyId| {
            let own_bits = own.graph.own_bits(other);
            all.iter().any(|s| members(*s).into_iter().any(|p| p & own_bits == looks & own_bits))
        };
        let odd: Vec<PartyId> = hypergame.parties().filter(|p| *p != party && !expects(*p)).collect();
        Some(if odd.is_empty() { Surprise::Mixture } else { Surprise::Moves(odd) })
    };
    let counted_on = expected.iter().flat_map(|s| members(*s)).filter(|p| hypergame.action(party, *p) == action);
    let vain = counted_on.fold(u64::MAX, |bits, p| bits & p) & own.lens.imagined() & own.graph.own_bits(party);
    let stable = |game: usize, state: StateId| {
        analysis.games[game].of(concept).is_some_and(|v| v.stable[party.index()].contains(state))
    };
    let stays = seen.map(|s| stable(hypergame.position(party), s));
    Some(Account { party, expected, seen, surprise, vain, stays, stays_knowing: stable(0, state) })
}
