//! The yardstick: sanctions as a published tool looks for them, each state, party and improvement by itself.
//!
//! GMCR+ (Kinsara, Petersons, Hipel & Kilgour 2015) lists, for each state, party and improvement, every sequence of the
//! opponents' moves in which each of them moves at most once, keeps the sequences, and then looks where they end. Moves
//! are listed beforehand, and sequences are listed once for GMR and SMR and once for SEQ and SSEQ, which is more than fair.

use detente::{Concept, Graph, PartyId, StateId};

/// The concepts that look for sequences.
pub const SEARCHED: [Concept; 4] = [Concept::Gmr, Concept::Smr, Concept::Seq, Concept::Sseq];

/// A graph with its moves listed.
pub struct Sequences<'g> {
    graph: &'g Graph,
    /// Per party and state where it can move, and where it gains by moving.
    moves: Vec<Vec<Vec<StateId>>>,
    improvements: Vec<Vec<Vec<StateId>>>,
}

/// The opponents' moves, one after the other.
type Sequence = Vec<(PartyId, StateId)>;

impl<'g> Sequences<'g> {
    /// Lists the moves.
    pub fn new(graph: &'g Graph) -> Self {
        let list = |of: &dyn Fn(PartyId, StateId) -> Vec<StateId>| -> Vec<Vec<Vec<StateId>>> {
            graph.parties().map(|p| graph.states().ids().map(|s| of(p, s)).collect()).collect()
        };
        let moves = list(&|p, s| graph.moves(p, s));
        let improvements = list(&|p, s| graph.improvements(p, s));
        Self { graph, moves, improvements }
    }

    /// Whether a state is stable for a party under each of [`SEARCHED`], and how many sequences were kept to say so.
    pub fn verdicts(&self, party: PartyId, state: StateId) -> ([bool; 4], u64) {
        let mut stable = [true; 4];
        let mut found = 0;
        for (moves, verdicts) in [&self.moves, &self.improvements].into_iter().zip(stable.chunks_exact_mut(2)) {
            let mut kept: Vec<Vec<Sequence>> = Vec::new();
            for improvement in &self.improvements[party.index()][state.index()] {
                let mut sequences = Vec::new();
                self.extend(moves, party, *improvement, &mut Vec::new(), &mut sequences);
                kept.push(sequences);
            }
            found += kept.iter().map(|sequences| sequences.len() as u64).sum::<u64>();
            let rank = self.graph.rank(party, state);
            let worse = |t: StateId| self.graph.rank(party, t) <= rank;
            let ends = |sequence: &Sequence| sequence.last().expect("a sequence has a move").1;
            let hurts = |s: &Sequence| worse(ends(s));
            let traps = |s: &Sequence| hurts(s) && self.moves[party.index()][ends(s).index()].iter().all(|v| worse(*v));
            verdicts[0] = kept.iter().all(|sequences| sequences.iter().any(hurts));
            verdicts[1] = kept.iter().all(|sequences| sequences.iter().any(traps));
        }
        (stable, found)
    }

    /// Adds every way to go on from a state to the sequences kept.
    fn extend(
        &self,
        moves: &[Vec<Vec<StateId>>],
        focal: PartyId,
        at: StateId,
        so_far: &mut Sequence,
        kept: &mut Vec<Sequence>,
    ) {
        for mover in self.graph.parties().filter(|p| *p != focal) {
            if so_far.iter().any(|(moved, _)| *moved == mover) {
                continue;
            }
            for to in &moves[mover.index()][at.index()] {
                so_far.push((mover, *to));
                kept.push(so_far.clone());
                self.extend(moves, focal, *to, so_far, kept);
                so_far.pop();
            }
        }
    }
}
