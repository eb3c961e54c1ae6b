//! What judgements rest on: citations, assumptions, reasons.

use super::context::{Reader, flag, text};
use crate::suggest::did_you_mean;
use crate::yaml::Node;
use crate::{Citation, Evidence, codes};
use std::collections::BTreeSet;

impl Reader<'_> {
    /// The evidence keys of a mapping; nothing for the short form of a judgement.
    pub fn evidence(&mut self, node: &Node) -> Evidence {
        let cites = self.citations(node);
        for (citation, entry) in &cites {
            self.remark_disputed(*citation, entry);
        }
        let cites = cites.into_iter().map(|(citation, _)| citation).collect();
        Evidence { cites, assumption: flag(node, "assumption"), why: text(node, "why") }
    }

    /// A judgement should not rest on a claim whose truth is disputed; a note may well speak of it.
    fn remark_disputed(&mut self, citation: Citation, entry: &Node) {
        let Citation::Claim(claim) = citation else { return };
        let Some(reason) = self.disputed.get(&claim) else { return };
        let found = codes::DISPUTED_CLAIM
            .say(format!("`{}` is a disputed claim, and nothing should rest on it", entry.text().unwrap_or_default()))
            .at(entry.span)
            .label(format!("disputed: {}", super::shapes::short(reason)))
            .hint("cite another claim, or declare an assumption");
        self.report(found);
    }

    /// The list under `cites`, every entry looked up.
    pub fn cites(&mut self, node: &Node) -> Vec<Citation> {
        self.citations(node).into_iter().map(|(citation, _)| citation).collect()
    }

    fn citations<'n>(&mut self, node: &'n Node) -> Vec<(Citation, &'n Node)> {
        let mut found: Vec<(Citation, &Node)> = Vec::new();
        let mut seen = BTreeSet::new();
        for entry in node.list("cites") {
            let Some(id) = entry.text().filter(|_| !self.out.is_full()) else { continue };
            let Some(citation) = self.citable.get(id).copied() else {
                self.report_unknown_citation(entry, id);
                continue;
            };
            if !seen.insert(citation) {
                self.say(codes::REPEATED_ENTRY, entry.span, format!("`{id}` is cited twice"));
                continue;
            }
            found.push((citation, entry));
        }
        found
    }

    pub fn report_unknown_citation(&mut self, entry: &Node, id: &str) {
        if entry.is_empty() || !super::is_id(id) {
            return; // The shape has been reported.
        }
        let found = codes::UNKNOWN_CITATION
            .say(format!("`{id}` is neither a claim nor a document of this case"))
            .at(entry.span)
            .label("a citation to nothing");
        let found = match did_you_mean(id, self.citable.keys().map(String::as_str)) {
            Some(known) => found.hint(format!("did you mean `{known}`?")),
            None if self.citable.is_empty() => found.hint("add it under `claims` or `sources`"),
            None => found.hint("cite the id of an entry under `claims` or `sources`"),
        };
        self.report(found);
    }
}
