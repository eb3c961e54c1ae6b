//! What many worlds have answered, small and ready to be added to what others have.

use crate::rng::mix;
use detente_case::World;
use detente_graph::Stop;
use std::collections::BTreeMap;

/// How many worlds were seen, and in how many of them the answer to each question was yes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Worlds, each as often as it was seen.
    pub worlds: u64,
    /// Per question.
    pub yes: Vec<u64>,
}

impl Counts {
    fn add(&mut self, times: u64, answers: u64, questions: usize) {
        self.yes.resize(questions, 0);
        self.worlds += times;
        for (q, yes) in self.yes.iter_mut().enumerate() {
            *yes += times * (answers >> q & 1);
        }
    }

    fn merge(&mut self, other: &Self) {
        self.yes.resize(other.yes.len().max(self.yes.len()), 0);
        self.worlds += other.worlds;
        self.yes.iter_mut().zip(&other.yes).for_each(|(a, b)| *a += b);
    }
}

/// A world as it was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// How often it was seen.
    pub times: u64,
    /// Bit `q` is the answer to question `q`.
    pub answers: u64,
}

/// The answers of many worlds. Summaries of parts, merged in any order and grouping, give the summary of the whole.
///
/// Counts are exact. Of the worlds themselves those with the smallest hash are kept, at most [`Summary::keep`]: the same
/// ones whichever way the parts were cut, and as good as drawn with equal chances from all that were seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Worlds seen, each as often as it was seen.
    pub worlds: u64,
    /// Per question, in how many of them the answer is yes.
    pub yes: Vec<u64>,
    /// By combination of alternatives; empty where there are too many combinations to count singly.
    pub combinations: BTreeMap<Vec<u8>, Counts>,
    /// By statement whose rank is in doubt ([`detente_case::Doubt::ranged`]) and rank; rank 0 where it was not moved or
    /// does not count.
    pub ranks: BTreeMap<(usize, u16), Counts>,
    /// Worlds kept, by hash.
    pub kept: BTreeMap<(u64, World), Kept>,
    /// How many different worlds are kept at most.
    pub keep: usize,
    /// Whether all worlds there are have been seen, each once.
    pub complete: bool,
    /// Whether combinations are counted singly.
    pub count_combinations: bool,
    /// Why worlds are missing, if any are.
    pub stopped: Option<Stop>,
}

impl Summary {
    /// Of no world yet.
    pub fn new(questions: usize, keep: usize, count_combinations: bool) -> Self {
        Self {
            worlds: 0,
            yes: vec![0; questions],
            combinations: BTreeMap::new(),
            ranks: BTreeMap::new(),
            kept: BTreeMap::new(),
            keep,
            complete: false,
            count_combinations,
            stopped: None,
        }
    }

    /// Adds a world.
    pub fn add(&mut self, world: &World, answers: u64) {
        let questions = self.yes.len();
        self.worlds += 1;
        for (q, yes) in self.yes.iter_mut().enumerate() {
            *yes += answers >> q & 1;
        }
        if self.count_combinations {
            self.combinations.entry(world.choices.clone()).or_default().add(1, answers, questions);
        }
        for (k, rank) in world.ranks.iter().enumerate() {
            self.ranks.entry((k, *rank)).or_default().add(1, answers, questions);
        }
        let hash = hash(world);
        let worst = self.kept.last_key_value().map(|(key, _)| key.0);
        if self.kept.len() >= self.keep && worst.is_none_or(|worst| worst < hash) {
            return;
        }
        self.kept.entry((hash, world.clone())).or_insert(Kept { times: 0, answers }).times += 1;
        self.cut();
    }

    /// Adds what another part has found. Associative, and the order does not matter.
    pub fn merge(&mut self, other: &Self) {
        self.worlds += other.worlds;
        self.yes.iter_mut().zip(&other.yes).for_each(|(a, b)| *a += b);
        for (key, counts) in &other.combinations {
            self.combinations.entry(key.clone()).or_default().merge(counts);
        }
        for (key, counts) in &other.ranks {
            self.ranks.entry(*key).or_default().merge(counts);
        }
        for (key, kept) in &other.kept {
            self.kept.entry(key.clone()).or_insert(Kept { times: 0, ..*kept }).times += kept.times;
        }
        self.cut();
        self.complete &= other.complete;
        self.stopped = self.stopped.take().or_else(|| other.stopped.clone());
    }

    /// A world that is not among the smallest of all is not among the smallest of any part that has them, so what is kept
    /// at the end was kept, and counted, from the start in every part.
    fn cut(&mut self) {
        while self.kept.len() > self.keep {
            self.kept.pop_last();
        }
    }

    /// In how many worlds the answer to a question is yes, and how many there are, over different worlds kept.
    pub fn kept_counts(&self, question: usize) -> (usize, usize) {
        let yes = self.kept.values().filter(|k| k.answers >> question & 1 == 1).count();
        (yes, self.kept.len())
    }
}

/// The same on every machine.
fn hash(world: &World) -> u64 {
    let choices = world.choices.iter().map(|c| u64::from(*c));
    choices.chain(world.ranks.iter().map(|r| 256 + u64::from(*r))).fold(7, |h, value| mix(h ^ value))
}
