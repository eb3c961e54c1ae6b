//! The further questions: each page gets the very document that the command prints.

use super::client::{CASE, Server};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;

fn folder(case: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases").join(case)
}

fn text(case: &str) -> String {
    std::fs::read_to_string(folder(case).join("case.yaml")).expect("a shipped case")
}

fn printed(case: &str, command: &str, arguments: &[&str]) -> Value {
    let done = Command::new(env!("CARGO_BIN_EXE_detente"))
        .arg(command)
        .arg(folder(case))
        .args(arguments)
        .args(["--format", "json"])
        .output()
        .expect("the command runs");
    serde_json::from_slice(&done.stdout).unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(&done.stderr)))
}

fn asked(server: &Server, case: &str, question: &str, mut body: Value) -> Value {
    body["text"] = json!(text(case));
    let answer = server.ask("POST", &format!("/api/{question}"), Some(body));
    assert_eq!(answer.status, 200, "{case} {question}: {}", answer.text());
    answer.json()
}

#[test]
fn every_page_gets_the_document_of_its_command() {
    let server = Server::start();
    let questions: [(&str, &str, Value, &str, &[&str]); 23] = [
        ("elmira", "coalitions", json!({}), "coalitions", &[]),
        (
            "japan-dprk-2024",
            "coalitions",
            json!({"state": "now", "weak": true}),
            "coalitions",
            &["--state", "now", "--weak"],
        ),
        (
            "elmira",
            "coalitions",
            json!({"members": ["ministry", "local"]}),
            "coalitions",
            &["--members", "ministry,local"],
        ),
        ("japan-dprk-2024", "paths", json!({"to": "summit & !jp.press"}), "paths", &["--to", "summit & !jp.press"]),
        ("elmira", "paths", json!({"to": "seq"}), "paths", &["--to", "seq"]),
        ("prisoners-dilemma", "paths", json!({"from": "1"}), "paths", &["--from", "1"]),
        ("elmira", "unlock", json!({"make": "ministry.modify"}), "unlock", &["--make", "ministry.modify"]),
        (
            "elmira",
            "unlock",
            json!({"make": "5", "concept": "nash", "within": 2}),
            "unlock",
            &["--make", "5", "--concept", "nash", "--within", "2"],
        ),
        (
            "elmira",
            "unlock",
            json!({"make": " 5 ", "concept": " ", "kinds": ["swap"], "party": ["local"], "most": 1}),
            "unlock",
            &["--make", "5", "--kinds", "swap", "--party", "local", "--most", "1"],
        ),
        (
            "elmira",
            "unlock",
            json!({"make": "5", "within": 99, "most": 99}),
            "unlock",
            &["--make", "5", "--within", "6", "--most", "50"],
        ),
        ("japan-dprk-2024", "worlds", json!({}), "worlds", &[]),
        (
            "japan-dprk-2024",
            "worlds",
            json!({"ask": "reachable", "of": "summit"}),
            "worlds",
            &["--ask", "reachable", "--of", "summit"],
        ),
        (
            "elmira",
            "hinges",
            json!({"ask": "holds", "concept": "seq"}),
            "hinges",
            &["--ask", "holds", "--concept", "seq"],
        ),
        ("japan-dprk-2024", "hinges", json!({}), "hinges", &[]),
        ("prisoners-dilemma", "hinges", json!({"ask": " ", "state": ""}), "hinges", &[]),
        ("gisborne", "hinges", json!({"state": "4", "pairs": true}), "hinges", &["--state", "4", "--pairs"]),
        (
            "japan-dprk-2024",
            "hinges",
            json!({"to": "summit", "by": "moves", "worlds": 3}),
            "hinges",
            &["--to", "summit", "--by", "moves", "--worlds", "3"],
        ),
        (
            "japan-dprk-2024",
            "worlds",
            json!({"ask": "stable", "of": "5", "party": "jp", "concept": "seq"}),
            "worlds",
            &["--ask", "stable", "--of", "5", "--party", "jp", "--concept", "seq"],
        ),
        ("japan-dprk-2024", "worlds", json!({"ask": "equilibria"}), "worlds", &["--ask", "equilibria"]),
        (
            "japan-dprk-2024",
            "worlds",
            json!({"sample": 30, "seed": 4, "range": "5..20", "ranks": "together"}),
            "worlds",
            &["--sample", "30", "--seed", "4", "--range", "5..20", "--ranks", "together"],
        ),
        ("japan-dprk-2024", "worlds", json!({"most": 10}), "worlds", &["--most", "10"]),
        ("negotiations/shared-river", "settle", json!({}), "settle", &["--list"]),
        (
            "negotiations/shared-river",
            "settle",
            json!({"samples": 9, "seed": 7}),
            "settle",
            &["--list", "--samples", "9", "--seed", "7"],
        ),
    ];
    for (case, page, body, command, arguments) in questions {
        let found = asked(&server, case, page, body.clone());
        assert!(found["document"] == printed(case, command, arguments), "{case} {page} {body}");
    }
}

