//! Files of other programs on the command line: what is read, what is told, and what is refused with which reason.

use crate::common::{Run, detente_in};
use std::path::{Path, PathBuf};

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import")
}

fn import(args: &[&str]) -> Run {
    detente_in(&examples(), &[&["import"], args].concat())
}

/// Imports a file of these bytes.
fn bytes(name: &str, bytes: &[u8]) -> Run {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join(name), bytes).expect("written");
    detente_in(folder.path(), &["import", name, "--id", "it"])
}

/// The file is refused with exactly one reason, which has these words.
#[track_caller]
fn refused(name: &str, text: &str, code: &str, words: &str) {
    let run = bytes(name, text.as_bytes());
    let errors: Vec<&str> = run.err.lines().filter(|line| line.starts_with("error")).collect();
    assert!(run.status == 1 && run.out.is_empty(), "{}{}", run.out, run.err);
    assert_eq!(errors.len(), 1, "{}", run.err);
    let said: String = run.err.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(errors[0].contains(code) && said.contains(words), "{}", run.err);
    assert!(run.err.contains("help:"), "what to do is said:\n{}", run.err);
}

#[test]
fn a_scenario_of_genius_is_imported_in_one_call() {
    let folder = import(&["party"]);
    assert_eq!(folder.status, 0, "{}", folder.err);
    for left in ["repository.xml holds no profile and is left aside", "pareto.xml holds no profile and is left aside"] {
        assert!(folder.err.contains(left), "{}", folder.err);
    }
    for line in [
        "id: party\n",
        "title: Party\n",
        // In the order of the domain, whatever the order of the profiles.
        "  music: {name: Music, values: [Band, Records], about: \"What is played\"}\n  food: {name: Food, values: [Soup, Cake, Bread]}\n",
        "      music: {weight: 0.238095, scores: [1, 0.5]}\n      food: {weight: 0.761905, scores: [0.25, 1, 0.5]}\n    floor: 0.25\n",
        "      # The scores are utilities of GENIUS times 3.\n      music: {weight: 0.5, scores: [1, 3]}\n",
        "# Not carried over:\n",
        "# - party_bo: the discount factor `0.5`\n",
        "# - party_ann: the attribute `cost` of `item`, here `350`\n",
        "# - party_ann: the attribute `description` of `item`, here `From a box`\n",
        "# - party_bo: how well the party knows its own utilities",
    ] {
        assert!(folder.out.contains(line), "{line}\n{}", folder.out);
    }
    assert!(folder.err.contains("the weight of `Music` has more decimals"), "{}", folder.err);
    let files = import(&["party/party_ann.xml", "party/party_bo.xml", "party/party_domain.xml", "--id", "party"]);
    assert_eq!((files.status, files.out), (0, folder.out));
    let alone = import(&["party/party_domain.xml"]);
    assert!(alone.status == 1 && alone.err.contains("this is a domain: it says what is on the table"), "{}", alone.err);
    assert!(alone.err.contains("import it together with the profiles"), "{}", alone.err);
}

#[test]
fn what_comes_in_can_be_settled() {
    let folder = tempfile::tempdir().expect("a folder");
    for (from, best) in [("party", "floor   best"), ("grid.xml", "best"), ("jobs", "best")] {
        let from = examples().join(from);
        let out = folder.path().join(format!("{}.yaml", from.file_stem().expect("a name").to_string_lossy()));
        let (from, out) = (from.to_str().expect("a path"), out.to_str().expect("a path"));
        let run = detente_in(folder.path(), &["import", from, "--out", out]);
        assert_eq!(run.status, 0, "{}", run.err);
        let run = detente_in(folder.path(), &["settle", out]);
        assert!(
            run.status == 0 && run.out.contains(best.split_whitespace().last().expect("a word")),
            "{}{}",
            run.out,
            run.err
        );
    }
}

