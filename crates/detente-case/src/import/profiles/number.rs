//! Decimals of other programs: read exactly where a case file can hold them, rounded with a remark where it cannot.

use crate::codes;
use crate::read::MAX_WEIGHT;
use detente_source::{Diagnostic, Span};

/// Significant digits that are kept.
const DIGITS: usize = 20;

/// Places behind the point that are kept.
const PLACES: u32 = 30;

/// The number `mantissa / 10^places`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    pub mantissa: i128,
    pub places: u32,
    /// Whether digits were cut off, so that it is not quite the number written.
    pub cut: bool,
}

/// Why a text gives no decimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// It is none; NaN and infinities among them.
    NoNumber,
    /// It is far beyond what a case file can hold.
    TooLarge,
}

/// A decimal as written, exponent included.
pub(super) fn decimal(text: &str) -> Result<Decimal, Trouble> {
    let text = text.trim();
    let (digits, exponent) = match text.find(['e', 'E']) {
        Some(at) => (&text[..at], exponent(&text[at + 1..])?),
        None => (text, 0),
    };
    let (negative, digits) = match digits.strip_prefix(['-', '+']) {
        Some(rest) => (digits.starts_with('-'), rest),
        None => (false, digits),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let number = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    if (whole.is_empty() && part.is_empty()) || !number(whole) || !number(part) {
        return Err(Trouble::NoNumber);
    }
    let all = format!("{whole}{part}");
    let kept = all.trim_start_matches('0').trim_end_matches('0');
    let dropped_zeros = all.len() - all.trim_end_matches('0').len();
    let length = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let mut power = exponent - length(part.len()) + length(dropped_zeros);
    if kept.is_empty() {
        return Ok(Decimal { mantissa: 0, places: 0, cut: false });
    }
    // At least 10^15.
    if length(kept.len()) + power > 15 {
        return Err(Trouble::TooLarge);
    }
    let cut = kept.len() > DIGITS;
    let mut mantissa: i128 = kept[..kept.len().min(DIGITS)].parse().map_err(|_| Trouble::NoNumber)?;
    if cut {
        mantissa += i128::from(kept.as_bytes()[DIGITS] >= b'5');
        power += length(kept.len() - DIGITS);
    }
    let mut read = Decimal { mantissa, places: 0, cut };
    if power >= 0 {
        read.mantissa *= 10_i128.pow(u32::try_from(power).unwrap_or_default());
    } else {
        let places = u32::try_from(-power).unwrap_or(u32::MAX);
        read.places = places.min(PLACES);
        if places > PLACES {
            read.cut = true;
            let divisor = 10_i128.checked_pow(places - PLACES);
            read.mantissa = divisor.map_or(0, |d| (mantissa + d / 2) / d);
        }
    }
    read.mantissa *= if negative { -1 } else { 1 };
    Ok(read)
}

/// What stands behind the `e`; one that no machine holds is as good as a million.
fn exponent(text: &str) -> Result<i64, Trouble> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Trouble::NoNumber);
    }
    let most = if text.starts_with('-') { -1_000_000 } else { 1_000_000 };
    Ok(text.parse().unwrap_or(most).clamp(-1_000_000, 1_000_000))
}

/// A decimal in units of 10^-6, and whether that is exact; rounded to the nearest where it is not. Nothing beyond what a
/// case file can hold.
fn millionths(Decimal { mantissa, places, cut }: Decimal) -> Option<(i64, bool)> {
    let most = i128::from(MAX_WEIGHT) * 1_000_000;
    let (value, exact) = if places <= 6 {
        (mantissa.checked_mul(10_i128.pow(6 - places))?, true)
    } else {
        let divisor = 10_i128.pow(places - 6);
        let half = if mantissa < 0 { -divisor / 2 } else { divisor / 2 };
        ((mantissa + half) / divisor, mantissa % divisor == 0)
    };
    (value.abs() <= most).then(|| (i64::try_from(value).unwrap_or_default(), exact && !cut))
}

