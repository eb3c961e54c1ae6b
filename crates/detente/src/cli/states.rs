//! `detente states`.

use super::args::{StatesArgs, StatesFormat};
use super::common_args::Limits;
use super::outcome::{Failure, print, print_json, width};
use super::session::Session;
use detente::ask::{Depth, Question, StatesAnswer};
use detente::report::{TableRequest, states_csv, states_json, states_list, states_table};

pub fn run(args: &StatesArgs, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    let (_, model) = session.open(&args.case)?;
    let StatesAnswer { mut states, shown } = args.asked.ask(&model, Depth::Full, &session.budget())?;
    let study = model.study(&session.budget())?;
    match args.format {
        StatesFormat::Json => print_json(&states_json(&study, &states)),
        StatesFormat::List => print(&states_list(&study, &states)),
        StatesFormat::Csv => print(&states_csv(&study, &states)),
        StatesFormat::Table => {
            let left_out = states.len() - shown;
            states.truncate(shown);
            print(&states_table(&study, &TableRequest { states, left_out, width: width() }))
        }
    }
}
