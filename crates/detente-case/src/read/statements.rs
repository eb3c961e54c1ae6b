//! Statements in the file: their places, their meaning, and the definitions that they use.

use super::context::Reader;
use super::scalars::is_id;
use crate::statement::{Formula, Kind, Meaning, Resolved, parse};
use crate::yaml::{Node, ScalarStyle, Value};
use crate::{Deal, DealDefinition, DealStatement, Definition, Expr, Statement, codes};
use detente_source::{Diagnostic, Span, Spanned};

impl Reader<'_> {
    /// Reads a statement; what is wrong with it is reported at its place in the file.
    pub fn statement(&mut self, node: &Node) -> Option<Statement> {
        let text = node.text().filter(|_| !node.is_empty() && !self.out.is_full())?;
        let formula = self.formula(node, text)?;
        let meaning = self.meaning(node, &formula)?;
        Some(statement(node, text, meaning.expr))
    }

    /// Reads a statement about packages; what is wrong with it is reported at its place in the file.
    pub fn deal(&mut self, node: &Node) -> Option<DealStatement> {
        let text = node.text().filter(|_| !node.is_empty() && !self.out.is_full())?;
        let formula = self.formula(node, text)?;
        Some(deal_statement(node, text, self.deal_meaning(node, &formula)?.expr))
    }

    /// Reads all definitions, in any order; the file's order is kept.
    pub fn definitions(&mut self, section: &[(Node, Node)]) -> Vec<Definition> {
        let mut read: Vec<(&Node, &Node, Option<Formula>)> = Vec::new();
        for (key, value) in section {
            let name = key.text().unwrap_or_default();
            let formula = match value.text() {
                Some(text) if !value.is_empty() => self.formula(value, text),
                _ => None,
            };
            self.scope.define(name.to_owned(), Meaning::Broken);
            read.push((key, value, formula));
        }
        let formulas: Vec<Option<&Formula>> = read.iter().map(|(_, _, f)| f.as_ref()).collect();
        let uses: Vec<Vec<usize>> = formulas.iter().map(|f| f.map(|f| self.uses(f)).unwrap_or_default()).collect();
        let (order, cycles) = order(&uses);
        for cycle in &cycles {
            self.report_cycle(cycle, &read);
        }
        let mut meanings: Vec<Meaning> = vec![Meaning::Broken; read.len()];
        let mut of_issues = vec![false; read.len()];
        for at in order {
            if let (value, Some(formula)) = (read[at].1, &read[at].2) {
                of_issues[at] = formula.names_issues() || uses[at].iter().any(|other| of_issues[*other]);
                meanings[at] = if of_issues[at] {
                    self.deal_meaning(value, formula).map_or(Meaning::Broken, Meaning::Deal)
                } else {
                    self.meaning(value, formula).map_or(Meaning::Broken, Meaning::State)
                };
                self.scope.settle(at, meanings[at].clone());
            }
        }
        let mut sound = Vec::new();
        for ((key, value, _), meaning) in read.iter().zip(meanings) {
            let (Some(name), Some(text)) = (key.text().filter(|name| is_id(name)), value.text()) else { continue };
            let name = Spanned::new(name.to_owned(), key.span);
            match meaning {
                Meaning::Broken => {}
                Meaning::State(found) => {
                    sound.push(Definition { name, statement: statement(value, text, found.expr) });
                }
                Meaning::Deal(found) => {
                    let statement = deal_statement(value, text, found.expr);
                    self.deals.push(DealDefinition { name, statement });
                }
            }
        }
        sound
    }

    pub(super) fn formula(&mut self, node: &Node, text: &str) -> Option<Formula> {
        match parse(text) {
            Ok(formula) => Some(formula),
            Err(found) => {
                self.place(node, found);
                None
            }
        }
    }

    fn meaning(&mut self, node: &Node, formula: &Formula) -> Option<Resolved<Expr>> {
        let mut found = Vec::new();
        let meaning = self.scope.resolve(formula, &mut self.budget, &mut found);
        let sound = found.is_empty();
        self.place(node, found);
        meaning.filter(|_| sound)
    }

    fn deal_meaning(&mut self, node: &Node, formula: &Formula) -> Option<Resolved<Deal>> {
        let mut found = Vec::new();
        let meaning = self.scope.resolve_deal(formula, &mut self.budget, &mut found);
        let sound = found.is_empty();
        self.place(node, found);
        meaning.filter(|_| sound)
    }

    /// Moves findings from places in a statement to places in the file.
    pub(super) fn place(&mut self, node: &Node, found: Vec<Diagnostic>) {
        let start = text_start(self.source.slice(node.span), node).map(|offset| node.span.start + offset);
        for mut finding in found {
            finding.span = Some(match (start, finding.span) {
                (Some(start), Some(at)) => Span::new(start + at.start, start + at.end),
                _ => node.span,
            });
            self.report(finding);
        }
    }

    /// Definitions named in a formula.
    fn uses(&self, formula: &Formula) -> Vec<usize> {
        let mut found = Vec::new();
        let mut open = vec![formula];
        while let Some(part) = open.pop() {
            match &part.kind {
                Kind::Name(name) => found.extend(self.scope.definition(name)),
                Kind::Not(a) => open.push(a),
                Kind::And(parts) | Kind::Or(parts) => open.extend(parts),
                Kind::Implies(a, b) | Kind::Iff(a, b) => open.extend([a.as_ref(), b.as_ref()]),
                Kind::Const(_) | Kind::Issue { .. } => {}
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn report_cycle(&mut self, cycle: &[usize], read: &[(&Node, &Node, Option<Formula>)]) {
        let name = |at: usize| read[at].0.text().unwrap_or_default();
        let round = cycle.iter().chain(cycle.first()).map(|at| name(*at)).collect::<Vec<_>>();
        // A circle of thousands is shown by its beginning.
        let shown = match round.len() {
            0..=12 => round.join(" -> "),
            n => format!("{} -> ... ({} more) -> {}", round[..6].join(" -> "), n - 7, round[0]),
        };
        let mut found = codes::CYCLIC_DEFINITION
            .say(format!("`{}` is defined by itself: {shown}", name(cycle[0])))
            .at(read[cycle[0]].1.span)
            .hint("write out one of these definitions with options");
        for at in cycle.iter().skip(1).take(5) {
            found = found.related(read[*at].1.span, format!("`{}` is defined here", name(*at)));
        }
        self.report(found);
    }
}

fn statement(node: &Node, text: &str, expr: Expr) -> Statement {
    Statement { text: folded(text), span: node.span, expr }
}

fn deal_statement(node: &Node, text: &str, deal: Deal) -> DealStatement {
    DealStatement { text: folded(text), span: node.span, deal }
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where in the written scalar its text starts, if it is written as it reads: on one line and without escapes.
fn text_start(written: &str, node: &Node) -> Option<usize> {
    let Value::Scalar(text, style) = &node.value else { return None };
    let start = match style {
        ScalarStyle::Plain => 0,
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => 1,
        ScalarStyle::Literal | ScalarStyle::Folded => return None,
    };
    (written.get(start..start + text.len()) == Some(text)).then_some(start)
}

/// How many circles are looked at; the definitions left are as good as wrong.
const MAX_CIRCLES: usize = 1000;

/// An order in which everything comes after what it uses, and the circles that cannot be ordered. Iterative, since a
/// chain of definitions may be as long as the file.
fn order(uses: &[Vec<usize>]) -> (Vec<usize>, Vec<Vec<usize>>) {
    #[derive(Clone, Copy, PartialEq)]
    enum Seen {
        No,
        Open,
        Done,
    }
    let mut seen = vec![Seen::No; uses.len()];
    let mut broken = vec![false; uses.len()];
    let (mut sorted, mut cycles, mut circles) = (Vec::new(), Vec::new(), 0);
    for root in 0..uses.len() {
        if seen[root] != Seen::No {
            continue;
        }
        seen[root] = Seen::Open;
        let mut path = vec![(root, 0)];
        while let Some((at, next)) = path.last_mut() {
            let (here, child) = (*at, uses[*at].get(*next).copied());
            *next += 1;
            match child {
                Some(child) if seen[child] == Seen::No => {
                    seen[child] = Seen::Open;
                    path.push((child, 0));
                }
                Some(child) if seen[child] == Seen::Open => {
                    circles += 1;
                    if circles > MAX_CIRCLES {
                        return (sorted, cycles);
                    }
                    let start = path.iter().position(|(p, _)| *p == child).unwrap_or_default();
                    let cycle: Vec<usize> = path[start..].iter().map(|(p, _)| *p).collect();
                    // Circles that share a definition are shown once: undoing the first may undo the others.
                    if !cycle.iter().any(|p| broken[*p]) {
                        cycles.push(cycle.clone());
                    }
                    cycle.iter().for_each(|p| broken[*p] = true);
                }
                Some(_) => {}
                None => {
                    seen[here] = Seen::Done;
                    path.pop();
                    if !broken[here] {
                        sorted.push(here);
                    }
                }
            }
        }
    }
    (sorted, cycles)
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn users_come_after_what_they_use() {
        assert_eq!(order(&[vec![1, 2], vec![2], vec![]]), (vec![2, 1, 0], vec![]));
        assert_eq!(order(&[vec![1], vec![2], vec![1], vec![]]), (vec![0, 3], vec![vec![1, 2]]));
        assert_eq!(order(&[vec![0]]), (vec![], vec![vec![0]]));
        let long: Vec<Vec<usize>> = (0..100_000).map(|i| if i < 99_999 { vec![i + 1] } else { vec![] }).collect();
        assert_eq!(order(&long).0.len(), 100_000);
    }
}
