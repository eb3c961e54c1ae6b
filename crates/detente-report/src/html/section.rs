//! One section alone, to be shown among other things.

use super::{STYLE, block, theme};
use crate::page::Section;
use detente_source::disarmed;
use maud::{PreEscaped, html as tree};

/// What a section says, without its heading: the style of the report and then its blocks.
///
/// ```
/// use detente_report::{document::{Block, Section}, html_section};
/// let blocks = vec![Block::Paragraph("5 < 6".into())];
/// let shown = html_section(&Section { id: "sums", title: "Sums".to_owned(), blocks });
/// assert!(shown.ends_with("<section id=\"sums\"><p>5 &lt; 6</p></section>"));
/// ```
pub fn html_section(section: &Section) -> String {
    let shown = tree! {
        style { (PreEscaped(theme::properties())) (PreEscaped(STYLE)) }
        section id=(section.id) { @for content in &section.blocks { (block::block(content)) } }
    };
    disarmed(&shown.into_string()).into_owned()
}
