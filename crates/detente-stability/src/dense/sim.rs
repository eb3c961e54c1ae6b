//! SIM, many improvements of a state at a time.
//!
//! For a party i let H(w), for each combination w of the others' settings, be the set of i's own settings with which the
//! result is no better for i than a given rank. Go through the combinations in ascending order of i's rank and put each
//! into H when its rank comes up. A state s with improvements U and the others' choices W is then stable iff the union
//! of H(w) over the w in W covers U. (That not all of the others may stay needs no care: with everybody else staying an
//! improvement leads to what is better, which is not in H.)
//!
//! To find an answer to one improvement u, take the others in turn: for u and the settings of those before, a word says
//! with which settings of the next there is any answer at all, whatever those after do. Cut down to what the next may
//! choose this leaves few ways, and at the last one any bit that is left is an answer w. Then H(w) tells which of the other
//! improvements w answers as well, so that a few searches do for all.

use super::mask::Mask;
use super::order::Order;
use super::space::{Axis, Space};
use detente_graph::{Budget, PartyId, Rank, StateId, StateSet, Stop};
use rayon::prelude::*;

/// Combinations between two reports of progress.
const REPORT: usize = 1 << 15;

/// Combinations whose improvements are fetched together, so that the fetches overlap.
const FETCHED: usize = 32;

/// Per party the states that are SIM-stable for it.
///
/// The orders are given up: at the peak, with the improvements of all listed, nobody has room to spare.
pub(super) fn stable<M: Mask>(space: &Space, orders: Vec<Order<M>>, budget: &Budget) -> Result<Vec<StateSet>, Stop> {
    let better = improvements(space, &orders, budget)?;
    drop(orders);
    let parties: Vec<PartyId> = space.graph.parties().collect();
    // No more parties at a time than there are threads: each has an array of the size of the graph.
    let threads = rayon::current_num_threads();
    let mut sets = Vec::new();
    for group in parties.chunks(threads) {
        let parts = if space.graph.len() < 4 * REPORT { 1 } else { threads.div_ceil(group.len()) };
        let stable = |party: &PartyId| Focal::new(space, *party).stable(&better, parts, budget);
        sets.extend(group.par_iter().map(stable).collect::<Result<Vec<_>, Stop>>()?);
    }
    Ok(sets)
}

/// Per combination and party the settings that the party likes better and may move to.
fn improvements<M: Mask>(space: &Space, orders: &[Order<M>], budget: &Budget) -> Result<Vec<M>, Stop> {
    let wide = orders.len();
    let mut better = vec![M::NONE; space.combinations() * wide];
    // Cut along the last party's settings every other party's blocks are whole, so that these can be written in
    // parallel; its own go through all.
    let Some(last) = (0..wide).filter(|p| space.axes[*p].bits > 0).max_by_key(|p| space.axes[*p].shift) else {
        return Ok(better);
    };
    let part = space.combinations() >> space.axes[last].bits;
    better.par_chunks_mut(part * wide).enumerate().try_for_each(|(setting, better)| {
        budget.go_on("Listing improvements", setting as u64, space.axes[last].count() as u64)?;
        for (p, (order, axis)) in orders.iter().zip(&space.axes).enumerate().filter(|(p, _)| *p != last) {
            for block in 0..part >> axis.bits {
                let whole = block + setting * (part >> axis.bits);
                order.each_better(whole, |own, set| better[axis.put(block, own) * wide + p] = set);
            }
        }
        Ok(())
    })?;
    let axis = space.axes[last];
    for block in 0..part {
        orders[last].each_better(block, |own, set| better[axis.put(block, own) * wide + last] = set);
    }
    Ok(better)
}

/// One party's question.
struct Focal<'s, 'g> {
    space: &'s Space<'g>,
    party: PartyId,
    axis: Axis,
    /// The others who have options, by their first bit from the highest down: their settings read one after the other
    /// are then the combination with the focal party's bits cut out.
    others: Vec<(usize, Axis)>,
}

/// What has been put in so far.
struct Hits<M> {
    /// Per combination of the others' settings the focal party's settings: H.
    own: Vec<M>,
    /// Per party of the others, in their order, and for each setting of the focal party and of those before it: the
    /// settings of that party with which something has been put in. The focal party's setting counts most, so that the
    /// search for an answer to one improvement stays within a few kilobytes.
    next: Vec<Vec<M>>,
}

impl<'s, 'g> Focal<'s, 'g> {
    fn new(space: &'s Space<'g>, party: PartyId) -> Self {
        let others = space.axes.iter().copied().enumerate().filter(|(p, a)| *p != party.index() && a.bits > 0);
        let mut others: Vec<(usize, Axis)> = others.collect();
        others.sort_by_key(|(_, axis)| std::cmp::Reverse(axis.shift));
        Self { space, party, axis: space.axes[party.index()], others }
    }

    /// Its states that are stable, the work cut into parts.
    fn stable<M: Mask>(&self, better: &[M], parts: usize, budget: &Budget) -> Result<StateSet, Stop> {
        let ranks = self.space.graph.ranks(self.party);
        let (order, ends) = self.ascending(ranks);
        let size = order.len().div_ceil(parts).max(1);
        let ranges = (0..parts).map(|k| (k * size).min(order.len())..((k + 1) * size).min(order.len()));
        let sets: Vec<StateSet> = ranges
            .collect::<Vec<_>>()
            .into_par_iter()
            .map(|range| self.part(better, &order, &ends, range, budget))
            .collect::<Result<_, Stop>>()?;
        let mut stays = StateSet::full(self.space.graph.len());
        sets.iter().for_each(|set| stays.intersect(set));
        Ok(stays)
    }

