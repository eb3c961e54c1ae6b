//! What is not carried over is said as a warning and kept as a comment.

use crate::gmcr::model::{import, read};
use detente_source::SourceText;
use serde_json::{Value, json};

fn model() -> Value {
    json!({
        "options": [{"name": "Go", "permittedDirection": "both"}, {"name": "Stop", "permittedDirection": "both"}],
        "decisionMakers": [{"name": "One", "options": [0], "preferences": [[[0, "Y"]]]},
                           {"name": "Two", "options": [1], "preferences": [[[0, "N"]]]}],
        "infeasibles": [], "useManualPreferenceRanking": false, "coalitions": [0, 1],
        "coalitionsFull": [{"name": "One"}], "program": "gmcr-py", "version": "0.3.13",
    })
}

/// The code, message and place of the only warning, and the imported text.
fn only(json: &Value) -> (&'static str, String, String, String) {
    let text = serde_json::to_string(json).unwrap();
    let imported = import(json).unwrap();
    // `import` writes with line breaks: find the place there.
    let pretty = SourceText::new("m", serde_json::to_string_pretty(json).unwrap());
    let all: Vec<_> = imported.warnings.iter().collect();
    let [found] = all[..] else { panic!("{all:?}\n{text}") };
    let place = pretty.slice(found.span.unwrap()).split_whitespace().collect::<String>();
    read(&imported);
    (found.code, found.message.clone(), place, imported.text)
}

#[test]
fn what_gmcr_derives_is_passed_over_in_silence() {
    let mut json = model();
    json["decisionMakers"][0]["payoffs"] = json!([1, 2, 1, 2]);
    json["decisionMakers"][0]["misperceptions"] = json!([]);
    json["nodes"] = json!([]);
    assert!(import(&json).unwrap().warnings.is_empty());
}

#[test]
fn unknown_keys_are_named() {
    for (key, within) in [("colour", "the model"), ("weight", "the decision maker `One`"), ("icon", "an option")] {
        let mut json = model();
        match within {
            "the model" => json[key] = json!(1),
            "an option" => json["options"][1][key] = json!(1),
            _ => json["decisionMakers"][0][key] = json!(1),
        }
        let (code, message, place, _) = only(&json);
        assert_eq!((code, place), ("D0911", format!("\"{key}\"")));
        assert_eq!(message, format!("the key `{key}` of {within} is not read"));
    }
}

#[test]
fn misperceptions_become_views() {
    let mut json = model();
    json["decisionMakers"][1]["misperceptions"] = json!([[[0, "Y"], [1, "N"]], [[1, "Y"]]]);
    let imported = import(&json).unwrap();
    assert!(imported.warnings.is_empty(), "{:?}", imported.warnings);
    let case = read(&imported);
    let [view] = &case.views[..] else { panic!("{}", imported.text) };
    let rules: Vec<&str> = view.infeasible.iter().map(|rule| rule.when.text.as_str()).collect();
    assert_eq!((view.party.index(), rules), (1, vec!["one.go & !two.stop", "two.stop"]));
}

