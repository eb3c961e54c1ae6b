//! Statements in words: `a.x -> b.y` as "A would x only if B would y". A part that has a name of its own is called by
//! it.

use crate::lower_first;
use crate::page::Line;
use crate::page::english::spaced;
use crate::wording::place::place;
use detente_case::{Case, Expr};

/// A statement as a clause. Parts that could be misread stand in parentheses.
pub(crate) fn in_words(case: &Case, expr: &Expr) -> Line {
    let teller = Teller { case, names: case.definitions.len() };
    // A statement that is nothing but a name is spelt out as well.
    let position = case.definitions.iter().position(|d| d.statement.expr == *expr);
    match position.filter(|_| teller.name(expr).is_some()) {
        Some(i) => teller.clause(expr).text(": ").line(Teller { case, names: i }.clause(expr)),
        None => teller.clause(expr).capital(),
    }
}

/// A statement as part of a sentence that quotes it: by its bare name where it has one.
pub(crate) fn quoted(case: &Case, expr: &Expr) -> String {
    let teller = Teller { case, names: case.definitions.len() };
    match teller.named(expr) {
        Some(name) => spaced(name),
        None => teller.clause(expr).plain(),
    }
}

/// What the definition at a position stands for; only names defined before it occur in it.
pub(crate) fn defined_in_words(case: &Case, position: usize) -> Line {
    Teller { case, names: position }.clause(&case.definitions[position].statement.expr).capital()
}

struct Teller<'a> {
    case: &'a Case,
    /// How many of the definitions may be used as names.
    names: usize,
}

