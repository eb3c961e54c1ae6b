//! GENIUS utility spaces: XML with issues, items with evaluations, weights and a reservation value.
//!
//! The utility of a package is the sum over the issues of weight times evaluation divided by the largest evaluation of
//! that issue (Lin et al., "Genius: an integrated environment for supporting the design of generic automated negotiators",
//! Computational Intelligence 30 (2014) 48-70). To keep the quotients exact, everything is multiplied by one whole number.

use super::profile::{Profile, ProfileIssue, decimal, millionths, no_number, rounded};
use crate::codes;
use detente_source::{Diagnostic, SourceText, Span};
use roxmltree::{Document, Node};

/// The largest factor that evaluations are multiplied by to be divisible exactly.
const MOST: i128 = 1_000_000;

pub(super) fn read(file: &SourceText, party: &str, out: &mut Vec<Diagnostic>) -> Option<Profile> {
    let document = match Document::parse(file.text()) {
        Ok(document) => document,
        Err(error) => {
            let place = error.pos();
            let line: usize = file.text().split_inclusive('\n').take(place.row as usize - 1).map(str::len).sum();
            let at = (line + place.col as usize - 1).min(file.text().len());
            let at = (0..=at).rev().find(|at| file.text().is_char_boundary(*at)).unwrap_or_default();
            out.push(codes::NOT_A_PROFILE.say(format!("the file is not XML: {error}")).at(Span::new(at, at)));
            return None;
        }
    };
    let span = |node: Node| {
        let range = node.range();
        let head = file.text()[range.clone()].find('>').map_or(range.end, |end| range.start + end + 1);
        Span::new(range.start, head)
    };
    let issues: Vec<Node> = document.descendants().filter(|n| n.has_tag_name("issue")).collect();
    if issues.is_empty() {
        let found = codes::NOT_A_PROFILE.say("the file holds no `issue`").at(span(document.root_element()));
        out.push(found.hint("a GENIUS profile is a `utility_space` with issues, items and weights"));
        return None;
    }
    let weights: Vec<Node> = document.descendants().filter(|n| n.has_tag_name("weight")).collect();
    let mut read = Vec::new();
    for issue in issues {
        let name = issue.attribute("name").unwrap_or_default().to_owned();
        let kind = issue.attribute("etype").or(issue.attribute("type")).unwrap_or("discrete");
        if !kind.eq_ignore_ascii_case("discrete") {
            let found = codes::NOT_ADDITIVE.say(format!("the issue `{name}` is of type `{kind}`")).at(span(issue));
            out.push(found.hint("only discrete issues can be imported; list the values that matter as items"));
            continue;
        }
        let index = issue.attribute("index");
        let weight = weights.iter().find(|w| w.attribute("index") == index);
        let Some(weight) = weight else {
            out.push(codes::NOT_A_PROFILE.say(format!("the issue `{name}` has no weight")).at(span(issue)));
            continue;
        };
        let text = weight.attribute("value").unwrap_or_default();
        let Some(number) = decimal(text) else {
            out.push(no_number(&format!("the weight of `{name}`"), text, span(*weight)));
            continue;
        };
        let mut items = Vec::new();
        for item in issue.children().filter(|n| n.has_tag_name("item")) {
            let text = item.attribute("evaluation").unwrap_or_default();
            let label = item.attribute("value").unwrap_or_default().to_owned();
            match decimal(text) {
                Some(number) => items.push((label, number)),
                None => out.push(no_number(&format!("the evaluation of `{label}` of `{name}`"), text, span(item))),
            }
        }
        if items.is_empty() {
            out.push(
                codes::NOT_A_PROFILE.say(format!("the issue `{name}` has no items with evaluations")).at(span(issue)),
            );
            continue;
        }
        read.push((name, number, items, span(issue), span(*weight)));
    }
    normalised(&document, read, party, &span, out)
}

