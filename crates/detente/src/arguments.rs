//! What to do about a refusal, in the words of the command line; the report, which is read beside it, has the same.

use crate::ask::{Part, Refusal, Remedy};
use detente_report::document::Line;

/// The argument that says a part of a question.
pub fn flag(part: Part) -> &'static str {
    match part {
        Part::State => "--state",
        Part::From => "--from",
        Part::To => "--to",
        Part::By => "--by",
        Part::Coalition => "--coalition",
        Part::Party => "--party",
        Part::Ask => "--ask",
        Part::Of => "--of",
        Part::Make => "--make",
        Part::Count => "--count",
        Part::Over => "--over",
        Part::Ranks => "--ranks",
        Part::Worlds => "--worlds",
        Part::Where => "--where",
    }
}

/// What is wrong and which arguments mend it.
pub fn worded(refusal: &Refusal) -> String {
    let Some(remedy) = refusal.remedy() else { return refusal.to_string() };
    format!("{refusal}; {}", mended(remedy).marked())
}

/// What to do, as a clause.
pub fn mended(remedy: &Remedy) -> Line {
    let such = |line: Line, part: Part, example: &str| line.code(format!("{} {example}", flag(part)));
    let say = |part: Part| Line::from(format!("say {} with ", part.meaning())).code(flag(part));
    match remedy {
        Remedy::Say(part, example) => such(say(*part).text(", such as "), *part, example),
        Remedy::SayOr(part, None, other, value) => such(say(*part).text(", or "), *other, value),
        Remedy::SayOr(part, Some(example), other, value) => {
            such(such(say(*part).text(", such as "), *part, example).text(", or "), *other, value)
        }
        Remedy::Goes(part, with, value) => such(Line::new().code(flag(*part)).text(" goes with "), *with, value),
        Remedy::Allow(part) => Line::new().code(flag(*part)).text(" allows more"),
        Remedy::Take(part, value, does) => such(Line::new(), *part, value).text(format!(" {does}")),
        Remedy::ListStates(name) => Line::new().code(format!("detente states CASE --where {name}")).text(" lists them"),
        Remedy::Ask(command, None) => Line::new().code(format!("detente {command} CASE")).text(" looks into it"),
        Remedy::Ask(command, Some((part, value))) => {
            Line::new().code(format!("detente {command} CASE {} {value}", flag(*part))).text(" looks into it")
        }
        Remedy::Case(words) => (*words).into(),
    }
}
