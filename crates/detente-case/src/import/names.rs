//! Ids from the names of another program: `Łódź Council` becomes `lodz_council`.

use crate::id_from;

/// An id for each name, all different; `otherwise` with a number stands in for a name without a letter that an id can
/// hold.
pub(super) fn ids<'n>(names: impl IntoIterator<Item = &'n str>, otherwise: &str) -> Vec<String> {
    let mut ids = Vec::new();
    for name in names {
        let id = id_from(&plain_letters(name), otherwise, &ids);
        ids.push(id);
    }
    ids
}

/// The name with Latin letters stripped of their marks; other characters stay as they are.
fn plain_letters(name: &str) -> String {
    let mut out = String::new();
    // A combining mark changes the letter before it, it does not end a word.
    for c in name.chars().flat_map(char::to_lowercase).filter(|c| !matches!(c, '\u{300}'..='\u{36F}')) {
        match plain(c) {
            Some(letters) => out.push_str(letters),
            None => out.push(c),
        }
    }
    out
}

/// What is left of a marked small letter of the Latin script.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ǐ' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ǒ' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'þ' => "th",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ǔ' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::is_id;
    use crate::statement::RESERVED;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[test]
    fn names_become_ids() {
        let names = [
            "Local Government",
            "Prisoner's 2nd",
            "Ælfgar & Łódź",
            "東京",
            "東京 plan",
            "Cafe\u{301}",
            "İzmir",
            "",
            "true",
        ];
        let expected =
            ["local_government", "prisoners_2nd", "aelfgar_lodz", "opt1", "plan", "cafe", "izmir", "opt2", "true_"];
        assert_eq!(ids(names, "opt"), expected);
    }

    #[test]
    fn equal_names_are_told_apart() {
        assert_eq!(ids(["Full", "full 2", "FULL", "full"], "opt"), ["full", "full_2", "full_3", "full_4"]);
    }

    proptest! {
        #[test]
        fn always_valid_and_different(names in prop::collection::vec("\\PC{0,8}|[aà 1]{0,3}|opt[0-9]", 0..64)) {
            let ids = ids(names.iter().map(String::as_str), "opt");
            prop_assert!(ids.iter().all(|id| is_id(id) && !RESERVED.contains(&id.as_str())), "{:?}", ids);
            prop_assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), names.len());
        }
    }
}
