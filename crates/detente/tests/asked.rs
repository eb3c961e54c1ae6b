//! The same question has the same answer through every door: the library, the command line and the report.

use crate::common::{detente, root};
use detente::ask::{
    Analyze, Count, Depth, Doubtful, Explained, Foresight, Hinges, Moves, Question, Refusal, SanctionRule, Settle,
    States, Strength, Trace, Unlock, Views, Why, Worlds,
};
use detente::report::{Traced, analysis_json, count_json, states_json, trace_json, unlock_json, views_json};
use detente::report::{WhyRequest, foresight_json, settlement_json, strength_json, unknown_json, why_json};
use detente::stability::unlock::Kind;
use detente::{Budget, Concept, Model, SourceText, Study};

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
    let study = elmira.study(&ample()).unwrap();
    let some = |text: &str| Some(text.to_owned());

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

    let answer = full(&Why { state: "5".to_owned(), party: some("local"), ..Why::default() }, &elmira);
    let request =
        WhyRequest { state: answer.state, party: answer.party, concept: answer.concept, most: answer.most, width: 100 };
    assert_eq!(why_json(&study, &request), printed("why", "elmira", &["5", "--party", "local"]));

    let asked = States { concept: Some(Concept::Seq), sort: some("uniroyal"), ..States::default() };
    let args = ["--concept", "seq", "--sort", "uniroyal"];
    assert_eq!(states_json(&study, &full(&asked, &elmira).states), printed("states", "elmira", &args));

    let asked = Analyze { concepts: vec![Concept::Gmr], sanctions: Some(SanctionRule::Once) };
    let analysis = full(&asked, &elmira).analysis;
    let once = Study { analysis: &analysis, ..study };
    let args = ["--concepts", "gmr", "--sanctions", "once"];
    assert_eq!(analysis_json(&once, false, &ample()), printed("analyze", "elmira", &args));

    let asked = Trace { item: "5".to_owned(), party: some("local"), ..Trace::default() };
    let traced = full(&asked, &elmira);
    assert!(matches!(&traced, Traced::Verdicts(all) if all.len() == 1));
    let (sources, _) = detente::verify_sources(&elmira.case, &root().join("cases/elmira"), &Default::default());
    assert_eq!(trace_json(&study, "5", &traced, &sources), printed("trace", "elmira", &["5", "--party", "local"]));
}

#[test]
fn so_do_views_and_settlements() {
    let france = model("fall-of-france");
    let answer = full(&Views { most: Some(2), ..Views::default() }, &france);
    let hypergame = answer.hypergame();
    let document = views_json(&answer.study(&hypergame), answer.most, false);
    assert_eq!(document, printed("views", "fall-of-france", &["--most", "2"]));

    // A case of issues alone has no model.
    let river = "negotiations/shared-river";
    let case = detente::case::parse(&text(river)).case.unwrap();
    let asked = Settle { samples: Some(9), seed: Some(7), ..Settle::default() };
    let found = asked.ask_case(&case, None, Depth::Full, &ample()).unwrap();
    let document = settlement_json(&found.study(&case, case.negotiation.as_ref().unwrap(), None), true);
    assert_eq!(document, printed("settle", river, &["--list", "--samples", "9", "--seed", "7"]));
}

/// What the report finds about outcomes and settlements is what these questions answer in brief.
#[test]
fn the_report_has_the_answers_of_the_same_questions() {
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
    let answer = Settle::default().ask(&japan, Depth::Brief, &ample()).unwrap();
    assert!(!answer.signed.is_empty());
    assert_eq!(format!("{:?}", findings.settlement.found().unwrap()), format!("{answer:?}"));
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

    let doubtful = "{detente: 1, id: a, issues: {pay: {values: [low, high]}},
        parties: {p: {worth: {pay: [0, [1, 3]]}}, q: {worth: {pay: [1, 0]}}}}";
    let case = detente::case::parse(&SourceText::new("case.yaml", doubtful)).case.unwrap();
    let drawn = |samples, depth| {
        let found = Settle { samples, ..Settle::default() }.ask_case(&case, None, depth, &ample()).unwrap();
        found.doubt.map(|(doubt, _)| doubt.samples)
    };
    assert_eq!(drawn(Some(u32::MAX), Depth::Interactive), Some(10_000));
    assert_eq!(drawn(Some(12_345), Depth::Full), Some(12_345));
    assert_eq!(drawn(Some(12_345), Depth::Brief), Some(500));
    assert_eq!(drawn(None, Depth::Interactive), Some(500));
    assert_eq!(drawn(Some(0), Depth::Interactive), None);
}

