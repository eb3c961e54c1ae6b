//! `detente doubtful`.

use super::common_args::{Limits, Output};
use super::doubt_args::DoubtArgs;
use super::outcome::{Failure, print, print_json, width};
use super::session::Session;
use detente::ask as select;
use detente::graph::Relation;
use detente::report::{DoubtRequest, UnknownStudy, unknown_json, unknown_text};
use detente::stability::{UNKNOWN_CONCEPTS, analyze_unknown, verify_unknown};
use detente::{Concept, Model};

pub fn run(args: &DoubtArgs, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    let (_, model) = session.open_doubtful(&args.case)?;
    let Model { case, graph, .. } = &model;
    let request = request(args, &model, UNKNOWN_CONCEPTS)?;
    let relations = Relation::all(case, graph);
    let analysis = analyze_unknown(graph, &relations, UNKNOWN_CONCEPTS, &session.budget());
    if let (true, Some(stop)) = (analysis.verdicts.is_empty(), &analysis.stopped) {
        return Err(Failure::Limit(stop.clone()));
    }
    let study = UnknownStudy { case, graph, relations: &relations, analysis: &analysis };
    match args.format {
        Output::Json => print_json(&unknown_json(&study, &request, args.counts))?,
        Output::Text => print(&unknown_text(&study, &request))?,
    }
    if args.verify {
        verified(verify_unknown(case, graph, &relations, &analysis, &session.budget()).map_err(Failure::Limit)?)?;
    }
    match analysis.stopped {
        Some(stop) => Err(Failure::Limit(stop)),
        None => Ok(()),
    }
}

/// What is asked for, under one of the concepts that apply.
pub fn request(args: &DoubtArgs, model: &Model, concepts: &[Concept]) -> Result<DoubtRequest, Failure> {
    let Model { case, graph, .. } = model;
    let concept = args.concept.unwrap_or(Concept::Seq);
    if !concepts.contains(&concept) {
        let known: Vec<&str> = concepts.iter().map(|c| c.key()).collect();
        let words = format!("{concept} is not defined here; the concepts are {}", known.join(", "));
        return Err(Failure::Call(words));
    }
    Ok(DoubtRequest {
        state: args.state.as_deref().map(|s| select::state(case, graph, s)).transpose()?,
        party: args.party.as_deref().map(|p| select::party(case, p)).transpose()?,
        concept,
        width: width().min(100),
    })
}

/// What checking certificates found goes to standard error: standard output may hold a document.
pub fn verified((checked, faults): (u64, Vec<String>)) -> Result<(), Failure> {
    if faults.is_empty() {
        anstream::eprintln!("\n{checked} verdicts certified; naive code found every certificate in order.");
        return Ok(());
    }
    faults.iter().take(20).for_each(|words| anstream::eprintln!("{words}"));
    Err(Failure::Internal(format!("{} of {checked} certificates do not hold", faults.len())))
}
