//! Unknown preferences and verdicts about them in words.

use super::UnknownStudy;
use super::shared::told;
use crate::page::Point;
use crate::page::english::{count, either, grouped, number, upper_first};
use crate::wording::statement::in_words;
use crate::{Words, joined};
use detente_case::Preferences;
use detente_graph::{Comparison, PartyId, StateId, StateSet};
use detente_stability::{
    Concept, Extension, Lure, Response, UNKNOWN_CONCEPTS, UnknownAnswer, UnknownCertificate, UnknownVerdict,
};

/// Answers told one by one.
const TOLD: usize = 3;

/// What is not known about a party, in sentences; empty where everything is known.
pub(crate) fn not_known(study: &UnknownStudy, party: PartyId) -> Vec<Point> {
    let own = study.case.party(party);
    if !own.marks.any_unknown() {
        return Vec::new();
    }
    let mut lines = Vec::new();
    if !own.marks.unknown.is_empty() {
        let these = either(own.marks.unknown.len(), "this", "each of these");
        lines.push(Point::bare(format!("Whether it wants {these}, wants the opposite, or does not care:")));
    }
    let known = match &own.preferences {
        Preferences::Prioritized(wants) => wants.len(),
        Preferences::Ranked { .. } | Preferences::Weighted(_) => 0,
    };
    for unknown in &own.marks.unknown {
        let words = in_words(study.case, &unknown.want.statement.expr).plain();
        let weight = match unknown.after {
            0 => "if it cares, more than about anything that is known",
            n if n == known => "if it cares, less than about anything that is known",
            _ => "if it cares, less than about some of what is known",
        };
        lines.push(Point::dashed(format!("{words} ({weight})")));
    }
    for group in &own.marks.groups {
        let names: Vec<String> = group.entries.iter().map(|e| e.text.clone()).collect();
        lines.push(Point::bare(format!("Which it likes better of {}.", joined(&names, "and"))));
    }
    let states = study.graph.len();
    let pairs = states * states.saturating_sub(1) / 2;
    match study.relations[party.index()].unknown_pairs() {
        Some(0) => lines.push(Point::bare("No pair of states hangs on it.")),
        Some(n) => lines.push(Point::bare(format!(
            "So it is not known which it likes better in {} of {} pairs of states.",
            grouped(n as usize),
            grouped(pairs)
        ))),
        None => {}
    }
    lines
}

/// What is certain about the equilibria, what hangs on the unknown, and what is out of the question: GMR is the concept
/// that the others are contained in, and its extensions a and d enclose every way in which the unknown may turn out.
pub(crate) fn certainty(study: &UnknownStudy) -> Vec<String> {
    let Some(gmr) = study.analysis.of(Concept::Gmr) else { return Vec::new() };
    if study.relations.iter().all(|r| r.unknown_pairs() == Some(0)) {
        return vec![
            "No preference between states is unknown, so the four ways to take the unknown come to the same: those are the \
             plain concepts."
                .to_owned(),
        ];
    }
    let (firm, possible) = (gmr.equilibria(Extension::A), gmr.equilibria(Extension::D));
    let open: StateSet = study.graph.states().ids().map(|s| possible.contains(s) && !firm.contains(s)).collect();
    let out = study.graph.len() - possible.count();
    let list = |set: &StateSet| super::listed(study.case, set);
    let mut lines = Vec::new();
    // What counts as credible depends on the unknown, so credible answers make nothing certain.
    let under: Vec<String> = UNKNOWN_CONCEPTS
        .iter()
        .filter(|c| !c.minds_wishes_of_others())
        .filter_map(|c| {
            let set = study.analysis.of(*c)?.equilibria(Extension::A);
            (!set.iter().eq([])).then(|| format!("under {} {}", c.short(), list(set)))
        })
        .collect();
    lines.push(match firm.count() {
        0 => "No state is certain to be an equilibrium whatever the unknown turns out to be.".to_owned(),
        _ => format!("Equilibria whatever the unknown turns out to be: {}.", under.join("; ")),
    });
    if open.count() > 0 {
        let names = list(&open);
        lines.push(format!("Equilibria or not, depending on what is not known (under GMR at least): {names}."));
    }
    if out > 0 {
        lines.push(format!(
            "{} no equilibrium under any of these concepts, whatever the unknown turns out to be.",
            upper_first(&format!("{} {}", count(out, "state", "states"), either(out, "is", "are")))
        ));
    }
    lines
}

