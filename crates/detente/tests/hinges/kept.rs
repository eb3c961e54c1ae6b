//! What a dropped claim may not change, and worlds that cannot be asked.

use super::{model, surveyed};
use detente::Concept;
use detente::doubt::hinges::{Answer, Place, Question};

/// An option that a contingency brings is kept away by no rule of the file, and is one judgement.
#[test]
fn no_claim_brings_an_option_to_life() {
    let text = "
detente: 1
id: mediation
sources: {paper: {title: A paper}}
claims: {k: {source: paper, says: The mediator would take part.}}
now: N
contingencies: {invited: {name: The mediator is invited, base: false, assumption: true}}
parties:
  mediator:
    options: {mediate: {does: Mediate, if: invited, cites: [k]}}
    prefers: [{want: mediator.mediate, assumption: true}]
";
    let model = model(text);
    let found = surveyed(&model, &Question::Holds(Place::now(&model.case).expect("it has one"), Concept::Nash));
    assert_eq!((found.worlds, found.yes.0), (2, 1));
    let hinge = &found.claims[0];
    assert_eq!(hinge.supports.len(), 1, "{:?}", hinge.supports);
    assert!(hinge.supports[0].is_option && hinge.supports[0].alone);
    // Options stay what they are; without the option today's state would hold in both worlds.
    assert_eq!((hinge.all.flips, hinge.all.yes), (0, 1), "{:?}", hinge.all);
    assert_eq!((hinge.alone.flips, hinge.alone.yes), (1, 2), "{:?}", hinge.alone);
}

/// Today is one combination of options, also where a rule joins it with others: without the rule it is still that one.
#[test]
fn today_stays_today_without_the_rule_that_joins_it() {
    let text = "
detente: 1
id: joined
sources: {paper: {title: A paper}}
claims: {k: {source: paper, says: It is all the same.}}
parties:
  a:
    assumption: true
    options: {x: {does: X, now: true}, y: {does: Y, now: false}}
    prefers: [a.y, a.x]
coalesce: [{when: a.x, cites: [k]}]
";
    let model = model(text);
    let found = surveyed(&model, &Question::Holds(Place::now(&model.case).expect("it has one"), Concept::Nash));
    // Joined, both ways of doing X are one state, and nothing is better. Apart, Y is still to be had.
    assert_eq!(found.base, Answer::Is(true));
    assert_eq!(found.claims[0].all.base, Some(Answer::Is(false)));
}

/// A ranking cannot name a state that only some worlds have: those with errors are counted, not passed over.
#[test]
fn worlds_with_errors_are_left_out_and_counted() {
    let text = "
detente: 1
id: ranked
contingencies: {open: {name: It opens, base: false, assumption: true}}
parties:
  a:
    assumption: true
    options: {x: {does: X, now: false}, y: {does: Y, now: false, if: open}}
    ranking: [YN, NN]
";
    let model = model(text);
    let found = surveyed(&model, &Question::Equilibria(Concept::Nash));
    assert_eq!((found.worlds, found.left_out), (1, 1));
    let run =
        crate::common::detente_with_input(&super::root(), &["hinges", "-", "--ask", "equilibria"], text.as_bytes());
    let told = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("One world is left out, because the case has errors in it."), "{told}\n{}", run.err);
}
