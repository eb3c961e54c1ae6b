//! Documents taken into a case from their pasted text.

use super::client::{CASE, Server};
use serde_json::{Value, json};
use std::process::Command;

const PAGE: &str = "<!doctype html><title>Talks</title><nav>Home | World</nav><article><h1>Talks</h1><p>Both sides met on Monday.</p>\
                    <p>Also read: Ten photos of the week</p></article>";

fn add(server: &Server, more: Value) -> super::client::Answer {
    let mut body = json!({"case": "walk", "text": CASE, "content": PAGE, "publisher": "The Wire"});
    more.as_object().unwrap().iter().for_each(|(key, value)| body[key] = value.clone());
    server.ask("POST", "/api/source", Some(body))
}

#[test]
fn a_pasted_page_becomes_what_the_command_makes_of_the_file() {
    let server = Server::start();
    let looked = add(&server, json!({})).json();
    assert!(!server.path("walk/sources").exists(), "looking writes nothing");
    assert!(looked["kept"].as_str().unwrap().contains("Both sides met on Monday."));
    let left_out = looked["left_out"].as_array().unwrap();
    assert!(left_out.iter().any(|b| b["words"].as_str().unwrap().contains("Also read")), "{left_out:?}");
    let added = add(&server, json!({"write": true})).json();
    assert_eq!((added["id"].as_str(), added["file"].as_str()), (Some("the_wire"), Some("sources/the_wire.txt")));
    let file = std::fs::read_to_string(server.path("walk/sources/the_wire.txt")).unwrap();
    assert_eq!(added["kept"], file);
    assert_eq!(
        std::fs::read_to_string(server.path("walk/case.yaml")).unwrap(),
        CASE,
        "the case is saved by whoever saves"
    );

    let other = tempfile::tempdir().unwrap();
    std::fs::write(other.path().join("case.yaml"), CASE).unwrap();
    std::fs::write(other.path().join("page.html"), PAGE).unwrap();
    let done = Command::new(env!("CARGO_BIN_EXE_detente"))
        .args(["source", "add"])
        .args([other.path().to_owned(), other.path().join("page.html")])
        .args(["--publisher", "The Wire"])
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert_eq!(added["text"], std::fs::read_to_string(other.path().join("case.yaml")).unwrap());
    assert_eq!(file, std::fs::read_to_string(other.path().join("sources/the_wire.txt")).unwrap());
}

#[test]
fn nothing_is_overwritten_and_nothing_leads_outside() {
    let server = Server::start();
    assert_eq!(add(&server, json!({"write": true})).status, 200);
    assert_eq!(add(&server, json!({"write": true})).status, 200, "the same again is no harm");
    let other = json!({"write": true, "content": "Something else was said on Tuesday by somebody."});
    assert_eq!(add(&server, other).status, 409);
    assert!(std::fs::read_to_string(server.path("walk/sources/the_wire.txt")).unwrap().contains("Monday"));
    for (id, status) in [("../../out", 400), ("/etc/x", 400), ("a/b", 400), ("CON", 400)] {
        assert_eq!(add(&server, json!({"write": true, "id": id})).status, status, "{id}");
    }
    for case in ["..", "nowhere", "walk/sources"] {
        assert!(matches!(add(&server, json!({"write": true, "case": case})).status, 400 | 404), "{case}");
    }
    #[cfg(unix)]
    {
        let outside = tempfile::tempdir().unwrap();
        std::fs::create_dir(server.path("linked")).unwrap();
        std::fs::write(server.path("linked/case.yaml"), CASE).unwrap();
        std::os::unix::fs::symlink(outside.path(), server.path("linked/sources")).unwrap();
        assert_eq!(add(&server, json!({"write": true, "case": "linked"})).status, 400);
        assert_eq!(std::fs::read_dir(outside.path()).unwrap().count(), 0);
        // A file that is a link is not replaced, and what it leads to is not told.
        let secret = outside.path().join("secret");
        std::fs::write(&secret, "The secret was told to nobody at all.").unwrap();
        std::os::unix::fs::symlink(&secret, server.path("walk/sources/wired.txt")).unwrap();
        assert_eq!(
            add(&server, json!({"write": true, "id": "wired", "content": "The secret was told to nobody at all."}))
                .status,
            409
        );
        assert!(std::fs::read_to_string(&secret).unwrap().starts_with("The secret"));
    }
}

#[test]
fn what_cannot_be_a_source_is_refused_in_words() {
    let server = Server::start();
    for (body, word) in [
        (json!({"content": "  "}), "no text in it"),
        (json!({"form": "pdf"}), "markdown"),
        (json!({"reliability": "Z"}), "A to F"),
        (json!({"published": "yesterday"}), "yesterday"),
        (json!({"keep": [99]}), "no block 99"),
    ] {
        let refused = add(&server, body.clone());
        assert_eq!(refused.status, 400, "{body}");
        assert!(refused.json()["message"].as_str().unwrap().contains(word), "{body}: {}", refused.text());
    }
    assert_eq!(add(&server, json!({"text": "detente: ["})).status, 422);
}