/// Why a party stays or leaves, without saying which.
pub(super) fn reason(words: &Words, study: &UnknownStudy, certificate: &UnknownCertificate) -> Vec<String> {
    let (party, state) = (certificate.party, certificate.state);
    let extension = certificate.extension;
    match &certificate.verdict {
        UnknownVerdict::NothingToLeaveFor if extension.leaves_for_unknown() => {
            vec!["It can move to nothing that it likes better, or might.".to_owned()]
        }
        UnknownVerdict::NothingToLeaveFor => {
            let tempting = study.graph.moves(party, state).into_iter();
            let relation = &study.relations[party.index()];
            let unknown = tempting.filter(|u| relation.compare(*u, state) == Comparison::Unknown).count();
            vec![match unknown {
                0 => "It can move to nothing that it likes better.".to_owned(),
                n => format!(
                    "It can move to nothing that it certainly likes better, though {} of the states that it can move to \
                     might be better.",
                    number(n)
                ),
            }]
        }
        UnknownVerdict::Undeterred { to, lure, answers } => {
            let drawn = match lure {
                Lure::Better => "which it likes better",
                Lure::Unknown => "which it might like better",
            };
            let enough = if extension.is_deterred_by_unknown() { "might be" } else { "is certainly" };
            let then = match (certificate.concept, *answers) {
                (concept, _) if concept.response() == Response::Nothing => String::new(),
                (_, 0) if certificate.concept.is_credible() => {
                    " From there nobody else would or might go anywhere.".to_owned()
                }
                (_, 0) => " From there nobody else can do anything.".to_owned(),
                (concept, 1) => format!(
                    " The one state that the others could bring about from there {}{}.",
                    match extension.is_deterred_by_unknown() {
                        true => "is certainly better for it than staying",
                        false => "is not certain to be no better for it than staying",
                    },
                    if concept.is_symmetric() { ", or leaves it an escape" } else { "" }
                ),
                (concept, n) => format!(
                    " Of the {} that the others could bring about from there, none {enough} no better for it than staying{}.",
                    count(n, "state", "states"),
                    if concept.is_symmetric() { " and leaves it no escape" } else { "" }
                ),
            };
            let change = words.change(party, state, *to);
            vec![format!("It would {change}: {}, {drawn}.{then}", words.named(*to))]
        }
        UnknownVerdict::Deterred(answers) => {
            let mut lines: Vec<String> =
                answers.iter().take(TOLD).map(|a| answered(words, study, certificate, a)).collect();
            if answers.len() > TOLD {
                let more = answers.len() - TOLD;
                lines.push(format!(
                    "The {} it could make {} answered too.",
                    either(more, "other move", &format!("{} other moves", number(more))),
                    either(more, "is", "are")
                ));
            }
            lines
        }
    }
}

/// "If it went to state 4, which it might like better, ...: state 1, of which it is not known ..."
fn answered(words: &Words, study: &UnknownStudy, certificate: &UnknownCertificate, answer: &UnknownAnswer) -> String {
    let drawn = if answer.lure == Lure::Better { "likes" } else { "might like" };
    let end = answer.result();
    let relation = &study.relations[certificate.party.index()];
    let compared = match relation.compare(end, certificate.state) {
        Comparison::Worse => "which is worse for it than staying",
        Comparison::Equal => "which is no better for it than staying",
        Comparison::Better | Comparison::Unknown => "which might be no better for it than staying",
    };
    let escape = match certificate.concept.is_symmetric() {
        true => ", and it could not escape from there",
        false => "",
    };
    format!(
        "If it went to {}, which it {drawn} better, {}: {}, {compared}{escape}.",
        words.short(answer.to),
        told(words, answer.to, &answer.steps),
        words.named(end)
    )
}

/// States that a sentence calls "today's state" or "state 4".
pub(super) fn place(words: &Words, state: StateId) -> String {
    if words.is_now(state) { format!("today's state, {}", words.named(state)) } else { words.named(state) }
}
