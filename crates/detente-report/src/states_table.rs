//! The option-form table: options down the side, states across, as the field has printed it since the 1980s.

use crate::conventions::{Told, conventions};
use crate::documents::v1::{Parties, Size, State, StateTable, ToldState};
use crate::documents::{concepts, each, ids, options, text};
use crate::grid::{cut, left, right, width, wrap};
use crate::{CsvFor, Study, Table, Words};
use detente_case::Form;
use detente_graph::{PartyId, StateId};

/// Which states to show, in which order, and on how wide a page.
#[derive(Clone, Debug)]
pub struct TableRequest {
    /// The states, in the order in which they are shown.
    pub states: Vec<StateId>,
    /// How many more there are that were left out.
    pub left_out: usize,
    /// Cells that a line may take.
    pub width: usize,
}

/// Prints states as columns; where they do not fit side by side, the table goes on below.
pub fn states_table(study: &Study, request: &TableRequest) -> String {
    let rows = rows(study);
    let label_width = rows.iter().map(|r| width(&r.label)).max().unwrap_or(0).min((request.width * 2 / 5).max(20));
    let column = request.states.iter().map(|s| width(&number(study, *s))).max().unwrap_or(1).max(1) + 2;
    let per_block = (request.width.saturating_sub(label_width) / column).max(1);
    let mut out = String::new();
    for block in request.states.chunks(per_block) {
        for row in &rows {
            if let Kind::Heading = row.kind {
                out.push_str(&format!("{}\n", row.label));
                continue;
            }
            let mut line = left(&cut(&row.label, label_width), label_width);
            for state in block {
                line.push_str(&right(&cell(study, row, *state), column));
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out.push('\n');
    }
    if request.states.is_empty() {
        out.push_str("No state matches.\n");
    }
    if request.left_out > 0 {
        let more = format!("{} more states match; `--all` shows them.", request.left_out);
        out.push_str(&(wrap(&more, request.width, 0) + "\n"));
    }
    let legend =
        "Y taken, N not taken, - either; E equilibrium; ranks count from 1, the best; = shared rank; * today's state.";
    out.push_str(&(wrap(legend, request.width, 0) + "\n"));
    out
}

/// One state a line: number, pattern or id, and the concepts under which it is an equilibrium; tab-separated.
pub fn states_list(study: &Study, states: &[StateId]) -> String {
    let mut out = String::new();
    for state in states {
        let concepts: Vec<&str> = study
            .analysis
            .verdicts
            .iter()
            .filter(|v| v.equilibria.contains(*state))
            .map(|v| v.concept.short())
            .collect();
        let what = match &study.case.form {
            Form::Options { .. } => study.graph.pattern(*state).to_string(),
            Form::Graph { states, .. } => states[state.index()].id.value.clone(),
        };
        out.push_str(&format!("{}\t{what}\t{}\n", state.number(), concepts.join(" ")));
    }
    out
}

/// Some states as the document `detente.states/1`, ending in a line end: in the order given, each with the concepts under
/// which it is an equilibrium, and by party those under which it is stable and its rank, 1 being the best; `shared` names
/// the parties that rank another state alike.
///
/// Keys are added, never renamed, within `/1`; the same input gives the same bytes.
pub fn states_json(study: &Study, states: &[StateId]) -> String {
    let Study { case, graph, analysis } = *study;
    let places: Vec<Vec<u32>> = graph.parties().map(|party| places(study, party)).collect();
    let place = |party: PartyId, state| places[party.index()][graph.rank(party, state) as usize];
    let one = |state: &StateId| ToldState {
        state: State::of(case, graph, *state),
        equilibrium: concepts(&analysis.verdicts, |v| v.equilibria.contains(*state)),
        stable: each(case, graph.parties(), |p| concepts(&analysis.verdicts, |v| v.stable[p.index()].contains(*state))),
        ranks: each(case, graph.parties(), |p| (place(p, *state) >> 1) + 1),
        shared: ids(case, graph.parties().filter(|p| place(*p, *state) & 1 == 1)),
    };
    text(&StateTable {
        of: Parties::of(case),
        options: options(case),
        size: Size::of(graph),
        matching: states.len(),
        states: states.iter().map(one).collect(),
        conventions: conventions(Told::Stability(analysis.sanctions), &[case]),
    })
}

struct Row {
    label: String,
    kind: Kind,
}

enum Kind {
    Number,
    Heading,
    Option(usize),
    Equilibrium(usize),
    Rank(PartyId, Vec<u32>),
}

fn rows(study: &Study) -> Vec<Row> {
    let words = Words::new(study.case, study.graph);
    let mut rows = vec![Row { label: "State".to_owned(), kind: Kind::Number }];
    for party in study.graph.parties() {
        let options = &study.case.party(party).options;
        if options.is_empty() {
            continue;
        }
        rows.push(Row { label: words.label(party).to_owned(), kind: Kind::Heading });
        for k in options.clone() {
            let option = &study.case.options[k];
            rows.push(Row { label: format!("  {}  {}", option.id, option.does), kind: Kind::Option(k) });
        }
    }
    if !study.analysis.verdicts.is_empty() {
        rows.push(Row { label: "Equilibrium".to_owned(), kind: Kind::Heading });
    }
    for (i, verdicts) in study.analysis.verdicts.iter().enumerate() {
        let label = format!("  {}  {}", verdicts.concept.short(), verdicts.concept.name());
        rows.push(Row { label, kind: Kind::Equilibrium(i) });
    }
    rows.push(Row { label: "Rank".to_owned(), kind: Kind::Heading });
    for party in study.graph.parties() {
        rows.push(Row { label: format!("  {}", words.label(party)), kind: Kind::Rank(party, places(study, party)) });
    }
    rows
}

/// For each rank of a party, how many states are better, and in the lowest bit whether it is shared.
fn places(study: &Study, party: PartyId) -> Vec<u32> {
    let ranks = study.graph.ranks(party);
    let most = ranks.iter().copied().max().unwrap_or(0) as usize;
    let mut counts = vec![0u32; most + 1];
    ranks.iter().for_each(|r| counts[*r as usize] += 1);
    let mut better = 0;
    for count in counts.iter_mut().rev() {
        let here = *count;
        *count = better << 1 | u32::from(here > 1);
        better += here;
    }
    counts
}

fn cell(study: &Study, row: &Row, state: StateId) -> String {
    match &row.kind {
        Kind::Heading => String::new(),
        Kind::Number => number(study, state),
        Kind::Option(k) => study.graph.pattern(state).to_string()[*k..=*k].to_owned(),
        Kind::Equilibrium(i) => {
            if study.analysis.verdicts[*i].equilibria.contains(state) { "E" } else { "." }.to_owned()
        }
        Kind::Rank(party, places) => {
            let place = places[study.graph.rank(*party, state) as usize];
            format!("{}{}", (place >> 1) + 1, if place & 1 == 1 { "=" } else { "" })
        }
    }
}

fn number(study: &Study, state: StateId) -> String {
    let star = if study.graph.status_quo() == Some(state) { "*" } else { "" };
    match &study.case.form {
        Form::Options { .. } => format!("{}{star}", state.number()),
        Form::Graph { states, .. } => format!("{}{star}", states[state.index()].id),
    }
}

/// The states as a table, one a row: number, one column an option, one an analysed concept, one a party's rank.
pub fn states_columns(study: &Study, states: &[StateId]) -> Table {
    let of = || states.iter().copied();
    let mut table = Table::new();
    match &study.case.form {
        Form::Options { .. } => table.numbers("state", of().map(|state| Some(state.number() as i64))),
        Form::Graph { states: named, .. } => {
            table.texts("state", of().map(|state| Some(named[state.index()].id.value.clone())));
            table.texts("label", of().map(|state| Some(named[state.index()].label.clone())));
        }
    }
    let patterns: Vec<String> = of().map(|state| study.graph.pattern(state).to_string()).collect();
    for (at, option) in study.case.options.iter().enumerate() {
        let letter = |pattern: &String| pattern.get(at..=at).map(str::to_owned);
        table.texts(option.full_id.clone(), patterns.iter().map(letter));
    }
    for verdict in &study.analysis.verdicts {
        let name = format!("equilibrium_{}", verdict.concept.key());
        table.flags(name, of().map(|state| verdict.equilibria.contains(state)));
    }
    for (party, id) in study.graph.parties().zip(&study.case.parties) {
        let places = places(study, party);
        let place = |state| (places[study.graph.rank(party, state) as usize] >> 1) + 1;
        table.numbers(format!("rank_{}", id.id), of().map(|state| Some(i64::from(place(state)))));
    }
    table
}

/// The states as CSV, one a line: [`states_columns`].
pub fn states_csv(study: &Study, states: &[StateId]) -> String {
    states_columns(study, states).to_csv(CsvFor::Programs)
}
