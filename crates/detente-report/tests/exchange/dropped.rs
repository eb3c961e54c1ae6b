//! Every export says what of a case its format has no place for.

use crate::exchange::cases::{build, known};
use detente_graph::Budget;
use detente_report::{dropped_by_tables, to_gmcr, to_nfg};

/// A case that has something of everything.
const FULL: &str = "
detente: 1
id: full
title: Full
question: Will they?
as_of: 2024-02-27
caution: Mind the gap.
notes: [{title: Note, text: Text}]
sources:
  paper: {title: Paper, reliability: B, descriptor: A paper., citation: 'A paper, 2024.'}
claims:
  c1: {source: paper, says: So it is., about: [a], note: Read twice.}
define: {both: a.go & b.go}
hypotheses:
  motive:
    question: Why?
    base: fear
    alternatives: {fear: {name: Fear, prefers: [{want: a.wait, cites: [c1]}]}, greed: {name: Greed, prefers: [{want: '!a.wait', cites: [c1]}]}}
contingencies:
  storm: {name: A storm comes, base: false}
issues:
  price: {values: [low, high]}
parties:
  a:
    name: Aland
    in_text: the Alanders
    about: An island.
    cites: [c1]
    options: {go: {does: Go, undoes: Stay, now: true, moves: take}, wait: {does: Wait, if: '!storm'}}
    prefers: [{want: a.go, strong: true}, {want: both, unknown: true}, {from: motive}, {want: b.go, ranks: [1, 4], assumption: true}]
    worth: {price: {scores: [1, 0]}}
  b:
    name: Beland
    cites: [paper]
    options: {go: Go}
    prefers: [{want: b.go, why: it can}, {want: '!a.go', dormant: true}]
    worth: {price: {scores: [0, 1]}}
views:
  a: {cites: [c1], infeasible: [a.go & b.go]}
  b: {cites: [c1], unaware: [a.wait]}
expect: {feasible: 8}
";

const ALL: [&str; 17] = [
    "the question",
    "the day as of which it holds",
    "the caution",
    "the notes",
    "the names of defined statements",
    "what parties are and are called",
    "what dropping an option means",
    "which options are taken today",
    "which differences are strong",
    "which preferences are unknown",
    "the hypotheses, of which the base world is written",
    "the contingencies, of which the base world is written",
    "what holds in some worlds only",
    "how parties see the conflict",
    "the issues, what they are worth, and who must agree",
    "the results it expects",
    "which statements are dormant",
];

#[test]
fn everything_is_told_on_the_way_out_and_in_the_file() {
    let made = build(FULL.to_owned()).expect("a case with states");
    let gmcr = to_gmcr(&made.case, &made.graph, &Budget::unlimited()).unwrap();
    let nfg = to_nfg(&made.case, &made.graph, &Budget::unlimited()).unwrap();
    let tables = dropped_by_tables(&made.case).unwrap();
    for what in ALL {
        for (format, said) in
            [("gmcr", gmcr.warnings.join("\n")), ("nfg", nfg.warnings.join("\n")), ("tables", tables.clone())]
        {
            assert!(said.contains(what), "{format} does not tell of {what}: {said}");
        }
        assert!(gmcr.text.contains(what) && nfg.text.contains(what), "the files do not tell of {what}");
    }
    for what in ["the claims", "the sources", "the grounds of judgements", "which judgements are assumptions"] {
        assert!(gmcr.warnings.join("\n").contains(what) && nfg.warnings.join("\n").contains(what), "{what}");
        assert!(!tables.contains(what), "{what} stands in a table: {tables}");
    }
    // What a party holds to be impossible has a place in GMCR+, which calls it misperceptions.
    assert!(gmcr.text.contains(r#""misperceptions": [[[0,"Y"],[2,"Y"]]],"#), "{}", gmcr.text);
    assert!(!gmcr.warnings.join("\n").contains("wrongly"), "{:?}", gmcr.warnings);
    assert!(nfg.warnings.join("\n").contains("what parties wrongly hold to be impossible"), "{:?}", nfg.warnings);
}

#[test]
fn cases_of_the_project_with_views_or_issues_say_so() {
    let told = |id: &str| {
        let made = known().into_iter().find(|made| made.case.id == id).expect("a known case");
        to_gmcr(&made.case, &made.graph, &Budget::unlimited()).unwrap().warnings.join("\n")
    };
    assert!(told("perceptual-dilemma").contains("how parties see the conflict"));
    let first = told("japan-dprk-2024");
    for what in ["the issues, what they are worth", "the hypotheses", "the contingencies", "the claims"] {
        assert!(first.contains(what), "{first}");
    }
    assert!(told("gisborne-unknown").contains("which preferences are unknown"));
    assert!(told("elmira-strength").contains("which differences are strong"));
}