/// The page asks about states by their numbers and about parties by their places; it is told what the command tells.
#[test]
fn analyses_reasons_and_moves_are_those_of_the_commands() {
    let server = Server::start();
    let once = asked(&server, "elmira", "analyze", json!({"concepts": ["gmr", "seq"], "sanctions": "once"}));
    let arguments = ["--concepts", "gmr,seq", "--sanctions", "once"];
    assert_eq!(once["analysis"], printed("elmira", "analyze", &arguments));
    let why = printed("elmira", "why", &["5"]);
    for (place, party) in ["ministry", "uniroyal", "local"].into_iter().enumerate() {
        for concept in ["nash", "seq", "sim"] {
            let told = asked(&server, "elmira", "why", json!({"state": 5, "party": place, "concept": concept}));
            assert_eq!(told["stable"], why["stability"][concept][party], "{concept} {party}");
        }
    }
    let number = asked(&server, "elmira", "moves", json!({"state": 5}));
    let words = asked(&server, "elmira", "moves", json!({"state": number["pattern"]}));
    assert_eq!(number["number"], 5);
    assert_eq!(number, words);
}

#[test]
fn the_answer_comes_in_words_too() {
    let server = Server::start();
    let coalitions = asked(&server, "japan-dprk-2024", "coalitions", json!({}));
    assert_eq!(coalitions["states"][0]["split"], true, "today's state gives way to a coalition");
    assert!(coalitions["section"].as_str().unwrap().contains("The two answers differ"));
    let paths = asked(&server, "japan-dprk-2024", "paths", json!({"to": "summit"}));
    assert!(paths["section"].as_str().unwrap().contains("<svg"));
    let unlock = asked(&server, "japan-dprk-2024", "unlock", json!({"make": "summit", "within": 1}));
    assert!(unlock["wanted"].as_str().unwrap().starts_with("Wanted: a state in which"));
    let none = asked(&server, "japan-dprk-2024", "unlock", json!({"make": "deal", "within": 1}));
    assert_eq!(none["cost"].as_str().map(|c| c.contains("--")), Some(false), "no page speaks of options: {none}");
    let one = &unlock["alone"].as_array().unwrap()[0];
    assert_eq!((one["party"].as_str(), one["searched"].is_u64()), (Some("jp"), true));
    let worlds = asked(&server, "japan-dprk-2024", "worlds", json!({}));
    assert!(worlds["told"][0]["answer"].as_str().unwrap().starts_with("Yes in 24 of 36 worlds"));
    let settle = asked(&server, "negotiations/panama-canal-1974", "settle", json!({}));
    assert!(settle["section"].as_str().unwrap().contains("Who can accept what"));
}

