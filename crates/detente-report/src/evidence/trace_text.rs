//! What rests on what, for people.

use super::trace::{ForwardTrace, Judged, Use, VerdictTrace};
use crate::grid::wrap;
use crate::page::english::{count, either, loose, stopped, upper_first};
use crate::{Study, Words, joined};
use detente_case::{Citation, Evidence};
use detente_source::{CheckedSource, shown};

/// Tells traces to people, at a width, with the passages that are at hand.
pub struct TraceTeller<'a> {
    study: Study<'a>,
    words: Words<'a>,
    sources: &'a [CheckedSource],
    width: usize,
    out: String,
}

impl<'a> TraceTeller<'a> {
    /// A teller for one case. `sources` may be empty.
    pub fn new(study: Study<'a>, sources: &'a [CheckedSource], width: usize) -> Self {
        Self { study, words: Words::new(study.case, study.graph), sources, width, out: String::new() }
    }

    /// What has been told.
    pub fn finish(self) -> String {
        self.out
    }

    fn line(&mut self, indent: usize, text: &str) {
        let told = wrap(text, self.width.saturating_sub(indent), indent + 2);
        self.out.push_str(&format!("{}{told}\n", " ".repeat(indent)));
    }

    /// From a verdict back to sentences.
    pub fn verdict(&mut self, trace: &VerdictTrace) {
        let headline = self.headline(trace);
        self.line(0, &headline);
        if trace.uses.is_empty() {
            self.line(2, "No judgement about what is wanted enters: there is no move to compare with.");
        }
        let case = self.study.case;
        for (judged, uses) in &trace.uses {
            self.line(2, &format!("{} ({})", upper_first(&judged.words(case)), judged.key(case)));
            let how = self.how(*judged, uses);
            self.line(6, &how);
            self.grounds(*judged, 6);
        }
        if trace.ties > 0 {
            let are = either(trace.ties, "is", "are");
            let n = count(trace.ties, "comparison", "comparisons");
            self.line(2, &format!("{} {are} of equally good states, which no judgement tells apart.", upper_first(&n)));
        }
        if trace.answers > 0 {
            let n = count(trace.answers, "answer", "answers");
            let text = format!("It also rests on none of {n} of the others being worse for the party than staying.");
            self.line(2, &text);
        }
        if !trace.rules_looked_for {
            self.line(
                2,
                "Rules that keep the party from something better were not looked for: it has too many options.",
            );
        }
        self.out.push('\n');
    }

    fn headline(&self, trace: &VerdictTrace) -> String {
        let place = self.words.named(trace.state);
        let place = if self.words.is_now(trace.state) { format!("today's state, {place}") } else { place };
        let holds = if trace.is_stable { "is stable" } else { "is not stable" };
        let party = self.words.party(trace.party);
        let concept = trace.concept;
        format!("{} {holds} for {party} under {} ({concept}). It rests on:", upper_first(&place), concept.name())
    }

    fn how(&self, judged: Judged, uses: &[Use]) -> String {
        let mut parts = Vec::new();
        let decided: Vec<(&_, &_)> = uses
            .iter()
            .filter_map(|u| match u {
                Use::Decides { better, worse } => Some((better, worse)),
                _ => None,
            })
            .collect();
        if let Some((better, worse)) = decided.first() {
            let (better, worse) = (self.words.short(**better), self.words.short(**worse));
            parts.push(match decided.len() {
                1 => format!("It decides that {better} is better than {worse}."),
                n => format!("It decides {n} comparisons, such as that {better} is better than {worse}."),
            });
        }
        let forbidden = uses.iter().filter(|u| matches!(u, Use::Forbids(_))).count();
        if forbidden > 0 {
            let n = count(forbidden, "combination", "combinations");
            // An option that this world does not have keeps it from what it could do with it.
            let missing = if matches!(judged, Judged::Option(_)) { "Missing as the case stands, it" } else { "It" };
            parts.push(format!("{missing} keeps the party from {n} of options that it would like better."));
        }
        if uses.contains(&Use::Moved) {
            parts.push("It is changed in a move that the verdict speaks of.".to_owned());
        }
        parts.join(" ")
    }

    /// What a judgement rests on, down to the passages.
    pub fn grounds(&mut self, judged: Judged, indent: usize) {
        let grounds = judged.grounds(self.study.case);
        self.reason(&grounds.own, indent);
        match &grounds.party {
            None => self.evidence(&grounds.own, indent),
            Some(party) => {
                self.line(indent, "It cites nothing itself; the party as a whole rests on:");
                self.reason(party, indent);
                self.evidence(party, indent);
            }
        }
    }

