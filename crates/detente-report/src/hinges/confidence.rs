//! How confident one can be in an answer, in a sentence of its own, with its grounds.

use super::Teller;
use crate::joined;
use crate::page::english::number;
use crate::wording::grounds::Tally;

impl Teller<'_> {
    /// Confidence, in a sentence of its own, with its grounds. The rule stands in `docs/words.md`.
    pub fn confidence(&self) -> String {
        let case = self.study.case;
        let tally = Tally::of(case);
        let mut publishers: Vec<&str> =
            case.sources.iter().map(|s| s.publisher.as_deref().or(s.author.as_deref()).unwrap_or(&s.title)).collect();
        publishers.sort_unstable();
        publishers.dedup();
        let ranked = self.ranks().len();
        let swings = self.study.hinges.worlds > 1
            && self.study.hinges.yes.0 != self.study.hinges.worlds
            && self.study.hinges.yes.0 != 0;
        let bare = (tally.assumed + tally.missing) * 4 > tally.total();
        let level = if publishers.len() < 2 || bare || ranked > 0 || swings { "low" } else { "moderate" };
        let mut grounds = vec![match (case.sources.len(), publishers.len()) {
            (0, _) => "the case names no source".to_owned(),
            (1, _) => "the case rests on one document".to_owned(),
            (n, 1) => format!("the case rests on {} documents of one origin", number(n)),
            (n, k) => format!("the case rests on {} documents of {} origins", number(n), number(k)),
        }];
        if tally.assumed + tally.missing > 0 {
            grounds.push(match (tally.assumed + tally.missing, tally.total()) {
                (_, 1) => "the one judgement of preference is an assumption or has no source".to_owned(),
                (1, all) => format!("1 of {all} judgements of preference is an assumption or has no source"),
                (n, all) => format!("{n} of {all} judgements of preference are assumptions or have no source"),
            });
        }
        if ranked > 0 {
            grounds.push("the answer depends on a rank that no source gives".to_owned());
        }
        if swings {
            grounds.push("the worlds that the analyst holds possible disagree".to_owned());
        }
        format!("Confidence in this answer is {level}: {}.", joined(&grounds, "and"))
    }
}
