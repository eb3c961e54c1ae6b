//! Claims dropped on random cases with citations: the case is written anew without what goes, and asked again.

use super::{asked, how_many, model, now, surveyed, try_model};
use detente::Concept;
use detente::doubt::hinges::{Answer, Question};
use detente_reference::rng::Rng;
use std::fmt::Write;

const CLAIMS: usize = 4;

/// A judgement: its text and what it rests on.
#[derive(Clone, Debug)]
struct Said {
    text: String,
    cites: Vec<usize>,
    document: bool,
    assumption: bool,
}

impl Said {
    fn random(rng: &mut Rng, text: String) -> Self {
        let mut cites: Vec<usize> = (0..CLAIMS).filter(|_| rng.below(3) == 0).collect();
        cites.truncate(2);
        Self { text, cites, document: rng.below(6) == 0, assumption: rng.below(6) == 0 }
    }

    /// Whether it goes with a claim.
    fn goes(&self, claim: usize, all: bool) -> bool {
        let alone = self.cites == [claim] && !self.document;
        self.cites.contains(&claim) && !self.assumption && (alone || all)
    }

    fn keys(&self) -> String {
        let mut ids: Vec<String> = self.cites.iter().map(|c| format!("c{c}")).collect();
        ids.extend(self.document.then(|| "paper".to_owned()));
        format!("cites: [{}], assumption: {}", ids.join(", "), self.assumption)
    }
}

struct Spec {
    /// Per party its options and wishes.
    parties: Vec<(Vec<Said>, Vec<Said>)>,
    rules: Vec<Said>,
    now: Vec<bool>,
}

impl Spec {
    fn random(rng: &mut Rng) -> Self {
        let names = [["a.x", "a.y"], ["b.x", "b.y"]];
        let all: Vec<&str> = names.iter().flatten().copied().collect();
        let statement = |rng: &mut Rng| {
            let (a, b) = (*rng.pick(&all), *rng.pick(&all));
            match rng.below(4) {
                0 => a.to_owned(),
                1 => format!("!{a}"),
                2 => format!("{a} -> {b}"),
                _ => format!("{a} & !{b}"),
            }
        };
        let parties = names
            .iter()
            .map(|own| {
                let options = own.iter().map(|o| Said::random(rng, (*o).to_owned())).collect();
                let wishes = (0..1 + rng.below(4))
                    .map(|_| {
                        let text = statement(rng);
                        Said::random(rng, text)
                    })
                    .collect();
                (options, wishes)
            })
            .collect();
        let rules = (0..rng.below(2)).map(|_| Said::random(rng, "a.x & b.x & !a.y".to_owned())).collect();
        // Never excluded by the rule above.
        let now = vec![rng.below(2) == 0, true, rng.below(2) == 0, rng.below(2) == 0];
        Self { parties, rules, now }
    }

    /// The case, without what goes with a claim; options that go are fixed as they are today.
    fn yaml(&self, dropped: Option<(usize, bool)>) -> String {
        let goes = |said: &Said| dropped.is_some_and(|(claim, all)| said.goes(claim, all));
        let mut out = String::from("detente: 1\nid: c\nsources: {paper: {title: A paper}}\nclaims:\n");
        for c in 0..CLAIMS {
            let _ = writeln!(out, "  c{c}: {{source: paper, says: Something.}}");
        }
        out.push_str("parties:\n");
        let (mut k, mut fixed) = (0, Vec::new());
        for (p, (options, wishes)) in self.parties.iter().enumerate() {
            let id = ["a", "b"][p];
            // The description rests on the document, so no wish is left to stand on the party's claims.
            let _ = writeln!(out, "  {id}:\n    assumption: true\n    options:");
            for option in options {
                let own = option.text.split('.').next_back().expect("party.option");
                let _ = writeln!(out, "      {own}: {{does: Do, now: {}, {}}}", self.now[k], option.keys());
                if dropped.is_some_and(|(claim, _)| option.goes(claim, false)) && dropped.is_some_and(|(_, all)| !all) {
                    fixed.push(if self.now[k] { format!("!{}", option.text) } else { option.text.clone() });
                }
                k += 1;
            }
            let left: Vec<&Said> = wishes.iter().filter(|w| !goes(w)).collect();
            let _ = writeln!(out, "    prefers:{}", if left.is_empty() { " []" } else { "" });
            for wish in left {
                let _ = writeln!(out, "      - {{want: \"{}\", {}}}", wish.text, wish.keys());
            }
        }
        let rules: Vec<&Said> = self.rules.iter().filter(|r| !goes(r)).collect();
        if !rules.is_empty() || !fixed.is_empty() {
            out.push_str("infeasible:\n");
        }
        for rule in rules {
            let _ = writeln!(out, "  - {{when: \"{}\", {}}}", rule.text, rule.keys());
        }
        for rule in fixed {
            let _ = writeln!(out, "  - {{when: \"{rule}\", assumption: true}}");
        }
        out
    }
}

#[test]
fn a_dropped_claim_is_a_case_written_without_what_rests_on_it() {
    let (mut flips, mut same) = (0, 0);
    for seed in 0..how_many() * 2 {
        let spec = Spec::random(&mut Rng::new(seed));
        let yaml = spec.yaml(None);
        let model = model(&yaml);
        let place = now(&model).expect("it has one");
        for question in [Question::Holds(place, Concept::Nash), Question::Equilibria(Concept::Seq)] {
            let found = surveyed(&model, &question);
            for claim in 0..CLAIMS {
                let hinge = found.claims.iter().find(|c| model.case.claims[c.claim].id.value == format!("c{claim}"));
                for all in [false, true] {
                    let rewritten = spec.yaml(Some((claim, all)));
                    let expected = try_model(&rewritten).ok().and_then(|other| asked(&other, &question));
                    let seen = hinge.map(|h| if all { &h.all } else { &h.alone });
                    match seen.and_then(|s| s.base.as_ref().map(|b| (s, b))) {
                        Some((seen, answer)) => {
                            assert_eq!(
                                Some(answer),
                                expected.as_ref(),
                                "seed {seed}, c{claim}, all {all}\n{yaml}\n{rewritten}"
                            );
                            assert_eq!(seen.distance, answer.distance(&found.base));
                            flips += seen.flips;
                        }
                        // Nothing rests on it, or nothing is left: then the case written anew is the same or unsound.
                        None => {
                            assert!(
                                expected.is_none_or(|e| e == found.base),
                                "seed {seed}, c{claim}, all {all}\n{yaml}"
                            );
                            same += 1;
                        }
                    }
                }
            }
            assert!(matches!(found.base, Answer::Is(_) | Answer::States(_)));
        }
    }
    assert!(flips > 0 && same > 0, "{flips} {same}");
}
