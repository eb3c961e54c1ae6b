//! The smallest tree of tests that tells two kinds of rows apart.
//!
//! A *box* is a set of values for each column. The smallest tree for the rows in a box is a leaf where they agree, and
//! otherwise one test more than the best pair of trees for the two boxes that a test makes of it. Each box is looked at
//! once, and every test is tried, so the result is the smallest there is: of all trees with these tests none has fewer,
//! and of those with as few none is less deep. Where there are too many boxes a tree is grown test by test instead, each
//! the one that leaves the least mixture, and nothing is claimed about its size.

use crate::table::{Axis, Table, Test};
use rustc_hash::FxHashMap;

/// Boxes times rows up to which the smallest tree is looked for.
const MAX_WORK: u128 = 20_000_000;
/// Alternatives of one column up to which all of their subsets are tried.
const MAX_SUBSETS: u32 = 10;
/// Tests of a grown tree.
const MAX_GROWN: usize = 32;

/// A tree of tests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tree {
    /// The answer.
    Answer(bool),
    /// A test, and what follows where it holds and where it does not.
    Test(Test, Box<Tree>, Box<Tree>),
}

impl Tree {
    /// How many tests it has.
    pub fn tests(&self) -> usize {
        match self {
            Self::Answer(_) => 0,
            Self::Test(_, a, b) => 1 + a.tests() + b.tests(),
        }
    }

    /// The answer for a world, given its value on an axis.
    pub fn answer(&self, value: &impl Fn(Axis) -> u16) -> bool {
        match self {
            Self::Answer(answer) => *answer,
            Self::Test(test, holds, fails) => match test.values.contains(&value(test.axis)) {
                true => holds.answer(value),
                false => fails.answer(value),
            },
        }
    }
}

/// What was found.
pub(crate) struct Found {
    pub tree: Tree,
    /// Boxes looked at, where the tree is the smallest.
    pub boxes: Option<usize>,
    /// Rows for which the tree gives the wrong answer.
    pub wrong: usize,
}

/// A tree for a table.
pub(crate) fn tree_for(table: &Table) -> Found {
    let whole: Vec<u64> = table.columns.iter().map(|c| u64::MAX >> (64 - c.values.len())).collect();
    let rows: Vec<u32> = (0..table.rows.len() as u32).collect();
    if work(table) <= MAX_WORK {
        let mut search = Search { table, best: FxHashMap::default() };
        search.cost(&whole, &rows);
        let tree = search.tree(&whole);
        return Found { tree, boxes: Some(search.best.len()), wrong: 0 };
    }
    let mut left = MAX_GROWN;
    let (tree, wrong) = grow(table, &whole, &rows, &mut left);
    Found { tree, boxes: None, wrong }
}

fn work(table: &Table) -> u128 {
    let boxes = |c: &crate::table::Column| -> Option<u128> {
        let n = c.values.len() as u32;
        match c.axis {
            Axis::Rank(_) => Some(u128::from(n * (n + 1) / 2)),
            Axis::Group(_) => (n <= MAX_SUBSETS).then(|| (1 << n) - 1),
        }
    };
    let all = table.columns.iter().try_fold(table.rows.len() as u128, |n, c| n.checked_mul(boxes(c)?));
    all.unwrap_or(u128::MAX)
}

/// Tests, depth: what is made small, in this order.
type Cost = (u32, u32);

/// The cost of a box, and its first test: a column, and the values on the side on which it holds.
type Best = (Cost, Option<(usize, u64)>);

struct Search<'t> {
    table: &'t Table,
    /// By box: its cost and its first test.
    best: FxHashMap<Vec<u64>, Best>,
}

