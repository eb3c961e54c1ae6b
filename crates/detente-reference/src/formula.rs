//! Statements about a state: a small boolean syntax tree, its truth value, and its text in the case format.

/// A statement about which options are taken. An option is named by its place among all options of the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Formula {
    /// True in every state.
    True,
    /// True in no state.
    False,
    /// True where the option is taken.
    Taken(usize),
    /// True where the inner statement is not.
    Not(Box<Formula>),
    /// True where both statements are.
    And(Box<Formula>, Box<Formula>),
    /// True where at least one of the statements is.
    Or(Box<Formula>, Box<Formula>),
    /// True unless the first statement is true and the second is not.
    Implies(Box<Formula>, Box<Formula>),
    /// True where both statements have the same value.
    Iff(Box<Formula>, Box<Formula>),
}

/// The statement that an option is taken.
pub fn taken(option: usize) -> Formula {
    Formula::Taken(option)
}

/// The statement that `inner` does not hold.
pub fn not(inner: Formula) -> Formula {
    Formula::Not(Box::new(inner))
}

/// The statement that both hold.
pub fn and(left: Formula, right: Formula) -> Formula {
    Formula::And(Box::new(left), Box::new(right))
}

/// The statement that at least one holds.
pub fn or(left: Formula, right: Formula) -> Formula {
    Formula::Or(Box::new(left), Box::new(right))
}

/// The statement that the second holds wherever the first does.
pub fn implies(left: Formula, right: Formula) -> Formula {
    Formula::Implies(Box::new(left), Box::new(right))
}

/// The statement that both have the same value.
pub fn iff(left: Formula, right: Formula) -> Formula {
    Formula::Iff(Box::new(left), Box::new(right))
}

// How tightly the outermost operator binds: `!` over `&` over `|` over `->` over `<->`.
const TIGHTEST: u8 = 5;
const AND: u8 = 4;
const OR: u8 = 3;
const IMPLIES: u8 = 2;
const IFF: u8 = 1;

impl Formula {
    /// Whether the statement holds in a state; `state[k]` says whether option `k` is taken.
    /// An option that the state does not have counts as not taken.
    ///
    /// ```
    /// use detente_reference::formula::{implies, taken};
    /// let rule = implies(taken(0), taken(1));
    /// assert!(rule.eval(&[false, false]));
    /// assert!(!rule.eval(&[true, false]));
    /// ```
    pub fn eval(&self, state: &[bool]) -> bool {
        match self {
            Formula::True => true,
            Formula::False => false,
            Formula::Taken(option) => state.get(*option).copied().unwrap_or(false),
            Formula::Not(inner) => !inner.eval(state),
            Formula::And(left, right) => left.eval(state) && right.eval(state),
            Formula::Or(left, right) => left.eval(state) || right.eval(state),
            Formula::Implies(left, right) => !left.eval(state) || right.eval(state),
            Formula::Iff(left, right) => left.eval(state) == right.eval(state),
        }
    }

    /// The same statement about options that have other places: `place` gives the new place of an old one.
    pub fn renumbered(&self, place: &dyn Fn(usize) -> usize) -> Formula {
        let inner = |formula: &Formula| Box::new(formula.renumbered(place));
        match self {
            Formula::True => Formula::True,
            Formula::False => Formula::False,
            Formula::Taken(option) => Formula::Taken(place(*option)),
            Formula::Not(formula) => Formula::Not(inner(formula)),
            Formula::And(left, right) => Formula::And(inner(left), inner(right)),
            Formula::Or(left, right) => Formula::Or(inner(left), inner(right)),
            Formula::Implies(left, right) => Formula::Implies(inner(left), inner(right)),
            Formula::Iff(left, right) => Formula::Iff(inner(left), inner(right)),
        }
    }

    /// The greatest option place that the statement mentions, if it mentions any.
    pub fn greatest_option(&self) -> Option<usize> {
        match self {
            Formula::True | Formula::False => None,
            Formula::Taken(option) => Some(*option),
            Formula::Not(inner) => inner.greatest_option(),
            Formula::And(left, right)
            | Formula::Or(left, right)
            | Formula::Implies(left, right)
            | Formula::Iff(left, right) => left.greatest_option().max(right.greatest_option()),
        }
    }

