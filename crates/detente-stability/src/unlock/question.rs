//! What is asked of a search for least changes, what it answers, and whether the answer is right.

use super::{Edit, Halt, Kind, Order};
use crate::{Concept, Step, analyze};
use detente_case::{Case, Expr, OptionId};
use detente_graph::{Budget, Graph, PartyId, Rank, StateId, StateSet, Stop};

/// What is wanted.
#[derive(Clone, Debug)]
pub struct Goal {
    /// One of these states is to be an equilibrium.
    pub states: StateSet,
    /// The same as a statement, which a party may come to want; nothing in graph form.
    pub statement: Option<Expr>,
    /// The equilibrium must be reachable from here by a legal sequence of improvements, under the changed preferences
    /// (here itself is reached by doing nothing).
    pub from: Option<StateId>,
}

impl Goal {
    /// That one state is an equilibrium.
    pub fn state(case: &Case, graph: &Graph, state: StateId) -> Self {
        let mut states = StateSet::empty(graph.len());
        states.insert(state);
        let bits = graph.states().bits(graph.states().representative(state));
        let literal = |k: usize| {
            let taken = Expr::Taken(OptionId(k as u8));
            if bits >> k & 1 == 1 { taken } else { Expr::Not(Box::new(taken)) }
        };
        let options = (0..case.options.len()).map(literal);
        let statement = options.reduce(|a, b| Expr::And(Box::new(a), Box::new(b)));
        Self { states, statement, from: None }
    }

    /// That some state in which a statement holds is an equilibrium, reachable from `from` if given.
    pub fn statement(graph: &Graph, statement: Expr, from: Option<StateId>) -> Self {
        let states = graph.states();
        let holds = |s: StateId| statement.holds(states.bits(states.representative(s)));
        Self { states: graph.states_where(holds), statement: Some(statement), from }
    }
}

/// What to look for, and how far.
#[derive(Clone, Debug)]
pub struct Question {
    /// What is wanted.
    pub goal: Goal,
    /// Under which concept.
    pub concept: Concept,
    /// Whose preferences may change.
    pub parties: Vec<PartyId>,
    /// Which kinds of changes are made.
    pub kinds: Vec<Kind>,
    /// The highest cost that is looked at.
    pub most: usize,
    /// How many changes are tried before the search gives up.
    pub tries: u64,
}

/// What one party would have to come to want.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Who.
    pub party: PartyId,
    /// The elementary changes, one after the other.
    pub edits: Vec<Edit>,
    /// What it would want then.
    pub order: Order,
    /// Its ranks of all states then.
    pub ranks: Vec<Rank>,
}

/// Changes of least cost that do it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Solution {
    /// Who changes what; empty when nothing needs to change.
    pub changes: Vec<Change>,
    /// The wanted states that are equilibria then, and reachable if that was asked for; ascending.
    pub states: Vec<StateId>,
    /// The one of them that is told of: the nearest, or the lowest number.
    pub state: StateId,
    /// A shortest sequence of improvements to it, where one was asked for.
    pub path: Option<Vec<Step>>,
}

/// What a search found.
#[derive(Clone, Debug)]
pub struct Unlocked {
    /// The least cost; `None` when nothing was found.
    pub cost: Option<usize>,
    /// Solutions of that cost, no two of which rank the states alike; those that ask least come first.
    pub solutions: Vec<Solution>,
    /// How many solutions of that cost there are; more than are listed where there are very many.
    pub found: usize,
    /// All changes up to this cost were tried, and those below the least cost do not do it. `None`: not even cost 0.
    pub searched: Option<usize>,
    /// Why the search ended early, if it did.
    pub stopped: Option<Halt>,
}

/// Whether a solution does what was asked, by the ordinary analysis of the graph with the changed preferences.
///
/// # Errors
/// A limit was reached.
pub fn holds(graph: &Graph, question: &Question, solution: &Solution, budget: &Budget) -> Result<bool, Stop> {
    let mut changed = graph.clone();
    for change in &solution.changes {
        changed.set_ranks(change.party, &change.ranks);
    }
    let analysis = analyze(&changed, &[question.concept], budget);
    if let Some(stop) = analysis.stopped {
        return Err(stop);
    }
    let Some(verdicts) = analysis.of(question.concept) else { return Ok(false) };
    let good = |s: &StateId| question.goal.states.contains(*s) && verdicts.equilibria.contains(*s);
    let led = |start: StateId| {
        let mut at = (start, None);
        let steps = solution.path.as_ref()?;
        for step in steps {
            let legal = at.1 != Some(step.party) && changed.improvements(step.party, at.0).contains(&step.to);
            at = legal.then_some((step.to, Some(step.party)))?;
        }
        Some(at.0)
    };
    let reached = question.goal.from.is_none_or(|start| led(start) == Some(solution.state));
    Ok(solution.states.contains(&solution.state) && solution.states.iter().all(good) && reached)
}
