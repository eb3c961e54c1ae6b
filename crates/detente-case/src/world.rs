//! Worlds: one choice in everything that is in doubt, and the case as it is in one of them.

use crate::{Case, Conditional, Doubt, Entry, Form, Marks, PartyId, Preferences, Rule, Want, Weight, Wishes};

/// One choice in everything that is in doubt.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct World {
    /// Per group of [`Doubt::groups`] the alternative that holds.
    pub choices: Vec<u8>,
    /// Per statement of [`Doubt::ranged`] its rank in the party's list, from 1; 0 leaves it where the file has it among
    /// those that are not moved.
    pub ranks: Vec<u16>,
}

/// What a party wants in a world.
#[derive(Clone, Debug)]
pub enum WishesIn<'a> {
    /// A ranking, the same in every world.
    Ranking,
    /// Statements, most important first.
    Prioritized(Vec<&'a Want>),
    /// Weighted statements.
    Weighted(Vec<&'a Weight>),
}

impl Doubt {
    /// The world of the base alternatives, with every statement where the file has it.
    pub fn base(&self) -> World {
        World { choices: self.groups.iter().map(|g| g.base).collect(), ranks: self.base_ranks.clone() }
    }

    /// What a party wants in a world; `None` where two statements would have the same rank, or one a rank that the list
    /// does not have: that is no world.
    ///
    /// The list is made in three steps. Slots are filled with the statements of the alternative that holds; what does
    /// not count in this world is left out; then each statement with a rank is taken out and set at exactly that rank,
    /// and the others keep their order in the places left.
    pub fn wishes_in(&self, party: PartyId, world: &World) -> Option<WishesIn<'_>> {
        let choices = &world.choices;
        match self.wishes.get(party.index()) {
            None | Some(Wishes::Ranking) => Some(WishesIn::Ranking),
            Some(Wishes::Weighted(weights)) => Some(WishesIn::Weighted(holding(weights, choices).collect())),
            Some(Wishes::Prioritized(entries)) => {
                let mut list: Vec<(&Want, u16)> = Vec::new();
                for (at, entry) in entries.iter().enumerate() {
                    match entry {
                        Entry::Stated(want) if want.condition.holds(choices) => {
                            list.push((&want.item, self.rank_of(party, at, None, world)));
                        }
                        Entry::Stated(_) => {}
                        Entry::Slot(group, _) => {
                            let chosen = choices[*group];
                            // A group that was written wrongly may have no alternatives; it was reported where it was read.
                            let Some(filled) = self.groups[*group].alternatives.get(usize::from(chosen)) else {
                                continue;
                            };
                            let filling = filled.prefers.iter().enumerate();
                            for (i, want) in filling.filter(|(_, w)| w.condition.holds(choices)) {
                                list.push((&want.item, self.rank_of(party, at, Some((chosen, i)), world)));
                            }
                        }
                    }
                }
                placed(list).map(WishesIn::Prioritized)
            }
        }
    }

    fn rank_of(&self, party: PartyId, entry: usize, filled: Option<(u8, usize)>, world: &World) -> u16 {
        if self.ranged.is_empty() {
            return 0;
        }
        let found = self.ranged.binary_search_by_key(&(party, entry, filled), |r| (r.party, r.entry, r.filled));
        found.map_or(0, |k| world.ranks[k])
    }

    /// The rules that exclude states in a world.
    pub fn infeasible_in(&self, world: &World) -> impl Iterator<Item = &Rule> {
        holding(&self.infeasible, &world.choices)
    }

    /// The rules that merge states in a world.
    pub fn coalesce_in(&self, world: &World) -> impl Iterator<Item = &Rule> {
        holding(&self.coalesce, &world.choices)
    }
}

fn holding<'a, T>(all: &'a [Conditional<T>], choices: &[u8]) -> impl Iterator<Item = &'a T> {
    all.iter().filter(move |c| c.condition.holds(choices)).map(|c| &c.item)
}

/// Sets those with a rank at their rank; the others keep their order in the places left.
fn placed(list: Vec<(&Want, u16)>) -> Option<Vec<&Want>> {
    if list.iter().all(|(_, rank)| *rank == 0) {
        return Some(list.into_iter().map(|(want, _)| want).collect());
    }
    let mut places: Vec<Option<&Want>> = vec![None; list.len()];
    for (want, rank) in list.iter().filter(|(_, rank)| *rank != 0) {
        let place = places.get_mut(usize::from(*rank) - 1)?;
        if place.replace(want).is_some() {
            return None;
        }
    }
    let mut others = list.into_iter().filter(|(_, rank)| *rank == 0).map(|(want, _)| want);
    places.into_iter().map(|place| place.or_else(|| others.next())).collect()
}

impl Case {
    /// The world that the case itself is.
    pub fn base_world(&self) -> World {
        self.doubt.base()
    }

    /// The case as it is in another world: its preferences and rules. Expected results are those of the base world and
    /// are left out. `None` where the ranks do not go together (see [`Doubt::wishes_in`]).
    ///
    /// ```
    /// let text = "
    /// detente: 1
    /// id: visit
    /// hypotheses:
    ///   mood:
    ///     alternatives:
    ///       open: {assumption: true, prefers: [host.receive]}
    ///       shut: {assumption: true, prefers: ['!host.receive']}
    /// parties:
    ///   host: {options: {receive: Receive the guest}, prefers: [{from: mood}], assumption: true}
    /// ";
    /// let case = detente_case::parse(&detente_source::SourceText::new("case.yaml", text)).case.unwrap();
    /// let mut world = case.base_world();
    /// assert_eq!(world.choices, [0]);
    /// world.choices[0] = 1;
    /// let other = case.in_world(&world).unwrap();
    /// let detente_case::Preferences::Prioritized(wants) = &other.parties[0].preferences else { panic!() };
    /// assert_eq!(wants[0].statement.text, "!host.receive");
    /// assert_eq!(other.base_world(), world);
    /// ```
    pub fn in_world(&self, world: &World) -> Option<Self> {
        if *world == self.base_world() {
            return Some(self.clone());
        }
        let mut preferences = Vec::new();
        for party in self.party_ids() {
            preferences.push(match self.doubt.wishes_in(party, world)? {
                WishesIn::Ranking => (self.party(party).preferences.clone(), self.party(party).marks.clone()),
                WishesIn::Prioritized(wants) => Marks::split(wants.into_iter().cloned()),
                WishesIn::Weighted(weights) => {
                    (Preferences::Weighted(weights.into_iter().cloned().collect()), Marks::default())
                }
            });
        }
        let mut other = self.clone();
        other.expect = None;
        for (party, preferences) in other.parties.iter_mut().zip(preferences) {
            (party.preferences, party.marks) = preferences;
        }
        if let Form::Options { infeasible, coalesce, .. } = &mut other.form {
            *infeasible = self.doubt.infeasible_in(world).cloned().collect();
            *coalesce = self.doubt.coalesce_in(world).cloned().collect();
        }
        for (group, chosen) in other.doubt.groups.iter_mut().zip(&world.choices) {
            group.base = *chosen;
        }
        other.doubt.base_ranks.clone_from(&world.ranks);
        Some(other)
    }
}
