//! What a text says and what is wrong with it, for the forms and the editor.

use super::Bench;
use crate::serve::error::{Problem, usable};
use axum::Json;
use axum::extract::State;
use detente::case::{Case, Direction, Preferences, outline, parse};
use detente::graph::lint;
use detente::source::{Severity, Span};
use detente::{Budget, Diagnostics, SourceText};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is said where the rules and wishes could not all be looked at.
const UNFINISHED: &str = "the check was stopped: the rules are too entangled to be looked at in the moment that it may take, so warnings about rules and \
     wishes may be missing";

/// A text to be looked at.
#[derive(Deserialize, JsonSchema)]
pub struct CheckRequest {
    /// The text of a case.
    text: String,
}

/// What was found. Places are in UTF-16 units, as browsers count.
#[derive(Serialize, JsonSchema)]
pub struct Checked {
    /// Whether there are no errors.
    valid: bool,
    /// What the file says, as data; none where it is not YAML.
    outline: Option<serde_json::Value>,
    /// Start and end of each value, by its path with dots.
    places: BTreeMap<String, (usize, usize)>,
    /// Everything wrong, by place.
    findings: Vec<Finding>,
    /// Names, where the case has no errors.
    case: Option<CaseNames>,
    /// What was not looked at, where the check took all the time that it may take.
    stopped: Option<String>,
}

/// An error or warning.
#[derive(Serialize, JsonSchema)]
pub struct Finding {
    /// Its code, explained in the documentation.
    code: &'static str,
    /// Whether the case cannot be analysed because of it.
    error: bool,
    /// What is wrong.
    message: String,
    /// What to do.
    hint: Option<String>,
    /// Start and end.
    place: Option<(usize, usize)>,
    /// Line, from 1.
    line: Option<usize>,
}

/// What is called how.
#[derive(Serialize, JsonSchema)]
pub struct CaseNames {
    id: String,
    title: String,
    /// Parties in order.
    parties: Vec<PartyNames>,
    /// Options in order.
    options: Vec<OptionNames>,
    /// Names of defined statements.
    definitions: Vec<String>,
    /// Whether there are states; a case of issues alone has none.
    states: bool,
    /// How many groups of alternatives are in doubt.
    doubts: usize,
    /// How many issues are on the table.
    issues: usize,
}

/// A party.
#[derive(Serialize, JsonSchema)]
pub struct PartyNames {
    id: String,
    name: String,
    /// How it says what it wants: `prefers`, `ranking`, `weights`.
    wants: &'static str,
}

/// An option.
#[derive(Serialize, JsonSchema)]
pub struct OptionNames {
    /// `party.option`.
    id: String,
    /// What taking it means.
    does: String,
    /// The place of its party.
    owner: usize,
    /// Whether it is taken today.
    now: bool,
    /// `both`, `take`, `drop`.
    moves: &'static str,
}

pub async fn check(State(bench): State<Bench>, Json(asked): Json<CheckRequest>) -> Result<Json<Checked>, Problem> {
    bench.jobs.soon(move |budget| Ok(checked(&asked.text, budget))).await.map(Json)
}

fn checked(text: &str, budget: &Budget) -> Checked {
    let source = SourceText::new("the case", text);
    let parsed = parse(&source);
    let mut found = parsed.diagnostics;
    let mut stopped = None;
    if let Some(case) = &parsed.case {
        match lint(case, budget) {
            Ok(more) => found.extend(more),
            Err(stop) => stopped = Some(format!("{UNFINISHED} ({stop})")),
        }
        found.sort();
    }
    let outline = outline(&source);
    let mut marks: Vec<usize> = found.iter().filter_map(|d| d.span).flat_map(|s| [s.start, s.end]).collect();
    marks.extend(outline.iter().flat_map(|o| &o.places).flat_map(|(_, s)| [s.start, s.end]));
    let units = units(source.text(), marks);
    let place = |span: Span| (units[&span.start], units[&span.end]);
    Checked {
        valid: parsed.case.is_some() && !found.has_errors(),
        places: outline.iter().flat_map(|o| &o.places).map(|(path, span)| (path.clone(), place(*span))).collect(),
        outline: outline.map(|o| o.data),
        findings: findings(&source, &found, place),
        case: parsed.case.as_ref().map(names),
        stopped,
    }
}

fn findings(source: &SourceText, found: &Diagnostics, place: impl Fn(Span) -> (usize, usize)) -> Vec<Finding> {
    let finding = |d: &detente::source::Diagnostic| Finding {
        code: d.code,
        error: d.severity == Severity::Error,
        message: d.message.clone(),
        hint: usable(&d.hint).map(str::to_owned),
        place: d.span.map(&place),
        line: d.span.map(|s| source.line_column(s.start).0),
    };
    found.iter().map(finding).collect()
}

fn names(case: &Case) -> CaseNames {
    let party = |p: &detente::case::Party| PartyNames {
        id: p.id.value.clone(),
        name: p.name.clone(),
        wants: match p.preferences {
            Preferences::Prioritized(_) => "prefers",
            Preferences::Ranked { .. } => "ranking",
            Preferences::Weighted(_) => "weights",
        },
    };
    let option = |o: &detente::case::CaseOption| OptionNames {
        id: o.full_id.clone(),
        does: o.does.clone(),
        owner: o.owner.index(),
        now: o.now,
        moves: match o.moves {
            Direction::Both => "both",
            Direction::Take => "take",
            Direction::Drop => "drop",
        },
    };
    CaseNames {
        id: case.id.clone(),
        title: case.title.clone(),
        parties: case.parties.iter().map(party).collect(),
        options: case.options.iter().map(option).collect(),
        states: !case.is_issues_alone(),
        doubts: case.doubt.groups.len(),
        issues: case.negotiation.as_ref().map_or(0, |n| n.issues.len()),
        definitions: case.definitions.iter().map(|d| d.name.value.clone()).collect(),
    }
}

/// For byte positions the UTF-16 units before them, in one walk over the text.
fn units(text: &str, mut marks: Vec<usize>) -> BTreeMap<usize, usize> {
    marks.sort_unstable();
    marks.dedup();
    let mut found = BTreeMap::new();
    let mut marks = marks.into_iter().peekable();
    let mut units = 0;
    for (at, c) in text.char_indices() {
        while let Some(mark) = marks.next_if(|m| *m <= at) {
            found.insert(mark, units);
        }
        units += c.len_utf16();
    }
    found.extend(marks.map(|mark| (mark, units)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_as_browsers_do() {
        let text = "a日𝄞b";
        assert_eq!(units(text, vec![0, 1, 4, 8, 9]).into_values().collect::<Vec<_>>(), [0, 1, 2, 4, 5]);
        let checked = checked(
            "title: 日本𝄞
id: [
",
            &Budget::unlimited(),
        );
        assert!(!checked.valid && checked.findings.iter().any(|f| f.error));
    }
}
