//! What to do about a refusal, in the words of the command line; the report, which is read beside it, has the same.

use crate::ask::{Part, Refusal, Remedy};

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
    format!("{refusal}; {}", mended(remedy))
}

/// What to do, as a clause.
pub fn mended(remedy: &Remedy) -> String {
    let such = |part: Part, example: &str| format!("`{} {example}`", flag(part));
    match remedy {
        Remedy::Say(part, example) => {
            format!("say {} with `{}`, such as {}", part.meaning(), flag(*part), such(*part, example))
        }
        Remedy::SayOr(part, None, other, value) => {
            format!("say {} with `{}`, or {}", part.meaning(), flag(*part), such(*other, value))
        }
        Remedy::SayOr(part, Some(example), other, value) => {
            format!(
                "say {} with `{}`, such as {}, or {}",
                part.meaning(),
                flag(*part),
                such(*part, example),
                such(*other, value)
            )
        }
        Remedy::Goes(part, with, value) => format!("`{}` goes with {}", flag(*part), such(*with, value)),
        Remedy::Allow(part) => format!("`{}` allows more", flag(*part)),
        Remedy::Take(part, value, does) => format!("{} {does}", such(*part, value)),
        Remedy::ListStates(name) => format!("`detente states CASE --where {name}` lists them"),
        Remedy::Ask(command, None) => format!("`detente {command} CASE` looks into it"),
        Remedy::Ask(command, Some((part, value))) => {
            format!("`detente {command} CASE {} {value}` looks into it", flag(*part))
        }
        Remedy::Case(words) => (*words).to_owned(),
    }
}
