//! The document `detente.worlds/1`.

use crate::conventions::{Told, conventions};
use crate::worlds::WorldsStudy;
use crate::worlds::phrases::sentence;
use detente_case::{Doubt, Likelihood, ONE, World};
use detente_doubt::{Axis, Counts, Question, Tree, chance, explain};
use detente_stability::Sanctions;
use serde_json::{Map, Value, json};

/// The document `detente.worlds/1`, ending in a line end: what is in doubt, and per question the counts, the tree that
/// tells the answers apart, and how likely yes is; the counts by combination of alternatives and by rank, which add up
/// over parts of a sample; and the worlds themselves with their answers, all of them or those that a sample keeps.
///
/// Keys are added, never renamed, within `/1`; the same input gives the same bytes.
pub fn worlds_json(study: &WorldsStudy) -> String {
    let (case, summary) = (study.case, study.summary);
    let doubt = &case.doubt;
    let mut document = Map::new();
    let mut put = |key: &str, value: Value| document.insert(key.to_owned(), value);
    put("format", json!("detente.worlds/1"));
    put("case", json!({"id": case.id, "title": case.title}));
    put(
        "groups",
        doubt
            .groups
            .iter()
            .map(|g| {
                let alternatives: Value = g
                    .alternatives
                    .iter()
                    .map(|a| json!({"id": a.id.value, "name": a.name, "likelihood": a.likelihood.map(likelihood)}))
                    .collect();
                json!({"id": g.id.value, "question": g.question, "contingency": g.is_contingency(),
               "reads": g.reads.map(|c| &case.claims[c].id.value),
               "base": g.alternatives[usize::from(g.base)].id.value, "alternatives": alternatives})
            })
            .collect(),
    );
    put(
        "ranks",
        (0..doubt.ranged.len())
            .map(|k| {
                let ranged = doubt.ranged[k];
                json!({"party": case.party(ranged.party).id.value, "statement": doubt.ranged_want(k).statement.text,
               "first": ranged.first, "last": ranged.last})
            })
            .collect(),
    );
    put("ranks_vary", json!(study.ranks));
    put("worlds", json!(summary.worlds));
    put("complete", json!(summary.complete));
    put(
        "sample",
        study.sample.map_or(Value::Null, |(seed, range)| json!({"seed": seed, "from": range.start, "to": range.end})),
    );
    put("questions", (0..study.asked.len()).map(|q| question(study, q)).collect());
    put(
        "combinations",
        summary
            .combinations
            .iter()
            .map(|(choices, counts)| {
                let mut entry = Map::new();
                entry.insert("choices".to_owned(), choices_of(doubt, choices));
                entry.extend(counted(counts));
                Value::Object(entry)
            })
            .collect(),
    );
    put(
        "by_rank",
        summary
            .ranks
            .iter()
            .filter(|((_, rank), _)| *rank > 0)
            .map(|((k, rank), counts)| {
                let mut entry = Map::new();
                entry.insert("statement".to_owned(), json!(k));
                entry.insert("rank".to_owned(), json!(rank));
                entry.extend(counted(counts));
                Value::Object(entry)
            })
            .collect(),
    );
    put("moved_alone", study.sweeps.iter().map(|sweep| {
        let by_rank: Value = sweep.by_rank.iter().map(|(rank, (worlds, yes))| {
            json!({"rank": rank, "worlds": worlds, "yes": yes})
        }).collect();
        json!({"statement": sweep.ranged, "worlds": sweep.combinations, "changes": sweep.changes, "by_rank": by_rank})
    }).collect());
    put("kept", summary.kept.iter().map(|((_, world), kept)| {
        let answers: Value = (0..study.asked.len()).map(|q| json!(kept.answers >> q & 1 == 1)).collect();
        json!({"choices": choices_of(doubt, &world.choices), "ranks": ranks_of(world), "times": kept.times, "answers": answers})
    }).collect());
    if !study.equilibria.is_empty() {
        put(
            "equilibria",
            study
                .equilibria
                .iter()
                .map(|(state, worlds)| {
                    let taken = case.options.iter().enumerate().filter(|(k, _)| state >> k & 1 == 1);
                    json!({"taken": taken.map(|(_, o)| o.full_id.as_str()).collect::<Vec<_>>(), "worlds": worlds})
                })
                .collect(),
        );
    }
    put("conventions", conventions(Told::Stability(Sanctions::Legal), &[case]));
    if let Some(stop) = &summary.stopped {
        put("partial", json!({"reason": stop.to_string()}));
    }
    Value::Object(document).to_string() + "\n"
}

fn question(study: &WorldsStudy, q: usize) -> Value {
    let (case, asked) = (study.case, &study.asked[q]);
    let why = explain(&case.doubt, study.summary, q);
    let chance = chance(&case.doubt, study.summary, q);
    let (ask, concept, party) = match &asked.question {
        Question::Stable { concept, party, .. } => ("stable", Some(concept), *party),
        Question::InEquilibrium { concept, .. } => ("equilibrium", Some(concept), None),
        Question::Reachable { .. } => ("reachable", None, None),
    };
    json!({
        "ask": ask,
        "of": asked.of,
        "concept": concept.map(|c| c.key()),
        "party": party.map(|p| case.party(p).id.value.as_str()),
        "words": sentence(case, asked),
        "yes": study.summary.yes[q],
        "worlds": study.summary.worlds,
        "depends_on": why.axes.iter().map(|a| axis(&case.doubt, *a)).collect::<Value>(),
        "tree": tree(&case.doubt, &why.tree),
        "tests": why.tests,
        "smallest": why.smallest,
        "fitted_to": if why.fitted { json!(why.worlds) } else { Value::Null },
        "wrong": why.wrong,
        "likelihood": chance.likelihood.map(likelihood),
        "without_likelihood": chance.without.iter().map(|g| json!(case.doubt.groups[*g].id.value)).collect::<Value>(),
    })
}

fn likelihood(given: Likelihood) -> Value {
    let share = |millionths: u32| f64::from(millionths) / f64::from(ONE);
    json!({"low": share(given.low), "high": share(given.high), "words": given.to_string()})
}

fn axis(doubt: &Doubt, axis: Axis) -> Value {
    match axis {
        Axis::Group(g) => json!({"group": doubt.groups[g].id.value}),
        Axis::Rank(k) => json!({"rank_of": k}),
    }
}

fn tree(doubt: &Doubt, of: &Tree) -> Value {
    match of {
        Tree::Answer(answer) => json!(answer),
        Tree::Test(test, holds, fails) => {
            let values: Value = match test.axis {
                Axis::Group(g) => {
                    let id = |v: &u16| json!(doubt.groups[g].alternatives[usize::from(*v)].id.value);
                    test.values.iter().map(id).collect()
                }
                Axis::Rank(_) => json!(test.values),
            };
            json!({"test": axis(doubt, test.axis), "is_one_of": values, "then": tree(doubt, holds), "else": tree(doubt, fails)})
        }
    }
}

fn choices_of(doubt: &Doubt, choices: &[u8]) -> Value {
    let chosen = choices.iter().zip(&doubt.groups);
    Value::Object(chosen.map(|(a, g)| (g.id.value.clone(), json!(g.alternatives[usize::from(*a)].id.value))).collect())
}

fn ranks_of(world: &World) -> Value {
    if world.ranks.iter().all(|r| *r == 0) { json!([]) } else { json!(world.ranks) }
}

fn counted(counts: &Counts) -> Map<String, Value> {
    [("worlds".to_owned(), json!(counts.worlds)), ("yes".to_owned(), json!(counts.yes))].into_iter().collect()
}
