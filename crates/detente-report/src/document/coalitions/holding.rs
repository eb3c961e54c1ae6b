//! What holds against coalitions too, what breaks each equilibrium, and the jumps from one equilibrium to another.

use crate::facts::{Equilibrium, Facts};
use crate::page::english::{count, either, grouped, number, upper_first};
use crate::page::{Block, Cell, Entry, Group, Head, Item, Layout, Line, Part, Row, Table};
use crate::{CoalitionFindings, Jumps, lower_first};
use detente_graph::{StateId, StateSet};
use detente_stability::{Coalition, CoalitionConcept, Jump, coalition_improvements};
use std::cmp::Reverse;

/// Equilibria whose breaking coalitions are listed.
const LISTED: usize = 12;
/// States that hold against everybody, told one by one.
const NAMED: usize = 6;
/// Coalitions of the table.
const COALITIONS: usize = 40;
/// Coalitions whose equilibrium jumps are counted one by one.
const JUMPING: usize = 4;

/// What no coalition breaks, what breaks each equilibrium, and jumps between equilibria.
pub(super) fn blocks(facts: &Facts, found: &CoalitionFindings) -> Vec<Block> {
    let survey = &found.survey;
    let whole = if found.is_whole { "every coalition" } else { "every coalition looked at" };
    let mut blocks = Vec::new();
    if let Some(nash) = survey.of(CoalitionConcept::Nash) {
        let firm: Vec<&Equilibrium> = facts.equilibria.iter().filter(|e| nash.universal.contains(e.state)).collect();
        let all = facts.equilibria.len();
        let line = Line::from(match (all, firm.len()) {
            (0, _) => "No state is an equilibrium, so none can hold against coalitions as well.".to_owned(),
            (1, 0) => format!("The one equilibrium does not hold against {whole}."),
            (1, _) => {
                format!("The one equilibrium holds against {whole} too: none could leave it for anything better.")
            }
            (n, 0) => format!("Of {} equilibria none holds against {whole} as well.", grouped(n)),
            (n, k) => format!(
                "Of {} equilibria {} {} against {whole} too: none could leave {} for anything better.",
                grouped(n),
                number(k),
                either(k, "holds", "hold"),
                either(k, "it", "them")
            ),
        });
        blocks.push(Block::Paragraph(line));
        let named = firm.iter().take(NAMED).map(|e| {
            let words = match facts.words.meaning(e.state) {
                Some(meaning) => Line::new().case(meaning),
                None => Line::from(facts.words.state(e.state)),
            };
            Item { line: facts.subject(e.state).capital().text(": ").line(words), under: vec![under(facts, e)] }
        });
        if !firm.is_empty() {
            blocks.push(Block::List(named.collect()));
        }
        blocks.push(Block::Paragraph(universal(facts, found, &nash.universal)));
    }
    blocks.extend(found.jumps.as_ref().map(|j| Block::Paragraph(jumps(facts, j))));
    if !facts.equilibria.is_empty() {
        blocks.push(Block::Details {
            summary: "The smallest coalitions that break each equilibrium".into(),
            blocks: vec![Block::Table(breakers(facts, found))],
        });
    }
    blocks.push(Block::Details {
        summary: "How many states hold for each coalition".into(),
        blocks: vec![Block::Table(counts(facts, found))],
    });
    blocks
}

/// "An equilibrium under GMR and SEQ."
fn under(facts: &Facts, equilibrium: &Equilibrium) -> Line {
    let line = Line::from("An equilibrium under ");
    match equilibrium.under.len() == facts.concepts.len() {
        true => line.text(crate::document::answer::all_concepts(facts.concepts.len())),
        false => line.concepts(&equilibrium.under),
    }
    .text(".")
}

/// States that nobody breaks, alone or together, whatever they are otherwise.
fn universal(facts: &Facts, found: &CoalitionFindings, nash: &StateSet) -> Line {
    let counts = found
        .survey
        .verdicts
        .iter()
        .map(|v| Line::from(format!("{} under {}", grouped(v.universal.count()), v.concept)));
    let line = Line::from(if found.is_whole {
        "Stable for every coalition of two or more (universally stable) are "
    } else {
        "Stable for every coalition looked at are "
    })
    .list(counts, ", ", " and ")
    .text(format!(" of the {} states", grouped(facts.graph().len())));
    let alone: Vec<StateId> = nash.iter().filter(|s| facts.holds_under(*s).is_empty()).take(NAMED + 1).collect();
    match alone.len() {
        0 => line.text("."),
        n if n <= NAMED => line
            .text(format!(
                "; but {} of the first {} no equilibrium, since somebody would leave by itself: ",
                number(n),
                either(n, "is", "are")
            ))
            .list(alone.iter().map(|s| facts.state(*s)), ", ", " and ")
            .text("."),
        _ => line.text("; many of the first are no equilibria, since somebody would leave by itself."),
    }
}

