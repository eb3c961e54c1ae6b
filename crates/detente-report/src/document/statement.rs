//! Statements in words: `a.x -> b.y` as "A would x only if B would y".

use crate::{joined, lower_first};
use detente_case::{Case, Expr};

/// A statement as a clause. Parts that could be misread stand in parentheses.
pub(crate) fn in_words(case: &Case, expr: &Expr) -> String {
    clause(case, expr)
}

fn clause(case: &Case, expr: &Expr) -> String {
    match expr {
        Expr::Const(true) => "anything (the statement always holds)".to_owned(),
        Expr::Const(false) => "nothing (the statement never holds)".to_owned(),
        Expr::Taken(k) => {
            let option = case.option(*k);
            format!("{} would {}", case.party(option.owner).name, lower_first(&option.does))
        }
        Expr::Not(inner) => negated(case, inner),
        Expr::And(..) => several(case, &flat(expr, &|e| matches!(e, Expr::And(..))), "and"),
        Expr::Or(..) => several(case, &flat(expr, &|e| matches!(e, Expr::Or(..))), "or"),
        Expr::Implies(a, b) => format!("{} only if {}", part(case, a), part(case, b)),
        Expr::Iff(a, b) => format!("{} if and only if {}", part(case, a), part(case, b)),
    }
}

fn negated(case: &Case, inner: &Expr) -> String {
    let listed = |parts: Vec<&Expr>| {
        let parts: Vec<String> = parts.into_iter().map(|e| part(case, e)).collect();
        parts.join("; ")
    };
    match inner {
        Expr::Const(value) => clause(case, &Expr::Const(!value)),
        Expr::Taken(k) => {
            let option = case.option(*k);
            format!("{} would not {}", case.party(option.owner).name, lower_first(&option.does))
        }
        Expr::Not(twice) => clause(case, twice),
        Expr::And(..) => {
            let parts = flat(inner, &|e| matches!(e, Expr::And(..)));
            let which = if parts.len() == 2 { "not both of these" } else { "not all of these" };
            format!("{which}: {}", listed(parts))
        }
        Expr::Or(..) => format!("none of these: {}", listed(flat(inner, &|e| matches!(e, Expr::Or(..))))),
        Expr::Implies(a, b) => several(case, &[a, &Expr::Not(b.clone())], "and"),
        Expr::Iff(a, b) => format!("just one of these: {}", listed(vec![a, b])),
    }
}

/// A clause within another one.
fn part(case: &Case, expr: &Expr) -> String {
    let simple = match expr {
        Expr::Const(_) | Expr::Taken(_) => true,
        Expr::Not(inner) => matches!(**inner, Expr::Taken(_)),
        _ => false,
    };
    if simple { clause(case, expr) } else { format!("({})", clause(case, expr)) }
}

/// Clauses joined; neighbours of one party share their subject.
fn several(case: &Case, parts: &[&Expr], conjunction: &str) -> String {
    let mut clauses: Vec<String> = Vec::new();
    let mut subject = None;
    for expr in parts {
        let (owner, words) = match expr {
            Expr::Taken(k) => (Some(case.option(*k).owner), lower_first(&case.option(*k).does)),
            Expr::Not(inner) => match **inner {
                Expr::Taken(k) => (Some(case.option(k).owner), format!("not {}", lower_first(&case.option(k).does))),
                _ => (None, String::new()),
            },
            _ => (None, String::new()),
        };
        match (owner, clauses.last_mut()) {
            (Some(_), Some(last)) if owner == subject => {
                last.push_str(&format!(" {conjunction} {words}"));
            }
            (Some(party), _) => clauses.push(format!("{} would {words}", case.party(party).name)),
            (None, _) => clauses.push(part(case, expr)),
        }
        subject = owner;
    }
    joined(&clauses, conjunction)
}

/// The operands of a chain of the same connective.
fn flat<'e>(expr: &'e Expr, same: &dyn Fn(&Expr) -> bool) -> Vec<&'e Expr> {
    match expr {
        Expr::And(a, b) | Expr::Or(a, b) if same(expr) => {
            let mut parts = flat(a, same);
            parts.extend(flat(b, same));
            parts
        }
        _ => vec![expr],
    }
}
