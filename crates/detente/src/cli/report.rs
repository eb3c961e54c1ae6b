//! `detente report`.

use super::args::{Document, ReportArgs};
use super::common_args::Limits;
use super::deliver::put;
use super::outcome::{Failure, note, print, width};
use super::session::{Session, read, refused};
use detente::ask::{Depth, Question, Refusal, Settle, Views};
use detente::report::document::Section;
use detente::report::{
    Findings, ViewsStudy, html_with, markdown_with, settlement_html, settlement_markdown, settlement_text, summary,
    views_section,
};
use detente::writing::Mark;
use detente::{Case, CaseFolder, Model, Stop};
use std::path::PathBuf;

pub fn run(args: &ReportArgs, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    let folder = read(&args.case)?;
    if detente::case::parse(&folder.source).case.is_some_and(|case| case.is_issues_alone()) {
        let case = session.parsed(&folder)?;
        return settlement(args, &session, &folder, &case);
    }
    let model = session.model(&folder)?;
    let analysis = model.verdicts(&session.budget());
    let mut findings = detente::findings(&model, &analysis, &session.budget());
    let originals = super::source::originals(&model.case, &args.original)?;
    let (sources, broken) = detente::verify_sources(&model.case, &folder.folder, &originals);
    if broken.has_errors() {
        note("some documents or claims are not as the case says; `detente source verify` shows them\n");
    }
    findings.sources = sources;
    let (more, views_stopped) = more(&session, &folder, &findings, &model)?;
    findings.stopped = findings.stopped.or(views_stopped);
    let (document, brief) = findings.told(|found| {
        let document = match args.format {
            Document::Html => html_with(found, more.clone()),
            Document::Md => markdown_with(found, more.clone()),
        };
        (document, summary(found, width().min(100)))
    });
    hand_out(args, &folder, &model.case, &document, &brief)?;
    match findings.stopped {
        Some(stop) => Err(Failure::Limit(stop)),
        None => Ok(()),
    }
}

/// The report on a case that consists of issues alone.
fn settlement(args: &ReportArgs, session: &Session, folder: &CaseFolder, case: &Case) -> Result<(), Failure> {
    let found = Settle::default().ask_case(case, None, Depth::Brief, &session.budget())?;
    let of = case.negotiation.as_ref();
    let of = of.ok_or_else(|| Failure::Internal("what has no issues was settled".to_owned()))?;
    let study = found.study(case, of, None);
    let document = match args.format {
        Document::Html => settlement_html(&study),
        Document::Md => settlement_markdown(&study),
    };
    hand_out(args, folder, case, &document, &settlement_text(&study, width().min(100)))?;
    found.found.stopped.map_or(Ok(()), |stop| Err(Failure::Limit(stop)))
}

/// Writes the document where it was asked for, and what it says in brief to the terminal.
fn hand_out(args: &ReportArgs, folder: &CaseFolder, case: &Case, document: &str, brief: &str) -> Result<(), Failure> {
    let ending = match args.format {
        Document::Html => "html",
        Document::Md => "md",
    };
    let out = args.to.out.clone().unwrap_or_else(|| PathBuf::from(format!("{}.report.{ending}", case.id)));
    if out.as_os_str() == "-" {
        return print(document);
    }
    // The last line of a report says so; a report on another case, or by another hand, is not replaced.
    let ours = format!("of the case {} by detente ", case.id);
    put(&out, &folder.path, document.as_bytes(), Some(Mark::Words(&ours)), args.to.force)?;
    print(brief)?;
    print(&format!("\nThe report is in {}\n", out.display()))
}

/// Sections that only some cases have, and why they are not whole, if a limit stopped them.
fn more(
    session: &Session,
    folder: &CaseFolder,
    findings: &Findings,
    model: &Model,
) -> Result<(Vec<Section>, Option<Stop>), Failure> {
    if model.case.views.is_empty() {
        return Ok((Vec::new(), None));
    }
    let answer = match Views::default().ask(model, Depth::Brief, &session.budget()) {
        Err(Refusal::Stopped(stop)) => return Ok((Vec::new(), Some(stop))),
        answer => answer.map_err(|refusal| refused(refusal, folder))?,
    };
    let hypergame = answer.hypergame();
    let views = ViewsStudy { study: findings.study, ..answer.study(&hypergame) };
    let sections = views_section(&views, findings).into_iter().collect();
    Ok((sections, answer.analysis.stopped.clone()))
}
