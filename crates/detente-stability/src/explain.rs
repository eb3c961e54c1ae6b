//! Certificates for single verdicts, found by a forward search from the state in question.

use crate::certificate::{Certificate, Deterrence, NearMiss, Sanction, Simultaneous, Step, Verdict};
use crate::concepts::sim::{self, Others};
use crate::history::{Arrival, History, Seen};
use crate::{Concept, MOST_PARTIES_ONCE, Response, Sanctions};
use detente_graph::{Graph, Moves, PartyId, Rank, StateId};
use std::collections::VecDeque;

/// The certificate of the verdict for one state, party and concept; `None` when the concept is not defined for the
/// graph (SIM in graph form). Sanctions are as short as possible; among these the first in order of party and state.
pub fn certificate(graph: &Graph, concept: Concept, party: PartyId, state: StateId) -> Option<Certificate> {
    certificate_under(Sanctions::Legal, graph, concept, party, state)
}

/// As [`certificate`], with another rule for sanctions; `None` also where [`crate::analyze_under`] would refuse.
pub fn certificate_under(
    sanctions: Sanctions,
    graph: &Graph,
    concept: Concept,
    party: PartyId,
    state: StateId,
) -> Option<Certificate> {
    if sanctions == Sanctions::Once && graph.parties().count() > MOST_PARTIES_ONCE {
        return None;
    }
    if concept.needs_options() && !matches!(graph.tables(), Moves::Blocks(_)) {
        return None;
    }
    let mut improvements = graph.improvements(party, state);
    // Best first, so that an undeterred improvement is the one the party would choose.
    improvements.sort_by_key(|t| (std::cmp::Reverse(graph.rank(party, *t)), *t));
    let verdict = match (improvements.first(), concept.response()) {
        (None, _) => Verdict::NoImprovement,
        (Some(best), Response::Nothing) => Verdict::Undeterred { improvement: *best, answers: 0, closest: None },
        (Some(_), Response::Together) => simultaneous(graph, party, state),
        (Some(_), Response::Answer { .. }) => sequential(sanctions, graph, concept, party, state, &improvements),
    };
    Some(Certificate { concept, party, state, verdict })
}

fn sequential(
    sanctions: Sanctions,
    graph: &Graph,
    concept: Concept,
    party: PartyId,
    state: StateId,
    improvements: &[StateId],
) -> Verdict {
    let mut deterred = Vec::new();
    for improvement in improvements {
        match paths_of_sanction_under(sanctions, graph, concept, party, state, *improvement) {
            Ok((steps, escape)) => {
                deterred.push(Deterrence { improvement: *improvement, sanction: Sanction::Path { steps, escape } })
            }
            Err((answers, closest)) => {
                return Verdict::Undeterred { improvement: *improvement, answers, closest };
            }
        }
    }
    Verdict::Deterred(deterred)
}

/// A shortest sequence of the others' moves that deters `party` from going from `state` to `improvement`, with the
/// party's best escape where the concept asks for it; or else how many states the others can bring about, and the
/// answer that comes closest.
///
/// # Errors
/// There is no deterrent sequence.
#[expect(clippy::type_complexity, reason = "the two halves are named by the doc comment and taken apart at once")]
pub fn paths_of_sanction(
    graph: &Graph,
    concept: Concept,
    party: PartyId,
    state: StateId,
    improvement: StateId,
) -> Result<(Vec<Step>, Option<StateId>), (usize, Option<NearMiss>)> {
    paths_of_sanction_under(Sanctions::Legal, graph, concept, party, state, improvement)
}

