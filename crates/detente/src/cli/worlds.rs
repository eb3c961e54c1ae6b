//! `detente worlds`.

use super::common_args::{Limits, Output};
use super::outcome::{Failure, print, print_json, width};
use super::session::Session;
use super::worlds_args::WorldsArgs;
use detente::CaseFolder;
use detente::ask::{Depth, Question, Refusal};
use detente::report::{worlds_json, worlds_text};

pub fn run(args: &WorldsArgs, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    let (folder, model) = session.open(&args.case)?;
    let answer = args.asked.ask(&model, Depth::Full, &session.budget()).map_err(|r| refused(r, &folder))?;
    let study = answer.study(&model.case);
    match args.format {
        Output::Json => print_json(&worlds_json(&study))?,
        Output::Text => print(&worlds_text(&study, width().min(100)))?,
    }
    match answer.summary.stopped {
        Some(stop) => Err(Failure::Limit(stop)),
        None => Ok(()),
    }
}

/// Errors that the case has in one of its worlds are shown in its text.
fn refused(refusal: Refusal, folder: &CaseFolder) -> Failure {
    match refusal {
        Refusal::Invalid(found) => {
            anstream::eprintln!("In one of its worlds the case has errors:");
            Failure::Case(folder.source.clone(), found)
        }
        other => other.into(),
    }
}
