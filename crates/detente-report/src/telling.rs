//! Which concepts are spoken of where there is no room for all: every concept has its place in each order.

use detente_stability::{Concept, Response};

/// The two that say most together: whether anybody would gain by leaving, and whether others would make it regret that.
pub(crate) const FIRST: [Concept; 2] = [Concept::Nash, Concept::Seq];

/// All concepts, from the one whose equilibria hold most firmly.
pub(crate) fn firmest_first() -> impl Iterator<Item = Concept> {
    sorted(|concept| match concept.response() {
        Response::Nothing => Some(0),
        Response::Answer { credible: true, symmetric: false } => Some(1),
        Response::Answer { credible: true, symmetric: true } => Some(2),
        Response::Answer { credible: false, symmetric: true } => Some(3),
        Response::Answer { credible: false, symmetric: false } => Some(4),
        Response::Together => Some(5),
    })
}

/// The concepts that know of answers, from the one whose answers are told most plainly.
pub(crate) fn plainest_answer_first() -> impl Iterator<Item = Concept> {
    sorted(|concept| match concept.response() {
        Response::Nothing => None,
        Response::Answer { credible: true, symmetric: false } => Some(0),
        Response::Answer { credible: false, symmetric: false } => Some(1),
        Response::Answer { credible: true, symmetric: true } => Some(2),
        Response::Answer { credible: false, symmetric: true } => Some(3),
        Response::Together => Some(4),
    })
}

/// The concepts under which the others answer, even at a cost to themselves.
pub(crate) fn at_any_cost() -> impl Iterator<Item = Concept> {
    Concept::ALL.into_iter().filter(|c| match c.response() {
        Response::Answer { credible, .. } => !credible,
        Response::Nothing | Response::Together => false,
    })
}

fn sorted(place: impl Fn(Concept) -> Option<u8>) -> impl Iterator<Item = Concept> {
    let mut all: Vec<Concept> = Concept::ALL.into_iter().filter(|c| place(*c).is_some()).collect();
    all.sort_by_key(|c| place(*c));
    all.into_iter()
}
