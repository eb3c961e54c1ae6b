//! Renders the report on a case file: `cargo run -p detente-report --example render -- CASE.yaml OUT.html [OUT.md]`.

use detente_graph::{Budget, Graph};
use detente_report::{Study, html, markdown};
use detente_source::SourceText;
use detente_stability::{Concept, analyze};

fn main() -> Result<(), String> {
    let mut args = std::env::args().skip(1);
    let path = args.next().ok_or("which case file?")?;
    let text = std::fs::read_to_string(&path).map_err(|e| format!("{path}: {e}"))?;
    let parsed = detente_case::parse(&SourceText::new(&path, text));
    let case = parsed.case.ok_or_else(|| format!("{path} has errors: {:?}", parsed.diagnostics))?;
    let budget = Budget::unlimited();
    let graph = Graph::build(&case, &budget).map_err(|e| format!("{path}: {e:?}"))?;
    let analysis = analyze(&graph, &Concept::ALL, &budget);
    let study = Study { case: &case, graph: &graph, analysis: &analysis };
    for (out, content) in args.zip([html(&study.into()), markdown(&study.into())]) {
        std::fs::write(&out, content).map_err(|e| format!("{out}: {e}"))?;
    }
    Ok(())
}
