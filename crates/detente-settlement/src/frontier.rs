//! The Pareto frontier: packages that no other one beats for everybody.
//!
//! Source: Pareto dominance over score vectors (Raiffa, "The Art and Science of Negotiation", 1982, chapter 11). Worth is
//! additive, so issues that no rule speaks of are combined one after the other and whatever falls behind is dropped at
//! once; only combinations of the other issues are gone through one by one.

use crate::order::{Rows, undominated};
use crate::survey::MOST_PACKAGES;
use crate::table::{Demand, Failing, Table};
use detente_graph::{Budget, Stop};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::atomic::{AtomicU64, Ordering};

/// How many packages of each vector are listed.
pub const LISTED: usize = 5;

/// Undominated score vectors and the packages that give them, in the order of each one's first package.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frontier {
    /// The vectors.
    pub points: Vec<Point>,
}

/// A score vector and the packages that give it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// Scores of those at the table that score packages, in the units of each.
    pub scores: Vec<i64>,
    /// How many packages give them.
    pub count: u64,
    /// The first few of these packages, ascending.
    pub first: Vec<u64>,
    /// Those at the table that refuse, one bit each by position among the actors; zero where all must accept.
    pub refusing: u32,
}

impl Frontier {
    /// How many packages lie on it.
    pub fn packages(&self) -> u64 {
        self.points.iter().map(|point| point.count).sum()
    }

    /// How many different score vectors.
    pub fn vectors(&self) -> usize {
        if self.points.iter().all(|point| point.refusing == 0) {
            return self.points.len();
        }
        // The same scores may be there several times, with others refusing.
        let different: FxHashSet<&[i64]> = self.points.iter().map(|point| &point.scores[..]).collect();
        different.len()
    }

    /// The most that anybody scores on it, by position among those that score.
    pub fn most(&self, at: usize) -> Option<i64> {
        self.points.iter().map(|point| point.scores[at]).max()
    }

    /// Whether a score vector is beaten by one of its points.
    pub fn beats(&self, scores: &[i64]) -> bool {
        self.points.iter().any(|p| p.scores.iter().zip(scores).all(|(a, b)| a >= b) && p.scores != scores)
    }
}

/// Over which packages a frontier is sought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// All that can be had.
    Possible,
    /// Those that enough accept.
    Agreeable,
}

/// What is told of progress while issues are combined.
const COMBINING: &str = "combining issues";
/// How many rows may wait to be sorted out.
const BATCH: usize = 1 << 17;

/// Finds the frontier.
///
/// # Errors
/// When the budget is used up or somebody asks to stop, or rules speak of more combinations than can be gone through.
pub fn frontier(table: &Table, over: Over, budget: &Budget) -> Result<Frontier, Stop> {
    let space = Space::new(table, over);
    let free = space.free(budget)?;
    let ruled: Vec<usize> = (0..table.radix.len()).filter(|at| table.ruled[*at]).collect();
    let combinations: u64 = ruled.iter().map(|at| table.radix[*at] as u64).product();
    if combinations > MOST_PACKAGES {
        return Err(Stop::Memory { states: None, needed: None, allowed: budget.memory });
    }
    let done = AtomicU64::new(0);
    budget.go_on(space.phase(), 0, combinations)?;
    let chunk = (combinations / (4 * rayon::current_num_threads() as u64)).clamp(1, 4096);
    let starts: Vec<u64> = (0..combinations.div_ceil(chunk)).map(|i| i * chunk).collect();
    let phase = space.phase();
    let found = starts
        .par_iter()
        .try_fold(Layer::default, |mut layer, start| {
            let mut waiting = Layer::default();
            for combination in *start..(start + chunk).min(combinations) {
                space.combine(&ruled, combination, &free, &mut waiting);
                if waiting.len() > BATCH {
                    layer = space.join(layer, std::mem::take(&mut waiting), budget)?;
                    budget.go_on(phase, done.load(Ordering::Relaxed), combinations)?;
                }
            }
            let so_far = done.fetch_add(chunk, Ordering::Relaxed) + chunk;
            budget.go_on(phase, so_far.min(combinations), combinations)?;
            space.join(layer, waiting, budget)
        })
        .try_reduce(Layer::default, |a, b| space.join(a, b, budget))?;
    space.finish(found, budget)
}

/// What is compared: dimensions and how rows are told apart.
struct Space<'t> {
    table: &'t Table,
    over: Over,
    /// Actors whose scores are compared: first those at the table, then ratifiers whose floors must be kept.
    dimensions: Vec<usize>,
    /// How many of them sit at the table.
    decisive: usize,
}

/// Rows and the packages behind them.
#[derive(Clone, Debug, Default)]
struct Layer {
    /// Scores in every dimension, row after row.
    scores: Vec<i64>,
    packages: Vec<Packages>,
}

