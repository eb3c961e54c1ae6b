//! The commands on the shipped cases.

use crate::common;
use crate::common::{detente, detente_in, detente_with_input, root};
use serde_json::{Value, json};

/// Ids of the shipped cases, in order.
fn cases() -> Vec<String> {
    let mut ids: Vec<String> = std::fs::read_dir(root().join("cases"))
        .expect("there are cases")
        .filter_map(|entry| {
            let entry = entry.expect("it can be listed");
            entry.path().join("case.yaml").exists().then(|| entry.file_name().to_string_lossy().into_owned())
        })
        .collect();
    ids.sort();
    ids
}

#[test]
fn the_analysis_document_is_the_contracts() {
    let run = detente(&["analyze", "cases/prisoners-dilemma", "--format", "json"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let document: Value = serde_json::from_str(&run.out).expect("it is JSON");
    let expected = json!({
        "format": "detente.analysis/1",
        "case": {"id": "prisoners-dilemma", "title": "Prisoner's dilemma"},
        "parties": ["a", "b"],
        "options": ["a.confess", "b.confess"],
        "feasible": 4,
        "status_quo": null,
        "states": [
            {"number": 1, "pattern": "NN"}, {"number": 2, "pattern": "YN"},
            {"number": 3, "pattern": "NY"}, {"number": 4, "pattern": "YY"},
        ],
        "stability": {
            "nash": {"a": [2, 4], "b": [3, 4]},
            "gmr": {"a": [1, 2, 4], "b": [1, 3, 4]},
            "smr": {"a": [1, 2, 4], "b": [1, 3, 4]},
            "seq": {"a": [1, 2, 4], "b": [1, 3, 4]},
            "sseq": {"a": [1, 2, 4], "b": [1, 3, 4]},
            "sim": {"a": [1, 2, 4], "b": [1, 3, 4]},
        },
        "equilibria": {"nash": [4], "gmr": [1, 4], "smr": [1, 4], "seq": [1, 4], "sseq": [1, 4], "sim": [1, 4]},
        "conventions": {"sanctions": "legal-sequences", "ties": "deter", "return_to_start": "sanction"},
    });
    assert_eq!(document, expected);
    let keys: Vec<&String> = document.as_object().expect("an object").keys().collect();
    assert_eq!(keys, expected.as_object().expect("an object").keys().collect::<Vec<_>>(), "the order of keys is fixed");
    assert_eq!(detente(&["analyze", "cases/prisoners-dilemma", "--format", "json"]).out, run.out, "same bytes");
}

#[test]
fn counts_and_concepts() {
    let run = detente(&["analyze", "cases/japan-dprk-2024", "--format", "json", "--counts", "--concepts", "nash,seq"]);
    let document: Value = serde_json::from_str(&run.out).expect("it is JSON");
    assert_eq!(document["equilibria"], json!({"nash": 3, "seq": 54}));
    assert_eq!(document["feasible"], 864);
    assert!(document.get("states").is_none());
    assert_eq!(document["stability"]["nash"].as_object().expect("by party").len(), 4);
}

#[test]
fn every_case_is_sound_and_gives_what_it_expects() {
    let ids = cases();
    assert!(ids.len() >= 12, "{ids:?}");
    for id in ids {
        let run = detente(&["check", &format!("cases/{id}")]);
        assert_eq!(run.status, 0, "{id}: {}", run.err);
        let verify = detente(&["analyze", &format!("cases/{id}"), "--verify"]);
        assert_eq!(verify.status, 0, "{id}: {}", verify.err);
        assert!(verify.err.contains("naive code found every certificate in order"), "{id}: {}", verify.err);
        let fmt = detente(&["fmt", "--check", &format!("cases/{id}")]);
        assert_eq!(fmt.status, 0, "{id} is not tidy: {}", fmt.err);
    }
}

#[test]
fn the_first_case_gives_its_known_results() {
    let run = detente(&["analyze", "cases/japan-dprk-2024", "--format", "json"]);
    let document: Value = serde_json::from_str(&run.out).expect("it is JSON");
    assert_eq!(document["feasible"], 864);
    assert_eq!(document["status_quo"], 436);
    assert_eq!(document["equilibria"]["nash"], json!([436, 472, 508]));
    assert_eq!(document["equilibria"]["seq"].as_array().expect("a list").len(), 54);
    assert_eq!(run.err, "", "the first case has no warnings");
}

#[test]
fn why_tells_the_reason() {
    let run = detente(&["why", "cases/prisoners-dilemma", "1", "--party", "a", "--concept", "seq"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.out.contains("would like to") && run.out.contains("So it stays."), "{}", run.out);
    let leaves = detente(&["why", "cases/prisoners-dilemma", "NN", "--party", "a", "--concept", "nash"]);
    assert!(leaves.out.contains("So it does not stay."), "{}", leaves.out);
    let now = detente(&["why", "cases/japan-dprk-2024", "now"]);
    assert!(now.out.starts_with("Today's state"), "{}", now.out);
    let by_options = detente(&["why", "cases/japan-dprk-2024", "jp.offer, jp.press us.welcome"]);
    assert_eq!(by_options.out, now.out, "the same state by its options");
    assert_eq!(detente(&["why", "cases/japan-dprk-2024", "436"]).out, now.out, "the same state by its number");
    assert_eq!(
        detente(&["why", "cases/japan-dprk-2024", "YYNNNNNNNNYN"]).out,
        now.out,
        "the same state by its pattern"
    );
    let graph = detente(&["why", "cases/elmira-graph", "s5"]);
    assert_eq!(graph.status, 0, "{}", graph.err);
    let undefined = detente(&["why", "cases/elmira-graph", "s5", "--concept", "sim"]);
    assert_eq!(undefined.status, 2);
}

#[test]
fn states_are_filtered_and_sorted() {
    let list = |args: &[&str]| {
        let mut all = vec!["states", "cases/japan-dprk-2024", "--format", "list"];
        all.extend(args);
        let run = detente(&all);
        assert_eq!(run.status, 0, "{}", run.err);
        run.out
            .lines()
            .map(|l| l.split('\t').next().expect("a number").parse().expect("a number"))
            .collect::<Vec<u64>>()
    };
    assert_eq!(list(&[]).len(), 864);
    assert_eq!(list(&["--concept", "nash"]), [436, 472, 508]);
    assert_eq!(list(&["--concept", "nash", "--party", "jp"]).len(), 48);
    assert_eq!(list(&["--concept", "seq", "--where", "summit"]).len(), 27);
    assert_eq!(list(&["--options", "YYNNNNNNNNYN"]), [436]);
    assert_eq!(list(&["--options", "-----YNN---N", "--where", "jp.offer & us.welcome & !rok.object"]).len(), 24);
    let sorted = list(&["--concept", "nash", "--sort", "jp"]);
    assert_eq!(sorted, [508, 472, 436], "Japan wants a return most, then an account");
    let csv = detente(&["states", "cases/prisoners-dilemma", "--format", "csv"]).out;
    assert_eq!(
        csv.lines().next(),
        Some(
            "state,a.confess,b.confess,equilibrium_nash,equilibrium_gmr,equilibrium_smr,equilibrium_seq,equilibrium_sseq,equilibrium_sim,rank_a,rank_b"
        )
    );
    assert_eq!(csv.lines().nth(4), Some("4,Y,Y,1,1,1,1,1,1,3,3"));
}

#[test]
fn wide_tables_fit() {
    let run = detente(&["states", "cases/japan-dprk-2024", "--concept", "seq"]);
    assert!(run.out.lines().all(|l| l.chars().count() <= 100), "{}", run.out);
    assert!(run.out.contains("436*"), "today's state is marked");
    for command in ["analyze", "states"] {
        let narrow = common::detente_with_width(&root(), &[command, "cases/japan-dprk-2024"], 40);
        let widest = narrow.out.lines().map(|l| l.chars().count()).max();
        assert!(widest <= Some(40), "{command}: {widest:?}\n{}", narrow.out);
    }
}

#[test]
fn the_report_is_one_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let case = root().join("cases/japan-dprk-2024");
    let run = detente_in(folder.path(), &["report", case.to_str().expect("UTF-8")]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.out.contains("japan-dprk-2024.report.html"), "{}", run.out);
    let html = std::fs::read_to_string(folder.path().join("japan-dprk-2024.report.html")).expect("written");
    assert!(html.contains("not a prediction") && html.contains("<svg") && !html.contains("<script"));
    let again = detente_in(folder.path(), &["report", case.to_str().expect("UTF-8"), "--out", "-"]);
    assert_eq!(again.out, html, "same bytes");
    let md = detente_in(folder.path(), &["report", case.to_str().expect("UTF-8"), "--format", "md", "--out", "r.md"]);
    assert_eq!(md.status, 0, "{}", md.err);
    assert!(std::fs::read_to_string(folder.path().join("r.md")).expect("written").starts_with("# "));
}

#[test]
fn fmt_reads_standard_input_and_keeps_comments() {
    let text = "detente: 1 # version\nid:   x\nparties:\n  a: {assumption: true, options: {x: Do x}, prefers: [  'not a.x'  ]}\n";
    let run = detente_with_input(&root(), &["fmt", "-"], text.as_bytes());
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.out.contains("# version") && run.out.contains("!a.x"), "{}", run.out);
    let twice = detente_with_input(&root(), &["fmt", "-"], run.out.as_bytes());
    assert_eq!(twice.out, run.out, "tidying twice changes nothing");
}

#[test]
fn new_cases_are_sound() {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(detente_in(folder.path(), &["new", "water-talks"]).status, 0);
    let check = detente_in(folder.path(), &["check", "water-talks"]);
    assert_eq!(check.status, 0, "{}", check.err);
    // The example is told from a model that somebody has made, in every answer too.
    assert!(check.err.contains("D0518") && check.err.contains("1 warning"), "{}", check.err);
    let analysis = detente_in(folder.path(), &["analyze", "water-talks"]);
    assert!(analysis.out.contains("This case still holds a placeholder"), "{}", analysis.out);
    let document = detente_in(folder.path(), &["analyze", "water-talks", "--format", "json"]);
    assert!(document.out.contains("\"placeholders\":1"), "{}", document.out);
    let answers = "Water talks\nWho opens the dam?\nUpstream\nOpen the dam\nn\n\nDownstream\nPay\n\n\n\n";
    let asked = detente_with_input(folder.path(), &["new", "asked", "--ask"], answers.as_bytes());
    assert_eq!(asked.status, 0, "{}", asked.err);
    let check = detente_in(folder.path(), &["check", "asked"]);
    assert_eq!(check.status, 0, "{}", check.err);
    let broken_off = detente_with_input(folder.path(), &["new", "halfway", "--ask"], b"Water");
    assert_eq!(broken_off.status, 2);
    assert!(!folder.path().join("halfway").exists(), "nothing is written by a dialogue broken off");
}

#[test]
fn exchange_with_other_programs() {
    let folder = tempfile::tempdir().expect("a folder");
    let case = root().join("cases/cuban-missile-crisis");
    let case = case.to_str().expect("UTF-8");
    assert_eq!(detente_in(folder.path(), &["export", case, "--format", "gmcr", "--out", "c.gmcr"]).status, 0);
    assert_eq!(detente_in(folder.path(), &["import", "c.gmcr", "--out", "back.yaml"]).status, 0);
    let equilibria = |path: &str| {
        let run = detente_in(folder.path(), &["analyze", path, "--format", "json"]);
        assert_eq!(run.status, 0, "{}", run.err);
        serde_json::from_str::<Value>(&run.out).expect("it is JSON")["equilibria"].clone()
    };
    assert_eq!(equilibria("back.yaml"), equilibria(case), "nothing is lost on the way there and back");
    let nfg = detente_in(folder.path(), &["export", case, "--format", "nfg"]);
    assert_eq!(nfg.status, 0, "{}", nfg.err);
    assert!(nfg.out.starts_with("NFG 1 R "), "{}", nfg.out);
}

#[test]
fn the_schema_is_the_committed_one() {
    let run = detente(&["schema"]);
    let committed = std::fs::read_to_string(root().join("schema/case.schema.json")).expect("it is committed");
    assert_eq!(run.out, committed);
    let run = detente(&["schema", "--outcome"]);
    let committed = std::fs::read_to_string(root().join("schema/outcome.schema.json")).expect("it is committed");
    assert_eq!(run.out, committed);
}

#[test]
fn diagnostics_for_programs() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("case.yaml"), "detente: 1\nid: x\nparties: {a: {option: {}}}\n")
        .expect("written");
    let run = detente_in(folder.path(), &["check", "case.yaml", "--format", "json"]);
    assert_eq!(run.status, 1);
    let document: Value = serde_json::from_str(&run.out).expect("it is JSON");
    let first = &document["cases"][0]["diagnostics"][0];
    assert_eq!(first["severity"], "error");
    assert_eq!(first["start"]["line"], 3);
}

