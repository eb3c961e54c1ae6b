//! Moves walked forwards, each state offered at most once per mover and effect.
//!
//! A search that visits states in order of cost needs to hear of a state from a mover once: whoever offers it later
//! offers it at no better price. Points of a cell stand in the order of the mover's rank, so what improves on a state is
//! the upper part of each cell that the mover can reach, what makes things worse the lower part, and what changes
//! nothing a stretch between them. A mark per cell remembers how far each part has been offered, and no pair of
//! states is looked at.

use crate::evolution::Effect;
use detente_graph::{BlockTable, Graph, Moves, PartyId, Rank, StateId};

/// Remembers what has been offered.
#[derive(Debug)]
pub(crate) struct Walker<'g> {
    graph: &'g Graph,
    offered: Vec<Offered>,
    /// Scratch: cells within reach.
    cells: Vec<usize>,
}

/// What has been offered to one mover, by cell.
#[derive(Debug)]
struct Offered {
    /// From this position on, as gains.
    gains: Vec<u32>,
    /// Up to this position, as losses.
    losses: Vec<u32>,
    /// By position of the first point of a tier: nothing, all but one state, or all of it.
    ties: Vec<u32>,
    /// From cells of this position all gains above this rank, and all losses below that one, have been offered in every
    /// cell within reach; saves looking again where options go one way.
    lowest: Vec<Rank>,
    highest: Vec<Rank>,
}

const NOTHING: u32 = u32::MAX;
const EVERYTHING: u32 = u32::MAX - 1;

impl<'g> Walker<'g> {
    /// Nothing has been offered.
    pub fn new(graph: &'g Graph) -> Self {
        let offered = match graph.tables() {
            Moves::Arcs(_) => Vec::new(),
            Moves::Blocks(tables) => tables.iter().map(|t| Offered::new(graph, t)).collect(),
        };
        Self { graph, offered, cells: Vec::new() }
    }

    /// Bytes that a walker takes.
    pub fn bytes(graph: &Graph) -> u128 {
        match graph.tables() {
            Moves::Arcs(_) => 0,
            Moves::Blocks(tables) => {
                let points = u128::from(graph.states().points());
                tables.iter().map(|t| 16 * t.cell_count() as u128 + 4 * points).sum()
            }
        }
    }

    /// Calls `found` with the states that a mover can reach in one move with this effect; states offered to it with
    /// this effect before may be left out.
    pub fn offer(&mut self, mover: PartyId, from: StateId, effect: Effect, mut found: impl FnMut(StateId)) {
        let graph = self.graph;
        let rank = graph.rank(mover, from);
        let tables = match graph.tables() {
            Moves::Arcs(tables) => {
                let targets = tables[mover.index()].from(from.0).iter().map(|t| StateId(*t));
                targets.filter(|t| Effect::of(graph, mover, from, *t) == effect).for_each(found);
                return;
            }
            Moves::Blocks(tables) => tables,
        };
        let table = &tables[mover.index()];
        if table.is_one_way() && !graph.states().is_merged() && effect != Effect::Same {
            let cell = table.cell_of(from.0);
            let Offered { lowest, highest, .. } = &mut self.offered[mover.index()];
            let known = if effect == Effect::Gain { rank >= lowest[cell] } else { rank <= highest[cell] };
            if known {
                return;
            }
            if effect == Effect::Gain { lowest[cell] = rank } else { highest[cell] = rank }
        }
        let mut cells = std::mem::take(&mut self.cells);
        within_reach(graph, table, from, &mut cells);
        for cell in &cells {
            match effect {
                Effect::Gain => std::iter::from_fn(|| self.gain(mover, *cell, rank)).for_each(&mut found),
                Effect::Loss => std::iter::from_fn(|| self.loss(mover, *cell, rank)).for_each(&mut found),
                Effect::Same => self.ties(mover, from, *cell, rank, &mut found),
            }
        }
        self.cells = cells;
    }

