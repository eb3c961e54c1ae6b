//! All combinations of options as a box with one axis a party, and which of its cells are feasible.
//!
//! A *combination* is a word of option bits. A party's options stand side by side, so its *setting* is a run of these
//! bits. For a focal party the box falls apart into *slices*, one for each of its settings: nothing that the others do
//! leads out of a slice. What stands in a slice is numbered by the combination with the focal party's bits cut out, its
//! *place*.

use detente_graph::{Graph, PartyId, States};

/// The box.
#[derive(Debug)]
pub(super) struct Space<'g> {
    pub graph: &'g Graph,
    /// One a party.
    pub axes: Vec<Axis>,
    options: u32,
    /// Unless everything is feasible: per 64 combinations which of them are, and how many points come before.
    feasible: Option<Vec<(u64, u32)>>,
}

/// One party's run of bits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Axis {
    /// Its first bit.
    pub shift: u32,
    /// How many bits.
    pub bits: u32,
    /// Bits, counted from its first, that are only ever taken.
    pub take: u32,
    /// Bits, counted from its first, that are only ever dropped.
    pub drop: u32,
}

impl Axis {
    /// How many settings.
    #[inline]
    pub fn count(self) -> usize {
        1 << self.bits
    }

    /// The setting in a combination.
    #[inline]
    pub fn setting(self, combination: usize) -> usize {
        combination >> self.shift & (self.count() - 1)
    }

    /// A combination with the axis's bits cut out.
    #[inline]
    pub fn cut(self, combination: usize) -> usize {
        let low = (1 << self.shift) - 1;
        combination & low | combination >> self.bits & !low
    }

    /// The combination with a setting put in where the bits were cut out.
    #[inline]
    pub fn put(self, rest: usize, setting: usize) -> usize {
        let low = (1 << self.shift) - 1;
        rest & low | (rest & !low) << self.bits | setting << self.shift
    }

    /// Whether a move from one setting to another reverses no one-way option.
    pub fn may(self, from: usize, to: usize) -> bool {
        let (take, drop) = (self.take as usize, self.drop as usize);
        from & !to & take == 0 && to & !from & drop == 0
    }

    /// Whether any of its bits goes one way.
    pub fn is_one_way(self) -> bool {
        self.take | self.drop != 0
    }
}

impl<'g> Space<'g> {
    /// The box of a graph; `None` where this way of working does not suit it ([`detente_graph::Shape::is_dense`]).
    pub fn new(graph: &'g Graph) -> Option<Self> {
        let states = graph.states();
        if !graph.shape().is_dense() {
            return None;
        }
        let options = u32::from(states.options());
        let axes = graph.parties().map(|party| axis(graph, party)).collect::<Option<Vec<_>>>()?;
        let feasible = (!states.is_full()).then(|| directory(states, options));
        Some(Self { graph, axes, options, feasible })
    }

    /// How many combinations there are.
    pub fn combinations(&self) -> usize {
        1 << self.options
    }

    /// Whether everything is feasible.
    pub fn is_full(&self) -> bool {
        self.feasible.is_none()
    }

    /// The point with a combination, if it is feasible.
    #[inline]
    pub fn point(&self, combination: usize) -> Option<usize> {
        let Some(feasible) = &self.feasible else { return Some(combination) };
        let (bits, before) = feasible[combination / 64];
        let bit = 1u64 << (combination % 64);
        (bits & bit != 0).then(|| before as usize + (bits & (bit - 1)).count_ones() as usize)
    }

    /// Which of the 64 combinations from `64 * word` on are feasible.
    pub fn feasible_word(&self, word: usize) -> u64 {
        match &self.feasible {
            Some(feasible) => feasible[word].0,
            None if self.options < 6 => (1 << self.combinations()) - 1,
            None => u64::MAX,
        }
    }

    /// Number of settings of the party that has most.
    pub fn most_settings(&self) -> usize {
        self.axes.iter().map(|a| a.count()).max().unwrap_or(1)
    }
}

fn axis(graph: &Graph, party: PartyId) -> Option<Axis> {
    let own = graph.own_bits(party);
    let (take, drop) = graph.one_way_bits(party);
    let shift = if own == 0 { 0 } else { own.trailing_zeros() };
    let bits = own.count_ones();
    let side_by_side = own >> shift == (1 << bits) - 1;
    side_by_side.then(|| Axis { shift, bits, take: (take >> shift) as u32, drop: (drop >> shift) as u32 })
}

fn directory(states: &States, options: u32) -> Vec<(u64, u32)> {
    let mut words = vec![(0u64, 0u32); (1usize << options).div_ceil(64)];
    for point in 0..states.points() {
        let bits = states.bits(point);
        words[(bits / 64) as usize].0 |= 1 << (bits % 64);
    }
    let mut before = 0;
    for word in &mut words {
        word.1 = before;
        before += word.0.count_ones();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cutting_and_putting_are_inverse() {
        let axis = Axis { shift: 2, bits: 3, take: 0b001, drop: 0b100 };
        for combination in 0..256 {
            assert_eq!(axis.put(axis.cut(combination), axis.setting(combination)), combination);
        }
        // Own settings 110 between the others' 101 and 11.
        assert_eq!((axis.cut(0b1011_1011), axis.setting(0b1011_1011)), (0b1_0111, 0b110));
        assert!(axis.may(0b100, 0b001) && !axis.may(0b001, 0b000) && !axis.may(0b000, 0b100));
    }
}
