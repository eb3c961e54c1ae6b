//! Import of negotiation profiles: what is read exactly, what is rounded, what is refused and where.

use detente_case::{ProfileError, from_profiles, parse};
use detente_source::{Diagnostics, Severity, SourceText};

const BUYER: &str = include_str!("profiles/buyer.xml");
const SELLER: &str = include_str!("profiles/seller.xml");
const WEB: &str = include_str!("profiles/web.json");
const TABLE: &str = "issue,value,tenant,owner\nprice,low,20,0\nprice,high,0,20\nprice,,2,1\ngarden,\"tenant, alone\",8,0\ngarden,owner,0,3\n,,15,5\n";

fn import(files: &[(&str, &str)]) -> Result<(String, Vec<Diagnostics>), ProfileError> {
    let files: Vec<SourceText> = files.iter().map(|(name, text)| SourceText::new(*name, *text)).collect();
    from_profiles(&files, "imported").map(|(case, warnings)| (case.text, warnings))
}

fn refused(name: &str, text: &str) -> String {
    let error = import(&[(name, text)]).unwrap_err();
    let errors = error.diagnostics.iter().filter(|d| d.severity == Severity::Error);
    errors.map(|d| format!("{} {}", d.code, d.message)).collect::<Vec<_>>().join("\n")
}

/// GENIUS: the sum of weight times evaluation over the largest of the issue. Largest 3 and 4: quarters are decimals, thirds are
/// not, so everything times 3.
#[test]
fn genius_is_normalised_exactly() {
    let (text, warnings) = import(&[("a/buyer.xml", BUYER), ("b/seller.xml", SELLER)]).unwrap();
    assert!(text.contains("price: {name: Price, values: [low, fair & square, high]}"), "{text}");
    assert!(text.contains("price: {weight: 0.75, scores: [3, 2, 0]}"), "{text}");
    assert!(text.contains("delivery: {weight: 0.25, scores: [3, 0.75]}"), "{text}");
    assert!(text.contains("floor: 1.5\n"), "half of 3: {text}");
    assert!(text.contains("      # The scores are utilities of GENIUS times 3.\n"), "{text}");
    // The seller's largest are 100 (in steps of 50: 2) and 7.
    assert!(text.contains("price: {weight: 0.6, scores: [0, 3.5, 7]}"), "{text}");
    assert!(text.contains("delivery: {weight: 0.4, scores: [1, 7]}"), "{text}");
    let said: Vec<&str> = warnings[0].iter().map(|d| d.message.as_str()).collect();
    assert_eq!(said, ["the discount factor is left out: a case knows no time"]);
    assert!(warnings[1].is_empty());
    let case = parse(&SourceText::new("case.yaml", text)).case.unwrap();
    assert_eq!(case.negotiation.unwrap().packages(), 6);
}

#[test]
fn geniusweb_profiles() {
    let (text, warnings) = import(&[("jobs1.json", WEB)]).unwrap();
    assert!(warnings[0].is_empty(), "{warnings:?}");
    assert!(text.contains("salary: {weight: 0.7, scores: [0, 0.5, 1]}"), "{text}");
    // A value without a utility is worth nothing and stays on the table.
    assert!(text.contains("lease_car: {weight: 0.3, scores: [1, 0]}"), "{text}");
    assert!(text.contains("floor: 0.35\n"), "{text}");
    let only = WEB.replace("LinearAdditiveUtilitySpace", "PartialOrdering");
    assert!(refused("jobs1.json", &only).starts_with("D1431"));
    assert!(refused("jobs1.json", &WEB.replace("\"salary\": 0.7, ", "")).contains("`salary` has no weight"));
    assert!(refused("jobs1.json", "{").starts_with("D1430"));
    assert!(refused("jobs1.json", &WEB.replace("0.5", "\"half\"")).contains("must be a number"));
}

#[test]
fn tables() {
    let (text, _) = import(&[("rent.csv", TABLE)]).unwrap();
    assert!(text.contains("price: {weight: 2, scores: [20, 0]}"), "{text}");
    assert!(text.contains("garden: {name: garden, values: [\"tenant, alone\", owner]}"), "{text}");
    assert!(text.contains("floor: 15\n") && text.contains("floor: 5\n"), "{text}");
    assert!(refused("t.csv", "issue,value\n").contains("first line"));
    assert!(
        refused("t.csv", "issue,value,a\nx,y,1,2\n").contains("this line has something in column 4, which has no name")
    );
    assert!(refused("t.csv", "issue,value,a\nx,y,NaN\n").contains("must be a number"));
    assert!(refused("t.csv", "issue,value,a\nx,y,1\nx,y,2\n").contains("twice"));
    assert!(refused("t.csv", "").contains("no values"));
}

#[test]
fn what_is_refused_says_where() {
    for (from, to, words) in [
        (
            "evaluation=\"2\"",
            "evaluation=\"two\"",
            "D1430 the evaluation of `fair & square` of `Price` must be a number",
        ),
        ("<weight index=\"1\" value=\"0.75\"/>", "", "D1430 the issue `Price` has no weight"),
        (
            "etype=\"discrete\" vtype=\"discrete\">\n      <item index=\"1\" value=\"low\"",
            "etype=\"real\">\n      <item index=\"1\" value=\"low\"",
            "D1431 the issue `Price` is of type `real`",
        ),
        ("</utility_space>", "", "D1430 the file is not XML"),
        ("value=\"0.5\"/>", "value=\"NaN\"/>", "D1430 the reservation value must be a number"),
    ] {
        let changed = BUYER.replacen(from, to, 1);
        assert_ne!(changed, BUYER, "{from}");
        let said = refused("buyer.xml", &changed);
        assert!(said.starts_with(words), "{said}");
        let error = import(&[("buyer.xml", &changed)]).unwrap_err();
        assert!(error.diagnostics.iter().all(|d| d.span.is_some_and(|s| s.end <= changed.len())));
    }
    let other = SELLER.replace("value=\"later\"", "value=\"never\"");
    let error = import(&[("buyer.xml", BUYER), ("seller.xml", &other)]).unwrap_err();
    assert_eq!(error.diagnostics.iter().next().unwrap().code, "D1432");
    assert!(refused("x.xml", "<a/>").contains("it begins with `a`"));
}

#[test]
fn rounding_is_said() {
    let long = BUYER.replace("0.75", "0.7500000001");
    let (text, warnings) = import(&[("buyer.xml", &long)]).unwrap();
    assert!(text.contains("weight: 0.75,"), "{text}");
    assert!(warnings[0].iter().any(|d| d.code == "D1433" && d.message.contains("rounded")), "{warnings:?}");
}

#[test]
fn any_damage_is_survived() {
    for text in [BUYER, WEB, TABLE] {
        for (at, _) in text.char_indices() {
            let _ = import(&[("damaged", &text[..at])]);
            let _ = import(&[("damaged", &text[at..])]);
        }
    }
}
