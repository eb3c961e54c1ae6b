//! SIM for whole graphs, many improvements of a state at a time.
//!
//! For a party i let H(w), for each combination w of the others' settings, be the set of i's own settings with which
//! the result is no better for i than a given rank; one bit each. Go through the points in ascending order of i's rank
//! and put each into H when its rank comes up. A point s with improvements U and the others' choices W is then stable
//! iff the union of H(w) over the combinations w in W, not all staying, covers U: one look at H(w) answers all of i's
//! improvements at once, and most points are covered after a few looks. Unions over all settings of the last party,
//! of the last two and so on tell where no look can help.
//!
//! This needs room for all combinations of settings, feasible or not; where that is too much, `concepts/sim.rs` goes
//! through the answers one improvement at a time.

use crate::improvements::{Pace, each_improvement, improves};
use detente_graph::{BlockTable, Budget, Graph, Moves, PartyId, StateId, StateSet, Stop};

/// Room is taken for at most this many combinations per feasible point.
const SPARSE: u64 = 4;

/// Points between two reports of progress.
const REPORT: usize = 1 << 14;

/// The states that are SIM-stable for a party; `None` when the combinations of settings are too many for the method, or
/// in graph form.
pub(crate) fn stable(graph: &Graph, party: PartyId, budget: &Budget) -> Result<Option<StateSet>, Stop> {
    let Moves::Blocks(tables) = graph.tables() else { return Ok(None) };
    let Some(space) = Space::new(graph, party) else { return Ok(None) };
    let states = graph.states();
    let ranks = graph.ranks(party);
    let rank_of = |point: u32| ranks[states.state_of(point).index()];
    let mut hits = Hits::new(&space);
    let mut stays = StateSet::full(graph.len());
    let mut order: Vec<u32> = (0..states.points()).collect();
    order.sort_by_key(|p| rank_of(*p));
    let mut search = Search::new(&space, budget);
    let mut put = 0;
    for (done, point) in order.iter().enumerate() {
        if done.is_multiple_of(REPORT) {
            budget.go_on("Searching simultaneous moves", done as u64, order.len() as u64)?;
        }
        let rank = rank_of(*point);
        while put < order.len() && rank_of(order[put]) <= rank {
            hits.put(&space, states.bits(order[put]));
            put += 1;
        }
        let state = states.state_of(*point);
        if stays.contains(state) && !search.covered(graph, tables, &space, &hits, state, *point) {
            stays.remove(state);
        }
        search.pace.done()?;
    }
    Ok(Some(stays))
}

/// How settings become numbers: the focal party's own setting is a bit, the others' settings a mixed-radix number.
struct Space {
    party: PartyId,
    own: Axis,
    /// Words that one bit for each of the focal party's settings takes.
    words: usize,
    others: Vec<Axis>,
    /// For each of the others, how far apart neighbouring settings lie in the mixed-radix number.
    strides: Vec<usize>,
    combinations: usize,
}

/// One party's settings of its own options.
struct Axis {
    party: PartyId,
    shift: u32,
    count: usize,
}

impl Axis {
    fn digit(&self, bits: u64) -> usize {
        (bits >> self.shift) as usize & (self.count - 1)
    }
}

impl Space {
    fn new(graph: &Graph, party: PartyId) -> Option<Self> {
        let axis = |p: PartyId| {
            let own = graph.own_bits(p);
            // Options of a party stand side by side, so its bits are one run.
            Axis { party: p, shift: if own == 0 { 0 } else { own.trailing_zeros() }, count: 1 << own.count_ones() }
        };
        let room = u64::from(graph.states().points()).saturating_mul(SPARSE).max(1 << 16);
        let options: u32 = graph.parties().map(|p| graph.own_bits(p).count_ones()).sum();
        if options >= 40 || 1u64 << options > room {
            return None;
        }
        let own = axis(party);
        let others: Vec<Axis> = graph.parties().filter(|p| *p != party && graph.own_bits(*p) != 0).map(axis).collect();
        let mut strides = vec![1; others.len()];
        for k in (1..others.len()).rev() {
            strides[k - 1] = strides[k] * others[k].count;
        }
        let combinations = others.iter().map(|a| a.count).product();
        Some(Self { party, words: own.count.div_ceil(64), own, others, strides, combinations })
    }
}

