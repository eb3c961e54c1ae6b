//! Which moves are drawn: never more than fit on a page, the telling ones first, and a count of what is left out.

use super::neighbours::{Answer, Opening, answer, improvements, openings};
use super::{Gain, Kind, Lane, Move, Picture, Then};
use crate::document::english::{count, grouped, number, upper_first};
use crate::document::facts::{Centre, Facts};
use crate::joined;
use detente_graph::{PartyId, StateId};
use detente_stability::Step;

/// Boxes for moves and answers in one picture, the centre not counted.
const BOXES: usize = 18;
/// Parties with a lane of their own.
const LANES: usize = 8;
/// Improvements of one party that are drawn.
const IMPROVEMENTS: usize = 3;

/// The picture around the centre of a study.
pub(crate) fn plan(facts: &Facts) -> Picture {
    let (graph, centre) = (facts.graph(), facts.centre.state());
    let mut sketches: Vec<Sketch> = graph.parties().map(|party| Sketch::new(facts, party)).collect();
    sketches.retain(|s| s.moves > 0);
    let still = graph.parties().count() - sketches.len();
    // Lanes go to those who gain by moving, then to those who could open something, then in order of the file.
    let mut order: Vec<usize> = (0..sketches.len()).collect();
    order.sort_by_key(|i| (sketches[*i].improvements.is_empty(), sketches[*i].openings.is_empty(), *i));
    let mut kept: Vec<usize> = order.into_iter().take(LANES).collect();
    kept.sort_unstable();
    let left_out: Vec<&Sketch> = (0..sketches.len()).filter(|i| !kept.contains(i)).map(|i| &sketches[i]).collect();
    let others = others(still, &left_out);
    let mut chosen: Vec<Vec<Choice>> = kept.iter().map(|_| Vec::new()).collect();
    let mut free = BOXES.saturating_sub(kept.len());
    for round in 0..IMPROVEMENTS + 2 {
        for (lane, i) in kept.iter().enumerate() {
            let sketch = &sketches[*i];
            let (choice, boxes) = match round {
                0 => (sketch.improvements.first().map(|t| Choice::Improvement(*t)), 2),
                1 => (sketch.openings.first().map(|o| Choice::Opening(*o)), 2),
                2 if chosen[lane].is_empty() => (sketch.nearest.map(Choice::Plain), 1),
                2 => (None, 1),
                n => (sketch.improvements.get(n - 2).map(|t| Choice::Improvement(*t)), 2),
            };
            if let Some(choice) = choice
                && boxes <= free
            {
                free -= boxes;
                chosen[lane].push(choice);
            }
        }
    }
    let lanes: Vec<Lane> = kept
        .iter()
        .zip(chosen)
        .map(|(i, choices)| lane(facts, &sketches[*i], choices))
        .collect();
    let (title, start) = match facts.centre {
        Centre::Today(s) => ("The neighbourhood of today's state".to_owned(), format!("Today's state ({})", facts.words.short(s))),
        Centre::Strongest(s) => {
            ("The neighbourhood of the strongest equilibrium".to_owned(), format!("The strongest equilibrium ({})", facts.words.short(s)))
        }
        Centre::Calmest(s) => {
            ("The neighbourhood of the calmest state".to_owned(), format!("The calmest state ({})", facts.words.short(s)))
        }
    };
    let improvements: usize = sketches.iter().map(|s| s.improvements.len()).sum();
    let moves: usize = sketches.iter().map(|s| s.moves).sum();
    let description = match (moves, improvements) {
        (0, _) => format!("{start}: no party can move."),
        (_, 0) => format!(
            "{start}: {} in all, none of them an improvement for whoever makes it.",
            count(moves, "move", "moves")
        ),
        _ => format!(
            "{start}: {} in all, {} for whoever makes {}, each with what deters it or the remark that nothing does.",
            count(moves, "move", "moves"),
            if improvements == 1 { "one an improvement".to_owned() } else { format!("{} improvements", number(improvements)) },
            if improvements == 1 { "it" } else { "them" },
        ),
    };
    Picture { title, description, centre: start, holds: holds(facts, centre), lanes, others }
}

