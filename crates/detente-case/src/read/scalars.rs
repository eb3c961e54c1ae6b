//! Scalars of a fixed form: ids, numbers, dates.

/// Words that YAML readers take for something else than text.
pub(crate) const NO_TEXT: [&str; 3] = ["true", "false", "null"];

/// Whether the text is an id: `[a-z][a-z0-9_]*`, and text to every YAML reader.
///
/// ```
/// use detente_case::is_id;
/// assert!(is_id("north_korea_2024") && !is_id("North Korea") && !is_id("true"));
/// ```
pub fn is_id(text: &str) -> bool {
    !NO_TEXT.contains(&text)
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

/// Whether the text is the id of a case: words of small letters and digits with hyphens between them.
pub(crate) fn is_case_id(text: &str) -> bool {
    !NO_TEXT.contains(&text)
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text
            .split('-')
            .all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

/// A whole number written in decimal digits without leading zeros: `010` would be eight to some readers.
pub(crate) fn whole(text: &str) -> Option<u64> {
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    (digits && (text == "0" || !text.starts_with('0'))).then(|| text.parse().ok()).flatten()
}

/// Largest weight, so that sums stay exact.
pub(crate) const MAX_WEIGHT: i64 = 1_000_000_000;

/// A decimal number with at most six decimals, in millionths.
pub(crate) fn millionths(text: &str) -> Option<i64> {
    let (negative, digits) = match text.strip_prefix(['-', '+']) {
        Some(rest) => (text.starts_with('-'), rest),
        None => (false, text),
    };
    let (units, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
    if decimals.is_empty() || decimals.len() > 6 || !decimals.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let units = i64::try_from(whole(units)?).ok().filter(|units| *units <= MAX_WEIGHT)?;
    let fraction: i64 = format!("{decimals:0<6}").parse().ok()?;
    let value = units * 1_000_000 + fraction;
    (value <= MAX_WEIGHT * 1_000_000).then_some(if negative { -value } else { value })
}

/// A number from 0 to 1 with at most six decimals, in millionths.
pub(crate) fn share(text: &str) -> Option<u32> {
    millionths(text).and_then(|n| u32::try_from(n).ok()).filter(|n| *n <= crate::ONE)
}

/// Whether the text is a year, a month or a day of the Gregorian calendar: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`.
pub(crate) fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |part: &str, len: usize| {
        (part.len() == len && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<u32>().ok()).flatten()
    };
    let Some(year) = parts.first().and_then(|y| number(y, 4)) else { return false };
    let month = parts.get(1).map(|m| number(m, 2));
    let day = parts.get(2).map(|d| number(d, 2));
    match (month, day, parts.len()) {
        (None, None, 1) => true,
        (Some(Some(month)), None, 2) => (1..=12).contains(&month),
        (Some(Some(month)), Some(Some(day)), 3) => (1..=12).contains(&month) && day >= 1 && day <= days(year, month),
        _ => false,
    }
}

fn days(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids() {
        assert!(
            is_id("a")
                && is_id("jp_2")
                && !is_id("")
                && !is_id("2a")
                && !is_id("Jp")
                && !is_id("a-b")
                && !is_id("é")
                && !is_id("true")
        );
        assert!(is_case_id("a") && is_case_id("jp-dprk-2024") && is_case_id("a1"));
        assert!(
            !is_case_id("-a")
                && !is_case_id("a-")
                && !is_case_id("a--b")
                && !is_case_id("2024-jp")
                && !is_case_id("a_b")
        );
    }

    #[test]
    fn numbers() {
        assert_eq!(whole("0"), Some(0));
        assert_eq!(whole("18446744073709551615"), Some(u64::MAX));
        for bad in ["", "010", "18446744073709551616", "1e3", "-1", "+1", "0x10", "1_000", "１"] {
            assert_eq!(whole(bad), None, "{bad}");
        }
        assert_eq!(millionths("3"), Some(3_000_000));
        assert_eq!(millionths("-0.5"), Some(-500_000));
        assert_eq!(millionths("0.000001"), Some(1));
        assert_eq!(millionths("1000000000"), Some(1_000_000_000_000_000));
        for bad in ["", "1.", ".5", "0.0000001", "1e3", "--1", "1000000000.1", "1000000001", "01", "1,5"] {
            assert_eq!(millionths(bad), None, "{bad}");
        }
    }

    #[test]
    fn dates() {
        assert!(is_date("2024") && is_date("2024-02") && is_date("2024-02-29") && is_date("2000-02-29"));
        for bad in
            ["2023-02-29", "1900-02-29", "2024-13", "2024-00-01", "24-01-01", "2024-1-1", "2024-01-01-01", "", "x"]
        {
            assert!(!is_date(bad), "{bad}");
        }
    }
}
