//! What `detente ach` prints.

use crate::grid::{columns, cut, left, width as cells, wrap};
use crate::joined;
use crate::page::english::{count, number, stopped, upper_first};
use crate::wording::grounds::credibility;
use detente_case::Case;
use detente_doubt::ach::AchMatrix;

/// Prints one matrix a group: alternatives across, claims down, with what counts at the foot.
pub fn ach_text(case: &Case, matrices: &[AchMatrix], width: usize) -> String {
    let paragraph = |text: &str| wrap(text, width, 0) + "\n";
    let mut out = paragraph(&case.title);
    if matrices.is_empty() {
        out.push_str(&format!(
            "\n{}",
            paragraph("The case has no groups of hypotheses whose alternatives speak of claims.")
        ));
        return out;
    }
    for matrix in matrices {
        let group = &case.doubt.groups[matrix.group];
        out.push_str(&format!("\n{}", paragraph(&format!("{}: {}", group.id.value, stopped(&group.question)))));
        for alternative in &group.alternatives {
            out.push_str(&(wrap(&format!("- {}: {}", alternative.id.value, alternative.name), width, 2) + "\n"));
        }
        out.push('\n');
        out.push_str(&table(case, matrix, width));
        out.push_str(&format!("\n{}", paragraph(&verdict(case, matrix))));
    }
    out.push_str(&format!("\n{}", paragraph(EXPLAINED)));
    out
}

const EXPLAINED: &str = "C: consistent, the alternative or a wish that comes with it cites the claim. I: inconsistent, the \
    alternative contradicts it. N: not applicable, it says nothing about it. * marks claims that tell alternatives apart. \
    What counts is how little speaks against an alternative: much that speaks for one may speak for the others as well \
    (Heuer 1999). How credible a claim is stands beside it and is not counted in.";

fn table(case: &Case, matrix: &AchMatrix, width: usize) -> String {
    let group = &case.doubt.groups[matrix.group];
    let mut head = vec![String::new()];
    head.extend(group.alternatives.iter().map(|a| a.id.value.clone()));
    let mut rows = vec![head];
    for row in &matrix.rows {
        let mark = if row.is_diagnostic { "*" } else { "" };
        let mut line = vec![format!("{}{mark}", case.claims[row.claim].id.value)];
        line.extend(row.stands.iter().map(|s| s.letter().to_string()));
        rows.push(line);
    }
    let foot = |name: &str, counts: &[usize]| {
        let mut line = vec![name.to_owned()];
        line.extend(counts.iter().map(usize::to_string));
        line
    };
    rows.push(foot("inconsistent", &matrix.inconsistent));
    rows.push(foot("consistent", &matrix.consistent));
    let plain = columns(&rows);
    let wide = plain.lines().map(cells).max().unwrap_or(0);
    // Where there is room, what each claim says stands beside its row.
    if wide + 24 > width {
        return plain;
    }
    let room = width - wide - 2;
    let says: Vec<String> = matrix
        .rows
        .iter()
        .map(|row| {
            let claim = &case.claims[row.claim];
            let credible = credibility(claim).map_or(String::new(), |c| format!(" [{c}]"));
            let text = cut(&claim.says, room.saturating_sub(cells(&credible)));
            format!("{text}{credible}")
        })
        .collect();
    let mut out = String::new();
    for (i, line) in plain.lines().enumerate() {
        let says = i.checked_sub(1).and_then(|k| says.get(k));
        match says {
            Some(says) => out.push_str(&format!("{}  {says}\n", left(line, wide))),
            None => out.push_str(&format!("{line}\n")),
        }
    }
    out
}

/// Which alternatives are least disproved, and how much the claims tell apart.
pub(crate) fn verdict(case: &Case, matrix: &AchMatrix) -> String {
    let group = &case.doubt.groups[matrix.group];
    let least = matrix.least();
    let names: Vec<String> = least.iter().map(|a| format!("`{}`", group.alternatives[*a].id.value)).collect();
    let diagnostic = matrix.rows.iter().filter(|r| r.is_diagnostic).count();
    let least = match (least.len() == group.alternatives.len(), matrix.inconsistent.iter().all(|n| *n == 0)) {
        (true, true) => {
            "The case names no claim that speaks against any alternative, so the matrix disproves none.".to_owned()
        }
        (true, false) => "As much speaks against each alternative as against the others.".to_owned(),
        (false, _) => {
            let fewest = matrix.inconsistent[least[0]];
            let against = match fewest {
                0 => "nothing".to_owned(),
                n => count(n, "claim", "claims"),
            };
            format!("Least disproved: {}, with {against} against.", joined(&names, "and"))
        }
    };
    let told = match (diagnostic, matrix.rows.len()) {
        (_, 0) => return least,
        (0, 1) => "The one claim here tells no alternatives apart".to_owned(),
        (1, 1) => "The one claim here tells alternatives apart".to_owned(),
        (0, n) => format!("None of {n} claims here tells alternatives apart"),
        (1, n) => format!("One of {n} claims here tells alternatives apart"),
        (d, n) => format!("{} of {n} claims here tell alternatives apart", upper_first(&number(d))),
    };
    format!("{least} {told}.")
}
