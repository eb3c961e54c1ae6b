//! `detente report`.

use super::args::{Document, Limits, ReportArgs};
use super::fmt::{replace, spare};
use super::outcome::{Failure, print, width};
use super::session::Session;
use detente::Concept;
use detente::report::{html, markdown, summary};
use std::path::PathBuf;

pub fn run(args: &ReportArgs, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    let (folder, model) = session.open(&args.case)?;
    let analysis = detente::analyze(&model.graph, &Concept::ALL, &session.budget());
    let findings = detente::findings(&model, &analysis, &session.budget());
    let (document, ending) = match args.format {
        Document::Html => (html(&findings), "html"),
        Document::Md => (markdown(&findings), "md"),
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
