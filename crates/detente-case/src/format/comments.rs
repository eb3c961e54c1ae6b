//! Comments keep their words, their order, and the level that they stand at.

use crate::yaml::comments;

/// Whether two texts have the same comments in the same order.
pub(super) fn same(a: &str, b: &str) -> bool {
    let words = |text| comments(text).map(|found| found.into_iter().map(|(_, words)| words).collect::<Vec<_>>());
    words(a).is_some_and(|a| words(b).is_some_and(|b| a == b))
}

/// The layout gives comments at the end of a nested block the level of what follows. This gives them back the level at
/// which they were written, in the new layout; nothing where there is nothing to do.
pub(super) fn indent(before: &str, after: &str) -> Option<String> {
    let (old, new) = (placed(before)?, placed(after)?);
    if old.len() != new.len() {
        return None;
    }
    let mut out = String::with_capacity(after.len());
    let mut at = 0;
    for (old, new) in old.iter().zip(&new) {
        let (Some(was), Some(is)) = (old, new) else { continue };
        let level = was.levels.iter().position(|column| *column == was.column);
        let Some(target) = level.filter(|_| was.levels.len() == is.levels.len()).map(|level| is.levels[level]) else { continue };
        if target > is.column {
            out.push_str(&after[at..is.offset]);
            out.push_str(&" ".repeat(target - is.column));
            at = is.offset;
        }
    }
    (at > 0).then(|| out + &after[at..])
}

/// A comment on a line of its own.
struct Own {
    offset: usize,
    column: usize,
    /// Columns at which the blocks open before it start, outermost first.
    levels: Vec<usize>,
}

/// Every comment: nothing for those at the end of a line, the place of those on lines of their own.
fn placed(text: &str) -> Option<Vec<Option<Own>>> {
    let mut found = Vec::new();
    let mut comments = comments(text)?.into_iter().peekable();
    let mut levels: Vec<usize> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        let end = start + line.len();
        let own = comments.peek().is_some_and(|(at, _)| *at == start + indent);
        if own {
            found.push(Some(Own { offset: start + indent, column: indent, levels: levels.clone() }));
        } else if !line.trim().is_empty() {
            while levels.last().is_some_and(|level| *level >= indent) {
                levels.pop();
            }
            levels.extend(columns(line, indent));
        }
        while comments.next_if(|(at, _)| *at < end).is_some() {
            if !own {
                found.push(None);
            }
        }
        start = end;
    }
    Some(found)
}

/// The column of a line's content, and those within its list marks: both of `- a` are levels.
fn columns(line: &str, indent: usize) -> Vec<usize> {
    let mut columns = vec![indent];
    let mut at = indent;
    while let Some(rest) = line[at..].strip_prefix("- ") {
        at = line.len() - rest.trim_start().len();
        columns.push(at);
    }
    columns
}
