//! The words of a sentence, with its commas and the like; a quotation is one token.

use super::language::{Grammar, Language};
use super::marks::Quotation;
use super::sentences::is_abbreviation;
use std::ops::Range;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word, without the punctuation around it.
    Word,
    /// A comma.
    Comma,
    /// A colon.
    Colon,
    /// A semicolon or a dash.
    Break,
    /// A quotation, by position among those of the paragraph.
    Quote(usize),
}

/// A word or a mark of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'t> {
    pub text: &'t str,
    pub kind: Kind,
}

impl Token<'_> {
    /// In small letters, without a full stop.
    pub fn small(&self) -> String {
        self.text.trim_end_matches('.').to_lowercase().replace('’', "'")
    }

    pub fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    /// Whether it begins with a capital.
    pub fn capital(&self) -> bool {
        self.is_word() && self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// Without "'s".
    pub fn bare(&self) -> &str {
        let word = self.text;
        let owner = word.strip_suffix("'s").or(word.strip_suffix("’s"));
        owner.or(word.strip_suffix("s’").map(|_| word.trim_end_matches('’'))).unwrap_or(word)
    }

    /// Whether it owns what follows: "Japan's", "the farmers’".
    pub fn owns(&self) -> bool {
        self.text.ends_with("'s") || self.text.ends_with("’s") || self.text.ends_with("s’") || self.text.ends_with("s'")
    }
}

/// The words of tokens, as a reader would write them.
pub(super) fn shown(tokens: &[Token]) -> String {
    let mut out = String::new();
    for (i, token) in tokens.iter().enumerate() {
        let glued = token.kind == Kind::Comma
            || i > 0
                && tokens[i - 1].text.ends_with(['’', '\''])
                && tokens[i - 1].text.len() <= 5
                && !tokens[i - 1].owns();
        if i > 0 && !glued {
            out.push(' ');
        }
        out.push_str(token.text);
    }
    out.trim_end_matches(',').to_owned()
}

/// The tokens of a part of a paragraph. What stands in parentheses is left out.
pub(super) fn tokens<'t>(text: &'t str, part: Range<usize>, marks: &[Quotation], grammar: &Grammar) -> Vec<Token<'t>> {
    let mut found = Vec::new();
    let mut at = part.start;
    while at < part.end {
        let i = marks.partition_point(|q| q.outer.start < at);
        if marks.get(i).is_some_and(|q| q.outer.start == at) {
            let end = marks[i].outer.end.min(part.end);
            found.push(Token { text: &text[at..end], kind: Kind::Quote(i) });
            at = end;
            continue;
        }
        let rest = &text[at..part.end];
        let first = rest.chars().next().unwrap_or(' ');
        if first == '('
            && let Some(end) = rest.find(')').filter(|end| *end < 160)
        {
            at += end + 1;
            continue;
        }
        let next = marks.get(i).map_or(part.end, |q| q.outer.start.min(part.end));
        let stops = |c: char| c.is_whitespace() || matches!(c, '—' | '–' | '(' | '…');
        let end = at + text[at..next].find(stops).unwrap_or(next - at);
        if end == at {
            if matches!(first, '—' | '–') {
                found.push(Token { text: &text[at..at + first.len_utf8()], kind: Kind::Break });
            }
            at += first.len_utf8();
            continue;
        }
        raw(&text[at..end], grammar, &mut found);
        at = end;
    }
    found
}

/// A run of characters without a blank: a word with the marks after it.
fn raw<'t>(run: &'t str, grammar: &Grammar, found: &mut Vec<Token<'t>>) {
    let start = run.find(|c: char| c.is_alphanumeric()).unwrap_or(run.len());
    let word = &run[start..];
    let end = word.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.' && c != '’' && c != '\'').len();
    let (mut word, tail) = word.split_at(end);
    // "the farmers’" and "l’" keep their mark.
    let owner = word.ends_with("s’") || word.ends_with("s'");
    let short = grammar.language == Language::French && word.chars().count() <= 3;
    if !owner && !short {
        word = word.trim_end_matches(['’', '\'']);
    }
    if word.ends_with('.') && !is_abbreviation(&word[..word.len() - 1]) && !word[..word.len() - 1].contains('.') {
        word = word.trim_end_matches('.');
    }
    if word.is_empty() {
        if matches!(run, "-" | "--") {
            found.push(Token { text: run, kind: Kind::Break });
        } else if run.contains(',') {
            found.push(Token { text: ",", kind: Kind::Comma });
        } else if run.contains(':') {
            found.push(Token { text: ":", kind: Kind::Colon });
        }
        return;
    }
    if grammar.language == Language::French {
        french(word, found);
    } else {
        found.push(Token { text: word, kind: Kind::Word });
    }
    let kind = match tail.chars().find(|c| matches!(c, ',' | ':' | ';')) {
        Some(',') => Kind::Comma,
        Some(':') => Kind::Colon,
        Some(_) => Kind::Break,
        None if tail.ends_with('-') => Kind::Break,
        None => return,
    };
    found.push(Token { text: tail, kind });
}

/// French words that are written as one: "l’avocat", "dit-il", "rappelle-t-elle".
fn french<'t>(word: &'t str, found: &mut Vec<Token<'t>>) {
    if let Some(at) = word.find(['’', '\'']) {
        let end = at + word[at..].chars().next().map_or(1, char::len_utf8);
        let short = word[..at].chars().count() <= 2
            || ["lorsqu", "puisqu", "quelqu", "jusqu"].contains(&&*word[..at].to_lowercase());
        if short
            && end < word.len()
            && !word.to_lowercase().starts_with("d’ap")
            && !word.to_lowercase().starts_with("d'ap")
        {
            found.push(Token { text: &word[..end], kind: Kind::Word });
            return french(&word[end..], found);
        }
    }
    for pronoun in ["il", "elle", "on", "ils", "elles", "je", "nous", "vous"] {
        let stem = word.strip_suffix(pronoun).and_then(|w| w.strip_suffix('-'));
        if let Some(stem) = stem.filter(|s| !s.is_empty()) {
            let stem = stem.strip_suffix("-t").unwrap_or(stem);
            found.push(Token { text: stem, kind: Kind::Word });
            found.push(Token { text: &word[word.len() - pronoun.len()..], kind: Kind::Word });
            return;
        }
    }
    found.push(Token { text: word, kind: Kind::Word });
}
