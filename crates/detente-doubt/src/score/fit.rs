//! How the analysis of one world stands to the states that fit what happened.

use detente_case::{Expr, Fitting};
use detente_graph::{Budget, Graph, StateSet, Stop};
use detente_stability::evolution::{Reach, Rule, reach};
use detente_stability::{Analysis, Concept, Verdicts};

/// What an analysis said about something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Says {
    /// All states that it points to fit.
    Yes,
    /// Some do, or it points nowhere.
    Open,
    /// None does.
    No,
}

impl Says {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Yes, Self::Open, Self::No];

    /// Its key in machine-readable results.
    pub fn key(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Open => "open",
            Self::No => "no",
        }
    }

    fn of(pointed_to: &StateSet, fitting: &StateSet) -> Self {
        let mut both = pointed_to.clone();
        both.intersect(fitting);
        match (both.count(), pointed_to.count()) {
            (0, n) if n > 0 => Self::No,
            (k, n) if k == n && n > 0 => Self::Yes,
            _ => Self::Open,
        }
    }
}

/// How one concept fared.
#[derive(Clone, Debug, PartialEq)]
pub struct Under {
    /// The concept.
    pub concept: Concept,
    /// How many equilibria there are.
    pub equilibria: usize,
    /// How many of them fit what happened.
    pub fitting: usize,
    /// How many states the analysis points to, and how many of these fit.
    pub resting: (usize, usize),
    /// What it said.
    pub says: Says,
    /// The chance that a set of as many states as fit, drawn blindly from the feasible ones, holds an equilibrium.
    pub by_chance: f64,
}

/// Whether a fitting state can be reached from today's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reached {
    /// By improvements.
    pub improvements: bool,
    /// By improvements, and joint moves that two parties agree on.
    pub agreement: bool,
    /// By any moves.
    pub moves: bool,
}

/// How an analysis stands to what happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// Feasible states.
    pub states: usize,
    /// States that fit what happened.
    pub fitting: usize,
    /// One entry a concept that was analysed.
    pub under: Vec<Under>,
    /// Nothing where the case names no state of today.
    pub reached: Option<Reached>,
    /// Whether today's state fits: what "nothing changes" said. Nothing where the case names no state of today.
    pub unchanged: Option<bool>,
}

/// The states that an analysis points to under a concept: today's state where it is an equilibrium, else the equilibria
/// that improvements lead to from it; all equilibria where the case names no state of today. `led_to` are the states that
/// improvements lead to.
pub fn resting(graph: &Graph, verdicts: &Verdicts, led_to: Option<&StateSet>) -> StateSet {
    let mut states = verdicts.equilibria.clone();
    match (graph.status_quo(), led_to) {
        (Some(now), _) if states.contains(now) => graph.states_where(|s| s == now),
        (Some(_), Some(led_to)) => {
            states.intersect(led_to);
            states
        }
        _ => states,
    }
}

/// Holds an analysis against the states that fit what happened.
///
/// ```
/// use detente_doubt::score::{Says, score};
/// use detente_graph::{Budget, Graph};
/// use detente_stability::{Concept, analyze};
/// let text = "detente: 1\nid: walk\nnow: N\nparties:\n  a: {options: {go: Go}, prefers: [a.go], assumption: true}\n";
/// let case = detente_case::parse(&detente_source::SourceText::new("walk", text)).case.unwrap();
/// let graph = Graph::build(&case, &Budget::unlimited()).unwrap();
/// let analysis = analyze(&graph, &[Concept::Nash], &Budget::unlimited());
/// let went = graph.states_where(|s| s.number() == 2);
/// let found = score(&graph, &analysis, &went, &Budget::unlimited()).unwrap();
/// assert_eq!((found.under[0].says, found.under[0].by_chance), (Says::Yes, 0.5));
/// assert_eq!(found.unchanged, Some(false));
/// assert!(found.reached.unwrap().improvements);
/// ```
///
/// # Errors
/// The budget stopped it.
pub fn score(graph: &Graph, analysis: &Analysis, fitting: &StateSet, budget: &Budget) -> Result<Score, Stop> {
    let now = graph.status_quo();
    let follow = |rule: &Rule| follow(graph, rule, budget);
    let led_to = led_to(graph, budget)?;
    let meets = |set: &StateSet| fitting.iter().any(|s| set.contains(s));
    let reached = match &led_to {
        None => None,
        Some(led_to) => Some(Reached {
            improvements: meets(led_to),
            agreement: follow(&Rule::pairs(graph))?.is_some_and(|set| meets(&set)),
            moves: follow(&Rule::Moves)?.is_some_and(|set| meets(&set)),
        }),
    };
    Ok(Score {
        states: graph.len(),
        fitting: fitting.count(),
        under: under(graph, analysis, fitting, led_to.as_ref()),
        reached,
        unchanged: now.map(|now| fitting.contains(now)),
    })
}

