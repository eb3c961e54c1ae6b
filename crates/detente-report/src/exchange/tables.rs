//! The tables of a case: states, stability, claims, sources, preferences.

use super::table::{Cell, Table};
use crate::{Judged, Study, states_columns};
use detente_case::{Case, Citation};
use detente_graph::StateId;
use detente_source::{Anchor, Claim, Document, Spanned};

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
/// use detente_report::{CsvFor, Study, TableKind, table};
/// use detente_source::SourceText;
/// use detente_stability::{Concept, analyze};
///
/// let text = "detente: 1\nid: toll\nparties:\n  town:\n    assumption: true\n    options:\n      toll: {does: Ask a toll}\n    prefers: [town.toll]\n";
/// let case = detente_case::parse(&SourceText::new("case.yaml", text)).case.unwrap();
/// let graph = Graph::build(&case, &Budget::unlimited()).unwrap();
/// let analysis = analyze(&graph, &[Concept::Nash], &Budget::unlimited());
/// let study = Study { case: &case, graph: &graph, analysis: &analysis };
/// assert_eq!(
///     table(&study, TableKind::Stability).to_csv(CsvFor::Programs),
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
    let cited = |claim: &Claim| {
        let is_cited = |c: &Citation| matches!(c, Citation::Claim(i) if case.claims[*i].id == claim.id);
        listed(all.iter().filter(|j| j.grounds(case).cites().iter().any(is_cited)).map(|j| j.key(case)))
    };
    let row = |claim: &Claim| {
        // Every field is named, so that a new one is not forgotten.
        let Claim {
            id,
            source,
            says,
            speaker,
            voice,
            kind,
            about,
            hedge,
            disputed,
            note,
            at,
            credibility,
            confirmed_by,
            suggested_by,
            span: _,
        } = claim;
        let Anchor { paragraph, range, sha256, quote, prefix, suffix } = at.clone().unwrap_or_default();
        let confirming = confirmed_by.iter().map(|c| case.claims[*c].id.value.clone());
        [
            ("claim", Cell::text(&id.value)),
            ("source", Cell::Text(case.sources.get(*source).map(|s| s.id.value.clone()))),
            ("says", Cell::text(says)),
            ("speaker", Cell::Text(speaker.clone())),
            ("voice", Cell::Text(voice.clone())),
            ("kind", Cell::Text(kind.clone())),
            ("about", Cell::Text(listed(about.iter().map(|a| a.value.clone())))),
            ("hedge", Cell::Text(hedge.clone())),
            ("disputed", Cell::Text(disputed.clone())),
            ("credibility", Cell::Number(credibility.map(|c| i64::from(c.digit())))),
            ("confirmed_by", Cell::Text(listed(confirming))),
            ("suggested_by", Cell::Text(suggested_by.clone())),
            ("paragraph", Cell::Number(paragraph.map(i64::from))),
            ("start", Cell::Number(range.as_ref().map(|r| i64::from(r.start)))),
            ("end", Cell::Number(range.map(|r| i64::from(r.end)))),
            ("sha256", Cell::Text(sha256.map(|d| d.to_string()))),
            ("quote", Cell::Text(quote)),
            ("prefix", Cell::Text(prefix)),
            ("suffix", Cell::Text(suffix)),
            ("note", Cell::Text(note.clone())),
            ("cited_by", Cell::Text(cited(claim))),
        ]
    };
    Table::of_rows(&case.claims, &Claim::new(Spanned::default(), 0, ""), row)
}

fn sources(case: &Case) -> Table {
    let resting = |d: &Document| case.claims.iter().filter(|c| case.sources[c.source].id == d.id).count() as i64;
    let row = |document: &Document| {
        let Document {
            id,
            title,
            author,
            publisher,
            published,
            language,
            url: _,
            file,
            sha256,
            original,
            extracted,
            reliability,
            descriptor,
            citation,
        } = document;
        let original = original.as_ref();
        let page = extracted.as_ref();
        [
            ("source", Cell::text(&id.value)),
            ("title", Cell::text(title)),
            ("author", Cell::Text(author.clone())),
            ("publisher", Cell::Text(publisher.clone())),
            ("published", Cell::Text(published.clone())),
            ("language", Cell::Text(language.clone())),
            ("reliability", Cell::Text(reliability.map(|r| format!("{r:?}")))),
            ("descriptor", Cell::Text(descriptor.clone())),
            ("citation", Cell::Text(citation.clone())),
            ("file", Cell::Text(file.as_ref().map(|f| f.value.clone()))),
            ("sha256", Cell::Text(sha256.as_ref().map(|d| d.value.to_string()))),
            ("original_sha256", Cell::Text(original.map(|o| o.sha256.to_string()))),
            ("url", Cell::Text(document.address().map(str::to_owned))),
            ("original_characters", Cell::Number(original.and_then(|o| i64::try_from(o.characters?).ok()))),
            ("structure", Cell::Text(original.and_then(|o| Some(o.structure.as_ref()?.value.clone())))),
            ("extracted_form", Cell::Text(page.map(|p| p.form.key().to_owned()))),
            ("extracted_sha256", Cell::Text(page.map(|p| p.sha256.to_string()))),
            ("extracted_kept", Cell::Text(page.and_then(|p| listed(p.kept.iter().map(u32::to_string))))),
            ("claims", Cell::Number(Some(resting(document)))),
        ]
    };
    Table::of_rows(&case.sources, &Document::default(), row)
}

fn judgements(case: &Case) -> Table {
    let all = Judged::all(case);
    let grounds = || all.iter().map(|judged| judged.grounds(case));
    let cites = |of: &[Citation]| listed(of.iter().map(|c| crate::wording::place::cited_id(case, *c).to_owned()));
    let mut table = Table::new();
    table.texts("judgement", all.iter().map(|judged| Some(judged.key(case))));
    table.texts("what", all.iter().map(|judged| Some(judged.words(case))));
    table.texts("cites", grounds().map(|grounds| cites(grounds.cites())));
    table.flags("assumption", grounds().map(|grounds| grounds.is_assumption()));
    table.texts("why", grounds().map(|grounds| grounds.why().map(str::to_owned)));
    table.flags("by_party", grounds().map(|grounds| grounds.party.is_some()));
    table
}

/// Several names in one field; none where there are none.
fn listed(names: impl Iterator<Item = String>) -> Option<String> {
    Some(names.collect::<Vec<_>>().join(" ")).filter(|all| !all.is_empty())
}
