//! What the commands print for programs is what the committed schemas say, also where a limit stopped the work.

use crate::common::{detente, root};
use serde_json::Value;
use std::collections::BTreeSet;

/// Calls without `--format json`.
const CALLS: &str = "
analyze cases/elmira
analyze cases/elmira-graph
analyze cases/gisborne-unknown --counts
analyze cases/japan-dprk-2024 --memory 200KB
analyze cases --counts
states cases/elmira
states cases/elmira-graph
why cases/prisoners-dilemma 1
why cases/elmira 1
why cases/elmira-graph 5
paths cases/elmira --to sim
paths cases/elmira --from 1 --to 3 --by improvements,agreement,moves
paths cases/cuban-missile-crisis --counts
paths cases/japan-dprk-2024 --memory 200KB
coalitions cases/elmira --state 5
coalitions cases/elmira-graph --state 5
coalitions cases/garrison-diversion --counts
coalitions cases/japan-dprk-2024 --memory 200KB
foresight cases/prisoners-dilemma --state 1
foresight cases/cuban-missile-crisis-brams --state 2 --horizon 9
views cases/fall-of-france
views cases/perceptual-dilemma
views cases/fall-of-france --counts
strength cases/elmira-strength --state 1
strength cases/elmira-strength --counts
doubtful cases/gisborne-unknown --state 4
doubtful cases/gisborne-unknown --counts
unlock cases/syria-iraq-1975 --make 1
unlock cases/prisoners-dilemma --make 1
unlock cases/elmira-graph --make 5
unlock cases/chicken --make 1 --count --party a
worlds cases/japan-dprk-2024 --sample 40 --seed 3
worlds cases/japan-dprk-2024 --ask equilibrium --ranks each
hinges cases/elmira --ask equilibria
hinges cases/japan-dprk-2024 --worlds 10 --ask reach --state 1 --to 3
hinges cases/syria-iraq-1975 --ask holds --state 1 --pairs
ach cases/japan-dprk-2024
settle cases/negotiations/shared-river --list
settle cases/negotiations/panama-canal-1974
settle cases/japan-dprk-2024 --samples 20 --seed 3
score cases
source verify cases/japan-dprk-2024 --show
source suggest cases/japan-dprk-2024 SOURCE
trace cases/japan-dprk-2024 1 --concept seq
trace cases/japan-dprk-2024 CLAIM
trace cases/japan-dprk-2024 SOURCE
trace cases/japan-dprk-2024 infeasible.1
check cases
check cases/japan-dprk-2024 --memory 1B
lint cases/japan-dprk-2024 README.md
";

#[test]
fn documents_are_as_their_schemas_say() {
    let folder = root().join("schema/v1");
    let schema = |format: &str| -> Value {
        let name = format.trim_start_matches("detente.").trim_end_matches("/1");
        let text = std::fs::read_to_string(folder.join(format!("{name}.schema.json"))).expect(format);
        serde_json::from_str(&text).expect(format)
    };
    let (mut seen, mut partial) = (BTreeSet::new(), 0);
    for call in CALLS.lines().filter(|call| !call.is_empty()) {
        let run = detente(&[&call.split(' ').collect::<Vec<_>>()[..], &["--format", "json"]].concat());
        let document: Value = serde_json::from_str(&run.out).unwrap_or_else(|e| panic!("{call}: {e}\n{}", run.err));
        assert_eq!(run.out.lines().count(), 1, "{call}: one document on one line");
        let format = document["format"].as_str().unwrap_or_else(|| panic!("{call}: no format")).to_owned();
        let validator = jsonschema::draft202012::new(&schema(&format)).expect("a schema");
        let wrong: Vec<String> =
            validator.iter_errors(&document).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(wrong.is_empty(), "{call}: {wrong:#?}");
        // What the schema does not tell of is refused.
        let mut more = document.clone();
        more["not_told_of"] = Value::Null;
        assert!(!validator.is_valid(&more), "{call}: a field that the schema does not tell of");
        partial += usize::from(document.get("partial").is_some());
        seen.insert(format!("{}.schema.json", format.trim_start_matches("detente.").trim_end_matches("/1")));
    }
    assert!(partial > 2, "documents of work that was stopped are among them");
    let files = std::fs::read_dir(&folder).expect("the folder is there");
    let all: BTreeSet<String> = files.map(|f| f.expect("listed").file_name().to_string_lossy().into_owned()).collect();
    assert_eq!(seen, all, "every format is held to its schema");
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