/// H and its unions: level 0 is the union over everything, the last level H itself.
struct Hits {
    levels: Vec<Vec<u64>>,
}

impl Hits {
    fn new(space: &Space) -> Self {
        let mut levels = vec![vec![0; space.words]];
        levels.extend(space.strides.iter().map(|stride| vec![0; space.combinations / stride * space.words]));
        Self { levels }
    }

    fn put(&mut self, space: &Space, bits: u64) {
        let digit = space.own.digit(bits);
        let (word, bit) = (digit / 64, 1u64 << (digit % 64));
        let mut at = 0;
        self.levels[0][word] |= bit;
        for (k, axis) in space.others.iter().enumerate() {
            at = at * axis.count + axis.digit(bits);
            self.levels[k + 1][at * space.words + word] |= bit;
        }
    }
}

/// Lists kept between points to save allocations.
struct Search<'b> {
    /// Asks whether to go on within a point, for which a large party has much to look at.
    pace: Pace<'b>,
    /// Per opponent the settings that it may choose, its own of today first.
    choices: Vec<Vec<usize>>,
    /// The focal party's improvements that no answer has been found for yet.
    open: Vec<u64>,
}

impl<'b> Search<'b> {
    fn new(space: &Space, budget: &'b Budget<'b>) -> Self {
        Self { pace: Pace::new(budget), choices: vec![Vec::new(); space.others.len()], open: vec![0; space.words] }
    }

    /// Whether every improvement from a point is answered.
    fn covered(
        &mut self,
        graph: &Graph,
        tables: &[BlockTable],
        space: &Space,
        hits: &Hits,
        state: StateId,
        from: u32,
    ) -> bool {
        let states = graph.states();
        let own = &tables[space.party.index()];
        if !improves(graph, own, space.party, state, from) {
            return true;
        }
        // Where none of the others gains by anything, nothing is answered.
        let gains = |axis: &Axis| improves(graph, &tables[axis.party.index()], axis.party, state, from);
        if !space.others.iter().any(gains) {
            return false;
        }
        self.open.fill(0);
        let mut found = 0;
        each_improvement(graph, own, space.party, state, from, |point| {
            let digit = space.own.digit(states.bits(point));
            self.open[digit / 64] |= 1 << (digit % 64);
            found += 1;
        });
        let here = states.bits(from);
        for (axis, choices) in space.others.iter().zip(&mut self.choices) {
            choices.clear();
            choices.push(axis.digit(here));
            each_improvement(graph, &tables[axis.party.index()], axis.party, state, from, |point| {
                choices.push(axis.digit(states.bits(point)));
            });
            found += choices.len();
        }
        self.pace.goes_on(found) && self.look(space, hits, 0, 0, false)
    }

    /// Goes through the combinations below a node of the levels; `moved` once somebody does not stay. True as soon as
    /// nothing is open.
    fn look(&mut self, space: &Space, hits: &Hits, level: usize, at: usize, moved: bool) -> bool {
        let words = &hits.levels[level][at * space.words..][..space.words];
        if !self.pace.goes_on(space.words) {
            return true;
        }
        if words.iter().zip(&self.open).all(|(h, o)| h & o == 0) {
            return false;
        }
        if level == space.others.len() {
            if !moved {
                return false;
            }
            let mut left = 0;
            for (open, hit) in self.open.iter_mut().zip(words) {
                *open &= !hit;
                left |= *open;
            }
            return left == 0;
        }
        let count = space.others[level].count;
        // Movers first: staying is worth a look only together with somebody who moves later on.
        (0..self.choices[level].len()).rev().any(|c| {
            let digit = self.choices[level][c];
            self.look(space, hits, level + 1, at * count + digit, moved || c > 0)
        })
    }
}
