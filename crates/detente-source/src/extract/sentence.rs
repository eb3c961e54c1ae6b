//! Where sentences end, in any script, and how long a block is.

use unicode_segmentation::UnicodeSegmentation;

/// Whether a block ends as sentences end: a sign that ends one (or `:`, `;`, `,` and their like, after which the next block
/// goes on), perhaps with closing marks and the marks of footnotes behind it.
pub(super) fn ends(text: &str) -> bool {
    let text = without_notes(text);
    let Some(last) = text.chars().rfind(|c| !c.is_whitespace() && !closes(*c)) else { return false };
    // The dots that leave a thought open and the strokes of Tibetan end sentences, too; Unicode does not count them as such.
    goes_on(last) || full_stop(text) || matches!(last, '…' | '⋯' | '\u{F0D}'..='\u{F12}')
}

/// Whether a text is a sentence to its end: nothing is left open.
pub(super) fn full_stop(text: &str) -> bool {
    let text = without_notes(text);
    let Some(last) = text.chars().rfind(|c| !c.is_whitespace() && !closes(*c)) else { return false };
    match last {
        '.' | '!' | '?' | '。' => text.contains(char::is_alphanumeric),
        c if c.is_alphanumeric() => false,
        // Unicode says where a sentence may end by its rules for whatever comes next (UAX #29): so let a next one begin.
        // What comes before the last few characters does not matter.
        _ => {
            let from = text.char_indices().rev().nth(15).map_or(0, |(at, _)| at);
            let tail = format!("{} A", &text[from..]);
            tail.split_sentence_bound_indices().any(|(at, _)| at + 1 == tail.len())
                && tail.chars().filter(|c| c.is_alphanumeric()).count() > 1
        }
    }
}

/// Closing marks: quotation marks and brackets.
fn closes(c: char) -> bool {
    "\"'”’»›“‘«‹)]}」』）】》〉〕〗〙〛｝］｠＂＇".contains(c)
}

/// Signs that part a sentence without ending it (Unicode's `SContinue`, and those of Arabic, Ethiopic and Mongolian).
fn goes_on(c: char) -> bool {
    matches!(
        c,
        ',' | ':' | ';' | '、' | '，' | '：' | '；' | '､' | '،' | '؛' | '՝' | '\u{1363}'
            ..='\u{1366}' | '\u{1802}' | '\u{1808}' | '\u{37E}'
    )
}

/// A text without the marks of footnotes behind its last sentence: `[1]`, `[citation needed]`, `¹`, `*`, `†`.
fn without_notes(text: &str) -> &str {
    let mut text = text.trim_end();
    loop {
        let short = text.trim_end_matches(|c: char| {
            c.is_whitespace()
                || "*†‡§¶⁋↑ªº".contains(c)
                || matches!(c, '\u{b2}' | '\u{b3}' | '\u{b9}' | '\u{2070}'..='\u{207f}')
        });
        let short = short.strip_suffix(']').and_then(bracket).unwrap_or(short);
        // A number that is stuck to the end of a sentence was raised on the page.
        let digits = short.trim_end_matches(|c: char| c.is_ascii_digit());
        let mark = (1..=3).contains(&(short.len() - digits.len()));
        let before = digits.trim_end_matches(closes).strip_suffix(['.', '!', '?', '。', '۔', '।']);
        let word = before.is_some_and(|b| b.ends_with(|c: char| c.is_alphabetic() || closes(c)));
        let short = if mark && word { digits } else { short };
        if short.len() == text.len() {
            return text;
        }
        text = short;
    }
}

/// What stands before a short bracket, given the text before its end.
fn bracket(text: &str) -> Option<&str> {
    let open = text.rfind('[')?;
    (text[open..].chars().count() <= 40).then_some(&text[..open])
}

/// Letters of scripts without blanks between words: two of Han and kana make about a word, four of the scripts of
/// South-East Asia (those whose lines are broken by a dictionary: class SA of UAX #14).
fn unspaced(c: char) -> Option<usize> {
    match u32::from(c) {
        0x3040..=0x30FF | 0x3400..=0x9FFF | 0xA000..=0xA48F | 0xF900..=0xFAFF | 0x2_0000..=0x3_FFFF => Some(2),
        0x0E01..=0x0EDF | 0x0F00..=0x0FBC | 0x1000..=0x109F | 0x1780..=0x17D3 | 0x1950..=0x19DF | 0x1A20..=0x1AAD => {
            Some(4)
        }
        0xA980..=0xA9DF | 0xA9E0..=0xA9FE | 0xAA60..=0xAADF | 0x1_1700..=0x1_1746 => Some(4),
        _ => None,
    }
}

/// How many words a text has, also in scripts without blanks between them.
pub(super) fn words(text: &str) -> usize {
    let quarters: usize = text.chars().filter_map(unspaced).map(|letters| 4 / letters).sum();
    text.split_whitespace().count() + quarters / 4
}

/// Whether a text is mostly in a script whose sentences have no sign at their end, such as Thai.
pub(super) fn unstopped(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    text.chars().filter(|c| unspaced(*c) == Some(4)).count() * 2 > letters
}

/// Whether a text stands in quotation marks from its beginning to its end.
pub(super) fn quoted(text: &str) -> bool {
    let text = without_notes(text).trim().trim_end_matches(['.', ',', '。', '，', ';', ':']);
    let (Some(first), Some(last)) = (text.chars().next(), text.chars().next_back()) else { return false };
    text.chars().count() > 2 && "\"'“”„‟«»‘‚‹›「『".contains(first) && "\"'“”‟«»’‘‹›」』".contains(last)
}

