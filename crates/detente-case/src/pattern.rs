//! Names of states: patterns, numbers, ids of the graph form.

use crate::suggest::did_you_mean;
use crate::{Case, Form, StateName};

/// The states of a case, as far as their names go.
#[derive(Clone, Copy, Debug)]
pub(crate) enum StateNames<'c> {
    /// Option form with this many options.
    Patterns(usize),
    /// Graph form with these ids.
    Ids(&'c [String]),
}

/// Reads the name of a state: in option form a pattern (`Y` taken, `N` not taken, `-` either, one character per option
/// of the case in order; blanks between them are ignored), in graph form the id of a state, in both a number from 1.
///
/// # Errors
/// What is wrong with it, as a phrase.
///
/// ```
/// use detente_case::{StateName, parse, pattern_of};
/// let source = detente_source::SourceText::new("case.yaml", detente_case::template("talks", "Talks"));
/// let case = parse(&source).case.unwrap();
/// let all_taken = "Y".repeat(case.options.len());
/// let bits = (1 << case.options.len()) - 1;
/// assert_eq!(pattern_of(&case, &all_taken), Ok(StateName::Pattern { care: bits, value: bits }));
/// assert!(pattern_of(&case, "YQ").is_err());
/// ```
pub fn pattern_of(case: &Case, text: &str) -> Result<StateName, String> {
    match &case.form {
        Form::Options { .. } => state_name(text, StateNames::Patterns(case.options.len())),
        Form::Graph { states, .. } => {
            let ids: Vec<String> = states.iter().map(|s| s.id.value.clone()).collect();
            state_name(text, StateNames::Ids(&ids))
        }
    }
    .map_err(|bad| match bad.hint {
        Some(hint) => format!("{}; {hint}", bad.message),
        None => bad.message,
    })
}

/// Why a name of a state cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BadState {
    /// What is wrong.
    pub message: String,
    /// What to do, where that does not depend on the case.
    pub hint: Option<String>,
}

fn bad(message: impl Into<String>) -> BadState {
    BadState { message: message.into(), hint: None }
}

/// As [`pattern_of`].
pub(crate) fn state_name(text: &str, names: StateNames<'_>) -> Result<StateName, BadState> {
    let text = text.trim();
    if !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) {
        return match text.parse() {
            Ok(number) if number > 0 => Ok(StateName::Number(number)),
            _ => Err(bad("states are numbered from 1")),
        };
    }
    match names {
        StateNames::Patterns(options) => pattern(text, options),
        StateNames::Ids(ids) => match ids.iter().position(|id| id == text) {
            Some(at) => Ok(StateName::Named(at)),
            None => Err(BadState {
                message: format!("no state is called `{text}`"),
                hint: did_you_mean(text, ids.iter().map(String::as_str))
                    .map(|known| format!("did you mean `{known}`?")),
            }),
        },
    }
}

/// Whether a text is a pattern and no statement: statements hold small letters, or other signs.
pub(crate) fn is_pattern(text: &str) -> bool {
    let mut signs = text.chars().filter(|c| !c.is_whitespace()).peekable();
    signs.peek().is_some() && signs.all(|c| matches!(c, 'Y' | 'N' | '-'))
}

fn pattern(text: &str, options: usize) -> Result<StateName, BadState> {
    let (mut care, mut value, mut at) = (0u64, 0u64, 0);
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        let (cares, taken) = match c {
            'Y' | 'y' => (true, true),
            'N' | 'n' => (true, false),
            '-' => (false, false),
            _ => {
                return Err(bad(format!(
                    "a pattern is made of Y, N and -, and `{}` is none of them",
                    c.escape_debug()
                )));
            }
        };
        if at < options.min(64) {
            care |= u64::from(cares) << at;
            value |= u64::from(taken) << at;
        }
        at += 1;
    }
    if at != options {
        let plural = |n: usize| if n == 1 { "" } else { "s" };
        return Err(bad(format!(
            "the pattern has {at} character{}, and the case has {options} option{}",
            plural(at),
            plural(options)
        )));
    }
    Ok(StateName::Pattern { care, value })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns() {
        let read = |text| state_name(text, StateNames::Patterns(3));
        assert_eq!(read("YN-"), Ok(StateName::Pattern { care: 0b011, value: 0b001 }));
        assert_eq!(read("n -y"), Ok(StateName::Pattern { care: 0b101, value: 0b100 }));
        assert_eq!(read("7"), Ok(StateName::Number(7)));
        assert!(
            read("0").is_err()
                && read("YN").is_err()
                && read("YNNN").is_err()
                && read("YNX").is_err()
                && read("").is_err()
        );
        assert!(read("99999999999999999999").is_err());
    }

    #[test]
    fn ids() {
        let ids = ["peace".to_owned(), "war".to_owned()];
        assert_eq!(state_name("war", StateNames::Ids(&ids)), Ok(StateName::Named(1)));
        assert!(state_name("pease", StateNames::Ids(&ids)).unwrap_err().hint.unwrap().contains("did you mean `peace`"));
    }
}
