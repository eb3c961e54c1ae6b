//! The known results of the first case: what matters most is the sentence about the obstacles, and not the quarrel of the
//! experts; the answer depends on a rank; and each statement left out is the case written without it.

use super::{asked, model, now, surveyed};
use crate::common::{detente, root};
use detente::Concept;
use detente::doubt::hinges::{Answer, Hinges, Question, Sample, survey};
use detente::{Budget, Model};
use serde_json::Value;
use std::sync::OnceLock;

fn text() -> String {
    std::fs::read_to_string(root().join("cases/japan-dprk-2024/case.yaml")).expect("it is there")
}

fn found() -> &'static (Model, Hinges) {
    static FOUND: OnceLock<(Model, Hinges)> = OnceLock::new();
    FOUND.get_or_init(|| {
        let model = model(&text());
        let question = Question::Holds(now(&model).expect("today"), Concept::Nash);
        let hinges = surveyed(&model, &question);
        (model, hinges)
    })
}

#[test]
fn the_obstacles_and_not_the_motive() {
    let (model, hinges) = found();
    let case = &model.case;
    assert_eq!((hinges.base.clone(), hinges.worlds, hinges.yes.0, hinges.weighed), (Answer::Is(true), 36, 24, false));
    let first = &hinges.claims[0];
    assert_eq!(case.claims[first.claim].id.value, "c39");
    assert_eq!(first.swing, 1.0);
    assert!(hinges.claims[1].swing < 1.0, "no other claim matters as much");
    assert!(hinges.statements[0].swing < 1.0);
    let group = |id: &str| hinges.groups.iter().find(|g| case.doubt.groups[g.group].id.value == id).expect("there");
    let reading: Vec<(usize, usize)> = group("reading").alternatives.iter().map(|(n, y, _)| (*n, *y)).collect();
    assert_eq!(reading, [(12, 12), (12, 12), (12, 0)], "strict, move, literal");
    assert_eq!(case.doubt.groups[hinges.groups[0].group].id.value, "reading");
    for idle in ["motive", "attitude", "trump_wins"] {
        assert_eq!((group(idle).comparisons.1, group(idle).swing), (0, 0.0), "{idle} changes no Nash answer");
    }
    assert_eq!(group("motive").comparisons.0, 36);
    assert!(hinges.groups.iter().all(|g| g.value.is_none()), "nothing was weighed");
}

#[test]
fn one_statement_and_its_rank() {
    let (model, hinges) = found();
    let base: Vec<_> = hinges.statements.iter().filter(|s| s.in_base).collect();
    assert_eq!(base.len(), 30);
    let breaking: Vec<&str> = base.iter().filter(|s| s.dropped.distance > 0).map(|s| s.text.as_str()).collect();
    assert_eq!(breaking, ["!(summit & jp.press)"], "left out alone, it is the only one that matters");
    let pivot = base.iter().find(|s| s.text == "!(summit & jp.press)").expect("it is there");
    assert_eq!(pivot.rank, (1, 8));
    let holds = |rank: usize| {
        rank == 1 || pivot.moved.iter().find(|m| m.rank == rank).expect("each rank").seen.base == Some(Answer::Is(true))
    };
    assert_eq!((1..=8).filter(|r| holds(*r)).collect::<Vec<_>>(), [1, 2, 3, 4], "above summit");
    let press = base.iter().find(|s| s.text == "jp.press").expect("it is there");
    assert!(press.moved.len() == 12 && press.moved.iter().all(|m| m.seen.distance == 0), "holds at all 13 ranks");
    // c38 is cited beside c39, yet without all that cites it the wish for a summit goes as well.
    let all = |id: &str| {
        let claim = hinges.claims.iter().find(|c| model.case.claims[c.claim].id.value == id).expect("it is there");
        claim.all.base.clone()
    };
    assert_eq!(all("c39"), Some(Answer::Is(false)));
    assert_eq!(all("c38"), Some(Answer::Is(true)));
}

/// The file without the list entry in which a statement stands.
fn without(text: &str, at: usize) -> String {
    let line_start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let indent = text[line_start..].len() - text[line_start..].trim_start_matches(' ').len();
    assert!(text[line_start + indent..].starts_with("- "), "an entry of a list");
    let mut end = line_start;
    for (i, line) in text[line_start..].split_inclusive('\n').enumerate() {
        let deep = line.len() - line.trim_start_matches(' ').len();
        if i > 0 && !line.trim().is_empty() && deep <= indent {
            break;
        }
        end += line.len();
    }
    let mut out = format!("{}{}", &text[..line_start], &text[end..]);
    // A list that has lost its only entry is written as empty.
    let head = out[..line_start].trim_end().len();
    let next = &out[line_start..];
    let next_indent = next.len() - next.trim_start_matches(' ').len();
    if out[..head].ends_with("prefers:") && !(next_indent == indent && next.trim_start().starts_with("- ")) {
        out.insert_str(head, " []");
    }
    out
}

#[test]
fn each_statement_left_out_is_the_case_written_without_it() {
    let text = text();
    let (model, hinges) = found();
    let place = now(model).expect("today");
    let question = Question::Equilibria(Concept::Nash);
    let sets = survey(&model.case, &Sample::base(&model.case), &question, &Budget::unlimited());
    let sets = sets.expect("no limit").expect("defined");
    for hinge in hinges.statements.iter().filter(|s| s.in_base) {
        let other = super::model(&without(&text, hinge.at.start));
        let held = asked(&other, &Question::Holds(place, Concept::Nash));
        assert_eq!(held, hinge.dropped.base, "{}", hinge.text);
        let set = sets.statements.iter().find(|s| s.at == hinge.at && s.party == hinge.party).expect("both ask it");
        assert_eq!(asked(&other, &Question::Equilibria(Concept::Nash)), set.dropped.base, "{}", hinge.text);
    }
}

#[test]
fn the_command_says_it_in_words() {
    let run = detente(&["hinges", "cases/japan-dprk-2024"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let out = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "As the case stands: yes. Over all worlds: yes in 24 of 36. Counts of worlds are no probabilities.",
        "What matters most is claim c39:",
        "(Kim Yo Jong, paragraph 28, characters 5327–5495)",
        "yes in 12 of 12 worlds read as `strict`",
        "yes in 0 of 12 worlds read as `literal`",
        "The answer depends on the rank given to `!(summit & jp.press)` in the list of North Korea: yes at ranks 1 to 4 and \
         no at ranks 5 to 8, of 8.",
        "`motive` makes no difference: of 36 pairs of worlds that differ in it alone, none differs in the answer.",
        "Settling `reading` would settle the answer, whichever alternative holds.",
        "Confidence in this answer is low: the case rests on one document",
    ] {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(out.contains(&words), "{words}\n---\n{out}");
    }
    assert!(!run.out.to_lowercase().contains("forecast"), "{}", run.out);
    let json = detente(&["hinges", "cases/japan-dprk-2024", "--format", "json"]);
    let document: Value = serde_json::from_str(&json.out).expect("it is JSON");
    assert_eq!(document["claims"][0]["id"], "c39");
    assert_eq!(document["claims"][0]["read_by"], "reading");
    assert_eq!(
        document["worlds"],
        serde_json::json!({"count": 36, "weighed": false, "yes": 24, "share": 24.0 / 36.0, "left_out": 0})
    );
}
