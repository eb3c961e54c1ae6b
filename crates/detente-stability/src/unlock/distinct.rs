//! Solutions that differ in nothing but the rank at which the wanted outcome is added, told as one.

use super::{Edit, Order, Solution, Wish};
use detente_graph::PartyId;

/// A solution and what else would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Distinct<'a> {
    /// The solution: of its kind the one that asks least, the wanted outcome being added as low as it may be.
    pub solution: &'a Solution,
    /// Higher ranks at which the wanted outcome might be added as well, ascending; only where one party adds it.
    pub ranks: Vec<usize>,
}

/// What a solution changes, apart from the rank of what is added, and who adds.
type Key = Vec<(PartyId, Order, bool)>;

/// Solutions in order, those that differ only in the rank of what one party adds taken together.
pub fn distinct(solutions: &[Solution]) -> Vec<Distinct<'_>> {
    let mut out: Vec<(Key, Distinct)> = Vec::new();
    for solution in solutions {
        let key: Key = solution.changes.iter().map(|c| (c.party, bare(&c.order), c.order.has(Wish::Wanted))).collect();
        let rank = added(solution);
        match out.iter_mut().find(|(k, d)| *k == key && rank.is_some() && added(d.solution).is_some()) {
            None => out.push((key, Distinct { solution, ranks: rank.into_iter().collect() })),
            Some((_, kept)) => {
                if rank > added(kept.solution) {
                    kept.solution = solution;
                }
                kept.ranks.extend(rank);
            }
        }
    }
    for (_, told) in &mut out {
        let own = added(told.solution);
        told.ranks.retain(|rank| Some(*rank) != own);
        told.ranks.sort_unstable();
    }
    out.into_iter().map(|(_, told)| told).collect()
}

/// The rank at which the one party that adds the wanted outcome has it in the end.
fn added(solution: &Solution) -> Option<usize> {
    let adds = solution.changes.iter().filter(|c| c.edits.iter().any(|e| matches!(e, Edit::Add { .. })));
    let mut places = adds.map(|c| match &c.order {
        Order::Statements(list) => list.iter().position(|w| *w == Wish::Wanted).map(|k| k + 1),
        _ => None,
    });
    places.next().flatten().filter(|_| places.next().is_none())
}

/// What a party wants without what is added.
fn bare(order: &Order) -> Order {
    match order {
        Order::Statements(list) => Order::Statements(list.iter().copied().filter(|w| *w != Wish::Wanted).collect()),
        other => other.clone(),
    }
}
