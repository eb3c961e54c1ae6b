//! Issues: their weights, and whole numbers that stand for the evaluations of their values.

use super::{Reader, Scaled, gcd};
use crate::codes;
use crate::import::profiles::number::{self, Decimal};
use crate::import::profiles::xml::attribute;
use roxmltree::Node;

/// As many values as an issue may have.
const MOST_VALUES: i128 = 1000;

/// The values of an issue with whole numbers in the proportions of their evaluations, what they are divided by, and whether
/// digits were cut.
type Proportions = (Vec<(String, i128)>, i128, bool);

impl<'f> Reader<'f, '_> {
    pub(super) fn issue(&mut self, issue: Node<'f, 'f>) -> Option<Scaled<'f>> {
        let name = self.label(issue, "name")?;
        let Some(index) = attribute(issue, "index") else {
            self.wrong(
                issue,
                format!("the issue `{name}` has no `index`, so it has no weight"),
                "give the issue an `index`, and its weight the same one",
            );
            return None;
        };
        let weights: Vec<Node> = self.all("weight").filter(|w| attribute(*w, "index") == Some(index)).collect();
        let Some(weight) = weights.first().copied() else {
            self.wrong(
                issue,
                format!("the issue `{name}` has no weight"),
                "add a `weight` with the `index` of the issue",
            );
            return None;
        };
        if let Some(second) = weights.get(1) {
            let found = codes::NOT_A_PROFILE.say(format!("the issue `{name}` has two weights")).at(self.span(*second));
            self.out.push(found.related(self.span(weight), "the first one").hint("leave one of them out"));
        }
        let weight_at = self.span(weight);
        let written = attribute(weight, "value").unwrap_or_default();
        let number = number::read(&format!("the weight of `{name}`"), written, weight_at, self.out);
        let (values, divisor, cut) = match kind(issue).as_str() {
            "discrete" => self.discrete(issue, &name)?,
            "integer" => self.integer(issue, &name)?,
            other => {
                let found =
                    codes::NOT_ADDITIVE.say(format!("the issue `{name}` is of type `{other}`")).at(self.span(issue));
                self.out
                    .push(found.hint(
                        "only discrete and integer issues can be imported; list the values that matter as items",
                    ));
                return None;
            }
        };
        let about = self.about(issue);
        Some(Scaled { node: issue, name, about, weight: number?, weight_at, values, divisor, cut })
    }

    /// Whole numbers with the proportions of the evaluations, and the largest of them.
    fn discrete(&mut self, issue: Node, name: &str) -> Option<Proportions> {
        let mut items: Vec<(String, Decimal)> = Vec::new();
        let mut sound = true;
        for item in issue.children().filter(|n| n.has_tag_name("item")) {
            let Some(label) = self.label(item, "value") else {
                sound = false;
                continue;
            };
            if items.iter().any(|(known, _)| *known == label) {
                self.wrong(item, format!("`{label}` of `{name}` stands in the file twice"), "leave one of the two out");
                sound = false;
            }
            let written = attribute(item, "evaluation").filter(|e| *e != "null").unwrap_or_default();
            let read =
                number::read(&format!("the evaluation of `{label}` of `{name}`"), written, self.span(item), self.out);
            sound &= read.is_some();
            items.extend(read.map(|number| (label, number)));
        }
        if items.is_empty() && sound {
            self.wrong(
                issue,
                format!("the issue `{name}` has no items with evaluations"),
                "list its values as `item`, each with an `evaluation`",
            );
        }
        if items.is_empty() || !sound {
            return None;
        }
        let places = items.iter().map(|(_, d)| d.places).max().unwrap_or_default();
        let whole = items
            .iter()
            .map(|(label, d)| Some((label.clone(), d.mantissa.checked_mul(10_i128.checked_pow(places - d.places)?)?)));
        let Some(whole) = whole.collect::<Option<Vec<_>>>() else {
            self.wrong(issue, format!("the evaluations of `{name}` lie too far apart: the largest has more than 30 digits more than the smallest"), "write the smallest ones as 0");
            return None;
        };
        let common = whole.iter().fold(0, |g, (_, n)| gcd(g, *n)).max(1);
        let whole: Vec<(String, i128)> = whole.into_iter().map(|(label, n)| (label, n / common)).collect();
        let largest = whole.iter().map(|(_, n)| *n).max().unwrap_or_default();
        if largest <= 0 && whole.iter().any(|(_, n)| *n < 0) {
            let found = codes::NOT_ADDITIVE
                .say(format!("no evaluation of `{name}` is above zero, so none can be divided by the largest"))
                .at(self.span(issue));
            self.out.push(found.hint("add the same number to all evaluations of the issue"));
            return None;
        }
        let cut = items.iter().any(|(_, d)| d.cut);
        Some((whole, largest.max(1), cut))
    }

    /// The values of an integer issue, which lie between two bounds.
    pub(super) fn bounds(&mut self, issue: Node, name: &str) -> Option<(i128, i128)> {
        let range = issue.children().find(|n| n.has_tag_name("range"));
        let bound = |key: &str| {
            attribute(issue, key).or(range.and_then(|r| attribute(r, key)))?.parse::<i64>().ok().map(i128::from)
        };
        let (Some(low), Some(high)) = (bound("lowerbound"), bound("upperbound")) else {
            self.wrong(
                issue,
                format!("the integer issue `{name}` must have whole numbers as `lowerbound` and `upperbound`"),
                "write the lowest and the highest value of the issue",
            );
            return None;
        };
        if low > high || high - low >= MOST_VALUES {
            self.wrong(
                issue,
                format!(
                    "the integer issue `{name}` has {} values, and an issue has 1 to {MOST_VALUES}",
                    (high - low + 1).max(0)
                ),
                "list the values that matter as items of a discrete issue",
            );
            return None;
        }
        Some((low, high))
    }

    /// The values of an integer issue, and whole numbers for their evaluations: offset and slope, counted from the lower bound.
    fn integer(&mut self, issue: Node, name: &str) -> Option<Proportions> {
        let (low, high) = self.bounds(issue, name)?;
        let Some(evaluator) = issue.children().find(|n| n.has_tag_name("evaluator")) else {
            self.wrong(
                issue,
                format!("the integer issue `{name}` has no `evaluator`"),
                "add one with `offset` and `slope`, or list the values as items of a discrete issue",
            );
            return None;
        };
        let at = self.span(evaluator);
        if let Some(other) = attribute(evaluator, "ftype").filter(|f| !f.eq_ignore_ascii_case("linear")) {
            let found = codes::NOT_ADDITIVE.say(format!("the evaluator of `{name}` is of type `{other}`")).at(at);
            self.out.push(found.hint("only linear ones can be imported; list the values that matter as items"));
            return None;
        }
        let mut part = |key: &str| {
            let written = attribute(evaluator, key).unwrap_or("0");
            number::read(&format!("the `{key}` of `{name}`"), written, at, self.out)
        };
        let (slope, offset) = (part("slope")?, part("offset")?);
        let places = slope.places.max(offset.places);
        let one = 10_i128.checked_pow(places);
        let whole = |d: Decimal| d.mantissa.checked_mul(10_i128.checked_pow(places - d.places)?);
        let line = one.zip(whole(slope)).zip(whole(offset));
        let values = line.and_then(|((one, slope), offset)| {
            let on = |v: i128| Some((v.to_string(), offset.checked_add(slope.checked_mul(v - low)?)?.clamp(0, one)));
            (low..=high).map(on).collect::<Option<Vec<_>>>()
        });
        let (Some(values), Some(one)) = (values, one) else {
            self.wrong(
                evaluator,
                format!("the numbers of the evaluator of `{name}` are too long"),
                "write fewer digits",
            );
            return None;
        };
        Some((values, one, slope.cut || offset.cut))
    }

    /// Weights that belong to no issue count for nothing, as in GENIUS.
    pub(super) fn weights(&mut self, issues: &[Node<'f, 'f>]) {
        let indices: Vec<Option<&str>> = issues.iter().map(|i| attribute(*i, "index")).collect();
        if let Some(second) = (1..indices.len()).find(|k| indices[*k].is_some() && indices[..*k].contains(&indices[*k]))
        {
            self.wrong(
                issues[second],
                "another issue has the same `index`, so their weights cannot be told apart".to_owned(),
                "give each issue an `index` of its own",
            );
        }
        let objectives: Vec<Option<&str>> = self.all("objective").map(|o| attribute(o, "index")).collect();
        let idle = self
            .all("weight")
            .find(|w| !indices.contains(&attribute(*w, "index")) && !objectives.contains(&attribute(*w, "index")));
        if let Some(weight) = idle {
            self.leave_out(
                weight,
                format!("the weight of index `{}`, which no issue has", attribute(weight, "index").unwrap_or_default()),
            );
        }
    }
}

/// What kind of values an issue has; where its two attributes disagree, the one that is not discrete.
pub(super) fn kind(issue: Node) -> String {
    let said = ["type", "etype"].map(|key| attribute(issue, key).unwrap_or("discrete").to_lowercase());
    let [kind, other] = said;
    if kind == "discrete" { other } else { kind }
}
