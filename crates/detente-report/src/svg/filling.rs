//! Lines that fill a box.

use super::measure::{Face, wrap};
use super::scene::{Area, Scene, Text, Tone};

/// Room between the edge of a box and what stands in it.
pub(crate) const PAD: f64 = 9.0;

/// Lines to be put in a box.
pub(crate) struct Filling {
    lines: Vec<Filled>,
}

/// A line with the air above it.
struct Filled {
    text: String,
    face: Face,
    tone: Tone,
    air: f64,
}

impl Filling {
    pub fn new() -> Self {
        Self { lines: Vec::new() }
    }

    /// A paragraph of at most `most` lines.
    pub fn add(&mut self, text: &str, face: Face, tone: Tone, room: f64, most: usize) {
        let lines = wrap(text, face, room, most).into_iter();
        self.lines.extend(lines.map(|text| Filled { text, face, tone, air: 0.0 }));
    }

    /// The lines so far, to put air above the next.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// A little air above a line, if there is such a line.
    pub fn lift(&mut self, line: usize, air: f64) {
        if let (true, Some(filled)) = (line > 0, self.lines.get_mut(line)) {
            filled.air = air;
        }
    }

    pub fn height(&self) -> f64 {
        self.lines.iter().map(|l| l.face.leading + l.air).sum::<f64>() + 2.0 * PAD - 3.0
    }

    pub fn put(self, area: Area, scene: &mut Scene) {
        let mut y = area.y + PAD - 3.0;
        for Filled { text, face, tone, air } in self.lines {
            y += face.leading + air;
            scene.texts.push(Text { x: area.x + PAD, y: y - 2.5, face, tone, middle: false, text });
        }
    }
}