#[derive(Clone, Debug)]
struct Packages {
    count: u64,
    first: [u64; LISTED],
    listed: u8,
    refusing: u32,
}

impl Packages {
    fn one(package: u64) -> Self {
        Self { count: 1, first: [package, 0, 0, 0, 0], listed: 1, refusing: 0 }
    }

    fn listed(&self) -> &[u64] {
        &self.first[..usize::from(self.listed)]
    }

    fn shifted(&self, by: u64) -> Self {
        let mut shifted = self.clone();
        shifted.first[..usize::from(self.listed)].iter_mut().for_each(|package| *package += by);
        shifted
    }

    fn add(&mut self, other: &Self) {
        let mut all = [0; 2 * LISTED];
        let (a, b) = (self.listed().len(), other.listed().len());
        all[..a].copy_from_slice(self.listed());
        all[a..a + b].copy_from_slice(other.listed());
        all[..a + b].sort_unstable();
        self.listed = (a + b).min(LISTED) as u8;
        self.first.copy_from_slice(&all[..LISTED]);
        self.count += other.count;
    }
}

impl Layer {
    fn len(&self) -> usize {
        self.packages.len()
    }
}

impl<'t> Space<'t> {
    fn new(table: &'t Table, over: Over) -> Self {
        let mut dimensions = table.scorers.clone();
        let decisive = dimensions.len();
        if over == Over::Agreeable {
            let ratifier = |at: &usize| table.seats[*at].ratifies.is_some() && table.seats[*at].floor.is_some();
            dimensions.extend((0..table.seats.len()).filter(ratifier));
        }
        Self { table, over, dimensions, decisive }
    }

