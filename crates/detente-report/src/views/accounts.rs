//! What an outcome is to the parties: who is surprised and by what, who stays, and what all would do if they knew.

use super::ViewWords;
use crate::joined;
use crate::page::english::{either, number, upper_first};
use detente_graph::{PartyId, StateId};
use detente_stability::{Account, Concept, Surprise, Verdict, account, certificate};

/// An outcome as it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OutcomeTold {
    /// The state.
    pub state: StateId,
    /// Whether it holds in the true game, as a clause.
    pub truly: String,
    /// Whether it is steady, as a clause.
    pub seen: String,
    /// Per party whether it is surprised, and what the outcome is to it.
    pub parties: Vec<(PartyId, bool, Vec<String>)>,
    /// That views stand in the way of something better for all, where they do.
    pub missed: Option<String>,
}

impl OutcomeTold {
    /// Who is surprised.
    pub fn surprised(&self) -> impl Iterator<Item = PartyId> + '_ {
        self.parties.iter().filter(|(_, surprised, _)| *surprised).map(|(party, _, _)| *party)
    }
}

/// Outcomes that the answer in brief looks at.
const LOOKED_AT: usize = 200;

/// The answer in brief: where it leads, who is surprised, what of it holds.
pub(crate) fn brief(words: &ViewWords, concept: Concept) -> Option<String> {
    let verdicts = words.views.analysis.of(concept)?;
    let n = verdicts.outcomes.count();
    let first = verdicts.outcomes.iter().next()?;
    let all: Vec<OutcomeTold> =
        verdicts.outcomes.iter().take(LOOKED_AT).filter_map(|s| told(words, concept, s)).collect();
    let where_to = match n {
        1 => words.truth.named(first),
        _ => format!("{} outcomes", number(n)),
    };
    let ever = |p: &PartyId| all.iter().any(|o| o.surprised().any(|q| q == *p));
    let surprised: Vec<PartyId> = words.views.hypergame.parties().filter(ever).collect();
    let names = words.truth.parties(surprised.iter().copied());
    let surprise = match (surprised.is_empty(), n) {
        (true, _) => "nobody would be surprised".to_owned(),
        (false, 1) => format!("{names} would be surprised"),
        (false, _) => {
            let each = all.len() == n && all.iter().all(|o| o.surprised().next().is_some());
            format!("{names} would be surprised in {}", if each { "each of them" } else { "some of them" })
        }
    };
    let mut held = verdicts.outcomes.clone();
    held.intersect(&words.views.analysis.games[0].of(concept)?.equilibria);
    let mut steady = verdicts.outcomes.clone();
    steady.intersect(&verdicts.steady);
    let (held, steady) = (held.count(), steady.count());
    let verdict = match n {
        1 => format!(
            "It would {} in the true game, and in the parties' own eyes it is {}",
            if held == 1 { "hold" } else { "not hold" },
            if steady == 1 { "steady" } else { "not steady" }
        ),
        _ => format!(
            "{} of them would hold in the true game, and {} steady in the parties' own eyes",
            upper_first(&share(held, n)),
            either(steady, &format!("{} is", share(steady, n)), &format!("{} are", share(steady, n)))
        ),
    };
    Some(format!(
        "Acting on what they see, the parties would come to {where_to} (under {concept}); {surprise}. {verdict}."
    ))
}

/// "none", "all", "both", or a number.
fn share(k: usize, n: usize) -> String {
    match (k, n) {
        (0, _) => "none".to_owned(),
        (2, 2) => "both".to_owned(),
        (k, n) if k == n => "all".to_owned(),
        (k, _) => number(k),
    }
}

/// Tells an outcome; `None` where the state is none under the concept.
pub(crate) fn told(words: &ViewWords, concept: Concept, state: StateId) -> Option<OutcomeTold> {
    let views = words.views;
    let accounts: Option<Vec<Account>> =
        views.hypergame.parties().map(|p| account(views.hypergame, views.analysis, concept, state, p)).collect();
    let accounts = accounts?;
    let leaving = |test: &dyn Fn(&Account) -> bool| {
        let all = accounts.iter().filter(|a| test(a)).map(|a| a.party);
        let all: Vec<PartyId> = all.collect();
        (!all.is_empty()).then(|| words.truth.parties(all))
    };
    let truly = match leaving(&|a| !a.stays_knowing) {
        None => format!("it is an equilibrium under {concept}"),
        Some(names) => format!("it is no equilibrium under {concept}: knowing all, {names} would leave"),
    };
    let seen = match (leaving(&|a| a.stays == Some(false)), leaving(&|a| a.stays.is_none())) {
        (None, None) => "it is steady: every party stays in what it sees".to_owned(),
        (Some(names), None) => format!("it is not steady: {names} would not stay"),
        (None, Some(names)) => format!("it is not steady: it cannot be in the view of {names}"),
        (Some(names), Some(lost)) => {
            format!("it is not steady: {names} would not stay, and it cannot be in the view of {lost}")
        }
    };
    let parties = accounts.iter().map(|a| (a.party, a.surprise.is_some(), sentences(words, concept, state, a)));
    Some(OutcomeTold { state, truly, seen, parties: parties.collect(), missed: missed(words, concept, state) })
}

