//! Changes to a case file: they do what they should and nothing else.

use detente_case::edit::{Content, Edit, Step, edit};
use detente_case::{Preferences, Wishes};
use detente_source::SourceText;
use proptest::prelude::*;
use std::path::Path;
use std::sync::LazyLock;

fn path(text: &str) -> Vec<Step> {
    let step = |s: &str| s.parse::<usize>().map_or_else(|_| Step::from(s), Step::from);
    text.split('.').filter(|s| !s.is_empty()).map(step).collect()
}

fn changed(text: &str, change: &Edit) -> Result<String, String> {
    edit(&SourceText::new("case.yaml", text), change)
        .map_err(|found| found.iter().map(|d| d.message.clone()).collect::<Vec<_>>().join("; "))
}

fn set(text: &str, at: &str, to: Content) -> Result<String, String> {
    changed(text, &Edit::Set { path: path(at), to })
}

const SMALL: &str = "\
# A dispute.
detente: 1
id: small # short
parties:
  a:
    # What a can do.
    options:
      x: Do x
      y: {does: Do y, now: false} # later
    prefers:
      # above b.z
      - b.z
        # below b.z
      - want: '!a.x' # at a.x
        why: It costs.
        # within a.x

      # above a.y
      - a.y
  b:
    options: {z: Do z}
    prefers: [a.x, a.y]
notes:
";

#[test]
fn an_entry_takes_its_comments_along() {
    let change = Edit::Move { path: path("parties.a.prefers"), from: 0, to: 1 };
    let expected = "      - want: '!a.x' # at a.x
        why: It costs.
        # within a.x

      # above b.z
      - b.z
        # below b.z
      # above a.y
      - a.y
";
    let moved = changed(SMALL, &change).unwrap();
    assert!(moved.contains(expected), "{moved}");
    let back = changed(&moved, &Edit::Move { path: path("parties.a.prefers"), from: 1, to: 0 }).unwrap();
    assert_eq!(back, SMALL);
    let less = changed(SMALL, &Edit::Remove { path: path("parties.a.prefers.1") }).unwrap();
    assert!(!less.contains("a.x' #") && !less.contains("within a.x") && less.contains("# above a.y"), "{less}");
    let in_brackets = changed(SMALL, &Edit::Move { path: path("parties.b.prefers"), from: 1, to: 0 }).unwrap();
    assert!(in_brackets.contains("prefers: [a.y, a.x]"));
}

#[test]
fn values_are_written_as_their_neighbours_are() {
    let new = set(SMALL, "parties.a.prefers.1.want", "!a.y".into()).unwrap();
    assert!(new.contains("- want: '!a.y' # at a.x\n"), "{new}");
    let new = set(SMALL, "parties.a.options.y.now", Content::Flag(true)).unwrap();
    assert!(new.contains("y: {does: Do y, now: true} # later\n"), "{new}");
    let new = set(SMALL, "parties.a.options.y.moves", "take".into()).unwrap();
    assert!(new.contains("y: {does: Do y, now: false, moves: take} # later\n"), "{new}");
    let new = set(SMALL, "parties.a.options.x", Content::map([("does", "Do x".into()), ("now", Content::Flag(true))]));
    assert!(new.unwrap().contains("      x: {does: Do x, now: true}\n"));
    let new = set(SMALL, "as_of", "2024-02-27".into()).unwrap();
    assert!(new.ends_with("as_of: 2024-02-27\n"), "{new}");
    let long = "A reason that is long enough to be folded over several lines, because nobody wants to read a line of \
                more than a hundred columns in a file that people edit by hand.";
    let new = set(SMALL, "parties.a.prefers.1.why", long.into()).unwrap();
    assert!(new.contains("why: >-\n          A reason") && new.contains("# within a.x"), "{new}");
}

#[test]
fn what_is_missing_is_made() {
    let new =
        set(SMALL, "claims.c1", Content::map([("source", "s".into()), ("says", "That is so: yes.".into())])).unwrap();
    assert!(
        new.ends_with("claims: {c1: {source: s, says: \"That is so: yes.\"}}\n")
            || new.ends_with("claims:\n  c1: {source: s, says: \"That is so: yes.\"}\n"),
        "{new}"
    );
    let again = set(&new, "claims.c2", Content::map([("source", "s".into()), ("says", "No".into())])).unwrap();
    assert!(again.contains("c2: {source: s, says: \"No\"}"), "{again}");
    let change = Edit::Insert {
        path: path("notes"),
        at: 0,
        content: Content::map([("title", "T".into()), ("text", "t".into())]),
    };
    assert!(
        changed(SMALL, &change).unwrap().ends_with("notes:\n  - {title: T, text: t}\n")
            || changed(SMALL, &change).unwrap().ends_with("notes: [{title: T, text: t}]\n")
    );
    let change = Edit::Insert { path: path("infeasible"), at: 0, content: "a.x & b.z".into() };
    assert!(changed(SMALL, &change).unwrap().ends_with("infeasible: [a.x & b.z]\n"));
}

