//! XML files of GENIUS as trees, with the place of each element.

use crate::codes;
use detente_source::{Diagnostic, SourceText, Span};
use roxmltree::{Document, Error, Node};

/// Reads a file.
pub(super) fn parse<'f>(file: &'f SourceText, out: &mut Vec<Diagnostic>) -> Option<Document<'f>> {
    match Document::parse(file.text()) {
        Ok(document) => Some(document),
        Err(error) => {
            let place = error.pos();
            let before = usize::try_from(place.row).unwrap_or(1).saturating_sub(1);
            let line: usize = file.text().split_inclusive('\n').take(before).map(str::len).sum();
            let column = usize::try_from(place.col).unwrap_or(1).saturating_sub(1);
            let rest = file.text().get(line..).unwrap_or_default();
            let at = line + rest.char_indices().nth(column).map_or(rest.len(), |(at, _)| at);
            let said = error.to_string();
            let said = said.split(" at ").next().unwrap_or_default();
            let found = codes::NOT_A_PROFILE.say(format!("the file is not XML: {said}")).at(Span::new(at, at));
            out.push(match error {
                Error::DtdDetected => found
                    .hint("take out what stands between `<!DOCTYPE` and `>`: nothing that a file declares is expanded"),
                Error::UnknownEntityReference(..) | Error::MalformedEntityReference(..) => {
                    found.hint("write `&amp;` for `&`")
                }
                Error::DuplicatedAttribute(..) => found.hint("leave one of the two out"),
                Error::UnexpectedDeclaration(..) => found.hint("`<?xml ...?>` must be the first thing in the file"),
                _ => found.hint("open it in GENIUS and save it again, or correct it by hand"),
            });
            None
        }
    }
}

/// Where the opening tag of an element stands.
pub(super) fn span(file: &SourceText, node: Node) -> Span {
    let range = node.range();
    let head = file.text()[range.clone()].find('>').map_or(range.end, |end| range.start + end + 1);
    Span::new(range.start, head)
}

/// An attribute that is there and not empty, without the blanks around it.
pub(super) fn attribute<'a>(node: Node<'a, '_>, key: &str) -> Option<&'a str> {
    node.attribute(key).map(str::trim).filter(|text| !text.is_empty())
}
