//! GeniusWeb files in JSON: a `LinearAdditiveUtilitySpace`, or the domain that it belongs to.

use super::number;
use super::profile::{Domain, DomainIssue, Found, Profile, ProfileIssue};
use crate::codes;
use crate::import::json::{self, Json, Value};
use detente_source::{Diagnostic, SourceText, Span};

/// Names under which the programs write a linear additive space.
const ADDITIVE: [&str; 3] = ["LinearAdditiveUtilitySpace", "linearadditive", "linearadditiveutilityspace"];

/// Other kinds of profiles, and why they cannot be imported.
const OTHERS: [(&str, &str); 5] = [
    ("DefaultPartialOrdering", "it says only of some packages which are better, and gives no scores"),
    ("PartialOrdering", "it says only of some packages which are better, and gives no scores"),
    ("FullOrdering", "it ranks packages, and gives no scores"),
    ("SumOfGroupsUtilitySpace", "it scores groups of issues together, so utilities are no sums over the issues"),
    ("DefaultProfile", "it gives no scores"),
];

/// Whether a file is GeniusWeb's: it says so by its outermost key.
pub(super) fn is_one(root: &Json) -> bool {
    let key = |key: &str| root.get(key).is_some();
    ADDITIVE.iter().any(|k| key(k))
        || OTHERS.iter().any(|(k, _)| key(k))
        || key("issuesValues")
        || entries(root).iter().any(|(_, k, _)| k.ends_with("UtilitySpace") || k.ends_with("Ordering"))
}

pub(super) fn read(file: &SourceText, party: &str, out: &mut Vec<Diagnostic>) -> Option<Found> {
    let root = match json::read(file) {
        Ok(root) => root,
        Err(found) => {
            let mut own = codes::NOT_A_PROFILE
                .say(found.message.clone())
                .hint("a file that was cut off or edited by hand may lack a bracket or a comma");
            own.span = found.span;
            out.push(own);
            return None;
        }
    };
    let mut reader = Reader { out, left_out: Vec::new() };
    if root.get("issuesValues").is_some() {
        return reader.domain(&root).map(Found::Domain);
    }
    let Some((key, space)) = ADDITIVE.iter().find_map(|key| Some((*key, root.get(key)?))) else {
        reader.other(&root);
        return None;
    };
    reader.keys(&root, &[key], "the file");
    reader.space(space, party).map(Found::Profile)
}

struct Reader<'o> {
    out: &'o mut Vec<Diagnostic>,
    left_out: Vec<String>,
}