    /// The statement in the syntax of case files, with no more parentheses than the binding strengths ask for.
    ///
    /// ```
    /// use detente_reference::formula::{and, implies, not, or, taken};
    /// let names = ["a.x".to_string(), "b.y".to_string(), "b.z".to_string()];
    /// assert_eq!(or(taken(0), and(taken(1), not(taken(2)))).text(&names), "a.x | b.y & !b.z");
    /// assert_eq!(and(or(taken(0), taken(1)), taken(2)).text(&names), "(a.x | b.y) & b.z");
    /// assert_eq!(implies(implies(taken(0), taken(1)), taken(2)).text(&names), "(a.x -> b.y) -> b.z");
    /// ```
    pub fn text(&self, names: &[String]) -> String {
        let operand = |formula: &Formula, at_least: u8| {
            let text = formula.text(names);
            if formula.binding() < at_least { format!("({text})") } else { text }
        };
        match self {
            Formula::True => "true".to_string(),
            Formula::False => "false".to_string(),
            Formula::Taken(option) => names.get(*option).cloned().unwrap_or_else(|| format!("option_{option}")),
            Formula::Not(inner) => format!("!{}", operand(inner, TIGHTEST)),
            Formula::And(left, right) => format!("{} & {}", operand(left, AND), operand(right, AND)),
            Formula::Or(left, right) => format!("{} | {}", operand(left, OR), operand(right, OR)),
            // To the right: only a left operand that is itself an implication needs parentheses.
            Formula::Implies(left, right) => format!("{} -> {}", operand(left, OR), operand(right, IMPLIES)),
            // Chains of equivalences mean the same either way, but readers differ: spell the grouping out.
            Formula::Iff(left, right) => format!("{} <-> {}", operand(left, IMPLIES), operand(right, IMPLIES)),
        }
    }

    fn binding(&self) -> u8 {
        match self {
            Formula::True | Formula::False | Formula::Taken(_) | Formula::Not(_) => TIGHTEST,
            Formula::And(..) => AND,
            Formula::Or(..) => OR,
            Formula::Implies(..) => IMPLIES,
            Formula::Iff(..) => IFF,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn truth_tables() {
        let states = [[false, false], [true, false], [false, true], [true, true]];
        let table = |formula: Formula| states.map(|state| formula.eval(&state));
        assert_eq!(table(and(taken(0), taken(1))), [false, false, false, true]);
        assert_eq!(table(or(taken(0), taken(1))), [false, true, true, true]);
        assert_eq!(table(implies(taken(0), taken(1))), [true, false, true, true]);
        assert_eq!(table(iff(taken(0), taken(1))), [true, false, false, true]);
        assert_eq!(table(not(taken(0))), [true, false, true, false]);
        assert_eq!(table(and(Formula::True, not(Formula::False))), [true; 4]);
    }

    #[test]
    fn parentheses_follow_the_binding_strengths() {
        let names = ["x", "y", "z"].map(String::from);
        let text = |formula: Formula| formula.text(&names);
        assert_eq!(text(not(and(taken(0), taken(1)))), "!(x & y)");
        assert_eq!(text(not(not(taken(0)))), "!!x");
        assert_eq!(text(implies(taken(0), implies(taken(1), taken(2)))), "x -> y -> z");
        assert_eq!(text(iff(iff(taken(0), taken(1)), taken(2))), "(x <-> y) <-> z");
        assert_eq!(text(iff(implies(taken(0), taken(1)), or(taken(1), taken(2)))), "x -> y <-> y | z");
        assert_eq!(text(or(implies(taken(0), taken(1)), Formula::False)), "(x -> y) | false");
    }

    #[test]
    fn renumbering_keeps_the_meaning() {
        let formula = iff(and(taken(0), not(taken(1))), implies(or(taken(1), Formula::True), taken(0)));
        let swapped = formula.renumbered(&|option| 1 - option);
        for (first, second) in [(false, false), (true, false), (false, true), (true, true)] {
            assert_eq!(formula.eval(&[first, second]), swapped.eval(&[second, first]));
        }
        assert_eq!(formula.greatest_option(), Some(1));
        assert_eq!(Formula::True.greatest_option(), None);
    }
}
