//! `detente analyze`.

use super::args::AnalyzeArgs;
use super::common_args::{Limits, Output};
use super::outcome::{Failure, print, print_json, width};
use super::session::{Session, read};
use super::several::{Total, cases, is_folder_of_cases};
use detente::ask::{Depth, Question};
use detente::report::{CountsRow, Findings, analyses_json, analysis_json, counts_table, summary};
use detente::{Analysis, CaseFolder, Model, Stop, Study};

pub fn run(args: &AnalyzeArgs, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    if is_folder_of_cases(&args.case) {
        return counts_of_many(args, &session);
    }
    let (_, model) = session.open(&args.case)?;
    let analysis = args.asked.ask(&model, Depth::Full, &session.budget())?.analysis;
    let study = Study { case: &model.case, graph: &model.graph, analysis: &analysis };
    match args.format {
        Output::Json => print_json(&analysis_json(&study, args.counts, &session.budget()))?,
        Output::Text => {
            let mut findings = Findings { budget: session.budget(), ..study.into() };
            print(&findings.told(|found| summary(found, width().min(100))))?;
        }
    }
    if args.verify {
        verify(&session, &model, &analysis)?;
    }
    match &analysis.stopped {
        Some(stop) => Err(Failure::Limit(stop.clone())),
        None => Ok(()),
    }
}

/// A folder of cases: a line each, and a total.
fn counts_of_many(args: &AnalyzeArgs, session: &Session) -> Result<(), Failure> {
    if !args.counts || args.verify {
        return Err(Failure::Call(format!(
            "{} is a folder of cases; `--counts` analyses them all, and everything else takes one case",
            args.case.display()
        )));
    }
    let (mut rows, mut documents) = (Vec::new(), Vec::new());
    let (mut status, mut total) = (0, Total::default());
    for path in cases(std::slice::from_ref(&args.case))? {
        let folder = read(&path)?;
        let alone = detente::case::parse(&folder.source).case.is_some_and(|case| case.is_issues_alone());
        if alone {
            total.add("with issues alone");
            continue;
        }
        match counts_of_one(args, session, &folder) {
            Ok((row, document, stopped)) => {
                rows.push(row);
                documents.push(document);
                total.add(if stopped.is_some() { "stopped" } else { "analysed" });
                if let Some(stop) = stopped {
                    status = Failure::Limit(stop).show();
                }
            }
            Err(failure) => {
                total.add(if matches!(failure, Failure::Limit(_)) { "stopped" } else { "with errors" });
                status = status.max(failure.show());
            }
        }
    }
    match args.format {
        Output::Text => print(&format!("{}\n{}\n", counts_table(&rows), total.told("case", "cases")))?,
        Output::Json => print_json(&analyses_json(&documents, total.counts()))?,
    }
    if status == 0 { Ok(()) } else { Err(Failure::Shown(status)) }
}

/// The line and the document of one case, and why they are not whole, if a limit was reached.
fn counts_of_one(
    args: &AnalyzeArgs,
    session: &Session,
    folder: &CaseFolder,
) -> Result<(CountsRow, String, Option<Stop>), Failure> {
    let model = session.model(folder)?;
    let analysis = args.asked.ask(&model, Depth::Full, &session.budget())?.analysis;
    let study = Study { case: &model.case, graph: &model.graph, analysis: &analysis };
    let document = analysis_json(&study, true, &session.budget());
    Ok((CountsRow::of(&study), document, analysis.stopped.clone()))
}

/// Has every verdict certified and checked. What it finds goes to standard error: standard output may hold a document.
fn verify(session: &Session, model: &Model, analysis: &Analysis) -> Result<(), Failure> {
    let found = detente::verify(&model.graph, analysis, &session.budget()).map_err(Failure::Limit)?;
    if found.faults.is_empty() {
        anstream::eprintln!("\n{} verdicts certified; naive code found every certificate in order.", found.checked);
        return Ok(());
    }
    for (concept, party, state, words) in found.faults.iter().take(20) {
        anstream::eprintln!("state {}, {}, {concept}: {words}", state.number(), model.case.party(*party).name);
    }
    Err(Failure::Internal(format!("{} of {} certificates do not hold", found.faults.len(), found.checked)))
}