impl Reader<'_> {
    fn wrong(&mut self, at: Span, words: String, hint: &str) {
        self.out.push(codes::NOT_A_PROFILE.say(words).at(at).hint(hint));
    }

    /// Says which keys of an object are not read, and which come twice.
    fn keys(&mut self, json: &Json, known: &[&str], of: &str) {
        let all = entries(json);
        for (k, (at, key, _)) in all.iter().enumerate() {
            if all[..k].iter().any(|(_, earlier, _)| earlier == key) {
                self.wrong(*at, format!("`{key}` of {of} is given twice"), "leave one of the two out");
            } else if !known.contains(&key.as_str()) {
                let words = format!("the key `{key}` of {of}");
                self.out.push(codes::PROFILE_REMARK.say(format!("not carried over: {words}")).at(*at));
                self.left_out.push(words);
            }
        }
    }

    /// Names of issues or values; each may be given once.
    fn once(&mut self, json: &Json, of: &str) {
        let known: Vec<&str> = entries(json).iter().map(|(_, key, _)| key.as_str()).collect();
        self.keys(json, &known, of);
    }

    /// Another kind of profile, or none.
    fn other(&mut self, root: &Json) {
        let known = OTHERS.iter().find(|(key, _)| root.get(key).is_some());
        let hint = "only a `LinearAdditiveUtilitySpace` with discrete issues can be imported";
        let found = match (known, entries(root)) {
            (Some((key, why)), _) => codes::NOT_ADDITIVE.say(format!("this is a `{key}` of GeniusWeb: {why}")),
            (None, [(_, key, _), ..]) => codes::NOT_ADDITIVE
                .say(format!("the file holds no `LinearAdditiveUtilitySpace`; it begins with `{key}`")),
            (None, []) => codes::NOT_ADDITIVE.say("the file holds no `LinearAdditiveUtilitySpace`"),
        };
        self.out.push(found.at(Span::new(root.span.start, root.span.start + 1)).hint(hint));
    }

    fn space(&mut self, space: &Json, party: &str) -> Option<Profile> {
        self.keys(space, &["name", "domain", "issueUtilities", "issueWeights", "reservationBid"], "the profile");
        let lacks = |key: &str| {
            codes::NOT_A_PROFILE
                .say(format!("the profile has no `{key}`"))
                .at(space.span)
                .hint("a profile has `issueUtilities` and `issueWeights`: was the file cut off?")
        };
        let (Some(utilities), Some(weights)) = (space.get("issueUtilities"), space.get("issueWeights")) else {
            let missing = if space.get("issueUtilities").is_none() { "issueUtilities" } else { "issueWeights" };
            self.out.push(lacks(missing));
            return None;
        };
        let domain = match space.get("domain") {
            Some(domain) => Some(self.domain(domain)?),
            None => None,
        };
        let name = space.get("name").and_then(label).filter(|name| !name.trim().is_empty());
        let mut profile = Profile {
            party: name.unwrap_or_else(|| party.to_owned()),
            title: domain.as_ref().and_then(|d| d.name.clone()),
            ..Profile::default()
        };
        self.once(utilities, "`issueUtilities`");
        self.once(weights, "`issueWeights`");
        for (at, name, utility) in entries(utilities) {
            let own = domain.as_ref().map(|d| d.issues.iter().find(|i| i.name == *name));
            if let Some(None) = own {
                self.wrong(
                    *at,
                    format!("the domain has no issue `{name}`"),
                    "add it to the domain, or leave it out here",
                );
            }
            let issue = self.issue(*at, name, utility, weights.get(name), own.flatten());
            profile.issues.extend(issue);
        }
        for (at, name, _) in entries(weights).iter().filter(|(_, name, _)| utilities.get(name).is_none()) {
            self.wrong(
                *at,
                format!("the issue `{name}` has a weight and no utilities"),
                "add its utilities, or leave its weight out",
            );
        }
        for issue in domain.iter().flat_map(|d| &d.issues).filter(|i| utilities.get(&i.name).is_none()) {
            self.wrong(
                utilities.span,
                format!("the issue `{}` of the domain has no utilities", issue.name),
                "add them, or leave the issue out of the domain",
            );
        }
        if profile.issues.is_empty() {
            self.wrong(
                utilities.span,
                "the profile has no issues".to_owned(),
                "add `issueUtilities` and `issueWeights`",
            );
        }
        if self.out.iter().any(|d| d.severity == detente_source::Severity::Error) {
            return None;
        }
        if let Some(bid) = space.get("reservationBid").filter(|bid| bid.value != Value::Null) {
            profile.floor = Some(self.worth(&profile, bid)?);
        }
        profile.left_out = std::mem::take(&mut self.left_out);
        Some(profile)
    }

    fn issue(
        &mut self,
        at: Span,
        name: &str,
        utility: &Json,
        weight: Option<&Json>,
        domain: Option<&DomainIssue>,
    ) -> Option<ProfileIssue> {
        let wrapped =
            ["DiscreteValueSetUtilities", "discreteutils"].iter().find_map(|key| Some((*key, utility.get(key)?)));
        let Some((key, values)) = wrapped.and_then(|(key, d)| Some((key, d.get("valueUtilities")?))) else {
            let kind = entries(utility).first().map(|(_, key, _)| format!(": it has `{key}`")).unwrap_or_default();
            let found = codes::NOT_ADDITIVE
                .say(format!("the issue `{name}` has no list of values with utilities{kind}"))
                .at(at);
            self.out.push(
                found.hint("only discrete issues can be imported; list the values that matter, each with its utility"),
            );
            return None;
        };
        self.keys(utility, &[key], &format!("the utilities of `{name}`"));
        self.keys(utility.get(key)?, &["valueUtilities"], &format!("the utilities of `{name}`"));
        let Some(weight) = weight else {
            self.wrong(at, format!("the issue `{name}` has no weight"), "add it to `issueWeights`");
            return None;
        };
        let weight = self.number(&format!("the weight of `{name}`"), weight);
        self.once(values, &format!("`{name}`"));
        let mut read: Vec<(String, i64)> = Vec::new();
        for (at, value, score) in entries(values) {
            if domain.is_some_and(|d| !d.values.contains(value)) {
                self.wrong(
                    *at,
                    format!("the domain has no value `{value}` of `{name}`"),
                    "add it to the domain, or leave it out here",
                );
            }
            if let Some(score) = self.number(&format!("the utility of `{value}` of `{name}`"), score) {
                read.push((value.clone(), score));
            }
        }
        // Values without a utility are worth nothing to the party, and may be agreed all the same.
        for label in domain.iter().flat_map(|d| &d.values) {
            if !read.iter().any(|(known, _)| known == label) {
                read.push((label.clone(), 0));
            }
        }
        if read.is_empty() {
            self.wrong(
                at,
                format!("the issue `{name}` has no values"),
                "list the values of the issue, each with its utility",
            );
        }
        Some(ProfileIssue { name: name.to_owned(), about: None, weight: weight?, values: read })
    }

    /// What is on the table.
    fn domain(&mut self, json: &Json) -> Option<Domain> {
        self.keys(json, &["name", "issuesValues"], "the domain");
        let before = self.out.len();
        let mut domain = Domain { name: json.get("name").and_then(label), ..Domain::default() };
        let issues = json.get("issuesValues");
        if let Some(issues) = issues {
            self.once(issues, "`issuesValues`");
        }
        for (at, name, issue) in issues.map(entries).unwrap_or_default() {
            let Some(Json { value: Value::List(values), .. }) = issue.get("values") else {
                let found = codes::NOT_ADDITIVE
                    .say(format!("the issue `{name}` of the domain has no list of `values`"))
                    .at(*at);
                self.out.push(found.hint("only discrete issues can be imported; list the values that matter"));
                continue;
            };
            self.keys(issue, &["values"], &format!("`{name}` of the domain"));
            let mut read: Vec<String> = Vec::new();
            for value in values {
                match label(value) {
                    Some(label) if read.contains(&label) => self.wrong(
                        value.span,
                        format!("`{label}` of `{name}` stands in the domain twice"),
                        "leave one of the two out",
                    ),
                    Some(label) => read.push(label),
                    None => self.wrong(
                        value.span,
                        format!("a value of `{name}` is text, and this is {}", value.kind()),
                        "write it between quotes",
                    ),
                }
            }
            domain.issues.push(DomainIssue { name: name.clone(), about: None, values: read });
        }
        let sound = !self.out[before..].iter().any(|d| d.severity == detente_source::Severity::Error);
        sound.then_some(domain)
    }

    /// The utility of the bid below which the party walks away; issues that it leaves out count for nothing.
    fn worth(&mut self, profile: &Profile, bid: &Json) -> Option<i64> {
        self.keys(bid, &["issuevalues", "issueValues"], "the reservation bid");
        let Some(values) = bid.get("issuevalues").or(bid.get("issueValues")) else {
            self.wrong(
                bid.span,
                "the reservation bid has no `issuevalues`".to_owned(),
                "give each issue a value, or write `null` for no bid",
            );
            return None;
        };
        self.once(values, "the reservation bid");
        let mut sum: i128 = 0;
        for (at, issue, value) in entries(values) {
            let own = profile.issues.iter().find(|i| i.name == *issue);
            let score = label(value)
                .zip(own)
                .and_then(|(label, own)| own.values.iter().find(|(v, _)| *v == label).map(|(_, score)| (own, *score)));
            let Some((own, score)) = score else {
                self.wrong(
                    *at,
                    format!("the reservation bid gives `{issue}` an unknown value"),
                    "take one of the values of the issue",
                );
                return None;
            };
            sum += i128::from(own.weight) * i128::from(score);
        }
        // Rounded down, so that the bid itself stays acceptable.
        let floor = i64::try_from(sum.div_euclid(1_000_000)).ok();
        let Some(floor) = floor.filter(|f| f.unsigned_abs() <= crate::read::MAX_WEIGHT.unsigned_abs() * 1_000_000)
        else {
            self.wrong(
                bid.span,
                "the utility of the reservation bid is larger than a case file can hold".to_owned(),
                "divide the utilities of this party by the same number: only their proportions count",
            );
            return None;
        };
        if sum.rem_euclid(1_000_000) != 0 {
            self.out.push(number::rounded("the utility of the reservation bid", bid.span));
        }
        Some(floor)
    }

    fn number(&mut self, what: &str, json: &Json) -> Option<i64> {
        let Value::Number(text) = &json.value else {
            self.wrong(
                json.span,
                format!("{what} must be a number, not {}", json.kind()),
                "write a decimal such as 0.25, without quotes",
            );
            return None;
        };
        let number = number::read(what, text, json.span, self.out)?;
        number::in_millionths(what, number, json.span, self.out)
    }
}

/// A value's label: text, or a number as it is written.
fn label(json: &Json) -> Option<String> {
    match &json.value {
        Value::Text(text) | Value::Number(text) => Some(text.clone()),
        _ => None,
    }
}

fn entries(json: &Json) -> &[(Span, String, Json)] {
    match &json.value {
        Value::Object(entries) => entries,
        _ => &[],
    }
}
