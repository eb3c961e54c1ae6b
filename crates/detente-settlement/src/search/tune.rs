//! Good weights for bounds, by subgradient steps (Held, Wolfe & Crowder, "Validation of subgradient optimization",
//! Mathematical Programming 6 (1974) 62-88). Floating-point numbers suffice: whatever the weights, the bound is true.

use super::cut::{LARGEST, Objective};
use super::frame::Frame;

/// How many steps are taken.
const STEPS: usize = 240;

/// What is bounded.
pub(super) enum Shape<'a> {
    /// A sum.
    Sum(&'a Objective),
    /// The smallest of `(score - from) / whole` over some dimensions.
    Smallest(Vec<Part>),
    /// The product of the same.
    Product(Vec<Part>),
}

/// One party's part in a smallest gain or a product of gains.
#[derive(Clone, Copy)]
pub(super) struct Part {
    /// Its dimension.
    pub dimension: usize,
    /// From where its gain is counted.
    pub from: i64,
    /// What the gain is divided by.
    pub whole: i64,
}

/// Weights found.
pub(super) struct Tuned {
    /// By dimension, in whole numbers; of an additive aim only what is added for floors.
    pub weights: Vec<i128>,
    /// How often an additive aim counts.
    pub times: i128,
    /// Packages that looked best on the way.
    pub met: Vec<Vec<usize>>,
}

/// Finds weights. `floors` are those that must be kept, by dimension.
pub(super) fn tune(frame: &Frame, shape: &Shape, floors: &[Option<i64>]) -> Tuned {
    let width = frame.width();
    let range: Vec<f64> = frame.ranges.iter().map(|range| *range as f64).collect();
    let mut kept = vec![0.0; width];
    let parts: &[Part] = match shape {
        Shape::Sum(_) => &[],
        Shape::Smallest(parts) | Shape::Product(parts) => parts,
    };
    let mut logs = vec![0.0; parts.len()];
    let size = match shape {
        Shape::Sum(sum) => sum.worth.iter().map(|w| spread(w)).sum::<f64>().max(1.0),
        _ => 1.0,
    };
    let mut best: Option<(f64, Vec<f64>)> = None;
    let mut met: Vec<Vec<usize>> = Vec::new();
    for step in 0..STEPS {
        let shares = match shape {
            Shape::Smallest(_) => softmax(&logs),
            _ => logs.iter().map(|log: &f64| log.exp()).collect(),
        };
        let mut weights: Vec<f64> = kept.iter().zip(&range).map(|(k, range)| k / range).collect();
        for (part, share) in parts.iter().zip(&shares) {
            weights[part.dimension] += share / part.whole as f64;
        }
        let (values, top) = largest(frame, &weights, shape);
        let scores: Vec<f64> = frame.actors.iter().map(|actor| frame.table.score(*actor, &values) as f64).collect();
        let floor_part: f64 =
            floors.iter().zip(&kept).zip(&range).map(|((f, k), range)| f.map_or(0.0, |f| k * f as f64 / range)).sum();
        let gains: Vec<f64> = parts.iter().map(|p| (scores[p.dimension] - p.from as f64) / p.whole as f64).collect();
        let from: f64 = parts.iter().zip(&shares).map(|(p, share)| share * p.from as f64 / p.whole as f64).sum();
        let left = top - floor_part - from;
        let bound = match shape {
            Shape::Product(_) => parts.len() as f64 * left.max(f64::MIN_POSITIVE).ln() - logs.iter().sum::<f64>(),
            _ => left,
        };
        if best.as_ref().is_none_or(|(known, _)| bound < *known) {
            best = Some((bound, weights));
        }
        if !met.contains(&values) {
            met.push(values);
        }
        let pace = 1.0 / (1.0 + step as f64 / 4.0).sqrt();
        match shape {
            Shape::Sum(_) => {}
            Shape::Smallest(_) => {
                logs.iter_mut().zip(&gains).for_each(|(log, gain)| *log -= 2.0 * pace * gain);
            }
            Shape::Product(_) => {
                let sum: f64 = shares.iter().zip(&gains).map(|(share, gain)| share * gain).sum::<f64>().max(1e-12);
                for ((log, share), gain) in logs.iter_mut().zip(&shares).zip(&gains) {
                    let by = parts.len() as f64 * share * gain / sum - 1.0;
                    *log = (*log - 0.5 * pace * by.clamp(-2.0, 2.0)).clamp(-40.0, 40.0);
                }
            }
        }
        for (k, floor) in floors.iter().enumerate() {
            if let Some(floor) = floor {
                let over = (scores[k] - *floor as f64) / range[k];
                kept[k] = (kept[k] - pace * size * over).max(0.0);
            }
        }
    }
    let weights = best.map_or(vec![0.0; width], |(_, weights)| weights);
    let (weights, times) = whole(frame, shape, &weights);
    // The last ones are nearest to the best weights.
    met.reverse();
    Tuned { weights, times, met }
}

fn spread(worth: &[i128]) -> f64 {
    (worth.iter().max().copied().unwrap_or(0) - worth.iter().min().copied().unwrap_or(0)) as f64
}

fn softmax(logs: &[f64]) -> Vec<f64> {
    let top = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let parts: Vec<f64> = logs.iter().map(|log| (log - top).exp()).collect();
    let sum: f64 = parts.iter().sum();
    parts.iter().map(|part| part / sum).collect()
}

/// The package with the largest weighted sum, bonuses aside, and that sum with all bonuses that add to it.
fn largest(frame: &Frame, weights: &[f64], shape: &Shape) -> (Vec<usize>, f64) {
    let objective = if let Shape::Sum(sum) = shape { Some(*sum) } else { None };
    let mut values = Vec::with_capacity(frame.table.radix.len());
    let mut top = 0.0;
    for (issue, radix) in frame.table.radix.iter().enumerate() {
        let worth = |value: usize| -> f64 {
            let own: f64 = weights.iter().enumerate().map(|(k, w)| w * frame.worth(k, issue, value) as f64).sum();
            own + objective.map_or(0.0, |o| o.worth[issue][value] as f64)
        };
        let best =
            (0..*radix).map(|value| (worth(value), value)).max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        let (sum, value) = best.unwrap_or((0.0, 0));
        values.push(value);
        top += sum;
    }
    for (at, (k, score)) in frame.bonuses.iter().enumerate() {
        top += (weights[*k] * *score as f64 + objective.map_or(0.0, |o| o.bonus[at] as f64)).max(0.0);
    }
    (values, top)
}

/// The weights as whole numbers, as fine as sums allow, and how often an additive aim counts beside them.
fn whole(frame: &Frame, shape: &Shape, weights: &[f64]) -> (Vec<i128>, i128) {
    let heaviest = weights.iter().zip(&frame.sizes).map(|(w, size)| w * *size as f64).fold(0.0, f64::max);
    let times = match shape {
        Shape::Sum(sum) => (LARGEST / sum.size()).clamp(1, FINEST),
        _ => 0,
    };
    let factor = match shape {
        Shape::Sum(_) => times as f64,
        _ if heaviest > 0.0 => LARGEST as f64 / 2.0 / heaviest,
        _ => 0.0,
    };
    let rounded = |(weight, size): (&f64, &i128)| ((weight * factor).max(0.0) as i128).min(LARGEST / size);
    (weights.iter().zip(&frame.sizes).map(rounded).collect(), times)
}

/// How often an additive aim is counted at most, so that the weights of floors beside it can be fine enough.
const FINEST: i128 = 1 << 40;
