//! `detente schema`.

use super::args::SchemaArgs;
use super::outcome::{Failure, print};

pub fn run(args: &SchemaArgs) -> Result<(), Failure> {
    let schema = if args.outcome { detente::case::outcome_schema() } else { detente::case::schema() };
    let text = serde_json::to_string_pretty(&schema).map_err(|e| Failure::Internal(e.to_string()))?;
    print(&(text + "\n"))
}
