//! The definitions: acceptance, the frontier by comparing every two packages, and the standards by comparing all.

use super::PlainBargain;
use std::cmp::Ordering;

/// What a settlement is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Packages that can be had.
    pub possible: usize,
    /// Packages that enough accept.
    pub agreeable: usize,
    /// Undominated packages of all that can be had, and their different score vectors.
    pub frontier: (usize, usize),
    /// Undominated packages of the agreeable ones, and their different score vectors.
    pub frontier_agreeable: (usize, usize),
    /// Packages that the Nash product picks.
    pub nash: Vec<Vec<usize>>,
    /// Packages that the standard of Kalai and Smorodinsky picks.
    pub kalai_smorodinsky: Vec<Vec<usize>>,
    /// Packages that the egalitarian standard picks.
    pub egalitarian: Vec<Vec<usize>>,
    /// Packages that the utilitarian standard picks.
    pub utilitarian: Vec<Vec<usize>>,
    /// Packages with the best smallest gain over today's; none where there is no package for today.
    pub from_today: Vec<Vec<usize>>,
}

/// A fraction with a denominator above zero.
#[derive(Clone, Copy, Debug)]
struct Fraction(i128, i128);

impl Fraction {
    fn compare(self, other: Self) -> Ordering {
        (times(self.0, other.1)).cmp(&times(other.0, self.1))
    }
}

fn times(a: i128, b: i128) -> i128 {
    a.checked_mul(b).expect("the numbers of a reference case are small")
}

/// A package with everybody's score at the table.
struct Scored {
    package: Vec<usize>,
    scores: Vec<i128>,
    /// Who signs, by place at the table.
    signs: Vec<bool>,
}

/// Looks at every package.
///
/// # Panics
/// Where products of scores, in units of each party's greatest common divisor, have more than 127 bits.
pub fn settle(of: &PlainBargain) -> Figures {
    let of = &smaller(of);
    let table = of.table();
    let scored = |package: Vec<usize>| Scored {
        scores: table.iter().map(|at| of.parties[*at].score(&package)).collect(),
        signs: table.iter().map(|at| signs(of, *at, &package)).collect(),
        package,
    };
    let possible: Vec<Scored> = of
        .packages()
        .into_iter()
        .filter(|package| !of.impossible.iter().any(|rule| rule.holds(package)))
        .map(scored)
        .collect();
    let veto: Vec<bool> = table.iter().map(|at| of.parties[*at].veto).collect();
    let agrees = |one: &&Scored| {
        let enough = one.signs.iter().filter(|signs| **signs).count() >= of.needs;
        enough && one.signs.iter().zip(&veto).all(|(signs, veto)| *signs || !veto)
    };
    let agreeable: Vec<&Scored> = possible.iter().filter(agrees).collect();
    let all = undominated(&possible.iter().collect::<Vec<_>>());
    let kept = undominated(&agreeable);
    let most = |of: &[&Scored], at: usize| of.iter().map(|one| one.scores[at]).max();
    let places = 0..table.len();
    let start: Vec<i128> =
        table.iter().map(|at| of.parties[*at].floor.unwrap_or_else(|| of.parties[*at].lowest())).collect();
    let unit = |at: usize| {
        let best = most(&all, at).unwrap_or(of.parties[table[at]].lowest());
        if best > 0 { best } else { (best - of.parties[table[at]].lowest()).max(1) }
    };
    let units: Vec<i128> = places.clone().map(unit).collect();
    let best_gain: Vec<i128> = places.map(|at| most(&agreeable, at).unwrap_or(start[at]) - start[at]).collect();
    let today: Option<Vec<i128>> =
        of.base.as_ref().map(|base| table.iter().map(|at| of.parties[*at].score(base)).collect());

    let by_group = |worth: &dyn Fn(&Scored, &[usize]) -> Fraction| -> Vec<Vec<usize>> {
        pick(&kept, |one| {
            let all = groups(one, &veto, of.needs).into_iter().map(|group| worth(one, &group));
            all.reduce(|a, b| if a.compare(b) == Ordering::Less { b } else { a }).expect("somebody signs")
        })
    };
    let smallest = |from: &[i128], wholes: &[i128]| -> Vec<Vec<usize>> {
        by_group(&|one, group| {
            let gains = group.iter().map(|at| match wholes[*at] {
                // Who can gain nothing does not limit the others.
                ..=0 => Fraction(1, 1),
                whole => Fraction(one.scores[*at] - from[*at], whole),
            });
            gains.reduce(|a, b| if b.compare(a) == Ordering::Less { b } else { a }).expect("groups are not empty")
        })
    };
    let product = |one: &Scored, group: &[usize]| {
        group.iter().fold(Fraction(1, 1), |all, at| {
            Fraction(times(all.0, (one.scores[*at] - start[*at]).max(0)), times(all.1, best_gain[*at].max(1)))
        })
    };
    let sum = |one: &Scored| {
        one.scores.iter().zip(&units).fold(Fraction(0, 1), |all, (score, unit)| {
            Fraction(times(all.0, *unit) + times(*score, all.1), times(all.1, *unit))
        })
    };
    Figures {
        possible: possible.len(),
        agreeable: agreeable.len(),
        frontier: (all.len(), vectors(&all)),
        frontier_agreeable: (kept.len(), vectors(&kept)),
        nash: by_group(&product),
        kalai_smorodinsky: smallest(&start, &best_gain),
        egalitarian: smallest(&start, &units),
        utilitarian: pick(&kept, sum),
        from_today: today.map(|today| smallest(&today, &units)).unwrap_or_default(),
    }
}