/// What each concept said about some states. `led_to` are the states that improvements lead to from today's
/// ([`led_to`]).
pub fn under(graph: &Graph, analysis: &Analysis, fitting: &StateSet, led_to: Option<&StateSet>) -> Vec<Under> {
    let count = |set: &StateSet| set.iter().filter(|s| fitting.contains(*s)).count();
    let each = analysis.verdicts.iter().map(|v| {
        let pointed_to = resting(graph, v, led_to);
        Under {
            concept: v.concept,
            equilibria: v.equilibria.count(),
            fitting: count(&v.equilibria),
            resting: (pointed_to.count(), count(&pointed_to)),
            says: Says::of(&pointed_to, fitting),
            by_chance: holds_one(graph.len(), v.equilibria.count(), fitting.count()),
        }
    });
    each.collect()
}

/// The states that improvements lead to from today's, that included; nothing where the case names no state of today.
///
/// # Errors
/// The budget stopped it.
pub fn led_to(graph: &Graph, budget: &Budget) -> Result<Option<StateSet>, Stop> {
    follow(graph, &Rule::Improvements, budget)
}

fn follow(graph: &Graph, rule: &Rule, budget: &Budget) -> Result<Option<StateSet>, Stop> {
    graph.status_quo().map(|now| Ok(reach(graph, now, rule, budget)?.within(Reach::NEVER - 1))).transpose()
}

/// The states that fit what happened, ascending; empty where no feasible state does.
pub fn fitting(graph: &Graph, came_about: &Fitting) -> StateSet {
    match came_about {
        Fitting::Holds(statement) => holding(graph, &statement.expr),
        Fitting::States(names) => {
            let mut set = StateSet::empty(graph.len());
            names
                .iter()
                .flat_map(|name| graph.named(*name))
                .filter(|s| s.index() < graph.len())
                .for_each(|s| set.insert(s));
            set
        }
    }
}

/// The states in which a statement holds; a merged state is judged at its largest member, as everywhere.
pub fn holding(graph: &Graph, statement: &Expr) -> StateSet {
    let states = graph.states();
    graph.states_where(|s| statement.holds(states.bits(states.representative(s))))
}

/// The chance that `drawn` different states of `all` hold one of `marked`: 1 - C(all - marked, drawn) / C(all, drawn).
fn holds_one(all: usize, marked: usize, drawn: usize) -> f64 {
    let none: f64 = (0..drawn).map(|i| all.saturating_sub(marked + i) as f64 / (all - i) as f64).product();
    // Rounding must not make certain what is not: a miss remains possible as long as enough unmarked states are there.
    let almost = if marked + drawn <= all { 1.0 - f64::EPSILON } else { 1.0 };
    (1.0 - none).min(almost)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By listing all sets of `drawn` states of `all`, the first `marked` being those looked for.
    fn by_listing(all: usize, marked: usize, drawn: usize) -> f64 {
        let sets: Vec<u32> = (0..1u32 << all).filter(|s| s.count_ones() as usize == drawn).collect();
        let hits = sets.iter().filter(|s| **s & ((1 << marked) - 1) != 0).count();
        hits as f64 / sets.len() as f64
    }

    #[test]
    fn blind_draws_are_counted_out() {
        for all in 1..=7 {
            for marked in 0..=all {
                for drawn in 0..=all {
                    let (fast, slow) = (holds_one(all, marked, drawn), by_listing(all, marked, drawn));
                    assert!((fast - slow).abs() < 1e-12, "{all} {marked} {drawn}: {fast} {slow}");
                }
            }
        }
    }
}
