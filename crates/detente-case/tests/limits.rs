//! Limits: what is just allowed, what is refused, and that hostile files are refused quickly.

use detente_case::{MAX_BYTES, codes, decode, format, parse};
use detente_source::SourceText;
use std::fmt::Write;
use std::time::{Duration, Instant};

/// The codes found in a text, each once, in order of appearance.
fn found(text: &str) -> Vec<&'static str> {
    let parsed = parse(&SourceText::new("case.yaml", text));
    assert_eq!(parsed.case.is_none(), parsed.diagnostics.has_errors());
    let mut codes: Vec<&'static str> = parsed.diagnostics.iter().map(|d| d.code).collect();
    codes.dedup();
    codes
}

fn case(parties: usize, options: usize) -> String {
    let mut text = String::from("detente: 1\nid: a\nparties:\n");
    for party in 0..parties {
        let _ = write!(text, "  p{party}: {{assumption: true, prefers: [], options: {{");
        for option in 0..options {
            let _ = write!(text, "o{option}: Act, ");
        }
        text.push_str("}}\n");
    }
    text
}

#[test]
fn options_and_parties() {
    assert!(found(&case(64, 1)).is_empty());
    assert!(found(&case(1, 64)).is_empty());
    assert_eq!(found(&case(65, 0)), [codes::TOO_MANY_PARTIES.code]);
    assert_eq!(found(&case(1, 65)), [codes::TOO_MANY_OPTIONS.code]);
    assert_eq!(found(&case(300, 300)).len(), 2);
    let text = case(13, 5);
    let all = parse(&SourceText::new("case.yaml", text.as_str())).diagnostics;
    let only = all.iter().next().unwrap();
    assert_eq!(only.message, "a case may have 64 options, and `p12.o4` is one more");
    assert_eq!(&text[only.span.unwrap().start..only.span.unwrap().end], "o4");
    // Sixty-four options use every bit.
    let full = format!("{}infeasible: [{{when: p0.o63 & !p0.o0, assumption: true}}]\n", case(1, 64));
    assert!(found(&full).is_empty());
    let ranked = full.replace("prefers: []", &format!("ranking: [\"{}\", \"{}Y\"]", "Y".repeat(64), "N".repeat(63)));
    assert_eq!(found(&ranked), [codes::INFEASIBLE_STATE.code]);
}

#[test]
fn depth() {
    let nested = |levels: usize| format!("issues: {}{}\n", "[".repeat(levels), "]".repeat(levels));
    assert!(!found(&nested(63)).contains(&codes::TOO_DEEP.code));
    assert_eq!(found(&nested(64)), [codes::TOO_DEEP.code]);
    let twice = format!("issues: [&a {}1{}, {}*a{}]\n", "[".repeat(40), "]".repeat(40), "[".repeat(40), "]".repeat(40));
    assert_eq!(found(&twice), [codes::TOO_DEEP.code]);
}

#[test]
fn size_and_encoding() {
    assert_eq!(decode("c", &vec![b' '; MAX_BYTES + 1]).unwrap_err().iter().next().unwrap().code, codes::TOO_LARGE.code);
    assert_eq!(found(&" ".repeat(MAX_BYTES + 1)), [codes::TOO_LARGE.code]);
    assert!(decode("c", &vec![b' '; MAX_BYTES]).is_ok());
    let message =
        |bytes: &[u8]| decode("c", bytes).unwrap_err().into_iter().next().map(|d| (d.code, d.message)).unwrap();
    let (code, text) = message(b"id: a\ntitle: Caf\xE9\n");
    assert_eq!((code, text.as_str()), (codes::NOT_TEXT.code, "the file is not UTF-8 text: line 2 holds the byte 0xE9"));
    assert!(message(b"\xFF\xFEd\0e\0").1.contains("not a text file"));
    assert_eq!(found("id: a\0"), [codes::NOT_TEXT.code]);
    assert_eq!(found("id: a\u{1b}[2J"), [codes::NOT_TEXT.code]);
    assert_eq!(decode("c", "\u{feff}id: a".as_bytes()).unwrap().text(), "id: a");
}

/// Refused without going through what it would expand to (which would take hours), with one of these codes.
fn refused(name: &str, text: &str, expected: &[detente_case::codes::Code]) {
    let source = SourceText::new("case.yaml", text);
    let start = Instant::now();
    let parsed = parse(&source);
    let took = start.elapsed();
    assert!(parsed.case.is_none());
    assert!(
        parsed.diagnostics.iter().any(|d| expected.iter().any(|c| c.code == d.code)),
        "{name}: {:?}",
        parsed.diagnostics
    );
    assert!(took < Duration::from_secs(120), "{name} took {took:?}");
    assert!(text.len() > 1_000_000 || format(&source).is_err(), "{name}");
}