    /// The next point of a cell with a rank above this that has not been offered yet.
    pub fn gain(&mut self, mover: PartyId, cell: usize, rank: Rank) -> Option<StateId> {
        let (table, mark) = (self.table(mover), &mut self.offered[mover.index()].gains[cell]);
        if *mark == table.cell(cell).start {
            return None;
        }
        let to = self.graph.states().state_of(table.point_at(*mark as usize - 1));
        (self.graph.rank(mover, to) > rank).then(|| {
            *mark -= 1;
            to
        })
    }

    fn loss(&mut self, mover: PartyId, cell: usize, rank: Rank) -> Option<StateId> {
        let (table, mark) = (self.table(mover), &mut self.offered[mover.index()].losses[cell]);
        if *mark == table.cell(cell).end {
            return None;
        }
        let to = self.graph.states().state_of(table.point_at(*mark as usize));
        (self.graph.rank(mover, to) < rank).then(|| {
            *mark += 1;
            to
        })
    }

    /// A state does not move to itself, so the first to offer a tier leaves itself out; the next makes up for it.
    fn ties(&mut self, mover: PartyId, from: StateId, cell: usize, rank: Rank, found: &mut impl FnMut(StateId)) {
        let (table, states) = (self.table(mover), self.graph.states());
        let at = |position: usize| states.state_of(table.point_at(position));
        let rank_of = |position: usize| self.graph.rank(mover, at(position));
        let range = table.cell(cell).range();
        let begin = first_where(range.clone(), |position| rank_of(position) >= rank);
        let end = first_where(begin..range.end, |position| rank_of(position) > rank);
        if begin == end {
            return;
        }
        let slot = &mut self.offered[mover.index()].ties[begin];
        match *slot {
            EVERYTHING => {}
            NOTHING => {
                *slot = EVERYTHING;
                for to in (begin..end).map(at) {
                    if to == from { *slot = from.0 } else { found(to) }
                }
            }
            left_out if left_out == from.0 => {}
            left_out => {
                *slot = EVERYTHING;
                found(StateId(left_out));
            }
        }
    }

    fn table(&self, mover: PartyId) -> &'g BlockTable {
        match self.graph.tables() {
            Moves::Blocks(tables) => &tables[mover.index()],
            Moves::Arcs(_) => unreachable!("cells are asked for in option form only"),
        }
    }
}

impl Offered {
    fn new(graph: &Graph, table: &BlockTable) -> Self {
        let one_way = if table.is_one_way() && !graph.states().is_merged() { table.cell_count() } else { 0 };
        let cells = (0..table.cell_count()).map(|c| table.cell(c));
        Self {
            gains: cells.clone().map(|c| c.end).collect(),
            losses: cells.map(|c| c.start).collect(),
            ties: vec![NOTHING; graph.states().points() as usize],
            lowest: vec![Rank::MAX; one_way],
            highest: vec![0; one_way],
        }
    }
}

/// The first position of a range for which a test holds that holds for all later ones too.
fn first_where(range: std::ops::Range<usize>, test: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (range.start, range.end);
    while low < high {
        let middle = low + (high - low) / 2;
        if test(middle) { high = middle } else { low = middle + 1 }
    }
    low
}

/// The cells that a mover can reach from a state in one move, each once.
pub(crate) fn within_reach(graph: &Graph, table: &BlockTable, from: StateId, cells: &mut Vec<usize>) {
    cells.clear();
    graph.states().each_point(from, |point| cells.extend(table.reachable_cells(table.cell_of(point))));
    if graph.states().is_merged() {
        cells.sort_unstable();
        cells.dedup();
    }
}

/// The states from which a mover can reach a state in one move, ascending, each once.
pub(crate) fn sources(graph: &Graph, mover: PartyId, to: StateId, found: &mut Vec<StateId>) {
    found.clear();
    let states = graph.states();
    match graph.tables() {
        Moves::Arcs(tables) => found.extend(tables[mover.index()].to(to.0).iter().map(|s| StateId(*s))),
        Moves::Blocks(tables) => {
            let table = &tables[mover.index()];
            states.each_point(to, |point| {
                for cell in table.reaching_cells(table.cell_of(point)) {
                    found.extend(table.cell(cell).range().map(|position| states.state_of(table.point_at(position))));
                }
            });
            found.retain(|s| *s != to);
        }
    }
    found.sort_unstable();
    found.dedup();
}