/// A document that holds verdicts says by which conventions, and all of them in the same words.
#[test]
fn every_document_with_verdicts_names_its_conventions() {
    let expected = json!({"sanctions": "legal-sequences", "ties": "deter", "return_to_start": "sanction"});
    for args in [
        &["analyze", "cases/elmira"][..],
        &["analyze", "cases/elmira", "--counts"],
        &["states", "cases/elmira"],
        &["why", "cases/elmira", "5"],
        &["trace", "cases/elmira", "5"],
        &["hinges", "cases/elmira"],
        &["unlock", "cases/elmira", "--make", "1"],
        &["unlock", "cases/syria-iraq-1975", "--make", "2", "--count", "--party", "syria"],
        &["score", "cases/elmira"],
        &["worlds", "cases/japan-dprk-2024", "--ask", "stable"],
        &["coalitions", "cases/elmira"],
        &["paths", "cases/elmira", "--by", "improvements"],
        &["doubtful", "cases/gisborne-unknown"],
        &["strength", "cases/elmira-strength"],
        &["views", "cases/perceptual-dilemma"],
    ] {
        let run = detente(&[args, &["--format", "json"]].concat());
        let document: Value = serde_json::from_str(&run.out).unwrap_or_else(|e| panic!("{args:?}: {e}, {}", run.err));
        for (key, value) in expected.as_object().expect("an object") {
            // Under `ties` the paths say which steps are at a loss.
            let value = if args[0] == "paths" && key == "ties" { &json!("no-loss") } else { value };
            assert_eq!(&document["conventions"][key.as_str()], value, "{args:?}");
        }
    }
    let unknown = detente(&["hinges", "cases/gisborne-unknown", "--ask", "equilibria", "--format", "json"]);
    let document: Value = serde_json::from_str(&unknown.out).expect("it is JSON");
    assert_eq!(document["conventions"]["unknown"], "left-out");
}