#[test]
fn misperceptions_of_everything_are_kept_as_a_comment() {
    let mut json = model();
    json["decisionMakers"][1]["misperceptions"] = json!([[[0, "Y"]], [[0, "N"]]]);
    let (code, message, place, text) = only(&json);
    let what = "misperceptions of Two, who is blind to all states: those in which `one.go`, `!one.go`";
    assert_eq!((code, message), ("D0912", format!("not carried over: {what}")));
    assert_eq!(place, r#"[[[0,"Y"]],[[0,"N"]]]"#);
    assert!(text.contains(&format!("# Not carried over:\n# - {what}\n")), "{text}");
}

#[test]
fn coalitions_are_kept_as_a_comment() {
    let mut json = model();
    json["coalitions"] = json!([[1, 0], [0]]);
    let (code, message, place, text) = only(&json);
    assert_eq!(
        (code, message.as_str(), place.as_str()),
        ("D0912", "not carried over: the coalition of Two, One", "[1,0]")
    );
    assert!(text.contains("# - the coalition of Two, One\n"), "{text}");
}

#[test]
fn statements_behind_a_ranking_are_kept_as_a_comment() {
    let mut json = model();
    json["useManualPreferenceRanking"] = json!(true);
    json["decisionMakers"][0]["preferenceRanking"] = json!([1, 2, 3, 4]);
    json["decisionMakers"][1]["preferenceRanking"] = json!([1, 2, 3, 4]);
    json["decisionMakers"][1]["preferences"] = json!([]);
    let (code, message, _, text) = only(&json);
    assert_eq!(code, "D0912");
    assert!(message.contains("preference statements of One, which its ranking overrides: `one.go`"), "{message}");
    assert!(text.contains("`one.go`"));
}

#[test]
fn names_cannot_break_out_of_a_comment() {
    let mut json = model();
    json["decisionMakers"][0]["name"] = json!("One\nparties: {}\u{2028}\u{7}");
    json["coalitions"] = json!([[0, 1]]);
    let (.., text) = only(&json);
    assert!(text.contains("# - the coalition of One parties: {}"), "{text}");
}

#[test]
fn long_comments_are_whole_and_long_messages_cut() {
    let mut json = model();
    let name: Vec<String> = (0..200).map(|i| format!("w{i}")).collect();
    json["decisionMakers"][0]["name"] = json!(name.join(" "));
    json["coalitions"] = json!([[1, 0]]);
    let (_, message, _, text) = only(&json);
    assert!(message.ends_with(" ...") && message.chars().count() < 330, "{message}");
    let comment: String = text.lines().filter(|l| l.starts_with('#')).map(|l| format!("{} ", l[1..].trim())).collect();
    assert!(comment.contains(&format!("- the coalition of Two, {} ", name.join(" "))), "{text}");
    assert!(text.lines().filter(|l| l.starts_with('#')).all(|l| l.chars().count() <= 120));
}

#[test]
fn repeated_and_idle_conditions_are_left_out() {
    let mut json = model();
    json["infeasibles"] = json!([[[0, "Y"], [1, "Y"]], [[1, "Y"], [0, "Y"]]]);
    let (code, message, ..) = only(&json);
    assert_eq!(
        (code, message.as_str()),
        ("D0913", "an infeasible condition says the same as an earlier one and is left out")
    );

    let mut json = model();
    json["decisionMakers"][0]["preferences"] = json!([[[0, "Y"]], []]);
    let (code, message, place, text) = only(&json);
    assert_eq!((code, place.as_str()), ("D0913", "[]"));
    assert_eq!(message, "a preference of One holds in every state and is left out");
    assert!(text.contains("prefers:\n      - one.go\n"), "{text}");

    let mut json = model();
    json["decisionMakers"][0]["preferences"] = json!([[[0, "Y"], [0, "N"]]]);
    let (code, message, _, text) = only(&json);
    assert_eq!(code, "D0913");
    assert!(message.contains("names option 0 twice"), "{message}");
    assert!(text.contains("- one.go & !one.go\n"), "{text}");
}

#[test]
fn what_is_missing_is_filled_in() {
    let mut json = model();
    json["options"][0] = json!({"name": " ", "permittedDirection": "both"});
    let (code, _, place, text) = only(&json);
    assert_eq!((code, place.as_str()), ("D0913", "\"\""));
    assert!(text.contains("option_1: {does: Option 1}"), "{text}");

    let mut json = model();
    json["options"][1] = json!({"name": "Stop"});
    let (code, message, ..) = only(&json);
    assert_eq!((code, message.as_str()), ("D0913", "`Stop` has no direction; it can be changed both ways here"));

    let mut json = model();
    json.as_object_mut().unwrap().remove("infeasibles");
    assert!(import(&json).unwrap().warnings.is_empty());
}
