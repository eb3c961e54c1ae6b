//! Claims dropped on random cases with citations: the case is written anew without what goes, and asked again.

use super::{asked, how_many, model, now, surveyed, try_model};
use detente::case::{World, parse_statement_for};
use detente::doubt::hinges::{Answer, ClaimHinge, Hinges, Question, all_worlds, ask};
use detente::stability::evolution::Rule;
use detente::{Budget, Concept, Graph, Model};
use detente_reference::rng::Rng;
use std::fmt::Write;

const CLAIMS: usize = 4;

/// What something rests on.
#[derive(Clone, Debug)]
struct Grounds {
    cites: Vec<usize>,
    document: bool,
    assumption: bool,
}

impl Grounds {
    fn random(rng: &mut Rng) -> Self {
        let mut cites: Vec<usize> = (0..CLAIMS).filter(|_| rng.below(3) == 0).collect();
        cites.truncate(2);
        Self { cites, document: rng.below(6) == 0, assumption: rng.below(6) == 0 }
    }

    fn is_missing(&self) -> bool {
        self.cites.is_empty() && !self.document && !self.assumption
    }

    /// Whether it cites a claim, and then whether it cites nothing else.
    fn rests(&self, claim: usize) -> Option<bool> {
        (self.cites.contains(&claim) && !self.assumption).then(|| self.cites == [claim] && !self.document)
    }

    fn keys(&self) -> String {
        let mut ids: Vec<String> = self.cites.iter().map(|c| format!("c{c}")).collect();
        ids.extend(self.document.then(|| "paper".to_owned()));
        format!("cites: [{}], assumption: {}", ids.join(", "), self.assumption)
    }
}

/// What counts for a judgement: its own grounds, or the first there are of those that stand behind it.
fn behind<'a>(chain: &[&'a Grounds]) -> &'a Grounds {
    chain.iter().find(|g| !g.is_missing()).unwrap_or(&chain[chain.len() - 1])
}

/// A judgement: its text, what it rests on, and in which worlds it counts.
#[derive(Clone, Debug)]
struct Said {
    text: String,
    grounds: Grounds,
    when: String,
}

impl Said {
    fn random(rng: &mut Rng, text: String) -> Self {
        let when = if rng.below(4) == 0 {
            let key = *rng.pick(&["if", "unless"]);
            format!(", {key}: \"{}\"", rng.pick(&["e", "!e", "g.a0", "g.a1"]))
        } else {
            String::new()
        };
        Self { text, grounds: Grounds::random(rng), when }
    }
}

/// What a party wants.
#[derive(Clone, Debug)]
enum Wants {
    /// Statements; the slot of the hypotheses stands after so many of them.
    Prefers(Vec<Said>, Option<usize>),
    Weights(Vec<Said>),
    Ranking(Grounds),
}

struct Party {
    grounds: Grounds,
    options: Vec<Said>,
    wants: Wants,
}

struct Spec {
    parties: Vec<Party>,
    /// Per alternative what it rests on, and its statements.
    alternatives: Vec<(Grounds, Vec<Said>)>,
    rules: Vec<Said>,
    merges: Vec<Said>,
    now: Vec<bool>,
}

/// Which claim is dropped, and whether all that cites it goes.
type Dropped = Option<(usize, bool)>;

