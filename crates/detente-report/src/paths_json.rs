//! The machine-readable answer about paths, `detente.paths/1`.

use crate::conventions::{Told, conventions};
use crate::documents::v1::{
    Exact, Partial, Parties, PathTold, Paths, Reached, Routes, Size, Sole, States, StepTold, Target, Way,
};
use crate::documents::{concepts, id, ids, options, rule_key, text};
use crate::{PathsStudy, Study};
use detente_stability::Step;
use detente_stability::evolution::{Answer, By, Effect, Order, Path, PathStep, Rule, Section};

/// The document `detente.paths/1`, ending in a line end. `counts` gives numbers of states instead of lists.
///
/// Keys are added, never renamed, within `/1`; states are given by number, lists of states ascend; the same input gives
/// the same bytes.
pub fn paths_json(paths: &PathsStudy, counts: bool) -> String {
    let PathsStudy { study, evolution, goal } = *paths;
    let view = View { study, counts };
    text(&Paths {
        of: Parties::of(study.case),
        options: options(study.case),
        size: Size::of(study.graph),
        from: evolution.from.number(),
        to: goal.map(|goal| Target {
            text: goal.text.as_deref(),
            equilibrium: goal.concept.map(|c| c.key()),
            states: States::of(&goal.states, counts),
        }),
        rules: evolution.sections.iter().map(|s| view.section(s)).collect(),
        improvement_cycle: evolution.cycle.as_ref().map(|c| view.soles(c)),
        conventions: conventions(Told::Paths, &[study.case]),
        partial: Partial::of(evolution.stopped.as_ref()),
    })
}

struct View<'a> {
    study: Study<'a>,
    counts: bool,
}

impl<'a> View<'a> {
    fn section(&self, section: &'a Section) -> Reached<'a> {
        let case = self.study.case;
        let rule = &section.reach.rule;
        let told = *rule == Rule::Moves && section.shortest.is_some();
        Reached {
            by: rule_key(rule),
            coalitions: match rule {
                Rule::Agreement(list) => Some(list.iter().map(|c| ids(case, c.members().iter().copied())).collect()),
                _ => None,
            },
            party: if let Rule::Conceding(party) = rule { Some(id(case, *party)) } else { None },
            reached: section.reach.count(),
            levels: section.reach.by_level().iter().map(|l| States::list(l, self.counts)).collect(),
            shortest: section.shortest.as_ref().map(|answer| self.way(answer, Some(section.of_that_length))),
            fewest_losses: section.cheapest.as_ref().map(|answer| self.way(answer, None)),
            conceding: told.then(|| section.conceding.iter().map(|(p, a)| (id(case, *p), self.way(a, None))).collect()),
        }
    }

    fn way(&self, answer: &'a Answer, of_that_length: Option<u128>) -> Way<'a> {
        let found = match answer {
            Answer::Reached(routes) => routes,
            Answer::Unreachable(closed) => {
                return Way::Closed { reachable: false, closed_set: closed.states.len() };
            }
        };
        let first = found.paths.first().filter(|_| found.order != Order::Length);
        Way::Reached(Routes {
            reachable: true,
            steps: found.length,
            losses: first.map(|path| path.count(Effect::Loss)),
            indifferent: first.map(|path| path.count(Effect::Same)),
            count: found.count.into(),
            count_of_that_length: of_that_length.map(Exact::from),
            first_concession: ids(self.study.case, found.first_concession.iter().copied()),
            paths: found.paths.iter().map(|p| self.path(p)).collect(),
        })
    }

    fn path(&self, path: &'a Path) -> PathTold<'a> {
        PathTold {
            steps: path.steps.iter().map(|s| self.step(s)).collect(),
            rest_follows: path.rest_follows(),
            end: path.end().number(),
            end_equilibrium: concepts(&self.study.analysis.verdicts, |v| v.equilibria.contains(path.end())),
        }
    }

    fn step(&self, PathStep { by, from, to, effect }: &'a PathStep) -> StepTold<'a> {
        StepTold {
            by: ids(self.study.case, by.movers().iter().copied()),
            from: from.number(),
            to: to.number(),
            effect: effect.key(),
            via: if let By::Together { via, .. } = by { Some(self.soles(via)) } else { None },
        }
    }

    fn soles(&self, steps: &[Step]) -> Vec<Sole<'a>> {
        steps.iter().map(|s| Sole { by: [id(self.study.case, s.party)], to: s.to.number() }).collect()
    }
}
