//! Which states can be: the feasibility rules as one binary decision diagram.
//!
//! The diagram counts feasible states exactly and lists them in ascending order without ever touching an infeasible
//! one, so a case of 60 options whose rules leave a thousand states costs a thousand steps, not 2^60. It also answers
//! whether a statement ever, or always, holds.

use biodivine_lib_bdd::{Bdd, BddPointer, BddVariable, BddVariableSet, op_function};
use detente_case::Expr;
use std::ops::ControlFlow;

/// Diagrams beyond this many nodes are given up: a rule set that needs more is not one that people wrote.
const MAX_NODES: usize = 4_000_000;

/// The feasible states of a case in option form.
#[derive(Clone, Debug)]
pub struct Feasibility {
    variables: BddVariableSet,
    options: u8,
    states: Bdd,
}

impl Feasibility {
    /// From the number of options (at most 64) and the rules, each holding in the states that cannot be.
    /// `None` when the rules are too entangled to be represented.
    ///
    /// ```
    /// use detente_case::{Expr, OptionId};
    /// use detente_graph::Feasibility;
    /// // Two options that exclude one another.
    /// let both = Expr::And(Box::new(Expr::Taken(OptionId(0))), Box::new(Expr::Taken(OptionId(1))));
    /// let feasible = Feasibility::new(2, [&both]).unwrap();
    /// assert_eq!(feasible.count(), 3);
    /// assert_eq!(feasible.list(), [0b00, 0b01, 0b10]);
    /// ```
    pub fn new<'r>(options: u8, infeasible: impl IntoIterator<Item = &'r Expr>) -> Option<Self> {
        let variables = BddVariableSet::new_anonymous(u16::from(options));
        let mut this = Self { states: variables.mk_true(), variables, options };
        for rule in infeasible {
            let rule = this.diagram(rule)?;
            this.states = Bdd::binary_op_with_limit(MAX_NODES, &this.states, &rule, op_function::and_not)?;
        }
        Some(this)
    }

    /// How many feasible states there are, merged states counted singly.
    pub fn count(&self) -> u128 {
        self.count_of(&self.states)
    }

    /// How many feasible states satisfy a statement; `None` when that is too entangled to say.
    pub fn count_where(&self, statement: &Expr) -> Option<u128> {
        let statement = self.diagram(statement)?;
        let both = Bdd::binary_op_with_limit(MAX_NODES, &self.states, &statement, op_function::and)?;
        Some(self.count_of(&both))
    }

    /// All feasible states, ascending. The caller has made sure that they fit.
    pub fn list(&self) -> Vec<u64> {
        let mut states = Vec::with_capacity(self.count() as usize);
        let _ = self.visit(self.states.root_pointer(), 0, 0, &mut |first, count| {
            states.extend(first..=first + (count - 1));
            ControlFlow::Continue(())
        });
        states
    }

    /// The variable of an option: the last option comes first, so that walking the diagram low branch first meets the
    /// states in ascending order.
    fn variable(&self, option: u8) -> BddVariable {
        BddVariable::from_index(usize::from(self.options - 1 - option))
    }

    fn diagram(&self, expr: &Expr) -> Option<Bdd> {
        let pair = |a: &Expr, b: &Expr, op: fn(Option<bool>, Option<bool>) -> Option<bool>| {
            Bdd::binary_op_with_limit(MAX_NODES, &self.diagram(a)?, &self.diagram(b)?, op)
        };
        match expr {
            Expr::Const(true) => Some(self.variables.mk_true()),
            Expr::Const(false) => Some(self.variables.mk_false()),
            Expr::Taken(option) => Some(self.variables.mk_var(self.variable(option.0))),
            Expr::Not(a) => Some(self.diagram(a)?.not()),
            Expr::And(a, b) => pair(a, b, op_function::and),
            Expr::Or(a, b) => pair(a, b, op_function::or),
            Expr::Implies(a, b) => pair(a, b, op_function::imp),
            Expr::Iff(a, b) => pair(a, b, op_function::iff),
        }
    }

    fn count_of(&self, bdd: &Bdd) -> u128 {
        // Children stand before their parents, so one pass in order sees every child first. A node at level v (its
        // variable) counts the assignments of the variables from v on.
        let level = |p: BddPointer| {
            if p.is_terminal() { u32::from(self.options) } else { bdd.var_of(p).to_index() as u32 }
        };
        let mut counts: Vec<u128> = Vec::with_capacity(bdd.size());
        for pointer in bdd.pointers() {
            counts.push(match pointer.as_bool() {
                Some(value) => u128::from(value),
                None => [bdd.low_link_of(pointer), bdd.high_link_of(pointer)]
                    .iter()
                    .map(|child| counts[child.to_index()] << (level(*child) - level(pointer) - 1))
                    .sum(),
            });
        }
        let root = bdd.root_pointer();
        counts[root.to_index()] << level(root)
    }

    /// Calls `emit` with each run of consecutive feasible states (first, how many), ascending.
    fn visit(
        &self,
        pointer: BddPointer,
        level: u8,
        prefix: u64,
        emit: &mut impl FnMut(u64, u64) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        if pointer.is_zero() {
            return ControlFlow::Continue(());
        }
        let below = self.options - level;
        if pointer.is_one() {
            return emit(prefix, 1 << below);
        }
        let bit = 1u64 << (below - 1);
        let (low, high) = if self.states.var_of(pointer).to_index() == usize::from(level) {
            (self.states.low_link_of(pointer), self.states.high_link_of(pointer))
        } else {
            (pointer, pointer)
        };
        self.visit(low, level + 1, prefix, emit)?;
        self.visit(high, level + 1, prefix | bit, emit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use detente_case::OptionId;

    fn taken(k: u8) -> Box<Expr> {
        Box::new(Expr::Taken(OptionId(k)))
    }

    #[test]
    fn lists_what_a_scan_of_all_states_lists() {
        let rules = [
            Expr::And(taken(0), taken(3)),
            Expr::Iff(taken(1), Box::new(Expr::Not(taken(4)))),
            Expr::And(Box::new(Expr::Not(taken(2))), Box::new(Expr::Implies(taken(5), taken(0)))),
        ];
        let feasible = Feasibility::new(7, &rules).unwrap();
        let scan: Vec<u64> = (0..128).filter(|s| !rules.iter().any(|r| r.holds(*s))).collect();
        assert_eq!(feasible.list(), scan);
        assert_eq!(feasible.count(), scan.len() as u128);
        let wanted = Expr::Or(taken(6), taken(2));
        assert_eq!(feasible.count_where(&wanted), Some(scan.iter().filter(|s| wanted.holds(**s)).count() as u128));
    }

    #[test]
    fn sixty_four_options_are_counted_not_listed() {
        assert_eq!(Feasibility::new(64, []).unwrap().count(), 1 << 64);
        let rules: Vec<Expr> = (0..60).map(|k| Expr::Not(taken(k))).collect();
        let feasible = Feasibility::new(64, &rules).unwrap();
        assert_eq!(feasible.count(), 16);
        assert_eq!(feasible.list()[1] - feasible.list()[0], 1 << 60);
    }

    #[test]
    fn no_options_and_no_state() {
        assert_eq!(Feasibility::new(0, []).unwrap().list(), [0]);
        assert!(Feasibility::new(1, [&Expr::Const(true)]).unwrap().list().is_empty());
    }
}
