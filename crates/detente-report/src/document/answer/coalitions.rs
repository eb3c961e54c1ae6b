//! Whether coalitions give another answer than single parties, in one sentence of the answer.

use crate::coalition_passage::{Topic, coalition_passage};
use crate::facts::{Centre, Facts};
use crate::page::Line;
use crate::page::english::{number, upper_first};
use detente_stability::CoalitionConcept;

/// What coalitions make of today's state, or else of the firmest equilibrium; nothing where nobody looked.
pub(crate) fn split(facts: &Facts) -> Option<Line> {
    let found = facts.findings.coalitions.found()?;
    found.survey.of(CoalitionConcept::Nash)?;
    let state = match facts.centre {
        Centre::Today(s) | Centre::Strongest(s) => s,
        Centre::Calmest(_) => return None,
    };
    let passage = coalition_passage(&facts.study, &found.survey, state);
    let place = match facts.now {
        Some(_) => Line::from("today's state"),
        None => Line::from("the firmest equilibrium (").line(facts.state(state)).text(")"),
    };
    if passage.paragraphs.is_empty() {
        let whom = match (facts.holds_under(state).is_empty(), found.is_whole) {
            (true, _) => return None,
            (false, true) => "no coalition can reach anything that all its members like better".to_owned(),
            (false, false) => {
                let largest = found.survey.coalitions.iter().map(|c| c.len()).max().unwrap_or(0);
                format!(
                    "no coalition of up to {} parties can reach anything that all its members like better",
                    number(largest)
                )
            }
        };
        return Some(
            place.capital().text(" holds against ").link("coalitions", "coalitions").text(format!(" too: {whom}.")),
        );
    }
    let lead = if passage.is_split { "Here the answers part. " } else { "" };
    let told = |topic| passage.paragraphs.iter().find(|r| r.about == topic).map(|r| r.text.as_str());
    let mut line = Line::from(format!("{lead}{}", told(Topic::Way).unwrap_or_default()));
    if let Some(takes) = told(Topic::Takes) {
        line = line.text(format!(" {}", upper_first(takes)));
    }
    Some(line.text(" See ").link("coalitions", "what coalitions could do").text("."))
}
