//! What `detente score CASE` prints about one case.

use super::{ScoredCase, WorldScore, bounds, cited, percent, said, two};
use crate::grid::{columns, wrap};
use crate::page::english::{count, date, either, grouped, number, stopped, unstopped};
use detente_case::{BaseRate, OutcomeQuestion};
use detente_doubt::score::{Chance, Reached, Score, Under, WorldsSaid, brier};

/// Tells how the analysis of one case fared against what happened, beside the answers that need no analysis.
pub fn score_text(scored: &ScoredCase, width: usize) -> String {
    let ScoredCase { case, outcome, score, questions, worlds } = scored;
    let paragraph = |text: &str| wrap(text, width, 0) + "\n";
    let item = |text: &str| wrap(&format!("- {text}"), width, 2) + "\n";
    let mut out = paragraph(&case.title);
    out.push_str(&paragraph(drafted(outcome.drafted_before_outcome)));
    if !outcome.events.is_empty() {
        out.push_str("\nWhat happened\n");
        for event in &outcome.events {
            let what = stopped(&event.what);
            out.push_str(&item(&format!("{}: {what}{}", date(&event.on), cited(outcome, &event.cites))));
        }
    }
    out.push_str("\nWhat came about\n");
    let came = &outcome.came_about;
    out.push_str(&paragraph(&format!(
        "By {}: {}. {} of {}{}.",
        date(&came.by),
        came.text,
        fits(score.fitting),
        count(score.states, "feasible state", "feasible states"),
        cited(outcome, &came.cites)
    )));
    if let Some(why) = &came.why {
        out.push_str(&paragraph(&stopped(why)));
    }
    out.push_str("\nWhat the stability analysis said of it\n");
    out.push_str(&table(&score.under));
    out.push_str(&format!("\n{}", paragraph(EXPLAINED)));
    if let Some(worlds) = worlds {
        out.push_str(&format!("\n{}", told_of_worlds(worlds.worlds, &worlds.came_about, true, width)));
    }
    out.push_str(&format!("\n{}", paragraph("Beside it, the answers that need no analysis")));
    for line in baselines(score, came.base_rate.as_ref(), |cites| cited(outcome, cites)) {
        out.push_str(&item(&line));
    }
    if let Some(reached) = score.reached {
        out.push_str(&format!("\n{}", paragraph(&reachable(reached, score.unchanged))));
    }
    for (k, (question, under)) in outcome.questions.iter().zip(*questions).enumerate() {
        let of_worlds = worlds.and_then(|w| w.questions.get(k).map(|said| (w, said)));
        out.push_str(&asked(scored, question, under, of_worlds, width));
    }
    if let Some(note) = &outcome.note {
        out.push_str(&format!("\n{}", paragraph(&stopped(note))));
    }
    out.push_str(&format!("\n{}", paragraph("One case supports no claim of accuracy; `detente score` takes several.")));
    out
}

const EXPLAINED: &str = "\"Fit\" counts the equilibria that fit what came about. \"By chance\" is the chance that as many \
    states as fit, drawn blindly, would have held an equilibrium. \"Said\" is yes where all states that the analysis points \
    to fit, no where none does, open otherwise. It points to today's state where that is an equilibrium, else to the \
    equilibria that improvements lead to; to all equilibria where the case names no state of today.";

fn drafted(before: bool) -> &'static str {
    match before {
        true => "Drafted before the outcome: yes.",
        false => {
            "Drafted before the outcome: no. Whoever knows how it ended may build that into a case, so agreement counts \
             for little."
        }
    }
}

/// "One fits", "None fits", "16 fit".
fn fits(n: usize) -> String {
    match n {
        0 => "None".to_owned(),
        1 => "It is one".to_owned(),
        n => format!("It fits {}", grouped(n)),
    }
}

fn table(under: &[Under]) -> String {
    let mut rows = vec![["", "equilibria", "fit", "by chance", "said"].map(str::to_owned).to_vec()];
    rows.extend(under.iter().map(|u| {
        vec![
            u.concept.short().to_owned(),
            grouped(u.equilibria),
            grouped(u.fitting),
            percent(u.by_chance),
            said(u.says).to_owned(),
        ]
    }));
    columns(&rows)
}

