//! What a verdict or a judgement rests on, or what rests on a claim.

use super::{Depth, Question, Refusal, names, request};
use crate::{Model, forward_trace, verdict_traces};
use clap::Args;
use detente_case::Citation;
use detente_graph::Budget;
use detente_report::{Judged, Traced};
use detente_stability::Concept;
use schemars::JsonSchema;
use serde::Deserialize;

/// Where an item of the case comes from, or leads to.
///
/// ```
/// use detente::ask::{Depth, Question, Trace};
/// use detente::{Budget, SourceText, report::Traced};
/// let text = "{detente: 1, id: walk, parties: {a: {options: {go: Go}, prefers: [a.go], assumption: true}}}";
/// let model = detente::open(&SourceText::new("case.yaml", text), &Budget::unlimited()).unwrap();
/// let traced = |item: &str| {
///     let asked = Trace { item: item.into(), ..Trace::default() };
///     asked.ask(&model, Depth::Full, &Budget::unlimited()).unwrap()
/// };
/// assert!(matches!(traced("a.go"), Traced::Judgements(all) if all.len() == 1));
/// assert!(matches!(traced("2"), Traced::Verdicts(all) if all.len() == 1));
/// ```
#[derive(Clone, Debug, Default, Args, Deserialize, JsonSchema)]
pub struct Trace {
    /// A claim, a source, a party, an option (jp.offer), a preference (jp.3), a rule (infeasible.2), a note (note.1), or a
    /// state as for `why`, whose verdicts are traced
    #[arg(value_name = "ITEM", allow_hyphen_values = true)]
    #[serde(deserialize_with = "request::words")]
    pub item: String,
    /// For a state: only this party
    #[arg(long, value_name = "PARTY")]
    #[serde(default, deserialize_with = "request::written")]
    pub party: Option<String>,
    /// For a state: only this concept [default: Nash where the party has no improvement, else seq]
    #[arg(long, value_parser = super::concept_key, value_name = "CONCEPT")]
    #[serde(default, deserialize_with = "request::concept")]
    #[schemars(with = "Option<String>")]
    pub concept: Option<Concept>,
}

impl Question for Trace {
    type Answer<'m> = Traced;

    fn ask(&self, model: &Model, _: Depth, _: &Budget) -> Result<Traced, Refusal> {
        let Model { case, graph, .. } = model;
        let text = self.item.trim();
        if let Some(i) = case.claims.iter().position(|c| c.id.value == text) {
            return Ok(Traced::Claim(i, forward_trace(case, graph, Citation::Claim(i))));
        }
        if let Some(i) = case.sources.iter().position(|s| s.id.value == text) {
            return Ok(Traced::Source(i, forward_trace(case, graph, Citation::Source(i))));
        }
        let all = Judged::all(case);
        if let Some(party) = case.find_party(text) {
            let options = &case.party(party).options;
            let of = |j: &Judged| match j {
                Judged::Party(p) | Judged::Want(p, _) => *p == party,
                Judged::Option(k) => options.contains(k),
                _ => false,
            };
            return Ok(Traced::Judgements(all.into_iter().filter(of).collect()));
        }
        if let Some(judged) = all.iter().find(|j| j.key(case) == text) {
            return Ok(Traced::Judgements(vec![*judged]));
        }
        let party = self.party.as_deref().map(|p| names::party(case, p)).transpose()?;
        let state = names::state(case, graph, text).map_err(|refusal| Refusal::Unfit {
            what: format!(
                "`{text}` is no claim, source, party, option, preference (jp.3), rule (infeasible.2) or note; and as a \
                 state: {refusal}"
            ),
            remedy: refusal.remedy().cloned(),
        })?;
        Ok(Traced::Verdicts(verdict_traces(case, graph, state, party, self.concept)))
    }
}
