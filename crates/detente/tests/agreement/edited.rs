//! `hinges` and `unlock` against the file edited as they say, and analysed again.

use super::{CONCEPTS, File, how_many, numbers};
use detente::Concept;
use detente_reference::model::{PlainCase, Preference};
use detente_reference::naive::States;
use detente_reference::random::{self, Knobs};
use detente_reference::random_graph::{self, GraphKnobs};
use detente_reference::rng::Rng;
use serde_json::Value;

fn knobs() -> Knobs {
    Knobs {
        options: 4,
        options_per_party: 0..=2,
        parties: 1..=3,
        status_quo: 100,
        empty_status_quo: true,
        ..Knobs::default()
    }
}

fn written(case: &PlainCase) -> File {
    File::new(case.to_yaml().expect("a well-formed case"))
}

fn equilibria(file: &File, concept: &str) -> Vec<u64> {
    numbers(&file.json(&["analyze", "--concepts", concept])["equilibria"][concept])
}

/// The case with the change that an entry of `hinges` stands for.
fn changed(case: &PlainCase, entry: &Value, rank: Option<usize>) -> PlainCase {
    let mut other = case.clone();
    let party = other.parties.iter_mut().find(|p| entry["party"] == p.id.as_str()).expect("the party");
    let at = entry["rank"].as_u64().expect("a rank") as usize - 1;
    match (&mut party.preference, rank) {
        (Preference::Prioritized(list), None) => drop(list.remove(at)),
        (Preference::Prioritized(list), Some(rank)) => {
            let moved = list.remove(at);
            list.insert(rank - 1, moved);
        }
        (Preference::Weights(list), None) => drop(list.remove(at)),
        (Preference::Ranking(tiers), None) => tiers.swap(at, at + 1),
        (other, rank) => panic!("{other:?} has no rank {rank:?}"),
    }
    other
}

#[test]
fn what_hinges_says_of_a_change_is_so_in_the_file_edited() {
    for seed in 0..how_many() {
        let case = random::case(10_000_000 + seed, &knobs());
        let mut rng = Rng::new(seed);
        let concept = *rng.pick(&CONCEPTS);
        let file = written(&case);
        let sets = file.json(&["hinges", "--ask", "equilibria", "--concept", concept]);
        let today = file.json(&["hinges", "--state", "now", "--concept", concept]);
        let now = file.json(&["analyze"])["status_quo"].as_u64().expect("a state");
        for (document, is_set) in [(&sets, true), (&today, false)] {
            for entry in document["statements"].as_array().expect("a list") {
                let dropped = [&entry["dropped"], &entry["exchanged"]].into_iter().find(|seen| seen.is_object());
                let first = (None, dropped.expect("one of the two"));
                let moved = entry["moved"].as_array().expect("a list").iter();
                let moved = moved.map(|seen| (seen["rank"].as_u64().map(|r| r as usize), seen));
                for (rank, seen) in std::iter::once(first).chain(moved.take(2)) {
                    let edited = written(&changed(&case, entry, rank));
                    let expected = equilibria(&edited, concept);
                    let what = format!("{concept}: {entry}, to {rank:?}\n{}\nedited:", file.text);
                    match is_set {
                        true => edited.same(numbers(&seen["answer"]["states"]), expected, &what),
                        false => edited.same(seen["answer"].as_bool(), Some(expected.contains(&now)), &what),
                    }
                }
            }
        }
    }
}

/// The text of a case in which a party has the preferences that `unlock` gives it.
fn unlocked(case: &PlainCase, change: &Value) -> String {
    let states = States::of(case).expect("a well-formed case");
    let id = change["party"].as_str().expect("a party");
    let list = |key: &str| change[key].as_array().map(|l| l.iter().collect::<Vec<_>>());
    let block = if let Some(statements) = list("prefers") {
        let all: Vec<String> = statements.iter().map(|s| s.to_string()).collect();
        format!("    prefers: [{}]\n", all.join(", "))
    } else if let Some(weights) = list("weights") {
        let one = |w: &&Value| {
            let millionths = w["millionths"].as_i64().expect("a weight");
            let sign = if millionths < 0 { "-" } else { "" };
            let (whole, rest) = (millionths.unsigned_abs() / 1_000_000, millionths.unsigned_abs() % 1_000_000);
            format!("{}: {sign}{whole}.{rest:06}", w["statement"])
        };
        format!("    weights: {{{}}}\n", weights.iter().map(one).collect::<Vec<_>>().join(", "))
    } else {
        let tier = |tier: &&Value| {
            let names = numbers(tier).into_iter().map(|n| states.full_pattern(n as usize).expect("a state"));
            format!("[{}]", names.map(|p| format!("\"{p}\"")).collect::<Vec<_>>().join(", "))
        };
        let tiers: Vec<String> = list("ranking").expect("one of the three").iter().map(tier).collect();
        format!("    ranking: [{}]\n", tiers.join(", "))
    };
    // Everything of the case but what this party wants, which is the last key of its section.
    let text = case.to_yaml().expect("a well-formed case");
    let start = text.find(&format!("\n  {id}:\n")).expect("the party") + 1;
    let keys = ["    prefers:", "    weights:", "    ranking:"];
    let wants = keys.iter().filter_map(|key| text[start..].find(key)).min().expect("it wants something") + start;
    let lines = text[wants..].lines().skip(1).take_while(|l| l.starts_with("     "));
    let end =
        wants + text[wants..].lines().next().map_or(0, |l| l.len() + 1) + lines.map(|l| l.len() + 1).sum::<usize>();
    format!("{}{block}{}", &text[..wants], &text[end..])
}

