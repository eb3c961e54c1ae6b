//! What a party thinks of two states where its preference may be unknown.
//!
//! Source: K. W. Li, K. W. Hipel, D. M. Kilgour and L. Fang, "Preference uncertainty in the graph model for conflict
//! resolution", IEEE Transactions on Systems, Man, and Cybernetics, Part A 34(4), 2004: for every pair of states a party
//! prefers one, is indifferent, or its preference is unknown. Unknown is symmetric and need not be transitive.

use crate::ranks::{dense, named, words_of_truth};
use crate::{Budget, Graph, PartyId, Rank, StateId, States};
use detente_case::{Case, Expr, Marks, Party, Preferences};

/// How a party compares one state with another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// It certainly likes the first better.
    Better,
    /// It is certainly indifferent.
    Equal,
    /// It certainly likes the first less.
    Worse,
    /// Which it likes better is not known.
    Unknown,
}

/// How one party compares states. States that it can tell apart from no other in a different way share a *class*, from
/// 0; two states of one class are equal to it.
///
/// Option prioritization: of two states, the first statement that tells them apart decides, and where it is one of
/// unknown direction, the preference is unknown. So a preference is known exactly when it is the same however the
/// unknown statements turn out (wanted, unwanted, or of no account): if a known statement comes first, no later one can
/// change the answer; if an unknown one comes first, wanting it and wanting its opposite give opposite answers.
#[derive(Clone, Debug)]
pub struct Relation {
    class_of: Vec<u32>,
    kind: Kind,
}

/// Unknown pairs are counted up to this many classes: some tens of millions of comparisons.
const MOST_COUNTED: usize = 8192;

#[derive(Clone, Debug)]
enum Kind {
    /// Nothing is unknown: the class is the rank.
    Order { classes: u32 },
    /// Truth values of the statements, most important first, as words with the first in the highest bit; class after
    /// class, ascending.
    Tuples { words: usize, tuples: Vec<u64>, unknown: Vec<u64> },
    /// A ranking with unknown pairs: per class its rank, and the groups and entries that it belongs to.
    Pairs { ranks: Vec<Rank>, entries: Vec<Vec<(u32, u32)>> },
}

impl Relation {
    /// How a party of the case that the graph was built from compares states.
    ///
    /// ```
    /// use detente_graph::{Budget, Comparison, Graph, PartyId, Relation, StateId};
    /// let text = "{detente: 1, id: x, parties: {a: {options: {go: Go, run: Run},
    ///     prefers: [{want: a.go, unknown: true}, a.run]}}}";
    /// let case = detente_case::parse(&detente_source::SourceText::new("case.yaml", text)).case.unwrap();
    /// let graph = Graph::build(&case, &Budget::unlimited()).unwrap();
    /// let relation = Relation::of(&case, &graph, PartyId(0));
    /// // NY (state 3) against NN (state 1), and against YN (state 2).
    /// assert_eq!(relation.compare(StateId(2), StateId(0)), Comparison::Better);
    /// assert_eq!(relation.compare(StateId(2), StateId(1)), Comparison::Unknown);
    /// ```
    pub fn of(case: &Case, graph: &Graph, party: PartyId) -> Self {
        let Party { preferences, marks, .. } = case.party(party);
        match preferences {
            Preferences::Prioritized(wants) if !marks.unknown.is_empty() => {
                let known: Vec<&Expr> = wants.iter().map(|w| &w.statement.expr).collect();
                Self::tuples(graph.states(), &known, marks)
            }
            Preferences::Ranked { .. } if !marks.groups.is_empty() => {
                Self::pairs(graph.states(), graph.ranks(party), marks)
            }
            _ => Self::order(graph.ranks(party)),
        }
    }

    /// For every party of a case.
    pub fn all(case: &Case, graph: &Graph) -> Vec<Self> {
        graph.parties().map(|p| Self::of(case, graph, p)).collect()
    }

    /// The relation of dense ranks, with nothing unknown.
    pub fn order(ranks: &[Rank]) -> Self {
        let classes = ranks.iter().max().map_or(0, |most| most + 1);
        Self { class_of: ranks.to_vec(), kind: Kind::Order { classes } }
    }

