//! Progress on the terminal: a bar from one second on, and Ctrl-C that ends the work in good order.

use super::outcome::is_quiet;
use detente::Progress;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, OnceLock};
use std::time::{Duration, Instant};

/// Work shorter than this shows no bar.
const PATIENCE: Duration = Duration::from_secs(1);

static CANCELLED: AtomicBool = AtomicBool::new(false);
static TIME_IS_UP: AtomicBool = AtomicBool::new(false);

/// Whether work was stopped because the time allowed ran out.
pub fn time_is_up() -> bool {
    TIME_IS_UP.load(Ordering::Relaxed)
}

/// A progress bar on standard error, if that is a terminal.
pub struct Bar {
    started: Instant,
    /// How long the work may take.
    limit: Option<Duration>,
    bar: Mutex<Option<(String, ProgressBar)>>,
}

impl Bar {
    /// Starts the clock, and takes Ctrl-C over: the first asks the work to stop, the second ends the program.
    pub fn new(limit: Option<Duration>) -> Self {
        static HANDLER: OnceLock<()> = OnceLock::new();
        HANDLER.get_or_init(|| {
            // Without a handler Ctrl-C simply ends the program, which loses nothing that was promised.
            let _ = ctrlc::set_handler(|| {
                if CANCELLED.swap(true, Ordering::Relaxed) {
                    std::process::exit(4);
                }
            });
        });
        Self { started: Instant::now(), limit, bar: Mutex::new(None) }
    }
}

impl Progress for Bar {
    fn step(&self, phase: &str, done: u64, total: u64) -> bool {
        if CANCELLED.load(Ordering::Relaxed) {
            return false;
        }
        let elapsed = self.started.elapsed();
        if self.limit.is_some_and(|limit| elapsed >= limit) {
            TIME_IS_UP.store(true, Ordering::Relaxed);
            return false;
        }
        if elapsed < PATIENCE || is_quiet() || !std::io::stderr().is_terminal() {
            return true;
        }
        let Ok(mut slot) = self.bar.lock() else { return true };
        let fresh = slot.as_ref().is_none_or(|(name, _)| name != phase);
        if fresh {
            let bar = ProgressBar::new(total);
            let style = ProgressStyle::with_template("{msg} {wide_bar} {percent}% {eta} left");
            bar.set_style(style.expect("the template is fixed"));
            bar.set_message(phase.to_owned());
            *slot = Some((phase.to_owned(), bar));
        }
        if let Some((_, bar)) = slot.as_ref() {
            bar.set_position(bar.position().max(done));
        }
        true
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if let Ok(slot) = self.bar.get_mut()
            && let Some((_, bar)) = slot.take()
        {
            bar.finish_and_clear();
        }
    }
}
