//! The games of a hypergame: the true one, and one for each party that sees another.

use detente_graph::{Graph, Lens, PartyId};

/// A game of a hypergame.
#[derive(Clone, Debug)]
pub struct OwnGame<'g> {
    /// Its graph.
    pub graph: &'g Graph,
    /// How its options lie among the true ones.
    pub lens: Lens,
}

/// A first-level hypergame over a true game in option form.
#[derive(Clone, Debug)]
pub struct Hypergame<'g> {
    /// The true game first, then those of the parties that see another.
    games: Vec<OwnGame<'g>>,
    /// Per party the position of its own game.
    of: Vec<usize>,
}

impl<'g> Hypergame<'g> {
    /// From the true game and the games of those parties that see another; the others see the true one. All have the
    /// same parties.
    pub fn new(truth: &'g Graph, views: impl IntoIterator<Item = (PartyId, &'g Graph, Lens)>) -> Self {
        let clear = Lens::clear(truth.states().options().into());
        let mut this =
            Self { games: vec![OwnGame { graph: truth, lens: clear }], of: vec![0; truth.parties().count()] };
        for (party, graph, lens) in views {
            this.of[party.index()] = this.games.len();
            this.games.push(OwnGame { graph, lens });
        }
        this
    }

    /// The true game.
    pub fn truth(&self) -> &'g Graph {
        self.games[0].graph
    }

    /// All games, the true one first, each once.
    pub fn games(&self) -> &[OwnGame<'g>] {
        &self.games
    }

    /// Where a party's own game stands in [`Hypergame::games`]; 0 where it sees the true one.
    pub fn position(&self, party: PartyId) -> usize {
        self.of[party.index()]
    }

    /// The game that a party believes it is in.
    pub fn own(&self, party: PartyId) -> &OwnGame<'g> {
        &self.games[self.position(party)]
    }

    /// The parties.
    pub fn parties(&self) -> impl Iterator<Item = PartyId> + Clone + use<> {
        self.truth().parties()
    }

    /// What a party truly does in a point of its own game: the bits of its true options.
    pub(crate) fn action(&self, party: PartyId, point_bits: u64) -> u64 {
        self.own(party).lens.to_truth(point_bits) & self.truth().own_bits(party)
    }
}
