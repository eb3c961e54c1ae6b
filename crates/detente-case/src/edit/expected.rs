//! What a change should give, worked out on the tree, and whether the new text says so.

use super::{Content, Edit, Step, refused};
use crate::findings::Findings;
use crate::yaml::{Node, ScalarStyle, Value, comments, load};
use detente_source::{Diagnostic, SourceText};

/// A value without places.
#[derive(Clone, Debug, PartialEq)]
enum Tree {
    Scalar(String, Written),
    List(Vec<Tree>),
    Map(Vec<(String, Tree)>),
}

/// How a scalar is written; `true` in quotes is a text.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Written {
    Plain,
    Quoted,
    /// A text in whatever way it is safe.
    AsText,
}

impl Tree {
    fn of(node: &Node) -> Self {
        match &node.value {
            Value::Scalar(text, ScalarStyle::Plain) => Self::Scalar(text.clone(), Written::Plain),
            Value::Scalar(text, _) => Self::Scalar(text.clone(), Written::Quoted),
            Value::List(items) => Self::List(items.iter().map(Self::of).collect()),
            Value::Mapping(entries) => {
                let entry = |(k, v): &(Node, Node)| (k.text().unwrap_or_default().to_owned(), Self::of(v));
                Self::Map(entries.iter().map(entry).collect())
            }
        }
    }

    fn new(content: &Content) -> Self {
        match content {
            Content::Text(text) => Self::Scalar(text.clone(), Written::AsText),
            Content::Flag(flag) => Self::Scalar(flag.to_string(), Written::Plain),
            Content::Number(digits) => Self::Scalar(digits.clone(), Written::Plain),
            Content::List(items) => Self::List(items.iter().map(Self::new).collect()),
            Content::Map(entries) => Self::Map(entries.iter().map(|(k, v)| (k.clone(), Self::new(v))).collect()),
        }
    }

    /// Whether `found` says what this should.
    fn allows(&self, found: &Self) -> bool {
        match (self, found) {
            (Self::Scalar(a, how), Self::Scalar(b, is)) => {
                // A text that only quotes tell from a truth value, a number or nothing must have them.
                let needs_quotes =
                    matches!(a.as_str(), "true" | "false" | "" | "~" | "null") || a.parse::<f64>().is_ok();
                a == b && if *how == Written::AsText { !needs_quotes || *is == Written::Quoted } else { how == is }
            }
            (Self::List(a), Self::List(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.allows(b)),
            (Self::Map(a), Self::Map(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|((k, v), (l, w))| k == l && v.allows(w))
            }
            _ => false,
        }
    }

    /// The value at a path; missing keys at its end are made.
    fn at(&mut self, path: &[Step]) -> Option<&mut Self> {
        let Some((step, rest)) = path.split_first() else { return Some(self) };
        if let (Step::Key(_), Self::Scalar(..)) = (step, &*self) {
            *self = Self::Map(Vec::new());
        }
        match (step, self) {
            (Step::At(at), Self::List(items)) => items.get_mut(*at)?.at(rest),
            (Step::Key(key), Self::Map(entries)) => {
                let at = entries.iter().position(|(k, _)| k == key).unwrap_or_else(|| {
                    entries.push((key.clone(), Self::Scalar(String::new(), Written::Plain)));
                    entries.len() - 1
                });
                entries[at].1.at(rest)
            }
            _ => None,
        }
    }

    fn change(&mut self, change: &Edit) -> Option<()> {
        match change {
            Edit::Set { path, to } => *self.at(path)? = Self::new(to),
            Edit::Insert { path, at, content } => match self.at(path)? {
                Self::List(items) => items.insert((*at).min(items.len()), Self::new(content)),
                nothing => *nothing = Self::List(vec![Self::new(content)]),
            },
            Edit::Remove { path } => {
                let (last, above) = path.split_last()?;
                match (last, self.at(above)?) {
                    (Step::At(at), Self::List(items)) if *at < items.len() => drop(items.remove(*at)),
                    (Step::Key(key), Self::Map(entries)) => entries.retain(|(k, _)| k != key),
                    _ => return None,
                }
            }
            Edit::Move { path, from, to } => match self.at(path)? {
                Self::List(items) => {
                    let moved = items.remove(*from);
                    items.insert(*to, moved);
                }
                Self::Map(entries) => {
                    let moved = entries.remove(*from);
                    entries.insert(*to, moved);
                }
                Self::Scalar(..) => return None,
            },
            Edit::Rename { path, to } => {
                let (last, above) = path.split_last()?;
                let (Step::Key(key), Self::Map(entries)) = (last, self.at(above)?) else { return None };
                entries.iter_mut().filter(|(k, _)| k == key).for_each(|(k, _)| k.clone_from(to));
            }
        }
        Some(())
    }
}

/// Checks that the new text says what it should and has lost no comment that it should keep.
pub(super) fn check(old: &str, root: &Node, change: &Edit, new: &str) -> Result<(), Box<Diagnostic>> {
    let mut expected = Tree::of(root);
    expected.change(change).ok_or_else(|| refused("it leads nowhere"))?;
    let mut found = Findings::default();
    let reread = load(&SourceText::new("changed", new), &mut found).filter(|_| !found.has_errors());
    let reread = reread.ok_or_else(|| refused("the layout around it is unusual"))?;
    if !expected.allows(&Tree::of(&reread)) {
        return Err(refused("the layout around it is unusual"));
    }
    let words = |text| {
        let mut words: Vec<&str> = comments(text).unwrap_or_default().into_iter().map(|(_, words)| words).collect();
        words.sort_unstable();
        words
    };
    let (mut left, kept) = (words(old), words(new));
    for comment in &kept {
        match left.iter().position(|c| c == comment) {
            Some(at) => drop(left.remove(at)),
            None => return Err(refused("a comment would change")),
        }
    }
    // What is taken out takes the comments along that belong to it.
    if left.is_empty() || matches!(change, Edit::Remove { .. }) {
        Ok(())
    } else {
        Err(refused("a comment would be lost"))
    }
}