impl Search<'_> {
    fn cost(&mut self, here: &[u64], rows: &[u32]) -> Cost {
        if let Some((cost, _)) = self.best.get(here) {
            return *cost;
        }
        let mut best: Best = ((0, 0), None);
        if self.mixed(rows).is_none() {
            best.0 = (u32::MAX, u32::MAX);
            for (column, mask) in splits(self.table, here) {
                let (a, b) = cut(self.table, rows, column, mask);
                if a.is_empty() || b.is_empty() {
                    continue;
                }
                let mut inside = here.to_vec();
                inside[column] = mask;
                let one = self.cost(&inside, &a);
                if one.0 + 1 > best.0.0 {
                    continue;
                }
                inside[column] = here[column] & !mask;
                let other = self.cost(&inside, &b);
                let cost = (one.0 + other.0 + 1, one.1.max(other.1) + 1);
                if cost < best.0 {
                    best = (cost, Some((column, mask)));
                }
            }
        }
        self.best.insert(here.to_vec(), best);
        best.0
    }

    /// The answer on which all rows agree.
    fn mixed(&self, rows: &[u32]) -> Option<bool> {
        let first = self.table.rows[*rows.first()? as usize].1;
        rows.iter().all(|r| self.table.rows[*r as usize].1 == first).then_some(first)
    }

    fn tree(&self, here: &[u64]) -> Tree {
        match self.best.get(here) {
            Some((_, Some((column, mask)))) => {
                let (mut a, mut b) = (here.to_vec(), here.to_vec());
                a[*column] = *mask;
                b[*column] &= !mask;
                let test = test(self.table, *column, *mask, here[*column]);
                Tree::Test(test, Box::new(self.tree(&a)), Box::new(self.tree(&b)))
            }
            _ => {
                let inside = |row: &[u8]| row.iter().zip(here).all(|(v, mask)| mask >> v & 1 == 1);
                Tree::Answer(self.table.rows.iter().any(|(row, answer)| *answer && inside(row)))
            }
        }
    }
}

/// The tests that divide a box, each as the values on the side on which it holds: of alternatives the smaller side, of
/// ranks the first ones.
fn splits(table: &Table, here: &[u64]) -> Vec<(usize, u64)> {
    let mut found = Vec::new();
    for (at, column) in table.columns.iter().enumerate() {
        let values: Vec<u64> = (0..64).map(|v| 1 << v).filter(|v| here[at] & v != 0).collect();
        if let Axis::Rank(_) = column.axis {
            found.extend((1..values.len()).map(|n| (at, values[..n].iter().sum())));
            continue;
        }
        let n = values.len() as u32;
        if n > MAX_SUBSETS {
            found.extend(values.iter().map(|v| (at, *v)));
            continue;
        }
        let mut sets: Vec<u64> = (1..(1u64 << n).saturating_sub(1))
            .filter(|set| 2 * set.count_ones() < n || (2 * set.count_ones() == n && set & 1 == 0))
            .collect();
        sets.sort_by_key(|set| set.count_ones());
        let mask = |set: &u64| values.iter().enumerate().filter(|(i, _)| set >> i & 1 == 1).map(|(_, v)| v).sum();
        found.extend(sets.iter().map(|set| (at, mask(set))));
    }
    found
}

fn cut(table: &Table, rows: &[u32], column: usize, mask: u64) -> (Vec<u32>, Vec<u32>) {
    rows.iter().partition(|r| mask >> table.rows[**r as usize].0[column] & 1 == 1)
}

fn test(table: &Table, column: usize, mask: u64, of: u64) -> Test {
    let column = &table.columns[column];
    let values = |mask: u64| {
        let with = column.values.iter().enumerate().filter(|(i, _)| mask >> i & 1 == 1);
        with.map(|(_, v)| *v).collect()
    };
    Test { axis: column.axis, values: values(mask), of: values(of) }
}

