//! All single changes of a case, in every world, and what each does to the answer.

use super::change::{Change, Depth, effect};
use super::claims::{Support, once, supported};
use super::question::{Answer, Question, ask};
use super::worlds::Sample;
use detente_case::{Case, Preferences, World};
use detente_graph::{Budget, BuildError, Graph, PartyId, Stop};
use detente_source::Span;
use rayon::prelude::*;
use std::sync::atomic::{AtomicU64, Ordering};

/// What a change does to the answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// The answer in the base world; nothing where the change does not apply to it, or leaves no sound model.
    pub base: Option<Answer>,
    /// How far that is from the answer without the change.
    pub distance: usize,
    /// The share of the worlds, by weight, in which the answer is yes.
    pub share: f64,
    /// In how many worlds it is.
    pub yes: usize,
    /// In how many worlds the answer is another one than without the change.
    pub flips: usize,
}

/// A statement at another rank.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    /// The rank, from 1.
    pub rank: usize,
    /// What is seen there.
    pub seen: Seen,
}

/// What a preference statement, a weight, or two neighbouring tiers of a ranking do to the answer.
#[derive(Clone, Debug, PartialEq)]
pub struct StatementHinge {
    /// Whose it is.
    pub party: PartyId,
    /// Where it stands in the file; for a swap of tiers, the ranking.
    pub at: Span,
    /// As written; for a swap, the tiers: "YN, then NY".
    pub text: String,
    /// Its rank, from 1, and the length of its list, in the base world or else in the first world that has it.
    pub rank: (usize, usize),
    /// Where it comes with an alternative: group and alternative, by position.
    pub from: Option<(usize, u8)>,
    /// Whether the base world has it.
    pub in_base: bool,
    /// Seen when it is left out; for a swap, when the two tiers change places.
    pub dropped: Seen,
    /// Seen at each other rank. Empty for weights and swaps.
    pub moved: Vec<Moved>,
    /// Whether this is a swap of tiers.
    pub is_swap: bool,
    /// Largest less smallest share, no change among them.
    pub swing: f64,
}

/// What a claim does to the answer.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimHinge {
    /// Which, by position.
    pub claim: usize,
    /// The judgements that rest on it, in all worlds.
    pub supports: Vec<Support>,
    /// Seen without what rests on it alone.
    pub alone: Seen,
    /// Seen without all wishes and rules that cite it.
    pub all: Seen,
    /// The group of hypotheses that reads this claim differently, by position.
    pub read_by: Option<usize>,
    /// Largest less smallest share: of these changes, or of the group that reads it.
    pub swing: f64,
}

/// What settling a group of hypotheses does to the answer.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupHinge {
    /// Which, by position.
    pub group: usize,
    /// Per alternative: its worlds, those with yes, and the share of yes among them by weight.
    pub alternatives: Vec<(usize, usize, f64)>,
    /// Of the worlds that differ in this group only: how many comparisons there are, and in how many the answer differs.
    pub comparisons: (usize, usize),
    /// Largest less smallest share.
    pub swing: f64,
    /// The value of settling it, where the worlds are weighed.
    pub value: Option<f64>,
}

/// What an answer hangs on.
#[derive(Clone, Debug, PartialEq)]
pub struct Hinges {
    /// The question.
    pub question: Question,
    /// The answer in the base world.
    pub base: Answer,
    /// How many worlds were looked at.
    pub worlds: usize,
    /// How many were left out because the case has errors in them.
    pub left_out: usize,
    /// Whether shares are the analyst's weights.
    pub weighed: bool,
    /// In how many worlds the answer is yes, and their share.
    pub yes: (usize, f64),
    /// Groups, most important first.
    pub groups: Vec<GroupHinge>,
    /// Claims, most important first.
    pub claims: Vec<ClaimHinge>,
    /// Statements, most important first.
    pub statements: Vec<StatementHinge>,
}

/// A world with its case, its graph and the answer in it.
pub(crate) struct Place {
    pub world: World,
    pub weight: f64,
    pub case: Case,
    pub graph: Graph,
    pub answer: Answer,
}

