//! From tokens to a formula: precedence climbing with binding strength `!`, `&`, `|`, `->`, `<->`.

use super::lex::{Token, lex};
use super::{Formula, Kind, MAX_DEPTH};
use crate::codes;
use detente_source::{Diagnostic, Span};

struct Parser<'t> {
    text: &'t str,
    tokens: std::iter::Peekable<std::vec::IntoIter<(Token, Span)>>,
    /// End of the token read last.
    read_to: usize,
    depth: usize,
}

/// Reads one statement; spans are relative to `text`. There is a formula exactly when nothing was found wrong.
pub(crate) fn parse(text: &str) -> Result<Formula, Vec<Diagnostic>> {
    let mut out = Vec::new();
    let tokens = lex(text, &mut out);
    let mut parser = Parser { text, tokens: tokens.into_iter().peekable(), read_to: 0, depth: 0 };
    let formula = parser.whole();
    match formula {
        Ok(formula) if out.is_empty() => Ok(formula),
        Ok(_) => Err(out),
        Err(found) => {
            // A token that could not be read often makes what follows look wrong at the same place.
            let told = |at: Span| out.iter().filter_map(|d| d.span).any(|s| s.start <= at.start && at.end <= s.end);
            if !found.span.is_some_and(told) {
                out.push(*found);
            }
            Err(out)
        }
    }
}

type Outcome = Result<Formula, Box<Diagnostic>>;

impl Parser<'_> {
    fn whole(&mut self) -> Outcome {
        if self.tokens.peek().is_none() {
            return Err(self.stop("the statement is empty", Span::new(0, self.text.len()), None));
        }
        let formula = self.binary(0)?;
        match self.tokens.next() {
            None => Ok(formula),
            Some((Token::Close, span)) => Err(self.stop("a closing parenthesis has no opening one", span, None)),
            Some((Token::Equal | Token::Unequal, span)) => {
                Err(self.stop("only an issue can be compared with a value", span, Some("write `issue = value`")))
            }
            Some((token, span)) => Err(self.missing(&token, span)),
        }
    }

    /// Two statements with nothing between them that joins them. Words of English that mean a symbol are told which.
    fn missing(&self, token: &Token, span: Span) -> Box<Diagnostic> {
        let word = match token {
            Token::Name(word) => word.to_lowercase(),
            _ => String::new(),
        };
        let before = self.text[..span.start].trim();
        let hint = match word.as_str() {
            "if" | "when" | "whenever" | "where" => {
                let after = self.text[span.end..].trim();
                return self.stop(
                    &format!("`{word}` is no word of statements"),
                    span,
                    Some(&format!("\"{before} if {after}\" is written `{after} -> {before}`")),
                );
            }
            "then" => "write `->`: `a -> b` holds unless `a` holds and `b` does not",
            "but" | "plus" | "with" | "also" => "write `&`",
            "without" | "except" => "write `& !`",
            "unless" => "write `|`: `a unless b` is `a | b`",
            "xor" => "write `!(a <-> b)`",
            _ => "join statements with `&`, `|`, `->` or `<->`; put a value with spaces in single quotes",
        };
        self.stop("something is missing before this", span, Some(hint))
    }

    /// Everything that binds at least as strongly as `least`.
    fn binary(&mut self, least: u8) -> Outcome {
        let mut left = self.unary()?;
        while let Some((token, span)) = self.tokens.peek() {
            let (strength, right) = match token {
                Token::Iff => (1, 2),
                Token::Implies => (2, 2),
                Token::Or => (3, 4),
                Token::And => (4, 5),
                _ => break,
            };
            if strength < least {
                break;
            }
            let (token, span) = (token.clone(), *span);
            self.next();
            self.descend(span)?;
            let other = self.binary(right)?;
            self.depth -= 1;
            left = match token {
                Token::Iff => left.iff(other),
                Token::Implies => left.implies(other),
                Token::Or => left.or(other),
                _ => left.and(other),
            };
            if left.height > MAX_DEPTH {
                return Err(self.too_deep(span));
            }
        }
        Ok(left)
    }

    fn unary(&mut self) -> Outcome {
        let Some((token, span)) = self.next() else {
            let end = Span::new(self.read_to.saturating_sub(1), self.read_to);
            return Err(self.stop("the statement ends too early", end, Some("a name or a parenthesis must follow")));
        };
        match token {
            Token::Const(value) => Ok(Formula::new(Kind::Const(value), span)),
            Token::Name(name) => self.name(name, span),
            Token::Not => {
                self.descend(span)?;
                let inner = self.unary()?;
                self.depth -= 1;
                let whole = span.to(inner.span);
                Ok(inner.not(whole))
            }
            Token::Open => {
                self.descend(span)?;
                let mut inner = self.binary(0)?;
                self.depth -= 1;
                match self.next() {
                    Some((Token::Close, end)) => {
                        inner.span = span.to(end);
                        Ok(inner)
                    }
                    Some((token @ Token::Name(_), other)) => Err(self.missing(&token, other)),
                    Some((_, other)) => Err(self.stop(
                        "something is missing before this",
                        other,
                        Some("join statements with `&`, `|`, `->` or `<->`, or close the parenthesis"),
                    )),
                    None => Err(self.stop("a parenthesis is not closed", span, Some("add `)`"))),
                }
            }
            Token::Quoted(_) => Err(self.stop("a quoted value stands alone", span, Some("write `issue = 'value'`"))),
            Token::Close => Err(self.stop("a name is missing before this parenthesis", span, None)),
            Token::And | Token::Or | Token::Implies | Token::Iff | Token::Equal | Token::Unequal => {
                Err(self.stop("a name is missing before this", span, None))
            }
        }
    }

    /// A name, or an issue compared with a value.
    fn name(&mut self, name: String, span: Span) -> Outcome {
        let equal = match self.tokens.peek() {
            Some((Token::Equal, _)) => true,
            Some((Token::Unequal, _)) => false,
            _ => return Ok(Formula::new(Kind::Name(name), span)),
        };
        self.next();
        match self.next() {
            Some((Token::Name(value) | Token::Quoted(value), end)) => {
                Ok(Formula::new(Kind::Issue { issue: name, equal, value }, span.to(end)))
            }
            Some((_, other)) => {
                Err(self.stop("a value is missing", other, Some("put words such as `not` in single quotes")))
            }
            None => Err(self.stop("a value is missing", span, Some("write `issue = value`"))),
        }
    }

    fn next(&mut self) -> Option<(Token, Span)> {
        let found = self.tokens.next();
        self.read_to = found.as_ref().map_or(self.read_to, |(_, span)| span.end);
        found
    }

    fn descend(&mut self, span: Span) -> Result<(), Box<Diagnostic>> {
        self.depth += 1;
        if self.depth > MAX_DEPTH { Err(self.too_deep(span)) } else { Ok(()) }
    }

    fn too_deep(&self, span: Span) -> Box<Diagnostic> {
        Box::new(
            codes::STATEMENT_TOO_DEEP
                .say(format!("the statement nests deeper than {MAX_DEPTH} levels"))
                .at(span)
                .hint("name parts of it under `define`, or write it with fewer parentheses"),
        )
    }

    fn stop(&self, message: &str, span: Span, hint: Option<&str>) -> Box<Diagnostic> {
        let mut found = codes::STATEMENT_SYNTAX.say(message).at(span);
        found.hint = hint.map(str::to_owned);
        Box::new(found)
    }
}

