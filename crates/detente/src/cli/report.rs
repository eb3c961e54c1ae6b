//! `detente report`.

use super::args::{Document, Limits, ReportArgs};
use super::fmt::{replace, spare};
use super::outcome::{Failure, print, width};
use super::session::Session;
use detente::report::document::Section;
use detente::report::{Findings, ViewsStudy, html_with, markdown_with, summary, views_section};
use detente::stability::analyze_hypergame;
use detente::{CaseFolder, Concept, Model};
use std::path::PathBuf;

pub fn run(args: &ReportArgs, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    let (folder, model) = session.open(&args.case)?;
    let analysis = detente::analyze(&model.graph, &Concept::ALL, &session.budget());
    let mut findings = detente::findings(&model, &analysis, &session.budget());
    let originals = super::source::originals(&model.case, &args.original)?;
    let (sources, broken) = detente::verify_sources(&model.case, &folder.folder, &originals);
    if broken.has_errors() {
        anstream::eprintln!("some documents or claims are not as the case says; `detente source verify` shows them\n");
    }
    findings.sources = sources;
    let more = more(&session, &folder, &findings, &model)?;
    let (document, ending) = match args.format {
        Document::Html => (html_with(&findings, more), "html"),
        Document::Md => (markdown_with(&findings, more), "md"),
    };
    let out = args.out.clone().unwrap_or_else(|| PathBuf::from(format!("{}.report.{ending}", model.case.id)));
    if out.as_os_str() == "-" {
        print(&document)?;
    } else {
        spare(&out, &folder.path)?;
        replace(&out, &document)?;
        print(&summary(&findings, width().min(100)))?;
        print(&format!("\nThe report is in {}\n", out.display()))?;
    }
    match analysis.stopped {
        Some(stop) => Err(Failure::Limit(stop)),
        None => Ok(()),
    }
}

/// Sections that only some cases have.
fn more(session: &Session, folder: &CaseFolder, findings: &Findings, model: &Model) -> Result<Vec<Section>, Failure> {
    let perceived = session.views(folder, model)?;
    if perceived.is_empty() {
        return Ok(Vec::new());
    }
    let hypergame = detente::hypergame(&model.graph, &perceived);
    let analysis = analyze_hypergame(&hypergame, &Concept::ALL, &session.budget());
    let views = ViewsStudy { study: findings.study, perceived: &perceived, hypergame: &hypergame, analysis: &analysis };
    Ok(views_section(&views, findings).into_iter().collect())
}
