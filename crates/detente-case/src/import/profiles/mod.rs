//! Files of negotiation programs: GENIUS utility spaces and domains (XML), GeniusWeb profiles and domains (JSON), and plain
//! tables (CSV).
//!
//! A profile holds what one party wants; several given together, with or without their domain, become one case of issues
//! alone. `docs/settlement.md` says how each format is read.

mod genius;
mod geniusweb;
mod number;
mod profile;
mod table;
mod xml;

use super::{ImportedCase, json};
use crate::{codes, parse};
use detente_source::{Diagnostic, Diagnostics, Severity, SourceText};
use profile::{Domain, Found, Profile};
use std::fmt;

/// What profiles are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Genius,
    GeniusWeb,
    Table,
}

/// What a file is written in, by its name and how it begins; nothing for what is no profile, such as a model of GMCR+.
fn kind(source: &SourceText) -> Option<Kind> {
    let name = source.name().to_lowercase();
    let text = source.text().trim_start();
    match text.chars().next() {
        Some('<') => Some(Kind::Genius),
        _ if name.ends_with(".xml") => Some(Kind::Genius),
        Some('{') => match json::read(source) {
            Ok(root) => geniusweb::is_one(&root).then_some(Kind::GeniusWeb),
            Err(_) => text.contains("UtilitySpace").then_some(Kind::GeniusWeb),
        },
        _ if [".csv", ".tsv", ".txt"].iter().any(|ending| name.ends_with(ending)) => Some(Kind::Table),
        _ => {
            let head = text.lines().next().unwrap_or_default().to_lowercase();
            (head.starts_with("issue") && head.contains("value")).then_some(Kind::Table)
        }
    }
}

/// Whether a file is for [`from_profiles`] rather than for [`from_gmcr`](crate::from_gmcr). It may be refused there, with
/// the reason.
///
/// ```
/// use detente_case::is_profile;
/// use detente_source::SourceText;
/// assert!(is_profile(&SourceText::new("a", "<utility_space/>")));
/// assert!(!is_profile(&SourceText::new("a", "{\"options\": []}")));
/// ```
pub fn is_profile(source: &SourceText) -> bool {
    kind(source).is_some()
}

/// Why profiles give no case: findings, and in which of the files, by position, they were made.
#[derive(Clone, Debug)]
pub struct ProfileError {
    /// The file that the findings are about.
    pub file: usize,
    /// Everything found wrong with it.
    pub diagnostics: Diagnostics,
}

impl fmt::Display for ProfileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.diagnostics.fmt(f)
    }
}

impl std::error::Error for ProfileError {}

