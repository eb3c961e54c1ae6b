//! The document `detente.why/1`: the verdicts about one state, and the certificate of each.

use crate::conventions::{Told, conventions};
use crate::documents::v1::{
    CaseName, Certified, Deterred, MoveTogether, Parties, Sanction, Size, State, Together, Verdict, Why,
};
use crate::documents::{by_concept, each, id, ids, options, steps, text};
use crate::{Study, WhyRequest};
use detente_case::Case;
use detente_graph::{PartyId, StateId};
use detente_stability::{self as engine, Certificate, Deterrence, Simultaneous, Step, Verdicts, certificate};

/// Why a state is stable or not, as the document `detente.why/1`, ending in a line end: for the parties and concepts asked
/// about (all where none is named) the verdicts, and each verdict's certificate whole, with every improvement that is
/// deterred. States are given by number, parties by id.
///
/// Keys are added, never renamed, within `/1`; the same input gives the same bytes.
pub fn why_json(study: &Study, request: &WhyRequest) -> String {
    let Study { case, graph, analysis } = *study;
    let parties = || graph.parties().filter(|p| request.party.is_none_or(|q| q == *p));
    let verdicts = || analysis.verdicts.iter().filter(|v| request.concept.is_none_or(|c| c == v.concept));
    let certified =
        |v: &Verdicts, p: PartyId| certificate(graph, v.concept, p, request.state).map(|found| certified(case, &found));
    text(&Why {
        of: Parties { case: CaseName::of(case), parties: ids(case, parties()) },
        options: options(case),
        size: Size::of(graph),
        state: State::of(case, graph, request.state),
        stability: by_concept(verdicts(), |v| each(case, parties(), |p| v.stable[p.index()].contains(request.state))),
        equilibrium: by_concept(verdicts(), |v| v.equilibria.contains(request.state)),
        certificates: by_concept(verdicts(), |v| each(case, parties(), |p| certified(v, p))),
        conventions: conventions(Told::Stability(analysis.sanctions), &[case]),
    })
}

fn certified<'a>(case: &'a Case, found: &Certificate) -> Certified<'a> {
    let (stable, why) = match &found.verdict {
        engine::Verdict::NoImprovement => (true, Verdict::NoImprovement),
        engine::Verdict::Deterred(list) => {
            (true, Verdict::Deterred { improvements: list.iter().map(|d| deterred(case, d)).collect() })
        }
        engine::Verdict::Undeterred { improvement, answers, closest } => {
            let closest = closest.as_ref().map(|miss| sanction(case, &miss.steps, miss.escape));
            (false, Verdict::Undeterred { improvement: improvement.number(), answers: *answers, closest })
        }
    };
    Certified { stable, why }
}

fn deterred<'a>(case: &'a Case, deterrence: &Deterrence) -> Deterred<'a> {
    let (sanction, together) = match &deterrence.sanction {
        engine::Sanction::Path { steps, escape } => (Some(sanction(case, steps, *escape)), None),
        engine::Sanction::Together(moves) => (None, Some(together(case, moves))),
    };
    Deterred { to: deterrence.improvement.number(), sanction, together }
}

fn sanction<'a>(case: &'a Case, path: &[Step], escape: Option<StateId>) -> Sanction<'a> {
    let end = path.last().map(|step| step.to.number());
    Sanction { steps: steps(case, path), end, escape: escape.map(StateId::number) }
}

fn together<'a>(case: &'a Case, found: &Simultaneous) -> Together<'a> {
    let letters =
        |bits: u64| -> String { (0..case.options.len()).map(|k| if bits >> k & 1 == 1 { 'Y' } else { 'N' }).collect() };
    Together {
        from: letters(found.from),
        improvement: letters(found.improvement),
        moves: found.moves.iter().map(|(p, to)| MoveTogether { party: id(case, *p), to: letters(*to) }).collect(),
        result: letters(found.bits),
        end: found.result.number(),
    }
}
