//! Sources, claims and tables for other programs, and the passages in the report.

use crate::common::{detente, detente_in, detente_with_input};
use serde_json::Value;

const FIRST: &str = "cases/japan-dprk-2024";

#[test]
fn sources_as_bibliographies() {
    let csl: Value = serde_json::from_str(&detente(&["export", FIRST, "--format", "csl"]).out).expect("it is JSON");
    assert_eq!(csl[0]["id"], "dw");
    assert_eq!(csl[0]["author"][0]["literal"], "Julian Ryall");
    assert_eq!(csl[0]["issued"]["date-parts"][0], serde_json::json!([2024, 2, 27]));
    let bibtex = detente(&["export", FIRST, "--format", "bibtex"]).out;
    assert!(bibtex.starts_with("@misc{dw,\n") && bibtex.contains("author = {{Julian Ryall}},"), "{bibtex}");
    assert_eq!(bibtex.matches('{').count(), bibtex.matches('}').count());
}

#[test]
fn claims_as_linked_data() {
    let run = detente(&["export", FIRST, "--format", "jsonld"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let page: Value = serde_json::from_str(&run.out).expect("it is JSON");
    assert_eq!(page["@context"][0], "http://www.w3.org/ns/anno.jsonld");
    let items = page["items"].as_array().expect("a list");
    assert_eq!(items.len(), 47);
    let pivot = items.iter().find(|i| i["id"] == "urn:detente:japan-dprk-2024:claim:c39").expect("it is there");
    assert_eq!(pivot["target"]["selector"][0]["type"], "TextPositionSelector");
    assert_eq!(pivot["prov:wasAttributedTo"]["name"], "Kim Yo Jong");
    assert_eq!(pivot["prov:wasDerivedFrom"]["id"], "urn:detente:japan-dprk-2024:source:dw");
    assert_eq!(detente(&["export", FIRST, "--format", "jsonld"]).out, run.out, "same bytes");
}

/// The fields of a CSV, by the letter of RFC 4180.
fn rows(csv: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut field, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = csv.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => field.extend(chars.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut field)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut field));
                rows.push(std::mem::take(&mut row));
            }
            c => field.push(c),
        }
    }
    rows
}

#[test]
fn every_table_is_a_csv() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("tables");
    let run = detente(&["export", FIRST, "--format", "csv", "--out", out.to_str().expect("a name")]);
    assert_eq!(run.status, 0, "{}", run.err);
    for (name, count) in [("states", 864), ("stability", 864), ("claims", 47), ("sources", 1), ("preferences", 0)] {
        let text = std::fs::read_to_string(out.join(format!("{name}.csv"))).expect("it was written");
        let rows = rows(&text);
        assert!(rows.iter().all(|r| r.len() == rows[0].len()), "{name}");
        assert!(count == 0 || rows.len() == count + 1, "{name}: {}", rows.len());
        let one = detente(&["export", FIRST, "--format", "csv", "--table", name]);
        assert_eq!(one.out, text);
    }
    let claims = rows(&std::fs::read_to_string(out.join("claims.csv")).expect("there"));
    let cited = claims[0].iter().position(|h| h == "cited_by").expect("a column");
    assert!(claims[39][cited].split(' ').any(|j| j == "nk.1"), "{:?}", claims[39]);
    let stability = rows(&std::fs::read_to_string(out.join("stability.csv")).expect("there"));
    let nash = stability[0].iter().position(|h| h == "nash_equilibrium").expect("a column");
    assert_eq!(stability[1..].iter().filter(|r| r[nash] == "1").count(), 3);
    assert_eq!(detente(&["export", FIRST, "--format", "csv"]).status, 2);
    assert_eq!(detente(&["export", FIRST, "--format", "csl", "--table", "claims"]).status, 2);
}

