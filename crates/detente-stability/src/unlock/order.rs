//! What a party cares about, as the search rewrites it, and the elementary changes of it.

use detente_case::{Case, Expr, Preferences};
use detente_graph::{Graph, PartyId, Rank, StateId};

/// A statement in a changed list of preferences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Wish {
    /// The party's own, by its place in the case, from 0.
    Stated(usize),
    /// The wanted outcome itself, newly added.
    Wanted,
}

/// A party's preferences under change.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Order {
    /// Option prioritization: statements, most important first.
    Statements(Vec<Wish>),
    /// Option weighting: statements with weights in millionths, heaviest first, those of equal weight in the order of
    /// the case.
    Weights(Vec<(usize, i64)>),
    /// A ranking: tiers of tied states, best first, each ascending by number.
    Tiers(Vec<Vec<StateId>>),
}

/// An elementary change of preferences. Each costs 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Two neighbouring statements change places, or exchange their weights: `up` now counts for more than `down`.
    Swap {
        /// Now the more important.
        up: Wish,
        /// Now the less important.
        down: Wish,
    },
    /// A statement no longer matters.
    Drop(Wish),
    /// The wanted outcome becomes a statement at this rank, from 1.
    Add {
        /// Its rank in the list as it then is.
        rank: usize,
    },
    /// Two neighbouring tiers of a ranking change places.
    SwapTiers {
        /// Now the better states.
        up: Vec<StateId>,
        /// Now the worse states.
        down: Vec<StateId>,
    },
    /// Two neighbouring tiers become one: the party is now indifferent between their states.
    Merge {
        /// Until now the better states.
        better: Vec<StateId>,
        /// Until now the worse states.
        worse: Vec<StateId>,
    },
    /// A state leaves its tie and now stands just above, or just below, the rest of it.
    Apart {
        /// Which state.
        state: StateId,
        /// The rest of the tie.
        rest: Vec<StateId>,
        /// Above the rest, not below.
        above: bool,
    },
}

/// Kinds of elementary changes, those that ask less of a party first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The order changes: two neighbours change places.
    Swap,
    /// A tie of a ranking is made or loosened.
    Tie,
    /// A wish is given up.
    Drop,
    /// The wanted outcome becomes a wish.
    Add,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Swap, Self::Tie, Self::Drop, Self::Add];

    /// Its key on the command line and in documents.
    pub fn key(self) -> &'static str {
        match self {
            Self::Swap => "swap",
            Self::Tie => "tie",
            Self::Drop => "drop",
            Self::Add => "add",
        }
    }
}

impl Edit {
    /// Its kind.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Swap { .. } | Self::SwapTiers { .. } => Kind::Swap,
            Self::Merge { .. } | Self::Apart { .. } => Kind::Tie,
            Self::Drop(_) => Kind::Drop,
            Self::Add { .. } => Kind::Add,
        }
    }
}

impl Order {
    /// A party's preferences as the case has them.
    pub fn of(case: &Case, graph: &Graph, party: PartyId) -> Self {
        match &case.party(party).preferences {
            Preferences::Prioritized(wants) => Self::Statements((0..wants.len()).map(Wish::Stated).collect()),
            Preferences::Weighted(weights) => {
                let mut weights: Vec<(usize, i64)> = weights.iter().map(|w| w.millionths).enumerate().collect();
                heaviest_first(&mut weights);
                Self::Weights(weights)
            }
            Preferences::Ranked { .. } => {
                let ranks = graph.ranks(party);
                let mut tiers = vec![Vec::new(); ranks.iter().max().map_or(0, |m| *m as usize + 1)];
                for state in graph.states().ids() {
                    tiers[ranks[state.index()] as usize].push(state);
                }
                tiers.reverse();
                Self::Tiers(tiers)
            }
        }
    }

    /// The ranks of all states under these preferences.
    pub fn ranks(&self, case: &Case, graph: &Graph, party: PartyId, wanted: Option<&Expr>) -> Vec<Rank> {
        match (self, &case.party(party).preferences) {
            (Self::Statements(list), Preferences::Prioritized(wants)) => {
                let statement = |wish: &Wish| match wish {
                    Wish::Stated(i) => Some(&wants[*i].statement.expr),
                    Wish::Wanted => wanted,
                };
                graph.ranks_under(&list.iter().filter_map(statement).collect::<Vec<_>>())
            }
            (Self::Weights(list), Preferences::Weighted(weights)) => {
                let pairs: Vec<_> = list.iter().map(|(i, w)| (&weights[*i].statement.expr, *w)).collect();
                graph.ranks_weighted(&pairs)
            }
            (Self::Tiers(tiers), _) => {
                let mut ranks = vec![0; graph.len()];
                for (rank, tier) in tiers.iter().rev().enumerate() {
                    tier.iter().for_each(|s| ranks[s.index()] = rank as Rank);
                }
                ranks
            }
            // Preferences that were not made by `of` for this party: leave the party as it is.
            _ => graph.ranks(party).to_vec(),
        }
    }

