//! How likely something is, in the analyst's words or numbers: the seven terms of ICD 203, each a range.
//!
//! Source: Office of the Director of National Intelligence, *Intelligence Community Directive 203: Analytic Standards*
//! (2 January 2015), section D.6.e.2.a.

use std::fmt;

/// One million: likelihoods are kept in millionths, so that sums are exact.
pub const ONE: u32 = 1_000_000;

/// A term of ICD 203 with the range that it stands for, in per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LikelihoodTerm {
    /// The first of the two spellings: `very unlikely`.
    pub words: &'static str,
    /// The second: `highly improbable`.
    pub other: &'static str,
    /// Lower end, per cent.
    pub low: u32,
    /// Upper end, per cent.
    pub high: u32,
}

const fn term(words: &'static str, other: &'static str, low: u32, high: u32) -> LikelihoodTerm {
    LikelihoodTerm { words, other, low, high }
}

/// The terms, least likely first. Neighbours share their ends, and nothing is below 1 or above 99 per cent.
pub const LIKELIHOOD_TERMS: [LikelihoodTerm; 7] = [
    term("almost no chance", "remote", 1, 5),
    term("very unlikely", "highly improbable", 5, 20),
    term("unlikely", "improbable", 20, 45),
    term("roughly even chance", "roughly even odds", 45, 55),
    term("likely", "probable", 55, 80),
    term("very likely", "highly probable", 80, 95),
    term("almost certain", "nearly certain", 95, 99),
];

impl LikelihoodTerm {
    /// The term with this spelling, in either case.
    pub fn find(text: &str) -> Option<Self> {
        let same = |words: &str| words.eq_ignore_ascii_case(text.trim());
        LIKELIHOOD_TERMS.into_iter().find(|t| same(t.words) || same(t.other))
    }

    /// The term whose range holds a likelihood in millionths: at a shared end the one nearer to even odds, and the
    /// outermost terms for what lies beyond all ranges.
    ///
    /// ```
    /// use detente_case::LikelihoodTerm;
    /// assert_eq!(LikelihoodTerm::of(310_000).words, "unlikely");
    /// assert_eq!(LikelihoodTerm::of(450_000).words, "roughly even chance");
    /// assert_eq!(LikelihoodTerm::of(1_000_000).words, "almost certain");
    /// ```
    pub fn of(millionths: u32) -> Self {
        let percent = |n: u32| n * (ONE / 100);
        let holds = |t: &LikelihoodTerm| percent(t.low) <= millionths && millionths <= percent(t.high);
        let nearest = LIKELIHOOD_TERMS.into_iter().filter(holds).min_by_key(|t| (t.low + t.high).abs_diff(100));
        nearest.unwrap_or(LIKELIHOOD_TERMS[if millionths < ONE / 2 { 0 } else { 6 }])
    }
}

impl fmt::Display for LikelihoodTerm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}\u{2013}{} %)", self.words, self.low, self.high)
    }
}

/// How likely something is: a number, a range, or a term, which is a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Likelihood {
    /// The term, where one was given.
    pub term: Option<LikelihoodTerm>,
    /// Lower end, in millionths.
    pub low: u32,
    /// Upper end, in millionths; the same where it is a number.
    pub high: u32,
}

impl Likelihood {
    /// A number, in millionths.
    pub fn exactly(millionths: u32) -> Self {
        Self { term: None, low: millionths, high: millionths }
    }

    /// A range, in millionths.
    pub fn between(low: u32, high: u32) -> Self {
        Self { term: None, low, high }
    }

    /// What a term stands for.
    pub fn of_term(term: LikelihoodTerm) -> Self {
        Self { term: Some(term), low: term.low * (ONE / 100), high: term.high * (ONE / 100) }
    }

    /// Of the opposite: its range turned around, and the term that stands for exactly that range, if there is one.
    ///
    /// ```
    /// use detente_case::{Likelihood, LikelihoodTerm};
    /// let unlikely = Likelihood::of_term(LikelihoodTerm::find("improbable").unwrap());
    /// assert_eq!(unlikely.opposite().to_string(), "likely (55–80 %)");
    /// assert_eq!(Likelihood::exactly(300_000).opposite().to_string(), "likely (55–80 %), 70 %");
    /// ```
    pub fn opposite(self) -> Self {
        let (low, high) = (ONE - self.high, ONE - self.low);
        let term = LIKELIHOOD_TERMS.into_iter().find(|t| t.low * (ONE / 100) == low && t.high * (ONE / 100) == high);
        Self { term: term.filter(|_| self.term.is_some()), low, high }
    }

    /// Whether it is a single number.
    pub fn is_exact(self) -> bool {
        self.low == self.high
    }
}

/// `31 %`, `0.5 %`: as many decimals as tell it from nothing and from all.
fn percent(millionths: u32) -> String {
    let tenths = (millionths + 500) / 1000;
    match tenths {
        0 if millionths > 0 => "less than 0.1".to_owned(),
        1000 if millionths < ONE => "more than 99.9".to_owned(),
        _ if tenths.is_multiple_of(10) => (tenths / 10).to_string(),
        _ => format!("{}.{}", tenths / 10, tenths % 10),
    }
}

/// As ICD 203 wants it: the term with its range, then the number: `unlikely (20–45 %), 31 %`. What touches several terms
/// names the outermost two.
impl fmt::Display for Likelihood {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(term) = self.term {
            return write!(f, "{term}");
        }
        match (self.low, self.high) {
            (0, 0) => return write!(f, "impossible as the model stands, 0 %"),
            (ONE, ONE) => return write!(f, "certain as the model stands, 100 %"),
            _ => {}
        }
        let (from, to) = (LikelihoodTerm::of(self.low), LikelihoodTerm::of(self.high));
        if from == to {
            write!(f, "{from}")?;
        } else {
            write!(f, "{} to {} ({}\u{2013}{} %)", from.words, to.words, from.low, to.high)?;
        }
        match self.is_exact() {
            true => write!(f, ", {} %", percent(self.low)),
            false => write!(f, ", {} to {} %", percent(self.low), percent(self.high)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_terms_cover_one_to_ninety_nine_without_gap() {
        assert!(LIKELIHOOD_TERMS.windows(2).all(|two| two[0].high == two[1].low));
        assert_eq!((LIKELIHOOD_TERMS[0].low, LIKELIHOOD_TERMS[6].high), (1, 99));
        for term in LIKELIHOOD_TERMS {
            assert_eq!(LikelihoodTerm::find(term.other), Some(term));
            assert_eq!(LikelihoodTerm::of((term.low + term.high) * 5_000), term);
        }
    }

    #[test]
    fn words_carry_their_range() {
        assert_eq!(Likelihood::exactly(310_000).to_string(), "unlikely (20–45 %), 31 %");
        assert_eq!(Likelihood::exactly(5).to_string(), "almost no chance (1–5 %), less than 0.1 %");
        assert_eq!(
            Likelihood::between(231_000, 510_000).to_string(),
            "unlikely to roughly even chance (20–55 %), 23.1 to 51 %"
        );
        assert_eq!(Likelihood::exactly(0).to_string(), "impossible as the model stands, 0 %");
    }
}
