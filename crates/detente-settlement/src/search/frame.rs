//! What every search over the same packages shares: the order of issues, what rules say, and the last issues combined.

use super::Effort;
use crate::frontier::Over;
use crate::order::{Rows, undominated};
use crate::table::{Demand, Failing, Table};
use detente_case::Deal;
use detente_graph::Budget;

/// A negotiation laid out for searching.
pub(super) struct Frame<'t> {
    pub table: &'t Table,
    /// Over which packages.
    pub over: Over,
    /// How much is done about it.
    pub effort: Effort,
    /// Issues that are settled one by one: those that rules speak of first, then those that decide most.
    pub order: Vec<usize>,
    /// Those at the table that score packages, and ratifiers that have a floor: the dimensions.
    pub actors: Vec<usize>,
    /// Each dimension's floor, with its demand as a bit.
    pub floors: Vec<Option<(i64, Failing)>>,
    /// How far apart the highest and the lowest sum of each dimension's scores are, at least 1.
    pub ranges: Vec<i64>,
    /// What no sum of each dimension's scores exceeds, whatever its sign.
    pub sizes: Vec<i128>,
    /// Rules and bonuses.
    pub deals: Vec<(&'t Deal, Means)>,
    /// Bonuses: dimension and score.
    pub bonuses: Vec<(usize, i64)>,
    /// By issue: the deals that speak of it.
    pub touched: Vec<Vec<usize>>,
    /// By depth and dimension: the most that what is still open can give.
    pub rest: Vec<Vec<i64>>,
    /// Combinations of the remaining issues.
    pub tail: Tail,
}

/// What a statement is for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Means {
    /// Where it holds, this demand is failed.
    Breaks(usize),
    /// Where it holds, this bonus counts.
    Pays(usize),
}

/// Combinations of the last issues that no other one beats in every dimension. No rule speaks of these issues, so that
/// whatever is accepted with a beaten one is accepted with what beats it.
#[derive(Default)]
pub(super) struct Tail {
    /// Scores in every dimension, row after row.
    pub scores: Vec<i64>,
    /// Each one's part of the package number.
    pub numbers: Vec<u64>,
    /// The issues.
    pub issues: Vec<usize>,
}

impl<'t> Frame<'t> {
    /// Lays out a negotiation.
    pub fn new(table: &'t Table, over: Over, effort: Effort) -> Self {
        let counts = |at: &usize| table.scorers.contains(at) || table.seats[*at].floor.is_some();
        let actors: Vec<usize> = (0..table.seats.len()).filter(counts).collect();
        let floor = |actor: &usize| {
            let demand = table.demands.iter().position(|d| *d == Demand::Floor(*actor));
            table.seats[*actor].floor.zip(demand.map(|at| 1 << at))
        };
        let floors = actors.iter().map(floor).collect();
        let mut deals: Vec<(&Deal, Means)> =
            table.rules().iter().map(|(demand, deal)| (deal, Means::Breaks(*demand))).collect();
        let mut bonuses = Vec::new();
        for (dimension, actor) in actors.iter().enumerate() {
            for (deal, score) in &table.seats[*actor].bonuses {
                deals.push((deal, Means::Pays(bonuses.len())));
                bonuses.push((dimension, *score));
            }
        }
        let mut touched = vec![Vec::new(); table.radix.len()];
        for (at, (deal, _)) in deals.iter().enumerate() {
            let mut marks = vec![false; table.radix.len()];
            deal.mark(&mut marks);
            marks.iter().enumerate().filter(|(_, mark)| **mark).for_each(|(issue, _)| touched[issue].push(at));
        }
        let spread = |actor: usize, issue: usize| {
            let worth = &table.seats[actor].worth[issue];
            worth.iter().max().copied().unwrap_or(0) - worth.iter().min().copied().unwrap_or(0)
        };
        let range = |actor: &usize| (0..table.radix.len()).map(|issue| spread(*actor, issue)).sum::<i64>().max(1);
        let ranges: Vec<i64> = actors.iter().map(range).collect();
        let size = |actor: &usize| -> i128 {
            let seat = &table.seats[*actor];
            let issues = seat.worth.iter().filter_map(|worth| worth.iter().map(|score| i128::from(*score).abs()).max());
            issues.chain(seat.bonuses.iter().map(|(_, score)| i128::from(*score).abs())).sum::<i128>().max(1)
        };
        let sizes = actors.iter().map(size).collect();
        let weight = |issue: usize| -> f64 {
            actors.iter().zip(&ranges).map(|(actor, range)| spread(*actor, issue) as f64 / *range as f64).sum()
        };
        let mut order: Vec<usize> = (0..table.radix.len()).collect();
        order.sort_by(|a, b| {
            table.ruled[*b].cmp(&table.ruled[*a]).then(weight(*b).total_cmp(&weight(*a))).then(a.cmp(b))
        });
        let mut frame = Self {
            table,
            over,
            effort,
            order,
            actors,
            floors,
            ranges,
            sizes,
            deals,
            bonuses,
            touched,
            rest: Vec::new(),
            tail: Tail::default(),
        };
        frame.cut_tail();
        frame.rest = frame.rest();
        frame
    }

