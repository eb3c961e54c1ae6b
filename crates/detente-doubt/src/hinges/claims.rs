//! What rests on a claim.

use detente_case::{Case, Citation, Evidence, Form, Party, Preferences};
use detente_source::Span;

/// A judgement that cites a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Support {
    /// Where the judgement stands in the file: the statement, the ranking or the id of the option.
    pub span: Span,
    /// Whether it cites this claim alone.
    pub alone: bool,
    /// Whether it is an option.
    pub is_option: bool,
}

/// The grounds that count for a judgement of a party: its own, or those of the party's description where it has none.
pub(crate) fn grounds<'a>(party: &'a Party, own: &'a Evidence) -> &'a Evidence {
    if own.is_missing() { &party.evidence } else { own }
}

/// How a judgement rests on a claim: `None` where it does not cite it or is the analyst's own assumption, else whether it
/// cites nothing else.
pub(crate) fn rests(evidence: &Evidence, claim: usize) -> Option<bool> {
    let cites = evidence.cites.contains(&Citation::Claim(claim));
    (cites && !evidence.assumption).then(|| evidence.cites.iter().all(|c| *c == Citation::Claim(claim)))
}

/// All judgements of a case as it stands that rest on a claim, in the order of the file's sections.
pub fn supported(case: &Case, claim: usize) -> Vec<Support> {
    let mut found = Vec::new();
    let mut add = |evidence: &Evidence, span, is_option| {
        found.extend(rests(evidence, claim).map(|alone| Support { span, alone, is_option }));
    };
    for party in &case.parties {
        for option in &case.options[party.options.clone()] {
            add(grounds(party, &option.evidence), option.id.span, true);
        }
        match &party.preferences {
            Preferences::Prioritized(wants) => {
                wants.iter().for_each(|w| add(grounds(party, &w.evidence), w.statement.span, false));
            }
            Preferences::Weighted(weights) => {
                weights.iter().for_each(|w| add(grounds(party, &w.evidence), w.statement.span, false));
            }
            Preferences::Ranked { evidence, span, .. } => add(grounds(party, evidence), *span, false),
        }
    }
    if let Form::Options { infeasible, coalesce, .. } = &case.form {
        let written = infeasible.iter().chain(coalesce).filter(|r| r.stands_for.is_none());
        written.for_each(|r| add(&r.evidence, r.when.span, false));
    }
    found
}

/// The judgements that rest on a claim in some of several readings of a case, each once, in the order of the file. One that
/// rests on it alone in one reading counts as such.
pub(super) fn once(mut all: Vec<Support>) -> Vec<Support> {
    all.sort_by_key(|s| (s.span, !s.alone));
    all.dedup_by_key(|s| s.span);
    all
}
