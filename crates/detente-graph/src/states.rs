//! The feasible states of a case: which patterns they have, which of them are one state, and how they are numbered.
//!
//! A *point* is one feasible combination of options, a *state* is what people number: mostly the same thing, but a
//! `coalesce` rule makes several points one state. Points are numbered ascending by their bits; a state that merges
//! several points takes the place of its largest, which is how published tables number such states.

use crate::budget::{filled, room, steps};
use crate::{Budget, Pattern, StateId, Stop};

/// All feasible states.
#[derive(Clone, Debug)]
pub struct States {
    options: u8,
    points: Points,
    merged: Option<Merged>,
}

#[derive(Clone, Debug)]
enum Points {
    /// Every combination is feasible: point `p` has the bits `p`.
    Full(u32),
    /// Ascending bits.
    Listed(Vec<u64>),
    /// Graph form: this many states without options.
    Named(u32),
}

#[derive(Clone, Debug)]
struct Merged {
    state_of: Vec<u32>,
    /// Points grouped by state, ascending within a state.
    members: Vec<u32>,
    starts: Vec<u32>,
}

impl States {
    /// States of the option form from ascending feasible bits.
    pub fn from_bits(options: u8, bits: Vec<u64>) -> Self {
        let full = options < 32 && bits.len() == 1usize << options;
        let points = if full { Points::Full(bits.len() as u32) } else { Points::Listed(bits) };
        Self { options, points, merged: None }
    }

    /// All `2^options` states; `options` below 32.
    pub fn full(options: u8) -> Self {
        Self { options, points: Points::Full(1 << options), merged: None }
    }

    /// States of the graph form.
    pub fn named(count: u32) -> Self {
        Self { options: 0, points: Points::Named(count), merged: None }
    }

