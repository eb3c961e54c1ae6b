//! The Brier score of a chance that may be a range.

use detente_case::{Likelihood, ONE};

/// A chance: lower and upper bound, from 0 to 1; the same where it is one number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chance {
    /// Lower bound.
    pub low: f64,
    /// Upper bound.
    pub high: f64,
}

impl Chance {
    /// One number.
    pub fn exactly(chance: f64) -> Self {
        Self { low: chance, high: chance }
    }
}

impl From<Likelihood> for Chance {
    fn from(likelihood: Likelihood) -> Self {
        let share = |millionths: u32| f64::from(millionths) / f64::from(ONE);
        Self { low: share(likelihood.low), high: share(likelihood.high) }
    }
}

/// The Brier score (p - x)² of a chance p of something that happened (x = 1) or did not (x = 0): 0 is best, 1 is worst,
/// and saying one half always gives a quarter. Of a range, the least and the largest score that a chance in it has.
///
/// ```
/// use detente_doubt::score::{Chance, brier};
/// assert_eq!(brier(Chance::exactly(0.5), true), Chance::exactly(0.25));
/// assert_eq!(brier(Chance { low: 0.0, high: 0.5 }, false), Chance { low: 0.0, high: 0.25 });
/// assert_eq!(brier(Chance { low: 0.0, high: 0.5 }, true), Chance { low: 0.25, high: 1.0 });
/// ```
pub fn brier(chance: Chance, happened: bool) -> Chance {
    let x = f64::from(u8::from(happened));
    let (a, b) = ((chance.low - x).powi(2), (chance.high - x).powi(2));
    // x is 0 or 1 and so never inside the range: the score is monotone over it.
    Chance { low: a.min(b), high: a.max(b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_chance_in_a_range_scores_beyond_its_bounds() {
        for low in 0..=20 {
            for high in low..=20 {
                for happened in [false, true] {
                    let range = Chance { low: f64::from(low) / 20.0, high: f64::from(high) / 20.0 };
                    let bounds = brier(range, happened);
                    let each: Vec<f64> =
                        (low..=high).map(|p| (f64::from(p) / 20.0 - f64::from(u8::from(happened))).powi(2)).collect();
                    assert_eq!(bounds.low, each.iter().copied().fold(f64::INFINITY, f64::min));
                    assert_eq!(bounds.high, each.iter().copied().fold(0.0, f64::max));
                }
            }
        }
    }
}
