//! The command `settle` on the shipped negotiations, on terminals of any width, and on what it cannot settle.

use crate::common::{detente, detente_in, detente_with_width, root};
use serde_json::{Value, json};

const CASES: [&str; 3] =
    ["cases/japan-dprk-2024", "cases/negotiations/shared-river", "cases/negotiations/panama-canal-1974"];

fn document(case: &str, more: &[&str]) -> Value {
    let mut args = vec!["settle", case, "--format", "json"];
    args.extend(more);
    let run = detente(&args);
    assert_eq!(run.status, 0, "{}", run.err);
    serde_json::from_str(&run.out).expect("it is JSON")
}

#[test]
fn naive_code_agrees_on_every_case() {
    for case in CASES {
        let check = detente(&["check", case, "--strict"]);
        assert_eq!(check.status, 0, "{case}: {}", check.err);
        let run = detente(&["settle", case, "--verify", "--samples", "20"]);
        assert_eq!(run.status, 0, "{case}: {}", run.err);
        assert!(run.err.contains("every named package in order"), "{case}: {}", run.err);
    }
}

/// Every case with issues says what its settlement is, and `check` holds it to that.
#[test]
fn expected_settlements_are_checked() {
    for case in CASES {
        let text = std::fs::read_to_string(root().join(case).join("case.yaml")).expect("it is there");
        let (before, expected) =
            text.split_once("\n  settlement:\n").unwrap_or_else(|| panic!("{case} expects nothing"));
        let folder = tempfile::tempdir().expect("a folder");
        let check = |expected: &str| {
            let wrong = format!("{before}\n  settlement:\n{expected}");
            std::fs::write(folder.path().join("case.yaml"), wrong).expect("written");
            let run = detente_in(folder.path(), &["check", ".", "--format", "json"]);
            let found: Value = serde_json::from_str(&run.out).expect("it is JSON");
            let list = found["cases"][0]["diagnostics"].as_array().expect("a list").clone();
            let unmet: Vec<Value> = list.into_iter().filter(|one| one["code"] == "D0805").collect();
            (run.status, unmet)
        };
        assert!(check(expected).1.is_empty(), "{case}");
        // Each figure, made one larger.
        let figures = ["packages: ", "possible: ", "agreeable: ", "frontier: {packages: ", "vectors: "];
        for figure in figures {
            let (head, tail) = expected.split_once(figure).unwrap_or_else(|| panic!("{case}: no {figure}"));
            let digits = tail.find(|c: char| !c.is_ascii_digit()).expect("it ends");
            let more = tail[..digits].parse::<u64>().expect("a number") + 1;
            let (status, unmet) = check(&format!("{head}{figure}{more}{}", &tail[digits..]));
            assert_eq!((status, unmet.len()), (1, 1), "{case}: {figure}");
            assert!(unmet[0]["message"].as_str().expect("words").contains(&format!("not {more}")), "{unmet:?}");
            assert!(unmet[0]["start"]["line"].as_u64() > Some(1));
        }
        for standard in ["nash", "kalai_smorodinsky", "egalitarian", "utilitarian"] {
            let (head, tail) = expected.split_once(&format!("    {standard}:\n")).expect("it is named");
            let rest = tail.lines().skip_while(|line| line.starts_with("      ")).collect::<Vec<_>>().join("\n");
            let (status, unmet) = check(&format!("{head}    {standard}: {{count: 7}}\n{rest}\n"));
            assert_eq!((status, unmet.len()), (1, 1), "{case}: {standard}");
            assert!(
                check(&format!("{head}    {standard}: []\n{rest}\n")).1[0]["message"]
                    .as_str()
                    .is_some_and(|words| words.contains("not none"))
            );
        }
    }
}

