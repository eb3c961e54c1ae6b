//! The document `detente.settlement/1`.

use super::SettlementStudy;
use super::words::Bargain;
use crate::conventions::{Told, conventions};
use detente_settlement::{Demand, Extreme, Searched, Share, Standard, Step, units};
use serde_json::{Map, Value, json};

/// The document `detente.settlement/1`, ending in a line end. Packages are value indices in the order of the issues.
/// With `list` every undominated agreeable score vector is given with its first packages.
///
/// Keys are added, never renamed, within `/1`; lists of packages ascend; the same input gives the same bytes.
pub fn settlement_json(study: &SettlementStudy, list: bool) -> String {
    let writer = Writer { study, bargain: Bargain { of: study.of, found: study.found } };
    Value::Object(writer.document(list)).to_string() + "\n"
}

struct Writer<'a> {
    study: &'a SettlementStudy<'a>,
    bargain: Bargain<'a>,
}

impl Writer<'_> {
    fn document(&self, list: bool) -> Map<String, Value> {
        let (study, found) = (self.study, self.study.found);
        let table = &found.table;
        let mut document = Map::new();
        let mut put = |key: &str, value: Value| document.insert(key.to_owned(), value);
        put("format", json!("detente.settlement/1"));
        put("case", json!({"id": study.case.id, "title": study.case.title}));
        put("parties", table.scorers.iter().map(|at| self.id(*at)).collect());
        put("issues", self.issues());
        put("packages", json!(table.packages));
        put("possible", json!(found.survey.as_ref().map(|s| s.possible(table))));
        put("agreeable", json!(found.survey.as_ref().map(|s| s.agreeable(table))));
        for (key, frontier) in [("frontier", &found.frontier), ("frontier_agreeable", &found.agreeable)] {
            let sizes = |f: &detente_settlement::Frontier| json!({"packages": f.packages(), "vectors": f.vectors()});
            put(key, frontier.as_ref().map_or(Value::Null, sizes));
        }
        for standard in Standard::ALL.into_iter().filter(|s| *s != Standard::FromToday || study.of.base.is_some()) {
            put(standard.key(), self.best(standard));
        }
        put("acceptance", self.acceptance());
        put("conflict", self.conflict());
        put("unlock", self.unlock());
        if let Some((base, ladder)) = &found.ladder {
            put("base", json!(table.values(*base)));
            put("next", ladder.next.iter().map(|step| self.step(step)).collect());
            put("ladder", ladder.steps.iter().map(|step| self.step(step)).collect());
            put("agreeable_after", json!(ladder.agreeable_after));
        }
        if let Some(division) = &found.division {
            let shares: Map<String, Value> = study.of.issues.iter().zip(&division.shares).map(|(issue, share)| {
                let value = match share {
                    Share::Agreed(value) => json!({"agreed": value}),
                    Share::Won(who, value) => json!({"won_by": self.id(division.parties[*who]), "value": value}),
                    Share::Split(who, (part, whole)) => {
                        json!({"split_by": self.id(division.parties[*who]), "given_away": format!("{part}/{whole}")})
                    }
                };
                (issue.id.value.clone(), value)
            }).collect();
            put("adjusted_winner", json!({"points": division.points[0], "shares": shares}));
        }
        if let Some((doubt, seed)) = &study.doubt {
            let packages: Vec<Value> = doubt.packages.iter().map(|p| {
                json!({"package": table.values(p.package), "agreeable": p.agreeable, "undominated": p.on_frontier})
            }).collect();
            put(
                "doubt",
                json!({"samples": doubt.samples, "seed": seed, "any_agreeable": doubt.any, "packages": packages}),
            );
        }
        if let Some((analysed, signed)) = &study.signed {
            let states: Vec<Value> = signed
                .iter()
                .map(|one| {
                    let equilibrium: Option<Vec<&str>> = one.state.map(|state| {
                        analysed
                            .analysis
                            .verdicts
                            .iter()
                            .filter(|v| v.equilibria.contains(state))
                            .map(|v| v.concept.short())
                            .collect()
                    });
                    json!({
                        "package": table.values(one.package),
                        "fitting": one.fitting,
                        "state": one.state.map(|s| s.number()),
                        "equilibrium": equilibrium.map(|all| all.iter().map(|c| c.to_lowercase()).collect::<Vec<_>>()),
                    })
                })
                .collect();
            put("signed", Value::Array(states));
        }
        if list && let Some(agreeable) = &found.agreeable {
            let points = agreeable.points.iter().map(|point| {
                let packages: Vec<Vec<usize>> = point.first.iter().map(|p| table.values(*p)).collect();
                json!({"scores": self.scores(&point.scores), "ties": point.count, "packages": packages})
            });
            put("undominated", points.collect());
        }
        put("conventions", conventions(Told::Settlement { signed: study.signed.is_some() }, &[study.case]));
        if let Some(searched) = &found.searched {
            put("search", self.search(searched));
        }
        if !found.left_out.is_empty() {
            put("left_out", found.left_out.iter().map(|one| json!({"what": one.what.key(), "why": one.why})).collect());
        }
        if let Some(stop) = &found.stopped {
            put("partial", json!({"reason": stop.to_string()}));
        }
        document
    }

    fn id(&self, actor: usize) -> Value {
        json!(self.study.of.actors[actor].id.value)
    }

    /// A score as a number: whole where it is whole.
    fn number(&self, actor: usize, units: i64) -> Value {
        let text = self.bargain.table().seats[actor].scale.map_or_else(|| "0".to_owned(), |scale| scale.show(units));
        match text.parse::<i64>() {
            Ok(whole) => json!(whole),
            Err(_) => json!(text.parse::<f64>().unwrap_or_default()),
        }
    }

    fn scores(&self, scores: &[i64]) -> Vec<Value> {
        self.bargain.table().scorers.iter().zip(scores).map(|(actor, score)| self.number(*actor, *score)).collect()
    }

    fn issues(&self) -> Value {
        let issues = self.study.of.issues.iter().map(|issue| {
            let values: Vec<&str> = issue.values.iter().map(|v| v.label.value.as_str()).collect();
            json!({"id": issue.id.value, "values": values})
        });
        issues.collect()
    }

    fn best(&self, standard: Standard) -> Value {
        let table = self.bargain.table();
        let Some(best) = self.study.found.best.iter().find(|best| best.standard == standard) else {
            return json!({"ties": 0, "packages": []});
        };
        let packages: Vec<Vec<usize>> = best.packages.iter().map(|p| table.values(*p)).collect();
        let of_first = |f: &dyn Fn(usize, i64) -> Value| -> Vec<Value> {
            let Some(values) = packages.first() else { return Vec::new() };
            table.scorers.iter().map(|actor| f(*actor, table.score(*actor, values))).collect()
        };
        let units = units(table, &self.study.found.ideals);
        let gain = |actor: usize, score: i64| {
            let at = table.scorers.iter().position(|s| *s == actor).unwrap_or_default();
            json!((score - table.start(actor)) as f64 / units[at] as f64)
        };
        json!({
            "ties": best.ties,
            "packages": packages,
            "scores": of_first(&|actor, score| self.number(actor, score)),
            "gains": of_first(&gain),
            "gap": best.gap,
        })
    }

    /// What branch and bound found, where there are too many packages to count.
    fn search(&self, searched: &Searched) -> Value {
        let table = self.bargain.table();
        let extremes = |all: &[Extreme]| -> Vec<Value> {
            let each = all.iter().zip(&table.scorers);
            each.map(|(one, actor)| {
                json!({
                    "party": self.id(*actor),
                    "score": self.number(*actor, one.score),
                    "package": table.values(one.package),
                    "proven": one.proven,
                })
            })
            .collect()
        };
        json!({
            "method": "branch and bound",
            "steps": searched.steps,
            "agreeable": searched.agreeable.map(|package| table.values(package)),
            "none_agreeable": searched.none,
            "best_scores": extremes(&searched.ideals),
            "best_agreeable_scores": extremes(&searched.most),
        })
    }

    fn acceptance(&self) -> Value {
        let (study, table) = (self.study, self.bargain.table());
        let rows = study.of.actors.iter().enumerate().map(|(at, actor)| {
            let seat = &table.seats[at];
            let ideal = table.scorers.iter().position(|s| *s == at).and_then(|k| study.found.ideals.get(k));
            let accepts = study
                .found
                .survey
                .as_ref()
                .map(|survey| survey.sum(|failing| table.is_possible(failing) && table.accepts_alone(at, failing)));
            json!({
                "party": actor.id.value,
                "ratifies": actor.ratifies.map(|of| self.id(of)),
                "veto": table.veto.contains(&at) || (table.needs == table.table.len() && actor.negotiates()),
                "floor": seat.floor.map(|floor| self.number(at, floor)),
                "ideal": ideal.map(|ideal| self.number(at, *ideal)),
                "accepts": accepts,
            })
        });
        rows.collect()
    }

    fn demand(&self, demand: &Demand) -> Value {
        match demand {
            Demand::Floor(actor) => {
                let floor = self.bargain.table().seats[*actor].floor.unwrap_or_default();
                json!({"party": self.id(*actor), "floor": self.number(*actor, floor)})
            }
            Demand::RedLine(actor, line) => {
                let text = line.map(|line| self.study.of.actors[*actor].red_lines[line].when.text.as_str());
                json!({"party": self.id(*actor), "red_line": text})
            }
            Demand::Possible(rule) => {
                json!({"impossible": rule.map(|rule| self.study.of.impossible[rule].when.text.as_str())})
            }
        }
    }

    fn conflict(&self) -> Value {
        let Some(conflict) = &self.study.found.conflict else { return Value::Null };
        let demands: Vec<Value> = self.bargain.table().bits(conflict.demands).map(|d| self.demand(d)).collect();
        let among: Vec<Value> = conflict.among.iter().map(|at| self.id(*at)).collect();
        json!({"demands": demands, "smallest": conflict.smallest, "among": among})
    }

    fn unlock(&self) -> Value {
        let table = self.bargain.table();
        let openings = self.study.found.openings.iter().map(|opening| {
            let demand = &table.demands[opening.demand];
            let lowered = opening.lowered_to.zip(demand.actor()).map(|(score, actor)| self.number(actor, score));
            json!({
                "demand": self.demand(demand),
                "lowered_to": lowered,
                "opens": table.values(opening.package),
                "packages_without": opening.packages,
            })
        });
        openings.collect()
    }

    fn step(&self, step: &Step) -> Value {
        let changes: Vec<Value> = step
            .changes
            .iter()
            .map(|(issue, value)| json!({"issue": self.study.of.issues[*issue].id.value, "value": value}))
            .collect();
        let alone: Vec<Vec<Value>> = step.alone.iter().map(|deltas| self.scores(deltas)).collect();
        json!({
            "changes": changes,
            "package": self.bargain.table().values(step.package),
            "trade": step.is_trade(),
            "gains": self.scores(&step.gains),
            "each_alone": alone,
        })
    }
}
