//! The sections `hypotheses` and `contingencies`: what is in doubt.

use super::context::{Reader, flag, text};
use super::group_name::GroupName;
use super::is_id;
use super::scalars::share;
use crate::statement::Resolved;
use crate::suggest::did_you_mean;
use crate::yaml::{Node, Value};
use crate::{
    Alternative, Citation, Conditional, Doubt, Evidence, Group, GroupKind, Likelihood, LikelihoodTerm, Want, codes,
};
use detente_source::{Span, Spanned};

/// How many groups a case may have, and alternatives a group.
pub(super) const MAX_GROUPS: usize = 64;

impl Reader<'_> {
    /// Names of all groups and their alternatives, hypotheses first. Clashes and limits are reported.
    pub fn group_names(&mut self, root: &Node) {
        let mut first: Vec<(Span, &str)> = Vec::new();
        for (section, contingency) in [("hypotheses", false), ("contingencies", true)] {
            for (key, node) in root.section(section) {
                let Some(id) = key.text().filter(|id| is_id(id)) else { continue };
                if let Some((place, _)) = first.iter().find(|(_, known)| *known == id) {
                    self.report(
                        codes::GROUP_CLASH
                            .say(format!(
                                "`{id}` names hypotheses and a contingency, so a condition would be ambiguous"
                            ))
                            .at(key.span)
                            .related(*place, "the hypotheses")
                            .hint("rename one of them"),
                    );
                    continue;
                }
                first.push((key.span, id));
                let mut alternatives: Vec<String> = match contingency {
                    true => vec!["no".to_owned(), "yes".to_owned()],
                    false => alternatives(node).map(|(_, id, _)| id.to_owned()).collect(),
                };
                if !contingency && alternatives.len() < 2 && !node.section("alternatives").is_empty() {
                    self.report(
                        codes::TOO_FEW_ALTERNATIVES
                            .say(format!("`{id}` has a single alternative, so nothing is in doubt"))
                            .at(key.span)
                            .hint("add the other alternative, if only one without statements"),
                    );
                }
                if self.groups.len() == MAX_GROUPS || alternatives.len() > MAX_GROUPS {
                    let what = if alternatives.len() > MAX_GROUPS { "alternatives a group" } else { "groups" };
                    self.say(codes::TOO_MANY_HYPOTHESES, key.span, format!("a case may have {MAX_GROUPS} {what}"));
                    alternatives.truncate(MAX_GROUPS);
                    if self.groups.len() == MAX_GROUPS {
                        return;
                    }
                }
                self.groups.push(GroupName { id: id.to_owned(), alternatives, contingency, size: 0 });
            }
        }
        self.scope.conditions(self.groups.iter().map(|g| g.id.clone()));
    }

    /// All groups with their statements.
    pub fn read_groups(&mut self, root: &Node) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        for (section, contingency) in [("hypotheses", false), ("contingencies", true)] {
            for (key, node) in root.section(section) {
                let at = groups.len();
                let known = key.text().is_some_and(|id| self.groups.get(at).is_some_and(|g| g.id == id));
                if known {
                    let group = match contingency {
                        true => self.contingency(key, node),
                        false => self.hypotheses(key, node, at),
                    };
                    self.check_likelihoods(&group, node);
                    groups.push(group);
                }
            }
        }
        groups
    }

    fn hypotheses(&mut self, key: &Node, node: &Node, at: usize) -> Group {
        let id = key.text().unwrap_or_default().to_owned();
        let mut found = Vec::new();
        for (which, (key, id, node)) in alternatives(node).take(MAX_GROUPS).enumerate() {
            let evidence = self.evidence(node);
            self.remark_alternative_without_evidence(key, id, &evidence);
            let mut prefers = Vec::new();
            for item in node.list("prefers") {
                if let Some((slot, _)) = item.entry("from") {
                    self.report(
                        codes::SLOT_WITH_MORE
                            .say("a slot cannot stand among the statements that fill a slot")
                            .at(slot.span)
                            .hint("write the slots into the list of the party, one after the other"),
                    );
                } else if let Some(mut want) = self.conditional_want(item) {
                    // What the alternative rests on stands in for statements that cite nothing themselves.
                    if want.item.evidence.is_missing() && self.pay(evidence.cites.len(), item.span) {
                        let why = want.item.evidence.why.take();
                        want.item.evidence = Evidence { why, ..evidence.clone() };
                    }
                    want.item.from = Some((at, which as u8));
                    let size = Resolved::of(want.item.statement.expr.clone()).size();
                    self.groups[at].size += size + want.item.evidence.cites.len();
                    prefers.push(want);
                }
            }
            found.push(Alternative {
                id: Spanned::new(id.to_owned(), key.span),
                name: text(node, "name").unwrap_or_else(|| id.to_owned()),
                says: text(node, "says"),
                contradicts: self.contradicted(node, &evidence, &prefers),
                evidence,
                likelihood: node.get("likelihood").and_then(|n| self.likelihood(n)),
                prefers,
                span: key.span.to(node.span),
            });
        }
        Group {
            question: text(node, "question").unwrap_or_else(|| id.clone()),
            reads: node.get("reads").and_then(|n| self.claim_read(n)),
            kind: GroupKind::Hypotheses,
            base: node.get("base").and_then(|n| self.alternative(n, at, n.text()?)).unwrap_or(0),
            id: Spanned::new(id, key.span),
            alternatives: found,
            span: key.span.to(node.span),
        }
    }

    /// The claims that speak against an alternative; one that it cites as well speaks for both sides.
    fn contradicted(&mut self, node: &Node, evidence: &Evidence, prefers: &[Conditional<Want>]) -> Vec<usize> {
        let mut found = Vec::new();
        for entry in node.list("contradicts") {
            let Some(claim) = self.claim_read(entry) else { continue };
            let citation = Citation::Claim(claim);
            let cited =
                evidence.cites.contains(&citation) || prefers.iter().any(|w| w.item.evidence.cites.contains(&citation));
            if cited {
                self.report(
                    codes::CITED_AND_CONTRADICTED
                        .say(format!(
                            "`{}` is cited and contradicted by one alternative",
                            entry.text().unwrap_or_default()
                        ))
                        .at(entry.span)
                        .hint("a claim speaks for an alternative or against it: drop one of the two"),
                );
            }
            found.push(claim);
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn contingency(&mut self, key: &Node, node: &Node) -> Group {
        let id = key.text().unwrap_or_default().to_owned();
        let evidence = self.evidence(node);
        self.remark_alternative_without_evidence(key, &id, &evidence);
        let name = text(node, "name").unwrap_or_else(|| id.clone());
        let likelihood = node.get("likelihood").and_then(|n| self.likelihood(n));
        let alternative = |id: &str, name: String, says, likelihood| Alternative {
            id: Spanned::new(id.to_owned(), key.span),
            name,
            says,
            evidence: evidence.clone(),
            contradicts: Vec::new(),
            likelihood,
            prefers: Vec::new(),
            span: key.span.to(node.span),
        };
        Group {
            alternatives: vec![
                alternative("no", format!("not: {name}"), None, likelihood.map(Likelihood::opposite)),
                alternative("yes", name.clone(), text(node, "says"), likelihood),
            ],
            id: Spanned::new(id, key.span),
            question: name,
            reads: None,
            kind: GroupKind::Contingency { resolves: text(node, "resolves") },
            base: u8::from(flag(node, "base")),
            span: key.span.to(node.span),
        }
    }

    /// Whether so much more may be copied; that it may not is reported once.
    pub fn pay(&mut self, size: usize, span: Span) -> bool {
        let mut found = Vec::new();
        let paid = self.budget.pay(size, span, &mut found).is_some();
        found.into_iter().for_each(|f| self.report(f));
        paid
    }

    /// Everything that depends on the world, once parties and rules are read.
    pub fn doubt(&mut self, mut doubt: Doubt) -> Doubt {
        self.check_slots(&doubt);
        self.remark_idle_alternatives(&doubt);
        doubt.ranged = self.ranged(&doubt);
        doubt.base_ranks = vec![0; doubt.ranged.len()];
        // What no choice can change need not be kept a second time.
        if doubt.is_empty() { Doubt::default() } else { doubt }
    }

    /// A statement with its condition and its ranks.
    pub fn conditional_want(&mut self, node: &Node) -> Option<Conditional<Want>> {
        let condition = self.condition(node);
        let ranks = node.get("ranks").and_then(|n| self.ranks(n));
        let item = Want { ranks, ..self.want(node)? };
        Some(Conditional { item, condition })
    }

    fn ranks(&mut self, node: &Node) -> Option<(u16, u16)> {
        let [first, last] = node.items() else { return None };
        let read = |n: &Node| n.plain().and_then(super::scalars::whole).and_then(|n| u16::try_from(n).ok());
        let (first, last) = (read(first).filter(|n| *n > 0)?, read(last)?);
        if first > last {
            self.report(
                codes::BAD_RANKS
                    .say(format!("the ranks go from {first} to {last}"))
                    .at(node.span)
                    .hint(format!("write the smaller number first: [{last}, {first}]")),
            );
            return None;
        }
        Some((first, last))
    }

    pub fn likelihood(&mut self, node: &Node) -> Option<Likelihood> {
        let Value::List(items) = &node.value else {
            let text = node.text()?;
            let number = node.plain().and_then(share).map(Likelihood::exactly);
            return number.or_else(|| LikelihoodTerm::find(text).map(Likelihood::of_term));
        };
        let [low, high] = &items[..] else { return None };
        let (from, to) = (low.plain().and_then(share)?, high.plain().and_then(share)?);
        if from > to {
            self.say(codes::BAD_LIKELIHOOD, node.span, "the range of likelihoods is upside down");
            return None;
        }
        Some(Likelihood::between(from, to))
    }

    fn claim_read(&mut self, node: &Node) -> Option<usize> {
        let id = node.text().filter(|id| is_id(id))?;
        if let Some(Citation::Claim(claim)) = self.citable.get(id) {
            return Some(*claim);
        }
        let found = codes::UNKNOWN_CITATION.say(format!("`{id}` is no claim of this case")).at(node.span);
        let claims = self.citable.iter().filter(|(_, c)| matches!(c, Citation::Claim(_))).map(|(id, _)| id.as_str());
        let found = match did_you_mean(id, claims) {
            Some(known) => found.hint(format!("did you mean `{known}`?")),
            None => found.hint("the id of an entry under `claims` is expected"),
        };
        self.report(found);
        None
    }
}

/// Alternatives with a valid id.
fn alternatives(node: &Node) -> impl Iterator<Item = (&Node, &str, &Node)> {
    let valid = |(key, node): &'_ (Node, Node)| -> bool { key.text().is_some_and(is_id) && !node.is_empty() };
    let all = node.section("alternatives").iter().filter(move |entry| valid(entry));
    all.map(|(key, node)| (key, key.text().unwrap_or_default(), node))
}
