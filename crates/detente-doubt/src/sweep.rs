//! One statement moved through its ranks, all others where the file has them.

use crate::space::present;
use crate::{Engine, Halt, Question, Space, TooManyRanks};
use detente_case::{Case, WishesIn, World};
use detente_graph::Budget;
use std::collections::BTreeMap;

/// What becomes of the answers when one statement moves through its ranks, in every combination of alternatives in
/// which it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankSweep {
    /// Which statement, by position in [`detente_case::Doubt::ranged`].
    pub ranged: usize,
    /// By rank: in how many combinations the list has this rank, and per question in how many of these the answer is yes.
    pub by_rank: BTreeMap<u16, (u64, Vec<u64>)>,
    /// Combinations in which the statement counts.
    pub combinations: u64,
    /// Per question in how many of them some rank gives another answer than the statement's place in the file.
    pub changes: Vec<u64>,
}

/// Moves each statement whose rank is in doubt through its ranks, one at a time, in all combinations of alternatives;
/// `None` where that are more than `most` worlds.
///
/// # Errors
/// As for [`crate::survey`]; a budget that does not reach ends in [`Halt::Stopped`].
pub fn sweep(case: &Case, asked: &[Question], most: usize, budget: &Budget) -> Result<Option<Vec<RankSweep>>, Halt> {
    let doubt = &case.doubt;
    let list = |most| -> Result<_, TooManyRanks> { Space::new(doubt, crate::Ranks::Fixed).list(most) };
    let Some(combinations) = list(most)? else { return Ok(None) };
    let mut work: Vec<(usize, World)> = Vec::new();
    for plain in &combinations {
        for party in case.party_ids() {
            let here = present(doubt, party, &plain.choices);
            if here.is_empty() {
                continue;
            }
            let Some(WishesIn::Prioritized(wants)) = doubt.wishes_in(party, plain) else { continue };
            for k in here {
                let last = usize::from(doubt.ranged[k].last).min(wants.len()) as u16;
                for rank in std::iter::once(0).chain(doubt.ranged[k].first..=last) {
                    let mut world = plain.clone();
                    world.ranks[k] = rank;
                    work.push((k, world));
                }
                if work.len() > most {
                    return Ok(None);
                }
            }
        }
    }
    let mut engine = Engine::new(case, asked);
    let worlds: Vec<World> = work.iter().map(|(_, world)| world.clone()).collect();
    let mut answers: Vec<u64> = Vec::with_capacity(worlds.len());
    while answers.len() < worlds.len() {
        budget.go_on("Moving statements through their ranks", answers.len() as u64, worlds.len() as u64)?;
        let left = &worlds[answers.len()..];
        let batch = engine.batch(budget).min(left.len());
        answers.extend(engine.answers(&left[..batch], budget)?);
    }
    let empty = |ranged| RankSweep { ranged, by_rank: BTreeMap::new(), combinations: 0, changes: vec![0; asked.len()] };
    let mut sweeps: Vec<RankSweep> = (0..doubt.ranged.len()).map(empty).collect();
    let (mut placed, mut changed) = (0, 0u64);
    for (at, ((k, world), answer)) in work.iter().zip(&answers).enumerate() {
        let sweep = &mut sweeps[*k];
        match world.ranks[*k] {
            0 => {
                (placed, changed) = (*answer, 0);
                sweep.combinations += 1;
            }
            rank => {
                let (total, yes) = sweep.by_rank.entry(rank).or_insert((0, vec![0; asked.len()]));
                *total += 1;
                yes.iter_mut().enumerate().for_each(|(q, n)| *n += answer >> q & 1);
                changed |= answer ^ placed;
            }
        }
        let last = work.get(at + 1).is_none_or(|(_, next)| next.ranks.iter().all(|r| *r == 0));
        if last {
            sweep.changes.iter_mut().enumerate().for_each(|(q, n)| *n += changed >> q & 1);
        }
    }
    sweeps.retain(|s| s.combinations > 0);
    Ok(Some(sweeps))
}
