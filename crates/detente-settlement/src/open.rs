//! What would unlock more: the smallest change of a single demand that makes further packages agreeable.

use crate::survey::Survey;
use crate::table::{Demand, Failing, Table};

/// A demand that alone stands between some packages and agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Its position among the demands.
    pub demand: usize,
    /// How many packages would become agreeable if it were given up altogether; nothing where they were not counted.
    pub packages: Option<u64>,
    /// A package that the smallest change opens.
    pub package: u64,
    /// For a floor: the highest score, below it, at which a package becomes agreeable.
    pub lowered_to: Option<i64>,
}

/// For every demand whose loss alone would make packages agreeable, the smallest change that does; in the order of the
/// demands.
pub fn openings(table: &Table, survey: &Survey) -> Vec<Opening> {
    let mut found = Vec::new();
    for (at, demand) in table.demands.iter().enumerate() {
        let bit: Failing = 1 << at;
        let opened = || {
            survey.kinds.iter().filter(move |(failing, _)| {
                *failing & bit != 0 && !table.is_agreeable(**failing) && table.is_agreeable(*failing & !bit)
            })
        };
        let packages: u64 = opened().map(|(_, kind)| kind.count).sum();
        if packages == 0 {
            continue;
        }
        let closest = || opened().flat_map(|(_, kind)| &kind.closest).filter(|(demand, ..)| *demand == at);
        let best = closest().map(|(_, score, package)| (*score, std::cmp::Reverse(*package))).max();
        let first = opened().map(|(_, kind)| kind.first).min().unwrap_or_default();
        let (lowered_to, package) = match (demand, best) {
            (Demand::Floor(_), Some((score, package))) => (Some(score), package.0),
            _ => (None, first),
        };
        found.push(Opening { demand: at, packages: Some(packages), package, lowered_to });
    }
    found
}

/// The fewest demands that would have to be given up together for a package to become agreeable, and the first such
/// package. Demands of parties that are not needed for it are left alone.
pub fn fewest(table: &Table, survey: &Survey) -> Option<(Failing, u64)> {
    let mut best: Option<(Failing, u64)> = None;
    for (failing, kind) in &survey.kinds {
        let needed = given_up(table, *failing);
        let key = |(set, package): (Failing, u64)| (set.count_ones(), package);
        if best.is_none_or(|known| key((needed, kind.first)) < key(known)) {
            best = Some((needed, kind.first));
        }
    }
    best
}

/// Of the demands that a package fails, those that must be given up for it to be agreeable: of the parties that refuse,
/// those with the fewest demands are won over first.
fn given_up(table: &Table, failing: Failing) -> Failing {
    let of = |wanted: &dyn Fn(&Demand) -> bool| {
        let bits = table.demands.iter().enumerate().filter(|(at, d)| failing >> at & 1 == 1 && wanted(d));
        bits.fold(0, |all: Failing, (at, _)| all | 1 << at)
    };
    let mut all = of(&|demand| demand.actor().is_none());
    let mut accepting = 0;
    let mut others = Vec::new();
    for actor in &table.table {
        let own = of(&|demand| {
            demand.actor().is_some_and(|other| other == *actor || table.seats[other].ratifies == Some(*actor))
        });
        if own == 0 {
            accepting += 1;
        } else if table.veto.contains(actor) {
            all |= own;
            accepting += 1;
        } else {
            others.push(own);
        }
    }
    others.sort_by_key(|own| (own.count_ones(), *own));
    let more = table.needs.saturating_sub(accepting);
    others.iter().take(more).fold(all, |all, own| all | own)
}
