//! Remarks on what is in doubt that need all of it: slots, alternatives that change nothing, ranks, likelihoods.

use super::context::Reader;
use super::shapes::short;
use crate::yaml::Node;
use crate::{
    Alternative, CaseOption, Condition, Conditional, Doubt, Entry, Evidence, Group, ONE, PartyId, Ranged, Rule, Want,
    Wishes, WishesIn, codes,
};
use std::collections::HashSet;

impl Reader<'_> {
    /// An alternative is a judgement like any other.
    pub fn remark_alternative_without_evidence(&mut self, key: &Node, id: &str, evidence: &Evidence) {
        if evidence.is_missing() {
            let found = codes::NO_EVIDENCE
                .say(format!("`{id}` cites nothing and is not declared an assumption"))
                .at(key.span)
                .hint("add `cites: [...]`, or `assumption: true`");
            self.report(found);
        }
    }

    /// Statements need a place, and a place statements.
    pub fn check_slots(&mut self, doubt: &Doubt) {
        let mut filled = HashSet::new();
        for wishes in &doubt.wishes {
            let Wishes::Prioritized(entries) = wishes else { continue };
            for entry in entries {
                let Entry::Slot(group, span) = entry else { continue };
                let id = &doubt.groups[*group].id.value;
                if doubt.groups[*group].alternatives.iter().all(|a| a.prefers.is_empty()) {
                    let found = codes::EMPTY_SLOT
                        .say(format!("no alternative of `{id}` has statements to fill this slot"))
                        .at(*span)
                        .related(doubt.groups[*group].id.span, "the group")
                        .hint("give its alternatives `prefers`, or delete the slot");
                    self.report(found);
                }
                filled.insert(*group);
            }
        }
        for (at, group) in doubt.groups.iter().enumerate() {
            let homeless = group.alternatives.iter().find(|a| !a.prefers.is_empty());
            if let (Some(alternative), false) = (homeless, filled.contains(&at) || self.slot_lost) {
                let id = &group.id.value;
                let found = codes::NO_SLOT
                    .say(format!(
                        "the statements of `{id}.{}` have no place: no party has the slot",
                        alternative.id.value
                    ))
                    .at(alternative.id.span)
                    .hint(format!("write `- from: {id}` into the `prefers` of the party that wants them"));
                self.report(found);
            }
        }
    }

    /// Two alternatives that are the same make two worlds of one.
    pub fn remark_idle_alternatives(&mut self, doubt: &Doubt) {
        let mut named: HashSet<(u8, u8)> = HashSet::new();
        let mut look = |condition: &Condition| {
            condition.term.each(&mut |group, alternative| {
                named.insert((group, alternative));
            })
        };
        each_condition(doubt, &mut look);
        for (at, group) in doubt.groups.iter().enumerate() {
            if group.is_contingency() {
                if !named.contains(&(at as u8, 0)) && !named.contains(&(at as u8, 1)) {
                    let id = &group.id.value;
                    let found = codes::IDLE_ALTERNATIVE
                        .say(format!("nothing depends on `{id}`, so it changes nothing"))
                        .at(group.id.span)
                        .hint(format!("say what it enables with `if: {id}`, or put it into `notes`"));
                    self.report(found);
                }
                continue;
            }
            for (b, other) in group.alternatives.iter().enumerate() {
                let alike = |a: usize| !named.contains(&(at as u8, a as u8)) && same(&group.alternatives[a], other);
                let twin = if named.contains(&(at as u8, b as u8)) { None } else { (0..b).find(|a| alike(*a)) };
                if let Some(twin) = twin {
                    let first = &group.alternatives[twin].id;
                    let found = codes::IDLE_ALTERNATIVE
                        .say(format!("`{}` changes nothing: it brings the same as `{}`", other.id.value, first.value))
                        .at(other.id.span)
                        .related(first.span, "the other alternative")
                        .hint("correct its statements, name it in a condition, or put it into `notes`");
                    self.report(found);
                }
            }
        }
    }

    /// Either all alternatives have a likelihood or none, and they add up.
    pub fn check_likelihoods(&mut self, group: &Group, node: &Node) {
        // One that is written but cannot be read has been reported, and says nothing about the others.
        let written = node.section("alternatives").iter().filter(|(_, a)| a.get("likelihood").is_some()).count();
        if written != group.alternatives.iter().filter(|a| a.likelihood.is_some()).count() {
            return;
        }
        let given: Vec<_> = group.alternatives.iter().filter_map(|a| a.likelihood).collect();
        if given.is_empty() || group.is_contingency() {
            return;
        }
        if let Some(bare) = group.alternatives.iter().find(|a| a.likelihood.is_none()) {
            let found = codes::LIKELIHOODS_MISSING
                .say(format!("`{}` has no likelihood, and others of `{}` have", bare.id.value, group.id.value))
                .at(bare.id.span)
                .hint("give every alternative a likelihood, or none");
            return self.report(found);
        }
        // Thirds and sevenths have no end; each number may be off by one in its last decimal.
        let slack = given.len() as u64;
        let one = u64::from(ONE);
        let low: u64 = given.iter().map(|l| u64::from(l.low)).sum();
        let high: u64 = given.iter().map(|l| u64::from(l.high)).sum();
        if low > one + slack || high + slack < one {
            let number = |n: u64| {
                format!("{:.6}", n as f64 / f64::from(ONE)).trim_end_matches('0').trim_end_matches('.').to_owned()
            };
            let words = match (low == high, low > one) {
                (true, _) => format!("add up to {}, not to 1", number(low)),
                (false, true) => format!("add up to at least {}, more than 1", number(low)),
                (false, false) => format!("add up to at most {}, less than 1", number(high)),
            };
            let found = codes::LIKELIHOODS_DO_NOT_SUM
                .say(format!("the likelihoods of `{}` {words}", group.id.value))
                .at(group.id.span)
                .hint("exactly one alternative holds; correct the numbers, or add the alternative that is missing");
            self.report(found);
        }
    }

    /// The statements whose rank is in doubt. In the base world each must stand within its ranks.
    pub fn ranged(&mut self, doubt: &Doubt) -> Vec<Ranged> {
        let mut all = Vec::new();
        for (i, wishes) in doubt.wishes.iter().enumerate() {
            let Wishes::Prioritized(entries) = wishes else { continue };
            let (party, before) = (PartyId(i as u8), all.len());
            let ranged = |entry, filled, (first, last)| Ranged { party, entry, filled, first, last };
            for (at, entry) in entries.iter().enumerate() {
                match entry {
                    Entry::Stated(want) => all.extend(want.item.ranks.map(|r| ranged(at, None, r))),
                    Entry::Slot(group, _) => {
                        for (a, alternative) in doubt.groups[*group].alternatives.iter().enumerate() {
                            for (w, want) in alternative.prefers.iter().enumerate() {
                                all.extend(want.item.ranks.map(|r| ranged(at, Some((a as u8, w)), r)));
                            }
                        }
                    }
                }
            }
            if all.len() > before {
                self.check_ranks(doubt, party);
            }
        }
        all
    }

    fn check_ranks(&mut self, doubt: &Doubt, party: PartyId) {
        let Some(WishesIn::Prioritized(list)) = doubt.wishes_in(party, &doubt.base()) else { return };
        for (place, want) in list.iter().enumerate().map(|(i, want)| (i + 1, *want)) {
            let Some((first, last)) = want.ranks else { continue };
            let words = short(&want.statement.text);
            if !(usize::from(first)..=usize::from(last)).contains(&place) {
                let found = codes::BAD_RANKS
                    .say(format!("`{words}` stands at rank {place}, outside of its ranks {first} to {last}"))
                    .at(want.statement.span)
                    .label(format!("rank {place} in the base world, slots filled"))
                    .hint("move the statement, or widen its ranks");
                self.report(found);
            } else if usize::from(last) > list.len() {
                let found = codes::RANKS_OUT_OF_REACH
                    .say(format!("`{words}` may have rank {last}, but the list has {} statements", list.len()))
                    .at(want.statement.span)
                    .hint(format!("write `ranks: [{first}, {}]`", list.len()));
                self.report(found);
            }
        }
    }

    /// Today's state must be feasible in every world.
    pub fn check_status_quo_elsewhere(&mut self, status_quo: u64, doubt: &Doubt, options: &[CaseOption]) {
        let base = doubt.base();
        let excludes = |c: &&Conditional<Rule>| c.item.when.expr.holds(status_quo) && !c.condition.holds(&base.choices);
        for rule in doubt.infeasible.iter().filter(excludes) {
            if rule.condition.varies(&doubt.sizes()).is_some_and(|(holds, _)| !holds) {
                continue;
            }
            let found = match rule.item.stands_for {
                Some(option) => {
                    let id = &options[option.index()].full_id;
                    codes::CANNOT_BE_TODAY
                        .say(format!("`{id}` is taken today, but some worlds do not have it"))
                        .at(options[option.index()].id.span)
                }
                None => codes::CANNOT_BE_TODAY
                    .say(format!(
                        "today's state is infeasible in some worlds: `{}` holds in it",
                        short(&rule.item.when.text)
                    ))
                    .at(rule.item.when.span),
            };
            self.report(
                found
                    .label(format!("counts {}", rule.condition.text))
                    .hint("today's state is known, so every world must have it; correct the rule or its condition"),
            );
        }
    }
}

/// Whether two alternatives bring the same statements.
fn same(a: &Alternative, b: &Alternative) -> bool {
    let alike = |(v, w): (&Conditional<Want>, &Conditional<Want>)| {
        v.item.statement.expr == w.item.statement.expr
            && v.condition.term == w.condition.term
            && v.item.ranks == w.item.ranks
    };
    a.prefers.len() == b.prefers.len() && a.prefers.iter().zip(&b.prefers).all(alike)
}

/// Calls `look` with every condition of the case.
fn each_condition(doubt: &Doubt, look: &mut impl FnMut(&Condition)) {
    for group in &doubt.groups {
        group.alternatives.iter().flat_map(|a| &a.prefers).for_each(|w| look(&w.condition));
    }
    for wishes in &doubt.wishes {
        match wishes {
            Wishes::Ranking => {}
            Wishes::Prioritized(entries) => entries.iter().for_each(|entry| {
                if let Entry::Stated(want) = entry {
                    look(&want.condition);
                }
            }),
            Wishes::Weighted(weights) => weights.iter().for_each(|w| look(&w.condition)),
        }
    }
    doubt.infeasible.iter().chain(&doubt.coalesce).for_each(|r| look(&r.condition));
}
