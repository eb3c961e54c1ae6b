//! `detente unlock`.

use super::common_args::{Limits, Output};
use super::depth_args::UnlockArgs;
use super::outcome::{Failure, print, print_json, width};
use super::session::Session;
use detente::ask as select;
use detente::case::{Form, parse_statement_for};
use detente::report::{CountRequest, UnlockRequest, count_json, count_text, unlock_json, unlock_text};
use detente::stability::unlock::{self, CountError, Goal, Kind, Question, Rankings, Rest};
use detente::{Concept, Model, PartyId, SourceText, StateId};

/// Changes tried before the search gives up.
pub const TRIES: u64 = 5_000_000;

pub fn run(args: &UnlockArgs, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    let (_, model) = session.open(&args.case)?;
    let parties: Vec<PartyId> =
        args.party.iter().map(|p| select::party(&model.case, p)).collect::<Result<_, select::Refusal>>()?;
    if args.count { count(args, &session, &model, &parties) } else { least(args, &session, &model, parties) }
}

fn least(args: &UnlockArgs, session: &Session, model: &Model, parties: Vec<PartyId>) -> Result<(), Failure> {
    let Model { case, graph, .. } = model;
    let parties = if parties.is_empty() { graph.parties().collect() } else { parties };
    let (goal, state) = goal(&args.make, args.anywhere, model)?;
    if goal.states.count() == 0 {
        return Err(Failure::Call(format!("no feasible state satisfies `{}`, so nothing can unlock it", args.make)));
    }
    let kinds = if args.kinds.is_empty() { Kind::ALL.to_vec() } else { args.kinds.clone() };
    let concept = args.concept.unwrap_or(Concept::Seq);
    let question = Question { goal, concept, parties, kinds, most: args.within, tries: TRIES };
    let Some(found) = unlock::unlock(case, graph, &question, &session.budget()) else {
        return Err(undefined(question.concept));
    };
    let request = UnlockRequest { question: &question, state, make: &args.make, most: args.most.max(1) };
    for told in unlock::distinct(&found.solutions).iter().take(request.most) {
        if !unlock::holds(graph, &question, told.solution, &session.budget()).map_err(Failure::Limit)? {
            return Err(Failure::Internal(
                "the analysis does not confirm a change of preferences that was found".into(),
            ));
        }
    }
    match args.format {
        Output::Text => print(&unlock_text(case, graph, &found, &request, width().min(100)))?,
        Output::Json => print_json(&unlock_json(case, graph, &found, &request))?,
    }
    match found.stopped {
        Some(halt) => {
            anstream::eprintln!("stopped: {halt}");
            Err(Failure::Shown(4))
        }
        None => Ok(()),
    }
}

/// What is wanted: one state, or that a statement holds.
pub fn goal(make: &str, anywhere: bool, model: &Model) -> Result<(Goal, Option<StateId>), Failure> {
    let Model { case, graph, .. } = model;
    let one = select::state(case, graph, make);
    // A single option taken is a statement about it; as a state it would mean that nothing else is taken.
    let statement = matches!(case.form, Form::Options { .. }).then(|| parse_statement_for(case, make));
    match (one, statement) {
        (_, Some(Ok(expr))) => Ok((Goal::statement(graph, expr, graph.status_quo().filter(|_| !anywhere)), None)),
        (Ok(state), _) => Ok((Goal::state(case, graph, state), Some(state))),
        (Err(refusal), None) => Err(refusal.into()),
        (Err(refusal), Some(Err(found))) => {
            let looks_like_a_state =
                make.trim().chars().all(|c| c.is_ascii_digit() || matches!(c, 'Y' | 'N' | 'y' | 'n' | '-'))
                    || make.trim().eq_ignore_ascii_case("now");
            if looks_like_a_state {
                return Err(refusal.into());
            }
            Err(select::Refusal::Statement { part: select::Part::Make, source: SourceText::new("--make", make), found }
                .into())
        }
    }
}

fn count(args: &UnlockArgs, session: &Session, model: &Model, parties: &[PartyId]) -> Result<(), Failure> {
    let Model { case, graph, .. } = model;
    let [party] = parties else {
        return Err(Failure::Call("`--count` counts the rankings of one party; name it with `--party`".into()));
    };
    let state = select::state(case, graph, &args.make)?;
    let over: Vec<StateId> = match args.over.is_empty() {
        true => graph.states().ids().collect(),
        false => args.over.iter().map(|s| select::state(case, graph, s)).collect::<Result<_, select::Refusal>>()?,
    };
    let rest = if args.rest_above { Rest::Above } else { Rest::Below };
    let rankings = Rankings { party: *party, state, over, rest };
    let concepts = args.concept.map_or(Concept::ALL.to_vec(), |c| vec![c]);
    let counted = unlock::count(graph, &rankings, &concepts, &session.budget()).map_err(|e| match e {
        CountError::Stopped(stop) => Failure::Limit(stop),
        CountError::TooMany(_) if args.over.is_empty() => Failure::Call(format!("{e} with `--over`")),
        other => Failure::Call(other.to_string()),
    })?;
    if counted.tallies.is_empty() {
        return Err(undefined(concepts[0]));
    }
    let request = CountRequest { rankings: &rankings, counted: &counted };
    match args.format {
        Output::Text => print(&count_text(case, graph, &request, width().min(100))),
        Output::Json => print_json(&count_json(case, graph, &request)),
    }
}

pub fn undefined(concept: Concept) -> Failure {
    Failure::Call(format!("{concept} needs options, so it is not defined for a case in graph form"))
}
