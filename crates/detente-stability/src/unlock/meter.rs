//! How much a search has done and taken, and why it ended early.

use detente_graph::{Budget, Stop};
use std::fmt;

/// Why a search ended before every change of the cost in question was tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Halt {
    /// It has tried as many changes as it may.
    Tries(u64),
    /// It would need more memory than it was given, in bytes.
    Memory(u64),
    /// Somebody asked it to stop.
    Cancelled,
}

impl fmt::Display for Halt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tries(n) => write!(f, "it has tried {n} changes, which is its limit"),
            Self::Memory(bytes) => {
                write!(f, "more changes than fit into the {} MiB that may be used", bytes / (1 << 20))
            }
            Self::Cancelled => write!(f, "stopped before it was done"),
        }
    }
}

impl std::error::Error for Halt {}

impl From<Stop> for Halt {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Memory { allowed, .. } | Stop::Entangled(allowed) => Self::Memory(allowed),
            Stop::TooManyStates(_) | Stop::Cancelled => Self::Cancelled,
        }
    }
}

/// Counts steps and bytes against what is allowed.
pub(crate) struct Meter<'a> {
    budget: &'a Budget<'a>,
    tries: u64,
    pub tried: u64,
    bytes: u64,
}

impl<'a> Meter<'a> {
    /// Nothing done yet.
    pub fn new(budget: &'a Budget<'a>, tries: u64) -> Self {
        Self { budget, tries, tried: 0, bytes: 0 }
    }

    /// One more change tried, on a graph of so many states.
    pub fn step(&mut self, phase: &str, states: usize) -> Result<(), Halt> {
        if self.tried >= self.tries {
            return Err(Halt::Tries(self.tries));
        }
        self.tried += 1;
        // Large graphs make each try long: ask more often.
        let every = (1_000_000 / states.max(1) as u64).clamp(1, 1 << 12);
        if self.tried.is_multiple_of(every) {
            self.budget.go_on(phase, self.tried, self.tries)?;
        }
        Ok(())
    }

    /// So many bytes more are kept.
    pub fn keep(&mut self, bytes: u64) -> Result<(), Halt> {
        self.bytes = self.bytes.saturating_add(bytes);
        if self.bytes > self.budget.memory { Err(Halt::Memory(self.budget.memory)) } else { Ok(()) }
    }
}
