//! The languages that the rules know, and the words that they go by.

use super::{english, french, german};
use std::collections::HashSet;

/// A language whose word order the rules know. Japanese and Korean are told by their letters, sentence by sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    /// English.
    English,
    /// German: the verb stands second, and nouns have capitals.
    German,
    /// French.
    French,
    /// Any other: quotations are found, and nobody is named.
    Other,
}

/// The words of a language, each list separated by blanks.
pub(super) struct Lists {
    /// Finite verbs of saying and believing.
    pub say: &'static str,
    /// Verbs that are often something else, and count with "that" after them, or next to a quotation.
    pub say_that: &'static str,
    /// Verbs that say something only next to a quotation.
    pub beside: &'static str,
    /// Participles that go on with what the subject of the sentence says: "adding".
    pub participles: &'static str,
    /// Verbs that deny what follows.
    pub deny: &'static str,
    /// Verbs that make their subject the voice of a sentence without saying anything that could be a claim.
    pub voice: &'static str,
    /// Words that turn a verb of saying round.
    pub negation: &'static str,
    /// Words before a verb of saying that make it something else: "was told", "to say".
    pub not_saying: &'static str,
    /// Words that may stand between a subject and its verb.
    pub between: &'static str,
    /// Finite verbs that no noun phrase has in it.
    pub finite: &'static str,
    /// Words with which a content begins.
    pub that: &'static str,
    /// "He" and "she".
    pub he_she: [&'static str; 2],
    /// Other pronouns.
    pub pronouns: &'static str,
    /// Articles and the like.
    pub determiners: &'static str,
    /// Determiners that refer to somebody named elsewhere: "its".
    pub possessives: &'static str,
    /// Words that can stand for people by themselves: "both", "some".
    pub quantifiers: &'static str,
    /// Relative pronouns.
    pub relatives: &'static str,
    /// Words that join clauses.
    pub conjunctions: &'static str,
    /// Prepositions, and other words with which an aside begins.
    pub prepositions: &'static str,
    /// Words of time.
    pub time: &'static str,
    /// Titles, which stand before names and are no part of them.
    pub titles: &'static str,
    /// What people are: the nouns by which somebody without a name is meant.
    pub roles: &'static str,
    /// Groups and bodies that speak without a name.
    pub groups: &'static str,
    /// Words in the names of organisations.
    pub organisations: &'static str,
    /// Words with a capital that are no part of a name.
    pub no_name: &'static str,
    /// Small words within names.
    pub particles: &'static str,
    /// Words that tell that somebody is a woman.
    pub female: &'static str,
    /// Words that tell that somebody is a man.
    pub male: &'static str,
    /// "According to", as words, one way a line.
    pub according: &'static str,
    /// What makes words of somebody else false, one a line.
    pub untrue: &'static str,
}

type Set = HashSet<&'static str>;

/// The words of a language, to be looked up.
pub(super) struct Grammar {
    pub language: Language,
    pub say: Set,
    pub say_that: Set,
    pub beside: Set,
    pub participles: Set,
    pub deny: Set,
    pub voice: Set,
    pub negation: Set,
    pub not_saying: Set,
    pub between: Set,
    pub finite: Set,
    pub that: Set,
    pub he_she: [&'static str; 2],
    pub pronouns: Set,
    pub determiners: Set,
    pub possessives: Set,
    pub quantifiers: Set,
    pub relatives: Set,
    pub conjunctions: Set,
    pub prepositions: Set,
    pub time: Set,
    pub titles: Set,
    pub roles: Set,
    pub groups: Set,
    pub organisations: Set,
    pub no_name: Set,
    pub particles: Set,
    pub female: Set,
    pub male: Set,
    pub according: Vec<Vec<&'static str>>,
    pub untrue: Vec<&'static str>,
}

impl Grammar {
    /// The words of the language in which a text is written.
    pub fn of(paragraphs: &[&str]) -> Self {
        let language = language(paragraphs);
        let lists = match language {
            Language::English => english::LISTS,
            Language::German => german::LISTS,
            Language::French => french::LISTS,
            Language::Other => NONE,
        };
        let set = |words: &'static str| words.split_whitespace().collect::<Set>();
        Self {
            language,
            say: set(lists.say),
            say_that: set(lists.say_that),
            beside: set(lists.beside),
            participles: set(lists.participles),
            deny: set(lists.deny),
            voice: set(lists.voice),
            negation: set(lists.negation),
            not_saying: set(lists.not_saying),
            between: set(lists.between),
            finite: set(lists.finite),
            that: set(lists.that),
            he_she: lists.he_she,
            pronouns: set(lists.pronouns),
            determiners: set(lists.determiners),
            possessives: set(lists.possessives),
            quantifiers: set(lists.quantifiers),
            relatives: set(lists.relatives),
            conjunctions: set(lists.conjunctions),
            prepositions: set(lists.prepositions),
            time: set(lists.time),
            titles: set(lists.titles),
            roles: set(lists.roles),
            groups: set(lists.groups),
            organisations: set(lists.organisations),
            no_name: set(lists.no_name),
            particles: set(lists.particles),
            female: set(lists.female),
            male: set(lists.male),
            according: lists.according.lines().map(|l| l.split_whitespace().collect()).collect(),
            untrue: lists.untrue.lines().collect(),
        }
    }

