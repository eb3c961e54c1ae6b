//! `detente worlds`.

use super::common_args::{Limits, Output};
use super::outcome::{Failure, print, print_json, width};
use super::session::Session;
use super::worlds_args::{Ask, RankRule, WorldsArgs};
use detente::ask as select;
use detente::doubt::hinges::Place;
use detente::doubt::{Engine, Halt, Question, Ranks, Space, Summary, sample, survey, sweep};
use detente::report::{WorldsAsked, WorldsStudy, worlds_json, worlds_text};
use detente::{Case, CaseFolder, Concept, Model};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// States asked about one by one under `--ask equilibria`.
const ASKED: usize = 20;

/// Names under `define` asked about without `--ask`.
const NAMES: usize = 6;

pub fn run(args: &WorldsArgs, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    let (folder, model) = session.open(&args.case)?;
    let case = &model.case;
    if case.doubt.is_empty() {
        return Err(Failure::Call(
            "nothing is in doubt in this case: it has neither `hypotheses` nor `contingencies` nor `ranks`".to_owned(),
        ));
    }
    let halted = |halt| halted(halt, &folder);
    let ranks = match args.ranks {
        RankRule::Together => Ranks::Together,
        RankRule::Fixed | RankRule::Each => Ranks::Fixed,
    };
    let most = args.most as usize;
    let drawn = range(args, case, ranks).map_err(halted)?;
    let mut equilibria = Vec::new();
    let mut asked = asked(args.ask, args.of.as_deref(), args.concept, args.party.as_deref(), &model)?;
    if args.ask == Some(Ask::Equilibria) {
        equilibria = tally(args, case, ranks, drawn.as_ref(), &session).map_err(halted)?;
        asked.extend(equilibria.iter().take(ASKED).map(|(state, _)| WorldsAsked {
            question: Question::Stable { state: *state, concept: args.concept, party: None },
            of: taken(case, *state),
        }));
    }
    let questions: Vec<Question> = asked.iter().map(|a| a.question.clone()).collect();
    let summary: Summary = match &drawn {
        None => survey(case, &questions, ranks, most, &session.budget()),
        Some(range) => sample(case, &questions, ranks, args.seed, range.clone(), &session.budget()),
    }
    .map_err(halted)?;
    let sweeps = match args.ranks {
        RankRule::Each if summary.stopped.is_none() && drawn.is_none() && equilibria.is_empty() => {
            sweep(case, &questions, most, &session.budget()).map_err(halted)?.unwrap_or_default()
        }
        _ => Vec::new(),
    };
    let sample = drawn.map(|range| (args.seed, range));
    let study = WorldsStudy {
        case,
        asked: &asked,
        summary: &summary,
        sweeps: &sweeps,
        sample: sample.as_ref(),
        ranks: ranks == Ranks::Together,
        equilibria: &equilibria,
    };
    match args.format {
        Output::Json => print_json(&worlds_json(&study))?,
        Output::Text => print(&worlds_text(&study, width().min(100)))?,
    }
    match summary.stopped {
        Some(stop) => Err(Failure::Limit(stop)),
        None => Ok(()),
    }
}

/// The indices to be drawn; nothing where all worlds are gone through.
fn range(args: &WorldsArgs, case: &Case, ranks: Ranks) -> Result<Option<Range<u64>>, Halt> {
    if let Some(n) = args.sample {
        return Ok(Some(args.range.clone().unwrap_or(0..n)));
    }
    let few = Space::new(&case.doubt, ranks).list(args.most as usize)?.is_some();
    Ok((!few).then_some(0..u64::from(args.most)))
}

