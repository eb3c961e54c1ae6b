//! Who is named in a text, and whom a part of a name means.

use super::language::{Grammar, Language};
use super::phrase::name_of;
use super::tokens::Token;
use std::collections::HashSet;

/// People that are remembered: each name is looked up among them.
const MOST: usize = 2000;

/// Where somebody is first named: paragraph, and byte in it.
pub(super) type Place = (u32, usize);

#[derive(Clone, Debug)]
pub(super) struct Person {
    pub name: String,
    pub female: Option<bool>,
    /// Titles and roles that the text gives, in small letters.
    pub titles: Vec<String>,
    first: Place,
}

/// Whom a name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meant {
    /// One that is known.
    One(usize),
    /// More than one that is known.
    Several,
    /// Nobody that is known.
    Unknown,
}

/// The people, and other bearers of names of several words, of a text.
#[derive(Debug, Default)]
pub(super) struct People {
    pub known: Vec<Person>,
    /// Words that the text also writes small.
    common: HashSet<String>,
}

/// A run of words with capitals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// The name proper, titles and nationalities left out.
    pub name: String,
    /// Titles and roles before it, and roles in commas after it, in small letters.
    pub titles: Vec<String>,
    /// Whether they tell a woman.
    pub female: Option<bool>,
    /// Position of its first word, titles included.
    pub at: usize,
    /// How many words the name has.
    pub parts: usize,
}

impl People {
    /// Notes the words that a text writes small: with a capital they begin a sentence and are no names.
    pub fn read(&mut self, text: &str) {
        for word in text.split(|c: char| !c.is_alphanumeric()) {
            if word.starts_with(char::is_lowercase) && self.common.len() < 100_000 && !self.common.contains(word) {
                self.common.insert(word.to_owned());
            }
        }
    }

    /// Whether a word is also written small.
    pub fn is_common(&self, word: &str) -> bool {
        self.common.contains(&word.to_lowercase())
    }

    /// Names in a sentence. `actor` says what is a place, a people or an organisation.
    pub fn runs(&self, tokens: &[Token], g: &Grammar, actor: &dyn Fn(&str) -> bool) -> Vec<Run> {
        let mut runs = Vec::new();
        let mut i = 0;
        while i < tokens.len() {
            let begins = |i: usize| {
                let small = tokens[i].small();
                g.prepositions.contains(small.as_str()) || g.conjunctions.contains(small.as_str())
            };
            let skip = |i: usize| {
                !tokens[i].capital()
                    || g.no_name.contains(tokens[i].text)
                    || i == 0 && (self.is_common(tokens[i].text) || begins(i)) && !g.is_role(tokens[i].text)
            };
            if skip(i) || g.groups.contains(tokens[i].small().as_str()) && g.language != Language::German {
                i += 1;
                continue;
            }
            let at = i;
            while i < tokens.len() {
                let owner = tokens[i].owns();
                i += 1;
                let name = |k: usize| tokens.get(k).is_some_and(|t| t.capital() && !g.no_name.contains(t.text));
                // "Ludwig van Holt", "Yann Le Guen"; but "the party of Chairman Lee" names two.
                let small = |k: usize| tokens.get(k).is_some_and(|t| g.particles.contains(t.small().as_str()));
                let german = g.language == Language::German;
                let apart = tokens.get(i).is_some_and(|t| t.text == "of")
                    || german
                        && (g.organisations.contains(tokens[i - 1].small().as_str())
                            || tokens.get(i + 1).is_some_and(|t| g.is_role(t.text)));
                let goes_on = |k: usize| name(k) || k == i && small(k) && tokens[k].capital() && name(k + 1);
                let particle = !apart && small(i) && goes_on(i + 1);
                // "Japan's Prime Minister" names two.
                if owner || !(goes_on(i) || particle) {
                    break;
                }
            }
            let mut from = at;
            let mut titles = Vec::new();
            let mut female = None;
            if !actor(&name_of(&tokens[at..i])) {
                while from + 1 < i
                    && (g.is_role(tokens[from].text)
                        || g.titles.contains(tokens[from].text.trim_end_matches('.'))
                        || actor(tokens[from].bare())
                        || is_noun(tokens[from].text, g))
                {
                    titles.push(tokens[from].small());
                    female = g.gender(tokens[from].text).or(female);
                    from += 1;
                }
            }
            // "interior minister Radu Marin".
            for before in tokens[..at].iter().rev().take_while(|t| t.is_word() && !t.capital()).take(3) {
                if g.is_role(before.text) {
                    titles.push(before.small());
                    female = female.or(g.gender(before.text));
                } else if !titles.is_empty() || g.determiners.contains(before.small().as_str()) {
                    if g.language == Language::German {
                        female = female.or(match before.text {
                            "die" => Some(true),
                            "der" => Some(false),
                            _ => None,
                        });
                    }
                    break;
                }
            }
            let role = from == at
                && i == at + 1
                && (g.is_role(tokens[at].text) || g.titles.contains(tokens[at].text.trim_end_matches('.')));
            if from < i && tokens[from].capital() && !role {
                if g.language == Language::German
                    && at > 0
                    && tokens[at - 1].text.eq_ignore_ascii_case("die")
                    && !titles.is_empty()
                {
                    female = Some(true);
                }
                let (after, told) = roles_after(&tokens[i..], g);
                titles.extend(after);
                runs.push(Run {
                    name: name_of(&tokens[from..i]),
                    titles,
                    female: female.or(told),
                    at,
                    parts: i - from,
                });
            }
        }
        runs
    }