    fn reason(&mut self, evidence: &Evidence, indent: usize) {
        if let Some(why) = &evidence.why {
            self.line(indent, &format!("Reason: {}", stopped(why)));
        }
    }

    fn evidence(&mut self, evidence: &Evidence, indent: usize) {
        if evidence.assumption {
            self.line(indent, "An assumption of the analyst.");
        } else if evidence.cites.is_empty() {
            self.line(indent, "It cites nothing.");
        }
        for citation in &evidence.cites {
            match citation {
                Citation::Claim(i) => self.claim(*i, indent),
                Citation::Source(i) => {
                    let source = &self.study.case.sources[*i];
                    let line = format!("{}: “{}”, the document as a whole", source.id, source.title);
                    self.line(indent, &line);
                }
            }
        }
    }

    /// A claim: what it says, who says it, where, and the passage where the text is at hand.
    pub fn claim(&mut self, i: usize, indent: usize) {
        let case = self.study.case;
        let claim = &case.claims[i];
        let disputed = if claim.disputed.is_some() { " (disputed)" } else { "" };
        self.line(indent, &format!("{}{disputed}: {}", claim.id, stopped(&claim.says)));
        let source = &case.sources[claim.source];
        let mut where_from: Vec<String> = Vec::new();
        where_from.extend(claim.speaker.clone());
        where_from.extend(claim.voice.clone());
        where_from.extend(claim.hedge.as_ref().map(|h| format!("with the reservation “{h}”")));
        where_from.push(format!("in {}", source.id));
        where_from.extend(crate::wording::grounds::located(claim).as_deref().map(loose));
        where_from.extend(source.reliability.map(|r| format!("source {} ({r:?})", r.words())));
        where_from.extend(claim.credibility.map(|c| format!("claim {} ({})", c.words(), c.digit())));
        self.line(indent + 4, &format!("{}.", upper_first(&where_from.join("; "))));
        let found = self.sources.iter().find(|s| s.source == claim.source).and_then(|s| s.passage(i));
        if let Some(found) = found {
            let passage = format!("“{}”", shown(&found.text, 600));
            self.line(indent + 4, &passage);
        }
    }

    /// A judgement with what it rests on.
    pub fn judgement(&mut self, judged: Judged) {
        let case = self.study.case;
        self.line(0, &format!("{} ({}). It rests on:", upper_first(&judged.words(case)), judged.key(case)));
        self.grounds(judged, 2);
        self.out.push('\n');
    }

    /// A document, and how many claims are taken from it.
    pub fn source(&mut self, i: usize, claims: usize) {
        let source = &self.study.case.sources[i];
        let title = crate::wording::grounds::title(source).plain();
        self.line(
            0,
            &format!(
                "{}: {title}. {} taken from it.",
                source.id,
                upper_first(&count(claims, "claim is", "claims are"))
            ),
        );
    }

    /// From a claim or a document forward to what it supports.
    pub fn forward(&mut self, trace: &ForwardTrace) {
        let case = self.study.case;
        if trace.cited_by.is_empty() {
            self.line(2, "No judgement cites it.");
        } else {
            self.line(2, "Cited by:");
        }
        for judged in &trace.cited_by {
            self.line(4, &format!("{} ({})", judged.words(case), judged.key(case)));
        }
        if !trace.confirms.is_empty() {
            let ids: Vec<String> = trace.confirms.iter().map(|c| case.claims[*c].id.value.clone()).collect();
            self.line(2, &format!("Confirms {}.", joined(&ids, "and")));
        }
        if trace.expected {
            self.line(2, "The results that the case expects cite it.");
        }
        if trace.verdicts.is_empty() {
            if self.study.graph.status_quo().is_some() {
                self.line(
                    2,
                    "It is not among the reasons given for a verdict about today's state. A verdict can still hang on it, for \
                     these reasons leave out why other moves are no improvements: `detente hinges` tells what does.",
                );
            }
            return;
        }
        self.line(2, "Verdicts about today's state that rest on it:");
        for verdict in &trace.verdicts {
            let holds = if verdict.is_stable { "stable" } else { "not stable" };
            let by: Vec<String> = verdict.uses.iter().map(|(j, _)| j.key(case)).collect();
            let party = self.words.party(verdict.party);
            let line = format!("{holds} for {party} under {} (by {})", verdict.concept, joined(&by, "and"));
            self.line(4, &line);
        }
    }
}
