//! Plain tables in CSV: a line for each value of each issue, a column for each party.
//!
//! The head is `issue,value,PARTY,PARTY,...`. A line without a value gives the weights of its issue, a line with neither
//! issue nor value the floors.

use super::profile::{Profile, ProfileIssue, decimal, millionths, no_number, rounded};
use crate::codes;
use detente_source::{Diagnostic, SourceText, Span};

pub(super) fn read(file: &SourceText, out: &mut Vec<Diagnostic>) -> Option<Vec<Profile>> {
    let text = file.text();
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
    let mut profiles: Vec<Profile> = Vec::new();
    for (row, record) in reader.records().enumerate() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let at = error.position().map_or(0, |p| usize::try_from(p.byte()).unwrap_or_default()).min(text.len());
                out.push(codes::NOT_A_PROFILE.say(format!("the table cannot be read: {error}")).at(Span::new(at, at)));
                return None;
            }
        };
        let start = record.position().map_or(0, |p| usize::try_from(p.byte()).unwrap_or_default());
        let line = text[start..].trim_start_matches(['\r', '\n']);
        let start = text.len() - line.len();
        let at = Span::new(start, start + line.find(['\r', '\n']).unwrap_or(line.len()));
        if row == 0 {
            let head: Vec<String> = record.iter().map(str::to_lowercase).collect();
            if head.len() < 3 || head[0].trim_start_matches('\u{FEFF}') != "issue" || head[1] != "value" {
                let found = codes::NOT_A_PROFILE.say("the first line must be `issue,value,PARTY,PARTY,...`").at(at);
                out.push(found.hint("one column for each party, one line for each value of each issue"));
                return None;
            }
            profiles =
                record.iter().skip(2).map(|name| Profile { party: name.to_owned(), ..Profile::default() }).collect();
            continue;
        }
        if record.len() != profiles.len() + 2 {
            let words = format!("this line has {} columns, the first one {}", record.len(), profiles.len() + 2);
            out.push(codes::NOT_A_PROFILE.say(words).at(at));
            continue;
        }
        line_of(&record, at, &mut profiles, out);
    }
    if profiles.iter().all(|p| p.issues.is_empty()) {
        let found = codes::NOT_A_PROFILE.say("the table has no values of issues").at(Span::new(0, 0));
        out.push(
            found
                .hint("the first line must be `issue,value,PARTY,PARTY,...`, each further one a value with its scores"),
        );
        return None;
    }
    Some(profiles)
}

fn line_of(record: &csv::StringRecord, at: Span, profiles: &mut [Profile], out: &mut Vec<Diagnostic>) {
    let (issue, value) = (&record[0], &record[1]);
    for (profile, cell) in profiles.iter_mut().zip(record.iter().skip(2)) {
        if issue.is_empty() && cell.is_empty() {
            continue;
        }
        let what = format!("the number of `{}` for `{}`", profile.party, if value.is_empty() { issue } else { value });
        let Some((number, exact)) = decimal(cell).and_then(millionths) else {
            out.push(no_number(&what, cell, at));
            continue;
        };
        if !exact {
            out.push(rounded(&what, at));
        }
        if issue.is_empty() {
            profile.floor = Some(number);
            continue;
        }
        let known = profile.issues.iter().position(|i| i.name == issue).unwrap_or_else(|| {
            profile.issues.push(ProfileIssue { name: issue.to_owned(), weight: 1_000_000, values: Vec::new() });
            profile.issues.len() - 1
        });
        let own = &mut profile.issues[known];
        if value.is_empty() {
            own.weight = number;
        } else if own.values.iter().any(|(known, _)| known == value) {
            out.push(codes::NOT_A_PROFILE.say(format!("`{value}` of `{issue}` stands in the table twice")).at(at));
            return;
        } else {
            own.values.push((value.to_owned(), number));
        }
    }
}
