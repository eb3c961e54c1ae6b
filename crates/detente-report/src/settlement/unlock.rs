//! What would unlock more: the smallest change of each demand that opens a package.

use super::SettlementStudy;
use super::words::{Bargain, grouped_u64};
use crate::page::english::upper_first;
use detente_settlement::{Demand, Opening};

/// One sentence for each demand that alone stands in the way of packages.
pub(super) fn sentences(study: &SettlementStudy, bargain: &Bargain) -> Vec<String> {
    study.found.openings.iter().map(|opening| sentence(study, bargain, opening)).collect()
}

fn sentence(study: &SettlementStudy, bargain: &Bargain, opening: &Opening) -> String {
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
            format!(
                "{}: a floor of {} instead of {} would open {package}{raise}.{}",
                upper_first(bargain.actor(*actor)),
                bargain.score(*actor, score),
                bargain.score(*actor, floor),
                if opening.packages.is_some() {
                    format!(" Without any floor {more} would open.")
                } else {
                    String::new()
                }
            )
        }
        (Demand::RedLine(actor, _), _) => format!(
            "{}: without {}, {more} would open; {first} is {package}.",
            upper_first(bargain.actor(*actor)),
            bargain.demand(&table.demands[opening.demand]),
        ),
        (demand, _) => format!(
            "If {} could be had after all, {more} would open; {first} is {package}.",
            bargain.demand(demand).trim_start_matches("what cannot be had: "),
        ),
    }
}

/// The same by a score: the value of the package that would have to be worth more, where the least change does.
fn raise(study: &SettlementStudy, bargain: &Bargain, actor: usize, short: i64, package: u64) -> String {
    let values = bargain.table().values(package);
    let about = &study.of.actors[actor];
    let heaviest = about
        .worth
        .iter()
        .enumerate()
        .filter(|(_, w)| w.weight > 0)
        .max_by_key(|(at, w)| (w.weight, std::cmp::Reverse(*at)));
    let (Some((issue, worth)), Some(scale)) = (heaviest, bargain.table().seats[actor].scale) else {
        return String::new();
    };
    let millionths = scale.raise(short, worth.weight);
    let (whole, rest) = (millionths / 1_000_000, millionths % 1_000_000);
    let decimals = format!("{rest:06}");
    let decimals = decimals.trim_end_matches('0');
    let points = if decimals.is_empty() { whole.to_string() } else { format!("{whole}.{decimals}") };
    let of = &study.of.issues[issue];
    let unit = if points == "1" { "point" } else { "points" };
    format!(", and so would {points} more {unit} for `{}` under {}", *of.values[values[issue]].label, of.name)
}
