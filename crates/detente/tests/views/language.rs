//! What the case language says about views: every finding at its place, and what a view inherits.

use detente::case::{Form, parse, perceived};
use detente::source::Severity;
use detente::{Budget, SourceText};

const CASE: &str = "detente: 1
id: ambush
define:
  trap: a.attack & a.hide
parties:
  a: {assumption: true, options: {attack: Attack, hide: Lie in wait}, prefers: [trap, a.attack]}
  b: {assumption: true, options: {march: March on}, prefers: ['!trap', b.march]}
infeasible:
  - {when: '!a.attack & !a.hide', assumption: true}
";

/// Codes, and the text that each finding underlines.
fn findings(views: &str) -> Vec<(String, String)> {
    let source = SourceText::new("case.yaml", format!("{CASE}{views}"));
    let mut found: Vec<(String, String)> = Vec::new();
    let parsed = parse(&source);
    for d in parsed.diagnostics.iter() {
        found.push((d.code.to_string(), d.span.map(|s| source.slice(s).to_owned()).unwrap_or_default()));
        assert!(d.severity == Severity::Warning || d.hint.is_some(), "every error says what to do: {d:?}");
    }
    found
}

fn one(views: &str, code: &str, underlined: &str) {
    assert_eq!(findings(views), [(code.to_owned(), underlined.to_owned())], "{views}");
}

/// Some mistakes bring others with them.
fn among(views: &str, code: &str, underlined: &str) {
    let found = findings(views);
    assert!(found.contains(&(code.to_owned(), underlined.to_owned())), "{views}{found:?}");
}

#[test]
fn every_mistake_is_found_where_it_is() {
    let view = |inside: &str| format!("views:\n  b:\n    assumption: true\n{inside}");
    assert_eq!(findings(&view("    unaware: [a.hide]\n")), []);
    one(&view("    unaware: [a.hidden]\n"), "D0402", "a.hidden");
    one(&view("    unaware: ['!a.hide']\n"), "D1122", "'!a.hide'");
    one(&view("    unaware: [trap]\n"), "D1122", "trap");
    one(&view("    unaware: [a.hide, a.hide]\n"), "D0307", "a.hide");
    one(&view("    imagines: {a: {hide: Lie in wait}}\n"), "D1124", "hide");
    one(&view("    imagines: {c: {hide: Lie in wait}}\n"), "D0304", "c");
    one(&view("    unaware: [a.hide]\n    believes: {a: {prefers: [a.hide]}}\n"), "D1125", "a.hide");
    one(&view("    believes: {a: {prefers: [a.fly]}}\n"), "D0402", "a.fly");
    one(&view("    believes: {a: {prefers: [a.attack], weights: {a.hide: 1}}}\n"), "D0505", "weights");
    one(&view("    believes: {a: {}}\n"), "D0504", "a");
    among(&view("    believes: {a: {prefer: [a.hide]}}\n"), "D0201", "prefer");
    among(&view("    unaware: [a.hide]\n    believes: {a: {ranking: [YYY, YNY]}}\n"), "D0506", "YYY");
    one(&view(""), "D1126", "b");
    one(&view("    believes: {a: {prefers: [{want: a.attack, ranks: [1, 2]}]}}\n"), "D1127", "a.attack");
    one("views:\n  c: {assumption: true, unaware: [a.hide]}\n", "D0304", "c");
    one("views:\n  b: {unaware: [a.hide]}\n", "D0308", "unaware");
    among("views:\n  b: {unware: [a.hide], assumption: true}\n", "D0201", "unware");
}

#[test]
fn nobody_is_blind_to_what_it_does() {
    let now = CASE.replace("attack: Attack", "attack: {does: Attack, now: true}");
    let text = format!("{now}views:\n  a: {{assumption: true, unaware: [a.attack]}}\n");
    let parsed = parse(&SourceText::new("case.yaml", text));
    assert!(parsed.case.is_none());
    assert_eq!(parsed.diagnostics.iter().map(|d| d.code).collect::<Vec<_>>(), ["D1123"]);
    // Others may well be blind to it.
    let text = format!("{now}views:\n  b: {{assumption: true, unaware: [a.attack]}}\n");
    assert!(parse(&SourceText::new("case.yaml", text)).case.is_some());
}

