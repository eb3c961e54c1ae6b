//! What kind of file a file of GENIUS is, and what of it is not read.

use super::Reader;
use crate::codes;
use crate::import::profiles::number;
use crate::import::profiles::xml::attribute;
use roxmltree::Node;
use std::collections::BTreeSet;

/// Elements that give utilities to combinations of values, so that there is no sum over issues.
const ACROSS_ISSUES: [&str; 9] =
    ["utility", "ufun", "hyperrectangle", "includes", "excludes", "rules", "ranks", "constraints", "constraint"];

/// Elements that are read, with the attributes that are read or say nothing beyond the rest.
const KNOWN: [(&str, &[&str]); 9] = [
    ("negotiation_template", &["number_of_sessions"]),
    ("utility_space", &["type", "number_of_issues"]),
    ("objective", &["name", "index", "type", "etype", "vtype"]),
    ("issue", &["name", "index", "type", "etype", "vtype", "lowerbound", "upperbound", "description"]),
    ("item", &["value", "index", "evaluation"]),
    ("range", &["lowerbound", "upperbound"]),
    ("evaluator", &["ftype", "slope", "offset"]),
    ("weight", &["index", "value"]),
    ("reservation", &["value"]),
];

impl Reader<'_, '_> {
    /// Whether utilities are sums over issues.
    pub(super) fn additive(&mut self) -> bool {
        let hint = "only spaces in which each issue counts for itself can be imported: a weight, and an evaluation of each value";
        let mut spaces = self.all("utility_space");
        let odd = spaces.find_map(|space| {
            let kind = attribute(space, "type")?.to_lowercase();
            let known = matches!(kind.as_str(), "linear" | "additive" | "any" | "uncertain");
            (!known).then_some((space, kind))
        });
        if let Some((space, kind)) = odd {
            let words = format!("the utility space is of type `{kind}`: its utilities are no sums over the issues");
            self.out.push(codes::NOT_ADDITIVE.say(words).at(self.span(space)).hint(hint));
            return false;
        }
        let across = |n: &Node| n.is_element() && ACROSS_ISSUES.contains(&n.tag_name().name().to_lowercase().as_str());
        if let Some(node) = self.root.descendants().find(across) {
            let words = format!(
                "the element `{}` gives a utility to a combination of values, so utilities are no sums over the issues",
                node.tag_name().name()
            );
            self.out.push(codes::NOT_ADDITIVE.say(words).at(self.span(node)).hint(hint));
            return false;
        }
        true
    }

    /// Says what is not read, once for each kind.
    pub(super) fn unread(&mut self) {
        let mut said = BTreeSet::new();
        for node in self.root.descendants().filter(Node::is_element) {
            let name = node.tag_name().name();
            let known = KNOWN.iter().find(|(known, _)| *known == name).map(|(_, attributes)| *attributes);
            let Some(known) = known else {
                match name {
                    "discount_factor"
                        if attribute(node, "value")
                            .is_some_and(|v| number::decimal(v).is_ok_and(|d| d.mantissa == 1 && d.places == 0)) => {}
                    "discount_factor" => {
                        let found = codes::PROFILE_REMARK
                            .say("the discount factor is left out: a case knows no time")
                            .at(self.span(node));
                        self.out.push(found.hint("results hold for an agreement reached at once"));
                        self.left_out
                            .push(format!("the discount factor `{}`", attribute(node, "value").unwrap_or_default()));
                    }
                    "comparisons" | "errors" | "elicitation_cost" | "fixed_seed" | "experimental"
                        if said.insert("uncertain".to_owned()) =>
                    {
                        self.leave_out(node, "how well the party knows its own utilities (an uncertain space); here they are taken as known".to_owned());
                    }
                    "agent" => {}
                    _ if said.insert(name.to_owned()) => self.leave_out(node, format!("the element `{name}`")),
                    _ => {}
                }
                continue;
            };
            for attribute in node.attributes().filter(|a| !a.value().trim().is_empty()) {
                let key = attribute.name();
                if !known.contains(&key) && said.insert(format!("{name} {key}")) {
                    self.leave_out(
                        node,
                        format!("the attribute `{key}` of `{name}`, here `{}`", short(attribute.value())),
                    );
                }
            }
            if name == "objective"
                && node.ancestors().skip(1).any(|n| n.has_tag_name("objective"))
                && said.insert("nested".to_owned())
            {
                self.leave_out(
                    node,
                    "that issues are grouped into objectives; GENIUS leaves the weights of these out of its sums, too"
                        .to_owned(),
                );
            }
        }
    }
}

fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(60) {
        Some((at, _)) => format!("{} ...", &line[..at]),
        None => line,
    }
}