    fn tuples(states: &States, known: &[&Expr], marks: &Marks) -> Self {
        // In the order of importance, each with whether its direction is unknown.
        let mut all: Vec<(&Expr, bool)> = Vec::new();
        let mut doubtful = marks.unknown.iter().peekable();
        for (at, known) in known.iter().enumerate() {
            while let Some(unknown) = doubtful.next_if(|u| u.after <= at) {
                all.push((&unknown.want.statement.expr, true));
            }
            all.push((known, false));
        }
        all.extend(doubtful.map(|unknown| (&unknown.want.statement.expr, true)));
        let words = all.len().div_ceil(64);
        let mut unknown = vec![0; words];
        for (at, _) in all.iter().enumerate().filter(|(_, (_, unknown))| *unknown) {
            unknown[at / 64] |= 1 << (63 - at % 64);
        }
        let statements: Vec<&Expr> = all.iter().map(|(expr, _)| *expr).collect();
        let truth = words_of_truth(states, &statements, &Budget::unlimited()).expect("nobody asks it to stop");
        let tuple = |state: usize| &truth[state * words..(state + 1) * words];
        let mut order: Vec<u32> = (0..states.len() as u32).collect();
        order.sort_unstable_by_key(|s| tuple(*s as usize));
        let (mut class_of, mut tuples) = (vec![0; states.len()], Vec::new());
        for state in order {
            let own = tuple(state as usize);
            if tuples.is_empty() || &tuples[tuples.len() - words..] != own {
                tuples.extend_from_slice(own);
            }
            class_of[state as usize] = (tuples.len() / words - 1) as u32;
        }
        Self { class_of, kind: Kind::Tuples { words, tuples, unknown } }
    }

    fn pairs(states: &States, ranks: &[Rank], marks: &Marks) -> Self {
        let mut entries: Vec<Vec<(u32, u32)>> = vec![Vec::new(); states.len()];
        for (g, group) in marks.groups.iter().enumerate() {
            for (e, entry) in group.entries.iter().enumerate() {
                for state in named(states, entry.state) {
                    entries[state].push((g as u32, e as u32));
                }
            }
        }
        let keys: Vec<(Rank, &[(u32, u32)])> = ranks.iter().zip(&entries).map(|(r, e)| (*r, e.as_slice())).collect();
        let class_of = dense(&keys, &Budget::unlimited()).expect("nobody asks it to stop");
        let classes = class_of.iter().max().map_or(0, |most| *most as usize + 1);
        let mut kept = vec![(0, Vec::new()); classes];
        for (class, (rank, own)) in class_of.iter().zip(&keys) {
            kept[*class as usize] = (*rank, own.to_vec());
        }
        let (ranks, entries) = kept.into_iter().unzip();
        Self { class_of, kind: Kind::Pairs { ranks, entries } }
    }

    /// How many classes there are.
    pub fn classes(&self) -> usize {
        match &self.kind {
            Kind::Order { classes } => *classes as usize,
            Kind::Tuples { words, tuples, .. } => tuples.len() / words,
            Kind::Pairs { ranks, .. } => ranks.len(),
        }
    }

    /// The class of a state.
    pub fn class(&self, state: StateId) -> u32 {
        self.class_of[state.index()]
    }

    /// Whether no pair of states is unknown.
    pub fn is_complete(&self) -> bool {
        let classes = self.classes() as u32;
        matches!(self.kind, Kind::Order { .. })
            || (0..classes).all(|a| (0..a).all(|b| self.compare_classes(a, b) != Comparison::Unknown))
    }

    /// How many of all pairs of different states are unknown; `None` where there are too many classes to look at all.
    pub fn unknown_pairs(&self) -> Option<u64> {
        let classes = self.classes();
        if matches!(self.kind, Kind::Order { .. }) {
            return Some(0);
        }
        if classes > MOST_COUNTED {
            return None;
        }
        let mut sizes = vec![0u64; classes];
        self.class_of.iter().for_each(|c| sizes[*c as usize] += 1);
        let all = (0..classes as u32).flat_map(|a| (0..a).map(move |b| (a, b)));
        let unknown = all.filter(|(a, b)| self.compare_classes(*a, *b) == Comparison::Unknown);
        Some(unknown.map(|(a, b)| sizes[a as usize] * sizes[b as usize]).sum())
    }

