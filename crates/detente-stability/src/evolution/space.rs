//! What a coalition can reach by joint moves, for all states of a graph in option form without merged states.
//!
//! Two moves of one party never lead further than one there, so R_H(s) is what the members' moves lead to in any order.
//! States between which the members can go back and forth form a *class*; one-way options lead from class to class and
//! never back. Within a class the states stand best first for the first member, with a tree over them that knows the best
//! that is still wanted for the second member: what improves on a state for both is found without looking at what does
//! not, and what is found needs to be found once only.

use detente_graph::{BlockTable, Graph, Moves, PartyId, Rank, StateId, StateSet};

/// The classes of one coalition.
#[derive(Debug)]
pub(crate) struct Space {
    members: Vec<PartyId>,
    /// States class by class, best first for the first member within a class.
    order: Vec<StateId>,
    place: Vec<u32>,
    class_of: Vec<u32>,
    starts: Vec<u32>,
    /// By class where one-way options lead in one move; empty where there are none.
    onward: Vec<Vec<u32>>,
    /// By node of a binary tree over `order` the highest rank of the second member below it, plus one; 0 where nothing
    /// is wanted.
    tree: Vec<Rank>,
    leaves: usize,
    /// Scratch: by class the run in which it was seen last.
    seen: Vec<u32>,
    run: u32,
}

impl Space {
    /// Bytes a state, at most.
    pub const BYTES: u128 = 5 * 4 + 16;

    /// Of some members, everything wanted.
    pub fn new(graph: &Graph, members: &[PartyId]) -> Self {
        let tables = tables(graph, members);
        let mut group: Vec<u32> = (0..graph.len() as u32).collect();
        for table in &tables {
            for range in (0..table.cell_count()).map(|c| table.cell(c).range()) {
                for position in range.start + 1..range.end {
                    let [a, b] = [position - 1, position].map(|p| root(&mut group, table.point_at(p)));
                    group[a.max(b) as usize] = a.min(b);
                }
            }
        }
        // Classes in the order of their lowest states, which are the roots.
        let mut classes = 0;
        let mut class_of = vec![0u32; graph.len()];
        for state in 0..graph.len() as u32 {
            let root = root(&mut group, state);
            if root == state {
                class_of[state as usize] = classes;
                classes += 1;
            } else {
                class_of[state as usize] = class_of[root as usize];
            }
        }
        let mut order: Vec<StateId> = graph.states().ids().collect();
        let rank = |s: StateId| graph.rank(members[0], s);
        order.sort_unstable_by_key(|s| (class_of[s.index()], std::cmp::Reverse(rank(*s)), *s));
        let mut starts = vec![0u32; classes as usize + 1];
        class_of.iter().for_each(|c| starts[*c as usize + 1] += 1);
        (0..classes as usize).for_each(|c| starts[c + 1] += starts[c]);
        let mut place = vec![0u32; graph.len()];
        order.iter().enumerate().for_each(|(p, s)| place[s.index()] = p as u32);
        let leaves = order.len().next_power_of_two();
        let mut space = Self {
            members: members.to_vec(),
            onward: onward(&tables, &class_of, classes as usize),
            order,
            place,
            class_of,
            starts,
            tree: vec![0; 2 * leaves],
            leaves,
            seen: vec![0; classes as usize],
            run: 0,
        };
        space.only(graph, &StateSet::full(graph.len()));
        space
    }

    /// Wants nothing but these states from now on.
    pub fn only(&mut self, graph: &Graph, wanted: &StateSet) {
        let worth = |s: &StateId| if wanted.contains(*s) { graph.rank(self.members[1], *s) + 1 } else { 0 };
        for (place, state) in self.order.iter().enumerate() {
            self.tree[self.leaves + place] = worth(state);
        }
        for node in (1..self.leaves).rev() {
            self.tree[node] = self.tree[2 * node].max(self.tree[2 * node + 1]);
        }
    }

    /// Does not want a state any longer.
    pub fn retire(&mut self, state: StateId) {
        let mut node = self.leaves + self.place[state.index()] as usize;
        self.tree[node] = 0;
        while node > 1 {
            node /= 2;
            self.tree[node] = self.tree[2 * node].max(self.tree[2 * node + 1]);
        }
    }

    /// Calls `found` with the wanted states in R_H(s) that the first two members prefer to s.
    pub fn candidates(&mut self, graph: &Graph, from: StateId, mut found: impl FnMut(StateId)) {
        self.run += 1;
        let first = self.class_of[from.index()];
        self.seen[first as usize] = self.run;
        let mut open = vec![first];
        while let Some(class) = open.pop() {
            self.in_class(graph, class as usize, from, &mut found);
            for next in self.onward.get(class as usize).into_iter().flatten() {
                if self.seen[*next as usize] != self.run {
                    self.seen[*next as usize] = self.run;
                    open.push(*next);
                }
            }
        }
    }

    fn in_class(&self, graph: &Graph, class: usize, from: StateId, found: &mut impl FnMut(StateId)) {
        let [floor, second] = [0, 1].map(|m| graph.rank(self.members[m], from));
        let (start, end) = (self.starts[class] as usize, self.starts[class + 1] as usize);
        let better = self.order[start..end].partition_point(|t| graph.rank(self.members[0], *t) > floor);
        let end = start + better;
        // Nodes of the tree, with the stretch of places that they cover.
        let mut open = vec![(1, 0, self.leaves)];
        while let Some((node, low, high)) = open.pop() {
            if high <= start || low >= end || self.tree[node] <= second + 1 {
                continue;
            }
            if node >= self.leaves {
                found(self.order[low]);
                continue;
            }
            let middle = low + (high - low) / 2;
            open.push((2 * node, low, middle));
            open.push((2 * node + 1, middle, high));
        }
    }
}

fn tables<'g>(graph: &'g Graph, members: &[PartyId]) -> Vec<&'g BlockTable> {
    match graph.tables() {
        Moves::Blocks(tables) => members.iter().map(|p| &tables[p.index()]).collect(),
        Moves::Arcs(_) => Vec::new(),
    }
}

/// By class the classes that a member's one-way options lead to. All points of a cell belong to one class.
fn onward(tables: &[&BlockTable], class_of: &[u32], classes: usize) -> Vec<Vec<u32>> {
    if tables.iter().all(|t| !t.is_one_way()) {
        return Vec::new();
    }
    let mut onward = vec![Vec::new(); classes];
    for table in tables.iter().filter(|t| t.is_one_way()) {
        let class = |cell: usize| class_of[table.point_at(table.cell(cell).start as usize) as usize];
        for cell in 0..table.cell_count() {
            let from = class(cell);
            onward[from as usize].extend(table.reachable_cells(cell).map(class).filter(|to| *to != from));
        }
    }
    for list in &mut onward {
        list.sort_unstable();
        list.dedup();
    }
    onward
}

fn root(group: &mut [u32], mut at: u32) -> u32 {
    while group[at as usize] != at {
        group[at as usize] = group[group[at as usize] as usize];
        at = group[at as usize];
    }
    at
}
