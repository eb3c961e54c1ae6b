//! Under the rule that each opponent moves at most once, the checker refuses a certificate that moves somebody twice.

use detente_graph::{Budget, Graph, PartyId, StateId};
use detente_source::SourceText;
use detente_stability::{Checker, Concept, Sanctions, certificate, certificate_under};

/// The shipped case "once is not enough": B objects, C inspects, B withdraws.
const CASE: &str = r#"
detente: 1
id: once
parties:
  a: {assumption: true, options: {announce: Announce}, ranking: [YNN, YYN, YYY, NNN, YNY]}
  b: {assumption: true, options: {object: Object}, ranking: [NNN, YNY, YYY, YYN, YNN]}
  c: {assumption: true, options: {inspect: Inspect}, ranking: [NNN, YNN, YYY, YNY, YYN]}
infeasible:
  - {when: "!a.announce & (b.object | c.inspect)", assumption: true}
"#;

#[test]
fn a_sanction_with_a_second_move_holds_under_one_rule_only() {
    let parsed = detente_case::parse(&SourceText::new("once", CASE));
    let graph = Graph::build(&parsed.case.expect("a sound case"), &Budget::unlimited()).expect("it is small");
    let (a, first) = (PartyId(0), StateId(0));
    let legal = certificate(&graph, Concept::Seq, a, first).expect("defined");
    let once = certificate_under(Sanctions::Once, &graph, Concept::Seq, a, first).expect("few parties");
    assert!(legal.is_stable() && !once.is_stable());
    Checker::new(&graph).check(&legal).expect("by the definition it holds");
    Checker::new(&graph).under(Sanctions::Once).check(&once).expect("by the other rule it holds");
    let fault = Checker::new(&graph).under(Sanctions::Once).check(&legal).unwrap_err();
    assert_eq!(fault.0, "a party moves a second time");
    assert!(Checker::new(&graph).check(&once).is_err(), "something deters by the definition");
}
