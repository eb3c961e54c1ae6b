//! Which moves are drawn: never more than fit on a page, the telling ones first, and a count of what is left out.

use super::after::{answered, followed};
use super::neighbours::{Opening, improvements, openings};
use crate::facts::{Centre, Facts};
use crate::joined;
use crate::page::english::{count, grouped, number, upper_first};
use crate::page::{Gain, Lane, Move, Picture, Rest};
use detente_graph::{PartyId, StateId};

/// Boxes for moves and answers in one picture, the centre not counted.
const BOXES: usize = 18;
/// Parties with a lane of their own.
const LANES: usize = 8;
/// Rounds in which the lanes take turns at the boxes. With improvements: the best, then two more. Without: an opening
/// and another one, then plain moves.
const ROUNDS: usize = 8;

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
    for round in 0..ROUNDS {
        for (lane, i) in kept.iter().enumerate() {
            let sketch = &sketches[*i];
            let open = sketch.improvements.is_empty();
            let (choice, boxes) = match round {
                0 | 2 | 3 if !open => {
                    let nth = if round == 0 { 0 } else { round - 1 };
                    (sketch.improvements.get(nth).map(|t| Choice::Improvement(*t)), 2)
                }
                1 if open => (sketch.openings.first().map(|o| Choice::Opening(*o)), 2),
                4 if open => (another(facts, sketch).map(Choice::Opening), 2),
                // A lane without a move would say nothing; one with an improvement says enough.
                5 if chosen[lane].is_empty() => (plain(sketch, &chosen[lane]), 1),
                6 | 7 if open => (plain(sketch, &chosen[lane]), 1),
                _ => (None, 0),
            };
            if let Some(choice) = choice
                && boxes <= free
            {
                free -= boxes;
                chosen[lane].push(choice);
            }
        }
    }
    let lanes: Vec<Lane> = kept.iter().zip(chosen).map(|(i, choices)| lane(facts, &sketches[*i], choices)).collect();
    let (title, start) = match facts.centre {
        Centre::Today(s) => {
            ("The neighbourhood of today's state".to_owned(), format!("Today's state ({})", facts.words.short(s)))
        }
        Centre::Strongest(s) => (
            "The neighbourhood of the firmest equilibrium".to_owned(),
            format!("The firmest equilibrium ({})", facts.words.short(s)),
        ),
        Centre::Calmest(s) => (
            "The neighbourhood of the calmest state".to_owned(),
            format!("The calmest state ({})", facts.words.short(s)),
        ),
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
            if improvements == 1 {
                "one an improvement".to_owned()
            } else {
                format!("{} improvements", number(improvements))
            },
            if improvements == 1 { "it" } else { "them" },
        ),
    };
    Picture { title, description, centre: start, holds: holds(facts, centre), lanes, others }
}

/// A second opening, in which another party follows or the same one does something else.
fn another(facts: &Facts, sketch: &Sketch) -> Option<Opening> {
    let first = sketch.openings.first()?;
    let step = |o: &Opening| (o.next, facts.words.change(o.next, o.to, o.end));
    let taken = step(first);
    sketch.openings.iter().find(|o| o.to != first.to && step(o) != taken).copied()
}

/// What one party can do from the centre.
struct Sketch {
    party: PartyId,
    moves: usize,
    improvements: Vec<StateId>,
    openings: Vec<Opening>,
    /// Moves that are no improvements and change as little as any, in the order of the options that they change.
    plain: Vec<StateId>,
}

impl Sketch {
    fn new(facts: &Facts, party: PartyId) -> Self {
        let (graph, centre) = (facts.graph(), facts.centre.state());
        let moves = graph.moves(party, centre);
        let rank = graph.rank(party, centre);
        let mut plain: Vec<StateId> = moves.iter().copied().filter(|t| graph.rank(party, *t) <= rank).collect();
        let near = |t: &StateId| facts.distance(centre, *t);
        let nearest = plain.iter().map(near).min().unwrap_or(0);
        plain.retain(|t| near(t) == nearest);
        plain.sort_by_key(|t| ((graph.pattern(centre).taken ^ graph.pattern(*t).taken).trailing_zeros(), *t));
        Self {
            party,
            moves: moves.len(),
            improvements: improvements(graph, party, centre),
            openings: openings(graph, party, centre),
            plain,
        }
    }
}

/// The next plain move that is not drawn yet.
fn plain(sketch: &Sketch, chosen: &[Choice]) -> Option<Choice> {
    let drawn = |t: &StateId| chosen.iter().any(|c| c.to() == *t);
    sketch.plain.iter().find(|t| !drawn(t)).map(|t| Choice::Plain(*t))
}

enum Choice {
    Improvement(StateId),
    Opening(Opening),
    Plain(StateId),
}

impl Choice {
    fn to(&self) -> StateId {
        match self {
            Self::Improvement(to) | Self::Plain(to) => *to,
            Self::Opening(opening) => opening.to,
        }
    }
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
                Move { then: Some(answered(facts, party, *to)), ..drawn(facts, party, *to) }
            }
            Choice::Opening(opening) => {
                Move { then: Some(followed(facts, opening)), ..drawn(facts, party, opening.to) }
            }
            Choice::Plain(to) => drawn(facts, party, *to),
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
        Rest { words: format!("{and}{}{more} {noun}, {which}", number(left)), improvements: improving_left > 0 }
    });
    let summary = match (sketch.moves, sketch.improvements.len()) {
        (1, 0) => "one move, not an improvement".to_owned(),
        (1, _) => "one move, an improvement".to_owned(),
        (n, 0) => format!("{} moves, none an improvement", number(n)),
        (n, 1) => format!("{} moves, one an improvement", number(n)),
        (n, k) => format!("{} moves, {} of them improvements", number(n), number(k)),
    };
    Lane { party: facts.words.label(party).to_owned(), summary, moves, rest }
}

fn drawn(facts: &Facts, party: PartyId, to: StateId) -> Move {
    let (graph, centre) = (facts.graph(), facts.centre.state());
    let gain = match graph.rank(party, to).cmp(&graph.rank(party, centre)) {
        std::cmp::Ordering::Greater => Gain::Gains,
        std::cmp::Ordering::Equal => Gain::Same,
        std::cmp::Ordering::Less => Gain::Loses,
    };
    Move { gain, does: upper_first(&facts.words.change(party, centre, to)), to: facts.words.short(to), then: None }
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
            (!own.is_empty()).then(|| format!("{}: {}", facts.words.label(party), joined(&own, "and")))
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