impl Teller<'_> {
    fn clause(&self, expr: &Expr) -> Line {
        if let Some(name) = self.name(expr) {
            return name;
        }
        match expr {
            Expr::Const(true) => "anything (the statement always holds)".into(),
            Expr::Const(false) => "nothing (the statement never holds)".into(),
            Expr::Taken(k) => {
                let option = self.case.option(*k);
                Line::new().case(&self.case.party(option.owner).name).text(" would ").case(lower_first(&option.does))
            }
            Expr::Not(inner) => self.negated(inner),
            Expr::And(..) | Expr::Or(..) => {
                let word = if matches!(expr, Expr::And(..)) { "and" } else { "or" };
                self.several(&self.flat(expr, expr), word)
            }
            Expr::Implies(a, b) => self.part(a).text(" only if ").line(self.part(b)),
            Expr::Iff(a, b) => self.part(a).text(" if and only if ").line(self.part(b)),
        }
    }

    /// The name of just this, if the case has one that is more than an option.
    fn named(&self, expr: &Expr) -> Option<&str> {
        if matches!(expr, Expr::Taken(_) | Expr::Const(_)) {
            return None;
        }
        let found = self.case.definitions[..self.names].iter().find(|d| d.statement.expr == *expr)?;
        Some(&found.name.value)
    }

    /// A link to its definition.
    fn name(&self, expr: &Expr) -> Option<Line> {
        let name = self.named(expr)?;
        Some(Line::new().link(place("define", name), format!("“{}”", spaced(name))))
    }

    fn negated(&self, inner: &Expr) -> Line {
        if let Some(name) = self.name(inner) {
            return Line::from("not ").line(name);
        }
        let listed = |parts: Vec<&Expr>| Line::new().list(parts.into_iter().map(|e| self.part(e)), "; ", "; ");
        match inner {
            Expr::Const(value) => self.clause(&Expr::Const(!value)),
            Expr::Taken(k) => {
                let option = self.case.option(*k);
                Line::new()
                    .case(&self.case.party(option.owner).name)
                    .text(" would not ")
                    .case(lower_first(&option.does))
            }
            Expr::Not(twice) => self.clause(twice),
            Expr::And(..) => {
                let parts = self.flat(inner, inner);
                let which = if parts.len() == 2 { "not both of these: " } else { "not all of these: " };
                Line::from(which).line(listed(parts))
            }
            Expr::Or(..) => Line::from("none of these: ").line(listed(self.flat(inner, inner))),
            Expr::Implies(a, b) => self.several(&[a, &Expr::Not(b.clone())], "and"),
            Expr::Iff(a, b) => Line::from("just one of these: ").line(listed(vec![a, b])),
        }
    }

    /// A clause within another one.
    fn part(&self, expr: &Expr) -> Line {
        let simple = match expr {
            Expr::Const(_) | Expr::Taken(_) => true,
            Expr::Not(inner) => matches!(**inner, Expr::Taken(_)) || self.name(inner).is_some(),
            _ => false,
        };
        let clause = self.clause(expr);
        if simple || self.name(expr).is_some() { clause } else { Line::from("(").line(clause).text(")") }
    }

    /// Clauses joined; neighbours of one party share their subject.
    fn several(&self, parts: &[&Expr], conjunction: &str) -> Line {
        let mut clauses: Vec<Line> = Vec::new();
        let mut subject = None;
        for expr in parts {
            let (option, not) = match expr {
                Expr::Taken(k) => (Some(self.case.option(*k)), ""),
                Expr::Not(inner) => match **inner {
                    Expr::Taken(k) => (Some(self.case.option(k)), "not "),
                    _ => (None, ""),
                },
                _ => (None, ""),
            };
            let owner = option.map(|o| o.owner);
            match (option, clauses.pop()) {
                (Some(o), Some(last)) if owner == subject => {
                    clauses.push(last.text(format!(" {conjunction} {not}")).case(lower_first(&o.does)));
                }
                (Some(o), last) => {
                    clauses.extend(last);
                    let name = &self.case.party(o.owner).name;
                    clauses.push(Line::new().case(name).text(format!(" would {not}")).case(lower_first(&o.does)));
                }
                (None, last) => {
                    clauses.extend(last);
                    clauses.push(self.part(expr));
                }
            }
            subject = owner;
        }
        Line::new().list(clauses, ", ", &format!(" {conjunction} "))
    }

    /// The operands of a chain of the connective of `top`; what has a name stays whole.
    fn flat<'e>(&self, expr: &'e Expr, top: &Expr) -> Vec<&'e Expr> {
        if !std::ptr::eq(expr, top) && self.name(expr).is_some() {
            return vec![expr];
        }
        match (expr, top) {
            (Expr::And(a, b), Expr::And(..)) | (Expr::Or(a, b), Expr::Or(..)) => {
                let mut parts = self.flat(a, top);
                parts.extend(self.flat(b, top));
                parts
            }
            _ => vec![expr],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use detente_case::{Preferences, parse};
    use detente_source::SourceText;

    #[test]
    fn statements_read_as_clauses() {
        let head = "
detente: 1
id: words
define: {summit: a.offer & b.receive, deal: summit & b.pay}
parties:
  b: {name: Boria, assumption: true, options: {receive: Receive the guest, pay: Pay}, prefers: [b.pay]}
  a:
    name: Alba
    assumption: true
    options: {offer: Offer a visit, press: Press its case}
    prefers:
";
        let told = |statement: &str| {
            let case = parse(&SourceText::new("case.yaml", format!("{head}      - '{statement}'\n"))).case.unwrap();
            let Preferences::Prioritized(wants) = &case.parties[1].preferences else { unreachable!() };
            in_words(&case, &wants[0].statement.expr).plain()
        };
        assert_eq!(told("!a.press"), "Alba would not press its case");
        assert_eq!(
            told("a.press & !a.offer & b.pay"),
            "Alba would press its case and not offer a visit and Boria would pay"
        );
        assert_eq!(told("summit -> b.pay"), "“summit” only if Boria would pay");
        assert_eq!(told("!(summit & a.press)"), "Not both of these: “summit”; Alba would press its case");
        assert_eq!(
            told("b.pay <-> (a.offer | !summit)"),
            "Boria would pay if and only if (Alba would offer a visit or not “summit”)"
        );
        assert_eq!(told("!(a.offer | b.pay)"), "None of these: Alba would offer a visit; Boria would pay");
        assert_eq!(told("summit"), "“summit”: Alba would offer a visit and Boria would receive the guest");
        assert_eq!(told("deal"), "“deal”: “summit” and Boria would pay");
        assert_eq!(told("!(a.press -> b.pay)"), "Alba would press its case and Boria would not pay");
    }
}
