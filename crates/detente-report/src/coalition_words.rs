//! A coalition's joint move told as a person would: the steps, what they take, who could spoil it, whether it lasts.

use crate::page::english::{number, upper_first};
use crate::{Study, Words, joined};
use detente_graph::{PartyId, StateId};
use detente_stability::{Coalition, CoalitionConcept, JointAnswer, JointMove, Strictness, answer_to};
use std::cmp::{Ordering, Reverse};

/// One joint move of one coalition from one state.
pub(crate) struct Telling<'a> {
    pub study: &'a Study<'a>,
    pub words: &'a Words<'a>,
    pub coalition: &'a Coalition,
    pub strictness: Strictness,
    pub state: StateId,
    pub joint: &'a JointMove,
}

impl Telling<'_> {
    /// "Japan would ..., which alone would be a loss; North Korea would then ..., and would gain by it". Worded so that
    /// names of any number fit.
    pub fn steps(&self) -> String {
        let mut at = self.state;
        let mut told = Vec::new();
        for (k, step) in self.joint.path.iter().enumerate() {
            let (name, change) = (self.words.party(step.party), self.words.change(step.party, at, step.to));
            let effect = match (self.compared(step.party, step.to, at), k) {
                (Ordering::Less, 0) => ", which alone would be a loss",
                (Ordering::Equal, 0) => ", which alone would gain nothing",
                (Ordering::Less, _) => ", although not doing so would pay better by then",
                (Ordering::Equal, _) => ", which by then would make no difference",
                (Ordering::Greater, 0) => ", which alone would pay",
                (Ordering::Greater, _) => ", and would gain by it",
            };
            let verb = if k == 0 { "would" } else { "would then" };
            told.push(format!("{name} {verb} {change}{effect}"));
            at = step.to;
        }
        told.join("; ")
    }

    /// "Both would be better off than today."
    pub fn gain(&self) -> String {
        let than = self.than();
        let members = self.coalition.members();
        let better = |m: &&PartyId| self.compared(**m, self.joint.to, self.state) == Ordering::Greater;
        let gaining: Vec<PartyId> = members.iter().filter(better).copied().collect();
        if gaining.len() == members.len() {
            return match members.len() {
                2 => format!("Both would be better off than {than}."),
                n => format!("All {} would be better off than {than}.", number(n)),
            };
        }
        let who = upper_first(&self.words.parties(gaining));
        format!("{who} would be better off than {than}, and nobody in the coalition worse off.")
    }

    /// What the members have to bring to the joint move.
    pub fn takes(&self) -> String {
        let path = &self.joint.path;
        let name = |party: PartyId| self.words.party(party);
        if self.joint.at_a_loss.is_empty() {
            let first = path[0].party;
            let others: Vec<PartyId> = self.coalition.members().iter().copied().filter(|m| *m != first).collect();
            let gain = |m: &PartyId| self.compared(*m, self.joint.to, self.state) == Ordering::Greater;
            let mind = if others.iter().all(gain) { "would welcome it" } else { "would lose nothing by it" };
            return match path.len() {
                1 => format!(
                    "nothing but a move that pays {} anyhow; {} {mind}.",
                    name(first),
                    self.words.parties(others)
                ),
                _ => "agreement, but no trust: every step pays whoever takes it when it is taken.".to_owned(),
            };
        }
        let mut parts = Vec::new();
        for k in &self.joint.at_a_loss {
            let party = path[*k].party;
            let from = if *k == 0 { self.state } else { path[*k - 1].to };
            let worse = self.compared(party, path[*k].to, from) == Ordering::Less;
            let mut later: Vec<PartyId> = Vec::new();
            for step in &path[*k + 1..] {
                if step.party != party && !later.contains(&step.party) {
                    later.push(step.party);
                }
            }
            let cost = if worse { "at a loss" } else { "without gaining by it" };
            parts.push(match (*k, later.is_empty()) {
                (0, false) => format!(
                    "{} would have to move first {cost} and trust {} to follow",
                    name(party),
                    self.words.parties(later)
                ),
                (_, false) => {
                    format!(
                        "{} would have to go on {cost} and trust {} to follow",
                        name(party),
                        self.words.parties(later)
                    )
                }
                (0, true) => format!("{} would have to move {cost}", name(party)),
                (_, true) if worse => {
                    format!("{} would have to keep the promise when breaking it would pay", name(party))
                }
                (_, true) => format!("{} would have to keep the promise when that gains nothing", name(party)),
            });
        }
        format!("{}.", parts.join(", and "))
    }

    /// Whether those outside the coalition could spoil the joint move; nothing where nobody is outside.
    pub fn others(&self) -> Option<String> {
        let graph = self.study.graph;
        if self.coalition.opponents(graph).is_empty() {
            return None;
        }
        let answer = |concept| answer_to(graph, self.coalition, concept, self.strictness, self.state, self.joint.to);
        Some(match (answer(CoalitionConcept::Seq), answer(CoalitionConcept::Gmr)) {
            (Ok(found), _) => format!("{}. So under CSEQ the joint move is deterred.", self.spoilt(&found, true)),
            (Err(_), Ok(found)) => {
                format!("{}; but nobody would gain by answering like that.", self.spoilt(&found, false))
            }
            (Err(0), Err(0)) => "Nobody outside the coalition can answer.".to_owned(),
            (Err(0), Err(_)) => {
                "Nobody outside the coalition would gain by answering, and no answer at a cost would spoil it."
                    .to_owned()
            }
            (Err(_), Err(_)) => {
                let stay = match (self.strictness, self.coalition.len()) {
                    (Strictness::Weak, _) => "the coalition would still gain".to_owned(),
                    (_, 2) => format!("both would still be better off than {}", self.than()),
                    (_, n) => format!("all {} would still be better off than {}", number(n), self.than()),
                };
                format!("The others could answer, but whatever they did, {stay}.")
            }
        })
    }

    fn spoilt(&self, answer: &JointAnswer, willing: bool) -> String {
        let mut at = answer.improvement;
        let mut parts = Vec::new();
        for step in &answer.steps {
            parts.push(format!(
                "{} could {}",
                self.words.party(step.party),
                self.words.change(step.party, at, step.to)
            ));
            at = step.to;
        }
        let loser = self.words.party(answer.spoilt_for);
        let left = match self.compared(answer.spoilt_for, at, self.state) {
            Ordering::Less => "worse off than",
            _ => "no better off than",
        };
        let gain = match (willing, parts.len()) {
            (false, _) => "",
            (true, 1) => " and would gain by it",
            (true, _) => ", each gaining by that",
        };
        let told = upper_first(&parts.join(", whereupon "));
        format!("{told}{gain}, which leaves {loser} {left} {}", self.than())
    }

    /// Whether the state that the joint move leads to would then hold.
    pub fn lasts(&self) -> String {
        let (graph, to) = (self.study.graph, self.joint.to);
        let verdicts = &self.study.analysis.verdicts;
        let (holds, breaks): (Vec<_>, Vec<_>) = verdicts.iter().partition(|v| v.equilibria.contains(to));
        let list = |vs: Vec<&detente_stability::Verdicts>| {
            joined(&vs.iter().map(|v| v.concept.short().to_owned()).collect::<Vec<_>>(), "and")
        };
        let state = upper_first(&self.words.short(to));
        let best = |party: PartyId| {
            let found = graph.improvements(party, to).into_iter();
            found.max_by_key(|t| (graph.rank(party, *t), Reverse(*t))).map(|t| (party, t))
        };
        let going: Vec<String> = graph
            .parties()
            .filter_map(best)
            .enumerate()
            .map(|(k, (party, t))| {
                let would = if k == 0 { "would do better to" } else { "to" };
                format!("{} {would} {}", self.words.party(party), self.words.change(party, to, t))
            })
            .collect();
        let go_on = match going.len() {
            0 => String::new(),
            1 | 2 => format!(": from there {}", going.join(", and ")),
            n => format!(": from there {}; and {} more could gain by a move of their own", going[0], number(n - 1)),
        };
        let jump = match holds.iter().any(|v| v.equilibria.contains(self.state)) {
            true => " Going there is an equilibrium jump.",
            false => "",
        };
        match (holds.is_empty(), breaks.is_empty()) {
            (true, _) => format!("{state} would not hold by itself under any concept analysed{go_on}."),
            (false, true) => format!("{state} would then hold under every concept analysed.{jump}"),
            (false, false) => {
                let (holds, breaks) = (list(holds), list(breaks));
                format!("{state} would then hold under {holds}, but not under {breaks}{go_on}.{jump}")
            }
        }
    }

    /// "today" or "in state 5".
    fn than(&self) -> String {
        if self.words.is_now(self.state) { "today".to_owned() } else { format!("in {}", self.words.short(self.state)) }
    }

    fn compared(&self, party: PartyId, a: StateId, b: StateId) -> Ordering {
        self.study.graph.rank(party, a).cmp(&self.study.graph.rank(party, b))
    }
}