    /// How the party compares a state of one class with a state of another.
    pub fn compare_classes(&self, a: u32, b: u32) -> Comparison {
        let by_rank = |a: Rank, b: Rank| match a.cmp(&b) {
            std::cmp::Ordering::Greater => Comparison::Better,
            std::cmp::Ordering::Equal => Comparison::Equal,
            std::cmp::Ordering::Less => Comparison::Worse,
        };
        match &self.kind {
            Kind::Order { .. } => by_rank(a, b),
            Kind::Tuples { words, tuples, unknown } => {
                let of = |class: u32| &tuples[class as usize * words..(class as usize + 1) * words];
                let (a, b) = (of(a), of(b));
                let Some(k) = (0..*words).find(|k| a[*k] != b[*k]) else { return Comparison::Equal };
                let first = 1 << (63 - (a[k] ^ b[k]).leading_zeros());
                match (unknown[k] & first != 0, a[k] & first != 0) {
                    (true, _) => Comparison::Unknown,
                    (false, true) => Comparison::Better,
                    (false, false) => Comparison::Worse,
                }
            }
            Kind::Pairs { ranks, entries } => {
                let (x, y) = (&entries[a as usize], &entries[b as usize]);
                let apart = |(g, e): &(u32, u32)| y.iter().any(|(h, f)| g == h && e != f);
                if x.iter().any(apart) {
                    return Comparison::Unknown;
                }
                by_rank(ranks[a as usize], ranks[b as usize])
            }
        }
    }

    /// How the party compares two states.
    pub fn compare(&self, a: StateId, b: StateId) -> Comparison {
        self.compare_classes(self.class(a), self.class(b))
    }
}

/// How much better a state must be to be much better: per rank of a party, the lowest rank that is not much worse.
///
/// Source: L. Hamouda, D. M. Kilgour and K. W. Hipel, "Strength of preference in the graph model for conflict
/// resolution", Group Decision and Negotiation 13, 2004: equally, more or much more preferred, where whatever is more
/// preferred than what is much more preferred is so too. Here the ranks fall into *grades*, and a state is much
/// preferred to another exactly when its grade is higher, which keeps this transitive.
///
/// Option prioritization: the grade is the tuple of truth values of the statements down to the last one marked
/// `strong`, so a strong difference is one that these statements make. Ranking: a grade ends at each strong gap.
pub fn grade_floors(case: &Case, graph: &Graph, party: PartyId) -> Vec<Rank> {
    let Party { preferences, marks, .. } = case.party(party);
    let ranks = graph.ranks(party);
    let classes = ranks.iter().max().map_or(0, |most| *most as usize + 1);
    let grades: Vec<Rank> = match preferences {
        Preferences::Prioritized(wants) => {
            let strong: Vec<&Expr> = wants[..marks.strong_statements].iter().map(|w| &w.statement.expr).collect();
            graph.ranks_under(&strong)
        }
        // Rank and tier are the same thing seen from below and from above.
        Preferences::Ranked { tiers, .. } => {
            let below = |gap: &&usize, rank: Rank| tiers.len() - 1 - **gap <= rank as usize;
            ranks.iter().map(|r| marks.strong_gaps.iter().filter(|gap| below(gap, *r)).count() as Rank).collect()
        }
        Preferences::Weighted(_) => vec![0; ranks.len()],
    };
    let mut floor_of_grade = vec![Rank::MAX; classes + 1];
    for (rank, grade) in ranks.iter().zip(&grades) {
        let floor = &mut floor_of_grade[*grade as usize];
        *floor = (*floor).min(*rank);
    }
    let mut floors = vec![0; classes];
    for (rank, grade) in ranks.iter().zip(&grades) {
        floors[*rank as usize] = floor_of_grade[*grade as usize];
    }
    floors
}
