//! `detente settle`.

use super::args::{Limits, Output};
use super::outcome::{Failure, print, width};
use super::session::Session;
use super::settle_args::SettleArgs;
use detente::report::{SettlementStudy, Signed, settlement_json, settlement_text};
use detente::settlement::{Settlement, doubt, settle, verify};
use detente::{Concept, Graph, Study, signed};

/// Undominated packages whose fate over the samples is told, beside the named ones.
const FOLLOWED: usize = 6;

pub fn run(args: &SettleArgs, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    let (folder, case) = session.parse(&args.case)?;
    let Some(of) = &case.negotiation else {
        return Err(Failure::Call(format!(
            "{} has no `issues`, so there is nothing to settle; docs/settlement.md shows how to add them",
            folder.path.display()
        )));
    };
    let found = settle(of, &session.budget());
    let named = named(&found);
    let doubt = if of.is_doubtful() && args.samples > 0 && found.stopped.is_none() {
        Some(doubt(of, &followed(&found, &named), args.samples, args.seed, &session.budget()).map_err(Failure::Limit)?)
    } else {
        None
    };
    let graph = if of.is_tied() && !named.is_empty() && !case.is_issues_alone() {
        Some(Graph::build(&case, &session.budget()).map_err(|e| match e {
            detente::graph::BuildError::Stopped(stop) => Failure::Limit(stop),
            detente::graph::BuildError::Invalid(found) => Failure::Case(folder.source.clone(), found),
        })?)
    } else {
        None
    };
    let analysis = graph.as_ref().map(|graph| detente::analyze(graph, &Concept::ALL, &session.budget()));
    let states: Vec<Signed> = match &graph {
        Some(graph) => named.iter().map(|package| signed(&case, graph, &found, *package)).collect(),
        None => Vec::new(),
    };
    let analysed = graph.as_ref().zip(analysis.as_ref());
    let study = SettlementStudy {
        case: &case,
        of,
        found: &found,
        doubt: doubt.as_ref().map(|doubt| (doubt, args.seed)),
        signed: analysed.map(|(graph, analysis)| (Study { case: &case, graph, analysis }, &states[..])),
    };
    match args.format {
        Output::Text => print(&settlement_text(&study, width().min(100)))?,
        Output::Json => print(&settlement_json(&study, args.list))?,
    }
    if let Some(stop) = &found.stopped {
        return Err(Failure::Limit(stop.clone()));
    }
    if args.verify {
        let faults = verify(of, &found, &session.budget()).map_err(Failure::Limit)?;
        faults.iter().take(20).for_each(|fault| anstream::eprintln!("{}", fault.0));
        if !faults.is_empty() {
            return Err(Failure::Internal(format!("naive code disagrees with {} results", faults.len())));
        }
        anstream::eprintln!(
            "\nNaive code went through all {} packages and found both frontiers and every named package in order.",
            found.table.packages
        );
    }
    Ok(())
}

/// The packages that standards pick, each once.
fn named(found: &Settlement) -> Vec<u64> {
    let mut named = Vec::new();
    for package in found.best.iter().filter_map(|best| best.packages.first()) {
        if !named.contains(package) {
            named.push(*package);
        }
    }
    named
}

/// What is followed through the samples: today's package, the named ones, and a few more of the frontier.
fn followed(found: &Settlement, named: &[u64]) -> Vec<u64> {
    let mut all: Vec<u64> = found.ladder.as_ref().map(|(base, _)| *base).into_iter().collect();
    let frontier = found.agreeable.iter().flat_map(|f| f.points.iter().take(FOLLOWED).map(|p| p.first[0]));
    for package in named.iter().copied().chain(frontier) {
        if !all.contains(&package) {
            all.push(package);
        }
    }
    all
}
