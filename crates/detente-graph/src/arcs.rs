//! Moves of one party in graph form: arcs as the case lists them, forwards and backwards.

/// The arcs of one party.
#[derive(Clone, Debug)]
pub struct ArcTable {
    forward: Lists,
    backward: Lists,
}

#[derive(Clone, Debug)]
struct Lists {
    starts: Vec<u32>,
    ends: Vec<u32>,
}

impl Lists {
    fn new(count: usize, mut arcs: Vec<(u32, u32)>) -> Self {
        arcs.sort_unstable();
        arcs.dedup();
        let mut starts = vec![0u32; count + 1];
        for (from, _) in &arcs {
            starts[*from as usize + 1] += 1;
        }
        for i in 0..count {
            starts[i + 1] += starts[i];
        }
        Self { starts, ends: arcs.into_iter().map(|(_, to)| to).collect() }
    }

    fn of(&self, state: u32) -> &[u32] {
        &self.ends[self.starts[state as usize] as usize..self.starts[state as usize + 1] as usize]
    }
}

impl ArcTable {
    /// From pairs of state positions below `count`; an arc from a state to itself is no move and left out.
    ///
    /// ```
    /// use detente_graph::ArcTable;
    /// let arcs = ArcTable::new(3, &[(0, 2), (1, 2), (2, 2)]);
    /// assert_eq!(arcs.from(0), [2]);
    /// assert_eq!(arcs.to(2), [0, 1]);
    /// ```
    pub fn new(count: usize, arcs: &[(usize, usize)]) -> Self {
        let arcs = || arcs.iter().filter(|(a, b)| a != b).map(|(a, b)| (*a as u32, *b as u32));
        Self {
            forward: Lists::new(count, arcs().collect()),
            backward: Lists::new(count, arcs().map(|(a, b)| (b, a)).collect()),
        }
    }

    /// States that the party can move to from a state, ascending.
    pub fn from(&self, state: u32) -> &[u32] {
        self.forward.of(state)
    }

    /// States from which the party can move to a state, ascending.
    pub fn to(&self, state: u32) -> &[u32] {
        self.backward.of(state)
    }
}
