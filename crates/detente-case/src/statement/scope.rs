//! What names in a statement stand for.

use super::resolve::{Atoms, Budget, Found, Resolved, Resolver};
use super::{Formula, MAX_DEPTH};
use crate::suggest::{did_you_mean, look_alike};
use crate::{Deal, Expr, OptionId, codes};
use detente_source::{Diagnostic, Span};
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

/// Names that statements may use.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scope {
    /// Full ids of options, in order.
    options: Vec<String>,
    option_ids: HashMap<String, OptionId>,
    /// Ids of parties, in order.
    parties: Vec<String>,
    /// Names of definitions, in order, and what each stands for.
    definitions: Vec<(String, Meaning)>,
    definition_ids: HashMap<String, usize>,
    /// Issues that are on the table, in order.
    issues: Vec<IssueNames>,
    /// Ids of hypotheses and contingencies, which conditions name and statements do not.
    conditions: BTreeSet<String>,
    /// Names that the file gives to something and that are none, which has been reported.
    broken: BTreeSet<String>,
    /// Options that exist but are not seen here, and by whom they are not seen.
    unseen: Option<(String, BTreeSet<String>)>,
}

/// What a definition stands for.
#[derive(Clone, Debug, Default)]
pub(crate) enum Meaning {
    /// Nothing: it has errors.
    #[default]
    Broken,
    /// A statement about states.
    State(Resolved<Expr>),
    /// A statement about packages.
    Deal(Resolved<Deal>),
}

/// An issue as statements name it.
#[derive(Clone, Debug, Default)]
pub(crate) struct IssueNames {
    /// Its id.
    pub id: String,
    /// Its values as written.
    pub values: Vec<String>,
    /// What each value means for the options, where it is tied to them; empty until that has been read.
    pub means: Vec<Option<Resolved<Expr>>>,
}

impl Scope {
    /// Options by full id, in the order of the file, with the ids of all parties and of all issues.
    pub fn new(parties: Vec<String>, options: Vec<String>, issues: Vec<IssueNames>) -> Self {
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

    /// Names that are given to something but are no ids: what they stand for is not known, and need not be missed.
    pub fn broken(&mut self, names: impl Iterator<Item = String>) {
        self.broken.extend(names);
    }

    /// Whether a name was meant for something whose own name has been reported as wrong.
    pub fn is_broken(&self, name: &str) -> bool {
        let party = name.split_once('.').map_or(name, |(party, _)| party);
        let like = look_alike(name).map(|(_, plain)| plain);
        let parts = [Some(name), Some(party), like.as_deref()];
        parts.into_iter().flatten().any(|part| self.broken.contains(part))
    }

    /// In the view of a party: these options exist, but it does not see them.
    pub fn hiding(self, from: &str, options: BTreeSet<String>) -> Self {
        Self { unseen: Some((from.to_owned(), options)), ..self }
    }

    /// Says what the values of an issue mean for the options.
    pub fn tie(&mut self, issue: usize, means: Vec<Option<Resolved<Expr>>>) {
        self.issues[issue].means = means;
    }

    /// Position of the issue of this id.
    pub fn issue(&self, id: &str) -> Option<usize> {
        self.issues.iter().position(|issue| issue.id == id)
    }

    /// Adds a definition, whose position is returned.
    pub fn define(&mut self, name: String, meaning: Meaning) -> usize {
        self.definition_ids.insert(name.clone(), self.definitions.len());
        self.definitions.push((name, meaning));
        self.definitions.len() - 1
    }

    /// Says what a definition stands for.
    pub fn settle(&mut self, definition: usize, meaning: Meaning) {
        self.definitions[definition].1 = meaning;
    }

    /// The definition of this name.
    pub fn definition(&self, name: &str) -> Option<usize> {
        self.definition_ids.get(name).copied()
    }

    /// The meaning of a formula about states, with everything that is wrong with its names (places relative to its text).
    /// A definition with errors of its own yields nothing and no further finding.
    pub fn resolve(&self, formula: &Formula, budget: &mut Budget, out: &mut Vec<Diagnostic>) -> Option<Resolved<Expr>> {
        self.checked(&States(self), formula, budget, out)
    }

    /// The meaning of a formula about packages; as [`Scope::resolve`].
    pub fn resolve_deal(
        &self,
        formula: &Formula,
        budget: &mut Budget,
        out: &mut Vec<Diagnostic>,
    ) -> Option<Resolved<Deal>> {
        self.checked(&Packages(self), formula, budget, out)
    }

    fn checked<A: Atoms>(
        &self,
        atoms: &A,
        formula: &Formula,
        budget: &mut Budget,
        out: &mut Vec<Diagnostic>,
    ) -> Option<Resolved<A::Meaning>> {
        let found = Resolver { atoms, budget, out }.meaning(formula)?;
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
        if let Some((letter, plain)) = look_alike(name) {
            let known = self.option_ids.contains_key(&plain) || self.definition(&plain).is_some();
            let found = codes::UNKNOWN_NAME.say(format!("nothing is called `{name}`")).at(span).label("unknown name");
            return if known { found.hint(format!("write `{plain}`: {letter}")) } else { found.hint(letter) };
        }
        if let Some((party, _)) = self.unseen.as_ref().filter(|(_, unseen)| unseen.contains(name)) {
            return codes::UNSEEN_IN_VIEW
                .say(format!("`{party}` does not see `{name}`, so its view can say nothing about it"))
                .at(span)
                .hint("drop the option from `unaware`, or leave it out here");
        }
        let found = |message: String| codes::UNKNOWN_NAME.say(message).at(span);
        if self.issue(name).is_some() {
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

    /// Positions of an issue and of its value; unknown ones are reported.
    fn value(&self, issue: &str, value: &str, span: Span) -> Result<(usize, usize), Box<Diagnostic>> {
        let Some(at) = self.issue(issue) else {
            let found = codes::UNKNOWN_ISSUE.say(format!("`{issue}` is not an issue of this case")).at(span);
            return Err(Box::new(match did_you_mean(issue, self.issues.iter().map(|i| i.id.as_str())) {
                Some(other) => found.hint(format!("did you mean `{other}`?")),
                None if self.issues.is_empty() => {
                    found.hint("the case has no `issues`; say it with options: `party.option` or `!party.option`")
                }
                None => found.hint(list("the issues:", self.issues.iter().map(|i| i.id.as_str()))),
            }));
        };
        let known = &self.issues[at].values;
        let Some(position) = known.iter().position(|v| v == value) else {
            let found = codes::UNKNOWN_VALUE.say(format!("`{issue}` has no value `{value}`")).at(span);
            return Err(Box::new(match did_you_mean(value, known.iter().map(String::as_str)) {
                Some(other) => found.hint(format!("did you mean `{}`?", super::print_atom(issue, true, other))),
                None => found.hint(list(&format!("the values of `{issue}`:"), known.iter().map(String::as_str))),
            }));
        };
        Ok((at, position))
    }
}

/// What names stand for in a statement about states.
struct States<'a>(&'a Scope);

impl Atoms for States<'_> {
    type Meaning = Expr;

    fn name(&self, name: &str, span: Span) -> Found<'_, Expr> {
        let scope = self.0;
        if let Some(option) = scope.option_ids.get(name) {
            return Ok(Some(Cow::Owned(Resolved::atom(Expr::Taken(*option)))));
        }
        match scope.definition(name).map(|at| &scope.definitions[at].1) {
            Some(Meaning::State(meaning)) => Ok(Some(Cow::Borrowed(meaning))),
            Some(Meaning::Broken) => Ok(None),
            Some(Meaning::Deal(_)) => Err(Box::new(
                codes::ISSUE_STATEMENT
                    .say(format!("`{name}` speaks of issues, and this is a statement about states"))
                    .at(span)
                    .hint("say it with options"),
            )),
            None if scope.is_broken(name) => Ok(None),
            None => Err(Box::new(scope.unknown(name, span))),
        }
    }

