//! `detente why`.

use super::args::WhyArgs;
use super::common_args::{Limits, Output};
use super::outcome::{Failure, print, print_json, width};
use super::session::Session;
use detente::ask::{Depth, Question, WhyAnswer};
use detente::report::{WhyRequest, why_json, why_text};

pub fn run(args: &WhyArgs, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    let (_, model) = session.open(&args.case)?;
    let WhyAnswer { state, party, concept, most } = args.asked.ask(&model, Depth::Full, &session.budget())?;
    let study = model.study(&session.budget())?;
    let request = WhyRequest { state, party, concept, most, width: width().min(100) };
    match args.format {
        Output::Json => print_json(&why_json(&study, &request)),
        Output::Text => print(&why_text(&study, &request)),
    }
}