#[test]
fn integer_issues_have_their_values() {
    let run = import(&["grid.xml"]);
    assert_eq!(run.status, 0, "{}", run.err);
    // Offset at the lower bound, cut off at 0.
    assert!(run.out.contains("values: [\"8\", \"9\", \"10\", \"11\", \"12\", \"13\", \"14\"]"), "{}", run.out);
    assert!(run.out.contains("price: {weight: 0.75, scores: [1, 0.8, 0.6, 0.4, 0.2, 0, 0]}"), "{}", run.out);
    assert!(run.out.contains("hours: {weight: 0.25, scores: [0, 0.25, 0.5]}"), "{}", run.out);
    let text = std::fs::read_to_string(examples().join("grid.xml")).expect("there");
    refused("g.xml", &text.replace("upperbound=\"14\"", "upperbound=\"140000\""), "D1430", "has 139993 values");
    refused("g.xml", &text.replacen("linear", "farsighted", 1), "D1431", "is of type `farsighted`");
}

#[test]
fn profiles_of_geniusweb_and_their_domain() {
    let run = import(&["jobs"]);
    assert_eq!(run.status, 0, "{}", run.err);
    for line in [
        "title: jobs\n",
        "name: worker\n",
        "name: employer\n",
        "salary: {name: salary, values: [\"2000\", \"3000\"]}",
        "salary: {weight: 0.6, scores: [0.333333, 1]}",
        "floor: 0.599999\n",
        "# - worker: the key `colour` of the profile\n",
    ] {
        assert!(run.out.contains(line), "{line}\n{}", run.out);
    }
    assert!(run.err.contains("not carried over: the key `colour` of the profile"), "{}", run.err);
    assert!(run.err.contains("the utility of `2000` of `salary` has more decimals"), "{}", run.err);
    for (kind, why) in [
        ("DefaultPartialOrdering", "it says only of some packages which are better"),
        ("SumOfGroupsUtilitySpace", "it scores groups of issues together"),
        ("SomeOtherUtilitySpace", "it begins with `SomeOtherUtilitySpace`"),
    ] {
        refused("p.json", &format!("{{\"{kind}\": {{\"name\": \"x\"}}}}"), "D1431", why);
    }
    let domain = std::fs::read_to_string(examples().join("jobs/jobs.json")).expect("there");
    refused("d.json", &domain, "D1430", "this is a domain");
    let profile = std::fs::read_to_string(examples().join("jobs/p1.json")).expect("there");
    for (from, to, words) in [
        ("\"salary\": \"2000\", \"lease", "\"salary\": 2500, \"lease", "gives `salary` an unknown value"),
        ("\"3000\": 1}", "\"4000\": 1}", "the domain has no value `4000`"),
        ("\"salary\": 0.6,", "\"salary\": 0.6, \"pension\": 0,", "`pension` has a weight and no utilities"),
        ("\"salary\": 0.6,", "\"salary\": 1e12,", "larger than the 1000000000 that a case file can hold"),
        ("\"salary\": 0.6,", "\"salary\": 0.6, \"salary\": 0.7,", "`salary` of `issueWeights` is given twice"),
        ("\"no\": 0}", "\"no\": null}", "must be a number, not null"),
    ] {
        let changed = profile.replacen(from, to, 1);
        assert_ne!(changed, profile, "{from}");
        refused("p.json", &changed, "D1430", words);
    }
    let numbers =
        profile.replacen("\"DiscreteValueSetUtilities\": {\"valueUtilities\"", "\"numberutils\": {\"lowValue\"", 1);
    refused("p.json", &numbers, "D1431", "it has `numberutils`");
}

const PROFILE: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<utility_space number_of_issues=\"1\">
  <objective index=\"0\" name=\"any\" type=\"objective\">
    <issue index=\"1\" name=\"Größe\" type=\"discrete\">
      <item index=\"1\" value=\"low\" evaluation=\"3\"/>
      <item index=\"2\" value=\"high\" evaluation=\"1\"/>
    </issue>
    <weight index=\"1\" value=\"1\"/>
  </objective>
  <reservation value=\"0.5\"/>
</utility_space>
";