#[test]
fn the_document_is_the_contracts() {
    let found = document("cases/japan-dprk-2024", &[]);
    assert_eq!(found["format"], "detente.settlement/1");
    assert_eq!((&found["packages"], &found["possible"], &found["agreeable"]), (&json!(72), &json!(45), &json!(11)));
    assert_eq!(found["frontier"], json!({"packages": 8, "vectors": 8}));
    assert_eq!(found["frontier_agreeable"], json!({"packages": 2, "vectors": 2}));
    for standard in ["nash", "kalai_smorodinsky", "egalitarian", "utilitarian", "from_today"] {
        assert_eq!(found[standard]["packages"], json!([[2, 1, 1, 2, 1]]), "{standard}");
        assert_eq!(found[standard]["ties"], 1, "{standard}");
    }
    assert_eq!(
        found["acceptance"][2],
        json!({"party": "families", "ratifies": "jp", "veto": false, "floor": 60, "ideal": null, "accepts": 30})
    );
    assert_eq!(found["signed"][0]["state"], 539);
    assert_eq!(document("cases/japan-dprk-2024", &[]), found, "the same input gives the same answer");
}

#[test]
fn two_vetoes_and_four_of_six() {
    let found = document("cases/negotiations/shared-river", &["--list"]);
    assert_eq!(found["packages"], 648);
    let agreeable = found["agreeable"].as_u64().expect("a number");
    assert!(agreeable > 0 && agreeable < 648, "{agreeable}");
    let vetoes = found["acceptance"].as_array().expect("a list").iter().filter(|a| a["veto"] == true).count();
    assert_eq!(vetoes, 2);
    assert!(!found["undominated"].as_array().expect("a list").is_empty());
}

/// Raiffa's weights under Adjusted Winner: 66 points each, and land and water is the issue that is split.
#[test]
fn the_published_division() {
    let found = document("cases/negotiations/panama-canal-1974", &[]);
    assert_eq!(found["adjusted_winner"]["points"], 66.0);
    assert_eq!(found["adjusted_winner"]["shares"]["land"], json!({"split_by": "us", "given_away": "13/15"}));
    for (issue, winner) in [
        ("defense", "us"),
        ("use", "us"),
        ("expansion", "us"),
        ("routes", "us"),
        ("duration", "panama"),
        ("role", "panama"),
    ] {
        assert_eq!(found["adjusted_winner"]["shares"][issue]["won_by"], winner, "{issue}");
    }
    // Undivided, the product of gains is largest where land and water goes to Panama: 64 and 68.
    assert_eq!(found["nash"]["scores"], json!([64, 68]));
}

#[test]
fn every_width_is_kept() {
    for case in CASES {
        for width in [40, 60, 100] {
            let run = detente_with_width(&root(), &["settle", case, "--samples", "5"], width);
            assert_eq!(run.status, 0, "{}", run.err);
            for line in run.out.lines() {
                assert!(line.chars().count() <= width, "{case} at {width}: {line}");
            }
        }
    }
}

#[test]
fn what_cannot_be_settled_is_said() {
    let none = detente(&["settle", "cases/prisoners-dilemma"]);
    assert_eq!(none.status, 2);
    assert!(none.err.contains("has no issues"), "{}", none.err);
    let states = detente(&["analyze", "cases/negotiations/panama-canal-1974"]);
    assert_eq!(states.status, 2);
    assert!(states.err.contains("issues alone"), "{}", states.err);
}

