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
    // Every field is named, so that a new one is not forgotten.
    let Document {
        id: _,
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
    } = source;
    let mut value = json!({"id": source_id(base, source), "type": "prov:Entity", "dcterms:title": title});
    let file = file.as_ref().map(|f| f.value.clone());
    for (key, text) in [
        ("dcterms:creator", author),
        ("dcterms:publisher", publisher),
        ("dcterms:issued", published),
        ("dcterms:language", language),
        ("dcterms:description", descriptor),
        ("dcterms:bibliographicCitation", citation),
        ("detente:file", &file),
    ] {
        if let Some(text) = text {
            value[key] = json!(text);
        }
    }
    if let Some(original) = original {
        value["detente:sha256"] = json!(original.sha256.to_string());
        if let Some(characters) = original.characters {
            value["detente:characters"] = json!(characters);
        }
    } else if let Some(digest) = sha256 {
        value["detente:sha256"] = json!(digest.value.to_string());
    }
    if let Some(address) = source.address() {
        value["dcterms:source"] = json!(address);
    }
    if let Some(page) = extracted {
        value["detente:extractedFrom"] = json!({"detente:form": page.form.key(), "detente:sha256": page.sha256.to_string(), "detente:kept": page.kept});
    }
    if let Some(letter) = reliability {
        value["detente:reliability"] = json!(format!("{letter:?}"));
    }
    value
}

fn claim(base: &str, case: &Case, claim: &Claim) -> Value {
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
    let source = source_id(base, &case.sources[*source]);
    let mut target = json!({"source": source});
    let selectors = at.as_ref().map(|at| selectors(at, None)).unwrap_or_default();
    if !selectors.is_empty() {
        target["selector"] = json!(selectors);
    }
    let mut value = json!({
        "id": format!("{base}:claim:{id}"),
        "type": ["Annotation", "prov:Entity"],
        "motivation": "describing",
        "body": {"type": "TextualBody", "value": says, "purpose": "describing"},
        "target": target,
        "prov:wasDerivedFrom": {"id": source},
    });
    if let Some(speaker) = speaker {
        value["prov:wasAttributedTo"] = json!({"type": "prov:Agent", "name": speaker});
    }
    if let Some(by) = suggested_by {
        value["prov:wasGeneratedBy"] =
            json!({"type": "prov:Activity", "prov:wasAssociatedWith": {"type": "prov:SoftwareAgent", "name": by}});
    }
    for (key, text) in [
        ("detente:voice", voice),
        ("detente:kind", kind),
        ("detente:hedge", hedge),
        ("detente:disputed", disputed),
        ("detente:note", note),
    ] {
        if let Some(text) = text {
            value[key] = json!(text);
        }
    }
    if !about.is_empty() {
        let parties: Vec<Value> = about.iter().map(|party| json!({"id": format!("{base}:party:{party}")})).collect();
        value["detente:about"] = json!(parties);
    }
    if let Some(credibility) = credibility {
        value["detente:credibility"] = json!(credibility.digit());
    }
    if !confirmed_by.is_empty() {
        let ids: Vec<Value> =
            confirmed_by.iter().map(|c| json!({"id": format!("{base}:claim:{}", case.claims[*c].id)})).collect();
        value["detente:confirmedBy"] = json!(ids);
    }
    value
}
