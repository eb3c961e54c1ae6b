//! Which language words are in, as far as that is known: what their source declares, or else their script.
//!
//! A screen reader has to be told where the language changes (WCAG 2.2, 3.1.2). A script says less than a language: words
//! in Arabic letters may be Persian or Urdu, and are marked as `und-Arab`. Kana are Japanese and Hangul is Korean.

use std::ops::Range;

/// A script that our own words are not in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Script {
    /// Its code in ISO 15924, or the language where it writes one only.
    tag: &'static str,
    right_to_left: bool,
}

/// What stands before the ranges: tag, whether it runs from right to left, code points.
type Row = (&'static str, bool, &'static [(u32, u32)]);

const SCRIPTS: [Row; 32] = [
    ("und-Grek", false, &[(0x370, 0x3FF), (0x1F00, 0x1FFF)]),
    ("und-Cyrl", false, &[(0x400, 0x52F), (0x1C80, 0x1C8F), (0x2DE0, 0x2DFF), (0xA640, 0xA69F)]),
    ("und-Armn", false, &[(0x530, 0x58F)]),
    ("und-Hebr", true, &[(0x590, 0x5FF), (0xFB1D, 0xFB4F)]),
    (
        "und-Arab",
        true,
        &[(0x600, 0x6FF), (0x750, 0x77F), (0x870, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC), (0x1EE00, 0x1EEFF)],
    ),
    ("und-Syrc", true, &[(0x700, 0x74F), (0x860, 0x86F)]),
    ("und-Thaa", true, &[(0x780, 0x7BF)]),
    ("und-Nkoo", true, &[(0x7C0, 0x7FF)]),
    ("und-Adlm", true, &[(0x1E900, 0x1E95F)]),
    ("und-Deva", false, &[(0x900, 0x97F), (0xA8E0, 0xA8FF)]),
    ("und-Beng", false, &[(0x980, 0x9FF)]),
    ("und-Guru", false, &[(0xA00, 0xA7F)]),
    ("und-Gujr", false, &[(0xA80, 0xAFF)]),
    ("und-Orya", false, &[(0xB00, 0xB7F)]),
    ("und-Taml", false, &[(0xB80, 0xBFF)]),
    ("und-Telu", false, &[(0xC00, 0xC7F)]),
    ("und-Knda", false, &[(0xC80, 0xCFF)]),
    ("und-Mlym", false, &[(0xD00, 0xD7F)]),
    ("und-Sinh", false, &[(0xD80, 0xDFF)]),
    ("und-Thai", false, &[(0xE00, 0xE7F)]),
    ("und-Laoo", false, &[(0xE80, 0xEFF)]),
    ("und-Tibt", false, &[(0xF00, 0xFFF)]),
    ("und-Mymr", false, &[(0x1000, 0x109F), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F)]),
    ("und-Geor", false, &[(0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F)]),
    ("und-Ethi", false, &[(0x1200, 0x139F), (0x2D80, 0x2DDF), (0xAB00, 0xAB2F)]),
    ("und-Khmr", false, &[(0x1780, 0x17FF)]),
    ("und-Mong", false, &[(0x1800, 0x18AF)]),
    ("ko", false, &[(0x1100, 0x11FF), (0x3130, 0x318F), (0xA960, 0xA97F), (0xAC00, 0xD7FF), (0xFFA0, 0xFFDC)]),
    ("ja", false, &[(0x3041, 0x30FF), (0x31F0, 0x31FF), (0xFF66, 0xFF9F)]),
    ("zh", false, &[(0x3100, 0x312F), (0x31A0, 0x31BF)]),
    (
        "und-Hani",
        false,
        &[(0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF)],
    ),
    ("und-Cans", false, &[(0x1400, 0x167F)]),
];