/// Name, weight, values with whole numbers, the largest of them, and where issue and weight stand.
type Scaled = (String, (i128, u32), Vec<(String, i128)>, i128, Span, Span);
/// Name, weight, values with evaluations, and where issue and weight stand.
type Read = (String, (i128, u32), Vec<(String, (i128, u32))>, Span, Span);

/// Divides each issue's evaluations by their largest, exactly: all are multiplied by a common multiple first.
fn normalised<'a>(
    document: &'a Document<'a>,
    read: Vec<Read>,
    party: &str,
    span: &dyn Fn(Node<'a, 'a>) -> Span,
    out: &mut Vec<Diagnostic>,
) -> Option<Profile> {
    // Whole numbers with the same proportions within each issue.
    let mut issues: Vec<Scaled> = Vec::new();
    for (name, weight, items, at, weight_at) in read {
        let places = items.iter().map(|(_, (_, places))| *places).max().unwrap_or_default();
        let scaled =
            items.iter().map(|(label, (m, p))| Some((label.clone(), m.checked_mul(10_i128.checked_pow(places - p)?)?)));
        let Some(scaled) = scaled.collect::<Option<Vec<_>>>() else {
            out.push(codes::NOT_A_PROFILE.say(format!("the evaluations of `{name}` are too long")).at(at));
            return None;
        };
        let common = scaled.iter().fold(0, |g, (_, n)| gcd(g, *n)).max(1);
        let scaled: Vec<(String, i128)> = scaled.into_iter().map(|(label, n)| (label, n / common)).collect();
        let most = scaled.iter().map(|(_, n)| *n).max().unwrap_or_default();
        if most <= 0 && scaled.iter().any(|(_, n)| *n < 0) {
            out.push(
                codes::NOT_ADDITIVE
                    .say(format!("no evaluation of `{name}` is above zero, so none can be divided by the largest"))
                    .at(at),
            );
            return None;
        }
        issues.push((name, weight, scaled, most.max(1), at, weight_at));
    }
    let multiple = issues.iter().try_fold(1_i128, |all, (_, _, _, most, ..)| {
        let next = all / gcd(all, *most) * most;
        (next <= MOST).then_some(next)
    });
    let factor = multiple.unwrap_or(MOST);
    let mut profile = Profile { party: party.to_owned(), issues: Vec::new(), floor: None };
    for (name, weight, items, most, at, weight_at) in issues {
        let (weight, exact) = millionths(weight)?;
        if !exact {
            out.push(rounded(&format!("the weight of `{name}`"), weight_at));
        }
        let mut values = Vec::new();
        let mut lossless = true;
        for (label, n) in items {
            let whole = n.checked_mul(factor)?.checked_mul(1_000_000)?;
            lossless &= whole % most == 0;
            values.push((label, i64::try_from((whole + most / 2).div_euclid(most)).ok()?));
        }
        if !lossless {
            out.push(rounded(&format!("an evaluation of `{name}`, divided by the largest,"), at));
        }
        profile.issues.push(ProfileIssue { name, weight, values });
    }
    if let Some(reservation) = document.descendants().find(|n| n.has_tag_name("reservation")) {
        let text = reservation.attribute("value").unwrap_or_default();
        let Some((mantissa, places)) = decimal(text) else {
            out.push(no_number("the reservation value", text, span(reservation)));
            return None;
        };
        let (floor, exact) = millionths((mantissa.checked_mul(factor)?, places))?;
        if !exact {
            out.push(rounded("the reservation value", span(reservation)));
        }
        profile.floor = Some(floor).filter(|floor| *floor != 0);
    }
    if let Some(discount) = document.descendants().find(|n| n.has_tag_name("discount_factor"))
        && discount.attribute("value").and_then(decimal).is_some_and(|d| d != (1, 0))
    {
        let found =
            codes::PROFILE_REMARK.say("the discount factor is left out: a case knows no time").at(span(discount));
        out.push(found.hint("results hold for an agreement reached at once"));
    }
    Some(profile)
}

fn gcd(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.abs(), b.abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
