//! Comments keep their words, their order, the level that they stand at, and the column that they share.

use crate::yaml::comments;
use std::ops::Range;

/// Whether two texts have the same comments in the same order.
pub(super) fn same(a: &str, b: &str) -> bool {
    let words = |text| comments(text).map(|found| found.into_iter().map(|(_, words)| words).collect::<Vec<_>>());
    words(a).is_some_and(|a| words(b).is_some_and(|b| a == b))
}

/// The layout gives comments at the end of a nested block the level of what follows, and puts those at the ends of lines
/// one space after the text. This gives the former back the level at which they were written, and lines the latter up
/// where they were lined up; nothing where the comments cannot be matched.
pub(super) fn settle(before: &str, after: &str) -> Option<String> {
    let (old, new) = (placed(before)?, placed(after)?);
    if old.len() != new.len() {
        return None;
    }
    let mut spaces = vec![0; new.len()];
    for (at, (was, is)) in old.iter().zip(&new).enumerate() {
        spaces[at] = deeper(was, is).unwrap_or_default();
    }
    for run in lined_up(&old) {
        let together = new[run.clone()].windows(2).all(|pair| pair[1].line == pair[0].line + 1);
        let column = new[run.clone()].iter().map(|comment| comment.column).max().unwrap_or_default();
        if together && new[run.clone()].iter().all(|comment| !comment.own) {
            run.for_each(|at| spaces[at] = column - new[at].column);
        }
    }
    let mut out = String::with_capacity(after.len());
    let mut at = 0;
    for (comment, spaces) in new.iter().zip(spaces) {
        out.push_str(&after[at..comment.offset]);
        out.push_str(&" ".repeat(spaces));
        at = comment.offset;
    }
    Some(out + &after[at..])
}

/// How many columns a comment on a line of its own has lost.
fn deeper(was: &Placed, is: &Placed) -> Option<usize> {
    let level = was.levels.iter().position(|column| *column == was.column)?;
    let comparable = was.own && is.own && was.levels.len() == is.levels.len();
    is.levels.get(level).filter(|_| comparable)?.checked_sub(is.column)
}

/// Runs of two or more comments at the ends of consecutive lines that start in one column, and not by chance: before
/// one of them at least stands more than a space.
fn lined_up(comments: &[Placed]) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut start = 0;
    for at in 1..=comments.len() {
        let goes_on = comments.get(at).is_some_and(|next| {
            let last = &comments[at - 1];
            !last.own && !next.own && next.line == last.line + 1 && next.column == last.column
        });
        if !goes_on {
            if at - start > 1 && comments[start..at].iter().any(|comment| comment.pushed) {
                runs.push(start..at);
            }
            start = at;
        }
    }
    runs
}

/// A comment and where it stands.
struct Placed {
    offset: usize,
    line: usize,
    /// In characters from the start of the line.
    column: usize,
    /// Whether nothing else stands on its line.
    own: bool,
    /// Whether more than one space stands before it.
    pushed: bool,
    /// Columns at which the blocks open before it start, outermost first; only for those on lines of their own.
    levels: Vec<usize>,
}

fn placed(text: &str) -> Option<Vec<Placed>> {
    let mut found = Vec::new();
    let mut comments = comments(text)?.into_iter().peekable();
    let mut levels: Vec<usize> = Vec::new();
    let mut start = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let indent = line.len() - line.trim_start().len();
        let own = comments.peek().is_some_and(|(at, _)| *at == start + indent);
        if !own && !line.trim().is_empty() {
            while levels.last().is_some_and(|level| *level >= indent) {
                levels.pop();
            }
            levels.extend(columns(line, indent));
        }
        while let Some((offset, _)) = comments.next_if(|(at, _)| *at < start + line.len()) {
            let column = text[start..offset].chars().count();
            let levels = if own { levels.clone() } else { Vec::new() };
            let pushed = text[start..offset].ends_with("  ");
            found.push(Placed { offset, line: number, column, own, pushed, levels });
        }
        start += line.len();
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
