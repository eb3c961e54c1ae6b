//! The machine-readable answer about what an answer hangs on, `detente.hinges/1`.

use super::{HingeStudy, Teller};
use crate::conventions::{Told, conventions};
use crate::documents::v1::{
    AlternativeHinged, CaseName, ClaimHinged, GroupHinged, HingeAnswer, HingeQuestion, HingeSeen, HingeWorlds,
    HingesTold, MovedHinge, PairChange, PairHinged, StatementHinged,
};
use crate::documents::{id, rule_key, text};
use detente_case::Case;
use detente_doubt::hinges::{
    Answer, Change, ClaimHinge, Depth, GroupHinge, Pair, Place, Question, Seen, StatementHinge,
};
use detente_graph::Graph;
use detente_stability::Sanctions;

/// The document `detente.hinges/1`, ending in a line end.
///
/// Keys are added, never renamed, within `/1`; states are given by number in the case as it stands, where they are
/// feasible there; lists keep the order of the survey; the same input gives the same bytes.
pub fn hinges_json(study: &HingeStudy) -> String {
    let HingeStudy { case, graph, hinges, pairs, .. } = *study;
    let change = |change: &Change| match change {
        Change::Drop { party, at } => {
            let statement = hinges.statements.iter().find(|s| s.party == *party && s.at == *at);
            Some(PairChange::Statement { party: id(case, *party), statement: statement.map(|s| s.text.as_str()) })
        }
        Change::Claim { claim, depth } => {
            let with = if *depth == Depth::All { "all" } else { "alone" };
            Some(PairChange::Claim { claim: &case.claims[*claim].id.value, with })
        }
        Change::Move { .. } | Change::Swap { .. } => None,
    };
    let pair = |p: &Pair| PairHinged {
        changes: [change(&p.changes[0]), change(&p.changes[1])],
        answer: answer(graph, &p.answer),
        distance: p.distance,
    };
    text(&HingesTold {
        case: CaseName::of(case),
        question: question(study),
        answer: answer(graph, &hinges.base),
        worlds: HingeWorlds {
            count: hinges.worlds,
            weighed: hinges.weighed,
            yes: hinges.yes.0,
            share: hinges.yes.1,
            left_out: hinges.left_out,
        },
        groups: hinges.groups.iter().map(|g| group(case, g)).collect(),
        claims: hinges.claims.iter().map(|c| claim(case, graph, c)).collect(),
        statements: hinges.statements.iter().map(|s| statement(case, graph, s)).collect(),
        pairs: pairs.map(|pairs| pairs.iter().map(pair).collect()),
        confidence: Teller { study: *study }.confidence(),
        conventions: conventions(Told::Stability(Sanctions::Legal), &[case]),
    })
}

fn group<'a>(case: &'a Case, g: &GroupHinge) -> GroupHinged<'a> {
    let group = &case.doubt.groups[g.group];
    let each = group.alternatives.iter().zip(&g.alternatives);
    GroupHinged {
        id: &group.id.value,
        reads: group.reads.map(|c| case.claims[c].id.value.as_str()),
        swing: g.swing,
        comparisons: g.comparisons.0,
        flips: g.comparisons.1,
        value: g.value,
        alternatives: each
            .map(|(a, (worlds, yes, share))| AlternativeHinged {
                id: &a.id.value,
                worlds: *worlds,
                yes: *yes,
                share: *share,
            })
            .collect(),
    }
}

fn claim<'a>(case: &'a Case, graph: &Graph, c: &ClaimHinge) -> ClaimHinged<'a> {
    ClaimHinged {
        id: &case.claims[c.claim].id.value,
        swing: c.swing,
        read_by: c.read_by.map(|g| case.doubt.groups[g].id.value.as_str()),
        supports: c.supports.len(),
        supports_alone: c.supports.iter().filter(|s| s.alone).count(),
        alone: seen(graph, &c.alone),
        all: seen(graph, &c.all),
    }
}

fn statement<'a>(case: &'a Case, graph: &Graph, s: &'a StatementHinge) -> StatementHinged<'a> {
    let without = seen(graph, &s.dropped);
    let (exchanged, dropped) = if s.is_swap { (Some(without), None) } else { (None, Some(without)) };
    StatementHinged {
        party: id(case, s.party),
        statement: &s.text,
        rank: s.rank.0,
        of: s.rank.1,
        in_base: s.in_base,
        swing: s.swing,
        exchanged,
        dropped,
        moved: s.moved.iter().map(|m| MovedHinge { seen: seen(graph, &m.seen), rank: m.rank }).collect(),
    }
}

fn question<'a>(study: &HingeStudy<'a>) -> HingeQuestion<'a> {
    let number = |place: &Place| place.find(study.graph).map(|s| s.number());
    match &study.hinges.question {
        Question::Holds(place, concept) => HingeQuestion::Holds { state: number(place), concept: concept.key() },
        Question::Reach(place, _, rule) => {
            HingeQuestion::Reach { from: number(place), to: study.asked, by: rule_key(rule) }
        }
        Question::Equilibria(concept) => HingeQuestion::Equilibria { concept: concept.key() },
    }
}

fn answer(graph: &Graph, answer: &Answer) -> HingeAnswer {
    match answer {
        Answer::Is(yes) => HingeAnswer::Is(*yes),
        Answer::States(places) => {
            let mut states: Vec<u64> = places.iter().filter_map(|p| p.find(graph)).map(|s| s.number()).collect();
            states.sort_unstable();
            HingeAnswer::States { count: places.len(), states }
        }
    }
}

fn seen(graph: &Graph, seen: &Seen) -> HingeSeen {
    HingeSeen {
        answer: seen.base.as_ref().map(|a| answer(graph, a)),
        distance: seen.distance,
        worlds_yes: seen.yes,
        share: seen.share,
        flips: seen.flips,
    }
}
