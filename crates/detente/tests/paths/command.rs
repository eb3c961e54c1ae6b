//! What `detente paths` prints, and what it says about a wrong call.

use crate::common::{Run, detente, detente_in, detente_with_width, root};
use serde_json::{Value, json};

const PENNIES: &str = "detente: 1\nid: pennies\nparties:\n  a: {name: Matcher, options: {x: Show heads}, prefers: [a.x <-> b.y], assumption: true}\n  b: {name: Mixer, options: {y: Show heads}, prefers: [\"!(a.x <-> b.y)\"], assumption: true}\n";

/// Runs `detente paths` on the first case.
fn first_case(args: &[&str]) -> Run {
    detente(&[&["paths", "cases/japan-dprk-2024"], args].concat())
}

/// Text with its lines joined, so that where a line breaks does not matter.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn json_of(run: &Run) -> Value {
    assert_eq!(run.status, 0, "{}", run.err);
    serde_json::from_str(&run.out).expect("it is JSON")
}

#[test]
fn the_way_to_a_summit_is_told() {
    let run = first_case(&["--to", "summit & nk.info", "--verify"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let text = flat(&run.out);
    for part in [
        "From today's state, state 436 (YYNNNNNNNNYN), to `summit & nk.info`: 192 of 864 states.",
        "By improvements alone: no way; nobody can improve on this state by moving alone.",
        "Japan and North Korea would agree: Japan would leave the abductions and the nuclear weapons off the agenda; \
         North Korea would receive the Japanese prime minister",
        "Allowing steps at a loss, the shortest way: one step, at a loss.",
        "If only Japan conceded anything: two steps, one at a loss.",
        "(at a loss: `jp.press` would no longer hold).",
        "Japan would have to move first at a loss; once that is done, the rest follows by improvements.",
        "If only North Korea conceded anything: as above.",
        "Concessions of South Korea or the United States alone would not do.",
    ] {
        assert!(text.contains(part), "{part}\n{}", run.out);
    }
    assert!(
        run.err.contains("closed sets searched for a way out: 1") && run.err.contains("All in order."),
        "{}",
        run.err
    );
    assert!(run.out.lines().all(|l| l.chars().count() <= 100), "{}", run.out);
    assert_eq!(first_case(&["--to", "summit & nk.info", "--from", "now"]).out, run.out, "today is where it begins");
    let lasting = flat(&first_case(&["--to", "summit & nk.info", "--concept", "sseq"]).out);
    assert!(lasting.contains("as an equilibrium under SSEQ: 4 of 864 states"), "{lasting}");
}

#[test]
fn every_way_of_naming_a_target_works() {
    let text = |to: &str| first_case(&["--to", to, "--by", "moves"]).out;
    let steps = |to: &str| text(to).split_once("\n\n").map(|(_, steps)| steps.to_owned());
    assert!(steps("472").is_some() && text("472").contains("to state 472 (YYNNNNYNNNYN)."), "{}", text("472"));
    assert_eq!(steps("472"), steps("YYNNNNYNNNYN"), "a number, a pattern");
    assert_eq!(steps("472"), steps("jp.offer, jp.press, nk.info, us.welcome"), "the options taken");
    assert_eq!(steps("jp.offer & nk.receive"), steps("summit"), "a name that the case defines");
    assert_eq!(steps("-----Y------"), steps("nk.receive"), "a pattern of several states");
    assert!(text("nash").contains("to a Nash equilibrium: 3 of 864 states"), "{}", text("nash"));
    assert!(text("now").contains("there is nowhere to go"), "{}", text("now"));
    assert!(text("nk.return & !nk.info").contains("There is no such state"), "{}", text("nk.return & !nk.info"));
    let graph = detente(&["paths", "cases/elmira-graph", "--to", "s8", "--coalition", "ministry,uniroyal"]);
    assert!(flat(&graph.out).contains("Ontario Ministry of the Environment and Uniroyal Chemical would agree"));
}

#[test]
fn without_a_target_it_tells_what_can_be_reached() {
    let run = first_case(&[]);
    let text = flat(&run.out);
    assert!(text.contains("By improvements alone nothing can be reached: nobody can improve"), "{}", run.out);
    assert!(text.contains("By any moves: all other 863 states, in at most four steps."), "{}", run.out);
    for args in [&["paths", "cases/japan-dprk-2024"][..], &["paths", "cases/elmira", "--to", "8"]] {
        let narrow = detente_with_width(&root(), args, 40).out;
        assert!(narrow.lines().all(|l| l.chars().count() <= 40), "{narrow}");
    }
    let elmira = flat(&detente(&["paths", "cases/elmira"]).out);
    assert!(elmira.contains("By improvements alone: 1 of the other 8 states, in one step."), "{elmira}");
    assert!(elmira.contains("Improvements never go round in a circle"), "{elmira}");
}

#[test]
fn no_equilibrium_at_all_is_an_explained_answer() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("case.yaml"), PENNIES).expect("written");
    let run = detente_in(folder.path(), &["paths", "case.yaml", "--from", "1", "--to", "nash", "--verify"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let text = flat(&run.out);
    assert!(text.contains("No state is a Nash equilibrium: from each somebody would move on."), "{}", run.out);
    assert!(text.contains("Improvements go round and round, as from state 1 (NN): 1. "), "{}", run.out);
    assert!(text.contains("4. ") && text.contains("That leads back to where it began."), "{}", run.out);
    let document = json_of(&detente_in(
        folder.path(),
        &["paths", "case.yaml", "--from", "1", "--to", "nash", "--format", "json", "--by", "improvements"],
    ));
    assert_eq!(document["improvement_cycle"].as_array().map(Vec::len), Some(4));
    assert_eq!(document["rules"][0]["shortest"], json!({"reachable": false, "closed_set": 4}));
}

#[test]
fn the_document_has_its_shape() {
    let run = detente(&["paths", "cases/elmira", "--to", "8", "--coalition", "ministry,uniroyal", "--format", "json"]);
    let document = json_of(&run);
    let keys: Vec<&String> = document.as_object().expect("an object").keys().collect();
    let expected = [
        "format",
        "case",
        "parties",
        "options",
        "feasible",
        "status_quo",
        "from",
        "to",
        "rules",
        "improvement_cycle",
        "conventions",
    ];
    assert_eq!(keys, expected);
    assert_eq!(document["format"], "detente.paths/1");
    assert_eq!(document["to"], json!({"text": "8", "equilibrium": null, "states": [8]}));
    let improvements = json!({
        "by": "improvements",
        "reached": 2,
        "levels": [[1], [5]],
        "shortest": {"reachable": false, "closed_set": 2},
    });
    assert_eq!(document["rules"][0], improvements);
    let agreed = json!({
        "by": "agreement",
        "coalitions": [["ministry", "uniroyal"]],
        "reached": 3,
        "levels": [[1], [5], [8]],
        "shortest": {
            "reachable": true,
            "steps": 2,
            "losses": 0,
            "indifferent": 0,
            "count": 1,
            "count_of_that_length": 1,
            "first_concession": [],
            "paths": [{
                "steps": [
                    {"by": ["local"], "from": 1, "to": 5, "effect": "gain"},
                    {
                        "by": ["ministry", "uniroyal"],
                        "from": 5,
                        "to": 8,
                        "effect": "gain",
                        "via": [{"by": ["ministry"], "to": 6}, {"by": ["uniroyal"], "to": 8}],
                    },
                ],
                "rest_follows": null,
                "end": 8,
                "end_equilibrium": ["nash", "gmr", "smr", "seq", "sseq", "sim"],
            }],
        },
    });
    assert_eq!(document["rules"][1], agreed);
    let moves = &document["rules"][2];
    assert_eq!((&moves["by"], &moves["shortest"]["steps"]), (&json!("moves"), &json!(3)));
    assert_eq!(moves["shortest"]["first_concession"], json!(["ministry"]));
    assert_eq!(moves["fewest_losses"]["losses"], 1);
    assert_eq!(
        moves["conceding"].as_object().map(|c| c.keys().cloned().collect::<Vec<_>>()),
        Some(vec!["ministry".into()])
    );
    let again =
        detente(&["paths", "cases/elmira", "--to", "8", "--coalition", "uniroyal+ministry", "--format", "json"]);
    assert_eq!(again.out, run.out, "same bytes");
    let counts = json_of(&detente(&["paths", "cases/elmira", "--to", "8", "--format", "json", "--counts"]));
    assert_eq!((&counts["to"]["states"], &counts["rules"][0]["levels"]), (&json!(1), &json!([1, 1])));
}

#[test]
fn more_paths_are_listed_on_demand() {
    let listed = |most: &str| {
        let run = first_case(&["--to", "summit", "--by", "moves", "--most", most, "--format", "json"]);
        json_of(&run)["rules"][0]["shortest"]["paths"].as_array().map(Vec::len)
    };
    assert_eq!([listed("1"), listed("4"), listed("1000")], [Some(1), Some(4), Some(6)]);
}

#[test]
fn wrong_calls_are_explained() {
    for (args, words) in [
        (&["--to", "sumit"][..], "unknown name"),
        (&["--to", "jp.ofer & nk.receive"], "did you mean"),
        (&["--to", "1000"], "the states are numbered 1 to 864"),
        (&["--from", "1000"], "the states are numbered 1 to 864"),
        (&["--from", "nobody.nothing"], "there is no option"),
        (&["--to", "nash", "--concept", "seq"], "name two concepts"),
        (&["--coalition", "jp"], "takes two parties or more"),
        (&["--coalition", "jp,china"], "there is no party `china`"),
        (&["--by", "moves", "--coalition", "jp,nk"], "goes with `--by agreement`"),
        (&["--by", "magic"], "possible values"),
        (&["--concept", "seq"], "--to"),
        (&["--most", "0"], "1..=1000"),
    ] {
        let run = first_case(args);
        assert_eq!(run.status, 2, "{args:?}: {}{}", run.out, run.err);
        assert!(run.err.contains(words), "{args:?}: {}", run.err);
    }
    let nowhere = detente(&["paths", "cases/prisoners-dilemma"]);
    assert_eq!(nowhere.status, 2);
    assert!(nowhere.err.contains("say where to begin with `--from`"), "{}", nowhere.err);
    let undefined = detente(&["paths", "cases/elmira-graph", "--to", "sim"]);
    assert_eq!(undefined.status, 2);
    assert!(undefined.err.contains("SIM needs options"), "{}", undefined.err);
}

#[test]
fn a_limit_keeps_what_was_found() {
    // Enough for the analysis, not for the search: then there is a document, and it says that it is partial.
    let stopped = |size: &String| first_case(&["--memory", size, "--format", "json"]);
    let mut sizes = (10..400).step_by(5).map(|n| format!("{n}KB"));
    let size = sizes.find(|size| !stopped(size).out.is_empty()).expect("the analysis fits");
    let run = stopped(&size);
    assert_eq!(run.status, 4, "{}", run.err);
    let document: Value = serde_json::from_str(&run.out).expect("it is JSON");
    assert!(document["partial"]["reason"].as_str().is_some_and(|r| r.contains("864 feasible states")), "{document}");
    let text = first_case(&["--memory", &size]);
    assert!(text.out.contains("Not everything was looked at"), "{}", text.out);
}

#[test]
fn every_case_gives_paths_that_naive_code_can_follow() {
    let cases = std::fs::read_dir(root().join("cases")).expect("there are cases");
    let ids = cases.map(|e| e.expect("it can be listed")).filter(|e| e.path().join("case.yaml").exists());
    let mut ids: Vec<String> = ids.map(|e| e.file_name().into_string().expect("UTF-8")).collect();
    ids.sort();
    assert!(ids.len() >= 12, "{ids:?}");
    for id in ids {
        let case = format!("cases/{id}");
        for to in ["nash", "seq", "2", "4"] {
            let run = detente(&["paths", &case, "--from", "1", "--to", to, "--most", "5", "--verify"]);
            assert_eq!(run.status, 0, "{id} --to {to}: {}", run.err);
            assert!(run.err.contains("All in order."), "{id} --to {to}: {}", run.err);
        }
        let run = detente(&["paths", &case, "--from", "1", "--verify"]);
        assert_eq!(run.status, 0, "{id}: {}", run.err);
    }
}

/// Splits a command at blanks, keeping what stands in double quotes together.
fn words(command: &str) -> Vec<&str> {
    let parts = command.split('"').enumerate();
    parts.flat_map(|(i, part)| if i % 2 == 1 { vec![part] } else { part.split_whitespace().collect() }).collect()
}

#[test]
fn the_page_shows_what_is_printed() {
    let page = std::fs::read_to_string(root().join("docs/paths.md")).expect("the page is there");
    let mut shown = 0;
    for block in page.split("```text\n").skip(1).filter_map(|rest| rest.split("\n```").next()) {
        let (command, output) = block.split_once('\n').expect("a command and its output");
        let run = detente(&words(command.strip_prefix("$ detente ").expect("a command")));
        assert_eq!(run.out.trim_end(), output, "{command}");
        shown += 1;
    }
    assert_eq!(shown, 4);
    for line in page.lines().filter_map(|l| l.strip_prefix("$ detente ")) {
        assert_eq!(detente(&words(line)).status, 0, "{line}");
    }
}
