//! Case files to start from: the commented one that `detente new` writes, and one made from answers.

mod answers;
mod ids;

use answers::words;
pub use answers::{Answers, OptionAnswer, PartyAnswer, from_answers};
pub use ids::{case_id_from, id_from};

use crate::yaml::quoted;

/// A complete small case file in which a comment explains every key. It has no errors and one warning: that it is still a
/// placeholder.
///
/// An id that is none is turned into one; an empty title becomes the id.
///
/// ```
/// use detente_case::{parse, template};
/// use detente_source::SourceText;
/// let parsed = parse(&SourceText::new("case.yaml", template("water-dispute", "The water dispute")));
/// assert_eq!(parsed.diagnostics.iter().map(|d| d.code).collect::<Vec<_>>(), ["D0518"]);
/// assert_eq!(parsed.case.unwrap().title, "The water dispute");
/// ```
pub fn template(id: &str, title: &str) -> String {
    let id = case_id_from(id);
    let title = words(title);
    let title = if title.is_empty() { id.clone() } else { title };
    include_str!("case.yaml").replacen("{id}", &id, 1).replacen("{title}", &quoted(&title), 1)
}