    /// Combinations by ascending rank, and per rank where those that have it end.
    fn ascending(&self, ranks: &[Rank]) -> (Vec<u32>, Vec<u32>) {
        let mut starts = vec![0u32; ranks.iter().max().map_or(0, |most| *most as usize + 1)];
        ranks.iter().for_each(|r| starts[*r as usize] += 1);
        let mut total = 0;
        for start in &mut starts {
            total += std::mem::replace(start, total);
        }
        let mut order = vec![0; ranks.len()];
        let states = self.space.graph.states();
        for (point, rank) in ranks.iter().enumerate() {
            let slot = &mut starts[*rank as usize];
            order[*slot as usize] = states.bits(point as u32) as u32;
            *slot += 1;
        }
        (order, starts)
    }

    /// The verdicts for a stretch of the combinations; everything else counts as stable.
    fn part<M: Mask>(
        &self,
        better: &[M],
        order: &[u32],
        ends: &[u32],
        range: std::ops::Range<usize>,
        budget: &Budget,
    ) -> Result<StateSet, Stop> {
        let wide = self.space.axes.len();
        let mut stays = StateSet::full(self.space.graph.len());
        let mut hits: Hits<M> = self.nothing();
        // Everything up to here has been put in: always whole ranks, so that no state's own rank need be looked up.
        let mut put = 0;
        let mut fetched: Vec<M> = vec![M::NONE; FETCHED * wide];
        let mut choices: Vec<M> = vec![M::NONE; self.others.len()];
        for (turn, batch) in order[range.clone()].chunks(FETCHED).enumerate() {
            let first = range.start + turn * FETCHED;
            if (turn * FETCHED).is_multiple_of(REPORT) {
                budget.go_on("Searching simultaneous moves", first as u64, order.len() as u64)?;
            }
            for (combination, slots) in batch.iter().zip(fetched.chunks_exact_mut(wide)) {
                let better = &better[*combination as usize * wide..][..wide];
                slots.iter_mut().zip(better).for_each(|(slot, set)| *slot = *set);
            }
            for (at, (combination, better)) in (first..).zip(batch.iter().zip(fetched.chunks_exact(wide))) {
                if at >= put {
                    let end = ends[ends.partition_point(|end| *end as usize <= at)] as usize;
                    order[put..end].iter().for_each(|c| self.put(&mut hits, *c as usize));
                    put = end;
                }
                let open = better[self.party.index()];
                if open == M::NONE {
                    continue;
                }
                for (choice, (p, axis)) in choices.iter_mut().zip(&self.others) {
                    *choice = better[*p] | M::only(axis.setting(*combination as usize) as u32);
                }
                if !self.answered(&hits, &choices, open) {
                    let state = self.space.point(*combination as usize).expect("only feasible ones are listed");
                    stays.remove(StateId(state as u32));
                }
            }
        }
        Ok(stays)
    }

    fn nothing<M: Mask>(&self) -> Hits<M> {
        let (mut next, mut size) = (Vec::new(), self.axis.count());
        for (_, axis) in &self.others {
            next.push(vec![M::NONE; size]);
            size *= axis.count();
        }
        Hits { own: vec![M::NONE; size / self.axis.count()], next }
    }

    fn put<M: Mask>(&self, hits: &mut Hits<M>, combination: usize) {
        let own = self.axis.setting(combination);
        let mut place = self.axis.cut(combination);
        hits.own[place] |= M::only(own as u32);
        let mut bits = hits.own.len().trailing_zeros();
        for (next, (_, axis)) in hits.next.iter_mut().zip(&self.others).rev() {
            let setting = place & (axis.count() - 1);
            (place, bits) = (place >> axis.bits, bits - axis.bits);
            next[own << bits | place] |= M::only(setting as u32);
        }
    }

    /// Whether every open improvement is answered by some combination of choices.
    fn answered<M: Mask>(&self, hits: &Hits<M>, choices: &[M], open: M) -> bool {
        let mut open = open;
        while open != M::NONE {
            match self.answer(hits, choices, 0, open.least() as usize) {
                Some(place) => open = open & !hits.own[place],
                None => return false,
            }
        }
        true
    }

    /// A combination of choices that answers an improvement, the parties before `k` having chosen; `at` holds the
    /// improvement and what they chose, one after the other.
    fn answer<M: Mask>(&self, hits: &Hits<M>, choices: &[M], k: usize, at: usize) -> Option<usize> {
        let last = self.others.len().checked_sub(1)?;
        let axis = self.others[k].1;
        let mut left = hits.next[k][at] & choices[k];
        if k == last {
            let place = at << axis.bits | left.least() as usize;
            return (left != M::NONE).then_some(place & (hits.own.len() - 1));
        }
        while left != M::NONE {
            let place = at << axis.bits | left.least() as usize;
            // The last but one looks at the last itself: most of the search is there, and a call costs more than a look.
            let found = if k + 1 == last {
                let answers = hits.next[last][place] & choices[last];
                let place = place << self.others[last].1.bits | answers.least() as usize;
                (answers != M::NONE).then_some(place & (hits.own.len() - 1))
            } else {
                self.answer(hits, choices, k + 1, place)
            };
            if found.is_some() {
                return found;
            }
            left = left.rest();
        }
        None
    }
}
