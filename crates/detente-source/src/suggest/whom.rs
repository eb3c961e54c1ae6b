//! Whom the words of the text mean.

use super::open::{Open, OpenReason};
use super::people::{Meant, Place};
use super::phrase::Subject;
use super::reader::{Reader, Who};
use super::talk::{As, Voice};

impl Reader<'_> {
    pub(super) fn heard(&mut self, who: &Who, number: u32) {
        match who {
            Who::Known(voice) => self.talk.note(number, As::Speaker, Some(voice.clone())),
            // Whoever speaks and cannot be told may be the one whom "he" means.
            Who::Open(_) | Who::Nobody => self.talk.note(number, As::Speaker, None),
        }
    }

    /// Whether a name is that of a human being, as far as its words tell.
    pub(super) fn is_human(&self, name: &str) -> bool {
        let g = self.grammar;
        let body = name.split(' ').any(|w| g.organisations.contains(w.to_lowercase().as_str()));
        let shouts = name.len() > 1 && !name.chars().any(char::is_lowercase);
        !body && !shouts && !(self.is_actor)(name)
    }

    /// Whom the words of the text mean.
    pub(super) fn resolve(&mut self, subject: Subject, here: Place, begins: bool) -> Who {
        let known = |name: String, female, human| Who::Known(Voice { name, female, human });
        match subject {
            Subject::Named { name, title, female } => {
                // A capital speaks for its state.
                let plain = name.strip_suffix('.').unwrap_or(&name);
                if let Some(actor) = self.gazetteer.iter().find(|a| a.is_called(&name) || a.is_called(plain)) {
                    return known(actor.name.clone(), None, false);
                }
                let female = female.or(title.as_deref().and_then(|t| self.grammar.gender(t)));
                match self.people.meant(&name, title.as_deref(), female, here) {
                    Meant::One(i) => {
                        self.people.tell(i, female);
                        let person = &self.people.known[i];
                        let (name, female) = (person.name.clone(), person.female);
                        let human = self.is_human(&name);
                        known(name, female, human)
                    }
                    Meant::Several => {
                        let called = title
                            .filter(|t| self.grammar.titles.contains(t.as_str()))
                            .map_or(name.clone(), |t| format!("{t} {name}"));
                        Who::Open(Open { reason: OpenReason::Ambiguous, called })
                    }
                    Meant::Unknown => {
                        let human = self.is_human(&name);
                        known(name, female, human)
                    }
                }
            }
            Subject::Unnamed { words, female, role, refers } => {
                let human = role.is_some();
                match role.filter(|_| refers) {
                    Some(role) if self.people.is_role_of_somebody(&role) => {
                        Who::Open(Open { reason: OpenReason::Reference, called: words })
                    }
                    _ => known(words, female, human),
                }
            }
            Subject::Pronoun { words, female } => match female.and_then(|f| self.talk.pronoun(f, here.0, begins)) {
                Some(voice) => {
                    if let Meant::One(i) = self.people.meant(&voice.name, None, voice.female, here) {
                        self.people.tell(i, voice.female);
                    }
                    Who::Known(voice)
                }
                None => Who::Open(Open { reason: OpenReason::Pronoun, called: words }),
            },
            Subject::Nobody => Who::Nobody,
        }
    }
}