#[test]
fn no_agreement_is_an_answer() {
    let folder = tempfile::tempdir().expect("a folder");
    let case = "
detente: 1
id: stuck
issues: {pay: {values: [low, high]}, hours: {values: [long, short]}}
parties:
  union: {worth: {pay: [0, 10], hours: [0, 6]}, floor: 12, assumption: true}
  firm: {worth: {pay: [10, 0], hours: [4, 0]}, floor: 5, assumption: true}
";
    std::fs::write(folder.path().join("case.yaml"), case).expect("written");
    let run = detente_in(folder.path(), &["settle", ".", "--verify"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.out.contains("no package is acceptable to union and firm"), "{}", run.out);
    assert!(run.out.contains("cannot be met together (the smallest such set)"), "{}", run.out);
    assert!(run.out.contains("the floor of union at 12") && run.out.contains("the floor of firm at 5"), "{}", run.out);
    let run = detente_in(folder.path(), &["settle", ".", "--format", "json"]);
    let found: Value = serde_json::from_str(&run.out).expect("it is JSON");
    assert_eq!((&found["agreeable"], &found["nash"]), (&json!(0), &json!({"ties": 0, "packages": []})));
    assert_eq!(found["conflict"]["demands"].as_array().map(Vec::len), Some(2));
}

#[test]
fn time_that_is_up_stops_the_work() {
    let folder = tempfile::tempdir().expect("a folder");
    let (issues, scores): (Vec<String>, Vec<String>) = (0..8)
        .map(|i| {
            (
                format!("i{i}: {{values: [a, b, c, d, e, f, g, h, i, j]}}"),
                format!("i{i}: [1, 5, 2, 8, 3, 9, 4, 7, 0, 6]"),
            )
        })
        .unzip();
    let case = format!(
        "detente: 1\nid: large\nissues: {{{}}}\nparties:\n  a: {{worth: {{{}}}, floor: 30, assumption: true}}\n",
        issues.join(", "),
        scores.join(", ")
    );
    std::fs::write(folder.path().join("case.yaml"), case).expect("written");
    let run = detente_in(folder.path(), &["settle", ".", "--time", "0s"]);
    assert_eq!(run.status, 4, "{}", run.err);
    assert!(run.out.contains("Partial"), "{}", run.out);
    assert!(run.out.contains("not all of which were looked at before the work was stopped"), "{}", run.out);
    assert!(run.err.contains("--time"), "{}", run.err);
}

/// The page on settlement shows what is printed, and the report tells the same.
#[test]
fn page_and_report_follow_the_command() {
    let printed = detente(&["settle", "cases/japan-dprk-2024"]).out;
    let page = std::fs::read_to_string(root().join("docs/settlement.md")).expect("the page is there");
    assert!(
        page.contains(&format!("$ detente settle cases/japan-dprk-2024\n{}\n```", printed.trim_end())),
        "{printed}"
    );
    let report = detente(&["report", "cases/japan-dprk-2024", "--format", "md", "--out", "-"]);
    assert_eq!(report.status, 0, "{}", report.err);
    for words in [
        "What could be agreed",
        "The best agreeable packages by named standards",
        "What would unlock more",
        "Once signed",
    ] {
        assert!(report.out.contains(words), "{words}");
    }
    let html = detente(&["report", "cases/japan-dprk-2024", "--out", "-"]).out;
    assert!(html.contains("chart-frontier") && html.contains("chart-ladder"));
    let without = detente(&["report", "cases/elmira", "--format", "md", "--out", "-"]).out;
    assert!(!without.contains("What could be agreed"));
}

/// Twelve issues of ten values and three parties that want different things of each: 10^12 packages.
fn too_many_to_count(floor: u64, base: bool) -> String {
    let mut worth = [String::new(), String::new(), String::new()];
    let (mut issues, mut today) = (String::new(), String::new());
    for i in 0..12_u64 {
        issues += &format!("  i{i}: {{values: [a, b, c, d, e, f, g, h, i, j]}}\n");
        today += &format!("i{i}: {}, ", if i % 2 == 0 { "e" } else { "f" });
        for (p, worth) in worth.iter_mut().enumerate() {
            let scores: Vec<String> = (0..10).map(|v| ((v + 3 * p as u64) % 10 * (7 + i)).to_string()).collect();
            *worth += &format!("i{i}: [{}], ", scores.join(", "));
        }
    }
    let parties: Vec<String> = worth
        .iter()
        .enumerate()
        .map(|(p, worth)| format!("  p{p}: {{assumption: true, floor: {floor}, worth: {{{worth}}}}}\n"))
        .collect();
    let base = if base { format!("base: {{{today}}}\n") } else { String::new() };
    format!("detente: 1\nid: large\nissues:\n{issues}{base}parties:\n{}", parties.concat())
}

#[test]
fn packages_too_many_to_count_are_searched() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("case.yaml"), too_many_to_count(300, true)).expect("written");
    let run = detente_in(folder.path(), &["settle", ".", "--format", "json", "--verify"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.err.contains("too many to go through"), "{}", run.err);
    let found: Value = serde_json::from_str(&run.out).expect("it is JSON");
    assert_eq!(
        (&found["packages"], &found["possible"], &found["agreeable"]),
        (&json!(1_000_000_000_000_u64), &Value::Null, &Value::Null)
    );
    for standard in ["nash", "kalai_smorodinsky", "egalitarian", "utilitarian", "from_today"] {
        assert_eq!(found[standard]["gap"], 0.0, "{standard}");
        assert_eq!(found[standard]["packages"][0].as_array().map(Vec::len), Some(12), "{standard}");
    }
    let whats: Vec<&Value> = found["left_out"].as_array().expect("a list").iter().map(|one| &one["what"]).collect();
    assert_eq!(whats, [&json!("counts")]);
    // Every floor, a little lower, opens a package that all others accept.
    let unlock = found["unlock"].as_array().expect("a list");
    assert_eq!(unlock.len(), 3);
    assert!(unlock.iter().all(|one| one["lowered_to"].as_u64() < Some(300) && one["packages_without"] == Value::Null));
    assert_eq!(found["search"]["best_agreeable_scores"].as_array().map(Vec::len), Some(3));
    let run = detente_in(folder.path(), &["settle", "."]);
    assert!(
        run.out.contains("too many to look at one by one") && run.out.contains("proven to be the best"),
        "{}",
        run.out
    );
    assert!(run.out.contains("What was left out"), "{}", run.out);
    let report = detente_in(folder.path(), &["report", ".", "--out", "-"]);
    assert_eq!(report.status, 0, "{}", report.err);
    for words in ["What was left out", "chart-gains", "proven to be the best by their standard"] {
        assert!(report.out.contains(words), "{words}");
    }
    // With next to no memory the frontier is left out, and the named packages are as good.
    let run = detente_in(folder.path(), &["settle", ".", "--format", "json", "--memory", "10kB"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let little: Value = serde_json::from_str(&run.out).expect("it is JSON");
    assert_eq!(little["frontier"], Value::Null);
    assert!(little["left_out"].as_array().expect("a list").iter().any(|one| one["what"] == "frontier"));
    for standard in ["nash", "kalai_smorodinsky", "egalitarian", "utilitarian", "from_today"] {
        assert_eq!((&little[standard]["gap"], &little[standard]["ties"]), (&json!(0.0), &Value::Null), "{standard}");
    }
    let again = detente_in(folder.path(), &["settle", ".", "--format", "json"]);
    assert_eq!(serde_json::from_str::<Value>(&again.out).expect("it is JSON"), found);
}

#[test]
fn no_agreement_among_too_many_is_proven() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("case.yaml"), too_many_to_count(1100, false)).expect("written");
    let run = detente_in(folder.path(), &["settle", "."]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.out.contains("that is proven"), "{}", run.out);
    assert!(run.out.contains("the floor of p1 at 1100"), "{}", run.out);
}