/// Languages and the scripts that they are written in. Languages in Latin letters, or in several scripts, are not listed.
const WRITTEN_IN: [(&str, &str); 33] = [
    ("und-Arab", "ar fa ur ps sd ug ckb"),
    ("und-Hebr", "he yi iw"),
    ("und-Cyrl", "ru uk be bg mk ky tg"),
    ("und-Grek", "el grc"),
    ("und-Armn", "hy"),
    ("und-Geor", "ka"),
    ("und-Deva", "hi mr ne sa"),
    ("und-Beng", "bn as"),
    ("und-Guru", "pa"),
    ("und-Arab", "pa"),
    ("und-Gujr", "gu"),
    ("und-Orya", "or"),
    ("und-Taml", "ta"),
    ("und-Telu", "te"),
    ("und-Knda", "kn"),
    ("und-Mlym", "ml"),
    ("und-Sinh", "si"),
    ("und-Thai", "th"),
    ("und-Laoo", "lo"),
    ("und-Tibt", "bo dz"),
    ("und-Mymr", "my"),
    ("und-Khmr", "km"),
    ("und-Ethi", "am ti"),
    ("und-Thaa", "dv"),
    ("und-Syrc", "syr arc"),
    ("und-Nkoo", "nqo"),
    ("ja", "ja"),
    ("und-Hani", "ja ko zh yue wuu"),
    ("ko", "ko"),
    ("zh", "zh"),
    ("und-Cans", "iu cr"),
    ("und-Mong", "mn"),
    ("und-Cyrl", "mn"),
];

/// The language of our own words.
const OURS: &str = "en";

/// How words are marked: a language tag (BCP 47), and whether they run from right to left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Language {
    pub tag: String,
    pub right_to_left: bool,
}

fn script(c: char) -> Option<Script> {
    let point = u32::from(c);
    if point < 0x370 || !c.is_alphabetic() && !matches!(c, '\u{3005}'..='\u{3007}') {
        return None;
    }
    let row = SCRIPTS.iter().find(|(.., ranges)| ranges.iter().any(|(from, to)| (*from..=*to).contains(&point)));
    row.map(|(tag, right_to_left, _)| Script { tag, right_to_left: *right_to_left })
}

/// The script that most letters of a text are in; nothing where these are Latin letters, or there are none.
fn mostly(text: &str) -> Option<Script> {
    let mut counts: Vec<(Script, usize)> = Vec::new();
    let mut ours = 0;
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        match script(c) {
            None => ours += 1,
            Some(script) => match counts.iter_mut().find(|(known, _)| *known == script) {
                Some((_, count)) => *count += 1,
                None => counts.push((script, 1)),
            },
        }
    }
    // Any kana make Chinese characters Japanese, and any Hangul makes them Korean.
    let han = counts.iter().position(|(script, _)| script.tag == "und-Hani");
    let tells = counts.iter().position(|(script, _)| matches!(script.tag, "ja" | "ko" | "zh"));
    if let (Some(han), Some(tells)) = (han, tells) {
        counts[tells].1 += counts[han].1;
    }
    let (most, count) = counts.into_iter().rev().max_by_key(|(_, count)| *count)?;
    (count >= ours).then_some(most)
}

/// How the words of a source are marked: with the language that it declares where they can be in it, or else by their
/// script. Nothing where they are in the language of our own words, or where nothing is known.
pub(crate) fn language(text: &str, declared: Option<&str>) -> Option<Language> {
    let script = mostly(text);
    let right_to_left = script.is_some_and(|script| script.right_to_left);
    let tag =
        declared.map(str::trim).filter(|tag| is_tag(tag)).filter(|tag| can_be(tag, script)).or(script.map(|s| s.tag))?;
    let is_ours = primary(tag).eq_ignore_ascii_case(OURS);
    (!is_ours).then(|| Language { tag: tag.to_owned(), right_to_left })
}

