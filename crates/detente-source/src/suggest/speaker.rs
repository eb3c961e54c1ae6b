//! Who says something: the subject of a verb of saying.

use super::lexicon::{NOT_SAYING, SAYING, SAYING_THAT};
use super::name_words::GROUPS;
use super::people::{People, Word, words};

/// Words with which a part begins that says when or where, up to a comma.
const ASIDE: [&str; 22] = [
    "in",
    "on",
    "at",
    "after",
    "before",
    "during",
    "for",
    "since",
    "while",
    "when",
    "asked",
    "speaking",
    "by",
    "with",
    "following",
    "despite",
    "although",
    "if",
    "as",
    "earlier",
    "last",
    "later",
];
/// Words that begin the name of somebody without a name.
const DETERMINERS: [&str; 14] =
    ["a", "an", "the", "its", "his", "her", "their", "one", "another", "some", "many", "several", "two", "three"];
/// Words that may stand between a subject and its verb, or before a subject.
const BETWEEN: [&str; 22] = [
    "and",
    "but",
    "however",
    "meanwhile",
    "later",
    "also",
    "then",
    "has",
    "have",
    "had",
    "repeatedly",
    "already",
    "always",
    "yesterday",
    "earlier",
    "still",
    "again",
    "now",
    "often",
    "publicly",
    "privately",
    "while",
];

/// A speaker in the words of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// By name.
    Named(String),
    /// "He" (false) or "she" (true).
    Pronoun(bool),
    /// Without a name: "a spokesman", "analysts".
    Unnamed(String),
}

/// Where a verb of saying stands in a clause. Next to a quotation (`beside`) any will do.
pub(super) fn verb(words: &[Word], beside: bool) -> Option<usize> {
    (0..words.len()).find(|&i| {
        let text = words[i].text.trim_end_matches('.').to_lowercase();
        let that = words.get(i + 1).is_some_and(|w| matches!(w.text, "that" | "to" | "how"));
        let before = i.checked_sub(1).map(|i| words[i].text.to_lowercase()).unwrap_or_default();
        let saying = SAYING.contains(&text.as_str()) || SAYING_THAT.contains(&text.as_str()) && (beside || that);
        saying && !NOT_SAYING.contains(&before.as_str()) && !DETERMINERS.contains(&before.as_str())
    })
}

/// A verb of saying that ends a sentence, after a comma and a short subject: "It will not do, Lee added."
pub(super) fn closing(words: &[Word]) -> Option<usize> {
    let at = verb(&words[words.len().saturating_sub(2)..], true)? + words.len().saturating_sub(2);
    let before = words[..at].iter().rposition(|w| w.stop)?;
    (at - before <= 4).then_some(at)
}

/// The subject of the verb at a place, looked for before it, and next to a quotation also after it.
pub(super) fn subject(
    all: &[Word],
    verb: usize,
    beside: bool,
    actor: &dyn Fn(&str) -> bool,
    people: &People,
) -> Option<Subject> {
    let mut before = &all[..verb];
    // "..., she said, ...": a short part after a comma is the subject.
    let short =
        before.iter().rposition(|w| w.stop).map(|at| &before[at + 1..]).filter(|part| (1..=4).contains(&part.len()));
    if let Some(found) = short.and_then(|part| named(part, actor, people)).filter(|s| !matches!(s, Subject::Unnamed(_)))
    {
        return Some(found);
    }
    // "In Tokyo on Monday, the minister said": the aside goes up to its comma.
    while let Some(first) = before.first().filter(|w| ASIDE.contains(&w.text.to_lowercase().as_str())) {
        let stop = before.iter().position(|w| w.stop);
        match stop {
            Some(at) if at + 1 < before.len() => before = &before[at + 1..],
            _ if before.len() > 2 && !first.stop && actor(before[1].text) => before = &before[2..],
            _ if before.len() > 1 => before = &before[1..],
            _ => break,
        }
    }
    // After "and", "but", ";" a new clause begins, unless it joins two names.
    if let Some(at) = before.iter().rposition(|w| matches!(w.text, "but" | "while")) {
        before = &before[at + 1..];
    }
    while before.first().is_some_and(|w| BETWEEN.contains(&w.text.to_lowercase().as_str())) {
        before = &before[1..];
    }
    while before.last().is_some_and(|w| BETWEEN.contains(&w.text.to_lowercase().as_str()) || w.text.ends_with("ly")) {
        before = &before[..before.len() - 1];
    }
    if let Some(found) = named(before, actor, people) {
        return Some(found);
    }
    if !beside || !before.is_empty() {
        return None;
    }
    let after = &all[verb + 1..];
    let end = after.iter().position(|w| w.stop).map_or(after.len(), |at| at + 1);
    // "said a spokesman, Jo Lind": the name is in the next part.
    let first = named(&after[..end], actor, people);
    match (&first, after.get(end)) {
        (Some(Subject::Unnamed(_)), Some(next)) if next.text.starts_with(char::is_uppercase) => {
            named(&after[end..], actor, people).filter(|s| matches!(s, Subject::Named(_))).or(first)
        }
        _ => first,
    }
}

/// The one who is named in a part of a sentence: a person, a pronoun, a group, an actor, or somebody without a name.
fn named(part: &[Word], actor: &dyn Fn(&str) -> bool, people: &People) -> Option<Subject> {
    let first = part.first()?;
    let small = first.text.to_lowercase();
    if let Some(female) = ["he", "she"].iter().position(|p| *p == small) {
        return Some(Subject::Pronoun(female == 1));
    }
    if matches!(
        small.as_str(),
        "they" | "it" | "we" | "i" | "you" | "there" | "this" | "that" | "who" | "what" | "which"
    ) {
        return None;
    }
    let runs = People::runs(part, actor);
    let person = runs.iter().find(|r| !actor(&r.name) && (people.position(&r.name).is_some() || r.parts > 1));
    let near = |r: &&super::people::Run| r.at <= 8;
    if let Some(run) = person.filter(near) {
        return Some(Subject::Named(people.full(&run.name)));
    }
    let phrase = |most: usize| {
        let end = part.iter().take(most).position(|w| w.stop || matches!(w.text, "who" | "which" | "that"));
        let end = end.map_or(part.len().min(most), |at| if part[at].stop { at + 1 } else { at });
        part[..end].iter().map(|w| w.text).collect::<Vec<_>>().join(" ")
    };
    if DETERMINERS.contains(&small.as_str()) && part.len() > 1 {
        let text = phrase(8);
        return Some(Subject::Unnamed(lower(&text)));
    }
    if GROUPS.iter().any(|g| g.eq_ignore_ascii_case(first.text)) {
        return Some(Subject::Unnamed(lower(&phrase(6))));
    }
    // "Unnamed analysts", "senior officials".
    if part.len() <= 4
        && part.iter().any(|w| GROUPS.iter().any(|g| g.eq_ignore_ascii_case(w.text)))
        && runs.iter().all(|r| r.at == 0)
    {
        return Some(Subject::Unnamed(lower(&phrase(4))));
    }
    let run = runs.first().filter(|r| r.at <= 3)?;
    Some(Subject::Named(run.name.clone()))
}

fn lower(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
}

/// The one after "according to".
pub(super) fn according(sentence: &str, actor: &dyn Fn(&str) -> bool, people: &People) -> Option<Subject> {
    let at = sentence.to_ascii_lowercase().find("according to ")?;
    let rest = &sentence[at + "according to ".len()..];
    let all = words(rest);
    let end = all.iter().position(|w| w.stop).map_or(all.len(), |at| at + 1);
    named(&all[..end], actor, people)
}
