//! Who says what in Japanese and Korean: the particle that marks the topic, and the ending that marks what is said.

use super::lexicon::SAID_EAST;

/// Whether a text is Japanese or Korean: a good part of its letters are.
pub(super) fn is_east(text: &str) -> bool {
    let (mut east, mut all) = (0usize, 0usize);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        all += 1;
        east += usize::from(matches!(u32::from(c), 0x3040..=0x30FF | 0x3400..=0x9FFF | 0xAC00..=0xD7AF));
    }
    east * 3 > all && east > 0
}

/// Whether what follows a quotation says that it was said: `と述べた`, `라고 말했다`.
pub(super) fn is_said_after(rest: &str) -> bool {
    let rest = rest.trim_start();
    let near: String = rest.chars().take(24).collect();
    let japanese = ["と", "などと", "って"].iter().any(|p| near.starts_with(p));
    let korean = ["라고", "이라고", "고", "며", "이라며", "라며", "면서", "는 "].iter().any(|p| near.starts_with(p));
    (japanese || korean)
        && (SAID_EAST.iter().any(|v| near.contains(v)) || near.starts_with("と") && near.chars().count() < 3)
        || ["며", "이라며", "라며", "라고", "이라고"].iter().any(|p| near.starts_with(p))
}

/// Whether a sentence reports what somebody says, without quoting.
pub(super) fn is_reported(sentence: &str) -> bool {
    let said = |mark: &str| {
        sentence.match_indices(mark).any(|(at, _)| {
            let near: String = sentence[at + mark.len()..].chars().take(12).collect();
            SAID_EAST.iter().any(|v| near.trim_start().starts_with(v))
        })
    };
    ["と", "と、", "다고", "라고", "자고", "냐고"].iter().any(|m| said(m))
        || ["によると", "によれば", "에 따르면"].iter().any(|m| sentence.contains(m))
}

/// The topic of a sentence, which is who says it: what stands before `は` or `が` in Japanese, before `은`, `는`, `이`, `가` in
/// Korean, at the beginning; or before "according to".
pub(super) fn topic(sentence: &str) -> Option<String> {
    for mark in ["によると", "によれば"] {
        if let Some(at) = sentence.find(mark) {
            let start = sentence[..at].rfind(['、', '。']).map_or(0, |i| i + '、'.len_utf8());
            return short(&sentence[start..at]);
        }
    }
    if let Some(at) = sentence.find("에 따르면") {
        return short(sentence[..at].rsplit([',', '.']).next()?);
    }
    let korean = sentence.chars().any(|c| matches!(u32::from(c), 0xAC00..=0xD7AF));
    if korean {
        let mut so_far: Vec<&str> = Vec::new();
        for word in sentence.split_whitespace().take(6) {
            let stem =
                ["은", "는", "이", "가"].iter().find_map(|p| word.strip_suffix(p)).filter(|s| s.chars().count() > 1);
            if let Some(stem) = stem {
                so_far.push(stem);
                return short(&so_far.join(" "));
            }
            if word.contains(['“', '"', '‘']) {
                return None;
            }
            so_far.push(word.trim_end_matches(','));
        }
        return None;
    }
    let mut start = 0;
    for (at, c) in sentence.char_indices() {
        match c {
            '「' | '『' => return None,
            '、' => start = at + c.len_utf8(),
            'は' | 'が' => return short(&sentence[start..at]),
            _ => {}
        }
    }
    None
}

/// "He" or "she": `彼は`, `同氏は`, `그는`.
pub(super) fn pronoun(topic: &str) -> Option<bool> {
    match topic {
        "彼女" | "그녀" => Some(true),
        "彼" | "同氏" | "氏" | "그" => Some(false),
        _ => None,
    }
}

/// A name that could be one: neither empty nor a whole clause.
fn short(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches(['に', 'で']).trim();
    let length = text.chars().count();
    (length > 0 && length <= 30).then(|| text.to_owned())
}