#[test]
fn refusals_of_genius_have_their_reason() {
    let weight = "<weight index=\"1\" value=\"1\"/>";
    for (from, to, code, words) in [
        (
            "value=\"1\"/>\n  </obj",
            "value=\"1000000000000000\"/>\n  </obj",
            "D1430",
            "the weight of `Größe` is larger than",
        ),
        ("value=\"0.5\"", "value=\"99999999999999999999\"", "D1430", "the reservation value is larger than"),
        ("value=\"0.5\"", "value=\"NaN\"", "D1430", "the reservation value must be a number, not `NaN`"),
        ("value=\"0.5\"", "", "D1430", "the reservation value is missing"),
        ("evaluation=\"1\"", "", "D1430", "the evaluation of `high` of `Größe` is missing"),
        ("evaluation=\"1\"", "evaluation=\"null\"", "D1430", "the evaluation of `high` of `Größe` is missing"),
        ("value=\"high\"", "value=\"low\"", "D1430", "`low` of `Größe` stands in the file twice"),
        ("value=\"high\"", "", "D1430", "this `item` has no `value`"),
        (" name=\"Größe\"", "", "D1430", "this `issue` has no `name`"),
        ("issue index=\"1\"", "issue", "D1430", "has no `index`"),
        (weight, "", "D1430", "has no weight"),
        (weight, "<weight index=\"1\" value=\"1\"/><weight index=\"1\" value=\"2\"/>", "D1430", "has two weights"),
        ("type=\"discrete\"", "type=\"real\"", "D1431", "is of type `real`"),
        ("<utility_space ", "<utility_space type=\"nonlinear\" ", "D1431", "is of type `nonlinear`"),
        ("<utility_space ", "<utility_space type=\"constraint\" ", "D1431", "is of type `constraint`"),
        (
            weight,
            "<weight index=\"1\" value=\"1\"/><utility maxutility=\"10\"><ufun><hyperRectangle utility=\"8\"/></ufun></utility>",
            "D1431",
            "gives a utility to a combination of values",
        ),
        ("evaluation=\"3\"", "evaluation=\"-1\"", "D1430", ""),
        ("\"low\"", "\"a & b\"", "D1430", "the file is not XML"),
        ("utility_space number", "repository number", "D1430", ""),
    ] {
        let changed = PROFILE.replacen(from, to, 1);
        assert_ne!(changed, PROFILE, "{from}");
        match (to, from) {
            // Still a profile: the other value has the largest evaluation.
            ("evaluation=\"-1\"", _) => assert_eq!(bytes("p.xml", changed.as_bytes()).status, 0),
            // The closing tag no longer fits.
            ("repository number", _) => {
                let whole = changed.replace("</utility_space>", "</repository>");
                refused(
                    "p.xml",
                    &whole,
                    code,
                    "this is no file of GENIUS that holds a profile: it begins with `repository`",
                );
            }
            _ => refused("p.xml", &changed, code, words),
        }
    }
    refused("p.xml", "", "D1430", "the file is not XML");
}

#[test]
fn xml_in_any_encoding() {
    let expected = bytes("p.xml", PROFILE.as_bytes());
    assert!(
        expected.status == 0 && expected.out.contains("name: Größe") && expected.err.is_empty(),
        "{}",
        expected.err
    );
    let latin: Vec<u8> =
        PROFILE.replace("UTF-8", "ISO-8859-1").chars().map(|c| u8::try_from(u32::from(c)).expect("Latin")).collect();
    let wide = |text: &str, big: bool| -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    let declared = PROFILE.replace("UTF-8", "UTF-16");
    for (what, file) in [
        ("ISO-8859-1", latin),
        ("UTF-16 with a mark", wide(&format!("\u{FEFF}{declared}"), false)),
        ("UTF-16, big end first", wide(&format!("\u{FEFF}{declared}"), true)),
        ("UTF-16 without a mark", wide(&declared, false)),
        ("UTF-8 with a mark", format!("\u{FEFF}{PROFILE}").into_bytes()),
    ] {
        let run = bytes("p.xml", &file);
        assert_eq!((run.status, run.out.as_str()), (0, expected.out.as_str()), "{what}: {}", run.err);
    }
}

