//! Adjusted Winner: two parties share issues so that both get the same number of points, and at most one issue is split.
//!
//! Source: Brams & Taylor, "Fair Division: From Cake-Cutting to Dispute Resolution", Cambridge University Press, 1996,
//! chapter 4.

use crate::table::Table;

/// How two parties share the issues.
#[derive(Clone, Debug, PartialEq)]
pub struct Division {
    /// The two parties, by position among the actors.
    pub parties: [usize; 2],
    /// One share per issue, in the order of the issues.
    pub shares: Vec<Share>,
    /// The points, of 100, that each of them gets: the same for both, unless nothing is contested.
    pub points: [f64; 2],
}

/// Who gets an issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Share {
    /// Both want the same value, or only one cares; the position of that value.
    Agreed(usize),
    /// One of the two wins it (0 or 1), with the value that is best for it.
    Won(usize, usize),
    /// The winner (0 or 1) keeps all but this fraction, which goes to the other: numerator and denominator, reduced.
    Split(usize, (u128, u128)),
}

/// Shares the issues between two parties. Nothing where the method does not apply: it needs exactly two parties, both of
/// whom score packages and must agree, no rules and no bonuses, and issues in which either both want the same or each
/// one's best value is the other's worst.
pub fn adjusted_winner(table: &Table) -> Option<Division> {
    let [a, b] = table.scorers[..] else { return None };
    let plain = table.table.len() == 2 && table.needs == 2 && !table.ruled.contains(&true);
    if !plain || table.seats.len() != 2 {
        return None;
    }
    let mut shares = Vec::new();
    // Stakes of both in the contested issues.
    let mut contested: Vec<(usize, [i64; 2])> = Vec::new();
    for issue in 0..table.radix.len() {
        let [own, other] = [a, b].map(|actor| &table.seats[actor].worth[issue]);
        let (top, bottom) =
            (|w: &[i64]| w.iter().max().copied().unwrap_or(0), |w: &[i64]| w.iter().min().copied().unwrap_or(0));
        let pick = |one: i64, two: i64| (0..own.len()).find(|v| own[*v] == one && other[*v] == two);
        let both = pick(top(own), top(other));
        let sides = [pick(top(own), bottom(other)), pick(bottom(own), top(other))];
        match (both, sides) {
            (Some(value), _) => shares.push(Share::Agreed(value)),
            (None, [Some(first), Some(_)]) => {
                shares.push(Share::Won(0, first));
                contested.push((issue, [top(own) - bottom(own), top(other) - bottom(other)]));
            }
            _ => return None,
        }
    }
    let totals = [0, 1].map(|p| contested.iter().map(|(_, stakes)| i128::from(stakes[p])).sum::<i128>());
    if contested.is_empty() {
        return Some(Division { parties: [a, b], shares, points: [100.0; 2] });
    }
    // Compared as stake / total, cross-multiplied.
    let worth = |stakes: &[i64; 2], p: usize| i128::from(stakes[p]) * totals[1 - p];
    let mut won = [0_i128; 2];
    let mut order = Vec::new();
    for (at, (issue, stakes)) in contested.iter().enumerate() {
        let winner = usize::from(worth(stakes, 0) < worth(stakes, 1));
        won[winner] += i128::from(stakes[winner]);
        shares[*issue] = Share::Won(winner, best_of(table, [a, b], *issue, winner));
        order.push((at, winner));
    }
    let rich = usize::from(won[0] * totals[1] < won[1] * totals[0]);
    let poor = 1 - rich;
    // What the richer one gives first is what it values least compared with the other.
    let mut giving: Vec<usize> = order.iter().filter(|(_, winner)| *winner == rich).map(|(at, _)| *at).collect();
    giving.sort_by(|x, y| {
        let (x, y) = (contested[*x].1, contested[*y].1);
        (i128::from(x[rich]) * i128::from(y[poor])).cmp(&(i128::from(y[rich]) * i128::from(x[poor])))
    });
    let mut points = won.map(|points| points as f64);
    for at in giving {
        let (issue, stakes) = contested[at];
        let lead = won[rich] * totals[poor] - won[poor] * totals[rich];
        if lead == 0 {
            break;
        }
        let whole = worth(&stakes, rich) + worth(&stakes, poor);
        if lead >= whole {
            won[rich] -= i128::from(stakes[rich]);
            won[poor] += i128::from(stakes[poor]);
            shares[issue] = Share::Won(poor, best_of(table, [a, b], issue, poor));
            points = won.map(|points| points as f64);
            continue;
        }
        let fraction = reduced(lead.unsigned_abs(), whole.unsigned_abs());
        let moved = fraction.0 as f64 / fraction.1 as f64;
        shares[issue] = Share::Split(rich, fraction);
        points[rich] = won[rich] as f64 - moved * stakes[rich] as f64;
        points[poor] = won[poor] as f64 + moved * stakes[poor] as f64;
        break;
    }
    Some(Division { parties: [a, b], shares, points: [0, 1].map(|p| 100.0 * points[p] / totals[p] as f64) })
}

/// The value that is best for one party and, of those, worst for the other.
fn best_of(table: &Table, parties: [usize; 2], issue: usize, winner: usize) -> usize {
    let [own, other] = [winner, 1 - winner].map(|p| &table.seats[parties[p]].worth[issue]);
    (0..own.len()).max_by_key(|v| (own[*v], std::cmp::Reverse(other[*v]), std::cmp::Reverse(*v))).unwrap_or_default()
}

fn reduced(part: u128, whole: u128) -> (u128, u128) {
    let (mut a, mut b) = (part, whole);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    (part / a.max(1), whole / a.max(1))
}
