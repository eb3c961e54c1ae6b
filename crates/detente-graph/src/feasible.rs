//! Which states can be: the feasibility rules as one binary decision diagram.
//!
//! The diagram counts feasible states exactly and lists them without ever touching an infeasible one, so a case of 60
//! options whose rules leave a thousand states costs a thousand steps, not 2^60. It also answers whether a statement ever,
//! or always, holds.

use crate::budget::{room, steps};
use crate::order::Order;
use crate::sort::sorted;
use crate::{Budget, Stop};
use biodivine_lib_bdd::{Bdd, BddPointer, BddVariable, BddVariableSet, op_function};
use detente_case::{Case, Expr, Form};
use std::cell::{Cell, RefCell};
use std::cmp::Reverse;

/// Steps within which the order of the file is tried first, and steps after which another order is tried. The last attempt
/// has no limit but the budget.
const FEW: u64 = 1 << 16;
const MANY: u64 = 1 << 22;

/// Bytes that a step of an operation may take: an entry in the table of what is done, one in that of nodes, and a node,
/// each with the room that tables keep.
const BYTES_A_STEP: u64 = 64;

/// A diagram that takes no more than this is never refused.
const SMALL: u64 = 1 << 20;

/// Steps between two reports.
const REPORT: u64 = 1 << 13;

const PHASE: &str = "Working out which states are feasible";

/// The feasible states of a case in option form.
#[derive(Clone, Debug)]
pub struct Feasibility {
    variables: BddVariableSet,
    order: Order,
    states: Bdd,
}

type Operation = fn(Option<bool>, Option<bool>) -> Option<bool>;

