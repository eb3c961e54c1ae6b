//! `detente views`.

use super::common_args::{Limits, Output};
use super::outcome::{Failure, print, print_json, width};
use super::session::Session;
use super::views_args::ViewsArgs;
use detente::case::Form;
use detente::report::{ViewsRequest, ViewsStudy, views_json, views_text};
use detente::stability::{analyze_hypergame, verify_hypergame};
use detente::{Concept, Study};

pub fn run(args: &ViewsArgs, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    let (folder, model) = session.open(&args.case)?;
    if let Form::Graph { .. } = model.case.form {
        return Err(Failure::Call("views need options, and this case is in graph form".to_owned()));
    }
    let perceived = session.views(&folder, &model)?;
    let hypergame = detente::hypergame(&model.graph, &perceived);
    let analysis = analyze_hypergame(&hypergame, &Concept::ALL, &session.budget());
    let study = Study { case: &model.case, graph: &model.graph, analysis: &analysis.games[0] };
    let views = ViewsStudy { study, perceived: &perceived, hypergame: &hypergame, analysis: &analysis };
    match args.format {
        Output::Json => print_json(&views_json(&views, args.most, args.counts))?,
        Output::Text => {
            let request = ViewsRequest { concept: args.concept, most: args.most, width: width().min(100) };
            print(&views_text(&views, &request))?;
        }
    }
    if args.verify {
        let (checked, faults) = verify_hypergame(&hypergame, &analysis, &session.budget()).map_err(Failure::Limit)?;
        if !faults.is_empty() {
            faults.iter().take(20).for_each(|words| anstream::eprintln!("{words}"));
            return Err(Failure::Internal(format!("{} of {checked} verdicts do not hold", faults.len())));
        }
        anstream::eprintln!("\n{checked} verdicts certified; naive code found every certificate in order.");
    }
    match analysis.stopped {
        Some(stop) => Err(Failure::Limit(stop)),
        None => Ok(()),
    }
}
