//! The words that the rules look for, and finding them in a text.

use crate::{Concept, LIKELIHOOD_TERMS, LikelihoodTerm};
use std::ops::Range;

/// Spellings of the terms beyond the two that ICD 203 gives, each with its place in the table.
const SPELLINGS: [(&str, usize); 12] = [
    ("almost certainly", 6),
    ("nearly certainly", 6),
    ("highly likely", 5),
    ("very probably", 5),
    ("very probable", 5),
    ("highly probably", 5),
    ("probably", 4),
    ("even chance", 3),
    ("even odds", 3),
    ("improbably", 2),
    ("highly unlikely", 1),
    ("very improbable", 1),
];

/// "Remote" speaks of likelihood only before one of these.
const CHANCES: [&str; 6] = ["chance", "possibility", "likelihood", "probability", "prospect", "odds"];

/// Words for a result that is claimed to come true.
const FORECASTS: [&str; 14] = [
    "forecast",
    "forecasts",
    "forecasted",
    "forecasting",
    "predict",
    "predicts",
    "predicted",
    "predicting",
    "prediction",
    "predictions",
    "predictive",
    "prophecy",
    "foretell",
    "foretells",
];

/// Words by which a sentence speaks of a stability analysis, beside the keys of the concepts.
const STABILITY: [&str; 10] = [
    "stable",
    "unstable",
    "stability",
    "equilibrium",
    "equilibria",
    "model",
    "analysis",
    "sanction",
    "deterred",
    "deters",
];

/// Words that take a claim back, when they stand shortly before it.
const NEGATIONS: [&str; 12] =
    ["not", "no", "never", "nor", "neither", "without", "cannot", "isn't", "doesn't", "don't", "than", "instead"];

/// How many words before it a negation may stand.
const REACH: usize = 4;

/// A term of likelihood found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub at: Range<usize>,
    pub term: LikelihoodTerm,
}

/// The words of a text in small letters, with their places. A word is made of letters, digits, apostrophes and inner
/// hyphens.
pub(super) fn words(text: &str) -> Vec<(Range<usize>, String)> {
    let mut out: Vec<(Range<usize>, String)> = Vec::new();
    let mut start = None;
    let part = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '\u{2019}' | '-');
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, part(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let word = text[from..at].trim_matches(|c: char| !c.is_alphanumeric());
                if !word.is_empty() {
                    let from = from + text[from..at].find(word).unwrap_or(0);
                    out.push((from..from + word.len(), word.to_lowercase().replace('\u{2019}', "'")));
                }
                start = None;
            }
            _ => {}
        }
    }
    out
}

/// All terms of likelihood, longest first where several begin at one word.
pub(super) fn likelihoods(words: &[(Range<usize>, String)]) -> Vec<Found> {
    let mut spellings: Vec<(Vec<&str>, LikelihoodTerm)> = Vec::new();
    for term in LIKELIHOOD_TERMS {
        spellings.push((term.words.split(' ').collect(), term));
        spellings.push((term.other.split(' ').collect(), term));
    }
    spellings.extend(SPELLINGS.iter().map(|(text, k)| (text.split(' ').collect(), LIKELIHOOD_TERMS[*k])));
    spellings.sort_by_key(|(text, _)| std::cmp::Reverse(text.len()));
    let (mut found, mut at) = (Vec::new(), 0);
    while at < words.len() {
        let here = |text: &[&str]| text.iter().enumerate().all(|(i, w)| words.get(at + i).is_some_and(|(_, x)| x == w));
        let hit = spellings.iter().find(|(text, _)| here(text)).filter(|(text, _)| {
            text[..] != ["remote"] || words.get(at + 1).is_some_and(|(_, next)| CHANCES.contains(&next.as_str()))
        });
        match hit {
            Some((text, term)) => {
                // "A remote chance (1-5 %)": the noun belongs to it.
                let last = at + text.len() - 1 + usize::from(text[..] == ["remote"]);
                found.push(Found { at: words[at].0.start..words[last].0.end, term: *term });
                at = last + 1;
            }
            None => at += 1,
        }
    }
    found
}

/// The first word of confidence in a judgement: "confidence", "confident", "confidently"; not measures that build
/// confidence between parties, nor votes.
pub(super) fn confidence(words: &[(Range<usize>, String)]) -> Option<Range<usize>> {
    let plain = |k: usize, with: &[&str]| words.get(k).is_some_and(|(_, w)| with.contains(&w.as_str()));
    words
        .iter()
        .enumerate()
        .find(|(k, (_, word))| {
            matches!(word.as_str(), "confidence" | "confident" | "confidently")
                && !plain(k + 1, &["building", "measures", "vote", "motion"])
                && !(*k >= 2 && plain(k - 2, &["vote", "motion"]))
        })
        .map(|(_, (at, _))| at.clone())
}

