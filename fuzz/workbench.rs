//! What must hold for any request to the workbench, as `properties.rs` says it of texts.

use detente::Desk;
use std::sync::LazyLock;
use std::time::Duration;

/// What the page of the workbench can ask about a text.
const QUESTIONS: [&str; 14] = [
    "check",
    "edit",
    "analyze",
    "why",
    "moves",
    "coalitions",
    "paths",
    "unlock",
    "worlds",
    "hinges",
    "settle",
    "report",
    "states.csv",
    "document",
];

/// A request to the workbench: in the first line what is asked, then the JSON that comes with it. It is answered, or refused
/// with a reason that a person at a browser can use.
pub fn request(data: &[u8]) {
    static DESK: LazyLock<(tempfile::TempDir, Desk)> = LazyLock::new(|| {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(folder.path().join("about")).expect("a folder for the case");
        std::fs::write(folder.path().join("about/case.yaml"), "detente: 1\nid: about\nparties: {}\n").expect("a case");
        let desk = Desk::open(folder.path(), 1 << 28, Duration::from_secs(2)).expect("a desk");
        (folder, desk)
    });
    let end = data.iter().position(|b| *b == b'\n').unwrap_or(data.len());
    let (line, body) = (&data[..end], data.get(end + 1..).unwrap_or_default());
    // Whatever the line says, something is asked.
    let named = std::str::from_utf8(line).ok().and_then(|line| QUESTIONS.iter().find(|q| **q == line.trim()));
    let any = line.iter().fold(0usize, |sum, b| sum.wrapping_mul(31).wrapping_add(usize::from(*b)));
    let asked = named.unwrap_or(&QUESTIONS[any % QUESTIONS.len()]);
    let (status, answer) = DESK.1.ask("POST", &format!("/api/{asked}"), body);
    let told = String::from_utf8(answer).expect("an answer is text");
    assert!(status == 200 || (400..500).contains(&status) || status == 503, "{asked}: {status} {told}");
    if status != 200 && told.starts_with('{') {
        assert!(!told.contains("`--") && !told.contains("`detente "), "{asked}: a browser has no command line: {told}");
    }
}
