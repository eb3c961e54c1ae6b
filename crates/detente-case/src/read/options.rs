//! The key `options` of a party: what it may do or leave.

use super::context::{Reader, flag, text};
use super::is_id;
use crate::yaml::Node;
use crate::{CaseOption, Direction, PartyId};
use detente_source::Spanned;

/// How many options a case may have: a state is one bit per option.
pub(crate) const MAX_OPTIONS: usize = 64;

impl Reader<'_> {
    /// Options of one party.
    pub fn options(&mut self, section: &[(Node, Node)], party: &str, owner: PartyId) -> Vec<CaseOption> {
        let mut options = Vec::new();
        for (key, node) in section {
            let Some(id) = key.text().filter(|id| is_id(id)) else { continue };
            options.push(self.option(key, id, node, party, owner));
        }
        options
    }

    fn option(&mut self, key: &Node, id: &str, node: &Node, party: &str, owner: PartyId) -> CaseOption {
        let short = node.text().filter(|_| !node.is_empty()).map(|text| text.trim().to_owned());
        CaseOption {
            id: Spanned::new(id.to_owned(), key.span),
            full_id: format!("{party}.{id}"),
            owner,
            does: short.or_else(|| text(node, "does")).unwrap_or_default(),
            undoes: text(node, "undoes"),
            now: flag(node, "now"),
            moves: match node.get("moves").and_then(Node::text) {
                Some("take") => Direction::Take,
                Some("drop") => Direction::Drop,
                _ => Direction::Both,
            },
            evidence: self.evidence(node),
            span: key.span.to(node.span),
        }
    }
}
