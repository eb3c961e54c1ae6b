//! The joint space of a coalition: which states its members can bring about from which.
//!
//! As long as no states are merged, two moves of one party never lead further than one ([`Graph::is_transitive`]), so
//! R_H(s) is what can be reached from s by the members' moves in any order. States between which the members can go
//! back and forth form a component; one-way options lead from one component to another and never back. What the best
//! that can be reached looks like is then one value a component, found in one pass over the components.
//!
//! Where states are merged, and in graph form, a legal sequence may have to stop where its last mover could go on. The
//! components then are states connected in either direction: whatever a coalition can reach lies in its component, but
//! not the other way round.

use super::Coalition;
use super::front::Front;
use detente_graph::{Budget, Graph, Moves, Rank, StateId, Stop};
use std::collections::BTreeMap;

/// States between two reports of progress.
const REPORT: usize = 1 << 16;

/// The components of a coalition's joint moves.
#[derive(Debug)]
pub(crate) struct Space {
    component_of: Vec<u32>,
    /// States grouped by component.
    states: Vec<u32>,
    starts: Vec<u32>,
    /// Per component, where one-way options lead in one move; empty where there are none.
    onward: Vec<Vec<u32>>,
    /// Components, those that others lead to first.
    order: Vec<u32>,
    exact: bool,
}

impl Space {
    pub fn new(graph: &Graph, coalition: &Coalition) -> Self {
        let exact = graph.is_transitive();
        let mut roots: Vec<u32> = (0..graph.len() as u32).collect();
        for member in coalition.members() {
            match graph.tables() {
                Moves::Blocks(tables) if exact => {
                    let table = &tables[member.index()];
                    for cell in 0..table.cell_count() {
                        let range = table.cell(cell).range();
                        let first = table.point_at(range.start);
                        range.skip(1).for_each(|p| join(&mut roots, first, table.point_at(p)));
                    }
                }
                _ => graph.states().ids().for_each(|s| graph.each_move(*member, s, |t| join(&mut roots, s.0, t.0))),
            }
        }
        let (component_of, count) = numbered(&mut roots);
        let mut starts = vec![0u32; count + 1];
        component_of.iter().for_each(|c| starts[*c as usize + 1] += 1);
        (0..count).for_each(|c| starts[c + 1] += starts[c]);
        let mut fill = starts.clone();
        let mut states = vec![0; component_of.len()];
        for (state, c) in component_of.iter().enumerate() {
            states[fill[*c as usize] as usize] = state as u32;
            fill[*c as usize] += 1;
        }
        let mut space =
            Self { component_of, states, starts, onward: Vec::new(), order: (0..count as u32).collect(), exact };
        space.add_one_way(graph, coalition);
        space
    }

    /// Whether a component holds exactly what its members can reach from one another, so that fronts decide.
    pub fn is_exact(&self) -> bool {
        self.exact
    }

    /// The component of a state.
    pub fn component(&self, state: StateId) -> usize {
        self.component_of[state.index()] as usize
    }

    /// Whether a test holds for a state or for one that the coalition can reach from it; for exact spaces.
    pub fn any_reachable(&self, from: StateId, mut test: impl FnMut(StateId) -> bool) -> bool {
        let mut open = vec![self.component_of[from.index()]];
        let mut seen = open.clone();
        while let Some(component) = open.pop() {
            if self.states_of(component as usize).iter().any(|s| test(StateId(*s))) {
                return true;
            }
            for next in self.onward(component as usize) {
                if let Err(place) = seen.binary_search(next) {
                    seen.insert(place, *next);
                    open.push(*next);
                }
            }
        }
        false
    }

    /// Per component the maximal vectors among the states that the coalition can reach from it, those of its own
    /// states included. A state's vector has one value from each column.
    pub fn fronts(&self, columns: &[&[Rank]], budget: &Budget) -> Result<Vec<Front>, Stop> {
        let grouped = self.fronts_by(columns, |_| 0, budget)?;
        Ok(grouped.into_iter().map(|mut groups| groups.pop().map_or_else(Front::default, |(_, front)| front)).collect())
    }

