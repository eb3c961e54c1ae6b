//! What would unlock more: the smallest change of each demand that opens a package.

use super::SettlementStudy;
use super::words::{Bargain, grouped_u64};
use crate::page::Line;
use crate::page::english::{decimal, upper_first};
use detente_settlement::{Demand, Opening};

/// One sentence for each demand that alone stands in the way of packages.
pub(super) fn sentences(study: &SettlementStudy, bargain: &Bargain) -> Vec<Line> {
    study.found.openings.iter().map(|opening| sentence(study, bargain, opening)).collect()
}

fn sentence(study: &SettlementStudy, bargain: &Bargain, opening: &Opening) -> Line {
    let table = bargain.table();
    let package = format!("{} ({})", bargain.short(opening.package), bargain.package(opening.package));
    let more = match opening.packages {
        Some(1) => "one package".to_owned(),
        Some(n) => format!("{} packages", grouped_u64(n)),
        None => "packages".to_owned(),
    };
    // Without counting there is no first one.
    let first = if opening.packages.is_some() { "the first" } else { "one of them" };
    match (&table.demands[opening.demand], opening.lowered_to) {
        (Demand::Floor(actor), Some(score)) => {
            let floor = table.seats[*actor].floor.unwrap_or_default();
            let raise = raise(study, bargain, *actor, floor - score, opening.package);
            let without = match opening.packages {
                Some(_) => format!(" Without any floor {more} would open."),
                None => String::new(),
            };
            Line::from(format!(
                "{}: a floor of {} instead of {} would open {package}",
                upper_first(bargain.actor(*actor)),
                bargain.score(*actor, score),
                bargain.score(*actor, floor),
            ))
            .line(raise)
            .text(format!(".{without}"))
        }
        (Demand::RedLine(actor, _), _) => Line::from(format!("{}: without ", upper_first(bargain.actor(*actor))))
            .line(bargain.demand(&table.demands[opening.demand]))
            .text(format!(", {more} would open; {first} is {package}.")),
        (demand, _) => {
            let what = match demand {
                Demand::Possible(Some(rule)) => Line::new().code(bargain.impossible(*rule)),
                other => bargain.demand(other),
            };
            let then = format!(" could be had after all, {more} would open; {first} is {package}.");
            Line::from("If ").line(what).text(then)
        }
    }
}

/// The same by a score: the value of the package that would have to be worth more, where the least change does.
fn raise(study: &SettlementStudy, bargain: &Bargain, actor: usize, short: i64, package: u64) -> Line {
    let values = bargain.table().values(package);
    let about = &study.of.actors[actor];
    let heaviest = about
        .worth
        .iter()
        .enumerate()
        .filter(|(_, w)| w.weight > 0)
        .max_by_key(|(at, w)| (w.weight, std::cmp::Reverse(*at)));
    let (Some((issue, worth)), Some(scale)) = (heaviest, bargain.table().seats[actor].scale) else {
        return Line::new();
    };
    let points = decimal(scale.raise(short, worth.weight));
    let of = &study.of.issues[issue];
    let unit = if points == "1" { "point" } else { "points" };
    let points = Line::from(format!(", and so would {points} more {unit} for "));
    points.code(of.values[values[issue]].label.as_str()).text(format!(" under {}", of.name))
}
