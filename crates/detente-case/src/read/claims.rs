//! The section `claims`: what the documents say.

use super::context::{Reader, number, text};
use super::is_id;
use super::sources::digest;
use crate::suggest::did_you_mean;
use crate::yaml::Node;
use crate::{Citation, codes};
use detente_source::{Anchor, Claim, Credibility, Document, Span, Spanned};
use std::collections::HashMap;

impl Reader<'_> {
    pub fn claims(&mut self, section: &[(Node, Node)], sources: &[Document]) -> Vec<Claim> {
        let by_id: HashMap<&str, usize> = sources.iter().enumerate().map(|(i, s)| (s.id.value.as_str(), i)).collect();
        let mut claims = Vec::new();
        for (key, node) in section {
            let Some(id) = key.text().filter(|id| is_id(id)) else { continue };
            if let Some(Citation::Source(at)) = self.citable.get(id) {
                self.report(
                    codes::ID_CLASH
                        .say(format!("`{id}` names a claim and a document, so a citation would be ambiguous"))
                        .at(key.span)
                        .label("the claim")
                        .related(sources[*at].id.span, "the document")
                        .hint("rename one of them"),
                );
            } else {
                self.citable.insert(id.to_owned(), Citation::Claim(claims.len()));
            }
            if let Some(reason) = text(node, "disputed") {
                self.disputed.insert(claims.len(), reason);
            }
            claims.push(self.claim(key, id, node, sources, &by_id));
        }
        self.confirmations(section, &mut claims, sources);
        claims
    }

    fn claim(
        &mut self,
        key: &Node,
        id: &str,
        node: &Node,
        sources: &[Document],
        by_id: &HashMap<&str, usize>,
    ) -> Claim {
        let source = node.get("source").and_then(|s| self.source_of(s, sources, by_id));
        let credibility = number(node, "credibility").and_then(|d| Credibility::new(u8::try_from(d).ok()?));
        Claim {
            id: Spanned::new(id.to_owned(), key.span),
            source: source.unwrap_or_default(),
            says: text(node, "says").unwrap_or_default(),
            speaker: text(node, "speaker"),
            voice: text(node, "voice"),
            kind: text(node, "kind"),
            about: self.about(node),
            hedge: text(node, "hedge"),
            disputed: text(node, "disputed"),
            note: text(node, "note"),
            at: node.get("at").and_then(|at| self.anchor(at)),
            credibility,
            confirmed_by: Vec::new(),
            suggested_by: text(node, "suggested_by"),
            span: key.span.to(node.span),
        }
    }

    fn source_of(&mut self, node: &Node, sources: &[Document], by_id: &HashMap<&str, usize>) -> Option<usize> {
        let id = node.text().filter(|id| is_id(id) && !self.out.is_full())?;
        let found = by_id.get(id).copied();
        if found.is_none() {
            let missing = codes::UNKNOWN_SOURCE.say(format!("there is no document `{id}`")).at(node.span);
            self.report(match did_you_mean(id, sources.iter().map(|s| s.id.value.as_str())) {
                Some(known) => missing.hint(format!("did you mean `{known}`?")),
                None => missing.hint("add it under `sources`"),
            });
        }
        found
    }

    fn about(&mut self, node: &Node) -> Vec<Spanned<String>> {
        let mut about: Vec<Spanned<String>> = Vec::new();
        for entry in node.list("about") {
            let Some(id) = entry.text().filter(|id| is_id(id) && !self.out.is_full()) else { continue };
            if about.iter().any(|known| known.value == id) {
                self.say(codes::REPEATED_ENTRY, entry.span, format!("`{id}` is listed twice"));
            } else if self.at_table.iter().any(|party| party == id) || self.party(entry, id).is_some() {
                about.push(Spanned::new(id.to_owned(), entry.span));
            }
        }
        about
    }

    fn anchor(&mut self, node: &Node) -> Option<Anchor> {
        let code_points = |key| number(node, key).and_then(|n| u32::try_from(n).ok());
        let (paragraph, start, end) = (code_points("paragraph"), code_points("start"), code_points("end"));
        let place = |key: &str| node.entry(key).map(|(k, v)| k.span.to(v.span));
        let report = |reader: &mut Self, span: Span, message: &str, hint: &str| {
            reader.report(codes::BAD_RANGE.say(message).at(span).hint(hint));
        };
        match (place("start"), place("end")) {
            (Some(span), None) => {
                report(self, span, "the passage has a start but no end", "add `end`, one past its last code point")
            }
            (None, Some(span)) => {
                report(self, span, "the passage has an end but no start", "add `start`, its first code point")
            }
            (None, None) if node.get("paragraph").is_none() && node.get("quote").is_none() => {
                report(
                    self,
                    node.span,
                    "nothing says where the passage stands",
                    "add `quote`, `paragraph`, or `start` and `end`",
                );
            }
            (Some(from), Some(to)) if start.is_some() && end.is_some() && start >= end => {
                report(self, from.to(to), "the passage ends before it starts", "`end` is one past the last code point");
            }
            _ => {
                return Some(Anchor {
                    paragraph,
                    range: start.zip(end).map(|(s, e)| s..e),
                    sha256: digest(node, "sha256"),
                    quote: text(node, "quote"),
                    prefix: text(node, "prefix"),
                    suffix: text(node, "suffix"),
                });
            }
        }
        None
    }
}
