//! Checks certificates with naive code: moves found by comparing points pair by pair, answers by a plain search.
//!
//! Nothing here uses the sorted blocks or the backward search of the engine; what it shares with the engine is the
//! list of states, their bits and the parties' ranks.

use crate::certificate::{Certificate, Deterrence, Sanction, Simultaneous, Step, Verdict};
use crate::{Concept, Response, Sanctions};
use detente_graph::{Budget, Graph, Moves, PartyId, StateId, Stop};
use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::rc::Rc;

/// A certificate that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault(pub String);

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a move takes in the checker's own sets.
const BYTES_A_MOVE: u64 = 16;

/// Checks certificates about one graph.
#[derive(Debug)]
pub struct Checker<'g> {
    graph: &'g Graph,
    sanctions: Sanctions,
    /// Per party and state, the states it can move to.
    moves: Vec<Vec<BTreeSet<StateId>>>,
    /// What the opponents of a party can bring about from a state, by improvements only or not.
    reached: HashMap<(PartyId, StateId, bool), Rc<BTreeSet<StateId>>>,
}

impl<'g> Checker<'g> {
    /// Compares all states pair by pair; quadratic in their number. Meant for small graphs; see [`Checker::within`].
    pub fn new(graph: &'g Graph) -> Self {
        Self::within(graph, &Budget::unlimited()).expect("nothing stops it")
    }

    /// The same within a budget.
    ///
    /// # Errors
    /// The budget stopped it, or the moves would take more memory than it allows.
    pub fn within(graph: &'g Graph, budget: &Budget) -> Result<Self, Stop> {
        let states = graph.states();
        let mut found_so_far: u64 = 0;
        let mut moves = vec![vec![BTreeSet::new(); graph.len()]; graph.parties().count()];
        for party in graph.parties() {
            let found = &mut moves[party.index()];
            match graph.tables() {
                Moves::Arcs(tables) => {
                    for s in states.ids() {
                        found[s.index()].extend(tables[party.index()].from(s.0).iter().map(|t| StateId(*t)));
                    }
                }
                Moves::Blocks(_) => {
                    for a in 0..states.points() {
                        budget.go_on("Comparing states", a.into(), states.points().into())?;
                        if found_so_far.saturating_mul(BYTES_A_MOVE) > budget.memory {
                            let (states, needed) = (Some(graph.len() as u128), None);
                            return Err(Stop::Memory { states, needed, allowed: budget.memory });
                        }
                        for b in 0..states.points() {
                            let (from, to) = (states.state_of(a), states.state_of(b));
                            if from != to && graph.may_change(party, states.bits(a), states.bits(b)) {
                                found_so_far += u64::from(found[from.index()].insert(to));
                            }
                        }
                    }
                }
            }
        }
        Ok(Self { graph, sanctions: Sanctions::Legal, moves, reached: HashMap::new() })
    }

    /// For certificates under another rule for sanctions.
    pub fn under(self, sanctions: Sanctions) -> Self {
        Self { sanctions, reached: HashMap::new(), ..self }
    }

    /// Checks one certificate.
    ///
    /// # Errors
    /// What does not hold.
    pub fn check(&mut self, certificate: &Certificate) -> Result<(), Fault> {
        let Certificate { concept, party, state, verdict } = certificate;
        let improvements = self.improvements(*party, *state);
        match verdict {
            Verdict::NoImprovement => match improvements.first() {
                None => Ok(()),
                Some(u) => fault(format!("the party can improve to state {}", u.number())),
            },
            Verdict::Undeterred { improvement, .. } => {
                if !improvements.contains(improvement) {
                    return fault(format!("state {} is no improvement", improvement.number()));
                }
                self.nothing_deters(*concept, *party, *state, *improvement)
            }
            Verdict::Deterred(list) => {
                let answered: BTreeSet<StateId> = list.iter().map(|d| d.improvement).collect();
                if answered != improvements {
                    return fault("the certificate does not answer each improvement".to_owned());
                }
                list.iter().try_for_each(|d| self.deterrence(*concept, *party, *state, d))?;
                match concept.response() {
                    Response::Together => self.each_simultaneous(*party, *state, list),
                    Response::Nothing | Response::Answer { .. } => Ok(()),
                }
            }
        }
    }

    /// What a party can move to.
    pub(crate) fn moves(&self, party: PartyId, state: StateId) -> &BTreeSet<StateId> {
        &self.moves[party.index()][state.index()]
    }