/// As [`paths_of_sanction`], with another rule for sanctions. Where each opponent moves once, for at most
/// [`MOST_PARTIES_ONCE`] parties.
///
/// # Errors
/// There is no deterrent sequence.
#[expect(clippy::type_complexity, reason = "as for `paths_of_sanction`")]
pub fn paths_of_sanction_under(
    sanctions: Sanctions,
    graph: &Graph,
    concept: Concept,
    party: PartyId,
    state: StateId,
    improvement: StateId,
) -> Result<(Vec<Step>, Option<StateId>), (usize, Option<NearMiss>)> {
    let rank = graph.rank(party, state);
    let parties: Vec<PartyId> = graph.parties().filter(|p| *p != party).collect();
    let mut entries: Vec<Entry> =
        vec![Entry { at: improvement, history: History::start(sanctions), mover: None, from: 0 }];
    let mut seen = Seen::new(graph.len());
    let mut queue = VecDeque::from([0]);
    let mut answers = 0;
    let mut closest: Option<((Rank, Rank), usize)> = None;
    while let Some(from) = queue.pop_front() {
        let Entry { at, history, .. } = entries[from];
        for mover in parties.iter().filter(|p| history.allows(**p)) {
            let targets = if concept.is_credible() { graph.improvements(*mover, at) } else { graph.moves(*mover, at) };
            for to in targets {
                let history = history.after(*mover);
                match seen.enter(to, history) {
                    Arrival::Known => continue,
                    Arrival::Again => {}
                    Arrival::First => answers += 1,
                }
                entries.push(Entry { at: to, history, mover: Some(*mover), from });
                let entry = entries.len() - 1;
                let escape = if concept.is_symmetric() { best_escape(graph, party, to) } else { None };
                let hurt = graph.rank(party, to);
                let left = escape.map_or(hurt, |e| graph.rank(party, e).max(hurt));
                if left <= rank {
                    return Ok((path(&entries, entry), escape));
                }
                if closest.is_none_or(|(best, _)| (left, hurt) < best) {
                    closest = Some(((left, hurt), entry));
                }
                queue.push_back(entry);
            }
        }
    }
    let closest = closest.map(|((left, hurt), entry)| NearMiss {
        steps: path(&entries, entry),
        escape: if left > hurt { best_escape(graph, party, entries[entry].at) } else { None },
    });
    Err((answers, closest))
}

/// A place of the search: a state, how it was reached, and the entry it was reached from.
struct Entry {
    at: StateId,
    history: History,
    mover: Option<PartyId>,
    from: usize,
}

/// The best state that a party can move to, the lowest numbered of the best.
fn best_escape(graph: &Graph, party: PartyId, from: StateId) -> Option<StateId> {
    graph.moves(party, from).into_iter().max_by_key(|t| (graph.rank(party, *t), std::cmp::Reverse(*t)))
}

fn path(entries: &[Entry], mut at: usize) -> Vec<Step> {
    let mut steps = Vec::new();
    while let Entry { at: to, mover: Some(party), from, .. } = entries[at] {
        steps.push(Step { party, to });
        at = from;
    }
    steps.reverse();
    steps
}

fn simultaneous(graph: &Graph, party: PartyId, state: StateId) -> Verdict {
    let states = graph.states();
    let mut deterred = Vec::new();
    let mut undeterred: Option<StateId> = None;
    let mut improvements = Vec::new();
    let mut others = Others::default();
    states.each_point(state, |from| {
        sim::improvements(graph, party, state, from, &mut improvements);
        for to in improvements.iter().rev() {
            let improvement = states.find(*to).expect("a feasible point");
            match sim::answer(graph, party, state, from, *to, &mut others) {
                None => undeterred = undeterred.or(Some(improvement)),
                Some(answer) => deterred.push(Deterrence {
                    improvement,
                    sanction: Sanction::Together(Simultaneous {
                        from: states.bits(from),
                        improvement: *to,
                        moves: answer.moves,
                        bits: answer.bits,
                        result: answer.result,
                    }),
                }),
            }
        }
    });
    match undeterred {
        Some(improvement) => Verdict::Undeterred { improvement, answers: 0, closest: None },
        None => Verdict::Deterred(deterred),
    }
}
