//! `detente paths`.

use super::common_args::{Limits, Output};
use super::depth_args::PathsArgs;
use super::outcome::{Failure, print, print_json, width};
use super::session::Session;
use detente::Graph;
use detente::ask::{Depth, PathsAnswer, Question};
use detente::graph::StateSet;
use detente::report::{PathsStudy, paths_json, paths_text};
use detente::stability::evolution::{Answer, Evolution, PathChecker, Rule, check_cycle};

pub fn run(args: &PathsArgs, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    let (_, model) = session.open(&args.case)?;
    let PathsAnswer { evolution, goal, .. } = args.asked.ask(&model, Depth::Full, &session.budget())?;
    let study = model.study(&session.budget())?;
    let paths = PathsStudy { study, evolution: &evolution, goal: goal.as_ref() };
    match args.format {
        Output::Json => print_json(&paths_json(&paths, args.counts))?,
        Output::Text => print(&paths_text(&paths, width().min(100)))?,
    }
    if args.verify {
        verify(&model.graph, &evolution, goal.as_ref().map(|g| &g.states))?;
    }
    match evolution.stopped {
        Some(stop) => Err(Failure::Limit(stop)),
        None => Ok(()),
    }
}

/// Has naive code follow every path and look for a way out of every closed set. What it finds goes to standard error.
fn verify(graph: &Graph, evolution: &Evolution, target: Option<&StateSet>) -> Result<(), Failure> {
    let (mut paths, mut sets, mut faults) = (0, 0, Vec::new());
    for section in &evolution.sections {
        let answers = section.shortest.iter().chain(&section.cheapest).map(|a| (section.reach.rule.clone(), a));
        let conceding = section.conceding.iter().map(|(party, a)| (Rule::Conceding(*party), a));
        for (rule, answer) in answers.chain(conceding) {
            let Some(target) = target else { continue };
            let checker = PathChecker { graph, rule: &rule };
            match answer {
                Answer::Unreachable(closed) => {
                    sets += 1;
                    faults.extend(checker.check_closed(evolution.from, target, closed).err());
                }
                Answer::Reached(routes) => {
                    paths += routes.paths.len();
                    let check = |p| checker.check_path(evolution.from, target, p).err();
                    faults.extend(routes.paths.iter().filter_map(check));
                }
            }
        }
    }
    let cycles = usize::from(evolution.cycle.is_some());
    faults.extend(evolution.cycle.as_ref().and_then(|c| check_cycle(graph, c).err()));
    if let Some(fault) = faults.first() {
        let n = faults.len();
        return Err(Failure::Internal(format!(
            "{n} of the paths and closed sets do not hold, the first because {fault}"
        )));
    }
    anstream::eprintln!(
        "\nPaths followed by naive code: {paths}; closed sets searched for a way out: {sets}; cycles: {cycles}. All in order."
    );
    Ok(())
}
