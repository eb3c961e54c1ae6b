//! What names in a statement stand for.

use super::{Formula, Kind, MAX_DEPTH};
use crate::suggest::did_you_mean;
use crate::{Expr, OptionId, codes};
use detente_source::{Diagnostic, Span};
use std::collections::{BTreeSet, HashMap};

/// How many operators and options all statements of a case may hold once definitions are replaced.
const MAX_SIZE: usize = 1_000_000;

/// What a definition stands for.
#[derive(Clone, Debug)]
pub(crate) struct Resolved {
    pub expr: Expr,
    size: usize,
    depth: usize,
}

impl Resolved {
    /// Measures an expression.
    pub fn of(expr: Expr) -> Self {
        fn measure(expr: &Expr) -> (usize, usize) {
            match expr {
                Expr::Const(_) | Expr::Taken(_) => (1, 1),
                Expr::Not(a) => {
                    let (size, depth) = measure(a);
                    (size + 1, depth + 1)
                }
                Expr::And(a, b) | Expr::Or(a, b) | Expr::Implies(a, b) | Expr::Iff(a, b) => {
                    let (a, b) = (measure(a), measure(b));
                    (a.0 + b.0 + 1, a.1.max(b.1) + 1)
                }
            }
        }
        let (size, depth) = measure(&expr);
        Self { expr, size, depth }
    }

    /// How many names and operators it holds.
    pub fn size(&self) -> usize {
        self.size
    }
}

/// Names that statements may use.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scope {
    /// Full ids of options, in order.
    options: Vec<String>,
    option_ids: HashMap<String, OptionId>,
    /// Ids of parties, in order.
    parties: Vec<String>,
    /// Names of definitions, in order; a definition with errors stands for nothing.
    definitions: Vec<(String, Option<Resolved>)>,
    definition_ids: HashMap<String, usize>,
    /// Ids of bargaining issues, which statements may mention but which are not analysed.
    issues: BTreeSet<String>,
    /// Ids of hypotheses and contingencies, which conditions name and statements do not.
    conditions: BTreeSet<String>,
    /// Options that exist but are not seen here, and by whom they are not seen.
    unseen: Option<(String, BTreeSet<String>)>,
}

/// How much the statements of a case may still grow.
#[derive(Clone, Debug)]
pub(crate) struct Budget {
    left: usize,
    /// Said once, not for every statement that follows.
    reported: bool,
}

impl Default for Budget {
    fn default() -> Self {
        Self { left: MAX_SIZE, reported: false }
    }
}

impl Budget {
    /// Paid before anything is copied, so that a few lines of definitions cannot fill the memory.
    pub fn pay(&mut self, size: usize, span: Span, out: &mut Vec<Diagnostic>) -> Option<()> {
        if let Some(left) = self.left.checked_sub(size) {
            self.left = left;
            return Some(());
        }
        if !self.reported {
            self.reported = true;
            out.push(
                codes::STATEMENT_TOO_LONG
                    .say(format!(
                        "the statements hold more than {MAX_SIZE} names and operators once definitions are replaced"
                    ))
                    .at(span)
                    .hint("a definition that uses another one twice doubles it"),
            );
        }
        None
    }
}

impl Scope {
    /// Options by full id, in the order of the file, with the ids of all parties and of all issues.
    pub fn new(parties: Vec<String>, options: Vec<String>, issues: BTreeSet<String>) -> Self {
        let option_ids = options.iter().enumerate().map(|(i, name)| (name.clone(), OptionId(i as u8))).collect();
        Self { options, option_ids, parties, issues, ..Self::default() }
    }

    /// Full ids of all options, in order.
    pub fn options(&self) -> &[String] {
        &self.options
    }

    /// Ids of hypotheses and contingencies.
    pub fn conditions(&mut self, ids: impl Iterator<Item = String>) {
        self.conditions.extend(ids);
    }

    /// In the view of a party: these options exist, but it does not see them.
    pub fn hiding(self, from: &str, options: BTreeSet<String>) -> Self {
        Self { unseen: Some((from.to_owned(), options)), ..self }
    }

