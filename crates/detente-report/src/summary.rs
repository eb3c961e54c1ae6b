//! The summary that `detente analyze` and `detente report` print for a person.

use crate::grid::{columns, wrap};
use crate::{Study, Words, joined};
use detente_case::Form;
use detente_graph::{PartyId, StateId};
use detente_stability::Concept;

/// Equilibria listed in a summary before it says how many more there are.
const LISTED: usize = 8;

/// A summary in a few paragraphs, wrapped to `width` cells.
pub fn summary(study: &Study, width: usize) -> String {
    let Study { case, graph, .. } = study;
    let words = Words::new(case, graph);
    let mut out = format!("{}\n", wrap(&case.title, width, 0));
    if let Some(question) = &case.question {
        out.push_str(&format!("{}\n", wrap(question, width, 0)));
    }
    if let Some(caution) = &case.caution {
        out.push_str(&format!("\n{}\n", wrap(caution, width, 0)));
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
    out.push_str(&format!("\n{size}\n"));
    if let Some(now) = graph.status_quo() {
        out.push_str(&format!("\n{}\n", wrap(&today(study, &words, now), width, 0)));
    }
    out.push_str(&format!("\n{}", tally(study, &words)));
    out.push_str(&format!("\n{}", strongest(study, &words, width)));
    out
}

/// Whether today's state holds, and for whom it breaks under which concepts.
fn today(study: &Study, words: &Words, now: StateId) -> String {
    let verdicts = &study.analysis.verdicts;
    if verdicts.is_empty() {
        return format!("Today's state is {}.", words.named(now));
    }
    let (holds, breaks): (Vec<_>, Vec<_>) = verdicts.iter().partition(|v| v.equilibria.contains(now));
    let list = |vs: &[&detente_stability::Verdicts]| {
        joined(&vs.iter().map(|v| v.concept.short().to_owned()).collect::<Vec<_>>(), "and")
    };
    let mut text = format!("Today's state, {}, ", words.named(now));
    if breaks.is_empty() {
        text.push_str(&format!("is an equilibrium under every concept analysed ({}).", list(&holds)));
        return text;
    }
    if holds.is_empty() {
        text.push_str("is an equilibrium under none of the concepts analysed.");
    } else {
        text.push_str(&format!("is an equilibrium under {}, but not under {}.", list(&holds), list(&breaks)));
    }
    for verdict in breaks {
        let leaving: Vec<PartyId> =
            study.graph.parties().filter(|p| !verdict.stable[p.index()].contains(now)).collect();
        text.push_str(&format!(" {}: {} would leave it.", verdict.concept.short(), words.parties(leaving)));
    }
    text
}

/// How many states are stable, by concept and party.
fn tally(study: &Study, words: &Words) -> String {
    let mut head = vec!["States stable for".to_owned()];
    head.extend(study.graph.parties().map(|p| words.party(p).to_owned()));
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

/// The equilibria under the most concepts.
fn strongest(study: &Study, words: &Words, width: usize) -> String {
    let verdicts = &study.analysis.verdicts;
    let under = |s: StateId| verdicts.iter().filter(move |v| v.equilibria.contains(s));
    let most = study.graph.states().ids().map(|s| under(s).count()).max().unwrap_or(0);
    if verdicts.is_empty() {
        return String::new();
    }
    if most == 0 {
        return "No state is an equilibrium under any of the concepts analysed.\n".to_owned();
    }
    let strong: Vec<StateId> = study.graph.states().ids().filter(|s| under(*s).count() == most).collect();
    let mut out = format!("Strongest equilibria ({} of {} concepts):\n", most, verdicts.len());
    for state in strong.iter().take(LISTED) {
        let names: Vec<String> = under(*state).map(|v| v.concept.short().to_owned()).collect();
        let names = if most == verdicts.len() { String::new() } else { format!(" [{}]", names.join(", ")) };
        out.push_str(&format!(
            "{}\n",
            wrap(&format!("- {}{names}: {}", words.named(*state), words.state(*state)), width, 2)
        ));
    }
    if strong.len() > LISTED {
        out.push_str(&format!("- and {} more\n", strong.len() - LISTED));
    }
    if study.analysis.of(Concept::Nash).is_some_and(|v| v.equilibria.count() == 0) {
        out.push_str("No state is a Nash equilibrium: from every state somebody would move on.\n");
    }
    out
}

fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}
