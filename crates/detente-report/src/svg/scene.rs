//! Positioned shapes.

use super::measure::{Face, width};

/// Everything to be drawn, in drawing order: bands, arrows, boxes, text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Scene {
    pub width: f64,
    pub height: f64,
    pub bands: Vec<Area>,
    pub boxes: Vec<(Area, BoxKind)>,
    pub arrows: Vec<Arrow>,
    pub texts: Vec<Text>,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Area {
    pub x: f64,
    pub y: f64,
    pub w: f64,
    pub h: f64,
}

impl Area {
    pub fn right(self) -> f64 {
        self.x + self.w
    }

    pub fn bottom(self) -> f64 {
        self.y + self.h
    }

    #[cfg(test)]
    pub fn overlaps(self, other: Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }
}

/// What a box stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BoxKind {
    Centre,
    Gain,
    Plain,
    Answer,
    Follow,
    Open,
    Agreed,
}

/// A line with or without a head. The last point is its end.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Arrow {
    pub points: Vec<(f64, f64)>,
    pub kind: ArrowKind,
}

/// What an arrow stands for; each kind has a line of its own in black and white too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ArrowKind {
    /// From the centre to all moves; no head.
    Trunk,
    /// To moves that are counted and not drawn, improvements among them; thin, no head.
    Rest,
    /// An improvement: thick, filled head.
    Gain,
    /// The move by which somebody else would follow: dashes and dots from a ring to a double open head.
    Follow,
    /// A joint move that all who take part gain by: two lines, filled head.
    Agreed,
    /// A move that changes nothing for its mover: thin, open head.
    Same,
    /// A move that is no improvement: thin, dashed, open head.
    Plain,
    /// A credible sanction: thick, filled head, crossed.
    Deters,
    /// A sanction that costs somebody something: thin, dotted, open head, crossed.
    Costly,
    /// Nobody answers: thin, ends in a ring.
    Open,
}

/// A line of text; `y` is its baseline.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Text {
    pub x: f64,
    pub y: f64,
    pub face: Face,
    pub tone: Tone,
    /// Whether `x` is its middle.
    pub middle: bool,
    pub text: String,
}

impl Text {
    /// The room that it takes.
    #[cfg_attr(not(test), expect(dead_code, reason = "tests hold that nothing overlaps"))]
    pub fn area(&self) -> Area {
        let w = width(&self.text, self.face);
        let x = if self.middle { self.x - w / 2.0 } else { self.x };
        Area { x, y: self.y - self.face.size * 0.8, w, h: self.face.size }
    }
}

/// The weight of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    Ink,
    Muted,
    Gain,
    Answer,
}
