//! What an answer hangs on: every change recomputed from a case that is written anew, the known results of the first
//! case, and what the commands `hinges` and `ach` say.
//!
//! `DETENTE_CASES=2000 cargo test -p detente --release --test all hinges::` is the nightly size.

mod claims;
mod first_case;
mod kept;
mod statements;
mod value;

use crate::common::{detente, detente_with_width, root};
use detente::doubt::hinges::{Answer, Hinges, Place, Question, all_worlds, ask, survey};
use detente::{Budget, Model, OpenError, SourceText};
use serde_json::Value;

/// How many random cases of each kind are looked at.
fn how_many() -> u64 {
    std::env::var("DETENTE_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(60)
}

fn try_model(yaml: &str) -> Result<Model, OpenError> {
    detente::open(&SourceText::new("case.yaml", yaml), &Budget::unlimited())
}

fn model(yaml: &str) -> Model {
    try_model(yaml).unwrap_or_else(|e| panic!("{e:?}\n{yaml}"))
}

fn surveyed(model: &Model, question: &Question) -> Hinges {
    let sample = all_worlds(&model.case, 4096).expect("few worlds");
    survey(&model.case, &sample, question, &Budget::unlimited()).expect("no limit").expect("defined")
}

fn asked(model: &Model, question: &Question) -> Option<Answer> {
    ask(&model.graph, question, &Budget::unlimited()).expect("no limit")
}

/// Today's state of a case in option form.
fn now(model: &Model) -> Option<Place> {
    Place::now(&model.case)
}

#[test]
fn the_command_keeps_to_the_page_and_to_its_bytes() {
    let ids = ["japan-dprk-2024", "elmira", "elmira-graph", "gisborne", "prisoners-dilemma"];
    for id in ids {
        let case = format!("cases/{id}");
        for width in [40, 100] {
            let args = ["hinges", &case, "--ask", "equilibria", "--worlds", "1"];
            let run = detente_with_width(&root(), &args, width);
            assert_eq!(run.status, 0, "{id}: {}", run.err);
            assert!(run.out.lines().all(|l| l.chars().count() <= width), "{id}, {width}: {}", run.out);
        }
        let json = detente(&["hinges", &case, "--ask", "equilibria", "--worlds", "1", "--format", "json"]);
        let document: Value = serde_json::from_str(&json.out).expect("it is JSON");
        assert_eq!(document["format"], "detente.hinges/1");
        assert_eq!(document["worlds"]["count"], 1);
        let again = detente(&["hinges", &case, "--ask", "equilibria", "--worlds", "1", "--format", "json"]);
        assert_eq!(json.out, again.out);
    }
}

#[test]
fn wrong_calls_say_what_to_do() {
    for (args, words) in [
        (vec!["hinges", "cases/gisborne", "--ask", "holds"], "say the state asked about with `--state`"),
        (vec!["hinges", "cases/elmira", "--ask", "reach"], "--to"),
        (vec!["hinges", "cases/elmira", "--to", "uniroyal.acept"], "D0402"),
        (vec!["hinges", "cases/elmira-graph", "--state", "s1", "--concept", "sim"], "needs options"),
        (vec!["hinges", "cases/elmira", "--concept", "best"], "nash"),
    ] {
        let run = detente(&args);
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{args:?}: {}", run.err);
        assert!(run.err.contains(words), "{args:?}: {}", run.err);
    }
}

/// Without a state of today everybody asks which equilibria there are: the command as well as the report and the page.
#[test]
fn without_today_the_question_is_which_equilibria_there_are() {
    let (plain, asked) =
        (detente(&["hinges", "cases/gisborne"]), detente(&["hinges", "cases/gisborne", "--ask", "equilibria"]));
    assert_eq!((plain.status, &plain.out), (0, &asked.out), "{}", plain.err);
    assert!(plain.out.contains("Which equilibria are there (Nash)?"), "{}", plain.out);
}

#[test]
fn other_questions_have_answers_too() {
    let reach = detente(&["hinges", "cases/elmira", "--to", "uniroyal.accept", "--by", "agreement"]);
    assert_eq!(reach.status, 0, "{}", reach.err);
    assert!(reach.out.contains("agreements of two parties lead from today's state"), "{}", reach.out);
    assert!(reach.out.contains("As the case stands: yes."), "{}", reach.out);
    let alone = detente(&["hinges", "cases/elmira", "--to", "uniroyal.accept"]);
    assert!(alone.out.contains("As the case stands: no."), "{}", alone.out);
    let pairs = detente(&["hinges", "cases/gisborne", "--state", "4", "--pairs"]);
    assert_eq!(pairs.status, 0, "{}", pairs.err);
    assert!(pairs.out.contains("air of") || pairs.out.contains("airs of"), "{}", pairs.out);
}

#[test]
fn the_matrix_of_hypotheses() {
    for width in [40, 100] {
        let run = detente_with_width(&root(), &["ach", "cases/japan-dprk-2024"], width);
        assert_eq!(run.status, 0, "{}", run.err);
        assert!(run.out.lines().all(|l| l.chars().count() <= width), "{width}: {}", run.out);
        let told = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(told.contains("Least disproved: `move`, with nothing against."), "{}", run.out);
    }
    let run = detente(&["ach", "cases/japan-dprk-2024", "--format", "json"]);
    let document: Value = serde_json::from_str(&run.out).expect("it is JSON");
    let reading = &document["groups"][0];
    assert_eq!(reading["group"], "reading");
    assert_eq!(reading["inconsistent"], serde_json::json!({"strict": 1, "move": 0, "literal": 1}));
    let row = |claim: &str| {
        reading["rows"].as_array().expect("rows").iter().find(|r| r["claim"] == claim).expect("it is there").clone()
    };
    assert_eq!(row("c40")["stands"], serde_json::json!({"strict": "I", "move": "C", "literal": "I"}));
    assert_eq!(row("c39")["stands"], serde_json::json!({"strict": "C", "move": "N", "literal": "C"}));
    let none = detente(&["ach", "cases/elmira"]);
    assert!(none.status == 0 && none.out.contains("no groups of hypotheses"), "{}", none.out);
}
