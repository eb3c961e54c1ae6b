//! `detente states`.

use super::args::{StatesArgs, StatesFormat};
use super::common_args::Limits;
use super::outcome::{Failure, print, print_json, width};
use super::session::Session;
use detente::ask as select;
use detente::case::pattern_of;
use detente::report::{TableRequest, states_csv, states_json, states_list, states_table};
use detente::{Analysis, Concept, Model, StateId, Study};

/// States shown unless all are asked for.
const SHOWN: usize = 60;

pub fn run(args: &StatesArgs, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    let (_, model) = session.open(&args.case)?;
    let analysis = detente::analyze(&model.graph, &Concept::ALL, &session.budget());
    if let Some(stop) = analysis.stopped {
        return Err(Failure::Limit(stop));
    }
    let mut states = matching(args, &model, &analysis)?;
    if let Some(name) = &args.sort {
        let party = select::party(&model.case, name)?;
        states.sort_by_key(|s| (std::cmp::Reverse(model.graph.rank(party, *s)), *s));
    }
    let study = Study { case: &model.case, graph: &model.graph, analysis: &analysis };
    match args.format {
        StatesFormat::Json => print_json(&states_json(&study, &states)),
        StatesFormat::List => print(&states_list(&study, &states)),
        StatesFormat::Csv => print(&states_csv(&study, &states)),
        StatesFormat::Table => {
            let shown = if args.all { states.len() } else { states.len().min(SHOWN) };
            let left_out = states.len() - shown;
            states.truncate(shown);
            print(&states_table(&study, &TableRequest { states, left_out, width: width() }))
        }
    }
}

fn matching(args: &StatesArgs, model: &Model, analysis: &Analysis) -> Result<Vec<StateId>, Failure> {
    let Model { case, graph, .. } = model;
    let mut states: Vec<StateId> = match &args.options {
        None => graph.states().ids().collect(),
        Some(text) => graph.named(pattern_of(case, text).map_err(Failure::Call)?),
    };
    if let Some(text) = &args.statement {
        let expr = select::statement(case, select::Part::Where, text)?;
        states.retain(|s| expr.holds(graph.states().bits(graph.states().representative(*s))));
    }
    if let Some(concept) = args.concept {
        let Some(verdicts) = analysis.of(concept) else {
            return Err(Failure::Call(format!(
                "{concept} needs options, so it is not defined for a case in graph form"
            )));
        };
        let party = args.party.as_deref().map(|p| select::party(case, p)).transpose()?;
        let set = party.map_or(&verdicts.equilibria, |p| &verdicts.stable[p.index()]);
        states.retain(|s| set.contains(*s));
    }
    Ok(states)
}