    fn improvements(&self, party: PartyId, state: StateId) -> BTreeSet<StateId> {
        self.moves[party.index()][state.index()].iter().copied().filter(|t| self.better(party, *t, state)).collect()
    }

    fn better(&self, party: PartyId, a: StateId, b: StateId) -> bool {
        self.graph.rank(party, a) > self.graph.rank(party, b)
    }

    /// Whether ending in `t` keeps `party` from leaving `state`.
    fn hurts(&self, concept: Concept, party: PartyId, state: StateId, t: StateId) -> bool {
        !self.better(party, t, state)
            && (!concept.is_symmetric()
                || self.moves[party.index()][t.index()].iter().all(|v| !self.better(party, *v, state)))
    }

    fn deterrence(&self, concept: Concept, party: PartyId, state: StateId, d: &Deterrence) -> Result<(), Fault> {
        match (concept.response(), &d.sanction) {
            (Response::Together, Sanction::Together(moves)) => self.together(party, state, d.improvement, moves),
            (Response::Answer { symmetric, .. }, Sanction::Path { steps, escape }) => {
                let end = self.walk(concept, party, d.improvement, steps)?;
                if !self.hurts(concept, party, state, end) {
                    return fault(format!("state {} does not deter", end.number()));
                }
                let own = &self.moves[party.index()][end.index()];
                match escape {
                    Some(v) if !own.contains(v) => {
                        fault(format!("there is no way from {} to {}", end.number(), v.number()))
                    }
                    None if symmetric && !own.is_empty() => fault("the escape is missing".to_owned()),
                    _ => Ok(()),
                }
            }
            (Response::Nothing, _)
            | (Response::Together, Sanction::Path { .. })
            | (Response::Answer { .. }, Sanction::Together(_)) => fault("the sanction is of the wrong kind".to_owned()),
        }
    }

    /// Follows a sequence of moves, checking that it is legal; returns where it ends.
    fn walk(&self, concept: Concept, party: PartyId, from: StateId, steps: &[Step]) -> Result<StateId, Fault> {
        let (mut at, mut last) = (from, party);
        let mut moved = BTreeSet::new();
        if steps.is_empty() {
            return fault("the sanction has no step".to_owned());
        }
        for step in steps {
            if step.party == party {
                return fault("the party sanctions itself".to_owned());
            }
            if step.party == last {
                return fault("a party moves twice in a row".to_owned());
            }
            if !moved.insert(step.party) && self.sanctions == Sanctions::Once {
                return fault("a party moves a second time".to_owned());
            }
            if !self.moves[step.party.index()][at.index()].contains(&step.to) {
                return fault(format!("there is no move from {} to {}", at.number(), step.to.number()));
            }
            if concept.is_credible() && !self.better(step.party, step.to, at) {
                return fault(format!("the step to {} improves nothing for its mover", step.to.number()));
            }
            (at, last) = (step.to, step.party);
        }
        Ok(at)
    }

    fn nothing_deters(&mut self, concept: Concept, party: PartyId, state: StateId, u: StateId) -> Result<(), Fault> {
        match concept.response() {
            Response::Nothing => Ok(()),
            Response::Together => {
                let states = self.graph.states();
                let open = (0..states.points()).filter(|p| states.state_of(*p) == state).any(|from| {
                    (0..states.points()).any(|to| {
                        states.state_of(to) == u
                            && self.graph.may_change(party, states.bits(from), states.bits(to))
                            && self.spoilers(party, state, from, states.bits(to)).next().is_none()
                    })
                });
                if open { Ok(()) } else { fault(format!("going to state {} is spoilt", u.number())) }
            }
            Response::Answer { credible, .. } => {
                let reached = self.reached(party, u, credible);
                match reached.iter().find(|t| self.hurts(concept, party, state, **t)) {
                    None => Ok(()),
                    Some(t) => fault(format!("state {} deters going to state {}", t.number(), u.number())),
                }
            }
        }
    }

