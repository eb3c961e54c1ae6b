//! All worlds of a case: listed, counted, or drawn from a seed.

use crate::places::Places;
use crate::rng::Draws;
use crate::survey::MAX_TURNS;
use detente_case::{Doubt, Entry, PartyId, Wishes, WishesIn, World};
use rustc_hash::FxHashMap;
use std::fmt;

/// What becomes of statements whose rank is in doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ranks {
    /// They stay where the file has them: a world is a choice of alternatives.
    Fixed,
    /// They take all their ranks together: a world is a choice of alternatives and of ranks that go together.
    Together,
}

/// A party has so many statements with ranks in doubt that their combinations cannot be counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TooManyRanks {
    /// Whose they are.
    pub party: PartyId,
}

impl std::error::Error for TooManyRanks {}

impl fmt::Display for TooManyRanks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "too many statements of one party have their ranks in doubt to count the combinations")
    }
}

/// A party, its statements with ranks in doubt that count, and the length of its list: what decides how they can be placed.
type Placing = (PartyId, Vec<usize>, usize);

/// The worlds of a case.
#[derive(Clone, Debug)]
pub struct Space<'c> {
    doubt: &'c Doubt,
    ranks: Ranks,
    /// By what is in the list: how its statements can be placed.
    places: FxHashMap<Placing, Places>,
}

impl<'c> Space<'c> {
    /// All worlds.
    pub fn new(doubt: &'c Doubt, ranks: Ranks) -> Self {
        Self { doubt, ranks, places: FxHashMap::default() }
    }

    /// The worlds in order, alternatives first and the last group fastest, then ranks; `None` if there are more than
    /// `most`.
    ///
    /// # Errors
    /// [`TooManyRanks`].
    pub fn list(&mut self, most: usize) -> Result<Option<Vec<World>>, TooManyRanks> {
        if self.doubt.combinations() > most as u128 {
            return Ok(None);
        }
        let mut found = Vec::new();
        let sizes = self.doubt.sizes();
        let mut choices = vec![0u8; sizes.len()];
        loop {
            let plain = World { choices: choices.clone(), ranks: vec![0; self.doubt.ranged.len()] };
            let counts = self.counts(&plain)?;
            let total = counts.iter().try_fold(1u128, |n, (_, count)| n.checked_mul(*count)).unwrap_or(u128::MAX);
            if total.saturating_add(found.len() as u128) > most as u128 {
                return Ok(None);
            }
            for number in 0..total {
                found.push(self.placed(&plain, &counts, number));
            }
            let Some(next) = (0..sizes.len()).rev().find(|g| usize::from(choices[*g]) + 1 < sizes[*g]) else { break };
            choices[next] += 1;
            choices[next + 1..].fill(0);
        }
        Ok(Some(found))
    }

    /// The world of an index in a sample: a pure function of seed and index. Combinations of alternatives take turns as
    /// long as there are at most 10,000 of them, so that each is drawn equally often, and are drawn with equal chances
    /// otherwise; ranks that go together are drawn with equal chances.
    ///
    /// # Errors
    /// [`TooManyRanks`].
    pub fn draw(&mut self, seed: u64, index: u64) -> Result<World, TooManyRanks> {
        let mut draws = Draws::new(seed, index);
        let (sizes, combinations) = (self.doubt.sizes(), self.doubt.combinations());
        let turns = combinations <= MAX_TURNS as u128;
        let mut turn = u128::from(index) % combinations.max(1);
        let mut choices = vec![0u8; sizes.len()];
        for (choice, size) in choices.iter_mut().zip(&sizes).rev() {
            let size = *size as u128;
            *choice = if turns { (turn % size) as u8 } else { draws.below(size) as u8 };
            turn /= size;
        }
        let plain = World { choices, ranks: vec![0; self.doubt.ranged.len()] };
        let counts = self.counts(&plain)?;
        let mut world = plain;
        for (key, count) in counts.iter().filter(|(_, count)| *count > 0) {
            let way = self.places[key].way(draws.below(*count));
            key.1.iter().zip(way).for_each(|(k, rank)| world.ranks[*k] = rank);
        }
        Ok(world)
    }

    /// Per party with ranks in doubt in this combination: its entry in the table of places, and the number of ways.
    fn counts(&mut self, plain: &World) -> Result<Vec<(Placing, u128)>, TooManyRanks> {
        let mut counts = Vec::new();
        if self.ranks == Ranks::Fixed || self.doubt.ranged.is_empty() {
            return Ok(counts);
        }
        for party in (0..self.doubt.wishes.len()).map(|i| PartyId(i as u8)) {
            let present = present(self.doubt, party, &plain.choices);
            if present.is_empty() {
                continue;
            }
            let Some(WishesIn::Prioritized(list)) = self.doubt.wishes_in(party, plain) else { continue };
            let key = (party, present, list.len());
            if !self.places.contains_key(&key) {
                let ranks: Vec<(u16, u16)> =
                    key.1.iter().map(|k| (self.doubt.ranged[*k].first, self.doubt.ranged[*k].last)).collect();
                let places = Places::new(&ranks, key.2).ok_or(TooManyRanks { party })?;
                self.places.insert(key.clone(), places);
            }
            let count = self.places[&key].count();
            counts.push((key, count));
        }
        Ok(counts)
    }

    fn placed(&self, plain: &World, counts: &[(Placing, u128)], mut number: u128) -> World {
        let mut world = plain.clone();
        for (key, count) in counts.iter().rev() {
            let way = self.places[key].way(number % count);
            number /= count;
            key.1.iter().zip(way).for_each(|(k, rank)| world.ranks[*k] = rank);
        }
        world
    }
}

/// The statements of a party whose rank is in doubt and that count where these alternatives hold.
pub(crate) fn present(doubt: &Doubt, party: PartyId, choices: &[u8]) -> Vec<usize> {
    let Some(Wishes::Prioritized(entries)) = doubt.wishes.get(party.index()) else { return Vec::new() };
    let counts = |k: &usize| {
        let ranged = doubt.ranged[*k];
        match (&entries[ranged.entry], ranged.filled) {
            (Entry::Stated(want), _) => want.condition.holds(choices),
            (Entry::Slot(group, _), Some((alternative, at))) => {
                let filling = &doubt.groups[*group].alternatives[usize::from(alternative)].prefers;
                choices[*group] == alternative && filling[at].condition.holds(choices)
            }
            (Entry::Slot(..), None) => false,
        }
    };
    (0..doubt.ranged.len()).filter(|k| doubt.ranged[*k].party == party).filter(counts).collect()
}
