//! From the text of a statement to its tokens.

use crate::codes;
use detente_source::{Diagnostic, Span};

/// Words with a meaning of their own, which therefore cannot be ids.
pub(crate) const RESERVED: [&str; 7] = ["true", "false", "not", "and", "or", "implies", "iff"];

/// The parts that a statement is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Const(bool),
    Name(String),
    Quoted(String),
    Not,
    And,
    Or,
    Implies,
    Iff,
    Equal,
    Unequal,
    Open,
    Close,
}

/// What is meant by symbols of other languages.
const FOREIGN: [(&str, Token, &str); 16] = [
    ("&&", Token::And, "&"),
    ("||", Token::Or, "|"),
    ("<=>", Token::Iff, "<->"),
    ("<==>", Token::Iff, "<->"),
    ("=>", Token::Implies, "->"),
    ("==>", Token::Implies, "->"),
    ("-->", Token::Implies, "->"),
    ("==", Token::Equal, "="),
    ("~", Token::Not, "!"),
    ("¬", Token::Not, "!"),
    ("∧", Token::And, "&"),
    ("∨", Token::Or, "|"),
    ("→", Token::Implies, "->"),
    ("⇒", Token::Implies, "->"),
    ("↔", Token::Iff, "<->"),
    ("⇔", Token::Iff, "<->"),
];

const SYMBOLS: [(&str, Token); 9] = [
    ("<->", Token::Iff),
    ("->", Token::Implies),
    ("!=", Token::Unequal),
    ("!", Token::Not),
    ("&", Token::And),
    ("|", Token::Or),
    ("=", Token::Equal),
    ("(", Token::Open),
    (")", Token::Close),
];

/// All tokens with their places, and what could not be read. Symbols of other languages are reported and understood.
pub(super) fn lex(text: &str, out: &mut Vec<Diagnostic>) -> Vec<(Token, Span)> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let (token, len) = if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        } else if c.is_alphanumeric() || c == '_' {
            let len = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.'))).unwrap_or(rest.len());
            (Some(word(&rest[..len], Span::new(at, at + len), out)), len)
        } else if c == '\'' {
            quoted_value(rest, at, out)
        } else if let Some((written, token, ours)) =
            FOREIGN.iter().filter(|(s, ..)| rest.starts_with(s)).max_by_key(|(s, ..)| s.len())
        {
            out.push(
                codes::STATEMENT_SYNTAX
                    .say(format!("`{written}` is not a symbol of statements"))
                    .at(Span::new(at, at + written.len()))
                    .hint(format!("write `{ours}`")),
            );
            (Some(token.clone()), written.len())
        } else if let Some((written, token)) = SYMBOLS.iter().find(|(s, _)| rest.starts_with(s)) {
            (Some(token.clone()), written.len())
        } else {
            out.push(
                codes::STATEMENT_SYNTAX
                    .say(format!("`{}` has no meaning in a statement", c.escape_debug()))
                    .at(Span::new(at, at + c.len_utf8()))
                    .hint("a statement is made of names, `!` `&` `|` `->` `<->` and parentheses"),
            );
            (None, c.len_utf8())
        };
        tokens.extend(token.map(|token| (token, Span::new(at, at + len))));
        at += len;
    }
    tokens
}

fn word(word: &str, span: Span, out: &mut Vec<Diagnostic>) -> Token {
    let token = |word: &str| match word {
        "true" => Some(Token::Const(true)),
        "false" => Some(Token::Const(false)),
        "not" => Some(Token::Not),
        "and" => Some(Token::And),
        "or" => Some(Token::Or),
        "implies" => Some(Token::Implies),
        "iff" => Some(Token::Iff),
        _ => None,
    };
    if let Some(token) = token(word) {
        return token;
    }
    let lower = word.to_lowercase();
    match token(&lower) {
        Some(token) => {
            out.push(
                codes::STATEMENT_SYNTAX
                    .say(format!("`{word}` must be written in small letters"))
                    .at(span)
                    .hint(format!("write `{lower}`")),
            );
            token
        }
        None => Token::Name(word.to_owned()),
    }
}

/// `'a value'`, where a quote within is written twice.
fn quoted_value(rest: &str, at: usize, out: &mut Vec<Diagnostic>) -> (Option<Token>, usize) {
    let mut value = String::new();
    let mut chars = rest.char_indices().skip(1).peekable();
    while let Some((i, c)) = chars.next() {
        if c != '\'' {
            value.push(c);
        } else if chars.next_if(|(_, next)| *next == '\'').is_some() {
            value.push('\'');
        } else {
            return (Some(Token::Quoted(value)), i + 1);
        }
    }
    out.push(
        codes::STATEMENT_SYNTAX
            .say("a quoted value is not closed")
            .at(Span::new(at, at + rest.len()))
            .hint("close it with a single quote"),
    );
    (Some(Token::Quoted(value)), rest.len())
}