#[test]
fn tables_name_the_cause() {
    let good = bytes("t.csv", b"issue,value,tenant,owner\nprice,low,20.5,0\nprice,high,0,20\n");
    assert_eq!(good.status, 0, "{}", good.err);
    for (what, text) in [
        ("semicolons", "issue;value;tenant;owner\nprice;low;20,5;0\nprice;high;0;20\n"),
        ("tabs", "issue\tvalue\ttenant\towner\r\nprice\tlow\t20,5\t0\r\nprice\thigh\t0\t20\r\n"),
        ("empty columns", "issue,value,tenant,owner,,\nprice,low,20.5,0,,\n,,,,,\nprice,high,0,20,,\n"),
        ("blanks and a mark", "\u{FEFF}Issue , Value, tenant,owner\n price,low , 20.5,0\nprice,high,0,20\n\n"),
    ] {
        let run = bytes("t.csv", text.as_bytes());
        assert_eq!((run.status, run.out.as_str()), (0, good.out.as_str()), "{what}: {}", run.err);
        assert_eq!(run.err.contains("`20,5` is 20.5"), text.contains("20,5"), "{}", run.err);
    }
    for (text, words) in [
        ("price,low,20,0\nprice,high,0,20\n", "the line of headings is missing"),
        ("party,score\nx,1\n", "the first line must be `issue,value,PARTY,PARTY,...`"),
        ("issue,value\nprice,low\n", "the first line must be"),
        ("issue,value,,\nprice,low,,\n", "the first line names no party"),
        ("issue,value,a,,b\nprice,low,1,2,3\n", "column 4 has no name"),
        ("issue,value,a,a\nprice,low,1,2\n", "the party `a` has two columns"),
        ("issue,value,a\nprice,low,1,2\n", "this line has something in column 4"),
        ("issue,value,a,b\nprice,low,1\n", "this line has 3 columns, the first one 4"),
        ("issue,value,a\nprice,\"low,1\nprice,high,2\n", "a quotation mark is opened here and never closed"),
        ("issue,value,a\nprice,low,1\n,high,2\n", "`high` belongs to no issue"),
        ("issue,value,a\nprice,low,1\nprice,low,2\n", "`low` of `price` stands in the table twice"),
        ("issue,value,a\nprice,low,1\nprice,,1\nprice,,2\n", "the weights of `price` stand in the table twice"),
        ("issue,value,a\nprice,low,1\n,,1\n,,2\n", "the floors stand in the table twice"),
        ("issue,value,a\nprice,low,1\nprize,,2\n", "the weights of `prize` are given, and none of its values"),
        ("issue,value,a\nprice,low,\n", "the score of `low` for `a` is missing"),
        ("issue,value,a\nprice,low,20 %\n", "the score of `low` for `a` must be a number, not `20 %`"),
        ("issue,value,a\nprice,low,1e10\n", "the score of `low` for `a` is larger than"),
        (
            "issue;value;a\nprice;low;1,5\nprice;high;2.5\n",
            "some numbers have a comma, such as `1,5`, and others a point",
        ),
        ("issue,value,a\n", "the table has no values of issues"),
        ("", "the table has no values of issues"),
    ] {
        refused("t.csv", text, "D1430", words);
    }
}

#[test]
fn models_that_were_pickled_are_named() {
    for pickle in [&b"\x80\x03}q\x00(X\x07\x00\x00\x00optionsq\x01]q\x02u."[..], b"(dp0\nS'options'\np1\n(lp2\ns."] {
        let run = bytes("old.gmcr", pickle);
        assert_eq!(run.status, 1);
        assert!(run.err.contains("is a pickle of Python") && run.err.contains("saves JSON"), "{}", run.err);
        assert!(!run.err.contains("empty"), "{}", run.err);
    }
    refused("e.gmcr", "", "D0901", "the file is empty");
}

