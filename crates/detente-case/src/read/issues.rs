//! The sections `issues` and `base`: what is on the table, and how it is settled today.

use super::context::{Reader, text};
use super::is_id;
use super::scalars::millionths;
use super::shapes::short;
use crate::codes::Code;
use crate::statement::{IssueNames, Resolved};
use crate::suggest::did_you_mean;
use crate::yaml::Node;
use crate::{DealRule, Issue, IssueValue, codes};
use detente_source::Spanned;
use std::collections::HashMap;

/// How many issues a case may have, and how many values an issue.
const MAX_ISSUES: usize = 64;
const MAX_VALUES: usize = 1000;
/// How many packages a case may have, so that each has a number.
const MAX_PACKAGES: u128 = 1 << 62;

/// Issues and their values, which statements name before anything else is read.
pub(super) fn issue_names(section: &[(Node, Node)]) -> Vec<IssueNames> {
    let entries = section.iter().filter_map(|(key, node)| Some((key.text().filter(|id| is_id(id))?, node)));
    let names = entries.map(|(id, node)| IssueNames {
        id: id.to_owned(),
        values: node.list("values").iter().map(|v| value_text(v).unwrap_or_default()).collect(),
        means: Vec::new(),
    });
    names.collect()
}

/// The value of an issue as written, in its short or long form.
fn value_text(node: &Node) -> Option<String> {
    let written = node.get("is").unwrap_or(node);
    written.text().map(|text| text.trim().to_owned())
}

