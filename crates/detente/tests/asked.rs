//! The same question has the same answer through every door: the library, the command line and the report.

use crate::common::{detente, root};
use detente::ask::{Count, Depth, Hinges, Question, Unlock, Worlds};
use detente::report::{count_json, unlock_json};
use detente::stability::unlock::Kind;
use detente::{Budget, Model, SourceText};

fn ample() -> Budget<'static> {
    Budget::unlimited()
}

fn text(case: &str) -> SourceText {
    let path = root().join("cases").join(case).join("case.yaml");
    SourceText::new("case.yaml", std::fs::read_to_string(path).expect("a shipped case"))
}

fn model(case: &str) -> Model {
    detente::open(&text(case), &ample()).expect("a sound case")
}

fn printed(command: &str, case: &str, args: &[&str]) -> String {
    let folder = format!("cases/{case}");
    let run = detente(&[&[command, folder.as_str()], args, &["--format", "json"]].concat());
    assert_eq!(run.status, 0, "{}", run.err);
    run.out
}

fn full<'m, Q: Question>(asked: &Q, model: &'m Model) -> Q::Answer<'m> {
    asked.ask(model, Depth::Full, &ample()).expect("it has an answer")
}

#[test]
fn commands_print_what_questions_answer() {
    let elmira = model("elmira");

    let asked =
        Unlock { make: "5".to_owned(), kinds: vec![Kind::Swap], within: Some(2), most: Some(1), ..Unlock::default() };
    let answer = full(&asked, &elmira);
    let document = unlock_json(&elmira.case, &elmira.graph, &answer.found, &answer.told());
    let args = ["--make", "5", "--kinds", "swap", "--within", "2", "--most", "1"];
    assert_eq!(document, printed("unlock", "elmira", &args));

    let syria = model("syria-iraq-1975");
    let asked = Count { make: "2".to_owned(), party: vec!["syria".to_owned()], ..Count::default() };
    let document = count_json(&syria.case, &syria.graph, &full(&asked, &syria).told());
    let args = ["--make", "2", "--count", "--party", "syria"];
    assert_eq!(document, printed("unlock", "syria-iraq-1975", &args));
}

/// What the report finds about outcomes is what the question answers in brief.
#[test]
fn the_report_has_the_answers_of_the_same_question() {
    let japan = model("japan-dprk-2024");
    let analysis = japan.verdicts(&ample());
    let findings = detente::findings(&japan, &analysis, &ample());
    let told = findings.unlock.found().expect("the case names outcomes");
    assert!(!told.wanted.is_empty());
    for wanted in &told.wanted {
        let make = wanted.name.clone();
        let asked = Unlock { make, concept: Some(told.concept), within: Some(2), ..Unlock::default() };
        let answer = asked.ask(&japan, Depth::Brief, &ample()).unwrap();
        assert_eq!(format!("{:?}", answer.found), format!("{:?}", wanted.least.found), "{}", wanted.name);
        let anywhere = Unlock { anywhere: true, ..asked.clone() }.ask(&japan, Depth::Brief, &ample()).unwrap();
        let there = wanted.anywhere.as_ref().map(|asked| format!("{:?}", asked.found));
        assert_eq!(there.unwrap_or_default(), format!("{:?}", anywhere.found), "{}", wanted.name);
        for alone in &wanted.alone {
            let party = vec![japan.case.party(alone.party).id.value.clone()];
            let one = Unlock { party, ..asked.clone() }.ask(&japan, Depth::Brief, &ample()).unwrap();
            assert_eq!(format!("{:?}", one.found), format!("{:?}", alone.any.found), "{}", wanted.name);
        }
    }
}

#[test]
fn a_depth_keeps_numbers_within_its_limits() {
    let walk = "{detente: 1, id: walk, parties: {a: {options: {go: Go}, prefers: [a.go], assumption: true}}}";
    let walk = detente::open(&SourceText::new("case.yaml", walk), &ample()).unwrap();
    let asked = Unlock { make: "2".to_owned(), within: Some(1_000), most: Some(1_000), ..Unlock::default() };
    let limits = |depth| asked.ask(&walk, depth, &ample()).map(|a| (a.question.most, a.most)).unwrap();
    assert_eq!(limits(Depth::Interactive), (6, 50));
    assert_eq!(limits(Depth::Full), (1_000, 1_000));
    let none = Unlock { most: Some(0), ..asked.clone() }.ask(&walk, Depth::Interactive, &ample()).unwrap();
    assert_eq!(none.most, 1);
}

/// What the report on a case found.
macro_rules! found {
    ($model:expr, $question:ident) => {{
        let analysis = $model.analysis(&ample()).expect("no limit");
        detente::findings(&$model, analysis, &ample()).$question.found().cloned()
    }};
}

#[test]
fn the_report_and_the_question_say_the_same_of_hinges() {
    for case in ["japan-dprk-2024", "elmira", "prisoners-dilemma", "elmira-graph"] {
        let model = model(case);
        let reported = found!(model, hinges).expect(case);
        let brief = Hinges::default().ask(&model, Depth::Brief, &ample()).expect(case);
        assert_eq!((&reported.hinges, reported.all_worlds), (&brief.hinges, brief.all_worlds), "{case}");
        // These cases are small: asked alone, the question goes no further.
        let full = Hinges::default().ask(&model, Depth::Full, &ample()).expect(case);
        assert_eq!(reported.hinges, full.hinges, "{case}");
    }
}

#[test]
fn the_report_and_the_question_say_the_same_of_worlds() {
    let model = model("japan-dprk-2024");
    let reported = found!(model, worlds).expect("it leaves something in doubt");
    let brief = Worlds::default().ask(&model, Depth::Brief, &ample()).expect("it leaves something in doubt");
    assert_eq!((&reported.summary, &reported.sweeps), (&brief.summary, &brief.sweeps));
    // Asked alone it goes further; what the report asks is answered there as well, and in the same way.
    let full = Worlds::default().ask(&model, Depth::Full, &ample()).expect("the same");
    for (q, asked) in brief.asked.iter().enumerate() {
        let at = full.asked.iter().position(|a| a.question == asked.question).expect("the report asks nothing else");
        assert_eq!(full.summary.yes[at], brief.summary.yes[q], "{asked:?}");
        assert_eq!(full.sweeps[0].changes[at], brief.sweeps[0].changes[q], "{asked:?}");
    }
    assert!(full.asked.len() > brief.asked.len());
}
