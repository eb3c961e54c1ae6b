//! What must hold for any bytes from outside. The fuzz targets look for bytes that break it; the tests of the command
//! line hold the seeds to it.
#![allow(dead_code, reason = "each fuzz target takes one of them")]

use detente::case::{decode, format, from_gmcr, from_profiles, parse, parse_statement_for, write_statement};
use detente::report::to_gmcr;
use detente::source::{
    Actor, Anchor, AnchorError, Carrier, Form, Passages, Structure, Undecoded, Verdict, decoded, decoded_as, extract,
    fold, suggest,
};
use detente::{Budget, Case, Diagnostics, Graph, SourceText};

/// Statements are read about this case: it has names of every kind.
const ABOUT: &str = "
detente: 1
id: about
define: {deal: a.x & b.y, none: \"!deal -> false\"}
parties:
  a: {assumption: true, options: {x: Do x, z1: Do z}, prefers: [a.x]}
  b: {assumption: true, options: {y: Do y, not_now: Wait}, prefers: [b.y]}
";

/// A larger model takes too long to look at whole.
const MOST_OPTIONS: usize = 8;

/// Everything found lies in the text, and there is a case exactly if there is no error.
fn read(text: &str) -> Option<Case> {
    let parsed = parse(&SourceText::new("case.yaml", text));
    assert_eq!(parsed.case.is_none(), parsed.diagnostics.has_errors());
    places(text, &parsed.diagnostics);
    parsed.case
}

/// Every place that a finding points to can be shown.
fn places(text: &str, found: &Diagnostics) {
    for finding in found {
        for span in finding.span.iter().chain(finding.related.iter().map(|(span, _)| span)) {
            assert!(span.start <= span.end && text.get(span.start..span.end).is_some(), "{finding:?}");
        }
    }
}

/// A case file: read, tidied, read again gives the same case, and tidying twice is tidying once.
pub fn case(data: &[u8]) {
    let Ok(text) = decode("case.yaml", data) else { return };
    let text = text.text();
    let found = read(text);
    let Ok(tidy) = format(&SourceText::new("case.yaml", text)) else { return };
    assert_eq!(format(&SourceText::new("case.yaml", tidy.as_str())).as_ref(), Ok(&tidy), "tidying again changes it");
    let again = read(&tidy);
    assert_eq!(found.as_ref().map(meaning), again.as_ref().map(meaning), "tidying changes the meaning:\n{tidy}");
}

/// A case file without errors: it can be tidied, and its meaning and its comments are kept.
pub fn fmt(data: &[u8]) {
    let Ok(text) = decode("case.yaml", data) else { return };
    let text = text.text();
    let Some(found) = read(text) else { return };
    let tidy = match format(&SourceText::new("case.yaml", text)) {
        Ok(tidy) => tidy,
        // A layout that has no counterpart, which is rare and said.
        Err(why) => return assert!(why.has_errors()),
    };
    let again = read(&tidy).unwrap_or_else(|| panic!("tidied, the case has errors:\n{tidy}"));
    assert_eq!(meaning(&found), meaning(&again), "tidying changes the meaning:\n{tidy}");
    assert_eq!(marks(text), marks(&tidy), "tidying changes comments:\n{tidy}");
    assert_eq!(format(&SourceText::new("case.yaml", tidy.as_str())).as_ref(), Ok(&tidy), "tidying again changes it");
}

/// What stands behind each `#`, up to white space: every comment shows in it, and what is text is kept as well.
fn marks(text: &str) -> Vec<&str> {
    let words = text.match_indices('#').map(|(at, _)| text[at..].split_whitespace().next().unwrap_or_default());
    words.map(|word| word.trim_end_matches([',', ']', '}', '"', '\''])).collect()
}

/// All that a case says, without where it says it and how its statements are written.
fn meaning(case: &Case) -> String {
    let all = format!("{case:?}");
    let mut kept = String::with_capacity(all.len());
    let mut rest = all.as_str();
    // In a text between quotation marks quotation marks are escaped, so these marks are what they seem.
    while let Some((at, mark)) =
        ["Span { start: ", "Statement { text: \""].iter().filter_map(|m| Some((rest.find(m)?, *m))).min()
    {
        kept.push_str(&rest[..at]);
        let inside = &rest[at + mark.len()..];
        rest = if mark.ends_with('"') {
            let mut escaped = false;
            let end = inside.find(|c| {
                let ends = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                ends
            });
            &inside[end.expect("a text ends")..]
        } else {
            &inside[inside.find('}').expect("a span ends")..]
        };
    }
    kept + rest
}

/// A statement: read, written, read again gives the same, and what is written is the canonical form.
pub fn statement(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let about = parse(&SourceText::new("about.yaml", ABOUT)).case.expect("the case is sound");
    let meant = match parse_statement_for(&about, text) {
        Ok(meant) => meant,
        Err(found) => {
            assert!(found.has_errors());
            places(text, &found);
            return;
        }
    };
    let written = write_statement(&about, &meant);
    let again = parse_statement_for(&about, &written).unwrap_or_else(|e| panic!("{written}: {e:?}"));
    assert_eq!(write_statement(&about, &again), written);
    for state in 0..1 << about.options.len() {
        assert_eq!(meant.holds(state), again.holds(state), "{written} in {state:b}");
    }
}

/// A model of GMCR+: what is imported is a sound and tidy case; exported and imported again it has the same states,
/// moves and preferences.
pub fn gmcr(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let imported = match from_gmcr(&SourceText::new("model.gmcr", text), "model") {
        Ok(imported) => imported,
        Err(found) => {
            assert!(found.has_errors());
            places(text, &found);
            return;
        }
    };
    places(text, &imported.warnings);
    case(imported.text.as_bytes());
    let first = read(&imported.text).expect("an imported case can be read");
    if first.options.len() > MOST_OPTIONS {
        return;
    }
    let Ok(graph) = Graph::build(&first, &Budget::unlimited()) else { return };
    let Ok(exported) = to_gmcr(&first, &graph, &Budget::unlimited()) else { return };
    let source = SourceText::new("again.gmcr", exported.text.as_str());
    let again = from_gmcr(&source, "model").unwrap_or_else(|e| panic!("{e:?}\n{}", exported.text));
    let second = read(&again.text).expect("an imported case can be read");
    let other = Graph::build(&second, &Budget::unlimited()).unwrap_or_else(|e| panic!("{e:?}\n{}", again.text));
    assert_eq!(graph.len(), other.len(), "{}", again.text);
    for party in graph.parties() {
        assert_eq!(graph.ranks(party), other.ranks(party), "{}\n{}", imported.text, again.text);
        for state in graph.states().ids() {
            assert_eq!(graph.pattern(state), other.pattern(state), "{}", again.text);
            assert_eq!(graph.moves(party, state), other.moves(party, state), "{}", again.text);
        }
    }
}

/// An HTML page gives a text that claims can point into, the same each time, whatever the page.
pub fn html(data: &[u8]) {
    let Ok(page) = std::str::from_utf8(data) else { return };
    taken(Form::Html, page);
}

/// A plain text, and the same as Markdown: extracted, suggested from, quoted and looked up again.
pub fn text(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    assert_eq!(fold(&fold(text)), fold(text), "folding twice is folding once");
    taken(Form::Text, text);
    taken(Form::Markdown, text);
    let passages = Passages::new(text);
    for suggestion in suggest(&passages, &Actor::gazetteer()).iter().take(50) {
        assert_eq!(passages.slice(&suggestion.range), Some(suggestion.text.as_str()));
        let anchor = Anchor { quote: Some(suggestion.text.clone()), ..Anchor::default() };
        match passages.verify(&anchor) {
            Ok(found) => assert_eq!(fold(found.text), fold(&suggestion.text)),
            Err(AnchorError::Ambiguous(..) | AnchorError::EmptyQuote) => {}
            Err(other) => panic!("what was taken from the text stands in it: {other}"),
        }
        let changed = Anchor { quote: Some(suggestion.text.replacen(' ', " not ", 1)), ..Anchor::default() };
        if let Some(near) = passages.nearest(&changed) {
            assert_eq!(passages.slice(&near.passage.range), Some(near.passage.text));
        }
    }
}

/// What is taken out of a file is sound: each kept block is in it, its paragraphs can be named and found again.
fn taken(form: Form, file: &str) {
    let found = extract(form, file, &[]);
    assert_eq!(extract(form, file, &[]), found, "the same file gives the same text");
    let all: Vec<u32> = (1..=found.blocks.len() as u32).collect();
    assert_eq!(extract(form, file, &all).dropped(), 0);
    for block in found.blocks.iter().filter(|b| !matches!(b.verdict, Verdict::Dropped(_))) {
        assert!(found.text.contains(&block.text));
    }
    let passages = Passages::new(&found.text);
    let structure = Structure::of(&passages);
    assert_eq!(Structure::parse(&structure.to_json()).as_ref(), Ok(&structure));
    for ((range, digest), number) in structure.paragraphs.iter().zip(1..).take(200) {
        let anchor =
            Anchor { paragraph: Some(number), range: Some(range.clone()), sha256: Some(*digest), ..Anchor::default() };
        assert!(passages.verify(&anchor).is_ok() && structure.misfit(&anchor).is_none());
    }
}

/// The bytes of a document, whatever they are: read as text, or refused with what to do.
pub fn bytes(data: &[u8]) {
    for (carrier, form) in [(Carrier::Html, Form::Html), (Carrier::Text, Form::Text), (Carrier::Xml, Form::Text)] {
        let read = match decoded(data, carrier) {
            Ok(read) => read,
            Err(why) => {
                assert!(!why.to_string().is_empty() && !why.remedy("a b.bin").is_empty());
                continue;
            }
        };
        assert!(!read.text.contains('\0'), "{read:?}");
        assert!(read.encoding == "UTF-8" || read.note().is_some(), "{read:?}");
        let marked = format!("\u{FEFF}{}", read.text);
        match decoded(marked.as_bytes(), carrier) {
            Ok(again) => assert_eq!(again.text, read.text),
            // A text may come out that begins as another kind of file does.
            Err(why) => assert!(matches!(why, Undecoded::Kind(_)), "{why:?}"),
        }
        taken(form, &read.text);
    }
    for label in ["latin1", "shift_jis", "utf-16", "gb18030", "none"] {
        if let Ok(read) = decoded_as(data, label) {
            assert!(!read.text.contains('\0'));
        }
    }
}

/// A profile of a negotiation (XML, JSON or CSV): what is imported is a sound case of issues alone.
pub fn profiles(data: &[u8]) {
    let Ok(source) = decode("profile", data) else { return };
    match from_profiles(std::slice::from_ref(&source), "imported") {
        Ok((imported, warnings)) => {
            warnings.iter().for_each(|found| places(source.text(), found));
            let case = read(&imported.text).expect("an imported case is sound");
            assert!(case.is_issues_alone(), "{}", imported.text);
        }
        Err(error) => places(source.text(), &error.diagnostics),
    }
}
