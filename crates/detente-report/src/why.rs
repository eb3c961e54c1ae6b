//! Why a state is stable for a party or not, told as a person would.

use crate::Words;
use crate::page::english::{count, number, upper_first};
use detente_graph::{Graph, PartyId, StateId};
use detente_stability::{Certificate, Deterrence, NearMiss, Response, Sanction, Step, Verdict};

/// A verdict in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The verdict in one sentence: "North Korea stays in today's state (sequential stability)."
    pub headline: String,
    /// The reasons, one or two sentences each.
    pub reasons: Vec<String>,
    /// The conclusion, one short sentence.
    pub conclusion: String,
}

impl Explanation {
    /// Reasons and conclusion as one paragraph.
    pub fn paragraph(&self) -> String {
        let mut sentences = self.reasons.clone();
        sentences.push(self.conclusion.clone());
        sentences.join(" ")
    }
}

/// Tells a certificate in words, with at most `most` deterred improvements spelt out (the best ones for the party).
pub fn explain(graph: &Graph, words: &Words, certificate: &Certificate, most: usize) -> Explanation {
    let Certificate { concept, party, state, verdict } = certificate;
    let name = words.party(*party);
    let place = words.named(*state);
    let place = if words.is_now(*state) { format!("today's state, {place}") } else { place };
    let holds = if certificate.is_stable() { "is stable" } else { "is not stable" };
    let headline = format!("{} {holds} for {name} under {} ({concept}).", upper_first(&place), concept.name());
    let teller = Teller { graph, words, certificate };
    let mut told = match verdict {
        Verdict::NoImprovement => {
            let moves = graph.moves(*party, *state).len();
            let reason = match moves {
                0 => format!("{name} cannot move anywhere from here."),
                1 => format!("{name} could make one move from here, but not to anything it likes better."),
                n => format!(
                    "{name} could make {n} different moves from here, but none leads to anything it likes better."
                ),
            };
            Explanation { headline, reasons: vec![reason], conclusion: "So it stays.".to_owned() }
        }
        Verdict::Deterred(list) => {
            let mut reasons: Vec<String> = list.iter().take(most).map(|d| teller.deterrence(d)).collect();
            if list.len() > most {
                let rest = list.len() - most;
                let rest = crate::page::english::number(rest);
                reasons.push(match rest.as_str() {
                    "one" => "Its one other improvement is deterred too.".to_owned(),
                    n => format!("Its {n} other improvements are deterred too."),
                });
            }
            Explanation { headline, reasons, conclusion: "So it stays.".to_owned() }
        }
        Verdict::Undeterred { improvement, answers, closest } => {
            let mut reasons = vec![format!("{name} would like to {}.", words.change(*party, *state, *improvement))];
            reasons.push(teller.nothing_deters(*improvement, *answers, closest.as_ref()));
            Explanation { headline, reasons, conclusion: "So it does not stay.".to_owned() }
        }
    };
    told.reasons.iter_mut().for_each(|reason| *reason = upper_first(reason));
    told
}

/// How the best improvement is deterred, as a clause: "South Korea could then ..., which leaves Japan worse off than
/// now". Nothing where there is no improvement or one that nothing deters.
pub(crate) fn deterrence(graph: &Graph, words: &Words, certificate: &Certificate) -> Option<String> {
    let Verdict::Deterred(list) = &certificate.verdict else { return None };
    list.first().map(|d| Teller { graph, words, certificate }.taken_away(d))
}

/// What is needed to tell one certificate.
struct Teller<'a> {
    graph: &'a Graph,
    words: &'a Words<'a>,
    certificate: &'a Certificate,
}

