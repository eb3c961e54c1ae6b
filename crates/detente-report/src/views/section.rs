//! The section of the report on how the parties see the conflict; only where they see it differently.

use super::accounts::{OutcomeTold, brief, told};
use super::differences::differences;
use super::text::NOTE;
use super::{ViewWords, ViewsStudy, telling};
use crate::Findings;
use crate::facts::Facts;
use crate::page::english::{either, grouped, number, upper_first};
use crate::page::{Block, Cell, Entry, Group, Head, Layout, Line, Part, Row, Section, Table, Term};
use detente_graph::PartyId;
use detente_stability::HypergameVerdicts;

/// Outcomes told in full.
const TOLD: usize = 6;

/// The section, for [`crate::html_with`] and [`crate::markdown_with`]; nothing where the case has no views.
pub fn views_section(views: &ViewsStudy, findings: &Findings) -> Option<Section> {
    if views.perceived.is_empty() {
        return None;
    }
    let words = ViewWords::new(*views);
    let facts = Facts::new(findings);
    let concept = telling(views.analysis);
    let mut blocks = vec![Block::Paragraph(Line::from(
        "All other sections take every party to know the conflict as it is. Here each acts on the conflict as it sees it.",
    ))];
    blocks.extend(concept.and_then(|c| brief(&words, c)).map(|lead| Block::Paragraph(lead.into())));
    let parties = views.hypergame.parties().map(|party| seen(&words, party)).collect();
    blocks.push(part("views-seen", "How they see it", vec![Block::Entries(parties)]));
    blocks.push(Block::Table(table(&words)));
    if let Some(verdicts) = concept.and_then(|c| views.analysis.of(c)) {
        blocks.push(part("views-outcomes", "Where that leads", leads(&words, &facts, verdicts)));
    }
    blocks.push(Block::Paragraph(NOTE.into()));
    Some(Section { id: "views", title: "What the parties see, and what comes of it".to_owned(), blocks })
}

fn part(id: &str, title: &str, blocks: Vec<Block>) -> Block {
    Block::Part { id: id.to_owned(), title: title.into(), blocks }
}

fn seen(words: &ViewWords, party: PartyId) -> Entry {
    let mut lines: Vec<Line> = differences(words, party)
        .into_iter()
        .map(|d| {
            let why = d.why.map(|why| format!(" ({why})")).unwrap_or_default();
            Line::from(format!("{}: ", d.label)).case(format!("{}{why}", d.what))
        })
        .collect();
    if lines.is_empty() {
        lines.push("As it is.".into());
    }
    Entry { id: None, head: Line::new().strong(words.truth.label(party)), mark: None, lines }
}

fn table(words: &ViewWords) -> Table {
    let (views, analysis) = (words.views, words.views.analysis);
    let mut head = vec![Head::plain("States")];
    head.extend(analysis.verdicts.iter().map(|v| Head::plain(Line::new().concept(v.concept))));
    let row = |label: Line, count: &dyn Fn(&HypergameVerdicts) -> usize| {
        let counts = analysis.verdicts.iter().map(|v| Cell::Number(grouped(count(v))));
        Row { id: None, cells: std::iter::once(Cell::head(label)).chain(counts).collect() }
    };
    let size = |n: usize| format!(" ({} {})", grouped(n), either(n, "state", "states"));
    let held = |game: usize| {
        move |v: &HypergameVerdicts| analysis.games[game].of(v.concept).map_or(0, |v| v.equilibria.count())
    };
    let truth = views.hypergame.truth().len();
    let mut games = vec![row(Line::from(format!("hold in the true game{}", size(truth))), &held(0))];
    for view in views.perceived {
        let label = Line::from("hold for ").case(words.truth.party(view.party)).text(size(view.graph.len()));
        games.push(row(label, &held(views.hypergame.position(view.party))));
    }
    let truly = |v: &HypergameVerdicts| {
        let mut both = v.outcomes.clone();
        analysis.games[0].of(v.concept).into_iter().for_each(|t| both.intersect(&t.equilibria));
        both.count()
    };
    let led = vec![
        row("outcomes".into(), &|v| v.outcomes.count()),
        row("outcomes that truly hold".into(), &truly),
        row("steady".into(), &|v| v.steady.count()),
    ];
    Table {
        caption: Line::from("How many states hold (are an ")
            .term(Term::Equilibrium, "equilibrium")
            .text(") in each game, and what comes of the games together, by concept."),
        layout: Layout::Grid,
        head,
        groups: vec![Group { rows: games, ..Group::default() }, Group { rows: led, ..Group::default() }],
    }
}

fn leads(words: &ViewWords, facts: &Facts, verdicts: &HypergameVerdicts) -> Vec<Block> {
    let n = verdicts.outcomes.count();
    if n == 0 {
        let why = "Nowhere: the parties have no equilibria of their own games that could be acted on together.";
        return vec![Block::Paragraph(why.into())];
    }
    let all = verdicts.outcomes.iter().take(TOLD).filter_map(|s| told(words, verdicts.concept, s));
    let rows = all.map(|told| outcome(words, facts, &told)).collect();
    let table = Table {
        caption: Line::from("Where it leads when each party acts on an equilibrium of its own game, under ")
            .concept(verdicts.concept)
            .text(", and what that is to each."),
        layout: Layout::Words,
        head: ["Outcome", "In truth and as it is seen", "To each party"].map(Head::plain).into(),
        groups: vec![Group { rows, ..Group::default() }],
    };
    let mut blocks = vec![Block::Table(table)];
    if n > TOLD {
        let more = upper_first(&number(n - TOLD));
        let line = format!("{more} more {}; detente views tells them.", either(n - TOLD, "outcome", "outcomes"));
        blocks.push(Block::Paragraph(line.into()));
    }
    blocks
}

fn outcome(words: &ViewWords, facts: &Facts, told: &OutcomeTold) -> Row {
    let pattern = words.views.study.graph.pattern(told.state).to_string();
    let name = facts.state(told.state).capital().text(" ").code(pattern);
    let what = if words.truth.is_now(told.state) { "Today's state".to_owned() } else { words.outcome(told.state) };
    let first = vec![Part::Lead(name), Part::Line(Line::from(format!("{what}.")))];
    let mut second = vec![
        Part::Line(Line::from(format!("{}.", upper_first(&told.truly)))),
        Part::Line(Line::from(format!("{}.", upper_first(&told.seen)))),
    ];
    second.extend(told.missed.iter().map(|m| Part::Line(Line::from(format!("{}.", upper_first(m))))));
    let third = told.parties.iter().flat_map(|(party, _, sentences)| {
        let line = Line::new().strong(words.truth.label(*party)).text(": ").text(sentences.join(" "));
        [Part::Line(line)]
    });
    Row { id: None, cells: vec![Cell::Head(first), Cell::Words(second), Cell::Words(third.collect())] }
}
