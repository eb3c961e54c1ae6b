//! `detente trace`.

use super::common_args::{Limits, Output};
use super::outcome::{Failure, note, print, print_json, width};
use super::session::Session;
use super::source::originals;
use super::source_args::TraceArgs;
use detente::ask as select;
use detente::case::Citation;
use detente::report::{Judged, TraceTeller, Traced, trace_json};
use detente::{Case, Graph, Study};

pub fn run(args: &TraceArgs, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    let (folder, model) = session.open(&args.case)?;
    let (case, graph) = (&model.case, &model.graph);
    let originals = originals(case, &args.original)?;
    let (sources, broken) = detente::verify_sources(case, &folder.folder, &originals);
    if broken.has_errors() {
        note("some claims do not hold in their sources; `detente source verify` shows them\n");
    }
    let traced = item(args, case, graph)?;
    // The words of a case need an analysis only for verdicts, which certificates give one by one.
    let analysis = detente::analyze(graph, &[], &session.budget());
    let study = Study { case, graph, analysis: &analysis };
    if args.format == Output::Json {
        return print_json(&trace_json(&study, &args.item, &traced, &sources));
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

/// What a person means by a word: a claim, a document, a judgement, or else a state.
fn item(args: &TraceArgs, case: &Case, graph: &Graph) -> Result<Traced, Failure> {
    let text = args.item.trim();
    if let Some(i) = case.claims.iter().position(|c| c.id.value == text) {
        return Ok(Traced::Claim(i, detente::forward_trace(case, graph, Citation::Claim(i))));
    }
    if let Some(i) = case.sources.iter().position(|s| s.id.value == text) {
        return Ok(Traced::Source(i, detente::forward_trace(case, graph, Citation::Source(i))));
    }
    let all = Judged::all(case);
    if let Some(party) = case.find_party(text) {
        let options = case.party(party).options.clone();
        let of = |j: &Judged| match j {
            Judged::Party(p) | Judged::Want(p, _) => *p == party,
            Judged::Option(k) => options.contains(k),
            _ => false,
        };
        return Ok(Traced::Judgements(all.into_iter().filter(of).collect()));
    }
    if let Some(judged) = all.iter().find(|j| j.key(case) == text) {
        return Ok(Traced::Judgements(vec![*judged]));
    }
    let party = args.party.as_deref().map(|p| select::party(case, p)).transpose()?;
    let state = select::state(case, graph, text).map_err(|refusal| {
        let words = crate::arguments::worded(&refusal);
        Failure::Call(format!(
            "`{text}` is no claim, source, party, option, preference (jp.3), rule (infeasible.2) or note; and as a state: {words}"
        ))
    })?;
    Ok(Traced::Verdicts(detente::verdict_traces(case, graph, state, party, args.concept)))
}