    /// Whether a word says what somebody is. German roles are compounds, told by their ends.
    pub fn is_role(&self, word: &str) -> bool {
        let word = word.trim_end_matches('.');
        let small = word.to_lowercase();
        if self.language == Language::German {
            let last = small.rsplit('-').next().unwrap_or(&small);
            return german::ROLE_ENDS.iter().any(|end| last.ends_with(end));
        }
        self.roles.contains(small.as_str()) || self.titles.contains(word)
    }

    /// Whether a role or title tells a woman (true) or a man (false).
    pub fn gender(&self, word: &str) -> Option<bool> {
        let small = word.trim_end_matches('.').to_lowercase();
        if self.female.contains(small.as_str()) {
            return Some(true);
        }
        if self.male.contains(small.as_str()) {
            return Some(false);
        }
        if self.language == Language::German && self.is_role(word) {
            // A masculine form may mean either.
            return (small.ends_with("in") || small.ends_with("frau")).then_some(true);
        }
        None
    }
}

const NONE: Lists = Lists {
    say: "",
    say_that: "",
    beside: "",
    participles: "",
    deny: "",
    voice: "",
    negation: "",
    not_saying: "",
    between: "",
    finite: "",
    that: "",
    he_she: ["", ""],
    pronouns: "",
    determiners: "",
    possessives: "",
    quantifiers: "",
    relatives: "",
    conjunctions: "",
    prepositions: "",
    time: "",
    titles: "",
    roles: "",
    groups: "",
    organisations: "",
    no_name: "",
    particles: "",
    female: "",
    male: "",
    according: "",
    untrue: "",
};

/// Small words that are frequent in one language and rare in the others.
const FREQUENT: [(Language, &[&str]); 5] = [
    (Language::English, &["the", "of", "and", "that", "said", "with", "his", "has", "is", "was", "it", "are", "we"]),
    (
        Language::German,
        &[
            "der", "und", "nicht", "ist", "mit", "das", "dem", "zu", "ein", "eine", "von", "auf", "sich", "die", "den",
            "dass", "sie", "hat",
        ],
    ),
    (
        Language::French,
        &[
            "le", "les", "des", "et", "est", "une", "du", "dans", "pour", "qui", "pas", "au", "sur", "dit", "avec",
            "sont", "elle", "ne",
        ],
    ),
    (Language::Other, &["el", "los", "las", "por", "con", "una", "il", "che", "di", "per", "não", "com", "uma", "os"]),
    (Language::Other, &["het", "een", "van", "niet", "och", "att", "som", "det", "på", "ikke", "og", "av", "til"]),
];

fn language(paragraphs: &[&str]) -> Language {
    let mut counts = [0usize; FREQUENT.len()];
    let mut letters = (0usize, 0usize);
    for word in paragraphs.iter().flat_map(|p| p.split_whitespace()).take(20_000) {
        let latin = word.chars().any(|c| c.is_alphabetic() && u32::from(c) < 0x250);
        letters = (letters.0 + usize::from(latin), letters.1 + usize::from(word.chars().any(char::is_alphabetic)));
        let small = word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
        for (count, (_, words)) in counts.iter_mut().zip(FREQUENT) {
            *count += usize::from(words.contains(&small.as_str()));
        }
    }
    let best = (0..counts.len()).max_by_key(|i| (counts[*i], std::cmp::Reverse(*i))).unwrap_or(0);
    // A few words tell no language, and the rules for English need English words to find anything.
    if counts[best] == 0 && letters.0 * 2 < letters.1 { Language::Other } else { FREQUENT[best].0 }
}

/// What the article before a role tells in German: "die Vorsitzende".
pub(super) fn german_article(word: &str, g: &Grammar) -> Option<bool> {
    (g.language == Language::German).then_some(())?;
    match word.to_lowercase().as_str() {
        "die" | "eine" | "ihre" | "seine" => Some(true),
        "der" | "ein" | "ihr" | "sein" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_by_their_small_words() {
        for (text, expected) in [
            ("The mayor said that it is late.", Language::English),
            ("Die Ministerin sagte, das sei nicht zu machen.", Language::German),
            ("Le maire a dit que les travaux ne sont pas finis.", Language::French),
            ("El alcalde dijo que los vecinos no están de acuerdo con las obras.", Language::Other),
            ("Борис сказал, что это не так.", Language::Other),
        ] {
            assert_eq!(language(&[text]), expected, "{text}");
        }
    }
}
