//! What several sections need to know, looked up once.

use crate::page::Line;
use crate::wording::place::place;
use crate::{Findings, Study, Words};
use detente_case::Form;
use detente_graph::{Graph, PartyId, StateId};
use detente_stability::Concept;
use std::cmp::Reverse;

/// How many equilibria the table shows.
pub(crate) const SHOWN: usize = 12;

/// A study with what its sections share.
pub(crate) struct Facts<'a> {
    /// The study.
    pub study: Study<'a>,
    /// What else was found out.
    pub findings: &'a Findings<'a>,
    /// Names.
    pub words: Words<'a>,
    /// Concepts that were analysed, in their order.
    pub concepts: Vec<Concept>,
    /// Today's state.
    pub now: Option<StateId>,
    /// All states that are an equilibrium under some concept, strongest first.
    pub equilibria: Vec<Equilibrium>,
    /// The state that the picture starts from.
    pub centre: Centre,
    /// Whether the reader has the command line: calls are named then.
    pub calls: bool,
    /// Per claim the passage itself, where its text is at hand.
    pub passages: Vec<Option<String>>,
}

/// A state that is an equilibrium under some concept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Equilibrium {
    pub state: StateId,
    /// The concepts under which it is one, in their order.
    pub under: Vec<Concept>,
}

/// The state that the picture starts from, and why it is this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Centre {
    /// Today's state.
    Today(StateId),
    /// The strongest equilibrium, as the case names no state of today.
    Strongest(StateId),
    /// The state that most parties stay in under most concepts, as there is neither.
    Calmest(StateId),
}

impl Centre {
    pub fn state(self) -> StateId {
        match self {
            Self::Today(s) | Self::Strongest(s) | Self::Calmest(s) => s,
        }
    }
}

impl<'a> Facts<'a> {
    pub fn new(findings: &'a Findings<'a>) -> Self {
        let study = &findings.study;
        let words = Words::new(study.case, study.graph);
        let concepts: Vec<Concept> = study.analysis.verdicts.iter().map(|v| v.concept).collect();
        let now = study.graph.status_quo();
        let equilibria = equilibria(study, now);
        let centre = match (now, equilibria.first()) {
            (Some(now), _) => Centre::Today(now),
            (None, Some(first)) => Centre::Strongest(first.state),
            (None, None) => Centre::Calmest(calmest(study)),
        };
        let passage = |claim: usize| {
            let of = findings.sources.iter().find(|s| s.source == study.case.claims[claim].source)?;
            of.passage(claim).map(|found| found.text.clone())
        };
        let passages = (0..study.case.claims.len()).map(passage).collect();
        Self { study: *study, findings, words, concepts, now, equilibria, centre, passages, calls: true }
    }

    pub fn graph(&self) -> &'a Graph {
        self.study.graph
    }

    /// Whether a state is stable for a party; `None` where the concept was not analysed.
    pub fn stays(&self, concept: Concept, party: PartyId, state: StateId) -> Option<bool> {
        self.study.analysis.of(concept).map(|v| v.stable[party.index()].contains(state))
    }

    /// The concepts under which a state is an equilibrium.
    pub fn holds_under(&self, state: StateId) -> Vec<Concept> {
        let verdicts = &self.study.analysis.verdicts;
        verdicts.iter().filter(|v| v.equilibria.contains(state)).map(|v| v.concept).collect()
    }

    /// The equilibria that are strongest: under as many concepts as any.
    pub fn strongest(&self) -> &[Equilibrium] {
        let most = self.equilibria.first().map_or(0, |e| e.under.len());
        let end = self.equilibria.partition_point(|e| e.under.len() == most);
        &self.equilibria[..end]
    }

    /// The equilibria that the table shows.
    pub fn shown(&self) -> &[Equilibrium] {
        &self.equilibria[..self.equilibria.len().min(SHOWN)]
    }

    /// "state 37", with a link where the table of equilibria shows it.
    pub fn state(&self, state: StateId) -> Line {
        if self.shown().iter().any(|e| e.state == state) {
            Line::new().link(self.state_place(state), self.words.short(state))
        } else {
            Line::from(self.words.short(state))
        }
    }

    /// Id of a state in the table of equilibria.
    pub fn state_place(&self, state: StateId) -> String {
        match &self.study.case.form {
            Form::Options { .. } => format!("state-{}", state.number()),
            Form::Graph { states, .. } => place("state", &states[state.index()].id.value),
        }
    }

    /// A state as the subject of a sentence: "today's state" or "state 37".
    pub fn subject(&self, state: StateId) -> Line {
        if self.words.is_now(state) { Line::from("today's state") } else { self.state(state) }
    }

    /// What a party does to get from one state to another, and where that leads.
    pub fn step(&self, party: PartyId, from: StateId, to: StateId) -> Line {
        match self.words.meaning(to) {
            Some(meaning) => Line::from("move to ").line(self.state(to)).text(" (").case(meaning).text(")"),
            None => Line::from(self.words.change(party, from, to)).text(" (").line(self.state(to)).text(")"),
        }
    }

    /// A party's name by itself, as words of the case.
    pub fn label(&self, party: PartyId) -> Line {
        Line::new().case(self.words.label(party))
    }

    /// A party's name in a sentence, as words of the case.
    pub fn party(&self, party: PartyId) -> Line {
        Line::new().case(self.words.party(party))
    }

    /// Names of several parties.
    pub fn parties(&self, parties: &[PartyId]) -> Line {
        Line::new().list(parties.iter().map(|p| self.party(*p)), ", ", " and ")
    }

    /// How many options differ between two states; 0 in graph form.
    pub fn distance(&self, a: StateId, b: StateId) -> u32 {
        distance(self.study.graph, a, b)
    }
}

pub(crate) fn distance(graph: &Graph, a: StateId, b: StateId) -> u32 {
    let (a, b) = (graph.pattern(a), graph.pattern(b));
    ((a.taken ^ b.taken) & a.fixed & b.fixed).count_ones()
}

fn equilibria(study: &Study, now: Option<StateId>) -> Vec<Equilibrium> {
    let verdicts = &study.analysis.verdicts;
    let mut found: Vec<Equilibrium> = study
        .graph
        .states()
        .ids()
        .filter(|s| verdicts.iter().any(|v| v.equilibria.contains(*s)))
        .map(|state| Equilibrium {
            state,
            under: verdicts.iter().filter(|v| v.equilibria.contains(state)).map(|v| v.concept).collect(),
        })
        .collect();
    found.sort_by_cached_key(|e| {
        let changes = now.map_or(0, |now| distance(study.graph, now, e.state));
        (Reverse(e.under.len()), now != Some(e.state), changes, e.state)
    });
    found
}

fn calmest(study: &Study) -> StateId {
    let staying = |s: &StateId| -> usize {
        study.analysis.verdicts.iter().flat_map(|v| &v.stable).filter(|set| set.contains(*s)).count()
    };
    study.graph.states().ids().min_by_key(|s| (Reverse(staying(s)), *s)).unwrap_or(StateId(0))
}
