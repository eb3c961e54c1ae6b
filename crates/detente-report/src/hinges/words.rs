//! The sentences about what an answer hangs on.

use super::{HingeStudy, percent};
use crate::page::english::{count, either, number, stopped, upper_first};
use crate::wording::grounds::located;
use crate::{Words, joined};
use detente_case::Group;
use detente_doubt::hinges::{Answer, ClaimHinge, Place, Question, Seen, StatementHinge};
use detente_stability::evolution::Rule;

/// Puts a survey into words.
#[derive(Clone, Copy)]
pub(crate) struct Teller<'a> {
    pub study: HingeStudy<'a>,
}

impl Teller<'_> {
    /// The question, with its mark.
    pub fn question(&self) -> String {
        let words = Words::new(self.study.case, self.study.graph);
        let state = |place: &Place| match place.find(self.study.graph) {
            Some(s) if words.is_now(s) => "today's state".to_owned(),
            Some(s) => words.named(s),
            None => "a state that is not feasible".to_owned(),
        };
        match &self.study.hinges.question {
            Question::Holds(place, concept) => {
                format!("Does {} hold ({concept}: is it an equilibrium under {})?", state(place), concept.name())
            }
            Question::Reach(place, _, rule) => {
                let by = match rule {
                    Rule::Improvements => "improvements",
                    Rule::Agreement(_) => "improvements and agreements of two parties",
                    Rule::Moves => "any moves",
                    Rule::Conceding(_) => "improvements and concessions of one party",
                };
                format!(
                    "Do {by} lead from {} to one in which {} holds?",
                    state(place),
                    self.study.asked.unwrap_or("it")
                )
            }
            Question::Equilibria(concept) => format!("Which equilibria are there ({concept})?"),
        }
    }

    pub(super) fn is_set(&self) -> bool {
        matches!(self.study.hinges.base, Answer::States(_))
    }

    /// An answer in a word or two.
    pub fn answer(&self, answer: &Answer) -> String {
        match answer {
            Answer::Is(true) => "yes".to_owned(),
            Answer::Is(false) => "no".to_owned(),
            Answer::States(states) => count(states.len(), "state", "states"),
        }
    }

    /// The answer as the case stands and over the worlds.
    pub fn standing(&self) -> String {
        let h = self.study.hinges;
        let base = match &h.base {
            Answer::States(states) => {
                let words = Words::new(self.study.case, self.study.graph);
                let shown: Vec<String> =
                    states.iter().take(8).filter_map(|p| p.find(self.study.graph)).map(|s| words.called(s)).collect();
                let more = if states.len() > shown.len() { " and more" } else { "" };
                match states.len() {
                    0 => "none".to_owned(),
                    n => format!("{} ({}{more})", count(n, "state", "states"), shown.join(", ")),
                }
            }
            answer => self.answer(answer),
        };
        let mut out = format!("As the case stands: {base}.");
        if h.worlds > 1 {
            let same = if self.is_set() { "the same set" } else { "yes" };
            out.push_str(&format!(" Over all worlds: {same} in {} of {}", h.yes.0, h.worlds));
            out.push_str(&match h.weighed {
                true => format!(", by the analyst's weights {}.", percent(h.yes.1)),
                false => ". Counts of worlds are no probabilities.".to_owned(),
            });
        }
        if h.left_out > 0 {
            let left = count(
                h.left_out,
                "world is left out, because the case has errors in it",
                "worlds are left out, because the case has errors in them",
            );
            out.push_str(&format!(" {}.", upper_first(&left)));
        }
        out
    }

    /// What matters most, and how: the claim where one does, else the statement or the hypothesis.
    pub fn most(&self) -> Vec<String> {
        let h = self.study.hinges;
        let swing = |s: Option<f64>| s.unwrap_or(0.0);
        let (claim, statement) = (h.claims.first(), h.statements.first());
        let (of_claim, of_statement) = (swing(claim.map(|c| c.swing)), swing(statement.map(|s| s.swing)));
        let of_group = swing(h.groups.first().map(|g| g.swing));
        let most = of_claim.max(of_statement).max(of_group);
        if most <= 0.0 {
            return vec!["No single change of a claim, a statement or a hypothesis changes the answer.".to_owned()];
        }
        match (self.first_claim(), statement, h.groups.first()) {
            (Some(claim), ..) => self.about_claim(claim),
            (_, _, Some(group)) if of_group >= most => {
                let of = &self.study.case.doubt.groups[group.group];
                vec![format!(
                    "What matters most is the group of hypotheses `{}`: {}",
                    of.id.value,
                    stopped(&of.question)
                )]
            }
            (_, Some(statement), _) => vec![format!(
                "What matters most is a wish of {}: `{}`. {}",
                self.study.case.party(statement.party).in_text,
                statement.text,
                self.of_statement(statement)
            )],
            _ => Vec::new(),
        }
    }

    /// The claim that matters most, where nothing else matters more.
    fn first_claim(&self) -> Option<&ClaimHinge> {
        let h = self.study.hinges;
        let swing = |s: Option<f64>| s.unwrap_or(0.0);
        let others = swing(h.statements.first().map(|s| s.swing)).max(swing(h.groups.first().map(|g| g.swing)));
        h.claims.first().filter(|claim| claim.swing > 0.0 && claim.swing >= others)
    }

    /// The claim that matters most with the words of its passage, where that is what [`Teller::most`] begins with and the
    /// text is at hand.
    pub fn passage(&self) -> Option<(usize, String)> {
        let claim = self.first_claim()?.claim;
        let passage = self.study.passages.get(claim)?.as_ref()?;
        Some((claim, passage.split_whitespace().collect::<Vec<_>>().join(" ")))
    }

    fn about_claim(&self, hinge: &ClaimHinge) -> Vec<String> {
        let claim = &self.study.case.claims[hinge.claim];
        let mut out = vec![format!("What matters most is claim {}: {}", claim.id, self.cited(hinge.claim))];
        if let Some(group) = hinge.read_by {
            let told = self.study.hinges.groups.iter().find(|g| g.group == group);
            let of = &self.study.case.doubt.groups[group];
            if let Some(told) = told {
                let each = of.alternatives.iter().zip(&told.alternatives).map(|(a, (worlds, yes, share))| {
                    let share =
                        if self.study.hinges.weighed { format!(" ({})", percent(*share)) } else { String::new() };
                    format!("{} in {yes} of {worlds} worlds{share} read as `{}` ({})", self.yes(), a.id.value, a.name)
                });
                let each: Vec<String> = each.collect();
                out.push(format!("It is read in {} ways: {}.", number(each.len()), joined(&each, "and")));
            }
        }
        let words = |seen: &Seen, what: &str| {
            (seen.flips > 0).then(|| format!("{what}, the answer changes in {}.", self.of_worlds(seen.flips)))
        };
        out.extend(words(&hinge.alone, "Dropped with what rests on it alone"));
        out.extend(words(&hinge.all, "Dropped with every wish and rule that cites it"));
        out
    }

    fn yes(&self) -> &'static str {
        if self.is_set() { "the same set" } else { "yes" }
    }

    fn of_worlds(&self, n: usize) -> String {
        match self.study.hinges.worlds {
            1 => "the one world that there is".to_owned(),
            all => format!("{n} of {all} worlds"),
        }
    }

    /// A claim with its speaker and place.
    pub fn cited(&self, claim: usize) -> String {
        let claim = &self.study.case.claims[claim];
        let mut whence: Vec<String> = claim.speaker.iter().cloned().collect();
        whence.extend(located(claim));
        let whence = if whence.is_empty() { String::new() } else { format!(" ({})", whence.join(", ")) };
        format!("{}{whence}", stopped(&claim.says))
    }

    /// What leaving a statement out, and moving it, does.
    fn of_statement(&self, hinge: &StatementHinge) -> String {
        let what = if hinge.is_swap { "With the two exchanged" } else { "Left out" };
        format!("{what}, the answer changes in {}.", self.of_worlds(hinge.dropped.flips))
    }

    /// The warnings about ranks: where the answer in the base world depends on where a statement stands.
    pub fn ranks(&self) -> Vec<String> {
        let sets = self.is_set();
        let of = self.study.hinges.statements.iter().filter(|s| s.in_base && !s.is_swap && !sets);
        let depends = of.filter(|s| s.moved.iter().any(|m| m.seen.distance > 0));
        depends
            .map(|s| {
                let party = &self.study.case.party(s.party).in_text;
                let runs: Vec<String> = self
                    .runs(s)
                    .into_iter()
                    .map(|(answer, first, last)| match last - first {
                        0 => format!("{} at rank {first}", self.answer(&answer)),
                        _ => format!("{} at ranks {first} to {last}", self.answer(&answer)),
                    })
                    .collect();
                format!(
                    "The answer depends on the rank given to `{}` in the list of {party}: {}, of {}. The case has it at \
                     rank {}; ranks are the analyst's.",
                    s.text,
                    joined(&runs, "and"),
                    s.rank.1,
                    s.rank.0
                )
            })
            .collect()
    }

    /// Ranks in order, those next to each other with the same answer as one run.
    pub fn runs(&self, hinge: &StatementHinge) -> Vec<(Answer, usize, usize)> {
        let base = &self.study.hinges.base;
        let mut at: Vec<(usize, Answer)> =
            hinge.moved.iter().map(|m| (m.rank, m.seen.base.clone().unwrap_or_else(|| base.clone()))).collect();
        at.push((hinge.rank.0, base.clone()));
        at.sort_by_key(|(rank, _)| *rank);
        let mut runs: Vec<(Answer, usize, usize)> = Vec::new();
        for (rank, answer) in at {
            match runs.last_mut() {
                Some((last, _, end)) if *last == answer => *end = rank,
                _ => runs.push((answer, rank, rank)),
            }
        }
        runs
    }

    /// Groups that make no difference: "the experts' quarrel does not matter here".
    pub fn idle(&self) -> Vec<String> {
        let h = self.study.hinges;
        let idle = h.groups.iter().filter(|g| g.comparisons.1 == 0 && g.comparisons.0 > 0);
        idle.map(|g| {
            let group = &self.study.case.doubt.groups[g.group];
            format!(
                "`{}` makes no difference: of {} that differ in it alone, none {} in the answer. ({})",
                group.id.value,
                count(g.comparisons.0, "pair of worlds", "pairs of worlds"),
                "differs",
                asked(group)
            )
        })
        .collect()
    }

    /// What settling each group that matters is worth, or how far it would settle the answer.
    pub fn settling(&self) -> Vec<String> {
        let h = self.study.hinges;
        let groups = h.groups.iter().filter(|g| g.comparisons.1 > 0);
        groups
            .map(|g| {
                let group = &self.study.case.doubt.groups[g.group];
                let settled = g.alternatives.iter().filter(|(worlds, yes, _)| *yes == 0 || yes == worlds).count();
                let told = g.alternatives.len();
                let worth = match g.value {
                    Some(value) => {
                        let p = h.yes.1;
                        format!(
                            " By the analyst's weights, knowing it would lessen the expected Brier score of the answer by \
                             {value:.3}, from {:.3} to {:.3}.",
                            p * (1.0 - p),
                            (p * (1.0 - p) - value).max(0.0)
                        )
                    }
                    None => String::new(),
                };
                let how = match settled {
                    n if n == told => "would settle the answer, whichever alternative holds".to_owned(),
                    0 => "would leave the answer open, whichever alternative holds".to_owned(),
                    n => format!("would settle the answer under {} of its {} alternatives", number(n), number(told)),
                };
                format!("Settling `{}` {how}.{worth}", group.id.value)
            })
            .collect()
    }

    /// How many statements do nothing.
    pub fn inert(&self) -> Option<String> {
        let all: Vec<&StatementHinge> = self.study.hinges.statements.iter().filter(|s| s.in_base).collect();
        let active = |s: &&&StatementHinge| s.dropped.distance > 0 || s.moved.iter().any(|m| m.seen.distance > 0);
        let idle = all.len() - all.iter().filter(active).count();
        let swaps = all.iter().any(|s| s.is_swap);
        let noun = |n| {
            if swaps {
                either(n, "wish or neighbouring pair", "wishes and neighbouring pairs")
            } else {
                either(n, "wish", "wishes")
            }
        };
        let done = if swaps { "left out, moved or exchanged" } else { "left out or moved to any rank" };
        (idle > 0).then(|| match all.len() {
            1 => format!("The one {} of the case as it stands can be {done} without changing the answer.", noun(1)),
            n => format!(
                "Of the {n} {} of the case as it stands, {} can be {done} without changing the answer.",
                noun(n),
                number(idle)
            ),
        })
    }

    /// Statements and claims that change a set the most, where the answer is one.
    pub fn sets(&self, most: usize) -> Vec<(String, usize, Option<usize>)> {
        if !self.is_set() {
            return Vec::new();
        }
        let size = |seen: &Seen| match &seen.base {
            Some(Answer::States(states)) => Some(states.len()),
            _ => None,
        };
        let h = self.study.hinges;
        let wishes = h.statements.iter().filter(|s| s.in_base).map(|s| {
            let what = if s.is_swap { "exchange" } else { "without" };
            let party = &self.study.case.party(s.party).name;
            (format!("{what} {} ({party})", s.text), s.dropped.distance, size(&s.dropped))
        });
        let claims = h.claims.iter().map(|c| {
            let id = &self.study.case.claims[c.claim].id.value;
            (format!("without {id} and all that cites it"), c.all.distance, size(&c.all))
        });
        let mut all: Vec<(String, usize, Option<usize>)> = wishes.chain(claims).filter(|(_, d, _)| *d > 0).collect();
        all.sort_by_key(|(_, distance, _)| std::cmp::Reverse(*distance));
        all.truncate(most);
        all
    }
}

/// The question of a group, as a sentence.
fn asked(group: &Group) -> String {
    upper_first(&stopped(&group.question))
}
