//! Writes a negotiation in the format of case files.

use super::{PlainBargain, Said};
use std::fmt::Write;

impl PlainBargain {
    /// The negotiation as a case file: parties `p0`, `p1`, ..., issues `i0`, ... with values `v0`, ...
    pub fn to_yaml(&self) -> String {
        let mut out = String::from("detente: 1\nid: bargain\nissues:\n");
        for (at, values) in self.issues.iter().enumerate() {
            let labels: Vec<String> = (0..*values).map(|value| format!("v{value}")).collect();
            let _ = writeln!(out, "  i{at}: {{values: [{}]}}", labels.join(", "));
        }
        if !self.impossible.is_empty() {
            let _ = writeln!(out, "impossible: [{}]", statements(&self.impossible));
        }
        let vetoes: Vec<String> =
            self.table().iter().filter(|at| self.parties[**at].veto).map(|at| format!("p{at}")).collect();
        let _ = writeln!(out, "agreement: {{needs: {}, veto: [{}]}}", self.needs, vetoes.join(", "));
        if let Some(base) = &self.base {
            let values: Vec<String> = base.iter().enumerate().map(|(at, value)| format!("i{at}: v{value}")).collect();
            let _ = writeln!(out, "base: {{{}}}", values.join(", "));
        }
        out.push_str("parties:\n");
        for (at, party) in self.parties.iter().enumerate() {
            let _ = writeln!(out, "  p{at}:\n    assumption: true\n    worth:");
            for (issue, scores) in party.scores.iter().enumerate() {
                let scores: Vec<String> = scores.iter().map(i128::to_string).collect();
                let _ = writeln!(out, "      i{issue}: [{}]", scores.join(", "));
            }
            let bonuses =
                party.bonuses.iter().map(|(when, score)| format!("{{when: \"{}\", score: {score}}}", written(when)));
            let _ = writeln!(out, "    bonuses: [{}]", bonuses.collect::<Vec<_>>().join(", "));
            let _ = writeln!(out, "    red_lines: [{}]", statements(&party.red_lines));
            if let Some(floor) = party.floor {
                let _ = writeln!(out, "    floor: {floor}");
            }
            if let Some(of) = party.ratifies {
                let _ = writeln!(out, "    ratifies: p{of}");
            }
        }
        out
    }
}

fn statements(all: &[Said]) -> String {
    all.iter().map(|one| format!("\"{}\"", written(one))).collect::<Vec<_>>().join(", ")
}

fn written(said: &Said) -> String {
    let joined = |all: &[Said], by: &str| {
        let parts: Vec<String> = all.iter().map(|one| format!("({})", written(one))).collect();
        parts.join(by)
    };
    match said {
        Said::Is(issue, value) => format!("i{issue} = v{value}"),
        Said::Not(a) => format!("!({})", written(a)),
        Said::All(all) => joined(all, " & "),
        Said::Any(any) => joined(any, " | "),
    }
}
