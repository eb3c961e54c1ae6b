//! Changes of a case, one at a time, and the graph that a change leads to.

use super::claims::{grounds, rests};
use super::question::Question;
use detente_case::{Case, Expr, Form, OptionId, Preferences, RankedState, Rule, Statement};
use detente_graph::{Budget, BuildError, Graph, PartyId, Rank, StateId, Stop};
use detente_source::Span;
use detente_stability::Concept;

/// How much goes with a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Depth {
    /// What rests on it alone: judgements that cite this claim and nothing else. An option stays as it is today.
    Alone,
    /// All wishes and rules that cite it, whatever else they cite. Options stay what they are.
    All,
}

/// One change of a case. Judgements declared assumptions never go with a claim. Statements are known by where they stand
/// in the file, so that the same change can be made in every world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// A preference statement or weight is left out.
    Drop {
        /// Whose.
        party: PartyId,
        /// Where it stands.
        at: Span,
    },
    /// A preference statement is moved to another rank, from 0; the others keep their order.
    Move {
        /// Whose.
        party: PartyId,
        /// Where it stands.
        at: Span,
        /// Its new place.
        to: usize,
    },
    /// Two neighbouring tiers of a ranking change places: this one, from 0, and the next.
    Swap {
        /// Whose.
        party: PartyId,
        /// The better of the two.
        tier: usize,
    },
    /// A claim is dropped, with what rests on it: statements and rules are left out, a ranking becomes a single tie.
    Claim {
        /// Which, by position.
        claim: usize,
        /// With how much.
        depth: Depth,
    },
}

/// What changes do to a case: other preferences, other rules.
#[derive(Clone, Debug, Default)]
pub struct Effect {
    /// Parties that want something else.
    pub preferences: Vec<(PartyId, Preferences)>,
    /// Rules under `infeasible` and `coalesce`, where they change.
    pub rules: Option<(Vec<Rule>, Vec<Rule>)>,
}

impl Effect {
    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.preferences.is_empty() && self.rules.is_none()
    }

    /// The case with the changes made. What it expects and what was in doubt about it no longer apply to it as a whole and
    /// are not to be asked of it.
    pub fn apply(&self, case: &Case) -> Case {
        let mut other = case.clone();
        other.expect = None;
        for (party, preferences) in &self.preferences {
            other.parties[party.index()].preferences = preferences.clone();
        }
        if let (Some((rules, merges)), Form::Options { infeasible, coalesce, .. }) = (&self.rules, &mut other.form) {
            infeasible.clone_from(rules);
            coalesce.clone_from(merges);
        }
        other
    }

    /// The graph of the changed case, given that of the case; `None` where the change leaves no sound model (no feasible
    /// state, or a ranking that lists other states).
    ///
    /// # Errors
    /// The budget stopped it.
    pub fn graph(&self, case: &Case, graph: &Graph, budget: &Budget) -> Result<Option<Graph>, Stop> {
        if self.rules.is_some() {
            return match Graph::build(&self.apply(case), budget) {
                Ok(graph) => Ok(Some(graph)),
                Err(BuildError::Invalid(_)) => Ok(None),
                Err(BuildError::Stopped(stop)) => Err(stop),
            };
        }
        let mut other = graph.clone();
        for (party, preferences) in &self.preferences {
            let ranks = ranks(graph, preferences);
            other.set_ranks(*party, &ranks);
        }
        Ok(Some(other))
    }
}

impl Effect {
    /// Whether a state is a Nash equilibrium once other preferences hold, without ranking all states: only its neighbours
    /// count. Nothing where the question is another one, or rules change.
    pub(crate) fn stays_nash(&self, graph: &Graph, question: &Question) -> Option<bool> {
        let Question::Holds(place, Concept::Nash) = question else { return None };
        if self.rules.is_some() {
            return None;
        }
        let Some(state) = place.find(graph) else { return Some(false) };
        Some(graph.parties().all(|party| match self.preferences.iter().find(|(p, _)| *p == party) {
            None => graph.improvements(party, state).is_empty(),
            Some((_, preferences)) => {
                let better = |to: &StateId| is_better(graph, preferences, *to, state);
                !graph.moves(party, state).iter().any(better)
            }
        }))
    }
}

