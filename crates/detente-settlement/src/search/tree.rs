//! Branch and bound: one issue after the other is settled, and what can no longer be better than the best package so far
//! is left out.
//!
//! Source: Land & Doig, "An automatic method of solving discrete programming problems", Econometrica 28 (1960) 497-520. A
//! part of the tree is left out only where whole numbers prove that nothing in it is better, so that a search that comes
//! to its end has found the best there is. One that is ended early says how much better anything left open may be.

use super::aim::{Aim, Group};
use super::cut::Cut;
use super::frame::{Frame, Means};
use super::truth::{OPEN, Truth, truth};
use super::tune::Part;
use crate::frontier::{Over, Point};
use crate::measure::Value;
use crate::table::Failing;
use detente_graph::{Budget, Stop};

/// The best package so far.
#[derive(Clone, Debug)]
pub(super) struct Incumbent {
    pub package: u64,
    pub values: Vec<usize>,
    pub value: Value,
    /// The same, for showing.
    pub rough: f64,
}

/// A search for one aim.
pub(super) struct Search<'a, 't, 'm> {
    pub frame: &'a Frame<'t>,
    pub aim: &'a Aim<'m>,
    pub budget: &'a Budget<'a>,
    pub phase: &'a str,
    /// Scores that a package must reach whoever signs, by dimension.
    pub at_least: Vec<Option<i64>>,
    pub best: Option<Incumbent>,
    /// How good anything left open may be; negative infinity where nothing is left open.
    pub open: f64,
    pub steps: u64,
    /// At which step it is asked again whether the work may go on.
    pub next_look: u64,
    pub stopped: Option<Stop>,
    pub group: Group,
    /// Actors who must accept.
    pub must: Vec<usize>,
    /// Those whose gains count.
    pub parts: Vec<Part>,
    pub cuts: Vec<Cut>,
    /// Scores that a better package must reach, by dimension.
    pub needs: Vec<i64>,
    /// Whether the best package is as good as this group can do.
    pub over: bool,
    /// How much of the tree is done, of one.
    pub done: f64,
    pub(super) levels: Vec<Level>,
    pub(super) values: Vec<usize>,
    /// Rows of the tail, the highest by the first cut first.
    pub(super) rows: Vec<u32>,
}

/// What is known at one depth.
#[derive(Clone, Default)]
pub(super) struct Level {
    sums: Vec<i64>,
    cuts: Vec<i128>,
    truths: Vec<Truth>,
    number: u64,
    /// The most that each dimension can reach, and each cut.
    most: Vec<i64>,
    bounds: Vec<i128>,
}

impl Level {
    /// The most that each dimension can reach.
    pub(super) fn most(&self) -> &[i64] {
        &self.most
    }

    /// The most that each cut can reach.
    pub(super) fn bounds(&self) -> &[i128] {
        &self.bounds
    }
}

