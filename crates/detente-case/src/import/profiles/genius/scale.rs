//! From whole numbers to scores: utilities of GENIUS, times a factor where decimals do not hold them.

use super::{Reader, Scaled, gcd};
use crate::import::profiles::number::{self, Decimal, rounded};
use crate::import::profiles::profile::{Profile, ProfileIssue};
use crate::import::profiles::xml::attribute;

/// The largest factor that evaluations are multiplied by to be divisible exactly.
const MOST: i128 = 1_000_000;

impl<'f> Reader<'f, '_> {
    /// Divides evaluations by their divisors, exactly: all are multiplied by a common factor first, where one is small enough.
    pub(super) fn profile(mut self, issues: Vec<Scaled<'f>>, party: &str) -> Option<Profile> {
        // Six decimals are kept anyway, so twos and fives in a divisor need no factor.
        let factor = issues.iter().try_fold(1_i128, |all, issue| {
            let needed = issue.divisor / gcd(issue.divisor, 1_000_000);
            let next = (all / gcd(all, needed)).checked_mul(needed)?;
            (next <= MOST).then_some(next)
        });
        let factor = factor.unwrap_or(MOST);
        let mut profile = Profile { party: party.to_owned(), title: self.title(), ..Profile::default() };
        let mut negative = false;
        for issue in issues {
            let weight = number::in_millionths(
                &format!("the weight of `{}`", issue.name),
                issue.weight,
                issue.weight_at,
                self.out,
            )?;
            let mut lossless = !issue.cut;
            let mut values = Vec::new();
            for (label, n) in issue.values {
                let whole = n.checked_mul(factor).and_then(|n| n.checked_mul(1_000_000));
                let score = whole.and_then(|n| {
                    lossless &= n % issue.divisor == 0;
                    i64::try_from((n + issue.divisor / 2).div_euclid(issue.divisor)).ok()
                });
                let Some(score) =
                    score.filter(|s| s.unsigned_abs() <= crate::read::MAX_WEIGHT.unsigned_abs() * 1_000_000)
                else {
                    self.wrong(
                        issue.node,
                        format!("the evaluations of `{}` lie too far apart to be divided by the largest", issue.name),
                        "write the smallest ones as 0",
                    );
                    return None;
                };
                negative |= score < 0;
                values.push((label, score));
            }
            if !lossless {
                self.out.push(rounded(
                    &format!("an evaluation of `{}`, divided by the largest,", issue.name),
                    self.span(issue.node),
                ));
            }
            profile.issues.push(ProfileIssue { name: issue.name, about: issue.about, weight, values });
        }
        if factor > 1 {
            profile.scale = Some(format!("The scores are utilities of GENIUS times {factor}."));
        }
        profile.floor = self.floor(factor, negative)?;
        profile.left_out = self.left_out;
        Some(profile)
    }

    /// The reservation value; nothing where it says nothing.
    fn floor(&mut self, factor: i128, negative: bool) -> Option<Option<i64>> {
        let mut all = self.all("reservation");
        let Some(node) = all.next() else { return Some(None) };
        if let Some(second) = all.next() {
            self.leave_out(second, "a second reservation value".to_owned());
        }
        let at = self.span(node);
        let what = "the reservation value";
        let number = number::read(what, attribute(node, "value").unwrap_or_default(), at, self.out)?;
        let Some(mantissa) = number.mantissa.checked_mul(factor) else {
            self.wrong(node, format!("{what} has too many digits"), "write fewer digits");
            return None;
        };
        let floor = number::in_millionths(what, Decimal { mantissa, ..number }, at, self.out)?;
        Some(Some(floor).filter(|floor| *floor != 0 || negative))
    }
}
