//! Holds the sentences of the answer and of `why` to the naive definitions: on random cases every claim that a sentence
//! makes is read back from its words and checked against code that shares nothing with the engine or the report.

use detente::report::{Findings, Study, answer, explain};
use detente::{Analysis, Budget, Concept, Model, SourceText};
use detente_reference::naive::{Game, Results, Sequences, Verdicts, analyze, coalition};
use detente_reference::random::{Knobs, case};

/// A random case, once for the engine and once for the definitions.
struct Drawn {
    yaml: String,
    model: Model,
    analysis: Analysis,
    game: Game,
    naive: Results,
}

fn drawn(seed: u64) -> Drawn {
    let knobs = Knobs { parties: 1..=4, options: 5, status_quo: 70, ..Knobs::default() };
    let case = case(seed, &knobs);
    let yaml = case.to_yaml().expect("a well-formed case");
    let source = SourceText::new("case.yaml", yaml.as_str());
    let model = detente::open(&source, &Budget::unlimited()).unwrap_or_else(|e| panic!("{e:?}\n{yaml}"));
    let analysis = detente::analyze(&model.graph, &Concept::ALL, &Budget::unlimited());
    let game = Game::from_case(&case).expect("a well-formed case");
    let naive = analyze(&game, Sequences::Legal);
    Drawn { yaml, model, analysis, game, naive }
}

/// What a check found wrong.
type Checked = Result<(), String>;

fn ensure(right: bool, claim: &str) -> Checked {
    if right { Ok(()) } else { Err(claim.to_owned()) }
}

/// The concepts that a text names.
fn concepts(text: &str) -> Vec<&'static str> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
    Concept::ALL.into_iter().filter(|c| words.contains(&c.short())).map(Concept::key).collect()
}

/// The parties that a text names, by their places.
fn parties(text: &str) -> Vec<usize> {
    text.split("Party ").skip(1).filter_map(|rest| number(rest)?.checked_sub(1)).collect()
}

/// The number with which a text begins.
fn number(text: &str) -> Option<usize> {
    let digits: String = text.chars().take_while(|c| c.is_ascii_digit() || *c == ',').collect();
    digits.replace(',', "").parse().ok()
}

/// The states that a text names.
fn states(text: &str) -> Vec<usize> {
    text.split("state ").skip(1).filter_map(number).collect()
}

fn counted(word: &str) -> Option<usize> {
    const WORDS: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.iter().position(|w| *w == word).or_else(|| number(word))
}

impl Drawn {
    fn verdicts(&self, key: &str) -> &Verdicts {
        self.naive.concepts().into_iter().find(|(k, _)| *k == key).expect("a concept").1
    }

