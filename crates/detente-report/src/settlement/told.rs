//! Everything that is said of a settlement, in sentences and rows, for those who lay it out.

use super::words::{Bargain, gain, meaning, name, percent};
use super::{SettlementStudy, accept, best, beyond, next, signed, unlock};
use crate::page::english::upper_first;
use crate::page::{Line, Point};
use detente_settlement::units;

/// What is said, part by part; empty where there is nothing to say.
pub(crate) struct Told {
    pub lead: String,
    pub conflict: Option<Vec<Point>>,
    pub accept: Vec<Vec<String>>,
    pub rules: Vec<Line>,
    /// Per named package: which it is and who picks it, its values, everybody's gain.
    pub named: Vec<(String, String, String)>,
    pub frontier: Option<String>,
    /// How the named packages were found where there are too many to count, and how sure that is.
    pub search: Vec<String>,
    /// What was not looked for, and why.
    pub left_out: Vec<String>,
    pub unlock: Vec<Line>,
    pub next: Vec<Point>,
    pub division: Vec<String>,
    pub doubt: Option<(String, Vec<Vec<String>>)>,
    pub signed: Vec<String>,
    pub standards: Vec<String>,
}

impl Told {
    pub fn of(study: &SettlementStudy) -> Self {
        let bargain = Bargain { of: study.of, found: study.found };
        let one = |one: &best::Named| {
            let head = format!("{}: {}", upper_first(&bargain.short(one.package)), best::names(&one.standards));
            (head, bargain.package(one.package) + ".", gains(study, &bargain, one.package))
        };
        let ties = best::ties(study, &bargain).into_iter().map(Line::from);
        let rules = accept::sentences(study, &bargain).into_iter().chain(ties);
        Self {
            lead: accept::lead(study, &bargain),
            conflict: accept::conflict(study, &bargain),
            accept: accept::rows(study, &bargain),
            rules: rules.collect(),
            named: best::named(study).iter().map(one).collect(),
            frontier: best::frontier(study),
            search: beyond::search(study, &bargain),
            left_out: beyond::left_out(study),
            unlock: unlock::sentences(study, &bargain),
            next: next::sentences(study, &bargain),
            division: best::division(study, &bargain).unwrap_or_default(),
            doubt: doubt(study, &bargain),
            signed: signed::paragraphs(study, &bargain),
            standards: study
                .found
                .best
                .iter()
                .map(|b| format!("{}: {}.", name(b.standard), meaning(b.standard)))
                .collect(),
        }
    }
}

/// "Over the floors, by the best possible score of each: Japan +39.1 %, North Korea +47.6 %."
fn gains(study: &SettlementStudy, bargain: &Bargain, package: u64) -> String {
    let table = bargain.table();
    let values = table.values(package);
    let units = units(table, &study.found.ideals);
    let each: Vec<String> = table
        .scorers
        .iter()
        .zip(&units)
        .map(|(actor, unit)| {
            format!("{} {}", bargain.actor(*actor), gain(table.score(*actor, &values) - table.start(*actor), *unit))
        })
        .collect();
    format!("Over the floors, by the best possible score of each: {}.", each.join(", "))
}

/// What the samples say: a sentence, and a row for each package.
pub(super) fn doubt(study: &SettlementStudy, bargain: &Bargain) -> Option<(String, Vec<Vec<String>>)> {
    let (doubt, seed) = study.doubt?;
    let share = |n: u32| percent(n.into(), doubt.samples.into());
    let words = format!(
        "{} samples with every doubtful score drawn evenly from its range (seed {seed}): in {} of them some package is agreeable.",
        doubt.samples,
        share(doubt.any)
    );
    let mut rows = vec![vec!["package".to_owned(), "acceptable in".to_owned(), "undominated in".to_owned()]];
    for followed in &doubt.packages {
        rows.push(vec![
            upper_first(&bargain.short(followed.package)),
            share(followed.agreeable),
            share(followed.on_frontier),
        ]);
    }
    Some((words, rows))
}
