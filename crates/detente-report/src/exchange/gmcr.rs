//! Models of GMCR+, the graph model program of the University of Waterloo.

use super::cubes::{Cube, cubes};
use super::dropped::{Format, dropped, is_blindness};
use super::{Exported, NotExported, REPORT, graph_form, remark};
use detente_case::{Case, Direction, Form, Party, Preferences, Rule};
use detente_graph::{Budget, Graph, PartyId, Rank, Stop};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// How many conjunctions one statement may take.
const MOST_CONJUNCTIONS: usize = 256;

/// GMCR+ weighs the statements of a decision maker with powers of two in a machine integer, which on some systems has
/// 32 bits.
const MOST_STATEMENTS: usize = 31;

/// At most this many merged states are named.
const LISTED: usize = 5;

/// A case as a `.gmcr` file: options with their directions, decision makers, infeasible conditions, and for every
/// decision maker the full ranking of the states. Where all parties state their preferences in order of importance,
/// the file goes by the statements, else by the rankings.
///
/// GMCR+ numbers the feasible states as a case does, so results can be compared state by state.
///
/// # Errors
/// Why the file would not mean what the case means: the case is in graph form, or a rule under `infeasible` is too
/// involved; or the budget ended the work.
///
/// ```
/// use detente_case::{Case, parse};
/// use detente_graph::{Budget, Graph};
/// use detente_source::SourceText;
///
/// let file = "
/// detente: 1
/// id: chicken
/// parties:
///   red: {assumption: true, options: {swerve: Swerve}, prefers: [blue.swerve, '!red.swerve']}
///   blue: {assumption: true, options: {swerve: Swerve}, prefers: [red.swerve, '!blue.swerve']}
/// infeasible: [{when: red.swerve & blue.swerve, assumption: true}]
/// ";
/// let case = parse(&SourceText::new("case.yaml", file)).case.unwrap();
/// let graph = Graph::build(&case, &Budget::unlimited()).unwrap();
/// let exported = detente_report::to_gmcr(&case, &graph, &Budget::unlimited()).unwrap();
/// assert!(exported.text.contains(r#""preferences": [[[1,"Y"]],[[0,"N"]]],"#));
/// assert!(exported.text.contains(r#""preferenceRanking": [3,1,2]"#));
/// assert!(exported.text.contains(r#"[[0,"Y"],[1,"Y"]]"#));
/// ```
pub fn to_gmcr(case: &Case, graph: &Graph, budget: &Budget) -> Result<Exported, NotExported> {
    let Form::Options { infeasible, .. } = &case.form else { return Err(graph_form("GMCR+")) };
    let rules = infeasibles(infeasible)?;
    let mut warnings = Vec::new();
    let merged = graph.states().is_merged();
    if merged {
        warnings.push(merged_states(graph, budget)?);
    }
    let mut by_statements = !merged;
    let mut makers = Vec::new();
    for (id, party) in case.party_ids().zip(&case.parties) {
        let statements = statements(party, &mut warnings);
        by_statements &= statements.is_some();
        let blind = case.view_of(id).filter(|view| is_blindness(view)).map(|view| infeasibles(&view.infeasible));
        let blind = blind.transpose()?.unwrap_or_default();
        makers.push(maker(party, &statements.unwrap_or_default(), &blind, &ranking(graph, id, budget)?));
    }
    warnings.extend(dropped(case, Format::Gmcr));
    let described =
        remark(&warnings).map(|words| format!("  \"description\": {},\n", json!(words))).unwrap_or_default();
    let options = case.options.iter().map(|option| {
        let direction = match option.moves {
            Direction::Both => "both",
            Direction::Take => "fwd",
            Direction::Drop => "back",
        };
        json!({"name": option.does, "permittedDirection": direction}).to_string()
    });
    let text = format!(
        "{{\n  \"program\": \"detente\",\n  \"title\": {},\n{described}  \"options\": {},\n  \"decisionMakers\": {},\n  \
         \"infeasibles\": {},\n  \"useManualPreferenceRanking\": {},\n  \"coalitions\": {}\n}}\n",
        json!(case.title),
        lines(options),
        lines(makers),
        lines(rules.iter().map(|cube| conjunction(*cube).to_string())),
        !by_statements,
        json!((0..case.parties.len()).collect::<Vec<_>>()),
    );
    Ok(Exported { text, warnings })
}

fn merged_states(graph: &Graph, budget: &Budget) -> Result<String, Stop> {
    let total = graph.states().ids().count() as u64;
    let (mut names, mut merged) = (Vec::new(), 0_usize);
    for s in graph.states().ids() {
        let done = s.number();
        if done.is_multiple_of(REPORT) {
            budget.go_on("export", done, total)?;
        }
        let mut points = 0;
        graph.states().each_point(s, |_| points += 1);
        if points > 1 {
            merged += 1;
            if merged <= LISTED {
                names.push(format!("{} ({})", s.number(), graph.pattern(s)));
            }
        }
    }
    let plural = if merged == 1 { "" } else { "s" };
    if merged > LISTED {
        names.push(format!("{} more", merged - LISTED));
    }
    Ok(format!(
        "GMCR+ has no merged states: the combinations that are one state here, state{plural} {}, are tied in the \
         rankings but are states of their own there, so that numbers of states and moves differ",
        crate::joined(&names, "and")
    ))
}

