//! The best package so far: how it is replaced, and what a better one must reach.

use super::aim::{Aim, Group};
use super::cut::Bounds;
use super::tree::{Incumbent, Search};
use crate::frontier::Over;
use crate::measure::Value;
use num_bigint::BigInt;

impl Search<'_, '_, '_> {
    /// Takes a package as the best so far, if it will do and is better.
    pub fn consider(&mut self, package: u64) -> bool {
        let values = self.frame.table.values(package);
        self.consider_values(package, values)
    }

    fn consider_values(&mut self, package: u64, values: Vec<usize>) -> bool {
        let table = self.frame.table;
        let failing = table.failing(&values);
        let good = match self.frame.over {
            Over::Possible => table.is_possible(failing),
            Over::Agreeable => table.is_agreeable(failing),
        };
        if !good {
            return false;
        }
        let scores: Vec<i64> = self.frame.actors.iter().map(|actor| table.score(*actor, &values)).collect();
        if scores.iter().zip(&self.at_least).any(|(score, least)| least.is_some_and(|least| *score < least)) {
            return false;
        }
        let point = self.point(&scores, failing);
        let value = self.aim.value(self.frame, &values, &point);
        if self.best.as_ref().is_some_and(|best| value <= best.value) {
            return false;
        }
        let rough = match self.aim.objective() {
            Some(sum) => sum.at_least(self.frame, &values) as f64 / sum.unit,
            None => self.rough(&value),
        };
        // Where not all must sign, what beats a package may be signed by others and be worse by the standard: only
        // packages that nothing beats count.
        if let Some(beating) = self.beating(&scores, package) {
            return self.consider_values(beating, table.values(beating));
        }
        self.best = Some(Incumbent { package, values, value, rough });
        self.raise();
        true
    }

    /// An agreeable package that nothing beats and that beats this one, where that matters.
    fn beating(&mut self, scores: &[i64], package: u64) -> Option<u64> {
        let table = self.frame.table;
        if !matches!(self.aim, Aim::Standard(..)) || table.needs == table.table.len() {
            return None;
        }
        let (top, steps, stopped) = super::undominated(self.frame, scores, package, self.budget, self.phase);
        self.steps += steps;
        self.stopped = self.stopped.take().or(stopped);
        (top != package).then_some(top)
    }

    /// An exact value as a floating-point number.
    fn rough(&self, value: &Value) -> f64 {
        match (value, self.aim) {
            (Value::Smallest(Some(ratio)), _) => ratio.to_f64(),
            (Value::Whole(product), Aim::Standard(_, measure, _)) => {
                let most: BigInt = (0..measure.units.len()).map(|at| BigInt::from(measure.most(at))).product();
                quotient(product, &most)
            }
            _ => f64::NEG_INFINITY,
        }
    }

    /// Notes what a better package must reach.
    pub fn raise(&mut self) {
        let (frame, group) = (self.frame, self.group.clone());
        self.over = false;
        for (k, need) in self.needs.iter_mut().enumerate() {
            let must = frame.floors[k].filter(|_| accepts(&self.must, frame.actors[k], frame));
            let floor = must.map_or(i64::MIN, |(floor, _)| floor);
            *need =
                self.at_least[k].unwrap_or(i64::MIN).max(if frame.over == Over::Possible { i64::MIN } else { floor });
        }
        let mut product = None;
        if let (Some(best), Aim::Standard(_, measure, None), Group::Of(signing)) = (&self.best, self.aim, &group) {
            match &best.value {
                Value::Smallest(smallest) => {
                    if self.parts.is_empty() {
                        let most = (!signing.is_empty()).then_some(crate::gain::Ratio { part: 1, whole: 1 });
                        self.over = *smallest >= most;
                    }
                    for part in self.parts.iter().filter(|_| smallest.is_some()) {
                        let ratio = smallest.as_ref().expect("it was looked at");
                        let share =
                            (i128::from(ratio.part) * i128::from(part.whole)).div_euclid(i128::from(ratio.whole));
                        let need = i128::from(part.from) + share + 1;
                        let need = need.clamp(i128::from(i64::MIN), i128::from(i64::MAX)) as i64;
                        self.needs[part.dimension] = self.needs[part.dimension].max(need);
                    }
                }
                Value::Whole(value) => {
                    let most = |at: usize| BigInt::from(measure.most(at));
                    let others: BigInt =
                        (0..measure.units.len()).filter(|at| !signing.contains(at)).map(most).product();
                    let limit = value / others;
                    if self.parts.is_empty() {
                        let all: BigInt = signing.iter().map(|at| most(*at)).product();
                        self.over = limit >= all;
                    }
                    for part in &self.parts {
                        self.needs[part.dimension] = self.needs[part.dimension].max(part.from + 1);
                    }
                    product = Some(limit);
                }
            }
        }
        if let (Some(_), Aim::Any) = (&self.best, self.aim) {
            self.over = true;
        }
        let parts = self.parts.clone();
        for at in 0..self.cuts.len() {
            self.cuts[at].limit = self.limit(at, &parts, product.as_ref());
        }
    }

    fn limit(&self, at: usize, parts: &[super::tune::Part], product: Option<&BigInt>) -> i128 {
        let cut = &self.cuts[at];
        let weighed = || -> Option<i128> {
            let heavy = cut.weights.iter().zip(&self.needs).filter(|(weight, _)| **weight > 0);
            heavy.map(|(weight, need)| (*need != i64::MIN).then(|| weight * i128::from(*need))).sum()
        };
        let limit = match cut.bounds {
            Bounds::Floors | Bounds::Smallest => weighed().map(|sum| sum - 1),
            Bounds::Sum => self
                .best
                .as_ref()
                .zip(self.aim.objective())
                .zip(weighed())
                .map(|((best, sum), floors)| cut.times * (sum.at_least(self.frame, &best.values) + 1) + floors - 1),
            Bounds::Product => product.and_then(|product| {
                // (sum of weight x gain / n)^n is at least the product of weight x gain.
                let n = parts.len() as u32;
                let weights = parts.iter().map(|part| BigInt::from(cut.weights[part.dimension]));
                let whole = product * BigInt::from(n).pow(n) * weights.product::<BigInt>();
                i128::try_from(whole.nth_root(n)).ok().map(|root| root + cut.base)
            }),
        };
        limit.unwrap_or(i128::MIN)
    }

    /// How good anything below a depth may be, for showing: a little more rather than less.
    pub(super) fn most(&self, depth: usize) -> f64 {
        let level = &self.levels[depth];
        let point = self.point(level.most(), 0);
        let mut most = self.aim.rough(&self.group, &point.scores);
        for (cut, bound) in self.cuts.iter().zip(level.bounds()) {
            let left = (bound - cut.base) as f64;
            let sum = |of: &dyn Fn(&super::tune::Part) -> f64| self.parts.iter().map(of).sum::<f64>();
            let weight = |part: &super::tune::Part| cut.weights[part.dimension] as f64;
            let bound = match (cut.bounds, self.aim) {
                (Bounds::Sum, aim) => aim.objective().map(|o| left / cut.times as f64 / o.unit),
                (Bounds::Smallest, _) => Some(left / sum(&|part| weight(part) * part.whole as f64)),
                (Bounds::Product, _) => {
                    let n = self.parts.len() as f64;
                    let logs = sum(&|part| (weight(part) * part.whole as f64).ln());
                    Some((n * (left.max(0.0) / n).ln() - logs).exp())
                }
                _ => None,
            };
            most = most.min(bound.filter(|bound| !bound.is_nan()).unwrap_or(f64::INFINITY));
        }
        most + most.abs() * 1e-9
    }
}

/// Whether an actor is among those who must accept, or ratifies for one of them.
fn accepts(must: &[usize], actor: usize, frame: &super::frame::Frame) -> bool {
    must.contains(&actor) || frame.table.seats[actor].ratifies.is_some_and(|of| must.contains(&of))
}

/// A quotient of whole numbers of any length.
fn quotient(part: &BigInt, whole: &BigInt) -> f64 {
    // As many parts as a floating-point number tells apart.
    let scaled: BigInt = (part << 64) / whole;
    i128::try_from(scaled).map_or(f64::INFINITY, |scaled| scaled as f64 / 2.0_f64.powi(64))
}
