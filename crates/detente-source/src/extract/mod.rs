//! From a file to the text that claims can point into: an article without its page's furniture, and why each block that
//! is left out is left out.
//!
//! Every form is cut into blocks (paragraphs, headings, entries of lists), and one set of rules says of each block
//! whether it is kept. A rule always has a reason that can be shown; nothing is scored. What the rules get wrong the
//! analyst keeps by its number.

mod around;
mod block;
mod dates;
mod head;
mod hiding;
mod html;
mod linked_data;
mod markdown;
mod meta;
mod names;
mod page_text;
mod plain;
mod rules;
mod sentence;

pub use block::{Block, Kind, Reason, Verdict};
pub use meta::{Meta, Unread};

use crate::Form;

/// A file as it is read, before anything is judged.
struct Page {
    meta: Meta,
    blocks: Vec<Block>,
    places: Vec<around::Place>,
}

/// What a file holds: its blocks with a verdict on each, and what it says about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extract {
    /// Title, author, publisher, date, language, address, as far as the file says.
    pub meta: Meta,
    /// All blocks in order; people number them from 1.
    pub blocks: Vec<Block>,
    /// The kept blocks, separated by blank lines: what claims point into.
    pub text: String,
}

impl Extract {
    /// How many blocks were left out.
    pub fn dropped(&self) -> usize {
        self.blocks.iter().filter(|b| matches!(b.verdict, Verdict::Dropped(_))).count()
    }
}

/// Takes the text out of a file. `keep` lists blocks, from 1, that stay whatever the rules say. The same file gives the
/// same text.
///
/// A plain text of which nothing is left out is given back as it is, to the byte.
///
/// ```
/// use detente_source::{Form, extract};
/// let page = "<title>Talks</title><nav>Home | World</nav><h1>Talks</h1><p>Both sides met on Monday.</p>\
///             <p>Also read: Ten photos of the week</p>";
/// let found = extract(Form::Html, page, &[]);
/// assert_eq!(found.text, "Talks\n\nBoth sides met on Monday.\n");
/// assert_eq!(found.meta.title.as_deref(), Some("Talks"));
/// assert_eq!(extract(Form::Html, page, &[4]).text, "Talks\n\nBoth sides met on Monday.\n\nAlso read: Ten photos of the week\n");
/// ```
pub fn extract(form: Form, file: &str, keep: &[u32]) -> Extract {
    let Page { mut meta, mut blocks, places } = match form {
        Form::Text => plain::read(file),
        Form::Markdown => markdown::read(file),
        Form::Html => html::read(file),
    };
    rules::judge(&mut blocks, &places, &mut meta);
    for (block, number) in blocks.iter_mut().zip(1..) {
        if keep.contains(&number) {
            block.verdict = Verdict::Kept;
        }
    }
    let dropped = |b: &Block| matches!(b.verdict, Verdict::Dropped(_));
    let text = if form == Form::Text && !blocks.iter().any(dropped) {
        file.to_owned()
    } else {
        let mut text = String::new();
        for block in blocks.iter().filter(|b| !dropped(b)) {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(&block.text);
            text.push('\n');
        }
        text
    };
    Extract { meta, blocks, text }
}

#[cfg(test)]
mod tests;
