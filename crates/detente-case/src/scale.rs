//! Exact arithmetic with the scores of one actor: whole numbers of a unit that divides everything.

use crate::{Actor, Floor, Score};

/// Steps that the range of a doubtful score is cut into; an even number, so that the middle is one of them.
pub const STEPS: i64 = 1000;

/// A weighted score or a floor is counted in units of `unit` / (2 x [`STEPS`] x 10^12).
///
/// The unit is the greatest common divisor of everything that one actor may come to add or compare, so whatever it
/// scores is a whole number of it, in 63 bits: sums and comparisons are exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    unit: i128,
}

/// Parts of 10^-12 that are counted.
const PARTS: i128 = 2 * STEPS as i128;
const MILLION: i128 = 1_000_000;
/// Bound of every sum.
const MOST: i128 = 1 << 62;

impl Scale {
    /// The scale of an actor; nothing where sums would not fit.
    pub fn of(actor: &Actor) -> Option<Self> {
        let mut unit = 0;
        let mut most: i128 = 0;
        let mut add = |weight: i128, score: &Score| {
            let (low, range) =
                (weight * i128::from(score.low) * PARTS, weight * i128::from(score.high - score.low) * 2);
            unit = gcd(gcd(unit, low), range);
            low.abs().max((low + range * i128::from(STEPS)).abs())
        };
        for worth in &actor.worth {
            let largest = worth.scores.iter().map(|score| add(i128::from(worth.weight), score)).max();
            most = most.checked_add(largest.unwrap_or_default())?;
        }
        for bonus in &actor.bonuses {
            most = most.checked_add(add(MILLION, &bonus.score))?;
        }
        if let Some(floor) = &actor.floor {
            most = most.max(add(MILLION, &Score::exactly(floor.at)));
        }
        let unit = unit.max(1);
        // Differences of two sums are formed as well.
        (most / unit < MOST / 2).then_some(Self { unit })
    }

    /// A score of a weighted issue, `step` of [`STEPS`] above its lowest value.
    pub fn weighted(&self, weight: i64, score: &Score, step: i64) -> i64 {
        self.in_units(i128::from(weight), score, step)
    }

    /// A bonus, `step` of [`STEPS`] above its lowest value.
    pub fn plain(&self, score: &Score, step: i64) -> i64 {
        self.in_units(MILLION, score, step)
    }

    /// A floor.
    pub fn floor(&self, floor: &Floor) -> i64 {
        self.in_units(MILLION, &Score::exactly(floor.at), 0)
    }

    fn in_units(&self, weight: i128, score: &Score, step: i64) -> i64 {
        let range = i128::from(score.high - score.low);
        let parts = weight * (i128::from(score.low) * PARTS + range * 2 * i128::from(step));
        i64::try_from(parts / self.unit).expect("`Scale::of` has bounded every sum")
    }

    /// The sum of the highest scores of all issues and of all bonuses above zero: what no package exceeds.
    pub fn highest(&self, actor: &Actor) -> i64 {
        let issues = actor.worth.iter().map(|w| {
            let ends = w.scores.iter().flat_map(|s| [0, STEPS].map(|step| self.weighted(w.weight, s, step)));
            ends.max().unwrap_or_default()
        });
        let bonuses = actor.bonuses.iter().map(|b| self.plain(&b.score, STEPS).max(0));
        issues.chain(bonuses).sum()
    }

    /// By how much one score of an issue of this weight has to rise for the sum to rise by so many units: in units of
    /// 10^-6, rounded up.
    pub fn raise(&self, units: i64, weight: i64) -> i128 {
        let (parts, whole) = (i128::from(units) * self.unit, PARTS * i128::from(weight.max(1)));
        (parts + whole - 1) / whole
    }

    /// A number of units as an exact decimal, such as `12.5`.
    ///
    /// ```
    /// use detente_case::{Scale, parse};
    /// let text = "{detente: 1, id: a, issues: {pay: {values: [low, high]}}, parties: {p: {worth: {pay: [0, 2.5]}}}}";
    /// let case = parse(&detente_source::SourceText::new("case.yaml", text)).case.unwrap();
    /// let actor = &case.negotiation.unwrap().actors[0];
    /// let scale = Scale::of(actor).unwrap();
    /// assert_eq!(scale.show(scale.highest(actor)), "2.5");
    /// ```
    pub fn show(&self, units: i64) -> String {
        let parts = i128::from(units) * self.unit;
        // A part is 10^-12 / 2000, which is 50 x 10^-17: seventeen decimals show it exactly.
        let digits = parts.unsigned_abs() * 50;
        let one = 100_000_u128 * 1_000_000_000_000;
        let (whole, rest) = (digits / one, digits % one);
        let sign = if parts < 0 { "-" } else { "" };
        let decimals = format!("{rest:017}");
        let decimals = decimals.trim_end_matches('0');
        if decimals.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{decimals}") }
    }
}

fn gcd(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    i128::try_from(a).unwrap_or(1)
}
