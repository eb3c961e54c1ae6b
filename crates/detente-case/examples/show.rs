//! scratch
fn main() {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).unwrap();
        let t = std::time::Instant::now();
        let source = detente_case::decode(&path, &bytes).unwrap();
        let parsed = detente_case::parse(&source);
        println!("{path}: case {} in {:?}", parsed.case.is_some(), t.elapsed());
        for d in &parsed.diagnostics {
            let (l, c) = d.span.map_or((0, 0), |s| source.line_column(s.start));
            println!("  {:?} {} {l}:{c} {} [{}] hint: {}", d.severity, d.code, d.message, d.label.as_deref().unwrap_or(""), d.hint.as_deref().unwrap_or(""));
        }
    }
}