/// Who leaves is brought straight back: that deters, except where a way out is looked for.
#[test]
fn a_return_to_the_start_is_a_sanction() {
    let case = "{detente: 1, id: back, states: {here: here, there: there}, parties: {\
        i: {assumption: true, arcs: [[here, there]], ranking: [there, here]}, \
        j: {assumption: true, arcs: [[there, here]], ranking: [here, there]}}}";
    let of = |args: &[&str]| -> Value {
        let run = detente_with_input(&root(), &[args, &["--format", "json"]].concat(), case.as_bytes());
        serde_json::from_str(&run.out).unwrap_or_else(|e| panic!("{args:?}: {e}, {}", run.err))
    };
    let analysis = of(&["analyze", "-"]);
    let stable: Vec<bool> = ["nash", "gmr", "smr", "seq", "sseq"]
        .map(|c| analysis["stability"][c]["i"].as_array().expect("a list").contains(&json!(1)))
        .to_vec();
    assert_eq!(stable, [false, true, false, true, false]);
    let why = of(&["why", "-", "here", "--concept", "seq", "--party", "i"]);
    let certificate = json!({
        "stable": true,
        "verdict": "deterred",
        "improvements": [{"to": 2, "steps": [{"party": "j", "to": 1}], "end": 1, "escape": null}],
    });
    assert_eq!(why["certificates"], json!({"seq": {"i": certificate}}));
    assert_eq!(
        why["conventions"],
        json!({"sanctions": "legal-sequences", "ties": "deter", "return_to_start": "sanction"})
    );
    for lens in ["doubtful", "strength"] {
        let told = of(&[lens, "-"]);
        let gmr = &told["equilibria"]["gmr"];
        let all = if lens == "doubtful" { gmr["a"].clone() } else { gmr["weak"].clone() };
        assert_eq!(all, json!([1, 2]), "{lens}: {told}");
    }
}

#[test]
fn states_as_data() {
    let run = detente(&["states", "cases/prisoners-dilemma", "--concept", "nash", "--format", "json"]);
    let document: Value = serde_json::from_str(&run.out).expect("it is JSON");
    let all = json!(["nash", "gmr", "smr", "seq", "sseq", "sim"]);
    let expected = json!({
        "format": "detente.states/1",
        "case": {"id": "prisoners-dilemma", "title": "Prisoner's dilemma"},
        "parties": ["a", "b"],
        "options": ["a.confess", "b.confess"],
        "feasible": 4,
        "status_quo": null,
        "matching": 1,
        "states": [{
            "number": 4, "pattern": "YY", "equilibrium": all, "stable": {"a": all, "b": all},
            "ranks": {"a": 3, "b": 3}, "shared": [],
        }],
        "conventions": {"sanctions": "legal-sequences", "ties": "deter", "return_to_start": "sanction"},
    });
    assert_eq!(document, expected);
    let keys: Vec<&String> = document.as_object().expect("an object").keys().collect();
    assert_eq!(keys, expected.as_object().expect("an object").keys().collect::<Vec<_>>(), "the order of keys is fixed");
}
