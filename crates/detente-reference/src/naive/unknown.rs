//! Unknown preference: Li, Hipel, Kilgour and Fang (2004), the four extensions of Nash, GMR, SMR and SEQ.
//!
//! A preference derived from prioritized statements is known where it is the same however the unknown statements turn
//! out; all ways are tried. A pair of states of one group of a ranking is unknown.

use std::collections::{BTreeSet, VecDeque};

use crate::doubts::{Doubts, resolutions};
use crate::model::{Malformed, PlainCase, PlainGraph, State};
use crate::naive::preference::Order;
use crate::naive::{Game, States};

/// How a party compares one state with another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// Certainly preferred.
    Better,
    /// Certainly as good.
    Equal,
    /// Certainly less preferred.
    Worse,
    /// Not known.
    Unknown,
}

/// A game in which preferences may be unknown: the moves of a game, and a table of comparisons for each party.
#[derive(Debug, Clone)]
pub struct Unsure<'g> {
    game: &'g Game,
    // By party, first state, second state.
    compared: Vec<Vec<Vec<Known>>>,
}

/// The four extensions by their letter.
pub const EXTENSIONS: [char; 4] = ['a', 'b', 'c', 'd'];

impl<'g> Unsure<'g> {
    /// From a case in option form, its game and the doubts about each party.
    pub fn of_case(case: &PlainCase, game: &'g Game, doubts: &[Doubts]) -> Result<Self, Malformed> {
        let states = States::of(case)?;
        let mut compared = Vec::new();
        for (party, doubts) in doubts.iter().enumerate() {
            let mut orders = Vec::new();
            for preference in resolutions(&case.parties[party].preference, doubts) {
                let mut resolved = case.clone();
                resolved.parties[party].preference = preference;
                orders.push(Order::of(&resolved, party, &states)?);
            }
            compared.push(table(game, &orders, doubts));
        }
        Ok(Unsure { game, compared })
    }

    /// From a case in graph form, its game and the doubts about each party.
    pub fn of_graph(graph: &PlainGraph, game: &'g Game, doubts: &[Doubts]) -> Result<Self, Malformed> {
        let mut compared = Vec::new();
        for (party, doubts) in graph.parties.iter().zip(doubts) {
            let order = Order::ranking(&party.ranking, graph.states.len(), &party.id)?;
            compared.push(table(game, &[order], doubts));
        }
        Ok(Unsure { game, compared })
    }

    /// How a party compares two states.
    pub fn compare(&self, party: usize, first: State, second: State) -> Known {
        self.compared[party][first - 1][second - 1]
    }

    /// R_i+(s), or with `unknown` R_i^{+,U}(s).
    pub fn moves(&self, party: usize, from: State, unknown: bool) -> Vec<State> {
        let wanted = |to: &State| match self.compare(party, *to, from) {
            Known::Better => true,
            Known::Unknown => unknown,
            _ => false,
        };
        self.game.moves(party, from).iter().copied().filter(wanted).collect()
    }

    /// What the opponents reach from a state other than that state itself: by any legal sequence, or by one of which
    /// every step is certainly or possibly an improvement for its mover.
    pub fn answers(&self, party: usize, from: State, credible: bool) -> BTreeSet<State> {
        let mut seen: BTreeSet<(State, usize)> = BTreeSet::new();
        let mut queue: VecDeque<(State, Option<usize>)> = VecDeque::from([(from, None)]);
        while let Some((state, last)) = queue.pop_front() {
            for mover in self.game.opponents(party) {
                if last == Some(mover) {
                    continue;
                }
                let next = match credible {
                    true => self.moves(mover, state, true),
                    false => self.game.moves(mover, state).to_vec(),
                };
                for to in next {
                    if seen.insert((to, mover)) {
                        queue.push_back((to, Some(mover)));
                    }
                }
            }
        }
        seen.into_iter().map(|(state, _)| state).filter(|&state| state != from).collect()
    }

    /// Whether a state is stable for a party under a concept (`nash`, `gmr`, `smr`, `seq`, `sseq`) in an extension.
    pub fn stable(&self, extension: char, concept: &str, party: usize, state: State) -> bool {
        let leaves_for_unknown = matches!(extension, 'a' | 'c');
        let deterred_by_unknown = matches!(extension, 'c' | 'd');
        let hurts = |t: State| match self.compare(party, t, state) {
            Known::Better => false,
            Known::Unknown => deterred_by_unknown,
            Known::Equal | Known::Worse => true,
        };
        self.moves(party, state, leaves_for_unknown).into_iter().all(|u| {
            let answers = match concept {
                "nash" => return false,
                "gmr" | "smr" => self.answers(party, u, false),
                "seq" | "sseq" => self.answers(party, u, true),
                other => panic!("`{other}` has no literal definition where preferences are unknown"),
            };
            answers.into_iter().any(|t| {
                let escapes = || self.game.moves(party, t).iter().any(|&v| !hurts(v));
                hurts(t) && !(matches!(concept, "smr" | "sseq") && escapes())
            })
        })
    }
}

fn table(game: &Game, orders: &[Order], doubts: &Doubts) -> Vec<Vec<Known>> {
    let compare = |first: State, second: State| {
        let grouped = |group: &Vec<State>| group.contains(&first) && group.contains(&second);
        if first != second && doubts.groups.iter().any(grouped) {
            return Known::Unknown;
        }
        let mut answers = orders.iter().map(|order| order.compare(first, second));
        match answers.next() {
            Some(answer) if answers.all(|other| other == answer) => match answer {
                std::cmp::Ordering::Greater => Known::Better,
                std::cmp::Ordering::Equal => Known::Equal,
                std::cmp::Ordering::Less => Known::Worse,
            },
            _ => Known::Unknown,
        }
    };
    game.states().map(|first| game.states().map(|second| compare(first, second)).collect()).collect()
}
