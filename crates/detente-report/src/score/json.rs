//! The machine-readable score, `detente.score/1`.

use super::ScoredCase;
use crate::conventions::{Told, conventions};
use crate::documents::text;
use crate::documents::v1::{
    Baselines, CameAboutTold, CaseName, CaseScore, EventTold, Keyed, QuestionScore, Range, Rated, ReachedTold, Scores,
    UnderTold, WorldsSaidTold, WorldsScore,
};
use detente_case::{BaseRate, Case, Citation, Outcome, OutcomeQuestion};
use detente_doubt::score::{Chance, Under, WorldsSaid, brier};
use detente_stability::Sanctions;

/// The document `detente.score/1` over some cases, ending in a line end.
///
/// Keys are added, never renamed, within `/1`; chances and Brier scores are ranges `[low, high]`.
pub fn score_json(all: &[ScoredCase]) -> String {
    let cases: Vec<&Case> = all.iter().map(|scored| scored.case).collect();
    text(&Scores {
        cases: all.iter().map(case).collect(),
        conventions: conventions(Told::Stability(Sanctions::Legal), &cases),
    })
}

fn case<'a>(scored: &ScoredCase<'a>) -> CaseScore<'a> {
    let ScoredCase { case, outcome, score, questions, worlds } = *scored;
    let came = &outcome.came_about;
    let question = |(k, (question, under)): (usize, (&'a OutcomeQuestion, &Vec<Under>))| QuestionScore {
        ask: &question.ask.text,
        by: &question.by,
        came_true: question.came_true,
        cites: cites(outcome, &question.cites),
        under: by_concept(under),
        worlds: worlds.and_then(|w| w.questions.get(k)).map(|said| worlds_said(said, question.came_true)),
        base_rate: question.base_rate.as_ref().map(|rate| rated(outcome, rate, question.came_true)),
    };
    CaseScore {
        case: CaseName::of(case),
        drafted_before_outcome: outcome.drafted_before_outcome,
        events: (outcome.events.iter())
            .map(|e| EventTold { on: &e.on, what: &e.what, cites: cites(outcome, &e.cites) })
            .collect(),
        came_about: CameAboutTold { is: &came.text, by: &came.by, cites: cites(outcome, &came.cites) },
        feasible: score.states,
        fitting: score.fitting,
        under: by_concept(&score.under),
        reachable: score.reached.as_ref().map(|r| ReachedTold {
            improvements: r.improvements,
            agreement: r.agreement,
            moves: r.moves,
        }),
        baselines: Baselines {
            nothing_changes: score.unchanged,
            base_rate: came.base_rate.as_ref().map(|rate| rated(outcome, rate, true)),
        },
        worlds: worlds.map(|w| WorldsScore { count: w.worlds, came_about: worlds_said(&w.came_about, true) }),
        questions: outcome.questions.iter().zip(questions).enumerate().map(question).collect(),
    }
}

fn by_concept<'a>(under: &[Under]) -> Keyed<'a, UnderTold> {
    let each = under.iter().map(|u| {
        let told = UnderTold {
            equilibria: u.equilibria,
            fitting: u.fitting,
            by_chance: u.by_chance,
            points_to: u.resting.0,
            points_to_fitting: u.resting.1,
            says: u.says.key(),
        };
        (u.concept.key(), told)
    });
    each.collect()
}

fn worlds_said<'a>(said: &[WorldsSaid], happened: bool) -> Keyed<'a, WorldsSaidTold> {
    let each = said.iter().map(|s| {
        let [yes, open, no] = s.said;
        let (chance, brier) = (s.chance.map(range), s.chance.map(|chance| range(brier(chance, happened))));
        (s.concept.key(), WorldsSaidTold { equilibrium: s.equilibrium, yes, open, no, chance, brier })
    });
    each.collect()
}

fn rated<'a>(outcome: &'a Outcome, rate: &'a BaseRate, happened: bool) -> Rated<'a> {
    let chance = Chance::from(rate.chance);
    Rated {
        chance: range(chance),
        of: &rate.of,
        cites: cites(outcome, &rate.cites),
        brier: range(brier(chance, happened)),
    }
}

fn range(chance: Chance) -> Range {
    [chance.low, chance.high]
}

fn cites<'a>(outcome: &'a Outcome, cites: &[Citation]) -> Vec<&'a str> {
    let id = |c: &Citation| match c {
        Citation::Source(i) => Some(outcome.sources[*i].id.value.as_str()),
        Citation::Claim(_) => None,
    };
    cites.iter().filter_map(id).collect()
}
