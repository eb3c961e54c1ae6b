//! From a checked case to its graph.

use crate::budget::MOST_STATES;
use crate::cell::Owned;
use crate::{ArcTable, Budget, Feasibility, Graph, Moves, Rank, Shape, StateId, States, Stop, lint, ranks};
use detente_case::{Case, Direction, Expr, Form, Numbering, Preferences, Rule, StateName};
use detente_source::{Diagnostic, Diagnostics};
use std::borrow::Cow;
use std::fmt;
use std::sync::OnceLock;

/// Why there is no graph.
#[derive(Clone, Debug)]
pub enum BuildError {
    /// The case says something about its states that does not hold; every fault found.
    Invalid(Diagnostics),
    /// A limit.
    Stopped(Stop),
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(found) => found.fmt(f),
            Self::Stopped(stop) => stop.fmt(f),
        }
    }
}

impl std::error::Error for BuildError {}

impl From<Stop> for BuildError {
    fn from(stop: Stop) -> Self {
        Self::Stopped(stop)
    }
}

impl Graph {
    /// Enumerates the feasible states, ranks them for every party and prepares the moves.
    ///
    /// # Errors
    /// [`BuildError::Stopped`] before more memory than the budget allows would be taken, with the estimate;
    /// [`BuildError::Invalid`] when no state is feasible or a ranking does not list every feasible state exactly once.
    pub fn build(case: &Case, budget: &Budget) -> Result<Self, BuildError> {
        Self::build_over(case, Feasibility::of(case, budget)?, budget)
    }

    /// As [`Graph::build`], of a case whose feasible states are known already (nothing in graph form).
    ///
    /// # Errors
    /// As for [`Graph::build`].
    pub fn build_over(case: &Case, feasible: Option<Feasibility>, budget: &Budget) -> Result<Self, BuildError> {
        Self::build_with(case, feasible, |_, _| Ok(None), budget)
    }

    /// As [`Graph::build`]; `given` may know the ranks of a party (by position) in place of its preferences.
    pub(crate) fn build_with(
        case: &Case,
        feasible: Option<Feasibility>,
        given: impl Fn(usize, &States) -> Result<Option<Vec<Rank>>, Stop>,
        budget: &Budget,
    ) -> Result<Self, BuildError> {
        let states = states(case, feasible, budget)?;
        if states.is_empty() {
            return Err(BuildError::Invalid(no_state(case)));
        }
        let case = &*renumbered(case, budget)?;
        let (mut all, mut faults) = (Vec::new(), Diagnostics::new());
        for (i, party) in case.parties.iter().enumerate() {
            budget.go_on("Ranking states", i as u64, case.parties.len() as u64)?;
            if let Some(ranks) = given(i, &states)? {
                all.push(ranks);
                continue;
            }
            all.push(match &party.preferences {
                Preferences::Prioritized(wants) => {
                    let statements: Vec<&Expr> = wants.iter().map(|w| &w.statement.expr).collect();
                    ranks::prioritized(&states, &statements, budget)?
                }
                Preferences::Weighted(weights) => {
                    let pairs: Vec<_> = weights.iter().map(|w| (&w.statement.expr, w.millionths)).collect();
                    ranks::weighted(&states, &pairs, budget)?
                }
                Preferences::Ranked { tiers, .. } => {
                    faults.extend(lint::group_faults(case, party, &states, budget)?);
                    let names: Vec<Vec<StateName>> =
                        tiers.iter().map(|tier| tier.iter().map(|r| r.state).collect()).collect();
                    ranks::ranked(&states, &names, budget)?.unwrap_or_else(|f| {
                        faults.extend(lint::ranking_faults(case, party, &states, &f));
                        Vec::new()
                    })
                }
            });
        }
        if faults.has_errors() {
            return Err(BuildError::Invalid(faults));
        }
        let owned = owned(case);
        let moves = match &case.form {
            Form::Options { .. } => OnceLock::new(),
            Form::Graph { arcs, .. } => {
                OnceLock::from(Moves::Arcs(arcs.iter().map(|a| ArcTable::new(states.len(), a)).collect()))
            }
        };
        let status_quo = match &case.form {
            Form::Options { status_quo, .. } => status_quo.and_then(|bits| states.find(bits)),
            Form::Graph { status_quo, .. } => status_quo.map(|s| StateId(s as u32)),
        };
        Ok(Self { states, ranks: all, moves, owned, status_quo })
    }

    /// The states that a name in the case file or on the command line stands for, ascending.
    pub fn named(&self, name: StateName) -> Vec<StateId> {
        ranks::named(&self.states, name).into_iter().map(|s| StateId(s as u32)).collect()
    }