/// What was asked, or what everybody asks.
pub fn asked(
    ask: Option<Ask>,
    of: Option<&str>,
    concept: Concept,
    party: Option<&str>,
    model: &Model,
) -> Result<Vec<WorldsAsked>, Failure> {
    let Model { case, graph, .. } = model;
    let party = party.map(|p| select::party(case, p)).transpose()?;
    if party.is_some() && ask != Some(Ask::Stable) {
        return Err(Failure::Call("`--party` goes with `--ask stable`".to_owned()));
    }
    let today = |concept| {
        let question = Question::today(case, concept);
        question.map(|question| WorldsAsked { question, of: "today's state".to_owned() })
    };
    let no_today =
        || Failure::Call("the case names no state of today; name a state with `--of`, such as `--of 1`".to_owned());
    match ask {
        Some(Ask::Equilibria) => Ok(Vec::new()),
        Some(Ask::Stable) => {
            let mut one = match of.map(str::trim) {
                None | Some("now") => today(concept).ok_or_else(no_today)?,
                Some(text) => {
                    let state = match select::place(case, graph, text)? {
                        Place::Options(bits) => bits,
                        Place::Named(_) => return Err(Failure::Internal("the graph form has no worlds".to_owned())),
                    };
                    let question = Question::Stable { state, concept, party: None };
                    WorldsAsked { question, of: format!("the state {}", taken(case, state)) }
                }
            };
            if let Question::Stable { party: of, .. } = &mut one.question {
                *of = party;
            }
            Ok(vec![one])
        }
        Some(ask) => {
            let Some(text) = of else {
                return Err(Failure::Call("say what should hold with `--of`, such as `--of summit`".to_owned()));
            };
            let statement = select::statement(case, select::Part::Of, text)?;
            if ask == Ask::Reachable && graph.status_quo().is_none() {
                return Err(Failure::Call("the case names no state of today to start from".to_owned()));
            }
            let question = match ask {
                Ask::Reachable => Question::Reachable { statement },
                _ => Question::InEquilibrium { statement, concept },
            };
            Ok(vec![WorldsAsked { question, of: text.trim().to_owned() }])
        }
        None => {
            let mut all: Vec<WorldsAsked> = today(concept).into_iter().collect();
            if concept == Concept::Nash {
                all.extend(today(Concept::Seq));
            }
            for definition in case.definitions.iter().take(NAMES) {
                let statement = definition.statement.expr.clone();
                let of = definition.name.value.clone();
                let equilibrium = Question::InEquilibrium { statement: statement.clone(), concept };
                all.push(WorldsAsked { question: equilibrium, of: of.clone() });
                if graph.status_quo().is_some() {
                    all.push(WorldsAsked { question: Question::Reachable { statement }, of });
                }
            }
            match all.is_empty() {
                true => Err(no_today()),
                false => Ok(all),
            }
        }
    }
}

/// In how many worlds each state is an equilibrium, the most frequent first. A state is the combination of options by which
/// some world calls it; it counts wherever the state that holds this combination is an equilibrium, as for `stable`.
fn tally(
    args: &WorldsArgs,
    case: &Case,
    ranks: Ranks,
    drawn: Option<&Range<u64>>,
    session: &Session,
) -> Result<Vec<(u64, u64)>, Halt> {
    let mut space = Space::new(&case.doubt, ranks);
    let worlds = match drawn {
        None => space.list(args.most as usize)?.unwrap_or_default(),
        Some(range) => range.clone().map(|i| space.draw(args.seed, i)).collect::<Result<_, _>>()?,
    };
    let mut engine = Engine::new(case, &[]);
    let (mut counts, mut named): (BTreeMap<u64, u64>, BTreeSet<u64>) = Default::default();
    let mut left = &worlds[..];
    while !left.is_empty() {
        let budget = session.budget();
        budget.go_on("Looking for equilibria", (worlds.len() - left.len()) as u64, worlds.len() as u64)?;
        let (now, later) = left.split_at(engine.batch(&budget).min(left.len()));
        for states in engine.equilibria(now, args.concept, &budget)? {
            named.extend(states.iter().filter_map(|points| points.last().copied()));
            states.iter().flatten().for_each(|point| *counts.entry(*point).or_default() += 1);
        }
        left = later;
    }
    let mut all: Vec<(u64, u64)> = counts.into_iter().filter(|(point, _)| named.contains(point)).collect();
    all.sort_by_key(|(state, count)| (std::cmp::Reverse(*count), *state));
    Ok(all)
}

/// A state by the options taken.
fn taken(case: &Case, state: u64) -> String {
    let taken = case.options.iter().enumerate().filter(|(k, _)| state >> k & 1 == 1);
    let names: Vec<&str> = taken.map(|(_, option)| option.full_id.as_str()).collect();
    format!("{{{}}}", names.join(", "))
}

fn halted(halt: Halt, folder: &CaseFolder) -> Failure {
    match halt {
        Halt::Stopped(stop) => Failure::Limit(stop),
        Halt::Invalid(_, found) => {
            anstream::eprintln!("In one of its worlds the case has errors:");
            Failure::Case(folder.source.clone(), found)
        }
        Halt::NoWorld(_) => Failure::Internal("a world whose ranks do not go together".to_owned()),
        Halt::TooManyRanks(ranks) => Failure::Call(format!("{ranks}; `--ranks each` moves them one at a time")),
    }
}
