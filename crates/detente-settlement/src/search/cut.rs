//! Bounds on what is still possible: weighted sums of the parties' scores, in whole numbers.
//!
//! With weights that are not below zero, a package that reaches certain scores reaches their weighted sum; and the
//! largest weighted sum is found issue by issue, because worth is additive (Lagrangian relaxation: Fisher, "The Lagrangian
//! relaxation method for solving integer programming problems", Management Science 27 (1981) 1-18). Which weights are
//! good is found with floating-point numbers; any weights give a true bound, and that is added up exactly.

use super::frame::{Frame, Means};
use super::truth::Truth;

/// What a weighted sum of one dimension may come to, so that all of them together fit into 127 bits.
pub(super) const LARGEST: i128 = 1 << 100;

/// A weighted sum that a package must exceed to be looked for.
pub(super) struct Cut {
    /// By issue and value.
    pub worth: Vec<Vec<i128>>,
    /// By bonus.
    pub bonus: Vec<i128>,
    /// By depth: the most that open issues can add.
    pub rest: Vec<i128>,
    /// By row of the tail.
    pub tail: Vec<i128>,
    /// What a sum must exceed.
    pub limit: i128,
    /// Weights by dimension, apart from what an objective adds.
    pub weights: Vec<i128>,
    /// How often the objective is added.
    pub times: i128,
    /// The weighted sum of starting points and floors.
    pub base: i128,
    /// What it bounds.
    pub bounds: Bounds,
}

/// What a weighted sum bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bounds {
    /// Floors that must be kept together.
    Floors,
    /// The smallest gain.
    Smallest,
    /// An additive aim.
    Sum,
    /// A product of gains, by the inequality of arithmetic and geometric means.
    Product,
}

/// What an additive aim adds up: whole numbers, rounded up where they are not exact.
#[derive(Clone)]
pub(super) struct Objective {
    /// By issue and value.
    pub worth: Vec<Vec<i128>>,
    /// By bonus.
    pub bonus: Vec<i128>,
    /// How much a sum may be too high by rounding.
    pub slack: i128,
    /// How many of these make one unit of what is shown.
    pub unit: f64,
}

impl Objective {
    /// The sum of the scores of some dimensions.
    pub fn scores(frame: &Frame, of: &[usize]) -> Self {
        let add = |issue: usize, value: usize| of.iter().map(|k| i128::from(frame.worth(*k, issue, value))).sum();
        let bonus = |(k, score): &(usize, i64)| if of.contains(k) { i128::from(*score) } else { 0 };
        Self { worth: by_value(frame, add), bonus: frame.bonuses.iter().map(bonus).collect(), slack: 0, unit: 1.0 }
    }

    /// The sum of the scores of some dimensions, each divided by a unit of its own.
    pub fn shares(frame: &Frame, of: &[usize], units: &[i64]) -> Self {
        let common = units.iter().try_fold(1_i128, |all, unit| {
            let unit = i128::from(*unit);
            (all / gcd(all, unit)).checked_mul(unit)
        });
        let fits = |common: &i128| {
            let part = |(k, unit): (&usize, &i64)| (common / i128::from(*unit)).checked_mul(frame.sizes[*k]);
            of.iter().zip(units).all(|one| part(one).is_some_and(|part| part < LARGEST))
        };
        // Where the units have no small common multiple, parts of 2^-40 are counted and rounded up.
        let common = common.filter(fits);
        let exact = common.is_some();
        let common = common.unwrap_or(1 << 40);
        let part = |score: i64, unit: i64| {
            let (product, unit) = (i128::from(score) * common, i128::from(unit));
            product.div_euclid(unit) + i128::from(product.rem_euclid(unit) != 0)
        };
        let add = |issue: usize, value: usize| {
            of.iter().zip(units).map(|(k, unit)| part(frame.worth(*k, issue, value), *unit)).sum()
        };
        let bonus =
            |(k, score): &(usize, i64)| of.iter().position(|at| at == k).map_or(0, |at| part(*score, units[at]));
        let terms = (of.len() * (frame.table.radix.len() + frame.bonuses.len())) as i128;
        Self {
            worth: by_value(frame, add),
            bonus: frame.bonuses.iter().map(bonus).collect(),
            slack: if exact { 0 } else { terms },
            unit: common as f64,
        }
    }

