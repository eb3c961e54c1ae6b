//! What a question asks, what tells its answers apart, and how likely they are, in words.

use crate::joined;
use crate::page::english::{either, grouped};
use crate::worlds::{WorldsAsked, WorldsStudy};
use detente_case::{Case, Doubt};
use detente_doubt::{Axis, Chance, Explanation, Question, RankSweep, Test, Tree};
use detente_stability::Concept;
use std::collections::BTreeMap;

/// Paths of a tree that are told in one sentence.
const MAX_PATHS: usize = 3;

/// Conditions that these paths may have together.
const MAX_CONDITIONS: usize = 6;

/// The question as a sentence.
pub(crate) fn sentence(case: &Case, asked: &WorldsAsked) -> String {
    let of = &asked.of;
    match &asked.question {
        Question::Stable { concept, party: Some(party), .. } => {
            format!("Is {of} {}-stable for {}?", concept.short(), case.party(*party).in_text)
        }
        Question::Stable { concept: Concept::Nash, .. } => format!("Is {of} a Nash equilibrium?"),
        Question::Stable { concept, .. } => format!("Is {of} an equilibrium under {}?", concept.short()),
        Question::InEquilibrium { concept, .. } => {
            format!("Does {of} hold in some equilibrium under {}?", concept.short())
        }
        Question::Reachable { .. } => format!("Can improvements lead from today's state to {of}?"),
    }
}

/// "Yes in 24 of 36 worlds, exactly where the reading is not literal."
pub(crate) fn count_words(study: &WorldsStudy, question: usize, why: &Explanation) -> String {
    let (yes, all) = (study.summary.yes[question], study.summary.worlds);
    let worlds = if study.sample.is_some() { "worlds of the sample" } else { "worlds" };
    if all == 0 {
        return "Not answered: the work was stopped before it came to a world.".to_owned();
    }
    if yes == 0 {
        return format!("No in all {} {worlds}.", grouped(all as usize));
    }
    if yes == all {
        return format!("Yes in all {} {worlds}.", grouped(all as usize));
    }
    let count = format!("Yes in {} of {} {worlds}", grouped(yes as usize), grouped(all as usize));
    match rule_words(study.case, why) {
        Some(rule) if why.wrong == 0 => format!("{count}, {rule}."),
        _ => format!("{count}."),
    }
}

/// "exactly where reading is not literal"; nothing for a tree with too many branches to be told in a sentence.
pub(crate) fn rule_words(case: &Case, why: &Explanation) -> Option<String> {
    let paths = |answer| {
        let mut found = Vec::new();
        walk(&why.tree, answer, &mut Vec::new(), &mut found);
        found
    };
    let (yes, no) = (paths(true), paths(false));
    let told = |paths: &[Path]| {
        let each: Vec<String> = paths.iter().map(|p| path_words(case, p)).collect();
        each.join(", or where ")
    };
    let short = |paths: &[Path]| {
        (1..=MAX_PATHS).contains(&paths.len()) && paths.iter().map(Path::len).sum::<usize>() <= MAX_CONDITIONS
    };
    match (yes.len(), no.len()) {
        (0, _) | (_, 0) => None,
        (y, n) if y <= n && short(&yes) => Some(format!("exactly where {}", told(&yes))),
        _ if short(&no) => Some(format!("everywhere but where {}", told(&no))),
        _ => None,
    }
}

/// Per axis the values that a path leaves, of those it began with.
type Path = BTreeMap<Axis, (Vec<u16>, Vec<u16>)>;

fn walk<'t>(tree: &'t Tree, answer: bool, above: &mut Vec<(&'t Test, bool)>, found: &mut Vec<Path>) {
    match tree {
        Tree::Answer(a) if *a == answer => {
            let mut path = Path::new();
            for (test, holds) in above.iter() {
                let entry = path.entry(test.axis).or_insert_with(|| (test.of.clone(), test.of.clone()));
                entry.0.retain(|v| test.of.contains(v) && test.values.contains(v) == *holds);
            }
            found.push(path);
        }
        Tree::Answer(_) => {}
        Tree::Test(test, holds, fails) => {
            for (branch, side) in [(holds, true), (fails, false)] {
                above.push((test, side));
                walk(branch, answer, above, found);
                above.pop();
            }
        }
    }
}

fn path_words(case: &Case, path: &Path) -> String {
    let parts: Vec<String> = path.iter().map(|(axis, (left, of))| values_words(case, *axis, left, of)).collect();
    joined(&parts, "and")
}

