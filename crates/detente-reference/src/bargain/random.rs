//! Random negotiations.

use super::{PlainBargain, PlainBargainer, Said};
use crate::rng::Rng;

/// A negotiation of one to five parties over one to four issues, from a seed: with ties, impossible combinations, red lines,
/// bonuses, floors, ratifiers, vetoes, and agreements that not all need to join. Scores may be negative. No floor lies
/// above what all best values and bonuses give together.
///
/// ```
/// use detente_reference::bargain::random_bargain;
/// assert_eq!(random_bargain(7), random_bargain(7));
/// assert!((0..50).any(|seed| random_bargain(seed).parties.iter().any(|party| party.ratifies.is_some())));
/// ```
pub fn random_bargain(seed: u64) -> PlainBargain {
    let mut rng = Rng::new(seed);
    let issues: Vec<usize> = (0..1 + rng.below(4)).map(|_| 1 + rng.below(4)).collect();
    let table = 1 + rng.below(5);
    let ratifiers = if rng.below(3) == 0 { 1 + rng.below(2) } else { 0 };
    let mut parties: Vec<PlainBargainer> = (0..table + ratifiers)
        .map(|at| {
            let mut party = bargainer(&mut rng, &issues);
            party.ratifies = (at >= table).then(|| rng.below(table));
            party
        })
        .collect();
    let needs = if rng.below(2) == 0 { table } else { 1 + rng.below(table) };
    let mut vetoes = 0;
    for party in parties.iter_mut().take(table) {
        party.veto = rng.below(3) == 0 && vetoes < needs;
        vetoes += usize::from(party.veto);
    }
    let impossible: Vec<Said> = (0..rng.below(3)).map(|_| said(&mut rng, &issues)).collect();
    let base: Vec<usize> = issues.iter().map(|values| rng.below(*values)).collect();
    let wanted = rng.below(2) == 0 && !impossible.iter().any(|rule| rule.holds(&base));
    PlainBargain { issues, parties, impossible, needs, base: wanted.then_some(base) }
}

fn bargainer(rng: &mut Rng, issues: &[usize]) -> PlainBargainer {
    let spread = 2 + rng.below(9);
    let sunk = if rng.below(3) == 0 { rng.below(spread) as i128 } else { 0 };
    let mut scores = Vec::new();
    for values in issues {
        let weight = 1 + rng.below(3) as i128;
        scores.push((0..*values).map(|_| weight * (rng.below(spread) as i128 - sunk)).collect::<Vec<i128>>());
    }
    let bonuses: Vec<(Said, i128)> = (0..rng.below(3)).map(|_| (said(rng, issues), rng.below(9) as i128 - 4)).collect();
    let best: i128 = scores.iter().filter_map(|scores| scores.iter().max()).sum::<i128>()
        + bonuses.iter().map(|(_, score)| (*score).max(0)).sum::<i128>();
    let floor = best - rng.below(3 * issues.len() * spread) as i128;
    let red_lines = (0..rng.below(2)).map(|_| said(rng, issues)).collect();
    let floor = (rng.below(3) > 0).then_some(floor);
    PlainBargainer { scores, bonuses, floor, red_lines, ratifies: None, veto: false }
}

fn said(rng: &mut Rng, issues: &[usize]) -> Said {
    let mut atom = || {
        let issue = rng.below(issues.len());
        let is = Said::Is(issue, rng.below(issues[issue]));
        if rng.below(3) == 0 { Said::Not(Box::new(is)) } else { is }
    };
    let two = vec![atom(), atom()];
    if rng.below(3) == 0 { Said::Any(two) } else { Said::All(two) }
}
