//! scratch
fn main() {
    for text in std::env::args().skip(1) {
        let text = text.replace("\\n", "\n").replace("\\t", "\t").replace("\\r", "\r");
        match detente_case::format(&detente_source::SourceText::new("c", text.as_str())) {
            Ok(t) => println!("{text:?} -> {t:?}"),
            Err(d) => println!("{text:?} -> {:?}", d.iter().map(|d| (d.code, &d.message)).collect::<Vec<_>>()),
        }
    }
}
