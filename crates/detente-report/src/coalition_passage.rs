//! What coalition analysis says about one state beside what the concepts for single parties say, in sentences.

use crate::coalition_words::Telling;
use crate::page::english::{either, number, upper_first};
use crate::{Study, Words, joined, telling};
use detente_graph::{PartyId, StateId};
use detente_stability::{
    Coalition, CoalitionConcept, CoalitionSurvey, Concept, JointMove, Strictness, coalition_improvements,
};
use std::fmt;

/// The two answers about one state side by side, and the joint moves that break it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoalitionPassage {
    /// The state.
    pub state: StateId,
    /// What holds against each party alone: "holds under Nash and SEQ".
    pub alone: Held,
    /// What holds against coalitions: "does not hold: Japan and North Korea could leave it together, ...".
    pub together: Held,
    /// Whether the answers differ: no party would leave alone, but a coalition would.
    pub is_split: bool,
    /// The smallest coalitions that break the state, how, and what it takes.
    pub paragraphs: Vec<Remark>,
}

/// Whether something holds, and what is said of that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Whether it holds; nothing where nobody has looked.
    pub holds: Option<bool>,
    /// Under which concepts, or why, or who would leave it.
    pub how: String,
    /// Whether that goes on after the verb without a colon.
    joins: bool,
}

impl Held {
    fn under(how: String) -> Self {
        Self { holds: Some(true), how, joins: true }
    }

    fn since(holds: bool, how: String) -> Self {
        Self { holds: Some(holds), how, joins: false }
    }

    fn unknown(how: &str) -> Self {
        Self { holds: None, how: how.to_owned(), joins: true }
    }
}

impl fmt::Display for Held {
    /// As a clause.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let after = if self.joins { " " } else { ": " };
        match self.holds {
            Some(true) => write!(f, "holds{after}{}", self.how),
            Some(false) => write!(f, "does not hold{after}{}", self.how),
            None => f.write_str(&self.how),
        }
    }
}

/// A paragraph of a passage, with what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What it is about.
    pub about: Topic,
    /// What it says.
    pub text: String,
}

/// What a paragraph about a coalition is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// How the coalition could leave the state.
    Way,
    /// What its members would have to bring to that.
    Takes,
    /// What those outside could do about it.
    Others,
    /// Whether the state that it leads to would hold.
    Lasts,
    /// Another joint move, to a state that would hold.
    Further,
    /// Which other coalitions could leave as well.
    More,
}

impl Topic {
    /// A label for it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Way => "How",
            Self::Takes => "What it takes",
            Self::Others => "The others",
            Self::Lasts => "Whether it lasts",
            Self::Further => "A way that lasts",
            Self::More => "Others too",
        }
    }

    fn remark(self, text: String) -> Remark {
        Remark { about: self, text }
    }
}

/// Smallest coalitions told in full about one state.
const TOLD: usize = 3;

/// Tells what coalitions could make of a state: for the smallest coalitions that break it the joint move that changes
/// least, what it takes (who moves first at a loss and has to trust whom), whether the others could spoil it, whether
/// the state that it leads to would hold, and where that is another, the joint move to an equilibrium that asks least.
pub fn coalition_passage(study: &Study, survey: &CoalitionSurvey, state: StateId) -> CoalitionPassage {
    let words = Words::new(study.case, study.graph);
    let leaving = study.graph.parties().filter(|p| !study.graph.improvements(*p, state).is_empty()).collect();
    let teller = Teller { study, words: &words, survey, state, leaving };
    let breaking: Vec<(&Coalition, Vec<JointMove>)> = survey
        .smallest_breaking(CoalitionConcept::Nash, state)
        .into_iter()
        .map(|c| (c, coalition_improvements(study.graph, c, survey.strictness, state)))
        .collect();
    let told = breaking.iter().take(TOLD).enumerate();
    let mut paragraphs: Vec<Remark> = told.flat_map(|(k, (c, moves))| teller.breaking(c, moves, k == 0)).collect();
    if breaking.len() > TOLD {
        let rest: Vec<String> = breaking.iter().skip(TOLD).map(|(c, _)| teller.members(c)).collect();
        paragraphs.push(Topic::More.remark(format!("So could {}.", rest.join("; "))));
    }
    CoalitionPassage {
        state,
        alone: teller.alone(),
        together: teller.together(&breaking),
        is_split: teller.leaving.is_empty() && !breaking.is_empty(),
        paragraphs,
    }
}

struct Teller<'a> {
    study: &'a Study<'a>,
    words: &'a Words<'a>,
    survey: &'a CoalitionSurvey,
    state: StateId,
    /// The parties with an improvement of their own.
    leaving: Vec<PartyId>,
}

