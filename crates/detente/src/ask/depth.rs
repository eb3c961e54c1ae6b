//! How far an answer goes: what is worth waiting for differs between a report, a command and a page.

/// How far a question is followed.
///
/// Whatever the depth, an answer is the same as far as it goes; a question that would go further is refused with
/// [`Refusal::TooLong`](super::Refusal::TooLong), never answered differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Depth {
    /// One of many questions, as in a report: what takes more than a moment is left to whoever asks it alone.
    Brief,
    /// Asked alone, as far as time and memory allow.
    Full,
    /// Asked alone by somebody who waits for it at a page.
    Interactive,
}

/// States up to which a document says something of each, beyond what is stable: after that it says how many they are.
const LISTED: ByDepth<usize> = ByDepth { brief: 20_000, full: usize::MAX, interactive: 20_000 };

impl Depth {
    /// Whether what is said of so many states is said of each.
    pub const fn lists(self, states: usize) -> bool {
        states <= LISTED.at(self)
    }
}

/// A question's limits, one value for each depth.
#[derive(Clone, Copy, Debug)]
pub struct ByDepth<T> {
    /// In a report.
    pub brief: T,
    /// Asked alone.
    pub full: T,
    /// Asked from a page.
    pub interactive: T,
}

impl<T: Copy> ByDepth<T> {
    /// The limits of a depth.
    pub const fn at(&self, depth: Depth) -> T {
        match depth {
            Depth::Brief => self.brief,
            Depth::Full => self.full,
            Depth::Interactive => self.interactive,
        }
    }
}
