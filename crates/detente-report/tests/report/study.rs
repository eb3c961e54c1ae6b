//! Studies for tests: from case files in a few lines, and from those of the project.

use detente_case::{Case, parse};
use detente_doubt::hinges::{Place, Question, Sample, survey};
use detente_graph::{Budget, Graph, PartyId, StateId, StateSet};
use detente_report::{
    Alone, Asked, CoalitionFindings, Finding, Findings, Goal, HingeFindings, Jumps, PathFindings, Restless, Study,
    UnlockFindings, Wanted,
};
use detente_source::SourceText;
use detente_stability::evolution::{Rule, evolve, improvement_cycle};
use detente_stability::{
    Analysis, CoalitionConcept, Concept, Foresight, Strictness, analyze, coalitions, equilibrium_jumps,
    survey_coalitions, unlock,
};
use std::path::Path;

/// Everything that a study borrows.
pub struct Owned {
    pub case: Case,
    pub graph: Graph,
    pub analysis: Analysis,
}

impl Owned {
    pub fn study(&self) -> Study<'_> {
        Study { case: &self.case, graph: &self.graph, analysis: &self.analysis }
    }

    /// Everything that a report can have a section on.
    pub fn findings(&self) -> Findings<'_> {
        let mut findings = Findings::from(self.study());
        findings.coalitions = Finding::Found(self.coalitions());
        findings.foresight = match Foresight::new(&self.graph, 50, &Budget::unlimited()) {
            Ok(ahead) => Finding::Found(ahead),
            Err(_) => Finding::NotAsked,
        };
        findings.unlock = Finding::Found(self.unlock());
        findings.paths = match self.graph.status_quo() {
            Some(now) => Finding::Found(self.paths(now)),
            None => Finding::LeftOut("No state of today.".into()),
        };
        findings.restless = self.restless();
        findings.hinges = self.hinges();
        findings.ach = detente_doubt::ach::matrices(&self.case);
        findings
    }

    /// On the case as it stands: what all worlds say is tested where the command is.
    fn hinges(&self) -> Finding<HingeFindings> {
        let question = match Place::now(&self.case) {
            Some(now) => Question::Holds(now, Concept::Nash),
            None => Question::Equilibria(Concept::Nash),
        };
        let found = survey(&self.case, &Sample::base(&self.case), &question, &Budget::unlimited()).expect("no limit");
        let told = |hinges| HingeFindings { hinges, asked: None, all_worlds: false };
        found.map_or(Finding::NotAsked, |hinges| Finding::Found(told(hinges)))
    }

    fn paths(&self, now: StateId) -> PathFindings {
        let graph = &self.graph;
        let rules = [Rule::Improvements, Rule::pairs(graph), Rule::Moves];
        let ask = |target: Option<&StateSet>| evolve(graph, now, target, &rules, 1, &Budget::unlimited());
        let named = self.case.definitions.iter().map(|d| {
            let goal = unlock::Goal::statement(graph, d.statement.expr.clone(), None);
            Goal { text: Some(d.name.value.clone()), concept: None, states: goal.states }
        });
        let nash = self.analysis.of(Concept::Nash).map(|v| v.equilibria.clone());
        let nash = nash.map(|states| Goal { text: None, concept: Some(Concept::Nash), states });
        let to = named.chain(nash).map(|goal| {
            let found = ask(Some(&goal.states));
            (goal, found)
        });
        PathFindings { to: to.collect(), reach: ask(None), left_out: None }
    }

    fn unlock(&self) -> UnlockFindings {
        let graph = &self.graph;
        let asked = |goal: &unlock::Goal, parties: Vec<PartyId>| {
            let (kinds, concept) = (unlock::Kind::ALL.to_vec(), Concept::Nash);
            let question = unlock::Question { goal: goal.clone(), concept, parties, kinds, most: 1, tries: 500 };
            let found = unlock::unlock(&self.case, graph, &question, &Budget::unlimited()).expect("Nash is defined");
            Asked { question, found }
        };
        let wanted = self.case.definitions.iter().map(|d| {
            let goal = unlock::Goal::statement(graph, d.statement.expr.clone(), graph.status_quo());
            let all: Vec<PartyId> = graph.parties().collect();
            let alone = |party| {
                let any = asked(&goal, vec![party]);
                Alone { party, order: Some(any.clone()), any }
            };
            Wanted {
                name: d.name.value.clone(),
                least: asked(&goal, all.clone()),
                anywhere: Some(asked(&unlock::Goal { from: None, ..goal.clone() }, all.clone())),
                alone: all.into_iter().map(alone).collect(),
            }
        });
        UnlockFindings { concept: Concept::Nash, wanted: wanted.collect(), left_out: None }
    }

    fn restless(&self) -> Option<Restless> {
        let restless = self.analysis.of(Concept::Nash)?.equilibria.count() == 0;
        let from = self.graph.status_quo().unwrap_or(StateId(0));
        let cycle = improvement_cycle(&self.graph, from);
        restless.then_some(Restless { concept: Concept::Nash, cycle, from })
    }

    fn coalitions(&self) -> CoalitionFindings {
        let all: Vec<_> = coalitions(&self.graph, usize::MAX).collect();
        let sense = Strictness::Strict;
        let survey = survey_coalitions(&self.graph, all, &CoalitionConcept::ALL, sense, &Budget::unlimited());
        let jumps = self.analysis.of(Concept::Nash).map(|v| Jumps {
            concept: Concept::Nash,
            by: survey
                .coalitions
                .iter()
                .map(|c| (c.clone(), equilibrium_jumps(&self.graph, c, sense, &v.equilibria)))
                .collect(),
        });
        CoalitionFindings { survey, is_whole: true, jumps }
    }
}

