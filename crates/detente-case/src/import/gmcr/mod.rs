//! Models of GMCR+, the graph model program of the University of Waterloo.
//!
//! A `.gmcr` file is JSON: options with the direction in which they may change, decision makers with their options and
//! preferences, conditions that are infeasible. The format has no published description; this reader follows the files
//! that GMCR+ 0.3 writes and the way in which it reads them back, old key names included:
//!
//! * a condition is a list of pairs `[option, "Y" | "N"]`, all of which hold; a compound condition is
//!   `{"compound": true, "members": [...]}`, at least one of which holds;
//! * options are named by their place in the file, but states count over the options in the order of the decision
//!   makers that own them, which is our order too;
//! * a ranking names feasible states by their number from 1, best first; a nested list is a tie;
//! * `misperceptions` of a decision maker are conditions of states that it does not see; a view holds them impossible.

mod conditions;
mod findings;
mod model;
mod preferences;
mod ranking;
mod read;
mod shapes;
mod write;

use super::{codes, json};
use crate::{codes as case_codes, decode, parse};
use detente_source::{Diagnostic, Diagnostics, SourceText};
use findings::Findings;

/// A case file made from a model of another program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedCase {
    /// The text of the case file. It can always be read: [`parse`] finds no error in it.
    pub text: String,
    /// What could not be carried over, and what was read with a correction. Places are in the imported file.
    pub warnings: Diagnostics,
}

/// Turns a model of GMCR+ into a case file under the given case id. The comment at its top says what it was imported
/// from and what could not be carried over; every judgement cites the imported model.
///
/// # Errors
/// Everything found wrong with the model, with its place in the JSON; an id that is no case id.
///
/// ```
/// use detente_case::from_gmcr;
/// use detente_source::SourceText;
///
/// let model = r#"{"options": [{"name": "Retreat", "permittedDirection": "both"},
///                             {"name": "Retreat", "permittedDirection": "fwd"}],
///                 "decisionMakers": [{"name": "Red", "options": [0], "preferences": [[[1, "Y"]], [[0, "N"]]]},
///                                    {"name": "Blue", "options": [1], "preferences": [[[0, "Y"]], [[1, "N"]]]}],
///                 "infeasibles": [], "useManualPreferenceRanking": false}"#;
/// let case = from_gmcr(&SourceText::new("chicken.gmcr", model), "chicken").unwrap();
/// assert!(case.warnings.is_empty());
/// assert!(case.text.contains("retreat: {does: Retreat, moves: take}"));
/// assert!(case.text.contains("- \"!red.retreat\""));
///
/// let wrong = from_gmcr(&SourceText::new("chicken.gmcr", model.replace("[1]", "[7]")), "chicken").unwrap_err();
/// assert_eq!(wrong.iter().next().unwrap().code, "D0903");
/// ```
pub fn from_gmcr(source: &SourceText, id: &str) -> Result<ImportedCase, Diagnostics> {
    let mut out = Findings::default();
    if !crate::read::is_case_id(id) {
        out.push(
            case_codes::BAD_ID
                .say(format!("`{}` cannot be the id of a case", id.escape_debug()))
                .hint("small letters and digits, with hyphens between words, such as `elmira-1991`"),
        );
    }
    if let Err(found) = decode::check_size(source.text().len()) {
        return Err(out.only(*found));
    }
    let root = json::read(source).map_err(|found| Findings::default().only(*found))?;
    let model = read::model(&root, &mut out);
    // Which states a ranking names depends on everything else being right.
    let Some(mut model) = model.filter(|_| !out.has_errors()) else { return Err(out.finish()) };
    ranking::blindness(&mut model, &mut out);
    let Some(ranked) = ranking::resolve(&model, &mut out) else { return Err(out.finish()) };
    let text = write::case_file(&model, &ranked, id, source, out.left_out());
    if let Some(found) = unreadable(&text) {
        out.push(found);
        return Err(out.finish());
    }
    Ok(ImportedCase { text, warnings: out.finish() })
}

/// Models far beyond what people make can break a limit of case files; then there is no case.
fn unreadable(text: &str) -> Option<Diagnostic> {
    let read = parse(&SourceText::new("case.yaml", text));
    let first = read
        .diagnostics
        .iter()
        .find(|found| read.case.is_none() && found.severity == detente_source::Severity::Error)?;
    Some(
        codes::TOO_MUCH
            .say(format!("the model is larger than a case file may be: {}", first.message))
            .hint("import a part of it"),
    )
}

#[cfg(test)]
mod tests {
    use super::unreadable;

    #[test]
    fn a_case_that_breaks_a_limit_is_not_handed_out() {
        let good = "detente: 1\nid: a\nparties:\n  a: {assumption: true, options: {x: X}, prefers: [a.x]}\n";
        assert_eq!(unreadable(good), None);
        let deep = format!("{}a.x{}", "(".repeat(300), ")".repeat(300));
        let found = unreadable(&good.replace("[a.x]", &format!("[\"{deep}\"]"))).unwrap();
        assert_eq!(found.code, "D0906");
        assert!(found.message.contains("200 levels"), "{}", found.message);
    }
}
