//! Steps and endings of paths in words, with what each step is worth to who takes it.

use super::Page;
use crate::page::Line;
use crate::page::english::{grouped, upper_first};
use crate::{Study, Words, joined};
use detente_case::{Form, Preferences};
use detente_graph::{PartyId, StateId};
use detente_stability::Step;
use detente_stability::evolution::{By, Effect, PathStep};

/// Why one state is better for a party than another.
enum Reason {
    /// The most important statement that tells them apart, as written.
    Statement(String),
    /// Their places in its ranking.
    Places(String),
}

/// Tells steps of one case.
pub(crate) struct Teller<'a> {
    study: Study<'a>,
    pub words: Words<'a>,
}

impl<'a> Teller<'a> {
    pub fn new(study: Study<'a>) -> Self {
        Self { study, words: Words::new(study.case, study.graph) }
    }

    /// "today's state, state 436 (YYN)".
    pub fn place(&self, state: StateId) -> String {
        let named = self.words.named(state);
        if self.words.is_now(state) { format!("today's state, {named}") } else { named }
    }

    /// A step as a sentence: "Japan would ... (at a loss: ...)."
    pub fn step(&self, step: &PathStep) -> Line {
        let PathStep { by, from, to, effect } = step;
        match by {
            By::Party(party) => {
                let change = self.words.change(*party, *from, *to);
                let what = format!("{} would {change}", upper_first(self.words.party(*party)));
                Line::from(format!("{what} (")).line(self.worth(*party, *from, *to, *effect)).text(").")
            }
            By::Together { coalition, .. } => {
                let members = coalition.members();
                let all = if members.len() == 2 { "both" } else { "all" };
                let gains: Vec<Line> = members.iter().filter_map(|p| self.gained(*p, *from, *to)).collect();
                let colon = if gains.is_empty() { "" } else { ": " };
                let names = upper_first(&self.words.parties(members.iter().copied()));
                Line::from(format!("{names} would agree: {} ({all} gain{colon}", self.together(members, *from, *to)))
                    .list(gains, ", ", ", ")
                    .text(").")
            }
        }
    }

    /// What several parties do, each for its part: "Japan would ... and North Korea would ...".
    fn together(&self, members: &[PartyId], from: StateId, to: StateId) -> String {
        let graph = self.study.graph;
        let (a, b) = (graph.pattern(from), graph.pattern(to));
        let changed = (a.taken ^ b.taken | !a.fixed) & b.fixed;
        let moving = members.iter().filter(|p| changed & graph.own_bits(**p) != 0);
        let parts: Vec<String> =
            moving.map(|p| format!("{} would {}", self.words.party(*p), self.words.change(*p, from, to))).collect();
        match parts.as_slice() {
            [] => format!("they would go to {}", self.words.state(to)),
            parts => parts.join("; "),
        }
    }

    /// What a step is worth to a party that takes it alone.
    fn worth(&self, party: PartyId, from: StateId, to: StateId, effect: Effect) -> Line {
        let holds = if effect == Effect::Loss { " would no longer hold" } else { " would hold" };
        let why = match self.reason(party, from, to) {
            None => Line::new(),
            Some(Reason::Statement(text)) => Line::from(": ").code(text).text(holds),
            Some(Reason::Places(places)) => Line::from(": ").text(places),
        };
        match effect {
            Effect::Same => "neither a gain nor a loss".into(),
            Effect::Loss => Line::from("at a loss").line(why),
            Effect::Gain => {
                let graph = self.study.graph;
                let best = graph.moves(party, from).iter().map(|t| graph.rank(party, *t)).max();
                let more = if best > Some(graph.rank(party, to)) { ", though it could gain more" } else { "" };
                Line::from("gains").line(why).text(more)
            }
        }
    }