/// Whether a state is better than another, judged from the preferences themselves.
fn is_better(graph: &Graph, preferences: &Preferences, a: StateId, b: StateId) -> bool {
    let states = graph.states();
    let bits = |s: StateId| states.bits(states.representative(s));
    let (at, bt) = (bits(a), bits(b));
    match preferences {
        Preferences::Prioritized(wants) => {
            let told = wants.iter().map(|w| (w.statement.expr.holds(at), w.statement.expr.holds(bt)));
            told.into_iter().find(|(x, y)| x != y).is_some_and(|(x, _)| x)
        }
        Preferences::Weighted(weights) => {
            let sum = |bits: u64| -> i128 {
                weights.iter().filter(|w| w.statement.expr.holds(bits)).map(|w| i128::from(w.millionths)).sum()
            };
            sum(at) > sum(bt)
        }
        Preferences::Ranked { tiers, .. } => {
            let tier = |s: StateId| tiers.iter().position(|t| t.iter().any(|r| graph.named(r.state).contains(&s)));
            tier(a) < tier(b)
        }
    }
}

fn ranks(graph: &Graph, preferences: &Preferences) -> Vec<Rank> {
    match preferences {
        Preferences::Prioritized(wants) => {
            graph.ranks_under(&wants.iter().map(|w| &w.statement.expr).collect::<Vec<&Expr>>())
        }
        Preferences::Weighted(weights) => {
            graph.ranks_weighted(&weights.iter().map(|w| (&w.statement.expr, w.millionths)).collect::<Vec<_>>())
        }
        Preferences::Ranked { tiers, .. } => {
            let mut ranks = vec![0; graph.len()];
            for (rank, tier) in (0..).zip(tiers.iter().rev()) {
                for state in tier.iter().flat_map(|r| graph.named(r.state)) {
                    ranks[state.index()] = rank;
                }
            }
            ranks
        }
    }
}

/// What changes, made one after the other, do to a case as it stands in a world; empty where they do not apply.
pub fn effect(case: &Case, changes: &[Change]) -> Effect {
    let mut preferences: Vec<Option<Preferences>> = vec![None; case.parties.len()];
    let mut rules = None;
    for change in changes {
        match *change {
            Change::Drop { party, at } => edit(case, &mut preferences, party, |p| drop_statement(p, at)),
            Change::Move { party, at, to } => edit(case, &mut preferences, party, |p| move_statement(p, at, to)),
            Change::Swap { party, tier } => edit(case, &mut preferences, party, |p| swap_tiers(p, tier)),
            Change::Claim { claim, depth } => {
                let goes = |alone: Option<bool>| alone.is_some_and(|alone| alone || depth == Depth::All);
                for id in case.party_ids() {
                    let owner = case.party(id);
                    edit(case, &mut preferences, id, |p| {
                        without(p, &|evidence| goes(rests(grounds(owner, evidence), claim)))
                    });
                }
                rules = without_rules(case, rules.take(), claim, depth, &goes);
            }
        }
    }
    let preferences = case.party_ids().zip(preferences).filter_map(|(id, p)| Some((id, p?))).collect();
    Effect { preferences, rules }
}

/// Edits the preferences of a party as changed so far; an edit that does nothing leaves no trace.
fn edit(
    case: &Case,
    all: &mut [Option<Preferences>],
    party: PartyId,
    change: impl FnOnce(&Preferences) -> Option<Preferences>,
) {
    let slot = &mut all[party.index()];
    let changed = change(slot.as_ref().unwrap_or(&case.party(party).preferences));
    if changed.is_some() {
        *slot = changed;
    }
}