    /// R_{N-i}(u) or R+_{N-i}(u), by a search over a state and who moved last or, under the rule that each moves once,
    /// who has moved.
    fn reached(&mut self, party: PartyId, u: StateId, credible: bool) -> Rc<BTreeSet<StateId>> {
        if let Some(known) = self.reached.get(&(party, u, credible)) {
            return Rc::clone(known);
        }
        let mut seen: BTreeSet<(StateId, BTreeSet<PartyId>)> = BTreeSet::new();
        let mut open: Vec<(StateId, BTreeSet<PartyId>)> = vec![(u, BTreeSet::new())];
        while let Some((from, barred)) = open.pop() {
            for mover in self.graph.parties().filter(|p| *p != party && !barred.contains(p)) {
                let mut next = if self.sanctions == Sanctions::Once { barred.clone() } else { BTreeSet::new() };
                next.insert(mover);
                for to in &self.moves[mover.index()][from.index()] {
                    if (!credible || self.better(mover, *to, from)) && seen.insert((*to, next.clone())) {
                        open.push((*to, next.clone()));
                    }
                }
            }
        }
        let reached: Rc<BTreeSet<StateId>> = Rc::new(seen.into_iter().map(|(s, _)| s).collect());
        self.reached.insert((party, u, credible), Rc::clone(&reached));
        reached
    }

    /// Results of simultaneous answers that would spoil going from point `from` to the point with the bits `to`.
    fn spoilers(&self, party: PartyId, state: StateId, from: u32, to: u64) -> impl Iterator<Item = u64> {
        let (graph, states) = (self.graph, self.graph.states());
        let mut results: Vec<(u64, bool)> = vec![(to, false)];
        for other in graph.parties().filter(|p| *p != party) {
            let own = graph.own_bits(other);
            let mut more = results.clone();
            for p in 0..states.points() {
                let bits = states.bits(p);
                if graph.may_change(other, states.bits(from), bits) && self.better(other, states.state_of(p), state) {
                    more.extend(results.iter().map(|(r, _)| (r & !own | bits & own, true)));
                }
            }
            results = more;
        }
        let spoils =
            move |bits: u64| states.find(bits).is_some_and(|t| graph.rank(party, t) <= graph.rank(party, state));
        results.into_iter().filter(move |(bits, moved)| *moved && spoils(*bits)).map(|(bits, _)| bits)
    }

    fn together(&self, party: PartyId, state: StateId, u: StateId, moves: &Simultaneous) -> Result<(), Fault> {
        let (graph, states) = (self.graph, self.graph.states());
        let expect = |holds: bool, words: &str| if holds { Ok(()) } else { fault(words.to_owned()) };
        expect(states.find(moves.from) == Some(state), "the moves do not start from the state")?;
        expect(states.find(moves.improvement) == Some(u), "the improvement is another")?;
        expect(graph.may_change(party, moves.from, moves.improvement), "the party cannot move like that")?;
        expect(!moves.moves.is_empty(), "nobody answers")?;
        let mut bits = moves.improvement;
        let mut movers = BTreeSet::from([party]);
        for (mover, to) in &moves.moves {
            expect(movers.insert(*mover), "somebody moves twice")?;
            expect(graph.may_change(*mover, moves.from, *to), "an answer is no move")?;
            let better = states.find(*to).is_some_and(|t| self.better(*mover, t, state));
            expect(better, "an answer is no improvement for its mover")?;
            bits = bits & !graph.own_bits(*mover) | to & graph.own_bits(*mover);
        }
        expect(bits == moves.bits && states.find(bits) == Some(moves.result), "the moves lead elsewhere")?;
        expect(!self.better(party, moves.result, state), "the result does not deter")
    }

    /// From a merged state, or to one, an improvement can be made in several ways: each must be answered.
    fn each_simultaneous(&self, party: PartyId, state: StateId, list: &[Deterrence]) -> Result<(), Fault> {
        let states = self.graph.states();
        let answered: BTreeSet<(u64, u64)> = list
            .iter()
            .filter_map(|d| match &d.sanction {
                Sanction::Together(m) => Some((m.from, m.improvement)),
                Sanction::Path { .. } => None,
            })
            .collect();
        for from in (0..states.points()).filter(|p| states.state_of(*p) == state) {
            for to in 0..states.points() {
                let (a, b) = (states.bits(from), states.bits(to));
                if self.graph.may_change(party, a, b)
                    && self.better(party, states.state_of(to), state)
                    && !answered.contains(&(a, b))
                {
                    return fault(format!("going to state {} is not answered", states.state_of(to).number()));
                }
            }
        }
        Ok(())
    }
}

fn fault<T>(words: String) -> Result<T, Fault> {
    Err(Fault(words))
}
