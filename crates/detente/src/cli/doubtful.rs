//! `detente doubtful`.

use super::common_args::{Limits, Output};
use super::doubt_args::DoubtArgs;
use super::outcome::{Failure, print, print_json, width};
use super::session::Session;
use detente::Model;
use detente::ask::{Depth, Doubtful, Question};
use detente::report::{unknown_json, unknown_text};
use detente::stability::verify_unknown;

pub fn run(args: &DoubtArgs<Doubtful>, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    let (_, model) = session.open_doubtful(&args.case)?;
    let Model { case, graph, .. } = &model;
    let answer = args.asked.ask(&model, Depth::Full, &session.budget())?;
    let (study, request) = (answer.study(case, graph), answer.about.request(width().min(100)));
    match args.format {
        Output::Json => print_json(&unknown_json(&study, &request, args.counts))?,
        Output::Text => print(&unknown_text(&study, &request))?,
    }
    if args.verify {
        verified(verify_unknown(case, graph, &answer.relations, &answer.analysis, &session.budget())?)?;
    }
    match answer.analysis.stopped {
        Some(stop) => Err(Failure::Limit(stop)),
        None => Ok(()),
    }
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
