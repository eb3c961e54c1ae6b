//! `detente hinges`.

use super::common_args::{Limits, Output};
use super::hinges_args::HingesArgs;
use super::outcome::{Failure, print, print_json, width};
use super::session::Session;
use super::source::originals;
use detente::ask::{Depth, Question};
use detente::report::{hinges_json, hinges_text};

pub fn run(args: &HingesArgs, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    let (folder, model) = session.open(&args.case)?;
    let answer = args.asked.ask(&model, Depth::Full, &session.budget())?;
    if !answer.all_worlds {
        anstream::eprintln!(
            "the case has more than {} worlds, so only the case as it stands is looked at; `--worlds` allows more",
            answer.most
        );
    }
    let passages = detente::passages(&model.case, &folder, &originals(&model.case, &args.original)?);
    let study = answer.study(&model.case, &model.graph, &passages);
    match args.format {
        Output::Json => print_json(&hinges_json(&study)),
        Output::Text => print(&hinges_text(&study, usize::from(args.most), width().min(100))),
    }
}