/// Built without the feature, the program says what to do; built with it, it writes what a reader of Parquet reads.
#[cfg(not(feature = "parquet"))]
#[test]
fn without_its_library_parquet_is_refused() {
    let run = detente(&["export", FIRST, "--format", "parquet", "--out", "tables"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("--features parquet"), "{}", run.err);
}

#[cfg(feature = "parquet")]
#[test]
fn every_table_is_written_as_parquet() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("tables");
    let run = detente(&["export", FIRST, "--format", "parquet", "--out", out.to_str().expect("a name")]);
    assert_eq!(run.status, 0, "{}", run.err);
    for name in ["states", "stability", "claims", "sources", "preferences"] {
        let bytes = std::fs::read(out.join(format!("{name}.parquet"))).expect("it was written");
        assert!(bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1"), "{name}");
    }
    let one = detente(&["export", FIRST, "--format", "parquet", "--table", "claims"]);
    assert_eq!((one.status, one.err.contains("--out claims.parquet")), (2, true), "{}", one.err);
}

#[test]
fn the_report_quotes_the_sentence_that_the_answer_hangs_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    let text = "detente: 1\nid: quarry\nparties:\n  town: {options: {sue: {does: Sue, now: false, assumption: true}}, prefers: [{want: \
        town.sue, cites: [c1]}]}\nsources:\n  wire: {title: A wire, file: wire.txt}\nclaims:\n  c1: {source: wire, at: {quote: \
        will sue}, says: It will.}\n";
    std::fs::write(at.join("case.yaml"), text).expect("written");
    let sentence = "will sue";
    std::fs::write(at.join("wire.txt"), format!("The town {sentence}, a spokesman said.\n")).expect("written");
    let report = detente_in(at, &["report", ".", "--format", "md", "--out", "-"]);
    assert_eq!(report.status, 0, "{}", report.err);
    let section = report.out.split("\n## ").find(|s| s.contains(". What the answer hangs on\n")).expect("the section");
    assert!(section.contains(&format!("“{sentence}”")), "{section}");
}

#[test]
fn the_report_shows_passages_where_the_text_is_at_hand() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    let text = "detente: 1\nid: quarry\nparties:\n  town: {cites: [c1], options: {sue: Sue}, prefers: [town.sue]}\nsources:\n  \
        old: {title: Old}\nclaims:\n  c1: {source: old, says: It is so.}\n";
    std::fs::write(at.join("case.yaml"), text).expect("written");
    let report = "The town may sue, a spokesman said. Nothing else happened.\n";
    assert_eq!(
        detente_with_input(at, &["source", "add", ".", "-", "--id", "wire", "--no-copy"], report.as_bytes()).status,
        0
    );
    std::fs::write(at.join("wire.txt"), report).expect("written");
    let accept =
        ["source", "suggest", ".", "wire", "--original", "wire=wire.txt", "--accept", "1", "--says", "They might."];
    assert_eq!(detente_in(at, &accept).status, 0);
    let without = detente_in(at, &["report", ".", "--format", "md", "--out", "-"]);
    assert!(without.status == 0 && !without.out.contains("a spokesman said"), "{}", without.err);
    assert!(
        without.out.contains("no judgement rests on it") && without.out.contains("One judgement rests on it")
            || without.out.contains("one judgement rests on it"),
        "{}",
        without.out
    );
    let with = detente_in(at, &["report", ".", "--format", "md", "--out", "-", "--original", "wire=wire.txt"]);
    assert!(with.out.contains("Passage: “The town may sue, a spokesman said.”"), "{}", with.out);
    assert!(
        with.out.contains("Every passage was looked up in the original and found as the case says."),
        "{}",
        with.out
    );
}

/// A case with every field of a document and a claim, and texts that mean something to other programs.
const WHOLE: &str = r##"detente: 1
id: whole
sources:
  s1:
    title: "=A {title: 100% of $5 & #1"
    author: "@Ann"
    publisher: "-Wire"
    published: 2024-02
    language: fr
    url: "https://example.org/a{b}?q=ä|c"
    file: s1.txt
    extracted_from: {form: html, sha256: 77ef336103605f321fdae8490feb124b31eaa71fd70a8c7478997a8c2ff4fd3c, kept: [4]}
    reliability: B
    descriptor: A wire.
    citation: A full reference.
  s2:
    title: Second
    original: {sha256: 77ef336103605f321fdae8490feb124b31eaa71fd70a8c7478997a8c2ff4fd3c, characters: 12, url: "javascript:alert(1)"}