/// A word for a forecast that is not taken back, where the sentence speaks of a stability analysis.
pub(super) fn forecast(words: &[(Range<usize>, String)]) -> Option<Range<usize>> {
    let stability = words.iter().any(|(_, w)| STABILITY.iter().chain(&Concept::KEYS).any(|s| *s == w.as_str()));
    let claimed = words.iter().enumerate().find(|(k, (_, word))| {
        FORECASTS.contains(&word.as_str())
            && !words[k.saturating_sub(REACH)..*k].iter().any(|(_, w)| NEGATIONS.contains(&w.as_str()))
    });
    claimed.filter(|_| stability).map(|(_, (at, _))| at.clone())
}

/// The range in parentheses that follows directly, in per cent: `(20-45 %)`.
pub(super) fn range_after(text: &str) -> Option<(Range<usize>, (u32, u32))> {
    let closing = |c: char| c.is_whitespace() || matches!(c, '*' | '_' | '"' | '”' | '’' | '\'');
    let rest = text.trim_start_matches(closing);
    let start = text.len() - rest.len();
    let inner = rest.strip_prefix('(')?;
    let end = inner.find(')')?;
    let body = &inner[..end];
    let number = |part: &str| -> Option<u32> {
        let digits = part.trim().trim_end_matches(['%', ' ', '\u{a0}']).trim_end_matches("per cent").trim();
        (!digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse().ok()).flatten()
    };
    let (low, high) = body.split_once(['-', '\u{2013}', '\u{2012}', '\u{2212}']).or_else(|| body.split_once(" to "))?;
    let percent = body.contains('%') || body.contains("per cent") || body.contains("percent");
    let high = high.replace("percent", "per cent");
    Some((start..start + end + 2, (number(low)?, number(&high)?))).filter(|_| percent)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str) -> Vec<(&str, &'static str)> {
        likelihoods(&words(text)).into_iter().map(|f| (&text[f.at.clone()], f.term.words)).collect()
    }

    #[test]
    fn the_longest_term_counts() {
        assert_eq!(
            terms("Very  unlikely, or\nunlikely"),
            [("Very  unlikely", "very unlikely"), ("unlikely", "unlikely")]
        );
        assert_eq!(terms("It will almost certainly rain"), [("almost certainly", "almost certain")]);
        assert_eq!(terms("a roughly even chance"), [("roughly even chance", "roughly even chance")]);
        assert_eq!(terms("a remote village with a remote chance"), [("remote chance", "almost no chance")]);
        assert_eq!(terms("the unlikeliest likelihood, dislike, likelyhood"), []);
        for term in LIKELIHOOD_TERMS {
            assert_eq!(terms(term.words), [(term.words, term.words)]);
            let other = if term.other == "remote" { "remote odds" } else { term.other };
            assert_eq!(terms(other), [(other, term.words)]);
        }
    }

    #[test]
    fn ranges() {
        let range = |text| range_after(text).map(|(_, r)| r);
        assert_eq!(range(" (20-45 %) of"), Some((20, 45)));
        assert_eq!(range("** (20–45%)"), Some((20, 45)));
        assert_eq!(range(" (20 to 45 per cent)"), Some((20, 45)));
        assert_eq!(range(" (20 % - 45 %)"), Some((20, 45)));
        for none in [" 20-45 %", " (20-45)", " (c39)", " (see 3-4)", "", "(", " (a-b %)"] {
            assert_eq!(range(none), None, "{none}");
        }
    }

    #[test]
    fn confidence_between_parties_is_none_in_a_judgement() {
        let has = |text: &str| confidence(&words(text)).is_some();
        assert!(has("with high confidence") && has("We are confident") && has("Confidence is low"));
        assert!(!has("confidence-building measures") && !has("confidence building") && !has("a confidential paper"));
        assert!(!has("a vote of confidence") && !has("a confidence vote"));
    }

    #[test]
    fn forecasts_that_are_taken_back_are_none() {
        let has = |text: &str| forecast(&words(text)).is_some();
        assert!(has("The model predicts a summit") && has("This equilibrium is a forecast of war"));
        assert!(!has("The analysis is not a forecast") && !has("a demonstration of the model, not a prediction"));
        assert!(!has("His doubt is a forecast without a number"));
    }
}
