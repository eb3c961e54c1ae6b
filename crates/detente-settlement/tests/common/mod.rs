//! What the tests share: from text to a negotiation, and what a settlement says by a standard.
#![allow(dead_code)]

pub mod random;

use detente_case::{Negotiation, parse};
use detente_settlement::{Best, Settlement, Standard};
use detente_source::SourceText;

pub fn negotiation(text: &str) -> Negotiation {
    let parsed = parse(&SourceText::new("case.yaml", text));
    parsed.case.unwrap_or_else(|| panic!("{:#?}\n{text}", parsed.diagnostics)).negotiation.unwrap()
}

pub fn best(found: &Settlement, standard: Standard) -> &Best {
    found.best.iter().find(|best| best.standard == standard).unwrap()
}

pub fn packages(found: &Settlement, standard: Standard) -> Vec<Vec<usize>> {
    best(found, standard).packages.iter().map(|package| found.table.values(*package)).collect()
}
