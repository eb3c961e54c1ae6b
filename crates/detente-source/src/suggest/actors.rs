//! Who a passage is about: a small gazetteer of states, capitals, peoples and organisations, which a case extends by the
//! names of its parties.

/// Names that mean the same actor; the first is the one that is shown.
const GAZETTEER: &[&[&str]] = &[
    &["Japan", "Tokyo", "Japanese", "日本", "일본"],
    &[
        "North Korea",
        "Pyongyang",
        "North Korean",
        "DPRK",
        "the North",
        "北朝鮮",
        "朝鮮民主主義人民共和国",
        "북한",
        "평양",
    ],
    &["South Korea", "Seoul", "South Korean", "the South", "韓国", "한국", "서울"],
    &["United States", "Washington", "American", "US", "U.S", "White House", "米国", "アメリカ", "미국", "워싱턴"],
    &["China", "Beijing", "Chinese", "中国", "중국", "베이징"],
    &["Russia", "Moscow", "Russian", "Kremlin", "ロシア", "러시아"],
    &["Taiwan", "Taipei", "Taiwanese", "台湾", "대만"],
    &["United Kingdom", "London", "British", "Britain", "UK"],
    &["France", "Paris", "French"],
    &["Germany", "Berlin", "German"],
    &["Italy", "Rome", "Italian"],
    &["Spain", "Madrid", "Spanish"],
    &["Poland", "Warsaw", "Polish"],
    &["Ukraine", "Kyiv", "Ukrainian"],
    &["Belarus", "Minsk", "Belarusian"],
    &["Turkey", "Türkiye", "Ankara", "Turkish"],
    &["Greece", "Athens", "Greek"],
    &["Israel", "Jerusalem", "Israeli"],
    &["Palestine", "Palestinian", "Ramallah"],
    &["Egypt", "Cairo", "Egyptian"],
    &["Ethiopia", "Addis Ababa", "Ethiopian"],
    &["Sudan", "Khartoum", "Sudanese"],
    &["Iran", "Tehran", "Iranian"],
    &["Iraq", "Baghdad", "Iraqi"],
    &["Syria", "Damascus", "Syrian"],
    &["Saudi Arabia", "Riyadh", "Saudi"],
    &["Yemen", "Sanaa", "Yemeni"],
    &["Lebanon", "Beirut", "Lebanese"],
    &["Jordan", "Amman", "Jordanian"],
    &["Qatar", "Doha", "Qatari"],
    &["India", "New Delhi", "Delhi", "Indian"],
    &["Pakistan", "Islamabad", "Pakistani"],
    &["Afghanistan", "Kabul", "Afghan", "Taliban"],
    &["Indonesia", "Jakarta", "Indonesian"],
    &["Philippines", "Manila", "Filipino", "Philippine"],
    &["Vietnam", "Hanoi", "Vietnamese"],
    &["Canada", "Ottawa", "Canadian"],
    &["Mexico", "Mexico City", "Mexican"],
    &["Brazil", "Brasília", "Brazilian"],
    &["Venezuela", "Caracas", "Venezuelan"],
    &["Cuba", "Havana", "Cuban"],
    &["Norway", "Oslo", "Norwegian"],
    &["European Union", "Brussels", "EU"],
    &["United Nations", "UN", "U.N", "Security Council", "国連", "유엔"],
    &["NATO", "North Atlantic Treaty Organization"],
    &["African Union", "AU"],
];

/// An actor that passages may be about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The name that is shown; for a party of a case its id.
    pub name: String,
    /// Every name by which texts call it.
    pub called: Vec<String>,
}

impl Actor {
    /// The actors of the gazetteer.
    pub fn gazetteer() -> Vec<Self> {
        let owned = |names: &&[&str]| names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
        GAZETTEER.iter().map(|names| Self { name: names[0].to_owned(), called: owned(names) }).collect()
    }

    /// A party of a case: its own names, those that the case lists, and those of the gazetteer for any of them.
    ///
    /// ```
    /// use detente_source::Actor;
    /// let party = Actor::party("jp", &["Japan"], &["the Kishida government".to_owned()]);
    /// assert!(party.is_called("Tokyo") && party.is_called("the Kishida government"));
    /// ```
    pub fn party(id: &str, names: &[&str], called: &[String]) -> Self {
        let own: Vec<String> = names.iter().map(|n| (*n).to_owned()).chain(called.iter().cloned()).collect();
        let plain = |n: &str| n.strip_prefix("the ").or(n.strip_prefix("The ")).unwrap_or(n).to_owned();
        let mut all = own.clone();
        for known in GAZETTEER.iter().filter(|known| own.iter().any(|n| known.contains(&plain(n).as_str()))) {
            all.extend(known.iter().map(|n| (*n).to_owned()));
        }
        let mut called: Vec<String> = Vec::new();
        for name in all.iter().flat_map(|n| [n.clone(), plain(n)]).filter(|n| n.chars().count() > 1) {
            if !called.contains(&name) {
                called.push(name);
            }
        }
        Self { name: id.to_owned(), called }
    }

    /// Whether it goes by a name.
    pub fn is_called(&self, name: &str) -> bool {
        self.called.iter().any(|n| n == name)
    }

    /// Whether a passage names it; names in scripts without spaces count wherever they stand.
    pub(super) fn is_in(&self, passage: &str) -> bool {
        self.called.iter().any(|name| contains(passage, name))
    }
}

/// Whether a text has a word, or words, in it.
pub(super) fn contains(text: &str, words: &str) -> bool {
    let spaced = words.is_ascii() || words.chars().any(|c| u32::from(c) < 0x2E80 && c.is_alphabetic());
    let mut from = 0;
    while let Some(at) = text[from..].find(words) {
        let (start, end) = (from + at, from + at + words.len());
        let before = text[..start].chars().next_back().is_some_and(char::is_alphanumeric);
        let after = text[end..].chars().next().is_some_and(char::is_alphanumeric);
        if !spaced || !before && !after {
            return true;
        }
        from = start + words.chars().next().map_or(1, char::len_utf8);
    }
    false
}
