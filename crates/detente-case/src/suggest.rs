//! "Did you mean": the known name closest to one that is not known.

/// Longer names are no slips, and comparing them takes quadratic time.
const MAX_LEN: usize = 48;
/// How many known names are compared.
const MAX_KNOWN: usize = 1000;

/// The known name that a reader would take for the one written, if there is one.
///
/// Small slips only: one in three letters may differ, and the first known name wins where several are equally close.
pub(crate) fn did_you_mean<'n>(written: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    if written.len() > MAX_LEN {
        return None;
    }
    let limit = match written.chars().count() {
        0 | 1 => 0,
        letters => (letters / 3).max(1),
    };
    let plain = |text: &str| text.to_lowercase().replace(['-', ' '], "_");
    let mut best: Option<(usize, &str)> = None;
    for name in known.into_iter().take(MAX_KNOWN).filter(|name| name.len() <= MAX_LEN) {
        let distance = strsim::osa_distance(&plain(written), &plain(name));
        if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, name));
        }
    }
    best.map(|(_, name)| name)
}

/// The letters of a name that only look like letters from a to z, in words, and the name that it looks like.
///
/// "`а` (U+0430) is a Cyrillic letter" says what no eye can see, where "did you mean `a`?" shows the same name twice.
pub(crate) fn look_alike(written: &str) -> Option<(String, String)> {
    if written.len() > MAX_LEN || written.is_ascii() {
        return None;
    }
    let plain = |c: char| {
        let like: String = unicode_security::skeleton(c.encode_utf8(&mut [0; 4])).collect();
        if c.is_ascii() { Some(c.to_string()) } else { Some(like).filter(|like| like.is_ascii()) }
    };
    let meant: String = written.chars().map(plain).collect::<Option<Vec<String>>>()?.concat();
    let foreign = written.chars().find(|c| !c.is_ascii())?;
    let script = unicode_script::UnicodeScript::script(&foreign).full_name();
    let kind = if matches!(script, "Common" | "Inherited" | "Latin") { "another" } else { script };
    let article = if kind.starts_with(['A', 'E', 'I', 'O', 'U']) { "an " } else { "a " };
    let article = if kind == "another" { "" } else { article };
    Some((format!("`{foreign}` (U+{:04X}) is {article}{kind} letter", u32::from(foreign)), meant))
}

#[cfg(test)]
mod tests {
    use super::{did_you_mean, look_alike};

    #[test]
    fn letters_that_look_alike_are_named() {
        let (words, meant) = look_alike("\u{430}lph\u{430}").unwrap();
        assert_eq!((words.as_str(), meant.as_str()), ("`\u{430}` (U+0430) is a Cyrillic letter", "alpha"));
        assert_eq!(look_alike("alpha"), None);
        assert_eq!(look_alike("日本"), None);
    }

    #[test]
    fn slips_are_recognised_and_other_words_are_not() {
        let known = ["parties", "prefers", "ranking", "weights"];
        assert_eq!(did_you_mean("preferes", known), Some("prefers"));
        assert_eq!(did_you_mean("Parties", known), Some("parties"));
        assert_eq!(did_you_mean("rankign", known), Some("ranking"));
        assert_eq!(did_you_mean("colour", known), None);
        assert_eq!(did_you_mean("", known), None);
        assert_eq!(did_you_mean("G", ["A", "B", "g"]), Some("g"));
        assert_eq!(did_you_mean("G", ["A", "B"]), None);
    }
}
