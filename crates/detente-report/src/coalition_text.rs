//! What `detente coalitions` prints: what holds against single parties beside what holds against coalitions, the joint
//! moves in words, and a table of all coalitions.

use crate::coalition_passage::{Topic, coalition_passage};
use crate::grid::{columns, left, width as cells, wrap};
use crate::page::english::{either, grouped, number, upper_first};
use crate::{CoalitionPassage, Study, Words, joined};
use detente_graph::StateId;
use detente_stability::{CoalitionSurvey, Strictness};

/// What to tell about.
#[derive(Clone, Debug)]
pub struct CoalitionRequest {
    /// The states to tell about, in this order.
    pub states: Vec<StateId>,
    /// How many more there would have been.
    pub left_out: usize,
    /// Cells that a line may take.
    pub width: usize,
}

/// Coalitions that the table lists.
const LISTED: usize = 40;

/// Cells that the labels of the comparison take, blanks included.
const LABEL: usize = 18;

/// Cells that the numbers of the table take.
const NUMBERS: usize = 34;

/// Tells what coalitions could do: for every state asked for the verdict about single parties beside that about
/// coalitions, then the smallest coalitions that break it, how, and what it takes; then a table of all coalitions.
pub fn coalition_text(study: &Study, survey: &CoalitionSurvey, request: &CoalitionRequest) -> String {
    let words = Words::new(study.case, study.graph);
    let paragraph = |text: &str| wrap(text, request.width, 0) + "\n";
    let mut out = paragraph(&study.case.title);
    if survey.coalitions.is_empty() {
        out.push_str("\nA coalition takes two parties, and the case has but one.\n");
        return out;
    }
    if survey.strictness == Strictness::Weak {
        out.push_str(&paragraph("Improvements in the weak sense: no member worse off, at least one better off."));
    }
    let passages: Vec<CoalitionPassage> = request.states.iter().map(|s| coalition_passage(study, survey, *s)).collect();
    if let Some(lead) = lead(&passages) {
        out.push_str(&format!("\n{}", paragraph(&lead)));
    }
    for passage in &passages {
        out.push_str(&told(&words, passage, request.width));
    }
    if passages.is_empty() {
        out.push_str(&format!(
            "\n{}",
            paragraph("No state holds against every single party under any concept, so there is no equilibrium that a coalition could break; `--state` tells about any state.")
        ));
    }
    if request.left_out > 0 {
        let n = request.left_out;
        let more = format!(
            "{} more {} as strong as these; `--state` tells about any state.",
            upper_first(&number(n)),
            either(n, "equilibrium is", "equilibria are")
        );
        out.push_str(&format!("\n{}", paragraph(&more)));
    }
    out.push_str(&format!("\n{}", table(study, &words, survey, request.width)));
    out
}

/// That the two analyses differ, where they do.
fn lead(passages: &[CoalitionPassage]) -> Option<String> {
    let split = passages.iter().filter(|p| p.is_split).count();
    let which = match (split, passages.len()) {
        (0, _) => return None,
        (1, 1) => "the state below holds against every party by itself, and gives way to a coalition".to_owned(),
        (k, n) if k == n => {
            format!("all {} states below hold against every party by itself and give way to a coalition", number(n))
        }
        (k, n) => format!(
            "of the {} states below {} {} against every party by itself and {} to a coalition",
            number(n),
            number(k),
            either(k, "holds", "hold"),
            either(k, "gives way", "give way")
        ),
    };
    Some(format!("Single parties and coalitions give different answers: {which}."))
}

/// Everything about one state.
fn told(words: &Words, passage: &CoalitionPassage, width: usize) -> String {
    let state = passage.state;
    let named = words.named(state);
    let heading = if words.is_now(state) { format!("Today's state, {named}") } else { upper_first(&named) };
    let mut out = format!("\n{}\n", wrap(&heading, width, 0));
    let mut line = |text: &str| out.push_str(&format!("  {}\n", wrap(text, width.saturating_sub(2), 2)));
    if !words.is_now(state) && words.meaning(state).is_none() {
        line(&format!("{}.", upper_first(&words.state(state))));
    }
    for (label, verdict) in [("Each party alone", &passage.alone), ("In coalitions", &passage.together)] {
        // Marks in place of the label, so that its blanks count but do not break.
        let verdict = wrap(&format!("{}{verdict}", "x".repeat(LABEL)), width.saturating_sub(2), 2 + LABEL);
        out.push_str(&format!("  {}{}\n", left(label, LABEL), &verdict[LABEL..]));
    }
    for remark in &passage.paragraphs {
        let text = match remark.about {
            Topic::Takes => format!("What it takes: {}", remark.text),
            _ => remark.text.clone(),
        };
        out.push_str(&format!("  {}\n", wrap(&text, width.saturating_sub(2), 2)));
    }
    out
}

/// How many states are stable, by coalition and concept.
fn table(study: &Study, words: &Words, survey: &CoalitionSurvey, width: usize) -> String {
    let verdicts = &survey.verdicts;
    let partial = survey.stopped.as_ref().map(|stop| format!("Partial: {stop}.\n")).unwrap_or_default();
    if verdicts.is_empty() {
        return partial;
    }
    let row = |label: String, counts: &dyn Fn(usize) -> usize| {
        let mut row = vec![label];
        row.extend((0..verdicts.len()).map(|k| grouped(counts(k))));
        row
    };
    let mut rows = vec![vec![format!("Of {} states stable for", grouped(study.graph.len()))]];
    rows[0].extend(verdicts.iter().map(|v| v.concept.short().to_owned()));
    let listed = survey.coalitions.iter().take(LISTED);
    let names: Vec<String> = listed
        .clone()
        .map(|c| joined(&c.members().iter().map(|m| words.label(*m).to_owned()).collect::<Vec<_>>(), "and"))
        .collect();
    let ids = listed.map(|c| c.members().iter().map(|m| study.case.party(*m).id.value.as_str()).collect::<Vec<_>>());
    // Names where they leave room for the numbers, else ids.
    let fit = names.iter().all(|n| cells(n) + NUMBERS <= width);
    for (k, (name, ids)) in names.into_iter().zip(ids).enumerate() {
        let label = if fit { name } else { ids.join(", ") };
        rows.push(row(format!("  {label}"), &|v| verdicts[v].stable[k].count()));
    }
    if survey.coalitions.len() > LISTED {
        rows.push(vec![format!("  and {} more coalitions", grouped(survey.coalitions.len() - LISTED))]);
    }
    if survey.coalitions.len() > 1 {
        rows.push(row("  every one of them".to_owned(), &|v| verdicts[v].universal.count()));
    }
    columns(&rows) + &partial
}