/// The parts of a text in turn, each with how it is marked: words of other scripts stand out of ours.
pub(crate) fn parts(text: &str) -> Vec<(Range<usize>, Option<Language>)> {
    if text.chars().all(|c| script(c).is_none()) {
        return vec![(0..text.len(), None)];
    }
    // Letters decide; what stands between letters of one script goes with them, and what stands between two is ours.
    let is_east = |s: Option<Script>| s.is_some_and(|s| matches!(s.tag, "ja" | "ko" | "zh" | "und-Hani"));
    let mut runs: Vec<(Range<usize>, Option<Script>)> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphabetic()) {
        let here = script(c);
        let end = at + c.len_utf8();
        match runs.last_mut() {
            Some((range, kind)) if *kind == here || is_east(*kind) && is_east(here) => range.end = end,
            _ => runs.push((at..end, here)),
        }
    }
    let mut parts = Vec::new();
    let mut from = 0;
    for (range, _) in runs.into_iter().filter(|(_, script)| script.is_some()) {
        if from < range.start {
            parts.push((from..range.start, None));
        }
        from = range.end;
        let marked = language(&text[range.clone()], None);
        parts.push((range, marked));
    }
    if from < text.len() {
        parts.push((from..text.len(), None));
    }
    parts
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

/// Whether a text is a language tag by its form.
fn is_tag(tag: &str) -> bool {
    let part = |p: &str| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric());
    let head = primary(tag);
    (2..=3).contains(&head.len()) && head.bytes().all(|b| b.is_ascii_alphabetic()) && tag.split('-').all(part)
}

/// Whether words in a script (none: in Latin letters) can be in a language.
fn can_be(tag: &str, script: Option<Script>) -> bool {
    // A tag that names its script says more than the table: `sr-Latn`.
    if let Some(named) =
        tag.split('-').skip(1).find(|part| part.len() == 4 && part.bytes().all(|b| b.is_ascii_alphabetic()))
    {
        let is_latin = named.eq_ignore_ascii_case("Latn");
        return is_latin == script.is_none();
    }
    let language = primary(tag).to_ascii_lowercase();
    let mut scripts =
        WRITTEN_IN.iter().filter(|(_, all)| all.split(' ').any(|l| l == language)).map(|(s, _)| *s).peekable();
    match (scripts.peek(), script) {
        // In Latin letters, or in several scripts, or not known here.
        (None, _) => language != OURS || script.is_none(),
        (Some(_), None) => false,
        (Some(_), Some(script)) => scripts.any(|known| known == script.tag),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_declared_goes_first_where_it_can_be_true() {
        let marked = |text, declared| language(text, declared).map(|l| (l.tag, l.right_to_left));
        let some = |tag: &str, rtl| Some((tag.to_owned(), rtl));
        assert_eq!(marked("قد نسحب التصريح", Some("ar")), some("ar", true));
        assert_eq!(marked("اجازت نامہ", Some("ur-PK")), some("ur-PK", true));
        assert_eq!(marked("قد نسحب التصريح", None), some("und-Arab", true));
        assert_eq!(marked("قد نسحب التصريح", Some("ja")), some("und-Arab", true));
        assert_eq!(marked("The ministry may withdraw", Some("ar")), None, "a title that was translated");
        assert_eq!(marked("Le ministre cède", Some("fr")), some("fr", false));
        assert_eq!(marked("The minister yields", Some("en-GB")), None);
        assert_eq!(marked("Влада", Some("sr-Cyrl")), some("sr-Cyrl", false));
        assert_eq!(marked("Влада", Some("sr")), some("sr", false));
        assert_eq!(marked("首相は会談に意欲", None), some("ja", false));
        assert_eq!(marked("총리", Some("not a tag!")), some("ko", false));
        assert_eq!(marked("外交部发言人", None), some("und-Hani", false));
        assert_eq!(marked("外交部发言人", Some("zh-Hans")), some("zh-Hans", false));
        assert_eq!(marked("42 %", Some("fr")), some("fr", false));
        assert_eq!(marked("שלום", Some("en")), some("und-Hebr", true));
    }

    #[test]
    fn words_of_another_script_stand_out_of_a_sentence() {
        let text = "The party 日本 (עברית, עוד) agrees.";
        let told: Vec<(&str, Option<String>)> =
            parts(text).into_iter().map(|(range, l)| (&text[range], l.map(|l| l.tag))).collect();
        let tag = |tag: &str| Some(tag.to_owned());
        assert_eq!(
            told,
            [
                ("The party ", None),
                ("日本", tag("und-Hani")),
                (" (", None),
                ("עברית, עוד", tag("und-Hebr")),
                (") agrees.", None)
            ]
        );
        assert_eq!(parts("plain words").len(), 1);
    }
}