fn grow(table: &Table, here: &[u64], rows: &[u32], left: &mut usize) -> (Tree, usize) {
    let yes = |rows: &[u32]| rows.iter().filter(|r| table.rows[**r as usize].1).count();
    let (all, good) = (rows.len(), yes(rows));
    let leaf = || (Tree::Answer(2 * good > all), good.min(all - good));
    if good == 0 || good == all || *left == 0 {
        return leaf();
    }
    // Gini impurity, times the number of rows, in whole numbers: 2 y n / (y + n) compared by cross products.
    let mixture = |rows: &[u32]| {
        let y = yes(rows) as f64;
        2.0 * y * (rows.len() as f64 - y) / rows.len() as f64
    };
    let mut best: Option<(f64, usize, u64)> = None;
    for (column, mask) in splits(table, here) {
        let (a, b) = cut(table, rows, column, mask);
        if a.is_empty() || b.is_empty() {
            continue;
        }
        let rest = mixture(&a) + mixture(&b);
        if best.is_none_or(|(least, ..)| rest < least - 1e-9) {
            best = Some((rest, column, mask));
        }
    }
    let Some((_, column, mask)) = best else { return leaf() };
    *left -= 1;
    let (a, b) = cut(table, rows, column, mask);
    let (mut inside, mut outside) = (here.to_vec(), here.to_vec());
    inside[column] = mask;
    outside[column] &= !mask;
    let (first, wrong) = grow(table, &inside, &a, left);
    let (second, more) = grow(table, &outside, &b, left);
    if let (Tree::Answer(x), Tree::Answer(y)) = (&first, &second)
        && x == y
    {
        return (first, wrong + more);
    }
    let test = test(table, column, mask, here[column]);
    (Tree::Test(test, Box::new(first), Box::new(second)), wrong + more)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Column;
    use detente_reference::rng::Rng;

    /// The fewest tests by the definition: every test on every column, over and over, nothing remembered.
    fn fewest(table: &Table, rows: &[u32]) -> usize {
        let first = table.rows[rows[0] as usize].1;
        if rows.iter().all(|r| table.rows[*r as usize].1 == first) {
            return 0;
        }
        let mut least = usize::MAX;
        for (at, column) in table.columns.iter().enumerate() {
            for mask in 1..(1u64 << column.values.len()) - 1 {
                // Ranks are tested for the first so many only.
                if matches!(column.axis, Axis::Rank(_)) && (mask & (mask + 1)) != 0 {
                    continue;
                }
                let (a, b) = cut(table, rows, at, mask);
                if !a.is_empty() && !b.is_empty() {
                    least = least.min(1 + fewest(table, &a) + fewest(table, &b));
                }
            }
        }
        least
    }

    #[test]
    fn no_tree_is_smaller() {
        let mut rng = Rng::new(4);
        for round in 0..60 {
            let sizes: &[usize] = [&[2, 3][..], &[3, 3], &[2, 2, 2], &[4, 2]][round % 4];
            let columns: Vec<Column> = sizes
                .iter()
                .enumerate()
                .map(|(i, n)| Column {
                    axis: if (round + i).is_multiple_of(3) { Axis::Rank(i) } else { Axis::Group(i) },
                    values: (0..*n as u16).collect(),
                })
                .collect();
            let mut rows: Vec<Vec<u8>> = vec![vec![]];
            for n in sizes {
                rows = rows.iter().flat_map(|r| (0..*n as u8).map(move |v| [&r[..], &[v]].concat())).collect();
            }
            // Some rows may be missing, as in a sample.
            let mut seen: Vec<(Vec<u8>, bool)> = Vec::new();
            for row in rows {
                if rng.below(6) > 0 {
                    seen.push((row, rng.below(3) > 0));
                }
            }
            let rows = seen;
            if rows.is_empty() {
                continue;
            }
            let all: Vec<u32> = (0..rows.len() as u32).collect();
            let table = Table { columns, rows, tied: Vec::new(), full: false };
            let found = tree_for(&table);
            assert_eq!(found.tree.tests(), fewest(&table, &all), "{table:?}");
            let mut left = MAX_GROWN;
            let whole: Vec<u64> = table.columns.iter().map(|c| u64::MAX >> (64 - c.values.len())).collect();
            let (grown, wrong) = grow(&table, &whole, &all, &mut left);
            for tree in [&found.tree, &grown] {
                let misses = table.rows.iter().filter(|(row, answer)| {
                    let value = |axis| {
                        let at = table.columns.iter().position(|c| c.axis == axis).unwrap();
                        table.columns[at].values[usize::from(row[at])]
                    };
                    tree.answer(&value) != *answer
                });
                assert_eq!(misses.count(), if tree == &grown { wrong } else { 0 });
            }
        }
    }
}
