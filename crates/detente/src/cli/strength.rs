//! `detente strength`.

use super::common_args::{Limits, Output};
use super::doubt_args::DoubtArgs;
use super::doubtful::{request, verified};
use super::outcome::{Failure, print, print_json};
use super::session::Session;
use detente::Model;
use detente::graph::grade_floors;
use detente::report::{StrengthStudy, strength_json, strength_text};
use detente::stability::{STRENGTH_CONCEPTS, analyze_strength, verify_strength};

pub fn run(args: &DoubtArgs, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    let (_, model) = session.open_doubtful(&args.case)?;
    let Model { case, graph, .. } = &model;
    let request = request(args, &model, STRENGTH_CONCEPTS)?;
    let floors: Vec<_> = graph.parties().map(|p| grade_floors(case, graph, p)).collect();
    let analysis = analyze_strength(graph, &floors, STRENGTH_CONCEPTS, &session.budget());
    if let (true, Some(stop)) = (analysis.verdicts.is_empty(), &analysis.stopped) {
        return Err(Failure::Limit(stop.clone()));
    }
    let study = StrengthStudy { case, graph, floors: &floors, analysis: &analysis };
    match args.format {
        Output::Json => print_json(&strength_json(&study, &request, args.counts))?,
        Output::Text => print(&strength_text(&study, &request))?,
    }
    if args.verify {
        verified(verify_strength(case, graph, &floors, &analysis, &session.budget()).map_err(Failure::Limit)?)?;
    }
    match analysis.stopped {
        Some(stop) => Err(Failure::Limit(stop)),
        None => Ok(()),
    }
}
