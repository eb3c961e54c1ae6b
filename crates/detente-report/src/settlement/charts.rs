//! The pictures of a settlement: two parties' scores against each other, or gains side by side; and the ladder.

use super::words::Bargain;
use super::{SettlementStudy, best};
use crate::page::english::upper_first;
use crate::page::{Chart, Plot};
use detente_settlement::units;

/// Points of a frontier that are drawn.
const MOST: usize = 400;

/// The charts that there is something to show in.
pub(crate) struct Charts {
    pub named: Option<Chart>,
    pub ladder: Option<Chart>,
}

pub(crate) fn charts(study: &SettlementStudy) -> Charts {
    let bargain = Bargain { of: study.of, found: study.found };
    Charts { named: named(study, &bargain), ladder: ladder(study, &bargain) }
}

/// A part of a whole in thousandths, rounded; far values are cut to what can be drawn.
fn thousandths(part: i64, whole: i64) -> i32 {
    (part as f64 / whole.max(1) as f64 * 1000.0).round().clamp(-5000.0, 5000.0) as i32
}

fn named(study: &SettlementStudy, bargain: &Bargain) -> Option<Chart> {
    let table = bargain.table();
    let units = units(table, &study.found.ideals);
    let picked = best::named(study);
    let name = |one: &best::Named| format!("{}, {}", bargain.short(one.package), best::names(&one.standards));
    let scores = |package: u64| -> Vec<i64> {
        let values = table.values(package);
        table.scorers.iter().map(|actor| table.score(*actor, &values)).collect()
    };
    if let [a, b] = table.scorers[..] {
        let (all, agreeable) = (study.found.frontier.as_ref()?, study.found.agreeable.as_ref()?);
        let place = |scores: &[i64]| [thousandths(scores[0], units[0]), thousandths(scores[1], units[1])];
        let kept = |s: &[i64]| agreeable.points.iter().any(|p| p.scores == s);
        let mut points: Vec<([i32; 2], bool)> =
            all.points.iter().take(MOST).map(|p| (place(&p.scores), kept(&p.scores))).collect();
        points.extend(agreeable.points.iter().take(MOST).map(|p| (place(&p.scores), true)));
        points.sort_unstable();
        points.dedup();
        let floor = |k: usize, actor: usize| table.seats[actor].floor.map(|floor| thousandths(floor, units[k]));
        return Some(Chart {
            id: "chart-frontier",
            title: "What the two parties could both have".to_owned(),
            description: format!(
                "Undominated packages by the score of {} and of {}, as shares of the best possible score of each; \
                 filled where they can be agreed upon, with the packages that standards pick ringed and lettered.",
                bargain.actor(a),
                bargain.actor(b)
            ),
            plot: Plot::Plane {
                axes: [upper_first(bargain.label(a)), upper_first(bargain.label(b))],
                points,
                floors: [floor(0, a), floor(1, b)],
                named: picked.iter().map(|one| (place(&scores(one.package)), name(one))).collect(),
                today: study.of.base.as_ref().map(|base| place(&scores(table.number(base)))),
            },
        });
    }
    if picked.is_empty() || table.scorers.len() < 2 {
        return None;
    }
    let gains = |one: &best::Named| -> Vec<i32> {
        let scores = scores(one.package);
        let each = scores.iter().zip(&table.scorers).zip(&units);
        each.map(|((score, actor), unit)| thousandths(score - table.start(*actor), *unit)).collect()
    };
    Some(Chart {
        id: "chart-gains",
        title: "What each party gains by the packages that standards pick".to_owned(),
        description:
            "Gains over the floors, as shares of the best possible score of each party; below the dashed line \
                      a party walks away. One line with marks of its own for each package."
                .to_owned(),
        plot: Plot::Lines {
            places: table.scorers.iter().map(|actor| bargain.label(*actor).to_owned()).collect(),
            zero: "floor".to_owned(),
            lines: picked.iter().map(|one| (name(one), gains(one))).collect(),
        },
    })
}

fn ladder(study: &SettlementStudy, bargain: &Bargain) -> Option<Chart> {
    let (base, ladder) = study.found.ladder.as_ref()?;
    if ladder.steps.is_empty() {
        return None;
    }
    let table = bargain.table();
    let units = units(table, &study.found.ideals);
    let packages: Vec<u64> = std::iter::once(*base).chain(ladder.steps.iter().map(|step| step.package)).collect();
    let gain = |at: usize, package: &u64| {
        let (now, then) = (table.values(*base), table.values(*package));
        let actor = table.scorers[at];
        thousandths(table.score(actor, &then) - table.score(actor, &now), units[at])
    };
    let lines = table.scorers.iter().enumerate().map(|(at, actor)| {
        (bargain.label(*actor).to_owned(), packages.iter().map(|package| gain(at, package)).collect())
    });
    let places = packages.iter().enumerate().map(|(k, p)| match k {
        0 => "today".to_owned(),
        k => format!("step {k}: {}", bargain.short(*p)),
    });
    Some(Chart {
        id: "chart-ladder",
        title: "Step by step from today's package".to_owned(),
        description:
            "What each party has gained over today's package after each step, as a share of its best possible \
                      score. One line with marks of its own for each party."
                .to_owned(),
        plot: Plot::Lines { places: places.collect(), zero: "today".to_owned(), lines: lines.collect() },
    })
}
