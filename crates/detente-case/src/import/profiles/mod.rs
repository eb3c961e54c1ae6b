//! Profiles of negotiation programs: GENIUS utility spaces (XML), GeniusWeb profiles (JSON), and plain tables (CSV).
//!
//! Each file of the first two holds what one party wants; several files given together become one case of issues alone.
//! `docs/settlement.md` says how each format is read.

mod genius;
mod geniusweb;
mod profile;
mod table;

use super::ImportedCase;
use crate::{codes, parse};
use detente_source::{Diagnostic, Diagnostics, Severity, SourceText};
use profile::Profile;

/// What profiles are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Genius,
    GeniusWeb,
    Table,
}

/// Why profiles give no case: findings, and in which of the files, by position, they were made.
#[derive(Clone, Debug)]
pub struct ProfileError {
    /// The file that the findings are about.
    pub file: usize,
    /// Everything found wrong with it.
    pub diagnostics: Diagnostics,
}

/// Turns profiles into a case file of issues alone under the given case id. Each file is a GENIUS utility space (it starts
/// with `<`), a GeniusWeb profile (`{`), or a table in CSV (anything else); parties are named after their files, the
/// columns of a table after their heads. Warnings come with the position of the file that they are about.
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
    let (mut profiles, mut warnings, mut kinds) = (Vec::new(), Vec::new(), Vec::new());
    for (at, file) in files.iter().enumerate() {
        if let Err(found) = crate::decode::check_size(file.text().len()) {
            return Err(refuse(at, vec![*found]));
        }
        let mut out = Vec::new();
        let kind = match file.text().trim_start_matches('\u{FEFF}').trim_start().chars().next() {
            Some('<') => Kind::Genius,
            Some('{') => Kind::GeniusWeb,
            _ => Kind::Table,
        };
        let party = party_name(file.name());
        let found: Option<Vec<Profile>> = match kind {
            Kind::Genius => genius::read(file, &party, &mut out).map(|p| vec![p]),
            Kind::GeniusWeb => geniusweb::read(file, &party, &mut out).map(|p| vec![p]),
            Kind::Table => table::read(file, &mut out),
        };
        match found {
            Some(found) if !out.iter().any(|d| d.severity == Severity::Error) => profiles.extend(found),
            _ => return Err(refuse(at, out)),
        }
        kinds.push(kind);
        warnings.push(gather(out));
    }
    let names: Vec<&str> =
        files.iter().map(|file| file.name().rsplit(['/', '\\']).next().unwrap_or_default()).collect();
    let text = profile::case_file(&profiles, id, &names.join(", ")).map_err(|found| refuse(0, found))?;
    let read = parse(&SourceText::new("case.yaml", text.as_str()));
    if read.case.is_none() {
        let first = read.diagnostics.iter().find(|d| d.severity == Severity::Error);
        let words = first.map_or_else(String::new, |d| d.message.clone());
        let found = codes::NOT_A_PROFILE.say(format!("what the profiles say is no case: {words}"));
        return Err(refuse(0, vec![found.hint("correct the profiles, or write the case by hand")]));
    }
    Ok((ImportedCase { text, warnings: Diagnostics::new() }, warnings))
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
