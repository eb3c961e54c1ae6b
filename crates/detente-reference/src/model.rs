//! A case as plain data: in option form ([`PlainCase`]) or in graph form ([`PlainGraph`]).

use std::fmt;

use crate::formula::Formula;

/// A state, named by its number: counted from 1, in the order of the case format.
pub type State = usize;

/// The most options that a case may have here: every one of the 2^n combinations is looked at.
pub const MOST_OPTIONS: usize = 16;

/// In which directions an option may be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Taken and dropped at will.
    Both,
    /// Once taken it stays taken.
    Take,
    /// Once dropped it stays dropped.
    Drop,
}

/// One option of a party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlainOption {
    /// Its id, unique within the party.
    pub id: String,
    /// In which directions it may be changed.
    pub direction: Direction,
}

/// What a party wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Preference {
    /// Option prioritization: statements, the most important first; tuples of truth values are compared in order.
    Prioritized(Vec<Formula>),
    /// Every state once, best first; the states of one inner list are tied.
    Ranking(Vec<Vec<State>>),
    /// Option weighting: the weights, in millionths, of the statements that hold are added up.
    Weights(Vec<(Formula, i64)>),
}

/// A party of a case in option form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlainParty {
    /// Its id, unique in the case.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// What it may do or leave.
    pub options: Vec<PlainOption>,
    /// What it wants.
    pub preference: Preference,
}

/// A case in option form. The options of the case are those of its parties, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlainCase {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who takes part.
    pub parties: Vec<PlainParty>,
    /// Combinations in which one of these statements holds cannot occur.
    pub infeasible: Vec<Formula>,
    /// The feasible combinations in which such a statement holds are one and the same state.
    pub coalesce: Vec<Formula>,
    /// The combination of options that is in force today, if the case says so.
    pub status_quo: Option<Vec<bool>>,
}

/// A state of a case in graph form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GraphState {
    /// Its id, unique in the case.
    pub id: String,
    /// What it means.
    pub meaning: String,
}

/// A party of a case in graph form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GraphParty {
    /// Its id, unique in the case.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Its moves: from the first state to the second in one step.
    pub arcs: Vec<(State, State)>,
    /// Every state once, best first; the states of one inner list are tied.
    pub ranking: Vec<Vec<State>>,
}

/// A case in graph form: states and arcs are listed, and nothing is derived from options.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlainGraph {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The states, in order; the first has number 1.
    pub states: Vec<GraphState>,
    /// Who takes part.
    pub parties: Vec<GraphParty>,
    /// The state of today, if the case says so.
    pub status_quo: Option<State>,
}

/// Why plain data is no case: in words, naming the party or rule at fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed(pub String);

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Malformed {}

impl PlainParty {
    /// A party whose options may all be taken and dropped at will; its name is its id.
    pub fn new(id: &str, options: &[&str], preference: Preference) -> PlainParty {
        let options =
            options.iter().map(|option| PlainOption { id: option.to_string(), direction: Direction::Both }).collect();
        PlainParty { id: id.to_string(), name: id.to_string(), options, preference }
    }
}

impl PlainCase {
    /// A case without parties and rules, to be filled in.
    pub fn new(id: &str, title: &str) -> PlainCase {
        PlainCase {
            id: id.to_string(),
            title: title.to_string(),
            parties: Vec::new(),
            infeasible: Vec::new(),
            coalesce: Vec::new(),
            status_quo: None,
        }
    }

    /// The names of all options, `party.option`, in order.
    pub fn option_names(&self) -> Vec<String> {
        self.parties
            .iter()
            .flat_map(|party| party.options.iter().map(move |option| format!("{}.{}", party.id, option.id)))
            .collect()
    }

    /// For every option the party that owns it.
    pub fn owners(&self) -> Vec<usize> {
        self.parties.iter().enumerate().flat_map(|(owner, party)| party.options.iter().map(move |_| owner)).collect()
    }

    /// For every option the directions in which it may be changed.
    pub fn directions(&self) -> Vec<Direction> {
        self.parties.iter().flat_map(|party| party.options.iter().map(|option| option.direction)).collect()
    }

    /// How many options the case has.
    pub fn option_count(&self) -> usize {
        self.parties.iter().map(|party| party.options.len()).sum()
    }

    /// The first fault of the case that can be seen without listing its states.
    pub(crate) fn check_options(&self) -> Result<(), Malformed> {
        let count = self.option_count();
        if count > MOST_OPTIONS {
            return Err(Malformed(format!("the case has {count} options; this crate lists at most {MOST_OPTIONS}")));
        }
        let statements = self.parties.iter().flat_map(|party| match &party.preference {
            Preference::Prioritized(statements) => statements.iter().collect::<Vec<_>>(),
            Preference::Weights(weights) => weights.iter().map(|(statement, _)| statement).collect(),
            Preference::Ranking(_) => Vec::new(),
        });
        for formula in self.infeasible.iter().chain(&self.coalesce).chain(statements) {
            if let Some(option) = formula.greatest_option().filter(|&option| option >= count) {
                return Err(Malformed(format!("a statement names option {option}, but the case has {count}")));
            }
        }
        Ok(())
    }
}

impl PlainGraph {
    /// The first fault in the lists of states and arcs.
    pub(crate) fn check_states(&self) -> Result<(), Malformed> {
        let count = self.states.len();
        if count == 0 {
            return Err(Malformed("the case has no state".to_string()));
        }
        let known = |state: State| (1..=count).contains(&state);
        for party in &self.parties {
            if let Some(arc) = party.arcs.iter().find(|arc| !known(arc.0) || !known(arc.1)) {
                return Err(Malformed(format!("party {}: the arc {arc:?} leaves the {count} states", party.id)));
            }
        }
        match self.status_quo {
            Some(state) if !known(state) => Err(Malformed(format!("the status quo {state} is not a state"))),
            _ => Ok(()),
        }
    }
}