    /// The concepts under which a state is an equilibrium.
    fn under(&self, state: usize) -> Vec<&'static str> {
        self.naive.concepts().into_iter().filter(|(_, v)| v.equilibria.contains(&state)).map(|(k, _)| k).collect()
    }

    /// Every group of two or more parties.
    fn groups(&self) -> Vec<Vec<usize>> {
        let n = self.game.parties().len();
        (0..1_usize << n)
            .map(|set| (0..n).filter(|p| set >> p & 1 == 1).collect::<Vec<_>>())
            .filter(|g| g.len() > 1)
            .collect()
    }

    fn answer(&self, analysis: &Analysis) -> Checked {
        let findings = detente::findings(&self.model, analysis, &Budget::unlimited());
        for sentence in answer(&findings) {
            let text = sentence.line.plain();
            let checked = match sentence.about {
                "Today" => self.today(&text),
                "How much holds" => self.how_many(&text),
                "Firmest" => self.firmest(&text),
                "Coalitions" => self.coalitions(&text),
                _ => Ok(()),
            };
            checked.map_err(|claim| format!("{}: {text}\n  {claim}", sentence.about))?;
        }
        self.paths(&findings)
    }

    fn today(&self, text: &str) -> Checked {
        let Some(now) = self.naive.status_quo else {
            return ensure(text.starts_with("The case names no state of today"), "there is no state of today");
        };
        let held = self.under(now);
        let all: Vec<&str> = self.naive.concepts().into_iter().map(|(k, _)| k).collect();
        if let Some(rest) = text.strip_prefix("Today's state holds: ") {
            ensure(held == all && concepts(rest) == all, "under which concepts it holds")?;
            let still = self.game.parties().all(|p| self.game.improvements(p, now).is_empty());
            return ensure(still || !rest.contains("no party can move by itself"), "nobody can improve on it");
        }
        if let Some((head, leavers)) =
            text.strip_prefix("Today's state does not hold under").and_then(|r| r.split_once(": "))
        {
            ensure(held.is_empty() && head.contains(counted_as(all.len())), "that it holds under none")?;
            return self.leavers(leavers, now, &all);
        }
        let rest = text.strip_prefix("Today's state holds under ").ok_or("a sentence of an unknown kind")?;
        let (holds, rest) = rest.split_once(", but it breaks under ").ok_or("where it breaks")?;
        let (breaks, leavers) = rest.split_once(": ").ok_or("who leaves")?;
        ensure(concepts(holds) == held, "where it holds")?;
        let broken: Vec<&str> = all.into_iter().filter(|c| !held.contains(c)).collect();
        ensure(concepts(breaks) == broken, "where it breaks")?;
        self.leavers(leavers, now, &broken)
    }

    /// "Party 1 would leave it under Nash; Party 2 would do so".
    fn leavers(&self, text: &str, state: usize, broken: &[&str]) -> Checked {
        for party in self.game.parties() {
            let mut told: Vec<&str> = Vec::new();
            for clause in text.split("; ").filter(|clause| parties(clause).contains(&party)) {
                match clause.split_once(" under ") {
                    Some((_, under)) => told.extend(concepts(under)),
                    None => told.extend(broken),
                }
            }
            let leaves = |c: &&&str| !self.verdicts(c).stable[party].contains(&state);
            let naive: Vec<&str> = broken.iter().filter(leaves).copied().collect();
            ensure(told == naive, &format!("under what Party {} leaves: told {told:?}, naive {naive:?}", party + 1))?;
        }
        Ok(())
    }

    fn how_many(&self, text: &str) -> Checked {
        let union: Vec<usize> = self.game.states().filter(|s| !self.under(*s).is_empty()).collect();
        if text.starts_with("None of the") || text.starts_with("Not even the one") {
            return ensure(union.is_empty(), "that there is no equilibrium");
        }
        let (head, counts) = match text.split_once(" under at least one concept: ") {
            Some((head, counts)) => (head, counts.to_owned()),
            None => {
                let (head, list) = text.split_once(" under ").ok_or("under what")?;
                (head, format!("{} under {list}", union.len()))
            }
        };
        if let Some(rest) = head.strip_prefix("Of ") {
            ensure(number(rest) == Some(self.naive.feasible), "the number of states")?;
            let found = rest.split_once(", ").and_then(|(_, k)| number(k));
            ensure(found == Some(union.len()), "the number of equilibria")?;
        }
        for (key, verdicts) in self.naive.concepts() {
            // A clause runs from its number to the next one.
            let mut told = None;
            let mut current = None;
            let words: Vec<&str> = counts.split([' ', ',', '.']).filter(|w| !w.is_empty()).collect();
            for (i, word) in words.iter().enumerate() {
                if words.get(i + 1) == Some(&"under") {
                    current = if *word == "none" { Some(0) } else { number(word) };
                }
                if concepts(word) == [key] {
                    told = current;
                }
            }
            ensure(told == Some(verdicts.equilibria.len()), &format!("how many under {key}: told {told:?}"))?;
        }
        Ok(())
    }

    fn firmest(&self, text: &str) -> Checked {
        let most = self.game.states().map(|s| self.under(s).len()).max().unwrap_or(0);
        let firm: Vec<usize> = self.game.states().filter(|s| self.under(*s).len() == most).collect();
        let text = text.split(" No path of improvements").next().unwrap_or(text);
        let told = states(text);
        ensure(!told.is_empty() && told.iter().all(|s| firm.contains(s)), &format!("which are firmest: {firm:?}"))?;
        let count = match text.strip_prefix("The firmest ") {
            Some(rest) => counted(rest.split(' ').next().unwrap_or_default()),
            None => Some(1),
        };
        ensure(count == Some(firm.len()), &format!("how many are firmest: {}", firm.len()))
    }

    fn coalitions(&self, text: &str) -> Checked {
        let first = self.game.states().max_by_key(|s| (self.under(*s).len(), std::cmp::Reverse(*s)));
        let state = self.naive.status_quo.or(first).ok_or("a state")?;
        let breaks = |g: &[usize]| coalition::improvements(&self.game, g, state);
        if text.contains(" too: no coalition") {
            return ensure(self.groups().iter().all(|g| breaks(g).is_empty()), "that no coalition breaks it");
        }
        let alone = self.game.parties().filter(|p| !self.game.improvements(*p, state).is_empty());
        let alone: Vec<usize> = alone.collect();
        let (before, after) = text.split_once(" together could go to state ").ok_or("where to")?;
        let to = number(after).ok_or("to which state")?;
        let members = match before.split_once(", but ") {
            Some((single, members)) => {
                ensure(single.contains("No single party would leave") && alone.is_empty(), "that nobody leaves alone")?;
                parties(members)
            }
            None => {
                let (leaving, members) = before.split_once(" could gain by leaving ").ok_or("who gains alone")?;
                ensure(parties(leaving) == alone, &format!("who gains alone: {alone:?}"))?;
                parties(members.split_once(". ").ok_or("who goes together")?.1)
            }
        };
        ensure(breaks(&members).contains(&to), &format!("that {members:?} can go to {to}"))?;
        let smaller = self.groups().into_iter().filter(|g| g.len() < members.len());
        ensure(smaller.into_iter().all(|g| breaks(&g).is_empty()), "that no smaller coalition breaks it")?;
        if let Some((mover, _)) = after.split_once(" would have to move first at a loss") {
            let mover = parties(mover.rsplit(". ").next().unwrap_or_default());
            let loses = |p: &usize| self.game.moves(*p, state).iter().any(|t| self.game.better(*p, state, *t));
            ensure(mover.len() == 1 && mover.iter().all(loses), "who would have to move first at a loss")?;
        }
        Ok(())
    }

    /// How much can be reached by improvements, and by any moves.
    fn paths(&self, findings: &Findings) -> Checked {
        use detente_reference::naive::evolution::{Evolution, Rule};
        let Some(now) = self.naive.status_quo else { return Ok(()) };
        let page = detente::report::markdown(findings);
        for (name, rule) in [("By improvements alone", Rule::Improvements), ("By any moves", Rule::Moves)] {
            let naive = Evolution::new(&self.game, &rule).levels(now).iter().flatten().filter(|l| **l > 0).count();
            let start = page.find(&format!("| {name} | ")).ok_or("no such row")?;
            let cell = page[start..].split(" | ").nth(1).ok_or("no such cell")?;
            let told = if cell == "nothing" { Some(0) } else { number(cell.trim_start_matches("all other ")) };
            ensure(told == Some(naive), &format!("{name}: told {cell}, naive {naive}"))?;
        }
        Ok(())
    }

    /// The sentences about one party in one state under every concept.
    fn why(&self, study: &Study) -> Checked {
        let words = detente::report::Words::new(study.case, study.graph);
        for state in study.graph.states().ids() {
            let s = state.number() as usize;
            for (party, (key, verdicts)) in
                study.graph.parties().flat_map(|p| self.naive.concepts().into_iter().map(move |c| (p, c)))
            {
                let concept = Concept::parse(key).expect("a concept");
                let certificate = detente::certificate(study.graph, concept, party, state).ok_or("no certificate")?;
                let told = explain(study.graph, &words, &certificate, usize::MAX);
                let text = told.paragraph();
                let stays = verdicts.stable[party.index()].contains(&s);
                let conclusion = told.conclusion.starts_with("So it stays");
                let claim = format!("state {s}, {key}, Party {}: {text}", party.index() + 1);
                ensure(conclusion == stays && !(stays && text.contains("does not stay")), &claim)?;
                let better = self.game.improvements(party.index(), s);
                ensure(!text.contains("likes better") || better.is_empty(), &claim)?;
                ensure(!text.contains("would like to") || !better.is_empty(), &claim)?;
                if let Some((_, rest)) = text.split_once(" could make ").filter(|(_, r)| r.contains(" from here")) {
                    let moves = counted(rest.split(' ').next().unwrap_or_default());
                    ensure(moves == Some(self.game.moves(party.index(), s).len()), &claim)?;
                }
            }
        }
        Ok(())
    }
}