/// Whether a text ends with the words of somebody in quotation marks: `The minister replied: “No”`.
pub(super) fn ends_quoted(text: &str) -> bool {
    let text = without_notes(text).trim_end();
    let pairs = ["“”", "«»", "»«", "„“", "„”", "「」", "『』", "\"\"", "‘’", "””"];
    pairs.iter().any(|pair| {
        let mut marks = pair.chars();
        let (Some(open), Some(close)) = (marks.next(), marks.next()) else { return false };
        text.strip_suffix(close).is_some_and(|before| before.contains(open))
    })
}

/// Whether it is mostly numbers, or has no letter: a date, a time, the number of a page.
pub(super) fn numbered(text: &str) -> bool {
    let (mut all, mut numbers) = (0, 0);
    for word in text.split_whitespace() {
        all += 1;
        numbers += usize::from(word.contains(|c: char| c.is_numeric()));
    }
    numbers * 2 >= all || !text.contains(char::is_alphabetic)
}

/// Whether it numbers a page, as printed pages have it above or below: `Page 3 of 7`.
pub(super) fn is_page_number(text: &str) -> bool {
    const WORDS: [&str; 24] = [
        "page",
        "pages",
        "p",
        "pp",
        "pg",
        "of",
        "seite",
        "von",
        "s",
        "página",
        "pagina",
        "de",
        "di",
        "sur",
        "pág",
        "стр",
        "страница",
        "из",
        "第",
        "页",
        "頁",
        "共",
        "쪽",
        "페이지",
    ];
    let parts: Vec<String> = text
        .to_lowercase()
        .chars()
        .map(|c| {
            if c.is_numeric() {
                '0'
            } else if c.is_alphabetic() {
                c
            } else {
                ' '
            }
        })
        .collect::<String>()
        .split([' ', '0'])
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect();
    let paged = parts.iter().any(|p| !matches!(p.as_str(), "of" | "de" | "di" | "von" | "sur" | "из"));
    text.contains(char::is_numeric) && paged && parts.iter().all(|p| WORDS.contains(&p.as_str()))
}

/// Whether a character is as wide as two and not Hangul: a line break between two of them is no blank (CSS Text Module
/// Level 3, 4.1.3).
pub(super) fn is_wide(c: char) -> bool {
    match u32::from(c) {
        0x3130..=0x318F | 0x3200..=0x321E | 0x3260..=0x327F => false,
        0x2E80..=0x303E | 0x3041..=0x4DBF | 0x4E00..=0xA4CF | 0xF900..=0xFAFF | 0xFE30..=0xFE6F => true,
        0xFF01..=0xFF60 | 0xFFE0..=0xFFE6 | 0x1_7000..=0x1_8DFF | 0x1_AFF0..=0x1_B2FF | 0x2_0000..=0x3_FFFD => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_in_every_script() {
        for text in [
            "It is so.",
            "“It is so,” he said.",
            "He said: “No.”",
            "अदालत फैसला करेगी।",
            "उसने कहा, “हम करेंगे।”",
            "عدالت فیصلہ کرے گی۔",
            "کہا: ”ہم مقدمہ کریں گے“۔",
            "هل ستوافق المحكمة؟",
            "قالت المحكمة إنها لن تفعل.",
            "「行く。」",
            "彼は言った。",
            "他说：“我们会去。”",
            "ፍርድ ቤቱ ይወስናል።",
            "Դատարանը կորոշի։",
            "တရားရုံးက ဆုံးဖြတ်မည်။",
            "តុលាការនឹងសម្រេច។",
            "བོད་ཡིག་འདི་ཡིན།",
            "Will it?",
            "Well…",
            "as follows:",
            "It was so.[1]",
            "It was so.[1][2]",
            "It was so. [citation needed]",
            "It was so.¹",
            "It was so.1",
            "“It was so.”2",
            "It was so.*",
            "It was so.\u{a0}[3]",
        ] {
            assert!(ends(text), "{text}");
        }
        for text in [
            "Home",
            "27 February 2024",
            "[1]",
            "He said [sic]",
            "*",
            "",
            "“No”",
            "version 2.1",
            "मुखपृष्ठ",
            "Page 3",
            "…[",
            "الرئيسية",
        ] {
            assert!(!ends(text), "{text}");
        }
    }

    #[test]
    fn length_is_told_without_blanks() {
        assert!(words("ศาลอาจตัดสินคดีเขื่อนในเดือนพฤษภาคมนี้") >= 6 && words("หน้าแรก") <= 2);
        assert!(unstopped("ศาลอาจตัดสิน") && !unstopped("The ศาล may decide"));
        assert_eq!(words("関連記事を読む"), 4);
        assert!(
            quoted("“No”") && quoted("「行く」") && quoted("»Nein«.") && !quoted("“No” is an answer") && !quoted("No")
        );
        assert!(["Page 3 of 7", "Seite 3 von 7", "p. 3", "第3页 共7页"].iter().all(|text| is_page_number(text)));
        assert!(!["1984", "Resolution 2231", "Page one", "A page of 7 lies"].iter().any(|text| is_page_number(text)));
        assert!(
            numbered("Page 3 of 7")
                && numbered("27/02/2024")
                && numbered("第3页 共7页")
                && !numbered("Talks near 2 ends")
        );
    }
}