impl Spec {
    fn random(rng: &mut Rng) -> Self {
        let names = [["a.x", "a.y"], ["b.x", "b.y"]];
        let all: Vec<&str> = names.iter().flatten().copied().collect();
        let said = |rng: &mut Rng| {
            let (a, b) = (*rng.pick(&all), *rng.pick(&all));
            let text = match rng.below(4) {
                0 => a.to_owned(),
                1 => format!("!{a}"),
                2 => format!("{a} -> {b}"),
                _ => format!("{a} & !{b}"),
            };
            Said::random(rng, text)
        };
        let some = |rng: &mut Rng, most: usize| (0..rng.below(most + 1)).map(|_| said(rng)).collect::<Vec<_>>();
        // Never excludes today's state.
        let rules: Vec<Said> = (0..rng.below(2)).map(|_| Said::random(rng, "a.x & b.x & !a.y".to_owned())).collect();
        let merges: Vec<Said> = (0..rng.below(2)).map(|_| Said::random(rng, "a.x & b.y".to_owned())).collect();
        let now = vec![rng.below(2) == 0, true, rng.below(2) == 0, rng.below(2) == 0];
        let contingent = rng.below(2) == 0;
        let slot = rng.below(2);
        let mut parties = Vec::new();
        for (p, own) in names.iter().enumerate() {
            let options = own.iter().enumerate().map(|(o, name)| {
                let mut option = Said::random(rng, (*name).to_owned());
                // What is taken today is there in every world.
                if now[2 * p + o] || !contingent {
                    option.when.clear();
                }
                option
            });
            let options: Vec<Said> = options.collect();
            let wants = match rng.below(4) {
                // A ranking names every state, so nothing may make states come and go.
                0 if p != slot && rules.is_empty() && merges.is_empty() && !contingent => {
                    Wants::Ranking(Grounds::random(rng))
                }
                1 if p != slot => {
                    let mut list = some(rng, 3);
                    list.sort_by(|a, b| a.text.cmp(&b.text));
                    list.dedup_by(|a, b| a.text == b.text);
                    Wants::Weights(list)
                }
                _ => {
                    let list = some(rng, 4);
                    let at = (p == slot).then(|| rng.below(list.len() + 1));
                    Wants::Prefers(list, at)
                }
            };
            parties.push(Party { grounds: Grounds::random(rng), options, wants });
        }
        let alternatives = (0..2)
            .map(|_| {
                let mut wishes = some(rng, 2);
                // A condition on the group itself might never hold.
                wishes.iter_mut().filter(|w| w.when.contains("g.")).for_each(|w| w.when.clear());
                (Grounds::random(rng), wishes)
            })
            .collect();
        Self { parties, alternatives, rules, merges, now }
    }

    /// All judgements with the grounds that count for them, and whether they are options.
    fn judgements(&self) -> Vec<(&Grounds, bool)> {
        let mut all = Vec::new();
        for party in &self.parties {
            let own = |g| behind(&[g, &party.grounds]);
            all.extend(party.options.iter().map(|o| (own(&o.grounds), true)));
            match &party.wants {
                Wants::Prefers(list, slot) => {
                    all.extend(list.iter().map(|w| (own(&w.grounds), false)));
                    let filled = self.alternatives.iter().filter(|_| slot.is_some());
                    for (grounds, list) in filled {
                        all.extend(list.iter().map(|w| (behind(&[&w.grounds, grounds, &party.grounds]), false)));
                    }
                }
                Wants::Weights(list) => all.extend(list.iter().map(|w| (own(&w.grounds), false))),
                Wants::Ranking(grounds) => all.push((own(grounds), false)),
            }
        }
        all.extend(self.rules.iter().chain(&self.merges).map(|r| (&r.grounds, false)));
        all
    }

