//! `detente trace`.

use super::common_args::{Limits, Output};
use super::outcome::{Failure, note, print, print_json, width};
use super::session::Session;
use super::source::originals;
use super::source_args::TraceArgs;
use detente::Study;
use detente::ask::{Depth, Question};
use detente::report::{TraceTeller, Traced, trace_json};

pub fn run(args: &TraceArgs, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    let (folder, model) = session.open(&args.case)?;
    let (case, graph) = (&model.case, &model.graph);
    let originals = originals(case, &args.original)?;
    let (sources, broken) = detente::verify_sources(case, &folder.folder, &originals);
    if broken.has_errors() {
        note("some claims do not hold in their sources; `detente source verify` shows them\n");
    }
    let traced = args.asked.ask(&model, Depth::Full, &session.budget())?;
    // The words of a case need an analysis only for verdicts, which certificates give one by one.
    let analysis = detente::analyze(graph, &[], &session.budget());
    let study = Study { case, graph, analysis: &analysis };
    if args.format == Output::Json {
        return print_json(&trace_json(&study, &args.asked.item, &traced, &sources));
    }
    let mut teller = TraceTeller::new(study, &sources, width().min(100));
    match &traced {
        Traced::Claim(i, forward) => {
            teller.claim(*i, 0);
            teller.forward(forward);
        }
        Traced::Source(i, forward) => {
            let claims: Vec<usize> = (0..case.claims.len()).filter(|c| case.claims[*c].source == *i).collect();
            teller.source(*i, claims.len());
            teller.forward(forward);
        }
        Traced::Judgements(all) => all.iter().for_each(|j| teller.judgement(*j)),
        Traced::Verdicts(all) => all.iter().for_each(|v| teller.verdict(v)),
    }
    print(&teller.finish())
}
