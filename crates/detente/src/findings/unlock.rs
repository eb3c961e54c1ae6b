//! What would have to be wanted for what the case names to come about.

use detente_case::{Expr, Preferences};
use detente_graph::{Budget, PartyId};
use detente_report::{Alone, Asked, Finding, Study, UnlockFindings, Wanted};
use detente_stability::Concept;
use detente_stability::unlock::{Goal, Kind, Question, unlock};

/// Larger cases take longer than a report may.
const STATES: usize = 20_000;
/// Outcomes that are asked about.
const WANTED: usize = 3;
/// The highest cost that is looked at: of anybody's changes, of one party's, and of swaps within one party's order.
const WITHIN: (usize, usize, usize) = (2, 2, 6);
/// Changes tried for one question, times the states that each has to judge.
const WORK: u64 = 8_000_000;

pub(super) fn ask(study: &Study, budget: &Budget) -> Finding<UnlockFindings> {
    let Study { case, graph, analysis } = study;
    if case.definitions.is_empty() {
        return Finding::NotAsked;
    }
    if graph.len() > STATES {
        return Finding::LeftOut(format!(
            "With {} states this takes longer than a report may; `detente unlock CASE --make NAME` looks into it.",
            graph.len()
        ));
    }
    let Some(concept) = [Concept::Seq, Concept::Nash].into_iter().find(|c| analysis.of(*c).is_some()) else {
        return Finding::LeftOut("No concept was analysed under which an outcome could be unlocked.".to_owned());
    };
    let asker = Asker { study, concept, tries: (WORK / graph.len().max(1) as u64).clamp(200, 50_000), budget };
    let feasible = |e: &Expr| Goal::statement(graph, e.clone(), None).states.count() > 0;
    let named = case.definitions.iter().filter(|d| feasible(&d.statement.expr));
    let wanted: Vec<Wanted> =
        named.clone().take(WANTED).filter_map(|d| asker.wanted(&d.name.value, &d.statement.expr)).collect();
    let left_out = (named.count() > WANTED).then(|| {
        format!("Of what the case names, the first {WANTED} are looked at here; `detente unlock CASE --make NAME` looks at the others.")
    });
    Finding::Found(UnlockFindings { concept, wanted, left_out })
}

struct Asker<'a> {
    study: &'a Study<'a>,
    concept: Concept,
    tries: u64,
    budget: &'a Budget<'a>,
}

impl Asker<'_> {
    fn wanted(&self, name: &str, statement: &Expr) -> Option<Wanted> {
        let graph = self.study.graph;
        let now = graph.status_quo();
        let all: Vec<PartyId> = graph.parties().collect();
        let goal = Goal::statement(graph, statement.clone(), now);
        let least = self.asked(goal.clone(), all.clone(), Kind::ALL.to_vec(), WITHIN.0)?;
        let done = least.found.cost == Some(0);
        let anywhere = match now {
            Some(_) if !done => {
                self.asked(Goal::statement(graph, statement.clone(), None), all.clone(), Kind::ALL.to_vec(), WITHIN.0)
            }
            _ => None,
        };
        let parties = if done || all.len() < 2 { Vec::new() } else { all };
        let alone = parties.into_iter().filter_map(|party| {
            let any = self.asked(goal.clone(), vec![party], Kind::ALL.to_vec(), WITHIN.1)?;
            let wishes = match &self.study.case.party(party).preferences {
                Preferences::Prioritized(wants) => wants.len(),
                _ => 0,
            };
            let order = match wishes {
                0 | 1 => None,
                _ => self.asked(goal.clone(), vec![party], vec![Kind::Swap], WITHIN.2),
            };
            Some(Alone { party, any, order })
        });
        Some(Wanted { name: name.to_owned(), alone: alone.collect(), least, anywhere })
    }

    fn asked(&self, goal: Goal, parties: Vec<PartyId>, kinds: Vec<Kind>, most: usize) -> Option<Asked> {
        let question = Question { goal, concept: self.concept, parties, kinds, most, tries: self.tries };
        let found = unlock(self.study.case, self.study.graph, &question, self.budget)?;
        Some(Asked { question, found })
    }
}
