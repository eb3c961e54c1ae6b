//! `detente analyze`.

use super::args::{AnalyzeArgs, SanctionRule};
use super::common_args::{Limits, Output};
use super::outcome::{Failure, print, print_json, width};
use super::session::Session;
use detente::report::{analysis_json, summary};
use detente::stability::{Sanctions, analyze_under};
use detente::{Concept, Study};

pub fn run(args: &AnalyzeArgs, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    let (_, model) = session.open(&args.case)?;
    let concepts: &[Concept] = if args.concepts.is_empty() { &Concept::ALL } else { &args.concepts };
    let sanctions = match args.sanctions {
        SanctionRule::Legal => Sanctions::Legal,
        SanctionRule::Once => Sanctions::Once,
    };
    let analysis = analyze_under(sanctions, &model.graph, concepts, &session.budget())
        .map_err(|too_many| Failure::Call(too_many.to_string()))?;
    if analysis.verdicts.is_empty() && analysis.stopped.is_none() {
        return Err(Failure::Call("SIM needs options, so it is not defined for a case in graph form".to_owned()));
    }
    let study = Study { case: &model.case, graph: &model.graph, analysis: &analysis };
    match args.format {
        Output::Json => print_json(&analysis_json(&study, args.counts))?,
        Output::Text => print(&summary(&study.into(), width().min(100)))?,
    }
    if args.verify {
        verify(&session, &model, &analysis)?;
    }
    match analysis.stopped {
        Some(stop) => Err(Failure::Limit(stop)),
        None => Ok(()),
    }
}

/// Has every verdict certified and checked. What it finds goes to standard error: standard output may hold a document.
fn verify(session: &Session, model: &detente::Model, analysis: &detente::Analysis) -> Result<(), Failure> {
    let found = detente::verify(&model.graph, analysis, &session.budget()).map_err(Failure::Limit)?;
    if found.faults.is_empty() {
        anstream::eprintln!("\n{} verdicts certified; naive code found every certificate in order.", found.checked);
        return Ok(());
    }
    for (concept, party, state, words) in found.faults.iter().take(20) {
        anstream::eprintln!("state {}, {}, {concept}: {words}", state.number(), model.case.party(*party).name);
    }
    Err(Failure::Internal(format!("{} of {} certificates do not hold", found.faults.len(), found.checked)))
}