/// Turns profiles into a case file of issues alone under the given case id. Each file is a GENIUS utility space or domain (it
/// starts with `<`), a GeniusWeb profile or domain (`{`), or a table in CSV (anything else). GeniusWeb profiles say what their
/// party is called; others are named after their files, and the columns of a table after their heads. Warnings come with the
/// position of the file that they are about.
///
/// # Errors
/// Everything wrong with the first file that cannot be read, or how the profiles disagree.
///
/// ```
/// use detente_case::from_profiles;
/// use detente_source::SourceText;
/// let table = "issue,value,tenant,owner\nprice,low,20,0\nprice,high,0,20\nprice,,2,1\n,,15,5\n";
/// let (case, _) = from_profiles(&[SourceText::new("rent.csv", table)], "rent").unwrap();
/// assert!(case.text.contains("price: {weight: 2, scores: [20, 0]}"));
/// assert!(case.text.contains("floor: 15"));
/// ```
pub fn from_profiles(files: &[SourceText], id: &str) -> Result<(ImportedCase, Vec<Diagnostics>), ProfileError> {
    let refuse = |file: usize, found: Vec<Diagnostic>| ProfileError { file, diagnostics: gather(found) };
    if !crate::read::is_case_id(id) {
        let found = codes::BAD_ID.say(format!("`{}` cannot be the id of a case", id.escape_debug()));
        return Err(refuse(0, vec![found.hint("small letters and digits, with hyphens between words")]));
    }
    let mut profiles: Vec<Profile> = Vec::new();
    // The file that each profile comes from.
    let mut origin = Vec::new();
    let mut domain: Option<(usize, Domain)> = None;
    let mut warnings: Vec<Vec<Diagnostic>> = Vec::new();
    for (at, file) in files.iter().enumerate() {
        if let Err(found) = crate::decode::check_size(file.text().len()) {
            return Err(refuse(at, vec![*found]));
        }
        let mut out = Vec::new();
        let found = read(file, &mut out);
        if !out.iter().any(|d| d.severity == Severity::Error) && found.is_none() {
            // Every refusal has its reason; this one is for those that were forgotten.
            out.push(
                codes::NOT_A_PROFILE.say("the file cannot be read as a profile").hint("please report it with the file"),
            );
        }
        let Some(found) = found.filter(|_| !out.iter().any(|d| d.severity == Severity::Error)) else {
            return Err(refuse(at, out));
        };
        for found in found {
            match found {
                Found::Domain(_) if domain.is_some() => {
                    let words = "this is a second domain, and one negotiation has one";
                    return Err(refuse(
                        at,
                        vec![codes::PROFILES_DISAGREE.say(words).hint("import each negotiation by itself")],
                    ));
                }
                Found::Domain(found) => domain = Some((at, found)),
                Found::Profile(mut found) => {
                    if profiles.iter().any(|p| p.party == found.party) {
                        let same = profiles.iter().filter(|p| p.party.starts_with(&found.party)).count();
                        let name = format!("{} ({})", found.party, same + 1);
                        let words = format!("another profile is called `{}` too, so this one is `{name}`", found.party);
                        out.push(codes::PROFILE_REMARK.say(words));
                        found.party = name;
                    }
                    profiles.push(found);
                    origin.push(at);
                }
            }
        }
        warnings.push(out);
    }
    if profiles.is_empty() {
        let words = "this is a domain: it says what is on the table, and not what that is worth to anybody";
        let hint = "import it together with the profiles of the parties, or the folder in which they lie";
        let at = domain.map_or(0, |(at, _)| at);
        return Err(refuse(at, vec![codes::NOT_A_PROFILE.say(words).hint(hint)]));
    }
    let names: Vec<&str> =
        files.iter().map(|file| file.name().rsplit(['/', '\\']).next().unwrap_or_default()).collect();
    let table = domain.as_ref().map(|(_, domain)| domain);
    let text = profile::case_file(&profiles, table, id, &names.join(", "))
        .map_err(|(profile, found)| refuse(origin[profile], found))?;
    let read = parse(&SourceText::new("case.yaml", text.as_str()));
    if read.case.is_none() {
        let first = read.diagnostics.iter().find(|d| d.severity == Severity::Error);
        let words = first.map_or_else(String::new, |d| d.message.clone());
        let found = codes::NOT_A_PROFILE.say(format!("what the profiles say is no case: {words}"));
        return Err(refuse(0, vec![found.hint("correct the profiles, or write the case by hand")]));
    }
    Ok((ImportedCase { text, warnings: Diagnostics::new() }, warnings.into_iter().map(gather).collect()))
}

/// What one file holds.
fn read(file: &SourceText, out: &mut Vec<Diagnostic>) -> Option<Vec<Found>> {
    let party = party_name(file.name());
    match kind(file) {
        Some(Kind::Genius) => genius::read(file, &party, out).map(|found| vec![found]),
        Some(Kind::GeniusWeb) => geniusweb::read(file, &party, out).map(|found| vec![found]),
        None if file.text().trim_start().starts_with('{') => {
            geniusweb::read(file, &party, out).map(|found| vec![found])
        }
        Some(Kind::Table) | None => Some(table::read(file, out)?.into_iter().map(Found::Profile).collect()),
    }
}

/// The name of a file without folder and ending.
fn party_name(file: &str) -> String {
    let name = file.rsplit(['/', '\\']).next().unwrap_or_default();
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
}

fn gather(found: Vec<Diagnostic>) -> Diagnostics {
    let mut out = Diagnostics::new();
    out.extend(found);
    out.sort();
    out
}
