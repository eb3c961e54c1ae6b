//! What `detente score CASE CASE...` prints: a table over all cases, and its counts against the answers that need no
//! analysis.

use super::ScoredCase;
use crate::grid::{columns, width as cells, wrap};
use crate::joined;
use crate::page::english::{count, number, upper_first};
use detente_doubt::score::Says;
use detente_stability::Concept;

/// Tells how several analyses fared, as a table with counts. Where the table would not fit, each case takes a few lines.
pub fn scores_text(all: &[ScoredCase], width: usize) -> String {
    let paragraph = |text: &str| wrap(text, width, 0) + "\n";
    let concepts: Vec<Concept> = Concept::ALL
        .into_iter()
        .filter(|c| all.iter().any(|s| s.score.under.iter().any(|u| u.concept == *c)))
        .collect();
    let mut out = paragraph(&format!("How {} fared against what happened", count(all.len(), "case", "cases")));
    let table = table(all, &concepts);
    out.push('\n');
    if table.lines().all(|line| cells(line) <= width) {
        out.push_str(&table);
    } else {
        all.iter().for_each(|scored| out.push_str(&lines(scored, width)));
    }
    out.push_str(&format!("\n{}", paragraph(LEGEND)));
    out.push_str("\nCounts\n");
    for concept in &concepts {
        out.push_str(&(wrap(&format!("- {}", counted(all, *concept)), width, 2) + "\n"));
    }
    out.push_str(&(wrap(&format!("- {}", unchanged(all)), width, 2) + "\n"));
    out.push_str(&format!("\n{}", paragraph(&moral(all))));
    out
}

const LEGEND: &str = "Under each concept: what the analysis said of what came about (yes, open, no), with * where a fitting \
    state is an equilibrium. \"Drafted\" says whether the case was written before the outcome. \"Fit\" is how many of the \
    feasible states fit what came about. \"Unchanged\" is how the answer \"nothing changes\" fared, that is, whether today's \
    state fits; - where the case names none.";

fn table(all: &[ScoredCase], concepts: &[Concept]) -> String {
    let mut head = vec!["Case".to_owned(), "drafted".to_owned(), "fit".to_owned()];
    head.extend(concepts.iter().map(|c| c.short().to_owned()));
    head.push("unchanged".to_owned());
    let mut rows = vec![head];
    for scored in all {
        let mut row = vec![scored.case.id.clone(), drafted(scored).to_owned(), fit(scored)];
        row.extend(concepts.iter().map(|c| mark(scored, *c)));
        row.push(as_it_was(scored).to_owned());
        rows.push(row);
    }
    columns(&rows)
}

fn lines(scored: &ScoredCase, width: usize) -> String {
    let said: Vec<String> =
        scored.score.under.iter().map(|u| format!("{} {}", u.concept.short(), mark(scored, u.concept))).collect();
    let text = format!(
        "- {}: drafted {}; fit {}; {}; nothing changes: {}",
        scored.case.id,
        drafted(scored),
        fit(scored),
        said.join(", "),
        as_it_was(scored)
    );
    wrap(&text, width, 2) + "\n"
}

fn drafted(scored: &ScoredCase) -> &'static str {
    if scored.outcome.drafted_before_outcome { "before" } else { "after" }
}

fn fit(scored: &ScoredCase) -> String {
    format!("{} of {}", scored.score.fitting, scored.score.states)
}

fn mark(scored: &ScoredCase, concept: Concept) -> String {
    scored
        .score
        .under
        .iter()
        .find(|u| u.concept == concept)
        .map_or("-".to_owned(), |u| format!("{}{}", super::said(u.says), if u.fitting > 0 { "*" } else { "" }))
}

fn as_it_was(scored: &ScoredCase) -> &'static str {
    match scored.score.unchanged {
        None => "-",
        Some(true) => "right",
        Some(false) => "wrong",
    }
}

/// One concept over all cases: hits against blind draws, and what was said.
fn counted(all: &[ScoredCase], concept: Concept) -> String {
    let under: Vec<_> = all.iter().filter_map(|s| s.score.under.iter().find(|u| u.concept == concept)).collect();
    let hits = under.iter().filter(|u| u.fitting > 0).count();
    let expected: f64 = under.iter().map(|u| u.by_chance).sum();
    let said = |says| under.iter().filter(|u| u.says == says).count();
    format!(
        "{}: a fitting state was an equilibrium in {} of {} ({expected:.1} expected of blind draws); said yes {}, open \
         {}, no {}.",
        concept.short(),
        number(hits),
        count(under.len(), "case", "cases"),
        times(said(Says::Yes)),
        times(said(Says::Open)),
        times(said(Says::No)),
    )
}

fn unchanged(all: &[ScoredCase]) -> String {
    let told: Vec<bool> = all.iter().filter_map(|s| s.score.unchanged).collect();
    let right = told.iter().filter(|r| **r).count();
    format!(
        "\"Nothing changes\": right in {} of the {} that name today's state.",
        number(right),
        count(told.len(), "case", "cases")
    )
}

/// "never", "once", "three times".
fn times(n: usize) -> String {
    match n {
        0 => "never".to_owned(),
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        n => format!("{} times", number(n)),
    }
}

/// What these counts are worth.
fn moral(all: &[ScoredCase]) -> String {
    let after: Vec<String> =
        all.iter().filter(|s| !s.outcome.drafted_before_outcome).map(|s| s.case.id.clone()).collect();
    let mut out = match (after.len(), all.len()) {
        (0, _) => "All of these cases were drafted before their outcome.".to_owned(),
        (a, n) if a == n => "None of these cases was drafted before its outcome.".to_owned(),
        _ => upper_first(&format!("drafted after their outcome: {}.", joined(&after, "and"))),
    };
    if after.is_empty() {
        out.push_str(" How sure such counts are depends on how many there are and on how the cases were chosen.");
    } else {
        out.push_str(
            " Cases that were written with the outcome in mind, or chosen because the theory explains them, support no \
             claim of accuracy. The counts show how a score is kept, not how good the method is.",
        );
    }
    out
}
