//! How a command ends.

use super::progress::time_is_up;
use detente::report::{count_diagnostics, render_diagnostics};
use detente::{Diagnostics, SourceText, Stop};
use std::borrow::Cow;
use std::io::Write;
use std::process::ExitCode;

/// A command that did not do what was asked.
#[derive(Debug)]
pub enum Failure {
    /// The case has errors, which have been shown or are shown now. Exit status 1.
    Case(SourceText, Diagnostics),
    /// The call was wrong. Exit status 2.
    Call(String),
    /// Something that should not happen. Exit status 3.
    Internal(String),
    /// A limit was reached. Exit status 4.
    Limit(Stop),
    /// Everything has been said already; the exit status.
    Shown(u8),
}

impl Failure {
    /// Says on standard error what is wrong, and gives the exit status.
    pub fn show(self) -> ExitCode {
        match self {
            Self::Case(source, diagnostics) => {
                show_diagnostics(&source, &diagnostics);
                ExitCode::from(1)
            }
            Self::Call(words) => {
                anstream::eprintln!("error: {words}");
                ExitCode::from(2)
            }
            Self::Internal(words) => {
                anstream::eprintln!("internal failure: {words}");
                ExitCode::from(3)
            }
            Self::Limit(stop) => {
                let why = match stop {
                    Stop::Cancelled if time_is_up() => "the time allowed with `--time` ran out".to_owned(),
                    _ => stop.to_string(),
                };
                anstream::eprintln!("stopped: {why}");
                if let Stop::Memory { .. } = stop {
                    anstream::eprintln!(
                        "help: allow more with `--memory`, or leave out options that decide little; every independent option doubles the states"
                    );
                }
                ExitCode::from(4)
            }
            Self::Shown(status) => ExitCode::from(status),
        }
    }
}

/// Prints findings and their count on standard error.
pub fn show_diagnostics(source: &SourceText, diagnostics: &Diagnostics) {
    let text = render_diagnostics(source, diagnostics, width(), true);
    anstream::eprint!("{text}");
    anstream::eprintln!("{}", count_diagnostics(source, diagnostics));
}

/// A text that does to a terminal nothing but print: other control characters, which a label in a case file may hold,
/// are replaced.
fn harmless(text: &str) -> Cow<'_, str> {
    let bad = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    if text.contains(bad) { text.replace(bad, "\u{FFFD}").into() } else { text.into() }
}

/// Writes to standard output. A reader that has gone (`| head`) ends the command quietly.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut out = anstream::stdout().lock();
    match out.write_all(harmless(text).as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        Err(e) if e.kind() == std::io::ErrorKind::BrokenPipe => Err(Failure::Shown(0)),
        Err(e) => Err(Failure::Internal(format!("standard output cannot be written: {e}"))),
    }
}

/// Cells that a line of the terminal has; 100 where there is no terminal and `COLUMNS` says nothing.
pub fn width() -> usize {
    let asked = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok());
    asked.or_else(|| terminal_size::terminal_size().map(|(w, _)| w.0.into())).unwrap_or(100).clamp(40, 400)
}
