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

#[cfg(test)]
mod tests {
    use super::did_you_mean;

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
