//! What rests on what, for programs.

use super::selectors;
use super::trace::{ForwardTrace, Judged, Use, VerdictTrace};
use crate::Study;
use crate::conventions::{Told, conventions};
use crate::documents::v1::{
    CaseName, ClaimTold, Comparison, Forward, Judgement, Trace, TraceFound, Used, VerdictTraced,
};
use crate::documents::{id, text};
use crate::wording::place::cited_id;
use detente_case::{Case, Citation};
use detente_source::CheckedSource;
use detente_stability::Sanctions;

/// What was traced.
#[derive(Clone, Debug)]
pub enum Traced {
    /// A claim, by position, and what rests on it.
    Claim(usize, ForwardTrace),
    /// A document, by position, and what rests on it and its claims.
    Source(usize, ForwardTrace),
    /// Judgements.
    Judgements(Vec<Judged>),
    /// Verdicts.
    Verdicts(Vec<VerdictTrace>),
}

/// The document `detente.trace/1`. Claims are told once, under `claims`; the words of passages only where the texts
/// are at hand.
pub fn trace_json(study: &Study, item: &str, traced: &Traced, sources: &[CheckedSource]) -> String {
    let case = study.case;
    let (found, mut told) = match traced {
        Traced::Claim(i, about) => (TraceFound::Claim { forward: forward(case, about) }, vec![*i]),
        Traced::Source(i, about) => {
            let own = (0..case.claims.len()).filter(|c| case.claims[*c].source == *i);
            (TraceFound::Source { forward: forward(case, about) }, own.collect())
        }
        Traced::Judgements(all) => {
            let judgements = all.iter().map(|j| judged(case, *j)).collect();
            (TraceFound::Judgements { judgements }, all.iter().flat_map(|j| cited(case, *j)).collect())
        }
        Traced::Verdicts(all) => {
            let verdicts = all.iter().map(|v| verdict(case, v)).collect();
            let cited = all.iter().flat_map(|v| &v.uses).flat_map(|(j, _)| cited(case, *j));
            (TraceFound::Verdicts { verdicts }, cited.collect())
        }
    };
    told.sort_unstable();
    told.dedup();
    text(&Trace {
        case: CaseName::of(case),
        item,
        found,
        claims: told.into_iter().map(|i| claim(case, i, sources)).collect(),
        conventions: conventions(Told::Stability(Sanctions::Legal), &[case]),
    })
}

/// The claims that a judgement cites, by position.
fn cited(case: &Case, judged: Judged) -> Vec<usize> {
    let claim = |citation: &Citation| if let Citation::Claim(i) = citation { Some(*i) } else { None };
    judged.grounds(case).cites().iter().filter_map(claim).collect()
}

fn judged(case: &Case, judged: Judged) -> Judgement<'_> {
    let grounds = judged.grounds(case);
    Judgement {
        id: judged.key(case),
        words: judged.words(case),
        cites: grounds.cites().iter().map(|c| cited_id(case, *c)).collect(),
        by_party: grounds.party.is_some(),
        assumption: grounds.is_assumption(),
        why: grounds.why().map(str::to_owned),
        party_why: grounds.party.as_ref().and_then(|party| party.why.clone()),
    }
}

fn verdict<'a>(case: &'a Case, trace: &VerdictTrace) -> VerdictTraced<'a> {
    let decides = |u: &Use| match u {
        Use::Decides { better, worse } => Some(Comparison { better: better.number(), worse: worse.number() }),
        _ => None,
    };
    let used = |(j, uses): &(Judged, Vec<Use>)| Used {
        judgement: judged(case, *j),
        decides: uses.iter().filter_map(decides).collect(),
        forbids: uses.iter().filter(|u| matches!(u, Use::Forbids(_))).count(),
        moved: uses.contains(&Use::Moved),
    };
    VerdictTraced {
        state: trace.state.number(),
        party: id(case, trace.party),
        concept: trace.concept.key(),
        stable: trace.is_stable,
        uses: trace.uses.iter().map(used).collect(),
        ties: trace.ties,
        answers: trace.answers,
        rules_looked_for: trace.rules_looked_for,
    }
}

fn forward<'a>(case: &'a Case, forward: &ForwardTrace) -> Forward<'a> {
    Forward {
        cited_by: forward.cited_by.iter().map(|j| judged(case, *j)).collect(),
        confirms: forward.confirms.iter().map(|c| case.claims[*c].id.value.as_str()).collect(),
        expected: forward.expected,
        verdicts: forward.verdicts.iter().map(|v| verdict(case, v)).collect(),
    }
}

fn claim<'a>(case: &'a Case, i: usize, sources: &'a [CheckedSource]) -> ClaimTold<'a> {
    let claim = &case.claims[i];
    let found = sources.iter().find(|s| s.source == claim.source).and_then(|s| s.passage(i));
    ClaimTold {
        id: &claim.id.value,
        says: &claim.says,
        source: &case.sources[claim.source].id.value,
        speaker: claim.speaker.as_deref(),
        voice: claim.voice.as_deref(),
        hedge: claim.hedge.as_deref(),
        disputed: claim.disputed.as_deref(),
        note: claim.note.as_deref(),
        about: claim.about.iter().map(|party| party.value.as_str()).collect(),
        credibility: claim.credibility.map(|c| c.digit()),
        selectors: claim.at.as_ref().map(|at| selectors(at, found)).unwrap_or_default(),
        passage: found.map(|f| f.text.as_str()),
    }
}
