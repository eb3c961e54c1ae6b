//! Writes a case in the format of case files, so that the engine can read what this crate works with.
//!
//! Every party and rule is marked as an assumption: made-up cases cite nothing.

use crate::doubts::Doubts;
use crate::formula::Formula;
use crate::model::{Direction, Malformed, PlainCase, PlainGraph, PlainParty, Preference, State};
use crate::naive::{Results, States};

impl PlainCase {
    /// The case as a case file. States of a ranking are written as the full pattern of their largest member.
    ///
    /// ```
    /// use detente_reference::formula::taken;
    /// use detente_reference::model::{PlainCase, PlainParty, Preference};
    /// let mut case = PlainCase::new("alone", "Alone");
    /// case.parties.push(PlainParty::new("a", &["leave"], Preference::Weights(vec![(taken(0), -1_500_000)])));
    /// assert_eq!(case.to_yaml()?, r#"detente: 1
    /// id: alone
    /// title: "Alone"
    /// parties:
    ///   a:
    ///     name: "a"
    ///     assumption: true
    ///     options:
    ///       leave: {does: "leave"}
    ///     weights:
    ///       "a.leave": -1.5
    /// "#);
    /// # Ok::<(), detente_reference::model::Malformed>(())
    /// ```
    pub fn to_yaml(&self) -> Result<String, Malformed> {
        self.to_yaml_with(&[])
    }

    /// The same with what is doubtful about the preferences of each party marked; parties beyond the list are certain.
    pub fn to_yaml_with(&self, doubts: &[Doubts]) -> Result<String, Malformed> {
        let certain = Doubts::default();
        let states = States::of(self)?;
        let names = self.option_names();
        let mut out = head(&self.id, &self.title);
        let mut place = 0;
        for (at, party) in self.parties.iter().enumerate() {
            out += &party_head(&party.id, &party.name);
            if !party.options.is_empty() {
                out += "    options:\n";
            }
            for option in &party.options {
                let now = self.status_quo.as_ref().and_then(|taken| taken.get(place));
                let now = now.map(|taken| format!(", now: {taken}")).unwrap_or_default();
                let moves = match option.direction {
                    Direction::Both => "",
                    Direction::Take => ", moves: take",
                    Direction::Drop => ", moves: drop",
                };
                out += &format!("      {}: {{does: {}{now}{moves}}}\n", option.id, quoted(&option.id));
                place += 1;
            }
            out += &preference(party, &names, &states, doubts.get(at).unwrap_or(&certain))?;
        }
        out += &rules("infeasible", &self.infeasible, &names);
        out += &rules("coalesce", &self.coalesce, &names);
        Ok(out)
    }
}

impl PlainGraph {
    /// The case as a case file in graph form.
    pub fn to_yaml(&self) -> Result<String, Malformed> {
        self.to_yaml_with(&[])
    }

    /// The same with what is doubtful about the preferences of each party marked; parties beyond the list are certain.
    pub fn to_yaml_with(&self, doubts: &[Doubts]) -> Result<String, Malformed> {
        let certain = Doubts::default();
        self.check_states()?;
        let id = |state: State| match state.checked_sub(1).and_then(|place| self.states.get(place)) {
            Some(state) => Ok(state.id.clone()),
            None => Err(Malformed(format!("a ranking names the state {state}, which the case does not have"))),
        };
        let mut out = head(&self.id, &self.title);
        for (at, party) in self.parties.iter().enumerate() {
            out += &party_head(&party.id, &party.name);
            let arcs = party.arcs.iter().map(|&(from, to)| Ok(format!("[{}, {}]", id(from)?, id(to)?)));
            out += &format!("    arcs: [{}]\n", arcs.collect::<Result<Vec<_>, _>>()?.join(", "));
            out += &ranking(&party.ranking, &id, doubts.get(at).unwrap_or(&certain))?;
        }
        out += "states:\n";
        for state in &self.states {
            out += &format!("  {}: {}\n", state.id, quoted(&state.meaning));
        }
        if let Some(state) = self.status_quo {
            out += &format!("now: {}\n", id(state)?);
        }
        Ok(out)
    }
}

/// The equilibria as an `expect:` section, to be put at the end of a case file.
pub fn expectation(results: &Results) -> String {
    let mut out = format!("expect:\n  feasible: {}\n  equilibria:\n", results.feasible);
    for (concept, verdicts) in results.concepts() {
        let numbers: Vec<String> = verdicts.equilibria.iter().map(State::to_string).collect();
        out += &format!("    {concept}: [{}]\n", numbers.join(", "));
    }
    out
}

