//! The document `detente.worlds/1`.

use crate::conventions::{Told, conventions};
use crate::documents::v1::{
    AlternativeTold, AtRank, AxisTold, AxisValues, ByRank, CaseName, Combination, Counted, GroupTold, Keyed,
    LikelihoodTold, MovedAlone, Partial, Questioned, RankTold, Sample, TreeTold, WorldEquilibrium, WorldKept, Worlds,
};
use crate::documents::{id, text};
use crate::worlds::WorldsStudy;
use crate::worlds::phrases::sentence;
use detente_case::{Case, Doubt, Group, Likelihood, ONE};
use detente_doubt::{Axis, Question, RankSweep, Tree, chance, explain};
use detente_stability::Sanctions;

/// The document `detente.worlds/1`, ending in a line end: what is in doubt, and per question the counts, the tree that
/// tells the answers apart, and how likely yes is; the counts by combination of alternatives and by rank, which add up
/// over parts of a sample; and the worlds themselves with their answers, all of them or those that a sample keeps.
///
/// Keys are added, never renamed, within `/1`; the same input gives the same bytes.
pub fn worlds_json(study: &WorldsStudy) -> String {
    let (case, summary) = (study.case, study.summary);
    let doubt = &case.doubt;
    let equilibria = study.equilibria.iter().map(|(state, worlds)| {
        let taken = case.options.iter().enumerate().filter(|(k, _)| state >> k & 1 == 1);
        WorldEquilibrium { taken: taken.map(|(_, o)| o.full_id.as_str()).collect(), worlds: *worlds }
    });
    text(&Worlds {
        case: CaseName::of(case),
        groups: groups(case),
        ranks: (doubt.ranged.iter().enumerate())
            .map(|(k, ranged)| RankTold {
                party: id(case, ranged.party),
                statement: &doubt.ranged_want(k).statement.text,
                first: ranged.first,
                last: ranged.last,
            })
            .collect(),
        ranks_vary: study.ranks,
        worlds: summary.worlds,
        complete: summary.complete,
        sample: study.sample.map(|(seed, range)| Sample { seed: *seed, from: range.start, to: range.end }),
        questions: (0..study.asked.len()).map(|q| question(study, q)).collect(),
        combinations: (summary.combinations.iter())
            .map(|(choices, counts)| Combination {
                choices: choices_of(doubt, choices),
                counts: Counted { worlds: counts.worlds, yes: counts.yes.clone() },
            })
            .collect(),
        by_rank: (summary.ranks.iter().filter(|((_, rank), _)| *rank > 0))
            .map(|((statement, rank), counts)| ByRank {
                statement: *statement,
                rank: *rank,
                counts: Counted { worlds: counts.worlds, yes: counts.yes.clone() },
            })
            .collect(),
        moved_alone: study.sweeps.iter().map(moved_alone).collect(),
        kept: (summary.kept.iter())
            .map(|((_, world), kept)| WorldKept {
                choices: choices_of(doubt, &world.choices),
                ranks: if world.ranks.iter().all(|r| *r == 0) { Vec::new() } else { world.ranks.clone() },
                times: kept.times,
                answers: (0..study.asked.len()).map(|q| kept.answers >> q & 1 == 1).collect(),
            })
            .collect(),
        equilibria: (!study.equilibria.is_empty()).then(|| equilibria.collect()),
        conventions: conventions(Told::Stability(Sanctions::Legal), &[case]),
        partial: Partial::of(summary.stopped.as_ref()),
    })
}

fn groups<'a>(case: &'a Case) -> Vec<GroupTold<'a>> {
    let group = |g: &'a Group| GroupTold {
        id: &g.id.value,
        question: &g.question,
        contingency: g.is_contingency(),
        reads: g.reads.map(|c| case.claims[c].id.value.as_str()),
        base: &g.alternatives[usize::from(g.base)].id.value,
        alternatives: (g.alternatives.iter())
            .map(|a| AlternativeTold { id: &a.id.value, name: &a.name, likelihood: a.likelihood.map(likelihood) })
            .collect(),
    };
    case.doubt.groups.iter().map(group).collect()
}

fn moved_alone(sweep: &RankSweep) -> MovedAlone {
    let at = |(rank, (worlds, yes)): (&u16, &(u64, Vec<u64>))| AtRank {
        rank: *rank,
        counts: Counted { worlds: *worlds, yes: yes.clone() },
    };
    MovedAlone {
        statement: sweep.ranged,
        worlds: sweep.combinations,
        changes: sweep.changes.clone(),
        by_rank: sweep.by_rank.iter().map(at).collect(),
    }
}

fn question<'a>(study: &WorldsStudy<'a>, q: usize) -> Questioned<'a> {
    let (case, asked) = (study.case, &study.asked[q]);
    let why = explain(&case.doubt, study.summary, q);
    let chance = chance(&case.doubt, study.summary, q);
    let (ask, concept, party) = match &asked.question {
        Question::Stable { concept, party, .. } => ("stable", Some(concept), *party),
        Question::InEquilibrium { concept, .. } => ("equilibrium", Some(concept), None),
        Question::Reachable { .. } => ("reachable", None, None),
    };
    Questioned {
        ask,
        of: &asked.of,
        concept: concept.map(|c| c.key()),
        party: party.map(|p| id(case, p)),
        words: sentence(case, asked),
        yes: study.summary.yes[q],
        worlds: study.summary.worlds,
        depends_on: why.axes.iter().map(|a| axis(&case.doubt, *a)).collect(),
        tree: tree(&case.doubt, &why.tree),
        tests: why.tests,
        smallest: why.smallest,
        fitted_to: why.fitted.then_some(why.worlds),
        wrong: why.wrong,
        likelihood: chance.likelihood.map(likelihood),
        without_likelihood: chance.without.iter().map(|g| case.doubt.groups[*g].id.value.as_str()).collect(),
    }
}

fn likelihood(given: Likelihood) -> LikelihoodTold {
    let share = |millionths: u32| f64::from(millionths) / f64::from(ONE);
    LikelihoodTold { low: share(given.low), high: share(given.high), words: given.to_string() }
}

fn axis(doubt: &Doubt, axis: Axis) -> AxisTold<'_> {
    match axis {
        Axis::Group(g) => AxisTold::Group(&doubt.groups[g].id.value),
        Axis::Rank(k) => AxisTold::RankOf(k),
    }
}

fn tree<'a>(doubt: &'a Doubt, of: &Tree) -> TreeTold<'a> {
    match of {
        Tree::Answer(answer) => TreeTold::Answer(*answer),
        Tree::Test(test, holds, fails) => {
            let is_one_of = match test.axis {
                Axis::Group(g) => {
                    let id = |v: &u16| doubt.groups[g].alternatives[usize::from(*v)].id.value.as_str();
                    AxisValues::Alternatives(test.values.iter().map(id).collect())
                }
                Axis::Rank(_) => AxisValues::Ranks(test.values.clone()),
            };
            let (then, r#else) = (Box::new(tree(doubt, holds)), Box::new(tree(doubt, fails)));
            TreeTold::Test { test: axis(doubt, test.axis), is_one_of, then, r#else }
        }
    }
}

fn choices_of<'a>(doubt: &'a Doubt, choices: &[u8]) -> Keyed<'a, &'a str> {
    let chosen = choices.iter().zip(&doubt.groups);
    chosen.map(|(a, g)| (g.id.value.as_str(), g.alternatives[usize::from(*a)].id.value.as_str())).collect()
}