/// The clock has run out before the search begins: what was met is named with an honest gap.
#[test]
fn a_search_that_is_stopped_names_what_it_met() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("case.yaml"), too_many_to_count(300, false)).expect("written");
    let run = detente_in(folder.path(), &["settle", ".", "--time", "0s"]);
    assert_eq!(run.status, 4, "{}", run.err);
    assert!(run.out.contains("Partial") && run.err.contains("--time"), "{}{}", run.out, run.err);
    assert!(run.out.contains("too many to look at one by one"), "{}", run.out);
    assert!(run.out.contains("Nash product: the best package met"), "{}", run.out);
    let run = detente_in(folder.path(), &["settle", ".", "--time", "0s", "--format", "json"]);
    let found: Value = serde_json::from_str(&run.out).expect("it is JSON");
    assert!(found["partial"]["reason"].is_string());
    assert_eq!(found["nash"]["packages"][0].as_array().map(Vec::len), Some(12));
    assert_ne!(found["nash"]["gap"], 0.0);
}

/// A case without states has a report too: of its settlement.
#[test]
fn issues_alone_have_a_report() {
    let html = detente(&["report", "cases/negotiations/shared-river", "--out", "-"]);
    assert_eq!(html.status, 0, "{}", html.err);
    for words in ["<p class=\"kind\">Settlement", "chart-gains", "A. Package 428", "href=\"#settlement\""] {
        assert!(html.out.contains(words), "{words}");
    }
    let text = detente(&["report", "cases/negotiations/panama-canal-1974", "--format", "md", "--out", "-"]);
    assert_eq!(text.status, 0, "{}", text.err);
    for words in ["Settlement, as of 1 September 1974", "and all of them are acceptable", "Sources", "Howard Raiffa"] {
        assert!(text.out.contains(words), "{words}: {}", text.out);
    }
}
