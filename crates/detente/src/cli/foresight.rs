//! `detente foresight`.

use super::common_args::{Limits, Output};
use super::depth_args::ForesightArgs;
use super::outcome::{Failure, print, print_json, width};
use super::session::Session;
use detente::ask::{Depth, ForesightAnswer, Question};
use detente::report::{foresight_json, foresight_text};

pub fn run(args: &ForesightArgs, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    let (_, model) = session.open(&args.case)?;
    let ForesightAnswer { ahead, request } = args.asked.ask(&model, Depth::Full, &session.budget())?;
    match args.format {
        Output::Json => print_json(&foresight_json(&model.case, &model.graph, &ahead, &request))?,
        Output::Text => {
            print(&foresight_text(&model.case, &model.graph, &ahead, &request, width().min(100)))?;
        }
    }
    match ahead.stopped() {
        Some(stop) => Err(Failure::Limit(stop.clone())),
        None => Ok(()),
    }
}