/// A case file analysed under all concepts.
pub fn study_of(yaml: &str) -> Owned {
    study_under(yaml, &Concept::ALL)
}

pub fn study_under(yaml: &str, concepts: &[Concept]) -> Owned {
    let parsed = parse(&SourceText::new("case.yaml", yaml));
    let case = parsed.case.unwrap_or_else(|| panic!("the test's case has errors: {:#?}", parsed.diagnostics));
    let budget = Budget::unlimited();
    let graph = Graph::build(&case, &budget).expect("the test's case has a graph");
    let analysis = analyze(&graph, concepts, &budget);
    Owned { case, graph, analysis }
}

/// The prisoner's dilemma, told in a dozen lines.
pub const DILEMMA: &str = "
detente: 1
id: dilemma
title: Prisoner's dilemma
question: Will they both keep silent?
parties:
  a:
    name: Prisoner A
    assumption: true
    options: {confess: {does: Confess, undoes: Keep silent}}
    ranking: [YN, NN, YY, NY]
  b:
    name: Prisoner B
    options: {confess: {does: Confess, undoes: Keep silent}}
    prefers:
      - {want: '!a.confess', assumption: true}
      - {want: b.confess, assumption: true, why: it is never worse}
";

/// A case in which every text is hostile or right to left or wide, and everything that can be given is given.
pub const HOSTILE: &str = r#"
detente: 1
id: hostile
title: '<script>alert("1")</script> & ''quoted'' | עברית 日本'
question: '</style><b>bold</b>? | `x`'
as_of: 2024-02-27
caution: 'Mind </p><script>evil()</script> and c1 and `a | b`'
notes:
  - {title: '<i>note</i>', text: 'See c1, s_1 and p.one; **not bold** [no link](javascript:alert(1)) http://example.org', cites: [c1, s_1]}
sources:
  s_1: {title: '<script src="x">', author: '"O''Hara" & sons', publisher: '出版社', published: 2024-02, language: he, reliability: B, descriptor: '<!-- comment', citation: ']]> CDATA',
    original: {sha256: 77ef336103605f321fdae8490feb124b31eaa71fd70a8c7478997a8c2ff4fd3c, characters: 12345, url: 'javascript:alert(1)'}}
  s2: {title: Web, original: {sha256: 77ef336103605f321fdae8490feb124b31eaa71fd70a8c7478997a8c2ff4fd3c, url: 'https://example.org/?a=1&b="2"'}}
claims:
  c1: {source: s_1, says: 'a < b && c > d', speaker: 'שלום עולם', voice: '<u>', kind: k|k, hedge: '"may"', disputed: '<em>no</em>', note: 'n & m', at: {paragraph: 2, start: 3, end: 9}, credibility: 4}
  c2: {source: s2, says: plain}
define:
  both_taken: p.one & q.two
parties:
  p:
    name: '<img src=x onerror=alert(1)>'
    about: 'A "party" | with pipes'
    cites: [c1]
    options:
      one: {does: 'Do <b>this</b> | that', undoes: 'Undo `it`', now: true, cites: [c1], why: 'because "x" < y'}
      three: {does: 'שלום עולם זה ארוך מאוד', moves: take}
    prefers:
      - {want: both_taken, cites: [c1, s_1], why: 'c2 says | so'}
      - {want: '!p.three | q.two', assumption: true}
      - p.one <-> q.two
  q:
    name: 日本国政府
    options:
      two: {does: 首脳会談を申し出る, moves: drop, now: true}
    weights: {q.two: 1.5, '!p.one': {weight: -2, cites: [c2], why: '<q>'}}
infeasible:
  - {when: p.three & !p.one, why: '<s>no</s>', cites: [c2]}
expect: {feasible: 6}
"#;

/// Every case of the project, by name.
pub fn all_cases() -> Vec<(String, Owned)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases");
    let mut names: Vec<_> = std::fs::read_dir(folder)
        .expect("the project has cases")
        .filter_map(|entry| Some(entry.ok()?.path().join("case.yaml")).filter(|p| p.is_file()))
        .collect();
    names.sort();
    assert!(names.len() > 5, "too few cases to be all of them");
    names
        .into_iter()
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("a case file can be read");
            (path.display().to_string(), study_of(&text))
        })
        .collect()
}