/// A true equilibrium that is no outcome, and that every party likes better.
fn missed(words: &ViewWords, concept: Concept, state: StateId) -> Option<String> {
    let (views, truth) = (words.views, words.views.hypergame.truth());
    let (held, led) = (views.analysis.games[0].of(concept)?, views.analysis.of(concept)?);
    let better = |s: &StateId| truth.parties().all(|p| truth.rank(p, *s) > truth.rank(p, state));
    let found: Vec<StateId> =
        held.equilibria.iter().filter(|s| !led.outcomes.contains(*s)).filter(better).take(4).collect();
    let named = joined(&found.iter().map(|s| words.truth.named(*s)).collect::<Vec<_>>(), "or");
    (!found.is_empty())
        .then(|| format!("the views stand in the way of {named}: it would truly hold, and every party likes it better"))
}

fn sentences(words: &ViewWords, concept: Concept, state: StateId, account: &Account) -> Vec<String> {
    let party = account.party;
    let mut out = vec![surprise(words, account)];
    if account.vain != 0 {
        out.push(format!("Counted on in vain: {}.", words.own_options(party, account.vain)));
    }
    if account.surprise.is_some() {
        let states = words.states(&account.expected, |s| words.place(party, s));
        let only = match account.expected[..] {
            [one] => format!(", {}", words.own(party).state(one)),
            _ => String::new(),
        };
        out.push(format!("Expected: {states}{only}."));
    }
    out.extend(onward(words, concept, account));
    let open_eyes = match (account.stays, account.stays_knowing) {
        (Some(a), b) if a == b => None,
        (_, true) => Some("Knowing all, it would stay.".to_owned()),
        (_, false) => Some(match next(words.views.hypergame.truth(), concept, party, state) {
            Some(to) => {
                format!("Knowing all, it would {} ({}).", words.truth.change(party, state, to), words.truth.short(to))
            }
            None => "Knowing all, it would leave.".to_owned(),
        }),
    };
    if !words.is_clear(party) {
        out.extend(open_eyes);
    }
    out
}

fn surprise(words: &ViewWords, account: &Account) -> String {
    match &account.surprise {
        None => "As expected.".to_owned(),
        Some(Surprise::Unseen(bits)) => {
            format!("Surprised by what it does not know of (strategic surprise): {}.", words.true_options(*bits))
        }
        Some(Surprise::Impossible) => "Surprised: in its view this cannot be.".to_owned(),
        Some(Surprise::Moves(parties)) => {
            format!("Surprised by what {} would do.", words.truth.parties(parties.iter().copied()))
        }
        Some(Surprise::Mixture) if account.vain != 0 => "Surprised by what is missing.".to_owned(),
        Some(Surprise::Mixture) => {
            let others = words.views.hypergame.parties().filter(|p| *p != account.party);
            let names: Vec<String> = others.map(|p| words.truth.party(p).to_owned()).collect();
            format!(
                "Surprised, though not by anything that {} might not have done: several equilibria of its own game were possible, and the parties acted on different ones.",
                joined(&names, "or")
            )
        }
    }
}

/// What it does upon seeing the outcome with its own eyes.
fn onward(words: &ViewWords, concept: Concept, account: &Account) -> Option<String> {
    let party = account.party;
    let Some(seen) = account.seen else {
        return Some("Its view has no such state, so it has to think again.".to_owned());
    };
    let own = words.own(party);
    if account.surprise.is_some() && account.expected.contains(&seen) && account.stays == Some(true) {
        return Some("What it sees is what it expected, so it notices nothing yet and would stay.".to_owned());
    }
    let looks = match (&account.surprise, words.is_clear(party)) {
        (Some(_), false) => format!("What it sees is {}. ", words.place(party, seen)),
        _ => String::new(),
    };
    if account.stays == Some(true) {
        return account.surprise.as_ref().map(|_| upper_first(&format!("{looks}It would stay.")));
    }
    let graph = words.views.hypergame.own(party).graph;
    Some(match next(graph, concept, party, seen) {
        Some(to) => format!("{looks}It would then {} ({}).", own.change(party, seen, to), words.place(party, to)),
        None => format!("{looks}It would leave."),
    })
}

/// Where a party goes from a state that is not stable for it.
fn next(graph: &detente_graph::Graph, concept: Concept, party: PartyId, state: StateId) -> Option<StateId> {
    match certificate(graph, concept, party, state)?.verdict {
        Verdict::Undeterred { improvement, .. } => Some(improvement),
        _ => None,
    }
}
