//! One mistake in a sound case is one finding, and its hint says what was meant.

use detente_case::parse;
use detente_source::SourceText;

const GOOD: &str = "\
detente: 1
id: talks
title: The talks
as_of: 2024-02-27
sources:
  wire: {title: A report, published: 2024-02}
claims:
  c1: {source: wire, says: They may talk., credibility: 2}
define:
  summit: north.talk & south.talk
hypotheses:
  mood:
    base: open
    alternatives:
      open: {likelihood: 0.5, cites: [c1], prefers: [north.talk]}
      shut: {likelihood: 0.5, cites: [c1], prefers: [\"!north.talk\"]}
contingencies:
  vote: {name: A vote, resolves: 2024-06, likelihood: unlikely, assumption: true}
parties:
  north:
    cites: [c1]
    options:
      talk: {does: Talk, now: false, moves: both}
      arm: {does: Arm, now: false, moves: take}
    prefers:
      - from: mood
      - summit
      - {want: \"!south.talk\", unless: vote}
  south:
    cites: [c1]
    options: {talk: {does: Talk, now: false}}
    weights: {summit: 2, north.arm: -1}
infeasible:
  - {when: north.talk & north.arm, why: Nobody does both., cites: [c1]}
";

/// What is changed into what, the code of the one error, and a part of its hint.
const MISTAKES: &[(&str, &str, &str, &str)] = &[
    ("detente: 1", "detente: 2", "D0211", "detente: 1"),
    ("title: The talks", "titel: The talks", "D0201", "`title`"),
    ("id: talks", "id: Talks", "D0207", "hyphens"),
    ("2024-02-27", "27.2.2024", "D0209", "YYYY-MM-DD"),
    ("published: 2024-02", "published: Feb 2024", "D0209", "YYYY-MM"),
    ("resolves: 2024-06", "resolves: June", "D0209", "YYYY-MM"),
    ("source: wire", "source: wires", "D0302", "`wire`"),
    ("  wire: {title", "  Wire: {title", "D0207", "small letters"),
    ("credibility: 2", "credibility: 7", "D0206", ""),
    ("says: They may talk., ", "", "D0202", ""),
    ("  c1: {source", "  C1: {source", "D0207", "small letters"),
    ("summit: north.talk & south.talk", "summit: north.talk && south.talk", "D0401", "`&`"),
    ("summit: north.talk & south.talk", "summit: north.talk if south.talk", "D0401", "`south.talk -> north.talk`"),
    ("summit: north.talk & south.talk", "summit: north.talk & (south.talk", "D0401", "`)`"),
    ("summit: north.talk & south.talk", "summit: north.talk & south.tlak", "D0402", "`south.talk`"),
    ("summit: north.talk & south.talk", "summit: north.talk & summit", "D0403", "write out"),
    ("  summit: north", "  Summit: north", "D0207", "small letters"),
    ("base: open", "base: opn", "D1302", "`open`"),
    ("open: {likelihood: 0.5", "open: {likelihood: 0.50000000001", "D0206", "0.500000"),
    ("open: {likelihood: 0.5", "open: {likelihood: 0.7", "D1313", ""),
    ("open: {likelihood: 0.5", "open: {likelihood: probaly", "D0205", "`probable`"),
    ("likelihood: unlikely", "likelihood: unlikly", "D0205", "`unlikely`"),
    ("  mood:\n", "  Mood:\n", "D0207", "small letters"),
    ("  vote: {name", "  Vote: {name", "D0207", "small letters"),
    ("from: mood", "from: moods", "D1301", "`mood`"),
    ("unless: vote", "unless: votes", "D1301", "`vote`"),
    ("  north:\n    cites", "  North:\n    cites", "D0207", "small letters"),
    ("  north:\n    cites", "  n\u{43e}rth:\n    cites", "D0207", "`north`: `\u{43e}` (U+043E) is a Cyrillic letter"),
    (
        "      talk: {does: Talk, now: false, moves",
        "      t\u{430}lk: {does: Talk, now: false, moves",
        "D0207",
        "Cyrillic",
    ),
    ("\"!south.talk\"", "\"!s\u{43e}uth.talk\"", "D0402", "`south.talk`: `\u{43e}` (U+043E) is a Cyrillic letter"),
    ("moves: both", "moves: bth", "D0205", "`both`"),
    ("now: false, moves: both", "now: no, moves: both", "D0205", "`false`"),
    ("does: Talk, now: false, moves: both", "doez: Talk, now: false, moves: both", "D0201", "`does`"),
    ("options: {talk: {does: Talk, now: false}}", "options: [Talk]", "D0203", "{talk: Talk}"),
    ("    prefers:\n      - from", "    preferences:\n      - from", "D0201", "`prefers`"),
    ("    weights: {summit", "    weigths: {summit", "D0201", "`weights`"),
    ("summit: 2,", "summit: two,", "D0206", "a number such as 3"),
    ("cites: [c1]}\n", "cites: c1}\n", "D0203", "[c1]"),
    ("cites: [c1]}\n", "cites: none}\n", "D0203", "`[]`"),
    ("when: north.talk", "wenn: north.talk", "D0201", "`when`"),
    ("infeasible:\n", "infeasable:\n", "D0201", "`infeasible`"),
    ("parties:\n", "p\u{430}rties:\n", "D0201", "Cyrillic"),
    ("title: A report", "title: > a report", "D0104", "\"> a report\""),
];

#[test]
fn the_case_is_sound() {
    let parsed = parse(&SourceText::new("case.yaml", GOOD));
    assert!(parsed.case.is_some() && parsed.diagnostics.is_empty(), "{:#?}", parsed.diagnostics);
}

#[test]
fn one_mistake_is_one_error_with_the_right_hint() {
    let mut wrong = Vec::new();
    for (from, to, code, hint) in MISTAKES {
        assert!(GOOD.contains(from), "{from}");
        let text = GOOD.replacen(from, to, 1);
        let parsed = parse(&SourceText::new("case.yaml", text));
        let errors: Vec<_> =
            parsed.diagnostics.iter().filter(|d| d.severity == detente_source::Severity::Error).collect();
        let fits =
            |d: &detente_source::Diagnostic| d.code == *code && d.hint.as_deref().unwrap_or_default().contains(hint);
        if !matches!(errors[..], [only] if fits(only)) {
            let found: Vec<String> =
                errors.iter().map(|d| format!("{} {} ({:?})", d.code, d.message, d.hint)).collect();
            wrong.push(format!(
                "{from:?} -> {to:?}: expected {code} with {hint:?}, found\n    {}",
                found.join("\n    ")
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), MISTAKES.len(), wrong.join("\n"));
}

fn codes(text: &str) -> Vec<String> {
    parse(&SourceText::new("case.yaml", text)).diagnostics.iter().map(|d| d.code.to_owned()).collect()
}

/// A rule is a hidden veto where each side can make a move that forbids the other one.
#[test]
fn what_is_taken_for_good_blocks_nobody() {
    let case = |moves: &str, rule: &str| {
        format!(
            "detente: 1\nid: treaty\nparties:\n  gov: {{assumption: true, options: {{sign: {{does: Sign, moves: {moves}}}}}, prefers: \
             [gov.sign]}}\n  senate: {{assumption: true, options: {{ratify: {{does: Ratify, moves: {moves}}}}}, prefers: \
             [senate.ratify]}}\ninfeasible: [{{when: {rule}, assumption: true}}]\n"
        )
    };
    assert_eq!(codes(&case("take", "senate.ratify & !gov.sign")), Vec::<String>::new());
    assert_eq!(codes(&case("both", "senate.ratify & !gov.sign")), ["D0512"]);
    assert_eq!(codes(&case("take", "senate.ratify & gov.sign")), ["D0512"]);
}

#[test]
fn patterns_are_rules_and_numbers_rank() {
    let text = "detente: 1\nid: two\nparties:\n  a: {assumption: true, options: {x: X, y: Y}, ranking: [3, [1, 2]]}\ninfeasible: \
                [{when: YY, assumption: true}]\n";
    let case = parse(&SourceText::new("case.yaml", text)).case.unwrap();
    let detente_case::Form::Options { infeasible, .. } = &case.form else { panic!() };
    assert!((0..4).all(|state| infeasible[0].when.expr.holds(state) == (state == 3)));
    assert_eq!(codes(&text.replace("YY", "YYY")), ["D0506"]);
    assert_eq!(codes(&text.replace("[1, 2]", "[0, 2]")), ["D0506"]);
    assert_eq!(codes(&text.replace("when: YY", "when: Y-")), Vec::<String>::new());
}