/// What one party can do from the centre.
struct Sketch {
    party: PartyId,
    moves: usize,
    improvements: Vec<StateId>,
    openings: Vec<Opening>,
    /// The move that changes least and costs least.
    nearest: Option<StateId>,
}

impl Sketch {
    fn new(facts: &Facts, party: PartyId) -> Self {
        let (graph, centre) = (facts.graph(), facts.centre.state());
        let moves = graph.moves(party, centre);
        let rank = graph.rank(party, centre);
        let plain = moves.iter().copied().filter(|t| graph.rank(party, *t) <= rank);
        let nearest = plain.min_by_key(|t| (facts.distance(centre, *t), rank - graph.rank(party, *t), *t));
        Self {
            party,
            moves: moves.len(),
            improvements: improvements(graph, party, centre),
            openings: openings(graph, party, centre),
            nearest,
        }
    }
}

enum Choice {
    Improvement(StateId),
    Opening(Opening),
    Plain(StateId),
}

fn lane(facts: &Facts, sketch: &Sketch, choices: Vec<Choice>) -> Lane {
    let party = sketch.party;
    let mut moves: Vec<Move> = Vec::new();
    let mut improving = 0;
    let mut choices = choices;
    choices.sort_by_key(|c| !matches!(c, Choice::Improvement(_)));
    for choice in &choices {
        moves.push(match choice {
            Choice::Improvement(to) => {
                improving += 1;
                Move { then: Some(answered(facts, party, *to)), ..plain(facts, party, *to) }
            }
            Choice::Opening(opening) => Move { then: Some(followed(facts, opening)), ..plain(facts, party, opening.to) },
            Choice::Plain(to) => plain(facts, party, *to),
        });
    }
    let left = sketch.moves - moves.len();
    let improving_left = sketch.improvements.len() - improving;
    let rest = (left > 0).then(|| {
        let and = if moves.is_empty() { "" } else { "and " };
        let more = if moves.is_empty() { "" } else { " more" };
        let noun = if left == 1 { "move" } else { "moves" };
        let which = match (improving_left, left) {
            (0, 1) => "not an improvement".to_owned(),
            (0, _) => "none an improvement".to_owned(),
            (1, 1) => "an improvement".to_owned(),
            (n, l) if n == l => "all improvements".to_owned(),
            (n, _) => format!("{} of them {}", number(n), if n == 1 { "an improvement" } else { "improvements" }),
        };
        format!("{and}{}{more} {noun}, {which}", number(left))
    });
    let summary = match (sketch.moves, sketch.improvements.len()) {
        (1, 0) => "one move, not an improvement".to_owned(),
        (1, _) => "one move, an improvement".to_owned(),
        (n, 0) => format!("{} moves, none an improvement", number(n)),
        (n, 1) => format!("{} moves, one an improvement", number(n)),
        (n, k) => format!("{} moves, {} of them improvements", number(n), number(k)),
    };
    Lane { party: facts.words.party(party).to_owned(), summary, moves, rest }
}

fn plain(facts: &Facts, party: PartyId, to: StateId) -> Move {
    let (graph, centre) = (facts.graph(), facts.centre.state());
    let gain = match graph.rank(party, to).cmp(&graph.rank(party, centre)) {
        std::cmp::Ordering::Greater => Gain::Gains,
        std::cmp::Ordering::Equal => Gain::Same,
        std::cmp::Ordering::Less => Gain::Loses,
    };
    Move { gain, does: upper_first(&facts.words.change(party, centre, to)), to: facts.words.short(to), then: None }
}

