//! The graph model of a case: states, who can move between them, and what each party thinks of them.

use crate::cell::Owned;
use crate::{ArcTable, BlockTable, Budget, PartyId, Pattern, Rank, Shape, StateId, StateSet, States, Stop};
use std::sync::OnceLock;

/// A graph model. States and parties are numbers; moves are computed, not stored (option form), or as listed (graph
/// form).
#[derive(Clone, Debug)]
pub struct Graph {
    pub(crate) states: States,
    pub(crate) ranks: Vec<Vec<Rank>>,
    /// Tables of arcs are there from the start, blocks are sorted when somebody first asks for them: the analysis of
    /// dense spaces does without.
    pub(crate) moves: OnceLock<Moves>,
    pub(crate) owned: Vec<Owned>,
    pub(crate) status_quo: Option<StateId>,
}

/// How moves are known.
#[derive(Clone, Debug)]
pub enum Moves {
    /// Option form: one table a party.
    Blocks(Vec<BlockTable>),
    /// Graph form: one table a party.
    Arcs(Vec<ArcTable>),
}

impl Graph {
    /// Its states.
    pub fn states(&self) -> &States {
        &self.states
    }

    /// How many states it has.
    pub fn len(&self) -> usize {
        self.states.len()
    }

    /// What decides how it is analysed.
    pub fn shape(&self) -> Shape {
        let most_options = self.owned.iter().map(|o| o.own.count_ones()).max().unwrap_or(0);
        let options = self.has_options().then_some(u32::from(self.states.options()));
        let (points, merged) = (u128::from(self.states.points()), self.states.is_merged());
        Shape { points, parties: self.ranks.len(), options, most_options, merged }
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.states.is_empty()
    }

    /// Ids of its parties.
    pub fn parties(&self) -> impl Iterator<Item = PartyId> + Clone + use<> {
        (0..self.ranks.len()).map(|i| PartyId(i as u8))
    }

    /// Today's state, where the case names one.
    pub fn status_quo(&self) -> Option<StateId> {
        self.status_quo
    }

    /// How moves are known. The first call sorts the blocks, unless [`Graph::sort_moves`] has.
    pub fn tables(&self) -> &Moves {
        self.moves.get_or_init(|| self.sorted(&Budget::unlimited()).expect("nobody asks it to stop"))
    }

    /// Sorts the blocks within a budget, so that nothing has to wait for it later.
    ///
    /// # Errors
    /// The budget does not reach.
    pub fn sort_moves(&self, budget: &Budget) -> Result<(), Stop> {
        if self.moves.get().is_none() {
            let sorted = self.sorted(budget)?;
            self.moves.get_or_init(|| sorted);
        }
        Ok(())
    }

    fn sorted(&self, budget: &Budget) -> Result<Moves, Stop> {
        let table = |(owned, ranks): (&Owned, &Vec<Rank>)| BlockTable::new(&self.states, *owned, ranks, budget);
        Ok(Moves::Blocks(self.owned.iter().zip(&self.ranks).map(table).collect::<Result<_, Stop>>()?))
    }

    /// Whether moves are changes of options (option form) and not arcs (graph form).
    pub fn has_options(&self) -> bool {
        !matches!(self.moves.get(), Some(Moves::Arcs(_)))
    }

    /// A party's ranks, one a state.
    pub fn ranks(&self, party: PartyId) -> &[Rank] {
        &self.ranks[party.index()]
    }

    /// A party's rank of a state; higher is better.
    pub fn rank(&self, party: PartyId, state: StateId) -> Rank {
        self.ranks[party.index()][state.index()]
    }

    /// What is known of the options in a state; no options in graph form.
    pub fn pattern(&self, state: StateId) -> Pattern {
        self.states.pattern(state)
    }

    /// Bits of the options that a party controls; 0 in graph form.
    pub fn own_bits(&self, party: PartyId) -> u64 {
        self.owned.get(party.index()).map_or(0, |o| o.own)
    }

    /// Bits of a party's one-way options: those that only ever come to be taken, and those that only ever are dropped.
    pub fn one_way_bits(&self, party: PartyId) -> (u64, u64) {
        self.owned.get(party.index()).map_or((0, 0), |o| (o.take, o.drop))
    }

    /// Whether a chain of moves of one party never leads further than one of its moves. True in option form as long as
    /// no states are merged: one-way options only ever get used up, so that what two moves may do, one may.
    pub fn is_transitive(&self) -> bool {
        self.has_options() && !self.states.is_merged()
    }

    /// Whether a party may change the options of one point into those of another, by the definition: nothing but own
    /// options differ, something does, and no one-way option is reversed. Feasibility is not looked at.
    pub fn may_change(&self, party: PartyId, from: u64, to: u64) -> bool {
        let Owned { own, take, drop } = self.owned[party.index()];
        from != to && (from ^ to) & !own == 0 && from & !to & take == 0 && to & !from & drop == 0
    }

    /// R_i(s): the states that a party can move to from a state, ascending, each once.
    pub fn moves(&self, party: PartyId, state: StateId) -> Vec<StateId> {
        let mut found = Vec::new();
        self.each_move(party, state, |to| found.push(to));
        found.sort_unstable();
        found.dedup();
        found
    }

    /// How many moves a party has from a state, counted point by point: an upper bound where states are merged.
    pub fn move_count(&self, party: PartyId, state: StateId) -> usize {
        match self.tables() {
            Moves::Arcs(tables) => tables[party.index()].from(state.0).len(),
            Moves::Blocks(tables) => {
                let (table, mut count) = (&tables[party.index()], 0);
                self.states.each_point(state, |point| {
                    let cells = table.reachable_cells(table.cell_of(point));
                    count += cells.map(|cell| table.cell(cell).range().len()).sum::<usize>();
                });
                count
            }
        }
    }

    /// R_i+(s): a party's unilateral improvements from a state, ascending, each once.
    pub fn improvements(&self, party: PartyId, state: StateId) -> Vec<StateId> {
        let rank = self.rank(party, state);
        let mut found = self.moves(party, state);
        found.retain(|t| self.rank(party, *t) > rank);
        found
    }

    /// Calls `f` with the states that a party can move to; in no particular order and, where states are merged,
    /// possibly more than once.
    pub fn each_move(&self, party: PartyId, state: StateId, mut f: impl FnMut(StateId)) {
        match self.tables() {
            Moves::Arcs(tables) => tables[party.index()].from(state.0).iter().for_each(|t| f(StateId(*t))),
            Moves::Blocks(tables) => {
                let table = &tables[party.index()];
                self.states.each_point(state, |point| {
                    for cell in table.reachable_cells(table.cell_of(point)) {
                        for position in table.cell(cell).range() {
                            let to = self.states.state_of(table.point_at(position));
                            if to != state {
                                f(to);
                            }
                        }
                    }
                });
            }
        }
    }

    /// The set of states for which a test holds.
    pub fn states_where(&self, mut test: impl FnMut(StateId) -> bool) -> StateSet {
        self.states.ids().map(&mut test).collect()
    }
}
