//! GeniusWeb profiles: JSON with a `LinearAdditiveUtilitySpace`.

use super::profile::{Profile, ProfileIssue, decimal, millionths, no_number, rounded};
use crate::codes;
use crate::import::json::{self, Json, Value};
use detente_source::{Diagnostic, SourceText, Span};

pub(super) fn read(file: &SourceText, party: &str, out: &mut Vec<Diagnostic>) -> Option<Profile> {
    let root = match json::read(file) {
        Ok(root) => root,
        Err(found) => {
            let mut own = codes::NOT_A_PROFILE.say(found.message.clone());
            own.span = found.span;
            out.push(own);
            return None;
        }
    };
    let Some(space) = root.get("LinearAdditiveUtilitySpace").or(root.get("linearadditive")) else {
        let found = codes::NOT_ADDITIVE.say("the file holds no `LinearAdditiveUtilitySpace`").at(root.span);
        out.push(found.hint("other kinds of GeniusWeb profiles have no scores that could be added"));
        return None;
    };
    let mut lacks = |key: &str| {
        out.push(codes::NOT_A_PROFILE.say(format!("the profile has no `{key}`")).at(space.span));
    };
    let Some(utilities) = space.get("issueUtilities") else {
        lacks("issueUtilities");
        return None;
    };
    let Some(weights) = space.get("issueWeights") else {
        lacks("issueWeights");
        return None;
    };
    let domain = space.get("domain").and_then(|d| d.get("issuesValues"));
    let mut profile = Profile { party: party.to_owned(), ..Profile::default() };
    for (at, name, utility) in entries(utilities) {
        let discrete = ["DiscreteValueSetUtilities", "discreteutils"].iter().find_map(|key| utility.get(key));
        let Some(values) = discrete.and_then(|d| d.get("valueUtilities")) else {
            let found =
                codes::NOT_ADDITIVE.say(format!("the issue `{name}` has no list of values with utilities")).at(*at);
            out.push(found.hint("only discrete issues can be imported"));
            continue;
        };
        let Some(weight) = weights.get(name) else {
            out.push(codes::NOT_A_PROFILE.say(format!("the issue `{name}` has no weight")).at(*at));
            continue;
        };
        let weight = number(&format!("the weight of `{name}`"), weight, out).unwrap_or_default();
        let mut read: Vec<(String, i64)> = Vec::new();
        for (_, value, score) in entries(values) {
            if let Some(score) = number(&format!("the utility of `{value}` of `{name}`"), score, out) {
                read.push((value.clone(), score));
            }
        }
        // Values without a utility are worth nothing to the party, and may be agreed all the same.
        for value in domain.and_then(|d| d.get(name)).and_then(|i| i.get("values")).map(list).unwrap_or_default() {
            if let Value::Text(label) = &value.value
                && !read.iter().any(|(known, _)| known == label)
            {
                read.push((label.clone(), 0));
            }
        }
        profile.issues.push(ProfileIssue { name: name.clone(), weight, values: read });
    }
    if let Some(bid) = space.get("reservationBid").and_then(|bid| bid.get("issuevalues").or(bid.get("issueValues"))) {
        profile.floor = worth(&profile, bid, out);
    }
    if profile.issues.is_empty() {
        out.push(codes::NOT_A_PROFILE.say("the profile has no issues").at(utilities.span));
        return None;
    }
    Some(profile)
}

/// The utility of the bid below which the party walks away; issues that it leaves out count for nothing.
fn worth(profile: &Profile, bid: &Json, out: &mut Vec<Diagnostic>) -> Option<i64> {
    let mut sum: i128 = 0;
    for (at, issue, value) in entries(bid) {
        let Value::Text(label) = &value.value else { continue };
        let own = profile.issues.iter().find(|i| i.name == *issue);
        let Some((own, score)) = own.and_then(|o| Some((o, o.values.iter().find(|(v, _)| v == label)?.1))) else {
            out.push(codes::NOT_A_PROFILE.say(format!("the reservation bid gives `{issue}` an unknown value")).at(*at));
            return None;
        };
        sum += i128::from(own.weight) * i128::from(score);
    }
    // Rounded down, so that the bid itself stays acceptable.
    let floor = i64::try_from(sum.div_euclid(1_000_000)).ok()?;
    if sum.rem_euclid(1_000_000) != 0 {
        out.push(rounded("the utility of the reservation bid", bid.span));
    }
    Some(floor)
}

fn entries(json: &Json) -> &[(Span, String, Json)] {
    match &json.value {
        Value::Object(entries) => entries,
        _ => &[],
    }
}

fn list(json: &Json) -> &[Json] {
    match &json.value {
        Value::List(items) => items,
        _ => &[],
    }
}

fn number(what: &str, json: &Json, out: &mut Vec<Diagnostic>) -> Option<i64> {
    let Value::Number(text) = &json.value else {
        out.push(no_number(what, json.kind(), json.span));
        return None;
    };
    let Some((number, exact)) = decimal(text).and_then(millionths) else {
        out.push(no_number(what, text, json.span));
        return None;
    };
    if !exact {
        out.push(rounded(what, json.span));
    }
    Some(number)
}
