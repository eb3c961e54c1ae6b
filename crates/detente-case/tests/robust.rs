//! No input panics, and what is accepted is read whole.

use detente_case::{Answers, OptionAnswer, PartyAnswer};
use detente_case::{Form, Parsed, Preferences, decode, format, from_answers, parse, template};
use detente_source::SourceText;
use proptest::prelude::*;

const FULL: &str = include_str!("full.yaml");
const GRAPH: &str = include_str!("full-graph.yaml");

fn read(text: &str) -> Parsed {
    let source = SourceText::new("case.yaml", text);
    let parsed = parse(&source);
    assert_eq!(parsed.case.is_none(), parsed.diagnostics.has_errors());
    for found in &parsed.diagnostics {
        for span in found.span.iter().chain(found.related.iter().map(|(span, _)| span)) {
            assert!(span.start <= span.end && span.end <= text.len(), "{found:?}");
            assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end), "{found:?}");
        }
    }
    parsed
}

#[test]
fn the_full_cases_are_read_whole() {
    let Parsed { case, diagnostics } = read(FULL);
    let case = case.unwrap_or_else(|| panic!("{diagnostics:#?}"));
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    assert_eq!(case.caution.as_deref(), Some("Invented\nfrom end to end."));
    assert_eq!(case.notes[0].text, "A long remark # not a comment");
    assert_eq!(case.claims[1].says, "no");
    assert_eq!(case.sources[0].publisher.as_deref(), Some("1843"));
    assert_eq!(case.parties[1].about.as_deref(), Some("One of the two"));
    let Preferences::Prioritized(wants) = &case.parties[0].preferences else { panic!() };
    assert_eq!(wants.iter().map(|w| w.dormant).collect::<Vec<_>>(), [false, false, false, true]);
    assert_eq!(wants.iter().map(|w| w.from).collect::<Vec<_>>(), [None, Some((0, 0)), None, None]);
    assert_eq!(wants[0].statement.expr.mentions(), 0b01101);
    let Preferences::Weighted(weights) = &case.parties[1].preferences else { panic!() };
    assert_eq!(weights.iter().map(|w| w.millionths).collect::<Vec<_>>(), [3_250_000]);
    let Preferences::Ranked { tiers, .. } = &case.parties[2].preferences else { panic!() };
    assert_eq!(tiers.iter().map(Vec::len).collect::<Vec<_>>(), [1, 2]);
    let Form::Options { status_quo, .. } = &case.form else { panic!() };
    assert_eq!(*status_quo, Some(0b00001));
    assert_eq!(case.expect.unwrap().sets.len(), 4);

    let case = read(GRAPH).case.unwrap();
    let Form::Graph { states, arcs, status_quo } = &case.form else { panic!() };
    assert_eq!((states.len(), arcs, *status_quo), (3, &vec![vec![(0, 1), (1, 0), (1, 2)], vec![(0, 1)]], Some(0)));
}

/// The names of all keys in the schema, wherever they stand.
fn keys(schema: &serde_json::Value, found: &mut Vec<String>) {
    if let Some(properties) = schema.get("properties").and_then(|p| p.as_object()) {
        found.extend(properties.keys().cloned());
    }
    let inner = schema.as_object().into_iter().flat_map(|o| o.values());
    inner.chain(schema.as_array().into_iter().flatten()).for_each(|value| keys(value, found));
}

#[test]
fn the_full_cases_use_every_key() {
    let mut all = Vec::new();
    keys(&detente_case::schema(), &mut all);
    all.retain(|key| !detente_case::Concept::KEYS.contains(&key.as_str()));
    assert!(all.len() > 90);
    // What only marks a case that is not one yet.
    all.retain(|key| key != "placeholder");
    for key in all {
        assert!(FULL.contains(&format!("{key}:")) || GRAPH.contains(&format!("{key}:")), "no example of `{key}`");
    }
}

#[test]
fn no_prefix_panics() {
    for (text, step) in [(FULL, 1), (GRAPH, 1)] {
        for (at, _) in text.char_indices().step_by(step) {
            read(&text[..at]);
        }
        for (at, _) in text.char_indices().step_by(31) {
            let _ = format(&SourceText::new("case.yaml", &text[..at]));
        }
    }
}

/// A change somewhere in a text.
#[derive(Clone, Debug)]
enum Change {
    Delete(usize, usize),
    Insert(usize, String),
    Copy(usize, usize, usize),
    Swap(usize, usize),
}

fn change() -> impl Strategy<Value = Change> {
    let piece = prop_oneof![
        "[-!&*|>%@`\"'{}\\[\\],:#? \n\t~=()]{1,3}",
        "\\PC{1,4}",
        prop::sample::select(vec![
            "\n  ",
            "null",
            "true",
            "&a ",
            "*a",
            "*who",
            "!!str ",
            "- ",
            ": ",
            "\u{feff}",
            "\r\n",
            "---\n",
            "...\n",
            "? ",
            "|\n",
            "<<: *who\n",
            "cites: [c9]\n",
            "now: true",
            "999999999999999999999",
            "-",
            "\u{85}",
            "\u{2028}",
            "\0",
        ])
        .prop_map(str::to_owned),
    ];
    prop_oneof![
        (any::<usize>(), 1..40usize).prop_map(|(at, len)| Change::Delete(at, len)),
        (any::<usize>(), piece).prop_map(|(at, piece)| Change::Insert(at, piece)),
        (any::<usize>(), 1..80usize, any::<usize>()).prop_map(|(at, len, to)| Change::Copy(at, len, to)),
        (any::<usize>(), any::<usize>()).prop_map(|(a, b)| Change::Swap(a, b)),
    ]
}

