//! The sentences are right for cases of every kind.

use crate::report::study::{DILEMMA, Owned, study_of, study_under};
use detente_report::answer;
use detente_stability::Concept;

fn told(owned: &Owned) -> Vec<(&'static str, String)> {
    answer(&owned.study().into()).into_iter().map(|s| (s.about, s.line.plain())).collect()
}

fn about<'a>(told: &'a [(&str, String)], what: &str) -> &'a str {
    told.iter().find(|(about, _)| *about == what).map_or("", |(_, line)| line)
}

#[test]
fn without_a_state_of_today() {
    let told = told(&study_of(DILEMMA));
    assert_eq!(
        told.iter().map(|(about, _)| *about).collect::<Vec<_>>(),
        ["Today", "Firmest", "Deterrence", "How much holds", "Grounds"]
    );
    assert!(about(&told, "Today").starts_with("The case names no state of today"));
    assert_eq!(
        about(&told, "Firmest"),
        "The firmest, holding under all six concepts analysed, is the state in which Prisoner A would confess and \
         Prisoner B would confess (state 4)."
    );
    assert!(about(&told, "Deterrence").contains(
        "State 1, by contrast, holds by deterrence: Prisoner A would like to confess; Prisoner B could then \
         confess and would gain by it, which leaves Prisoner A worse off than now."
    ));
    assert_eq!(
        about(&told, "How much holds"),
        "Of 4 feasible states, 2 are equilibria (each stable for every party) under at least one concept: 1 under \
         Nash and 2 under GMR, SMR, SEQ, SSEQ and SIM."
    );
    assert_eq!(
        about(&told, "Grounds"),
        "All of this rests on two preference statements and one ranking of states and on the order of the statements, which is a \
         judgement: all are declared assumptions."
    );
}

const TODAY: &str = "
detente: 1
id: ferry
define: {deal: a.lift & b.talk}
parties:
  a:
    name: Alba
    assumption: true
    options: {lift: {does: Lift the ban, undoes: Ban it}}
    ranking: [NY, YY, NN, YN]
  b:
    name: Boria
    assumption: true
    options: {talk: {does: Talk, now: true}}
    ranking: [YY, NY, NN, YN]
";

#[test]
fn today_holds_or_breaks() {
    // NY is best for Alba, and Boria cannot better it by ceasing to talk.
    let told_calm = told(&study_of(TODAY));
    assert!(about(&told_calm, "Today").starts_with("Today's state holds: no party can move by itself"));
    assert_eq!(
        about(&told_calm, "Outcomes"),
        "Of what the case names, “deal” does not hold in the only equilibrium under Nash and does not hold in the \
         only equilibrium under SEQ."
    );
    assert_eq!(about(&told_calm, "A way out"), "");
    // With the order of Alba turned round it would lift the ban, though Boria could spoil that at its own cost.
    let restless = TODAY.replace("[NY, YY, NN, YN]", "[YY, NY, NN, YN]");
    let told_restless = told(&study_of(&restless));
    assert_eq!(
        about(&told_restless, "Today"),
        "Today's state holds under GMR and SMR, but it breaks under Nash, SEQ, SSEQ and SIM: Alba would leave it."
    );
    assert!(about(&told_restless, "Deterrence").contains("is not deterred under SEQ: Alba would like to lift the ban"));
}

#[test]
fn a_way_out_begins_with_a_step_that_does_not_pay() {
    // Each would gain if both moved, but whoever moves first loses by it alone; the other then likes to follow.
    let case = TODAY.replace("[NY, YY, NN, YN]", "[YN, NY, NN, YY]").replace("[YY, NY, NN, YN]", "[YN, NY, YY, NN]");
    let told = told(&study_of(&case));
    assert_eq!(
        about(&told, "A way out"),
        "The nearest begins with a step that does not pay by itself: Alba could lift the ban, which alone leaves it \
         worse off; Boria would then do best to no longer talk, and Alba and Boria would be better off than today. \
         That state (state 2) would hold under all six concepts analysed."
    );
}

