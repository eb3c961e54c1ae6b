//! Whom "he said" means. Where more than one could be meant, nobody is.

/// Somebody who can be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Voice {
    pub name: String,
    pub female: Option<bool>,
    /// Whether it is a single human being.
    pub human: bool,
}

/// How somebody is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum As {
    /// Speaks, or has a view.
    Speaker,
    /// Is what a sentence is about.
    Subject,
    /// In any other way.
    Other,
}

#[derive(Debug)]
struct Mention {
    paragraph: u32,
    role: As,
    /// `None`: somebody speaks, and who cannot be told.
    who: Option<Voice>,
}

/// Who was mentioned, in order.
#[derive(Debug, Default)]
pub(super) struct Talk {
    mentions: Vec<Mention>,
}

/// Mentions that are remembered: a paragraph may be as long as a book.
const MOST: usize = 200;
/// How many paragraphs back a pronoun can reach.
const REACH: u32 = 3;

impl Talk {
    /// Notes a mention.
    pub fn note(&mut self, paragraph: u32, role: As, who: Option<Voice>) {
        if who.as_ref().is_none_or(|w| w.human) {
            let old = self.mentions.iter().take_while(|m| m.paragraph + REACH + 1 < paragraph).count();
            self.mentions.drain(..old.max((self.mentions.len() + 1).saturating_sub(MOST)));
            self.mentions.push(Mention { paragraph, role, who });
        }
    }

    /// Notes that somebody is a woman or a man.
    fn tell(&mut self, name: &str, female: bool) {
        for voice in self.mentions.iter_mut().filter_map(|m| m.who.as_mut()).filter(|w| w.name == name) {
            voice.female = Some(female);
        }
    }

    /// The one whom "he" (`false`) or "she" means: the only one who speaks in the nearest paragraph that mentions anybody who
    /// fits, where nobody else is the subject of a sentence since; or the only one there at all, where nobody spoke before.
    ///
    /// Where the pronoun begins a sentence (`begins`), whoever a sentence before it in the paragraph is about goes on, whoever
    /// spoke in another paragraph: "Lund is on the bridge. She says ..."; after a quotation "she said" may go on with either.
    pub fn pronoun(&mut self, female: bool, paragraph: u32, begins: bool) -> Option<Voice> {
        let fits = |m: &&Mention| m.who.as_ref().is_none_or(|w| w.female.is_none_or(|f| f == female));
        let near = (0..=REACH.min(paragraph)).map(|back| paragraph - back);
        for at in near {
            let here: Vec<&Mention> = self.mentions.iter().filter(|m| m.paragraph == at).filter(fits).collect();
            if here.is_empty() {
                continue;
            }
            let last = here.iter().rposition(|m| m.role == As::Speaker);
            let found = match last {
                Some(last) => {
                    let one = here[last].who.as_ref()?;
                    let differs = |m: &&&Mention| {
                        m.who.as_ref() != Some(one) && m.who.as_ref().is_none_or(|w| w.name != one.name)
                    };
                    let rival = here.iter().filter(|m| m.role == As::Speaker).any(|m| differs(&m))
                        || here[last..].iter().filter(|m| m.role == As::Subject).any(|m| differs(&m));
                    if rival {
                        return None;
                    }
                    one.clone()
                }
                None => {
                    let one = here[0].who.as_ref()?;
                    let same = |m: &Mention| m.who.as_ref().is_some_and(|w| w.name == one.name);
                    let before =
                        self.mentions.iter().filter(|m| m.paragraph < at && m.role == As::Speaker).filter(fits);
                    let about = begins && at == paragraph && here.iter().any(|m| m.role == As::Subject);
                    if !here.iter().all(|m| same(m)) || !about && before.into_iter().any(|m| !same(m)) {
                        return None;
                    }
                    one.clone()
                }
            };
            self.tell(&found.name, female);
            return Some(Voice { female: Some(female), ..found });
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn voice(name: &str) -> Option<Voice> {
        Some(Voice { name: name.to_owned(), female: None, human: true })
    }

    #[test]
    fn a_pronoun_means_the_only_one_it_can_mean() {
        let mut talk = Talk::default();
        assert_eq!(talk.pronoun(false, 1, false), None);
        talk.note(1, As::Speaker, voice("Ada"));
        talk.note(1, As::Other, voice("Ben"));
        assert_eq!(talk.pronoun(true, 2, false).map(|v| v.name).as_deref(), Some("Ada"));
        assert_eq!(talk.pronoun(false, 2, false).map(|v| v.name).as_deref(), Some("Ben"), "she is not he");
        talk.note(3, As::Speaker, voice("Cem"));
        assert_eq!(talk.pronoun(false, 3, false).map(|v| v.name).as_deref(), Some("Cem"));
        talk.note(3, As::Subject, voice("Dov"));
        assert_eq!(talk.pronoun(false, 3, false), None, "Cem or Dov");
        talk.note(4, As::Subject, voice("Eva"));
        assert_eq!(talk.pronoun(true, 4, false), None, "Ada, who spoke, or Eva");
        assert_eq!(talk.pronoun(true, 4, true).map(|v| v.name).as_deref(), Some("Eva"));
        talk.note(4, As::Speaker, None);
        assert_eq!(talk.pronoun(false, 4, false), None, "who spoke could not be told");
    }
}
