//! What profiles of negotiation programs have in common, and how they become a case file.

use super::number::shown;
use crate::codes;
use crate::import::comment::comment;
use crate::import::names::ids;
use crate::yaml::{double_quoted, quoted};
use detente_source::Diagnostic;
use std::fmt::Write;

/// What a file of a negotiation program holds.
#[derive(Debug)]
pub(super) enum Found {
    /// What packages are worth to a party.
    Profile(Profile),
    /// What is on the table.
    Domain(Domain),
}

/// One party's linear additive profile.
#[derive(Clone, Debug, Default)]
pub(super) struct Profile {
    /// Its name.
    pub party: String,
    /// What the domain is called.
    pub title: Option<String>,
    /// Issues with their values.
    pub issues: Vec<ProfileIssue>,
    /// The score below which it walks away, in units of 10^-6.
    pub floor: Option<i64>,
    /// How the scores follow from those of the file, where they are not the same.
    pub scale: Option<String>,
    /// What was not carried over.
    pub left_out: Vec<String>,
}

/// An issue in a profile.
#[derive(Clone, Debug, Default)]
pub(super) struct ProfileIssue {
    pub name: String,
    /// What it is about.
    pub about: Option<String>,
    /// Factor of the scores, in units of 10^-6.
    pub weight: i64,
    /// Values and their scores, in units of 10^-6.
    pub values: Vec<(String, i64)>,
}

/// What is on the table, in the order in which it is to stand in the case.
#[derive(Clone, Debug, Default)]
pub(super) struct Domain {
    pub name: Option<String>,
    pub issues: Vec<DomainIssue>,
    /// What was not carried over.
    pub left_out: Vec<String>,
}

/// An issue on the table.
#[derive(Clone, Debug, Default)]
pub(super) struct DomainIssue {
    pub name: String,
    pub about: Option<String>,
    pub values: Vec<String>,
}

impl Profile {
    /// What is on the table by this profile.
    fn domain(&self) -> Domain {
        let issue = |issue: &ProfileIssue| DomainIssue {
            name: issue.name.clone(),
            about: issue.about.clone(),
            values: issue.values.iter().map(|(value, _)| value.clone()).collect(),
        };
        Domain { name: self.title.clone(), issues: self.issues.iter().map(issue).collect(), left_out: Vec::new() }
    }

    /// In what it speaks of another negotiation.
    fn differences(&self, domain: &Domain, whose: &str) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let mut say = |words: String| {
            found.push(codes::PROFILES_DISAGREE.say(words).hint("import the files of one negotiation together"));
        };
        let who = &self.party;
        for issue in &domain.issues {
            let Some(own) = self.issues.iter().find(|i| i.name == issue.name) else {
                say(format!("`{who}` has no issue `{}`, which {whose} has", issue.name));
                continue;
            };
            for value in issue.values.iter().filter(|v| !own.values.iter().any(|(known, _)| known == *v)) {
                say(format!("`{who}` has no value `{value}` of `{}`, which {whose} has", issue.name));
            }
            for (value, _) in own.values.iter().filter(|(v, _)| !issue.values.contains(v)) {
                say(format!("`{who}` has a value `{value}` of `{}`, which {whose} has not", issue.name));
            }
        }
        for own in self.issues.iter().filter(|own| !domain.issues.iter().any(|i| i.name == own.name)) {
            say(format!("`{who}` has an issue `{}`, which {whose} has not", own.name));
        }
        found
    }
}

/// Writes the profiles of one negotiation as a case file of issues alone. What is on the table is what the domain says, or
/// else the first profile, in its order; all profiles must have the same.
///
/// # Errors
/// In what a profile differs, with its position.
pub(super) fn case_file(
    profiles: &[Profile],
    domain: Option<&Domain>,
    id: &str,
    from: &str,
) -> Result<String, (usize, Vec<Diagnostic>)> {
    let own = profiles.first().map(Profile::domain).unwrap_or_default();
    let whose = domain.map_or_else(|| format!("`{}`", profiles[0].party), |_| "the domain".to_owned());
    let table = domain.unwrap_or(&own);
    for (at, profile) in profiles.iter().enumerate() {
        let found = profile.differences(table, &whose);
        if !found.is_empty() {
            return Err((at, found));
        }
    }
    let issue_ids = ids(table.issues.iter().map(|i| i.name.as_str()), "issue");
    let party_ids = ids(profiles.iter().map(|p| p.party.as_str()), "party");
    let mut out = String::new();
    comment(
        &mut out,
        "",
        &format!("Imported from {from}. The numbers are the profiles'; say under `cites` what they rest on."),
    );
    let left_out: Vec<String> = domain
        .iter()
        .flat_map(|d| d.left_out.iter().cloned())
        .chain(profiles.iter().flat_map(|p| p.left_out.iter().map(move |what| format!("{}: {what}", p.party))))
        .collect();
    if !left_out.is_empty() {
        out.push_str("#\n# Not carried over:\n");
        left_out.iter().for_each(|what| comment(&mut out, "- ", what));
    }
    let _ = write!(out, "detente: 1\nid: {id}\n");
    if let Some(title) = domain.and_then(|d| d.name.as_ref()).or(own.name.as_ref()) {
        let _ = writeln!(out, "title: {}", quoted(title));
    }
    out.push_str("issues:\n");
    for (issue, id) in table.issues.iter().zip(&issue_ids) {
        let values: Vec<String> = issue.values.iter().map(|v| within(v)).collect();
        let about = issue.about.as_ref().or_else(|| own.issues.iter().find(|i| i.name == issue.name)?.about.as_ref());
        let about = about.map(|about| format!(", about: {}", double_quoted(about))).unwrap_or_default();
        let _ = writeln!(out, "  {id}: {{name: {}, values: [{}]{about}}}", within(&issue.name), values.join(", "));
    }
    out.push_str("parties:\n");
    for (profile, id) in profiles.iter().zip(&party_ids) {
        let _ = write!(out, "  {id}:\n    name: {}\n    assumption: true\n    worth:\n", quoted(&profile.party));
        if let Some(scale) = &profile.scale {
            let _ = writeln!(out, "      # {scale}");
        }
        for (issue, id) in table.issues.iter().zip(&issue_ids) {
            let Some(own) = profile.issues.iter().find(|i| i.name == issue.name) else { continue };
            let score = |value: &str| own.values.iter().find(|(v, _)| v == value).map_or(0, |(_, s)| *s);
            let scores: Vec<String> = issue.values.iter().map(|v| shown(score(v))).collect();
            let _ = writeln!(out, "      {id}: {{weight: {}, scores: [{}]}}", shown(own.weight), scores.join(", "));
        }
        if let Some(floor) = profile.floor {
            let _ = writeln!(out, "    floor: {}", shown(floor));
        }
    }
    Ok(out)
}

/// A text within brackets or braces.
fn within(text: &str) -> String {
    let plain = quoted(text) == text && !text.contains([',', '[', ']', '{', '}', ':', '#']);
    if plain { text.to_owned() } else { double_quoted(text) }
}
