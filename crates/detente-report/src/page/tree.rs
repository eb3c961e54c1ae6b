//! The paths from a state as a tree, as it is drawn and as it is told.

use crate::page::item::Item;
use crate::page::line::Line;

/// A tree of paths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tree {
    /// Title.
    pub title: String,
    /// What is to be seen, in a sentence or two.
    pub description: String,
    /// Where it begins.
    pub root: String,
    /// What is to be said of where it begins.
    pub remarks: Vec<String>,
    /// The first steps.
    pub branches: Vec<Branch>,
    /// What is left out.
    pub rest: Option<String>,
}

/// A step and what follows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// Who takes it.
    pub who: String,
    /// What it is worth to whoever takes it.
    pub kind: StepKind,
    /// What is done, a line a party.
    pub does: Vec<String>,
    /// "state 41".
    pub to: String,
    /// What is reached there, where a path ends.
    pub end: Option<End>,
    /// The steps that follow.
    pub branches: Vec<Self>,
}

/// The end of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    /// What is reached: "summit", "another Nash equilibrium".
    pub reached: Vec<String>,
    /// Whether it would last, in a clause.
    pub lasts: String,
}

/// What a step is worth to whoever takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// An improvement.
    Gain,
    /// Neither a gain nor a loss.
    Same,
    /// A loss: a step in the hope of what follows.
    Loss,
    /// A joint move by which everybody who takes part gains.
    Agreed,
}

impl StepKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Gain, Self::Agreed, Self::Same, Self::Loss];

    /// Its symbol and word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Gain => "▲ gains",
            Self::Same => "= no gain",
            Self::Loss => "▼ at a loss",
            Self::Agreed => "◆ by agreement, all gain",
        }
    }

    /// Its meaning in the legend.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Gain => "step that whoever takes it gains by",
            Self::Same => "step that changes nothing for whoever takes it",
            Self::Loss => "step at a loss, in the hope of what follows",
            Self::Agreed => "joint move that all who agree gain by",
        }
    }
}

impl Tree {
    /// All that it shows, in words: an item for each first step, under it what follows.
    pub fn told(&self) -> Vec<Item> {
        let mut items: Vec<Item> = self.branches.iter().enumerate().map(|(i, b)| told(i, b)).collect();
        items.extend(self.rest.as_deref().map(Item::plain));
        items
    }

    /// How many steps it shows.
    pub fn len(&self) -> usize {
        self.branches.iter().map(Branch::len).sum()
    }

    /// Whether it shows none.
    pub fn is_empty(&self) -> bool {
        self.branches.is_empty()
    }
}

impl Branch {
    fn len(&self) -> usize {
        1 + self.branches.iter().map(Self::len).sum::<usize>()
    }

    fn line(&self, number: &str) -> Line {
        let does = self.does.join("; ");
        let line = Line::from(format!("{number}: ")).case(&self.who).text(format!(
            " ({}): {does} (to {})",
            self.kind.word(),
            self.to
        ));
        match &self.end {
            None => line.text("."),
            Some(end) => line.text(format!(": {}. {}.", end.reached.join(", "), end.lasts)),
        }
    }

    fn follow(&self, number: &str, under: &mut Vec<Line>) {
        for (i, branch) in self.branches.iter().enumerate() {
            let number = format!("{number}.{}", i + 1);
            under.push(branch.line(&number));
            branch.follow(&number, under);
        }
    }
}

fn told(position: usize, branch: &Branch) -> Item {
    let number = (position + 1).to_string();
    let mut under = Vec::new();
    branch.follow(&number, &mut under);
    Item { line: branch.line(&number), under }
}
