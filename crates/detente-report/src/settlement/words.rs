//! Packages, parties, scores and demands of a negotiation in words.

use crate::page::Line;
use crate::page::english::{grouped, shortened};
use detente_case::Negotiation;
use detente_settlement::{Demand, Settlement, Standard, Table};

/// Turns packages and demands into words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bargain<'a> {
    pub of: &'a Negotiation,
    pub found: &'a Settlement,
}

impl<'a> Bargain<'a> {
    pub fn table(&self) -> &'a Table {
        &self.found.table
    }

    /// An actor's name within a sentence.
    pub fn actor(&self, at: usize) -> &'a str {
        &self.of.actors[at].in_text
    }

    /// An actor's name by itself.
    pub fn label(&self, at: usize) -> &'a str {
        &self.of.actors[at].name
    }

    /// "Abductees: information; Sanctions: kept".
    pub fn package(&self, package: u64) -> String {
        let values = self.table().values(package);
        let parts = self.of.issues.iter().zip(&values);
        let parts: Vec<String> = parts.map(|(i, v)| format!("{}: {}", i.name, *i.values[*v].label)).collect();
        parts.join("; ")
    }

    /// A name by which the text speaks of a package: its number, from 1.
    pub fn short(&self, package: u64) -> String {
        format!("package {}", grouped_u64(package + 1))
    }

    /// "Abductees from `nothing` to `information`".
    pub fn change(&self, from: &[usize], (issue, value): (usize, usize)) -> Line {
        let about = &self.of.issues[issue];
        let label = |value: usize| about.values[value].label.as_str();
        Line::from(format!("{} from ", about.name)).code(label(from[issue])).text(" to ").code(label(value))
    }

    /// A score of an actor, exactly, with at most six decimals.
    pub fn score(&self, actor: usize, units: i64) -> String {
        self.table().seats[actor].scale.map_or_else(|| "0".to_owned(), |scale| shortened(&scale.show(units)))
    }

    /// What a demand says.
    pub fn demand(&self, demand: &Demand) -> Line {
        match demand {
            Demand::Floor(actor) => {
                let floor = self.table().seats[*actor].floor.unwrap_or_default();
                format!("the floor of {} at {}", self.actor(*actor), self.score(*actor, floor)).into()
            }
            Demand::RedLine(actor, Some(line)) => Line::from(format!("the red line of {}: ", self.actor(*actor)))
                .code(&self.of.actors[*actor].red_lines[*line].when.text),
            Demand::RedLine(actor, None) => format!("the red lines of {}", self.actor(*actor)).into(),
            Demand::Possible(Some(rule)) => Line::from("what cannot be had: ").code(self.impossible(*rule)),
            Demand::Possible(None) => "what cannot be had".into(),
        }
    }

    /// A rule on what cannot be had, as written.
    pub fn impossible(&self, rule: usize) -> &'a str {
        &self.of.impossible[rule].when.text
    }
}

/// A share as people read it: "41 %", "0.3 %", "less than 0.1 %".
pub(super) fn percent(part: u64, whole: u64) -> String {
    if whole == 0 || part == 0 {
        return "0 %".to_owned();
    }
    let share = part as f64 / whole as f64 * 100.0;
    match share {
        _ if part == whole => "100 %".to_owned(),
        s if s < 0.1 => "less than 0.1 %".to_owned(),
        s if s > 99.9 => "more than 99.9 %".to_owned(),
        s if s < 10.0 => format!("{s:.1} %"),
        s => format!("{s:.0} %"),
    }
}

/// A signed share of a best possible score: "+12.5 %".
pub(super) fn gain(part: i64, whole: i64) -> String {
    let share = part as f64 / whole.max(1) as f64 * 100.0;
    let text = format!("{share:+.1} %");
    if text == "-0.0 %" || text == "+0.0 %" { "0 %".to_owned() } else { text }
}

/// A score as a share of the best possible one: "68.8 %"; a dash where the best is not above zero.
pub(super) fn share(score: i64, best: i64) -> String {
    if best > 0 { format!("{:.1} %", score as f64 / best as f64 * 100.0) } else { "-".to_owned() }
}

pub(super) fn grouped_u64(n: u64) -> String {
    usize::try_from(n).map_or_else(|_| n.to_string(), grouped)
}

/// A standard's name.
pub(super) fn name(standard: Standard) -> &'static str {
    match standard {
        Standard::Nash => "Nash product",
        Standard::KalaiSmorodinsky => "Kalai-Smorodinsky",
        Standard::Egalitarian => "Egalitarian",
        Standard::Utilitarian => "Utilitarian",
        Standard::FromToday => "Best from today",
    }
}

/// What a standard picks.
pub(super) fn meaning(standard: Standard) -> &'static str {
    match standard {
        Standard::Nash => "the largest product of the parties' gains over their floors",
        Standard::KalaiSmorodinsky => {
            "the largest smallest gain over the floors, measured by the best gain that each party has in any agreeable package"
        }
        Standard::Egalitarian => {
            "the largest smallest gain over the floors, measured by each party's best possible score"
        }
        Standard::Utilitarian => "the largest sum of scores, measured by each party's best possible score",
        Standard::FromToday => {
            "the largest smallest gain over today's package, measured by each party's best possible score"
        }
    }
}
