//! Who says what in Japanese and Korean: the particle that marks the topic, and the ending that marks what is said. A topic is a
//! speaker only where its last word says so: a human being, or a body that speaks.

use super::lexicon::{BODIES_JA, BODIES_KO, FAMILY_KO, NOT_SAID_EAST, PEOPLE_JA, PEOPLE_KO, SAID_EAST};

/// Who is found to speak.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// In the words of the text, and whether it is a single human being.
    Named(String, bool),
    /// "She" (true) or "he", in the words of the text.
    Pronoun(bool, String),
    /// More than one topic could be the speaker.
    Several(String),
    /// Whoever spoke in the sentence before: "..., it was added".
    Same,
    /// Nobody is named.
    None,
}

/// Whether a text is Japanese or Korean: a good part of its letters are.
pub(super) fn is_east(text: &str) -> bool {
    let (mut east, mut all) = (0usize, 0usize);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        all += 1;
        east += usize::from(matches!(u32::from(c), 0x3040..=0x30FF | 0x3400..=0x9FFF | 0xAC00..=0xD7AF));
    }
    east * 3 > all && east > 0
}

fn is_korean(text: &str) -> bool {
    text.chars().any(|c| matches!(u32::from(c), 0xAC00..=0xD7AF))
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
    ["と", "と、", "다고", "라고", "자고", "냐고", "を", "을 ", "를 "].iter().take(6).any(|m| said(m))
        || ["によると", "によれば", "에 따르면"].iter().any(|m| sentence.contains(m))
        || is_denied(sentence) && SAID_EAST.iter().any(|v| sentence.contains(v))
}

/// Whether a text says that something was not said, or is denied.
pub(super) fn is_denied(outside: &str) -> bool {
    NOT_SAID_EAST.iter().any(|w| outside.contains(w))
}

/// Whether what follows a quotation says that it was not said; `「…」と否定した` gives the words of the denial itself.
pub(super) fn is_unsaid(after: &str) -> bool {
    let words = after.trim_start_matches(['と', 'し', 'て', '이', '라', '고', '며', ' ']);
    is_denied(after) && !words.starts_with("否定し") && !words.starts_with("부인")
}

