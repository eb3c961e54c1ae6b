//! Why the answer is yes in some worlds and no in others.

use crate::Summary;
use crate::search::{Tree, tree_for};
use crate::table::{Axis, Table};
use detente_case::Doubt;

/// What tells the worlds of one answer from those of the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What the answer depends on; groups first.
    pub axes: Vec<Axis>,
    /// The tests to be made.
    pub tree: Tree,
    /// How many they are.
    pub tests: usize,
    /// Whether no tree has fewer tests: every box of worlds was looked at and every test tried.
    pub smallest: bool,
    /// How many boxes of worlds were looked at to know it.
    pub boxes: usize,
    /// Whether only a sample of the worlds stands behind it.
    pub fitted: bool,
    /// Different worlds that stand behind it.
    pub worlds: usize,
    /// Of these, for how many the tree gives the wrong answer.
    pub wrong: usize,
}

/// Finds the smallest tree of tests that gives the answer to a question in every world that the summary has kept. A test
/// asks whether a group has one of some alternatives, or a statement one of the first so many ranks.
pub fn explain(doubt: &Doubt, summary: &Summary, question: usize) -> Explanation {
    let table = Table::new(doubt, summary, question);
    let (columns, full) = (table.columns.len(), table.full);
    let table = table.reduced();
    let found = tree_for(&table);
    Explanation {
        axes: table.columns.iter().map(|c| c.axis).collect(),
        tests: found.tree.tests(),
        tree: found.tree,
        // Where combinations are missing, a tree over columns that were left out might be smaller.
        smallest: found.boxes.is_some() && (full || table.columns.len() == columns),
        boxes: found.boxes.unwrap_or_default(),
        fitted: !summary.complete,
        worlds: summary.kept.len(),
        wrong: found.wrong,
    }
}
