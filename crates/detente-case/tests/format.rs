//! What the formatter does and what it leaves alone.

use detente_case::{format, parse};
use detente_source::SourceText;

fn formatted(text: &str) -> String {
    let once = format(&SourceText::new("case.yaml", text)).unwrap_or_else(|found| panic!("{found:#?}\n{text}"));
    let twice = format(&SourceText::new("case.yaml", once.as_str()));
    assert_eq!(twice.as_ref(), Ok(&once), "formatting twice is formatting once");
    once
}

#[test]
fn statements_become_canonical_wherever_they_stand() {
    let text = "\
define:
  a: not jp.x  and ( jp.y or true )
  b: 'jp.x implies (jp.y implies jp.z)'
parties:
  jp:
    prefers:
    - \"(jp.x)\"
    - {want: jp.x   &  jp.y, why: not jp.x and jp.y}
    weights: {not jp.x: 1, (jp.y): {weight: 2}}
infeasible: [\"jp.x and not jp.y\", {when: (jp.x & jp.y) | jp.z}]
coalesce:
  - when: jp.x iff jp.y
";
    let expected = "\
define:
  a: \"!jp.x & (jp.y | true)\"
  b: \"jp.x -> jp.y -> jp.z\"
parties:
  jp:
    prefers:
      - \"jp.x\"
      - {want: jp.x & jp.y, why: not jp.x and jp.y}
    weights: {\"!jp.x\": 1, jp.y: {weight: 2}}
infeasible: [\"jp.x & !jp.y\", {when: jp.x & jp.y | jp.z}]
coalesce:
  - when: jp.x <-> jp.y
";
    assert_eq!(formatted(text), expected);
}

#[test]
fn what_is_not_a_plain_statement_stays() {
    let text = "\
title: not a.x and b.y
define:
  bad: a.x &&  (b.y
  block: >-
    a.x   and
    b.y
  long: a.x   and
    b.y
  kept: &k not a.x
  again: *k
parties:
  p:
    weights:
      a.x & b.y: 1
      a.x  &  b.y: 2
    colour: not a.x
unknown:
  when: not a.x
";
    assert_eq!(formatted(text), text);
}

#[test]
fn comments_stay_where_they_are() {
    let text = "\
# first

detente: 1   # version
# about the id
id:    a #no space
parties: # who
  # before a
  a:
      options: {x: Do it} # flow
      # between
      prefers:
       # first in list
       - a.x   # trailing
       # after the last entry
      # end of a
  # end of parties
# end of file
define:
  b: | # in a header
    a.x
    # not a comment
  c: \"# not one\" # but this
  d: [ # odd
    1,
    # inside
    2 # last
  ]
# very last";
    let expected = "\
# first

detente: 1 # version
# about the id
id: a #no space
parties: # who
  # before a
  a:
    options: {x: Do it} # flow
    # between
    prefers:
      # first in list
      - a.x # trailing
      # after the last entry
    # end of a
  # end of parties
# end of file
define:
  b: | # in a header
    a.x
    # not a comment
  c: \"# not one\" # but this
  d: [
    # odd
    1,
    # inside
    2 # last
  ]
# very last
";
    assert_eq!(formatted(text), expected);
}

#[test]
fn comments_that_were_lined_up_stay_so() {
    let text = "\
parties:
  p:
    ranking:
    - \"YN\"          # 1
    - [\"NY\",\"NN\"]   # 2 and 3
    - \"YY\" # 4
    why: x      # alone
    name: y
    about: zz   # also alone
";
    let expected = "\
parties:
  p:
    ranking:
      - \"YN\"         # 1
      - [\"NY\", \"NN\"] # 2 and 3
      - \"YY\" # 4
    why: x # alone
    name: y
    about: zz # also alone
";
    assert_eq!(formatted(text), expected);
}

#[test]
fn texts_in_any_script_and_line_ends_stay() {
    let text = "title:   日本と北朝鮮  # 題\nnotes:\n- title: '覚え書き'\n  text: |\n    一行目\n\n    三行目\n";
    let expected =
        "title: 日本と北朝鮮 # 題\nnotes:\n  - title: \"覚え書き\"\n    text: |\n      一行目\n\n      三行目\n";
    assert_eq!(formatted(text), expected);
    assert_eq!(formatted(&text.replace('\n', "\r\n")), expected.replace('\n', "\r\n"));
    assert_eq!(formatted(&format!("\u{feff}{text}")), expected);
}

#[test]
fn the_full_cases_mean_the_same_afterwards() {
    for text in [include_str!("full.yaml"), include_str!("full-graph.yaml")] {
        let done = formatted(text);
        let read = |text: &str| {
            let mut case = parse(&SourceText::new("case.yaml", text)).case.unwrap();
            case.notes.clear();
            let titles: Vec<_> = case.claims.iter().map(|c| c.says.clone()).collect();
            (
                case.options.iter().map(|o| (o.full_id.clone(), o.does.clone(), o.now)).collect::<Vec<_>>(),
                titles,
                case.definitions.len(),
            )
        };
        assert_eq!(read(text), read(&done));
    }
}

#[test]
fn a_broken_file_is_left_alone() {
    let found = format(&SourceText::new("case.yaml", "a: [\n")).unwrap_err();
    assert_eq!(found.iter().map(|d| d.code).collect::<Vec<_>>(), ["D0104"]);
    let found = format(&SourceText::new("case.yaml", "a: 1\na: 2\n")).unwrap_err();
    assert_eq!(found.iter().map(|d| d.code).collect::<Vec<_>>(), ["D0106"]);
}

#[test]
fn what_cannot_be_laid_out_keeps_its_layout() {
    // Indentation that leaves no room for words.
    let far = " ".repeat(70);
    let text = format!("define: {{a: not a.x}}\nissues:\n{far}- a: 1\n{far}  b: 2\n");
    assert_eq!(formatted(&text), text.replace("not a.x", "\"!a.x\""));
    assert_eq!(formatted(&format!("issues: [a,\n{far}b]\n{far}# c\n")), "issues: [a, b]\n# c\n");
    // Line ends that no system has used for decades are beyond the layout.
    assert_eq!(formatted("a: b\r# c\rd: e"), "a: b\r# c\rd: e");
}
