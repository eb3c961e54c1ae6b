//! Which sanctions count.

/// Which moves the others may answer with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answers {
    /// Any legal sequence of moves.
    Any,
    /// Legal sequences of which every step is an improvement for its mover.
    Improvements,
}