/// Who says a sentence, or a quotation between what stands before and after it.
pub(super) fn speaker(before: &str, after: &str, quoted: bool) -> Found {
    for (mark, korean) in [("によると", false), ("によれば", false), ("에 따르면", true)] {
        if let Some(at) = before.find(mark) {
            let name = if korean { phrase_ko(&words(&before[..at])) } else { segment(&before[..at]) };
            return name.map_or(Found::None, |n| Found::Named(n, false));
        }
    }
    // What is heard, and not from whom.
    if !quoted && ["と伝えられ", "とされ", "것으로 전해", "것으로 알려"].iter().any(|w| before.contains(w))
    {
        return Found::None;
    }
    let korean = is_korean(before) || is_korean(after);
    let mut topics = Vec::new();
    let mut subjects = Vec::new();
    for part in [before, after] {
        let (t, s) = if korean { topics_ko(part) } else { topics_ja(part) };
        topics.extend(t);
        subjects.extend(s);
    }
    topics.dedup();
    let found = match (topics.as_slice(), subjects.as_slice()) {
        ([one], _) => one.clone(),
        // Without a topic, the subject before a quotation is its speaker.
        ([], [one]) if quoted => one.clone(),
        ([], []) if ["덧붙였", "付け加え", "つけ加え"].iter().any(|w| before.contains(w) || after.contains(w)) =>
        {
            return Found::Same;
        }
        ([first, ..], _) => return Found::Several(first.clone()),
        _ => return Found::None,
    };
    match found.as_str() {
        "彼女" | "그녀" => Found::Pronoun(true, found),
        "彼" | "同氏" | "氏" | "그" => Found::Pronoun(false, found),
        _ => {
            let human = PEOPLE_JA.iter().chain(PEOPLE_KO).any(|w| found.ends_with(w)) || is_name_ko(&found);
            Found::Named(found, human)
        }
    }
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// Topics (`은`, `는`) and subjects (`이`, `가`) that can speak.
fn topics_ko(text: &str) -> (Vec<String>, Vec<String>) {
    let all = words(text);
    let (mut topics, mut subjects) = (Vec::new(), Vec::new());
    for (i, word) in all.iter().enumerate() {
        let word = word.trim_end_matches([',', '.']);
        for (particles, list) in [(["은", "는"], &mut topics), (["이", "가"], &mut subjects)] {
            let Some(stem) = particles.iter().find_map(|p| word.strip_suffix(p)) else { continue };
            if matches!(stem, "그" | "그녀") {
                list.push(stem.to_owned());
            } else if can_speak_ko(stem) || stem == "측" && i > 0 {
                let mut part = all[..i].to_vec();
                part.push(stem);
                list.extend(phrase_ko(&part));
            }
        }
    }
    (topics, subjects)
}

fn can_speak_ko(stem: &str) -> bool {
    let length = stem.chars().count();
    PEOPLE_KO.iter().any(|w| stem.ends_with(w)) && length > 1
        || BODIES_KO.iter().any(|w| stem.ends_with(w) && (w.chars().count() > 1 || length > 2))
        || is_name_ko(stem)
}

/// A name of three syllables that begins with a family name.
fn is_name_ko(stem: &str) -> bool {
    let name = stem.rsplit(' ').next().unwrap_or(stem);
    name.chars().count() == 3
        && name.starts_with(|c| FAMILY_KO.contains(c))
        && name.chars().all(|c| is_korean(&c.to_string()))
}

/// The noun phrase at the end of some words: back to a word that ends another phrase.
fn phrase_ko(all: &[&str]) -> Option<String> {
    const ENDS: [&str; 24] = [
        "에",
        "을",
        "를",
        "에서",
        "은",
        "는",
        "으로",
        "로",
        "에게",
        "대해",
        "관련해",
        "다",
        "한",
        "고",
        "며",
        "면",
        "자",
        "던",
        "과",
        "와",
        "도",
        "까지",
        "부터",
        "서",
    ];
    const LEADS: [&str; 16] = [
        "반면",
        "다만",
        "한편",
        "그러나",
        "하지만",
        "또",
        "또한",
        "이어",
        "이날",
        "특히",
        "앞서",
        "이에",
        "그리고",
        "이후",
        "당시",
        "반대로",
    ];
    let last = all.len().checked_sub(1)?;
    let mut from = last;
    while from > 0 && last - from < 5 {
        let word = all[from - 1];
        let ends = word.ends_with([',', '.', '"', '”', '’', '」'])
            || LEADS.contains(&word)
            || word.chars().any(|c| c.is_ascii_digit());
        let title = PEOPLE_KO.iter().chain(BODIES_KO).any(|w| w.chars().count() > 1 && word.ends_with(w));
        if ends || !title && word.chars().count() > 1 && ENDS.iter().any(|e| word.ends_with(e)) {
            break;
        }
        from -= 1;
    }
    short(&all[from..].join(" "))
}

/// Topics (`は`) and subjects (`が`) that can speak.
fn topics_ja(text: &str) -> (Vec<String>, Vec<String>) {
    let (mut topics, mut subjects) = (Vec::new(), Vec::new());
    let mut start = 0;
    for (at, c) in text.char_indices() {
        match c {
            '、' | '。' | '」' | '』' => start = at + c.len_utf8(),
            'は' | 'が' => {
                let name = text[start..at].trim();
                // "住民の女性（62）は": the age is no part of it.
                let name = name.strip_suffix('）').and_then(|n| n.rsplit_once('（')).map_or(name, |(n, _)| n);
                let name = name.rsplit(['は', 'が', 'を']).next().unwrap_or(name).trim();
                let name = ["一方で", "一方", "しかし", "また", "ただ", "さらに"]
                    .iter()
                    .find_map(|l| name.strip_prefix(l))
                    .unwrap_or(name);
                let speaks = PEOPLE_JA.iter().chain(BODIES_JA).any(|w| name.ends_with(w));
                if let (true, Some(name)) = (speaks, short(name)) {
                    if c == 'は' { &mut topics } else { &mut subjects }.push(name);
                }
            }
            _ => {}
        }
    }
    (topics, subjects)
}

/// What stands after the last comma.
fn segment(text: &str) -> Option<String> {
    short(text.rsplit(['、', '。', '」']).next()?)
}

/// A name that could be one: neither empty nor a whole clause.
fn short(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches(['に', 'で', ',']).trim();
    let length = text.chars().count();
    (length > 0 && length <= 30).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_topic_that_cannot_speak_is_no_speaker() {
        let named = |name: &str, human| Found::Named(name.to_owned(), human);
        assert_eq!(
            speaker("반면 항만청의 이도현 국장은 부두를 닫는다고 말했다.", "", false),
            named("항만청의 이도현 국장", true)
        );
        assert_eq!(speaker("다만 소형 선박에 대한 예외는 검토할 수 있다고 덧붙였다.", "", false), Found::Same);
        assert_eq!(speaker("부두 폐쇄는 어렵다고 말했다.", "", false), Found::None);
        assert_eq!(
            speaker("양측이 합의했다는 보도에 대해 한 대변인은 사실이 아니라고 부인했다.", "", false),
            named("한 대변인", true)
        );
        assert_eq!(speaker("김 장관은 박 의원은 모른다고 말했다.", "", false), Found::Several("김 장관".to_owned()));
        assert_eq!(speaker("県の説明は不十分だと批判した。", "", false), Found::None);
        assert_eq!(
            speaker("港湾組合の森田委員長は、県の説明は不十分だと批判した。", "", false),
            named("港湾組合の森田委員長", true)
        );
        assert_eq!(speaker("船は出ると、知事は述べた。", "", false), named("知事", true));
        assert_eq!(speaker("船は月曜に出ると伝えられた。", "", false), Found::None);
    }
}
