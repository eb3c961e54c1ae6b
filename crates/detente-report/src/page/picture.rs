//! The neighbourhood of a state: who can move where, and what deters it. Plain data; `crate::svg` draws it, and both
//! documents tell it in words as well.

use crate::page::english::{stopped, upper_first};
use crate::page::item::Item;
use crate::page::line::Line;

/// A neighbourhood as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Title.
    pub title: String,
    /// What is to be seen, in a sentence or two.
    pub description: String,
    /// "Today's state (state 12)".
    pub centre: String,
    /// What holds in it, a line a party.
    pub holds: Vec<String>,
    /// A lane for each party that can move.
    pub lanes: Vec<Lane>,
    /// Remark on parties without a lane.
    pub others: Option<String>,
}

impl Picture {
    /// All that the picture shows, in words: an item a party.
    pub fn told(&self) -> Vec<Item> {
        let mut items: Vec<Item> = self.lanes.iter().map(Lane::told).collect();
        items.extend(self.others.as_deref().map(Item::plain));
        items
    }
}

impl Lane {
    fn told(&self) -> Item {
        let mut under: Vec<Line> = self.moves.iter().map(Move::told).collect();
        under.extend(self.rest.as_ref().map(|rest| Line::from(stopped(&upper_first(&rest.words)))));
        Item { line: Line::new().case(&self.party).text(format!(": {}.", self.summary)), under }
    }
}

impl Move {
    fn told(&self) -> Line {
        let effect = match self.gain {
            Gain::Gains => "it gains",
            Gain::Same => "it gains nothing",
            Gain::Loses => "it loses",
        };
        let line = Line::from(format!("{} (to {}): {effect}.", self.does, self.to));
        match &self.then {
            None => line,
            Some(then) => line.text(" ").line(then.told()),
        }
    }
}

impl Then {
    fn told(&self) -> Line {
        let done = self.steps.join("; ");
        let to = self.to.as_ref().map(|to| format!(" (to {to})")).unwrap_or_default();
        let answer = match self.kind {
            Kind::Open => String::new(),
            Kind::Deters => format!("What deters it, by {}: {done}{to}. ", self.by),
            Kind::Costly => format!(
                "What could deter it, though it does not pay for all who take part, by {}: {done}{to}. ",
                self.by
            ),
            Kind::Follows => format!("What {} would then do best: {done}{to}. ", self.by),
        };
        Line::from(answer + &stopped(&self.result))
    }
}

/// The moves of one party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// Its name.
    pub party: String,
    /// How many moves it has and how many of them are improvements.
    pub summary: String,
    /// The moves that are drawn.
    pub moves: Vec<Move>,
    /// What is left out.
    pub rest: Option<Rest>,
}

/// Moves that are counted and not drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rest {
    /// How many there are, in words.
    pub words: String,
    /// Whether some of them are improvements.
    pub improvements: bool,
}

/// A move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// Whether whoever makes it likes the result.
    pub gain: Gain,
    /// What it does, as a verb phrase.
    pub does: String,
    /// "state 41".
    pub to: String,
    /// What comes after it.
    pub then: Option<Then>,
}

/// Whether a move pays for whoever makes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gain {
    /// It does: an improvement.
    Gains,
    /// It changes nothing for it.
    Same,
    /// It costs it something.
    Loses,
}

impl Gain {
    /// "gains", "is as well off", "loses".
    pub fn word(self) -> &'static str {
        match self {
            Self::Gains => "gains",
            Self::Same => "no change",
            Self::Loses => "loses",
        }
    }

    /// Its symbol.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Gains => "▲",
            Self::Same => "=",
            Self::Loses => "▼",
        }
    }
}

/// What comes after a move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Then {
    /// What kind of answer it is.
    pub kind: Kind,
    /// Who answers: a name, or "two moves" and the like.
    pub by: String,
    /// What is done, a line a move.
    pub steps: Vec<String>,
    /// "state 9"; nothing where nobody moves.
    pub to: Option<String>,
    /// What comes of it for whoever moved first, and for others where it matters.
    pub result: String,
}

/// The kind of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A sanction each step of which pays for whoever takes it.
    Deters,
    /// A sanction that does not pay for everybody who takes part in it.
    Costly,
    /// Nothing deters the move.
    Open,
    /// A move by which somebody else would gain, and whoever moved first with it.
    Follows,
}

impl Kind {
    /// Its word on the arrow.
    pub fn word(self) -> &'static str {
        match self {
            Self::Deters => "deters",
            Self::Costly => "could deter",
            Self::Open => "open",
            Self::Follows => "follows",
        }
    }

    /// Its meaning in the legend.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Deters => "answer that deters, by steps that pay for those who take them",
            Self::Costly => "answer that would deter, but does not pay for all who take part in it",
            Self::Open => "nothing the others can do deters it",
            Self::Follows => "best move of another party from there, after which whoever moved first is better off",
        }
    }
}
