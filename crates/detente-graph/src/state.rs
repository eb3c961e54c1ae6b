//! States: their numbers, their patterns, and sets of them.

use std::fmt;

/// A feasible state, by position in ascending order of its bits. Its printed number is one more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StateId(pub u32);

impl StateId {
    /// As an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }

    /// The number people see, from 1.
    ///
    /// ```
    /// assert_eq!(detente_graph::StateId(0).number(), 1);
    /// ```
    pub fn number(self) -> u64 {
        u64::from(self.0) + 1
    }
}

/// A party's rank of a state: higher is better, equal ranks are a tie, ranks are dense from 0.
pub type Rank = u32;

/// What is known of the options in a state: bit `k` of `taken` counts where bit `k` of `fixed` is set.
/// In a state that merges several, options on which these differ are not fixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Pattern {
    /// Options taken.
    pub taken: u64,
    /// Options that have the same value in every member of the state.
    pub fixed: u64,
    /// How many options there are.
    pub options: u8,
}

impl fmt::Display for Pattern {
    /// One character an option, in the order of the case: `Y` taken, `N` not taken, `-` either.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for k in 0..self.options {
            let c = match (self.fixed >> k & 1, self.taken >> k & 1) {
                (0, _) => '-',
                (_, 0) => 'N',
                _ => 'Y',
            };
            fmt::Write::write_char(f, c)?;
        }
        Ok(())
    }
}

/// A set of states, one bit each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateSet {
    words: Vec<u64>,
    len: usize,
}

impl StateSet {
    /// The empty set over `len` states.
    pub fn empty(len: usize) -> Self {
        Self { words: vec![0; len.div_ceil(64)], len }
    }

    /// The set of all `len` states.
    ///
    /// ```
    /// use detente_graph::{StateId, StateSet};
    /// let mut set = StateSet::full(70);
    /// set.remove(StateId(69));
    /// assert_eq!((set.count(), set.contains(StateId(69))), (69, false));
    /// ```
    pub fn full(len: usize) -> Self {
        let mut words = vec![u64::MAX; len.div_ceil(64)];
        if let (Some(last), false) = (words.last_mut(), len.is_multiple_of(64)) {
            *last = (1 << (len % 64)) - 1;
        }
        Self { words, len }
    }

    /// The set over `len` states whose bits are given, 64 to a word; bits beyond are not looked at.
    ///
    /// ```
    /// use detente_graph::{StateId, StateSet};
    /// let set = StateSet::from_words(vec![u64::MAX, 0b101], 66);
    /// assert_eq!((set.count(), set.contains(StateId(65))), (65, false));
    /// ```
    ///
    /// # Panics
    /// When there are not just as many words as `len` states take.
    pub fn from_words(mut words: Vec<u64>, len: usize) -> Self {
        assert_eq!(words.len(), len.div_ceil(64), "one bit a state");
        if let (Some(last), false) = (words.last_mut(), len.is_multiple_of(64)) {
            *last &= (1 << (len % 64)) - 1;
        }
        Self { words, len }
    }

    /// Over how many states it ranges.
    pub fn universe(&self) -> usize {
        self.len
    }

    /// Adds a state.
    pub fn insert(&mut self, state: StateId) {
        self.words[state.index() / 64] |= 1 << (state.index() % 64);
    }

    /// Takes a state out.
    pub fn remove(&mut self, state: StateId) {
        self.words[state.index() / 64] &= !(1 << (state.index() % 64));
    }

    /// Whether it holds a state.
    pub fn contains(&self, state: StateId) -> bool {
        self.words[state.index() / 64] >> (state.index() % 64) & 1 == 1
    }

    /// How many states it holds.
    pub fn count(&self) -> usize {
        self.words.iter().map(|w| w.count_ones() as usize).sum()
    }

    /// Keeps only what `other` holds too.
    pub fn intersect(&mut self, other: &Self) {
        for (a, b) in self.words.iter_mut().zip(&other.words) {
            *a &= b;
        }
    }

    /// Whether everything in it is in `other`.
    pub fn is_subset(&self, other: &Self) -> bool {
        self.words.iter().zip(&other.words).all(|(a, b)| a & !b == 0)
    }

    /// Its states in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = StateId> + '_ {
        self.words.iter().enumerate().flat_map(|(i, word)| {
            std::iter::successors((*word != 0).then_some(*word), |w| Some(w & (w - 1)).filter(|w| *w != 0))
                .map(move |w| StateId((i * 64) as u32 + w.trailing_zeros()))
        })
    }
}

impl FromIterator<bool> for StateSet {
    /// One flag a state, in order.
    fn from_iter<I: IntoIterator<Item = bool>>(flags: I) -> Self {
        let (mut words, mut len) = (Vec::new(), 0);
        for flag in flags {
            if len % 64 == 0 {
                words.push(0u64);
            }
            if flag {
                words[len / 64] |= 1 << (len % 64);
            }
            len += 1;
        }
        Self { words, len }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_list_what_was_put_in() {
        let flags = (0..200).map(|i| i % 7 == 0 || i == 199);
        let set: StateSet = flags.clone().collect();
        let expected: Vec<_> = flags.enumerate().filter(|(_, f)| *f).map(|(i, _)| StateId(i as u32)).collect();
        assert_eq!(set.iter().collect::<Vec<_>>(), expected);
        assert_eq!(set.count(), expected.len());
        assert!(set.is_subset(&StateSet::full(200)) && !StateSet::full(200).is_subset(&set));
        assert_eq!(StateSet::full(64).count(), 64);
        assert_eq!(StateSet::empty(0).iter().count(), 0);
    }

    #[test]
    fn patterns_print_in_option_order() {
        assert_eq!(Pattern { taken: 0b001, fixed: 0b011, options: 3 }.to_string(), "YN-");
    }
}