#[test]
fn bombs_are_refused_quickly() {
    let ten = 10_000_000;
    refused("[", &"[".repeat(ten), &[codes::SYNTAX]);
    refused("- ", &"- ".repeat(ten / 2), &[codes::TOO_DEEP]);
    refused("{a: ", &"{a: ".repeat(ten / 4), &[codes::SYNTAX]);
    refused("? ", &"? ".repeat(ten / 2), &[codes::TOO_DEEP]);
    refused("indented", &(0..3000).fold(String::new(), |t, i| t + &" ".repeat(i) + "a:\n"), &[codes::TOO_DEEP]);
    refused("!", &"!".repeat(ten / 10), &[codes::SYNTAX]);
    refused("quote", &format!("a: \"{}", "a ".repeat(100_000)), &[codes::SYNTAX]);
    // Each level repeats the one before ten times.
    let laughs = (1..40).fold("a0: &a0 ha\n".to_owned(), |t, i| {
        let before = format!("*a{}", i - 1);
        t + &format!("a{i}: &a{i} [{}]\n", [before.as_str(); 10].join(", "))
    });
    refused("laughs", &laughs, &[codes::TOO_MANY_NODES]);
    let echo = format!("a: &a {}\nb: [{}]\n", "x".repeat(100_000), "*a,".repeat(1000));
    refused("echo", &echo, &[codes::TOO_MANY_NODES]);
}

#[test]
fn floods_of_mistakes_are_cut() {
    let flood =
        |entries: usize| format!("detente: 1\nid: a\nclaims: {{{}}}\nparties: {{}}\n", "c: {}, ".repeat(entries));
    let all = parse(&SourceText::new("c", flood(20_000))).diagnostics;
    assert_eq!(all.iter().count(), 201);
    assert_eq!(all.iter().last().unwrap().code, codes::TOO_MANY_FINDINGS.code);
    let cites = format!("{}notes:\n- {{title: a, text: b, cites: [{}]}}\n", case(1, 1), "c1, ".repeat(50_000));
    let start = Instant::now();
    assert_eq!(found(&cites), [codes::UNKNOWN_CITATION.code, codes::TOO_MANY_FINDINGS.code]);
    assert!(start.elapsed() < Duration::from_secs(120));
}

/// A few lines must not become gigabytes: slots copy statements, statements copy grounds.
#[test]
fn slots_and_groups_are_limited() {
    let groups = |n: usize| {
        let group =
            |i: usize| format!("  g{i}: {{alternatives: {{a: {{assumption: true}}, b: {{assumption: true}}}}}}\n");
        format!("{}hypotheses:\n{}", case(1, 1), (0..n).map(group).collect::<String>())
    };
    assert!(found(&groups(64)).iter().all(|code| *code == codes::IDLE_ALTERNATIVE.code));
    assert!(found(&groups(65)).contains(&codes::TOO_MANY_HYPOTHESES.code));
    let statements = ["p0.o0"; 130_000].join(" & ");
    let slots: String = (0..30)
        .map(|p| format!("  p{p}: {{options: {{o0: Do it}}, prefers: [{{from: g}}], assumption: true}}\n"))
        .collect();
    let bomb = format!(
        "detente: 1\nid: bomb\nhypotheses:\n  g: {{alternatives: {{a: {{assumption: true, prefers: [{statements}]}}, \
         b: {{assumption: true}}}}}}\nparties:\n{slots}"
    );
    refused("slots", &bomb, &[codes::STATEMENT_TOO_LONG]);
}

#[test]
fn long_chains_are_no_nesting() {
    let chain = |symbol: &str, n: usize| vec!["p0.o0"; n].join(symbol);
    let statement = |s: &str| case(1, 1).replace("prefers: []", &format!("prefers: [\"{s}\"]"));
    assert!(found(&statement(&chain(" & ", 20_000))).is_empty());
    assert!(found(&statement(&chain(" | ", 20_000))).is_empty());
    assert!(found(&statement(&chain(" -> ", 150))).is_empty());
    assert_eq!(found(&statement(&chain(" -> ", 300))), [codes::STATEMENT_TOO_DEEP.code]);
    assert_eq!(found(&statement(&chain(" <-> ", 300))), [codes::STATEMENT_TOO_DEEP.code]);
    let definitions = (1..5000).fold("define:\n  d0: p0.o0\n".to_owned(), |t, i| t + &format!("  d{i}: d{}\n", i - 1));
    assert!(found(&(definitions + &case(1, 1).replace("prefers: []", "prefers: [d4999]"))).is_empty());
}
