//! Dates as pages write them.

use super::names::among;

/// The months in languages that many pages are written in, without dots; a beginning of three letters will do.
const MONTHS: [&str; 12] = [
    "january januar janvier enero janeiro gennaio januari января jänner",
    "february februar février fevrier febrero fevereiro febbraio februari февраля feber",
    "march märz maerz mars marzo março maart марта mar",
    "april avril abril aprile апреля avr",
    "may mai mayo maio maggio mei мая",
    "june juni juin junio junho giugno июня",
    "july juli juillet julio julho luglio июля juil",
    "august août aout agosto augustus августа",
    "september septembre septiembre setembro settembre сентября sept",
    "october oktober octobre octubre outubro ottobre октября okt",
    "november novembre noviembre novembro ноября",
    "december dezember décembre decembre diciembre dezembro dicembre декабря dez dic",
];
/// Words that stand within a date or a time of day and say nothing about the day.
const ASIDE: &str = "de of the at um à a uhr t z am pm le den del do on st nd rd th er utc gmt 年 月 日 년 월 일";

/// A date as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, where the text gives one and leaves no doubt which: the date at the head
/// of a timestamp (ISO 8601, RFC 822, RFC 9110), or one written out. Whether `6/5/2024` is in May or June nobody can
/// tell, so that is none.
pub(super) fn date(text: &str) -> Option<String> {
    let tokens = tokens(text);
    // An ISO date without signs between its parts.
    if let [Token::Number(digits, _), rest @ ..] = &tokens[..]
        && matches!(digits.len(), 8 | 14)
        && times(rest)
    {
        return whole(&digits[..4], Some(&digits[4..6]), Some(&digits[6..8]));
    }
    // Days of the week, "of", "the" and the signs of years and days say nothing.
    let is_date = |t: &&Token| match t {
        Token::Number(..) | Token::Month(_) => true,
        Token::Word(_) => false,
    };
    let first = tokens.iter().take(8).position(|t| is_date(&t))?;
    if !tokens[..first].iter().all(|t| matches!(t, Token::Word(w) if is_aside(w) || is_weekday(w))) {
        return None;
    }
    let mut parts: Vec<(usize, &Token)> = Vec::new();
    for (at, token) in tokens.iter().enumerate().skip(first) {
        match token {
            Token::Word(word) if parts.len() < 3 && is_aside(word) && word != "t" && word != "at" => {}
            Token::Word(_) => break,
            _ if parts.len() == 3 => break,
            _ => parts.push((at, token)),
        }
    }
    let rest = |from: usize| times(&tokens[from + 1..]);
    let year = |t: &Token| matches!(t, Token::Number(d, _) if d.len() == 4);
    use Token::{Month, Number};
    match &parts[..] {
        [(_, Number(y, _)), (_, Number(m, _)), (end, Number(d, _)), ..]
            if y.len() == 4 && d.len() <= 2 && rest(*end) =>
        {
            whole(y, Some(m), Some(d))
        }
        [(_, Number(d, _)), (_, Month(m)), (end, Number(y, _)), ..] if d.len() <= 2 && rest(*end) => {
            whole(&full(y)?, Some(m), Some(d))
        }
        [(_, Month(m)), (_, Number(d, _)), (end, y), ..] if d.len() <= 2 && year(y) && rest(*end) => {
            let Number(y, _) = y else { return None };
            whole(y, Some(m), Some(d))
        }
        [(_, Number(a, sign)), (_, Number(b, _)), (end, Number(y, _)), ..] if y.len() == 4 && rest(*end) => {
            let (first, second): (u32, u32) = (a.parse().ok()?, b.parse().ok()?);
            match (first > 12, second > 12) {
                (true, false) => whole(y, Some(b), Some(a)),
                (false, true) => whole(y, Some(a), Some(b)),
                // With dots the day comes first wherever people write so.
                (false, false) if *sign == '.' || first == second => whole(y, Some(b), Some(a)),
                _ => None,
            }
        }
        [(_, Month(m)), (end, Number(y, _))] if y.len() == 4 && rest(*end) => whole(y, Some(m), None),
        [(_, Number(y, _)), (end, Number(m, _))] if y.len() == 4 && m.len() <= 2 && tokens.len() <= end + 2 => {
            whole(y, Some(m), None)
        }
        [(end, Number(y, _))] if y.len() == 4 && tokens.len() <= end + 2 => whole(y, None, None),
        _ => None,
    }
}

enum Token {
    /// Digits, and the sign behind them.
    Number(String, char),
    /// A month by its name, as a number.
    Month(String),
    Word(String),
}

fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let mut rest = text.trim();
    while let Some(c) = rest.chars().next() {
        let class = |c: char| (c.is_ascii_digit(), c.is_alphabetic());
        if class(c) == (false, false) {
            rest = &rest[c.len_utf8()..];
            continue;
        }
        let end = rest.find(|d| class(d) != class(c)).unwrap_or(rest.len());
        let (token, after) = rest.split_at(end);
        rest = after;
        out.push(if c.is_ascii_digit() {
            Token::Number(token.to_owned(), after.chars().next().unwrap_or(' '))
        } else {
            let word = token.to_lowercase();
            match month(&word) {
                Some(number) => Token::Month(number.to_string()),
                None => Token::Word(word),
            }
        });
        if out.len() > 24 {
            break;
        }
    }
    out
}

fn month(word: &str) -> Option<usize> {
    let names =
        |names: &&str| names.split(' ').any(|name| name == word || word.chars().count() == 3 && name.starts_with(word));
    MONTHS.iter().position(names).map(|at| at + 1)
}

fn is_aside(word: &str) -> bool {
    among(ASIDE, word)
}

fn is_weekday(word: &str) -> bool {
    let starts = [
        "mon", "tue", "wed", "thu", "fri", "sat", "sun", "die", "mit", "don", "fre", "sam", "son", "lun", "mar", "mer",
        "jeu", "ven", "dim",
    ];
    starts.iter().any(|start| word.starts_with(start)) && word.chars().count() <= 10
}

/// Whether what follows a date is a time of day and a zone.
fn times(rest: &[Token]) -> bool {
    rest.iter().all(|t| match t {
        Token::Number(digits, _) => {
            digits.len() <= 9 && digits.len() != 4 || digits.parse::<u32>().is_ok_and(|n| n < 2400)
        }
        Token::Month(_) => false,
        Token::Word(word) => is_aside(word) || word.chars().count() <= 5 && word.is_ascii(),
    })
}

/// A year of two digits as RFC 5322 reads it.
fn full(year: &str) -> Option<String> {
    match year.len() {
        4 => Some(year.to_owned()),
        2 => Some(format!("{}{year}", if year < "50" { "20" } else { "19" })),
        _ => None,
    }
}

/// A date that there was or will be.
fn whole(year: &str, month: Option<&str>, day: Option<&str>) -> Option<String> {
    let year: u32 = year.parse().ok().filter(|year| (1000..3000).contains(year))?;
    let Some(month) = month else { return Some(format!("{year}")) };
    let month: u32 = month.parse().ok().filter(|month| (1..=12).contains(month))?;
    let Some(day) = day else { return Some(format!("{year}-{month:02}")) };
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let longest = [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month as usize - 1];
    let day: u32 = day.parse().ok().filter(|day| (1..=longest).contains(day))?;
    Some(format!("{year}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_pages_write_them() {
        for text in [
            "2024-05-06",
            "2024-05-06T08:00:00+00:00",
            "2024-05-06T23:30:00-05:00",
            "2024-05-06T08:00:00.000Z",
            "2024-05-06 08:00",
            "20240506",
            "20240506T080000Z",
            "20240506080000",
            "2024/05/06",
            "2024/5/6 10:12",
            "2024.05.06",
            "2024. 5. 6.",
            "6 May 2024",
            "06 May 2024 10:12 GMT",
            "6th May 2024",
            "6th of May, 2024",
            "May 6, 2024",
            "May 6th, 2024, 8:00 a.m.",
            "Mon, 06 May 2024 08:00:00 GMT",
            "Mon, 06 May 2024 08:00:00 +0200",
            "Mon, 6 May 24 08:00 UT",
            "2024年5月6日",
            "2024年05月06日 10:12",
            "2024년 5월 6일",
            "6. Mai 2024",
            "6 mai 2024",
            "6 de mayo de 2024",
            "6 maggio 2024",
            "6 мая 2024",
            "Monday, May 6, 2024",
            "lundi 6 mai 2024",
            "06.05.2024",
            "6.5.2024, 10:12 Uhr",
            "Mon May 06 2024 08:00:00 GMT",
        ] {
            assert_eq!(date(text).as_deref(), Some("2024-05-06"), "{text}");
        }
        assert_eq!(date("27/02/2024").as_deref(), Some("2024-02-27"));
        assert_eq!(date("02/27/2024").as_deref(), Some("2024-02-27"));
        assert_eq!(
            [date("2024"), date("2024-02"), date("May 2024")].map(Option::unwrap_or_default),
            ["2024", "2024-02", "2024-05"]
        );
        for text in [
            "",
            "yesterday",
            "05/06/2024",
            "2024-13-01",
            "2024-02-31",
            "2023-02-29",
            "1714982400",
            "1714982400000",
            "6 May",
            "in the year 2024 of ours",
            "06 05 24",
            "令和6年5月6日",
            "20241301",
            "99999999",
            "May 6, 2024 – May 8, 2024",
        ] {
            assert_eq!(date(text), None, "{text}");
        }
    }
}
