//! `detente coalitions`.

use super::common_args::{Limits, Output};
use super::depth_args::CoalitionsArgs;
use super::outcome::{Failure, print, print_json, width};
use super::select;
use super::session::Session;
use detente::report::{CoalitionRequest, coalition_json, coalition_text};
use detente::stability::{
    Coalition, CoalitionChecker, CoalitionConcept, CoalitionSurvey, Strictness, coalitions, largest_within,
    survey_coalitions, verify_coalition,
};
use detente::{Analysis, Concept, Graph, Model, StateId, Study};

/// Without `--max-size`, coalitions are looked at up to the size at which there are more than this.
const MOST: usize = 1000;

/// Equilibria told about unless a state is asked for.
const SHOWN: usize = 6;

pub fn run(args: &CoalitionsArgs, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    let (_, model) = session.open(&args.case)?;
    let Model { case, graph, .. } = &model;
    let asked = args.state.as_deref().map(|text| select::state(case, graph, text)).transpose()?;
    let looked_at = looked_at(&args.members, args.max_size.map(usize::from), &model)?;
    let analysis = detente::analyze(graph, &Concept::ALL, &session.budget());
    if let Some(stop) = analysis.stopped {
        return Err(Failure::Limit(stop));
    }
    let strictness = if args.weak { Strictness::Weak } else { Strictness::Strict };
    let survey = survey_coalitions(graph, looked_at, &CoalitionConcept::ALL, strictness, &session.budget());
    let (states, left_out) = match asked {
        Some(state) => (vec![state], 0),
        None => telling(graph, &analysis),
    };
    let study = Study { case, graph, analysis: &analysis };
    match args.format {
        Output::Json => print_json(&coalition_json(&study, &survey, &states, args.counts))?,
        Output::Text => {
            let request = CoalitionRequest { states, left_out, width: width().min(100) };
            print(&coalition_text(&study, &survey, &request))?;
        }
    }
    if args.verify {
        verify(&session, graph, &survey)?;
    }
    match survey.stopped {
        Some(stop) => Err(Failure::Limit(stop)),
        None => Ok(()),
    }
}

/// Has every verdict certified and checked. What it finds goes to standard error: standard output may hold a document.
fn verify(session: &Session, graph: &Graph, survey: &CoalitionSurvey) -> Result<(), Failure> {
    let checker = CoalitionChecker::new(graph);
    let mut faults = Vec::new();
    for verdicts in &survey.verdicts {
        for (coalition, stable) in survey.coalitions.iter().zip(&verdicts.stable) {
            let (concept, sense) = (verdicts.concept, survey.strictness);
            let found = verify_coalition(&checker, coalition, concept, sense, stable, &session.budget());
            let found = found.map_err(Failure::Limit)?.into_iter();
            faults.extend(found.map(|(state, words)| format!("state {}, {concept}: {words}", state.number())));
        }
    }
    let checked = survey.verdicts.len() * survey.coalitions.len() * graph.len();
    if faults.is_empty() {
        anstream::eprintln!("\n{checked} verdicts certified; naive code found every certificate in order.");
        return Ok(());
    }
    faults.iter().take(20).for_each(|words| anstream::eprintln!("{words}"));
    Err(Failure::Internal(format!("{} of {checked} certificates do not hold", faults.len())))
}

/// The coalition that was named, or all up to a size.
pub fn looked_at(named: &[String], max_size: Option<usize>, model: &Model) -> Result<Vec<Coalition>, Failure> {
    if named.is_empty() {
        let largest = max_size.unwrap_or_else(|| largest_within(&model.graph, MOST));
        return Ok(coalitions(&model.graph, largest).collect());
    }
    let members: Result<Vec<_>, Failure> = named.iter().map(|m| select::party(&model.case, m)).collect();
    let coalition = Coalition::new(members?);
    if coalition.len() < 2 {
        return Err(Failure::Call("a coalition takes two parties or more, each named once".to_owned()));
    }
    Ok(vec![coalition])
}

/// Today's state and the equilibria under the most concepts, and how many of these are left out.
pub fn telling(graph: &Graph, analysis: &Analysis) -> (Vec<StateId>, usize) {
    let under = |s: StateId| analysis.verdicts.iter().filter(|v| v.equilibria.contains(s)).count();
    let most = graph.states().ids().map(under).max().unwrap_or(0);
    let mut states: Vec<StateId> = graph.status_quo().into_iter().collect();
    let strongest = graph.states().ids().filter(|s| most > 0 && under(*s) == most && !states.contains(s));
    let strongest: Vec<StateId> = strongest.collect();
    let left_out = strongest.len().saturating_sub(SHOWN);
    states.extend(strongest.into_iter().take(SHOWN));
    (states, left_out)
}