    /// Adds a definition, whose position is returned.
    pub fn define(&mut self, name: String, meaning: Option<Resolved>) -> usize {
        self.definition_ids.insert(name.clone(), self.definitions.len());
        self.definitions.push((name, meaning));
        self.definitions.len() - 1
    }

    /// Says what a definition stands for.
    pub fn settle(&mut self, definition: usize, meaning: Option<Resolved>) {
        self.definitions[definition].1 = meaning;
    }

    /// The definition of this name.
    pub fn definition(&self, name: &str) -> Option<usize> {
        self.definition_ids.get(name).copied()
    }

    /// The meaning of a formula, with everything that is wrong with its names (places relative to its text).
    /// A definition with errors of its own yields nothing and no further finding.
    pub fn resolve(&self, formula: &Formula, budget: &mut Budget, out: &mut Vec<Diagnostic>) -> Option<Resolved> {
        let found = Resolver { scope: self, budget, out }.meaning(formula)?;
        if found.depth > MAX_DEPTH {
            out.push(
                codes::STATEMENT_TOO_DEEP
                    .say(format!(
                        "the statement nests deeper than {MAX_DEPTH} levels once its definitions are replaced"
                    ))
                    .at(formula.span),
            );
            return None;
        }
        Some(found)
    }

    fn unknown(&self, name: &str, span: Span) -> Diagnostic {
        if let Some((party, _)) = self.unseen.as_ref().filter(|(_, unseen)| unseen.contains(name)) {
            return codes::UNSEEN_IN_VIEW
                .say(format!("`{party}` does not see `{name}`, so its view can say nothing about it"))
                .at(span)
                .hint("drop the option from `unaware`, or leave it out here");
        }
        let found = |message: String| codes::UNKNOWN_NAME.say(message).at(span);
        if self.issues.contains(name) {
            return found(format!("`{name}` is an issue, not a statement")).hint(format!("write `{name} = value`"));
        }
        if self.parties.iter().any(|p| p == name) {
            let own = self.options.iter().find(|o| o.split('.').next() == Some(name));
            let found = found(format!("`{name}` is a party, not a statement"));
            return match own {
                Some(option) => found.hint(format!("name one of its options, such as `{option}`")),
                None => found.hint("this party has no options that could be named"),
            };
        }
        let group = name.split('.').next().unwrap_or(name);
        if self.conditions.contains(group) && !self.parties.iter().any(|p| p == group) {
            return found(format!("`{group}` is a hypothesis or contingency, not something that a party does"))
                .hint(format!("make the entry depend on it with `if: {name}`"));
        }
        let Some((party, option)) = name.split_once('.') else {
            let known = self.definitions.iter().map(|(n, _)| n.as_str());
            let found = found(format!("nothing is called `{name}`"));
            return match did_you_mean(name, known).or_else(|| self.of_any_party(name)) {
                Some(other) => found.label("unknown name").hint(format!("did you mean `{other}`?")),
                None => {
                    found.label("unknown name").hint("name options as `party.option`, or add the name under `define`")
                }
            };
        };
        if !self.parties.iter().any(|p| p == party) {
            let found = found(format!("no party is called `{party}`")).label("unknown party");
            return match did_you_mean(party, self.parties.iter().map(String::as_str)) {
                Some(other) if self.option_ids.contains_key(&format!("{other}.{option}")) => {
                    found.hint(format!("did you mean `{other}.{option}`?"))
                }
                Some(other) => found.hint(format!("did you mean the party `{other}`?")),
                None => found.hint(list("the parties:", self.parties.iter().map(String::as_str))),
            };
        }
        let own: Vec<&str> = self
            .options
            .iter()
            .filter_map(|o| o.split_once('.'))
            .filter(|(p, _)| *p == party)
            .map(|(_, o)| o)
            .collect();
        let found = found(format!("`{party}` has no option `{option}`")).label("unknown option");
        match did_you_mean(option, own.iter().copied()) {
            Some(other) => found.hint(format!("did you mean `{party}.{other}`?")),
            None if own.is_empty() => found.hint(format!("`{party}` has no options")),
            None => found.hint(list(&format!("the options of `{party}`:"), own.into_iter())),
        }
    }

