//! In which order a decision diagram asks about options.
//!
//! A diagram has to remember whatever it has asked and still needs, so it stays small where options that rules speak of
//! together are asked about one after the other. The search for such an order is FORCE: every statement pulls its options
//! to its middle, every option goes to the middle of its statements, and that again while it helps.
//!
//! Source: F. A. Aloul, I. L. Markov and K. A. Sakallah, "FORCE: a fast and easy-to-implement variable-ordering
//! heuristic", Great Lakes Symposium on VLSI, 2003.

use detente_case::Expr;

/// Rounds of pulling at most, and rounds without gain after which it ends.
const ROUNDS: usize = 60;
const PATIENCE: usize = 6;

/// Which option is asked about at which level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Order {
    option_at: Vec<u8>,
    level_of: Vec<u8>,
}

impl Order {
    fn new(option_at: Vec<u8>) -> Self {
        let mut level_of = vec![0; option_at.len()];
        option_at.iter().enumerate().for_each(|(level, option)| level_of[usize::from(*option)] = level as u8);
        Self { option_at, level_of }
    }

    /// The last option of the file first: walking low branches first then meets the states in ascending order.
    pub fn of_file(options: u8) -> Self {
        Self::new((0..options).rev().collect())
    }

    /// Options that the statements speak of together side by side.
    pub fn side_by_side<'s>(options: u8, statements: impl IntoIterator<Item = &'s Expr>) -> Self {
        let mut edges = Vec::new();
        statements.into_iter().for_each(|statement| _ = together(statement, &mut edges));
        edges.sort_unstable();
        edges.dedup();
        let mut best = Self::of_file(options);
        let (mut order, mut least, mut idle) = (best.clone(), best.span(&edges), 0);
        for _ in 0..ROUNDS {
            order = order.pulled(&edges);
            let span = order.span(&edges);
            if span < least {
                (best, least, idle) = (order.clone(), span, 0);
            } else {
                idle += 1;
                if idle == PATIENCE {
                    break;
                }
            }
        }
        best
    }

    pub fn len(&self) -> u8 {
        self.option_at.len() as u8
    }

    pub fn level_of(&self, option: u8) -> u8 {
        self.level_of[usize::from(option)]
    }

    pub fn option_at(&self, level: u8) -> u8 {
        self.option_at[usize::from(level)]
    }

    /// The first level at which one of these options stands; beyond all levels for none.
    pub fn first_level(&self, options: u64) -> u8 {
        bits(options).map(|k| self.level_of(k)).min().unwrap_or(self.len())
    }

    /// Whether states are met in ascending order.
    pub fn is_of_file(&self) -> bool {
        self.option_at.is_sorted_by(|a, b| a > b)
    }

    /// How far the options of the edges lie apart, summed up.
    fn span(&self, edges: &[u64]) -> u64 {
        let reach = |edge: &u64| {
            let levels = || bits(*edge).map(|k| u64::from(self.level_of(k)));
            levels().max().unwrap_or(0) - levels().min().unwrap_or(0)
        };
        edges.iter().map(reach).sum()
    }

    /// One round of pulling.
    fn pulled(&self, edges: &[u64]) -> Self {
        let mut pulls = vec![(0.0, 0.0); self.option_at.len()];
        for edge in edges {
            let levels: f64 = bits(*edge).map(|k| f64::from(self.level_of(k))).sum();
            let middle = levels / f64::from(edge.count_ones());
            for k in bits(*edge) {
                let (sum, count) = &mut pulls[usize::from(k)];
                (*sum, *count) = (*sum + middle, *count + 1.0);
            }
        }
        // What no statement speaks of stays where it is.
        let place = |k: u8| match pulls[usize::from(k)] {
            (_, 0.0) => f64::from(self.level_of(k)),
            (sum, count) => sum / count,
        };
        let mut option_at = self.option_at.clone();
        option_at.sort_by(|a, b| place(*a).total_cmp(&place(*b)));
        Self::new(option_at)
    }
}

/// Which options a statement speaks of; notes for each part of it that speaks of several which these are.
fn together(statement: &Expr, edges: &mut Vec<u64>) -> u64 {
    let options = match statement {
        Expr::Const(_) => 0,
        Expr::Taken(option) => 1 << option.0,
        Expr::Not(a) => return together(a, edges),
        Expr::And(a, b) | Expr::Or(a, b) | Expr::Implies(a, b) | Expr::Iff(a, b) => {
            together(a, edges) | together(b, edges)
        }
    };
    if options.count_ones() > 1 {
        edges.push(options);
    }
    options
}

/// The options of a set, ascending.
fn bits(set: u64) -> impl Iterator<Item = u8> {
    std::iter::successors(Some(set), |set| Some(set & (set.wrapping_sub(1))))
        .take_while(|set| *set != 0)
        .map(|set| set.trailing_zeros() as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use detente_case::OptionId;

    #[test]
    fn what_a_rule_speaks_of_stands_side_by_side() {
        let taken = |k| Box::new(Expr::Taken(OptionId(k)));
        let rules: Vec<Expr> = (0..30).map(|k| Expr::And(taken(30 + k), Box::new(Expr::Not(taken(k))))).collect();
        let order = Order::side_by_side(60, &rules);
        assert!((0..30).all(|k| order.level_of(k).abs_diff(order.level_of(30 + k)) == 1), "{order:?}");
        assert!(Order::side_by_side(60, []).is_of_file() && !order.is_of_file());
    }
}
