//! What is marked as unknown or strong in preferences.

use super::context::{Reader, flag};
use super::shapes::short;
use crate::pattern::StateNames;
use crate::yaml::{Node, Value};
use crate::{Mark, Party, Preferences, Statement, UnknownGroup, codes};
use detente_source::Span;

/// How a strong gap between two tiers of a ranking is written.
pub(super) const STRONG_GAP: &str = ">>";

/// The strong gaps of a ranking being read.
#[derive(Default)]
pub(super) struct Gaps {
    /// How many tiers stand before each, and where it stands.
    found: Vec<(usize, Span)>,
}

impl Gaps {
    /// A gap after so many tiers.
    pub fn push(&mut self, reader: &mut Reader<'_>, node: &Node, tiers: usize) {
        match self.found.last() {
            _ if tiers == 0 => reader.report(
                codes::STRAY_GAP
                    .say("nothing stands above this strong gap")
                    .at(node.span)
                    .hint("write it between two tiers"),
            ),
            Some((before, first)) if *before == tiers => reader.report(
                codes::STRAY_GAP
                    .say("two strong gaps in one place")
                    .at(node.span)
                    .related(*first, "the first of them")
                    .hint("keep one of them"),
            ),
            _ => self.found.push((tiers, node.span)),
        }
    }

    /// The tiers, from 0, after which a gap follows, in a ranking of so many tiers.
    pub fn between(self, reader: &mut Reader<'_>, tiers: usize) -> Vec<usize> {
        let mut between = Vec::new();
        for (before, span) in self.found {
            if before == tiers {
                let stray = codes::STRAY_GAP.say("nothing stands below this strong gap").at(span);
                reader.report(stray.hint("write it between two tiers"));
            } else {
                between.push(before - 1);
            }
        }
        between
    }
}

impl Reader<'_> {
    /// How a statement is marked. One of unknown direction is neither strong nor dormant.
    pub(super) fn mark(&mut self, node: &Node, statement: &Statement) -> Option<Mark> {
        if !flag(node, "unknown") {
            return flag(node, "strong").then_some(Mark::Strong);
        }
        for key in ["strong", "dormant"].into_iter().filter(|key| flag(node, key)) {
            if let Some((at, _)) = node.entry(key) {
                let found = codes::UNKNOWN_AND_KNOWN
                    .say(format!("`{}` cannot be `unknown` and `{key}` at once", short(&statement.text)))
                    .at(at.span)
                    .hint("keep one of the two");
                self.report(found);
            }
        }
        Some(Mark::Unknown)
    }

    /// What stands above a strong statement counts as strong, whether it says so or not.
    pub(super) fn remark_above_strong(&mut self, party: &Party) {
        let Preferences::Prioritized(wants) = &party.preferences else { return };
        let Some(last) = party.marks.strong_statements.checked_sub(1) else { return };
        for want in wants[..last].iter().filter(|w| w.mark.is_none()) {
            let found = codes::STRONG_BELOW
                .say("this statement stands above a strong one, so it counts as strong too")
                .at(want.statement.span)
                .related(wants[last].statement.span, "strong here")
                .hint("mark it `strong: true`, or move it below");
            self.report(found);
        }
    }

    /// The value under `unknown` of a ranking.
    pub(super) fn unknown_groups(&mut self, ranking: &Node, names: StateNames<'_>) -> Vec<UnknownGroup> {
        let mut groups = Vec::new();
        for group in ranking.list("unknown") {
            let entries: Vec<_> = group.items().iter().filter_map(|entry| self.ranked(entry, names)).collect();
            if matches!(group.value, Value::List(_)) && group.items().len() < 2 {
                let found = codes::SMALL_GROUP.say("a group of unknown preferences has two states or more");
                self.report(found.at(group.span).hint("write the states between which it is not known: [s1, s3]"));
            }
            for (i, entry) in entries.iter().enumerate() {
                if let Some(first) = entries[..i].iter().find(|e| e.state == entry.state) {
                    let found = codes::UNKNOWN_TWICE.say(format!("`{}` stands twice in this group", entry.text));
                    self.report(found.at(entry.span).related(first.span, "first here"));
                }
            }
            groups.push(UnknownGroup { entries, span: group.span });
        }
        groups
    }
}
