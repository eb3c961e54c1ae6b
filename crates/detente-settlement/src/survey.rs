//! One pass over all packages: how many fail which demands, and how closely.

use crate::table::{Demand, Failing, Table};
use detente_graph::{Budget, Stop};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

/// Packages that are counted one by one; beyond that only the frontier is sought.
pub const MOST_PACKAGES: u64 = 200_000_000;

/// All packages, by the demands that they fail.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Survey {
    /// For each set of demands that some package fails, in ascending order.
    pub kinds: BTreeMap<Failing, Kind>,
}

/// Packages that fail the same demands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kind {
    /// How many.
    pub count: u64,
    /// The first of them.
    pub first: u64,
    /// Where giving up one floor would make these packages agreeable: for that floor, by its demand, the highest score
    /// of its actor among them, and the first package that has it.
    pub closest: Vec<(usize, i64, u64)>,
}

impl Survey {
    /// How many packages can be had.
    pub fn possible(&self, table: &Table) -> u64 {
        self.sum(|failing| table.is_possible(failing))
    }

    /// How many packages enough accept.
    pub fn agreeable(&self, table: &Table) -> u64 {
        self.sum(|failing| table.is_agreeable(failing))
    }

    /// How many packages fail a set of demands of which something holds.
    pub fn sum(&self, holds: impl Fn(Failing) -> bool) -> u64 {
        self.kinds.iter().filter(|(failing, _)| holds(**failing)).map(|(_, kind)| kind.count).sum()
    }
}

/// Values of some of the last issues, laid out for counting: one column per floor.
struct Block {
    columns: Vec<Vec<i64>>,
    numbers: Vec<u64>,
    len: usize,
}

/// How many packages a block holds at most.
const BLOCK: usize = 4096;

/// Counts all packages by what they fail.
///
/// # Errors
/// When the budget is used up or somebody asks to stop.
pub fn survey(table: &Table, budget: &Budget) -> Result<Survey, Stop> {
    let floors: Vec<(usize, usize, i64)> = table
        .demands
        .iter()
        .enumerate()
        .filter_map(|(at, demand)| match demand {
            Demand::Floor(actor) => Some((at, *actor, table.seats[*actor].floor?)),
            _ => None,
        })
        .collect();
    // Issues without rules come last, so that a block of them shares what the rules say.
    let (ruled, free): (Vec<usize>, Vec<usize>) = (0..table.radix.len()).partition(|at| table.ruled[*at]);
    let mut outer = ruled;
    let mut inner = Vec::new();
    let mut len = 1;
    for issue in free.iter().rev() {
        if inner.len() + outer.len() < table.radix.len() && len * table.radix[*issue] <= BLOCK {
            len *= table.radix[*issue];
            inner.insert(0, *issue);
        } else {
            break;
        }
    }
    outer.extend(free.iter().copied().filter(|issue| !inner.contains(issue)));
    let block = Block::of(table, &floors, &inner, len);
    let rounds: u64 = outer.iter().map(|at| table.radix[*at] as u64).product();
    let done = AtomicU64::new(0);
    let chunk = (rounds / (8 * rayon::current_num_threads() as u64)).clamp(1, (1 << 20) / len as u64 + 1);
    let starts: Vec<u64> = (0..rounds.div_ceil(chunk)).map(|i| i * chunk).collect();
    let counted = starts
        .par_iter()
        .try_fold(FxHashMap::default, |mut kinds: FxHashMap<Failing, Tally>, start| {
            let mut local: FxHashMap<Failing, Slots> = FxHashMap::default();
            for round in *start..(start + chunk).min(rounds) {
                let (values, number) = digits(table, &outer, round);
                let broken = table.broken_rules(&values);
                let needed: Vec<i64> = floors
                    .iter()
                    .map(|(_, actor, floor)| {
                        let worth = &table.seats[*actor].worth;
                        let sum: i64 = outer.iter().map(|issue| worth[*issue][values[*issue]]).sum();
                        floor - sum - table.bonus(*actor, &values)
                    })
                    .collect();
                let slots = local.entry(broken).or_insert_with(|| Slots::new(table, &floors, broken));
                block.count(&needed, number, slots);
            }
            for (broken, slots) in local {
                for slot in slots.slots {
                    kinds.entry(broken | slot.failing).or_default().add(slot, &floors);
                }
            }
            let so_far = done.fetch_add(chunk, Ordering::Relaxed) + chunk;
            budget.go_on("packages", so_far.min(rounds) * len as u64, table.packages)?;
            Ok(kinds)
        })
        .try_reduce(FxHashMap::default, |mut a, b| {
            for (failing, tally) in b {
                a.entry(failing).or_default().merge(tally);
            }
            Ok(a)
        })?;
    let kinds = counted.into_iter().map(|(failing, tally)| (failing, tally.kind()));
    Ok(Survey { kinds: kinds.collect() })
}

/// The values that a running number gives to some issues (the others keep zero), and the package number of these.
fn digits(table: &Table, issues: &[usize], number: u64) -> (Vec<usize>, u64) {
    let mut values = vec![0; table.radix.len()];
    let (mut left, mut package) = (number, 0);
    for issue in issues.iter().rev() {
        let radix = table.radix[*issue] as u64;
        values[*issue] = (left % radix) as usize;
        package += table.stride[*issue] * (left % radix);
        left /= radix;
    }
    (values, package)
}

