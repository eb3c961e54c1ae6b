//! What `detente views` prints: how the parties see the conflict, what each does, and where that leads.

use super::accounts::{OutcomeTold, brief, told};
use super::differences::differences;
use super::{ViewWords, ViewsRequest, ViewsStudy};
use crate::grid::{columns, left, width, wrap};
use crate::joined;
use crate::page::english::{either, grouped, number, upper_first};
use detente_graph::StateId;
use detente_stability::{Concept, HypergameVerdicts};

/// Cells that a label takes, blanks included.
const LABEL: usize = 17;

/// Actions of a party that are listed.
const ACTIONS: usize = 6;

/// Steady states that are listed.
const STEADY: usize = 8;

/// The definitions that the text uses, one step away from it.
pub(super) const NOTE: &str = "This is a first-level hypergame (Bennett 1977): each party acts on the conflict as it sees it, and none thinks about how \
    the others see it. An outcome is what results when every party does its own part of some equilibrium of its own game \
    (under Nash: a hyper Nash equilibrium, Kijima 1996). A state is steady when every party, judging what it sees of it in \
    its own game, stays (Fraser and Hipel 1984). This is a stability analysis and not a forecast.";

/// Tells how the parties see the conflict, what each would do, where that leads, who is surprised and who then stays.
pub fn views_text(views: &ViewsStudy, request: &ViewsRequest) -> String {
    let words = ViewWords::new(*views);
    let mut out = Page { out: String::new(), width: request.width };
    out.paragraph(&views.study.case.title, 0);
    out.blank();
    if views.perceived.is_empty() {
        out.paragraph("The case has no views, so every party sees the conflict as it is.", 0);
    }
    let concept = request.concept(views.analysis);
    if let Some(lead) = concept.and_then(|c| brief(&words, c)) {
        out.paragraph(&lead, 0);
        out.blank();
    }
    how_it_is_seen(&words, &mut out);
    if let Some(stop) = &views.analysis.stopped {
        out.paragraph(&format!("Partial: {stop}."), 0);
        out.blank();
    }
    tally(&words, &mut out);
    if let Some(concept) = concept
        && let Some(verdicts) = views.analysis.of(concept)
    {
        out.blank();
        acts(&words, verdicts, &mut out);
        out.blank();
        leads(&words, verdicts, request.most, &mut out);
        steady(&words, verdicts, &mut out);
    }
    out.blank();
    out.paragraph(NOTE, 0);
    out.out
}

struct Page {
    out: String,
    width: usize,
}

impl Page {
    fn paragraph(&mut self, text: &str, indent: usize) {
        let lines = wrap(text, self.width.saturating_sub(indent), indent);
        self.out.push_str(&format!("{}{lines}\n", " ".repeat(indent)));
    }

    fn blank(&mut self) {
        self.out.push('\n');
    }

    /// A label and what it is about; under it where the page is narrow.
    fn labelled(&mut self, label: &str, text: &str, indent: usize) {
        // A label that fills its column would run into the text.
        if self.width < 60 || width(label) >= LABEL {
            return self.paragraph(&format!("{label}: {text}"), indent);
        }
        // Marks in place of the label, so that its blanks count but do not break.
        let lines = wrap(&format!("{}{text}", "x".repeat(LABEL)), self.width.saturating_sub(indent), indent + LABEL);
        self.out.push_str(&format!("{}{}{}\n", " ".repeat(indent), left(label, LABEL), &lines[LABEL..]));
    }
}

fn how_it_is_seen(words: &ViewWords, out: &mut Page) {
    if words.views.perceived.is_empty() {
        return;
    }
    out.paragraph("How the parties see it", 0);
    for party in words.views.hypergame.parties() {
        let label = words.truth.label(party);
        if words.is_clear(party) {
            out.paragraph(&format!("{label}: as it is."), 2);
            continue;
        }
        out.paragraph(label, 2);
        for difference in differences(words, party) {
            let why = difference.why.map(|why| format!(" ({why})")).unwrap_or_default();
            out.labelled(difference.label, &format!("{}{why}", difference.what), 4);
        }
    }
    out.blank();
}