impl Feasibility {
    /// From the number of options (at most 64) and the rules, each holding in the states that cannot be.
    ///
    /// # Errors
    /// [`Stop::Entangled`] when the rules cannot be represented within the budget, [`Stop::Cancelled`] when somebody asks to
    /// stop, which is heard within any operation.
    ///
    /// ```
    /// use detente_case::{Expr, OptionId};
    /// use detente_graph::{Budget, Feasibility};
    /// // Two options that exclude one another.
    /// let both = Expr::And(Box::new(Expr::Taken(OptionId(0))), Box::new(Expr::Taken(OptionId(1))));
    /// let feasible = Feasibility::new(2, [&both], &Budget::unlimited()).unwrap();
    /// assert_eq!(feasible.count(), 3);
    /// assert_eq!(feasible.list(&Budget::unlimited()).unwrap(), [0b00, 0b01, 0b10]);
    /// ```
    pub fn new<'r>(options: u8, infeasible: impl IntoIterator<Item = &'r Expr>, budget: &Budget) -> Result<Self, Stop> {
        let rules: Vec<&Expr> = infeasible.into_iter().collect();
        let (file, beside) = (Order::of_file(options), Order::side_by_side(options, rules.iter().copied()));
        for (order, most) in [(&file, FEW), (&beside, MANY), (&file, MANY)] {
            match Self::in_order(order.clone(), &rules, most, budget) {
                Err(Stop::Entangled(_)) => {}
                done => return done,
            }
        }
        Self::in_order(beside, &rules, u64::MAX, budget)
    }

    /// Of a case; nothing in graph form.
    ///
    /// # Errors
    /// As for [`Feasibility::new`].
    pub fn of(case: &Case, budget: &Budget) -> Result<Option<Self>, Stop> {
        let Form::Options { infeasible, .. } = &case.form else { return Ok(None) };
        Self::new(case.options.len() as u8, infeasible.iter().map(|r| &r.when.expr), budget).map(Some)
    }

    /// As [`Feasibility::new`], in the one order in which the statement and the rules lie best.
    pub(crate) fn beside(options: u8, rules: &[&Expr], statement: &Expr, budget: &Budget) -> Result<Self, Stop> {
        let order = Order::side_by_side(options, rules.iter().copied().chain([statement]));
        Self::in_order(order, rules, MANY, budget)
    }

    fn in_order(order: Order, rules: &[&Expr], most: u64, budget: &Budget) -> Result<Self, Stop> {
        let variables = BddVariableSet::new_anonymous(u16::from(order.len()));
        let none = Self { states: variables.mk_true(), variables, order };
        none.excluding(rules, &Meter::new(most, budget))
    }

    /// The states that further rules leave.
    ///
    /// # Errors
    /// As for [`Feasibility::new`].
    pub(crate) fn without(&self, rules: &[&Expr], budget: &Budget) -> Result<Self, Stop> {
        self.excluding(rules, &Meter::new(MANY, budget))
    }

    /// All states, asked about in the same order.
    pub(crate) fn all(&self) -> Self {
        Self { states: self.variables.mk_true(), ..self.clone() }
    }

    fn excluding(&self, rules: &[&Expr], meter: &Meter) -> Result<Self, Stop> {
        let mut this = self.clone();
        // From the last level upwards: what is there already is then mostly the part below, which stays as it is.
        let mut rules: Vec<&Expr> = rules.to_vec();
        rules.sort_by_key(|rule| Reverse(this.order.first_level(rule.mentions())));
        for rule in rules {
            let rule = this.diagram(rule, meter)?;
            this.states = meter.apply(&this.states, &rule, op_function::and_not)?;
        }
        Ok(this)
    }

    /// How many feasible states there are, merged states counted singly.
    pub fn count(&self) -> u128 {
        self.count_of(&self.states)
    }

    /// How many feasible states satisfy a statement.
    ///
    /// # Errors
    /// [`Stop::Entangled`] when that cannot be said, [`Stop::Cancelled`] when somebody asks to stop.
    pub fn count_where(&self, statement: &Expr, budget: &Budget) -> Result<u128, Stop> {
        let meter = Meter::new(MANY, budget);
        let statement = self.diagram(statement, &meter)?;
        Ok(self.count_of(&meter.apply(&self.states, &statement, op_function::and)?))
    }

    /// All feasible states, ascending. The caller has made sure that they fit, twice while they are sorted.
    ///
    /// # Errors
    /// [`Stop::Cancelled`] when somebody asks to stop, [`Stop::Memory`] when the system does not give the memory.
    pub fn list(&self, budget: &Budget) -> Result<Vec<u64>, Stop> {
        let mut states = room(self.count() as usize, budget)?;
        self.visit(self.states.root_pointer(), 0, 0, &mut states, budget)?;
        if self.order.is_of_file() { Ok(states) } else { sorted(states, budget) }
    }

    fn diagram(&self, expr: &Expr, meter: &Meter) -> Result<Bdd, Stop> {
        let pair =
            |a: &Expr, b: &Expr, op: Operation| meter.apply(&self.diagram(a, meter)?, &self.diagram(b, meter)?, op);
        match expr {
            Expr::Const(true) => Ok(self.variables.mk_true()),
            Expr::Const(false) => Ok(self.variables.mk_false()),
            Expr::Taken(option) => {
                Ok(self.variables.mk_var(BddVariable::from_index(self.order.level_of(option.0).into())))
            }
            Expr::Not(a) => Ok(self.diagram(a, meter)?.not()),
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
            if p.is_terminal() { u32::from(self.order.len()) } else { bdd.var_of(p).to_index() as u32 }
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

    /// Adds the feasible states that begin as `taken` does above a level; in ascending order where the order of levels is
    /// that of the file.
    fn visit(
        &self,
        pointer: BddPointer,
        level: u8,
        taken: u64,
        states: &mut Vec<u64>,
        budget: &Budget,
    ) -> Result<(), Stop> {
        if pointer.is_zero() {
            return Ok(());
        }
        if pointer.is_one() {
            // Whatever is not asked about is free: all subsets of it, ascending.
            let free = (level..self.order.len()).fold(0, |free, l| free | 1u64 << self.order.option_at(l));
            let mut part = 0u64;
            loop {
                steps(budget, "Listing feasible states", states.len() as u64, states.capacity() as u64)?;
                states.push(taken | part);
                part = part.wrapping_sub(free) & free;
                if part == 0 {
                    return Ok(());
                }
            }
        }
        let (low, high) = if self.states.var_of(pointer).to_index() == usize::from(level) {
            (self.states.low_link_of(pointer), self.states.high_link_of(pointer))
        } else {
            (pointer, pointer)
        };
        self.visit(low, level + 1, taken, states, budget)?;
        self.visit(high, level + 1, taken | 1 << self.order.option_at(level), states, budget)
    }
}

/// Counts the steps of operations on diagrams, and ends an operation in the midst where a limit is reached.
struct Meter<'b> {
    budget: &'b Budget<'b>,
    most: u64,
    done: Cell<u64>,
}

impl<'b> Meter<'b> {
    fn new(most: u64, budget: &'b Budget<'b>) -> Self {
        Self { budget, most, done: Cell::new(0) }
    }

    /// An operation asks for every pair of nodes what becomes of them. Once a limit is reached the answer is that nothing
    /// does, whereupon the operation has no more to look into and ends; what it made is thrown away.
    fn apply(&self, left: &Bdd, right: &Bdd, op: Operation) -> Result<Bdd, Stop> {
        let memory = self.budget.memory.max(SMALL);
        let held = (left.size() + right.size()) as u64;
        let last = self.done.get().saturating_add((memory / BYTES_A_STEP).saturating_sub(held)).min(self.most);
        let next = Cell::new(self.done.get());
        let stop = RefCell::new(None);
        let made = Bdd::binary_op(left, right, |a, b| {
            let done = self.done.get() + 1;
            self.done.set(done);
            if done > next.get() {
                if stop.borrow().is_some() {
                    return Some(false);
                }
                let found = if done > last {
                    Some(Stop::Entangled(self.budget.memory))
                } else {
                    self.budget.go_on(PHASE, 0, 0).err()
                };
                if found.is_some() {
                    next.set(0);
                    stop.replace(found);
                    return Some(false);
                }
                next.set((done + REPORT).min(last));
            }
            op(a, b)
        });
        stop.into_inner().map_or(Ok(made), Err)
    }
}

#[cfg(test)]
mod tests;
