//! How many of the candidates for claims are right and how many are missed, on annotated texts of our own.
//!
//! Each `suggest/NAME.txt` has its annotation in `suggest/NAME.gold`: kind, speaker, reservation and passage of every
//! claim that an analyst would take, one a line, separated by tabs. The texts named `held-out-...` were written and annotated
//! before the rules had been run on anything, and the rules were not changed to fit them. `SHOW=1` prints every difference.

use detente_source::{Actor, Passages, Rule, Suggestion, suggest};
use std::ops::Range;
use std::path::Path;

struct Gold {
    rule: Rule,
    speaker: Option<String>,
    hedge: Option<String>,
    range: Range<u32>,
    text: String,
}

#[derive(Clone, Copy, Default)]
struct Score {
    gold: usize,
    suggested: usize,
    right: usize,
    speakers: usize,
    hedges: usize,
}

impl Score {
    fn add(self, other: Self) -> Self {
        Self {
            gold: self.gold + other.gold,
            suggested: self.suggested + other.suggested,
            right: self.right + other.right,
            speakers: self.speakers + other.speakers,
            hedges: self.hedges + other.hedges,
        }
    }

    /// A row of the table in the documentation.
    fn row(self, name: &str) -> String {
        let share = |n: usize, of: usize| if of == 0 { "-".to_owned() } else { format!("{n} of {of}") };
        format!(
            "| {name} | {} | {} | {} | {} |",
            share(self.right, self.suggested),
            share(self.right, self.gold),
            share(self.speakers, self.right),
            share(self.hedges, self.right)
        )
    }
}

fn texts() -> Vec<(String, String, Vec<Gold>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suggest");
    let mut found = Vec::new();
    for entry in std::fs::read_dir(&folder).expect("there are texts") {
        let path = entry.expect("it can be listed").path();
        if path.extension().is_none_or(|e| e != "txt") {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("it is text");
        let gold = std::fs::read_to_string(path.with_extension("gold")).expect("it is annotated");
        let point = |byte: usize| text[..byte].chars().count() as u32;
        let gold = gold.lines().map(|line| {
            let fields: Vec<&str> = line.split('\t').collect();
            let [kind, speaker, hedge, words] = fields[..] else { panic!("{line}") };
            let at = text.find(words).unwrap_or_else(|| panic!("{words}"));
            let some = |t: &str| (t != "-").then(|| t.to_owned());
            Gold {
                rule: match kind {
                    "direct" => Rule::Direct,
                    "reported" => Rule::Reported,
                    "hedged" => Rule::Hedged,
                    other => panic!("{other}"),
                },
                speaker: some(speaker),
                hedge: some(hedge),
                range: point(at)..point(at + words.len()),
                text: words.to_owned(),
            }
        });
        let gold = gold.collect();
        let name = path.file_stem().expect("it has a name").to_string_lossy().into_owned();
        found.push((name, text, gold));
    }
    found.sort_by(|a, b| (a.0.starts_with("held"), &a.0).cmp(&(b.0.starts_with("held"), &b.0)));
    found
}

/// Of the same kind, and the larger part of the two together in both.
fn matches(gold: &Gold, found: &Suggestion) -> bool {
    let both = gold.range.end.min(found.range.end).saturating_sub(gold.range.start.max(found.range.start));
    let all = gold.range.end.max(found.range.end) - gold.range.start.min(found.range.start);
    gold.rule == found.rule && both * 2 > all
}

fn score(text: &str, gold: &[Gold], show: bool) -> Score {
    let passages = Passages::new(text);
    let found = suggest(&passages, &Actor::gazetteer());
    for suggestion in &found {
        assert_eq!(passages.slice(&suggestion.range), Some(suggestion.text.as_str()), "places are right");
        assert!(passages.paragraph_of(&suggestion.range) == Some(suggestion.paragraph));
    }
    let mut score = Score { gold: gold.len(), suggested: found.len(), ..Score::default() };
    let mut taken = vec![false; found.len()];
    for wanted in gold {
        let Some(at) = (0..found.len()).find(|i| !taken[*i] && matches(wanted, &found[*i])) else {
            if show {
                println!("  missed  {:?} {}", wanted.rule, wanted.text);
            }
            continue;
        };
        taken[at] = true;
        score.right += 1;
        score.speakers += usize::from(wanted.speaker == found[at].speaker);
        score.hedges += usize::from(wanted.hedge == found[at].hedge);
        if show && (wanted.speaker != found[at].speaker || wanted.hedge != found[at].hedge) {
            println!(
                "  differs {:?}/{:?} for {:?}/{:?}: {}",
                found[at].speaker, found[at].hedge, wanted.speaker, wanted.hedge, wanted.text
            );
        }
    }
    for (suggestion, _) in found.iter().zip(&taken).filter(|(_, taken)| show && !**taken) {
        println!("  wrong   {:?} {:?} {}", suggestion.rule, suggestion.speaker, suggestion.text);
    }
    score
}

#[test]
fn precision_and_recall() {
    let show = std::env::var_os("SHOW").is_some();
    let (mut own, mut held) = (Score::default(), Score::default());
    let mut table = String::new();
    for (name, text, gold) in texts() {
        if show {
            println!("{name}");
        }
        let score = score(&text, &gold, show);
        table.push_str(&score.row(&name));
        table.push('\n');
        *(if name.starts_with("held") { &mut held } else { &mut own }) =
            if name.starts_with("held") { held } else { own }.add(score);
    }
    table.push_str(&format!("{}\n{}\n", own.row("**written with the rules**"), held.row("**held out**")));
    println!("{table}");
    // The page prints these very rows.
    let page = include_str!("../../../docs/sources.md");
    for row in table.lines() {
        assert!(page.contains(row), "docs/sources.md does not have the row\n{row}\nof\n{table}");
    }
}
