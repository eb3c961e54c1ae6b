//! Plain tables: a line for each value of each issue, a column for each party. Columns are parted by commas, semicolons or
//! tabs.
//!
//! The head is `issue,value,PARTY,PARTY,...`. A line without a value gives the weights of its issue, a line with neither
//! issue nor value the floors.

use super::number;
use super::profile::{Profile, ProfileIssue};
use crate::codes;
use csv::StringRecord;
use detente_source::{Diagnostic, SourceText, Span};

const HEAD: &str = "one column for each party, one line for each value of each issue";

pub(super) fn read(file: &SourceText, out: &mut Vec<Diagnostic>) -> Option<Vec<Profile>> {
    let text = file.text();
    let delimiter = delimiter(text);
    if let Some(open) = unclosed(text, delimiter) {
        let found = codes::NOT_A_PROFILE
            .say("a quotation mark is opened here and never closed, so the rest of the file is one cell")
            .at(Span::new(open, open + 1));
        out.push(found.hint("close it at the end of the cell; a quotation mark within a quoted cell is written twice"));
        return None;
    }
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut table: Option<Table> = None;
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let at = error.position().map_or(0, |p| usize::try_from(p.byte()).unwrap_or_default()).min(text.len());
                let found =
                    codes::NOT_A_PROFILE.say(format!("the table cannot be read: {error}")).at(Span::new(at, at));
                out.push(found.hint("save it as CSV in UTF-8 again"));
                return None;
            }
        };
        let start = record.position().map_or(0, |p| usize::try_from(p.byte()).unwrap_or_default()).min(text.len());
        let line = text[start..].trim_start_matches(['\r', '\n']);
        let start = text.len() - line.len();
        let at = Span::new(start, start + line.find(['\r', '\n']).unwrap_or(line.len()));
        if record.iter().all(str::is_empty) {
            continue;
        }
        match &mut table {
            None => table = Some(Table::from_head(&record, at, delimiter, out)?),
            Some(table) => table.line(&record, at, out),
        }
    }
    let profiles = table.map(|t| t.finish(out)).unwrap_or_default();
    if profiles.iter().all(|p| p.issues.is_empty())
        && !out.iter().any(|d| d.severity == detente_source::Severity::Error)
    {
        let found = codes::NOT_A_PROFILE.say("the table has no values of issues").at(Span::new(0, 0));
        out.push(
            found
                .hint("the first line must be `issue,value,PARTY,PARTY,...`, each further one a value with its scores"),
        );
    }
    Some(profiles)
}

/// What parts the columns: whatever the first line has most of.
fn delimiter(text: &str) -> u8 {
    let head = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |c: u8| head.bytes().filter(|b| *b == c).count();
    // The last of several that are equally frequent is taken.
    [b'\t', b';', b','].into_iter().max_by_key(|c| count(*c)).unwrap_or(b',')
}

/// Where a quotation mark is opened that is never closed.
fn unclosed(text: &str, delimiter: u8) -> Option<usize> {
    let (mut open, mut fresh) = (None, true);
    let mut bytes = text.bytes().enumerate().peekable();
    while let Some((at, byte)) = bytes.next() {
        match (byte, open) {
            (b'"', Some(_)) if bytes.peek().is_some_and(|(_, next)| *next == b'"') => {
                bytes.next();
            }
            (b'"', Some(_)) => open = None,
            (b'"', None) if fresh => open = Some(at),
            _ => {}
        }
        fresh = byte == delimiter || byte == b'\n' || byte == b'\r' || (fresh && byte == b' ');
    }
    open
}

struct Table {
    profiles: Vec<Profile>,
    /// What has given weights or floors, and where.
    given: Vec<(String, Span)>,
    /// Whether a comma within a number is a decimal comma.
    decimal_comma: bool,
    /// The first number with a decimal comma, and the first with a point.
    comma: Option<(Span, String)>,
    point: Option<Span>,
}

impl Table {
    fn from_head(record: &StringRecord, at: Span, delimiter: u8, out: &mut Vec<Diagnostic>) -> Option<Self> {
        let head: Vec<String> = record.iter().map(str::to_lowercase).collect();
        if head.len() < 3 || head[0].trim_start_matches('\u{FEFF}') != "issue" || head[1] != "value" {
            let numbers = record.iter().skip(2).any(|cell| number::decimal(cell).is_ok());
            let words = match (numbers, delimiter) {
                (true, _) => {
                    "the first line holds numbers: the line of headings is missing, `issue,value,PARTY,PARTY,...`"
                }
                (false, b',') => "the first line must be `issue,value,PARTY,PARTY,...`",
                (false, b';') => "the first line must be `issue;value;PARTY;PARTY;...`",
                (false, _) => "the first line must be `issue`, `value` and the parties, here parted by tabs",
            };
            out.push(codes::NOT_A_PROFILE.say(words).at(at).hint(HEAD));
            return None;
        }
        let named = record.iter().enumerate().filter(|(_, name)| !name.is_empty()).last().map_or(0, |(k, _)| k);
        let mut profiles: Vec<Profile> = Vec::new();
        for (k, name) in record.iter().enumerate().take(named + 1).skip(2) {
            if name.is_empty() {
                let found = codes::NOT_A_PROFILE.say(format!("column {} has no name", k + 1)).at(at);
                out.push(found.hint("name the party at the head of its column, or delete the empty column"));
            } else if profiles.iter().any(|p| p.party == name) {
                let found = codes::NOT_A_PROFILE.say(format!("the party `{name}` has two columns")).at(at);
                out.push(found.hint("give each party one column and a name of its own"));
            }
            profiles.push(Profile { party: name.to_owned(), ..Profile::default() });
        }
        if profiles.is_empty() {
            let found = codes::NOT_A_PROFILE.say("the first line names no party").at(at);
            out.push(found.hint("name the parties behind `issue` and `value`"));
        }
        Some(Self { profiles, given: Vec::new(), decimal_comma: delimiter != b',', comma: None, point: None })
    }