claims:
  c1:
    source: s1
    says: "+49 was called."
    speaker: The speaker
    voice: The voice
    kind: The kind
    about: [a]
    hedge: The hedge
    disputed: The dispute
    note: The remark
    at: {quote: The quote, prefix: The prefix, suffix: The suffix, paragraph: 1}
    credibility: 1
    confirmed_by: [c2]
    suggested_by: The rule
  c2: {source: s2, says: Another.}
parties:
  a: {cites: [c1], why: The reason of the party., options: {x: {does: X, now: false}}, prefers: [{want: a.x, why: The reason of the wish.}]}
"##;

fn whole() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("case.yaml"), WHOLE).expect("written");
    folder
}

#[test]
fn every_field_of_a_claim_and_a_document_reaches_the_exports() {
    let folder = whole();
    let export = |format: &str, more: &[&str]| {
        let run = detente_in(folder.path(), &[&["export", ".", "--format", format], more].concat());
        assert_eq!(run.status, 0, "{}", run.err);
        run.out
    };
    let of_claim = ["speaker", "voice", "kind", "hedge", "dispute", "remark", "quote", "prefix", "suffix", "rule"];
    let claims = [export("csv", &["--table", "claims"]), export("jsonld", &[])];
    for words in of_claim {
        for told in &claims {
            assert!(told.contains(&format!("The {words}")), "{words}: {told}");
        }
    }
    assert!(
        claims[1].contains("\"detente:about\"") && claims[1].contains("urn:detente:whole:party:a"),
        "{}",
        claims[1]
    );
    let of_source = ["A wire.", "A full reference.", "@Ann", "-Wire", "2024-02", "s1.txt", "html", "77ef336103605f"];
    for words in of_source {
        for told in [export("csv", &["--table", "sources"]), export("jsonld", &[])] {
            assert!(told.contains(words), "{words}: {told}");
        }
    }
    let [csl, bibtex] = ["csl", "bibtex"].map(|format| export(format, &[]));
    for words in ["A wire.", "A full reference.", "@Ann", "-Wire", "2024", "https://example.org/a%7Bb%7D?q=%C3%A4%7Cc"]
    {
        assert!(csl.contains(words) && bibtex.contains(words), "{words}: {csl}{bibtex}");
    }
    assert!(![&csl, &bibtex, &claims[1]].iter().any(|told| told.contains("javascript:")));
    // BibTeX counts braces whether or not a backslash stands before them.
    let mut depth = 0i32;
    for c in bibtex.chars() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        assert!(depth >= 0, "{bibtex}");
    }
    assert!(depth == 0 && bibtex.contains("month = feb,") && bibtex.contains("\\textbraceleft{}title"), "{bibtex}");
}

#[test]
fn the_reason_of_a_wish_comes_before_that_of_its_party() {
    let folder = whole();
    let table = detente_in(folder.path(), &["export", ".", "--format", "csv", "--table", "preferences"]).out;
    let rows = rows(&table);
    let why = rows[0].iter().position(|h| h == "why").expect("a column");
    let of = |judgement: &str| rows.iter().find(|r| r[0] == judgement).expect("a row");
    assert_eq!(
        (of("a")[why].as_str(), of("a.1")[why].as_str()),
        ("The reason of the party.", "The reason of the wish.")
    );
    assert_eq!(of("a.1")[2], "c1", "what the party cites stands in");
    let trace = detente_in(folder.path(), &["trace", ".", "a.1"]).out;
    let (wish, party) = (trace.find("The reason of the wish.").expect("told"), trace.find("The reason of the party."));
    assert!(party.is_some_and(|party| wish < party), "{trace}");
    let json: Value =
        serde_json::from_str(&detente_in(folder.path(), &["trace", ".", "a.1", "--format", "json"]).out).expect("JSON");
    assert_eq!(json["judgements"][0]["why"], "The reason of the wish.");
    assert_eq!(json["judgements"][0]["party_why"], "The reason of the party.");
}

