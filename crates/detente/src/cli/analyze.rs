//! `detente analyze`.

use super::args::{AnalyzeArgs, SanctionRule};
use super::common_args::{Limits, Output};
use super::outcome::{Failure, print, print_json, width};
use super::session::{Session, read};
use super::several::{Total, cases, is_folder_of_cases};
use detente::report::{CountsRow, Findings, analyses_json, analysis_json, counts_table, summary};
use detente::stability::{Sanctions, analyze_under};
use detente::{Analysis, Concept, Model, Study};

pub fn run(args: &AnalyzeArgs, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    if is_folder_of_cases(&args.case) {
        return counts_of_many(args, &session);
    }
    let (_, model) = session.open(&args.case)?;
    let analysis = analysis(args, &session, &model)?;
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
    match analysis.stopped {
        Some(stop) => Err(Failure::Limit(stop)),
        None => Ok(()),
    }
}

/// What is stable in a case, under the concepts and by the rule that the call asks for.
fn analysis(args: &AnalyzeArgs, session: &Session, model: &Model) -> Result<Analysis, Failure> {
    let concepts: &[Concept] = if args.concepts.is_empty() { &Concept::ALL } else { &args.concepts };
    let sanctions = match args.sanctions {
        SanctionRule::Legal => Sanctions::Legal,
        SanctionRule::Once => Sanctions::Once,
    };
    let analysis = analyze_under(sanctions, &model.graph, concepts, &session.budget())
        .map_err(|too_many| Failure::Call(too_many.to_string()))?;
    if analysis.verdicts.is_empty() && analysis.stopped.is_none() {
        return Err(Failure::Call("SIM needs options, so it is not defined for a case in graph form".to_owned()));
    }
    Ok(analysis)
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
        match session.model(&folder).and_then(|model| Ok((analysis(args, session, &model)?, model))) {
            Ok((analysis, model)) => {
                let study = Study { case: &model.case, graph: &model.graph, analysis: &analysis };
                rows.push(CountsRow::of(&study));
                documents.push(analysis_json(&study, true, &session.budget()));
                total.add(if analysis.stopped.is_some() { "stopped" } else { "analysed" });
                if let Some(stop) = analysis.stopped {
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
