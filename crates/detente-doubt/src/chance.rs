//! How likely an answer is under the analyst's likelihoods.
//!
//! Groups are independent, so the likelihood of a combination of alternatives is the product of theirs, and that of an
//! answer the sum over the combinations that give it. Where likelihoods are ranges the answer has a range too: the sum
//! is linear in the likelihoods of each group, so its least and its greatest value lie at corners of what the ranges
//! allow, and all corners are tried. Ranks have no likelihoods; where the answer depends on them it is counted as no for
//! the lower end and as yes for the upper.

use crate::Summary;
use detente_case::{Doubt, Group, Likelihood, ONE};
use std::collections::BTreeMap;

/// How likely an answer is, or why that cannot be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chance {
    /// The likelihood of yes.
    pub likelihood: Option<Likelihood>,
    /// Groups that the answer depends on and that have no likelihoods, by position.
    pub without: Vec<usize>,
    /// Whether the answer depends on ranks in some combination of alternatives.
    pub ranks_matter: bool,
    /// Whether there are too many combinations or corners to try.
    pub too_many: bool,
}

/// Terms that are added up at most.
const MAX_TERMS: usize = 50_000_000;

/// How likely the answer to a question is yes.
pub fn chance(doubt: &Doubt, summary: &Summary, question: usize) -> Chance {
    let mut chance = Chance { likelihood: None, without: Vec::new(), ranks_matter: false, too_many: false };
    if !summary.count_combinations || summary.combinations.len() as u128 != doubt.combinations() {
        chance.too_many = true;
        return chance;
    }
    // Whether the answer is always yes, and whether it is ever.
    let mut cells: BTreeMap<Vec<u8>, (bool, bool)> = BTreeMap::new();
    for (choices, counts) in &summary.combinations {
        cells.insert(choices.clone(), (counts.yes[question] == counts.worlds, counts.yes[question] > 0));
    }
    chance.ranks_matter = cells.values().any(|(always, ever)| always != ever);
    let matters = |g: &usize| {
        cells.iter().any(|(choices, answer)| {
            let mut other = choices.clone();
            other[*g] = 0;
            cells[&other] != *answer
        })
    };
    let groups: Vec<usize> = (0..doubt.groups.len()).filter(matters).collect();
    let bare = |g: &&usize| doubt.groups[**g].alternatives.iter().any(|a| a.likelihood.is_none());
    chance.without = groups.iter().filter(bare).copied().collect();
    if !chance.without.is_empty() {
        return chance;
    }
    // The groups that do not matter are left out: their likelihoods add up to 1.
    let rest = |choices: &Vec<u8>| (0..choices.len()).all(|g| groups.contains(&g) || choices[g] == 0);
    let cells: Vec<(Vec<u8>, bool, bool)> = cells
        .iter()
        .filter(|(choices, _)| rest(choices))
        .map(|(choices, (always, ever))| (groups.iter().map(|g| choices[*g]).collect(), *always, *ever))
        .collect();
    let Some(corners) = groups.iter().map(|g| corners(&doubt.groups[*g])).collect::<Option<Vec<_>>>() else {
        chance.too_many = true;
        return chance;
    };
    let count = corners.iter().try_fold(cells.len(), |n, c| n.checked_mul(c.len()));
    if count.is_none_or(|n| n > MAX_TERMS) {
        chance.too_many = true;
        return chance;
    }
    let (mut low, mut high) = (f64::INFINITY, 0.0f64);
    let mut at = vec![0usize; groups.len()];
    loop {
        let (mut least, mut most) = (0.0, 0.0);
        for (choices, always, ever) in &cells {
            let likely: f64 = choices.iter().zip(&at).zip(&corners).map(|((a, v), c)| c[*v][usize::from(*a)]).product();
            least += likely * f64::from(u8::from(*always));
            most += likely * f64::from(u8::from(*ever));
        }
        (low, high) = (low.min(least), high.max(most));
        let Some(next) = (0..at.len()).find(|g| at[*g] + 1 < corners[*g].len()) else { break };
        at[next] += 1;
        at[..next].fill(0);
    }
    let millionths = |p: f64| (p.clamp(0.0, 1.0) * f64::from(ONE)).round() as u32;
    chance.likelihood = Some(Likelihood::between(millionths(low), millionths(high)));
    chance
}

/// The corners of what the likelihoods of a group allow: all but one at an end of their ranges, the last one making the
/// sum 1. `None` where there are too many.
fn corners(group: &Group) -> Option<Vec<Vec<f64>>> {
    let n = group.alternatives.len();
    if n > 12 {
        return None;
    }
    let one = i64::from(ONE);
    let ends: Vec<(i64, i64)> =
        group.alternatives.iter().filter_map(|a| a.likelihood).map(|l| (l.low.into(), l.high.into())).collect();
    let mut found: Vec<Vec<i64>> = Vec::new();
    for free in 0..n {
        for set in 0..1u32 << n {
            if set >> free & 1 == 1 {
                continue;
            }
            let mut corner: Vec<i64> =
                ends.iter().enumerate().map(|(i, e)| if set >> i & 1 == 1 { e.1 } else { e.0 }).collect();
            let others: i64 = corner.iter().enumerate().filter(|(i, _)| *i != free).map(|(_, p)| p).sum();
            corner[free] = one - others;
            // Numbers may be off by one in their last decimal each, as when thirds are written out.
            let slack = n as i64;
            if (ends[free].0 - slack..=ends[free].1 + slack).contains(&corner[free]) && corner[free] >= 0 {
                found.push(corner);
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    Some(found.into_iter().map(|c| c.into_iter().map(|p| p as f64 / one as f64).collect()).collect())
}
