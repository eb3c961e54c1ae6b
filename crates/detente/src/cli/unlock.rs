//! `detente unlock`.

use super::common_args::{Limits, Output};
use super::depth_args::UnlockArgs;
use super::outcome::{Failure, print, print_json, width};
use super::session::Session;
use detente::Model;
use detente::ask::{Depth, Question};
use detente::report::{count_json, count_text, unlock_json, unlock_text};

pub fn run(args: &UnlockArgs, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    let (_, model) = session.open(&args.case)?;
    if args.count { count(args, &session, &model) } else { least(args, &session, &model) }
}

fn least(args: &UnlockArgs, session: &Session, model: &Model) -> Result<(), Failure> {
    let Model { case, graph, .. } = model;
    let answer = args.asked.ask(model, Depth::Full, &session.budget())?;
    answer.confirm(model, &session.budget())?;
    match args.format {
        Output::Text => print(&unlock_text(case, graph, &answer.found, &answer.told(), width().min(100)))?,
        Output::Json => print_json(&unlock_json(case, graph, &answer.found, &answer.told()))?,
    }
    match answer.found.stopped {
        Some(halt) => {
            anstream::eprintln!("stopped: {halt}");
            Err(Failure::Shown(4))
        }
        None => Ok(()),
    }
}

fn count(args: &UnlockArgs, session: &Session, model: &Model) -> Result<(), Failure> {
    let Model { case, graph, .. } = model;
    let answer = args.counted().ask(model, Depth::Full, &session.budget())?;
    match args.format {
        Output::Text => print(&count_text(case, graph, &answer.told(), width().min(100))),
        Output::Json => print_json(&count_json(case, graph, &answer.told())),
    }
}