#[test]
fn one_party_alone() {
    let alone = "
detente: 1
id: alone
parties: {a: {name: Ada, assumption: true, options: {go: {does: Go, now: true}}, prefers: [a.go]}}
";
    let told = told(&study_of(alone));
    assert!(about(&told, "Today").starts_with("Today's state holds"));
    assert_eq!(
        about(&told, "How much holds"),
        "Of 2 feasible states, 1 is an equilibrium (stable for every party) under each of Nash, GMR, SMR, SEQ, SSEQ \
         and SIM."
    );
    let away = told_away(alone);
    assert_eq!(
        about(&away, "Today"),
        "Today's state does not hold under any of the six concepts analysed: Ada would leave it."
    );
}

fn told_away(alone: &str) -> Vec<(&'static str, String)> {
    told(&study_of(&alone.replace("prefers: [a.go]", "prefers: ['!a.go']")))
}

#[test]
fn graph_form_names_states_by_their_meaning() {
    let graph = "
detente: 1
id: graph
states: {s1: Peace, s2: War}
now: s1
parties:
  a: {name: Ada, assumption: true, arcs: [[s1, s2]], ranking: [s2, s1]}
  b: {name: Ben, assumption: true, arcs: [[s2, s1]], ranking: [s2, s1]}
";
    let told = told(&study_of(graph));
    assert_eq!(
        about(&told, "Today"),
        "Today's state holds under GMR, but it breaks under Nash, SMR, SEQ and SSEQ: Ada would leave it."
    );
    assert_eq!(about(&told, "Firmest"), "The firmest, holding under all five concepts analysed, is state s2 (War).");
}

#[test]
fn no_equilibrium_at_all() {
    // Matching pennies, judged by Nash alone.
    let pennies = "
detente: 1
id: pennies
parties:
  a: {name: Even, assumption: true, options: {heads: Show heads}, prefers: [a.heads <-> b.heads]}
  b: {name: Odd, assumption: true, options: {heads: Show heads}, prefers: ['!(a.heads <-> b.heads)']}
";
    let told = told(&study_under(pennies, &[Concept::Nash]));
    assert_eq!(
        about(&told, "How much holds"),
        "None of the 4 feasible states is an equilibrium under the one concept analysed: wherever things stand, some \
         party would move on."
    );
    assert_eq!(about(&told, "Firmest"), "");
    assert!(
        about(&told, "Deterrence").starts_with("The most tempting move from the calmest state (state 1) is open: ")
    );
}

#[test]
fn what_goes_round_and_round_is_told_with_the_cycle() {
    let pennies = "
detente: 1
id: pennies
parties:
  a: {name: Even, assumption: true, options: {heads: Show heads}, prefers: [a.heads <-> b.heads]}
  b: {name: Odd, assumption: true, options: {heads: Show heads}, prefers: ['!(a.heads <-> b.heads)']}
";
    let owned = study_under(pennies, &[Concept::Nash]);
    let findings = owned.findings();
    let told: Vec<(&str, String)> = answer(&findings).into_iter().map(|s| (s.about, s.line.plain())).collect();
    assert!(
        about(&told, "How much holds").ends_with(
            "Improvements lead in four steps back to where they began, each step made gladly by Even and Odd: the \
             cycle says why."
        ),
        "{told:#?}"
    );
    let page = detente_report::markdown(&findings);
    assert!(page.contains("### Why nothing comes to rest"), "{page}");
    assert!(page.contains("That leads back to where it began."), "{page}");
    assert!(page.contains("## 5. If both look further ahead") || page.contains("If both look further ahead"), "{page}");
}

#[test]
fn nothing_analysed_says_so() {
    let told = told(&study_under(DILEMMA, &[]));
    assert_eq!(told.len(), 2);
    assert!(told[0].1.starts_with("No stability concept was analysed"));
}