/// Asks a question in every world of a sample, then after every single change. The first world of the case, its base, is
/// always among them. `None` where the concept is not defined for the case.
///
/// # Errors
/// The budget stopped it. Worlds that have no sound model are left out.
pub fn survey(case: &Case, sample: &Sample, question: &Question, budget: &Budget) -> Result<Option<Hinges>, Stop> {
    let base_world = case.base_world();
    let mut places = Vec::new();
    for weighted in &sample.worlds {
        budget.go_on("Building worlds", places.len() as u64, sample.worlds.len() as u64)?;
        let Some(case) = case.in_world(&weighted.world) else { continue };
        let graph = match Graph::build(&case, budget) {
            Ok(graph) => graph,
            Err(BuildError::Invalid(_)) => continue,
            Err(BuildError::Stopped(stop)) => return Err(stop),
        };
        let Some(answer) = ask(&graph, question, budget)? else { return Ok(None) };
        places.push(Place { world: weighted.world.clone(), weight: weighted.weight, case, graph, answer });
    }
    let Some(base) = places.iter().position(|p| p.world == base_world) else { return Ok(None) };
    let total: f64 = places.iter().map(|p| p.weight).sum();
    places.iter_mut().for_each(|p| p.weight /= total);
    let view = View { places: &places, base, weighed: sample.weighed, question, budget };

    let statements = statements(&view);
    let claims: Vec<usize> =
        (0..case.claims.len()).filter(|c| places.iter().any(|p| !supported(&p.case, *c).is_empty())).collect();
    let mut changes = Vec::new();
    statements.iter().for_each(|s| changes.extend(s.changes()));
    for claim in &claims {
        changes.extend([Depth::Alone, Depth::All].map(|depth| Change::Claim { claim: *claim, depth }));
    }
    let done = AtomicU64::new(0);
    let seen: Result<Vec<Seen>, Stop> = changes
        .par_iter()
        .map(|change| {
            budget.go_on("Trying changes", done.fetch_add(1, Ordering::Relaxed), changes.len() as u64)?;
            view.seen(std::slice::from_ref(change))
        })
        .collect();
    let mut seen = seen?.into_iter();
    let mut next = || seen.next().expect("one a change");

    let share = view.share(|p| &p.answer);
    let mut hinges = Hinges {
        question: question.clone(),
        base: places[base].answer.clone(),
        worlds: places.len(),
        left_out: sample.worlds.len() - places.len(),
        weighed: sample.weighed,
        yes: (places.iter().filter(|p| view.is_yes(&p.answer)).count(), share),
        groups: (0..case.doubt.groups.len()).map(|g| view.group(g)).collect(),
        claims: Vec::new(),
        statements: Vec::new(),
    };
    for statement in statements {
        let dropped = next();
        let moved = statement.moves().map(|to| Moved { rank: to + 1, seen: next() }).collect();
        hinges.statements.push(statement.hinge(share, dropped, moved));
    }
    for claim in claims {
        let (alone, all) = (next(), next());
        let read_by = case.doubt.groups.iter().position(|g| g.reads == Some(claim));
        let read = read_by.map_or(0.0, |g| hinges.groups[g].swing);
        let swing = swing([share, alone.share, all.share]).max(read);
        let supports = once(places.iter().flat_map(|p| supported(&p.case, claim)).collect());
        hinges.claims.push(ClaimHinge { claim, supports, alone, all, read_by, swing });
    }
    // Sorting is stable: what matters the same stays in the order of the file.
    hinges.groups.sort_by(|a, b| b.swing.total_cmp(&a.swing).then(b.comparisons.1.cmp(&a.comparisons.1)));
    hinges.claims.sort_by(|a, b| {
        let apart = |c: &ClaimHinge| (c.alone.distance.max(c.all.distance), c.alone.flips.max(c.all.flips));
        b.swing.total_cmp(&a.swing).then(apart(b).cmp(&apart(a)))
    });
    hinges.statements.sort_by(|a, b| {
        let apart = |s: &StatementHinge| {
            let moved = s.moved.iter().map(|m| (m.seen.distance, m.seen.flips));
            moved.chain([(s.dropped.distance, s.dropped.flips)]).max().unwrap_or_default()
        };
        b.swing.total_cmp(&a.swing).then(apart(b).cmp(&apart(a)))
    });
    Ok(Some(hinges))
}