    /// A value tied to options says what they say.
    fn issue(&self, issue: &str, value: &str, span: Span) -> Found<'_, Expr> {
        let (at, position) = self.0.value(issue, value, span)?;
        match self.0.issues[at].means.get(position) {
            Some(Some(meaning)) => Ok(Some(Cow::Borrowed(meaning))),
            _ => Err(Box::new(
                codes::ISSUE_STATEMENT
                    .say(format!("`{}` says nothing about states", super::print_atom(issue, true, value)))
                    .at(span)
                    .hint("say it with options, or tie the value to them: `{is: a value, means: party.option}`"),
            )),
        }
    }
}

/// What names stand for in a statement about packages.
struct Packages<'a>(&'a Scope);

impl Atoms for Packages<'_> {
    type Meaning = Deal;

    fn name(&self, name: &str, span: Span) -> Found<'_, Deal> {
        let scope = self.0;
        let option = |what: &str| {
            codes::OPTION_IN_DEAL
                .say(format!("`{name}` {what}, and this is a statement about packages"))
                .at(span)
                .hint("write `issue = value`; a value may be tied to options: `{is: a value, means: party.option}`")
        };
        if scope.option_ids.contains_key(name) {
            return Err(Box::new(option("is an option")));
        }
        match scope.definition(name).map(|at| &scope.definitions[at].1) {
            Some(Meaning::Deal(meaning)) => Ok(Some(Cow::Borrowed(meaning))),
            Some(Meaning::Broken) => Ok(None),
            Some(Meaning::State(_)) => Err(Box::new(option("speaks of options"))),
            None if scope.is_broken(name) => Ok(None),
            None => Err(Box::new(scope.unknown(name, span))),
        }
    }

    fn issue(&self, issue: &str, value: &str, span: Span) -> Found<'_, Deal> {
        let (at, position) = self.0.value(issue, value, span)?;
        Ok(Some(Cow::Owned(Resolved::atom(Deal::Is(at, position)))))
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