    /// "`nk.info` for Japan"
    fn gained(&self, party: PartyId, from: StateId, to: StateId) -> Option<Line> {
        let reason = match self.reason(party, from, to)? {
            Reason::Statement(text) => Line::new().code(text),
            Reason::Places(places) => places.into(),
        };
        Some(reason.text(format!(" for {}", self.words.party(party))))
    }

    /// Why one of two states is better for a party than the other: the most important statement that tells them apart,
    /// or their places in its ranking. Nothing where it is indifferent.
    fn reason(&self, party: PartyId, from: StateId, to: StateId) -> Option<Reason> {
        let graph = self.study.graph;
        if graph.rank(party, from) == graph.rank(party, to) {
            return None;
        }
        let bits = |s: StateId| graph.states().bits(graph.states().representative(s));
        match &self.study.case.party(party).preferences {
            Preferences::Prioritized(wants) => {
                let mut statements = wants.iter().map(|w| &w.statement);
                let deciding = |s: &&detente_case::Statement| s.expr.holds(bits(from)) != s.expr.holds(bits(to));
                statements.find(deciding).map(|s| Reason::Statement(s.text.clone()))
            }
            Preferences::Ranked { .. } | Preferences::Weighted(_) => {
                let best = graph.ranks(party).iter().max().copied().unwrap_or(0);
                let place = |s: StateId| grouped((best - graph.rank(party, s)) as usize + 1);
                Some(Reason::Places(format!("from place {} to place {}", place(from), place(to))))
            }
        }
    }

    /// Whether the conflict can rest in a state.
    pub fn ending(&self, state: StateId) -> String {
        let Study { graph, analysis, case } = self.study;
        let name = match &case.form {
            Form::Options { .. } => upper_first(&self.words.named(state)),
            Form::Graph { .. } => upper_first(&self.words.short(state)),
        };
        let leaving: Vec<PartyId> = graph.parties().filter(|p| !graph.improvements(*p, state).is_empty()).collect();
        let (under, who) = (self.under(state), self.words.parties(leaving.iter().copied()));
        match (leaving.is_empty(), analysis.verdicts.iter().any(|v| v.equilibria.contains(state))) {
            (true, _) => format!("{name} would last: nobody could improve on it alone (equilibrium under {under})."),
            (false, false) => {
                format!(
                    "{name} would not last: it is no equilibrium under any concept, and {who} would gain by moving on."
                )
            }
            (false, true) => format!(
                "{name} would last if all looked ahead (equilibrium under {under}), though {who} would gain at once by \
                 moving on."
            ),
        }
    }

    /// The concepts under which a state is an equilibrium; nothing where there are none.
    fn under(&self, state: StateId) -> String {
        let verdicts = &self.study.analysis.verdicts;
        let holds = verdicts.iter().filter(|v| v.equilibria.contains(state));
        let holds: Vec<String> = holds.map(|v| v.concept.short().to_owned()).collect();
        if holds.len() == verdicts.len() && holds.len() > 1 {
            return "every concept analysed".to_owned();
        }
        joined(&holds, "and")
    }

    /// Improvements that go round and round.
    pub fn cycle(&self, cycle: &[Step], page: &mut Page) {
        let Some(last) = cycle.last() else { return };
        page.begin(format!("Improvements go round and round, as from {}", self.place(last.to)), ":", "");
        let mut at = last.to;
        for (i, step) in cycle.iter().enumerate() {
            let by = By::Party(step.party);
            let told = self.step(&PathStep { by, from: at, to: step.to, effect: Effect::Gain });
            let back = if i + 1 == cycle.len() { " That leads back to where it began." } else { "" };
            page.line(Line::from(format!("{}. ", i + 1)).line(told).text(back), 2);
            at = step.to;
        }
    }

    /// " (equilibrium under ...)"; nothing where it is none.
    pub fn equilibrium(&self, state: StateId) -> String {
        match self.under(state) {
            under if under.is_empty() => under,
            under => format!(" (equilibrium under {under})"),
        }
    }
}
