//! Worlds as rows of a table: one column for each thing in doubt, and an answer.

use crate::Summary;
use detente_case::{Doubt, Entry, Wishes};
use rustc_hash::FxHashMap;

/// Something in which worlds differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Axis {
    /// A group of hypotheses or a contingency, by position; its values are alternatives.
    Group(usize),
    /// A statement whose rank is in doubt, by position; its values are ranks, 0 where it does not count in the world.
    Rank(usize),
}

/// A test of a world: whether it has one of these values.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Test {
    /// What is looked at.
    pub axis: Axis,
    /// The values for which it holds, ascending.
    pub values: Vec<u16>,
    /// All values that the worlds before it have, ascending.
    pub of: Vec<u16>,
}

/// A column.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    pub axis: Axis,
    /// Its values, ascending; a row has positions in here.
    pub values: Vec<u16>,
}

/// Rows with answers.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub columns: Vec<Column>,
    pub rows: Vec<(Vec<u8>, bool)>,
    /// Groups that decide which statements with ranks in doubt count at all. Their ranks would betray the group, and a
    /// test of the group is easier to read.
    pub tied: Vec<(usize, usize)>,
    /// Whether every combination of values has a row.
    pub full: bool,
}

impl Table {
    /// The worlds that a summary has kept, with the answers to one question. Columns with a single value are left out.
    pub fn new(doubt: &Doubt, summary: &Summary, question: usize) -> Self {
        let groups = (0..doubt.groups.len()).map(Axis::Group);
        let axes: Vec<Axis> = groups.chain((0..doubt.ranged.len()).map(Axis::Rank)).collect();
        let value = |world: &detente_case::World, axis: Axis| match axis {
            Axis::Group(g) => u16::from(world.choices[g]),
            Axis::Rank(k) => world.ranks[k],
        };
        let mut columns: Vec<Column> = Vec::new();
        for axis in axes {
            let mut values: Vec<u16> = summary.kept.keys().map(|(_, world)| value(world, axis)).collect();
            values.sort_unstable();
            values.dedup();
            if (2..=64).contains(&values.len()) {
                columns.push(Column { axis, values });
            }
        }
        let place = |column: &Column, v: u16| column.values.binary_search(&v).unwrap_or_default() as u8;
        let row = |world: &detente_case::World| columns.iter().map(|c| place(c, value(world, c.axis))).collect();
        let rows: Vec<(Vec<u8>, bool)> =
            summary.kept.iter().map(|((_, world), kept)| (row(world), kept.answers >> question & 1 == 1)).collect();
        let all = columns.iter().try_fold(1usize, |n, c| n.checked_mul(c.values.len()));
        let full = summary.complete && all == Some(rows.len());
        let slot = |k: &usize| {
            let ranged = doubt.ranged[*k];
            match doubt.wishes.get(ranged.party.index()) {
                Some(Wishes::Prioritized(entries)) => match entries[ranged.entry] {
                    Entry::Slot(group, _) => Some((group, *k)),
                    Entry::Stated(_) => None,
                },
                _ => None,
            }
        };
        let tied = (0..doubt.ranged.len()).filter_map(|k| slot(&k)).collect();
        Self { columns, rows, tied, full }
    }

    /// The same without columns that do not matter for the answer. Of a full table exactly those go that never matter.
    pub fn reduced(mut self) -> Self {
        // Ranks before groups: an answer in terms of alternatives is easier to act upon.
        for at in (0..self.columns.len()).rev() {
            let has = |k: usize| self.columns.iter().any(|c| c.axis == Axis::Rank(k));
            if let Axis::Group(g) = self.columns[at].axis
                && self.tied.iter().any(|(group, k)| *group == g && has(*k))
            {
                continue;
            }
            if let Some(smaller) = self.without(at) {
                self = smaller;
            }
        }
        self
    }

    fn without(&self, column: usize) -> Option<Self> {
        let mut seen: FxHashMap<Vec<u8>, bool> = FxHashMap::default();
        let mut rows = Vec::new();
        for (row, answer) in &self.rows {
            let mut row = row.clone();
            row.remove(column);
            match seen.get(&row) {
                Some(other) if other != answer => return None,
                Some(_) => {}
                None => {
                    seen.insert(row.clone(), *answer);
                    rows.push((row, *answer));
                }
            }
        }
        let mut columns = self.columns.clone();
        columns.remove(column);
        Some(Self { columns, rows, tied: self.tied.clone(), full: self.full })
    }
}