#[test]
fn views_need_options() {
    let text = "detente: 1\nid: g\nstates: {s: S, t: T}\nparties:\n  a: {assumption: true, arcs: [[s, t]], ranking: [s, t]}\n\
        views:\n  a: {assumption: true, believes: {a: {ranking: [t, s]}}}\n";
    let parsed = parse(&SourceText::new("case.yaml", text));
    assert_eq!(parsed.diagnostics.iter().map(|d| d.code).collect::<Vec<_>>(), ["D1121"]);
}

/// Rules and definitions of the case hold in a view, with what is not seen counted as not taken.
#[test]
fn rules_are_read_with_the_eyes_of_the_view() {
    let text = format!("{CASE}views:\n  b: {{assumption: true, unaware: [a.hide], imagines: {{a: {{fly: Fly}}}}}}\n");
    let budget = Budget::unlimited();
    let model = detente::open(&SourceText::new("case.yaml", text), &budget).expect("a sound case");
    let seen = perceived(&model.case, &model.case.views[0]);
    let names: Vec<&str> = seen.options.iter().map(|o| o.full_id.as_str()).collect();
    assert_eq!(names, ["a.attack", "a.fly", "b.march"]);
    let Form::Options { infeasible, .. } = &seen.form else { panic!("option form") };
    // Who sees nobody hide knows that somebody must attack.
    assert!(infeasible[0].when.expr.holds(0b010) && !infeasible[0].when.expr.holds(0b001));
    let views = detente::views(&model, &budget).expect("sound views");
    assert_eq!(views[0].graph.len(), 4);
    // What a truly wants tells no two of these apart by `trap`, which needs what is not seen.
    let ranks: Vec<u32> = views[0].graph.ranks(detente::PartyId(0)).to_vec();
    assert_eq!(ranks, [0, 0, 0, 0]);
    assert_eq!(views[0].graph.ranks(detente::PartyId(1)), [0, 0, 1, 1]);
}

/// A view without a state, and a ranking of it that misses one, are found when the view is built, and named.
#[test]
fn what_only_the_states_of_a_view_tell() {
    let built = |view: &str| {
        let text = format!("{CASE}views:\n  b:\n    assumption: true\n{view}");
        let model = detente::open(&SourceText::new("case.yaml", text), &Budget::unlimited()).expect("a sound case");
        match detente::views(&model, &Budget::unlimited()) {
            Err(detente::OpenError::Invalid(found)) => found.iter().map(|d| d.message.clone()).collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        }
    };
    let found = built("    infeasible: [{when: 'true', assumption: true}]\n");
    assert_eq!(found, ["in the view of `b`: the rules under `infeasible` leave no feasible state"]);
    let found = built("    unaware: [a.hide]\n    believes: {a: {ranking: [YY]}}\n");
    assert_eq!(found, ["in the view of `b`: the ranking of a misses state 1 (YN)"]);
}

#[test]
fn laying_out_a_file_keeps_its_views() {
    let text = format!(
        "{CASE}views:\n  b: {{unaware: [a.hide], believes: {{a: {{prefers: ['not a.attack']}}}}, assumption: true}}\n"
    );
    let done = detente::case::format(&SourceText::new("case.yaml", text)).expect("it can be laid out");
    assert!(done.contains("unaware: [a.hide]") && done.contains("\"!a.attack\""), "{done}");
}

/// The example on the page about views is a sound case, laid out as `fmt` lays it out.
#[test]
fn the_example_of_the_page_works() {
    let page = include_str!("../../../../docs/views.md");
    let text = page.split("```yaml complete\n").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
    let source = SourceText::new("case.yaml", text);
    let parsed = parse(&source);
    let case = parsed.case.expect("a sound case");
    let warned: Vec<&str> = parsed.diagnostics.iter().map(|d| d.code).collect();
    assert_eq!(warned, [""; 0]);
    let model = detente::open(&source, &Budget::unlimited()).expect("a sound case");
    assert_eq!(detente::views(&model, &Budget::unlimited()).expect("sound views").len(), case.views.len());
    assert_eq!(detente::case::format(&source).as_deref(), Ok(text));
}
