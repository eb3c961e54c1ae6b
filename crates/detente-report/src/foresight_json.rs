//! The document `detente.foresight/1`.

use crate::conventions::{Told, conventions};
use crate::documents::v1::{
    FirstMove, Horizon, LookingAhead, NonMyopic, OutlookTold, Partial, Parties, Play, Repeats, Size, StableAhead,
};
use crate::documents::{each, steps, text};
use crate::foresight::ForesightRequest;
use detente_case::Case;
use detente_graph::{Graph, PartyId, StateId, StateSet};
use detente_stability::{Anticipated, Foresight, Outlook};

/// What two parties do who look ahead, as the document `detente.foresight/1`, ending in a line end.
///
/// Keys are added, never renamed, within `/1`; lists ascend; the same input gives the same bytes.
pub fn foresight_json(case: &Case, graph: &Graph, ahead: &Foresight, request: &ForesightRequest) -> String {
    let stable = |set: &dyn Fn(PartyId) -> Option<StateSet>| {
        let both = graph.parties().map(set).reduce(|a, b| {
            let mut a = a?;
            a.intersect(&b?);
            Some(a)
        });
        StableAhead { stable: each(case, graph.parties(), |p| numbers(set(p))), both: numbers(both.flatten()) }
    };
    let horizons = (1..=ahead.last()).chain(request.horizon.filter(|h| *h > ahead.last()));
    let limit = format!("the answers were followed to horizon {} and did not repeat", ahead.last());
    let stopped = ahead.cycle().is_none().then(|| ahead.stopped().map_or(limit, ToString::to_string));
    text(&LookingAhead {
        of: Parties::of(case),
        size: Size::of(graph),
        horizons: horizons.map(|horizon| Horizon { horizon, found: stable(&|p| ahead.stable(horizon, p)) }).collect(),
        cycle: ahead.cycle().map(|c| Repeats { from: c.from.max(1), length: c.length }),
        nonmyopic: NonMyopic {
            found: stable(&|p| ahead.nonmyopic(p)),
            swinging: each(case, graph.parties(), |p| numbers(ahead.swinging(p))),
        },
        stackelberg: each(case, request.leaders(), |p| numbers(ahead.stackelberg(p))),
        play: request.state.map(|state| {
            let horizon = request.looking(ahead);
            let first = each(case, graph.parties(), |p| first(case, ahead, horizon, p, state));
            Play { state: state.number(), horizon, first }
        }),
        conventions: conventions(Told::Foresight, &[case]),
        partial: Partial::of(stopped.as_ref()),
    })
}

/// Ascending numbers; nothing for what was not found out.
fn numbers(set: Option<StateSet>) -> Option<Vec<u64>> {
    set.map(|set| set.iter().map(StateId::number).collect())
}

/// What a party with the first move does: the play that it anticipates, or that of each move that it does not make.
fn first<'a>(
    case: &'a Case,
    ahead: &Foresight,
    horizon: usize,
    party: PartyId,
    state: StateId,
) -> Option<FirstMove<'a>> {
    let found = ahead.anticipation(horizon, party, state)?;
    let (moves, instead_of) = match &found.verdict {
        Anticipated::Moves(line) => (Some(steps(case, line)), None),
        Anticipated::Stays(lines) => (None, Some(lines.iter().map(|line| steps(case, line)).collect())),
    };
    let outlook = ahead.outlook(party, state).map(|outlook| match outlook {
        Outlook::Stays(stays_from) => OutlookTold::Stays { stays_from },
        Outlook::Leaves(moves_from) => OutlookTold::Leaves { moves_from },
        Outlook::Swings(swings_from, stays) => OutlookTold::Swings { swings_from, stays },
    });
    let end = ahead.end(horizon, party, state).map(StateId::number);
    Some(FirstMove { stays: found.is_stable(), moves, instead_of, end, outlook })
}
