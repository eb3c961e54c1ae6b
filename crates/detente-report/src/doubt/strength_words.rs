//! Strong differences and verdicts about them in words.

use super::StrengthStudy;
use super::shared::told;
use crate::Words;
use crate::page::english::{count, either, number};
use detente_graph::PartyId;
use detente_stability::{StrengthAnswer, StrengthCertificate, StrengthVerdict};

/// Answers told one by one.
const TOLD: usize = 3;

/// Which differences are strong for a party, in a sentence; `None` where none is marked.
pub(crate) fn marked_strong(study: &StrengthStudy, party: PartyId) -> Option<String> {
    let marks = &study.case.party(party).marks;
    let mut grades: Vec<u32> = study.floors[party.index()].clone();
    grades.dedup();
    let fall =
        format!("Its states fall into {}, each much better than the next.", count(grades.len(), "grade", "grades"));
    match (marks.strong_statements, marks.strong_gaps.len()) {
        (0, 0) => None,
        (0, n) => Some(format!("Its ranking has {}. {fall}", count(n, "strong gap", "strong gaps"))),
        (1, _) => Some(format!("The first of its statements makes a strong difference. {fall}")),
        (n, _) => Some(format!("The first {} of its statements make a strong difference. {fall}", number(n))),
    }
}

/// Why a state holds strongly, weakly or not.
pub(super) fn reason(words: &Words, study: &StrengthStudy, certificate: &StrengthCertificate) -> Vec<String> {
    let StrengthCertificate { party, state, verdict, .. } = certificate;
    match verdict {
        StrengthVerdict::Deterred(answers) if answers.is_empty() => {
            vec!["It can move to nothing that it likes better.".to_owned()]
        }
        StrengthVerdict::Undeterred(to) => {
            let change = words.change(*party, *state, *to);
            vec![format!("It would {change}: {}, and no answer would take that from it.", words.named(*to))]
        }
        StrengthVerdict::Deterred(answers) => {
            // What makes the verdict weak comes first.
            let mut order: Vec<&StrengthAnswer> = answers.iter().collect();
            order.sort_by_key(|a| a.strong);
            let mut lines: Vec<String> =
                order.iter().take(TOLD).map(|a| answered(words, study, certificate, a)).collect();
            if order.len() > TOLD {
                let more = order.len() - TOLD;
                let weak = order.iter().skip(TOLD).filter(|a| !a.strong).count();
                lines.push(format!(
                    "{} more {} answered, {} by something much worse.",
                    number(more),
                    either(more, "improvement is", "improvements are"),
                    if weak == 0 { "all".to_owned() } else { number(more - weak) }
                ));
            }
            lines
        }
    }
}

fn answered(
    words: &Words,
    study: &StrengthStudy,
    certificate: &StrengthCertificate,
    answer: &StrengthAnswer,
) -> String {
    let StrengthCertificate { concept, party, state, .. } = certificate;
    let end = answer.steps.last().map_or(answer.improvement, |s| s.to);
    let rank = |s| study.graph.rank(*party, s);
    let much = rank(end) < study.floors[party.index()][rank(*state) as usize];
    let compared = match (much, rank(end) == rank(*state)) {
        (true, _) => "much worse for it than staying",
        (false, true) => "no better for it than staying",
        (false, false) => "worse for it than staying, but not much worse",
    };
    let escape = match (concept.is_symmetric(), much, answer.strong) {
        (false, ..) => "",
        (true, true, false) => ", from where it could still save itself from the worst",
        (true, ..) => ", from where it could not escape",
    };
    format!(
        "If it went to {}, {}: {}, {compared}{escape}.",
        words.short(answer.improvement),
        told(words, answer.improvement, &answer.steps),
        words.named(end)
    )
}
