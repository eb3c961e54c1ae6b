//! `detente views`.

use super::common_args::{Limits, Output};
use super::outcome::{Failure, print, print_json, width};
use super::session::{Session, refused};
use super::views_args::ViewsArgs;
use detente::ask::{Depth, Question};
use detente::report::{ViewsRequest, views_json, views_text};
use detente::stability::verify_hypergame;

pub fn run(args: &ViewsArgs, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    let (folder, model) = session.open(&args.case)?;
    let answer = args.asked.ask(&model, Depth::Full, &session.budget()).map_err(|refusal| refused(refusal, &folder))?;
    let hypergame = answer.hypergame();
    let views = answer.study(&hypergame);
    match args.format {
        Output::Json => print_json(&views_json(&views, answer.most, args.counts))?,
        Output::Text => {
            let request = ViewsRequest { concept: answer.concept, most: answer.most, width: width().min(100) };
            print(&views_text(&views, &request))?;
        }
    }
    if args.verify {
        let (checked, faults) =
            verify_hypergame(&hypergame, &answer.analysis, &session.budget()).map_err(Failure::Limit)?;
        if !faults.is_empty() {
            faults.iter().take(20).for_each(|words| anstream::eprintln!("{words}"));
            return Err(Failure::Internal(format!("{} of {checked} verdicts do not hold", faults.len())));
        }
        anstream::eprintln!("\n{checked} verdicts certified; naive code found every certificate in order.");
    }
    match answer.analysis.stopped {
        Some(stop) => Err(Failure::Limit(stop)),
        None => Ok(()),
    }
}
