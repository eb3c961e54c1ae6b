//! `detente ach`.

use super::common_args::{Limits, Output};
use super::hinges_args::AchArgs;
use super::outcome::{Failure, print, print_json, width};
use super::session::Session;
use detente::doubt::ach::matrices;
use detente::report::{ach_json, ach_text};

pub fn run(args: &AchArgs, limits: &Limits) -> Result<(), Failure> {
    let (_, model) = Session::new(limits).open(&args.case)?;
    let found = matrices(&model.case);
    match args.format {
        Output::Json => print_json(&ach_json(&model.case, &found)),
        Output::Text => print(&ach_text(&model.case, &found, width().min(100))),
    }
}