#[test]
fn what_unlock_proposes_does_it_in_the_file_edited() {
    let (mut applied, mut led) = (0, 0);
    for seed in 0..how_many() * 3 {
        let case = random::case(11_000_000 + seed, &knobs());
        let mut rng = Rng::new(seed);
        let concept = *rng.pick(&CONCEPTS);
        let file = written(&case);
        let names = case.option_names();
        let wanted = if rng.chance(50) {
            (1 + rng.below(States::of(&case).expect("well-formed").count())).to_string()
        } else {
            format!("{}{}", if rng.chance(50) { "!" } else { "" }, rng.pick(&names))
        };
        let fits =
            wanted.parse::<u64>().is_ok() || !file.text(&["states", "--where", &wanted, "--format", "list"]).is_empty();
        if !fits {
            continue;
        }
        let found = file.json(&["unlock", "--make", &wanted, "--concept", concept, "--within", "2", "--most", "4"]);
        for solution in found["solutions"].as_array().expect("a list") {
            let changes = solution["changes"].as_array().expect("a list");
            // The changes of several parties, each in its own section.
            let both = |text: String, change: &Value| {
                merged(&case, &text, &unlocked(&case, change), change["party"].as_str().expect("a party"))
            };
            let after = File::new(changes.iter().fold(file.text.clone(), both));
            let what = format!("{concept}, {wanted}: {solution}\n{}\nedited:", file.text);
            let all = equilibria(&after, concept);
            for state in numbers(&solution["equilibria"]) {
                assert!(all.contains(&state), "{state} is no equilibrium of {all:?}: {what}\n{}", after.text);
            }
            let state = solution["state"].to_string();
            if !found["reachable_from"].is_null() {
                let paths = after.json(&["paths", "--by", "improvements", "--to", &state]);
                after.same(paths["rules"][0]["shortest"]["reachable"].as_bool(), Some(true), &what);
                let length = solution["path"].as_array().expect("a path").len() as u64;
                after.same(paths["rules"][0]["shortest"]["steps"].as_u64(), Some(length), &what);
                led += 1;
            }
            applied += usize::from(!changes.is_empty());
        }
    }
    assert!(applied > 0 && led > 0, "{applied} applied, {led} led there");
}

/// `text` with the section of a party as it is in `other`.
fn merged(case: &PlainCase, text: &str, other: &str, party: &str) -> String {
    let at = case.parties.iter().position(|p| p.id == party).expect("the party");
    let section = |text: &str| {
        let start = text.find(&format!("\n  {party}:\n")).expect("the party") + 1;
        let next = case.parties.get(at + 1).map(|p| format!("\n  {}:\n", p.id));
        let end = next.and_then(|next| text.find(&next)).map(|end| end + 1);
        let rules = ["\ninfeasible:\n", "\ncoalesce:\n"].iter().filter_map(|key| text.find(key)).min();
        (start, end.or(rules.map(|end| end + 1)).unwrap_or(text.len()))
    };
    let ((start, end), (from, to)) = (section(text), section(other));
    format!("{}{}{}", &text[..start], &other[from..to], &text[end..])
}

/// In graph form rankings change, which are lists of numbers in the document and lists of ids in the file.
#[test]
fn what_unlock_proposes_for_rankings_of_named_states_does_it() {
    let mut applied = 0;
    for seed in 0..how_many() {
        let knobs = GraphKnobs { states: 2..=6, parties: 1..=3, ties: 40, ..GraphKnobs::default() };
        let graph = random_graph::graph(12_000_000 + seed, &knobs);
        let file = File::new(graph.to_yaml().expect("a well-formed case"));
        let mut rng = Rng::new(seed);
        let concepts: Vec<Concept> = Concept::ALL.into_iter().filter(|c| !c.needs_options()).collect();
        let concept = rng.pick(&concepts).key();
        let wanted = (1 + rng.below(graph.states.len())).to_string();
        let found = file.json(&["unlock", "--make", &wanted, "--concept", concept, "--within", "2", "--most", "4"]);
        for solution in found["solutions"].as_array().expect("a list") {
            let mut edited = graph.clone();
            for change in solution["changes"].as_array().expect("a list") {
                let party = edited.parties.iter_mut().find(|p| change["party"] == p.id.as_str()).expect("the party");
                let tiers = change["ranking"].as_array().expect("a ranking").iter();
                party.ranking = tiers.map(|t| numbers(t).into_iter().map(|n| n as usize).collect()).collect();
                applied += 1;
            }
            let after = File::new(edited.to_yaml().expect("a well-formed case"));
            let all = equilibria(&after, concept);
            assert!(
                all.iter().any(|s| s.to_string() == wanted),
                "{concept}: {solution}\n{}\n{}",
                file.text,
                after.text
            );
        }
    }
    assert!(applied > 0);
}