    /// What no sum exceeds, whatever its sign.
    pub fn size(&self) -> i128 {
        let largest = |worth: &Vec<i128>| worth.iter().map(|n| n.abs()).max().unwrap_or(0);
        let bonuses: i128 = self.bonus.iter().map(|n| n.abs()).sum();
        (self.worth.iter().map(largest).sum::<i128>() + bonuses).max(1)
    }

    /// No more than what a package adds up to.
    pub fn at_least(&self, frame: &Frame, values: &[usize]) -> i128 {
        let issues: i128 = self.worth.iter().zip(values).map(|(worth, value)| worth[*value]).sum();
        issues + paid(frame, &self.bonus, values) - self.slack
    }
}

fn paid(frame: &Frame, bonus: &[i128], values: &[usize]) -> i128 {
    let counts = frame.deals.iter().filter_map(|(deal, means)| match means {
        Means::Pays(at) => deal.holds(values).then(|| bonus[*at]),
        Means::Breaks(_) => None,
    });
    counts.sum()
}

fn by_value(frame: &Frame, of: impl Fn(usize, usize) -> i128) -> Vec<Vec<i128>> {
    let issue = |(issue, radix): (usize, &usize)| (0..*radix).map(|value| of(issue, value)).collect();
    frame.table.radix.iter().enumerate().map(issue).collect()
}

fn gcd(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

impl Cut {
    /// A cut with these weights by dimension, and `times` an objective on top. `from` is weighed by the weights and makes
    /// up the base.
    pub fn new(
        frame: &Frame,
        bounds: Bounds,
        weights: Vec<i128>,
        from: &[i64],
        objective: Option<(&Objective, i128)>,
    ) -> Self {
        let times = objective.map_or(0, |(_, times)| times);
        let weigh = |k: usize, score: i64| weights[k] * i128::from(score);
        let worth = by_value(frame, |issue, value| {
            let own: i128 = (0..weights.len()).map(|k| weigh(k, frame.worth(k, issue, value))).sum();
            own + objective.map_or(0, |(o, times)| times * o.worth[issue][value])
        });
        let bonus = frame
            .bonuses
            .iter()
            .enumerate()
            .map(|(at, (k, score))| weigh(*k, *score) + objective.map_or(0, |(o, times)| times * o.bonus[at]));
        let bonus = bonus.collect();
        let width = frame.width();
        let tail = (0..frame.tail.numbers.len()).map(|row| match objective {
            None => (0..width).map(|k| weigh(k, frame.tail.scores[row * width + k])).sum(),
            Some(_) => {
                let issues = &frame.tail.issues;
                issues.iter().map(|issue| worth[*issue][frame.value(*issue, frame.tail.numbers[row])]).sum()
            }
        });
        let tail: Vec<i128> = tail.collect();
        let mut rest = vec![tail.iter().max().copied().unwrap_or(0)];
        for issue in frame.order.iter().rev() {
            rest.push(rest[rest.len() - 1] + worth[*issue].iter().max().copied().unwrap_or(0));
        }
        rest.reverse();
        let base = weights.iter().zip(from).map(|(weight, from)| weight * i128::from(*from)).sum();
        Self { worth, bonus, rest, tail, limit: i128::MIN, weights, times, base, bounds }
    }

    /// The most that a package can add up to, given what the settled issues add up to.
    pub fn most(&self, frame: &Frame, so_far: i128, depth: usize, truths: &[Truth]) -> i128 {
        let bonuses = frame.deals.iter().zip(truths).filter_map(|((_, means), truth)| match (means, truth) {
            (Means::Pays(at), Truth::Yes) => Some(self.bonus[*at]),
            (Means::Pays(at), Truth::Open) => Some(self.bonus[*at].max(0)),
            _ => None,
        });
        so_far + self.rest[depth] + bonuses.sum::<i128>()
    }
}
