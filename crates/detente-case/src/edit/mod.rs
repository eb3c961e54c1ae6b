//! Changes to a case file that keep everything they do not change: comments, order, layout.
//!
//! A form or a button changes one thing, while the file belongs to its author. So nothing is ever written anew from the
//! model: each change is a small replacement of text, found by the places of the nodes, and afterwards the result is
//! read again and held against what it should say. A change that cannot be made without losing a comment, or whose
//! result would say anything else, is refused.

mod chunks;
mod content;
mod expected;
mod place;
mod splice;

pub use content::Content;

use crate::codes;
use crate::findings::Findings;
use crate::yaml::load;
use detente_source::{Diagnostic, Diagnostics, SourceText};

/// One step into a file: a key of a mapping or a place in a list, from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A key.
    Key(String),
    /// A place in a list.
    At(usize),
}

impl From<&str> for Step {
    fn from(key: &str) -> Self {
        Self::Key(key.to_owned())
    }
}

impl From<usize> for Step {
    fn from(at: usize) -> Self {
        Self::At(at)
    }
}

/// A change to a case file. Paths start at the whole file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Gives the value at a path, whose last keys need not be there yet.
    Set {
        /// Where.
        path: Vec<Step>,
        /// The new value.
        to: Content,
    },
    /// Puts an entry into the list at a path (which need not be there yet), before the entry that is at `at` now.
    Insert {
        /// The list.
        path: Vec<Step>,
        /// Its place; one past the last entry, or beyond, is the end.
        at: usize,
        /// The entry.
        content: Content,
    },
    /// Takes out an entry of a list, or a key with its value, and the comments that belong to it.
    Remove {
        /// The entry or key.
        path: Vec<Step>,
    },
    /// Moves an entry of the list or mapping at a path, with the comments that belong to it.
    Move {
        /// The list or mapping.
        path: Vec<Step>,
        /// Its place now, from 0.
        from: usize,
        /// Its place afterwards.
        to: usize,
    },
    /// Gives a key another name. References to it are left as they are.
    Rename {
        /// The key.
        path: Vec<Step>,
        /// Its new name.
        to: String,
    },
}

/// Makes a change to a case file and returns the new text.
///
/// Comments above an entry at its own level belong to it, and so do those below it that stand deeper. The result may
/// well be a case with errors: whoever writes a case passes through many of them.
///
/// # Errors
/// A text that is not YAML; a path that leads nowhere; a change that would lose a comment or that this way of writing
/// does not allow. Then nothing is changed.
///
/// ```
/// use detente_case::edit::{Content, Edit, edit};
/// use detente_source::SourceText;
///
/// let source = SourceText::new("case.yaml", "parties:\n  a:\n    prefers:\n      - x # first\n      - y\n");
/// let path = vec!["parties".into(), "a".into(), "prefers".into()];
/// let moved = edit(&source, &Edit::Move { path: path.clone(), from: 1, to: 0 }).unwrap();
/// assert_eq!(moved, "parties:\n  a:\n    prefers:\n      - y\n      - x # first\n");
///
/// let entry = Content::map([("want", "!a.x".into()), ("assumption", Content::Flag(true))]);
/// let longer = edit(&source, &Edit::Insert { path, at: 9, content: entry }).unwrap();
/// assert!(longer.ends_with("      - y\n      - {want: \"!a.x\", assumption: true}\n"));
/// ```
pub fn edit(source: &SourceText, change: &Edit) -> Result<String, Diagnostics> {
    let mut out = Findings::default();
    if let Err(found) = crate::decode::check_size(source.text().len()) {
        out.push(*found);
    }
    let root = if out.has_errors() { None } else { load(source, &mut out) };
    let Some(root) = root.filter(|_| !out.has_errors()) else { return Err(out.finish()) };
    splice::apply(source.text(), &root, change)
        .and_then(|new| expected::check(source.text(), &root, change, &new).map(|()| new))
        .map_err(|found| {
            out.push(*found);
            out.finish()
        })
}

/// A change that is refused, and why.
fn refused(why: impl AsRef<str>) -> Box<Diagnostic> {
    Box::new(
        codes::NOT_EDITED
            .say(format!("the change was not made: {}", why.as_ref()))
            .hint("make it in the text of the case"),
    )
}