/// What is known of packages of one kind while a block is counted.
#[derive(Clone, Debug)]
struct Slot {
    failing: Failing,
    count: u64,
    first: u64,
    /// Floors, by position, whose loss alone would do; and the best so far.
    flips: Vec<(usize, i64, u64)>,
}

#[derive(Clone, Debug, Default)]
struct Tally {
    count: u64,
    first: Option<u64>,
    closest: BTreeMap<usize, (i64, u64)>,
}

impl Tally {
    fn add(&mut self, slot: Slot, floors: &[(usize, usize, i64)]) {
        self.count += slot.count;
        self.first = Some(self.first.map_or(slot.first, |first| first.min(slot.first)));
        for (floor, score, package) in slot.flips {
            self.better(floors[floor].0, score, package);
        }
    }

    fn better(&mut self, demand: usize, score: i64, package: u64) {
        let best = self.closest.entry(demand).or_insert((score, package));
        if score > best.0 || (score == best.0 && package < best.1) {
            *best = (score, package);
        }
    }

    fn merge(&mut self, other: Self) {
        self.count += other.count;
        self.first = self.first.into_iter().chain(other.first).min();
        for (demand, (score, package)) in other.closest {
            self.better(demand, score, package);
        }
    }

    fn kind(self) -> Kind {
        let closest = self.closest.into_iter().map(|(demand, (score, package))| (demand, score, package));
        Kind { count: self.count, first: self.first.unwrap_or_default(), closest: closest.collect() }
    }
}

impl Block {
    fn of(table: &Table, floors: &[(usize, usize, i64)], inner: &[usize], len: usize) -> Self {
        let column = |actor: usize| {
            let worth = &table.seats[actor].worth;
            let score = |at: usize| {
                let (values, _) = digits(table, inner, at as u64);
                inner.iter().map(|issue| worth[*issue][values[*issue]]).sum::<i64>()
            };
            (0..len).map(score).collect()
        };
        let numbers = (0..len).map(|at| digits(table, inner, at as u64).1).collect();
        Self { columns: floors.iter().map(|(_, actor, _)| column(*actor)).collect(), numbers, len }
    }

    /// Counts the packages of the block, given what the other issues leave of each floor and their part of the number.
    fn count(&self, needed: &[i64], by: u64, slots: &mut Slots) {
        let mut seen = vec![false; slots.slots.len()];
        for at in 0..self.len {
            let mut bits = 0_u32;
            for (k, column) in self.columns.iter().enumerate() {
                bits |= u32::from(column[at] < needed[k]) << k;
            }
            let place = slots.place(bits);
            let slot = &mut slots.slots[place];
            slot.count += 1;
            // Numbers ascend within a block, but not from block to block.
            if seen.len() <= place || !seen[place] {
                seen.resize(seen.len().max(place + 1), false);
                seen[place] = true;
                slot.first = slot.first.min(by + self.numbers[at]);
            }
            for (floor, best, package) in &mut slot.flips {
                let score = slots.floors[*floor].2 - needed[*floor] + self.columns[*floor][at];
                if score > *best || (score == *best && by + self.numbers[at] < *package) {
                    (*best, *package) = (score, by + self.numbers[at]);
                }
            }
        }
    }
}

/// Kinds of packages that run into the same rules.
struct Slots<'t> {
    table: &'t Table,
    floors: &'t [(usize, usize, i64)],
    broken: Failing,
    slots: Vec<Slot>,
    /// Where each set of failed floors is, for up to twelve floors.
    direct: Vec<u32>,
    /// The same for more.
    places: FxHashMap<u32, u32>,
}

impl<'t> Slots<'t> {
    fn new(table: &'t Table, floors: &'t [(usize, usize, i64)], broken: Failing) -> Self {
        let direct = vec![u32::MAX; if floors.len() <= 12 { 1 << floors.len() } else { 0 }];
        Self { table, floors, broken, slots: Vec::new(), direct, places: FxHashMap::default() }
    }

    fn place(&mut self, bits: u32) -> usize {
        let known = match self.direct.get(bits as usize) {
            Some(place) => Some(*place).filter(|place| *place != u32::MAX),
            None => self.places.get(&bits).copied(),
        };
        if let Some(place) = known {
            return place as usize;
        }
        let place = self.slots.len();
        self.slots.push(slot(self.table, self.floors, self.broken, bits));
        match self.direct.get_mut(bits as usize) {
            Some(known) => *known = place as u32,
            None => {
                self.places.insert(bits, place as u32);
            }
        }
        place
    }
}

/// A new kind of package: whether giving up one floor would do is asked once.
fn slot(table: &Table, floors: &[(usize, usize, i64)], broken: Failing, bits: u32) -> Slot {
    let below: Vec<usize> = (0..floors.len()).filter(|k| bits >> k & 1 == 1).collect();
    let failing: Failing = below.iter().fold(0, |all, k| all | 1 << floors[*k].0);
    let whole = broken | failing;
    let flips = if table.is_agreeable(whole) {
        Vec::new()
    } else {
        let alone = |k: &usize| table.is_agreeable(whole & !(1 << floors[*k].0));
        below.iter().copied().filter(alone).map(|k| (k, i64::MIN, u64::MAX)).collect()
    };
    Slot { failing, count: 0, first: u64::MAX, flips }
}
