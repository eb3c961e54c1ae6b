//! Making a change in the text.

use super::chunks::{Chunks, chunks, colon, end_of, line_end, line_start};
use super::content::{scalar, spaces};
use super::place::{find, is_flow};
use super::{Content, Edit, Step, refused};
use crate::yaml::{Node, ScalarStyle, Value, comments, quote_like};
use detente_source::Diagnostic;

type Made = Result<String, Box<Diagnostic>>;

/// The text after a change; nothing is checked yet.
pub(super) fn apply(text: &str, root: &Node, change: &Edit) -> Made {
    let made = match change {
        Edit::Set { path, to } => set(text, root, path, to),
        Edit::Insert { path, at, content } => insert(text, root, path, *at, content),
        Edit::Remove { path } => remove(text, root, path),
        Edit::Move { path, from, to } => rearrange(text, root, path, *from, *to),
        Edit::Rename { path, to } => rename(text, root, path, to),
    }?;
    // What is written anew has line ends as the file has them.
    Ok(if text.contains("\r\n") { made.replace("\r\n", "\n").replace('\n', "\r\n") } else { made })
}

fn set(text: &str, root: &Node, path: &[Step], to: &Content) -> Made {
    let place = find(root, path)?;
    let Some((first, rest)) = place.missing.split_first() else {
        return replace(text, root, path, to);
    };
    let Step::Key(key) = first else { return Err(refused("what should be a list is none")) };
    let mut content = to.clone();
    for step in rest.iter().rev() {
        content = match step {
            Step::Key(key) => Content::Map(vec![(key.clone(), content)]),
            Step::At(_) => Content::List(vec![content]),
        };
    }
    let found = &path[..path.len() - place.missing.len()];
    let node = place.node();
    if node.entries().is_empty() {
        return replace(text, root, found, &Content::Map(vec![(key.clone(), content)]));
    }
    if is_flow(text, node) {
        let at = node.entries().last().map_or(node.span.end, |(k, v)| end_of(text, k, v));
        return Ok(spliced(text, at, at, &format!(", {}: {}", scalar(key), content.inline())));
    }
    let found = chunks(text, node)?;
    let name = scalar(key);
    let used = found.column + name.chars().count() + 1;
    Ok(put(text, &found, found.bounds.len() - 1, &format!("{name}:{}", content.after_key(found.column, used))))
}

/// Writes another value in the place of a node.
fn replace(text: &str, root: &Node, path: &[Step], to: &Content) -> Made {
    let place = find(root, path)?;
    let node = place.node();
    let Some(parent) = place.nodes.len().checked_sub(2).map(|i| place.nodes[i]) else {
        return Err(refused("the whole file cannot be replaced"));
    };
    if node.anchored {
        return Err(refused("other places of the file repeat this value"));
    }
    let in_brackets = place.nodes[..place.nodes.len() - 1]
        .iter()
        .any(|n| is_flow(text, n) && n.kind() != crate::yaml::NodeKind::Scalar);
    let entry = parent.entries().iter().find(|(_, v)| v.span == node.span);
    let start = match entry {
        Some((key, _)) => colon(text, key).ok_or_else(|| refused("its key is written in an unusual way"))?,
        None => node.span.start,
    };
    let end = match entry {
        Some((key, value)) => end_of(text, key, value),
        None => node.span.end,
    };
    let at_hand = || comments(text).unwrap_or_default();
    if at_hand().iter().any(|(at, _)| (start..end).contains(at)) {
        return Err(refused("a comment inside it would be lost"));
    }
    if let (Value::Scalar(_, style), Content::Text(new)) = (&node.value, to)
        && !node.is_empty()
        && !matches!(style, ScalarStyle::Literal | ScalarStyle::Folded)
        && (in_brackets || node.span.end - line_start(text, node.span.start) <= 118)
        && new.chars().count() < 60
    {
        let written = if scalar(new) == *new { new.clone() } else { quote_like(new, *style) };
        return Ok(spliced(text, node.span.start, node.span.end, &written));
    }
    if in_brackets {
        let lead = if entry.is_some() { " " } else { "" };
        return Ok(spliced(text, start, end, &format!("{lead}{}", to.inline())));
    }
    let column = column(text, parent.span.start);
    let written = match entry {
        Some(_) => to.after_key(column, start - line_start(text, start)),
        None => to.after_dash(column),
    };
    Ok(spliced(text, start, end, &written))
}

fn insert(text: &str, root: &Node, path: &[Step], at: usize, content: &Content) -> Made {
    let place = find(root, path)?;
    let node = place.node();
    let items = node.items();
    if !place.missing.is_empty() || items.is_empty() {
        if place.missing.is_empty() && !node.is_empty() && !matches!(node.value, Value::List(_)) {
            return Err(refused("what should be a list is none"));
        }
        return set(text, root, path, &Content::List(vec![content.clone()]));
    }
    let at = at.min(items.len());
    if is_flow(text, node) {
        let new = content.inline();
        return Ok(match items.get(at) {
            Some(item) => spliced(text, item.span.start, item.span.start, &format!("{new}, ")),
            None => spliced(text, items[at - 1].span.end, items[at - 1].span.end, &format!(", {new}")),
        });
    }
    let found = chunks(text, node)?;
    Ok(put(text, &found, at, &format!("- {}", content.after_dash(found.column))))
}

