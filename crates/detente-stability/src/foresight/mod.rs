//! Foresight: two parties that anticipate moves and countermoves up to a horizon.
//!
//! Party i stands at state s with the first move, and at most h moves will be made in turn; whoever stays ends it.
//! G_h(i, s) is where i anticipates that it ends. G_0(i, s) = s. For h above 0, i looks at each u in R_i(s) and
//! anticipates G_(h-1)(j, u), j being the other; it moves to the u with the best such end if that end is strictly better
//! for it than s, and then G_h(i, s) = G_(h-1)(j, u); else it stays, and G_h(i, s) = s. Ties: a party that would gain
//! nothing stays; among equally good ends it moves to the state with the lowest number.
//!
//! * *Limited-move stability* L_h: s is stable for i iff i stays, looking h moves ahead. L_1 is Nash stability.
//! * *Non-myopic stability* NM: s is L_h-stable for i for every h from some h0 on.
//! * *Stackelberg stability*: s is L_2-stable for the leader and Nash stable for the follower.
//!
//! What a horizon gives follows from the one before it, so in the end the answers repeat: from some horizon on, with
//! some period. Where the period is 1, NM is what all further horizons say; else a state may be stable at some horizons
//! of the cycle and not at others, and then it is not NM-stable, but nor is it left at every horizon.
//!
//! Source: Zagare 1984; Kilgour 1985; Kilgour, Hipel & Fang 1987; Fang, Hipel & Kilgour 1989, 1993 ch. 3. After the
//! idea of Brams & Wittman 1981. All of them define it for two parties.

mod certificate;
mod check;
mod level;

pub use certificate::{Anticipated, Anticipation};
pub use check::ForesightChecker;

use detente_graph::{Budget, Graph, PartyId, StateId, StateSet, Stop};
use level::Level;
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Two parties looking ahead, for every horizon as far as it was followed.
#[derive(Clone, Debug)]
pub struct Foresight<'g> {
    graph: &'g Graph,
    /// By horizon from 0, the anticipated ends by who has the first move.
    levels: Vec<Level>,
    cycle: Option<Cycle>,
    stopped: Option<Stop>,
}

/// From which horizon on the answers repeat, and how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cycle {
    /// The first horizon of the cycle; 0 where nobody ever moves.
    pub from: usize,
    /// After how many horizons the same ends are anticipated again.
    pub length: usize,
}

/// What a party does at a state when it looks further and further ahead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outlook {
    /// It stays at every horizon from this one on: the state is NM-stable.
    Stays(usize),
    /// It leaves at every horizon from this one on.
    Leaves(usize),
    /// From this horizon on it stays and leaves in turn; `true` where it stays, for one period.
    Swings(usize, Vec<bool>),
}

/// A graph that has not two parties.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotTwoParties(pub usize);

impl fmt::Display for NotTwoParties {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            1 => f.write_str(
                "looking ahead is about what the other party does next, and this case has one party; Nash stability says \
                 all there is to say",
            ),
            n => write!(
                f,
                "limited-move, non-myopic and Stackelberg stability are defined for two parties who move in turn; this \
                 case has {n}, and with more than two the order in which they move would have to be assumed"
            ),
        }
    }
}

impl std::error::Error for NotTwoParties {}

impl<'g> Foresight<'g> {
    /// Follows the horizons until their answers repeat, up to the horizon `most` or until the budget stops it.
    ///
    /// # Errors
    /// The graph has not two parties.
    pub fn new(graph: &'g Graph, most: usize, budget: &Budget) -> Result<Self, NotTwoParties> {
        let parties = graph.parties().count();
        if parties != 2 {
            return Err(NotTwoParties(parties));
        }
        let mut levels = vec![Level::still(graph)];
        let mut hashes = vec![hash(&levels[0])];
        let (mut cycle, mut stopped) = (None, None);
        while levels.len() <= most {
            let needed = Level::bytes(graph) * (levels.len() as u128 + 1);
            if needed > u128::from(budget.memory) {
                let states = Some(graph.len() as u128);
                stopped = Some(Stop::Memory { states, needed: Some(needed), allowed: budget.memory });
                break;
            }
            if let Err(stop) = budget.go_on("Looking ahead", levels.len() as u64, most as u64) {
                stopped = Some(stop);
                break;
            }
            let next = levels[levels.len() - 1].next(graph);
            let mark = hash(&next);
            let same = (0..levels.len()).find(|h| hashes[*h] == mark && levels[*h] == next);
            if let Some(from) = same {
                cycle = Some(Cycle { from, length: levels.len() - from });
                break;
            }
            hashes.push(mark);
            levels.push(next);
        }
        Ok(Self { graph, levels, cycle, stopped })
    }