#[cfg(test)]
mod tests {
    use super::super::print;
    use super::*;

    fn canonical(text: &str) -> String {
        print(&parse(text).unwrap())
    }

    #[test]
    fn binding_strength() {
        assert_eq!(canonical("!a & b | c -> d <-> e"), "!a & b | c -> d <-> e");
        assert_eq!(canonical("(((!a) & b) | c -> d) <-> e"), "!a & b | c -> d <-> e");
        assert_eq!(canonical("a -> (b -> c)"), "a -> b -> c");
        assert_eq!(canonical("(a -> b) -> c"), "(a -> b) -> c");
        assert_eq!(canonical("(a <-> b) <-> c"), "a <-> b <-> c");
        assert_eq!(canonical("a <-> (b <-> c)"), "a <-> (b <-> c)");
        assert_eq!(canonical("!(a & b)"), "!(a & b)");
        assert_eq!(canonical("not a.x and b.y or true implies c iff false"), "!a.x & b.y | true -> c <-> false");
        assert_eq!(canonical("a & (b & c)"), "a & b & c");
        assert_eq!(canonical("trade = 'some return' & trade!=lifted"), "trade = 'some return' & trade != lifted");
    }

    #[test]
    fn depth_is_limited_and_chains_are_not_deep() {
        for text in [
            "!".repeat(100_000) + "a",
            "(".repeat(100_000) + "a",
            "a -> ".repeat(100_000) + "a",
            "a<->".repeat(100_000) + "a",
        ] {
            assert_eq!(parse(&text).unwrap_err()[0].code, codes::STATEMENT_TOO_DEEP.code);
        }
        assert_eq!(parse(&("a & ".repeat(100_000) + "a")).unwrap().height, 2);
        assert!(parse(&("!".repeat(MAX_DEPTH - 1) + "a")).is_ok());
        assert!(parse(&("(".repeat(MAX_DEPTH) + "a" + &")".repeat(MAX_DEPTH))).is_ok());
    }
}
