//! The rules about what judgements rest on.

use super::words::words;
use crate::codes;
use crate::findings::Findings;
use crate::{Case, Citation, Evidence, Form, Preferences};
use detente_source::Span;

/// Words by which a reason shows that what it rests on is somebody's view, a sign or a possibility.
const ACKNOWLEDGING: [&str; 62] = [
    "may",
    "might",
    "could",
    "can",
    "would",
    "perhaps",
    "possibly",
    "possible",
    "possibility",
    "arguably",
    "appear",
    "appears",
    "seem",
    "seems",
    "seemingly",
    "suggest",
    "suggests",
    "signal",
    "signals",
    "signalled",
    "hint",
    "hints",
    "imply",
    "implies",
    "think",
    "thinks",
    "thought",
    "believe",
    "believes",
    "hope",
    "hopes",
    "hoped",
    "fear",
    "fears",
    "expect",
    "expects",
    "doubt",
    "doubts",
    "guess",
    "infer",
    "inference",
    "reportedly",
    "reported",
    "according",
    "says",
    "said",
    "claims",
    "claimed",
    "calls",
    "called",
    "if",
    "uncertain",
    "unclear",
    "disputed",
    "contested",
    "ambiguous",
    "mere",
    "unattributed",
    "recommends",
    "recommended",
    "advice",
    "advised",
];

/// Judgements without a source that the parser does not warn of, and claims with a reservation that are used as facts.
pub(super) fn evidence(case: &Case, out: &mut Findings) {
    for party in &case.parties {
        for option in &case.options[party.options.clone()] {
            let own = &option.evidence;
            if own.is_missing() && party.evidence.is_missing() {
                out.push(
                    codes::JUDGEMENT_WITHOUT_SOURCE
                        .say(format!("option `{}` neither cites anything nor is an assumption", option.full_id))
                        .at(option.id.span)
                        .hint("add `cites: [...]` or `assumption: true`, here or at the party"),
                );
            }
            hedged(case, own, &format!("option `{}`", option.full_id), option.id.span, out);
        }
        match &party.preferences {
            // What comes with an alternative is a hypothesis already, and nobody takes it for a fact.
            Preferences::Prioritized(wants) => wants.iter().filter(|w| w.from.is_none()).for_each(|w| {
                hedged(case, &w.evidence, &format!("`{}`", w.statement.text), w.statement.span, out);
            }),
            Preferences::Weighted(weights) => weights.iter().for_each(|w| {
                hedged(case, &w.evidence, &format!("`{}`", w.statement.text), w.statement.span, out);
            }),
            Preferences::Ranked { evidence, span, .. } => {
                hedged(case, evidence, &format!("the ranking of {}", party.in_text), *span, out);
            }
        }
    }
    if let Form::Options { infeasible, coalesce, .. } = &case.form {
        for rule in infeasible.iter().chain(coalesce).filter(|rule| rule.stands_for.is_none()) {
            hedged(case, &rule.evidence, &format!("the rule `{}`", rule.when.text), rule.when.span, out);
        }
    }
    // Where there are no claims there is nothing that a note could cite.
    let notes = case.notes.iter().filter(|_| !case.claims.is_empty());
    for note in notes.filter(|n| n.cites.is_empty() && !n.text.to_lowercase().contains("assum")) {
        out.push(codes::JUDGEMENT_WITHOUT_SOURCE.say(format!("the note \"{}\" cites nothing", note.title)));
    }
}

/// A judgement that rests on claims with a reservation only, as if they had none.
fn hedged(case: &Case, evidence: &Evidence, what: &str, span: Span, out: &mut Findings) {
    let Evidence { cites, assumption: false, why } = evidence else { return };
    let mut reservations = Vec::new();
    for citation in cites {
        let Citation::Claim(i) = citation else { return };
        let claim = &case.claims[*i];
        match (&claim.hedge, &claim.disputed) {
            (Some(hedge), _) => reservations.push((claim, format!("says \"{hedge}\""))),
            (None, Some(_)) => reservations.push((claim, "is disputed".to_owned())),
            (None, None) => return,
        }
    }
    let Some((first, how)) = reservations.first() else { return };
    let reason = why.as_deref().unwrap_or_default().to_lowercase();
    let hedges = reservations.iter().filter_map(|(claim, _)| claim.hedge.as_ref());
    let quoted = hedges.into_iter().any(|hedge| reason.contains(&hedge.to_lowercase()));
    if quoted || words(&reason).iter().any(|(_, w)| ACKNOWLEDGING.contains(&w.as_str())) {
        return;
    }
    let others = match reservations.len() {
        1 => String::new(),
        n => format!(", and {} more with reservations", n - 1),
    };
    out.push(
        codes::HEDGED_CLAIM_AS_FACT
            .say(format!("{what} rests on claim `{}`, which {how}{others}, as if it were a fact", first.id))
            .at(span)
            .related(first.id.span, "the reservation stands here")
            .hint(
                "say in `why` whose view or what possibility it is, cite something firmer, or write `assumption: true`",
            ),
    );
}