    /// What is told of progress.
    fn phase(&self) -> &'static str {
        if self.over == Over::Possible { "frontier" } else { "agreeable frontier" }
    }

    /// Combinations of the issues that no rule speaks of, as far as they may lie on the frontier.
    fn free(&self, budget: &Budget) -> Result<Layer, Stop> {
        let width = self.dimensions.len();
        let mut layer = Layer { scores: vec![0; width], packages: vec![Packages::one(0)] };
        let free: Vec<usize> = (0..self.table.radix.len()).filter(|at| !self.table.ruled[*at]).collect();
        for (step, issue) in free.iter().enumerate() {
            budget.go_on(COMBINING, step as u64, free.len() as u64)?;
            let rows = layer.len() * self.table.radix[*issue];
            self.afford(rows, budget)?;
            let mut next = Layer { scores: Vec::with_capacity(rows * width), packages: Vec::with_capacity(rows) };
            for value in 0..self.table.radix[*issue] {
                let by = self.table.stride[*issue] * value as u64;
                let worth: Vec<i64> =
                    self.dimensions.iter().map(|actor| self.table.seats[*actor].worth[*issue][value]).collect();
                for (at, packages) in layer.packages.iter().enumerate() {
                    let row = &layer.scores[at * width..(at + 1) * width];
                    next.scores.extend(row.iter().zip(&worth).map(|(a, b)| a + b));
                    next.packages.push(packages.shifted(by));
                }
            }
            layer = self.sort_out(next, COMBINING, budget)?;
        }
        Ok(layer)
    }

    /// Whether so many rows fit into the memory that may be used.
    fn afford(&self, rows: usize, budget: &Budget) -> Result<(), Stop> {
        let row = 2 * (8 * self.dimensions.len() + std::mem::size_of::<Packages>()) + 32;
        let needed = rows as u128 * row as u128;
        if needed <= u128::from(budget.memory) {
            return Ok(());
        }
        Err(Stop::Memory { states: None, needed: Some(needed), allowed: budget.memory })
    }

    /// Puts one combination of the ruled issues together with everything that may go with it.
    fn combine(&self, ruled: &[usize], combination: u64, free: &Layer, into: &mut Layer) {
        let table = self.table;
        let mut values = vec![0; table.radix.len()];
        let (mut left, mut by) = (combination, 0);
        for issue in ruled.iter().rev() {
            let radix = table.radix[*issue] as u64;
            values[*issue] = (left % radix) as usize;
            by += table.stride[*issue] * (left % radix);
            left /= radix;
        }
        let broken = table.broken_rules(&values);
        if !table.is_possible(broken) {
            return;
        }
        let floors: Vec<(usize, Option<i64>, Failing)> = self
            .dimensions
            .iter()
            .map(|actor| {
                let demand = table.demands.iter().position(|d| *d == Demand::Floor(*actor));
                (*actor, table.seats[*actor].floor, demand.map_or(0, |at| 1 << at))
            })
            .collect();
        let base: Vec<i64> = self
            .dimensions
            .iter()
            .map(|actor| {
                let worth = &table.seats[*actor].worth;
                ruled.iter().map(|issue| worth[*issue][values[*issue]]).sum::<i64>() + table.bonus(*actor, &values)
            })
            .collect();
        let width = self.dimensions.len();
        let all_needed = table.needs == table.table.len();
        for (at, packages) in free.packages.iter().enumerate() {
            let start = into.scores.len();
            into.scores.extend(free.scores[at * width..(at + 1) * width].iter().zip(&base).map(|(a, b)| a + b));
            let mut packages = packages.shifted(by);
            if self.over == Over::Agreeable {
                let scores = &into.scores[start..];
                let below =
                    floors.iter().zip(scores).filter(|((_, floor, _), score)| floor.is_some_and(|f| f > **score));
                let failing = below.fold(broken, |bits, ((.., bit), _)| bits | bit);
                if !table.is_agreeable(failing) {
                    into.scores.truncate(start);
                    continue;
                }
                if !all_needed && failing != 0 {
                    let refusing = table.table.iter().filter(|actor| !table.accepts(**actor, failing));
                    packages.refusing = refusing.fold(0, |bits, actor| bits | 1 << actor);
                }
            }
            into.packages.push(packages);
        }
    }

    fn join(&self, mut a: Layer, b: Layer, budget: &Budget) -> Result<Layer, Stop> {
        if b.len() == 0 {
            return Ok(a);
        }
        a.scores.extend(b.scores);
        a.packages.extend(b.packages);
        self.afford(a.len(), budget)?;
        self.sort_out(a, self.phase(), budget)
    }

    /// Joins rows that are the same and drops those that are dominated.
    fn sort_out(&self, layer: Layer, phase: &str, budget: &Budget) -> Result<Layer, Stop> {
        let width = self.dimensions.len();
        if width == 0 {
            return Ok(self.all_one(layer));
        }
        let mut places: FxHashMap<(&[i64], u32), usize> = FxHashMap::default();
        places.reserve(layer.len());
        let mut joined: Vec<(usize, Packages)> = Vec::with_capacity(layer.len());
        for (at, packages) in layer.packages.iter().enumerate() {
            let row = &layer.scores[at * width..(at + 1) * width];
            match places.entry((row, packages.refusing)) {
                std::collections::hash_map::Entry::Occupied(place) => joined[*place.get()].1.add(packages),
                std::collections::hash_map::Entry::Vacant(place) => {
                    place.insert(joined.len());
                    joined.push((at, packages.clone()));
                }
            }
        }
        drop(places);
        // What the others refuse does not make a package worse, but tells it apart.
        let mut rows = Rows { width: width + 1, compared: width, decisive: self.decisive, numbers: Vec::new() };
        rows.numbers.reserve(joined.len() * (width + 1));
        for (at, packages) in &joined {
            rows.numbers.extend_from_slice(&layer.scores[at * width..(at + 1) * width]);
            rows.numbers.push(i64::from(packages.refusing));
        }
        let keep = undominated(&rows, phase, budget)?;
        let mut left = Layer::default();
        for ((at, packages), _) in joined.into_iter().zip(keep).filter(|(_, keep)| *keep) {
            left.scores.extend_from_slice(&layer.scores[at * width..(at + 1) * width]);
            left.packages.push(packages);
        }
        Ok(left)
    }

    /// Nobody scores anything, so all packages are alike.
    fn all_one(&self, layer: Layer) -> Layer {
        let mut kinds: Vec<Packages> = Vec::new();
        for packages in &layer.packages {
            match kinds.iter_mut().find(|kind| kind.refusing == packages.refusing) {
                Some(kind) => kind.add(packages),
                None => kinds.push(packages.clone()),
            }
        }
        Layer { scores: Vec::new(), packages: kinds }
    }

    /// The ratifiers' dimensions have served their purpose; what is left is sorted out once more without them.
    fn finish(mut self, layer: Layer, budget: &Budget) -> Result<Frontier, Stop> {
        let width = self.dimensions.len();
        let mut layer = layer;
        if width > self.decisive {
            let kept = layer.scores.chunks(width).flat_map(|row| row[..self.decisive].to_vec());
            layer.scores = kept.collect();
            self.dimensions.truncate(self.decisive);
            layer = self.sort_out(layer, self.phase(), budget)?;
        }
        let width = self.decisive;
        let mut points: Vec<Point> = layer
            .packages
            .iter()
            .enumerate()
            .map(|(at, packages)| Point {
                scores: layer.scores[at * width..(at + 1) * width].to_vec(),
                count: packages.count,
                first: packages.listed().to_vec(),
                refusing: packages.refusing,
            })
            .collect();
        points.sort_unstable_by(|a, b| a.first.cmp(&b.first).then_with(|| a.scores.cmp(&b.scores)));
        Ok(Frontier { points })
    }
}
