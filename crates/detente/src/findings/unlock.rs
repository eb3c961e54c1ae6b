//! What would have to be wanted for what the case names to come about.

use super::left_out;
use crate::Model;
use crate::ask::{Depth, Question, Refusal, Unlock};
use detente_case::Preferences;
use detente_graph::{Budget, PartyId};
use detente_report::document::Line;
use detente_report::{Alone, Asked, Finding, Study, UnlockFindings, Wanted};
use detente_stability::Concept;
use detente_stability::unlock::Kind;

/// Outcomes that are asked about.
const WANTED: usize = 3;
/// The cost up to which changes are looked for: of any kind, and of swaps within one party's order.
const WITHIN: usize = 2;
const WITHIN_ORDER: usize = 6;

pub(super) fn ask(model: &Model, study: &Study, budget: &Budget) -> Finding<UnlockFindings> {
    if study.case.definitions.is_empty() {
        return Finding::NotAsked;
    }
    let Some(concept) = [Concept::Seq, Concept::Nash].into_iter().find(|c| study.analysis.of(*c).is_some()) else {
        return Finding::LeftOut("No concept was analysed under which an outcome could be unlocked.".into());
    };
    let asked = |name: &str| Unlock {
        make: name.to_owned(),
        concept: Some(concept),
        within: Some(WITHIN),
        ..Unlock::default()
    };
    let all = study.case.definitions.iter().map(|d| asked(&d.name.value));
    let named: Vec<Unlock> = all.filter(|asked| asked.goal(model).is_ok()).collect();
    let mut found = Vec::new();
    for asked in named.iter().take(WANTED) {
        match wanted(asked, model, budget) {
            Ok(one) => found.push(one),
            Err(refusal) => return left_out(&refusal),
        }
    }
    let more = (named.len() > WANTED).then(|| {
        Line::from(format!("Of what the case names, the first {WANTED} are looked at here; "))
            .code("detente unlock CASE --make NAME")
            .text(" looks at the others.")
    });
    Finding::Found(UnlockFindings { concept, wanted: found, left_out: more })
}

fn wanted(asked: &Unlock, model: &Model, budget: &Budget) -> Result<Wanted, Refusal> {
    let answer = |asked: &Unlock| asked.ask(model, Depth::Brief, budget);
    let least = answer(asked)?;
    let is_done = least.found.cost == Some(0);
    let anywhere = match model.graph.status_quo() {
        Some(_) if !is_done => Some(answer(&Unlock { anywhere: true, ..asked.clone() })?.into()),
        _ => None,
    };
    let mut alone = Vec::new();
    for (party, any) in least.alone(model, Depth::Brief, budget) {
        let order = order(asked, model, party).as_ref().map(answer).transpose()?;
        alone.push(Alone { party, any, order: order.map(Asked::from) });
    }
    Ok(Wanted { name: asked.make.clone(), least: least.into(), anywhere, alone })
}

/// The question which order of the same wishes would do, for a party that has an order of wishes.
fn order(asked: &Unlock, model: &Model, party: PartyId) -> Option<Unlock> {
    let one = model.case.party(party);
    let has_order = matches!(&one.preferences, Preferences::Prioritized(wants) if wants.len() > 1);
    has_order.then(|| Unlock {
        party: vec![one.id.value.clone()],
        kinds: vec![Kind::Swap],
        within: Some(WITHIN_ORDER),
        ..asked.clone()
    })
}
