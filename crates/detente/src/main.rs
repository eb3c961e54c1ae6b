//! The `detente` command.

mod cli;
#[cfg(feature = "workbench")]
mod serve;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