fn answered(facts: &Facts, party: PartyId, improvement: StateId) -> Then {
    let (graph, words, centre) = (facts.graph(), &facts.words, facts.centre.state());
    let (kind, steps) = match answer(graph, party, centre, improvement) {
        Answer::Credible(steps) => (Kind::Deters, steps),
        Answer::Costly(steps) => (Kind::Costly, steps),
        Answer::None => {
            return Then {
                kind: Kind::Open,
                by: "nobody".to_owned(),
                steps: Vec::new(),
                to: None,
                result: format!("Nothing the others can do leaves {} no better off than {}", words.party(party), here(facts)),
            };
        }
    };
    let end = steps.last().map_or(improvement, |s| s.to);
    let compared = match () {
        () if end == centre => format!("Back to {}", if facts.now == Some(centre) { "today's state" } else { "where it started" }),
        () if graph.rank(party, end) < graph.rank(party, centre) => format!("Worse for {} than {}", words.party(party), here(facts)),
        () => format!("No better for {} than {}", words.party(party), here(facts)),
    };
    Then { kind, by: by(facts, &steps), steps: told(facts, improvement, &steps), to: Some(words.short(end)), result: compared }
}

fn followed(facts: &Facts, opening: &Opening) -> Then {
    let (graph, words, centre) = (facts.graph(), &facts.words, facts.centre.state());
    let end = opening.end;
    let names = |better: bool| {
        let found = graph.parties().filter(|p| {
            let (a, b) = (graph.rank(*p, end), graph.rank(*p, centre));
            if better { a > b } else { a < b }
        });
        found.map(|p| words.party(p).to_owned()).collect::<Vec<_>>()
    };
    let (better, worse) = (names(true), names(false));
    let mut result = format!("Better than {} for {}", here(facts), joined(&better, "and"));
    if !worse.is_empty() {
        result.push_str(&format!("; worse for {}", joined(&worse, "and")));
    }
    let steps = [Step { party: opening.next, to: end }];
    Then {
        kind: Kind::Follows,
        by: by(facts, &steps),
        steps: told(facts, opening.to, &steps),
        to: Some(words.short(end)),
        result,
    }
}

fn here(facts: &Facts) -> &'static str {
    if facts.now.is_some() { "today" } else { "before" }
}

/// Who answers, where it is one party; else how many moves it takes.
fn by(facts: &Facts, steps: &[Step]) -> String {
    match steps {
        [one] => facts.words.party(one.party).to_owned(),
        several => format!("{} moves", number(several.len())),
    }
}

/// The moves of an answer; with names where there are several.
fn told(facts: &Facts, from: StateId, steps: &[Step]) -> Vec<String> {
    let words = &facts.words;
    let mut at = from;
    let mut lines = Vec::new();
    for step in steps {
        let does = words.change(step.party, at, step.to);
        lines.push(match steps.len() {
            1 => upper_first(&does),
            _ => format!("{}: {does}", words.party(step.party)),
        });
        at = step.to;
    }
    lines
}

/// What holds in a state, a line a party.
fn holds(facts: &Facts, state: StateId) -> Vec<String> {
    if let Some(meaning) = facts.words.meaning(state) {
        return vec![meaning.to_owned()];
    }
    let taken = facts.words.taken(state);
    let lines: Vec<String> = facts
        .graph()
        .parties()
        .filter_map(|party| {
            let own: Vec<String> =
                taken.iter().filter(|(p, _)| *p == party).map(|(_, does)| crate::lower_first(does)).collect();
            (!own.is_empty()).then(|| format!("{}: {}", facts.words.party(party), joined(&own, "and")))
        })
        .collect();
    if lines.is_empty() { vec!["No option is taken.".to_owned()] } else { lines }
}

fn others(still: usize, left_out: &[&Sketch]) -> Option<String> {
    let mut parts = Vec::new();
    if !left_out.is_empty() {
        let moves: usize = left_out.iter().map(|s| s.moves).sum();
        let improving: usize = left_out.iter().map(|s| s.improvements.len()).sum();
        let which = if improving == 0 { "none".to_owned() } else { grouped(improving) };
        parts.push(format!(
            "{} more can make {} not drawn here, {which} of them improvements",
            count(left_out.len(), "party", "parties"),
            count(moves, "move", "moves"),
        ));
    }
    match still {
        0 => {}
        1 => parts.push("one party cannot move from here".to_owned()),
        n => parts.push(format!("{} parties cannot move from here", number(n))),
    }
    (!parts.is_empty()).then(|| upper_first(&format!("{}.", parts.join("; "))))
}