/// "reading is not literal", "trump_wins happens", "`!(summit & jp.press)` stands at rank 4 or above".
pub(crate) fn values_words(case: &Case, axis: Axis, left: &[u16], of: &[u16]) -> String {
    match axis {
        Axis::Group(g) => group_words(&case.doubt, g, left),
        Axis::Rank(k) => {
            let (left, of) = (split(left), split(of));
            let what = format!("{} of {}", statement(case, k), case.party(case.doubt.ranged[k].party).in_text);
            let place = match (left.1.first(), left.1.last()) {
                (Some(first), Some(last)) if of.1.first() == Some(first) && of.1.last() == Some(last) => {
                    Some("stands at any rank".to_owned())
                }
                (Some(first), Some(last)) if first == last => Some(format!("stands at rank {first}")),
                (Some(first), Some(last)) if of.1.first() == Some(first) => {
                    Some(format!("stands at rank {last} or above"))
                }
                (Some(first), Some(last)) if of.1.last() == Some(last) => {
                    Some(format!("stands at rank {first} or below"))
                }
                (Some(first), Some(last)) => Some(format!("stands at ranks {first} to {last}")),
                _ => None,
            };
            match (left.0, place) {
                (true, Some(place)) => format!("{what} does not count or {place}"),
                (false, Some(place)) => format!("{what} {place}"),
                (_, None) => format!("{what} does not count"),
            }
        }
    }
}

/// Whether 0, "does not count", is among the ranks, and the others.
fn split(ranks: &[u16]) -> (bool, Vec<u16>) {
    (ranks.contains(&0), ranks.iter().copied().filter(|r| *r > 0).collect())
}

fn group_words(doubt: &Doubt, g: usize, left: &[u16]) -> String {
    let group = &doubt.groups[g];
    let id = &group.id.value;
    if group.is_contingency() {
        return if left == [1] { format!("{id} happens") } else { format!("{id} does not happen") };
    }
    let name = |v: &u16| group.alternatives[usize::from(*v)].id.value.clone();
    let others: Vec<u16> = (0..group.alternatives.len() as u16).filter(|v| !left.contains(v)).collect();
    match &others[..] {
        [one] if left.len() > 1 => format!("{id} is not {}", name(one)),
        _ => format!("{id} is {}", joined(&left.iter().map(name).collect::<Vec<_>>(), "or")),
    }
}

/// The statement in question, as the file has it.
pub(crate) fn statement(case: &Case, ranged: usize) -> String {
    format!("`{}`", case.doubt.ranged_want(ranged).statement.text)
}

/// What is known of how likely yes is; nothing where nobody has said anything and nothing would come of it.
pub(crate) fn chance_words(case: &Case, chance: &Chance) -> Option<String> {
    let groups = &case.doubt.groups;
    if !groups.iter().any(|g| g.alternatives.iter().any(|a| a.likelihood.is_some())) {
        return None;
    }
    if let Some(likelihood) = chance.likelihood {
        let ranks = if chance.ranks_matter { " Ranks have no likelihood; they widen the range." } else { "" };
        return Some(format!("Under the likelihoods given, yes is {likelihood}.{ranks}"));
    }
    if chance.too_many {
        return Some("How likely that is was not computed: there are too many combinations.".to_owned());
    }
    let names: Vec<String> = chance.without.iter().map(|g| groups[*g].id.value.clone()).collect();
    Some(format!(
        "How likely that is cannot be said: the answer depends on {}, which {} no likelihood.",
        joined(&names, "and"),
        either(names.len(), "has", "have")
    ))
}

/// What moving a statement through its ranks does to an answer.
pub(crate) fn rank_line(case: &Case, sweep: &RankSweep, question: usize) -> String {
    let ranged = case.doubt.ranged[sweep.ranged];
    let what = format!("{} of {}", statement(case, sweep.ranged), case.party(ranged.party).in_text);
    let ranks = format!("ranks {} to {}", ranged.first, ranged.last);
    let n = sweep.combinations as usize;
    if sweep.changes[question] == 0 {
        let worlds = if n == 1 {
            "the one world that has it".to_owned()
        } else {
            format!("none of the {n} worlds that have it")
        };
        return match n {
            1 => format!("{what}, {ranks}: no rank changes the answer in {worlds}."),
            _ => format!("{what}, {ranks}: a change of rank changes the answer in {worlds}."),
        };
    }
    // Neighbouring ranks with the same share are told together.
    let mut runs: Vec<(u16, u16, u64, u64)> = Vec::new();
    for (rank, (total, yes)) in &sweep.by_rank {
        match runs.last_mut() {
            Some(run) if run.1 + 1 == *rank && (run.2, run.3) == (yes[question], *total) => run.1 = *rank,
            _ => runs.push((*rank, *rank, yes[question], *total)),
        }
    }
    let told: Vec<String> = runs
        .iter()
        .map(|(first, last, yes, total)| {
            let at = if first == last { format!("at {first}") } else { format!("at {first} to {last}") };
            match yes {
                0 => format!("{at} nowhere"),
                yes if yes == total => format!("{at} everywhere"),
                yes => format!("{at} in {yes} of {total}"),
            }
        })
        .collect();
    let changes = sweep.changes[question];
    format!("{what}, {ranks}: the answer hangs on it in {changes} of {n} worlds that have it. Yes {}.", told.join(", "))
}
