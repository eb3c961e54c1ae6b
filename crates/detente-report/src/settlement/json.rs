//! The document `detente.settlement/1`.

use super::SettlementStudy;
use super::words::Bargain;
use crate::conventions::{Told, conventions};
use crate::documents::text;
use crate::documents::v1::{
    Acceptance, BestTold, CaseName, ConflictTold, DemandTold, ExtremeTold, FirstBest, FrontierSize, IssueChange,
    IssueTold, LadderTold, LeftOutTold, OpeningTold, Partial, Rung, Sampled, SampledPackage, Score, SearchTold,
    SettlementTold, ShareTold, SignedTold, Vector, Winner,
};
use detente_settlement::{Conflict, Demand, Extreme, Frontier, Searched, Share, Standard, Step, units};

/// The document `detente.settlement/1`, ending in a line end. Packages are value indices in the order of the issues.
/// With `list` every undominated agreeable score vector is given with its first packages.
///
/// Keys are added, never renamed, within `/1`; lists of packages ascend; the same input gives the same bytes.
pub fn settlement_json(study: &SettlementStudy, list: bool) -> String {
    let writer = Writer { study, bargain: Bargain { of: study.of, found: study.found } };
    text(&writer.document(list))
}

struct Writer<'a> {
    study: &'a SettlementStudy<'a>,
    bargain: Bargain<'a>,
}

