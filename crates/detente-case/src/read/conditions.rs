//! The keys `if` and `unless`: in which worlds something counts.

use super::context::Reader;
use crate::statement::{Formula, Kind, print};
use crate::suggest::did_you_mean;
use crate::yaml::Node;
use crate::{Condition, Term, codes};
use detente_source::{Diagnostic, Span};

impl Reader<'_> {
    /// The condition of an entry; one that cannot be read is reported and taken for none.
    pub fn condition(&mut self, node: &Node) -> Condition {
        let mut condition = Condition::always();
        for (key, negated) in [("if", false), ("unless", true)] {
            let Some(value) = node.get(key).filter(|n| !n.is_empty()) else { continue };
            let Some((term, text)) = self.term_of(value) else { continue };
            self.remark_idle_condition(&term, value.span);
            let term = if negated { Term::Not(Box::new(term)) } else { term };
            let space = if condition.text.is_empty() { "" } else { " " };
            condition.text += &format!("{space}{key} {text}");
            condition.term = match condition.term {
                Term::Const(true) => term,
                first => Term::And(vec![first, term]),
            };
        }
        condition
    }

    fn term_of(&mut self, node: &Node) -> Option<(Term, String)> {
        let text = node.text().filter(|_| !self.out.is_full())?;
        let formula = self.formula(node, text)?;
        let mut found = Vec::new();
        let term = self.term(&formula, &mut found);
        let sound = found.is_empty();
        self.place(node, found);
        term.filter(|_| sound).map(|term| (term, print(&formula)))
    }

    fn term(&self, formula: &Formula, out: &mut Vec<Diagnostic>) -> Option<Term> {
        let mut all = |parts: &[Formula]| -> Option<Vec<Term>> {
            let parts: Vec<Option<Term>> = parts.iter().map(|p| self.term(p, out)).collect();
            parts.into_iter().collect()
        };
        match &formula.kind {
            Kind::Const(value) => Some(Term::Const(*value)),
            Kind::Name(name) => self.chosen(name, formula.span, out),
            Kind::Issue { issue, .. } => {
                out.push(
                    codes::UNKNOWN_GROUP
                        .say("a condition speaks of hypotheses and contingencies, not of issues")
                        .at(formula.span)
                        .hint(format!("write an alternative as `group.alternative`: `{issue}.value`")),
                );
                None
            }
            Kind::Not(a) => self.term(a, out).map(|a| Term::Not(Box::new(a))),
            Kind::And(parts) => all(parts).map(Term::And),
            Kind::Or(parts) => all(parts).map(Term::Or),
            Kind::Implies(a, b) | Kind::Iff(a, b) => {
                let (first, second) = (self.term(a, out), self.term(b, out));
                let (first, second) = (Box::new(first?), Box::new(second?));
                let implies = matches!(formula.kind, Kind::Implies(..));
                Some(if implies { Term::Implies(first, second) } else { Term::Iff(first, second) })
            }
        }
    }

    fn chosen(&self, name: &str, span: Span, out: &mut Vec<Diagnostic>) -> Option<Term> {
        let (group, alternative) = match name.split_once('.') {
            Some((group, alternative)) => (group, Some(alternative)),
            None => (name, None),
        };
        let Some(at) = self.groups.iter().position(|g| g.id == group) else {
            out.push(self.unknown_group(group, span));
            return None;
        };
        let known = &self.groups[at];
        match alternative {
            None if known.contingency => Some(Term::Chosen(at as u8, 1)),
            None => {
                out.push(
                    codes::UNKNOWN_ALTERNATIVE
                        .say(format!("`{group}` is a group of hypotheses; a condition names one of its alternatives"))
                        .at(span)
                        .hint(format!("write `{group}.{}`", known.alternatives.first().map_or("...", |a| a))),
                );
                None
            }
            Some(alternative) => match self.find_alternative(at, alternative, span) {
                Ok(found) => Some(Term::Chosen(at as u8, found)),
                Err(found) => {
                    out.push(*found);
                    None
                }
            },
        }
    }

    /// The position of an alternative; an unknown one is reported.
    pub fn alternative(&mut self, node: &Node, group: usize, id: &str) -> Option<u8> {
        if !super::is_id(id) {
            return None; // The shape has been reported.
        }
        self.find_alternative(group, id, node.span).map_err(|found| self.report(*found)).ok()
    }

    fn find_alternative(&self, group: usize, id: &str, span: Span) -> Result<u8, Box<Diagnostic>> {
        let known = &self.groups[group];
        if let Some(found) = known.alternatives.iter().position(|a| a == id) {
            return Ok(found as u8);
        }
        let missing = codes::UNKNOWN_ALTERNATIVE.say(format!("`{}` has no alternative `{id}`", known.id)).at(span);
        let all: Vec<String> = known.alternatives.iter().take(12).map(|a| format!("`{a}`")).collect();
        Err(Box::new(match did_you_mean(id, known.alternatives.iter().map(String::as_str)) {
            Some(other) => missing.hint(format!("did you mean `{other}`?")),
            None => missing.hint(format!("its alternatives: {}", all.join(", "))),
        }))
    }

    /// The group of hypotheses that a slot names; an unknown one is reported.
    pub fn slot(&mut self, node: &Node) -> Option<usize> {
        let id = node.text().filter(|id| super::is_id(id))?;
        match self.groups.iter().position(|g| g.id == id) {
            Some(group) if self.groups[group].contingency => {
                self.report(
                    codes::UNKNOWN_GROUP
                        .say(format!("`{id}` is a contingency, which brings no statements of its own"))
                        .at(node.span)
                        .hint(format!("write the statement here, with `if: {id}`")),
                );
                None
            }
            Some(group) => Some(group),
            None => {
                self.slot_lost = true;
                let found = self.unknown_group(id, node.span);
                self.report(found);
                None
            }
        }
    }

    fn unknown_group(&self, name: &str, span: Span) -> Diagnostic {
        let found = codes::UNKNOWN_GROUP
            .say(format!("no hypotheses and no contingency are called `{name}`"))
            .at(span)
            .label("unknown group");
        let known: Vec<String> = self.groups.iter().take(12).map(|g| format!("`{}`", g.id)).collect();
        match did_you_mean(name, self.groups.iter().map(|g| g.id.as_str())) {
            Some(other) => found.hint(format!("did you mean `{other}`?")),
            None if known.is_empty() => found.hint("add it under `hypotheses` or `contingencies`"),
            None => found.hint(format!("there are {}", known.join(", "))),
        }
    }

    fn remark_idle_condition(&mut self, term: &Term, span: Span) {
        let sizes: Vec<usize> = self.groups.iter().map(|g| g.alternatives.len().max(1)).collect();
        let written = Condition { text: String::new(), term: term.clone() };
        let words = match written.varies(&sizes) {
            Some((true, false)) => "holds in every world",
            Some((false, true)) => "holds in no world",
            _ => return,
        };
        self.report(
            codes::IDLE_CONDITION
                .say(format!("this condition {words}, so it decides nothing"))
                .at(span)
                .hint("correct the condition, or leave it out"),
        );
    }
}