    /// The option of this name, whoever owns it.
    fn of_any_party(&self, name: &str) -> Option<&str> {
        self.options.iter().map(String::as_str).find(|o| o.split_once('.').is_some_and(|(_, option)| option == name))
    }

    fn issue(&self, issue: &str, span: Span) -> Diagnostic {
        if self.issues.contains(issue) {
            return codes::ISSUE_STATEMENT
                .say("statements about issues are not analysed by this version")
                .at(span)
                .hint("say it with options, or leave the statement out");
        }
        let found = codes::ISSUE_STATEMENT
            .say(format!("`{issue}` is not an issue of this case, and issues are not analysed by this version"))
            .at(span);
        match did_you_mean(issue, self.issues.iter().map(String::as_str)) {
            Some(other) => found.hint(format!("did you mean `{other}`?")),
            None => found.hint("say it with options: `party.option` or `!party.option`"),
        }
    }
}

struct Resolver<'a> {
    scope: &'a Scope,
    budget: &'a mut Budget,
    out: &'a mut Vec<Diagnostic>,
}

type Join = fn(Box<Expr>, Box<Expr>) -> Expr;

impl Resolver<'_> {
    fn meaning(&mut self, formula: &Formula) -> Option<Resolved> {
        match &formula.kind {
            Kind::Const(value) => {
                self.pay(1, formula.span)?;
                Some(Resolved { expr: Expr::Const(*value), size: 1, depth: 1 })
            }
            Kind::Name(name) => self.name(name, formula.span),
            Kind::Issue { issue, .. } => {
                self.out.push(self.scope.issue(issue, formula.span));
                None
            }
            Kind::Not(a) => {
                let a = self.meaning(a)?;
                self.pay(1, formula.span)?;
                Some(Resolved { expr: Expr::Not(Box::new(a.expr)), size: a.size + 1, depth: a.depth + 1 })
            }
            Kind::And(parts) => self.chain(parts, Expr::And, formula.span),
            Kind::Or(parts) => self.chain(parts, Expr::Or, formula.span),
            Kind::Implies(a, b) => {
                let (a, b) = (self.meaning(a), self.meaning(b));
                self.both(a?, b?, Expr::Implies, formula.span)
            }
            Kind::Iff(a, b) => {
                let (a, b) = (self.meaning(a), self.meaning(b));
                self.both(a?, b?, Expr::Iff, formula.span)
            }
        }
    }

    /// A chain becomes a balanced tree: deep trees would overflow the stack of whoever walks them.
    fn chain(&mut self, parts: &[Formula], join: Join, span: Span) -> Option<Resolved> {
        if let [one] = parts {
            return self.meaning(one);
        }
        let (left, right) = parts.split_at(parts.len().div_ceil(2));
        let (left, right) = (self.chain(left, join, span), self.chain(right, join, span));
        self.both(left?, right?, join, span)
    }

    fn both(&mut self, a: Resolved, b: Resolved, join: Join, span: Span) -> Option<Resolved> {
        self.pay(1, span)?;
        let (size, depth) = (a.size + b.size + 1, a.depth.max(b.depth) + 1);
        Some(Resolved { expr: join(Box::new(a.expr), Box::new(b.expr)), size, depth })
    }

    fn name(&mut self, name: &str, span: Span) -> Option<Resolved> {
        if let Some(option) = self.scope.option_ids.get(name) {
            self.pay(1, span)?;
            return Some(Resolved { expr: Expr::Taken(*option), size: 1, depth: 1 });
        }
        if let Some(definition) = self.scope.definition(name) {
            let meaning = self.scope.definitions[definition].1.as_ref()?;
            self.pay(meaning.size, span)?;
            return Some(meaning.clone());
        }
        self.out.push(self.scope.unknown(name, span));
        None
    }

    fn pay(&mut self, size: usize, span: Span) -> Option<()> {
        self.budget.pay(size, span, self.out)
    }
}

fn list<'n>(before: &str, names: impl Iterator<Item = &'n str>) -> String {
    let names: Vec<String> = names.take(13).map(|n| format!("`{n}`")).collect();
    match names.len() {
        0 => format!("{before} none"),
        13 => format!("{before} {} and more", names[..12].join(", ")),
        _ => format!("{before} {}", names.join(", ")),
    }
}
