//! The document `detente.views/1`.

use super::ViewsStudy;
use crate::Study;
use crate::conventions::{Told, conventions};
use crate::documents::v1::{
    AccountTold, Outcomes, Partial, Parties, PartyAccount, Size, State, States, SurpriseTold, ViewTold, Views,
};
use crate::documents::{by_concept, each, ids, numbers, options, text};
use detente_case::Case;
use detente_graph::{PartyId, StateId};
use detente_stability::{Account, HypergameVerdicts, Surprise, account};

/// The document `detente.views/1`, ending in a line end: the views with the equilibria of each party's own game, and by
/// concept what the parties do, the outcomes, the steady states, and for the first `most` outcomes what they are to each
/// party. `counts` gives numbers instead of lists of states, and no accounts.
///
/// Keys are added, never renamed, within `/1`; lists ascend; the same input gives the same bytes.
pub fn views_json(views: &ViewsStudy, most: usize, counts: bool) -> String {
    let Study { case, graph, .. } = views.study;
    let equilibria =
        |game: usize| by_concept(&views.analysis.games[game].verdicts, |v| States::of(&v.equilibria, counts));
    let view = |party| {
        let view = case.view_of(party)?;
        let perceived = views.perceived.iter().find(|v| v.party == party)?;
        let state = |s| State::of(&perceived.case, &perceived.graph, s);
        Some(ViewTold {
            options: options(&perceived.case),
            unaware: names(case, perceived.lens.unseen()),
            imagines: names(&perceived.case, perceived.lens.imagined()),
            infeasible: view.infeasible.iter().map(|r| r.when.text.as_str()).collect(),
            believes: ids(case, view.believes.iter().map(|b| b.about)),
            feasible: perceived.graph.len(),
            equilibria: equilibria(views.hypergame.position(party)),
            states: (!counts).then(|| perceived.graph.states().ids().map(state).collect()),
        })
    };
    text(&Views {
        of: Parties::of(case),
        options: options(case),
        size: Size::of(graph),
        equilibria: equilibria(0),
        views: each(case, views.hypergame.parties(), view),
        hypergame: views
            .analysis
            .verdicts
            .iter()
            .map(|v| (v.concept.key(), outcomes(views, v, most, counts)))
            .collect(),
        conventions: conventions(Told::Views, &[case]),
        partial: Partial::of(views.analysis.stopped.as_ref()),
    })
}

fn outcomes<'a>(views: &ViewsStudy<'a>, v: &'a HypergameVerdicts, most: usize, counts: bool) -> Outcomes<'a> {
    let case = views.study.case;
    let actions = |p: PartyId| v.actions[p.index()].iter().map(|bits| names(case, *bits)).collect();
    Outcomes {
        actions: each(case, views.hypergame.parties(), actions),
        outcomes: States::of(&v.outcomes, counts),
        impossible: v.impossible.into(),
        steady: States::of(&v.steady, counts),
        accounts: (!counts).then(|| v.outcomes.iter().take(most).map(|s| accounts(views, v, s)).collect()),
    }
}

/// Full ids of the options whose bits are set, in order.
fn names(case: &Case, bits: u64) -> Vec<&str> {
    let set = case.options.iter().enumerate().filter(|(k, _)| bits >> k & 1 == 1);
    set.map(|(_, o)| o.full_id.as_str()).collect()
}

fn accounts<'a>(views: &ViewsStudy<'a>, verdicts: &HypergameVerdicts, state: StateId) -> AccountTold<'a> {
    let told = |party| {
        account(views.hypergame, views.analysis, verdicts.concept, state, party).map(|account| told(views, &account))
    };
    AccountTold {
        state: state.number(),
        pattern: views.study.graph.pattern(state).to_string(),
        holds: views.analysis.games[0].of(verdicts.concept).is_some_and(|v| v.equilibria.contains(state)),
        steady: verdicts.steady.contains(state),
        parties: each(views.study.case, views.hypergame.parties(), told),
    }
}

fn told<'a>(views: &ViewsStudy<'a>, account: &Account) -> PartyAccount<'a> {
    let case = views.study.case;
    let own = views.perceived.iter().find(|v| v.party == account.party).map_or(case, |v| &v.case);
    PartyAccount {
        expected: numbers(&account.expected),
        sees: account.seen.map(StateId::number),
        surprise: account.surprise.as_ref().map(|surprise| match surprise {
            Surprise::Unseen(bits) => SurpriseTold::Unseen { options: names(case, *bits) },
            Surprise::Impossible => SurpriseTold::Impossible,
            Surprise::Moves(parties) => SurpriseTold::Moves { parties: ids(case, parties.iter().copied()) },
            Surprise::Mixture => SurpriseTold::Mixture,
        }),
        in_vain: names(own, account.vain),
        stays: account.stays,
        stays_knowing: account.stays_knowing,
    }
}
