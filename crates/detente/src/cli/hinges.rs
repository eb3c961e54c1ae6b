//! `detente hinges`.

use super::common_args::{Limits, Output};
use super::hinges_args::{Asked, HingesArgs};
use super::outcome::{Failure, print, print_json, width};
use super::session::Session;
use super::source::originals;
use detente::ask as select;
use detente::ask::PathRule;
use detente::doubt::hinges::{Place, Question, Sample, all_worlds, pairs, survey};
use detente::report::{HingeStudy, hinges_json, hinges_text};
use detente::{Concept, Model, Stop};

/// Bytes that a world takes while all of them are looked at.
const A_WORLD: u128 = 512;

pub fn run(args: &HingesArgs, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    let (folder, model) = session.open(&args.case)?;
    let Model { case, graph, .. } = &model;
    let question = question(args.ask, args.state.as_deref(), args.to.as_deref(), args.by, args.concept, &model)?;
    let most = args.worlds as usize;
    let worlds = case.doubt.combinations().min(most as u128 + 1);
    if worlds <= most as u128 && worlds.saturating_mul(A_WORLD) > u128::from(session.budget().memory) {
        let (needed, allowed) = (Some(worlds * A_WORLD), session.budget().memory);
        return Err(Failure::Limit(Stop::Memory { states: None, needed, allowed }));
    }
    let sample = all_worlds(case, most).unwrap_or_else(|| {
        anstream::eprintln!(
            "the case has more than {most} worlds, so only the case as it stands is looked at; `--worlds` allows more"
        );
        Sample::base(case)
    });
    let found = survey(case, &sample, &question, &session.budget()).map_err(Failure::Limit)?;
    let Some(hinges) = found else {
        return Err(Failure::Call(
            "this concept needs options, so it is not defined for a case in graph form".to_owned(),
        ));
    };
    let together = match args.pairs {
        true => Some(pairs(case, graph, &hinges, &session.budget()).map_err(Failure::Limit)?),
        false => None,
    };
    let passages = detente::passages(case, &folder, &originals(case, &args.original)?);
    let study = HingeStudy {
        case,
        graph,
        hinges: &hinges,
        pairs: together.as_deref(),
        passages: &passages,
        asked: args.to.as_deref(),
    };
    match args.format {
        Output::Json => print_json(&hinges_json(&study)),
        Output::Text => print(&hinges_text(&study, usize::from(args.most), width().min(100))),
    }
}

/// What was asked, or what everybody asks.
pub fn question(
    ask: Option<Asked>,
    state: Option<&str>,
    to: Option<&str>,
    by: PathRule,
    concept: Option<Concept>,
    model: &Model,
) -> Result<Question, Failure> {
    let Model { case, graph, .. } = model;
    let concept = concept.unwrap_or(Concept::Nash);
    let ask = ask.unwrap_or(if to.is_some() { Asked::Reach } else { Asked::Holds });
    if ask == Asked::Equilibria {
        return Ok(Question::Equilibria(concept));
    }
    let place = match state {
        Some(text) => select::place(case, graph, text)?,
        None => Place::now(case).ok_or_else(|| {
            Failure::Call("the case names no state of today; name one with `--state`, or `--ask equilibria`".to_owned())
        })?,
    };
    if ask == Asked::Holds {
        return Ok(Question::Holds(place, concept));
    }
    let text =
        to.ok_or_else(|| Failure::Call("`--ask reach` takes `--to STATEMENT`, such as `--to summit`".to_owned()))?;
    let statement = select::statement(case, select::Part::To, text)?;
    Ok(Question::Reach(place, statement, by.rule(graph)))
}
