//! Who can accept what: floors, red lines, vetoes and ratifiers.

use super::words::{Bargain, grouped_u64, percent};
use super::{SettlementStudy, beyond};
use crate::joined;
use crate::page::english::{number, upper_first};
use crate::page::{Line, Point};
use detente_settlement::{Demand, Failing};

/// One sentence that answers the main question.
pub(super) fn lead(study: &SettlementStudy, bargain: &Bargain) -> String {
    let table = bargain.table();
    let Some(survey) = &study.found.survey else {
        return beyond::lead(study, &needed(study));
    };
    let (possible, agreeable) = (survey.possible(table), survey.agreeable(table));
    let had = if possible == table.packages {
        format!("There are {} packages", grouped_u64(table.packages))
    } else {
        format!("Of {} packages {} can be had", grouped_u64(table.packages), grouped_u64(possible))
    };
    match agreeable {
        0 => format!("{had}, and no package is acceptable to {}.", needed(study)),
        n if n == possible && n > 1 => format!("{had}, and all of them are acceptable to {}.", needed(study)),
        1 => format!("{had}, and one of them is acceptable to {}.", needed(study)),
        n => {
            let share = percent(n, possible);
            format!("{had}, and {} of them ({share}) are acceptable to {}.", grouped_u64(n), needed(study))
        }
    }
}

/// "everybody needed", in words for who that is.
fn needed(study: &SettlementStudy) -> String {
    let agreement = &study.of.agreement;
    let names = |all: &mut dyn Iterator<Item = usize>| {
        joined(&all.map(|at| study.of.actors[at].in_text.clone()).collect::<Vec<_>>(), "and")
    };
    let at_table = study.of.table().count();
    if agreement.needs == at_table {
        return if at_table <= 3 { names(&mut study.of.table()) } else { format!("all {} parties", number(at_table)) };
    }
    let mut text = format!("{} of {} parties", number(agreement.needs), number(at_table));
    if !agreement.veto.is_empty() {
        text += &format!(", {} among them", names(&mut agreement.veto.iter().copied()));
    }
    text
}

/// Rows of a table: for every actor its floor, its best possible score, and how many packages it accepts.
pub(super) fn rows(study: &SettlementStudy, bargain: &Bargain) -> Vec<Vec<String>> {
    let table = bargain.table();
    let mut rows = vec![["", "floor", "best", "accepts", "of possible"].map(str::to_owned).to_vec()];
    for (at, actor) in study.of.actors.iter().enumerate() {
        let seat = &table.seats[at];
        let floor = match (seat.floor, seat.scale) {
            (Some(floor), _) => bargain.score(at, floor),
            (None, Some(_)) => "none".to_owned(),
            (None, None) => "-".to_owned(),
        };
        let best = table.scorers.iter().position(|s| *s == at).and_then(|k| study.found.ideals.get(k));
        let best = best.map_or("-".to_owned(), |best| bargain.score(at, *best));
        let (accepts, share) = match &study.found.survey {
            Some(survey) => {
                let alone = |f: Failing| table.is_possible(f) && table.accepts_alone(at, f);
                let n = survey.sum(alone);
                (grouped_u64(n), percent(n, survey.possible(table)))
            }
            None => ("not counted".to_owned(), String::new()),
        };
        rows.push(vec![actor.name.clone(), floor, best, accepts, share]);
    }
    rows
}

/// Who must agree, who ratifies, and which red lines there are.
pub(super) fn sentences(study: &SettlementStudy, bargain: &Bargain) -> Vec<Line> {
    let (of, mut told): (_, Vec<Line>) = (study.of, Vec::new());
    let agreement = &of.agreement;
    let at_table = of.table().count();
    if agreement.needs < at_table {
        let veto: Vec<String> = agreement.veto.iter().map(|at| bargain.actor(*at).to_owned()).collect();
        let mut text =
            format!("{} of the {} parties must agree", upper_first(&number(agreement.needs)), number(at_table));
        if !veto.is_empty() {
            text += &format!("; without {} nothing is agreed", joined(&veto, "and"));
        }
        told.push((text + ".").into());
    } else if at_table > 1 {
        told.push(if at_table == 2 {
            "Both must agree.".into()
        } else {
            format!("All {} must agree.", number(at_table)).into()
        });
    }
    for (at, actor) in of.actors.iter().enumerate() {
        if let Some(other) = actor.ratifies {
            let (other, own) = (bargain.actor(other), bargain.actor(at));
            told.push(format!("What {other} agrees to needs the consent of {own} as well.").into());
        }
    }
    for (at, actor) in of.actors.iter().enumerate().filter(|(_, actor)| !actor.red_lines.is_empty()) {
        let lines = actor.red_lines.iter().map(|r| Line::new().code(&r.when.text));
        let what = if lines.len() == 1 { "The red line" } else { "The red lines" };
        let what = Line::from(format!("{what} of {}, accepted at no score: ", bargain.actor(at)));
        told.push(what.list(lines, ", ", " and ").text("."));
    }
    told
}

/// Why nothing is agreeable: the demands that cannot be met together.
pub(super) fn conflict(study: &SettlementStudy, bargain: &Bargain) -> Option<Vec<Point>> {
    let conflict = study.found.conflict.as_ref()?;
    let table = bargain.table();
    let demands: Vec<&Demand> = table.bits(conflict.demands).collect();
    let mut told = Vec::new();
    if conflict.among.len() < table.table.len() {
        let names: Vec<String> = conflict.among.iter().map(|at| bargain.actor(*at).to_owned()).collect();
        let vetoes = conflict.among == table.veto;
        told.push(Point::bare(if vetoes {
            format!("Those with a veto, {}, already ask for what cannot be had together.", joined(&names, "and"))
        } else {
            format!("Nearest to an agreement are {}, and even they cannot agree.", joined(&names, "and"))
        }));
    }
    let proof = if conflict.smallest { "the smallest such set" } else { "a set from which none can be left out" };
    told.push(Point::bare(match demands.len() {
        1 => "This alone cannot be met by any package:".to_owned(),
        n => format!("These {} demands cannot be met together ({proof}):", number(n)),
    }));
    told.extend(demands.iter().map(|demand| Point::dashed(bargain.demand(demand))));
    if let Some((demands, package)) = study.found.fewest {
        let list: Vec<Line> = table.bits(demands).map(|d| bargain.demand(d)).collect();
        if list.len() > 1 {
            let opens = format!(". That would open {} ({}).", bargain.short(package), bargain.package(package));
            let least = Line::from("The least that would have to be given up: ").list(list, ", ", " and ");
            told.push(Point::bare(least.text(opens)));
        }
    }
    Some(told)
}