fn drop_statement(preferences: &Preferences, at: Span) -> Option<Preferences> {
    let mut other = preferences.clone();
    let (before, after) = match &mut other {
        Preferences::Prioritized(wants) => {
            let before = wants.len();
            wants.retain(|w| w.statement.span != at);
            (before, wants.len())
        }
        Preferences::Weighted(weights) => {
            let before = weights.len();
            weights.retain(|w| w.statement.span != at);
            (before, weights.len())
        }
        Preferences::Ranked { .. } => (0, 0),
    };
    (after < before).then_some(other)
}

fn move_statement(preferences: &Preferences, at: Span, to: usize) -> Option<Preferences> {
    let Preferences::Prioritized(wants) = preferences else { return None };
    let from = wants.iter().position(|w| w.statement.span == at)?;
    if to == from || to >= wants.len() {
        return None;
    }
    let mut wants = wants.clone();
    let want = wants.remove(from);
    wants.insert(to, want);
    Some(Preferences::Prioritized(wants))
}

fn swap_tiers(preferences: &Preferences, tier: usize) -> Option<Preferences> {
    let mut other = preferences.clone();
    match &mut other {
        Preferences::Ranked { tiers, .. } if tier + 1 < tiers.len() => tiers.swap(tier, tier + 1),
        _ => return None,
    }
    Some(other)
}

/// Preferences without the judgements that go; nothing where none does.
fn without(preferences: &Preferences, goes: &dyn Fn(&detente_case::Evidence) -> bool) -> Option<Preferences> {
    let mut other = preferences.clone();
    let changed = match &mut other {
        Preferences::Prioritized(wants) => {
            let before = wants.len();
            wants.retain(|w| !goes(&w.evidence));
            wants.len() < before
        }
        Preferences::Weighted(weights) => {
            let before = weights.len();
            weights.retain(|w| !goes(&w.evidence));
            weights.len() < before
        }
        Preferences::Ranked { tiers, evidence, .. } => {
            let goes = goes(evidence) && tiers.len() > 1;
            if goes {
                let all: Vec<RankedState> = tiers.drain(..).flatten().collect();
                tiers.push(all);
            }
            goes
        }
    };
    changed.then_some(other)
}

type Rules = (Vec<Rule>, Vec<Rule>);

fn without_rules(
    case: &Case,
    so_far: Option<Rules>,
    claim: usize,
    depth: Depth,
    goes: &dyn Fn(Option<bool>) -> bool,
) -> Option<Rules> {
    let Form::Options { infeasible, coalesce, status_quo } = &case.form else { return so_far };
    let changed = so_far.is_some();
    let (mut rules, mut merges) = so_far.unwrap_or_else(|| (infeasible.clone(), coalesce.clone()));
    let before = rules.len() + merges.len();
    // What stands for an option stays with the option.
    rules.retain(|r| r.stands_for.is_some() || !goes(rests(&r.evidence, claim)));
    merges.retain(|r| !goes(rests(&r.evidence, claim)));
    let mut touched = rules.len() + merges.len() < before;
    if depth == Depth::Alone {
        for (k, option) in case.options.iter().enumerate() {
            let party = case.party(option.owner);
            if rests(grounds(party, &option.evidence), claim) == Some(true) {
                rules.push(as_today(OptionId(k as u8), status_quo.is_some_and(|bits| bits >> k & 1 == 1), option));
                touched = true;
            }
        }
    }
    (changed || touched).then_some((rules, merges))
}

/// The rule by which an option cannot be changed: states in which it is otherwise than today cannot be.
fn as_today(option: OptionId, taken: bool, of: &detente_case::CaseOption) -> Rule {
    let here = Expr::Taken(option);
    let (expr, text) = match taken {
        true => (Expr::Not(Box::new(here)), format!("!{}", of.full_id)),
        false => (here, of.full_id.clone()),
    };
    Rule { when: Statement { text, span: of.id.span, expr }, evidence: of.evidence.clone(), stands_for: Some(option) }
}
