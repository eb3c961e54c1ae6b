//! GENIUS files: utility spaces, which say what packages are worth to one party, and domains, which say what is on the table.
//!
//! The utility of a package is the sum over the issues of weight times evaluation (Lin et al., "Genius: an integrated
//! environment for supporting the design of generic automated negotiators", Computational Intelligence 30 (2014) 48-70).
//! Evaluations of a discrete issue are divided by the largest of them; those of an integer issue lie on a line, cut off below
//! 0 and above 1. To keep the quotients exact, everything is multiplied by one whole number.

use super::number::{self, Decimal, rounded};
use super::profile::{Domain, DomainIssue, Found, Profile, ProfileIssue};
use super::xml::{self, attribute};
use crate::codes;
use detente_source::{Diagnostic, SourceText, Span};
use roxmltree::Node;
use std::collections::BTreeSet;

/// The largest factor that evaluations are multiplied by to be divisible exactly.
const MOST: i128 = 1_000_000;

/// As many values as an issue may have.
const MOST_VALUES: i128 = 1000;

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

    /// Whether utilities are sums over issues.
    fn additive(&mut self) -> bool {
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
    fn unread(&mut self) {
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
                    "comparisons" | "errors" | "elicitation_cost" | "fixed_seed" | "experimental" => {
                        if said.insert("uncertain".to_owned()) {
                            self.leave_out(node, "how well the party knows its own utilities (an uncertain space); here they are taken as known".to_owned());
                        }
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

    fn issue(&mut self, issue: Node<'f, 'f>) -> Option<Scaled<'f>> {
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
    fn discrete(&mut self, issue: Node, name: &str) -> Option<(Vec<(String, i128)>, i128, bool)> {
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
    fn bounds(&mut self, issue: Node, name: &str) -> Option<(i128, i128)> {
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
    fn integer(&mut self, issue: Node, name: &str) -> Option<(Vec<(String, i128)>, i128, bool)> {
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
    fn weights(&mut self, issues: &[Node<'f, 'f>]) {
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

    /// Divides evaluations by their divisors, exactly: all are multiplied by a common factor first, where one is small enough.
    fn profile(mut self, issues: Vec<Scaled<'f>>, party: &str) -> Option<Profile> {
        // Six decimals are kept anyway, so twos and fives in a divisor need no factor.
        let factor = issues.iter().try_fold(1_i128, |all, issue| {
            let needed = issue.divisor / gcd(issue.divisor, 1_000_000);
            let next = (all / gcd(all, needed)).checked_mul(needed)?;
            (next <= MOST).then_some(next)
        });
        let factor = factor.unwrap_or(MOST);
        let mut profile = Profile { party: party.to_owned(), title: self.title(), ..Profile::default() };
        let mut negative = false;
        for issue in issues {
            let weight = number::in_millionths(
                &format!("the weight of `{}`", issue.name),
                issue.weight,
                issue.weight_at,
                self.out,
            )?;
            let mut lossless = !issue.cut;
            let mut values = Vec::new();
            for (label, n) in issue.values {
                let whole = n.checked_mul(factor).and_then(|n| n.checked_mul(1_000_000));
                let score = whole.and_then(|n| {
                    lossless &= n % issue.divisor == 0;
                    i64::try_from((n + issue.divisor / 2).div_euclid(issue.divisor)).ok()
                });
                let Some(score) =
                    score.filter(|s| s.unsigned_abs() <= crate::read::MAX_WEIGHT.unsigned_abs() * 1_000_000)
                else {
                    self.wrong(
                        issue.node,
                        format!("the evaluations of `{}` lie too far apart to be divided by the largest", issue.name),
                        "write the smallest ones as 0",
                    );
                    return None;
                };
                negative |= score < 0;
                values.push((label, score));
            }
            if !lossless {
                self.out.push(rounded(
                    &format!("an evaluation of `{}`, divided by the largest,", issue.name),
                    self.span(issue.node),
                ));
            }
            profile.issues.push(ProfileIssue { name: issue.name, about: issue.about, weight, values });
        }
        if factor > 1 {
            profile.scale = Some(format!("The scores are utilities of GENIUS times {factor}."));
        }
        profile.floor = self.floor(factor, negative)?;
        profile.left_out = self.left_out;
        Some(profile)
    }

    /// The reservation value; nothing where it says nothing.
    fn floor(&mut self, factor: i128, negative: bool) -> Option<Option<i64>> {
        let mut all = self.all("reservation");
        let Some(node) = all.next() else { return Some(None) };
        if let Some(second) = all.next() {
            self.leave_out(second, "a second reservation value".to_owned());
        }
        let at = self.span(node);
        let what = "the reservation value";
        let number = number::read(what, attribute(node, "value").unwrap_or_default(), at, self.out)?;
        let Some(mantissa) = number.mantissa.checked_mul(factor) else {
            self.wrong(node, format!("{what} has too many digits"), "write fewer digits");
            return None;
        };
        let floor = number::in_millionths(what, Decimal { mantissa, ..number }, at, self.out)?;
        Some(Some(floor).filter(|floor| *floor != 0 || negative))
    }
}

/// What kind of values an issue has; where its two attributes disagree, the one that is not discrete.
fn kind(issue: Node) -> String {
    let said = ["type", "etype"].map(|key| attribute(issue, key).unwrap_or("discrete").to_lowercase());
    let [kind, other] = said;
    if kind == "discrete" { other } else { kind }
}

fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(60) {
        Some((at, _)) => format!("{} ...", &line[..at]),
        None => line,
    }
}

fn gcd(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.abs(), b.abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
