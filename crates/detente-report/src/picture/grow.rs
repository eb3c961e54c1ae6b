//! Grows the tree of paths from what was found: ways with the same beginning share it, and what is too much is counted.

use crate::facts::Facts;
use crate::page::english::{count, number, spaced, upper_first};
use crate::page::{Branch, End, StepKind, Tree};
use crate::{Goal, PathFindings, joined};
use detente_graph::{PartyId, StateId};
use detente_stability::Concept;
use detente_stability::evolution::{Answer, By, Effect, Evolution, Path, PathStep, Rule};

/// Steps that are drawn.
const STEPS: usize = 16;
/// A path of more steps is told and not drawn.
const LONGEST: usize = 6;

/// The tree of the best paths that were found; nothing where there are none.
pub(crate) fn grow(facts: &Facts, found: &PathFindings) -> Option<Tree> {
    let mut paths: Vec<(&Goal, &Path)> = Vec::new();
    for (goal, evolution) in &found.to {
        for path in best(evolution).flat_map(|a| a.routes()).flat_map(|r| r.paths.first()) {
            if !path.steps.is_empty() && !paths.iter().any(|(g, p)| std::ptr::eq(*g, goal) && *p == path) {
                paths.push((goal, path));
            }
        }
    }
    let mut roots: Vec<Node> = Vec::new();
    let (mut drawn, mut left) = (0, 0);
    for (goal, path) in &paths {
        let new = path.steps.len() - shared(&roots, &path.steps);
        if drawn + new > STEPS || path.steps.len() > LONGEST {
            left += 1;
            continue;
        }
        drawn += new;
        plant(&mut roots, &path.steps, goal);
    }
    if roots.is_empty() {
        return None;
    }
    let from = found.reach.from;
    let start = match facts.words.is_now(from) {
        true => format!("Today's state ({})", facts.words.short(from)),
        false => upper_first(&facts.words.short(from)),
    };
    let branches: Vec<Branch> = roots.iter().map(|n| n.branch(facts)).collect();
    let description = format!(
        "{start}, and the best ways from there that were found: {} in all, read downwards and to the right.",
        count(drawn, "step", "steps")
    );
    let rest = (left > 0).then(|| {
        format!(
            "{} {} not drawn; below {} told.",
            upper_first(&count(left, "way", "ways")),
            if left == 1 { "is" } else { "are" },
            if left == 1 { "it is" } else { "they are" }
        )
    });
    Some(Tree {
        title: match facts.words.is_now(from) {
            true => "The paths from today's state".to_owned(),
            false => format!("The paths from {}", facts.words.short(from)),
        },
        description,
        root: start,
        remarks: remarks(facts, found),
        branches,
        rest,
    })
}

/// The answers to draw: for each rule the shortest ways, and those with the fewest steps at a loss.
fn best(evolution: &Evolution) -> impl Iterator<Item = &Answer> {
    evolution.sections.iter().flat_map(|section| {
        let conceding = section.conceding.iter().map(|(_, answer)| answer);
        section.shortest.iter().chain(&section.cheapest).chain(conceding)
    })
}

/// Where nothing leads on.
fn remarks(facts: &Facts, found: &PathFindings) -> Vec<String> {
    let nothing = found.reach.sections.iter().filter(|s| s.reach.count() == 1);
    nothing
        .filter(|s| s.reach.rule == Rule::Improvements)
        .map(|_| {
            let parties = facts.graph().parties().count();
            let who = if parties == 1 { "the party" } else { "any party" };
            format!("By improvements alone nothing can be reached from here: no move pays {who} by itself.")
        })
        .collect()
}

/// A step in the making.
struct Node {
    step: PathStep,
    goals: Vec<Goal>,
    next: Vec<Node>,
}

fn same(a: &PathStep, b: &PathStep) -> bool {
    a.to == b.to && a.by.movers() == b.by.movers()
}

