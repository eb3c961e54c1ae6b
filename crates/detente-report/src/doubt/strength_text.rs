//! What `detente strength` prints.

use super::shared::{asked, hang};
use super::strength_words::{marked_strong, reason};
use super::unknown_words::place;
use super::{DoubtRequest, StrengthStudy, listed};
use crate::Words;
use crate::grid::{columns, width, wrap};
use crate::page::english::upper_first;
use detente_graph::{StateId, StateSet};
use detente_stability::{Strength, StrengthVerdicts, strength_certificate};

/// Tells how firmly states hold, in lines of at most `request.width` cells.
pub fn strength_text(study: &StrengthStudy, request: &DoubtRequest) -> String {
    let words = Words::new(study.case, study.graph);
    let page = request.width;
    let mut out = format!("{}\n\n", wrap(&study.case.title, page, 0));
    match request.state {
        None => overview(study, &words, page, &mut out),
        Some(state) => about(study, &words, request, state, &mut out),
    }
    if study.case.any_unknown() {
        out.push_str(&format!("\n{}\n", wrap(super::UNKNOWN_LEFT_OUT, page, 0)));
    }
    if let Some(stop) = &study.analysis.stopped {
        let partial = format!("Partial: {stop}. Concepts that are missing were not analysed.");
        out.push_str(&format!("\n{}\n", wrap(&partial, page, 0)));
    }
    out
}

/// What strong and weak mean.
const MEANING: &str = "A state holds strongly for a party where every improvement can be answered by something much worse than \
     staying, weakly where it holds but some improvement cannot be answered so. An equilibrium is strong where it holds strongly \
     for everyone.";

fn overview(study: &StrengthStudy, words: &Words, page: usize, out: &mut String) {
    if study.case.any_strong() {
        out.push_str("What makes a strong difference\n");
        for party in study.graph.parties() {
            let marked = marked_strong(study, party).unwrap_or_else(|| "Nothing is marked as strong.".to_owned());
            out.push_str(&hang("", 0, 2, words.label(party), page));
            out.push_str(&hang("", 0, 4, &marked, page));
        }
    } else {
        let none = "No difference is marked as strong in this case, so the only strong verdicts are of parties that can move to \
            nothing they like better.";
        out.push_str(&format!("{}\n", wrap(none, page, 0)));
    }
    out.push_str(&format!("\n{}\n\n", wrap(MEANING, page, 0)));
    out.push_str(&equilibria(study, page));
    out.push_str(&format!("\n{}", tally(study, words, page)));
}

/// The states that are equilibria, but not strong ones.
pub(crate) fn weak(study: &StrengthStudy, verdicts: &StrengthVerdicts) -> StateSet {
    let (all, strong) = (&verdicts.equilibria, &verdicts.strong_equilibria);
    study.graph.states().ids().map(|s| all.contains(s) && !strong.contains(s)).collect()
}

fn equilibria(study: &StrengthStudy, page: usize) -> String {
    let mut rows = vec![["Equilibria under", "strong", "weak"].map(str::to_owned).to_vec()];
    for verdicts in &study.analysis.verdicts {
        rows.push(vec![
            format!("  {}", verdicts.concept.short()),
            listed(study.case, &verdicts.strong_equilibria),
            listed(study.case, &weak(study, verdicts)),
        ]);
    }
    let table = columns(&rows);
    if table.lines().all(|line| width(line) <= page) {
        return table;
    }
    let mut out = "Equilibria\n".to_owned();
    for row in &rows[1..] {
        let line = format!("{}: strong {}; weak {}", row[0].trim(), row[1], row[2]);
        out.push_str(&format!("  {}\n", wrap(&line, page.saturating_sub(2), 4)));
    }
    out
}

/// How many states hold for each party, strongly and weakly.
fn tally(study: &StrengthStudy, words: &Words, page: usize) -> String {
    let mut rows = vec![vec!["States that hold strongly + weakly for".to_owned()]];
    rows[0].extend(study.graph.parties().map(|p| words.label(p).to_owned()));
    for verdicts in &study.analysis.verdicts {
        let mut row = vec![format!("  {}", verdicts.concept.short())];
        for (stable, strong) in verdicts.stable.iter().zip(&verdicts.strong) {
            row.push(format!("{} + {}", strong.count(), stable.count() - strong.count()));
        }
        rows.push(row);
    }
    let table = columns(&rows);
    if table.lines().all(|line| width(line) <= page) {
        return table;
    }
    let mut out = format!("{}\n", wrap("States that hold strongly + weakly for each party", page, 0));
    for row in &rows[1..] {
        let cells: Vec<String> = rows[0][1..].iter().zip(&row[1..]).map(|(who, n)| format!("{who} {n}")).collect();
        let line = format!("{}: {}", row[0].trim(), cells.join(", "));
        out.push_str(&format!("  {}\n", wrap(&line, page.saturating_sub(2), 4)));
    }
    out
}

fn about(study: &StrengthStudy, words: &Words, request: &DoubtRequest, state: StateId, out: &mut String) {
    let mut say = |text: &str, indent: usize| {
        let text = if text.is_empty() { "\n".to_owned() } else { hang("", 0, indent, text, request.width) };
        out.push_str(&text);
    };
    say(&upper_first(&place(words, state)), 0);
    for party in asked(study.graph, request.party) {
        say("", 0);
        say(words.label(party), 0);
        for (strength, holds) in [
            (Strength::Strong, "holds strongly"),
            (Strength::Weak, "holds weakly"),
            (Strength::Unstable, "does not hold"),
        ] {
            let such = study.analysis.verdicts.iter().filter(|v| v.strength(party, state) == strength);
            let such: Vec<&str> = such.map(|v| v.concept.short()).collect();
            if !such.is_empty() {
                say(&format!("{}: {holds}", such.join(", ")), 2);
            }
        }
        say(&format!("Why, under {} ({}):", request.concept.short(), request.concept.name()), 2);
        let certificate = strength_certificate(study.graph, study.floors, request.concept, party, state);
        reason(words, study, &certificate).iter().for_each(|line| say(line, 4));
    }
}
