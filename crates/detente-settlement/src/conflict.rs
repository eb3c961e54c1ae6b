//! Why nothing is agreeable: the smallest set of demands that cannot be met together.
//!
//! Every package fails some demand; a set of demands that has one of those failed by every package cannot be met as a
//! whole. The smallest such set is a smallest hitting set (Reiter, "A theory of diagnosis from first principles",
//! Artificial Intelligence 32 (1987) 57-95), found by trying sizes one after the other.

use crate::survey::Survey;
use crate::table::{Demand, Failing, Table};

/// Demands that no package meets together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The demands, as bits.
    pub demands: Failing,
    /// Whether no smaller set will do; where the search was given up, leaving out any one of them is known to help.
    pub smallest: bool,
    /// Where fewer than all must agree: the parties looked at, those with a veto and enough others; the nearest to an
    /// agreement. Positions of actors.
    pub among: Vec<usize>,
}

/// Branches tried before the search for the smallest set is given up.
const TRIES: u64 = 2_000_000;
/// Groups of parties looked at.
const GROUPS: usize = 5000;

/// The conflict that keeps anything from being agreeable; nothing where something is, or where nothing is known.
pub fn conflict(table: &Table, survey: &Survey) -> Option<Conflict> {
    if survey.kinds.keys().any(|failing| table.is_agreeable(*failing)) {
        return None;
    }
    let groups = groups(table);
    // Those with a veto may be at odds by themselves.
    let vetoes = (table.veto.len() < table.needs && !table.veto.is_empty()).then(|| table.veto.clone());
    if let Some(group) = vetoes
        && let Some((demands, smallest)) = hitting(&failed(table, survey, &group))
    {
        return Some(Conflict { demands, smallest, among: group });
    }
    let nearest = groups.into_iter().min_by_key(|group| {
        failed(table, survey, group).iter().map(|failing| failing.count_ones()).min().unwrap_or_default()
    })?;
    let (demands, smallest) = hitting(&failed(table, survey, &nearest))?;
    Some(Conflict { demands, smallest, among: nearest })
}

/// Groups that would be enough: those with a veto and as many others as are needed.
fn groups(table: &Table) -> Vec<Vec<usize>> {
    let others: Vec<usize> = table.table.iter().copied().filter(|at| !table.veto.contains(at)).collect();
    let wanted = table.needs.saturating_sub(table.veto.len());
    let mut groups = Vec::new();
    let mut chosen: Vec<usize> = (0..wanted.min(others.len())).collect();
    loop {
        let mut group: Vec<usize> = table.veto.iter().copied().chain(chosen.iter().map(|at| others[*at])).collect();
        group.sort_unstable();
        groups.push(group);
        // The next combination in lexicographic order.
        let Some(at) = (0..chosen.len()).rev().find(|at| chosen[*at] < others.len() - chosen.len() + at) else { break };
        chosen[at] += 1;
        (at + 1..chosen.len()).for_each(|k| chosen[k] = chosen[k - 1] + 1);
        if groups.len() == GROUPS {
            break;
        }
    }
    groups
}

/// What each kind of package fails of the demands of a group, of those who ratify for it, and of what can be had;
/// only sets that hold no other one.
fn failed(table: &Table, survey: &Survey, group: &[usize]) -> Vec<Failing> {
    let concerns = |demand: &Demand| match demand.actor() {
        None => true,
        Some(actor) => group.contains(&actor) || table.seats[actor].ratifies.is_some_and(|of| group.contains(&of)),
    };
    let mask = table.demands.iter().enumerate().filter(|(_, d)| concerns(d)).fold(0, |bits, (at, _)| bits | 1 << at);
    let mut sets: Vec<Failing> = survey.kinds.keys().map(|failing| failing & mask).collect();
    sets.sort_unstable_by_key(|set| (set.count_ones(), *set));
    sets.dedup();
    let mut least: Vec<Failing> = Vec::new();
    for set in sets {
        if !least.iter().any(|smaller| smaller & set == *smaller) {
            least.push(set);
        }
    }
    least
}

/// The smallest set that meets each of these, and whether that is proven; nothing where one of them is empty.
fn hitting(sets: &[Failing]) -> Option<(Failing, bool)> {
    if sets.is_empty() || sets.contains(&0) {
        return None;
    }
    let mut tries = TRIES;
    for size in 1..=128 {
        match search(sets, 0, size, &mut tries) {
            Some(found) => return Some((found, true)),
            None if tries == 0 => break,
            None => {}
        }
    }
    // Everything that is failed at all will do; leave out what is not needed.
    let mut all = sets.iter().fold(0, |all, set| all | set);
    for at in 0..128 {
        let without = all & !(1 << at);
        if sets.iter().all(|set| set & without != 0) {
            all = without;
        }
    }
    Some((all, false))
}

fn search(sets: &[Failing], chosen: Failing, left: u32, tries: &mut u64) -> Option<Failing> {
    let Some(open) = sets.iter().find(|set| *set & chosen == 0) else { return Some(chosen) };
    if left == 0 || *tries == 0 {
        return None;
    }
    *tries -= 1;
    let mut bits = *open;
    while bits != 0 {
        let bit = bits & bits.wrapping_neg();
        bits &= bits - 1;
        if let Some(found) = search(sets, chosen | bit, left - 1, tries) {
            return Some(found);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn smallest_hitting_sets() {
        assert_eq!(hitting(&[0b001, 0b110]), Some((0b011, true)));
        assert_eq!(hitting(&[0b011, 0b110, 0b101]), Some((0b011, true)));
        assert_eq!(hitting(&[0b0011, 0b0110, 0b1010]), Some((0b0010, true)));
        assert_eq!(hitting(&[0b1, 0]), None);
        assert_eq!(hitting(&[]), None);
    }
}
