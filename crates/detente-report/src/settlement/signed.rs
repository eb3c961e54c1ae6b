//! Once signed: the state that a package stands for, whether it holds, who would leave it and what would keep them.

use super::SettlementStudy;
use super::words::Bargain;
use crate::page::english::{number, upper_first};
use crate::{Words, explain};
use detente_graph::StateId;
use detente_stability::{Concept, certificate};

/// A package and the state that it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// The package.
    pub package: u64,
    /// How many states fit what its values mean.
    pub fitting: usize,
    /// Of these the one that differs least from today's; nothing where none fits.
    pub state: Option<StateId>,
}

/// One paragraph per package: its state, and for every party that could improve upon it what becomes of that.
pub(super) fn paragraphs(study: &SettlementStudy, bargain: &Bargain) -> Vec<String> {
    let Some((analysed, signed)) = &study.signed else { return Vec::new() };
    let words = Words::new(analysed.case, analysed.graph);
    let mut told: Vec<(Option<StateId>, Vec<u64>, usize)> = Vec::new();
    for one in *signed {
        match told.iter_mut().find(|(state, ..)| *state == one.state) {
            Some((_, packages, _)) => packages.push(one.package),
            None => told.push((one.state, vec![one.package], one.fitting)),
        }
    }
    told.iter()
        .map(|(state, packages, fitting)| {
            let names: Vec<String> = packages.iter().map(|p| bargain.short(*p)).collect();
            let names = upper_first(&crate::joined(&names, "and"));
            let stands = if packages.len() == 1 { "stands" } else { "stand" };
            let Some(state) = state else {
                return format!("{names} {stands} for no feasible state: what the values mean cannot all hold.");
            };
            let mut text = format!("{names} {stands} for {}", words.named(*state));
            if *fitting > 1 {
                text += &format!(", of {} states that fit the one that differs least from today's", number(*fitting));
            }
            text.push_str(". ");
            let leaving: Vec<_> =
                analysed.graph.parties().filter(|p| !analysed.graph.improvements(*p, *state).is_empty()).collect();
            if leaving.is_empty() {
                return text + "Once signed it holds by itself: no party can improve upon it alone (Nash stability).";
            }
            for party in leaving {
                let Some(reason) = certificate(analysed.graph, Concept::Seq, party, *state) else { continue };
                let told = explain(analysed.graph, &words, &reason, 1);
                if reason.is_stable() {
                    text += &format!(
                        "{} could gain by leaving it, but the others' credible answers hold it there. {} ",
                        upper_first(words.party(party)),
                        told.reasons.join(" ")
                    );
                } else {
                    text += &format!("{} would defect. {} ", upper_first(words.party(party)), told.reasons.join(" "));
                }
            }
            let kept: Vec<String> = analysed
                .analysis
                .verdicts
                .iter()
                .filter(|v| v.equilibria.contains(*state))
                .map(|v| v.concept.name().to_owned())
                .collect();
            text += &match kept[..] {
                [] => "Nothing that the others can do holds all parties to it, under any of the concepts: \
                       it would need a guarantee that is not yet among the options."
                    .to_owned(),
                _ => format!("All parties stay under {}.", crate::joined(&kept, "and")),
            };
            text
        })
        .collect()
}
