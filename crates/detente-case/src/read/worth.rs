//! The keys `worth`, `bonuses` and `floor` of a party: what packages are worth to it.

use super::context::Reader;
use super::is_id;
use super::scalars::millionths;
use crate::yaml::{Node, NodeKind};
use crate::{Actor, Bonus, Evidence, Floor, Issue, IssueWorth, Score, codes};

impl Reader<'_> {
    /// Scores of every issue, in the order of the issues.
    pub fn worth(&mut self, key: &Node, node: &Node, at: usize, issues: &[Issue], actor: &mut Actor) {
        let paid = |id: &str| issues.iter().any(|issue| issue.id.value == id && issue.pays.is_some());
        let weighted = node.entries().iter().any(|(k, v)| v.get("weight").is_some() && !k.text().is_some_and(paid));
        let mut found: Vec<Option<IssueWorth>> = vec![None; issues.len()];
        for (name, value) in node.entries() {
            let Some(id) = name.text().filter(|id| is_id(id)) else { continue };
            let Some(place) = self.issue_called(name, id, issues) else { continue };
            found[place] = Some(self.issue_worth(name, value, at, &issues[place], weighted));
        }
        let missing: Vec<String> = issues
            .iter()
            .zip(&found)
            .filter(|(issue, found)| found.is_none() && issue.pays.is_none())
            .map(|(issue, _)| format!("`{}`", *issue.id))
            .collect();
        if !missing.is_empty() && node.kind() == NodeKind::Mapping {
            let words = format!("`{}` says nothing about {}", *actor.id, missing.join(", "));
            let hint = "give a score for each value; write `0` for an issue that does not matter to this party";
            self.report(codes::MISSING_WORTH.say(words).at(key.span).hint(hint));
        }
        actor.worth = issues
            .iter()
            .zip(found)
            .map(|(issue, found)| {
                found.unwrap_or_else(|| IssueWorth {
                    weight: 1_000_000,
                    scores: amounts(issue, at),
                    evidence: Evidence::default(),
                    span: actor.span,
                })
            })
            .collect();
    }

    fn issue_worth(&mut self, name: &Node, node: &Node, at: usize, issue: &Issue, weighted: bool) -> IssueWorth {
        let weight = match node.get("weight") {
            Some(weight) => weight.plain().and_then(millionths).unwrap_or(1_000_000),
            None => {
                if weighted && node.kind() != NodeKind::Scalar && issue.pays.is_none() {
                    let words = format!("`{}` has no weight, and other issues of this party have one", *issue.id);
                    self.report(
                        codes::MISSING_WEIGHT.say(words).at(name.span).hint("write `weight: 1` if that is meant"),
                    );
                }
                1_000_000
            }
        };
        let list = match node.kind() {
            NodeKind::List => Some(node),
            _ => node.get("scores"),
        };
        let scores = match list {
            Some(list) => self.scores(list, issue),
            None if node.kind() == NodeKind::Scalar => {
                // One number for all values, mostly `0`.
                let number = node.plain().and_then(millionths).unwrap_or_default();
                vec![Score::exactly(number); issue.values.len()]
            }
            None if issue.pays.is_some() => amounts(issue, at),
            None => {
                let found = codes::MISSING_KEY.say(format!("`{}` lacks `scores`", *issue.id)).at(name.span);
                self.report(found.hint("one score for each value, in the order of the values"));
                vec![Score::exactly(0); issue.values.len()]
            }
        };
        IssueWorth { weight, scores, evidence: self.evidence(node), span: name.span.to(node.span) }
    }

    fn scores(&mut self, list: &Node, issue: &Issue) -> Vec<Score> {
        let mut scores: Vec<Score> = list.items().iter().map(|node| self.score(node)).collect();
        if scores.len() != issue.values.len() {
            let count = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
            let labels: Vec<String> = issue.values.iter().take(12).map(|v| format!("`{}`", *v.label)).collect();
            self.report(
                codes::SCORES_LENGTH
                    .say(format!(
                        "`{}` has {}, and here {} given",
                        *issue.id,
                        count(issue.values.len(), "value"),
                        match scores.len() {
                            1 => "1 score is".to_owned(),
                            n => format!("{n} scores are"),
                        }
                    ))
                    .at(list.span)
                    .related(issue.id.span, "the issue and its values")
                    .hint(format!("one score for each of {}", labels.join(", "))),
            );
            scores.resize(issue.values.len(), Score::exactly(0));
        }
        scores
    }

    /// A score or a range of scores; zero for what is no number, which has been reported.
    fn score(&mut self, node: &Node) -> Score {
        let number = |node: &Node| node.plain().and_then(millionths).unwrap_or_default();
        match node.items() {
            [low, high] => {
                let score = Score { low: number(low), high: number(high) };
                if score.low > score.high {
                    let found = codes::BAD_SCORE_RANGE.say("this range goes from high to low").at(node.span);
                    self.report(found.hint(format!(
                        "write `[{}, {}]`",
                        high.text().unwrap_or_default(),
                        low.text().unwrap_or_default()
                    )));
                    return Score { low: score.high, high: score.low };
                }
                score
            }
            _ => Score::exactly(number(node)),
        }
    }

    /// Scores of combinations.
    pub fn bonuses(&mut self, section: &[Node]) -> Vec<Bonus> {
        let mut bonuses = Vec::new();
        for node in section {
            let evidence = self.evidence(node);
            let score = node.get("score").map(|score| self.score(score));
            let when = node.get("when").and_then(|when| self.deal(when));
            if let (Some(when), Some(score)) = (when, score) {
                bonuses.push(Bonus { when, score, evidence });
            }
        }
        bonuses
    }

    /// The reservation value.
    pub fn floor(&mut self, node: &Node) -> Option<Floor> {
        let floor = node.get("floor")?;
        let number = floor.get("at").unwrap_or(floor);
        let at = number.plain().and_then(millionths)?;
        Some(Floor { at, span: number.span, evidence: self.evidence(floor) })
    }

    /// Scores must add up exactly, and the floor must not lie above the best sum.
    pub fn check_scale(&mut self, actor: &Actor) {
        if actor.worth.is_empty() {
            return;
        }
        let Some(scale) = crate::Scale::of(actor) else {
            let words = format!("the scores of `{}` are too large or too fine to be added exactly", *actor.id);
            let hint = "use fewer decimals or smaller numbers; only proportions within a party matter";
            self.report(codes::WORTH_OVERFLOW.say(words).at(actor.id.span).hint(hint));
            return;
        };
        let best = scale.highest(actor);
        if let Some(floor) = &actor.floor
            && scale.floor(floor) > best
        {
            let words = format!(
                "the floor of `{}` lies above {}, the best that any package can score",
                *actor.id,
                scale.show(best)
            );
            self.report(
                codes::FLOOR_ABOVE_IDEAL.say(words).at(floor.span).hint("lower the floor, or correct the scores"),
            );
        }
    }
}

/// What a side payment is worth to the actor at this position.
fn amounts(issue: &Issue, at: usize) -> Vec<Score> {
    let sign = match issue.pays {
        Some((from, _)) if from == at => -1,
        Some((_, to)) if to == at => 1,
        _ => 0,
    };
    issue.values.iter().map(|v| Score::exactly(sign * millionths(&v.label.value).unwrap_or_default())).collect()
}