#[test]
fn spreadsheets_are_given_text_and_no_formulas() {
    let folder = whole();
    let at = folder.path();
    let plain = detente_in(at, &["export", ".", "--format", "csv", "--table", "sources"]);
    assert!(plain.out.starts_with("source,") && rows(&plain.out)[1][1].starts_with("=A"), "{}", plain.out);
    assert!(
        plain.err.contains("3 fields of `sources` begin as a formula does, the first in row 1, column `title`"),
        "{}",
        plain.err
    );
    for table in ["sources", "claims", "preferences"] {
        let run = detente_in(at, &["export", ".", "--format", "csv", "--table", table, "--spreadsheet"]);
        assert!(run.status == 0 && !run.err.contains("formula"), "{table}: {}", run.err);
        let text = run.out.strip_prefix('\u{FEFF}').expect("a byte order mark");
        for field in rows(text).iter().flatten() {
            assert!(!field.starts_with(['=', '+', '-', '@', '\t', '\r']), "{table}: {field}");
        }
    }
    let claims = detente_in(at, &["export", ".", "--format", "csv", "--table", "claims", "--spreadsheet"]).out;
    assert!(claims.contains("\"'+49 was called.\""), "{claims}");
    assert_eq!(detente_in(at, &["export", ".", "--format", "csl", "--spreadsheet"]).status, 2);
    let folder_of_tables = detente_in(at, &["export", ".", "--format", "csv", "--out", "tables", "--spreadsheet"]);
    assert_eq!(folder_of_tables.status, 0, "{}", folder_of_tables.err);
    let again = detente_in(at, &["export", ".", "--format", "csv", "--out", "tables", "--spreadsheet"]);
    assert_eq!(again.status, 0, "its own tables are replaced: {}", again.err);
}

#[test]
fn passages_in_another_language_are_marked_in_the_report() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    let case = "detente: 1\nid: t\nsources:\n  \
        ar: {title: الوزارة, language: ar, file: ar.txt}\n  ur: {title: وزارت, file: ur.txt}\n  fr: {title: Le maire, language: fr, file: fr.txt}\n\
        claims:\n  c1: {source: ar, says: It may., at: {quote: قد تنسحب}}\n  c2: {source: ur, says: It may., at: {quote: واپس لے سکتی}}\n  \
        c3: {source: fr, says: It may., hedge: peut-être, at: {quote: ira peut-être}}\n\
        parties:\n  a: {name: 日本, cites: [c1, c2, c3], options: {x: {does: X, now: false}}, prefers: [a.x]}\n";
    std::fs::write(at.join("case.yaml"), case).expect("written");
    for (name, text) in
        [("ar", "الوزارة قد تنسحب."), ("ur", "وزارت واپس لے سکتی ہے۔"), ("fr", "Le maire ira peut-être en appel.")]
    {
        std::fs::write(at.join(format!("{name}.txt")), text).expect("written");
    }
    let report = detente_in(at, &["report", ".", "--out", "-"]);
    assert_eq!(report.status, 0, "{}", report.err);
    for part in [
        "<bdi lang=\"ar\" dir=\"rtl\">قد تنسحب</bdi>",
        "<bdi lang=\"und-Arab\" dir=\"rtl\">واپس لے سکتی</bdi>",
        "<bdi lang=\"fr\">ira peut-être</bdi>",
        "<bdi lang=\"fr\">peut-être</bdi>",
        "<bdi lang=\"ar\" dir=\"rtl\">الوزارة</bdi>",
    ] {
        assert!(report.out.contains(part), "{part}");
    }
    assert!(!report.out.contains("lang=\"en-"), "our own words are marked once");
}
