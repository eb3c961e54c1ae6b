//! `detente paths`.

use super::common_args::{Limits, Output};
use super::depth_args::{PathRule, PathsArgs};
use super::outcome::{Failure, print, print_json, width};
use super::select;
use super::session::Session;
use detente::case::{Case, Form, parse_statement_for, pattern_of};
use detente::graph::StateSet;
use detente::report::{Goal, PathsStudy, paths_json, paths_text};
use detente::stability::Coalition;
use detente::stability::evolution::{Answer, Evolution, PathChecker, Rule, check_cycle, evolve};
use detente::{Analysis, Concept, Graph, Model, SourceText, StateId, Study};

pub fn run(args: &PathsArgs, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    let (_, model) = session.open(&args.case)?;
    let Model { case, graph, .. } = &model;
    let from = from(args.from.as_deref(), case, graph)?;
    let rules = rules(&args.by, &args.coalition, case, graph)?;
    let analysis = detente::analyze(graph, &Concept::ALL, &session.budget());
    if let Some(stop) = analysis.stopped {
        return Err(Failure::Limit(stop));
    }
    let goal = args.to.as_deref().map(|text| goal(text, args.concept, &model, &analysis)).transpose()?;
    let target = goal.as_ref().map(|g| &g.states);
    let evolution = evolve(graph, from, target, &rules, args.most.into(), &session.budget());
    let study = Study { case, graph, analysis: &analysis };
    let paths = PathsStudy { study, evolution: &evolution, goal: goal.as_ref() };
    match args.format {
        Output::Json => print_json(&paths_json(&paths, args.counts))?,
        Output::Text => print(&paths_text(&paths, width().min(100)))?,
    }
    if args.verify {
        verify(graph, &evolution, target)?;
    }
    match evolution.stopped {
        Some(stop) => Err(Failure::Limit(stop)),
        None => Ok(()),
    }
}

/// The state that was named, or today's.
pub fn from(named: Option<&str>, case: &Case, graph: &Graph) -> Result<StateId, Failure> {
    match (named, graph.status_quo()) {
        (Some(text), _) => select::state(case, graph, text),
        (None, Some(now)) => Ok(now),
        (None, None) => Err(Failure::Call(
            "the case names no state of today; say where to begin with `--from`, such as `--from 1`".to_owned(),
        )),
    }
}

/// The steps that were named, or all kinds of steps; agreements of the coalitions that were named, or of any two parties.
pub fn rules(by: &[PathRule], agreeing: &[String], case: &Case, graph: &Graph) -> Result<Vec<Rule>, Failure> {
    if !agreeing.is_empty() && !by.is_empty() && !by.contains(&PathRule::Agreement) {
        return Err(Failure::Call("`--coalition` goes with `--by agreement`".to_owned()));
    }
    let mut coalitions = Vec::new();
    for text in agreeing {
        let members = text.split([',', '+']).map(|name| select::party(case, name.trim()));
        let coalition = Coalition::new(members.collect::<Result<Vec<_>, Failure>>()?);
        if coalition.len() < 2 {
            return Err(Failure::Call(format!(
                "a coalition takes two parties or more, such as `--coalition a,b`; `{text}` names one"
            )));
        }
        coalitions.push(coalition);
    }
    let agreement = if coalitions.is_empty() { Rule::pairs(graph) } else { Rule::agreement(coalitions) };
    let all = [
        (PathRule::Improvements, Rule::Improvements),
        (PathRule::Agreement, agreement),
        (PathRule::Moves, Rule::Moves),
    ];
    // Whoever is alone has nobody to agree with.
    let wanted = |kind: &PathRule, rule: &Rule| match by.is_empty() {
        true => *rule != Rule::Agreement(Vec::new()),
        false => by.contains(kind),
    };
    Ok(all.into_iter().filter(|(kind, rule)| wanted(kind, rule)).map(|(_, rule)| rule).collect())
}

/// What a target stands for. A name that the case defines comes first, then the name of a concept, then of a state or a
/// pattern of states; anything else is a statement, or else the options taken in a state.
pub fn goal(text: &str, concept: Option<Concept>, model: &Model, analysis: &Analysis) -> Result<Goal, Failure> {
    let (case, text) = (&model.case, text.trim());
    let defined = case.definitions.iter().any(|d| d.name.value == text);
    let (text, concept, mut states) = match Concept::parse(text).filter(|_| !defined) {
        Some(named) if concept.is_none_or(|c| c == named) => (None, Some(named), StateSet::full(model.graph.len())),
        Some(named) => {
            let (named, other) = (named.key(), concept.map_or("", Concept::key));
            return Err(Failure::Call(format!(
                "`{named}` and `{other}` name two concepts; equilibria under both are not looked for"
            )));
        }
        None => (Some(text.to_owned()), concept, satisfying(text, defined, model)?),
    };
    if let Some(concept) = concept {
        let verdicts = analysis.of(concept).ok_or_else(|| {
            Failure::Call(format!("{concept} needs options, so it is not defined for a case in graph form"))
        })?;
        states.intersect(&verdicts.equilibria);
    }
    Ok(Goal { text, concept, states })
}

/// The states that a target other than a concept stands for.
fn satisfying(text: &str, defined: bool, model: &Model) -> Result<StateSet, Failure> {
    let Model { case, graph, .. } = model;
    let one = |state: StateId| graph.states_where(|s| s == state);
    let is_name = text.eq_ignore_ascii_case("now") || text.eq_ignore_ascii_case("none");
    let is_number = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let in_graph_form = matches!(case.form, Form::Graph { .. });
    if !defined && (is_name || is_number || in_graph_form) {
        return select::state(case, graph, text).map(one);
    }
    if !defined && !text.is_empty() && text.chars().all(|c| matches!(c, 'Y' | 'N' | 'y' | 'n' | '-')) {
        let states = graph.named(pattern_of(case, text).map_err(Failure::Call)?);
        return Ok(graph.states_where(|s| states.binary_search(&s).is_ok()));
    }
    match parse_statement_for(case, text) {
        Ok(expr) => {
            let points = graph.states();
            Ok(graph.states_where(|s| expr.holds(points.bits(points.representative(s)))))
        }
        // A list of the options taken names a single state, if that is what it is.
        Err(found) => select::state(case, graph, text)
            .map(one)
            .map_err(|_| Failure::Statement(SourceText::new("--to", text), found)),
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

/// The rule of steps that a word on the command line stands for, agreements being those of any two parties.
pub fn by_rule(by: PathRule, graph: &Graph) -> Rule {
    match by {
        PathRule::Improvements => Rule::Improvements,
        PathRule::Agreement => Rule::pairs(graph),
        PathRule::Moves => Rule::Moves,
    }
}
