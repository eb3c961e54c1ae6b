//! The document `detente.doubtful/1`.

use super::shared::asked;
use super::{DoubtRequest, UnknownStudy};
use crate::conventions::{Told, conventions};
use crate::documents::v1::{
    Doubtful, DoubtfulAnswer, DoubtfulVerdict, Judged, Keyed, Partial, Parties, Size, State, States, Unknown,
};
use crate::documents::{each, steps, text};
use detente_graph::{PartyId, StateId};
use detente_stability::{Extension, Lure, UNKNOWN_CONCEPTS, UnknownCertificate, UnknownVerdict, unknown_certificate};

/// What holds where preferences are unknown, as the document `detente.doubtful/1`, ending in a line end. `counts` gives
/// numbers instead of lists of states, for large cases.
///
/// Keys are added, never renamed, within `/1`; lists ascend; the same input gives the same bytes.
pub fn unknown_json(study: &UnknownStudy, request: &DoubtRequest, counts: bool) -> String {
    let UnknownStudy { case, graph, relations, analysis } = *study;
    text(&Doubtful {
        of: Parties::of(case),
        size: Size::of(graph),
        unknown: each(case, graph.parties(), |p| {
            let marks = &case.party(p).marks;
            Unknown {
                statements: marks.unknown.iter().map(|u| u.want.statement.text.as_str()).collect(),
                groups: marks.groups.iter().map(|g| g.entries.iter().map(|e| e.text.as_str()).collect()).collect(),
                pairs: relations[p.index()].unknown_pairs(),
            }
        }),
        stability: (analysis.verdicts.iter())
            .map(|v| {
                let own = |e| each(case, graph.parties(), |p| States::of(v.stable(e, p), counts));
                (v.concept.key(), by_extension(own))
            })
            .collect(),
        equilibria: (analysis.verdicts.iter())
            .map(|v| (v.concept.key(), by_extension(|e| States::of(v.equilibria(e), counts))))
            .collect(),
        state: request.state.map(|state| Judged {
            state: State::of(case, graph, state),
            verdicts: each(case, asked(graph, request.party), |p| verdicts(study, p, state)),
        }),
        conventions: conventions(Told::Unknown, &[case]),
        partial: Partial::of(analysis.stopped.as_ref()),
    })
}

fn by_extension<'a, T>(f: impl Fn(Extension) -> T) -> Keyed<'a, T> {
    Extension::ALL.into_iter().map(|e| (e.key(), f(e))).collect()
}

/// By concept and extension the verdict on a state with its reason.
fn verdicts<'a>(study: &UnknownStudy<'a>, party: PartyId, state: StateId) -> Keyed<'a, Keyed<'a, DoubtfulVerdict<'a>>> {
    let found = |concept, e: Extension| {
        let found = unknown_certificate(study.graph, study.relations, concept, e, party, state)?;
        Some((e.key(), verdict(study, &found)))
    };
    let each = |concept| Extension::ALL.into_iter().filter_map(|e| found(concept, e)).collect();
    UNKNOWN_CONCEPTS.iter().copied().map(|concept| (concept.key(), each(concept))).collect()
}

fn verdict<'a>(study: &UnknownStudy<'a>, certificate: &UnknownCertificate) -> DoubtfulVerdict<'a> {
    let lure = |lure: &Lure| if *lure == Lure::Better { "better" } else { "unknown" };
    match &certificate.verdict {
        UnknownVerdict::NothingToLeaveFor => DoubtfulVerdict::Stable { stable: true, answers: Vec::new() },
        UnknownVerdict::Undeterred { to, lure: l, answers } => {
            DoubtfulVerdict::Unstable { stable: false, to: to.number(), lure: lure(l), brought_about: *answers }
        }
        UnknownVerdict::Deterred(list) => {
            let answers = list.iter().map(|a| DoubtfulAnswer {
                to: a.to.number(),
                lure: lure(&a.lure),
                steps: steps(study.case, &a.steps),
            });
            DoubtfulVerdict::Stable { stable: true, answers: answers.collect() }
        }
    }
}