    /// The same for each group of states by itself; per component its groups ascend.
    pub fn fronts_by(
        &self,
        columns: &[&[Rank]],
        group: impl Fn(StateId) -> u32,
        budget: &Budget,
    ) -> Result<Vec<Vec<(u32, Front)>>, Stop> {
        let mut fronts: Vec<Vec<(u32, Front)>> = vec![Vec::new(); self.order.len()];
        let (mut done, mut reported) = (0, 0);
        let mut bytes = 0u128;
        for component in &self.order {
            let c = *component as usize;
            let states = self.states_of(c);
            let mut candidates: BTreeMap<u32, Vec<Rank>> = BTreeMap::new();
            for state in states {
                let vectors = candidates.entry(group(StateId(*state))).or_default();
                vectors.extend(columns.iter().map(|column| column[*state as usize]));
            }
            for next in self.onward(c) {
                for (group, front) in &fronts[*next as usize] {
                    candidates.entry(*group).or_default().extend_from_slice(front.values());
                }
            }
            fronts[c] = candidates.into_iter().map(|(g, vectors)| (g, Front::new(columns.len(), &vectors))).collect();
            done += states.len();
            bytes += fronts[c].iter().map(|(_, front)| size_of_val(front.values()) as u128).sum::<u128>();
            if bytes > u128::from(budget.memory) {
                let states = Some(self.states.len() as u128);
                return Err(Stop::Memory { states, needed: Some(bytes), allowed: budget.memory });
            }
            if done >= reported {
                reported = done + REPORT;
                budget.go_on("Searching joint moves", done as u64, self.states.len() as u64)?;
            }
        }
        Ok(fronts)
    }

    /// Components, those that others lead to first.
    pub fn order(&self) -> &[u32] {
        &self.order
    }

    /// The states of a component, ascending.
    pub fn states_of(&self, component: usize) -> &[u32] {
        &self.states[self.starts[component] as usize..self.starts[component + 1] as usize]
    }

    /// Where one-way options of the members lead from a component in one move.
    pub fn onward(&self, component: usize) -> &[u32] {
        self.onward.get(component).map_or(&[], Vec::as_slice)
    }

    /// Notes where one-way options of the members lead, and puts the components in order.
    fn add_one_way(&mut self, graph: &Graph, coalition: &Coalition) {
        let Moves::Blocks(tables) = graph.tables() else { return };
        let tables: Vec<_> = coalition.members().iter().map(|m| &tables[m.index()]).collect();
        if !self.exact || !tables.iter().any(|t| t.is_one_way()) {
            return;
        }
        self.onward = vec![Vec::new(); self.order.len()];
        for table in tables.iter().filter(|t| t.is_one_way()) {
            let component = |cell: usize| self.component_of[table.point_at(table.cell(cell).range().start) as usize];
            for cell in 0..table.cell_count() {
                let from = component(cell) as usize;
                self.onward[from].extend(table.reachable_cells(cell).filter(|to| *to != cell).map(component));
            }
        }
        for list in &mut self.onward {
            list.sort_unstable();
            list.dedup();
        }
        // Every move to another component uses up one-way options of the members, and none comes back.
        let used = |component: &u32| -> u32 {
            let state = self.states[self.starts[*component as usize] as usize];
            tables.iter().map(|t| t.cell(t.cell_of(state)).level.count_ones()).sum()
        };
        let mut order = std::mem::take(&mut self.order);
        order.sort_by_key(|c| std::cmp::Reverse(used(c)));
        self.order = order;
    }
}

/// Puts two states into one component; its smallest state is the root.
fn join(roots: &mut [u32], a: u32, b: u32) {
    let (a, b) = (root(roots, a), root(roots, b));
    roots[a.max(b) as usize] = a.min(b);
}

fn root(roots: &mut [u32], mut state: u32) -> u32 {
    while roots[state as usize] != state {
        // Halving the path keeps later searches short.
        roots[state as usize] = roots[roots[state as usize] as usize];
        state = roots[state as usize];
    }
    state
}

/// Components from 0 on in the order of their smallest states, and how many there are.
fn numbered(roots: &mut [u32]) -> (Vec<u32>, usize) {
    let mut component_of = vec![0; roots.len()];
    let mut count = 0;
    for state in 0..roots.len() as u32 {
        let top = root(roots, state);
        if top == state {
            component_of[state as usize] = count;
            count += 1;
        } else {
            component_of[state as usize] = component_of[top as usize];
        }
    }
    (component_of, count as usize)
}