/// Every party's numbers divided by their greatest common divisor, which changes no comparison.
fn smaller(of: &PlainBargain) -> PlainBargain {
    let mut of = of.clone();
    for party in &mut of.parties {
        let numbers = party.scores.iter().flatten().copied();
        let numbers = numbers.chain(party.bonuses.iter().map(|(_, score)| *score)).chain(party.floor);
        let divisor = numbers.fold(0, |mut a: i128, mut b: i128| {
            while b != 0 {
                (a, b) = (b, a % b);
            }
            a.abs()
        });
        let divisor = divisor.max(1);
        party.scores.iter_mut().flatten().for_each(|score| *score /= divisor);
        party.bonuses.iter_mut().for_each(|(_, score)| *score /= divisor);
        party.floor = party.floor.map(|floor| floor / divisor);
    }
    of
}

/// Accepts, and so do all who ratify for it.
fn signs(of: &PlainBargain, at: usize, package: &[usize]) -> bool {
    let ratifiers = of.parties.iter().filter(|party| party.ratifies == Some(at));
    !of.parties[at].refuses(package) && ratifiers.into_iter().all(|party| !party.refuses(package))
}

/// Those that no other one is at least as good as for everybody and better for somebody.
fn undominated<'a>(of: &[&'a Scored]) -> Vec<&'a Scored> {
    let beats = |a: &Scored, b: &Scored| {
        a.scores.iter().zip(&b.scores).all(|(a, b)| a >= b) && a.scores.iter().zip(&b.scores).any(|(a, b)| a > b)
    };
    of.iter().copied().filter(|one| !of.iter().any(|other| beats(other, one))).collect()
}

fn vectors(of: &[&Scored]) -> usize {
    let mut all: Vec<&Vec<i128>> = of.iter().map(|one| &one.scores).collect();
    all.sort();
    all.dedup();
    all.len()
}

/// Groups that could sign a package: everybody with a veto, and as many more of those who accept as are needed.
fn groups(one: &Scored, veto: &[bool], needs: usize) -> Vec<Vec<usize>> {
    let size = needs.max(veto.iter().filter(|veto| **veto).count());
    let mut all = vec![Vec::new()];
    for (at, must) in veto.iter().enumerate() {
        let with: Vec<Vec<usize>> =
            all.iter().filter(|_| one.signs[at]).map(|group| [&group[..], &[at]].concat()).collect();
        if *must {
            all = with;
        } else {
            all.extend(with);
        }
    }
    all.retain(|group| group.len() == size);
    all
}

/// All packages of the largest worth.
fn pick(of: &[&Scored], worth: impl Fn(&Scored) -> Fraction) -> Vec<Vec<usize>> {
    let worths: Vec<Fraction> = of.iter().map(|one| worth(one)).collect();
    let is_best = |a: &Fraction| worths.iter().all(|b| a.compare(*b) != Ordering::Less);
    of.iter().zip(&worths).filter(|(_, worth)| is_best(worth)).map(|(one, _)| one.package.clone()).collect()
}
