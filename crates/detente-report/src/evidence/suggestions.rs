//! Candidates for claims, listed for the analyst to choose from.

use crate::documents::text;
use crate::documents::v1::{CaseName, Selector, SuggestionTold, Suggestions};
use crate::grid::wrap;
use crate::page::english::{count, upper_first};
use detente_case::Case;
use detente_source::{Actor, Suggestion, shown};

/// The suggestions with their numbers.
pub fn suggestions_text(found: &[Suggestion], actors: &[Actor], width: usize) -> String {
    if found.is_empty() {
        return "No candidate for a claim was found: nobody speaks, and nothing is said with a reservation.\n"
            .to_owned();
    }
    let mut out = String::new();
    for (suggestion, number) in found.iter().zip(1..) {
        let mut head = format!("{number:>3}  {}", upper_first(suggestion.rule.words()));
        head.push_str(&match (&suggestion.speaker, suggestion.rule) {
            (Some(speaker), _) => format!(", {speaker}"),
            (None, detente_source::Rule::Hedged) => String::new(),
            (None, _) => match &suggestion.open {
                Some(open) => format!(", speaker left open: “{}” {}", shown(&open.called, 60), open.reason.words()),
                None => ", speaker not found".to_owned(),
            },
        });
        if suggestion.negated {
            head.push_str("; negated: the text says that this was not said, or is denied");
        }
        head.push_str(&format!("; paragraph {}", suggestion.paragraph));
        if let Some(hedge) = &suggestion.hedge {
            head.push_str(&format!("; reservation “{hedge}”"));
        }
        if !suggestion.about.is_empty() {
            let names: Vec<&str> = suggestion.about.iter().map(|a| actors[*a].name.as_str()).collect();
            head.push_str(&format!("; about {}", names.join(", ")));
        }
        let pad = " ".repeat(3usize.saturating_sub(number.to_string().len()));
        out.push_str(&format!("{pad}{}\n", wrap(&head, width.saturating_sub(3), 5)));
        out.push_str(&format!(
            "     {}\n",
            wrap(&format!("“{}”", shown(&suggestion.text, 500)), width.saturating_sub(5), 5)
        ));
    }
    let all = upper_first(&count(found.len(), "suggestion", "suggestions"));
    let end = format!(
        "{all} by rule; they are not claims until you accept them: `--accept 1,3`. Rules misread; compare each with the text."
    );
    out.push_str(&format!("\n{}\n", wrap(&end, width, 0)));
    out
}

/// The document `detente.suggestions/1`.
pub fn suggestions_json(case: &Case, source: &str, found: &[Suggestion], actors: &[Actor]) -> String {
    let suggestions = found.iter().zip(1..).map(|(s, number)| SuggestionTold {
        number,
        voice: s.rule.words(),
        speaker: s.speaker.as_deref(),
        open: s.open.as_ref().map(|o| o.reason.id()),
        called: s.open.as_ref().map(|o| o.called.as_str()),
        negated: s.negated,
        hedge: s.hedge.as_deref(),
        about: s.about.iter().map(|a| actors[*a].name.as_str()).collect(),
        paragraph: s.paragraph,
        selectors: [
            Selector::TextQuoteSelector { exact: &s.text, prefix: None, suffix: None },
            Selector::TextPositionSelector { start: s.range.start, end: s.range.end },
        ],
    });
    text(&Suggestions { case: CaseName::of(case), source, suggestions: suggestions.collect() })
}
