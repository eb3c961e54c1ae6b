//! What the commands print for programs is what the committed schemas say, also where a limit stopped the work.

use crate::common::{detente, root};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Calls without `--format json` for what the goldens do not hold.
const CALLS: &str = "
analyze cases/elmira-graph
states cases/elmira-graph
why cases/elmira 1
why cases/elmira-graph 5
paths cases/elmira --from 1 --to 3 --by improvements,agreement,moves
paths cases/japan-dprk-2024 --memory 200KB
coalitions cases/elmira --state 5
coalitions cases/elmira-graph --state 5 --memory 1B
foresight cases/prisoners-dilemma --state 1
foresight cases/cuban-missile-crisis-brams --state 2 --horizon 9
views cases/fall-of-france
strength cases/elmira-strength --state 1
doubtful cases/gisborne-unknown --state 4
unlock cases/elmira-graph --make 1 --memory 1B
worlds cases/japan-dprk-2024 --ask equilibrium --of summit --ranks each
hinges cases/elmira --ask equilibria
hinges cases/japan-dprk-2024 --worlds 10 --ask holds --state 1 --pairs
hinges cases/japan-dprk-2024 --worlds 10 --ask reach --state 1 --to summit
settle cases/negotiations/shared-river --list
settle cases/negotiations/panama-canal-1974 --memory 1B
settle cases/japan-dprk-2024 --samples 20 --seed 3
source suggest cases/japan-dprk-2024 cases/README.md
trace cases/japan-dprk-2024 dw
check cases/elmira --memory 1B
lint cases/README.md
";

/// Documents by where they come from: goldens, and what calls print.
fn documents() -> BTreeMap<String, Value> {
    let entries = |folder: PathBuf| std::fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path());
    let goldens = entries(root().join("crates/detente/tests/goldens")).flat_map(entries);
    let goldens = goldens.filter(|file| file.extension().is_some_and(|e| e == "json")).map(|file| {
        let text = std::fs::read_to_string(&file).expect("a golden");
        (file.display().to_string(), serde_json::from_str(&text).expect("JSON"))
    });
    let calls = CALLS.lines().filter(|call| !call.is_empty()).map(|call| {
        let run = detente(&[&call.split(' ').collect::<Vec<_>>()[..], &["--format", "json"]].concat());
        assert_eq!(run.out.lines().count(), 1, "{call}: one document on one line\n{}", run.err);
        (call.to_owned(), serde_json::from_str(&run.out).expect("JSON"))
    });
    goldens.chain(calls).collect()
}

#[test]
fn documents_are_as_their_schemas_say() {
    let files = std::fs::read_dir(root().join("schema/v1")).expect("the folder is there");
    let mut schemas: BTreeMap<String, (jsonschema::Validator, usize)> = files
        .map(|file| {
            let text = std::fs::read_to_string(file.expect("listed").path()).expect("text");
            let schema: Value = serde_json::from_str(&text).expect("JSON");
            let format = schema["properties"]["format"]["const"].as_str().expect("a format").to_owned();
            (format, (jsonschema::draft202012::new(&schema).expect("a schema"), 0))
        })
        .collect();
    let mut partial = 0;
    for (name, mut document) in documents() {
        let format = document["format"].as_str().unwrap_or_default();
        let (validator, seen) = schemas.get_mut(format).unwrap_or_else(|| panic!("{name}: no schema of {format}"));
        let wrong: Vec<String> = validator.iter_errors(&document).map(|e| e.to_string()).collect();
        assert!(wrong.is_empty(), "{name}: {wrong:#?}");
        partial += usize::from(document.get("partial").is_some());
        *seen += 1;
        document["not_told_of"] = Value::Null;
        assert!(!validator.is_valid(&document), "{name}: a field that the schema does not tell of is taken");
    }
    assert!(partial > 3, "documents of work that was stopped are among them");
    let unseen: Vec<&String> = schemas.iter().filter(|(_, (_, seen))| *seen == 0).map(|(format, _)| format).collect();
    assert!(unseen.is_empty(), "nothing is held to the schemas of {unseen:?}");
}

#[test]
fn schemas_of_documents_are_printed() {
    let run = detente(&["schema", "--of", "detente.paths/1"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert!(run.out == std::fs::read_to_string(root().join("schema/v1/paths.schema.json")).expect("committed"));
    let run = detente(&["schema", "--of", "detente.path/1"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("detente.paths/1, "), "the known ones are named: {}", run.err);
}
