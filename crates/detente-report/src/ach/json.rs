//! The machine-readable matrix of competing hypotheses, `detente.ach/1`.

use crate::documents::text;
use crate::documents::v1::{CaseName, Hypotheses, Keyed, Matrix, MatrixRow};
use detente_case::Case;
use detente_doubt::ach::{AchMatrix, AchRow};

/// The document `detente.ach/1`, ending in a line end. Letters: C consistent, I inconsistent, N not applicable.
///
/// Keys are added, never renamed, within `/1`; the same input gives the same bytes.
pub fn ach_json(case: &Case, matrices: &[AchMatrix]) -> String {
    text(&Hypotheses { case: CaseName::of(case), groups: matrices.iter().map(|m| matrix(case, m)).collect() })
}

fn matrix<'a>(case: &'a Case, m: &AchMatrix) -> Matrix<'a> {
    let group = &case.doubt.groups[m.group];
    let ids: Vec<&str> = group.alternatives.iter().map(|a| a.id.value.as_str()).collect();
    let by = |counts: &[usize]| -> Keyed<'a, usize> { ids.iter().copied().zip(counts.iter().copied()).collect() };
    let row = |r: &AchRow| MatrixRow {
        claim: &case.claims[r.claim].id.value,
        stands: ids.iter().copied().zip(r.stands.iter().map(|s| s.letter())).collect(),
        diagnostic: r.is_diagnostic,
        credibility: case.claims[r.claim].credibility.map(|c| c.digit()),
    };
    Matrix {
        group: &group.id.value,
        rows: m.rows.iter().map(row).collect(),
        inconsistent: by(&m.inconsistent),
        consistent: by(&m.consistent),
        least_disproved: m.least().iter().map(|a| ids[*a]).collect(),
        alternatives: ids,
    }
}
