//! What profiles of negotiation programs have in common, and how they become a case file.

use crate::codes;
use crate::import::names::ids;
use crate::yaml::{double_quoted, quoted};
use detente_source::{Diagnostic, Span};
use std::fmt::Write;

/// One party's linear additive profile.
#[derive(Clone, Debug, Default)]
pub(super) struct Profile {
    /// Its name.
    pub party: String,
    /// Issues with their values.
    pub issues: Vec<ProfileIssue>,
    /// The score below which it walks away, in units of 10^-6.
    pub floor: Option<i64>,
}

/// An issue in a profile.
#[derive(Clone, Debug, Default)]
pub(super) struct ProfileIssue {
    pub name: String,
    /// Factor of the scores, in units of 10^-6.
    pub weight: i64,
    /// Values and their scores, in units of 10^-6.
    pub values: Vec<(String, i64)>,
}

/// A decimal as written, exponent included, as `(mantissa, places)`: the number is mantissa / 10^places. Nothing for
/// what is no number (NaN and infinities among it) or longer than a profile has reason to be.
pub(super) fn decimal(text: &str) -> Option<(i128, u32)> {
    let text = text.trim();
    let (digits, exponent) = match text.find(['e', 'E']) {
        Some(at) => (&text[..at], text[at + 1..].parse::<i32>().ok()?),
        None => (text, 0),
    };
    let (negative, digits) = match digits.strip_prefix(['-', '+']) {
        Some(rest) => (digits.starts_with('-'), rest),
        None => (false, digits),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let number = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    if (whole.is_empty() && part.is_empty()) || !number(whole) || !number(part) || whole.len() + part.len() > 25 {
        return None;
    }
    let mut mantissa: i128 = format!("0{whole}{part}").parse().ok()?;
    let mut places = i32::try_from(part.len()).ok()? - exponent;
    while places > 0 && mantissa % 10 == 0 {
        (mantissa, places) = (mantissa / 10, places - 1);
    }
    while places < 0 {
        (mantissa, places) = (mantissa.checked_mul(10)?, places + 1);
    }
    let sign = if negative { -1 } else { 1 };
    Some((sign * mantissa, u32::try_from(places).ok().filter(|p| *p <= 30)?))
}

/// A decimal in units of 10^-6, and whether that is exact; rounded to the nearest where it is not. Nothing beyond what a
/// case file can hold.
pub(super) fn millionths((mantissa, places): (i128, u32)) -> Option<(i64, bool)> {
    let most = i128::from(crate::read::MAX_WEIGHT) * 1_000_000;
    let (value, exact) = if places <= 6 {
        (mantissa.checked_mul(10_i128.pow(6 - places))?, true)
    } else {
        let divisor = 10_i128.pow(places - 6);
        let half = if mantissa < 0 { -divisor / 2 } else { divisor / 2 };
        ((mantissa + half) / divisor, mantissa % divisor == 0)
    };
    (value.abs() <= most).then(|| (i64::try_from(value).unwrap_or_default(), exact))
}

/// Writes the profiles of one negotiation as a case file of issues alone. The issues and values are those of the first
/// profile, in its order; all others must have the same.
pub(super) fn case_file(profiles: &[Profile], id: &str, from: &str) -> Result<String, Vec<Diagnostic>> {
    let Some(first) = profiles.first() else {
        return Err(vec![codes::NOT_A_PROFILE.say("there is no profile to import")]);
    };
    let mut trouble = Vec::new();
    for other in &profiles[1..] {
        for issue in &first.issues {
            let Some(own) = other.issues.iter().find(|i| i.name == issue.name) else {
                trouble.push(differ(format!("`{}` has no issue `{}`", other.party, issue.name)));
                continue;
            };
            for (value, _) in &issue.values {
                if !own.values.iter().any(|(v, _)| v == value) {
                    trouble.push(differ(format!("`{}` has no value `{value}` of `{}`", other.party, issue.name)));
                }
            }
            if own.values.len() > issue.values.len() {
                trouble.push(differ(format!(
                    "`{}` has more values of `{}` than `{}`",
                    other.party, issue.name, first.party
                )));
            }
        }
        if other.issues.len() > first.issues.len() {
            trouble.push(differ(format!("`{}` has more issues than `{}`", other.party, first.party)));
        }
    }
    if !trouble.is_empty() {
        return Err(trouble);
    }
    let issue_ids = ids(first.issues.iter().map(|i| i.name.as_str()), "issue");
    let party_ids = ids(profiles.iter().map(|p| p.party.as_str()), "party");
    let mut out =
        format!("# Imported from {from}. The numbers are the profiles'; say under `cites` what they rest on.\n");
    let _ = write!(out, "detente: 1\nid: {id}\nissues:\n");
    for (issue, id) in first.issues.iter().zip(&issue_ids) {
        let values: Vec<String> = issue.values.iter().map(|(v, _)| within(v)).collect();
        let _ = writeln!(out, "  {id}: {{name: {}, values: [{}]}}", within(&issue.name), values.join(", "));
    }
    out.push_str("parties:\n");
    for (profile, id) in profiles.iter().zip(&party_ids) {
        let _ = write!(out, "  {id}:\n    name: {}\n    assumption: true\n    worth:\n", quoted(&profile.party));
        for (issue, id) in first.issues.iter().zip(&issue_ids) {
            let Some(own) = profile.issues.iter().find(|i| i.name == issue.name) else { continue };
            let score = |value: &str| own.values.iter().find(|(v, _)| v == value).map_or(0, |(_, s)| *s);
            let scores: Vec<String> = issue.values.iter().map(|(v, _)| shown(score(v))).collect();
            let _ = writeln!(out, "      {id}: {{weight: {}, scores: [{}]}}", shown(own.weight), scores.join(", "));
        }
        if let Some(floor) = profile.floor {
            let _ = writeln!(out, "    floor: {}", shown(floor));
        }
    }
    Ok(out)
}

fn differ(words: String) -> Diagnostic {
    codes::PROFILES_DISAGREE.say(words).hint("import profiles of the same negotiation together")
}

/// A text within brackets or braces.
fn within(text: &str) -> String {
    let plain = quoted(text) == text && !text.contains([',', '[', ']', '{', '}', ':', '#']);
    if plain { text.to_owned() } else { double_quoted(text) }
}

/// A number of millionths as a decimal.
pub(super) fn shown(millionths: i64) -> String {
    let (whole, rest) = (millionths.unsigned_abs() / 1_000_000, millionths.unsigned_abs() % 1_000_000);
    let sign = if millionths < 0 { "-" } else { "" };
    let decimals = format!("{rest:06}");
    let decimals = decimals.trim_end_matches('0');
    if decimals.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{decimals}") }
}

/// A finding about a number.
pub(super) fn no_number(what: &str, text: &str, at: Span) -> Diagnostic {
    codes::NOT_A_PROFILE.say(format!("{what} must be a number, not `{}`", text.trim())).at(at)
}

/// That something was rounded.
pub(super) fn rounded(what: &str, at: Span) -> Diagnostic {
    codes::PROFILE_REMARK
        .say(format!("{what} has more decimals than a case file keeps and was rounded to six"))
        .at(at)
        .hint("the ranking of packages that are nearly alike may differ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_read_exactly() {
        assert_eq!(decimal("0.5"), Some((5, 1)));
        assert_eq!(decimal("12"), Some((12, 0)));
        assert_eq!(decimal("1e2"), Some((100, 0)));
        assert_eq!(decimal("2.50E-3"), Some((25, 4)));
        for wrong in ["", "NaN", "inf", "1.2.3", "0x10", ".", "1e999", "--1"] {
            assert_eq!(decimal(wrong), None, "{wrong}");
        }
        assert_eq!(millionths((1, 7)), Some((0, false)));
        assert_eq!(millionths((16_666_666_666, 11)), Some((166_667, false)));
        assert_eq!(shown(-1_500_000), "-1.5");
    }
}
