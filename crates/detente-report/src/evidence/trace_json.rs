//! What rests on what, for programs.

use super::selectors;
use super::trace::{ForwardTrace, Judged, Use, VerdictTrace};
use crate::Study;
use crate::conventions::{Told, conventions};
use detente_case::Citation;
use detente_source::CheckedSource;
use detente_stability::Sanctions;
use serde_json::{Value, json};

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
    let mut told: Vec<usize> = Vec::new();
    let mut note = |citations: &[Citation]| {
        for citation in citations {
            if let Citation::Claim(i) = citation {
                told.push(*i);
            }
        }
    };
    let body = match traced {
        Traced::Claim(i, forward) => {
            note(&[Citation::Claim(*i)]);
            json!({"kind": "claim", "forward": forward_json(study, forward)})
        }
        Traced::Source(i, forward) => {
            let own: Vec<Citation> =
                (0..case.claims.len()).filter(|c| case.claims[*c].source == *i).map(Citation::Claim).collect();
            note(&own);
            json!({"kind": "source", "forward": forward_json(study, forward)})
        }
        Traced::Judgements(all) => {
            all.iter().for_each(|j| note(j.grounds(case).cites()));
            json!({"kind": "judgements", "judgements": all.iter().map(|j| judged(study, *j)).collect::<Vec<_>>()})
        }
        Traced::Verdicts(all) => {
            all.iter().flat_map(|v| &v.uses).for_each(|(j, _)| note(j.grounds(case).cites()));
            json!({"kind": "verdicts", "verdicts": all.iter().map(|v| verdict(study, v)).collect::<Vec<_>>()})
        }
    };
    told.sort_unstable();
    told.dedup();
    let claims: Vec<Value> = told.into_iter().map(|i| claim(study, i, sources)).collect();
    let mut document = json!({"format": "detente.trace/1", "case": {"id": case.id, "title": case.title}, "item": item});
    if let (Some(document), Value::Object(body)) = (document.as_object_mut(), body) {
        document.extend(body);
    }
    document["claims"] = json!(claims);
    document["conventions"] = conventions(Told::Stability(Sanctions::Legal), &[case]);
    document.to_string() + "\n"
}

fn judged(study: &Study, judged: Judged) -> Value {
    let case = study.case;
    let grounds = judged.grounds(case);
    let ids: Vec<&str> = grounds.cites().iter().map(|c| crate::wording::place::cited_id(case, *c)).collect();
    json!({
        "id": judged.key(case), "words": judged.words(case), "cites": ids, "by_party": grounds.party.is_some(),
        "assumption": grounds.is_assumption(), "why": grounds.why(),
        "party_why": grounds.party.as_ref().and_then(|party| party.why.as_ref()),
    })
}

fn verdict(study: &Study, trace: &VerdictTrace) -> Value {
    let uses: Vec<Value> = trace
        .uses
        .iter()
        .map(|(j, uses)| {
            let mut value = judged(study, *j);
            let decides: Vec<Value> = uses
                .iter()
                .filter_map(|u| match u {
                    Use::Decides { better, worse } => Some(json!({"better": better.number(), "worse": worse.number()})),
                    _ => None,
                })
                .collect();
            value["decides"] = json!(decides);
            value["forbids"] = json!(uses.iter().filter(|u| matches!(u, Use::Forbids(_))).count());
            value["moved"] = json!(uses.contains(&Use::Moved));
            value
        })
        .collect();
    json!({
        "state": trace.state.number(), "party": study.case.party(trace.party).id.value, "concept": trace.concept.key(),
        "stable": trace.is_stable, "uses": uses, "ties": trace.ties, "answers": trace.answers,
        "rules_looked_for": trace.rules_looked_for,
    })
}

fn forward_json(study: &Study, forward: &ForwardTrace) -> Value {
    let case = study.case;
    json!({
        "cited_by": forward.cited_by.iter().map(|j| judged(study, *j)).collect::<Vec<_>>(),
        "confirms": forward.confirms.iter().map(|c| &case.claims[*c].id.value).collect::<Vec<_>>(),
        "expected": forward.expected,
        "verdicts": forward.verdicts.iter().map(|v| verdict(study, v)).collect::<Vec<_>>(),
    })
}

fn claim(study: &Study, i: usize, sources: &[CheckedSource]) -> Value {
    let claim = &study.case.claims[i];
    let found = sources.iter().find(|s| s.source == claim.source).and_then(|s| s.passage(i));
    json!({
        "id": claim.id.value, "says": claim.says, "source": study.case.sources[claim.source].id.value,
        "speaker": claim.speaker, "voice": claim.voice, "hedge": claim.hedge, "disputed": claim.disputed,
        "note": claim.note, "about": claim.about.iter().map(|party| &party.value).collect::<Vec<_>>(),
        "credibility": claim.credibility.map(|c| c.digit()),
        "selectors": claim.at.as_ref().map(|at| selectors(at, found)).unwrap_or_default(),
        "passage": found.map(|f| &f.text),
    })
}
