//! What the reader of outcome files says about every kind of mistake, and that an outcome never gets into a case.

use detente_case::{Case, Citation, Fitting, Likelihood, ParsedOutcome, StateName, parse, parse_outcome};
use detente_source::SourceText;

const CASE: &str = "
detente: 1
id: talks
as_of: 2024-02-27
define: {peace: '!a.attack & !b.attack'}
parties:
  a: {options: {attack: {does: Attack, now: true}, talk: Talk}, prefers: [peace], assumption: true}
  b: {options: {attack: Attack}, prefers: [peace], assumption: true}
";

const SOUND: &str = "
outcome: 1
case: talks
drafted_before_outcome: false
sources: {paper: {title: A paper}}
events:
  - {on: 2024-03-26, what: They stopped., cites: [paper]}
came_about: {taken: [a.talk], by: 2024-03, cites: [paper]}
questions:
  - {ask: peace, came_true: true, by: 2024-03-26, cites: [paper], base_rate: {chance: [0.05, 0.2], of: talks, cites: [paper]}}
note: Only that.
";

fn case() -> Case {
    parse(&SourceText::new("case.yaml", CASE)).case.expect("a sound case")
}

fn read(text: &str) -> ParsedOutcome {
    parse_outcome(&SourceText::new("outcome.yaml", text), &case())
}

/// Codes with the text underlined.
fn findings(text: &str) -> Vec<(String, String)> {
    let source = SourceText::new("outcome.yaml", text);
    let read = read(text);
    assert_eq!(read.outcome.is_some(), !read.diagnostics.has_errors());
    let under = |span: Option<detente_source::Span>| span.map_or(String::new(), |s| source.slice(s).to_owned());
    read.diagnostics.iter().map(|d| (d.code.to_owned(), under(d.span))).collect()
}

fn with(old: &str, new: &str) -> Vec<(String, String)> {
    assert!(SOUND.contains(old), "{old}");
    findings(&SOUND.replace(old, new))
}

fn one(code: &str, under: &str) -> Vec<(String, String)> {
    vec![(code.to_owned(), under.to_owned())]
}

#[test]
fn a_sound_outcome() {
    let read = read(SOUND);
    assert!(read.diagnostics.is_empty(), "{:?}", read.diagnostics);
    let outcome = read.outcome.expect("it is sound");
    assert!(!outcome.drafted_before_outcome);
    assert_eq!((outcome.events.len(), outcome.came_about.by.as_str()), (1, "2024-03"));
    assert!(
        matches!(&outcome.came_about.fitting, Fitting::States(s) if s[..] == [StateName::Pattern { care: 7, value: 2 }])
    );
    assert_eq!(outcome.came_about.cites, [Citation::Source(0)]);
    let question = &outcome.questions[0];
    assert!(question.came_true && question.ask.expr.holds(2) && !question.ask.expr.holds(1));
    assert_eq!(question.base_rate.as_ref().expect("given").chance, Likelihood::between(50_000, 200_000));
}

#[test]
fn each_way_of_naming_what_came_about() {
    let fitting = |way: &str| {
        let read = read(&SOUND.replace("taken: [a.talk]", way));
        read.outcome.unwrap_or_else(|| panic!("{way}: {:?}", read.diagnostics)).came_about
    };
    assert!(
        matches!(&fitting("state: NY-").fitting, Fitting::States(s) if s[..] == [StateName::Pattern { care: 3, value: 2 }])
    );
    assert!(matches!(&fitting("state: [NYN, 4]").fitting, Fitting::States(s) if s.len() == 2));
    assert_eq!(fitting("state: [NYN, 4]").text, "NYN (not a.attack, a.talk, not b.attack) or 4");
    assert!(matches!(&fitting("holds: peace").fitting, Fitting::Holds(s) if s.text == "peace"));
    assert_eq!(fitting("taken: []").text, "no option taken");
}

#[test]
fn mistakes_are_underlined() {
    assert_eq!(with("case: talks", "case: walks"), one("D1341", "walks"));
    assert_eq!(with("taken: [a.talk]", "taken: [a.talk], holds: peace"), one("D1342", "holds"));
    assert_eq!(with("taken: [a.talk], ", "")[0].0, "D1342");
    assert_eq!(with("taken: [a.talk]", "taken: [a.tolk]"), one("D0402", "a.tolk"));
    assert_eq!(with("taken: [a.talk]", "state: YNNN"), one("D0506", "YNNN"));
    assert_eq!(with("ask: peace", "ask: peece"), one("D0402", "peece"));
    assert_eq!(with("[0.05, 0.2]", "[0.2, 0.05]"), one("D1314", "[0.2, 0.05]"));
    assert_eq!(with("[0.05, 0.2]", "1.5"), one("D0205", "1.5"));
    assert_eq!(with("on: 2024-03-26", "on: 2024-02-26"), one("D1345", "2024-02-26"));
    assert_eq!(with("on: 2024-03-26", "on: 2024-02"), [], "the month of the case may be later than its day");
    assert_eq!(with("came_true: true", "came_true: yes"), one("D0205", "yes"));
    assert_eq!(with("note:", "nota:"), one("D0201", "nota"));
    assert_eq!(with("what: They stopped., cites: [paper]", "what: They stopped.")[0].0, "D1344");
    assert_eq!(with("cites: [paper]}\ncame", "cites: [pape]}\ncame"), one("D0303", "pape"));
    assert_eq!(with("drafted_before_outcome: false\n", "")[0].0, "D0202");
    for empty in ["", "[]", "outcome: 1", "case: talks\ncame_about: 3", "\u{0}", "a: [", "{outcome: 1, case: {}}"] {
        assert!(read(empty).diagnostics.has_errors(), "{empty:?}");
    }
}

#[test]
fn every_cut_of_an_outcome_is_survived() {
    for end in 0..SOUND.len() {
        if SOUND.is_char_boundary(end) {
            let _ = read(&SOUND[..end]);
        }
    }
}

#[test]
fn an_outcome_inside_a_case_is_an_error_that_says_where_it_belongs() {
    let text = format!("{CASE}outcome: {{state: YYN}}\n");
    let found = parse(&SourceText::new("case.yaml", text)).diagnostics;
    let first = found.iter().next().expect("an error");
    assert_eq!(first.code, "D1315");
    assert!(first.hint.as_deref().expect("a hint").contains("outcome.yaml"), "{first:?}");
}
