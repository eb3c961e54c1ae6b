//! `detente why`.

use super::args::WhyArgs;
use super::common_args::{Limits, Output};
use super::outcome::{Failure, print, print_json, width};
use super::session::Session;
use detente::Study;
use detente::ask as select;
use detente::report::{WhyRequest, why_json, why_text};

pub fn run(args: &WhyArgs, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    let (_, model) = session.open(&args.case)?;
    let state = select::state(&model.case, &model.graph, &args.state)?;
    let party = args.party.as_deref().map(|p| select::party(&model.case, p)).transpose()?;
    let analysis = detente::analyze(&model.graph, &detente::Concept::ALL, &session.budget());
    if let Some(stop) = analysis.stopped {
        return Err(Failure::Limit(stop));
    }
    if let Some(concept) = args.concept
        && analysis.of(concept).is_none()
    {
        return Err(Failure::Call(format!("{concept} needs options, so it is not defined for a case in graph form")));
    }
    let study = Study { case: &model.case, graph: &model.graph, analysis: &analysis };
    let request = WhyRequest {
        state,
        party,
        concept: args.concept,
        most: if args.all { usize::MAX } else { 3 },
        width: width().min(100),
    };
    match args.format {
        Output::Json => print_json(&why_json(&study, &request)),
        Output::Text => print(&why_text(&study, &request)),
    }
}
