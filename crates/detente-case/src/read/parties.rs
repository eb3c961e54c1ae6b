//! The section `parties`: who decides.

use super::MAX_OPTIONS;
use super::context::{Reader, text};
use super::is_id;
use crate::keys::{BARGAINING_KEYS, KEYS_OF_MOVES, KINDS_OF_PREFERENCES};
use crate::suggest::did_you_mean;
use crate::yaml::Node;
use crate::{CaseOption, Marks, Party, PartyId, Preferences, codes};
use detente_source::Spanned;

/// How many parties a case may have.
pub(crate) const MAX_PARTIES: usize = 64;

/// Whether a party only bargains: it scores packages, and has neither moves nor preferences among states.
pub(super) fn at_table_only(node: &Node) -> bool {
    let has = |keys: &[&str]| keys.iter().any(|key| node.get(key).is_some());
    has(BARGAINING_KEYS) && !has(KEYS_OF_MOVES)
}

impl Reader<'_> {
    /// Ids of parties and full ids of options, which other sections name before the parties are read.
    pub fn names(&mut self, section: &[(Node, Node)]) -> (Vec<String>, Vec<String>) {
        let (mut parties, mut options) = (Vec::new(), Vec::new());
        for (key, node) in section {
            let Some(party) = key.text().filter(|id| is_id(id)) else { continue };
            if at_table_only(node) {
                self.at_table.push(party.to_owned());
                continue;
            }
            if parties.len() == MAX_PARTIES {
                self.report(
                    codes::TOO_MANY_PARTIES
                        .say(format!("a case may have {MAX_PARTIES} parties, and `{party}` is one more"))
                        .at(key.span)
                        .label(format!("party {}", MAX_PARTIES + 1))
                        .hint("leave out parties that decide nothing"),
                );
            }
            parties.push(party.to_owned());
            for (key, _) in node.section("options") {
                let Some(id) = key.text().filter(|id| is_id(id)) else { continue };
                if options.len() == MAX_OPTIONS {
                    self.report(
                        codes::TOO_MANY_OPTIONS
                            .say(format!("a case may have {MAX_OPTIONS} options, and `{party}.{id}` is one more"))
                            .at(key.span)
                            .label(format!("option {}", MAX_OPTIONS + 1))
                            .hint("leave out options that decide nothing, or split the case"),
                    );
                }
                options.push(format!("{party}.{id}"));
            }
        }
        (parties, options)
    }

    /// The party of this id; an unknown one is reported.
    pub fn party(&mut self, node: &Node, id: &str) -> Option<PartyId> {
        let found = self.parties.iter().position(|party| party == id).map(|i| PartyId(i as u8));
        if found.is_none() && !self.scope.is_broken(id) {
            let missing = codes::UNKNOWN_PARTY.say(format!("no party is called `{id}`")).at(node.span);
            let known: Vec<String> = self.parties.iter().take(12).map(|p| format!("`{p}`")).collect();
            self.report(match did_you_mean(id, self.parties.iter().map(String::as_str)) {
                Some(known) => missing.hint(format!("did you mean `{known}`?")),
                None => missing.hint(format!("the parties: {}", known.join(", "))),
            });
        }
        found
    }

    /// All parties with their options; preferences follow once rules are known.
    pub fn read_parties(&mut self, section: &[(Node, Node)]) -> (Vec<Party>, Vec<CaseOption>) {
        let (mut parties, mut options) = (Vec::new(), Vec::new());
        for (key, node) in section {
            let Some(id) = key.text().filter(|id| is_id(id) && !at_table_only(node)) else { continue };
            let first = options.len();
            options.extend(self.options(node.section("options"), id, PartyId(parties.len() as u8)));
            parties.push(Party {
                id: Spanned::new(id.to_owned(), key.span),
                in_text: text(node, "in_text").or_else(|| text(node, "name")).unwrap_or_else(|| id.to_owned()),
                name: text(node, "name").unwrap_or_else(|| id.to_owned()),
                about: text(node, "about"),
                called: node.list("called").iter().filter_map(|n| Some(n.text()?.trim().to_owned())).collect(),
                evidence: self.evidence(node),
                options: first..options.len(),
                preferences: Preferences::Prioritized(Vec::new()),
                marks: Marks::default(),
                span: key.span.to(node.span),
            });
        }
        (parties, options)
    }

    /// The one key that says what a party wants; none or several are reported.
    pub fn kind_of_preferences(&mut self, key: &Node, node: &Node, issues: bool) -> Option<&'static str> {
        let name = key.text().unwrap_or_default();
        let given: Vec<&'static str> =
            KINDS_OF_PREFERENCES.iter().copied().filter(|kind| node.get(kind).is_some()).collect();
        match given[..] {
            [one] => Some(one),
            [] => {
                let found = codes::NO_PREFERENCES.say(format!("nothing says what `{name}` wants")).at(key.span);
                let found = found.label("no `prefers`, `ranking` or `weights`");
                self.report(if issues {
                    found.hint("say under `worth` what packages are worth to it, or give it options and preferences")
                } else {
                    found.hint(
                        "add `prefers` (statements, most important first), `ranking` (states, best first) or `weights`",
                    )
                });
                None
            }
            _ => {
                let mut found = codes::SEVERAL_PREFERENCES
                    .say(format!("`{name}` has several kinds of preferences: {}", given.join(", ")))
                    .at(node.entry(given[1]).map_or(key.span, |(k, _)| k.span))
                    .hint("keep one of them");
                if let Some((first, _)) = node.entry(given[0]) {
                    found = found.related(first.span, "the first kind");
                }
                self.report(found);
                None
            }
        }
    }
}