    /// Whether a list of statements has this one.
    pub fn has(&self, wish: Wish) -> bool {
        matches!(self, Self::Statements(list) if list.contains(&wish))
    }

    /// Calls `f` with each elementary change and what it leads to; swaps first, then ties, drops and additions. The
    /// wanted outcome is added at most once, and only if `may_add`.
    ///
    /// # Errors
    /// The first error of `f`.
    pub(super) fn each_edit<E>(&self, may_add: bool, mut f: impl FnMut(Edit, Self) -> Result<(), E>) -> Result<(), E> {
        match self {
            Self::Statements(list) => {
                for k in 1..list.len() {
                    let mut to = list.clone();
                    to.swap(k - 1, k);
                    f(Edit::Swap { up: list[k], down: list[k - 1] }, Self::Statements(to))?;
                }
                for k in 0..list.len() {
                    let mut to = list.clone();
                    f(Edit::Drop(to.remove(k)), Self::Statements(to))?;
                }
                if may_add && !self.has(Wish::Wanted) {
                    for k in 0..=list.len() {
                        let mut to = list.clone();
                        to.insert(k, Wish::Wanted);
                        f(Edit::Add { rank: k + 1 }, Self::Statements(to))?;
                    }
                }
                Ok(())
            }
            Self::Weights(list) => {
                // Neighbours are those between whose weights no other lies: all of one weight and all of the next.
                let tied: Vec<&[(usize, i64)]> = list.chunk_by(|a, b| a.1 == b.1).collect();
                for two in tied.windows(2) {
                    let (heavy, light) = (two[0], two[1]);
                    for (down, up) in heavy.iter().flat_map(|a| light.iter().map(move |b| (*a, *b))) {
                        let mut to: Vec<(usize, i64)> = list.clone();
                        for (i, weight) in &mut to {
                            if *i == down.0 {
                                *weight = up.1;
                            } else if *i == up.0 {
                                *weight = down.1;
                            }
                        }
                        heaviest_first(&mut to);
                        f(Edit::Swap { up: Wish::Stated(up.0), down: Wish::Stated(down.0) }, Self::Weights(to))?;
                    }
                }
                for k in 0..list.len() {
                    let mut to = list.clone();
                    let (dropped, _) = to.remove(k);
                    f(Edit::Drop(Wish::Stated(dropped)), Self::Weights(to))?;
                }
                Ok(())
            }
            Self::Tiers(tiers) => each_tier_edit(tiers, |edit, tiers| f(edit, Self::Tiers(tiers))),
        }
    }
}

fn heaviest_first(weights: &mut [(usize, i64)]) {
    weights.sort_unstable_by_key(|(i, weight)| (std::cmp::Reverse(*weight), *i));
}

fn each_tier_edit<E>(
    tiers: &[Vec<StateId>],
    mut f: impl FnMut(Edit, Vec<Vec<StateId>>) -> Result<(), E>,
) -> Result<(), E> {
    for k in 1..tiers.len() {
        let mut to = tiers.to_vec();
        to.swap(k - 1, k);
        f(Edit::SwapTiers { up: tiers[k].clone(), down: tiers[k - 1].clone() }, to)?;
    }
    for k in 1..tiers.len() {
        let mut to = tiers.to_vec();
        let worse = to.remove(k);
        to[k - 1].extend(worse);
        to[k - 1].sort_unstable();
        f(Edit::Merge { better: tiers[k - 1].clone(), worse: tiers[k].clone() }, to)?;
    }
    for (k, tier) in tiers.iter().enumerate().filter(|(_, tier)| tier.len() > 1) {
        for state in tier {
            for above in [true, false] {
                let rest: Vec<StateId> = tier.iter().copied().filter(|s| s != state).collect();
                let mut to = tiers.to_vec();
                to[k] = rest.clone();
                to.insert(if above { k } else { k + 1 }, vec![*state]);
                f(Edit::Apart { state: *state, rest, above }, to)?;
            }
        }
    }
    Ok(())
}
