//! The paths to a target, rule by rule: what has been told already is not told again.

use super::{Goal, Page, PathsStudy, Teller, big, by, overview};
use crate::page::Line;
use crate::page::english::{count, either, grouped, number, upper_first};
use crate::{joined, telling};
use detente_graph::PartyId;
use detente_stability::Concept;
use detente_stability::evolution::{Answer, Closed, Effect, Path, Routes, Rule, Section};

/// The most paths that a call may list.
const MOST: u128 = 1000;

/// What has been told so far.
pub(super) struct Told<'a> {
    paths: &'a PathsStudy<'a>,
    teller: &'a Teller<'a>,
    goal: &'a Goal,
    page: Page,
    known: Vec<Routes>,
}

impl<'a> Told<'a> {
    pub fn new(paths: &'a PathsStudy<'a>, teller: &'a Teller<'a>, goal: &'a Goal, page: Page) -> Self {
        Self { paths, teller, goal, page, known: Vec::new() }
    }

    /// Tells everything.
    pub fn all(mut self) -> Page {
        for section in &self.paths.evolution.sections {
            self.section(section);
        }
        self.lasting();
        self.page
    }

    fn section(&mut self, section: &Section) {
        let Some(shortest) = &section.shortest else { return };
        let rule = &section.reach.rule;
        let by = by(&self.teller.words, rule);
        let routes = match shortest {
            Answer::Unreachable(closed) => return self.unreachable(&by, rule, closed),
            Answer::Reached(routes) => routes,
        };
        if let Some(before) = self.known.iter().find(|r| r.length == routes.length && cost(r) == cost(routes)) {
            let steps = count(before.length, "step", "steps");
            self.page.apart(by, ": ", format!("no shorter way than in {steps}, as above."));
        } else {
            let heading = if *rule == Rule::Moves { "Allowing steps at a loss, the shortest way" } else { &by };
            self.routes(heading, routes, section.of_that_length);
        }
        if let Some(cheapest) = section.cheapest.as_ref().and_then(Answer::routes) {
            self.cheapest(routes, cheapest);
            self.conceding(section, cheapest);
        }
    }

    fn unreachable(&mut self, by: &str, rule: &Rule, closed: &Closed) {
        let n = closed.states.len();
        let why = match n {
            1 => overview::why_nothing(self.paths, rule).to_owned(),
            _ => format!(
                "only {} of the {} states can be reached, the first included, and none of them is one",
                grouped(n),
                grouped(self.paths.study.graph.len())
            ),
        };
        self.page.apart(by, ": ", format!("no way; {why}."));
    }

    /// Whether patience saves steps at a loss.
    fn cheapest(&mut self, shortest: &Routes, cheapest: &Routes) {
        if cost(cheapest) == cost(shortest) {
            if cost(shortest) != (0, 0) {
                self.page.line("No longer way takes fewer steps at a loss.", 2);
            }
        } else if self.is_known(cheapest) {
            self.page.apart("With the fewest steps at a loss", ": ", "the improvements above.");
        } else {
            self.routes("With the fewest steps at a loss", cheapest, cheapest.count);
        }
    }

    fn is_known(&self, routes: &Routes) -> bool {
        self.known.iter().any(|r| r.paths == routes.paths)
    }

    /// Whose concessions alone would do.
    fn conceding(&mut self, section: &Section, cheapest: &Routes) {
        let words = self.teller.words;
        for (party, answer) in &section.conceding {
            let Some(routes) = answer.routes() else { continue };
            let heading = format!("If only {} conceded anything", words.party(*party));
            if self.is_known(routes) {
                self.page.apart(heading, ": ", "as above.");
            } else {
                self.routes(&heading, routes, routes.count);
            }
        }
        let others = self.paths.study.graph.parties().filter(|p| section.conceding.iter().all(|(q, _)| q != p));
        let others: Vec<String> = others.map(|p| words.party(p).to_owned()).collect();
        if cost(cheapest) != (0, 0) && !others.is_empty() {
            self.page.apart(format!("Concessions of {} alone would not do", joined(&others, "or")), ".", "");
        }
    }

    fn routes(&mut self, heading: &str, routes: &Routes, of_that_length: u128) {
        let cost = cost_in_words(routes);
        self.page.apart(heading, ": ", format!("{}{cost}.", count(routes.length, "step", "steps")));
        for (i, path) in routes.paths.iter().enumerate() {
            if i > 0 {
                self.page.line("Or:", 2);
            }
            self.path(path);
        }
        self.concession(routes);
        self.others(routes, of_that_length);
        self.known.push(routes.clone());
    }