/// A decimal; what is wrong with it is reported.
pub(super) fn read(what: &str, text: &str, at: Span, out: &mut Vec<Diagnostic>) -> Option<Decimal> {
    match decimal(text) {
        Ok(number) => return Some(number),
        Err(Trouble::TooLarge) => out.push(too_large(what, at)),
        Err(Trouble::NoNumber) if text.trim().is_empty() => {
            let found = codes::NOT_A_PROFILE.say(format!("{what} is missing")).at(at);
            out.push(found.hint("write 0 for what is worth nothing"));
        }
        Err(Trouble::NoNumber) => {
            let shown: String = text.trim().chars().take(40).collect();
            let found = codes::NOT_A_PROFILE.say(format!("{what} must be a number, not `{shown}`")).at(at);
            out.push(found.hint("write a decimal such as 0.25"));
        }
    }
    None
}

/// A decimal in units of 10^-6; that it is too large, or was rounded, is reported.
pub(super) fn in_millionths(what: &str, number: Decimal, at: Span, out: &mut Vec<Diagnostic>) -> Option<i64> {
    let Some((value, exact)) = millionths(number) else {
        out.push(too_large(what, at));
        return None;
    };
    if !exact {
        out.push(rounded(what, at));
    }
    Some(value)
}

fn too_large(what: &str, at: Span) -> Diagnostic {
    codes::NOT_A_PROFILE
        .say(format!("{what} is larger than the {MAX_WEIGHT} that a case file can hold"))
        .at(at)
        .hint("divide all numbers of this party by the same number: only their proportions count")
}

/// That something was rounded.
pub(super) fn rounded(what: &str, at: Span) -> Diagnostic {
    codes::PROFILE_REMARK
        .say(format!("{what} has more decimals than a case file keeps and was rounded to six"))
        .at(at)
        .hint("the ranking of packages that are nearly alike may differ")
}

/// A number of millionths as a decimal.
pub(super) fn shown(millionths: i64) -> String {
    let (whole, rest) = (millionths.unsigned_abs() / 1_000_000, millionths.unsigned_abs() % 1_000_000);
    let sign = if millionths < 0 { "-" } else { "" };
    let decimals = format!("{rest:06}");
    let decimals = decimals.trim_end_matches('0');
    if decimals.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{decimals}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_read_exactly() {
        let exact = |mantissa, places| Ok(Decimal { mantissa, places, cut: false });
        for (text, is) in [("0.5", (5, 1)), ("12", (12, 0)), ("1e2", (100, 0)), ("2.50E-3", (25, 4)), ("-0.0", (0, 0))]
        {
            assert_eq!(decimal(text), exact(is.0, is.1), "{text}");
        }
        assert_eq!(decimal("000000000000000000000000000000001.5"), exact(15, 1));
        assert_eq!(decimal("+.5"), exact(5, 1));
        for wrong in ["", "NaN", "inf", "1.2.3", "0x10", ".", "--1", "1e", "1e1.5", "1,5"] {
            assert_eq!(decimal(wrong), Err(Trouble::NoNumber), "{wrong}");
        }
        assert_eq!(shown(-1_500_000), "-1.5");
    }

    #[test]
    fn long_ones_are_rounded_and_huge_ones_named() {
        let six = |text: &str| millionths(decimal(text).unwrap()).unwrap();
        assert_eq!(six("0.3333333333333333333333333333333333"), (333_333, false));
        assert_eq!(six("0.16666666666666666666666666666666666667"), (166_667, false));
        assert_eq!(six("0.99999999999999999999999999"), (1_000_000, false));
        assert_eq!(six("1e-40"), (0, false));
        assert_eq!(six("-1e-99999999999999999999"), (0, false));
        assert_eq!(six("0e99999999999999999999"), (0, true));
        assert_eq!(six("0.1234560000000000000000000000000000"), (123_456, true));
        assert_eq!(six("0.0000001"), (0, false));
        for huge in ["1e999", "1e99999999999999999999", "99999999999999999999", "1000000000000000"] {
            assert_eq!(decimal(huge), Err(Trouble::TooLarge), "{huge}");
        }
        assert_eq!(millionths(decimal("100000000000000").unwrap()), None);
    }
}
