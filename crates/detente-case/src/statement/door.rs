//! Statements from outside a case file: filters on the command line, and expressions written back as text.

use super::{Budget, Formula, IssueNames, Kind, Meaning, Resolved, Scope, parse, print};
use crate::{Case, Deal, Expr};
use detente_source::{Diagnostic, Diagnostics, Span};

/// Reads a statement about a case, such as a filter given on the command line. Places are relative to `text`.
///
/// # Errors
/// Everything that is wrong with the statement.
///
/// ```
/// use detente_case::{parse, parse_statement_for};
/// let source = detente_source::SourceText::new("case.yaml", detente_case::template("talks", "Talks"));
/// let case = parse(&source).case.unwrap();
/// let first = &case.options[0].full_id;
/// assert!(parse_statement_for(&case, &format!("!{first}")).unwrap().holds(0));
/// assert!(parse_statement_for(&case, "nobody.nothing").is_err());
/// ```
pub fn parse_statement_for(case: &Case, text: &str) -> Result<Expr, Diagnostics> {
    let formula = parse(text).map_err(gather)?;
    let mut found = Vec::new();
    let meaning = scope_of(case).resolve(&formula, &mut Budget::default(), &mut found);
    match meaning {
        Some(meaning) if found.is_empty() => Ok(meaning.expr),
        _ => Err(gather(found)),
    }
}

/// Reads a statement about the packages of a case. Places are relative to `text`.
///
/// # Errors
/// Everything that is wrong with the statement.
///
/// ```
/// use detente_case::{parse, parse_deal_for};
/// let text = "{detente: 1, id: a, issues: {pay: {values: [low, high]}}, parties: {p: {worth: {pay: [0, 1]}}}}";
/// let case = parse(&detente_source::SourceText::new("case.yaml", text)).case.unwrap();
/// assert!(parse_deal_for(&case, "pay != low").unwrap().holds(&[1]));
/// ```
pub fn parse_deal_for(case: &Case, text: &str) -> Result<Deal, Diagnostics> {
    let formula = parse(text).map_err(gather)?;
    let mut found = Vec::new();
    let meaning = scope_of(case).resolve_deal(&formula, &mut Budget::default(), &mut found);
    match meaning {
        Some(meaning) if found.is_empty() => Ok(meaning.expr),
        _ => Err(gather(found)),
    }
}

fn gather(found: Vec<Diagnostic>) -> Diagnostics {
    let mut out = Diagnostics::new();
    out.extend(found);
    out
}

/// What names in a statement about a case stand for.
pub(crate) fn scope_of(case: &Case) -> Scope {
    let parties = case.parties.iter().map(|p| p.id.value.clone()).collect();
    let options = case.options.iter().map(|o| o.full_id.clone()).collect();
    let issues = case.negotiation.iter().flat_map(|n| &n.issues).map(|issue| IssueNames {
        id: issue.id.value.clone(),
        values: issue.values.iter().map(|v| v.label.value.clone()).collect(),
        means: issue.values.iter().map(|v| v.means.as_ref().map(|m| Resolved::of(m.expr.clone()))).collect(),
    });
    let mut scope = Scope::new(parties, options, issues.collect());
    for definition in &case.definitions {
        let meaning = Resolved::of(definition.statement.expr.clone());
        scope.define(definition.name.value.clone(), Meaning::State(meaning));
    }
    for definition in case.negotiation.iter().flat_map(|n| &n.definitions) {
        let meaning = Resolved::of_deal(definition.statement.deal.clone());
        scope.define(definition.name.value.clone(), Meaning::Deal(meaning));
    }
    scope
}

/// Writes an expression as a statement about a case, in the canonical form.
///
/// ```
/// use detente_case::{Expr, OptionId, parse, write_statement};
/// let source = detente_source::SourceText::new("case.yaml", detente_case::template("talks", "Talks"));
/// let case = parse(&source).case.unwrap();
/// let quiet = Expr::Not(Box::new(Expr::Taken(OptionId(0))));
/// assert_eq!(write_statement(&case, &quiet), format!("!{}", case.options[0].full_id));
/// ```
pub fn write_statement(case: &Case, expr: &Expr) -> String {
    print(&formula(case, expr))
}

fn formula(case: &Case, expr: &Expr) -> Formula {
    let at = Span::default();
    match expr {
        Expr::Const(value) => Formula::new(Kind::Const(*value), at),
        Expr::Taken(option) => Formula::new(Kind::Name(case.option(*option).full_id.clone()), at),
        Expr::Not(a) => formula(case, a).not(at),
        Expr::And(a, b) => formula(case, a).and(formula(case, b)),
        Expr::Or(a, b) => formula(case, a).or(formula(case, b)),
        Expr::Implies(a, b) => formula(case, a).implies(formula(case, b)),
        Expr::Iff(a, b) => formula(case, a).iff(formula(case, b)),
    }
}
