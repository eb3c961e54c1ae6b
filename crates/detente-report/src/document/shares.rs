//! In how many equilibria each option is taken, and each named outcome holds. Counting, nothing more.

use crate::facts::{Facts, SHOWN};
use crate::page::english::{grouped, spaced};
use crate::page::{Block, Cell, Group, Head, Layout, Line, Row, Table};
use crate::wording::place::place;
use detente_stability::Concept;

/// Counts for the equilibria under one concept.
pub(crate) struct Share {
    pub concept: Concept,
    /// How many equilibria there are.
    pub equilibria: usize,
    /// Per option in how many of them it is taken.
    pub options: Vec<usize>,
    /// Per definition in how many of them it holds.
    pub definitions: Vec<usize>,
}

pub(crate) fn shares(facts: &Facts) -> Vec<Share> {
    let (case, states) = (facts.study.case, facts.graph().states());
    let verdicts = &facts.study.analysis.verdicts;
    verdicts
        .iter()
        .map(|v| {
            let mut share = Share {
                concept: v.concept,
                equilibria: v.equilibria.count(),
                options: vec![0; case.options.len()],
                definitions: vec![0; case.definitions.len()],
            };
            for state in v.equilibria.iter() {
                let pattern = states.pattern(state);
                let taken = pattern.taken & pattern.fixed;
                for (k, count) in share.options.iter_mut().enumerate() {
                    *count += usize::from(taken >> k & 1 == 1);
                }
                for (definition, count) in case.definitions.iter().zip(&mut share.definitions) {
                    *count += usize::from(definition.statement.expr.holds(pattern.taken));
                }
            }
            share
        })
        .collect()
}

/// The counts as a part of the section on equilibria, where they say more than the table of states.
pub(crate) fn part(facts: &Facts) -> Option<Block> {
    let case = facts.study.case;
    let tells = facts.equilibria.len() > SHOWN || !case.definitions.is_empty();
    if case.options.is_empty() || facts.equilibria.is_empty() || !tells {
        return None;
    }
    let mut shares = shares(facts);
    shares.retain(|s| s.equilibria > 0);
    let mut head = vec![Head::plain("Option or outcome")];
    head.extend(
        shares
            .iter()
            .map(|s| Head::plain(Line::new().concept(s.concept).text(format!(" of {}", grouped(s.equilibria))))),
    );
    let row = |name: Line, count: &dyn Fn(&Share) -> usize| Row {
        id: None,
        cells: std::iter::once(Cell::head(name))
            .chain(shares.iter().map(|s| Cell::Number(grouped(count(s)))))
            .collect(),
    };
    let mut groups: Vec<Group> = Vec::new();
    if !case.definitions.is_empty() {
        let rows = case.definitions.iter().enumerate().map(|(i, d)| {
            row(Line::new().link(place("define", &d.name.value), spaced(&d.name.value)), &|s| s.definitions[i])
        });
        groups.push(Group { title: vec!["Outcomes that the case names".into()], rows: rows.collect(), id: None });
    }
    for party in facts.graph().parties() {
        let options = case.party(party).options.clone();
        let rows: Vec<Row> = options.map(|k| row(Line::new().case(&case.options[k].does), &|s| s.options[k])).collect();
        if !rows.is_empty() {
            groups.push(Group { title: vec![facts.label(party)], rows, id: None });
        }
    }
    let caption = "In how many equilibria each option is taken, and each named outcome holds. The head of a column \
                   gives the number of equilibria under that concept. A share is no probability.";
    let table = Table { caption: caption.into(), layout: Layout::Grid, head, groups };
    Some(Block::Part {
        id: "shares".to_owned(),
        title: "What the equilibria have in common".into(),
        blocks: vec![Block::Table(table)],
    })
}
