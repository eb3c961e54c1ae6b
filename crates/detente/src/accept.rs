//! Turning suggestions into claims of a case, once the analyst has accepted them.

use crate::add::{AddError, sound};
use detente_case::Case;
use detente_case::edit::{Content, Edit, edit};
use detente_source::{Actor, Anchor, Digest, Passages, SourceText, Suggestion};

/// The actors of a case: its parties, with the names by which texts call them. Positions are those of the parties.
///
/// ```
/// let text = "{detente: 1, id: a, parties: {jp: {name: Japan, called: [the cabinet], options: {go: Go}, prefers: [], assumption: true}}}";
/// let case = detente::case::parse(&detente::SourceText::new("a", text)).case.unwrap();
/// assert!(detente::actors(&case)[0].is_called("Tokyo"));
/// ```
pub fn actors(case: &Case) -> Vec<Actor> {
    case.parties.iter().map(|p| Actor::party(&p.id.value, &[&p.name, &p.in_text], &p.called)).collect()
}

/// What is accepted, and from where.
#[derive(Clone, Debug)]
pub struct Acceptance<'a> {
    /// Position of the document.
    pub source: usize,
    /// Its text.
    pub text: &'a Passages<'a>,
    /// The suggestions, in order.
    pub suggestions: Vec<&'a Suggestion>,
    /// What the claim says in the analyst's words; for a single suggestion.
    pub says: Option<&'a str>,
    /// Whether the words of the source may stand in the case: not where the case does not carry the document.
    pub words: bool,
    /// What proposes them, such as `detente 0.1.0`.
    pub by: &'a str,
}

/// Writes suggestions as claims and returns the new text of the case, with the ids of the claims.
///
/// Each claim is marked with what proposed it. It points to its passage by its words and paragraph, or where the words must
/// not be in the case by place and digest. Without words of the analyst it says what the source says, which `check` warns
/// of.
///
/// # Errors
/// As for [`crate::add_source`].
pub fn accept(source: &SourceText, case: &Case, accepted: &Acceptance) -> Result<(String, Vec<String>), AddError> {
    if !accepted.words && accepted.says.is_none() {
        return Err(AddError::Refused(
            "the case does not carry this document, so its words must not stand in the case either; accept one suggestion at a time and say it in your own words with `--says`".to_owned(),
        ));
    }
    if accepted.says.is_some() && accepted.suggestions.len() != 1 {
        return Err(AddError::Refused("`--says` goes with a single accepted suggestion".to_owned()));
    }
    let ids = free_ids(case, accepted.suggestions.len());
    let mut text = source.text().to_owned();
    for (suggestion, id) in accepted.suggestions.iter().zip(&ids) {
        let says = accepted.says.map_or_else(|| one_line(&suggestion.text), str::to_owned);
        let mut entry = vec![
            ("source", Content::Text(case.sources[accepted.source].id.value.clone())),
            ("says", Content::Text(says)),
        ];
        entry.extend(suggestion.speaker.clone().map(|s| ("speaker", Content::Text(s))));
        entry.push(("voice", suggestion.rule.words().into()));
        if !suggestion.about.is_empty() {
            let about = suggestion.about.iter().filter_map(|a| case.parties.get(*a));
            entry.push(("about", Content::List(about.map(|p| Content::Text(p.id.value.clone())).collect())));
        }
        entry.extend(suggestion.hedge.clone().map(|h| ("hedge", Content::Text(h))));
        // Words that were not said, or are denied, are no ground for anything.
        if suggestion.negated {
            let reason = "the source says that this was not said, or is denied";
            entry.push(("disputed", Content::Text(reason.to_owned())));
        }
        entry.push(("at", place(suggestion, accepted)));
        entry.push((
            "suggested_by",
            Content::Text(format!("{}, by the rule for {}", accepted.by, suggestion.rule.words())),
        ));
        let change = Edit::Set { path: vec!["claims".into(), id.as_str().into()], to: Content::map(entry) };
        text = edit(&SourceText::new(source.name(), text), &change).map_err(AddError::Case)?;
    }
    sound(source, &text)?;
    Ok((text, ids))
}

/// The place of a suggestion: its words where they are allowed and name it alone, else its characters and digest.
fn place(suggestion: &Suggestion, accepted: &Acceptance) -> Content {
    let number = |n: u32| Content::Number(n.to_string());
    let mut place = vec![("paragraph", number(suggestion.paragraph))];
    let quote = one_line(&suggestion.text);
    let alone = Anchor { paragraph: Some(suggestion.paragraph), quote: Some(quote.clone()), ..Anchor::default() };
    let found = accepted.text.verify(&alone).is_ok_and(|p| p.range == suggestion.range);
    if accepted.words {
        place.push(("quote", Content::Text(quote)));
    }
    if !accepted.words || !found {
        place.push(("start", number(suggestion.range.start)));
        place.push(("end", number(suggestion.range.end)));
        place.push(("sha256", Content::Text(Digest::of(suggestion.text.as_bytes()).to_string())));
    }
    Content::map(place)
}

/// Words on one line: the folding of quotes makes no difference of white space.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Ids that go on as the case counts: after `c07` comes `c08`.
fn free_ids(case: &Case, count: usize) -> Vec<String> {
    let digits = |id: &str| {
        id.strip_prefix('c').filter(|d| !d.is_empty() && d.bytes().all(|b| b.is_ascii_digit())).map(str::to_owned)
    };
    let used: Vec<String> = case.claims.iter().filter_map(|c| digits(&c.id.value)).collect();
    let width = used.iter().map(String::len).max().unwrap_or(1);
    let last = used.iter().filter_map(|d| d.parse::<u64>().ok()).max().unwrap_or(0);
    let taken = |id: &String| case.sources.iter().any(|s| s.id.value == *id);
    (last + 1..).map(|n| format!("c{n:0width$}")).filter(|id| !taken(id)).take(count).collect()
}
