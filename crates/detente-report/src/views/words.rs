//! Names in the games of a hypergame: the true one's, and those of each view.

use super::ViewsStudy;
use crate::page::english::{number, upper_first};
use crate::{Words, joined, lower_first};
use detente_case::Case;
use detente_graph::{PartyId, StateId};

/// Words for every game of a hypergame.
pub(crate) struct ViewWords<'a> {
    pub views: ViewsStudy<'a>,
    /// Of the true game.
    pub truth: Words<'a>,
}

impl<'a> ViewWords<'a> {
    pub fn new(views: ViewsStudy<'a>) -> Self {
        Self { views, truth: Words::new(views.study.case, views.study.graph) }
    }

    /// The case as a party sees it.
    pub fn case(&self, party: PartyId) -> &'a Case {
        self.views.perceived.iter().find(|v| v.party == party).map_or(self.views.study.case, |v| &v.case)
    }

    /// Words for a party's own game.
    pub fn own(&self, party: PartyId) -> Words<'a> {
        let seen = self.views.perceived.iter().find(|v| v.party == party);
        seen.map_or(self.truth, |v| Words::new(&v.case, &v.graph))
    }

    /// Whether a party sees the conflict as it is.
    pub fn is_clear(&self, party: PartyId) -> bool {
        self.views.hypergame.position(party) == 0
    }

    /// A state of a party's own game by number: "state 3 of its own game", or "state 3" where that is the true one.
    pub fn place(&self, party: PartyId, state: StateId) -> String {
        let own = self.own(party).named(state);
        if self.is_clear(party) { own } else { format!("{own} of its own game") }
    }

    /// What a party does, by its true options: "attack, and not retreat" as a verb phrase; "take none of its options".
    pub fn action(&self, party: PartyId, bits: u64) -> String {
        let case = self.views.study.case;
        let own = case.party(party).options.clone();
        let taken: Vec<String> =
            own.filter(|k| bits >> k & 1 == 1).map(|k| lower_first(&case.options[k].does)).collect();
        match (taken.is_empty(), case.party(party).options.is_empty()) {
            (_, true) => "nothing to decide".to_owned(),
            (true, _) => "take none of its options".to_owned(),
            _ => joined(&taken, "and"),
        }
    }

    /// Names of options of the true case, by their bits: "attack through the Ardennes (Germany)".
    pub fn true_options(&self, bits: u64) -> String {
        options(self.views.study.case, bits, |p| self.truth.label(p).to_owned())
    }

    /// Names of options of a party's own game, by their bits.
    pub fn own_options(&self, party: PartyId, bits: u64) -> String {
        options(self.case(party), bits, |p| self.truth.label(p).to_owned())
    }

    /// What a state is made of, in full: "Germany would ..., the Allies would ...".
    pub fn outcome(&self, state: StateId) -> String {
        upper_first(&self.truth.state(state))
    }

    /// "state 3 and state 5", or how many where there are many.
    pub fn states(&self, states: &[StateId], name: impl Fn(StateId) -> String) -> String {
        const NAMED: usize = 4;
        let named: Vec<String> = states.iter().take(NAMED).map(|s| name(*s)).collect();
        match states.len() {
            0 => "no state".to_owned(),
            n if n > NAMED => format!("{} or one of {} more", named.join(", "), number(n - NAMED)),
            _ => joined(&named, "or"),
        }
    }
}

fn options(case: &Case, bits: u64, label: impl Fn(PartyId) -> String) -> String {
    let named = case.options.iter().enumerate().filter(|(k, _)| bits >> k & 1 == 1);
    let named: Vec<String> = named.map(|(_, o)| format!("{} ({})", lower_first(&o.does), label(o.owner))).collect();
    named.join("; ")
}
