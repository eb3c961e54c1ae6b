//! Doubtful scores: in how many samples a package is acceptable, and on the frontier.

use crate::frontier::{Over, frontier};
use crate::table::Table;
use detente_case::{Negotiation, STEPS};
use detente_graph::{Budget, Stop};

/// What sampling the doubtful scores gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// How many samples were drawn.
    pub samples: u32,
    /// In how many of them some package is agreeable.
    pub any: u32,
    /// The packages asked about.
    pub packages: Vec<Followed>,
}

/// How a package fares over the samples.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Followed {
    /// The package.
    pub package: u64,
    /// In how many samples enough accept it.
    pub agreeable: u32,
    /// In how many of these no other agreeable package beats it.
    pub on_frontier: u32,
}

/// Draws every doubtful score evenly from its range, independently of the others, and looks at some packages. The same
/// seed gives the same samples.
///
/// # Errors
/// When the budget is used up or somebody asks to stop.
pub fn doubt(of: &Negotiation, packages: &[u64], samples: u32, seed: u64, budget: &Budget) -> Result<Doubt, Stop> {
    let mut doubt = Doubt {
        samples,
        any: 0,
        packages: packages.iter().map(|p| Followed { package: *p, agreeable: 0, on_frontier: 0 }).collect(),
    };
    for sample in 0..samples {
        budget.go_on("samples of doubtful scores", sample.into(), samples.into())?;
        let mut draws = Draws(seed ^ u64::from(sample).wrapping_mul(0xA076_1D64_78BD_642F));
        let table = Table::with(of, &mut |_| draws.below(STEPS as u64 + 1) as i64);
        let best = frontier(&table, Over::Agreeable, &Budget { memory: budget.memory, progress: budget.progress })?;
        doubt.any += u32::from(!best.points.is_empty());
        for followed in &mut doubt.packages {
            let values = table.values(followed.package);
            if !table.is_agreeable(table.failing(&values)) {
                continue;
            }
            followed.agreeable += 1;
            let scores: Vec<i64> = table.scorers.iter().map(|actor| table.score(*actor, &values)).collect();
            followed.on_frontier += u32::from(!best.beats(&scores));
        }
    }
    Ok(doubt)
}

/// Even numbers from a seed: SplitMix64 (Steele, Lea & Flood, "Fast splittable pseudorandom number generators", 2014).
struct Draws(u64);

impl Draws {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        // The bias of a few thousand out of 2^64 is far below anything that samples can show.
        (z ^ (z >> 31)) % bound
    }
}
