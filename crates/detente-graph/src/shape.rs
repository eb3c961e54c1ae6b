//! The outward form of a graph: what decides how it is analysed, and how much memory that takes.

use detente_case::{Case, Form};

/// Room is taken for at most this many combinations of options per feasible point.
const SPARSE: u128 = 4;

/// Up to this many combinations are taken in any case.
const FEW: u128 = 1 << 12;

/// Most options of a party for which its settings are bits of one word.
const MOST_OPTIONS: u32 = 6;

/// How large a graph is and what it is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Feasible combinations of options, or named states.
    pub points: u128,
    /// Parties.
    pub parties: usize,
    /// Options of all parties; `None` in graph form.
    pub options: Option<u32>,
    /// Options of the party that has most.
    pub most_options: u32,
    /// Whether states may be merged.
    pub merged: bool,
}

impl Shape {
    /// The shape of the graph of a case with this many points.
    pub fn of(case: &Case, points: u128) -> Self {
        let (options, merged) = match &case.form {
            Form::Options { coalesce, .. } => (Some(case.options.len() as u32), !coalesce.is_empty()),
            Form::Graph { .. } => (None, false),
        };
        let owned = |party| case.options.iter().filter(|o| o.owner.index() == party).count() as u32;
        let most_options = (0..case.parties.len()).map(owned).max().unwrap_or(0);
        Self { points, parties: case.parties.len(), options, most_options, merged }
    }

    /// Whether the graph can be analysed as a box of all combinations of options: option form, no merged states, at most
    /// six options a party, and not too few of all combinations feasible.
    ///
    /// ```
    /// use detente_graph::Shape;
    /// let shape = Shape { points: 1 << 19, parties: 4, options: Some(20), most_options: 5, merged: false };
    /// assert!(shape.is_dense() && !Shape { points: 1 << 10, ..shape }.is_dense());
    /// ```
    pub fn is_dense(&self) -> bool {
        let few_enough = |options: u32| options < 32 && 1 << options <= (self.points * SPARSE).max(FEW);
        !self.merged && self.most_options <= MOST_OPTIONS && self.options.is_some_and(few_enough)
    }

    /// Bytes that the graph and the analysis of all six concepts take at their peak with `threads` threads, without what
    /// the program takes in any case.
    ///
    /// ```
    /// use detente_graph::Shape;
    /// let shape = Shape { points: 1 << 20, parties: 4, options: Some(20), most_options: 5, merged: false };
    /// assert!((40 << 20..64 << 20).contains(&shape.bytes_needed(2)));
    /// ```
    pub fn bytes_needed(&self, threads: usize) -> u128 {
        let (parties, threads) = (self.parties as u128, threads as u128);
        if !self.is_dense() {
            // A point's bits; for each party its rank, its place in the sorted blocks, its cell and its tier; and the
            // working arrays of the analysis.
            let merging = if self.merged { 32 } else { 0 };
            return self.points * (8 + 20 * parties + 48 + merging);
        }
        let combinations = 1u128 << self.options.unwrap_or(0);
        let bits = if self.points == combinations { 0 } else { 8 };
        // Six concepts, one bit for each party and one for equilibria.
        let verdicts = self.points * 6 * (parties + 1) / 8;
        let graph = self.points * (4 * parties + bits) + combinations * parties;
        // Slices in work: words for the others' moves, values, order, what is found.
        let word = 1u128 << self.most_options.saturating_sub(3);
        let slices = (combinations >> self.most_options) * threads.min(1 << self.most_options);
        let search = combinations * 12 + slices * (word * parties + 20);
        // Words for everybody's improvements; for as many parties as there are threads the states in order.
        let simultaneous = combinations * word * parties + self.points * 8 * threads.min(parties);
        graph + verdicts + search.max(simultaneous)
    }
}