#[test]
fn what_decision_makers_do_not_see_becomes_a_view() {
    let model = r#"{"options": [{"name": "Release", "permittedDirection": "both"}, {"name": "Attack", "permittedDirection": "both"}],
        "decisionMakers": [{"name": "Syria", "options": [0], "preferences": [[[1, "N"]], [[0, "N"]]], "misperceptions": [[[0, "Y"], [1, "Y"]]]},
                           {"name": "Iraq", "options": [1], "preferences": [[[0, "Y"]]], "misperceptions": []}],
        "infeasibles": [], "useManualPreferenceRanking": false, "program": "gmcr-py", "version": "0.3.12"}"#;
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    std::fs::write(at.join("si.gmcr"), model).expect("written");
    let run = detente_in(at, &["import", "si.gmcr", "--out", "si.yaml"]);
    assert!(run.status == 0 && !run.err.contains("warning"), "{}", run.err);
    let case = std::fs::read_to_string(at.join("si.yaml")).expect("written");
    let view = "views:\n  syria:\n    cites: [gmcr]\n    infeasible:\n      - {when: syria.release & iraq.attack, cites: [gmcr]}\n";
    assert!(case.contains(view), "{case}");
    assert_eq!(detente_in(at, &["fmt", "--check", "si.yaml"]).status, 0, "{case}");
    let views = detente_in(at, &["views", "si.yaml"]);
    assert!(
        views.status == 0 && views.out.contains("Held impossible  syria.release & iraq.attack"),
        "{}{}",
        views.out,
        views.err
    );
    let back = detente_in(at, &["export", "si.yaml", "--format", "gmcr"]);
    assert!(back.out.contains(r#""misperceptions": [[[0,"Y"],[1,"Y"]]],"#), "{}", back.out);
    // A view without any state could not be looked at, so it stays a comment.
    let blind = model.replace(r#"[[[0, "Y"], [1, "Y"]]]"#, r#"[[[0, "Y"]], [[0, "N"]]]"#);
    std::fs::write(at.join("blind.gmcr"), blind).expect("written");
    let run = detente_in(at, &["import", "blind.gmcr"]);
    assert!(
        run.status == 0 && run.err.contains("who is blind to all states") && !run.out.contains("views:"),
        "{}",
        run.err
    );
    assert!(run.out.contains("# - misperceptions of Syria"), "{}", run.out);
}

#[test]
fn exports_that_are_too_large_or_stopped_end_with_four() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    let many: String =
        (0..26).map(|p| format!("  p{p}: {{assumption: true, options: {{x: X}}, prefers: [p{p}.x]}}\n")).collect();
    let pairs: String = (0..26)
        .flat_map(|p| (0..p).map(move |q| format!("  - {{when: p{p}.x & p{q}.x, assumption: true}}\n")))
        .collect();
    std::fs::write(
        at.join("many.yaml"),
        format!("detente: 1\nid: many\nsources: {{s: {{title: S}}}}\nparties:\n{many}infeasible:\n{pairs}"),
    )
    .expect("written");
    let run = detente_in(at, &["export", "many.yaml", "--format", "nfg"]);
    assert!(
        run.status == 4 && run.out.is_empty() && run.err.contains("stopped: the game would have 67108864"),
        "{}",
        run.err
    );
    std::fs::write(
        at.join("free.yaml"),
        format!("detente: 1\nid: free\nsources: {{s: {{title: S}}}}\nparties:\n{many}"),
    )
    .expect("written");
    for format in ["gmcr", "nfg", "csv"] {
        let run = detente_in(at, &["export", "free.yaml", "--format", format, "--out", "o", "--memory", "10MB"]);
        assert_eq!(run.status, 4, "{format}: {}", run.err);
    }
    // Sources need no states.
    for format in ["csl", "bibtex", "jsonld"] {
        let run = detente_in(at, &["export", "free.yaml", "--format", format, "--memory", "10MB"]);
        assert!(run.status == 0 && run.out.contains('S'), "{format}: {}", run.err);
    }
}