/// Infeasible conditions, a conjunction each: GMCR+ does not take a disjunction there.
fn infeasibles(rules: &[Rule]) -> Result<Vec<Cube>, NotExported> {
    let (mut all, mut reasons) = (Vec::new(), Vec::new());
    for rule in rules {
        match cubes(&rule.when.expr, MOST_CONJUNCTIONS) {
            Some(cubes) => all.extend(cubes),
            None => reasons.push(format!(
                "the rule `{}` under `infeasible` takes more than {MOST_CONJUNCTIONS} conditions in GMCR+: split it, or \
                 say it in another way",
                rule.when.text
            )),
        }
    }
    // GMCR+ shows each condition once.
    let mut distinct = Vec::new();
    for cube in all {
        if !distinct.contains(&cube) {
            distinct.push(cube);
        }
    }
    if reasons.is_empty() { Ok(distinct) } else { Err(NotExported::Refused(reasons)) }
}

/// The preference statements of a party as conditions; none where GMCR+ has to go by its ranking.
fn statements(party: &Party, warnings: &mut Vec<String>) -> Option<Vec<Value>> {
    let wants = match &party.preferences {
        Preferences::Prioritized(wants) => wants,
        Preferences::Ranked { .. } => return None,
        Preferences::Weighted(_) => {
            warnings.push(format!("GMCR+ has no weights: those of {} become a ranking of the states", party.name));
            return None;
        }
    };
    let (mut all, mut seen) = (Vec::new(), BTreeSet::new());
    for want in wants {
        let Some(cubes) = cubes(&want.statement.expr, MOST_CONJUNCTIONS) else {
            warnings.push(format!(
                "the statement `{}` of {} takes more than {MOST_CONJUNCTIONS} conditions in GMCR+: the preferences of \
                 {} become a ranking of the states",
                want.statement.text, party.name, party.name
            ));
            return None;
        };
        // GMCR+ keeps the first of several that say the same, and the others change nothing.
        if !seen.insert(cubes.iter().copied().collect::<BTreeSet<Cube>>()) {
            continue;
        }
        match &cubes[..] {
            // What always or never holds tells no states apart.
            [] | [Cube { care: 0, .. }] => {}
            [one] => all.push(conjunction(*one)),
            _ => {
                let members: Vec<Value> = cubes.iter().map(|cube| conjunction(*cube)).collect();
                all.push(json!({"compound": true, "members": members}));
            }
        }
    }
    if all.len() > MOST_STATEMENTS {
        warnings.push(format!(
            "{} has {} preference statements, more than the {MOST_STATEMENTS} that GMCR+ can weigh: they become a \
             ranking of the states",
            party.name,
            all.len()
        ));
        return None;
    }
    Some(all)
}

fn conjunction(cube: Cube) -> Value {
    let cared = (0..64).filter(|k| cube.care >> k & 1 == 1);
    cared.map(|k| json!([k, if cube.value >> k & 1 == 1 { "Y" } else { "N" }])).collect()
}

/// Numbers of the states, best first, tied ones in a list of their own. GMCR+ knows no merged states: it numbers every
/// feasible combination.
fn ranking(graph: &Graph, party: PartyId, budget: &Budget) -> Result<Value, Stop> {
    let ranks = graph.ranks(party);
    let mut tiers: Vec<Vec<u32>> = vec![Vec::new(); ranks.iter().max().map_or(0, |r| *r as usize + 1)];
    let points = graph.states().points();
    for point in 0..points {
        if u64::from(point).is_multiple_of(REPORT) {
            budget.go_on("export", u64::from(point), u64::from(points))?;
        }
        let rank: Rank = ranks[graph.states().state_of(point).index()];
        tiers[rank as usize].push(point + 1);
    }
    Ok(tiers.iter().rev().map(|tier| if let [one] = tier[..] { json!(one) } else { json!(tier) }).collect())
}

fn maker(party: &Party, statements: &[Value], blind: &[Cube], ranking: &Value) -> String {
    let blind: Vec<String> = blind.iter().map(|cube| conjunction(*cube).to_string()).collect();
    let blind =
        if blind.is_empty() { String::new() } else { format!("      \"misperceptions\": [{}],\n", blind.join(",")) };
    format!(
        "{{\n      \"name\": {},\n      \"options\": {},\n      \"preferences\": {},\n{blind}      \"preferenceRanking\": {ranking}\n    }}",
        json!(party.name),
        json!(party.options.clone().collect::<Vec<_>>()),
        json!(statements),
    )
}

/// A list with one entry a line.
fn lines(entries: impl IntoIterator<Item = String>) -> String {
    let entries: Vec<String> = entries.into_iter().collect();
    if entries.is_empty() { "[]".to_owned() } else { format!("[\n    {}\n  ]", entries.join(",\n    ")) }
}
