//! Verdicts as HTML.

use crate::page::Mark;
use maud::{Markup, html};

/// A verdict as symbol and word.
pub(crate) fn mark(mark: Mark) -> Markup {
    let class = if mark.is_firm() { "mark firm" } else { "mark weak" };
    html! { span class=(class) { span aria-hidden="true" { (mark.symbol()) " " } (mark.word()) } }
}
