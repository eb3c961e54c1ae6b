//! Files for other programs say what the case says, as those programs read them.

mod cases;
mod dropped;

mod gmcr;
mod nfg;

use detente_graph::Budget;

/// The fenced blocks of the documentation that start like this.
fn documented(start: &str) -> Vec<&'static str> {
    let page = include_str!("../../../docs/exchange.md");
    let blocks = page.split("```").skip(1).step_by(2).filter_map(|block| block.split_once('\n'));
    blocks.map(|(_, text)| text).filter(|text| text.starts_with(start)).collect()
}

#[test]
fn the_examples_of_the_documentation_are_true() {
    let made = cases::known().into_iter().find(|made| made.case.id == "prisoners-dilemma").expect("a known case");
    let [model, game] = [documented("{\n"), documented("NFG")].map(|blocks| blocks[0]);
    assert_eq!(detente_report::to_gmcr(&made.case, &made.graph, &Budget::unlimited()).unwrap().text, model);
    // The comment is shortened there.
    let text = detente_report::to_nfg(&made.case, &made.graph, &Budget::unlimited()).unwrap().text;
    let (before, after) = game.split_once(" ...\"").expect("a shortened comment");
    assert!(text.starts_with(before) && text.ends_with(after), "{text}");
}