#[test]
fn what_makes_no_sense_is_refused_in_words() {
    let server = Server::start();
    for (question, body, word) in [
        ("paths", json!({"to": "a.went"}), "a.went"),
        ("paths", json!({"to": "a.go", "by": ["flying"]}), "improvements, agreement, moves"),
        ("paths", json!({"from": "99"}), "no state 99"),
        ("coalitions", json!({"members": ["a"]}), "two parties"),
        ("unlock", json!({"make": "  "}), "say what should come about"),
        ("unlock", json!({"make": "a.go & !a.go"}), "no feasible state"),
        ("unlock", json!({"make": "a.go", "concept": "hope"}), "no such concept"),
        ("unlock", json!({"make": "a.go", "kinds": ["hope"]}), "swap, tie, drop and add"),
        ("worlds", json!({}), "nothing is in doubt"),
        ("hinges", json!({"ask": "reach"}), "nothing is named that should be reached; say where to go"),
        ("hinges", json!({"ask": "whatever"}), "none of holds, reach, equilibria"),
        ("hinges", json!({"concept": "hope"}), "no such concept"),
        ("worlds", json!({"range": "5..5"}), "such as 0..50000"),
        ("settle", json!({}), "no issues"),
    ] {
        let mut asked = body.clone();
        asked["text"] = json!(CASE);
        let refused = server.ask("POST", &format!("/api/{question}"), Some(asked));
        assert_eq!(refused.status, 400, "{question} {body}: {}", refused.text());
        assert!(refused.json()["message"].as_str().unwrap().contains(word), "{question}: {}", refused.text());
        let broken = json!({"text": "detente: [", "make": "x"});
        let invalid = server.ask("POST", &format!("/api/{question}"), Some(broken));
        assert_eq!((invalid.status, invalid.json()["kind"].as_str()), (422, Some("invalid_case")), "{question}");
    }
}

#[test]
fn so_are_analyses_reasons_and_moves() {
    let server = Server::start();
    for (question, mut body, word) in [
        ("analyze", json!({"sanctions": "twice"}), "legal, once"),
        ("moves", json!({"state": "a.went"}), "a.went"),
        ("moves", json!({"state": 99}), "no state 99"),
        ("why", json!({"state": 1, "party": 0, "concept": "hope"}), "no such concept"),
        ("why", json!({"state": 1, "party": 9, "concept": "nash"}), "no such party"),
    ] {
        body["text"] = json!(CASE);
        let refused = server.ask("POST", &format!("/api/{question}"), Some(body));
        assert_eq!(refused.status, 400, "{question}: {}", refused.text());
        assert!(refused.json()["message"].as_str().unwrap().contains(word), "{question}: {}", refused.text());
    }
}

/// Whoever sits at a browser has no command line: no answer speaks of flags or commands.
#[test]
fn no_page_speaks_of_flags_or_commands() {
    let server = Server::start();
    let plain = CASE.replace("now: true", "now: false");
    let doubtful = plain.replace("parties:\n", "define: {both: a.go & b.go}\nhypotheses:\n  mood:\n    base: good\n    alternatives: {good: {says: Good}, bad: {says: Bad}}\nparties:\n");
    let japan = text("japan-dprk-2024");
    for (question, body) in [
        ("coalitions", json!({"text": CASE, "members": ["a"]})),
        ("coalitions", json!({"text": CASE, "members": ["a", "a"]})),
        ("coalitions", json!({"text": plain, "state": "now"})),
        ("paths", json!({"text": plain})),
        ("paths", json!({"text": CASE, "to": "seq", "concept": "nash"})),
        ("paths", json!({"text": CASE, "to": "9"})),
        ("paths", json!({"text": japan, "to": "summit"})),
        ("paths", json!({"text": japan, "to": "summit", "by": ["moves"]})),
        ("paths", json!({"text": japan, "to": "!nk.receive"})),
        ("hinges", json!({"text": plain, "ask": "holds"})),
        ("hinges", json!({"text": plain})),
        ("hinges", json!({"text": CASE, "ask": "reach"})),
        ("hinges", json!({"text": japan})),
        ("worlds", json!({"text": CASE})),
        ("worlds", json!({"text": doubtful, "party": "a"})),
        ("worlds", json!({"text": doubtful, "ask": "stable"})),
        ("worlds", json!({"text": doubtful, "ask": "equilibrium"})),
        ("worlds", json!({"text": doubtful, "ask": "reachable", "of": "both"})),
        ("worlds", json!({"text": japan})),
        ("unlock", json!({"text": CASE, "make": ""})),
        ("unlock", json!({"text": japan, "make": "summit", "within": 1})),
        ("settle", json!({"text": CASE})),
        ("settle", json!({"text": text("negotiations/shared-river")})),
        ("analyze", json!({"text": text("negotiations/shared-river")})),
        ("analyze", json!({"text": japan})),
        ("why", json!({"text": CASE, "state": 9, "party": 0, "concept": "nash"})),
        ("check", json!({"text": ""})),
        ("check", json!({"text": CASE.replace("prefers: [a.go, b.go]", "ranking: [YY, NN, YN, NY, XX]")})),
        (
            "check",
            json!({"text": format!("{CASE}infeasible: [a.go & b.go]\n").replace("prefers: [a.go, b.go]", "ranking: [YY, NN, YN, NY]")}),
        ),
        ("source", json!({"case": "walk", "text": CASE, "content": "<nav>Home | World | Sport</nav>", "form": "html"})),
        ("source", json!({"case": "walk", "text": CASE, "content": "They met on Monday.", "id": "a b"})),
    ] {
        let mut told = server.ask("POST", &format!("/api/{question}"), Some(body.clone())).json();
        // The document is that of the command, for programs.
        told.as_object_mut().unwrap().remove("document");
        let told = told.to_string();
        for word in ["--", "detente "] {
            let at = told.find(&format!("`{word}")).or_else(|| told.find(&format!("<code>{word}")));
            assert_eq!(at, None, "{question} {:.80}: {}", body.to_string(), &told[at.unwrap_or(0)..]);
        }
    }
}

