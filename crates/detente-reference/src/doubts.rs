//! What is doubtful about preferences: statements of unknown direction, unknown pairs of a ranking, strong differences.

use crate::model::{PlainCase, PlainGraph, Preference, State};
use crate::rng::Rng;

/// What is doubtful about the preferences of one party.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Doubts {
    /// Option prioritization: places, ascending, of the statements of which it is not known whether the party wants
    /// them, wants their opposites, or does not care.
    pub unknown: Vec<usize>,
    /// Ranking: groups of states; between any two of a group the preference is not known.
    pub groups: Vec<Vec<State>>,
    /// Option prioritization: the statements before this place make a strong difference (unknown ones left aside).
    pub strong: usize,
    /// Ranking: places of the tiers after which a strong gap follows.
    pub gaps: Vec<usize>,
}

/// Random doubts about a case, one entry a party.
///
/// ```
/// use detente_reference::doubts::doubts_of_case;
/// use detente_reference::random::{Knobs, case};
/// let case = case(5, &Knobs::default());
/// assert_eq!(doubts_of_case(5, &case, 4).len(), case.parties.len());
/// ```
pub fn doubts_of_case(seed: u64, case: &PlainCase, states: usize) -> Vec<Doubts> {
    let mut rng = Rng::new(seed ^ 0xD0B7);
    let draw = |rng: &mut Rng, preference: &Preference| match preference {
        Preference::Prioritized(statements) => {
            let unknown: Vec<usize> = (0..statements.len()).filter(|_| rng.chance(35)).collect();
            // The last strong statement must be a known one.
            let mut strong = rng.within(&(0..=statements.len()));
            while strong > 0 && unknown.contains(&(strong - 1)) {
                strong -= 1;
            }
            Doubts { unknown, strong, ..Doubts::default() }
        }
        Preference::Ranking(tiers) => of_ranking(rng, states, tiers.len()),
        Preference::Weights(_) => Doubts::default(),
    };
    case.parties.iter().map(|party| draw(&mut rng, &party.preference)).collect()
}

/// The same for a case in graph form.
pub fn doubts_of_graph(seed: u64, graph: &PlainGraph) -> Vec<Doubts> {
    let mut rng = Rng::new(seed ^ 0xD0B7);
    graph.parties.iter().map(|party| of_ranking(&mut rng, graph.states.len(), party.ranking.len())).collect()
}

fn of_ranking(rng: &mut Rng, states: usize, tiers: usize) -> Doubts {
    let mut groups = Vec::new();
    if states >= 2 {
        for _ in 0..rng.within(&(0..=3)) {
            let mut all: Vec<State> = (1..=states).collect();
            rng.shuffle(&mut all);
            all.truncate(rng.within(&(2..=states.min(4))));
            groups.push(all);
        }
    }
    let gaps = (0..tiers.saturating_sub(1)).filter(|_| rng.chance(30)).collect();
    Doubts { groups, gaps, ..Doubts::default() }
}

/// Every way in which the unknown statements of one party may turn out: each kept, negated, or left out.
pub fn resolutions(preference: &Preference, doubts: &Doubts) -> Vec<Preference> {
    let Preference::Prioritized(statements) = preference else { return vec![preference.clone()] };
    let mut all = vec![Vec::new()];
    for (place, statement) in statements.iter().enumerate() {
        let choices = match doubts.unknown.contains(&place) {
            false => vec![Some(statement.clone())],
            true => vec![Some(statement.clone()), Some(crate::formula::not(statement.clone())), None],
        };
        all = all
            .iter()
            .flat_map(|before| choices.iter().map(|choice| before.iter().cloned().chain(choice.clone()).collect()))
            .collect();
    }
    all.into_iter().map(Preference::Prioritized).collect()
}