impl Reader<'_> {
    /// All issues; who pays whom follows once the parties are known.
    pub fn issues(&mut self, section: &[(Node, Node)]) -> Vec<Issue> {
        let mut issues = Vec::new();
        for (key, node) in section {
            let Some(id) = key.text().filter(|id| is_id(id)) else { continue };
            let values = self.values(key, id, node);
            let ties = values.iter().map(|v| v.means.as_ref().map(|m| Resolved::of(m.expr.clone()))).collect();
            if let Some(at) = self.scope.issue(id) {
                self.scope.tie(at, ties);
            }
            issues.push(Issue {
                id: Spanned::new(id.to_owned(), key.span),
                name: text(node, "name").unwrap_or_else(|| id.to_owned()),
                about: text(node, "about"),
                values,
                pays: None,
                evidence: self.evidence(node),
            });
        }
        let packages = issues.iter().fold(1, |n, i| u128::saturating_mul(n, i.values.len().max(1) as u128));
        let crowded = issues.iter().find(|issue| issue.values.len() > MAX_VALUES);
        let place = crowded.or(issues.first()).map(|issue| issue.id.span);
        if issues.len() > MAX_ISSUES || crowded.is_some() || packages > MAX_PACKAGES {
            let mut found = codes::TOO_MANY_PACKAGES
                .say(format!(
                    "a case may have {MAX_ISSUES} issues, {MAX_VALUES} values an issue and 2^62 packages; this one has more"
                ))
                .hint("leave out issues that decide little, or join values");
            found.span = place;
            self.report(found);
        }
        issues
    }

    fn values(&mut self, key: &Node, id: &str, node: &Node) -> Vec<IssueValue> {
        let mut seen = HashMap::new();
        let mut values = Vec::new();
        for entry in node.list("values") {
            let Some(label) = value_text(entry).filter(|label| !label.is_empty()) else { continue };
            let means = entry.get("means").and_then(|node| self.statement(node));
            if let Some(first) = seen.insert(label.clone(), entry.head()) {
                self.report(
                    codes::DUPLICATE_VALUE
                        .say(format!("`{id}` lists the value `{}` twice", short(&label)))
                        .at(entry.head())
                        .related(first, "first listed here")
                        .hint("delete one, or word them differently"),
                );
            }
            values.push(IssueValue { label: Spanned::new(label, entry.head()), means });
        }
        if values.is_empty() && node.get("values").is_some_and(|v| v.items().is_empty() && !v.is_empty()) {
            let found = codes::EMPTY_VALUE.say(format!("`{id}` has no values")).at(key.span);
            self.report(found.hint("list the ways to settle it: `values: [nothing, something]`"));
        }
        values
    }

    /// Who pays whom, and whether the values are amounts.
    pub fn payments(&mut self, section: &[(Node, Node)], issues: &mut [Issue], table: &[(String, usize)]) {
        for (key, node) in section {
            let (Some(pays), Some(id)) = (node.get("pays"), key.text()) else { continue };
            let Some(issue) = issues.iter_mut().find(|issue| issue.id.value == id) else { continue };
            let side = |name: &str, out: &mut Self| {
                let node = pays.get(name)?;
                let id = node.text()?;
                let found = table.iter().find(|(party, _)| party == id).map(|(_, at)| *at);
                if found.is_none() {
                    let missing = codes::BAD_PAYMENT.say(format!("`{id}` is no party at the table")).at(node.span);
                    out.report(match did_you_mean(id, table.iter().map(|(p, _)| p.as_str())) {
                        Some(known) => missing.hint(format!("did you mean `{known}`?")),
                        None => missing.hint("a side payment goes between parties that score packages under `worth`"),
                    });
                }
                found
            };
            let (from, to) = (side("from", self), side("to", self));
            if let (Some(from), Some(to)) = (from, to) {
                if from == to {
                    let found = codes::BAD_PAYMENT.say("this payment goes from a party to itself").at(pays.head());
                    self.report(found.hint("name two different parties"));
                }
                issue.pays = Some((from, to));
            }
            for value in &issue.values {
                if millionths(&value.label.value).is_none_or(|amount| amount < 0) {
                    let words =
                        format!("`{}` is not an amount, and `{id}` is a side payment", short(&value.label.value));
                    let found = codes::BAD_PAYMENT.say(words).at(value.label.span);
                    self.report(found.hint("write a number of zero or more, without a unit"));
                }
            }
        }
    }

    /// Today's package.
    pub fn base(&mut self, node: &Node, issues: &[Issue], impossible: &[DealRule]) -> Option<Vec<usize>> {
        let hint = "give every issue the value that it has today";
        let package = self.package(node, issues, codes::BAD_BASE, "`base`", hint)?;
        self.check_possible(node, &package, impossible, codes::BAD_BASE, "today's package");
        Some(package)
    }

    /// A package, written as the value of every issue.
    pub fn package(&mut self, node: &Node, issues: &[Issue], code: Code, what: &str, hint: &str) -> Option<Vec<usize>> {
        let mut package = vec![None; issues.len()];
        let mut sound = true;
        for (key, value) in node.entries() {
            let Some(id) = key.text().filter(|id| is_id(id)) else { continue };
            let Some(at) = self.issue_called(key, id, issues) else {
                sound = false;
                continue;
            };
            let Some(label) = value.text().map(str::trim).filter(|_| !value.is_empty()) else { continue };
            package[at] = self.value_called(value, label, &issues[at]);
            sound &= package[at].is_some();
        }
        let missing: Vec<String> =
            issues.iter().zip(&package).filter(|(_, v)| v.is_none()).map(|(i, _)| format!("`{}`", *i.id)).collect();
        if sound && !missing.is_empty() {
            let found = code.say(format!("{what} says nothing about {}", missing.join(", "))).at(node.head());
            self.report(found.hint(hint));
        }
        package.into_iter().collect()
    }

    /// Reports a package in which a rule holds that excludes it.
    pub fn check_possible(&mut self, node: &Node, package: &[usize], impossible: &[DealRule], code: Code, what: &str) {
        if let Some(rule) = impossible.iter().find(|rule| rule.when.deal.holds(package)) {
            self.report(
                code.say(format!("{what} is impossible: `{}` holds in it", short(&rule.when.text)))
                    .at(node.head())
                    .related(rule.when.span, "this rule excludes it")
                    .hint("correct the package, or the rule"),
            );
        }
    }

    /// Position of the issue of this id; an unknown one is reported.
    pub fn issue_called(&mut self, node: &Node, id: &str, issues: &[Issue]) -> Option<usize> {
        let found = issues.iter().position(|issue| issue.id.value == id);
        if found.is_none() {
            let missing = codes::UNKNOWN_ISSUE.say(format!("`{id}` is not an issue of this case")).at(node.span);
            let known: Vec<String> = issues.iter().take(12).map(|i| format!("`{}`", *i.id)).collect();
            self.report(match did_you_mean(id, issues.iter().map(|i| i.id.value.as_str())) {
                Some(known) => missing.hint(format!("did you mean `{known}`?")),
                None => missing.hint(format!("the issues: {}", known.join(", "))),
            });
        }
        found
    }

    /// Position of the value written like this; an unknown one is reported.
    fn value_called(&mut self, node: &Node, label: &str, issue: &Issue) -> Option<usize> {
        let found = issue.values.iter().position(|value| value.label.value == label);
        if found.is_none() {
            let words = format!("`{}` has no value `{}`", *issue.id, short(label));
            let missing = codes::UNKNOWN_VALUE.say(words).at(node.span);
            let known: Vec<String> = issue.values.iter().take(12).map(|v| format!("`{}`", *v.label)).collect();
            self.report(match did_you_mean(label, issue.values.iter().map(|v| v.label.value.as_str())) {
                Some(known) => missing.hint(format!("did you mean `{known}`?")),
                None => missing.hint(format!("the values: {}", known.join(", "))),
            });
        }
        found
    }
}
