//! `detente schema`.

use super::args::SchemaArgs;
use super::outcome::{Failure, print};
use serde_json::Value;

pub fn run(args: &SchemaArgs) -> Result<(), Failure> {
    let schema = match &args.of {
        Some(format) => of(format)?,
        None if args.outcome => detente::case::outcome_schema(),
        None => detente::case::schema(),
    };
    let text = serde_json::to_string_pretty(&schema).map_err(|e| Failure::Internal(e.to_string()))?;
    print(&(text + "\n"))
}

/// The schema of the documents of one format.
fn of(wanted: &str) -> Result<Value, Failure> {
    let all = detente::report::documents::schema::all();
    let known: Vec<&str> = all.iter().map(|(format, _)| format.as_str()).collect();
    let unknown = format!("there is no format {wanted}; there are {}", known.join(", "));
    all.iter().find(|(format, _)| format == wanted).map(|(_, schema)| schema.clone()).ok_or(Failure::Call(unknown))
}
