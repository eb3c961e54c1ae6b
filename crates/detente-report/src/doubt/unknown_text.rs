//! What `detente doubtful` prints.

use super::shared::{asked, hang};
use super::unknown_words::{certainty, not_known, place, reason};
use super::{DoubtRequest, UnknownStudy, listed};
use crate::Words;
use crate::grid::{columns, width, wrap};
use crate::page::english::upper_first;
use detente_graph::{PartyId, StateId};
use detente_stability::{Concept, Extension, unknown_certificate};

/// Tells what holds where preferences are unknown, in lines of at most `request.width` cells.
pub fn unknown_text(study: &UnknownStudy, request: &DoubtRequest) -> String {
    let words = Words::new(study.case, study.graph);
    let mut out = format!("{}\n", wrap(&study.case.title, request.width, 0));
    match request.state {
        None => overview(study, &words, request.width, &mut out),
        Some(state) => about(study, &words, request, state, &mut out),
    }
    if let Some(stop) = &study.analysis.stopped {
        let partial = format!("Partial: {stop}. Concepts that are missing were not analysed.");
        out.push_str(&format!("\n{}\n", wrap(&partial, request.width, 0)));
    }
    out
}

fn overview(study: &UnknownStudy, words: &Words, page: usize, out: &mut String) {
    out.push('\n');
    let mut say = |text: &str, indent: usize| out.push_str(&hang("", 0, indent, text, page));
    if study.case.any_unknown() {
        say("What is not known", 0);
        for party in study.graph.parties() {
            let lines = not_known(study, party);
            if !lines.is_empty() {
                say(words.label(party), 2);
                lines.iter().for_each(|line| say(&line.marked(), 4));
            }
        }
    } else {
        say("Nothing is marked as unknown in this case, so every party knows what it wants.", 0);
    }
    out.push('\n');
    certainty(study).iter().for_each(|line| out.push_str(&hang("", 0, 0, line, page)));
    if study.case.any_unknown() {
        out.push_str("\nFour ways to take what is not known\n");
        for extension in Extension::ALL {
            let text = format!("{}: {}.", upper_first(extension.temper()), extension.meaning());
            out.push_str(&hang(extension.key(), 3, 2, &text, page));
        }
    }
    out.push('\n');
    out.push_str(&table(study, page));
}

/// The equilibria by concept and extension; in lines where the table would be wider than the page.
fn table(study: &UnknownStudy, page: usize) -> String {
    let mut rows = vec![vec!["Equilibria under".to_owned()]];
    rows[0].extend(Extension::ALL.map(|e| e.key().to_owned()));
    for verdicts in &study.analysis.verdicts {
        let mut row = vec![format!("  {}", verdicts.concept.short())];
        row.extend(Extension::ALL.map(|e| listed(study.case, verdicts.equilibria(e))));
        rows.push(row);
    }
    let table = columns(&rows);
    if table.lines().all(|line| width(line) <= page) {
        return table;
    }
    let mut out = "Equilibria\n".to_owned();
    for verdicts in &study.analysis.verdicts {
        out.push_str(&hang("", 0, 2, verdicts.concept.short(), page));
        for extension in Extension::ALL {
            out.push_str(&hang(extension.key(), 3, 4, &listed(study.case, verdicts.equilibria(extension)), page));
        }
    }
    out
}

fn about(study: &UnknownStudy, words: &Words, request: &DoubtRequest, state: StateId, out: &mut String) {
    let page = request.width;
    out.push_str(&format!("\n{}\n", wrap(&upper_first(&place(words, state)), page, 0)));
    for party in asked(study.graph, request.party) {
        out.push_str(&format!("\n{}\n", wrap(words.label(party), page, 0)));
        let mut verdicts: Vec<(Vec<&str>, String)> = Vec::new();
        for found in &study.analysis.verdicts {
            let verdict = verdict(|e| found.stable(e, party).contains(state));
            match verdicts.iter_mut().find(|(_, known)| *known == verdict) {
                Some((concepts, _)) => concepts.push(found.concept.short()),
                None => verdicts.push((vec![found.concept.short()], verdict)),
            }
        }
        for (concepts, verdict) in verdicts {
            out.push_str(&hang("", 0, 2, &format!("{}: {verdict}", concepts.join(", ")), page));
        }
        let under = format!("Why, under {} ({}):", request.concept.short(), request.concept.name());
        out.push_str(&hang("", 0, 2, &under, page));
        let reasons = reasons(study, words, request.concept, party, state);
        let column = reasons.iter().map(|(extensions, _)| extensions.len() + 1).fold(6, usize::max);
        for (extensions, lines) in reasons {
            for (k, text) in lines.iter().enumerate() {
                let label = if k == 0 { extensions.as_str() } else { "" };
                out.push_str(&hang(label, column, 4, text, page));
            }
        }
    }
}

/// "stays under b and d, leaves under a and c".
fn verdict(stays: impl Fn(Extension) -> bool) -> String {
    let all: Vec<bool> = Extension::ALL.into_iter().map(&stays).collect();
    match all.iter().filter(|s| **s).count() {
        4 => "stays under all four".to_owned(),
        0 => "leaves under all four".to_owned(),
        _ => {
            let which = |wanted: bool| {
                let keys = Extension::ALL.into_iter().filter(|e| stays(*e) == wanted).map(|e| e.key().to_owned());
                crate::joined(&keys.collect::<Vec<_>>(), "and")
            };
            format!("leaves under {}, stays under {}", which(false), which(true))
        }
    }
}

/// The reasons, extensions with the same one together.
fn reasons(
    study: &UnknownStudy,
    words: &Words,
    concept: Concept,
    party: PartyId,
    state: StateId,
) -> Vec<(String, Vec<String>)> {
    let mut found: Vec<(Vec<Extension>, Vec<String>)> = Vec::new();
    for extension in Extension::ALL {
        let certificate = unknown_certificate(study.graph, study.relations, concept, extension, party, state);
        let Some(certificate) = certificate else { continue };
        let mut lines = reason(words, study, &certificate);
        lines[0] = format!("{} {}", if certificate.is_stable() { "It stays." } else { "It leaves." }, lines[0]);
        match found.iter_mut().find(|(_, known)| *known == lines) {
            Some((extensions, _)) => extensions.push(extension),
            None => found.push((vec![extension], lines)),
        }
    }
    let label = |extensions: Vec<Extension>| extensions.iter().map(|e| e.key()).collect::<Vec<_>>().join(" ");
    found.into_iter().map(|(extensions, lines)| (label(extensions), lines)).collect()
}
