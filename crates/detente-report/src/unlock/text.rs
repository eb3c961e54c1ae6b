//! What `detente unlock` prints.

use super::UnlockRequest;
use super::words::Teller;
use crate::grid::wrap;
use crate::page::Line;
use crate::page::english::{count, either, number, upper_first};
use crate::{Words, joined};
use detente_case::Case;
use detente_graph::{Graph, StateId};
use detente_stability::unlock::{Distinct, Solution, Unlocked, distinct};

/// Tells in words what would have to be wanted.
pub fn unlock_text(case: &Case, graph: &Graph, found: &Unlocked, request: &UnlockRequest, width: usize) -> String {
    let telling = Telling::called(case, graph, request);
    let mut out = wrap(&telling.wanted(), width, 0) + "\n\n";
    let all = distinct(&found.solutions);
    out.push_str(&wrap(&telling.cost(found, all.len()).marked(), width, 0));
    out.push('\n');
    for (i, told) in all.iter().take(request.most).enumerate() {
        let number = format!("{}. ", i + 1);
        let lead = if all.len() == 1 { "" } else { number.as_str() };
        let told = telling.solution(told);
        if !told.is_empty() {
            out.push_str(&format!("\n{}\n", wrap(&format!("{lead}{told}"), width, lead.len())));
        }
    }
    if all.len() > request.most {
        let more = format!("{} more; --most tells more of them.", all.len() - request.most);
        out.push_str(&format!("\n{}\n", wrap(&more, width, 0)));
    }
    let concept = request.question.concept;
    let meaning = format!(
        "Under {} ({concept}) a state is stable for a party when {}; an equilibrium is stable for every party.",
        concept.name(),
        concept.meaning()
    );
    out.push_str(&format!("\n{}\n", wrap(&meaning, width, 0)));
    out
}

/// How somebody looks further.
enum Further {
    /// With the option of the call just made.
    Option,
    /// With this call.
    Call(String),
}

/// Tells the answer to one question.
pub(crate) struct Telling<'a> {
    words: Words<'a>,
    teller: Teller<'a>,
    request: &'a UnlockRequest<'a>,
    /// How to look further; nothing where the reader sees that anyway.
    further: Option<Further>,
}

impl<'a> Telling<'a> {
    /// For the report, which names the call that looks further.
    pub fn report(case: &'a Case, graph: &'a Graph, request: &'a UnlockRequest<'a>) -> Self {
        let words = Words::new(case, graph);
        let teller = Teller { case, words, wanted: request.question.goal.statement.as_ref() };
        let further = Some(Further::Call(format!("detente unlock CASE --make {}", request.make)));
        Self { words, teller, request, further }
    }

    /// For a reader who has made this very call.
    pub fn called(case: &'a Case, graph: &'a Graph, request: &'a UnlockRequest<'a>) -> Self {
        Self { further: Some(Further::Option), ..Self::report(case, graph, request) }
    }

    /// For a reader who has the question before them.
    pub fn told(case: &'a Case, graph: &'a Graph, request: &'a UnlockRequest<'a>) -> Self {
        Self { further: None, ..Self::report(case, graph, request) }
    }

    /// Who would have to come to want what, as a clause.
    pub fn changes(&self, told: &Distinct) -> String {
        self.teller.solution(told)
    }

    /// What is wanted, in a sentence.
    pub fn wanted(&self) -> String {
        let question = self.request.question;
        let (name, concept) = (question.concept.name(), question.concept);
        let what = match (self.request.state, &question.goal.statement) {
            (Some(state), _) => self.place(state),
            (None, Some(statement)) => {
                let states = question.goal.states.count();
                format!(
                    "a state in which ‘{}’ holds ({})",
                    self.teller.clause(statement),
                    count(states, "feasible state", "feasible states")
                )
            }
            (None, None) => "the wanted outcome".to_owned(),
        };
        let reached = match question.goal.from {
            Some(_) => ", reached from today's state by improvements (nobody moving twice in a row)",
            None => "",
        };
        format!("Wanted: {what} as an equilibrium under {name} ({concept}){reached}.")
    }