    /// From which horizon on the answers repeat; `None` when that was not found out.
    pub fn cycle(&self) -> Option<Cycle> {
        self.cycle
    }

    /// Why the horizons were not followed further, if a limit stopped them.
    pub fn stopped(&self) -> Option<&Stop> {
        self.stopped.as_ref()
    }

    /// The horizon up to which every answer is different: each further one repeats one of these, when the cycle is
    /// known, or else was not looked at. At least 1, unless not even that was looked at.
    pub fn last(&self) -> usize {
        self.cycle.map_or(self.levels.len() - 1, |cycle| cycle.from.max(1) + cycle.length - 1)
    }

    /// What is anticipated at a horizon.
    fn level(&self, horizon: usize) -> Option<&Level> {
        let place = match self.cycle {
            Some(Cycle { from, length }) if horizon >= self.levels.len() => from + (horizon - from) % length,
            _ => horizon,
        };
        self.levels.get(place)
    }

    /// G_h(i, s): where a party with the first move anticipates that it ends; `None` for a horizon beyond what is known.
    pub fn end(&self, horizon: usize, party: PartyId, state: StateId) -> Option<StateId> {
        self.level(horizon).map(|level| level.end(party, state))
    }

    /// The states that are L_h-stable for a party; `None` for a horizon beyond what is known.
    pub fn stable(&self, horizon: usize, party: PartyId) -> Option<StateSet> {
        // Who moves anticipates something strictly better, so whoever ends where it stands has stayed.
        self.level(horizon).map(|level| self.graph.states_where(|s| level.end(party, s) == s))
    }

    /// The states that are NM-stable for a party: those in which it stays at every horizon of the cycle.
    pub fn nonmyopic(&self, party: PartyId) -> Option<StateSet> {
        let Cycle { from, length } = self.cycle?;
        let stays = |s: StateId| self.levels[from..from + length].iter().all(|level| level.end(party, s) == s);
        Some(self.graph.states_where(stays))
    }

    /// The states in which a party stays at some horizons of the cycle and leaves at others.
    pub fn swinging(&self, party: PartyId) -> Option<StateSet> {
        let Cycle { from, length } = self.cycle?;
        let cycle = &self.levels[from..from + length];
        let stays = |s: StateId| cycle.iter().filter(|level| level.end(party, s) == s).count();
        Some(self.graph.states_where(|s| (1..length).contains(&stays(s))))
    }

    /// What a party does at one state as it looks further ahead.
    pub fn outlook(&self, party: PartyId, state: StateId) -> Option<Outlook> {
        let Cycle { from, length } = self.cycle?;
        let stays = |horizon: usize| self.end(horizon, party, state) == Some(state);
        let cycle: Vec<bool> = (from.max(1)..from.max(1) + length).map(stays).collect();
        let period = (1..=length).find(|p| length % p == 0 && (*p..length).all(|k| cycle[k] == cycle[k - p]));
        let period = period.expect("a cycle repeats after its length");
        if period > 1 {
            return Some(Outlook::Swings(from.max(1), cycle[..period].to_vec()));
        }
        let since = (1..from.max(1)).rev().find(|h| stays(*h) != cycle[0]).map_or(1, |h| h + 1);
        Some(if cycle[0] { Outlook::Stays(since) } else { Outlook::Leaves(since) })
    }

    /// The states that are Stackelberg-stable with this leader: L_2-stable for it and Nash stable for the other.
    pub fn stackelberg(&self, leader: PartyId) -> Option<StateSet> {
        let mut stable = self.stable(2, leader)?;
        stable.intersect(&self.stable(1, other(leader))?);
        Some(stable)
    }
}

/// The other one of two parties.
pub(crate) fn other(party: PartyId) -> PartyId {
    PartyId(1 - party.0)
}

fn hash(level: &Level) -> u64 {
    let mut hasher = DefaultHasher::new();
    level.hash(&mut hasher);
    hasher.finish()
}
