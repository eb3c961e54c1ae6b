//! How many rankings of one party make a state stable, for people and for programs.

use crate::conventions::{Told, conventions};
use crate::documents::v1::{CaseName, RankingCount, TallyTold, Unlock, UnlockAnswer};
use crate::documents::{id, numbers, text};
use crate::grid::{columns, wrap};
use crate::page::english::{count, grouped, upper_first};
use crate::{Words, joined};
use detente_case::Case;
use detente_graph::{Graph, StateId};
use detente_stability::Sanctions;
use detente_stability::unlock::{Count, Rankings, Rest, Tally};

/// What was counted, and the counts.
#[derive(Clone, Copy, Debug)]
pub struct CountRequest<'a> {
    /// Which rankings.
    pub rankings: &'a Rankings,
    /// The counts.
    pub counted: &'a Count,
}

/// The counts as a table.
pub fn count_text(case: &Case, graph: &Graph, request: &CountRequest, width: usize) -> String {
    let words = Words::new(case, graph);
    let Rankings { party, state, over, rest } = request.rankings;
    let (name, place) = (words.party(*party), words.named(*state));
    let all = over.len() == graph.len();
    let which = if all { "all" } else { "the chosen" };
    let mut head = format!(
        "{} has {} strict {} of {which} {}, best to worst.",
        upper_first(name),
        grouped(request.counted.total as usize),
        if request.counted.total == 1 { "ranking" } else { "rankings" },
        count(over.len(), "state", "states")
    );
    if !all {
        let side = if *rest == Rest::Below { "below" } else { "above" };
        let rest = count(graph.len() - over.len(), "other state stands", "other states stand");
        head.push_str(&format!(" The {rest} {side} them, in the order of the case."));
    }
    head.push_str(&format!(
        " So many of them make {place} stable for {name}, and an equilibrium while the others want what they want now:"
    ));
    let mut out = wrap(&head, width, 0) + "\n\n";
    let mut rows = vec![vec![
        "Concept".to_owned(),
        "stable".to_owned(),
        "equilibrium".to_owned(),
        "turns on the place of".to_owned(),
    ]];
    for tally in &request.counted.tallies {
        let states: Vec<String> = tally.turns_on.iter().map(|s| s.number().to_string()).collect();
        let turns = match (states.as_slice(), tally.stable) {
            ([], 0) => "nothing: never stable".to_owned(),
            ([], _) => "nothing: always stable".to_owned(),
            (many, _) => joined(many, "and"),
        };
        rows.push(vec![
            tally.concept.short().to_owned(),
            grouped(tally.stable as usize),
            grouped(tally.equilibrium as usize),
            turns,
        ]);
    }
    out.push_str(&columns(&rows));
    let tail = format!(
        "For {name} nothing matters but which of the states in the last column stand above {}; `--format json` lists every set that may.",
        words.short(*state)
    );
    out.push_str(&format!("\n{}\n", wrap(&tail, width, 0)));
    out
}

/// The document `detente.unlock/1` of a count, ending in a line end.
pub fn count_json(case: &Case, graph: &Graph, request: &CountRequest) -> String {
    let Rankings { party, state, over, rest } = request.rankings;
    let mut chosen: Vec<StateId> = over.clone();
    chosen.sort_unstable();
    chosen.dedup();
    let tally = |t: &Tally| TallyTold {
        stable: t.stable,
        equilibrium: t.equilibrium,
        turns_on: numbers(&t.turns_on),
        better: t.better.iter().map(|set| numbers(set)).collect(),
    };
    let count = RankingCount {
        party: id(case, *party),
        state: state.number(),
        over: numbers(&chosen),
        rest: (chosen.len() != graph.len()).then_some(if *rest == Rest::Below { "below" } else { "above" }),
        rankings: request.counted.total,
        concepts: request.counted.tallies.iter().map(|t| (t.concept.key(), tally(t))).collect(),
    };
    text(&Unlock {
        case: CaseName::of(case),
        answer: UnlockAnswer::Count { count },
        conventions: conventions(Told::Stability(Sanctions::Legal), &[case]),
        partial: None,
    })
}
