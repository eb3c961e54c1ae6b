//! Strategic games for Gambit: each party chooses all its options at once, once.

use super::dropped::{Format, dropped};
use super::{Exported, NotExported, REPORT, graph_form, remark};
use detente_case::{Case, Direction, Form};
use detente_graph::{Budget, Graph, PartyId, Pattern, Stop};
use std::collections::BTreeSet;

/// How many payoffs are written; Gambit keeps all of them in memory.
const MOST_PAYOFFS: u128 = 4_000_000;

/// How many impossible combinations the comment lists.
const LISTED: usize = 20;

/// A case as a strategic game in Gambit's `.nfg` format, with a payoff for every combination of strategies.
///
/// A strategy is a combination of a party's own options that occurs in some feasible state. The payoff of a party is
/// its rank of the state, counted from 1 for the worst. Combinations of strategies that are no feasible state pay 0 to
/// everybody, less than any state, so that nobody wants to move there.
///
/// # Errors
/// Why there is no such game: the case is in graph form, the game would be too large, or the budget ended the work.
///
/// ```
/// use detente_case::parse;
/// use detente_graph::{Budget, Graph};
/// use detente_source::SourceText;
///
/// let file = "
/// detente: 1
/// id: chicken
/// title: Chicken
/// parties:
///   red: {name: Red, assumption: true, options: {swerve: Swerve}, prefers: [blue.swerve, '!red.swerve']}
///   blue: {name: Blue, assumption: true, options: {swerve: Swerve}, prefers: [red.swerve, '!blue.swerve']}
/// ";
/// let case = parse(&SourceText::new("case.yaml", file)).case.unwrap();
/// let graph = Graph::build(&case, &Budget::unlimited()).unwrap();
/// let game = detente_report::to_nfg(&case, &graph, &Budget::unlimited()).unwrap().text;
/// assert!(game.starts_with("NFG 1 R \"Chicken\" { \"Red\" \"Blue\" }\n"));
/// assert!(game.ends_with("\n\n2 2  1 4\n4 1  3 3\n"));
/// ```
pub fn to_nfg(case: &Case, graph: &Graph, budget: &Budget) -> Result<Exported, NotExported> {
    if matches!(case.form, Form::Graph { .. }) {
        return Err(graph_form("Gambit"));
    }
    let strategies: Vec<Vec<u64>> =
        graph.parties().map(|party| strategies(graph, party, budget)).collect::<Result<_, Stop>>()?;
    let profiles = strategies.iter().fold(1u128, |all, own| all.saturating_mul(own.len() as u128));
    if profiles.saturating_mul(strategies.len() as u128) > MOST_PAYOFFS {
        return Err(NotExported::TooLarge(format!(
            "the game would have {} combinations of strategies ({}), and at most {MOST_PAYOFFS} payoffs are written",
            if profiles == u128::MAX { "too many".to_owned() } else { profiles.to_string() },
            strategies.iter().map(|own| own.len().to_string()).collect::<Vec<_>>().join(" x ")
        )));
    }
    let (payoffs, impossible) = payoffs(graph, &strategies, budget)?;
    let mut warnings = Vec::new();
    if let Some(first) = impossible.first() {
        warnings.push(format!(
            "{} of {profiles} combinations of strategies are no feasible state, such as {}: they pay 0 to everybody, and \
             an equilibrium found there means nothing",
            impossible.len(),
            pattern(case, *first)
        ));
    }
    let one_way: Vec<String> =
        case.options.iter().filter(|o| o.moves != Direction::Both).map(|o| format!("`{}`", o.full_id)).collect();
    if !one_way.is_empty() {
        warnings.push(format!(
            "in a strategic game every strategy can be left for every other, and {} can change in one direction only: \
             the game lacks the equilibria that rest on that",
            crate::joined(&one_way, "and")
        ));
    }
    if graph.states().is_merged() {
        warnings.push(
            "a strategic game has no merged states: combinations that are one state here have the same payoffs but are \
             told apart there, and a party cannot move from all of them at once"
                .to_owned(),
        );
    }
    warnings.extend(slashed(case));
    warnings.extend(dropped(case, Format::Nfg));
    let mut text = format!("NFG 1 R {} {{ {} }}\n\n{{", label(&case.title), players(case).join(" "));
    for (party, own) in graph.parties().zip(&strategies) {
        let labels: Vec<String> = own.iter().map(|bits| strategy(case, party, *bits)).collect();
        text.push_str(&format!(" {{ {} }}\n", labels.join(" ")));
    }
    text.push_str(&format!("}}\n{}\n\n{payoffs}", label(&comment(case, &impossible, profiles, &warnings))));
    Ok(Exported { text, warnings })
}

