//! The tables of a case: states, stability, claims, sources, preferences.

use super::table::Table;
use crate::{Judged, Study, states_columns};
use detente_case::{Case, Citation};
use detente_graph::StateId;

/// A table that can be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableKind {
    /// One row a state: options, equilibria, ranks.
    States,
    /// One row a state: for each concept and party whether it is stable.
    Stability,
    /// One row a claim.
    Claims,
    /// One row a document.
    Sources,
    /// One row a judgement: what it is and what it rests on.
    Preferences,
}

impl TableKind {
    /// All tables.
    pub const ALL: [Self; 5] = [Self::States, Self::Stability, Self::Claims, Self::Sources, Self::Preferences];

    /// Its name, as of a file.
    pub fn key(self) -> &'static str {
        match self {
            Self::States => "states",
            Self::Stability => "stability",
            Self::Claims => "claims",
            Self::Sources => "sources",
            Self::Preferences => "preferences",
        }
    }
}

/// One table of a case.
///
/// ```
/// use detente_graph::{Budget, Graph};
/// use detente_report::{Study, TableKind, table};
/// use detente_source::SourceText;
/// use detente_stability::{Concept, analyze};
///
/// let text = "detente: 1\nid: toll\nparties:\n  town:\n    assumption: true\n    options:\n      toll: {does: Ask a toll}\n    prefers: [town.toll]\n";
/// let case = detente_case::parse(&SourceText::new("case.yaml", text)).case.unwrap();
/// let graph = Graph::build(&case, &Budget::unlimited()).unwrap();
/// let analysis = analyze(&graph, &[Concept::Nash], &Budget::unlimited());
/// let study = Study { case: &case, graph: &graph, analysis: &analysis };
/// assert_eq!(
///     table(&study, TableKind::Stability).to_csv(),
///     "state,pattern,nash_town,nash_equilibrium\r\n1,N,0,0\r\n2,Y,1,1\r\n"
/// );
/// ```
pub fn table(study: &Study, kind: TableKind) -> Table {
    match kind {
        TableKind::States => states_columns(study, &study.graph.states().ids().collect::<Vec<StateId>>()),
        TableKind::Stability => stability(study),
        TableKind::Claims => claims(study.case),
        TableKind::Sources => sources(study.case),
        TableKind::Preferences => judgements(study.case),
    }
}

fn stability(study: &Study) -> Table {
    let states = || study.graph.states().ids();
    let mut table = Table::new();
    table.numbers("state", states().map(|state| Some(state.number() as i64)));
    table.texts("pattern", states().map(|state| Some(study.graph.pattern(state).to_string())));
    for verdict in &study.analysis.verdicts {
        for (party, stable) in study.case.parties.iter().zip(&verdict.stable) {
            let name = format!("{}_{}", verdict.concept.key(), party.id);
            table.flags(name, states().map(|state| stable.contains(state)));
        }
        let name = format!("{}_equilibrium", verdict.concept.key());
        table.flags(name, states().map(|state| verdict.equilibria.contains(state)));
    }
    table
}

fn claims(case: &Case) -> Table {
    let all = Judged::all(case);
    let cited = |i: usize| {
        let citing = all.iter().filter(|j| j.evidence(case).0.cites.contains(&Citation::Claim(i)));
        listed(citing.map(|j| j.key(case)))
    };
    let claims = || case.claims.iter();
    let at = || claims().map(|c| c.at.clone().unwrap_or_default());
    let mut table = Table::new();
    table.texts("claim", claims().map(|c| Some(c.id.value.clone())));
    table.texts("source", claims().map(|c| Some(case.sources[c.source].id.value.clone())));
    table.texts("says", claims().map(|c| Some(c.says.clone())));
    table.texts("speaker", claims().map(|c| c.speaker.clone()));
    table.texts("voice", claims().map(|c| c.voice.clone()));
    table.texts("kind", claims().map(|c| c.kind.clone()));
    table.texts("about", claims().map(|c| listed(c.about.iter().map(|a| a.value.clone()))));
    table.texts("hedge", claims().map(|c| c.hedge.clone()));
    table.texts("disputed", claims().map(|c| c.disputed.clone()));
    table.numbers("credibility", claims().map(|c| c.credibility.map(|c| i64::from(c.digit()))));
    table.texts(
        "confirmed_by",
        claims().map(|c| listed(c.confirmed_by.iter().map(|c| case.claims[*c].id.value.clone()))),
    );
    table.texts("suggested_by", claims().map(|c| c.suggested_by.clone()));
    table.numbers("paragraph", at().map(|at| at.paragraph.map(i64::from)));
    table.numbers("start", at().map(|at| at.range.map(|r| i64::from(r.start))));
    table.numbers("end", at().map(|at| at.range.map(|r| i64::from(r.end))));
    table.texts("sha256", at().map(|at| at.sha256.map(|d| d.to_string())));
    table.texts("quote", at().map(|at| at.quote));
    table.texts("cited_by", (0..case.claims.len()).map(cited));
    table
}

fn sources(case: &Case) -> Table {
    let sources = || case.sources.iter();
    let original = || sources().map(|s| s.original.as_ref());
    let mut table = Table::new();
    table.texts("source", sources().map(|s| Some(s.id.value.clone())));
    table.texts("title", sources().map(|s| Some(s.title.clone())));
    table.texts("author", sources().map(|s| s.author.clone()));
    table.texts("publisher", sources().map(|s| s.publisher.clone()));
    table.texts("published", sources().map(|s| s.published.clone()));
    table.texts("language", sources().map(|s| s.language.clone()));
    table.texts("reliability", sources().map(|s| s.reliability.map(|r| format!("{r:?}"))));
    table.texts("descriptor", sources().map(|s| s.descriptor.clone()));
    table.texts("citation", sources().map(|s| s.citation.clone()));
    table.texts("file", sources().map(|s| s.file.as_ref().map(|f| f.value.clone())));
    table.texts("sha256", sources().map(|s| s.sha256.as_ref().map(|d| d.value.to_string())));
    table.texts("original_sha256", original().map(|o| o.map(|o| o.sha256.to_string())));
    table.texts("url", sources().map(|s| s.address().map(str::to_owned)));
    let resting = |i: usize| case.claims.iter().filter(|c| c.source == i).count() as i64;
    table.numbers("claims", (0..case.sources.len()).map(|i| Some(resting(i))));
    table
}

fn judgements(case: &Case) -> Table {
    let all = Judged::all(case);
    let evidence = || all.iter().map(|judged| judged.evidence(case));
    let cites = |of: &[Citation]| listed(of.iter().map(|c| crate::wording::place::cited_id(case, *c).to_owned()));
    let mut table = Table::new();
    table.texts("judgement", all.iter().map(|judged| Some(judged.key(case))));
    table.texts("what", all.iter().map(|judged| Some(judged.words(case))));
    table.texts("cites", evidence().map(|(evidence, _)| cites(&evidence.cites)));
    table.flags("assumption", evidence().map(|(evidence, _)| evidence.assumption));
    table.texts("why", evidence().map(|(evidence, _)| evidence.why.clone()));
    table.flags("by_party", evidence().map(|(_, by_party)| by_party));
    table
}

/// Several names in one field; none where there are none.
fn listed(names: impl Iterator<Item = String>) -> Option<String> {
    Some(names.collect::<Vec<_>>().join(" ")).filter(|all| !all.is_empty())
}
