//! What is in doubt in a case: hypotheses, contingencies, ranks, and what each of them changes.

use crate::{Condition, Evidence, Likelihood, PartyId, Rule, Want, Weight};
use detente_source::{Span, Spanned};

/// What is in doubt, and the parts of the case that depend on it. Empty where nothing is in doubt.
///
/// The [`Case`](crate::Case) beside it is the *base world*: the one in which every group has its base alternative and
/// every statement stands where the file has it.
#[derive(Clone, Debug, Default)]
pub struct Doubt {
    /// Hypotheses in the order of the file, then contingencies. One alternative of each makes a world.
    pub groups: Vec<Group>,
    /// Statements whose rank is in doubt, party by party in the order of its list.
    pub ranged: Vec<Ranged>,
    /// Their ranks in the base world, as in [`World::ranks`](crate::World::ranks): 0 for each as long as the case is as
    /// its file has it.
    pub base_ranks: Vec<u16>,
    /// Per party what its preferences are made of.
    pub wishes: Vec<Wishes>,
    /// All rules under `infeasible`, and one for each option that not every world has.
    pub infeasible: Vec<Conditional<Rule>>,
    /// All rules under `coalesce`.
    pub coalesce: Vec<Conditional<Rule>>,
}

/// Alternatives of which exactly one holds.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its id.
    pub id: Spanned<String>,
    /// The question that its alternatives answer, or what happens in a contingency.
    pub question: String,
    /// The claim that is read differently, by position.
    pub reads: Option<usize>,
    /// Hypotheses or a contingency.
    pub kind: GroupKind,
    /// The alternative of the base world, by position.
    pub base: u8,
    /// At least two.
    pub alternatives: Vec<Alternative>,
    /// Where it stands in the file.
    pub span: Span,
}

/// What kind of doubt a group is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GroupKind {
    /// We do not know how things are.
    Hypotheses,
    /// We do not know whether something outside the parties will happen; the alternatives are `no` and `yes`.
    Contingency {
        /// The day on which it is known, `YYYY-MM-DD`.
        resolves: Option<String>,
    },
}

impl Group {
    /// Whether it is a contingency.
    pub fn is_contingency(&self) -> bool {
        matches!(self.kind, GroupKind::Contingency { .. })
    }

    /// An alternative as conditions name it: `motive.wedge`, `trump_wins`, `!trump_wins`.
    pub fn label(&self, alternative: u8) -> String {
        match (self.is_contingency(), alternative) {
            (true, 0) => format!("!{}", self.id.value),
            (true, _) => self.id.value.clone(),
            (false, a) => format!("{}.{}", self.id.value, self.alternatives[usize::from(a)].id.value),
        }
    }
}

/// One of the alternatives of a group.
#[derive(Clone, Debug)]
pub struct Alternative {
    /// Its id within the group; `no` and `yes` in a contingency.
    pub id: Spanned<String>,
    /// Its name; the id where the file has none.
    pub name: String,
    /// What it says.
    pub says: Option<String>,
    /// Grounds.
    pub evidence: Evidence,
    /// Claims that speak against it, by position.
    pub contradicts: Vec<usize>,
    /// How likely the analyst holds it; nothing is ever assumed.
    pub likelihood: Option<Likelihood>,
    /// Statements that fill the slots `from: GROUP`, most important first.
    pub prefers: Vec<Conditional<Want>>,
    /// Where it stands in the file.
    pub span: Span,
}

/// Something that counts in some worlds only.
#[derive(Clone, Debug)]
pub struct Conditional<T> {
    /// What counts.
    pub item: T,
    /// In which worlds.
    pub condition: Condition,
}

/// What a party's preferences are made of.
#[derive(Clone, Debug)]
pub enum Wishes {
    /// A ranking: the same in every world.
    Ranking,
    /// `prefers`: statements and slots.
    Prioritized(Vec<Entry>),
    /// `weights`.
    Weighted(Vec<Conditional<Weight>>),
}

/// An entry of `prefers`.
#[derive(Clone, Debug)]
pub enum Entry {
    /// A statement.
    Stated(Conditional<Want>),
    /// The statements of whichever alternative of this group holds, by position.
    Slot(usize, Span),
}

/// A statement whose rank is in doubt: where it stands in the parts of a party's preferences, and its ranks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ranged {
    /// Whose it is.
    pub party: PartyId,
    /// Entry of the party's [`Wishes::Prioritized`].
    pub entry: usize,
    /// For statements that come through a slot: alternative of its group, and place in that alternative's list.
    pub filled: Option<(u8, usize)>,
    /// The most important rank that it may have, from 1.
    pub first: u16,
    /// The least important.
    pub last: u16,
}

impl Doubt {
    /// Whether nothing is in doubt.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty() && self.ranged.is_empty()
    }

    /// How many alternatives each group has.
    pub fn sizes(&self) -> Vec<usize> {
        self.groups.iter().map(|g| g.alternatives.len()).collect()
    }

    /// How many combinations of alternatives there are; `u128::MAX` where they cannot be counted.
    pub fn combinations(&self) -> u128 {
        self.groups.iter().try_fold(1u128, |n, g| n.checked_mul(g.alternatives.len() as u128)).unwrap_or(u128::MAX)
    }

    /// The statement of which the rank is in doubt.
    pub fn ranged_want(&self, which: usize) -> &Want {
        let Ranged { party, entry, filled, .. } = self.ranged[which];
        let Wishes::Prioritized(entries) = &self.wishes[party.index()] else {
            unreachable!("only `prefers` has ranks");
        };
        match (&entries[entry], filled) {
            (Entry::Stated(want), _) => &want.item,
            (Entry::Slot(group, _), Some((alternative, at))) => {
                &self.groups[*group].alternatives[usize::from(alternative)].prefers[at].item
            }
            (Entry::Slot(..), None) => unreachable!("a statement that comes through a slot has its alternative"),
        }
    }

    /// The group of this id, by position.
    pub fn find_group(&self, id: &str) -> Option<usize> {
        self.groups.iter().position(|g| g.id.value == id)
    }
}
