//! The summary that `detente analyze` and `detente report` print for a person.

use crate::grid::{columns, wrap};
use crate::{Findings, Study, Words, answer};
use detente_case::Form;
use detente_stability::Sanctions;

/// A summary in a few paragraphs, wrapped to `width` cells.
pub fn summary(findings: &Findings, width: usize) -> String {
    let study = &findings.study;
    let Study { case, graph, .. } = study;
    let words = Words::new(case, graph);
    let mut out = format!("{}\n", wrap(&case.title, width, 0));
    if let Some(question) = &case.question {
        out.push_str(&format!("{}\n", wrap(question, width, 0)));
    }
    if let Some(caution) = &case.caution_in_full() {
        out.push_str(&format!("\n{}\n", wrap(caution, width, 0)));
    }
    out.push('\n');
    for sentence in answer(findings) {
        out.push_str(&wrap(&format!("{}: {}", sentence.about, sentence.line.plain()), width, 2));
        out.push('\n');
    }
    let size = match &case.form {
        Form::Options { .. } => format!(
            "{}, {}, {}.",
            count(case.parties.len(), "party", "parties"),
            count(case.options.len(), "option", "options"),
            count(graph.len(), "feasible state", "feasible states")
        ),
        Form::Graph { .. } => {
            format!("{}, {}.", count(case.parties.len(), "party", "parties"), count(graph.len(), "state", "states"))
        }
    };
    out.push_str(&format!("\n{}\n", wrap(&size, width, 0)));
    if study.analysis.sanctions == Sanctions::Once {
        let caution = "Sanctions: each opponent moves at most once, as in GMCR+ (--sanctions once). By the definition a \
            party may move again after another has moved, so GMR, SMR, SEQ and SSEQ may miss states that are stable.";
        out.push_str(&format!("{}\n", wrap(caution, width, 0)));
    }
    if let Some(stop) = &study.analysis.stopped {
        let partial = format!("Partial: {stop}. Concepts that are missing below were not analysed.");
        out.push_str(&format!("\n{}\n", wrap(&partial, width, 0)));
    }
    if let (None, Some(stop)) = (&study.analysis.stopped, &findings.stopped) {
        let partial = format!("Partial: {stop}. Some of what could be said above was not looked into.");
        out.push_str(&format!("\n{}\n", wrap(&partial, width, 0)));
    }
    if !study.analysis.verdicts.is_empty() {
        let table = tally(study, &words);
        let fits = table.lines().all(|line| crate::grid::width(line) <= width);
        out.push_str(&format!("\n{}", if fits { table } else { tally_in_lines(study, &words, width) }));
    }
    out
}

/// How many states are stable, by concept and party.
fn tally(study: &Study, words: &Words) -> String {
    let mut head = vec!["States stable for".to_owned()];
    head.extend(study.graph.parties().map(|p| words.label(p).to_owned()));
    head.push("everyone".to_owned());
    let mut rows = vec![head];
    for verdicts in &study.analysis.verdicts {
        let mut row = vec![format!("  {}  {}", verdicts.concept.short(), verdicts.concept.name())];
        row.extend(verdicts.stable.iter().map(|s| s.count().to_string()));
        row.push(verdicts.equilibria.count().to_string());
        rows.push(row);
    }
    columns(&rows)
}

/// The same where the table would be wider than the page.
fn tally_in_lines(study: &Study, words: &Words, width: usize) -> String {
    let mut out = "States stable for each party\n".to_owned();
    for verdicts in &study.analysis.verdicts {
        let stable = study.graph.parties().zip(&verdicts.stable);
        let mut parts: Vec<String> = stable.map(|(p, s)| format!("{} {}", words.label(p), s.count())).collect();
        parts.push(format!("everyone {}", verdicts.equilibria.count()));
        out.push_str(&wrap(&format!("{}: {}", verdicts.concept.short(), parts.join(", ")), width, 2));
        out.push('\n');
    }
    out
}

fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}