    /// What it costs, or that nothing does it.
    pub fn cost(&self, found: &Unlocked, kinds: usize) -> Line {
        let halted = |reason| match reason {
            Some(halt) => format!(" The search ended early: {halt}."),
            None => String::new(),
        };
        match (found.cost, found.searched) {
            (Some(0), _) => "Nothing has to change: it is so already.".into(),
            (Some(cost), _) => {
                let changes = match cost {
                    1 => "One elementary change of preferences is enough".to_owned(),
                    n => format!("It takes {} elementary changes of preferences, and fewer will not do", number(n)),
                };
                let more = match (found.found, kinds) {
                    (1, _) => "; there is just one way".to_owned(),
                    (n, k) if n == k => format!("; there are {} ways", number(n)),
                    (n, k) => {
                        format!("; there are {} ways, {} apart from the rank of what is added", number(n), number(k))
                    }
                };
                format!("{changes}{more}.{}", halted(found.stopped)).into()
            }
            (None, None) => format!("Not even the case as it is could be judged.{}", halted(found.stopped)).into(),
            (None, Some(tried)) => {
                let upto = match tried {
                    0 => "The case as it is does not do it".to_owned(),
                    n => format!(
                        "None within cost {n}: no {} of preferences {} it",
                        either(n, "elementary change", "combination of so many elementary changes"),
                        either(n, "does", "does")
                    ),
                };
                let line = Line::from(format!("{upto}.{}", halted(found.stopped)));
                let further = match (&found.stopped, &self.further) {
                    (Some(_), _) | (None, None) => return line,
                    (None, Some(Further::Option)) => "--within".to_owned(),
                    (None, Some(Further::Call(call))) => format!("{call} --within {}", tried + 1),
                };
                line.text(" ").code(further).text(" looks further.")
            }
        }
    }

    pub fn solution(&self, told: &Distinct) -> String {
        let Solution { changes, states, state, path } = told.solution;
        let mut out = String::new();
        let concept = self.request.question.concept.name();
        if !changes.is_empty() {
            let aim = match (self.request.state, &self.request.question.goal.statement) {
                (None, Some(statement)) => {
                    format!("For an equilibrium ({concept}) in which ‘{}’ holds", self.teller.clause(statement))
                }
                (Some(state), _) => format!("For {} to be an equilibrium ({concept})", self.words.named(state)),
                (None, None) => format!("For an equilibrium ({concept})"),
            };
            out = format!("{aim}, it would be enough that {}. ", self.teller.solution(told));
        }
        if self.request.state.is_none() {
            let is = if changes.is_empty() { "is" } else { "would then be" };
            out.push_str(&format!("{} {is} one", upper_first(&self.place(*state))));
            out.push_str(&match states.len() - 1 {
                0 => ".".to_owned(),
                n => format!(" (and {} of the wanted states).", count(n, "other", "others")),
            });
        }
        if let Some(steps) = path {
            let mut at = self.request.question.goal.from.unwrap_or(*state);
            let mut moves = Vec::new();
            for step in steps {
                moves.push(format!(
                    "{} would {}",
                    self.words.party(step.party),
                    self.words.change(step.party, at, step.to)
                ));
                at = step.to;
            }
            out.push_str(&match moves.len() {
                0 => " It is today's state.".to_owned(),
                1 => format!(" From today {}, gaining by it.", moves[0]),
                _ => format!(" From today {}, each gaining by its step.", joined(&moves, "and then")),
            });
        }
        out.trim_end().to_owned()
    }

    /// A state with what it looks like.
    fn place(&self, state: StateId) -> String {
        let (named, told) = (self.words.named(state), self.words.state(state));
        if told.starts_with(&self.words.short(state)) { named } else { format!("{named}, {told},") }
    }
}