    /// A party's ranks under other statements than the case's, most important first.
    pub fn ranks_under(&self, statements: &[&Expr]) -> Vec<Rank> {
        ranks::prioritized(&self.states, statements, &Budget::unlimited()).expect("nobody asks it to stop")
    }
}

fn states(case: &Case, feasible: Option<Feasibility>, budget: &Budget) -> Result<States, BuildError> {
    let check = |count: u128| -> Result<(), Stop> {
        let needed = Shape::of(case, count).bytes_needed(rayon::current_num_threads());
        if needed > u128::from(budget.memory) {
            return Err(Stop::Memory { states: Some(count), needed: Some(needed), allowed: budget.memory });
        }
        if count > MOST_STATES { Err(Stop::TooManyStates(count)) } else { Ok(()) }
    };
    match (&case.form, feasible) {
        (Form::Graph { states, .. }, _) => Ok(States::named(states.len() as u32)),
        (Form::Options { coalesce, .. }, feasible) => {
            let feasible = feasible.expect("a case in option form has feasible combinations of options");
            let count = feasible.count();
            check(count)?;
            let options = case.options.len() as u8;
            let mut states = if options < 32 && count == 1 << options {
                States::full(options)
            } else {
                States::from_bits(options, feasible.list(budget)?)
            };
            drop(feasible);
            let rules: Vec<_> = coalesce.iter().map(|r| |bits: u64| r.when.expr.holds(bits)).collect();
            states.merge(&rules, budget)?;
            Ok(states)
        }
    }
}

/// The case with numbers in rankings replaced by the states that they name, where the case has other rules now than those
/// by which it numbers its states: in another world, or with a rule left out.
fn renumbered<'c>(case: &'c Case, budget: &Budget) -> Result<Cow<'c, Case>, BuildError> {
    let (Some(numbering), Form::Options { infeasible, coalesce, .. }) = (&case.numbering, &case.form) else {
        return Ok(Cow::Borrowed(case));
    };
    let same = |a: &[Rule], b: &[Rule]| a.iter().map(|r| &r.when.expr).eq(b.iter().map(|r| &r.when.expr));
    if same(infeasible, &numbering.infeasible) && same(coalesce, &numbering.coalesce) {
        return Ok(Cow::Borrowed(case));
    }
    let mut written = case.clone();
    let Numbering { infeasible, coalesce } = (**numbering).clone();
    written.form = Form::Options { infeasible, coalesce, status_quo: None };
    let numbered = states(&written, Feasibility::of(&written, budget)?, budget)?;
    let all = if numbered.options() == 64 { u64::MAX } else { (1 << numbered.options()) - 1 };
    let mut other = case.clone();
    for party in &mut other.parties {
        let tiers = match &mut party.preferences {
            Preferences::Ranked { tiers, .. } => &mut tiers[..],
            _ => &mut [],
        };
        let groups = party.marks.groups.iter_mut().map(|group| &mut group.entries);
        for entry in tiers.iter_mut().chain(groups).flatten() {
            let StateName::Number(number) = entry.state else { continue };
            let at = number.checked_sub(1).filter(|at| (*at as usize) < numbered.len());
            // A number that there is none of stays one, of which there is none here either.
            entry.state = at.map_or(StateName::Number(u64::MAX), |at| StateName::Pattern {
                care: all,
                value: numbered.bits(numbered.representative(StateId(at as u32))),
            });
        }
    }
    Ok(Cow::Owned(other))
}

fn owned(case: &Case) -> Vec<Owned> {
    let mut owned = vec![Owned { own: 0, take: 0, drop: 0 }; case.parties.len()];
    for (k, option) in case.options.iter().enumerate() {
        let of = &mut owned[option.owner.index()];
        of.own |= 1 << k;
        match option.moves {
            Direction::Both => {}
            Direction::Take => of.take |= 1 << k,
            Direction::Drop => of.drop |= 1 << k,
        }
    }
    owned
}

fn no_state(case: &Case) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    let mut diagnostic = Diagnostic::error("D0601", "the rules under `infeasible` leave no feasible state")
        .hint("drop or narrow a rule until at least one combination of options remains");
    if let Form::Options { infeasible, .. } = &case.form {
        for (i, rule) in infeasible.iter().enumerate() {
            if i == 0 {
                diagnostic = diagnostic.at(rule.when.span).label("this rule");
            } else {
                diagnostic = diagnostic.related(rule.when.span, "together with this one");
            }
        }
    }
    diagnostics.push(diagnostic);
    diagnostics
}
