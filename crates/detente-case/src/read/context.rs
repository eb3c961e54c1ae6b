//! What all sections share while a case is read.

use super::group_name::GroupName;
use crate::findings::Findings;
use crate::statement::{Budget, Scope};
use crate::yaml::Node;
use crate::{Citation, DealDefinition, codes::Code};
use detente_source::{Diagnostic, SourceText, Span};
use std::collections::BTreeMap;

/// A case being read: the text, what has been found wrong, and the names known so far.
pub(crate) struct Reader<'s> {
    pub source: &'s SourceText,
    pub out: Findings,
    /// Claims and documents that can be cited, by id.
    pub citable: BTreeMap<String, Citation>,
    /// Why each disputed claim is disputed, by position.
    pub disputed: BTreeMap<usize, String>,
    /// Ids of parties whose moves are analysed, in order.
    pub parties: Vec<String>,
    /// Ids of those that only bargain.
    pub at_table: Vec<String>,
    /// Named statements about packages.
    pub deals: Vec<DealDefinition>,
    /// What names in statements stand for.
    pub scope: Scope,
    pub budget: Budget,
    /// What conditions and slots may name.
    pub groups: Vec<GroupName>,
    /// Whether a slot could not be read, so that a group without one may have had it.
    pub slot_lost: bool,
}

impl<'s> Reader<'s> {
    pub fn new(source: &'s SourceText) -> Self {
        Self {
            source,
            out: Findings::default(),
            citable: BTreeMap::new(),
            disputed: BTreeMap::new(),
            parties: Vec::new(),
            at_table: Vec::new(),
            deals: Vec::new(),
            scope: Scope::default(),
            budget: Budget::default(),
            groups: Vec::new(),
            slot_lost: false,
        }
    }

    /// Adds a finding.
    pub fn report(&mut self, found: Diagnostic) {
        self.out.push(found);
    }

    /// Adds a finding with a place and nothing more.
    pub fn say(&mut self, code: Code, span: Span, message: impl Into<String>) {
        self.out.push(code.say(message).at(span));
    }
}

/// The text of a key that must be text; none where it is missing or of another shape (which has been reported).
pub(crate) fn text(node: &Node, key: &str) -> Option<String> {
    node.get(key).filter(|value| !value.is_empty()).and_then(Node::text).map(|text| text.trim().to_owned())
}

/// Whether a flag is set.
pub(crate) fn flag(node: &Node, key: &str) -> bool {
    node.get(key).and_then(Node::plain) == Some("true")
}

/// A whole number.
pub(crate) fn number(node: &Node, key: &str) -> Option<u64> {
    node.get(key).and_then(Node::plain).and_then(super::scalars::whole)
}