fn apply(text: &str, changes: &[Change]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for change in changes {
        let len = chars.len();
        if len == 0 {
            break;
        }
        match change {
            Change::Delete(at, n) => drop(chars.drain(at % len..(at % len + n).min(len))),
            Change::Insert(at, piece) => drop(chars.splice(at % len..at % len, piece.chars())),
            Change::Copy(at, n, to) => {
                let piece = chars[at % len..(at % len + n).min(len)].to_vec();
                chars.splice(to % len..to % len, piece);
            }
            Change::Swap(a, b) => chars.swap(a % len, b % len),
        }
    }
    chars.into_iter().collect()
}

fn answers() -> impl Strategy<Value = Answers> {
    let words = || prop_oneof!["\\PC{0,20}", "[a-z !&:#'\"{}-]{0,20}", Just("yes".to_owned()), "(?s).{0,10}"];
    let option = (words(), any::<Option<bool>>()).prop_map(|(does, now)| OptionAnswer { does, now });
    let party =
        (words(), prop::collection::vec(option, 0..5)).prop_map(|(name, options)| PartyAnswer { name, options });
    let day = prop_oneof!["[0-9]{4}-[01][0-9]-[0-3][0-9]", words()];
    (words(), words(), prop::option::of(words()), prop::option::of(day), prop::collection::vec(party, 0..6))
        .prop_map(|(id, title, question, as_of, parties)| Answers { id, title, question, as_of, parties })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: std::env::var("CASES").map_or(150, |n| n.parse().unwrap()), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        if let Ok(source) = decode("case.yaml", &bytes) {
            read(source.text());
            let _ = format(&source);
        }
    }

    #[test]
    fn any_text(text in "[-a-z!&*|>%@\"'{}\\[\\],:#? \n\t~]{0,120}|\\PC{0,80}") {
        read(&text);
        let _ = format(&SourceText::new("case.yaml", text));
    }

    #[test]
    fn changed_cases(graph in any::<bool>(), changes in prop::collection::vec(change(), 1..6)) {
        let text = apply(if graph { GRAPH } else { FULL }, &changes);
        let before = read(&text);
        if let Ok(formatted) = format(&SourceText::new("case.yaml", text.as_str())) {
            let source = SourceText::new("case.yaml", formatted.as_str());
            prop_assert_eq!(format(&source), Ok(formatted.clone()), "formatting twice is formatting once");
            prop_assert_eq!(before.diagnostics.has_errors(), read(&formatted).diagnostics.has_errors());
        }
    }

    #[test]
    fn answers_become_clean_cases(answers in answers()) {
        let text = from_answers(&answers);
        let parsed = read(&text);
        prop_assert!(parsed.diagnostics.iter().all(|d| d.code == "D0518"), "{}\n{:#?}", text, parsed.diagnostics);
        let wishes = text.matches("placeholder: true}").count();
        prop_assert!(wishes >= answers.parties.len().min(64), "every wish is marked");
        let case = parsed.case.unwrap();
        for (party, answer) in case.parties.iter().zip(&answers.parties) {
            let printed = |text: &str| text.replace(detente_source::is_hidden, " ").split_whitespace().collect::<Vec<_>>().join(" ");
            let said: Vec<String> = answer.options.iter().map(|o| printed(&o.does)).collect();
            for (option, said) in case.options[party.options.clone()].iter().zip(said.iter()) {
                prop_assert!(said.is_empty() || option.does == *said);
            }
        }
        prop_assert_eq!(format(&SourceText::new("case.yaml", text.as_str())), Ok(text.clone()), "written as the formatter would");
    }

    #[test]
    fn templates_are_clean(id in "[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,5}){0,2}|\\PC{0,10}", title in "\\PC{0,30}") {
        let text = template(&id, &title);
        let parsed = read(&text);
        prop_assert_eq!(parsed.diagnostics.iter().map(|d| d.code).collect::<Vec<_>>(), ["D0518"]);
        prop_assert!(parsed.case.unwrap().caution_in_full().unwrap().contains("placeholder"));
        prop_assert_eq!(format(&SourceText::new("case.yaml", text.as_str())), Ok(text.clone()), "written as the formatter would");
    }
}

/// Found by `changed_cases`: a slot whose group has none of its alternatives left.
#[test]
fn a_slot_without_alternatives_is_reported() {
    for alternatives in ["", " {}", " []", " 3", "\n        \"\": {}"] {
        let text = format!(
            "detente: 1\nid: bare\ntitle: Bare\nparties:\n  a:\n    name: A\n    options:\n      go: {{ does: Go }}\n    prefers:\n      \
             - slot: why\n      - go\nhypotheses:\n  why:\n    question: Why?\n    alternatives:{alternatives}\n"
        );
        let parsed = read(&text);
        assert!(parsed.diagnostics.has_errors(), "{text}");
    }
}
