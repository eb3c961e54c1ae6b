//! Claims as linked data: the Web Annotation model for what stands where, PROV for who says it and what it was taken from.

use crate::evidence::selectors;
use detente_case::Case;
use detente_source::{Claim, Document};
use serde_json::{Value, json};

/// Claims in JSON-LD. Each claim is an annotation whose body is the paraphrase and whose target is the passage, named by
/// selectors; `prov:wasDerivedFrom` gives its document, `prov:wasAttributedTo` its speaker. The words of a passage are
/// in it only where the case has them.
pub fn to_jsonld(case: &Case) -> String {
    let base = format!("urn:detente:{}", case.id);
    let documents: Vec<Value> = case.sources.iter().map(|s| document(&base, s)).collect();
    let claims: Vec<Value> = case.claims.iter().map(|c| claim(&base, case, c)).collect();
    let whole = json!({
        "@context": [
            "http://www.w3.org/ns/anno.jsonld",
            {
                "prov": "http://www.w3.org/ns/prov#",
                "dcterms": "http://purl.org/dc/terms/",
                "detente": "urn:detente:terms:",
            }
        ],
        "id": format!("{base}:claims"),
        "type": "AnnotationPage",
        "items": claims,
        "prov:hadMember": documents,
    });
    serde_json::to_string_pretty(&whole).unwrap_or_default() + "\n"
}

fn source_id(base: &str, source: &Document) -> String {
    format!("{base}:source:{}", source.id)
}

fn document(base: &str, source: &Document) -> Value {
    let mut value = json!({"id": source_id(base, source), "type": "prov:Entity", "dcterms:title": source.title});
    for (key, text) in [
        ("dcterms:creator", &source.author),
        ("dcterms:publisher", &source.publisher),
        ("dcterms:issued", &source.published),
        ("dcterms:language", &source.language),
    ] {
        if let Some(text) = text {
            value[key] = json!(text);
        }
    }
    if let Some(original) = &source.original {
        value["detente:sha256"] = json!(original.sha256.to_string());
    } else if let Some(digest) = &source.sha256 {
        value["detente:sha256"] = json!(digest.value.to_string());
    }
    if let Some(address) = source.address() {
        value["dcterms:source"] = json!(address);
    }
    if let Some(letter) = source.reliability {
        value["detente:reliability"] = json!(format!("{letter:?}"));
    }
    value
}

fn claim(base: &str, case: &Case, claim: &Claim) -> Value {
    let source = source_id(base, &case.sources[claim.source]);
    let mut target = json!({"source": source});
    let selectors = claim.at.as_ref().map(|at| selectors(at, None)).unwrap_or_default();
    if !selectors.is_empty() {
        target["selector"] = json!(selectors);
    }
    let mut value = json!({
        "id": format!("{base}:claim:{}", claim.id),
        "type": ["Annotation", "prov:Entity"],
        "motivation": "describing",
        "body": {"type": "TextualBody", "value": claim.says, "purpose": "describing"},
        "target": target,
        "prov:wasDerivedFrom": {"id": source},
    });
    if let Some(speaker) = &claim.speaker {
        value["prov:wasAttributedTo"] = json!({"type": "prov:Agent", "name": speaker});
    }
    if let Some(by) = &claim.suggested_by {
        value["prov:wasGeneratedBy"] =
            json!({"type": "prov:Activity", "prov:wasAssociatedWith": {"type": "prov:SoftwareAgent", "name": by}});
    }
    for (key, text) in [
        ("detente:voice", &claim.voice),
        ("detente:kind", &claim.kind),
        ("detente:hedge", &claim.hedge),
        ("detente:disputed", &claim.disputed),
    ] {
        if let Some(text) = text {
            value[key] = json!(text);
        }
    }
    if let Some(credibility) = claim.credibility {
        value["detente:credibility"] = json!(credibility.digit());
    }
    if !claim.confirmed_by.is_empty() {
        let ids: Vec<Value> =
            claim.confirmed_by.iter().map(|c| json!({"id": format!("{base}:claim:{}", case.claims[*c].id)})).collect();
        value["detente:confirmedBy"] = json!(ids);
    }
    value
}