    /// The case, without what goes with a claim; options that go are fixed as they are today.
    fn yaml(&self, dropped: Dropped) -> String {
        let goes = |grounds: &Grounds| {
            dropped.is_some_and(|(claim, all)| grounds.rests(claim).is_some_and(|alone| alone || all))
        };
        let mut out = String::from("detente: 1\nid: c\nsources: {paper: {title: A paper}}\nclaims:\n");
        for c in 0..CLAIMS {
            let _ = writeln!(out, "  c{c}: {{source: paper, says: Something.}}");
        }
        out.push_str("contingencies:\n  e: {assumption: true}\nhypotheses:\n  g:\n    alternatives:\n");
        let with_slot = self.parties.iter().find(|p| matches!(p.wants, Wants::Prefers(_, Some(_))));
        let with_slot = with_slot.expect("one party has it");
        for (a, (grounds, list)) in self.alternatives.iter().enumerate() {
            let left = list.iter().filter(|w| !goes(behind(&[&w.grounds, grounds, &with_slot.grounds])));
            let left: Vec<String> = left.map(want).collect();
            let _ = writeln!(out, "      a{a}: {{{}, prefers: [{}]}}", grounds.keys(), left.join(", "));
        }
        out.push_str("parties:\n");
        let (mut k, mut fixed) = (0, Vec::new());
        for (p, party) in self.parties.iter().enumerate() {
            let id = ["a", "b"][p];
            let own = |said: &&Said| !goes(behind(&[&said.grounds, &party.grounds]));
            let _ = writeln!(out, "  {id}:");
            party.grounds.keys().split(", assumption").enumerate().for_each(|(i, part)| {
                let _ = writeln!(out, "    {}{part}", if i == 0 { "" } else { "assumption" });
            });
            out.push_str("    options:\n");
            for option in &party.options {
                let name = option.text.split('.').next_back().expect("party.option");
                let (now, keys, when) = (self.now[k], option.grounds.keys(), &option.when);
                let _ = writeln!(out, "      {name}: {{does: Do, now: {now}, {keys}{when}}}");
                let alone = dropped.is_some_and(|(claim, all)| {
                    !all && behind(&[&option.grounds, &party.grounds]).rests(claim) == Some(true)
                });
                if alone {
                    fixed.push(if now { format!("!{}", option.text) } else { option.text.clone() });
                }
                k += 1;
            }
            match &party.wants {
                Wants::Prefers(list, slot) => {
                    let mut entries: Vec<String> = Vec::new();
                    for (i, said) in list.iter().enumerate() {
                        entries.extend((*slot == Some(i)).then(|| "{from: g}".to_owned()));
                        entries.extend(Some(said).filter(own).map(want));
                    }
                    entries.extend((*slot == Some(list.len())).then(|| "{from: g}".to_owned()));
                    let _ = writeln!(out, "    prefers: [{}]", entries.join(", "));
                }
                Wants::Weights(list) => {
                    let entries = list.iter().filter(own);
                    let entries = entries.map(|w| {
                        let weight = 1 + w.text.len() % 3;
                        format!("\"{}\": {{weight: {weight}, {}{}}}", w.text, w.grounds.keys(), w.when)
                    });
                    let _ = writeln!(out, "    weights: {{{}}}", entries.collect::<Vec<_>>().join(", "));
                }
                Wants::Ranking(grounds) => {
                    let all: Vec<String> = (0..16u32)
                        .map(|s| {
                            let letters = (0..4).map(|k| if s >> k & 1 == 1 { 'Y' } else { 'N' });
                            format!("\"{}\"", letters.collect::<String>())
                        })
                        .collect();
                    let order = match goes(behind(&[grounds, &party.grounds])) {
                        true => format!("[{}]", all.join(", ")),
                        false => all.chunks(3).map(|t| format!("[{}]", t.join(", "))).collect::<Vec<_>>().join(", "),
                    };
                    let _ = writeln!(out, "    ranking: {{order: [{order}], {}}}", grounds.keys());
                }
            }
        }
        let rule = |said: &Said| format!("{{when: \"{}\", {}{}}}", said.text, said.grounds.keys(), said.when);
        let left = |rules: &[Said]| rules.iter().filter(|r| !goes(&r.grounds)).map(rule).collect::<Vec<_>>();
        let mut infeasible = left(&self.rules);
        infeasible.extend(fixed.iter().map(|text| format!("{{when: \"{text}\", assumption: true}}")));
        let _ = writeln!(out, "infeasible: [{}]", infeasible.join(", "));
        let _ = writeln!(out, "coalesce: [{}]", left(&self.merges).join(", "));
        out
    }
}

