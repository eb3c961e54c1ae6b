//! `detente coalitions`.

use super::common_args::{Limits, Output};
use super::depth_args::CoalitionsArgs;
use super::outcome::{Failure, print, print_json, width};
use super::session::Session;
use detente::Graph;
use detente::ask::{CoalitionsAnswer, Depth, Question};
use detente::report::{CoalitionRequest, coalition_json, coalition_text};
use detente::stability::{CoalitionChecker, CoalitionSurvey, verify_coalition};

pub fn run(args: &CoalitionsArgs, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    let (_, model) = session.open(&args.case)?;
    let CoalitionsAnswer { survey, states, left_out, .. } = args.asked.ask(&model, Depth::Full, &session.budget())?;
    let study = model.study(&session.budget())?;
    match args.format {
        Output::Json => print_json(&coalition_json(&study, &survey, &states, args.counts))?,
        Output::Text => {
            let request = CoalitionRequest { states, left_out, width: width().min(100) };
            print(&coalition_text(&study, &survey, &request))?;
        }
    }
    if args.verify {
        verify(&session, &model.graph, &survey)?;
    }
    match survey.stopped {
        Some(stop) => Err(Failure::Limit(stop)),
        None => Ok(()),
    }
}

/// Has every verdict certified and checked. What it finds goes to standard error: standard output may hold a document.
fn verify(session: &Session, graph: &Graph, survey: &CoalitionSurvey) -> Result<(), Failure> {
    let checker = CoalitionChecker::new(graph);
    let mut faults = Vec::new();
    for verdicts in &survey.verdicts {
        for (coalition, stable) in survey.coalitions.iter().zip(&verdicts.stable) {
            let (concept, sense) = (verdicts.concept, survey.strictness);
            let found = verify_coalition(&checker, coalition, concept, sense, stable, &session.budget());
            let found = found.map_err(Failure::Limit)?.into_iter();
            faults.extend(found.map(|(state, words)| format!("state {}, {concept}: {words}", state.number())));
        }
    }
    let checked = survey.verdicts.len() * survey.coalitions.len() * graph.len();
    if faults.is_empty() {
        anstream::eprintln!("\n{checked} verdicts certified; naive code found every certificate in order.");
        return Ok(());
    }
    faults.iter().take(20).for_each(|words| anstream::eprintln!("{words}"));
    Err(Failure::Internal(format!("{} of {checked} certificates do not hold", faults.len())))
}
