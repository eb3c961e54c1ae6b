//! What a party wants: `prefers`, `ranking` or `weights`.

use super::context::{Reader, flag};
use super::marks::{Gaps, STRONG_GAP};
use super::scalars::millionths;
use crate::pattern::{StateNames, state_name};
use crate::yaml::{Node, Value};
use crate::{Conditional, Entry, Evidence, Marks, Preferences, RankedState, StateName, Want, Weight, Wishes, codes};
use detente_source::Span;
use std::collections::{HashMap, HashSet};

impl Reader<'_> {
    /// Reads `prefers` or `weights`: statements, their conditions, and the slots that hypotheses fill.
    pub fn wishes(&mut self, kind: &str, node: &Node) -> Wishes {
        match kind {
            "prefers" => Wishes::Prioritized(self.entries(node.items())),
            "weights" => Wishes::Weighted(node.entries().iter().filter_map(|(k, v)| self.weight(k, v)).collect()),
            _ => Wishes::Ranking,
        }
    }

    fn entries(&mut self, items: &[Node]) -> Vec<Entry> {
        let mut entries = Vec::new();
        let mut slots = HashSet::new();
        for item in items {
            match self.entry(item) {
                Some(Entry::Slot(group, span)) if !slots.insert(group) => {
                    let id = self.groups[group].id.clone();
                    self.say(codes::SLOT_TWICE, span, format!("the slot of `{id}` is given twice"));
                }
                Some(Entry::Slot(group, span)) if !self.pay(self.groups[group].size, span) => {}
                entry => entries.extend(entry),
            }
        }
        entries
    }

    fn entry(&mut self, node: &Node) -> Option<Entry> {
        let Some(from) = node.get("from") else { return self.conditional_want(node).map(Entry::Stated) };
        if let Some((key, _)) = node.entries().iter().find(|(key, _)| !matches!(key.text(), Some("from" | "want"))) {
            self.report(
                codes::SLOT_WITH_MORE
                    .say(format!("a slot has no `{}`: it only marks a place", key.text().unwrap_or_default()))
                    .at(key.span)
                    .hint("write it at the statements that the alternatives put here"),
            );
        }
        Some(Entry::Slot(self.slot(from)?, node.span))
    }

    pub(super) fn want(&mut self, node: &Node) -> Option<Want> {
        let evidence = self.evidence(node);
        let written = node.get("want").unwrap_or(node);
        let statement = self.statement(written)?;
        let mark = self.mark(node, &statement);
        Some(Want { statement, evidence, dormant: flag(node, "dormant"), mark, ranks: None, from: None })
    }

    fn weight(&mut self, key: &Node, node: &Node) -> Option<Conditional<Weight>> {
        let evidence = self.evidence(node);
        let condition = self.condition(node);
        let statement = self.statement(key);
        let number = node.get("weight").unwrap_or(node);
        let item = Weight {
            statement: statement?,
            millionths: millionths(number.plain()?)?,
            evidence,
            dormant: flag(node, "dormant"),
        };
        Some(Conditional { item, condition })
    }

    pub(super) fn ranking(&mut self, node: &Node, names: StateNames<'_>) -> (Preferences, Marks) {
        let (order, evidence) = match node.value {
            Value::Mapping(_) => (node.get("order"), self.evidence(node)),
            _ => (Some(node), Evidence::default()),
        };
        let mut tiers = Vec::new();
        let mut gaps = Gaps::default();
        for tier in order.map(Node::items).unwrap_or_default() {
            if tier.text().is_some_and(|text| text.trim() == STRONG_GAP) {
                gaps.push(self, tier, tiers.len());
                continue;
            }
            let states: Vec<RankedState> = match &tier.value {
                Value::List(tied) => tied.iter().filter_map(|entry| self.ranked(entry, names)).collect(),
                _ => self.ranked(tier, names).into_iter().collect(),
            };
            if let (Value::List(tied), true) = (&tier.value, states.is_empty())
                && tied.is_empty()
            {
                self.say(codes::EMPTY_VALUE, tier.span, "a tie holds no states");
            }
            if !states.is_empty() {
                tiers.push(states);
            }
        }
        self.refuse_repeated_states(&tiers);
        let marks = Marks {
            groups: self.unknown_groups(node, names),
            strong_gaps: gaps.between(self, tiers.len()),
            ..Marks::default()
        };
        (Preferences::Ranked { tiers, evidence, span: node.span }, marks)
    }

    pub(super) fn ranked(&mut self, node: &Node, names: StateNames<'_>) -> Option<RankedState> {
        let state = self.state(node, names)?;
        Some(RankedState { text: node.text()?.trim().to_owned(), span: node.span, state })
    }

    /// The name of a state; a bad one is reported.
    pub fn state(&mut self, node: &Node, names: StateNames<'_>) -> Option<StateName> {
        let text = node.text().filter(|_| !node.is_empty() && !self.out.is_full())?;
        match state_name(text, names) {
            Ok(state) => Some(state),
            Err(bad) => {
                let number = text.trim().bytes().all(|b| b.is_ascii_digit());
                let (code, hint) = match names {
                    _ if number => (codes::BAD_PATTERN, None),
                    StateNames::Patterns(_) => (codes::BAD_PATTERN, Some(self.order_of_options())),
                    StateNames::Ids(_) => (codes::UNKNOWN_STATE, Some("states are listed under `states`".to_owned())),
                };
                let mut found = code.say(bad.message).at(node.span);
                found.hint = bad.hint.or(hint);
                self.report(found);
                None
            }
        }
    }

    fn order_of_options(&self) -> String {
        let all = self.scope.options();
        match all.len() {
            0 => "the case has no options".to_owned(),
            1..=12 => format!("one character per option, in this order: {}", all.join(", ")),
            n => format!(
                "one character per option, in the order of the file: {}, ... {} ({n} options)",
                all[..3].join(", "),
                all[n - 1]
            ),
        }
    }

    fn refuse_repeated_states(&mut self, tiers: &[Vec<RankedState>]) {
        let mut seen: HashMap<StateName, Span> = HashMap::new();
        for entry in tiers.iter().flatten() {
            match seen.get(&entry.state) {
                Some(first) => self.report(
                    codes::DUPLICATE_STATE
                        .say(format!("`{}` is ranked twice", entry.text))
                        .at(entry.span)
                        .label("ranked again here")
                        .related(*first, "first ranked here")
                        .hint("a ranking lists every feasible state exactly once"),
                ),
                None => {
                    seen.insert(entry.state, entry.span);
                }
            }
        }
    }
}