fn head(id: &str, title: &str) -> String {
    format!("detente: 1\nid: {id}\ntitle: {}\nparties:\n", quoted(title))
}

fn party_head(id: &str, name: &str) -> String {
    format!("  {id}:\n    name: {}\n    assumption: true\n", quoted(name))
}

fn preference(party: &PlainParty, names: &[String], states: &States, doubts: &Doubts) -> Result<String, Malformed> {
    match &party.preference {
        Preference::Prioritized(statements) if statements.is_empty() => Ok("    prefers: []\n".to_string()),
        Preference::Weights(weights) if weights.is_empty() => Ok("    weights: {}\n".to_string()),
        Preference::Prioritized(statements) => {
            let lines = statements.iter().enumerate().map(|(at, statement)| {
                let text = quoted(&statement.text(names));
                match (doubts.unknown.contains(&at), at < doubts.strong) {
                    (true, _) => format!("      - {{want: {text}, unknown: true}}\n"),
                    (false, true) => format!("      - {{want: {text}, strong: true}}\n"),
                    (false, false) => format!("      - {text}\n"),
                }
            });
            Ok(format!("    prefers:\n{}", lines.collect::<String>()))
        }
        Preference::Weights(weights) => {
            let lines = weights
                .iter()
                .map(|(statement, weight)| format!("      {}: {}\n", quoted(&statement.text(names)), decimal(*weight)));
            Ok(format!("    weights:\n{}", lines.collect::<String>()))
        }
        Preference::Ranking(tiers) => {
            let name = |state| {
                let pattern = states.full_pattern(state);
                pattern.map(|pattern| quoted(&pattern)).ok_or_else(|| {
                    Malformed(format!("party {}: its ranking names the state {state}, which does not exist", party.id))
                })
            };
            ranking(tiers, &name, doubts)
        }
    }
}

fn ranking(
    tiers: &[Vec<State>],
    name: &dyn Fn(State) -> Result<String, Malformed>,
    doubts: &Doubts,
) -> Result<String, Malformed> {
    let mut out = match doubts.groups.is_empty() {
        true => "    ranking:\n".to_string(),
        false => {
            let group = |states: &Vec<State>| {
                let names = states.iter().map(|&state| name(state)).collect::<Result<Vec<_>, _>>()?;
                Ok(format!("[{}]", names.join(", ")))
            };
            let groups = doubts.groups.iter().map(group).collect::<Result<Vec<_>, Malformed>>()?;
            format!("    ranking:\n     unknown: [{}]\n     order:\n", groups.join(", "))
        }
    };
    for (place, tier) in tiers.iter().enumerate() {
        let names = tier.iter().map(|&state| name(state)).collect::<Result<Vec<_>, _>>()?;
        match &names[..] {
            [alone] => out += &format!("      - {alone}\n"),
            tied => out += &format!("      - [{}]\n", tied.join(", ")),
        }
        if doubts.gaps.contains(&place) {
            out += "      - \">>\"\n";
        }
    }
    Ok(out)
}

fn rules(key: &str, statements: &[Formula], names: &[String]) -> String {
    if statements.is_empty() {
        return String::new();
    }
    let lines = statements
        .iter()
        .map(|statement| format!("  - {{when: {}, assumption: true}}\n", quoted(&statement.text(names))));
    format!("{key}:\n{}", lines.collect::<String>())
}

/// Text as a double-quoted YAML scalar.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => out += "\\\"",
            '\\' => out += "\\\\",
            '\n' => out += "\\n",
            '\t' => out += "\\t",
            // Control characters, and the separators that YAML treats as line breaks or refuses.
            _ if character.is_control() || matches!(character, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                out += &format!("\\u{:04x}", u32::from(character));
            }
            _ => out.push(character),
        }
    }
    out.push('"');
    out
}

/// Millionths as a decimal number without needless zeros.
fn decimal(millionths: i64) -> String {
    let sign = if millionths < 0 { "-" } else { "" };
    let size = millionths.unsigned_abs();
    let (whole, rest) = (size / 1_000_000, size % 1_000_000);
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    format!("{sign}{whole}.{}", format!("{rest:06}").trim_end_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_exact_decimals() {
        let shown: Vec<String> = [3_000_000, -500_000, 1, 0, -1_000_010, i64::MIN].map(decimal).into();
        assert_eq!(shown, ["3", "-0.5", "0.000001", "0", "-1.00001", "-9223372036854.775808"]);
    }

    #[test]
    fn text_is_quoted_so_that_nothing_can_break_out() {
        assert_eq!(quoted("a \"b\" \\ c\n\u{7}\u{2028}: #"), r#""a \"b\" \\ c\n\u0007\u2028: #""#);
    }
}
