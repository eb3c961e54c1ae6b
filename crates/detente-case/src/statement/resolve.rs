//! From a formula to its meaning: what the names stand for is put in, within limits.

use super::{Formula, Kind};
use crate::{Deal, Expr, codes};
use detente_source::{Diagnostic, Span};
use std::borrow::Cow;

/// How many operators and names all statements of a case may hold once definitions are replaced.
const MAX_SIZE: usize = 1_000_000;

/// A Boolean expression of either kind: about states or about packages.
pub(crate) trait Boolean: Sized {
    fn constant(value: bool) -> Self;
    fn not(a: Box<Self>) -> Self;
    fn and(a: Box<Self>, b: Box<Self>) -> Self;
    fn or(a: Box<Self>, b: Box<Self>) -> Self;
    fn implies(a: Box<Self>, b: Box<Self>) -> Self;
    fn iff(a: Box<Self>, b: Box<Self>) -> Self;
}

macro_rules! boolean {
    ($($kind:ident)*) => {$(
        impl Boolean for $kind {
            fn constant(value: bool) -> Self {
                Self::Const(value)
            }
            fn not(a: Box<Self>) -> Self {
                Self::Not(a)
            }
            fn and(a: Box<Self>, b: Box<Self>) -> Self {
                Self::And(a, b)
            }
            fn or(a: Box<Self>, b: Box<Self>) -> Self {
                Self::Or(a, b)
            }
            fn implies(a: Box<Self>, b: Box<Self>) -> Self {
                Self::Implies(a, b)
            }
            fn iff(a: Box<Self>, b: Box<Self>) -> Self {
                Self::Iff(a, b)
            }
        }
    )*};
}
boolean!(Expr Deal);

/// What the names in a formula stand for; nothing where a definition has errors that have been reported.
pub(super) trait Atoms {
    type Meaning: Boolean + Clone;

    fn name(&self, name: &str, span: Span) -> Found<'_, Self::Meaning>;
    fn issue(&self, issue: &str, value: &str, span: Span) -> Found<'_, Self::Meaning>;
}

/// What a name stands for, not yet copied.
pub(super) type Found<'a, E> = Result<Option<Cow<'a, Resolved<E>>>, Box<Diagnostic>>;

/// An expression and its measures.
#[derive(Clone, Debug)]
pub(crate) struct Resolved<E> {
    pub expr: E,
    size: usize,
    pub(super) depth: usize,
}

impl<E> Resolved<E> {
    /// How many names and operators it holds.
    pub fn size(&self) -> usize {
        self.size
    }

    /// An expression of one name.
    pub fn atom(expr: E) -> Self {
        Self { expr, size: 1, depth: 1 }
    }
}

impl Resolved<Expr> {
    /// Measures an expression.
    pub fn of(expr: Expr) -> Self {
        fn measure(expr: &Expr) -> (usize, usize) {
            match expr {
                Expr::Const(_) | Expr::Taken(_) => (1, 1),
                Expr::Not(a) => more(measure(a), (0, 0)),
                Expr::And(a, b) | Expr::Or(a, b) | Expr::Implies(a, b) | Expr::Iff(a, b) => {
                    more(measure(a), measure(b))
                }
            }
        }
        let (size, depth) = measure(&expr);
        Self { expr, size, depth }
    }
}

impl Resolved<Deal> {
    /// Measures an expression.
    pub fn of_deal(expr: Deal) -> Self {
        fn measure(expr: &Deal) -> (usize, usize) {
            match expr {
                Deal::Const(_) | Deal::Is(..) => (1, 1),
                Deal::Not(a) => more(measure(a), (0, 0)),
                Deal::And(a, b) | Deal::Or(a, b) | Deal::Implies(a, b) | Deal::Iff(a, b) => {
                    more(measure(a), measure(b))
                }
            }
        }
        let (size, depth) = measure(&expr);
        Self { expr, size, depth }
    }
}

/// Size and depth of an operator over two expressions of these sizes and depths.
fn more(a: (usize, usize), b: (usize, usize)) -> (usize, usize) {
    (a.0 + b.0 + 1, a.1.max(b.1) + 1)
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

pub(super) struct Resolver<'a, A> {
    pub atoms: &'a A,
    pub budget: &'a mut Budget,
    pub out: &'a mut Vec<Diagnostic>,
}

type Join<E> = fn(Box<E>, Box<E>) -> E;

impl<A: Atoms> Resolver<'_, A> {
    pub fn meaning(&mut self, formula: &Formula) -> Option<Resolved<A::Meaning>> {
        match &formula.kind {
            Kind::Const(value) => {
                self.pay(1, formula.span)?;
                Some(Resolved::atom(A::Meaning::constant(*value)))
            }
            Kind::Name(name) => {
                let found = self.atoms.name(name, formula.span);
                self.atom(found, formula.span)
            }
            Kind::Issue { issue, equal, value } => {
                let found = self.atoms.issue(issue, value, formula.span);
                let found = self.atom(found, formula.span)?;
                if *equal {
                    return Some(found);
                }
                self.negated(found, formula.span)
            }
            Kind::Not(a) => {
                let a = self.meaning(a)?;
                self.negated(a, formula.span)
            }
            Kind::And(parts) => self.chain(parts, A::Meaning::and, formula.span),
            Kind::Or(parts) => self.chain(parts, A::Meaning::or, formula.span),
            Kind::Implies(a, b) => {
                let (a, b) = (self.meaning(a), self.meaning(b));
                self.both(a?, b?, A::Meaning::implies, formula.span)
            }
            Kind::Iff(a, b) => {
                let (a, b) = (self.meaning(a), self.meaning(b));
                self.both(a?, b?, A::Meaning::iff, formula.span)
            }
        }
    }

    fn negated(&mut self, a: Resolved<A::Meaning>, span: Span) -> Option<Resolved<A::Meaning>> {
        self.pay(1, span)?;
        Some(Resolved { expr: A::Meaning::not(Box::new(a.expr)), size: a.size + 1, depth: a.depth + 1 })
    }

    /// A chain becomes a balanced tree: deep trees would overflow the stack of whoever walks them.
    fn chain(&mut self, parts: &[Formula], join: Join<A::Meaning>, span: Span) -> Option<Resolved<A::Meaning>> {
        if let [one] = parts {
            return self.meaning(one);
        }
        let (left, right) = parts.split_at(parts.len().div_ceil(2));
        let (left, right) = (self.chain(left, join, span), self.chain(right, join, span));
        self.both(left?, right?, join, span)
    }

    fn both(
        &mut self,
        a: Resolved<A::Meaning>,
        b: Resolved<A::Meaning>,
        join: Join<A::Meaning>,
        span: Span,
    ) -> Option<Resolved<A::Meaning>> {
        self.pay(1, span)?;
        let (size, depth) = (a.size + b.size + 1, a.depth.max(b.depth) + 1);
        Some(Resolved { expr: join(Box::new(a.expr), Box::new(b.expr)), size, depth })
    }

    fn atom(&mut self, found: Found<'_, A::Meaning>, span: Span) -> Option<Resolved<A::Meaning>> {
        match found {
            Ok(meaning) => {
                let meaning = meaning?;
                self.pay(meaning.size, span)?;
                Some(meaning.into_owned())
            }
            Err(found) => {
                self.out.push(*found);
                None
            }
        }
    }

    fn pay(&mut self, size: usize, span: Span) -> Option<()> {
        self.budget.pay(size, span, self.out)
    }
}