    /// Remembers the full names of a sentence.
    pub fn learn(&mut self, tokens: &[Token], g: &Grammar, actor: &dyn Fn(&str) -> bool, place: Place) {
        for run in self.runs(tokens, g, actor) {
            if actor(&run.name) {
                continue;
            }
            if let Some(i) = self.known.iter().position(|p| p.name == run.name) {
                let person = &mut self.known[i];
                person.female = person.female.or(run.female);
                for title in run.titles {
                    if person.titles.len() < 20 && !person.titles.contains(&title) {
                        person.titles.push(title);
                    }
                }
            } else if self.known.len() < MOST && (2..=5).contains(&run.parts) {
                self.known.push(Person { name: run.name, female: run.female, titles: run.titles, first: place });
            }
        }
    }

    /// Whether somebody goes by a name or a part of it.
    pub fn knows(&self, name: &str) -> bool {
        self.known.iter().any(|p| p.name == name || is_part(name, &p.name))
    }

    /// The person whom a name means at a place: by full name, or by a part of one. Where somebody with this name has been named
    /// before, whoever is named only later is not meant. A title, or what is known of the gender, decides between two.
    pub fn meant(&self, name: &str, title: Option<&str>, female: Option<bool>, here: Place) -> Meant {
        if let Some(exact) = self.known.iter().position(|p| p.name == name) {
            return Meant::One(exact);
        }
        let all: Vec<usize> = (0..self.known.len()).filter(|i| is_part(name, &self.known[*i].name)).collect();
        let before: Vec<usize> = all.iter().copied().filter(|i| self.known[*i].first < here).collect();
        let mut found = if before.is_empty() { all } else { before };
        if found.len() > 1 && female.is_some() {
            found.retain(|i| self.known[*i].female.is_none_or(|f| Some(f) == female));
        }
        if let Some(title) = title.map(|t| t.trim_end_matches('.').to_lowercase()).filter(|_| found.len() > 1) {
            let titled: Vec<usize> = found.iter().copied().filter(|i| self.known[*i].titles.contains(&title)).collect();
            if titled.len() == 1 {
                found = titled;
            }
        }
        match found.as_slice() {
            [] => Meant::Unknown,
            // "Mr Brook", where the only Brook so far is a woman.
            [one] if female.is_some_and(|f| self.known[*one].female == Some(!f)) => Meant::Several,
            [one] => Meant::One(*one),
            _ => Meant::Several,
        }
    }

    /// Whether somebody with a name is, or was called, what a word says.
    pub fn is_role_of_somebody(&self, role: &str) -> bool {
        self.known.iter().any(|p| p.titles.iter().any(|t| t == role))
    }

    /// Notes that somebody is a woman or a man.
    pub fn tell(&mut self, person: usize, female: Option<bool>) {
        let known = &mut self.known[person].female;
        *known = known.or(female);
    }
}

/// Whether a name is the last words, or the first word, of a full name; case does not matter, as transcripts shout.
fn is_part(part: &str, full: &str) -> bool {
    let same = |a: &str| a.eq_ignore_ascii_case(part) || !part.is_ascii() && a.to_lowercase() == part.to_lowercase();
    let Some(at) = full.len().checked_sub(part.len()).filter(|at| *at > 0) else { return false };
    let last = full.get(..at).is_some_and(|rest| rest.ends_with([' ', '-'])) && same(&full[at..]);
    last || full.get(part.len()..).is_some_and(|rest| rest.starts_with(' ')) && same(&full[..part.len()])
}

/// A German noun for what somebody is that the rules do not know: "Politologe".
fn is_noun(word: &str, g: &Grammar) -> bool {
    g.language == Language::German && (g.is_role(word) || g.organisations.contains(word.to_lowercase().as_str()))
}

/// What somebody is said to be in commas after the name: "Ada Brook, the mayor of Elm".
fn roles_after(rest: &[Token], g: &Grammar) -> (Vec<String>, Option<bool>) {
    let mut found = Vec::new();
    if rest.first().is_none_or(|t| t.text != ",") {
        return (found, None);
    }
    for token in rest[1..].iter().take(7).take_while(|t| t.is_word()) {
        let small = token.small();
        if g.prepositions.contains(small.as_str())
            || g.relatives.contains(small.as_str())
            || g.finite.contains(small.as_str())
        {
            break;
        }
        if g.is_role(token.text) {
            found.push(small);
        }
    }
    let told = found.iter().find_map(|r| g.gender(r));
    (found, told)
}
