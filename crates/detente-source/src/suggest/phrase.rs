//! Noun phrases: whether some words name somebody who can speak, and how. A clause does not.

use super::language::{Grammar, Language, german_article};
use super::people::People;
use super::tokens::{Kind, Token, shown};

/// A speaker in the words of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// By name, without titles.
    Named {
        name: String,
        /// The title before the name.
        title: Option<String>,
        /// Whether it is a woman, where the text tells.
        female: Option<bool>,
    },
    /// "He" or "she"; `None` for "it" and "they".
    Pronoun { words: String, female: Option<bool> },
    /// Without a name: "a spokesman", "analysts".
    Unnamed {
        words: String,
        female: Option<bool>,
        /// The word that says what somebody is, where it is a single person.
        role: Option<String>,
        /// Whether it refers to somebody spoken of before: "the minister", "its president".
        refers: bool,
    },
    /// "Nobody".
    Nobody,
}

/// What phrases are read with.
pub(super) struct Reading<'a> {
    pub grammar: &'a Grammar,
    pub people: &'a People,
    pub is_actor: &'a dyn Fn(&str) -> bool,
}

impl Reading<'_> {
    /// Reads a whole part of a sentence as a noun phrase, with what stands in commas after its head. Nothing may be left over.
    pub fn phrase(&self, tokens: &[Token]) -> Option<Subject> {
        let mut parts = tokens.split(|t| t.kind == Kind::Comma || t.kind == Kind::Break);
        let head = self.head(parts.next()?)?;
        let rest: Vec<&[Token]> = parts.filter(|p| !p.is_empty()).collect();
        if rest.iter().any(|part| !self.is_aside(part)) {
            // "Campaigners, farmers and fishermen".
            let all = tokens.iter().all(|t| t.is_word() || t.kind == Kind::Comma);
            let each = all && rest.iter().all(|p| self.list_end(p));
            return each.then(|| Subject::Unnamed { words: shown(tokens), female: None, role: None, refers: false });
        }
        let female = rest.iter().find_map(|part| self.told_gender(part));
        match head {
            // "A spokesman, Jo Lind": the name is in the next part.
            Subject::Unnamed { female: known, role, words, refers } => {
                let named = rest.iter().find_map(|part| match self.head(part) {
                    Some(Subject::Named { name, title, female: f })
                        if name.contains(' ') || self.people.knows(&name) =>
                    {
                        Some(Subject::Named { name, title, female: f.or(known) })
                    }
                    _ => None,
                });
                Some(named.unwrap_or(Subject::Unnamed { words, female: known.or(female), role, refers }))
            }
            Subject::Named { name, title, female: known } => {
                Some(Subject::Named { name, title, female: known.or(female) })
            }
            // "He, the mayor" does not occur; a pronoun has nothing after it.
            other => rest.is_empty().then_some(other),
        }
    }

    /// What may stand in commas after a name: what somebody is, a clause with "who", when and where.
    fn is_aside(&self, part: &[Token]) -> bool {
        let g = self.grammar;
        let Some(first) = part.first() else { return true };
        let small = first.small();
        if g.relatives.contains(small.as_str())
            || g.prepositions.contains(small.as_str())
            || part.len() > 1 && g.relatives.contains(part[1].small().as_str())
        {
            return true;
        }
        if small.ends_with("ing") && g.language == Language::English {
            return true;
        }
        part.len() <= 16
            && !self.has_finite(part)
            && part.iter().all(|t| !matches!(t.kind, Kind::Quote(_) | Kind::Colon))
            || part.len() == 1
    }

    fn list_end(&self, part: &[Token]) -> bool {
        let g = self.grammar;
        let part = if g.conjunctions.contains(part[0].small().as_str()) { &part[1..] } else { part };
        self.head(part).is_some()
    }

    fn told_gender(&self, part: &[Token]) -> Option<bool> {
        let g = self.grammar;
        if g.language == Language::German && part.len() > 2 && self.has_finite(part) {
            // "Hartmann, der ... ist": the relative pronoun tells.
            return match part[0].text {
                "der" => Some(false),
                "die" => Some(true),
                _ => None,
            };
        }
        let upto = part.iter().position(|t| g.prepositions.contains(t.small().as_str())).unwrap_or(part.len());
        let kin = |t: &Token| g.he_she.contains(&t.small().as_str());
        part[..upto]
            .iter()
            .take(8)
            .filter(|t| !kin(t) && !g.possessives.contains(t.small().as_str()))
            .find_map(|t| g.gender(t.text))
    }

    /// Whether there is a verb that no noun phrase has in it.
    pub fn has_finite(&self, part: &[Token]) -> bool {
        let g = self.grammar;
        let upto = part.iter().position(|t| g.relatives.contains(t.small().as_str()) && g.language != Language::German);
        part[..upto.unwrap_or(part.len())].iter().filter(|t| t.is_word()).any(|t| {
            let small = t.small();
            g.finite.contains(small.as_str()) && !(t.capital() && g.language == Language::German)
                || g.say.contains(small.as_str()) && !t.capital()
        })
    }

    /// A phrase without commas.
    fn head(&self, tokens: &[Token]) -> Option<Subject> {
        let g = self.grammar;
        let first = tokens.first()?;
        if tokens.len() > 16 || tokens.iter().any(|t| !t.is_word()) || g.language == Language::Other {
            return None;
        }
        let small = first.small();
        let joins = g.conjunctions.contains(small.as_str()) || g.prepositions.contains(small.as_str());
        if joins && !g.determiners.contains(small.as_str()) {
            return None;
        }
        if matches!(
            small.as_str(),
            "nobody" | "neither" | "none" | "niemand" | "weder" | "keiner" | "personne" | "aucun"
        ) && tokens.len() <= 6
            && !self.has_finite(tokens)
        {
            return Some(Subject::Nobody);
        }
        if tokens.len() == 1 {
            if let Some(female) = g.he_she.iter().position(|p| *p == small) {
                return Some(Subject::Pronoun { words: small, female: Some(female == 1) });
            }
            if g.pronouns.contains(small.as_str()) && !g.quantifiers.contains(small.as_str()) {
                let third = ["it", "they", "es", "ils", "elles", "on", "man"].contains(&small.as_str());
                return third.then_some(Subject::Pronoun { words: small, female: None });
            }
        }
        if g.language == Language::English && small == "no" && tokens.len() <= 3 {
            return Some(Subject::Nobody);
        }
        // "A man who calls himself Sorin" is one; "a letter in which Hall" is none.
        let relative = tokens.iter().position(|t| g.relatives.contains(t.small().as_str()));
        if let Some(at) = relative.filter(|_| g.language != Language::German) {
            let next = tokens.get(at + 1);
            let object = next.is_none_or(|t| {
                let small = t.small();
                t.capital()
                    || g.determiners.contains(small.as_str())
                    || g.pronouns.contains(small.as_str())
                    || g.possessives.contains(small.as_str())
                    || g.he_she.contains(&small.as_str())
            });
            if at == 0 || object || !matches!(tokens[at].small().as_str(), "who" | "qui") {
                return None;
            }
        }
        if self.has_finite(tokens) {
            return None;
        }
        self.joined(tokens).or_else(|| self.named(tokens)).or_else(|| self.unnamed(tokens))
    }

    /// "Egypt and Sudan": both speak.
    fn joined(&self, tokens: &[Token]) -> Option<Subject> {
        let at = tokens.iter().position(|t| matches!(t.text, "and" | "und" | "et"))?;
        let one = |part: &[Token]| {
            let simple = part.len() <= 6 && !part.is_empty();
            simple && (self.named(part).is_some() || self.unnamed(part).is_some())
        };
        (one(&tokens[..at])
            && one(&tokens[at + 1..])
            && (tokens[at + 1].capital() || !tokens[0].capital() || self.is_unnamed(&tokens[at + 1..])))
        .then(|| Subject::Unnamed { words: self.lowered(tokens), female: None, role: None, refers: false })
    }

    fn is_unnamed(&self, tokens: &[Token]) -> bool {
        matches!(self.unnamed(tokens), Some(Subject::Unnamed { .. }))
    }

    /// Titles and roles, and then a name: "Japan's former prime minister Fumio Kishida".
    fn named(&self, tokens: &[Token]) -> Option<Subject> {
        let g = self.grammar;
        // "Jana Hartmann von der SL": where somebody is from does not matter.
        let upto = (1..tokens.len()).find(|&i| {
            g.prepositions.contains(tokens[i].small().as_str())
                && !tokens[i].capital()
                && !(g.particles.contains(tokens[i].text)
                    && tokens.get(i + 1).is_some_and(|t| t.capital() || g.particles.contains(t.text)))
                && tokens[i - 1].capital()
        });
        let upto = upto.unwrap_or(tokens.len());
        let mut at = 0;
        let (mut title, mut female, mut role) = (None, None, false);
        let the =
            g.determiners.contains(tokens[0].small().as_str()) || g.possessives.contains(tokens[0].small().as_str());
        if the {
            female = german_article(tokens[0].text, g);
            at = 1;
        }
        let mut lower = false;
        while at < upto {
            let token = &tokens[at];
            let small = token.small();
            let is_title = g.is_role(token.text) || g.titles.contains(token.text.trim_end_matches('.'));
            let last = at + 1 == upto;
            if is_title && !last {
                // A role with an article before it: "the mayor Ada Brook".
                role = true;
                title = Some(token.text.trim_end_matches('.').to_owned());
                female = g.gender(token.text).or(female);
            } else if token.owns() && !last {
                (lower, role, title) = (false, false, None);
            } else if token.capital() && (self.is_actor)(token.bare()) && !last && !self.is_run(&tokens[at..upto]) {
                // A nationality.
            } else if token.capital()
                && !last
                && tokens[at + 1..upto].iter().any(|t| g.is_role(t.text))
                && !g.no_name.contains(token.text)
            {
                // "Lumenor spokeswoman Jane Doe", "SL-Chefin".
            } else if !token.capital()
                && !last
                && !g.particles.contains(token.text)
                && !g.prepositions.contains(small.as_str())
                && !g.determiners.contains(small.as_str())
            {
                lower = true;
            } else {
                break;
            }
            at += 1;
        }
        let name = &tokens[at..upto];
        // Small words that are no role before a name: "rival union Local 88" is left to the words of the text.
        if name.is_empty() || lower && !role || !self.is_run(name) {
            return None;
        }
        // "The Soziale Liste", "the Red Crescent": an article and a name. With one word it is a thing as often as not.
        if the && !role {
            let whole = shown(&tokens[1..upto]);
            if g.language != Language::English
                || upto != tokens.len()
                || !(name.len() > 1 || (self.is_actor)(&whole) || self.people.knows(&whole))
            {
                return None;
            }
        }
        // A name of one word at the beginning of a sentence may be any word.
        let words = name_of(name);
        if name.len() == 1 && !role && !self.may_be_name(&words) {
            return None;
        }
        Some(Subject::Named { name: words, title, female })
    }

    /// A word with a capital that is a name, as far as can be told: it is not written small elsewhere, and no plural.
    fn may_be_name(&self, word: &str) -> bool {
        let g = self.grammar;
        (self.is_actor)(word)
            || self.people.knows(word)
            || !self.people.is_common(word)
                && !g.groups.contains(word.to_lowercase().as_str())
                && !g.is_role(word)
                && word.chars().count() > 1
    }

    /// Whether all words belong to a name: capitals, small particles between them, numbers at the end.
    fn is_run(&self, tokens: &[Token]) -> bool {
        let g = self.grammar;
        let no_name = |t: &Token| {
            g.no_name.contains(t.text)
                || g.determiners.contains(t.small().as_str()) && !g.particles.contains(t.small().as_str())
        };
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return false };
        let number = |t: &Token| t.text.chars().all(|c| c.is_ascii_digit());
        first.capital()
            && !no_name(first)
            && (last.capital() && !no_name(last) || number(last) && tokens.len() > 1)
            && tokens.len() <= 6
            && tokens.iter().all(|t| t.capital() || g.particles.contains(t.text) || number(t) || t.text == "&")
            && tokens[..tokens.len() - 1]
                .iter()
                .all(|t| !t.owns() && (!no_name(t) || g.particles.contains(t.small().as_str())))
    }

    /// Somebody without a name.
    fn unnamed(&self, tokens: &[Token]) -> Option<Subject> {
        let g = self.grammar;
        let first = tokens[0].small();
        let determiner = g.determiners.contains(first.as_str());
        let possessive = g.possessives.contains(first.as_str());
        let quantifier = g.quantifiers.contains(first.as_str());
        // What the phrase is about stands before its first preposition.
        let upto = (1..tokens.len())
            .find(|&i| {
                let small = tokens[i].small();
                g.prepositions.contains(small.as_str())
                    || g.relatives.contains(small.as_str())
                    || small == "familiar"
                    || small == "close"
            })
            .unwrap_or(tokens.len());
        let core = &tokens[..upto];
        let last = core.last()?;
        let word = last.bare().to_lowercase();
        if tokens.iter().any(|t| {
            g.pronouns.contains(t.small().as_str())
                && !g.quantifiers.contains(t.small().as_str())
                && !g.relatives.contains(t.small().as_str())
                && !g.determiners.contains(t.small().as_str())
                && t.small() != "one"
                && !possessive
        }) {
            return None;
        }
        let is_group = g.groups.contains(word.as_str());
        let role = g.is_role(last.text) && !is_group;
        let german = g.language == Language::German;
        let plural = word.ends_with('s') && !word.ends_with("ss") && g.language == Language::English;
        let allowed = if quantifier {
            true
        } else if determiner || possessive {
            core.len() > 1 && (!german || last.capital())
        } else if german {
            // Nouns without an article: "Kritiker", "Experten".
            is_group && last.capital()
        } else {
            // "Vardan engineers", "senior officials", "Varda's president", "authority spokeswoman".
            let owner = core[..core.len() - 1].iter().any(Token::owns);
            !last.capital() && (is_group || plural || owner || role && core.len() > 1) && core.len() <= 6
                || last.capital()
                    && core.len() == 1
                    && (is_group || plural && (self.people.is_common(last.text) || upto < tokens.len()))
        };
        if !allowed || g.time.contains(word.as_str()) {
            return None;
        }
        let female = german_article(tokens[0].text, g).filter(|_| role);
        let female = if role { g.gender(last.text).or(female) } else { None };
        let refers = possessive
            || role && first.starts_with("the") && first.len() == 3
            || role && matches!(first.as_str(), "der" | "die" | "le" | "la" | "l'");
        Some(Subject::Unnamed { words: self.lowered(tokens), female, role: role.then_some(word), refers })
    }

    /// The words with a small first letter, where it is no name.
    fn lowered(&self, tokens: &[Token]) -> String {
        let g = self.grammar;
        let text = shown(tokens);
        let first = tokens[0].small();
        let small = g.determiners.contains(first.as_str())
            || g.possessives.contains(first.as_str())
            || g.quantifiers.contains(first.as_str())
            || g.language == Language::English
                && (g.groups.contains(first.as_str()) || self.people.is_common(tokens[0].text));
        if !small || (self.is_actor)(tokens[0].bare()) {
            return text;
        }
        let mut chars = text.chars();
        chars.next().map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
    }
}

/// A name without the possessive ending of its last word.
pub(super) fn name_of(tokens: &[Token]) -> String {
    let mut words: Vec<&str> = tokens.iter().map(|t| t.text).collect();
    if let (Some(last), Some(token)) = (words.last_mut(), tokens.last()) {
        *last = if token.owns() { token.bare().trim_end_matches(['\'', '’']) } else { token.text };
        *last = if last.matches('.').count() == 1 { last.trim_end_matches('.') } else { last };
    }
    words.join(" ")
}
