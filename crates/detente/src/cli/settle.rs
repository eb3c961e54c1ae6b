//! `detente settle`.

use super::common_args::{Limits, Output};
use super::outcome::{Failure, print, print_json, width};
use super::session::Session;
use super::settle_args::SettleArgs;
use detente::ask::{Depth, Settle};
use detente::graph::BuildError;
use detente::report::{settlement_json, settlement_text};
use detente::settlement::verify;
use detente::{Concept, Graph, Study};

pub fn run(args: &SettleArgs, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    let (folder, case) = session.parse(&args.case)?;
    let graph = if Settle::takes_graph(&case)? {
        Some(Graph::build(&case, &session.budget()).map_err(|error| match error {
            BuildError::Stopped(stop) => Failure::Limit(stop),
            BuildError::Invalid(found) => Failure::Case(folder.source.clone(), found),
        })?)
    } else {
        None
    };
    // Who says how much memory may be used wants it used.
    let frontier_memory = limits.memory.map(|_| session.budget().memory);
    let asked = Settle { frontier_memory, ..args.asked.clone() };
    let findings = asked.ask_case(&case, graph.as_ref(), Depth::Full, &session.budget())?;
    let graph = graph.as_ref().filter(|_| !findings.signed.is_empty());
    let analysis = graph.map(|graph| detente::analyze(graph, &Concept::ALL, &session.budget()));
    let analysed = graph.zip(analysis.as_ref()).map(|(graph, analysis)| Study { case: &case, graph, analysis });
    let of = case.negotiation.as_ref().ok_or_else(|| Failure::Internal("what has no issues was settled".to_owned()))?;
    let study = findings.study(&case, of, analysed);
    match args.format {
        Output::Text => print(&settlement_text(&study, width().min(100)))?,
        Output::Json => print_json(&settlement_json(&study, args.list))?,
    }
    if let Some(stop) = &findings.found.stopped {
        return Err(Failure::Limit(stop.clone()));
    }
    if args.verify {
        let faults = verify(of, &findings.found, &session.budget()).map_err(Failure::Limit)?;
        faults.iter().take(20).for_each(|fault| anstream::eprintln!("{}", fault.0));
        if !faults.is_empty() {
            return Err(Failure::Internal(format!("naive code disagrees with {} results", faults.len())));
        }
        let packages = findings.found.table.packages;
        anstream::eprintln!(
            "{}",
            match findings.found.searched {
                None => format!(
                    "\nNaive code went through all {packages} packages and found both frontiers and every named package in order."
                ),
                Some(_) => format!(
                    "\nNaive code found every package that is named or on a frontier acceptable, and no frontier package beaten by another one. {packages} packages are too many to go through."
                ),
            }
        );
    }
    Ok(())
}