fn want(said: &Said) -> String {
    format!("{{want: \"{}\", {}{}}}", said.text, said.grounds.keys(), said.when)
}

/// The answers in all worlds of a case written anew; where one has no sound model, nothing.
fn in_worlds(other: &Model, question: &Question, worlds: &[World]) -> Vec<Option<Answer>> {
    let one = |world: &World| {
        let case = other.case.in_world(world)?;
        let graph = Graph::build(&case, &Budget::unlimited()).ok()?;
        ask(&graph, question, &Budget::unlimited()).expect("no limit")
    };
    worlds.iter().map(one).collect()
}

/// Holds one claim's hinge to the case written anew; says in how many worlds the answer changes.
fn held(spec: &Spec, model: &Model, found: &Hinges, claim: usize, all: bool) -> usize {
    let question = &found.question;
    let context = format!("c{claim}, all {all}, {question:?}\n{}\n{}", spec.yaml(None), spec.yaml(Some((claim, all))));
    let of = |c: &&ClaimHinge| model.case.claims[c.claim].id.value == format!("c{claim}");
    let hinge = found.claims.iter().find(of);
    let resting: Vec<bool> = spec.judgements().iter().filter_map(|(g, _)| g.rests(claim)).collect();
    let supports = hinge.map_or(&[][..], |h| &h.supports);
    let alone = (supports.iter().filter(|s| s.alone).count(), resting.iter().filter(|a| **a).count());
    assert_eq!((supports.len(), alone.0), (resting.len(), alone.1), "supports of {context}");

    let other = try_model(&spec.yaml(Some((claim, all)))).ok();
    let Some(seen) = hinge.map(|h| if all { &h.all } else { &h.alone }) else {
        let answer = other.and_then(|o| asked(&o, question));
        assert_eq!(answer.as_ref(), Some(&found.base), "nothing rests on {context}");
        return 0;
    };
    let Some(other) = other else {
        assert_eq!(seen.base, None, "the case written anew is not sound: {context}");
        return 0;
    };
    let worlds: Vec<World> =
        all_worlds(&model.case, 64).expect("four worlds").worlds.into_iter().map(|w| w.world).collect();
    let (before, after) = (in_worlds(model, question, &worlds), in_worlds(&other, question, &worlds));
    let answer = asked(&other, question).expect("defined");
    assert_eq!(seen.base.as_ref().unwrap_or(&found.base), &answer, "{context}");
    assert_eq!(seen.distance, answer.distance(&found.base), "{context}");
    let pairs = || before.iter().zip(&after).filter_map(|(b, a)| Some((b.as_ref()?, a.as_ref().or(b.as_ref())?)));
    let yes = |answer: &Answer| match answer {
        Answer::Is(yes) => *yes,
        set => *set == found.base,
    };
    assert_eq!(seen.flips, pairs().filter(|(b, a)| a != b).count(), "{context}");
    assert_eq!(seen.yes, pairs().filter(|(_, a)| yes(a)).count(), "{context}");
    seen.flips
}

#[test]
fn a_dropped_claim_is_a_case_written_without_what_rests_on_it() {
    let (mut flips, mut same) = (0, 0);
    for seed in 0..how_many() {
        let spec = Spec::random(&mut Rng::new(seed));
        let model = model(&spec.yaml(None));
        let place = now(&model).expect("it has one");
        let to = parse_statement_for(&model.case, "a.x & b.y").expect("a statement");
        for question in [
            Question::Holds(place, Concept::Nash),
            Question::Holds(place, Concept::Seq),
            Question::Equilibria(Concept::Seq),
            Question::Reach(place, to, Rule::Improvements),
        ] {
            let found = surveyed(&model, &question);
            for claim in 0..CLAIMS {
                for all in [false, true] {
                    match held(&spec, &model, &found, claim, all) {
                        0 => same += 1,
                        n => flips += n,
                    }
                }
            }
        }
    }
    assert!(flips > 0 && same > 0, "{flips} {same}");
}
