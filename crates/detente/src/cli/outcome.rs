//! How a command ends.

use super::progress::{Limit, broken_off, delivering, reached};
use crate::arguments::{flag, worded};
use detente::ask::Refusal;
use detente::report::{count_diagnostics, render_diagnostics};
use detente::source::disarmed;
use detente::{Diagnostics, SourceText, Stop};
use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};

/// A command that did not do what was asked.
#[derive(Debug)]
pub enum Failure {
    /// The case has errors, which have been shown or are shown now. Exit status 1.
    Case(SourceText, Diagnostics),
    /// The call was wrong. Exit status 2.
    Call(String),
    /// The question has no answer. Exit status 2; 1 where the case has errors, 3 and 4 as below.
    Refused(Refusal),
    /// Something that should not happen. Exit status 3.
    Internal(String),
    /// A limit was reached. Exit status 4.
    Limit(Stop),
    /// Everything has been said already; the exit status.
    Shown(u8),
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Stop> for Failure {
    fn from(stop: Stop) -> Self {
        Self::Limit(stop)
    }
}

impl Failure {
    /// Says on standard error what is wrong, and gives the exit status.
    pub fn show(self) -> u8 {
        match self {
            Self::Case(source, diagnostics) => {
                show_diagnostics(&source, &diagnostics);
                1
            }
            Self::Call(words) => {
                anstream::eprintln!("error: {}", disarmed(&words));
                2
            }
            Self::Refused(Refusal::Statement { part, source, found }) => {
                show_diagnostics(&SourceText::new(flag(part), source.text()), &found);
                2
            }
            Self::Refused(Refusal::Stopped(stop)) => Self::Limit(stop).show(),
            Self::Refused(Refusal::Internal(words)) => Self::Internal(words).show(),
            Self::Refused(refusal) => Self::Call(worded(&refusal)).show(),
            Self::Internal(words) => {
                anstream::eprintln!("internal failure: {words}");
                3
            }
            Self::Limit(stop) => {
                let memory = "the work took more memory than it may use";
                let why = match (&stop, reached()) {
                    (Stop::Cancelled, Some(Limit::Time)) => "the time allowed with `--time` ran out".to_owned(),
                    (Stop::Cancelled, Some(Limit::Memory)) => memory.to_owned(),
                    _ => stop.to_string(),
                };
                anstream::eprintln!("stopped: {why}");
                if matches!(stop, Stop::Memory { .. }) || why == memory {
                    anstream::eprintln!(
                        "help: allow more with `--memory`, or leave out options that decide little; every independent option doubles the states"
                    );
                }
                4
            }
            Self::Shown(status) => status,
        }
    }
}

/// The exit status of a command that ended with a status. Whatever it made of it: where a limit broke some of its work off,
/// it was stopped.
pub fn ended(status: u8) -> u8 {
    if status < 3 && broken_off() { Failure::Limit(Stop::Cancelled).show() } else { status }
}

static QUIET: AtomicBool = AtomicBool::new(false);

/// Says nothing from now on but results and errors.
pub fn be_quiet() {
    QUIET.store(true, Ordering::Relaxed);
}

/// Whether nothing is said but results and errors.
pub fn is_quiet() -> bool {
    QUIET.load(Ordering::Relaxed)
}

/// Tells a person at the terminal something on the way, on standard error; not with `--quiet`.
pub fn note(words: impl std::fmt::Display) {
    if !is_quiet() {
        anstream::eprintln!("{}", disarmed(&words.to_string()));
    }
}

/// Prints findings and their count on standard error.
pub fn show_diagnostics(source: &SourceText, diagnostics: &Diagnostics) {
    let text = render_diagnostics(source, diagnostics, width(), true);
    anstream::eprint!("{text}");
    anstream::eprintln!("{}", count_diagnostics(source, diagnostics));
}

/// Writes to standard output for people: nothing that a case file hides does anything to a terminal.
pub fn print(text: &str) -> Result<(), Failure> {
    write(&disarmed(text))
}

/// Writes a JSON document to standard output, in whose texts what is hidden is escaped already.
pub fn print_json(document: &str) -> Result<(), Failure> {
    write(document)
}

/// Writes a file to standard output, byte by byte; on a terminal as for people.
pub fn print_file(text: &str) -> Result<(), Failure> {
    if std::io::stdout().is_terminal() { print(text) } else { write(text) }
}

/// A reader that has gone (`| head`) ends the command quietly.
fn write(text: &str) -> Result<(), Failure> {
    let mut out = anstream::stdout().lock();
    match delivering(|| out.write_all(text.as_bytes()).and_then(|()| out.flush())) {
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
