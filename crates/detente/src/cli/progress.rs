//! Progress on the terminal: a bar from one second on; and the limits of a command, which end the work in good order where
//! it asks whether to go on, and without order where it does not ask within a second.

use super::memory;
use super::outcome::Failure;
use detente::{Progress, Stop};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};
use std::time::{Duration, Instant};

/// Work shorter than this shows no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// Time that the work has to come to an end by itself once a limit is reached. A build that is not optimized needs more.
const GRACE: Duration = if cfg!(debug_assertions) { Duration::from_secs(15) } else { Duration::from_millis(700) };

/// How often somebody looks whether a limit is reached.
const TICK: Duration = Duration::from_millis(25);

/// Which limit was reached first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Ctrl-C.
    Asked,
    /// `--time`.
    Time,
    /// The program took more memory than its tables were thought to need.
    Memory,
}

const LIMITS: [Limit; 3] = [Limit::Asked, Limit::Time, Limit::Memory];

/// The limit reached, by its place in [`LIMITS`] from 1; 0 for none.
static REACHED: AtomicU8 = AtomicU8::new(0);
/// Whether some work was told to stop, so that something is missing.
static TOLD: AtomicBool = AtomicBool::new(false);
/// How many results are being written: that is not broken off.
static DELIVERING: AtomicUsize = AtomicUsize::new(0);

/// The limit that was reached.
pub fn reached() -> Option<Limit> {
    match REACHED.load(Ordering::Relaxed) {
        0 => None,
        n => Some(LIMITS[usize::from(n) - 1]),
    }
}

/// Whether some work was broken off by a limit.
pub fn broken_off() -> bool {
    TOLD.load(Ordering::Relaxed)
}

/// Notes the first limit that is reached.
fn reach(limit: Limit) {
    let n = LIMITS.iter().position(|l| *l == limit).map_or(0, |i| i as u8 + 1);
    let _ = REACHED.compare_exchange(0, n, Ordering::Relaxed, Ordering::Relaxed);
}

/// Writes a result, which no limit breaks off: half a document is worth less than none.
pub fn delivering<T>(write: impl FnOnce() -> T) -> T {
    DELIVERING.fetch_add(1, Ordering::SeqCst);
    let done = write();
    DELIVERING.fetch_sub(1, Ordering::SeqCst);
    done
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
    pub fn new(limit: Option<Duration>, memory: u64) -> Self {
        static HANDLER: OnceLock<()> = OnceLock::new();
        let started = Instant::now();
        HANDLER.get_or_init(|| {
            // Without a handler Ctrl-C simply ends the program, which loses nothing that was promised.
            let _ = ctrlc::set_handler(|| {
                if reached() == Some(Limit::Asked) {
                    std::process::exit(4);
                }
                reach(Limit::Asked);
            });
            // Without a watch limits are kept where the work asks.
            let _ = std::thread::Builder::new().name("limits".to_owned()).spawn(move || watch(started, limit, memory));
        });
        Self { started, limit, bar: Mutex::new(None) }
    }
}

/// Looks whether a limit is reached, and ends the program where the work does not end by itself.
fn watch(started: Instant, limit: Option<Duration>, memory: u64) {
    let mut since: Option<Instant> = None;
    loop {
        std::thread::sleep(TICK);
        if limit.is_some_and(|limit| started.elapsed() >= limit) {
            reach(Limit::Time);
        }
        if memory::is_exceeded(memory) {
            reach(Limit::Memory);
        }
        if reached().is_none() {
            continue;
        }
        if since.get_or_insert_with(Instant::now).elapsed() >= GRACE && DELIVERING.load(Ordering::SeqCst) == 0 {
            let _ = Failure::Limit(Stop::Cancelled).show();
            anstream::eprintln!("What was found until then could not be put together in time, so nothing is printed.");
            std::process::exit(4);
        }
    }
}

impl Progress for Bar {
    fn step(&self, phase: &str, done: u64, total: u64) -> bool {
        let elapsed = self.started.elapsed();
        if self.limit.is_some_and(|limit| elapsed >= limit) {
            reach(Limit::Time);
        }
        if reached().is_some() {
            TOLD.store(true, Ordering::Relaxed);
            return false;
        }
        if elapsed < PATIENCE || !std::io::stderr().is_terminal() {
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
