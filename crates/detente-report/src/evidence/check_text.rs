//! What was found of sources and claims, for people.

use crate::grid::wrap;
use crate::page::english::{count, either, upper_first};
use detente_case::Case;
use detente_source::{CheckedSource, Outcome, TextUsed, shown};

/// One paragraph a source: which text was used and how many claims hold in it; with `words` also each passage.
pub fn sources_text(case: &Case, checked: &[CheckedSource], words: bool, width: usize) -> String {
    if checked.is_empty() {
        return "The case names no sources.\n".to_owned();
    }
    let mut out = String::new();
    for source in checked {
        let document = &case.sources[source.source];
        out.push_str(&wrap(&format!("{}: {}", document.id, document.title), width, 4));
        out.push('\n');
        let mut line = |text: &str, indent: usize| {
            out.push_str(&" ".repeat(4));
            out.push_str(&wrap(text, width.saturating_sub(4), indent));
            out.push('\n');
        };
        line(&format!("{} {}", used(source, &document.id.value), tally(source)), 4);
        for claim in source.claims.iter().filter(|_| words) {
            let Outcome::Holds(found) = &claim.outcome else { continue };
            let place = found.paragraph.map_or(String::new(), |p| format!("paragraph {p}, "));
            let range = format!("characters {}-{}", found.range.start, found.range.end);
            let id = &case.claims[claim.claim].id;
            line(&format!("{id}  {place}{range}: “{}”", shown(&found.text, 400)), 8);
        }
    }
    out
}

fn used(source: &CheckedSource, id: &str) -> String {
    match &source.text {
        TextUsed::File(name) => format!("Checked in {name}, the file in the case folder."),
        TextUsed::Original { name, same: Some(true) } => {
            format!("Checked in {name}: it is the text that the case means.")
        }
        TextUsed::Original { name, same: None } => {
            format!("Checked in {name}; the case does not say by a SHA-256 which text it means.")
        }
        TextUsed::Original { name, same: Some(false) } => {
            format!("Checked in {name}, which is not the text that the case means: its SHA-256 is another.")
        }
        TextUsed::Absent if source.claims.is_empty() => "No claim is taken from it.".to_owned(),
        TextUsed::Absent => format!("The text is not at hand. Whoever has it can hand it in: `--original {id}=FILE`."),
    }
}

fn tally(source: &CheckedSource) -> String {
    let [holds, fails, no_place, not_here] = source.counts();
    let mut parts = Vec::new();
    match (holds + fails, fails) {
        (0, _) => {}
        (1, 0) => parts.push("The one claim with a place holds.".to_owned()),
        (n, 0) => parts.push(format!("All {n} claims with a place hold.")),
        (n, f) => parts.push(format!("Of {n} claims with a place {f} {} not hold.", either(f, "does", "do"))),
    }
    if no_place > 0 {
        parts.push(format!("{} no place.", upper_first(&count(no_place, "claim names", "claims name"))));
    }
    if not_here > 0 {
        parts.push(format!("{} not checked.", upper_first(&count(not_here, "claim was", "claims were"))));
    }
    parts.join(" ")
}