#[test]
fn the_last_entry_leaves_an_empty_list() {
    let text = "a: # all\n  - x\nb:\n  k: v\nc: [z]\n";
    assert_eq!(changed(text, &Edit::Remove { path: path("a.0") }).unwrap(), "a: [] # all\nb:\n  k: v\nc: [z]\n");
    assert_eq!(changed(text, &Edit::Remove { path: path("b.k") }).unwrap(), "a: # all\n  - x\nb: {}\nc: [z]\n");
    assert_eq!(changed(text, &Edit::Remove { path: path("c.0") }).unwrap(), "a: # all\n  - x\nb:\n  k: v\nc: []\n");
    assert_eq!(changed(text, &Edit::Remove { path: path("b") }).unwrap(), "a: # all\n  - x\nc: [z]\n");
    let change = Edit::Insert { path: path("c"), at: 0, content: "!y".into() };
    assert_eq!(changed("c: []", &change).unwrap(), "c: [\"!y\"]");
}

#[test]
fn what_would_lose_something_is_refused() {
    for (text, change, why) in [
        (SMALL, Edit::Set { path: path("parties.a.prefers"), to: Content::List(vec![]) }, "comment"),
        (SMALL, Edit::Remove { path: path("parties.c") }, "nothing to take out"),
        (SMALL, Edit::Remove { path: path("parties.a.prefers.7") }, "no entry number 8"),
        (SMALL, Edit::Move { path: path("parties.b.prefers"), from: 0, to: 2 }, "no such entry"),
        (SMALL, Edit::Rename { path: path("parties.a"), to: "b".into() }, "already"),
        (SMALL, Edit::Set { path: path("id.x"), to: "y".into() }, "not a mapping"),
        ("a: &k [x]\nb: *k\n", Edit::Insert { path: path("b"), at: 0, content: "y".into() }, "alias"),
        ("a: &k x\nb: *k\n", Edit::Set { path: path("a"), to: "y".into() }, "repeat"),
        ("a: [", Edit::Remove { path: path("a") }, ""),
    ] {
        let found = changed(text, &change).expect_err(text);
        assert!(found.contains(why), "{found}");
    }
}

#[test]
fn texts_that_look_like_something_else_stay_texts() {
    for odd in ["true", "12", "", "~", "null", "a: b", "- x", "[", "# no", " x", "x\ny", "'", "2024-02-27", "no"] {
        let new = set(SMALL, "parties.a.prefers.1.why", odd.into()).unwrap_or_else(|e| panic!("{odd}: {e}"));
        assert!(new.contains("# within a.x"));
    }
}

#[test]
fn line_ends_stay() {
    let windows = SMALL.replace('\n', "\r\n");
    let change = Edit::Insert { path: path("parties.a.prefers"), at: 1, content: "a.x".into() };
    assert_eq!(changed(&windows, &change).unwrap(), changed(SMALL, &change).unwrap().replace('\n', "\r\n"));
}

/// All shipped cases.
static CASES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases");
    let mut texts = Vec::new();
    for entry in std::fs::read_dir(root).unwrap().flatten() {
        texts.extend(std::fs::read_to_string(entry.path().join("case.yaml")).ok());
    }
    texts.sort();
    assert!(texts.len() > 10);
    texts
});

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]

    /// Whatever is moved can be moved back, to the letter; and what is put in can be taken out again.
    #[test]
    fn there_and_back(which in any::<prop::sample::Index>(), party in any::<prop::sample::Index>(), from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>(), word in "[a-z!&' :#-]{0,12}") {
        let text = &CASES[which.index(CASES.len())];
        let case = detente_case::parse(&SourceText::new("case.yaml", text.as_str())).case.expect("shipped cases are good");
        let at = party.index(case.parties.len());
        let party = &case.parties[at];
        // Where hypotheses fill slots, the list in the file is not the list of statements.
        let entries = match (&party.preferences, case.doubt.wishes.get(at)) {
            (_, Some(Wishes::Prioritized(entries))) => entries.len(),
            (Preferences::Prioritized(wants), _) => wants.len(),
            _ => 0,
        };
        if entries > 0 {
            let list = vec!["parties".into(), Step::Key(party.id.value.clone()), "prefers".into()];
            let (from, to) = (from.index(entries), to.index(entries));
            let moved = changed(text, &Edit::Move { path: list.clone(), from, to }).unwrap();
            let back = changed(&moved, &Edit::Move { path: list.clone(), from: to, to: from }).unwrap();
            prop_assert_eq!(&back, text);
            let put = changed(text, &Edit::Insert { path: list.clone(), at: from, content: Content::Text(word.clone()) }).unwrap();
            let mut entry = list;
            entry.push(Step::At(from));
            prop_assert_eq!(&changed(&put, &Edit::Remove { path: entry }).unwrap(), text);
        }
        let title = set(text, "title", Content::Text(word.clone())).unwrap();
        let back = set(&title, "title", Content::Text(case.title.clone())).unwrap();
        let reread = detente_case::parse(&SourceText::new("case.yaml", back)).case.unwrap();
        prop_assert_eq!(reread.title, case.title);
    }
}
