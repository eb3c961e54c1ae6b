//! Many cases in one table: how many states each has, and how many of them are equilibria.

use crate::Study;
use crate::grid::columns;
use crate::page::english::grouped;
use detente_stability::Concept;

/// A case in the table.
#[derive(Clone, Debug)]
pub struct CountsRow {
    id: String,
    states: usize,
    equilibria: Vec<(Concept, usize)>,
    partial: bool,
}

impl CountsRow {
    /// The numbers of an analysis.
    pub fn of(study: &Study) -> Self {
        Self {
            id: study.case.id.clone(),
            states: study.graph.len(),
            equilibria: study.analysis.verdicts.iter().map(|v| (v.concept, v.equilibria.count())).collect(),
            partial: study.analysis.stopped.is_some(),
        }
    }
}

/// The table: a line a case, `-` where a concept is not defined or was not analysed.
pub fn counts_table(rows: &[CountsRow]) -> String {
    let shown = |c: &Concept| rows.iter().any(|row| row.equilibria.iter().any(|(of, _)| of == c));
    let concepts: Vec<Concept> = Concept::ALL.into_iter().filter(shown).collect();
    let mut head = vec!["Equilibria of".to_owned(), "states".to_owned()];
    head.extend(concepts.iter().map(|c| c.short().to_owned()));
    let mut lines = vec![head];
    for row in rows {
        let mut line = vec![row.id.clone() + if row.partial { " (partial)" } else { "" }, grouped(row.states)];
        line.extend(concepts.iter().map(|c| {
            let count = row.equilibria.iter().find(|(of, _)| of == c);
            count.map_or_else(|| "-".to_owned(), |(_, n)| grouped(*n))
        }));
        lines.push(line);
    }
    columns(&lines)
}