/// Names that the text of a case brings are text in every section.
#[test]
fn no_section_carries_markup_of_the_case() {
    let server = Server::start();
    let hostile = "<img src=x onerror=alert(1)>";
    let case = CASE.replace("Go for a walk", hostile).replace("name: Ann", "name: <b>Ann</b>");
    let case = format!("{case}issues: {{pay: {{name: {hostile:?}, values: [\"<i>low</i>\", high]}}}}\n");
    let case = case.replace("prefers: [a.go, b.go]", "worth: {pay: [0, 1]}\n    prefers: [a.go, b.go]");
    for (question, body) in [
        ("coalitions", json!({"text": case})),
        ("paths", json!({"text": case, "to": "b.go"})),
        ("hinges", json!({"text": case})),
        ("settle", json!({"text": case})),
    ] {
        let answer = server.ask("POST", &format!("/api/{question}"), Some(body));
        assert_eq!(answer.status, 200, "{question}: {}", answer.text());
        let section = answer.json()["section"].as_str().unwrap().to_owned();
        assert!(!section.contains("<img") && !section.contains("<b>Ann") && !section.contains("<i>low"), "{question}");
        assert!(!section.contains("<script") && !section.contains("javascript:"), "{question}");
    }
}

/// A page may send any number: none keeps the server busy for long.
#[test]
fn numbers_from_a_page_are_kept_within_limits() {
    let server = Server::start();
    let case = "japan-dprk-2024";
    let base = asked(&server, case, "hinges", json!({"worlds": 0}));
    assert_eq!(base["document"]["worlds"]["count"], 1, "the case as it stands");
    let all = asked(&server, case, "hinges", json!({"worlds": u32::MAX}));
    assert_eq!(all["document"]["worlds"]["count"], 36);
    let one = asked(&server, case, "worlds", json!({"most": 0}));
    assert_eq!(one["document"]["worlds"], 1, "one world is drawn");
    let all = asked(&server, case, "worlds", json!({"most": u32::MAX}));
    assert_eq!(all["document"]["worlds"], 36);
    for body in [json!({"sample": u64::MAX}), json!({"sample": 1, "range": format!("7..{}", u64::MAX)})] {
        let drawn = asked(&server, case, "worlds", body);
        assert_eq!(drawn["document"]["worlds"], 10_000);
    }
    let one = asked(&server, case, "worlds", json!({"sample": 0}));
    assert_eq!(one["document"]["worlds"], 1);
}