/// How many steps of a path the tree has already.
fn shared(nodes: &[Node], steps: &[PathStep]) -> usize {
    let Some((first, rest)) = steps.split_first() else { return 0 };
    nodes.iter().find(|n| same(&n.step, first)).map_or(0, |n| 1 + shared(&n.next, rest))
}

fn plant(nodes: &mut Vec<Node>, steps: &[PathStep], goal: &Goal) {
    let Some((first, rest)) = steps.split_first() else { return };
    let at = nodes.iter().position(|n| same(&n.step, first)).unwrap_or_else(|| {
        nodes.push(Node { step: first.clone(), goals: Vec::new(), next: Vec::new() });
        nodes.len() - 1
    });
    let node = &mut nodes[at];
    match rest.is_empty() {
        true => node.goals.push(goal.clone()),
        false => plant(&mut node.next, rest, goal),
    }
}

impl Node {
    fn branch(&self, facts: &Facts) -> Branch {
        let PathStep { by, from, to, effect } = &self.step;
        let words = &facts.words;
        let (who, kind, does) = match by {
            By::Party(party) => {
                let kind = match effect {
                    Effect::Gain => StepKind::Gain,
                    Effect::Same => StepKind::Same,
                    Effect::Loss => StepKind::Loss,
                };
                (words.label(*party).to_owned(), kind, vec![upper_first(&words.change(*party, *from, *to))])
            }
            By::Together { coalition, .. } => {
                let members = coalition.members();
                let labels: Vec<String> = members.iter().map(|p| words.label(*p).to_owned()).collect();
                (joined(&labels, "and"), StepKind::Agreed, together(facts, members, *from, *to))
            }
        };
        Branch {
            who,
            kind,
            does,
            to: words.short(*to),
            end: (!self.goals.is_empty()).then(|| End {
                reached: self.goals.iter().map(|g| reached(facts, g, *to)).collect(),
                lasts: lasts(facts, *to),
            }),
            branches: self.next.iter().map(|n| n.branch(facts)).collect(),
        }
    }
}

/// What each member does.
fn together(facts: &Facts, members: &[PartyId], from: StateId, to: StateId) -> Vec<String> {
    let graph = facts.graph();
    let (a, b) = (graph.pattern(from), graph.pattern(to));
    let changed = (a.taken ^ b.taken | !a.fixed) & b.fixed;
    let moving = members.iter().filter(|p| changed & graph.own_bits(**p) != 0);
    let parts: Vec<String> =
        moving.map(|p| format!("{}: {}", facts.words.label(*p), facts.words.change(*p, from, to))).collect();
    if parts.is_empty() { vec![format!("Go to {}", facts.words.state(to))] } else { parts }
}

/// What is reached: the name that the case has for it, or that it is an equilibrium.
fn reached(facts: &Facts, goal: &Goal, state: StateId) -> String {
    match (&goal.text, goal.concept) {
        (Some(text), _) => upper_first(&spaced(text)),
        (None, Some(Concept::Nash)) => "Nobody would leave alone".to_owned(),
        (None, Some(concept)) => format!("Equilibrium under {concept}"),
        (None, None) => upper_first(&facts.words.short(state)),
    }
}

/// Whether the end of a path would last.
fn lasts(facts: &Facts, state: StateId) -> String {
    let graph = facts.graph();
    let leaving: Vec<PartyId> = graph.parties().filter(|p| !graph.improvements(*p, state).is_empty()).collect();
    let under = facts.holds_under(state);
    let short: Vec<String> = under.iter().map(|c| c.short().to_owned()).collect();
    let who = facts.words.parties(leaving.iter().copied());
    match (leaving.len(), under.is_empty()) {
        (0, _) => "Would last: nobody could improve on it alone".to_owned(),
        (n, true) if n > 2 => format!("Would not last: {} parties would move on", number(n)),
        (_, true) => format!("Would not last: {who} would move on"),
        (_, false) => {
            format!("Would last if all looked ahead ({}), though {who} could gain at once", joined(&short, "and"))
        }
    }
}
