//! In what a party's view differs from how the conflict is.

use super::ViewWords;
use crate::page::english::{decimal, number, unstopped};
use detente_case::{Belief, Case, Citation, Evidence, Preferences};
use detente_graph::{PartyId, StateId};

/// Entries of a preference that are told.
const TOLD: usize = 6;

/// One way in which a view differs, as a label and what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Difference {
    /// "Not seen", "Imagined", "Held impossible", "Believed", "Why", "Rests on".
    pub label: &'static str,
    /// What is not seen, imagined, held impossible or believed.
    pub what: String,
    /// Why the case says so, where it does.
    pub why: Option<String>,
}

/// All ways in which a party's view differs; none where it sees the conflict as it is.
pub(crate) fn differences(words: &ViewWords, party: PartyId) -> Vec<Difference> {
    let case = words.views.study.case;
    let Some(view) = case.view_of(party) else { return Vec::new() };
    let lens = &words.views.hypergame.own(party).lens;
    let mut found = Vec::new();
    let mut add = |label, what: String, why: Option<&String>| {
        if !what.is_empty() {
            found.push(Difference { label, what, why: why.cloned() });
        }
    };
    add("Not seen", words.true_options(lens.unseen()), None);
    add("Imagined", words.own_options(party, lens.imagined()), None);
    for rule in &view.infeasible {
        add("Held impossible", rule.when.text.clone(), rule.evidence.why.as_ref());
    }
    for belief in &view.believes {
        let about = words.truth.party(belief.about);
        let what = match (believed(words, party, belief), is_true(words, party, belief.about)) {
            (None, _) => format!("nothing matters to {about}"),
            (Some(wants), true) => format!("the wishes of {about}, as they truly are: {wants}"),
            (Some(wants), false) => format!("the wishes of {about}: {wants}"),
        };
        add("Believed", what, belief.evidence.why.as_ref());
    }
    if let Some(why) = &view.evidence.why {
        add("Why", why.clone(), None);
    }
    add("Rests on", grounds(case, &view.evidence), None);
    found
}

/// What a view rests on, in words.
fn grounds(case: &Case, evidence: &Evidence) -> String {
    let mut named: Vec<String> = evidence
        .cites
        .iter()
        .map(|cited| match cited {
            Citation::Claim(claim) => unstopped(&case.claims[*claim].says).to_owned(),
            Citation::Source(source) => case.sources[*source].title.clone(),
        })
        .collect();
    if evidence.assumption {
        named.push("the analyst's assumption".to_owned());
    }
    named.join("; ")
}

/// Options whose letters are spelt out.
const LETTERS: usize = 8;

fn believed(words: &ViewWords, party: PartyId, belief: &Belief) -> Option<String> {
    let list = |entries: Vec<String>, between: &str| {
        let more = entries.len().saturating_sub(TOLD);
        let shown = entries.into_iter().take(TOLD).collect::<Vec<_>>().join(between);
        if more == 0 { shown } else { format!("{shown}{between}and {} more", number(more)) }
    };
    match &belief.preferences {
        Preferences::Prioritized(wants) if wants.is_empty() => None,
        Preferences::Prioritized(wants) => {
            Some(list(wants.iter().map(|w| w.statement.text.clone()).collect(), ", then "))
        }
        Preferences::Weighted(weights) => {
            let entry = |w: &detente_case::Weight| format!("{} (weight {})", w.statement.text, decimal(w.millionths));
            Some(list(weights.iter().map(entry).collect(), ", "))
        }
        Preferences::Ranked { tiers, .. } => {
            let tier = |tier: &Vec<detente_case::RankedState>| {
                tier.iter().map(|s| s.text.clone()).collect::<Vec<_>>().join(" = ")
            };
            let order = list(tiers.iter().map(tier).collect(), " > ");
            let options = &words.case(party).options;
            let letters: Vec<&str> = options.iter().map(|o| o.full_id.as_str()).collect();
            Some(match letters.len() {
                1..=LETTERS => format!("{order}, one letter for each of {}", letters.join(", ")),
                _ => order,
            })
        }
    }
}

/// Whether a belief orders the states of the view just as they are truly ordered.
fn is_true(words: &ViewWords, party: PartyId, about: PartyId) -> bool {
    let own = words.views.hypergame.own(party);
    let (states, truth) = (own.graph.states(), words.views.hypergame.truth());
    let mut pairs: Vec<(u32, u32)> = Vec::with_capacity(own.graph.len());
    for state in states.ids() {
        let bits = own.lens.to_truth(states.bits(states.representative(state)));
        let Some(real): Option<StateId> = truth.states().find(bits) else { return false };
        pairs.push((own.graph.rank(about, state), truth.rank(about, real)));
    }
    pairs.sort_unstable();
    pairs.windows(2).all(|w| (w[0].0 < w[1].0) == (w[0].1 < w[1].1) && w[0].1 <= w[1].1)
}