fn counted_as(n: usize) -> &'static str {
    ["no", "one", "either", "three", "four", "five", "six"][n]
}

fn cases() -> u64 {
    std::env::var("DETENTE_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(300)
}

#[test]
fn every_claim_of_the_answer_holds() {
    for seed in 0..cases() {
        let drawn = drawn(seed);
        drawn.answer(&drawn.analysis).unwrap_or_else(|claim| panic!("seed {seed}: {claim}\n{}", drawn.yaml));
    }
}

#[test]
fn every_explanation_agrees_with_the_definitions() {
    for seed in 0..cases() / 3 {
        let drawn = drawn(seed);
        let study = Study { case: &drawn.model.case, graph: &drawn.model.graph, analysis: &drawn.analysis };
        drawn.why(&study).unwrap_or_else(|claim| panic!("seed {seed}: {claim}\n{}", drawn.yaml));
    }
}

/// The checks bite: verdicts that are wrong in one state are told as they are, and found out.
#[test]
fn wrong_verdicts_are_found_out() {
    let (mut wrong, mut caught) = (0, 0);
    for seed in 0..60 {
        let drawn = drawn(seed);
        let mut analysis = drawn.analysis.clone();
        let Some(verdicts) = analysis.verdicts.iter_mut().find(|v| v.equilibria.count() > 0) else { continue };
        let lost = verdicts.equilibria.iter().next().expect("there is one");
        let right = verdicts.equilibria.clone();
        verdicts.equilibria = drawn.model.graph.states_where(|s| right.contains(s) && s != lost);
        wrong += 1;
        caught += u32::from(drawn.answer(&analysis).is_err());
    }
    assert!(wrong > 20 && caught == wrong, "{caught} of {wrong} found out");
}
