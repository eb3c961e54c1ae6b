//! Changes of preferences in words: "North Korea cared more for ... than for ...".

use crate::page::english::{count, number};
use crate::wording::statement::quoted;
use crate::{Words, joined};
use detente_case::{Case, Expr, Preferences};
use detente_graph::StateId;
use detente_stability::unlock::{Change, Distinct, Edit, Order, Wish};

/// Tells changes of preferences.
pub(super) struct Teller<'a> {
    pub case: &'a Case,
    pub words: Words<'a>,
    pub wanted: Option<&'a Expr>,
}

impl Teller<'_> {
    /// Everything that a solution changes, as one clause: "North Korea no longer cared for ... (rank 1 dropped)".
    pub fn solution(&self, told: &Distinct) -> String {
        let changes = told.solution.changes.iter().map(|change| self.change(change, &told.ranks));
        joined(&changes.collect::<Vec<_>>(), "and")
    }

    fn change(&self, change: &Change, ranks: &[usize]) -> String {
        let swaps = change.edits.iter().filter(|e| matches!(e, Edit::Swap { .. })).count();
        let mut parts: Vec<String> = self.swaps(change).into_iter().collect();
        parts.extend(change.edits.iter().filter_map(|edit| self.edit(change, edit, ranks)));
        let (party, parts) = (self.words.party(change.party), joined(&parts, "and"));
        let note = match (swaps, change.edits.as_slice()) {
            (0, _) => String::new(),
            (1, [Edit::Swap { up: Wish::Stated(up), down: Wish::Stated(down) }])
                if matches!(change.order, Order::Statements(_)) =>
            {
                format!(" (one swap: ranks {} and {})", up.min(down) + 1, up.max(down) + 1)
            }
            (n, _) => format!(" ({})", count(n, "swap", "swaps")),
        };
        format!("{party} {parts}{note}")
    }

    /// All swaps of a party, those that raise one statement taken together.
    fn swaps(&self, change: &Change) -> Option<String> {
        let mut raised: Vec<(Wish, Vec<Wish>)> = Vec::new();
        for edit in &change.edits {
            let Edit::Swap { up, down } = edit else { continue };
            match raised.iter_mut().find(|(u, _)| u == up) {
                Some((_, downs)) => downs.push(*down),
                None => raised.push((*up, vec![*down])),
            }
        }
        // Where one statement falls behind several, say so once.
        let first = raised.first().map(|(_, downs)| downs.clone()).filter(|downs| downs.len() == 1);
        if let Some(downs) = first.filter(|downs| raised.len() > 1 && raised.iter().all(|(_, d)| d == downs)) {
            let ups = change.edits.iter().filter_map(|e| match e {
                Edit::Swap { up, .. } => Some(self.wish(change, *up)),
                _ => None,
            });
            let ups = joined(&ups.collect::<Vec<_>>(), "and");
            return Some(format!("cared more for {ups} than for {}", self.wish(change, downs[0])));
        }
        // A statement is quoted once and then called by its rank.
        let mut quoted: Vec<Wish> = Vec::new();
        let mut wish = |wish: Wish| match wish {
            Wish::Stated(i) if quoted.contains(&wish) => format!("what is at rank {} today", i + 1),
            _ => {
                quoted.push(wish);
                self.wish(change, wish)
            }
        };
        let mut told = Vec::new();
        for (up, downs) in &raised {
            let up = wish(*up);
            let downs: Vec<String> = downs.iter().map(|d| wish(*d)).collect();
            told.push(format!("more for {up} than for {}", joined(&downs, "and")));
        }
        (!told.is_empty()).then(|| format!("cared {}", joined(&told, "and")))
    }

    fn edit(&self, change: &Change, edit: &Edit, ranks: &[usize]) -> Option<String> {
        Some(match edit {
            Edit::Swap { .. } => return None,
            Edit::Drop(wish) => {
                let place = match (wish, &change.order) {
                    (Wish::Stated(i), Order::Statements(_)) => format!(" (dropping rank {})", i + 1),
                    _ => " (dropping it)".to_owned(),
                };
                format!("no longer cared for {}{place}", self.wish(change, *wish))
            }
            Edit::Add { rank } => {
                let (rank, of) = match &change.order {
                    Order::Statements(list) => {
                        (list.iter().position(|w| *w == Wish::Wanted).map_or(*rank, |k| k + 1), list.len())
                    }
                    _ => (*rank, *rank),
                };
                let higher = match ranks {
                    [] => String::new(),
                    [one] => format!(", or at rank {one}"),
                    [first, .., last] if last - first + 1 == ranks.len() => {
                        format!(", or at any rank from {first} to {last}")
                    }
                    many => {
                        format!(", or at rank {}", joined(&many.iter().map(usize::to_string).collect::<Vec<_>>(), "or"))
                    }
                };
                format!(
                    "came to want {} for itself (added at rank {rank} of {of}{higher})",
                    self.wish(change, Wish::Wanted)
                )
            }
            Edit::SwapTiers { up, down } => format!("preferred {} to {}", self.states(up), self.states(down)),
            Edit::Merge { better, worse } => {
                format!("were indifferent between {} and {}", self.states(better), self.states(worse))
            }
            Edit::Apart { state, rest, above } => {
                let verb = if *above { "preferred" } else { "liked" };
                let than = if *above { "to" } else { "less than" };
                format!("{verb} {} {than} {}, with which it ties", self.states(&[*state]), self.states(rest))
            }
        })
    }

    /// States by their short names; many are counted.
    fn states(&self, states: &[StateId]) -> String {
        const NAMED: usize = 4;
        let mut names: Vec<String> = states.iter().take(NAMED).map(|s| self.words.short(*s)).collect();
        if states.len() > NAMED {
            names.push(format!("{} more", number(states.len() - NAMED)));
        }
        joined(&names, "and")
    }

    /// A statement as a quotation in words.
    fn wish(&self, change: &Change, wish: Wish) -> String {
        match self.expr(change, wish) {
            Some(expr) => format!("‘{}’", self.clause(expr)),
            None => "the wanted outcome".to_owned(),
        }
    }

    /// A statement in words; one that has a name by its name.
    pub fn clause(&self, expr: &Expr) -> String {
        quoted(self.case, expr)
    }

    fn expr(&self, change: &Change, wish: Wish) -> Option<&Expr> {
        match (wish, &self.case.party(change.party).preferences) {
            (Wish::Stated(i), Preferences::Prioritized(wants)) => Some(&wants[i].statement.expr),
            (Wish::Stated(i), Preferences::Weighted(weights)) => Some(&weights[i].statement.expr),
            (Wish::Wanted, _) => self.wanted,
            _ => None,
        }
    }
}
