//! `detente check`.

use super::args::CheckArgs;
use super::common_args::{Limits, Output};
use super::outcome::{Failure, note, print_json, show_diagnostics};
use super::session::{Session, read};
use super::several::{Total, cases};
use detente::case::Preferences;
use detente::report::check_json;
use detente::report::documents::v1::FileFindings;
use detente::{Case, Concept, Diagnostics, OpenError, SourceText, Stop};
use std::path::Path;

pub fn run(args: &CheckArgs, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    let (mut status, mut documents, mut total) = (0, Vec::new(), Total::default());
    let paths = cases(&args.cases)?;
    for path in &paths {
        let (source, found, stop) = match check(&session, path) {
            Ok(checked) => checked,
            Err(Failure::Case(source, found)) => (source, found, None),
            Err(other) if paths.len() == 1 => return Err(other),
            Err(other) => {
                status = status.max(other.show());
                total.add("not read");
                continue;
            }
        };
        let bad = found.has_errors() || (args.strict && !found.is_empty());
        status = status.max(u8::from(bad));
        total.add(match (&stop, found.has_errors(), found.is_empty()) {
            (Some(_), ..) => "stopped",
            (None, true, _) => "with errors",
            (None, false, false) => "with warnings",
            (None, false, true) => "without findings",
        });
        match args.format {
            Output::Text => show_diagnostics(&source, &found),
            Output::Json => documents.push(FileFindings::of(&source, &found, stop.as_ref())),
        }
        if let Some(stop) = stop {
            anstream::eprintln!("not checked: rankings and expected results, because the work was stopped");
            let _ = Failure::Limit(stop).show();
            status = 4;
        }
    }
    match args.format {
        Output::Json => print_json(&check_json(documents, total.counts()))?,
        Output::Text if paths.len() > 1 => anstream::eprintln!("\n{}", total.told("case", "cases")),
        Output::Text => {}
    }
    if status == 0 { Ok(()) } else { Err(Failure::Shown(status)) }
}

/// All findings about a case: its language, its states, its documents and its expected results.
fn check(session: &Session, path: &Path) -> Result<(SourceText, Diagnostics, Option<Stop>), Failure> {
    let folder = read(path)?;
    let (mut found, stop) = match detente::open(&folder.source, &session.budget()) {
        Ok(model) => {
            let mut found = model.warnings.clone();
            found.extend(detente::check_sources(&model.case, &folder.folder));
            match detente::views(&model, &session.budget()) {
                Ok(_) => {}
                Err(OpenError::Invalid(wrong) | OpenError::IssuesAlone(wrong)) => found.extend(wrong),
                Err(OpenError::Stopped(stop)) => return Ok((folder.source, found, Some(stop))),
            }
            if model.case.expect.is_some() {
                let analysis = detente::analyze(&model.graph, &Concept::ALL, &session.budget());
                match analysis.stopped {
                    Some(stop) => return Ok((folder.source, found, Some(stop))),
                    None => found.extend(detente::unmet(&model.case, &model.graph, &analysis)),
                }
            }
            let stop = check_settlement(session, &model.case, &mut found);
            (found, stop)
        }
        Err(OpenError::Invalid(found)) => (found, None),
        Err(OpenError::IssuesAlone(mut found)) => {
            let parsed = detente::case::parse(&folder.source);
            found.extend(parsed.case.iter().flat_map(|case| detente::check_sources(case, &folder.folder)));
            let stop = parsed.case.as_ref().and_then(|case| check_settlement(session, case, &mut found));
            (found, stop)
        }
        // Too large to enumerate is not a fault of the case: what can be said without states is said, and that is all that
        // there is to say where nothing hangs on single states.
        Err(OpenError::Stopped(stop)) => {
            let parsed = detente::case::parse(&folder.source);
            let mut found = parsed.diagnostics;
            let mut whole = matches!(stop, Stop::Memory { states: Some(_), .. } | Stop::TooManyStates(_));
            if let Some(case) = &parsed.case {
                match detente::graph::lint(case, &session.budget()) {
                    Ok(warnings) => found.extend(warnings),
                    Err(_) => whole = false,
                }
                found.extend(detente::check_sources(case, &folder.folder));
                whole &= !hangs_on_states(case);
            }
            if whole {
                note(format_args!("{} is checked without its states: {stop}", folder.source.name()));
            }
            (found, Some(stop).filter(|_| !whole))
        }
    };
    found.sort();
    Ok((folder.source, found, stop))
}

/// Whether something in a case can only be checked state by state.
fn hangs_on_states(case: &Case) -> bool {
    let ranked = case.parties.iter().any(|p| matches!(p.preferences, Preferences::Ranked { .. }));
    ranked || case.expect.is_some() || !case.views.is_empty()
}

/// Holds the settlement against what the case expects of it, where it expects anything; why that was stopped, if it was.
fn check_settlement(session: &Session, case: &Case, found: &mut Diagnostics) -> Option<Stop> {
    case.expect.as_ref()?.settlement.as_ref()?;
    let settled = detente::settlement::settle(case.negotiation.as_ref()?, &session.budget());
    if settled.stopped.is_none() {
        found.extend(detente::unmet_settlement(case, &settled));
    }
    settled.stopped
}