/// Puts an entry of a block before the one at `at`.
fn put(text: &str, found: &Chunks, at: usize, entry: &str) -> String {
    let bound = found.bounds[at];
    let indent = spaces(found.column);
    if at == 0 && found.compact {
        return spliced(text, bound, bound, &format!("{entry}\n{indent}"));
    }
    // The first key of a whole file starts where it stands.
    let open = if bound > 0 && !text[..bound].ends_with('\n') { "\n" } else { "" };
    spliced(text, bound, bound, &format!("{open}{indent}{entry}\n"))
}

fn remove(text: &str, root: &Node, path: &[Step]) -> Made {
    let place = find(root, path)?;
    let (Some(last), true) = (path.last(), place.missing.is_empty()) else {
        return Err(refused("there is nothing to take out"));
    };
    let parent = place.nodes[place.nodes.len() - 2];
    let (at, len) = match last {
        Step::At(at) => (*at, parent.items().len()),
        Step::Key(key) => {
            let at = parent.entries().iter().position(|(k, _)| k.text() == Some(key));
            (at.expect("it was found"), parent.entries().len())
        }
    };
    let flow = is_flow(text, parent);
    if len == 1 && !flow {
        let empty = if matches!(parent.value, Value::List(_)) { "[]" } else { "{}" };
        let above = &path[..path.len() - 1];
        let Some(Step::Key(key)) = above.last() else {
            return Err(refused("nothing would be left"));
        };
        let holder = place.nodes[place.nodes.len() - 3];
        let (key, _) = holder.entry(key).expect("it was found");
        let start = colon(text, key).ok_or_else(|| refused("its key is written in an unusual way"))?;
        let end = *chunks(text, parent)?.bounds.last().expect("a block has bounds");
        let line = line_end(text, start);
        // A comment behind the key stays where it is.
        let behind = text[start..line].trim_end();
        return Ok(spliced(text, start, end.max(line), &format!(" {empty}{behind}\n")));
    }
    if flow {
        let spans = spans(text, parent);
        let (start, end) = match spans.get(at + 1) {
            Some(next) => (spans[at].0, next.0),
            None if at > 0 => (spans[at - 1].1, spans[at].1),
            None => spans[at],
        };
        return Ok(spliced(text, start, end, ""));
    }
    let found = chunks(text, parent)?;
    let (start, end) = (found.bounds[at], found.bounds[at + 1]);
    if at == 0 && found.compact {
        // What comes next moves up behind the dash.
        let next = &text[end..];
        let end = end + (next.len() - next.trim_start_matches(' ').len());
        return Ok(spliced(text, start, end, ""));
    }
    Ok(spliced(text, start, end, ""))
}

fn rearrange(text: &str, root: &Node, path: &[Step], from: usize, to: usize) -> Made {
    let place = find(root, path)?;
    let node = place.node();
    let len = node.items().len().max(node.entries().len());
    if !place.missing.is_empty() || from >= len || to >= len {
        return Err(refused("there is no such entry to move"));
    }
    let mut order: Vec<usize> = (0..len).collect();
    let moved = order.remove(from);
    order.insert(to, moved);
    if is_flow(text, node) {
        let spans = spans(text, node);
        let mut out = text[..spans[0].0].to_owned();
        for (place, which) in order.iter().enumerate() {
            out.push_str(&text[spans[*which].0..spans[*which].1]);
            let gap_end = spans.get(place + 1).map_or(text.len(), |next| next.0);
            out.push_str(&text[spans[place].1..gap_end]);
        }
        return Ok(out);
    }
    let found = chunks(text, node)?;
    let indent = spaces(found.column);
    let mut out = text[..found.bounds[0]].to_owned();
    for (place, which) in order.iter().enumerate() {
        let chunk = &text[found.bounds[*which]..found.bounds[which + 1]];
        let first_now = *which == 0 && found.compact;
        match (place == 0 && found.compact, first_now) {
            (true, false) => out.push_str(
                chunk
                    .strip_prefix(indent.as_str())
                    .ok_or_else(|| refused("a comment stands above what would come first"))?,
            ),
            (false, true) => out.push_str(&format!("{indent}{chunk}")),
            _ => out.push_str(chunk),
        }
        if !out.ends_with('\n') {
            out.push('\n');
        }
    }
    let end = found.bounds[len];
    if end == text.len() && !text.ends_with('\n') {
        out.pop();
    }
    Ok(out + &text[end..])
}

fn rename(text: &str, root: &Node, path: &[Step], to: &str) -> Made {
    let place = find(root, path)?;
    let (Some(Step::Key(key)), true) = (path.last(), place.missing.is_empty()) else {
        return Err(refused("there is no such key"));
    };
    let parent = place.nodes[place.nodes.len() - 2];
    let (key, _) = parent.entry(key).expect("it was found");
    if parent.entry(to).is_some() {
        return Err(refused(format!("there is a `{to}` already")));
    }
    Ok(spliced(text, key.span.start, key.span.end, &scalar(to)))
}

/// Places of the entries of a list or mapping in brackets.
fn spans(text: &str, node: &Node) -> Vec<(usize, usize)> {
    match &node.value {
        Value::Mapping(entries) => entries.iter().map(|(k, v)| (k.span.start, end_of(text, k, v))).collect(),
        _ => node.items().iter().map(|item| (item.span.start, item.span.end)).collect(),
    }
}

fn spliced(text: &str, start: usize, end: usize, new: &str) -> String {
    format!("{}{new}{}", &text[..start], &text[end..])
}

fn column(text: &str, at: usize) -> usize {
    text[line_start(text, at)..at].chars().count()
}
