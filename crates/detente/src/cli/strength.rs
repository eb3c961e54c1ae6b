//! `detente strength`.

use super::common_args::{Limits, Output};
use super::doubt_args::DoubtArgs;
use super::doubtful::verified;
use super::outcome::{Failure, print, print_json, width};
use super::session::Session;
use detente::Model;
use detente::ask::{Depth, Question, Strength};
use detente::report::{strength_json, strength_text};
use detente::stability::verify_strength;

pub fn run(args: &DoubtArgs<Strength>, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    let (_, model) = session.open_doubtful(&args.case)?;
    let Model { case, graph, .. } = &model;
    let answer = args.asked.ask(&model, Depth::Full, &session.budget())?;
    let (study, request) = (answer.study(case, graph), answer.about.request(width().min(100)));
    match args.format {
        Output::Json => print_json(&strength_json(&study, &request, args.counts))?,
        Output::Text => print(&strength_text(&study, &request))?,
    }
    if args.verify {
        verified(verify_strength(case, graph, &answer.floors, &answer.analysis, &session.budget())?)?;
    }
    match answer.analysis.stopped {
        Some(stop) => Err(Failure::Limit(stop)),
        None => Ok(()),
    }
}