impl Teller<'_> {
    /// What the concepts for single parties say.
    fn alone(&self) -> Held {
        let verdicts = &self.study.analysis.verdicts;
        let (holds, breaks): (Vec<_>, Vec<_>) = verdicts.iter().partition(|v| v.equilibria.contains(self.state));
        let list = |vs: &[&detente_stability::Verdicts]| {
            joined(&vs.iter().map(|v| v.concept.short().to_owned()).collect::<Vec<_>>(), "and")
        };
        match (holds.len(), breaks.len()) {
            (0, 0) => Held::unknown("not analysed"),
            (_, 0) => Held::under(format!("under {}", list(&holds))),
            (0, _) => {
                Held::since(false, format!("{} would leave it", self.words.parties(self.leaving.iter().copied())))
            }
            _ => Held::under(format!("under {}, not under {}", list(&holds), list(&breaks))),
        }
    }

    /// What coalition analysis says.
    fn together(&self, breaking: &[(&Coalition, Vec<JointMove>)]) -> Held {
        if self.survey.of(CoalitionConcept::Nash).is_none() {
            return Held::unknown("not computed");
        }
        if breaking.is_empty() {
            let strict = self.survey.strictness == Strictness::Strict;
            let better = |all: &str| match strict {
                true => format!("that {all} like better"),
                false => "that a member likes better and none likes less".to_owned(),
            };
            let largest = self.survey.coalitions.iter().map(Coalition::len).max().unwrap_or(0);
            let why = match &self.survey.coalitions[..] {
                [one] => {
                    let all = if one.len() == 2 { "both".to_owned() } else { format!("all {}", number(one.len())) };
                    format!("{} can together reach nothing {}", self.members(one), better(&all))
                }
                _ if largest < self.study.graph.parties().count() => {
                    let better = better("all its members");
                    format!("a coalition of up to {} can reach nothing {better}", number(largest))
                }
                _ => format!("no coalition can reach anything {}", better("all its members")),
            };
            return Held::since(true, why);
        }
        let told = breaking.iter().take(TOLD).enumerate();
        let mut each: Vec<String> = told
            .map(|(k, (c, moves))| {
                let could = if k == 0 { " could leave it together" } else { "" };
                let ways = format!("in {} {}", number(moves.len()), either(moves.len(), "way", "ways"));
                format!("{}{could}, {ways}", self.members(c))
            })
            .collect();
        match breaking.len().saturating_sub(TOLD) {
            0 => {}
            1 => each.push("and one more coalition".to_owned()),
            n => each.push(format!("and {} more coalitions", number(n))),
        }
        Held::since(false, each.join("; "))
    }

    /// How a coalition breaks the state.
    fn breaking(&self, coalition: &Coalition, moves: &[JointMove], first: bool) -> Vec<Remark> {
        let telling = |joint| Telling {
            study: self.study,
            words: self.words,
            coalition,
            strictness: self.survey.strictness,
            state: self.state,
            joint,
        };
        // A move that one member would make anyhow says little about a coalition.
        let Some(least) = moves.iter().find(|m| m.path.len() > 1).or(moves.first()) else { return Vec::new() };
        let tell = telling(least);
        let way = format!(
            "{} {}: {}. {}",
            self.opening(coalition, first),
            self.words.short(least.to),
            tell.steps(),
            tell.gain()
        );
        let mut out = vec![Topic::Way.remark(way), Topic::Takes.remark(tell.takes())];
        out.extend(tell.others().map(|text| Topic::Others.remark(text)));
        out.push(Topic::Lasts.remark(tell.lasts()));
        if let Some((joint, concept, count)) = self.lasting(moves)
            && joint != least
        {
            let tell = telling(joint);
            let under = concept.map_or("some concept".to_owned(), |c| c.short().to_owned());
            out.push(Topic::Further.remark(format!(
                "Of the {} joint improvements {} {} to an equilibrium under {under}. What asks least of these is {}: {}. What it takes: {} {}",
                number(moves.len()),
                number(count),
                either(count, "leads", "lead"),
                self.words.short(joint.to),
                tell.steps(),
                tell.takes(),
                tell.lasts()
            )));
        }
        out
    }

    /// "No single party would leave today's state, but Japan and North Korea together could go to".
    fn opening(&self, coalition: &Coalition, first: bool) -> String {
        let (members, state) = (self.members(coalition), self.state);
        let here = if self.words.is_now(state) { "today's state".to_owned() } else { self.words.short(state) };
        match (first, self.leaving.is_empty()) {
            (false, _) => format!("{} together could go to", upper_first(&members)),
            (true, true) => format!("No single party would leave {here}, but {members} together could go to"),
            (true, false) => {
                let leaving = upper_first(&self.words.parties(self.leaving.iter().copied()));
                let members = upper_first(&members);
                format!(
                    "{leaving} could gain by leaving {here} alone, if nobody answered. {members} together could go to"
                )
            }
        }
    }

    /// The joint move to an equilibrium that asks least, under which concept that is one, and how many there are: to a
    /// Nash equilibrium if possible, else to one under SEQ, else to any; with the fewest steps at a loss.
    fn lasting<'m>(&self, moves: &'m [JointMove]) -> Option<(&'m JointMove, Option<Concept>, usize)> {
        let verdicts = &self.study.analysis.verdicts;
        telling::FIRST.into_iter().map(Some).chain([None]).find_map(|concept| {
            let holds = |m: &&JointMove| {
                let mut asked = verdicts.iter().filter(|v| concept.is_none_or(|c| c == v.concept));
                asked.any(|v| v.equilibria.contains(m.to))
            };
            // Of equals the first stays: the smallest.
            let least = moves.iter().filter(holds).min_by_key(|m| m.at_a_loss.len())?;
            Some((least, concept, moves.iter().filter(holds).count()))
        })
    }

    fn members(&self, coalition: &Coalition) -> String {
        self.words.parties(coalition.members().iter().copied())
    }
}
