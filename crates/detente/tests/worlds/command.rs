//! The command `detente worlds`.

use crate::common::{detente, detente_with_width, root};
use serde_json::{Value, json};

fn worlds(args: &[&str]) -> crate::common::Run {
    detente(&[&["worlds", "cases/japan-dprk-2024"], args].concat())
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_first_case_is_told_in_sentences() {
    let run = worlds(&[]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    let told = words(&run.out);
    for expected in [
        "All 36 worlds: one choice from each of three groups of hypotheses and one contingency.",
        "Is today's state a Nash equilibrium? Yes in 24 of 36 worlds, exactly where reading is not literal.",
        "`!(summit & jp.press)` of North Korea, ranks 1 to 8: the answer hangs on it in 12 of 12 worlds that have it. Yes at 1 to 2 everywhere, at 3 to 4 in 4 of 12, at 5 to 8 nowhere.",
        "Is today's state an equilibrium under SEQ? Yes in 28 of 36 worlds, everywhere but where reading is literal and motive is not wedge.",
        "It takes two tests, and no tree of tests has fewer",
        "Can improvements lead from today's state to summit? Yes in 12 of 36 worlds, exactly where reading is literal.",
        "Counts of worlds are not probabilities: nobody has said how likely the alternatives are.",
    ] {
        assert!(told.contains(expected), "{expected}\n{}", run.out);
    }
    // Twelve marks a reading: all yes, all yes, all no.
    let marks = |mark| run.out.lines().filter(|l| l.matches(mark).count() == 12).count();
    assert_eq!((marks("■"), marks("□")), (2, 1), "{}", run.out);
}

#[test]
fn pages_of_any_width_hold_every_line() {
    for width in [40, 60, 100] {
        for args in [&[][..], &["--ask", "equilibria"], &["--ranks", "together", "--sample", "200"]] {
            let all = [&["worlds", "cases/japan-dprk-2024"], args].concat();
            let run = detente_with_width(&root(), &all, width);
            let long = run.out.lines().find(|l| l.chars().count() > width);
            assert!(run.status == 0 && long.is_none(), "{width}: {long:?}\n{}", run.err);
        }
    }
}

#[test]
fn every_question_can_be_asked() {
    for (args, expected) in [
        (&["--ask", "stable", "--party", "nk"][..], "Is today's state Nash-stable for North Korea? Yes in 24 of 36"),
        (
            &["--ask", "stable", "--of", "jp.offer, nk.receive, us.welcome", "--concept", "seq"],
            "an equilibrium under SEQ?",
        ),
        (
            &["--ask", "equilibrium", "--of", "summit & jp.press"],
            "Yes in 12 of 36 worlds, exactly where reading is literal.",
        ),
        (&["--ask", "reachable", "--of", "us.relief"], "No in all 36 worlds."),
        (&["--ask", "equilibria"], "24 of 36: jp.offer, jp.press, us.welcome"),
    ] {
        let run = worlds(args);
        assert_eq!(run.status, 0, "{}", run.err);
        assert!(words(&run.out).contains(expected), "{expected}\n{}", run.out);
    }
}

#[test]
fn the_document_has_its_shape_and_parts_of_a_sample_add_up() {
    let document = |args: &[&str]| -> Value {
        let run = worlds(&[args, &["--format", "json"]].concat());
        assert_eq!(run.status, 0, "{}", run.err);
        serde_json::from_str(&run.out).expect("JSON")
    };
    let all = document(&[]);
    assert_eq!(all["format"], "detente.worlds/1");
    assert_eq!((&all["worlds"], &all["complete"], &all["sample"]), (&json!(36), &json!(true), &Value::Null));
    let first = &all["questions"][0];
    assert_eq!((&first["yes"], &first["tests"], &first["smallest"]), (&json!(24), &json!(1), &json!(true)));
    assert_eq!(
        first["tree"],
        json!({"test": {"group": "reading"}, "is_one_of": ["literal"], "then": false, "else": true})
    );
    assert_eq!(all["kept"].as_array().map(Vec::len), Some(36));
    assert_eq!(all["groups"][0]["reads"], "c39");

    let sampled = |range: &str| document(&["--ranks", "together", "--sample", "900", "--seed", "5", "--range", range]);
    let (whole, a, b) = (sampled("0..900"), sampled("0..333"), sampled("333..900"));
    assert_eq!(whole["worlds"], 900);
    for key in ["combinations", "by_rank"] {
        for entry in whole[key].as_array().unwrap() {
            let same = |part: &Value| {
                let mut found = part[key]
                    .as_array()
                    .unwrap()
                    .iter()
                    .filter(|e| ["choices", "statement", "rank"].iter().all(|k| e.get(k) == entry.get(k)));
                found.next().map_or((0, 0), |e| (e["worlds"].as_u64().unwrap(), e["yes"][0].as_u64().unwrap()))
            };
            let (x, y) = (same(&a), same(&b));
            assert_eq!(json!(x.0 + y.0), entry["worlds"]);
            assert_eq!(json!(x.1 + y.1), entry["yes"][0]);
        }
    }
    assert_eq!(
        worlds(&["--sample", "50", "--format", "json"]).out,
        worlds(&["--sample", "50", "--format", "json"]).out
    );
}

#[test]
fn wrong_calls_are_explained() {
    for (args, status, expected) in [
        (&["--ask", "equilibrium"][..], 2, "--of summit"),
        (&["--ask", "reachable", "--of", "sumit"], 2, "did you mean `summit`?"),
        (&["--ask", "reachable", "--of", "summit", "--party", "jp"], 2, "`--party` goes with `--ask stable`"),
        (&["--sample", "10", "--range", "5..5"], 2, "such as 0..50000"),
        (&["--range", "0..5"], 2, "--sample"),
        (&["--time", "0s"], 4, "the time allowed"),
    ] {
        let run = worlds(args);
        assert_eq!(run.status, status, "{args:?}\n{}{}", run.out, run.err);
        assert!(run.err.contains(expected), "{args:?}\n{}", run.err);
    }
    let run = detente(&["worlds", "cases/chicken"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("nothing is in doubt"), "{}", run.err);
}

#[test]
fn more_worlds_than_wanted_are_sampled_and_said_to_be() {
    let run = worlds(&["--ranks", "together", "--most", "500", "--ask", "stable"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let told = words(&run.out);
    assert!(told.contains("A sample of 500 worlds (seed 1, indices 0 to 499)"), "{}", run.out);
    assert!(told.contains("fitted to"), "{}", run.out);
}
