//! What a party may come to want, by the number of changes that it takes.

use super::{Edit, Halt, Kind, Meter, Order, Wish};
use detente_case::{Case, Expr, Preferences};
use detente_graph::{Graph, PartyId, Rank};
use std::collections::HashSet;
use std::ops::Range;

/// Preferences of one party with the fewest changes that lead to them.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub edits: Vec<Edit>,
    pub order: Order,
    pub ranks: Vec<Rank>,
}

/// All that a party may come to want, breadth first by the number of changes. Of preferences that rank all states
/// alike only those with the fewest changes are kept; among these, those that ask least of the party.
pub(super) struct Levels<'a> {
    case: &'a Case,
    graph: &'a Graph,
    party: PartyId,
    wanted: Option<&'a Expr>,
    /// The party's own statements that say just what is wanted.
    same: Vec<Wish>,
    kinds: &'a [Kind],
    pub entries: Vec<Entry>,
    starts: Vec<usize>,
    frontier: Vec<(Vec<Edit>, Order)>,
    seen: HashSet<Order>,
    ranked: HashSet<Vec<Rank>>,
}

impl<'a> Levels<'a> {
    /// The party as it is.
    pub fn new(case: &'a Case, graph: &'a Graph, party: PartyId, wanted: Option<&'a Expr>, kinds: &'a [Kind]) -> Self {
        let order = Order::of(case, graph, party);
        let ranks = graph.ranks(party).to_vec();
        Self {
            case,
            graph,
            party,
            wanted,
            same: same(case, party, wanted),
            kinds,
            entries: vec![Entry { edits: Vec::new(), order: order.clone(), ranks: ranks.clone() }],
            starts: vec![0, 1],
            frontier: vec![(Vec::new(), order.clone())],
            seen: HashSet::from([order]),
            ranked: HashSet::from([ranks]),
        }
    }

    /// The entries that take exactly so many changes; none where the level has not been grown.
    pub fn level(&self, cost: usize) -> Range<usize> {
        match (self.starts.get(cost), self.starts.get(cost + 1)) {
            (Some(start), Some(end)) => *start..*end,
            _ => 0..0,
        }
    }

    /// Adds the next level.
    pub fn grow(&mut self, meter: &mut Meter) -> Result<(), Halt> {
        let mut next: Vec<(Vec<Edit>, Order)> = Vec::new();
        for (edits, order) in std::mem::take(&mut self.frontier) {
            let may_add = self.wanted.is_some() && !self.same.iter().any(|wish| order.has(*wish));
            order.each_edit(may_add, |edit, to| {
                meter.step("Changing preferences", self.graph.len())?;
                if self.kinds.contains(&edit.kind()) && self.seen.insert(to.clone()) {
                    meter.keep(self.bytes())?;
                    let mut edits = edits.clone();
                    edits.push(edit);
                    next.push((edits, to));
                }
                Ok::<(), Halt>(())
            })?;
        }
        next.sort_by_key(|(edits, _)| demands(edits));
        for (edits, order) in &next {
            meter.step("Ranking states anew", self.graph.len())?;
            let ranks = order.ranks(self.case, self.graph, self.party, self.wanted);
            if self.ranked.contains(&ranks) {
                continue;
            }
            meter.keep(self.bytes())?;
            self.ranked.insert(ranks.clone());
            self.entries.push(Entry { edits: edits.clone(), order: order.clone(), ranks });
        }
        self.starts.push(self.entries.len());
        self.frontier = next;
        Ok(())
    }

    /// Bytes that one more set of preferences takes, roughly.
    fn bytes(&self) -> u64 {
        let list = match &self.entries[0].order {
            Order::Statements(list) => list.len() * 16,
            Order::Weights(list) => list.len() * 16,
            Order::Tiers(_) => self.graph.len() * 28,
        };
        (2 * list + 8 * self.graph.len() + 128) as u64
    }
}

/// What a chain of changes asks of a party; less comes first.
pub(super) fn demands(edits: &[Edit]) -> [usize; 3] {
    let of = |kind: Kind| edits.iter().filter(|e| e.kind() == kind).count();
    [of(Kind::Add), of(Kind::Drop), of(Kind::Tie)]
}

/// The party's own statements that say just what is wanted: whoever has one need not be given another.
fn same(case: &Case, party: PartyId, wanted: Option<&Expr>) -> Vec<Wish> {
    let Preferences::Prioritized(wants) = &case.party(party).preferences else { return Vec::new() };
    let alike = wants.iter().enumerate().filter(|(_, w)| Some(&w.statement.expr) == wanted);
    alike.map(|(i, _)| Wish::Stated(i)).collect()
}