    fn line(&mut self, record: &StringRecord, at: Span, out: &mut Vec<Diagnostic>) {
        let width = self.profiles.len() + 2;
        let beyond = (width..record.len()).find(|k| !record[*k].is_empty());
        if let Some(k) = beyond {
            let found = codes::NOT_A_PROFILE
                .say(format!(
                    "this line has something in column {}, which has no name: the first line has {width} columns",
                    k + 1
                ))
                .at(at);
            out.push(
                found.hint(
                    "name the column in the first line, or put a cell that holds a comma between quotation marks",
                ),
            );
            return;
        }
        if record.len() < width {
            let found = codes::NOT_A_PROFILE
                .say(format!("this line has {} columns, the first one {width}", record.len()))
                .at(at);
            out.push(found.hint("every line has a cell for each party; write 0 for what is worth nothing"));
            return;
        }
        let (issue, value) = (&record[0], &record[1]);
        if issue.is_empty() && !value.is_empty() {
            let found = codes::NOT_A_PROFILE.say(format!("`{value}` belongs to no issue")).at(at);
            out.push(found.hint("repeat the issue at the beginning of each of its lines"));
            return;
        }
        if value.is_empty() {
            let what = if issue.is_empty() { "the floors".to_owned() } else { format!("the weights of `{issue}`") };
            if let Some((_, first)) = self.given.iter().find(|(known, _)| *known == what) {
                let found = codes::NOT_A_PROFILE.say(format!("{what} stand in the table twice")).at(at);
                out.push(found.related(*first, "first here").hint("leave one of the two lines out"));
                return;
            }
            self.given.push((what, at));
        } else if self
            .profiles
            .iter()
            .any(|p| p.issues.iter().any(|i| i.name == issue && i.values.iter().any(|(v, _)| v == value)))
        {
            out.push(
                codes::NOT_A_PROFILE
                    .say(format!("`{value}` of `{issue}` stands in the table twice"))
                    .at(at)
                    .hint("leave one of the two lines out"),
            );
            return;
        }
        for (k, cell) in record.iter().enumerate().take(width).skip(2) {
            let party = &self.profiles[k - 2].party;
            let what = match (issue.is_empty(), value.is_empty()) {
                (true, _) => format!("the floor of `{party}`"),
                (_, true) => format!("the weight of `{issue}` for `{party}`"),
                _ => format!("the score of `{value}` for `{party}`"),
            };
            // A party without a floor leaves its cell empty.
            let number = if issue.is_empty() && cell.is_empty() { None } else { self.number(&what, cell, at, out) };
            let profile = &mut self.profiles[k - 2];
            if issue.is_empty() {
                profile.floor = number;
                continue;
            }
            let known = profile.issues.iter().position(|i| i.name == issue).unwrap_or_else(|| {
                profile.issues.push(ProfileIssue {
                    name: issue.to_owned(),
                    weight: 1_000_000,
                    ..ProfileIssue::default()
                });
                profile.issues.len() - 1
            });
            // What cannot be read has been reported; the line still counts, so that nothing else is.
            if value.is_empty() {
                profile.issues[known].weight = number.unwrap_or_default();
            } else {
                profile.issues[known].values.push((value.to_owned(), number.unwrap_or_default()));
            }
        }
    }

    fn number(&mut self, what: &str, cell: &str, at: Span, out: &mut Vec<Diagnostic>) -> Option<i64> {
        let mut written = cell.to_owned();
        if self.decimal_comma && cell.matches(',').count() == 1 && !cell.contains('.') {
            written = cell.replace(',', ".");
            self.comma.get_or_insert_with(|| (at, cell.to_owned()));
        } else if cell.contains('.') {
            self.point.get_or_insert(at);
        }
        let number = number::read(what, &written, at, out)?;
        number::in_millionths(what, number, at, out)
    }

    fn finish(self, out: &mut Vec<Diagnostic>) -> Vec<Profile> {
        match (&self.comma, self.point) {
            (Some((comma, cell)), Some(point)) => {
                let found = codes::NOT_A_PROFILE
                    .say(format!(
                        "some numbers have a comma, such as `{cell}`, and others a point: which one parts the decimals?"
                    ))
                    .at(*comma)
                    .related(point, "the first number with a point");
                out.push(found.hint("write all decimals alike, without marks between thousands"));
            }
            (Some((comma, cell)), None) => {
                let words =
                    format!("numbers with a comma are read as decimals: `{cell}` is {}", cell.replace(',', "."));
                out.push(codes::PROFILE_REMARK.say(words).at(*comma));
            }
            _ => {}
        }
        if let Some((what, at)) = self.given.iter().find(|(what, _)| {
            self.profiles
                .iter()
                .flat_map(|p| &p.issues)
                .any(|i| i.values.is_empty() && *what == format!("the weights of `{}`", i.name))
        }) {
            let found = codes::NOT_A_PROFILE.say(format!("{what} are given, and none of its values")).at(*at);
            out.push(found.hint("add a line for each value, or spell the issue as in its other lines"));
        }
        self.profiles
    }
}