impl Search<'_, '_, '_> {
    /// Goes through the tree of the current group.
    pub fn grow(&mut self) {
        let frame = self.frame;
        let (deals, cuts) = (frame.deals.len(), self.cuts.len());
        let level = Level {
            sums: vec![0; frame.width()],
            cuts: vec![0; cuts],
            truths: vec![Truth::Open; deals],
            number: 0,
            most: vec![0; frame.width()],
            bounds: vec![0; cuts],
        };
        self.levels = vec![level; frame.order.len() + 1];
        self.values = vec![OPEN; frame.table.radix.len()];
        for (at, (deal, _)) in frame.deals.iter().enumerate() {
            self.levels[0].truths[at] = truth(deal, &self.values);
        }
        self.rows = (0..frame.tail.numbers.len() as u32).collect();
        if let Some(cut) = self.cuts.first() {
            self.rows.sort_by_key(|row| std::cmp::Reverse(cut.tail[*row as usize]));
        }
        self.done = 0.0;
        self.visit(0, 1.0);
    }

    /// Looks at everything below the settled issues, which make up `part` of the tree.
    fn visit(&mut self, depth: usize, part: f64) {
        if self.over || !self.may_be_better(depth) {
            self.done += part;
            return;
        }
        if self.ended() {
            self.open = self.open.max(self.most(depth));
            return;
        }
        let frame = self.frame;
        if depth == frame.order.len() {
            self.look_through_tail(depth);
            self.done += part;
            return;
        }
        let issue = frame.order[depth];
        let mut order: Vec<usize> = (0..frame.table.radix[issue]).collect();
        if let Some(cut) = self.cuts.first() {
            order.sort_by_key(|value| std::cmp::Reverse(cut.worth[issue][*value]));
        }
        let part = part / order.len() as f64;
        for value in order {
            self.settle(depth, issue, value);
            self.visit(depth + 1, part);
        }
        self.values[issue] = OPEN;
    }

    /// Settles an issue and notes what follows one level deeper.
    fn settle(&mut self, depth: usize, issue: usize, value: usize) {
        self.values[issue] = value;
        let (above, below) = self.levels.split_at_mut(depth + 1);
        let (above, below) = (&above[depth], &mut below[0]);
        let frame = self.frame;
        for (k, sum) in below.sums.iter_mut().enumerate() {
            *sum = above.sums[k] + frame.worth(k, issue, value);
        }
        for (k, sum) in below.cuts.iter_mut().enumerate() {
            *sum = above.cuts[k] + self.cuts[k].worth[issue][value];
        }
        below.truths.copy_from_slice(&above.truths);
        for at in &frame.touched[issue] {
            if below.truths[*at] == Truth::Open {
                below.truths[*at] = truth(frame.deals[*at].0, &self.values);
            }
        }
        below.number = above.number + frame.table.stride[issue] * value as u64;
    }

    /// Whether anything at a depth may be accepted and better than the best so far.
    fn may_be_better(&mut self, depth: usize) -> bool {
        let (frame, level) = (self.frame, &mut self.levels[depth]);
        for (most, (sum, rest)) in level.most.iter_mut().zip(level.sums.iter().zip(&frame.rest[depth])) {
            *most = sum + rest;
        }
        let mut failing: Failing = 0;
        for ((_, means), truth) in frame.deals.iter().zip(&level.truths) {
            match (means, truth) {
                (Means::Breaks(demand), Truth::Yes) => failing |= 1 << demand,
                (Means::Pays(at), Truth::Yes) => level.most[frame.bonuses[*at].0] += frame.bonuses[*at].1,
                (Means::Pays(at), Truth::Open) => level.most[frame.bonuses[*at].0] += frame.bonuses[*at].1.max(0),
                _ => {}
            }
        }
        if level.most.iter().zip(&self.needs).any(|(most, need)| most < need) {
            return false;
        }
        for (most, floor) in level.most.iter().zip(&frame.floors) {
            if let Some((floor, bit)) = floor
                && most < floor
            {
                failing |= bit;
            }
        }
        if !self.will_do(failing) {
            return false;
        }
        let level = &mut self.levels[depth];
        for (at, cut) in self.cuts.iter().enumerate() {
            level.bounds[at] = cut.most(frame, level.cuts[at], depth, &level.truths);
            if level.bounds[at] <= cut.limit {
                return false;
            }
        }
        self.product_may_be_larger(depth) && self.open_may_be_better(depth, failing)
    }

    /// Whether a package that fails these demands, and perhaps more, can be had and accepted by those who must.
    fn will_do(&self, failing: Failing) -> bool {
        let table = self.frame.table;
        if failing == 0 {
            return true;
        }
        match self.frame.over {
            Over::Possible => table.is_possible(failing),
            Over::Agreeable => {
                table.is_agreeable(failing) && self.must.iter().all(|actor| table.accepts(*actor, failing))
            }
        }
    }

    /// A product of the most that everybody can have; floating-point numbers are far enough apart here to be sure.
    fn product_may_be_larger(&self, depth: usize) -> bool {
        let Some(best) = self.best.as_ref().filter(|best| best.rough > 1e-200 && best.rough.is_finite()) else {
            return true;
        };
        let is_product = self.aim.is_product() && !self.parts.is_empty() && self.group != Group::Open;
        !is_product || self.product(&self.levels[depth].most) * (1.0 + 1e-9) >= best.rough
    }

    pub(super) fn product(&self, scores: &[i64]) -> f64 {
        let gain = |part: &Part| ((scores[part.dimension] - part.from) as f64 / part.whole as f64).max(0.0);
        self.parts.iter().map(gain).product()
    }

    /// Where it is open who signs: what a package with the most that everybody can have would be by the aim, accepted by
    /// all that may still accept.
    fn open_may_be_better(&self, depth: usize, failing: Failing) -> bool {
        let (Group::Open, Aim::Standard(standard, measure, None), Some(best)) = (&self.group, self.aim, &self.best)
        else {
            return true;
        };
        // Where some at the table score nothing, a package may be agreed upon without anybody whose gain counts.
        if self.frame.table.scorers.len() < self.frame.table.table.len() {
            return true;
        }
        measure.value(*standard, &self.point(&self.levels[depth].most, failing)) > best.value
    }

    /// Scores by dimension as those of the scoring parties, with who refuses.
    pub(super) fn point(&self, scores: &[i64], failing: Failing) -> Point {
        let table = self.frame.table;
        let scorers = (0..table.scorers.len()).map(|at| scores[self.frame.dimension(at)]).collect();
        let refusing = match table.needs == table.table.len() {
            true => 0,
            false => table.table.iter().filter(|a| !table.accepts(**a, failing)).fold(0, |bits, a| bits | 1 << a),
        };
        Point { scores: scorers, count: 1, first: Vec::new(), refusing }
    }

    /// Counts a step; whether the search must end.
    fn ended(&mut self) -> bool {
        self.steps += 1;
        if self.steps >= self.next_look && self.stopped.is_none() {
            self.next_look = self.steps + (1 << 11);
            let done = (self.done * 1e6) as u64;
            self.stopped = self.budget.go_on(self.phase, done, 1_000_000).err();
        }
        self.stopped.is_some() || self.steps > self.frame.effort.steps
    }

    /// All combinations of the last issues; no rule speaks of them, so rules are decided.
    fn look_through_tail(&mut self, depth: usize) {
        let (frame, width) = (self.frame, self.frame.width());
        let level = &self.levels[depth];
        let (number, mut sums) = (level.number, level.sums.clone());
        let mut cuts = level.cuts.clone();
        for ((_, means), truth) in frame.deals.iter().zip(&level.truths) {
            if let (Means::Pays(at), Truth::Yes) = (means, truth) {
                sums[frame.bonuses[*at].0] += frame.bonuses[*at].1;
                cuts.iter_mut().zip(&self.cuts).for_each(|(sum, cut)| *sum += cut.bonus[*at]);
            }
        }
        let rows = std::mem::take(&mut self.rows);
        for row in &rows {
            let row = *row as usize;
            if self.cuts.first().is_some_and(|cut| cuts[0] + cut.tail[row] <= cut.limit) || self.over {
                break;
            }
            self.steps += u64::from(row.is_multiple_of(64));
            let scores = &frame.tail.scores[row * width..(row + 1) * width];
            let reached = sums.iter().zip(scores).zip(&self.needs).all(|((sum, score), need)| sum + score >= *need);
            let others = cuts.iter().zip(&self.cuts).skip(1).all(|(sum, cut)| sum + cut.tail[row] > cut.limit);
            if reached && others {
                self.consider(number + frame.tail.numbers[row]);
            }
        }
        self.rows = rows;
    }
}
