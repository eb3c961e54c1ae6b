//! `detente schema`.

use super::outcome::{Failure, print};

pub fn run() -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(&detente::case::schema()).map_err(|e| Failure::Internal(e.to_string()))?;
    print(&(text + "\n"))
}
