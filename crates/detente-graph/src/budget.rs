//! How much work may be done: memory, a way to cancel, and somebody to tell how far it is.

use detente_source::grouped;
use std::fmt;

/// Hears how far a long piece of work is, and may stop it. Implemented where there is a clock and a terminal.
pub trait Progress: Sync {
    /// Called every few thousand steps with the work done and the work expected, in units of the phase.
    /// Returning `false` asks the work to stop.
    fn step(&self, phase: &str, done: u64, total: u64) -> bool;
}

/// Tells nobody and never stops.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {
    fn step(&self, _: &str, _: u64, _: u64) -> bool {
        true
    }
}

/// Limits of a piece of work.
#[derive(Clone, Copy)]
pub struct Budget<'a> {
    /// Bytes that states, ranks and verdicts may take together.
    pub memory: u64,
    /// Who hears of progress and may cancel.
    pub progress: &'a dyn Progress,
}

impl Budget<'_> {
    /// No limit but the address space, nobody listening; for tests and small cases.
    ///
    /// ```
    /// assert!(detente_graph::Budget::unlimited().go_on("states", 1, 2).is_ok());
    /// ```
    pub fn unlimited() -> Self {
        Self { memory: u64::MAX, progress: &Silent }
    }

    /// Reports progress.
    ///
    /// # Errors
    /// [`Stop::Cancelled`] when the listener asks to stop.
    pub fn go_on(&self, phase: &str, done: u64, total: u64) -> Result<(), Stop> {
        if self.progress.step(phase, done, total) { Ok(()) } else { Err(Stop::Cancelled) }
    }
}

/// Steps of a loop over states between two reports.
const REPORT: u64 = 1 << 16;

/// Reports progress now and then: for loops whose steps take next to no time.
#[inline]
pub(crate) fn steps(budget: &Budget, phase: &str, done: u64, total: u64) -> Result<(), Stop> {
    if done.is_multiple_of(REPORT) { budget.go_on(phase, done, total) } else { Ok(()) }
}

/// An empty table with room for `count` entries, or the news that the system does not give it.
pub(crate) fn room<T>(count: usize, budget: &Budget) -> Result<Vec<T>, Stop> {
    let mut table = Vec::new();
    let needed = Some(count as u128 * size_of::<T>() as u128);
    let refused = |_| Stop::Memory { states: None, needed, allowed: budget.memory };
    table.try_reserve_exact(count).map_err(refused)?;
    Ok(table)
}

/// A table with `count` times the same.
pub(crate) fn filled<T: Clone>(value: T, count: usize, budget: &Budget) -> Result<Vec<T>, Stop> {
    let mut table = room(count, budget)?;
    table.resize(count, value);
    Ok(table)
}

impl fmt::Debug for Budget<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Budget").field("memory", &self.memory).finish_non_exhaustive()
    }
}

/// States that a graph may have: a 32-bit number names each, with a bit to spare while they are ranked.
pub(crate) const MOST_STATES: u128 = 1 << 31;

/// Why work ended before it was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// It would need more memory than it was given.
    Memory {
        /// Feasible states counted, with merged states counted singly; `None` when the work is no table of states.
        states: Option<u128>,
        /// Bytes needed, where that is known; no more than allowed where the system refused them.
        needed: Option<u128>,
        /// Bytes allowed.
        allowed: u64,
    },
    /// The feasibility rules, or a statement with them, are too entangled to be worked out with so many bytes.
    Entangled(u64),
    /// More states than can be numbered and ranked with 32 bits.
    TooManyStates(u128),
    /// Somebody asked it to stop.
    Cancelled,
}

impl std::error::Error for Stop {}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Memory { states: Some(n), needed: Some(bytes), allowed } => write!(
                f,
                "analysing {} feasible states takes about {}, but only {} may be used",
                grouped(*n),
                human(*bytes),
                human(u128::from(*allowed))
            ),
            Self::Memory { states: Some(n), needed: None, allowed } => write!(
                f,
                "comparing {} states pair by pair takes more than the {} that may be used",
                grouped(*n),
                human(u128::from(*allowed))
            ),
            Self::Memory { states: None, needed: Some(bytes), allowed } if *bytes > u128::from(*allowed) => {
                write!(f, "this takes about {}, but only {} may be used", human(*bytes), human(u128::from(*allowed)))
            }
            Self::Memory { states: None, needed: Some(bytes), .. } => {
                write!(f, "the system does not give this program another {} of memory", human(*bytes))
            }
            Self::Memory { states: None, needed: None, allowed } => {
                write!(f, "this takes more than the {} that may be used", human(u128::from(*allowed)))
            }
            Self::Entangled(allowed) => write!(
                f,
                "the feasibility rules are too entangled to count the feasible states within {}",
                human(u128::from(*allowed))
            ),
            Self::TooManyStates(n) => {
                write!(
                    f,
                    "the case has {} feasible states; at most {} can be numbered",
                    grouped(*n),
                    grouped(MOST_STATES)
                )
            }
            Self::Cancelled => write!(f, "the work was broken off before it was done"),
        }
    }
}

/// Bytes as people read them: `1.5 GiB`.
fn human(bytes: u128) -> String {
    const UNITS: [&str; 7] = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];
    let mut unit = 0;
    let mut value = bytes as f64;
    while value >= 1024.0 && unit + 1 < UNITS.len() {
        value /= 1024.0;
        unit += 1;
    }
    match unit {
        0 => format!("{bytes} bytes"),
        _ if value >= 100.0 => format!("{value:.0} {}", UNITS[unit]),
        _ => format!("{value:.1} {}", UNITS[unit]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stops_speak_plainly() {
        let stop = Stop::Memory { states: Some(1 << 20), needed: Some(3 << 29), allowed: 1 << 30 };
        assert_eq!(
            stop.to_string(),
            "analysing 1,048,576 feasible states takes about 1.5 GiB, but only 1.0 GiB may be used"
        );
        assert_eq!(human(12), "12 bytes");
    }
}