/// Combinations of a party's own options that occur in some feasible state, ascending. One that never occurs would be
/// a strategy that pays 0 whatever the others do.
fn strategies(graph: &Graph, party: PartyId, budget: &Budget) -> Result<Vec<u64>, Stop> {
    let own = graph.own_bits(party);
    let points = graph.states().points();
    let mut found = BTreeSet::new();
    for point in 0..points {
        if u64::from(point).is_multiple_of(REPORT) {
            budget.go_on("export", u64::from(point), u64::from(points))?;
        }
        found.insert(graph.states().bits(point) & own);
    }
    Ok(found.into_iter().collect())
}

/// The payoffs of all combinations, the first party's strategy changing fastest, and the combinations that are no
/// feasible state. One line for each combination of the other parties' strategies.
fn payoffs(graph: &Graph, strategies: &[Vec<u64>], budget: &Budget) -> Result<(String, Vec<u64>), Stop> {
    let (mut out, mut impossible) = (String::new(), Vec::new());
    let mut at = vec![0usize; strategies.len()];
    let total = strategies.iter().map(|own| own.len() as u64).product();
    for done in 0u64.. {
        if done.is_multiple_of(REPORT) {
            budget.go_on("export", done, total)?;
        }
        let bits = at.iter().zip(strategies).fold(0, |bits, (i, own)| bits | own[*i]);
        let state = graph.states().find(bits);
        if state.is_none() {
            impossible.push(bits);
        }
        let paid: Vec<String> =
            graph.parties().map(|party| state.map_or(0, |s| u64::from(graph.rank(party, s)) + 1).to_string()).collect();
        out.push_str(&paid.join(" "));
        // Counting: the first digit goes up, and those that overflow go back to the start.
        let Some(next) = (0..at.len()).find(|digit| at[*digit] + 1 < strategies[*digit].len()) else {
            out.push('\n');
            break;
        };
        at[..next].fill(0);
        at[next] += 1;
        out.push_str(if next == 0 { "  " } else { "\n" });
    }
    Ok((out, impossible))
}

/// Names of the players, all different: Gambit tells players apart by them.
fn players(case: &Case) -> Vec<String> {
    let twice = |name: &str| case.parties.iter().filter(|p| p.name == name).count() > 1;
    let name = |name: &str, id: &str| if twice(name) { format!("{name} ({id})") } else { name.to_owned() };
    case.parties.iter().map(|p| label(&name(&p.name, &p.id.value))).collect()
}

/// The party's part of the pattern, and the options taken by id: `"YN: modify"`.
fn strategy(case: &Case, party: PartyId, bits: u64) -> String {
    let options = case.party(party).options.clone();
    let letters: String = options.clone().map(|k| if bits >> k & 1 == 1 { 'Y' } else { 'N' }).collect();
    let taken: Vec<&str> = options.filter(|k| bits >> k & 1 == 1).map(|k| case.options[k].id.value.as_str()).collect();
    match (letters.is_empty(), taken.is_empty()) {
        (true, _) => label("-"),
        (_, true) => label(&letters),
        _ => label(&format!("{letters}: {}", taken.join(" + "))),
    }
}

fn comment(case: &Case, impossible: &[u64], profiles: u128, warnings: &[String]) -> String {
    let mut out = "Payoffs are ranks of the states, 1 for the worst: only their order means anything, so look for \
                   equilibria in pure strategies. A strategy gives Y or N for each option of its player, in order."
        .to_owned();
    for (k, option) in case.options.iter().enumerate() {
        let mark = if k == 0 { " Options: " } else { "; " };
        out.push_str(&format!("{mark}{} is {}", option.full_id, option.does));
    }
    out.push('.');
    if !impossible.is_empty() {
        let named: Vec<String> = impossible.iter().take(LISTED).map(|bits| pattern(case, *bits)).collect();
        let more = impossible.len() - named.len();
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        out.push_str(&format!(
            " {} of {profiles} combinations cannot be and pay 0 to everybody: {}{more}.",
            impossible.len(),
            named.join(", ")
        ));
    }
    if let Some(words) = remark(warnings) {
        out.push(' ');
        out.push_str(&words);
    }
    out
}

/// What is not written as the case has it: Gambit takes a backslash as the start of an escape, but knows no escaped one.
fn slashed(case: &Case) -> Option<String> {
    let names = std::iter::once(&case.title).chain(case.parties.iter().map(|p| &p.name));
    let all: Vec<String> = names
        .chain(case.options.iter().map(|o| &o.does))
        .filter(|name| name.contains('\\'))
        .map(|name| format!("“{}”", name.split_whitespace().collect::<Vec<_>>().join(" ")))
        .collect();
    (!all.is_empty())
        .then(|| format!("Gambit cannot write a backslash, so it becomes a slash in {}", crate::joined(&all, "and")))
}

fn pattern(case: &Case, bits: u64) -> String {
    Pattern { taken: bits, fixed: u64::MAX, options: case.options.len() as u8 }.to_string()
}

/// Text in double quotes. Gambit reads a backslash as the start of an escape, but knows no escaped backslash.
fn label(text: &str) -> String {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty()).collect();
    format!("\"{}\"", words.join(" ").replace('\\', "/").replace('"', "\\\""))
}
