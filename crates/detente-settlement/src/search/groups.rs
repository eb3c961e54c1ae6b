//! Which parties may sign together.

use super::aim::Group;
use crate::table::Table;

/// How many groups are searched one by one.
const MOST: usize = 500;

/// The groups of scoring parties whose gains may count: all of them, or, where fewer must agree, every group of the right
/// size with all who have a veto. Where there are too many of these, it is left open who signs.
pub(super) fn groups(table: &Table) -> Vec<Group> {
    let all: Vec<usize> = (0..table.scorers.len()).collect();
    if table.needs == table.table.len() {
        return vec![Group::Of(all)];
    }
    let (veto, others): (Vec<usize>, Vec<usize>) =
        all.into_iter().partition(|at| table.veto.contains(&table.scorers[*at]));
    let silent = table.table.len() - table.scorers.len();
    let size = table.needs.saturating_sub(silent).max(1).max(veto.len());
    let mut found = Vec::new();
    let mut chosen: Vec<usize> = (0..size - veto.len()).collect();
    while chosen.len() <= others.len() {
        let mut group: Vec<usize> = veto.iter().copied().chain(chosen.iter().map(|at| others[*at])).collect();
        group.sort_unstable();
        found.push(Group::Of(group));
        if found.len() > MOST {
            return vec![Group::Open];
        }
        // The next combination in lexicographic order.
        let Some(at) = (0..chosen.len()).rev().find(|at| chosen[*at] < others.len() - chosen.len() + at) else { break };
        chosen[at] += 1;
        (at + 1..chosen.len()).for_each(|k| chosen[k] = chosen[k - 1] + 1);
    }
    // Those who score nothing may be enough, so that nobody's gain counts.
    if veto.is_empty() && silent >= table.needs {
        found.push(Group::Of(Vec::new()));
    }
    found
}
