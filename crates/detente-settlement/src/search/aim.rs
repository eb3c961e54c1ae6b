//! What is looked for: the best package by something, and how good one is.

use super::cut::Objective;
use super::frame::Frame;
use super::tune::{Part, Shape};
use crate::frontier::Point;
use crate::measure::{Measure, Value};
use crate::standard::Standard;
use num_bigint::BigInt;

/// What is looked for.
pub(super) enum Aim<'m> {
    /// Any package that will do.
    Any,
    /// The largest sum of scores.
    Sum(Objective),
    /// The best by a standard.
    Standard(Standard, &'m Measure<'m>, Option<Objective>),
}

/// Who signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Group {
    /// These, by position among the scoring parties.
    Of(Vec<usize>),
    /// Whoever accepts.
    Open,
}

impl<'m> Aim<'m> {
    /// The aim of a standard.
    pub fn standard(frame: &Frame, standard: Standard, measure: &'m Measure<'m>) -> Self {
        let scorers: Vec<usize> = (0..frame.table.scorers.len()).map(|at| frame.dimension(at)).collect();
        let sum = (standard == Standard::Utilitarian).then(|| Objective::shares(frame, &scorers, &measure.units));
        Self::Standard(standard, measure, sum)
    }

    /// What is added up, where the aim is additive.
    pub fn objective(&self) -> Option<&Objective> {
        match self {
            Self::Any => None,
            Self::Sum(sum) => Some(sum),
            Self::Standard(.., sum) => sum.as_ref(),
        }
    }

    /// Whether it is a product of gains.
    pub fn is_product(&self) -> bool {
        matches!(self, Self::Standard(Standard::Nash, ..))
    }

    /// How good a package is.
    pub fn value(&self, frame: &Frame, values: &[usize], point: &Point) -> Value {
        match self {
            Self::Any => Value::Whole(BigInt::from(0)),
            Self::Sum(sum) => Value::Whole(BigInt::from(sum.at_least(frame, values))),
            Self::Standard(standard, measure, _) => measure.value(*standard, point),
        }
    }

    /// About how good a package with these scores is, or at most, where no package of these signers scores more; for
    /// telling how far apart two packages may be.
    pub fn rough(&self, group: &Group, scores: &[i64]) -> f64 {
        let Self::Standard(standard, measure, None) = self else { return f64::INFINITY };
        let all: Vec<usize> = (0..scores.len()).collect();
        let who = match group {
            Group::Of(group) => group,
            Group::Open => &all,
        };
        let share = |at: usize, from: &[i64], whole: i64| (scores[at] - from[at]) as f64 / whole as f64;
        match measure.scale(*standard) {
            Some((from, wholes)) => {
                let limiting = who.iter().filter(|at| wholes[**at] > 0);
                let shares = limiting.map(|at| share(*at, from, wholes[*at]));
                match group {
                    Group::Of(_) => shares.fold(f64::INFINITY, f64::min),
                    Group::Open => shares.fold(f64::NEG_INFINITY, f64::max),
                }
            }
            None => {
                let shares = who.iter().map(|at| share(*at, &measure.starts, measure.most(*at)).max(0.0));
                match group {
                    Group::Of(_) => shares.product(),
                    Group::Open => shares.map(|share| share.max(1.0)).product(),
                }
            }
        }
    }

    /// The form of its bounds for a group that signs; nothing where only the parties' single scores bound it. `floors`
    /// are those that must be kept, by dimension.
    pub fn shape(&self, frame: &Frame, group: &Group, floors: &[Option<i64>]) -> Option<Shape<'_>> {
        if let Some(sum) = self.objective() {
            return Some(Shape::Sum(sum));
        }
        let Self::Standard(standard, measure, _) = self else {
            let part = |(k, floor): (usize, &Option<i64>)| {
                floor.map(|from| Part { dimension: k, from, whole: frame.ranges[k] })
            };
            return Some(Shape::Smallest(floors.iter().enumerate().filter_map(part).collect()));
        };
        let Group::Of(group) = group else { return None };
        let parts = |from: &[i64], wholes: &dyn Fn(usize) -> i64| -> Vec<Part> {
            let counting = group.iter().filter(|at| wholes(**at) > 0);
            counting.map(|at| Part { dimension: frame.dimension(*at), from: from[*at], whole: wholes(*at) }).collect()
        };
        Some(match measure.scale(*standard) {
            Some((from, wholes)) => Shape::Smallest(parts(from, &|at| wholes[at])),
            None => Shape::Product(parts(&measure.starts, &|at| measure.most(at))),
        })
    }
}