impl Teller<'_> {
    fn deterrence(&self, d: &Deterrence) -> String {
        let Certificate { party, state, .. } = *self.certificate;
        let (name, wish) = (self.words.party(party), self.words.change(party, state, d.improvement));
        format!("{name} would like to {wish}; {}.", self.taken_away(d))
    }

    /// What the others do about an improvement, as a clause without its full stop.
    fn taken_away(&self, d: &Deterrence) -> String {
        let Certificate { party, state, concept, .. } = *self.certificate;
        let name = self.words.party(party);
        match &d.sanction {
            Sanction::Path { steps, escape } => {
                let end = steps.last().map_or(d.improvement, |s| s.to);
                let gain = match (concept.is_credible(), steps.len()) {
                    (false, _) => "",
                    (true, 1) => " and would gain by it",
                    (true, 2) => ", both gaining by what they do",
                    (true, _) => ", each gaining by what it does",
                };
                let mut text = format!(
                    "{}{gain}, which leaves {name} {}",
                    self.told(d.improvement, steps),
                    self.compared(party, end, state)
                );
                if concept.is_symmetric() {
                    match escape {
                        None => text.push_str(", and from there it cannot move"),
                        Some(v) => text.push_str(&format!(
                            ", and the best it could then do, to {}, is no better than staying either",
                            self.words.change(party, end, *v)
                        )),
                    }
                }
                text
            }
            Sanction::Together(moves) => {
                let others: Vec<String> = moves
                    .moves
                    .iter()
                    .map(|(p, bits)| {
                        let to = self.graph.states().find(*bits).unwrap_or(state);
                        format!("{} could {}", self.words.party(*p), self.words.change(*p, state, to))
                    })
                    .collect();
                format!(
                    "at the same moment {}, and together that leaves {name} {}",
                    crate::joined(&others, "and"),
                    self.compared(party, moves.result, state)
                )
            }
        }
    }

    fn nothing_deters(&self, improvement: StateId, answers: usize, closest: Option<&NearMiss>) -> String {
        let Certificate { party, state, concept, .. } = *self.certificate;
        let name = self.words.party(party);
        let credible = match concept.response() {
            Response::Nothing => return "Nash stability does not ask what the others would answer.".to_owned(),
            Response::Together => {
                return format!(
                    "No improvements that others could make at the same moment would leave {name} no better off than it is now."
                );
            }
            Response::Answer { credible, .. } => credible,
        };
        let willing = if credible { " by steps that improve things for those who take them" } else { "" };
        let Some(miss) = closest else {
            return if credible {
                "Nobody else would gain by answering.".to_owned()
            } else {
                "Nobody else can answer.".to_owned()
            };
        };
        let end = miss.steps.last().map_or(improvement, |s| s.to);
        // A chain of many moves is named by where it ends.
        let told = match miss.steps.len() {
            0..=2 => self.told(improvement, &miss.steps),
            n => format!("the others, in {} moves, bring about {}", number(n), self.words.named(end)),
        };
        match miss.escape {
            Some(v) => format!(
                "The others could bring about {}{willing}, but none leaves {name} without a way out: when {told}, {name} could still {}, which is better for it than {}.",
                states(answers),
                self.words.change(party, end, v),
                if self.words.is_now(state) { "today" } else { "where it started" }
            ),
            // Under SMR and SSEQ an answer may hurt, and yet leave a way out.
            None if concept.is_symmetric() => format!(
                "The others could bring about {}{willing}, but each leaves {name} better off than it is now, or with a way to be; the one that comes closest comes about when {told}.",
                states(answers)
            ),
            None if answers == 1 => format!(
                "All that the others could bring about{willing} still leaves {name} better off than it is now: {told}."
            ),
            None => format!(
                "The others could bring about {}{willing}, and all of them leave {name} better off than it is now; the worst comes about when {told}.",
                states(answers)
            ),
        }
    }

    /// "Japan could then ..., whereupon South Korea could ..."
    fn told(&self, from: StateId, steps: &[Step]) -> String {
        let mut at = from;
        let mut parts = Vec::new();
        for (i, step) in steps.iter().enumerate() {
            let then = if i == 0 { "could then" } else { "could" };
            parts.push(format!(
                "{} {then} {}",
                self.words.party(step.party),
                self.words.change(step.party, at, step.to)
            ));
            at = step.to;
        }
        parts.join(", whereupon ")
    }

    fn compared(&self, party: PartyId, end: StateId, start: StateId) -> &'static str {
        if end == start {
            "back at the start"
        } else if self.graph.rank(party, end) == self.graph.rank(party, start) {
            "no better off than now"
        } else {
            "worse off than now"
        }
    }
}

fn states(n: usize) -> String {
    count(n, "state", "states")
}
