//! GENIUS files: utility spaces, which say what packages are worth to one party, and domains, which say what is on the table.
//!
//! The utility of a package is the sum over the issues of weight times evaluation (Lin et al., "Genius: an integrated
//! environment for supporting the design of generic automated negotiators", Computational Intelligence 30 (2014) 48-70).
//! Evaluations of a discrete issue are divided by the largest of them; those of an integer issue lie on a line, cut off below
//! 0 and above 1. To keep the quotients exact, everything is multiplied by one whole number.

mod issue;
mod kinds;
mod scale;

use super::number::Decimal;
use super::profile::{Domain, DomainIssue, Found};
use super::xml::{self, attribute};
use crate::codes;
use detente_source::{Diagnostic, SourceText, Span};
use issue::kind;
use roxmltree::Node;

pub(super) fn read(file: &SourceText, party: &str, out: &mut Vec<Diagnostic>) -> Option<Found> {
    let document = xml::parse(file, out)?;
    let root = document.root_element();
    let template = match root.tag_name().name() {
        "negotiation_template" => true,
        "utility_space" => false,
        other => {
            let found = codes::NOT_A_PROFILE
                .say(format!("this is no file of GENIUS that holds a profile: it begins with `{other}`"))
                .at(xml::span(file, root));
            out.push(
                found.hint("a profile of GENIUS begins with `utility_space`, a domain with `negotiation_template`"),
            );
            return None;
        }
    };
    let mut reader = Reader { file, root, out, left_out: Vec::new() };
    if !reader.additive() {
        return None;
    }
    reader.unread();
    let issues: Vec<Node> = reader.all("issue").collect();
    if issues.is_empty() {
        let found = codes::NOT_A_PROFILE.say("the file holds no `issue`").at(xml::span(file, root));
        reader.out.push(found.hint("a GENIUS profile is a `utility_space` with issues, items and weights"));
        return None;
    }
    let valued = reader.all("weight").next().is_some() || reader.all("item").any(|i| i.has_attribute("evaluation"));
    if template || !valued {
        return reader.domain(&issues).map(Found::Domain);
    }
    let before = reader.errors();
    let scaled: Vec<Scaled> = issues.iter().filter_map(|issue| reader.issue(*issue)).collect();
    reader.weights(&issues);
    if reader.errors() > before {
        return None;
    }
    reader.profile(scaled, party).map(Found::Profile)
}

/// An issue with whole numbers that stand for its evaluations.
struct Scaled<'f> {
    node: Node<'f, 'f>,
    name: String,
    about: Option<String>,
    weight: Decimal,
    weight_at: Span,
    values: Vec<(String, i128)>,
    /// What the whole numbers are divided by.
    divisor: i128,
    /// Whether some evaluation has more digits than are kept.
    cut: bool,
}

struct Reader<'f, 'o> {
    file: &'f SourceText,
    root: Node<'f, 'f>,
    out: &'o mut Vec<Diagnostic>,
    left_out: Vec<String>,
}

impl<'f> Reader<'f, '_> {
    fn all(&self, name: &'static str) -> impl Iterator<Item = Node<'f, 'f>> + use<'f> {
        self.root.descendants().filter(move |n| n.has_tag_name(name))
    }

    fn span(&self, node: Node) -> Span {
        xml::span(self.file, node)
    }

    fn errors(&self) -> usize {
        self.out.iter().filter(|d| d.severity == detente_source::Severity::Error).count()
    }

    fn wrong(&mut self, node: Node, words: String, hint: &str) {
        self.out.push(codes::NOT_A_PROFILE.say(words).at(self.span(node)).hint(hint));
    }

    fn leave_out(&mut self, node: Node, words: String) {
        self.out.push(codes::PROFILE_REMARK.say(format!("not carried over: {words}")).at(self.span(node)));
        self.left_out.push(words);
    }

    /// The name of an issue or the label of an item.
    fn label(&mut self, node: Node, key: &str) -> Option<String> {
        let found = attribute(node, key).map(str::to_owned);
        if found.is_none() {
            self.wrong(
                node,
                format!("this `{}` has no `{key}`", node.tag_name().name()),
                "every issue and every value needs a name of its own",
            );
        }
        found
    }

    fn about(&self, node: Node) -> Option<String> {
        attribute(node, "description").map(str::to_owned)
    }

    /// What is on the table, without what it is worth.
    fn domain(mut self, issues: &[Node<'f, 'f>]) -> Option<Domain> {
        let before = self.errors();
        let mut all = Vec::new();
        for issue in issues {
            let Some(name) = self.label(*issue, "name") else { continue };
            let values = match kind(*issue).as_str() {
                "discrete" => {
                    issue.children().filter(|n| n.has_tag_name("item")).filter_map(|i| self.label(i, "value")).collect()
                }
                "integer" => self
                    .bounds(*issue, &name)
                    .map(|(low, high)| (low..=high).map(|v| v.to_string()).collect())
                    .unwrap_or_default(),
                // Its profiles are refused with the reason.
                _ => Vec::new(),
            };
            all.push(DomainIssue { name, about: self.about(*issue), values });
        }
        (self.errors() == before).then(|| Domain { name: self.title(), issues: all, left_out: self.left_out })
    }

    /// What the domain is called, where it is called anything.
    fn title(&self) -> Option<String> {
        let name = self.all("objective").next().and_then(|o| attribute(o, "name"))?;
        (!matches!(name.to_lowercase().as_str(), "root" | "any" | "objective")).then(|| name.to_owned())
    }
}

fn gcd(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.abs(), b.abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
