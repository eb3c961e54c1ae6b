//! `detente foresight`.

use super::common_args::{Limits, Output};
use super::depth_args::ForesightArgs;
use super::outcome::{Failure, print, print_json, width};
use super::session::Session;
use detente::ask as select;
use detente::report::{ForesightRequest, foresight_json, foresight_text};
use detente::stability::Foresight;

/// How far the horizons are followed, unless one further ahead is asked for.
const MOST: usize = 1000;

pub fn run(args: &ForesightArgs, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    let (_, model) = session.open(&args.case)?;
    let leader = args.leader.as_deref().map(|p| select::party(&model.case, p)).transpose()?;
    let state = args.state.as_deref().map(|s| select::state(&model.case, &model.graph, s)).transpose()?;
    let horizon = args.horizon.map(usize::from);
    let most = horizon.unwrap_or(0).max(MOST);
    let ahead = Foresight::new(&model.graph, most, &session.budget()).map_err(|e| Failure::Call(e.to_string()))?;
    let request = ForesightRequest { horizon, leader, state };
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
