//! The worlds that a survey looks at, each with its weight.

use detente_case::{Case, Likelihood, ONE, World};

/// A world and its weight.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighted {
    /// The world.
    pub world: World,
    /// Its weight; all weights sum to 1.
    pub weight: f64,
}

/// The worlds of a case, and what their weights are.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// All combinations of alternatives, the last group changing fastest; statements stand at their base ranks.
    pub worlds: Vec<Weighted>,
    /// Whether the weights are the analyst's; else every world counts the same, and shares are no probabilities.
    pub weighed: bool,
}

impl Sample {
    /// The base world alone.
    pub fn base(case: &Case) -> Self {
        Self { worlds: vec![Weighted { world: case.base_world(), weight: 1.0 }], weighed: false }
    }
}

/// All worlds of a case that differ in the alternatives of its groups; `None` where there are more than `most`.
///
/// Weights are the analyst's where every group has likelihoods: within a group the middles of the ranges, scaled so that
/// they sum to one; groups are taken as independent.
pub fn all_worlds(case: &Case, most: usize) -> Option<Sample> {
    let doubt = &case.doubt;
    if doubt.combinations() > most as u128 {
        return None;
    }
    let weights: Vec<Option<Vec<f64>>> = doubt
        .groups
        .iter()
        .map(|g| g.alternatives.iter().map(|a| a.likelihood).collect::<Option<Vec<_>>>().map(|l| scaled(&l)))
        .collect();
    let weighed = !weights.is_empty() && weights.iter().all(Option::is_some);
    let mut worlds = vec![Weighted { world: case.base_world(), weight: 1.0 }];
    for (group, weights) in weights.iter().enumerate() {
        let count = doubt.groups[group].alternatives.len();
        let each = |w: &Weighted| -> Vec<Weighted> {
            let one = |a: usize| {
                let mut world = w.world.clone();
                world.choices[group] = a as u8;
                let share = match weights {
                    Some(weights) if weighed => weights[a],
                    _ => 1.0 / count as f64,
                };
                Weighted { world, weight: w.weight * share }
            };
            (0..count).map(one).collect()
        };
        worlds = worlds.iter().flat_map(each).collect();
    }
    Some(Sample { worlds, weighed })
}

/// Middles of the ranges, scaled to sum to one.
fn scaled(likelihoods: &[Likelihood]) -> Vec<f64> {
    let middle = |l: &Likelihood| (f64::from(l.low) + f64::from(l.high)) / (2.0 * f64::from(ONE));
    let middles: Vec<f64> = likelihoods.iter().map(middle).collect();
    let sum: f64 = middles.iter().sum();
    // Likelihoods that are all nought have been refused by the parser; an even split keeps the sum at one.
    middles.iter().map(|m| if sum > 0.0 { m / sum } else { 1.0 / middles.len() as f64 }).collect()
}
