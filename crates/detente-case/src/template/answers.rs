//! A case file made from the answers to a few questions.

use super::{case_id_from, id_from};
use crate::read::{MAX_OPTIONS, MAX_PARTIES, as_seen, is_date};
use crate::yaml::quoted;
use detente_source::is_hidden;
use std::fmt::Write;

/// What somebody who starts a case has answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// Id of the case; made from the title where it is none.
    pub id: String,
    /// Title.
    pub title: String,
    /// The question that the case is to answer.
    pub question: Option<String>,
    /// The date as of which `now` holds: a day, a month or a year; anything else is left out.
    pub as_of: Option<String>,
    /// Who decides.
    pub parties: Vec<PartyAnswer>,
}

/// A party as answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartyAnswer {
    /// Its name in any script; its id is made from it.
    pub name: String,
    /// What it can do.
    pub options: Vec<OptionAnswer>,
}

/// An option as answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OptionAnswer {
    /// A verb phrase; the option's id is made from it.
    pub does: String,
    /// Whether it is done today; none where that is not known.
    pub now: Option<bool>,
}

/// A party with its ids.
struct Party {
    id: String,
    name: String,
    /// Whether nobody has named it.
    placeholder: bool,
    options: Vec<ChosenOption>,
}

/// An option with its id.
struct ChosenOption {
    id: String,
    does: String,
    now: Option<bool>,
    /// Whether nobody has named it.
    placeholder: bool,
}

/// A case file with these parties and options. It has no errors. Nobody has been asked what the parties want, so each
/// prefers that its own options stay as they are, which makes today's state hold by construction; these wishes, and what
/// stands where an answer is missing, are marked `placeholder: true` and warned of. The other statements that a party might
/// care about follow as comments. Parties and options beyond 64 are left out.
///
/// ```
/// use detente_case::{Answers, OptionAnswer, PartyAnswer, from_answers, parse};
/// use detente_source::SourceText;
/// let answers = Answers {
///     title: "The \"water\" dispute: part 1".to_owned(),
///     parties: vec![PartyAnswer {
///         name: "日本".to_owned(),
///         options: vec![OptionAnswer { does: "offer talks".to_owned(), now: Some(true) }],
///     }],
///     ..Answers::default()
/// };
/// let parsed = parse(&SourceText::new("case.yaml", from_answers(&answers)));
/// assert!(parsed.diagnostics.iter().all(|d| d.code == "D0518"));
/// assert_eq!(parsed.case.unwrap().options[0].full_id, "party1.offer_talks");
/// ```
pub fn from_answers(answers: &Answers) -> String {
    let title = words(&answers.title);
    let id = if answers.id.trim().is_empty() { case_id_from(&title) } else { case_id_from(answers.id.trim()) };
    let parties = named(&answers.parties);
    let mut out = String::from("detente: 1\n");
    line(&mut out, 0, "id", &id);
    line(&mut out, 0, "title", &quoted(if title.is_empty() { &id } else { &title }));
    if let Some(question) = answers.question.as_deref().map(words).filter(|q| !q.is_empty()) {
        line(&mut out, 0, "question", &quoted(&question));
    }
    if let Some(day) = answers.as_of.as_deref().map(str::trim).filter(|day| is_date(day)) {
        line(&mut out, 0, "as_of", day);
    }
    out.push_str(
        "\n# Add `sources` and `claims`, and cite them with `cites: [...]` instead of `assumption: true`.\nparties:\n",
    );
    for party in &parties {
        write_party(&mut out, party, &parties);
    }
    out
}

/// Gives ids to everything and placeholders for what is missing.
fn named(answers: &[PartyAnswer]) -> Vec<Party> {
    let placeholders = [PartyAnswer::default(), PartyAnswer::default()];
    let answers = if answers.is_empty() { &placeholders[..] } else { &answers[..answers.len().min(MAX_PARTIES)] };
    let mut parties: Vec<Party> = Vec::new();
    let mut room = MAX_OPTIONS;
    for (at, answer) in answers.iter().enumerate() {
        let taken: Vec<String> = parties.iter().map(|p| p.id.clone()).collect();
        let id = id_from(&answer.name, "party", &taken);
        let name = words(&answer.name);
        let placeholder = name.is_empty();
        let name = if placeholder { format!("Party {}", at + 1) } else { name };
        let alike = |name: &String| parties.iter().any(|p| as_seen(&p.name) == as_seen(name));
        let numbered = (2..).map(|n| format!("{name} ({n})"));
        let name = std::iter::once(name.clone()).chain(numbered).find(|n| !alike(n)).unwrap_or(name);
        // Every party after this one needs room for an option at least.
        let most = room - (answers.len() - at - 1);
        let options = named_options(&answer.options, most);
        room -= options.len();
        parties.push(Party { id, name, placeholder, options });
    }
    parties
}

fn named_options(answers: &[OptionAnswer], most: usize) -> Vec<ChosenOption> {
    let nothing = [OptionAnswer::default()];
    let answers = if answers.is_empty() { &nothing[..] } else { &answers[..answers.len().min(most)] };
    let mut options: Vec<ChosenOption> = Vec::new();
    for (at, answer) in answers.iter().enumerate() {
        let taken: Vec<String> = options.iter().map(|o| o.id.clone()).collect();
        let does = words(&answer.does);
        let placeholder = does.is_empty();
        let does = if placeholder { format!("Option {}", at + 1) } else { does };
        options.push(ChosenOption { id: id_from(&answer.does, "option", &taken), does, now: answer.now, placeholder });
    }
    options
}

fn write_party(out: &mut String, party: &Party, all: &[Party]) {
    let _ = writeln!(out, "  {}:", party.id);
    line(out, 4, "name", &quoted(&party.name));
    if party.placeholder {
        line(out, 4, "placeholder", "true");
    }
    out.push_str("    options:\n");
    for option in &party.options {
        let now = option.now.map(|now| format!(", now: {now}")).unwrap_or_default();
        let mark = if option.placeholder { ", placeholder: true" } else { "" };
        let _ = writeln!(out, "      {}: {{does: {}{now}{mark}}}", option.id, quoted(&option.does));
    }
    out.push_str(
        "    # What it wants, most important first. The lines below are placeholders: put them in order, delete\n",
    );
    out.push_str(
        "    # what does not matter to it, drop the # from what does, and `placeholder: true` from what is true of it.\n    \
         prefers:\n",
    );
    for option in &party.options {
        let not = if option.now == Some(true) { "" } else { "!" };
        let want = quoted(&format!("{not}{}.{}", party.id, option.id));
        let _ = writeln!(out, "      - {{want: {want}, assumption: true, placeholder: true}}");
    }
    for other in all.iter().filter(|other| other.id != party.id) {
        for option in &other.options {
            let name = format!("{}.{}", other.id, option.id);
            let _ = writeln!(out, "      # - {{want: {name}, assumption: true}} # or \"!{name}\"");
        }
    }
}

fn line(out: &mut String, indent: usize, key: &str, value: &str) {
    let _ = writeln!(out, "{:indent$}{key}: {value}", "");
}

/// The text on one line, without characters that are not seen.
pub(super) fn words(text: &str) -> String {
    let printable = text.replace(is_hidden, " ");
    printable.split_whitespace().collect::<Vec<_>>().join(" ")
}