fn jumps(facts: &Facts, jumps: &Jumps) -> Line {
    let all: usize = jumps.by.iter().map(|(_, found)| found.len()).sum();
    let line = Line::from("An equilibrium jump leads a coalition from one equilibrium to another that all its members like better. Under ")
        .concept(jumps.concept);
    if all == 0 {
        return line.text(" there is none.");
    }
    let mut by: Vec<&(Coalition, Vec<_>)> = jumps.by.iter().filter(|(_, found)| !found.is_empty()).collect();
    by.sort_by_key(|(coalition, found)| (Reverse(found.len()), coalition.members().to_vec()));
    let told = by
        .iter()
        .take(JUMPING)
        .map(|(coalition, found)| facts.parties(coalition.members()).text(format!(" {}", grouped(found.len()))));
    let line = match all {
        1 => line.text(" there is one, of ").line(facts.parties(by[0].0.members())),
        _ => line.text(format!(" there are {}: ", grouped(all))).list(told, "; ", "; "),
    };
    let line = match by.len().saturating_sub(JUMPING) {
        0 => line,
        n => line.text(format!("; {} have fewer", count(n, "other coalition", "other coalitions"))),
    };
    let now = |j: &&Jump| Some(j.from) == facts.now;
    let (from_now, without): (usize, usize) = by
        .iter()
        .flat_map(|(_, found)| found.iter().filter(now))
        .fold((0, 0), |(n, k), j| (n + 1, k + usize::from(j.joint_move.at_a_loss.is_empty())));
    match (from_now, facts.now) {
        (_, None) => line.text("."),
        (0, Some(_)) => line.text(". None of them starts from today's state."),
        (n, Some(_)) => line.text(format!(
            ". {} {} from today's state, {} of them without a step at a loss.",
            grouped(n),
            either(n, "starts", "start"),
            if without == 0 { "none".to_owned() } else { number(without) }
        )),
    }
}

/// By whom each equilibrium gives way, and how.
fn breakers(facts: &Facts, found: &CoalitionFindings) -> Table {
    let survey = &found.survey;
    let shown = facts.equilibria.iter().take(LISTED);
    let row = |e: &Equilibrium| {
        let state = e.state;
        let breaking = survey.smallest_breaking(CoalitionConcept::Nash, state);
        let by = match breaking.len() {
            0 => Cell::line("nobody"),
            _ => {
                Cell::Words(breaking.iter().take(3).map(|c| Part::Line(facts.parties(c.members()).capital())).collect())
            }
        };
        let how = breaking.first().map(|c| {
            let moves = coalition_improvements(facts.graph(), c, survey.strictness, state);
            let least = moves.iter().find(|m| m.path.len() > 1).or(moves.first());
            least.map_or(String::new(), |m| {
                let mut at = state;
                let steps = m.path.iter().map(|step| {
                    let told = format!(
                        "{} would {}",
                        facts.words.party(step.party),
                        facts.words.change(step.party, at, step.to)
                    );
                    at = step.to;
                    told
                });
                let steps: Vec<String> = steps.collect();
                let ways = match moves.len() {
                    1 => "one way, to".to_owned(),
                    n => format!("{} ways, the smallest to", number(n)),
                };
                format!("{ways} {}: {}", facts.words.short(m.to), steps.join(", then "))
            })
        });
        let under = match e.under.len() == facts.concepts.len() {
            true => Line::from("all"),
            false => Line::new().concepts(&e.under),
        };
        Row {
            id: None,
            cells: vec![
                Cell::head(facts.subject(state).capital()),
                Cell::line(under),
                by,
                Cell::line(upper_first(&how.unwrap_or_else(|| "-".to_owned()))),
            ],
        }
    };
    let rest = facts.equilibria.len().saturating_sub(LISTED);
    let caption = match rest {
        0 => "All equilibria, the firmest first".to_owned(),
        n => format!("The {} firmest equilibria; {} more are not shown", number(LISTED), grouped(n)),
    };
    Table {
        caption: caption.into(),
        layout: Layout::Words,
        head: ["State", "Equilibrium under", "Broken by", "How"].map(Head::plain).into(),
        groups: vec![Group { rows: shown.map(row).collect(), ..Group::default() }],
    }
}

/// How many states are stable for each coalition, under each concept.
fn counts(facts: &Facts, found: &CoalitionFindings) -> Table {
    let survey = &found.survey;
    let mut head = vec![Head::plain("Coalition")];
    head.extend(survey.verdicts.iter().map(|v| Head::plain(v.concept.short())));
    let row = |(c, coalition): (usize, &Coalition)| {
        let numbers = survey.verdicts.iter().map(|v| Cell::Number(grouped(v.stable[c].count())));
        Row {
            id: None,
            cells: std::iter::once(Cell::head(facts.parties(coalition.members()).capital())).chain(numbers).collect(),
        }
    };
    let rows = survey.coalitions.iter().enumerate().take(COALITIONS).map(row).collect();
    let numbers = survey.verdicts.iter().map(|v| Cell::Number(grouped(v.universal.count())));
    let every = Row {
        id: None,
        cells: std::iter::once(Cell::head(Line::new().strong("Every one of them"))).chain(numbers).collect(),
    };
    let more = match survey.coalitions.len().saturating_sub(COALITIONS) {
        0 => String::new(),
        n => format!(" {} more coalitions are not shown.", grouped(n)),
    };
    Table {
        caption: format!(
            "How many of the {} states are stable for each coalition.{more}",
            grouped(facts.graph().len())
        )
        .into(),
        layout: Layout::Grid,
        head,
        groups: vec![Group { rows, ..Group::default() }, Group { rows: vec![every], ..Group::default() }],
    }
}

/// A concept of coalitional stability in a sentence.
pub(super) fn judged(concept: CoalitionConcept) -> Entry {
    let meaning =
        format!("A state is stable for a coalition when {}. Source: {}.", concept.meaning(), concept.source());
    Entry {
        id: None,
        head: Line::new().strong(concept.short()).text(format!(", {}", lower_first(concept.name()))),
        mark: None,
        lines: vec![meaning.into()],
    }
}