fn baselines(
    score: &Score,
    base_rate: Option<&BaseRate>,
    cited: impl Fn(&[detente_case::Citation]) -> String,
) -> Vec<String> {
    let nothing = match score.unchanged {
        None => "\"Nothing changes\": the case names no state of today, so this says nothing.".to_owned(),
        Some(true) => "\"Nothing changes\": right. Today's state is one that fits.".to_owned(),
        Some(false) => "\"Nothing changes\": wrong. Today's state does not fit.".to_owned(),
    };
    let mut lines = vec![nothing];
    lines.extend(base_rate.map(|rate| rate_in_words(rate, &cited(&rate.cites), true)));
    lines
}

/// A base rate with its class and its Brier score.
fn rate_in_words(rate: &BaseRate, cites: &str, happened: bool) -> String {
    let chance = Chance::from(rate.chance);
    let finely = |share: f64| format!("{} %", (share * 1000.0).round() / 10.0);
    let why = rate.why.as_deref().map_or(String::new(), |w| format!(" {}", stopped(w)));
    format!(
        "Base rate, {}{cites}: {}; Brier score {}.{why}",
        unstopped(&rate.of),
        bounds(chance, finely),
        bounds(brier(chance, happened), two)
    )
}

fn reachable(reached: Reached, unchanged: Option<bool>) -> String {
    if unchanged == Some(true) {
        return "Today's state fits already, so nothing had to be reached.".to_owned();
    }
    match reached {
        Reached { improvements: true, .. } => "From today's state improvements alone lead to a state that fits.",
        Reached { agreement: true, .. } => {
            "From today's state no chain of improvements leads to a state that fits; with joint moves that two parties \
             agree on, one does."
        }
        Reached { moves: true, .. } => {
            "From today's state neither improvements nor agreements of two parties lead to a state that fits: somebody \
             would have had to move at a loss."
        }
        _ => "From today's state no moves at all lead to a state that fits.",
    }
    .to_owned()
}

/// One question: what was asked, what each concept said, and the chances with their scores.
fn asked(
    scored: &ScoredCase,
    question: &OutcomeQuestion,
    under: &[Under],
    worlds: Option<(&WorldScore, &Vec<WorldsSaid>)>,
    width: usize,
) -> String {
    let outcome = scored.outcome;
    let came = if question.came_true { "it came true" } else { "it did not come true" };
    let head = format!(
        "Question: `{}` by {}? {}{}.",
        question.ask.text,
        date(&question.by),
        crate::page::english::upper_first(came),
        cited(outcome, &question.cites)
    );
    let mut out = format!("\n{}\n", wrap(&head, width, 0));
    let words: Vec<String> = under.iter().map(|u| format!("{} {}", u.concept.short(), said(u.says))).collect();
    if !words.is_empty() {
        out.push_str(&(wrap(&format!("The stability analysis said: {}.", words.join(", ")), width, 0) + "\n"));
    }
    if let Some((all, said)) = worlds {
        out.push_str(&told_of_worlds(all.worlds, said, question.came_true, width));
    }
    if let Some(rate) = &question.base_rate {
        let words = rate_in_words(rate, &cited(outcome, &rate.cites), question.came_true);
        out.push_str(&(wrap(&words, width, 0) + "\n"));
    }
    out
}

/// What the worlds said, concept by concept, with chances and scores where they were weighed.
fn told_of_worlds(worlds: usize, said: &[WorldsSaid], happened: bool, width: usize) -> String {
    let mut out = String::new();
    let lead = format!("Over {}, of which counts are no probabilities:", count(worlds, "world", "worlds"));
    out.push_str(&(wrap(&lead, width, 0) + "\n"));
    for each in said {
        let [yes, open, no] = each.said;
        let mut line = format!(
            "- {}: yes in {}, open in {}, no in {}; a fitting state is an equilibrium in {}.",
            each.concept.short(),
            number(yes),
            number(open),
            number(no),
            number(each.equilibrium)
        );
        if let Some(chance) = each.chance {
            line.push_str(&format!(
                " By the analyst's weights {}; Brier score {}.",
                bounds(chance, percent),
                bounds(brier(chance, happened), two)
            ));
        }
        out.push_str(&(wrap(&line, width, 2) + "\n"));
    }
    if said.iter().all(|s| s.chance.is_none()) {
        let line = format!(
            "The analyst has not weighed the {}, so there is no chance to score.",
            either(worlds, "world", "worlds")
        );
        out.push_str(&(wrap(&line, width, 0) + "\n"));
    }
    out
}
