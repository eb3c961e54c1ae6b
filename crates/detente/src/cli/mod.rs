//! The command line: one file per command, and what they share.

mod about;
mod ach;
mod analyze;
mod args;
mod check;
mod coalitions;
mod common_args;
mod convert;
mod deliver;
mod depth_args;
mod doubt_args;
mod doubtful;
mod fmt;
mod foresight;
mod hinges;
mod hinges_args;
mod lint;
mod memory;
mod new;
pub mod outcome;
mod paths;
mod progress;
mod report;
mod schema;
mod score;
#[cfg(feature = "workbench")]
mod serve;
#[cfg(feature = "workbench")]
mod serve_args;
mod session;
mod settle;
mod settle_args;
mod several;
pub mod source;
mod source_args;
mod states;
mod strength;
mod tables;
mod trace;
mod unlock;
mod views;
mod views_args;
mod why;
mod worlds;
mod worlds_args;

use args::{Cli, Command};
use outcome::Failure;
use std::process::ExitCode;

/// Parses the call, runs the command and turns its outcome into an exit status: 0 done, 1 the case has errors, 2 the
/// call was wrong, 3 an internal failure, 4 stopped by a limit.
pub fn main() -> ExitCode {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(|l| format!(" ({}:{})", l.file(), l.line())).unwrap_or_default();
        anstream::eprintln!("internal failure: {}{place}", message(info.payload()));
        anstream::eprintln!("This is a fault of the program, not of your case. Please report it with the case file.");
    }));
    let outcome = std::panic::catch_unwind(|| match about::parsed() {
        Ok(cli) => run(cli),
        Err(error) => {
            let wrong = error.use_stderr();
            let _ = error.print();
            if wrong { Err(Failure::Shown(2)) } else { Ok(()) }
        }
    });
    ExitCode::from(match outcome {
        Ok(Ok(())) => outcome::ended(0),
        Ok(Err(failure)) => outcome::ended(failure.show()),
        Err(_) => 3,
    })
}

fn message(payload: &dyn std::any::Any) -> &str {
    let text = payload.downcast_ref::<&str>().copied();
    text.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("unknown")
}

fn run(cli: Cli) -> Result<(), Failure> {
    let limits = cli.limits;
    if limits.quiet {
        outcome::be_quiet();
    }
    // Who asks questions or serves others ends by rules of its own; everything else keeps to the limits of the call, whether
    // or not it has work that asks.
    let _watched = match cli.command {
        Command::New(_) => None,
        #[cfg(feature = "workbench")]
        Command::Serve(_) => None,
        _ => Some(session::Session::new(&limits)),
    };
    match cli.command {
        Command::Report(args) => report::run(&args, &limits),
        Command::Analyze(args) => analyze::run(&args, &limits),
        Command::Why(args) => why::run(&args, &limits),
        Command::Unlock(args) => unlock::run(&args, &limits),
        Command::Foresight(args) => foresight::run(&args, &limits),
        Command::Coalitions(args) => coalitions::run(&args, &limits),
        Command::Paths(args) => paths::run(&args, &limits),
        Command::Doubtful(args) => doubtful::run(&args, &limits),
        Command::Strength(args) => strength::run(&args, &limits),
        Command::Views(args) => views::run(&args, &limits),
        Command::Settle(args) => settle::run(&args, &limits),
        Command::Worlds(args) => worlds::run(&args, &limits),
        Command::Hinges(args) => hinges::run(&args, &limits),
        Command::Ach(args) => ach::run(&args, &limits),
        Command::Score(args) => score::run(&args, &limits),
        Command::States(args) => states::run(&args, &limits),
        Command::Check(args) => check::run(&args, &limits),
        Command::Trace(args) => trace::run(&args, &limits),
        Command::Source(args) => source::run(&args, &limits),
        Command::Lint(args) => lint::run(&args, &limits),
        Command::Fmt(args) => fmt::run(&args),
        Command::New(args) => new::run(&args),
        Command::Import(args) => convert::import(&args),
        Command::Export(args) => convert::export(&args, &limits),
        #[cfg(feature = "workbench")]
        Command::Serve(args) => serve::run(&args, &limits),
        Command::Schema(args) => schema::run(&args),
        Command::Completions(args) => about::completions(&args),
        Command::Man(args) => about::man(&args),
    }
}
