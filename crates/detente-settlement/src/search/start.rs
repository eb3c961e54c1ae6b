//! Setting out: bounds for a group that signs, a first good package, and changes of it that make it better.

use super::aim::{Aim, Group};
use super::cut::{Bounds, Cut};
use super::frame::Frame;
use super::tree::Search;
use super::tune::{Shape, tune};
use crate::frontier::Over;
use detente_graph::Budget;

/// How often a package is made better by small changes.
const ROUNDS: usize = 64;
/// Up to so many single changes pairs of them are tried as well.
const MOST_CHANGES: usize = 1000;

impl<'a, 't, 'm> Search<'a, 't, 'm> {
    /// A search that has not begun.
    pub fn new(frame: &'a Frame<'t>, aim: &'a Aim<'m>, budget: &'a Budget<'a>, phase: &'a str) -> Self {
        Self {
            frame,
            aim,
            budget,
            phase,
            at_least: vec![None; frame.width()],
            best: None,
            open: f64::NEG_INFINITY,
            steps: 0,
            next_look: 0,
            stopped: None,
            group: Group::Open,
            must: Vec::new(),
            parts: Vec::new(),
            cuts: Vec::new(),
            needs: vec![i64::MIN; frame.width()],
            over: false,
            done: 0.0,
            levels: Vec::new(),
            values: Vec::new(),
            rows: Vec::new(),
        }
    }

    /// Searches among the packages that a group signs.
    pub fn run(&mut self, group: &Group) {
        self.start(group);
        if self.frame.effort.improves {
            self.improve();
        }
        self.grow();
    }

    /// Sets bounds for a group, and considers the packages that are best by weights that bound well.
    fn start(&mut self, group: &Group) {
        let (frame, aim, table) = (self.frame, self.aim, self.frame.table);
        self.group = group.clone();
        self.over = false;
        self.cuts.clear();
        self.parts.clear();
        self.must = match (frame.over, table.needs == table.table.len(), group) {
            (Over::Possible, ..) => Vec::new(),
            (_, true, _) => table.table.clone(),
            (_, _, Group::Open) => table.veto.clone(),
            (_, _, Group::Of(group)) => {
                table.veto.iter().copied().chain(group.iter().map(|at| table.scorers[*at])).collect()
            }
        };
        self.raise();
        let floors: Vec<Option<i64>> = self.needs.iter().map(|need| (*need != i64::MIN).then_some(*need)).collect();
        // Before there is a best package, what must be reached is what must be reached by all.
        let floors: Vec<Option<i64>> = match self.best {
            None => floors,
            Some(_) => {
                let best = self.best.take();
                self.raise();
                let plain = self.needs.iter().map(|need| (*need != i64::MIN).then_some(*need)).collect();
                self.best = best;
                plain
            }
        };
        let mut met = Vec::new();
        let base: Vec<i64> = floors.iter().map(|floor| floor.unwrap_or(0)).collect();
        if let Some(shape) = aim.shape(frame, group, &floors) {
            let tuned = tune(frame, &shape, &floors);
            met = tuned.met;
            let mut from = base.clone();
            let bounds = match &shape {
                Shape::Sum(_) => Bounds::Sum,
                Shape::Smallest(parts) | Shape::Product(parts) => {
                    self.parts = parts.clone();
                    parts.iter().for_each(|part| from[part.dimension] = part.from);
                    if matches!(shape, Shape::Product(_)) { Bounds::Product } else { Bounds::Smallest }
                }
            };
            let objective = aim.objective().map(|sum| (sum, tuned.times));
            let useful = objective.is_some() || self.parts.iter().all(|part| tuned.weights[part.dimension] > 0);
            if useful && (objective.is_some() || !self.parts.is_empty()) {
                self.cuts.push(Cut::new(frame, bounds, tuned.weights, &from, objective));
            }
        }
        if floors.iter().any(Option::is_some) && !matches!(aim, Aim::Any) {
            let any = Aim::Any;
            if let Some(shape) = any.shape(frame, group, &floors) {
                let tuned = tune(frame, &shape, &floors);
                self.cuts.push(Cut::new(frame, Bounds::Floors, tuned.weights, &base, None));
                met.extend(tuned.met);
            }
        }
        self.raise();
        for values in met {
            let package = self.frame.table.number(&values);
            self.consider(package);
        }
    }

    /// Changes one value or two of the best package as long as that makes it better.
    fn improve(&mut self) {
        for _ in 0..ROUNDS {
            let Some(best) = self.best.clone() else { return };
            let changes: Vec<(usize, usize)> = (0..best.values.len())
                .flat_map(|issue| (0..self.frame.table.radix[issue]).map(move |value| (issue, value)))
                .filter(|(issue, value)| best.values[*issue] != *value)
                .collect();
            if self.stopped.is_none() {
                self.stopped = self.budget.go_on(self.phase, 0, 1_000_000).err();
            }
            let pairs = changes.len() <= MOST_CHANGES && self.stopped.is_none();
            let mut better = false;
            for (at, first) in changes.iter().enumerate() {
                if !better {
                    better = self.attempt(&best.values, &[*first]);
                }
                for second in changes[at + 1..].iter().filter(|second| pairs && second.0 != first.0) {
                    better |= self.attempt(&best.values, &[*first, *second]);
                }
            }
            if !better || self.over {
                return;
            }
        }
    }

    /// Considers a package with some values changed, if it may be better at all.
    fn attempt(&mut self, from: &[usize], changes: &[(usize, usize)]) -> bool {
        let mut values = from.to_vec();
        changes.iter().for_each(|(issue, value)| values[*issue] = *value);
        let table = self.frame.table;
        let scores: Vec<i64> = self.frame.actors.iter().map(|actor| table.score(*actor, &values)).collect();
        let reached = scores.iter().zip(&self.needs).all(|(score, need)| score >= need);
        let larger = match (self.aim.objective(), &self.best) {
            (Some(sum), Some(best)) => sum.at_least(self.frame, &values) > sum.at_least(self.frame, &best.values),
            (None, Some(best)) if self.aim.is_product() && !self.parts.is_empty() => {
                self.product(&scores) * (1.0 + 1e-9) >= best.rough
            }
            _ => true,
        };
        reached && larger && self.consider(table.number(&values))
    }
}
