//! Numbers, dates and small words as they stand in English sentences.

/// A number with groups of three: `1,048,576`.
pub(crate) fn grouped(n: usize) -> String {
    detente_source::grouped(n as u128)
}

/// A number as it stands in a sentence: in words up to twelve.
pub(crate) fn number(n: usize) -> String {
    const WORDS: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(n).map_or_else(|| grouped(n), |word| (*word).to_owned())
}

/// "one state", "twelve states", "1,728 states", "no state".
pub(crate) fn count(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(n), if n <= 1 { one } else { many })
}

/// One of two words, by number.
pub(crate) fn either<'a>(n: usize, one: &'a str, many: &'a str) -> &'a str {
    if n == 1 { one } else { many }
}

/// `2024-02-27` as "27 February 2024", `2024-02` as "February 2024"; anything else as it is.
pub(crate) fn date(text: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let parts: Vec<&str> = text.split('-').collect();
    let month = |m: &str| m.parse::<usize>().ok().and_then(|m| MONTHS.get(m.wrapping_sub(1)).copied());
    match parts[..] {
        [year, m, day] => match (month(m), day.parse::<u8>()) {
            (Some(month), Ok(day)) => format!("{day} {month} {year}"),
            _ => text.to_owned(),
        },
        [year, m] => month(m).map_or_else(|| text.to_owned(), |month| format!("{month} {year}")),
        _ => text.to_owned(),
    }
}

/// A text of the case as a sentence of its own: with a full stop unless it ends in a mark already.
pub(crate) fn stopped(text: &str) -> String {
    let text = text.trim();
    let marks = ['.', '!', '?', '…', ':', '。', '！', '？', '؟', '।', '"', '”', ')'];
    if text.is_empty() || text.ends_with(marks) { text.to_owned() } else { format!("{text}.") }
}

/// The same within a sentence: without its full stop.
pub(crate) fn unstopped(text: &str) -> &str {
    text.trim_end_matches('.')
}

/// A name of the case, which has no blanks, as words.
pub(crate) fn spaced(name: &str) -> String {
    name.replace('_', " ")
}

/// The same with blanks at which a line may end in place of those at which it may not.
pub(crate) fn loose(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

/// First letter large.
pub(crate) fn upper_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// Millionths as a decimal without needless zeros.
pub(crate) fn decimal(millionths: impl Into<i128>) -> String {
    let millionths = millionths.into();
    let sign = if millionths < 0 { "−" } else { "" };
    let magnitude = millionths.unsigned_abs();
    let (whole, rest) = (magnitude / 1_000_000, magnitude % 1_000_000);
    if rest == 0 {
        format!("{sign}{whole}")
    } else {
        let digits = format!("{rest:06}");
        format!("{sign}{whole}.{}", digits.trim_end_matches('0'))
    }
}

/// A decimal cut to six places, with a mark where something is cut off.
pub(crate) fn shortened(text: &str) -> String {
    match text.split_once('.') {
        Some((whole, decimals)) if decimals.len() > 6 => format!("{whole}.{}…", &decimals[..6]),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_dates() {
        assert_eq!(grouped(1_048_576), "1,048,576");
        assert_eq!(count(0, "state", "states"), "no state");
        assert_eq!(count(12, "state", "states"), "twelve states");
        assert_eq!(count(864, "state", "states"), "864 states");
        assert_eq!(date("2024-02-27"), "27 February 2024");
        assert_eq!(date("2001"), "2001");
        assert_eq!(date("2024-13"), "2024-13");
        assert_eq!(date("soon-ish-now"), "soon-ish-now");
        assert_eq!([decimal(1_500_000), decimal(-3_000_000), decimal(1)], ["1.5", "−3", "0.000001"]);
    }

    #[test]
    fn full_stops_neither_double_nor_vanish() {
        assert_eq!(stopped("It is so"), "It is so.");
        assert_eq!(stopped("Is it so?"), "Is it so?");
    }
}
