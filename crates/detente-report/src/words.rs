//! Parties, states and moves in words.
//!
//! An option's `does` is a verb phrase, so that "Japan would ..." and "Japan would like to ..." read as sentences in
//! every place. Dropping an option is its `undoes`, or "no longer ..." with its `does`.

use detente_case::{Case, Form};
use detente_graph::{Graph, PartyId, StateId};

/// Turns parties, states and moves of a case into words.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    case: &'a Case,
    graph: &'a Graph,
}

/// A state that differs from today's in more options than this is described from scratch.
const CLOSE: u32 = 4;

impl<'a> Words<'a> {
    /// Words for a case and its graph.
    pub fn new(case: &'a Case, graph: &'a Graph) -> Self {
        Self { case, graph }
    }

    /// A party's name as it stands in a sentence.
    pub fn party(&self, party: PartyId) -> &'a str {
        &self.case.party(party).in_text
    }

    /// A party's name as it stands by itself: in a table, a heading, before a colon.
    pub fn label(&self, party: PartyId) -> &'a str {
        &self.case.party(party).name
    }

    /// Names of several parties: "Japan and North Korea".
    pub fn parties(&self, parties: impl IntoIterator<Item = PartyId>) -> String {
        joined(&parties.into_iter().map(|p| self.party(p).to_owned()).collect::<Vec<_>>(), "and")
    }

    /// A short name of a state: "state 37", or its id in graph form.
    pub fn short(&self, state: StateId) -> String {
        format!("state {}", self.called(state))
    }

    /// The number of a state, or its id in graph form.
    pub fn called(&self, state: StateId) -> String {
        match &self.case.form {
            Form::Options { .. } => state.number().to_string(),
            Form::Graph { states, .. } => states[state.index()].id.value.clone(),
        }
    }

    /// The name of a state with its pattern, or with its meaning in graph form: "state 37 (YNY)".
    pub fn named(&self, state: StateId) -> String {
        match &self.case.form {
            Form::Options { .. } => format!("{} ({})", self.short(state), self.graph.pattern(state)),
            Form::Graph { states, .. } => format!("{} ({})", self.short(state), states[state.index()].label),
        }
    }

    /// What a state of the graph form means; nothing in option form, where its options say it.
    pub fn meaning(&self, state: StateId) -> Option<&'a str> {
        match &self.case.form {
            Form::Options { .. } => None,
            Form::Graph { states, .. } => Some(&states[state.index()].label),
        }
    }

    /// Whether a state is today's.
    pub fn is_now(&self, state: StateId) -> bool {
        self.graph.status_quo() == Some(state)
    }

    /// Labels of the options taken in a state, in the order of the case, with their owners.
    pub fn taken(&self, state: StateId) -> Vec<(PartyId, &'a str)> {
        let pattern = self.graph.pattern(state);
        let on = pattern.taken & pattern.fixed;
        let options = self.case.options.iter().enumerate().filter(|(k, _)| on >> k & 1 == 1);
        options.map(|(_, o)| (o.owner, o.does.as_str())).collect()
    }

    /// What a state looks like, as a noun phrase: "today's state, except that ..." or "the state in which ...".
    pub fn state(&self, state: StateId) -> String {
        if self.is_now(state) {
            return "today's state".to_owned();
        }
        if let Form::Graph { states, .. } = &self.case.form {
            return format!("{} ({})", self.short(state), states[state.index()].label);
        }
        let clauses = |from: StateId| self.clauses(from, state);
        let pattern = self.graph.pattern(state);
        if let Some(now) = self.graph.status_quo() {
            let differing = (pattern.taken ^ self.graph.pattern(now).taken) & pattern.fixed;
            if differing != 0 && differing.count_ones() <= CLOSE {
                return format!("today's state, except that {}", joined(&clauses(now), "and"));
            }
        }
        let taken: Vec<String> = self
            .graph
            .parties()
            .filter_map(|party| {
                let own = self.taken(state).into_iter().filter(|(p, _)| *p == party).map(|(_, d)| lower_first(d));
                let own: Vec<String> = own.collect();
                (!own.is_empty()).then(|| format!("{} would {}", self.party(party), joined(&own, "and")))
            })
            .collect();
        if taken.is_empty() {
            "the state in which nobody takes any option".to_owned()
        } else {
            format!("the state in which {}", joined(&taken, "and"))
        }
    }

    /// What each party would do differently: "Japan would ...", one clause a party.
    fn clauses(&self, from: StateId, to: StateId) -> Vec<String> {
        self.graph
            .parties()
            .filter_map(|p| {
                let parts = self.parts(p, from, to);
                (!parts.is_empty()).then(|| format!("{} would {}", self.party(p), joined(&parts, "and")))
            })
            .collect()
    }

    /// What a party does to get from one state to another, as a verb phrase: "receive the prime minister and no longer
    /// insist".
    pub fn change(&self, party: PartyId, from: StateId, to: StateId) -> String {
        let parts = self.parts(party, from, to);
        if !parts.is_empty() {
            return joined(&parts, "and");
        }
        match &self.case.form {
            Form::Graph { .. } => format!("move to {}", self.state(to)),
            // Into or out of a merged state whose members differ in just these options.
            Form::Options { .. } => format!("move to {}", self.named(to)),
        }
    }

    fn parts(&self, party: PartyId, from: StateId, to: StateId) -> Vec<String> {
        let (a, b) = (self.graph.pattern(from), self.graph.pattern(to));
        let changed = (a.taken ^ b.taken | !a.fixed) & b.fixed & self.graph.own_bits(party);
        let options = self.case.options.iter().enumerate().filter(|(k, _)| changed >> k & 1 == 1);
        options
            .map(|(k, option)| match (b.taken >> k & 1, &option.undoes) {
                (1, _) => lower_first(&option.does),
                (_, Some(undoes)) => lower_first(undoes),
                (_, None) => format!("no longer {}", lower_first(&option.does)),
            })
            .collect()
    }
}

/// "a", "a and b", "a, b and c".
///
/// ```
/// let words = ["a", "b", "c"].map(String::from);
/// assert_eq!(detente_report::joined(&words, "and"), "a, b and c");
/// ```
pub fn joined(parts: &[String], conjunction: &str) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [head @ .., last] => format!("{} {conjunction} {last}", head.join(", ")),
    }
}

/// A phrase as it stands inside a sentence: its first letter small, unless the word looks like a name in capitals.
///
/// ```
/// assert_eq!(detente_report::lower_first("Lift sanctions"), "lift sanctions");
/// assert_eq!(detente_report::lower_first("UN vote"), "UN vote");
/// ```
pub fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(first), Some(second)) if first.is_uppercase() && !second.is_uppercase() => {
            first.to_lowercase().chain(text.chars().skip(1)).collect()
        }
        _ => text.to_owned(),
    }
}
