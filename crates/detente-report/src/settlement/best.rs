//! The named packages with each party's gain, the frontier, and how two parties could share the issues.

use super::SettlementStudy;
use super::words::{Bargain, gain, grouped_u64, name, share};
use crate::joined;
use crate::page::english::upper_first;
use detente_settlement::{Share, Standard, units};

/// A package that standards pick, with the names of these.
pub(super) struct Named {
    pub package: u64,
    pub standards: Vec<Standard>,
}

/// Every package that is the first of some standard's, in the order of the standards.
pub(super) fn named(study: &SettlementStudy) -> Vec<Named> {
    let mut all: Vec<Named> = Vec::new();
    for best in &study.found.best {
        let Some(package) = best.packages.first() else { continue };
        match all.iter_mut().find(|named| named.package == *package) {
            Some(named) => named.standards.push(best.standard),
            None => all.push(Named { package: *package, standards: vec![best.standard] }),
        }
    }
    all
}

/// Names of standards as they stand in a heading.
pub(super) fn names(standards: &[Standard]) -> String {
    joined(&standards.iter().map(|s| name(*s).to_owned()).collect::<Vec<_>>(), "and")
}

/// Each scoring party's score, its share of the best possible one, gain over its floor, and gain over today where there is a base package.
pub(super) fn gains(study: &SettlementStudy, bargain: &Bargain, package: u64) -> Vec<Vec<String>> {
    let table = bargain.table();
    let values = table.values(package);
    let units = units(table, &study.found.ideals);
    let base = study.of.base.as_ref();
    let mut rows = vec![vec![String::new(), "score".to_owned(), "of best".to_owned(), "over floor".to_owned()]];
    rows[0].extend(base.map(|_| "over today".to_owned()));
    for (at, actor) in table.scorers.iter().enumerate() {
        let score = table.score(*actor, &values);
        let mut row = vec![
            bargain.label(*actor).to_owned(),
            bargain.score(*actor, score),
            share(score, study.found.ideals[at]),
            gain(score - table.start(*actor), units[at]),
        ];
        row.extend(base.map(|base| gain(score - table.score(*actor, base), units[at])));
        rows.push(row);
    }
    rows
}

/// Remarks on ties.
pub(super) fn ties(study: &SettlementStudy, bargain: &Bargain) -> Vec<String> {
    let tied = study.found.best.iter().filter_map(|best| Some((best, best.ties.filter(|ties| *ties > 1)?)));
    tied.map(|(best, ties)| {
        let rest: Vec<String> = best.packages.iter().skip(1).map(|p| bargain.short(*p)).collect();
        let more = ties - best.packages.len() as u64;
        let more = if more > 0 { format!(" and {} more", grouped_u64(more)) } else { String::new() };
        format!("{}: {} packages are tied; also {}{more}.", name(best.standard), grouped_u64(ties), rest.join(", "))
    })
    .collect()
}

/// What the two frontiers hold, in sentences.
pub(super) fn frontier(study: &SettlementStudy) -> Option<String> {
    let (all, agreeable) = (study.found.frontier.as_ref()?, study.found.agreeable.as_ref()?);
    let size = |packages: u64, vectors: usize| {
        let different = if packages == vectors as u64 {
            String::new()
        } else {
            format!(" with {vectors} different sets of scores")
        };
        let s = if packages == 1 { "" } else { "s" };
        format!("{} package{s}{different}", grouped_u64(packages))
    };
    Some(format!(
        "Undominated (no other package is at least as good for everybody at the table and better for somebody): {} of all \
         that can be had, {} of the agreeable ones.",
        size(all.packages(), all.vectors()),
        size(agreeable.packages(), agreeable.vectors())
    ))
}

/// The undominated agreeable packages, the most even first; at most `most` of them, and how many are left out.
pub(super) fn listed(study: &SettlementStudy, bargain: &Bargain, most: usize) -> (Vec<Vec<String>>, u64) {
    let Some(agreeable) = &study.found.agreeable else { return (Vec::new(), 0) };
    let table = bargain.table();
    let units = units(table, &study.found.ideals);
    let ratio = |at: usize, score: i64| {
        let actor = table.scorers[at];
        detente_settlement::Ratio { part: score - table.start(actor), whole: units[at] }
    };
    let mut order: Vec<_> =
        agreeable.points.iter().map(|p| (p.scores.iter().enumerate().map(|(at, s)| ratio(at, *s)).min(), p)).collect();
    order.sort_by(|(a, p), (b, q)| b.cmp(a).then(p.first.cmp(&q.first)));
    let mut rows = vec![vec!["package".to_owned()]];
    rows[0].extend(table.scorers.iter().map(|actor| bargain.of.actors[*actor].id.value.clone()));
    let shown: Vec<_> = order.iter().take(most).collect();
    for (_, point) in &shown {
        let mut row = vec![grouped_u64(point.first[0] + 1)];
        row.extend(point.scores.iter().zip(&table.scorers).map(|(score, actor)| bargain.score(*actor, *score)));
        rows.push(row);
    }
    let left: u64 = agreeable.packages() - shown.len() as u64;
    (rows, left)
}

/// How Adjusted Winner shares the issues between two parties.
pub(super) fn division(study: &SettlementStudy, bargain: &Bargain) -> Option<Vec<String>> {
    let division = study.found.division.as_ref()?;
    if !division.shares.iter().any(|share| !matches!(share, Share::Agreed(_))) {
        return None;
    }
    let mut told = vec![format!(
        "Adjusted Winner (the parties share the issues so that both get the same number of points out of 100, and at most \
         one issue is split; floors and red lines are not asked): each gets {:.1} points.",
        division.points[0]
    )];
    for winner in [0, 1] {
        let won = division.shares.iter().enumerate().filter_map(|(issue, share)| match share {
            Share::Won(who, value) if *who == winner => {
                let about = &study.of.issues[issue];
                Some(format!("{} ({})", about.name, *about.values[*value].label))
            }
            _ => None,
        });
        let won: Vec<String> = won.collect();
        if !won.is_empty() {
            told.push(format!(
                "{} gets its way on {}.",
                upper_first(bargain.actor(division.parties[winner])),
                joined(&won, "and")
            ));
        }
    }
    for (issue, share) in division.shares.iter().enumerate() {
        let about = &study.of.issues[issue];
        match share {
            Share::Split(who, (part, whole)) => told.push(format!(
                "{} is split: {} keeps all but {part}/{whole} of it ({:.1} %), which goes to {}.",
                about.name,
                bargain.actor(division.parties[*who]),
                *part as f64 / *whole as f64 * 100.0,
                bargain.actor(division.parties[1 - who])
            )),
            Share::Agreed(value) => {
                told.push(format!("On {} both want the same: {}.", about.name, *about.values[*value].label))
            }
            Share::Won(..) => {}
        }
    }
    Some(told)
}
