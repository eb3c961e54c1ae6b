//! The tables of a case as CSV (RFC 4180, UTF-8): states, stability, claims, sources, preferences.

use crate::{Judged, Study, states_csv};
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

/// One table as CSV, with a header; lines end with CR LF.
pub fn to_csv(study: &Study, table: TableKind) -> String {
    match table {
        TableKind::States => states_csv(study, &study.graph.states().ids().collect::<Vec<StateId>>()),
        TableKind::Stability => stability(study),
        TableKind::Claims => claims(study.case),
        TableKind::Sources => sources(study.case),
        TableKind::Preferences => judgements(study.case),
    }
}

/// A row of fields, quoted where they must be.
fn row<T: AsRef<str>>(fields: impl IntoIterator<Item = T>) -> String {
    let field = |text: &str| {
        if text.contains([',', '"', '\n', '\r']) {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text.to_owned()
        }
    };
    fields.into_iter().map(|f| field(f.as_ref())).collect::<Vec<_>>().join(",") + "\r\n"
}

fn stability(study: &Study) -> String {
    let verdicts = &study.analysis.verdicts;
    let mut header = vec!["state".to_owned(), "pattern".to_owned()];
    for verdict in verdicts {
        header.extend(study.case.parties.iter().map(|p| format!("{}_{}", verdict.concept.key(), p.id)));
        header.push(format!("{}_equilibrium", verdict.concept.key()));
    }
    let mut out = row(header);
    for state in study.graph.states().ids() {
        let mut fields = vec![state.number().to_string(), study.graph.pattern(state).to_string()];
        for verdict in verdicts {
            let told = verdict.stable.iter().chain([&verdict.equilibria]);
            fields.extend(told.map(|set| u8::from(set.contains(state)).to_string()));
        }
        out.push_str(&row(fields));
    }
    out
}

fn claims(case: &Case) -> String {
    let mut out = row([
        "claim",
        "source",
        "says",
        "speaker",
        "voice",
        "kind",
        "about",
        "hedge",
        "disputed",
        "credibility",
        "confirmed_by",
        "suggested_by",
        "paragraph",
        "start",
        "end",
        "sha256",
        "quote",
        "cited_by",
    ]);
    let all = Judged::all(case);
    for (i, claim) in case.claims.iter().enumerate() {
        let text = |t: &Option<String>| t.clone().unwrap_or_default();
        let at = claim.at.clone().unwrap_or_default();
        let number = |n: Option<u32>| n.map(|n| n.to_string()).unwrap_or_default();
        let cited = all.iter().filter(|j| j.evidence(case).0.cites.contains(&Citation::Claim(i)));
        out.push_str(&row([
            claim.id.value.clone(),
            case.sources[claim.source].id.value.clone(),
            claim.says.clone(),
            text(&claim.speaker),
            text(&claim.voice),
            text(&claim.kind),
            claim.about.iter().map(|a| a.value.as_str()).collect::<Vec<_>>().join(" "),
            text(&claim.hedge),
            text(&claim.disputed),
            claim.credibility.map(|c| c.digit().to_string()).unwrap_or_default(),
            claim.confirmed_by.iter().map(|c| case.claims[*c].id.value.as_str()).collect::<Vec<_>>().join(" "),
            text(&claim.suggested_by),
            number(at.paragraph),
            number(at.range.as_ref().map(|r| r.start)),
            number(at.range.as_ref().map(|r| r.end)),
            at.sha256.map(|d| d.to_string()).unwrap_or_default(),
            text(&at.quote),
            cited.map(|j| j.key(case)).collect::<Vec<_>>().join(" "),
        ]));
    }
    out
}

fn sources(case: &Case) -> String {
    let mut out = row([
        "source",
        "title",
        "author",
        "publisher",
        "published",
        "language",
        "reliability",
        "descriptor",
        "citation",
        "file",
        "sha256",
        "original_sha256",
        "url",
        "claims",
    ]);
    for (i, source) in case.sources.iter().enumerate() {
        let text = |t: &Option<String>| t.clone().unwrap_or_default();
        let original = source.original.as_ref();
        out.push_str(&row([
            source.id.value.clone(),
            source.title.clone(),
            text(&source.author),
            text(&source.publisher),
            text(&source.published),
            text(&source.language),
            source.reliability.map(|r| format!("{r:?}")).unwrap_or_default(),
            text(&source.descriptor),
            text(&source.citation),
            source.file.as_ref().map(|f| f.value.clone()).unwrap_or_default(),
            source.sha256.as_ref().map(|d| d.value.to_string()).unwrap_or_default(),
            original.map(|o| o.sha256.to_string()).unwrap_or_default(),
            original.and_then(|o| o.url.clone()).unwrap_or_default(),
            case.claims.iter().filter(|c| c.source == i).count().to_string(),
        ]));
    }
    out
}

fn judgements(case: &Case) -> String {
    let mut out = row(["judgement", "what", "cites", "assumption", "why", "by_party"]);
    for judged in Judged::all(case) {
        let (evidence, by_party) = judged.evidence(case);
        let cites: Vec<&str> = evidence.cites.iter().map(|c| crate::document::place::cited_id(case, *c)).collect();
        out.push_str(&row([
            judged.key(case),
            judged.words(case),
            cites.join(" "),
            u8::from(evidence.assumption).to_string(),
            evidence.why.clone().unwrap_or_default(),
            u8::from(by_party).to_string(),
        ]));
    }
    out
}