/// Equilibria of every game, outcomes and steady states, by concept.
fn tally(words: &ViewWords, out: &mut Page) {
    let views = words.views;
    let analysis = views.analysis;
    if analysis.verdicts.is_empty() {
        return;
    }
    let row = |label: String, count: &dyn Fn(&HypergameVerdicts) -> usize| {
        let counts = analysis.verdicts.iter().map(|v| grouped(count(v)));
        std::iter::once(label).chain(counts).collect::<Vec<String>>()
    };
    let mut rows = vec![vec!["States".to_owned()]];
    rows[0].extend(analysis.verdicts.iter().map(|v| v.concept.short().to_owned()));
    let size = |n: usize| format!("{} {}", grouped(n), either(n, "state", "states"));
    let held = |game: usize, concept: Concept| analysis.games[game].of(concept).map_or(0, |v| v.equilibria.count());
    let truth = views.hypergame.truth().len();
    rows.push(row(format!("  hold in the true game ({})", size(truth)), &|v| held(0, v.concept)));
    for view in views.perceived {
        let label = format!("  hold for {} ({})", words.truth.party(view.party), size(view.graph.len()));
        rows.push(row(label, &|v| held(views.hypergame.position(view.party), v.concept)));
    }
    rows.push(row("  outcomes".to_owned(), &|v| v.outcomes.count()));
    rows.push(row("    that truly hold".to_owned(), &|v| {
        let mut both = v.outcomes.clone();
        both.intersect(&analysis.games[0].of(v.concept).expect("analysed").equilibria);
        both.count()
    }));
    rows.push(row("  steady".to_owned(), &|v| v.steady.count()));
    let table = columns(&rows);
    if table.lines().all(|line| crate::grid::width(line) <= out.width) {
        return out.out.push_str(&table);
    }
    for row in rows.iter().skip(1) {
        let counts: Vec<String> = rows[0].iter().zip(row).skip(1).map(|(c, n)| format!("{c} {n}")).collect();
        out.paragraph(&format!("{}: {}", upper_first(row[0].trim()), counts.join(", ")), 0);
    }
}

fn acts(words: &ViewWords, verdicts: &HypergameVerdicts, out: &mut Page) {
    let concept = verdicts.concept;
    out.paragraph(&format!("What each does, acting on an equilibrium of its own game under {concept}"), 0);
    for party in words.views.hypergame.parties() {
        let actions = &verdicts.actions[party.index()];
        let mut listed: Vec<String> = actions.iter().take(ACTIONS).map(|a| words.action(party, *a)).collect();
        if actions.len() > ACTIONS {
            listed.push(format!("one of {} more", number(actions.len() - ACTIONS)));
        }
        let what = match listed.is_empty() {
            true => "its own game has no equilibrium, so there is nothing to act on.".to_owned(),
            false => format!("{}.", listed.join("; or ")),
        };
        out.paragraph(&format!("{}: {what}", words.truth.label(party)), 2);
    }
}

fn leads(words: &ViewWords, verdicts: &HypergameVerdicts, most: usize, out: &mut Page) {
    let states: Vec<StateId> = verdicts.outcomes.iter().collect();
    let impossible = verdicts.impossible;
    out.paragraph("Where that leads", 0);
    if states.is_empty() {
        let why = match impossible {
            0 => "Nowhere: not every party has an equilibrium to act on. Another concept may give one (`--concept`).",
            _ => "Nowhere: what the parties would do cannot be done together.",
        };
        return out.paragraph(why, 2);
    }
    for told in states.iter().take(most).filter_map(|s| told(words, verdicts.concept, *s)) {
        outcome(words, &told, out);
    }
    if states.len() > most {
        let more = states.len() - most;
        let outcomes = either(more, "outcome", "outcomes");
        out.paragraph(&format!("{} more {outcomes}; `--most` tells more of them.", upper_first(&number(more))), 2);
    }
    if impossible > 0 {
        let n = usize::try_from(impossible).unwrap_or(usize::MAX);
        let words = either(n, "combination of their actions", "combinations of their actions");
        out.paragraph(&format!("{} more {words} cannot be in the true game.", upper_first(&number(n))), 2);
    }
}

fn outcome(words: &ViewWords, told: &OutcomeTold, out: &mut Page) {
    let named = words.truth.named(told.state);
    let now = words.truth.is_now(told.state);
    out.paragraph(&if now { format!("{}, today's state", upper_first(&named)) } else { upper_first(&named) }, 2);
    if !now {
        out.paragraph(&format!("{}.", words.outcome(told.state)), 4);
    }
    out.labelled("In truth", &format!("{}.", told.truly), 4);
    out.labelled("As it is seen", &format!("{}.", told.seen), 4);
    if let Some(missed) = &told.missed {
        out.labelled("Missed", &format!("{missed}."), 4);
    }
    for (party, _, sentences) in &told.parties {
        out.labelled(words.truth.label(*party), &sentences.join(" "), 4);
    }
}

fn steady(words: &ViewWords, verdicts: &HypergameVerdicts, out: &mut Page) {
    let others: Vec<StateId> = verdicts.steady.iter().filter(|s| !verdicts.outcomes.contains(*s)).collect();
    if others.is_empty() {
        return;
    }
    let named: Vec<String> = others.iter().take(STEADY).map(|s| words.truth.named(*s)).collect();
    let list = match others.len().saturating_sub(STEADY) {
        0 => joined(&named, "and"),
        more => format!("{} and {} more", named.join(", "), number(more)),
    };
    out.blank();
    out.paragraph(&format!("Steady once reached, though no outcome: {list}."), 0);
}