/// The difference between the largest and the smallest.
fn swing(shares: impl IntoIterator<Item = f64>) -> f64 {
    let (low, high) = shares.into_iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), s| (l.min(s), h.max(s)));
    if high >= low { high - low } else { 0.0 }
}

/// The worlds and the question asked in them.
pub(crate) struct View<'a> {
    pub places: &'a [Place],
    pub base: usize,
    pub weighed: bool,
    pub question: &'a Question,
    pub budget: &'a Budget<'a>,
}

impl View<'_> {
    fn is_yes(&self, answer: &Answer) -> bool {
        match answer {
            Answer::Is(yes) => *yes,
            states => *states == self.places[self.base].answer,
        }
    }

    fn share<'p>(&'p self, answer: impl Fn(&'p Place) -> &'p Answer) -> f64 {
        self.part(self.places.iter().filter(|p| self.is_yes(answer(p))))
    }

    /// How large a part of the worlds these are; counts where they are not weighed, so that nothing is lost in sums.
    fn part<'p>(&self, of: impl Iterator<Item = &'p Place>) -> f64 {
        match self.weighed {
            // Not `sum`, which makes -0 of nothing.
            true => of.map(|p| p.weight).fold(0.0, |sum, weight| sum + weight),
            false => of.count() as f64 / self.places.len() as f64,
        }
    }

    /// The answer in one world after some changes; nothing where they leave no sound model.
    pub fn changed(&self, place: &Place, changes: &[Change]) -> Result<Option<Answer>, Stop> {
        let effect = effect(&place.case, changes);
        if effect.is_empty() {
            return Ok(Some(place.answer.clone()));
        }
        if let Some(stays) = effect.stays_nash(&place.graph, self.question) {
            return Ok(Some(Answer::Is(stays)));
        }
        match effect.graph(&place.case, &place.graph, self.budget)? {
            Some(graph) => ask(&graph, self.question, self.budget),
            None => Ok(None),
        }
    }

    fn seen(&self, changes: &[Change]) -> Result<Seen, Stop> {
        let mut seen = Seen { base: None, distance: 0, share: 0.0, yes: 0, flips: 0 };
        let mut saying_yes = Vec::new();
        for (i, place) in self.places.iter().enumerate() {
            // A world without a sound model keeps its answer: nothing is known of it.
            let answer = self.changed(place, changes)?;
            let counted = answer.as_ref().unwrap_or(&place.answer);
            seen.flips += usize::from(*counted != place.answer);
            if self.is_yes(counted) {
                saying_yes.push(place);
            }
            if i == self.base && !effect(&place.case, changes).is_empty() {
                seen.distance = counted.distance(&place.answer);
                seen.base = answer;
            }
        }
        seen.yes = saying_yes.len();
        seen.share = self.part(saying_yes.into_iter());
        Ok(seen)
    }

    /// What settling a group does.
    fn group(&self, group: usize) -> GroupHinge {
        let count = self.places[self.base].case.doubt.groups[group].alternatives.len();
        let (mut alternatives, mut weights) = (Vec::new(), Vec::new());
        for a in 0..count {
            let of: Vec<&Place> = self.places.iter().filter(|p| usize::from(p.world.choices[group]) == a).collect();
            let yes: Vec<&&Place> = of.iter().filter(|p| self.is_yes(&p.answer)).collect();
            let weight = self.part(of.iter().copied());
            let share = self.part(yes.iter().map(|p| **p));
            weights.push(weight);
            alternatives.push((of.len(), yes.len(), if weight > 0.0 { share / weight } else { 0.0 }));
        }
        let mut comparisons = (0, 0);
        for (i, a) in self.places.iter().enumerate() {
            for b in &self.places[i + 1..] {
                let mut choices = a.world.choices.iter().zip(&b.world.choices).enumerate();
                if choices.all(|(g, (x, y))| (x == y) != (g == group)) {
                    comparisons.0 += 1;
                    comparisons.1 += usize::from(a.answer != b.answer);
                }
            }
        }
        let mean: f64 = alternatives.iter().zip(&weights).map(|((_, _, p), w)| w * p).sum();
        let variance: f64 = alternatives.iter().zip(&weights).map(|((_, _, p), w)| w * (p - mean).powi(2)).sum();
        let swing = swing(alternatives.iter().filter(|(worlds, ..)| *worlds > 0).map(|(_, _, p)| *p));
        GroupHinge { group, alternatives, comparisons, swing, value: self.weighed.then_some(variance) }
    }
}

