//! The section `sources`: documents that the case rests on.

use super::context::{Reader, number, text};
use super::is_id;
use crate::yaml::Node;
use crate::{Citation, codes};
use detente_source::{Digest, Document, Extracted, Form, Original, Reliability, Spanned};

impl Reader<'_> {
    pub fn sources(&mut self, section: &[(Node, Node)]) -> Vec<Document> {
        let mut documents = Vec::new();
        for (key, node) in section {
            let Some(id) = key.text().filter(|id| is_id(id)) else { continue };
            self.citable.insert(id.to_owned(), Citation::Source(documents.len()));
            documents.push(self.document(Spanned::new(id.to_owned(), key.span), node));
        }
        documents
    }

    fn document(&mut self, id: Spanned<String>, node: &Node) -> Document {
        if let (Some((key, _)), None) = (node.entry("sha256"), node.get("file")) {
            self.report(
                codes::DIGEST_WITHOUT_FILE
                    .say("`sha256` is the digest of `file`, and there is no `file`")
                    .at(key.span)
                    .hint("add `file`, or write `original: {sha256: ...}` for a document that the case does not carry"),
            );
        }
        Document {
            id,
            title: text(node, "title").unwrap_or_default(),
            author: text(node, "author"),
            publisher: text(node, "publisher"),
            published: text(node, "published"),
            language: text(node, "language"),
            url: text(node, "url"),
            file: node.get("file").and_then(|f| Some(Spanned::new(f.text()?.to_owned(), f.span))),
            sha256: node.get("sha256").and_then(|d| Some(Spanned::new(Digest::parse(d.text()?)?, d.span))),
            original: node.get("original").and_then(|original| {
                Some(Original {
                    sha256: digest(original, "sha256")?,
                    characters: number(original, "characters"),
                    url: text(original, "url"),
                    structure: original.get("structure").and_then(|f| Some(Spanned::new(f.text()?.to_owned(), f.span))),
                })
            }),
            extracted: node.get("extracted_from").and_then(|page| {
                Some(Extracted {
                    form: page.get("form").and_then(Node::text).and_then(Form::parse)?,
                    sha256: digest(page, "sha256")?,
                    kept: page
                        .list("kept")
                        .iter()
                        .filter_map(|n| n.plain().and_then(super::scalars::whole)?.try_into().ok())
                        .collect(),
                })
            }),
            reliability: node.get("reliability").and_then(Node::text).and_then(Reliability::parse),
            descriptor: text(node, "descriptor"),
            citation: text(node, "citation"),
        }
    }
}

/// A digest under a key.
pub(super) fn digest(node: &Node, key: &str) -> Option<Digest> {
    node.get(key).and_then(Node::text).and_then(Digest::parse)
}
