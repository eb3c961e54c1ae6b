//! Questions about a case that have an answer in every world.

use detente_case::{Case, Expr, Form};
use detente_graph::{Budget, Graph, StateId, StateSet, Stop};
use detente_stability::evolution::{Reach, Rule, reach};
use detente_stability::{Concept, Response, analyze};

/// A state by what it is and not by its number, which differs from world to world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Option form: a combination of options, whatever others a state merges with it.
    Options(u64),
    /// Graph form: position in the list of states.
    Named(u32),
}

impl Place {
    /// The place of today's state: the very combination that the case names, so that it stays the same one where no rule
    /// merges it with others. Nothing where the case names none.
    pub fn now(case: &Case) -> Option<Self> {
        match &case.form {
            Form::Options { status_quo, .. } => status_quo.map(Self::Options),
            Form::Graph { status_quo, .. } => status_quo.map(|at| Self::Named(at as u32)),
        }
    }

    /// The place of a state; of those that it merges the largest.
    pub fn of(graph: &Graph, state: StateId) -> Self {
        let states = graph.states();
        match states.options() {
            0 => Self::Named(state.0),
            _ => Self::Options(states.bits(states.representative(state))),
        }
    }

    /// The state at this place; nothing where it is not feasible.
    pub fn find(self, graph: &Graph) -> Option<StateId> {
        match self {
            Self::Options(bits) => graph.states().find(bits),
            Self::Named(at) => ((at as usize) < graph.len()).then_some(StateId(at)),
        }
    }
}

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// Is this state an equilibrium under this concept?
    Holds(Place, Concept),
    /// Do steps by this rule lead from this state to one in which a statement holds? The state itself counts.
    Reach(Place, Expr, Rule),
    /// Which equilibria are there under this concept?
    Equilibria(Concept),
}

/// What the answer is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Yes or no. A state that is not feasible is no equilibrium, and nothing can be reached from it.
    Is(bool),
    /// These states, ascending.
    States(Vec<Place>),
}

impl Answer {
    /// How far two answers are apart: 0 or 1 for yes and no; for sets, how many states are in one of them only.
    pub fn distance(&self, other: &Self) -> usize {
        match (self, other) {
            (Self::Is(a), Self::Is(b)) => usize::from(a != b),
            (Self::States(a), Self::States(b)) => {
                let missing =
                    |from: &[Place], of: &[Place]| from.iter().filter(|p| of.binary_search(p).is_err()).count();
                missing(a, b) + missing(b, a)
            }
            _ => 1,
        }
    }
}

/// The answer to a question in a graph; `None` where the concept is not defined for it.
///
/// # Errors
/// The budget stopped it.
pub fn ask(graph: &Graph, question: &Question, budget: &Budget) -> Result<Option<Answer>, Stop> {
    match question {
        Question::Holds(place, concept) => {
            let Some(state) = place.find(graph) else { return Ok(Some(Answer::Is(false))) };
            // Nash stability of one state takes a look at its neighbours only.
            if concept.response() == Response::Nothing {
                let stays = graph.parties().all(|p| graph.improvements(p, state).is_empty());
                return Ok(Some(Answer::Is(stays)));
            }
            Ok(equilibria(graph, *concept, budget)?.map(|set| Answer::Is(set.contains(state))))
        }
        Question::Equilibria(concept) => Ok(equilibria(graph, *concept, budget)?.map(|set| {
            let mut places: Vec<Place> = set.iter().map(|s| Place::of(graph, s)).collect();
            places.sort_unstable();
            Answer::States(places)
        })),
        Question::Reach(place, statement, rule) => {
            let Some(from) = place.find(graph) else { return Ok(Some(Answer::Is(false))) };
            let found = reach(graph, from, rule, budget)?.within(Reach::NEVER - 1);
            let states = graph.states();
            let holds = |s: StateId| statement.holds(states.bits(states.representative(s)));
            Ok(Some(Answer::Is(found.iter().any(holds))))
        }
    }
}

fn equilibria(graph: &Graph, concept: Concept, budget: &Budget) -> Result<Option<StateSet>, Stop> {
    let analysis = analyze(graph, &[concept], budget);
    match analysis.stopped {
        Some(stop) => Err(stop),
        None => Ok(analysis.of(concept).map(|v| v.equilibria.clone())),
    }
}
