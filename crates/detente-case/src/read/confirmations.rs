//! Whether claims that are called confirmed are confirmed: credibility 1 needs two independent sources.

use super::context::Reader;
use super::is_id;
use crate::yaml::Node;
use crate::{Citation, codes};
use detente_source::{Claim, Diagnostic, Document, fold};

impl Reader<'_> {
    /// Reads `confirmed_by` of all claims, once all of them are known, and remarks on what cannot confirm.
    pub fn confirmations(&mut self, section: &[(Node, Node)], claims: &mut [Claim], sources: &[Document]) {
        let nodes: Vec<&Node> =
            section.iter().filter(|(key, _)| key.text().is_some_and(is_id)).map(|(_, node)| node).collect();
        for (at, node) in nodes.iter().enumerate().take(claims.len()) {
            let mut confirming = Vec::new();
            for entry in node.list("confirmed_by") {
                let Some(id) = entry.text().filter(|id| is_id(id) && !self.out.is_full()) else { continue };
                match self.citable.get(id) {
                    Some(Citation::Claim(other)) if confirming.contains(other) => {
                        self.say(codes::REPEATED_ENTRY, entry.span, format!("`{id}` is listed twice"));
                    }
                    Some(Citation::Claim(other)) => match unfit(claims, sources, at, *other) {
                        Some(found) => self.report(found.at(entry.span)),
                        None => confirming.push(*other),
                    },
                    Some(Citation::Source(_)) => {
                        let found = codes::NO_CONFIRMATION.say(format!("`{id}` is a document, not a claim"));
                        self.report(found.at(entry.span).hint("a claim is confirmed by a claim of another document"));
                    }
                    None => self.report_unknown_citation(entry, id),
                }
            }
            claims[at].confirmed_by = confirming;
            self.remark_unconfirmed(node, &claims[at], claims, sources);
            self.remark_borrowed_words(node, &claims[at]);
        }
    }

    /// Credibility 1 says that others confirm it; then the case should show which.
    fn remark_unconfirmed(&mut self, node: &Node, claim: &Claim, claims: &[Claim], sources: &[Document]) {
        let Some(digit) = node.get("credibility").filter(|_| claim.credibility.is_some_and(|c| c.digit() == 1)) else {
            return;
        };
        if let [only] = sources {
            self.report(
                codes::LONE_CONFIRMATION
                    .say("credibility 1 means confirmed by other sources, and the case has a single one")
                    .at(digit.span)
                    .related(only.id.span, "the only document")
                    .hint("write 2 (probably true), or add the documents that confirm it"),
            );
            return;
        }
        let own = sources.get(claim.source);
        let kin = claim.confirmed_by.iter().filter_map(|c| Some((*c, kinship(own?, sources.get(claims[*c].source)?)?)));
        let kin: Vec<(usize, String)> = kin.collect();
        if claim.confirmed_by.is_empty() {
            let found = codes::UNCONFIRMED
                .say("credibility 1 means confirmed by other sources, and no claim of another source is named")
                .at(digit.span)
                .hint("name the claims that confirm it: `confirmed_by: [...]`; or write 2 (probably true)");
            self.report(found);
        } else if kin.len() == claim.confirmed_by.len() {
            let (other, why) = &kin[0];
            let found = codes::DEPENDENT_SOURCES
                .say(format!("what confirms `{}` comes from a source that is hardly independent: {why}", claim.id))
                .at(digit.span)
                .related(claims[*other].id.span, "the claim that is to confirm it")
                .hint("name a claim from an independent source, or write 2 (probably true)");
            self.report(found);
        }
    }

    /// A suggestion carries the words of the source until the analyst has put it into other ones.
    fn remark_borrowed_words(&mut self, node: &Node, claim: &Claim) {
        let quote = claim.at.as_ref().and_then(|at| at.quote.as_deref());
        if claim.suggested_by.is_some()
            && let (Some(says), Some(quote)) = (node.get("says"), quote)
            && fold(&claim.says) == fold(quote)
        {
            let found = codes::BORROWED_WORDS
                .say(format!("`{}` was suggested and still has the words of its source", claim.id))
                .at(says.span)
                .hint("say in your own words what it claims, with its reservation");
            self.report(found);
        }
    }
}

/// Why one claim cannot confirm another.
fn unfit(claims: &[Claim], sources: &[Document], at: usize, other: usize) -> Option<Diagnostic> {
    if at == other {
        return Some(codes::NO_CONFIRMATION.say(format!("`{}` cannot confirm itself", claims[at].id)));
    }
    if claims[at].source != claims[other].source {
        return None;
    }
    let source = sources.get(claims[at].source)?;
    let found = codes::NO_CONFIRMATION
        .say(format!("`{}` and `{}` come from the same document `{}`", claims[at].id, claims[other].id, source.id))
        .hint("a claim is confirmed by a claim of another document");
    Some(found.related(claims[other].id.span, "the other claim"))
}

/// What two documents share that makes it unlikely that one confirms the other.
fn kinship(a: &Document, b: &Document) -> Option<String> {
    let same = |x: &Option<String>, y: &Option<String>| x.is_some() && x == y;
    if same(&a.author, &b.author) {
        return Some(format!("both `{}` and `{}` are by {}", a.id, b.id, a.author.as_deref().unwrap_or_default()));
    }
    same(&a.publisher, &b.publisher)
        .then(|| format!("`{}` and `{}` are published by {}", a.id, b.id, a.publisher.as_deref().unwrap_or_default()))
}
