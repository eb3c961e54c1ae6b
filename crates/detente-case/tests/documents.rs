//! The files made from the tables: the JSON Schema, the page of diagnostics and the concepts of the
//! workbench. `UPDATE=1 cargo test` writes them anew.

use detente_case::{Concept, format, parse};
use detente_source::SourceText;
use std::path::Path;

fn compare(path: &str, made: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, made).unwrap();
    }
    let found = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(found == made, "{path} does not follow the tables any more: run `UPDATE=1 cargo test -p detente-case`");
}

#[test]
fn the_schema_follows_the_table_of_keys() {
    let schema = serde_json::to_string_pretty(&detente_case::schema()).unwrap() + "\n";
    compare("schema/case.schema.json", &schema);
    let schema = serde_json::to_string_pretty(&detente_case::outcome_schema()).unwrap() + "\n";
    compare("schema/outcome.schema.json", &schema);
}

#[test]
fn the_page_of_diagnostics_follows_the_table_of_codes() {
    compare("docs/diagnostics.md", &detente_case::codes::reference());
}

#[test]
fn the_workbench_follows_the_table_of_concepts() {
    let shorts: String = Concept::ALL.map(|c| format!("  {}: \"{}\",\n", c.key(), c.short())).concat();
    let made = format!(
        "// The stability concepts by key, in the order in which they are shown, with their abbreviations. Made from\n\
         // the table of the case language: `UPDATE=1 cargo test -p detente-case`.\n\
         export const CONCEPTS = {:?} as const;\n\
         export type Concept = (typeof CONCEPTS)[number];\n\
         export const SHORT: Record<Concept, string> = {{\n{shorts}}};\n",
        Concept::KEYS
    );
    compare("web/src/lib/concepts.ts", &made);
}

#[test]
fn the_page_on_method_defines_every_concept() {
    let page = include_str!("../../../docs/method.md");
    for concept in Concept::ALL {
        let starts = [format!("| {concept} "), format!("| {concept}, {} |", concept.name())];
        let has_row = page.lines().any(|line| starts.iter().any(|start| line.starts_with(start)));
        assert!(has_row, "{concept} has no line in the table");
    }
}

/// The blocks of a page that are marked as complete cases.
fn complete(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if line == "```yaml complete" {
            found.push(lines.by_ref().take_while(|line| *line != "```").map(|line| format!("{line}\n")).collect());
        }
    }
    found
}

#[test]
fn the_examples_of_the_reference_are_cases_without_warnings() {
    let page = include_str!("../../../docs/case-language.md");
    let examples = complete(page);
    assert!(examples.len() >= 4);
    for (i, text) in examples.iter().enumerate() {
        let source = SourceText::new("case.yaml", text.as_str());
        let found = parse(&source).diagnostics;
        assert!(found.is_empty(), "example {}: {found:#?}", i + 1);
        assert_eq!(
            format(&source).as_deref(),
            Ok(text.as_str()),
            "example {} is written as the formatter writes",
            i + 1
        );
    }
}

/// The names of all keys in the schema, wherever they stand.
fn keys(schema: &serde_json::Value, found: &mut Vec<String>) {
    if let Some(properties) = schema.get("properties").and_then(|p| p.as_object()) {
        found.extend(properties.keys().cloned());
    }
    let inner = schema.as_object().into_iter().flat_map(|o| o.values());
    inner.chain(schema.as_array().into_iter().flatten()).for_each(|value| keys(value, found));
}

#[test]
fn the_reference_names_every_key() {
    let page = include_str!("../../../docs/case-language.md");
    let mut all = Vec::new();
    keys(&detente_case::schema(), &mut all);
    assert!(all.len() > 60);
    for key in all {
        assert!(page.contains(&format!("`{key}`")) || page.contains(&format!("{key}:")), "`{key}` is not explained");
    }
}