/// The best moves come first, and what is left out is counted.
#[test]
fn moves_are_told_up_to_a_number() {
    let options: Vec<String> = (0..10).map(|k| format!("o{k}: Do {k}")).collect();
    let case = format!(
        "{{detente: 1, id: many, parties: {{a: {{options: {{{}}}, prefers: ['!a.o0'], assumption: true}}}}}}",
        options.join(", ")
    );
    let many = detente::open(&SourceText::new("case.yaml", case), &ample()).unwrap();
    let asked = Moves { state: "a.o0".to_owned() };
    let (some, all) = (asked.ask(&many, Depth::Interactive, &ample()).unwrap(), full(&asked, &many));
    assert_eq!((some.moves.len(), some.more, all.moves.len(), all.more), (400, 623, 1023, 0));
    assert_eq!(some.moves[..], all.moves[..400]);
    assert_eq!(all.moves.iter().filter(|m| m.gain.is_gt()).count(), 512);
    assert!(some.moves.iter().all(|m| m.gain.is_gt()));
}

#[test]
fn what_the_case_does_not_know_is_refused_in_words() {
    let graph = model("elmira-graph");
    let sim = Some(Concept::Sim);
    let refused = [
        Why { state: "s1".to_owned(), concept: sim, ..Why::default() }.ask(&graph, Depth::Full, &ample()).err(),
        States { concept: sim, ..States::default() }.ask(&graph, Depth::Full, &ample()).err(),
        Analyze { concepts: vec![Concept::Sim], sanctions: None }.ask(&graph, Depth::Full, &ample()).err(),
        Unlock { make: "s1".to_owned(), concept: sim, ..Unlock::default() }.ask(&graph, Depth::Full, &ample()).err(),
    ];
    for refusal in refused {
        let words = refusal.as_ref().map(Refusal::to_string);
        assert_eq!(words.as_deref(), Some("SIM needs options, so it is not defined for a case in graph form"));
    }
    let views = Views::default().ask(&graph, Depth::Full, &ample()).err().map(|r| r.to_string());
    assert_eq!(views.as_deref(), Some("views need options, and this case is in graph form"));
    let trace = Trace { item: "x".to_owned(), ..Trace::default() }.ask(&graph, Depth::Full, &ample()).err();
    assert!(trace.unwrap().to_string().starts_with("`x` is no claim, source, party, option"));
    let settle = Settle::default().ask(&graph, Depth::Full, &ample()).err().map(|r| r.to_string());
    assert_eq!(settle.as_deref(), Some("the case has no issues, so there is nothing to settle"));
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

/// The command, the report and the question, of cases that mark preferences as unknown or strong.
#[test]
fn every_door_says_the_same_of_doubtful_preferences() {
    let explained = Explained { state: Some("4".to_owned()), party: Some("provincial".to_owned()), concept: None };
    let gisborne = model("gisborne-unknown");
    let answer = full(&Doubtful { explained }, &gisborne);
    let study = answer.study(&gisborne.case, &gisborne.graph);
    let args = ["--state", "4", "--party", "provincial"];
    assert_eq!(unknown_json(&study, &answer.about.request(100), false), printed("doubtful", "gisborne-unknown", &args));
    let reported = found!(gisborne, unknown).expect("some are unknown");
    let brief = Doubtful::default().ask(&gisborne, Depth::Brief, &ample()).unwrap().findings();
    assert_eq!(format!("{reported:?}"), format!("{brief:?}"));

    let elmira = model("elmira-strength");
    let answer = full(&Strength::default(), &elmira);
    let study = answer.study(&elmira.case, &elmira.graph);
    assert_eq!(strength_json(&study, &answer.about.request(100), false), printed("strength", "elmira-strength", &[]));
    let reported = found!(elmira, strength).expect("some are strong");
    let brief = Strength::default().ask(&elmira, Depth::Brief, &ample()).unwrap().findings();
    assert_eq!(format!("{reported:?}"), format!("{brief:?}"));
}

#[test]
fn every_door_says_the_same_of_foresight() {
    let crisis = model("cuban-missile-crisis");
    let asked = Foresight { horizon: Some(3), leader: Some("us".to_owned()), ..Foresight::default() };
    let answer = full(&asked, &crisis);
    let document = foresight_json(&crisis.case, &crisis.graph, &answer.ahead, &answer.request);
    assert_eq!(document, printed("foresight", "cuban-missile-crisis", &["--horizon", "3", "--leader", "us"]));
    let reported = found!(crisis, foresight).expect("two parties");
    let brief = Foresight::default().ask(&crisis, Depth::Brief, &ample()).unwrap().ahead;
    assert_eq!((reported.cycle(), reported.last()), (brief.cycle(), brief.last()));
    for state in crisis.graph.states().ids() {
        for party in crisis.graph.parties() {
            let last = brief.last();
            assert_eq!(reported.end(last, party, state), brief.end(last, party, state));
        }
    }
    for (horizon, kept) in [(0, 1), (u16::MAX, 10_000)] {
        let asked = Foresight { horizon: Some(horizon), ..Foresight::default() };
        assert_eq!(asked.ask(&crisis, Depth::Interactive, &ample()).unwrap().request.horizon, Some(kept));
    }
}
