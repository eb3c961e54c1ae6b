//! `detente settle`.

use super::common_args::{Limits, Output};
use super::outcome::{Failure, print, print_json, width};
use super::session::Session;
use super::settle_args::SettleArgs;
use detente::graph::BuildError;
use detente::report::{SettlementStudy, settlement_json, settlement_text};
use detente::settlement::verify;
use detente::{Concept, Graph, SettlementAsked, Study, settlement_findings};

pub fn run(args: &SettleArgs, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    let (folder, case) = session.parse(&args.case)?;
    let Some(of) = &case.negotiation else {
        return Err(Failure::Call(format!(
            "{} has no `issues`, so there is nothing to settle; docs/settlement.md shows how to add them",
            folder.path.display()
        )));
    };
    let graph = if of.is_tied() && !case.is_issues_alone() {
        Some(Graph::build(&case, &session.budget()).map_err(|error| match error {
            BuildError::Stopped(stop) => Failure::Limit(stop),
            BuildError::Invalid(found) => Failure::Case(folder.source.clone(), found),
        })?)
    } else {
        None
    };
    let mut asked = SettlementAsked { samples: args.samples, seed: args.seed, ..SettlementAsked::default() };
    if limits.memory.is_some() {
        // Who says how much memory may be used wants it used.
        asked.frontier_memory = session.budget().memory;
    }
    let findings = settlement_findings(&case, graph.as_ref(), asked, &session.budget());
    let findings = findings.ok_or_else(|| Failure::Internal("a case with issues has a settlement".to_owned()))?;
    let signed = &findings.signed[..];
    let analysis = graph
        .as_ref()
        .filter(|_| !signed.is_empty())
        .map(|graph| detente::analyze(graph, &Concept::ALL, &session.budget()));
    let analysed = graph.as_ref().zip(analysis.as_ref());
    let study = SettlementStudy {
        case: &case,
        of,
        found: &findings.found,
        doubt: findings.doubt.as_ref().map(|(doubt, seed)| (doubt, *seed)),
        signed: analysed.map(|(graph, analysis)| (Study { case: &case, graph, analysis }, signed)),
    };
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