    /// How many dimensions there are.
    pub fn width(&self) -> usize {
        self.actors.len()
    }

    /// The dimension of a scoring party, by its position among them.
    pub fn dimension(&self, scorer: usize) -> usize {
        let actor = self.table.scorers[scorer];
        self.actors.iter().position(|at| *at == actor).unwrap_or_default()
    }

    /// The value that a package gives an issue.
    pub fn value(&self, issue: usize, package: u64) -> usize {
        (package / self.table.stride[issue] % self.table.radix[issue] as u64) as usize
    }

    /// The worth of a value in a dimension.
    pub fn worth(&self, dimension: usize, issue: usize, value: usize) -> i64 {
        self.table.seats[self.actors[dimension]].worth[issue][value]
    }

    /// Combines issues from the end of the order, as long as no rule speaks of them and there are not too many.
    fn cut_tail(&mut self) {
        let width = self.width();
        let mut tail = Tail { scores: vec![0; width], numbers: vec![0], issues: Vec::new() };
        while let Some(issue) = self.order.last().copied() {
            let radix = self.table.radix[issue];
            if self.table.ruled[issue] || tail.numbers.len() * radix > self.effort.tail {
                break;
            }
            self.order.pop();
            tail.issues.push(issue);
            let mut next = Tail { issues: std::mem::take(&mut tail.issues), ..Tail::default() };
            for value in 0..radix {
                for (at, number) in tail.numbers.iter().enumerate() {
                    let row = &tail.scores[at * width..(at + 1) * width];
                    next.scores.extend(row.iter().enumerate().map(|(k, score)| score + self.worth(k, issue, value)));
                    next.numbers.push(number + self.table.stride[issue] * value as u64);
                }
            }
            tail = thinned(next, width);
        }
        self.tail = tail;
    }

    fn rest(&self) -> Vec<Vec<i64>> {
        let width = self.width();
        let most = |k: usize| self.tail.scores.iter().skip(k).step_by(width.max(1)).max().copied().unwrap_or(0);
        let mut rest = vec![(0..width).map(most).collect::<Vec<i64>>()];
        for issue in self.order.iter().rev() {
            let after = &rest[rest.len() - 1];
            let before = after.iter().enumerate().map(|(k, sum)| {
                sum + (0..self.table.radix[*issue]).map(|v| self.worth(k, *issue, v)).max().unwrap_or(0)
            });
            rest.push(before.collect());
        }
        rest.reverse();
        rest
    }
}

/// Leaves out what is the same as another row or beaten by it.
fn thinned(tail: Tail, width: usize) -> Tail {
    let mut order: Vec<usize> = (0..tail.numbers.len()).collect();
    let row = |at: usize| &tail.scores[at * width..(at + 1) * width];
    order.sort_by(|a, b| row(*a).cmp(row(*b)).then(tail.numbers[*a].cmp(&tail.numbers[*b])));
    order.dedup_by(|b, a| row(*a) == row(*b));
    let numbers = order.iter().flat_map(|at| row(*at).iter().copied()).collect();
    // A few thousand rows: not worth a look at the clock, and needed even when it has run out.
    let rows = Rows { width, compared: width, decisive: width, numbers };
    let keep = undominated(&rows, "preparing", &Budget::unlimited()).expect("nobody stops it");
    let kept: Vec<usize> = order.iter().zip(keep).filter(|(_, keep)| *keep).map(|(at, _)| *at).collect();
    Tail {
        scores: kept.iter().flat_map(|at| row(*at).iter().copied()).collect(),
        numbers: kept.iter().map(|at| tail.numbers[*at]).collect(),
        issues: tail.issues,
    }
}
