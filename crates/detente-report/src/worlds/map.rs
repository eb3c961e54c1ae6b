//! All combinations of alternatives as a small map: some groups down the side, the others across.

use crate::worlds::WorldsStudy;
use detente_doubt::{Axis, Explanation};

/// What the worlds of a cell answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    Yes,
    No,
    /// Yes at some ranks, no at others.
    Partly,
    /// No world of the cell was seen.
    Unseen,
}

impl Mark {
    /// One sign each, that needs no colour.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Yes => "■",
            Self::No => "□",
            Self::Partly => "◧",
            Self::Unseen => "·",
        }
    }
}

/// Yes or no; nothing where it is neither.
pub(crate) fn map_mark(mark: Mark) -> Option<bool> {
    match mark {
        Mark::Yes => Some(true),
        Mark::No => Some(false),
        Mark::Partly | Mark::Unseen => None,
    }
}

/// Cells of a map that anybody would still look at.
const MAX_CELLS: u128 = 400;

/// A map of the answers to one question.
pub(crate) struct WorldMap {
    /// Groups down the side, outermost first.
    pub down: Vec<usize>,
    /// Groups across.
    pub across: Vec<usize>,
    /// Per row its alternatives.
    pub rows: Vec<Vec<u8>>,
    /// Per column its alternatives.
    pub columns: Vec<Vec<u8>>,
    /// Row by row.
    pub marks: Vec<Vec<Mark>>,
}

impl WorldMap {
    /// With so many groups down the side, those that the answer depends on first. `None` where there are no groups, or
    /// too many combinations to look at.
    pub fn new(study: &WorldsStudy, question: usize, why: &Explanation, down: usize) -> Option<Self> {
        let doubt = &study.case.doubt;
        if doubt.groups.is_empty() || doubt.combinations() > MAX_CELLS || !study.summary.count_combinations {
            return None;
        }
        let matters = |g: &usize| why.axes.contains(&Axis::Group(*g));
        let mut order: Vec<usize> = (0..doubt.groups.len()).filter(matters).collect();
        order.extend((0..doubt.groups.len()).filter(|g| !matters(g)));
        let sizes = doubt.sizes();
        let down: Vec<usize> = order.iter().copied().take(down).collect();
        let across: Vec<usize> = order.into_iter().filter(|g| !down.contains(g)).collect();
        let (rows, columns) = (combinations(&sizes, &down), combinations(&sizes, &across));
        let mark = |row: &[u8], column: &[u8]| {
            let mut choices = vec![0u8; sizes.len()];
            down.iter().zip(row).for_each(|(g, a)| choices[*g] = *a);
            across.iter().zip(column).for_each(|(g, a)| choices[*g] = *a);
            match study.summary.combinations.get(&choices) {
                None => Mark::Unseen,
                Some(counts) if counts.yes[question] == counts.worlds => Mark::Yes,
                Some(counts) if counts.yes[question] == 0 => Mark::No,
                Some(_) => Mark::Partly,
            }
        };
        let marks = rows.iter().map(|row| columns.iter().map(|column| mark(row, column)).collect()).collect();
        Some(Self { rows, columns, marks, down, across })
    }
}

fn combinations(sizes: &[usize], groups: &[usize]) -> Vec<Vec<u8>> {
    let mut all = vec![Vec::new()];
    for g in groups {
        let longer = |c: &Vec<u8>| {
            let c = c.clone();
            (0..sizes[*g] as u8).map(move |a| [&c[..], &[a]].concat())
        };
        all = all.iter().flat_map(longer).collect();
    }
    all
}
