//! Who is named in a text, and whom "he said" means.

use super::name_words::{GROUPS, NO_NAME, PARTICLES, TITLES};

/// People that are remembered: each name is looked up among them.
const MOST: usize = 2000;

/// A word and where it stands, without the punctuation around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'t> {
    pub text: &'t str,
    /// Whether a comma or the like follows it.
    pub stop: bool,
}

/// The words of a part of a sentence.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let trim = |c: char| !c.is_alphanumeric() && c != '.';
    let mut found: Vec<Word> = Vec::new();
    for raw in text.split(|c: char| c.is_whitespace() || matches!(c, '—' | '–')) {
        let text = raw.trim_matches(trim);
        if text.chars().any(char::is_alphanumeric) {
            let tail = raw.trim_end_matches(|c: char| "\"'”’»".contains(c));
            found.push(Word { text, stop: tail.ends_with([',', ';', ':', ')']) });
        } else if let (Some(last), false) = (found.last_mut(), raw.is_empty()) {
            // A dash by itself: "CAIRO - Egypt said".
            last.stop = true;
        }
    }
    found
}

/// A word without "'s".
pub(super) fn bare(word: &str) -> &str {
    let word = word.trim_end_matches('.');
    word.strip_suffix("'s").or(word.strip_suffix("’s")).unwrap_or(word)
}

fn capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// People by full name, in the order in which they are first named.
#[derive(Debug, Default)]
pub(super) struct People {
    known: Vec<Person>,
    /// Who spoke last, and in which paragraph.
    spoke: Option<(usize, usize)>,
    /// Who was named last.
    named: Option<usize>,
}

#[derive(Debug)]
struct Person {
    name: String,
    female: Option<bool>,
}

/// A run of words with capitals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// The name proper, titles and nationalities left out.
    pub name: String,
    /// Position of its first word.
    pub at: usize,
    /// How many words the name has.
    pub parts: usize,
}

impl People {
    /// Runs of capitals in a part of a sentence. `actor` says what is a place, a people or an organisation.
    pub fn runs(words: &[Word], actor: &dyn Fn(&str) -> bool) -> Vec<Run> {
        let mut runs = Vec::new();
        let mut i = 0;
        while i < words.len() {
            if !capital(words[i].text) || NO_NAME.contains(&words[i].text) || GROUPS.contains(&words[i].text) {
                i += 1;
                continue;
            }
            let at = i;
            let mut parts: Vec<&str> = Vec::new();
            loop {
                let word = words[i];
                let owner = bare(word.text).len() < word.text.trim_end_matches('.').len();
                parts.push(bare(word.text));
                i += 1;
                let goes_on = |k: usize| words.get(k).is_some_and(|w| capital(w.text) && !NO_NAME.contains(&w.text));
                let particle = words.get(i).is_some_and(|w| PARTICLES.contains(&w.text)) && goes_on(i + 1);
                // "Japan's Prime Minister" names two.
                if word.stop || owner || !(goes_on(i) || particle) {
                    break;
                }
            }
            let whole = parts.join(" ");
            if !actor(&whole) {
                while parts.len() > 1 && (TITLES.contains(&parts[0]) || actor(parts[0])) {
                    parts.remove(0);
                }
            }
            let title = parts.len() == 1 && TITLES.contains(&parts[0]);
            if !title {
                runs.push(Run { name: parts.join(" "), at, parts: parts.len() });
            }
        }
        runs
    }

    /// Remembers the full names of a text.
    pub fn learn(&mut self, words: &[Word], actor: &dyn Fn(&str) -> bool) {
        for run in Self::runs(words, actor) {
            if self.known.len() < MOST
                && (2..=4).contains(&run.parts)
                && !actor(&run.name)
                && self.position(&run.name).is_none()
            {
                self.known.push(Person { name: run.name, female: None });
            }
        }
    }

    /// The person whom a name means: by full name, or by a part of one.
    pub fn position(&self, name: &str) -> Option<usize> {
        let exact = self.known.iter().position(|p| p.name == name);
        exact.or_else(|| {
            let ends =
                |p: &Person| p.name.split(' ').next_back() == Some(name) || p.name.split(' ').next() == Some(name);
            if name.contains(' ') { None } else { self.known.iter().position(ends) }
        })
    }

    /// The full name for a name, or the name itself.
    pub fn full(&self, name: &str) -> String {
        self.position(name).map_or(name.to_owned(), |p| self.known[p].name.clone())
    }

    /// Notes that somebody is named.
    pub fn mention(&mut self, name: &str) {
        self.named = self.position(name).or(self.named);
    }

    /// Notes that somebody spoke in a paragraph.
    pub fn speak(&mut self, name: &str, paragraph: usize) {
        if let Some(person) = self.position(name) {
            self.spoke = Some((person, paragraph));
            self.named = Some(person);
        }
    }

    /// Whom "he" or "she" means: the subject of a sentence before it in the same paragraph; who spoke in one of the last
    /// four paragraphs; who was named last. A person who was "she" before is not "he" now.
    pub fn pronoun(&mut self, female: bool, subject: Option<usize>, paragraph: usize) -> Option<String> {
        let spoke = self.spoke.filter(|(_, when)| paragraph.saturating_sub(*when) <= 4).map(|(person, _)| person);
        let candidates = [subject, spoke, self.named];
        let found = candidates.into_iter().flatten().find(|p| self.known[*p].female.is_none_or(|f| f == female))?;
        self.known[found].female = Some(female);
        Some(self.known[found].name.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_titles_and_nationalities() {
        let actor = |name: &str| ["Japan", "Japanese", "Tokyo", "United Nations"].contains(&name);
        let text = "On Monday Japan's former Japanese Prime Minister Fumio Kishida, with Ludwig van Holt of the United Nations, met Kim";
        let runs = People::runs(&words(text), &actor);
        let names: Vec<&str> = runs.iter().map(|r| r.name.as_str()).collect();
        assert_eq!(names, ["Japan", "Fumio Kishida", "Ludwig van Holt", "United Nations", "Kim"]);
        let mut people = People::default();
        people.learn(&words(text), &actor);
        assert_eq!(people.full("Kishida"), "Fumio Kishida");
        people.speak("Holt", 1);
        assert_eq!(people.pronoun(false, None, 2).as_deref(), Some("Ludwig van Holt"));
        assert_eq!(people.pronoun(true, None, 2), None, "he was not she before");
    }
}
