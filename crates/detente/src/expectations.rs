//! Whether a case gives the results that its `expect:` section says it must.

use detente_case::{Case, Expect, Expected, ExpectedSet, ExpectedTies, StateName};
use detente_graph::{Graph, StateId, StateSet};
use detente_settlement::{Frontier, Settlement};
use detente_source::{Diagnostic, Diagnostics};
use detente_stability::Analysis;

/// States listed in one message before it stops.
const LISTED: usize = 12;

/// The expectations that an analysis does not meet, each as an error; none when the case expects nothing. The analysis
/// must cover the concepts named.
pub fn unmet(case: &Case, graph: &Graph, analysis: &Analysis) -> Diagnostics {
    let mut found = Diagnostics::new();
    let Some(Expect { feasible, sets, .. }) = &case.expect else { return found };
    if let Some(expected) = feasible
        && expected.value != graph.len() as u64
    {
        found.push(
            Diagnostic::error("D0801", format!("the case has {} feasible states, not {}", graph.len(), expected.value))
                .at(expected.span),
        );
    }
    for set in sets {
        let states = analysis.of(set.concept.value).map(|verdicts| match set.party {
            Some(party) => &verdicts.stable[party.index()],
            None => &verdicts.equilibria,
        });
        match states {
            Some(states) => found.extend(compare(graph, set, states, &subject(case, set))),
            None => found.push(
                Diagnostic::error(
                    "D0803",
                    format!("`{}` cannot be checked: it is not defined for this case", set.concept.key()),
                )
                .at(set.concept.span)
                .hint("SIM needs options, so it has no meaning in graph form"),
            ),
        }
    }
    found
}

/// The expectations that a settlement does not meet, each as an error; none when the case expects nothing of it.
///
/// ```
/// use detente::{Budget, SourceText, settlement, unmet_settlement};
/// let text = "{detente: 1, id: a, issues: {pay: {values: [low, high]}}, parties: {p: {worth: {pay: [0, 1]}}},
///   expect: {settlement: {packages: 2, nash: [{pay: low}]}}}";
/// let case = detente::case::parse(&SourceText::new("case.yaml", text)).case.unwrap();
/// let found = settlement::settle(case.negotiation.as_ref().unwrap(), &Budget::unlimited());
/// let unmet = unmet_settlement(&case, &found);
/// assert_eq!(unmet.iter().next().unwrap().message, "by `nash` [high] was found, not [low]");
/// ```
pub fn unmet_settlement(case: &Case, settled: &Settlement) -> Diagnostics {
    let mut found = Diagnostics::new();
    let (Some(of), Some(expected)) =
        (&case.negotiation, case.expect.as_ref().and_then(|expect| expect.settlement.as_ref()))
    else {
        return found;
    };
    for (what, count) in &expected.counts {
        let given = counted(settled, what);
        let words = match given {
            Some(given) if given == count.value => continue,
            Some(given) => format!("`{what}` is {given}, not {}", count.value),
            None => format!("`{what}` cannot be checked: there are too many packages to count"),
        };
        found.push(Diagnostic::error("D0805", words).at(count.span));
    }
    let labels = |packages: &[Vec<usize>]| -> String {
        let one = |package: &Vec<usize>| {
            let values: Vec<&str> =
                of.issues.iter().zip(package).map(|(issue, value)| issue.values[*value].label.as_str()).collect();
            format!("[{}]", values.join(", "))
        };
        if packages.is_empty() { "none".to_owned() } else { packages.iter().map(one).collect::<Vec<_>>().join(", ") }
    };
    for named in &expected.named {
        let best = settled.best.iter().find(|best| best.standard.key() == named.standard);
        let words = match &named.expected {
            ExpectedTies::Count(count) => {
                let ties = best.map_or(Some(0), |best| best.ties);
                match ties {
                    Some(ties) if ties == *count => continue,
                    Some(ties) => format!("{ties} packages are tied by `{}`, not {count}", named.standard),
                    None => format!("ties by `{}` cannot be checked: they were not counted", named.standard),
                }
            }
            ExpectedTies::Packages(packages) => {
                let given: Vec<Vec<usize>> = best
                    .map(|best| best.packages.iter().map(|p| settled.table.values(*p)).collect())
                    .unwrap_or_default();
                let mut sorted = packages.clone();
                sorted.sort();
                if sorted == given {
                    continue;
                }
                format!("by `{}` {} was found, not {}", named.standard, labels(&given), labels(&sorted))
            }
        };
        found.push(Diagnostic::error("D0805", words).at(named.span));
    }
    found
}

/// A figure of a settlement by its name; nothing where it was not counted.
fn counted(settled: &Settlement, what: &str) -> Option<u64> {
    let table = &settled.table;
    let of = |frontier: &Option<Frontier>, vectors: bool| {
        let frontier = frontier.as_ref()?;
        Some(if vectors { frontier.vectors() as u64 } else { frontier.packages() })
    };
    match what {
        "packages" => Some(table.packages),
        "possible" => settled.survey.as_ref().map(|survey| survey.possible(table)),
        "agreeable" => settled.survey.as_ref().map(|survey| survey.agreeable(table)),
        "frontier.packages" => of(&settled.frontier, false),
        "frontier.vectors" => of(&settled.frontier, true),
        "frontier_agreeable.packages" => of(&settled.agreeable, false),
        _ => of(&settled.agreeable, true),
    }
}

fn subject(case: &Case, set: &ExpectedSet) -> String {
    let concept = set.concept.value;
    match set.party {
        Some(party) => format!("states that are {concept}-stable for {}", case.party(party).name),
        None => format!("{concept} equilibria"),
    }
}

fn compare(graph: &Graph, set: &ExpectedSet, states: &StateSet, subject: &str) -> Option<Diagnostic> {
    match &set.expected {
        Expected::Count(n) if *n == states.count() as u64 => None,
        Expected::Count(n) => {
            Some(Diagnostic::error("D0802", format!("the case has {} {subject}, not {n}", states.count())).at(set.span))
        }
        Expected::States(names) => {
            let mut expected = StateSet::empty(graph.len());
            for name in names {
                let named = graph.named(*name);
                if named.is_empty() {
                    return Some(
                        Diagnostic::error("D0804", format!("{} is not a feasible state", written(name))).at(set.span),
                    );
                }
                named.into_iter().for_each(|s| expected.insert(s));
            }
            if expected == *states {
                return None;
            }
            let missing: Vec<StateId> = expected.iter().filter(|s| !states.contains(*s)).collect();
            let extra: Vec<StateId> = states.iter().filter(|s| !expected.contains(*s)).collect();
            let mut parts = Vec::new();
            if !missing.is_empty() {
                parts.push(format!("{} expected but not found", listed(&missing)));
            }
            if !extra.is_empty() {
                parts.push(format!("{} found but not expected", listed(&extra)));
            }
            Some(Diagnostic::error("D0802", format!("{subject} differ: {}", parts.join("; "))).at(set.span))
        }
    }
}

fn written(name: &StateName) -> String {
    match name {
        StateName::Number(n) => format!("number {n}"),
        StateName::Named(_) | StateName::Pattern { .. } => "an expected state".to_owned(),
    }
}

fn listed(states: &[StateId]) -> String {
    let names: Vec<String> = states.iter().take(LISTED).map(|s| s.number().to_string()).collect();
    let more = states.len().saturating_sub(LISTED);
    if more == 0 { names.join(", ") } else { format!("{} and {more} more", names.join(", ")) }
}
