//! What `detente paths` prints: where the conflict can go from a state, and how it could get to a target.

mod overview;
mod page;
mod steps;
mod told;

use crate::page::Line;
use crate::page::english::{grouped, upper_first};
use crate::{Study, Words};
use detente_graph::StateSet;
use detente_stability::Concept;
use detente_stability::evolution::{Evolution, Rule};
use told::Told;

pub(crate) use page::Page;
pub(crate) use steps::Teller;

/// How a conflict can evolve, and what was asked.
#[derive(Clone, Copy, Debug)]
pub struct PathsStudy<'a> {
    /// The case, its graph and its verdicts.
    pub study: Study<'a>,
    /// What was found.
    pub evolution: &'a Evolution,
    /// Where to go, if anywhere in particular.
    pub goal: Option<&'a Goal>,
}

/// Where a conflict is wanted to go.
#[derive(Clone, Debug)]
pub struct Goal {
    /// As asked for: a statement, a state; nothing where any equilibrium will do.
    pub text: Option<String>,
    /// Only equilibria under this concept.
    pub concept: Option<Concept>,
    /// The states that it stands for.
    pub states: StateSet,
}

/// Tells how a conflict can evolve, in lines of at most `width` cells.
pub fn paths_text(paths: &PathsStudy, width: usize) -> String {
    let teller = Teller::new(paths.study);
    let from = paths.evolution.from;
    let mut page = Page::terminal(width);
    match paths.goal {
        None => {
            page.line(format!("From {}.", teller.place(from)), 0);
            overview::tell(paths, &teller, &mut page);
        }
        Some(goal) => {
            let whither = whither(paths, &teller, goal);
            page.line(Line::from(format!("From {}, to ", teller.place(from))).line(whither).text("."), 0);
            page = to_goal(paths, &teller, goal, page);
        }
    }
    if let Some(stop) = &paths.evolution.stopped {
        page.apart("Not everything was looked at", ": ", format!("{stop}."));
    }
    page.into_text()
}

/// The ways to a target.
pub(crate) fn to_goal<'a>(paths: &'a PathsStudy<'a>, teller: &'a Teller<'a>, goal: &'a Goal, mut page: Page) -> Page {
    let from = paths.evolution.from;
    if goal.states.contains(from) {
        let name = if teller.words.is_now(from) { "today's state".to_owned() } else { teller.words.short(from) };
        let already = format!("{} is one of them already", upper_first(&name));
        page.apart(already, ": ", "there is nowhere to go.");
        page
    } else if goal.states.count() == 0 {
        nothing_sought(paths, teller, goal, &mut page);
        page
    } else {
        Told::new(paths, teller, goal, page).all()
    }
}

/// What is sought, and how many states that is.
pub(crate) fn whither(paths: &PathsStudy, teller: &Teller, goal: &Goal) -> Line {
    let mut states = goal.states.iter();
    let what = sought(paths, goal);
    let in_graph_form = paths.study.graph.states().options() == 0;
    let is_name = |text: &String| in_graph_form || text.chars().all(|c| c.is_ascii_digit() || "YNyn-".contains(c));
    match (states.next(), states.next()) {
        (Some(one), None) if goal.concept.is_none() && goal.text.as_ref().is_some_and(is_name) => {
            teller.words.named(one).into()
        }
        (Some(one), None) => what.text(": ").text(teller.words.named(one)),
        _ => {
            let (count, all) = (grouped(goal.states.count()), grouped(paths.study.graph.len()));
            what.text(format!(": {count} of {all} states"))
        }
    }
}

/// What is sought, as a noun phrase.
fn sought(paths: &PathsStudy, goal: &Goal) -> Line {
    let here = paths.evolution.from;
    let is_here = |c| paths.study.analysis.of(c).is_some_and(|v| v.equilibria.contains(here));
    // Where it begins may be what is sought by kind, and yet not sought.
    let another = goal.concept.is_some_and(|c| is_here(c) && !goal.states.contains(here)) && goal.text.is_none();
    match (&goal.text, goal.concept.map(|c| equilibrium(c, another))) {
        (Some(text), None) => Line::new().code(text),
        (Some(text), Some(equilibrium)) => Line::new().code(text).text(" as ").text(equilibrium),
        (None, Some(equilibrium)) => equilibrium.into(),
        (None, None) => "any state".into(),
    }
}

/// "a Nash equilibrium", "an equilibrium under SEQ", "another equilibrium under SEQ".
fn equilibrium(concept: Concept, another: bool) -> String {
    let article = |first: &'static str| if another { "another" } else { first };
    match concept {
        Concept::Nash => format!("{} Nash equilibrium", article("a")),
        other => format!("{} equilibrium under {other}", article("an")),
    }
}

/// Nothing is what was asked for: says so, with a cycle of improvements where nothing holds at all.
fn nothing_sought(paths: &PathsStudy, teller: &Teller, goal: &Goal, page: &mut Page) {
    let Some(concept) = goal.concept else {
        page.apart("There is no such state, so no path leads there", ".", "");
        return;
    };
    let what = equilibrium(concept, false);
    if paths.study.analysis.of(concept).is_some_and(|v| v.equilibria.count() > 0) {
        page.apart(format!("No such state is {what}; others are"), ".", "");
        return;
    }
    page.apart(format!("No state is {what}"), ": ", "from each somebody would move on.");
    match &paths.evolution.cycle {
        Some(cycle) => teller.cycle(cycle, page),
        None => page.begin(
            "Improvements still come to an end, where all who could improve on a state have just moved: nobody moves \
             twice in a row",
            ".",
            "",
        ),
    }
}

/// A rule as the beginning of a sentence.
pub(crate) fn by(words: &Words, rule: &Rule) -> String {
    match rule {
        Rule::Improvements => "By improvements alone".to_owned(),
        Rule::Moves => "By any moves".to_owned(),
        Rule::Conceding(party) => format!("By improvements and any moves of {}", words.party(*party)),
        Rule::Agreement(coalitions) => match coalitions.as_slice() {
            [] => "By improvements, there being nobody to agree with".to_owned(),
            [one] => format!("By improvements and agreements of {}", words.parties(one.members().iter().copied())),
            many if many.iter().all(|c| c.len() == 2) => "By improvements and agreements of two parties".to_owned(),
            _ => "By improvements and agreements of coalitions".to_owned(),
        },
    }
}

/// A number of any size with groups of three.
fn big(n: u128) -> String {
    usize::try_from(n).map_or_else(|_| n.to_string(), grouped)
}
