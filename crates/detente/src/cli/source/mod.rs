//! `detente source`: the documents of a case and the claims taken from them.

pub mod add;
mod suggest;
mod verify;

use super::common_args::Limits;
use super::outcome::Failure;
use super::source_args::{SourceArgs, SourceCommand};
use detente::{Case, Originals};
use std::path::PathBuf;

pub fn run(args: &SourceArgs, _limits: &Limits) -> Result<(), Failure> {
    match &args.command {
        SourceCommand::Add(args) => add::run(args),
        SourceCommand::Suggest(args) => suggest::run(args),
        SourceCommand::Verify(args) => verify::run(args),
    }
}

/// The originals handed in, by source. A source that the case does not have is an error in the call.
pub fn originals(case: &Case, given: &[(String, PathBuf)]) -> Result<Originals, Failure> {
    let mut originals = Originals::new();
    for (id, file) in given {
        if !case.sources.iter().any(|s| s.id.value == *id) {
            let known: Vec<&str> = case.sources.iter().map(|s| s.id.value.as_str()).collect();
            let known =
                if known.is_empty() { "it has none".to_owned() } else { format!("it has {}", known.join(", ")) };
            return Err(Failure::Call(format!("`--original {id}=...`: the case has no source `{id}`; {known}")));
        }
        originals.insert(id.clone(), file.clone());
    }
    Ok(originals)
}