    fn path(&mut self, path: &Path) {
        for (i, step) in path.steps.iter().enumerate() {
            self.page.line(Line::from(format!("{}. ", i + 1)).line(self.teller.step(step)), 2);
        }
        self.page.line(self.teller.ending(path.end()), 2);
    }

    /// Who has to move first at a loss, and whether the rest follows.
    fn concession(&mut self, routes: &Routes) {
        let Some(path) = routes.paths.first().filter(|_| !routes.first_concession.is_empty()) else { return };
        let parties = routes.first_concession.iter();
        let names: Vec<String> = parties.map(|p: &PartyId| self.teller.words.party(*p).to_owned()).collect();
        let at = if cost(routes).0 > 0 { "at a loss" } else { "without gaining by it" };
        let who = upper_first(&joined(&names, "or"));
        let then = match path.rest_follows() {
            Some(true) => "; once that is done, the rest follows by improvements",
            Some(false) => ", and more such steps would have to follow",
            None => "",
        };
        self.page.line(format!("{who} would have to move first {at}{then}."), 2);
    }

    /// How many more there are.
    fn others(&mut self, routes: &Routes, of_that_length: u128) {
        let (count, listed) = (routes.count, routes.paths.len() as u128);
        let many = |n: u128| if n == u128::MAX { "more than can be counted".to_owned() } else { big(n) };
        let mut parts = Vec::new();
        if count > listed {
            parts.push(format!("{} such ways", many(count)));
        }
        if of_that_length > count {
            parts.push(format!("{} ways of this length at whatever cost", many(of_that_length)));
        }
        if parts.is_empty() {
            return;
        }
        let more = |most: u128, does: &str| {
            Some(Line::from("; ").line(self.page.flag(&format!("--most {most}"))?).text(format!(" {does}")))
        };
        let hint = match count {
            n if n <= listed => None,
            n if n <= MOST => more(n, "lists them"),
            _ if listed < MOST => more(MOST, "lists as many"),
            _ => None,
        };
        let hint = hint.unwrap_or_default();
        self.page.line(Line::from(format!("There are {}", joined(&parts, "and"))).line(hint).text("."), 2);
    }

    /// Where nothing that has been told would last: whether anything of what is sought would.
    fn lasting(&mut self) {
        let verdicts = &self.paths.study.analysis.verdicts;
        let lasts = |path: &Path| verdicts.iter().any(|v| v.equilibria.contains(path.end()));
        if self.known.is_empty() || verdicts.is_empty() || self.known.iter().flat_map(|r| &r.paths).any(lasts) {
            return;
        }
        let among = |concept: Concept| {
            let mut states = self.paths.study.analysis.of(concept)?.equilibria.clone();
            states.intersect(&self.goal.states);
            Some((concept, states.count())).filter(|(_, n)| *n > 0)
        };
        match telling::firmest_first().find_map(among) {
            None => {
                let none = "None of the states that were asked for is an equilibrium, so none of them would last";
                self.page.apart(none, ".", "");
            }
            Some((concept, n)) => {
                let others = Line::from(format!(
                    "{} of the states that were asked for {} under {concept}",
                    upper_first(&number(n)),
                    either(n, "is an equilibrium", "are equilibria"),
                ));
                let others = match self.page.flag(&format!("--concept {}", concept.key())) {
                    Some(flag) => others.text(": ").line(flag).text(" looks for the way there"),
                    None => others,
                };
                self.page.apart("None of these ends would last", ". ", others.text("."));
            }
        }
    }
}

/// Steps at a loss, and steps without gain or loss, on each of the best paths.
fn cost(routes: &Routes) -> (usize, usize) {
    routes.paths.first().map_or((0, 0), |p| (p.count(Effect::Loss), p.count(Effect::Same)))
}

/// ", one at a loss"
fn cost_in_words(routes: &Routes) -> String {
    let (losses, sames) = cost(routes);
    let part = |n: usize, what: &str| match (n, routes.length) {
        (0, _) => String::new(),
        (1, 1) => format!(", {what}"),
        (2, 2) => format!(", both {what}"),
        (n, all) if n == all => format!(", all {what}"),
        (n, _) => format!(", {} {what}", number(n)),
    };
    let agreed = routes.paths.iter().flat_map(|p| &p.steps).any(|s| s.by.movers().len() > 1);
    match (losses + sames, routes.length, agreed) {
        (0, 1, false) => ", an improvement".to_owned(),
        (0, _, false) => ", each an improvement".to_owned(),
        (0, 1, true) => ", a gain for all who take it".to_owned(),
        (0, _, true) => ", each a gain for all who take it".to_owned(),
        _ => part(losses, "at a loss") + &part(sames, "without gain or loss"),
    }
}
