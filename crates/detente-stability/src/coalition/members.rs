//! Coalitions: sets of parties that act together.

use detente_graph::{Graph, PartyId};

/// Parties that act together, ascending, each once.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Coalition {
    members: Vec<PartyId>,
}

impl Coalition {
    /// The coalition of some parties, in whatever order they are named.
    ///
    /// ```
    /// use detente_graph::PartyId;
    /// use detente_stability::Coalition;
    /// let both = Coalition::new([PartyId(2), PartyId(0), PartyId(2)]);
    /// assert_eq!(both.members(), [PartyId(0), PartyId(2)]);
    /// ```
    pub fn new(parties: impl IntoIterator<Item = PartyId>) -> Self {
        let mut members: Vec<PartyId> = parties.into_iter().collect();
        members.sort_unstable();
        members.dedup();
        Self { members }
    }

    /// Its members, ascending.
    pub fn members(&self) -> &[PartyId] {
        &self.members
    }

    /// How many members it has.
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether it has none. Nobody can then move, so every state is stable for it.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// Whether a party belongs to it.
    pub fn contains(&self, party: PartyId) -> bool {
        self.members.binary_search(&party).is_ok()
    }

    /// N - H: the parties of a graph that do not belong to it.
    pub fn opponents(&self, graph: &Graph) -> Vec<PartyId> {
        graph.parties().filter(|p| !self.contains(*p)).collect()
    }
}

/// Every coalition of two or more parties of a graph, at most `largest` of them together: small ones first, and in the
/// order of the parties.
///
/// ```
/// use detente_graph::{Budget, Graph, PartyId};
/// use detente_stability::{Coalition, coalitions};
/// # let text = "detente: 1\nid: x\nparties:\n  a: {options: {x: X}, prefers: [a.x]}\n  b: {options: {y: Y}, prefers: [b.y]}\n  c: {options: {z: Z}, prefers: [c.z]}\n";
/// # let case = detente_case::parse(&detente_source::SourceText::new("x", text)).case.unwrap();
/// # let graph = Graph::build(&case, &Budget::unlimited()).unwrap();
/// // A case with three parties.
/// let found: Vec<Coalition> = coalitions(&graph, 3).collect();
/// assert_eq!(found.len(), 4);
/// assert_eq!(found[1].members(), [PartyId(0), PartyId(2)]);
/// ```
pub fn coalitions(graph: &Graph, largest: usize) -> impl Iterator<Item = Coalition> + use<> {
    let parties: Vec<PartyId> = graph.parties().collect();
    (2..=largest.min(parties.len())).flat_map(move |size| of_size(parties.clone(), size))
}

/// The greatest size up to which a graph has no more than `most` coalitions of two or more parties; at least 2.
///
/// ```
/// # use detente_graph::{Budget, Graph};
/// # let text = "detente: 1\nid: x\nparties:\n  a: {options: {x: X}, prefers: [a.x]}\n  b: {options: {y: Y}, prefers: [b.y]}\n  c: {options: {z: Z}, prefers: [c.z]}\n";
/// # let case = detente_case::parse(&detente_source::SourceText::new("x", text)).case.unwrap();
/// # let graph = Graph::build(&case, &Budget::unlimited()).unwrap();
/// // Three parties form three pairs and one coalition of all.
/// assert_eq!(detente_stability::largest_within(&graph, 4), 3);
/// assert_eq!(detente_stability::largest_within(&graph, 3), 2);
/// ```
pub fn largest_within(graph: &Graph, most: usize) -> usize {
    let parties = graph.parties().count() as u128;
    let (mut size, mut of_this_size, mut all) = (1, parties, 0u128);
    while size < parties {
        // n over k + 1 from n over k; 64 parties keep every step well inside 128 bits.
        of_this_size = of_this_size * (parties - size) / (size + 1);
        all += of_this_size;
        if all > most as u128 {
            break;
        }
        size += 1;
    }
    (size as usize).max(2)
}

/// The coalitions of one size in lexicographic order.
fn of_size(parties: Vec<PartyId>, size: usize) -> impl Iterator<Item = Coalition> {
    let last = parties.len() - size;
    let first: Vec<usize> = (0..size).collect();
    let next = move |chosen: &Vec<usize>| {
        // The rightmost place that can still move on does, and all behind it follow at its heels.
        let place = (0..size).rev().find(|p| chosen[*p] < last + p)?;
        let mut chosen = chosen.clone();
        chosen[place] += 1;
        (place + 1..size).for_each(|p| chosen[p] = chosen[p - 1] + 1);
        Some(chosen)
    };
    std::iter::successors(Some(first), next)
        .map(move |chosen| Coalition { members: chosen.iter().map(|k| parties[*k]).collect() })
}