/// A statement, wherever a world has it.
struct Stated {
    party: PartyId,
    at: Span,
    text: String,
    rank: (usize, usize),
    from: Option<(usize, u8)>,
    in_base: bool,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Want,
    Weight,
    Swap,
}

impl Stated {
    /// Ranks that it can be moved to, from 0.
    fn moves(&self) -> impl Iterator<Item = usize> + use<> {
        let (rank, of) = if self.kind == Kind::Want { self.rank } else { (1, 1) };
        (0..of).filter(move |to| to + 1 != rank)
    }

    /// Leaving it out first, then the moves.
    fn changes(&self) -> Vec<Change> {
        let (party, at) = (self.party, self.at);
        let first = match self.kind {
            Kind::Swap => Change::Swap { party, tier: self.rank.0 - 1 },
            Kind::Want | Kind::Weight => Change::Drop { party, at },
        };
        std::iter::once(first).chain(self.moves().map(|to| Change::Move { party, at, to })).collect()
    }

    fn hinge(self, share: f64, dropped: Seen, moved: Vec<Moved>) -> StatementHinge {
        let shares = moved.iter().map(|m| m.seen.share).chain([share, dropped.share]);
        let swing = swing(shares);
        let Self { party, at, text, rank, from, in_base, kind } = self;
        StatementHinge { party, at, text, rank, from, in_base, dropped, moved, is_swap: kind == Kind::Swap, swing }
    }
}

/// All statements of all worlds, party by party, those of the base world first.
fn statements(view: &View) -> Vec<Stated> {
    let mut found: Vec<Stated> = Vec::new();
    let order = std::iter::once(view.base).chain((0..view.places.len()).filter(|i| *i != view.base));
    for at in order {
        let case = &view.places[at].case;
        for party in case.party_ids() {
            let mut add = |span: Span, text: &str, rank, from, kind| {
                let known = found.iter().any(|s| {
                    s.party == party && s.at == span && s.kind == kind && (kind != Kind::Swap || s.rank == rank)
                });
                if !known {
                    let (text, in_base) = (text.to_owned(), at == view.base);
                    found.push(Stated { party, at: span, text, rank, from, in_base, kind });
                }
            };
            match &case.party(party).preferences {
                Preferences::Prioritized(wants) => wants.iter().enumerate().for_each(|(i, w)| {
                    add(w.statement.span, &w.statement.text, (i + 1, wants.len()), w.from, Kind::Want);
                }),
                Preferences::Weighted(weights) => weights.iter().enumerate().for_each(|(i, w)| {
                    add(w.statement.span, &w.statement.text, (i + 1, weights.len()), None, Kind::Weight);
                }),
                Preferences::Ranked { tiers, span, .. } => {
                    let shown = |tier: &[detente_case::RankedState]| {
                        let names: Vec<&str> = tier.iter().map(|r| r.text.as_str()).collect();
                        if names.len() == 1 { names[0].to_owned() } else { format!("[{}]", names.join(", ")) }
                    };
                    for (i, two) in tiers.windows(2).enumerate() {
                        let text = format!("{} above {}", shown(&two[0]), shown(&two[1]));
                        add(*span, &text, (i + 1, tiers.len()), None, Kind::Swap);
                    }
                }
            }
        }
    }
    found.sort_by_key(|s| s.party);
    found
}