impl<'a> Writer<'a> {
    fn document(&self, list: bool) -> SettlementTold<'a> {
        let (study, found) = (self.study, self.study.found);
        let table = &found.table;
        let size = |f: &Frontier| FrontierSize { packages: f.packages(), vectors: f.vectors() };
        let base = study.of.base.is_some();
        SettlementTold {
            case: CaseName::of(study.case),
            parties: table.scorers.iter().map(|at| self.id(*at)).collect(),
            issues: (study.of.issues.iter())
                .map(|issue| IssueTold {
                    id: &issue.id.value,
                    values: issue.values.iter().map(|v| v.label.value.as_str()).collect(),
                })
                .collect(),
            packages: table.packages,
            possible: found.survey.as_ref().map(|s| s.possible(table)),
            agreeable: found.survey.as_ref().map(|s| s.agreeable(table)),
            frontier: found.frontier.as_ref().map(size),
            frontier_agreeable: found.agreeable.as_ref().map(size),
            nash: self.best(Standard::Nash),
            kalai_smorodinsky: self.best(Standard::KalaiSmorodinsky),
            egalitarian: self.best(Standard::Egalitarian),
            utilitarian: self.best(Standard::Utilitarian),
            from_today: base.then(|| self.best(Standard::FromToday)),
            acceptance: (0..study.of.actors.len()).map(|at| self.acceptance(at)).collect(),
            conflict: found.conflict.as_ref().map(|conflict| self.conflict(conflict)),
            unlock: self.unlock(),
            today: found.ladder.as_ref().map(|(base, ladder)| LadderTold {
                base: table.values(*base),
                next: ladder.next.iter().map(|step| self.step(step)).collect(),
                ladder: ladder.steps.iter().map(|step| self.step(step)).collect(),
                agreeable_after: ladder.agreeable_after,
            }),
            adjusted_winner: self.winner(),
            doubt: study.doubt.map(|(doubt, seed)| Sampled {
                samples: doubt.samples,
                seed,
                any_agreeable: doubt.any,
                packages: (doubt.packages.iter())
                    .map(|p| SampledPackage {
                        package: table.values(p.package),
                        agreeable: p.agreeable,
                        undominated: p.on_frontier,
                    })
                    .collect(),
            }),
            signed: self.signed(),
            undominated: found.agreeable.as_ref().filter(|_| list).map(|agreeable| self.vectors(agreeable)),
            conventions: conventions(Told::Settlement { signed: study.signed.is_some() }, &[study.case]),
            search: found.searched.as_ref().map(|searched| self.search(searched)),
            left_out: found.left_out.iter().map(|one| LeftOutTold { what: one.what.key(), why: &one.why }).collect(),
            partial: Partial::of(found.stopped.as_ref()),
        }
    }

    fn id(&self, actor: usize) -> &'a str {
        &self.study.of.actors[actor].id.value
    }

    fn score(&self, actor: usize, units: i64) -> Score {
        let text = self.bargain.table().seats[actor].scale.map_or_else(|| "0".to_owned(), |scale| scale.show(units));
        text.parse().map_or_else(|_| Score::Part(text.parse().unwrap_or_default()), Score::Whole)
    }

    fn scores(&self, scores: &[i64]) -> Vec<Score> {
        self.bargain.table().scorers.iter().zip(scores).map(|(actor, score)| self.score(*actor, *score)).collect()
    }

    fn best(&self, standard: Standard) -> BestTold {
        let table = self.bargain.table();
        let Some(best) = self.study.found.best.iter().find(|best| best.standard == standard) else {
            return BestTold { ties: Some(0), packages: Vec::new(), first: None };
        };
        let packages: Vec<Vec<usize>> = best.packages.iter().map(|p| table.values(*p)).collect();
        let of_first = packages
            .first()
            .into_iter()
            .flat_map(|values| table.scorers.iter().map(|actor| (*actor, table.score(*actor, values))));
        let units = units(table, &self.study.found.ideals);
        let gains =
            of_first.clone().zip(units).map(|((actor, score), unit)| (score - table.start(actor)) as f64 / unit as f64);
        let first = FirstBest {
            scores: of_first.clone().map(|(actor, score)| self.score(actor, score)).collect(),
            gains: gains.collect(),
            gap: best.gap,
        };
        BestTold { ties: best.ties, packages, first: Some(first) }
    }

    fn winner(&self) -> Option<Winner<'a>> {
        let division = self.study.found.division.as_ref()?;
        let id = |who: usize| self.id(division.parties[who]);
        let share = |share: &Share| match share {
            Share::Agreed(value) => ShareTold::Agreed { agreed: *value },
            Share::Won(who, value) => ShareTold::Won { won_by: id(*who), value: *value },
            Share::Split(who, (part, whole)) => {
                ShareTold::Split { split_by: id(*who), given_away: format!("{part}/{whole}") }
            }
        };
        let issues = self.study.of.issues.iter().map(|issue| issue.id.value.as_str());
        let shares = issues.zip(division.shares.iter().map(share)).collect();
        Some(Winner { points: division.points[0], shares })
    }

    fn signed(&self) -> Option<Vec<SignedTold>> {
        let (analysed, signed) = self.study.signed?;
        let told = signed.iter().map(|one| SignedTold {
            package: self.bargain.table().values(one.package),
            fitting: one.fitting,
            state: one.state.map(|s| s.number()),
            equilibrium: one.state.map(|state| {
                let verdicts = analysed.analysis.verdicts.iter().filter(|v| v.equilibria.contains(state));
                verdicts.map(|v| v.concept.short().to_lowercase()).collect()
            }),
        });
        Some(told.collect())
    }

    fn vectors(&self, agreeable: &Frontier) -> Vec<Vector> {
        let vector = |point: &detente_settlement::Point| Vector {
            scores: self.scores(&point.scores),
            ties: point.count,
            packages: point.first.iter().map(|p| self.bargain.table().values(*p)).collect(),
        };
        agreeable.points.iter().map(vector).collect()
    }

    /// What branch and bound found, where there are too many packages to count.
    fn search(&self, searched: &Searched) -> SearchTold<'a> {
        let table = self.bargain.table();
        let extremes = |all: &[Extreme]| {
            let each = all.iter().zip(&table.scorers);
            each.map(|(one, actor)| ExtremeTold {
                party: self.id(*actor),
                score: self.score(*actor, one.score),
                package: table.values(one.package),
                proven: one.proven,
            })
            .collect()
        };
        SearchTold {
            method: "branch and bound",
            steps: searched.steps,
            agreeable: searched.agreeable.map(|package| table.values(package)),
            none_agreeable: searched.none,
            best_scores: extremes(&searched.ideals),
            best_agreeable_scores: extremes(&searched.most),
        }
    }

    fn acceptance(&self, at: usize) -> Acceptance<'a> {
        let (found, table) = (self.study.found, self.bargain.table());
        let actor = &self.study.of.actors[at];
        let ideal = table.scorers.iter().position(|s| *s == at).and_then(|k| found.ideals.get(k));
        let accepts = |failing| table.is_possible(failing) && table.accepts_alone(at, failing);
        Acceptance {
            party: &actor.id.value,
            ratifies: actor.ratifies.map(|of| self.id(of)),
            veto: table.veto.contains(&at) || (table.needs == table.table.len() && actor.negotiates()),
            floor: table.seats[at].floor.map(|floor| self.score(at, floor)),
            ideal: ideal.map(|ideal| self.score(at, *ideal)),
            accepts: found.survey.as_ref().map(|survey| survey.sum(accepts)),
        }
    }

    fn demand(&self, demand: &Demand) -> DemandTold<'a> {
        let of = self.study.of;
        match demand {
            Demand::Floor(actor) => {
                let floor = self.bargain.table().seats[*actor].floor.unwrap_or_default();
                DemandTold::Floor { party: self.id(*actor), floor: self.score(*actor, floor) }
            }
            Demand::RedLine(actor, line) => {
                let red_line = line.map(|line| of.actors[*actor].red_lines[line].when.text.as_str());
                DemandTold::RedLine { party: self.id(*actor), red_line }
            }
            Demand::Possible(rule) => {
                DemandTold::Impossible { impossible: rule.map(|rule| of.impossible[rule].when.text.as_str()) }
            }
        }
    }

    fn conflict(&self, conflict: &Conflict) -> ConflictTold<'a> {
        ConflictTold {
            demands: self.bargain.table().bits(conflict.demands).map(|d| self.demand(d)).collect(),
            smallest: conflict.smallest,
            among: conflict.among.iter().map(|at| self.id(*at)).collect(),
        }
    }

    fn unlock(&self) -> Vec<OpeningTold<'a>> {
        let table = self.bargain.table();
        let openings = self.study.found.openings.iter().map(|opening| {
            let demand = &table.demands[opening.demand];
            let lowered = opening.lowered_to.zip(demand.actor());
            OpeningTold {
                demand: self.demand(demand),
                lowered_to: lowered.map(|(score, actor)| self.score(actor, score)),
                opens: table.values(opening.package),
                packages_without: opening.packages,
            }
        });
        openings.collect()
    }

    fn step(&self, step: &Step) -> Rung<'a> {
        let change = |(issue, value): &(usize, usize)| IssueChange {
            issue: &self.study.of.issues[*issue].id.value,
            value: *value,
        };
        Rung {
            changes: step.changes.iter().map(change).collect(),
            package: self.bargain.table().values(step.package),
            trade: step.is_trade(),
            gains: self.scores(&step.gains),
            each_alone: step.alone.iter().map(|deltas| self.scores(deltas)).collect(),
        }
    }
}