    /// Merges points: those for which one of the rules holds become one state per rule; where rules overlap, their
    /// states are one.
    ///
    /// # Errors
    /// [`Stop::Cancelled`] when somebody asks to stop, [`Stop::Memory`] when the system does not give the memory; nothing is
    /// merged then.
    ///
    /// ```
    /// use detente_graph::{Budget, States};
    /// // Four combinations of two options; those that take the second are one state.
    /// let mut states = States::full(2);
    /// states.merge(&[|bits: u64| bits & 0b10 != 0], &Budget::unlimited()).unwrap();
    /// assert_eq!(states.len(), 3);
    /// assert_eq!(states.pattern(states.find(0b10).unwrap()).to_string(), "-Y");
    /// ```
    pub fn merge<F: Fn(u64) -> bool>(&mut self, rules: &[F], budget: &Budget) -> Result<(), Stop> {
        if rules.is_empty() {
            return Ok(());
        }
        const PHASE: &str = "Merging states";
        let count = self.points() as usize;
        let total = count as u64;
        // Union of rules that share a point, smallest rule number as the group's name.
        let mut group: Vec<u32> = (0..rules.len() as u32).collect();
        let mut group_of = filled(ALONE, count, budget)?;
        // A rule may be of any length: what counts are rules looked at.
        let mut looked_at = 0;
        for (point, slot) in group_of.iter_mut().enumerate() {
            let bits = self.bits(point as u32);
            for (r, rule) in (0..).zip(rules) {
                if looked_at % RULES == 0 {
                    budget.go_on(PHASE, point as u64, total)?;
                }
                looked_at += 1;
                if rule(bits) {
                    match *slot {
                        ALONE => *slot = r,
                        first => {
                            let (a, b) = (root(&group, first), root(&group, r));
                            group[a.max(b) as usize] = a.min(b);
                        }
                    }
                }
            }
        }
        let mut largest = vec![0; rules.len()];
        for (point, slot) in (0..).zip(&mut group_of).filter(|(_, slot)| **slot != ALONE) {
            *slot = root(&group, *slot);
            largest[*slot as usize] = point;
        }
        // States are numbered in the order of their largest points; a point that is not that of its group has the number
        // looked up when all have one.
        let mut state_of = room(count, budget)?;
        let mut next = 0;
        for (point, of) in (0u32..).zip(&group_of) {
            steps(budget, PHASE, point.into(), total)?;
            state_of.push(next);
            next += u32::from(*of == ALONE || largest[*of as usize] == point);
        }
        for (point, of) in group_of.iter().enumerate().filter(|(_, of)| **of != ALONE) {
            state_of[point] = state_of[largest[*of as usize] as usize];
        }
        drop(group_of);
        let mut starts = filled(0u32, next as usize + 1, budget)?;
        for s in &state_of {
            starts[*s as usize + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut fill = room(starts.len(), budget)?;
        fill.extend_from_slice(&starts);
        let mut members = filled(0, count, budget)?;
        for (point, s) in (0u32..).zip(&state_of) {
            steps(budget, PHASE, point.into(), total)?;
            members[fill[*s as usize] as usize] = point;
            fill[*s as usize] += 1;
        }
        if members.len() > starts.len() - 1 {
            self.merged = Some(Merged { state_of, members, starts });
        }
        Ok(())
    }

    /// How many states there are.
    pub fn len(&self) -> usize {
        match &self.merged {
            Some(m) => m.starts.len() - 1,
            None => self.points() as usize,
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All states in order of number.
    pub fn ids(&self) -> impl Iterator<Item = StateId> + Clone + use<> {
        (0..self.len() as u32).map(StateId)
    }

    /// How many points there are.
    pub fn points(&self) -> u32 {
        match &self.points {
            Points::Full(n) | Points::Named(n) => *n,
            Points::Listed(bits) => bits.len() as u32,
        }
    }

    /// How many options a state speaks of; 0 in graph form.
    pub fn options(&self) -> u8 {
        self.options
    }

    /// Whether every combination of options is feasible and a state of its own, so that point `p` has the bits `p`.
    pub fn is_full(&self) -> bool {
        matches!(self.points, Points::Full(_)) && self.merged.is_none()
    }

    /// Whether some state merges several points.
    pub fn is_merged(&self) -> bool {
        self.merged.is_some()
    }

    /// Bits of a point (0 in graph form).
    pub fn bits(&self, point: u32) -> u64 {
        match &self.points {
            Points::Full(_) => u64::from(point),
            Points::Listed(bits) => bits[point as usize],
            Points::Named(_) => 0,
        }
    }

    /// The point with these bits.
    pub fn point(&self, bits: u64) -> Option<u32> {
        match &self.points {
            Points::Full(n) => u32::try_from(bits).ok().filter(|p| p < n),
            Points::Listed(list) => list.binary_search(&bits).ok().map(|p| p as u32),
            Points::Named(_) => None,
        }
    }

    /// The state that a point belongs to.
    pub fn state_of(&self, point: u32) -> StateId {
        match &self.merged {
            Some(m) => StateId(m.state_of[point as usize]),
            None => StateId(point),
        }
    }

    /// The state with these bits.
    pub fn find(&self, bits: u64) -> Option<StateId> {
        self.point(bits).map(|p| self.state_of(p))
    }

    /// The point that stands for a state: its only one, or the largest that it merges.
    pub fn representative(&self, state: StateId) -> u32 {
        match &self.merged {
            Some(m) => m.members[m.starts[state.index() + 1] as usize - 1],
            None => state.0,
        }
    }

    /// Calls `f` with each point of a state, ascending.
    pub fn each_point(&self, state: StateId, mut f: impl FnMut(u32)) {
        match &self.merged {
            Some(m) => {
                let range = m.starts[state.index()] as usize..m.starts[state.index() + 1] as usize;
                m.members[range].iter().copied().for_each(f);
            }
            None => f(state.0),
        }
    }

    /// What is known of the options in a state.
    pub fn pattern(&self, state: StateId) -> Pattern {
        let taken = self.bits(self.representative(state));
        let all = if self.options == 64 { u64::MAX } else { (1 << self.options) - 1 };
        let mut fixed = all;
        self.each_point(state, |p| fixed &= !(self.bits(p) ^ taken));
        Pattern { taken, fixed, options: self.options }
    }
}

/// A point that no rule merges.
const ALONE: u32 = u32::MAX;

/// Rules held against points between two reports.
const RULES: u64 = 1 << 14;

fn root(group: &[u32], mut r: u32) -> u32 {
    while group[r as usize] != r {
        r = group[r as usize];
    }
    r
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlapping_rules_make_one_state() {
        let mut states = States::full(3);
        let rules: [fn(u64) -> bool; 3] = [|b| b == 1 || b == 2, |b| b == 6 || b == 7, |b| b == 2 || b == 7];
        states.merge(&rules, &Budget::unlimited()).expect("no limit");
        // 1, 2, 6, 7 are one state, in the place of 7.
        assert_eq!(states.len(), 5);
        let merged = states.find(1).unwrap();
        assert_eq!(merged, StateId(4));
        assert_eq!(states.bits(states.representative(merged)), 7);
        let mut seen = Vec::new();
        states.each_point(merged, |p| seen.push(p));
        assert_eq!(seen, [1, 2, 6, 7]);
        assert_eq!(states.pattern(merged).to_string(), "---");
        assert_eq!(states.pattern(states.find(4).unwrap()).to_string(), "NNY");
    }

    #[test]
    fn a_rule_that_merges_nothing_changes_nothing() {
        let mut states = States::full(2);
        states.merge(&[|b: u64| b == 3], &Budget::unlimited()).expect("no limit");
        assert!(!states.is_merged());
        assert_eq!(states.len(), 4);
    }
}
