//! Saving: whole or not at all, never over what somebody else has written, and said plainly when it cannot be.

use super::client::{CASE, Server};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::time::Duration;

fn revision(server: &Server) -> String {
    server.ask("GET", "/api/case/walk", None).json()["revision"].as_str().expect("a revision").to_owned()
}

#[test]
fn what_others_wrote_is_not_overwritten() {
    let server = Server::start();
    let base = revision(&server);
    let mine = CASE.replace("A walk", "My walk");
    let theirs = CASE.replace("A walk", "Their walk");
    std::fs::write(server.path("walk/case.yaml"), &theirs).unwrap();
    let refused = server.ask("PUT", "/api/case/walk", Some(json!({"text": mine, "base": base})));
    assert_eq!(refused.status, 409);
    let told = refused.json();
    assert_eq!((told["kind"].as_str(), told["theirs"]["text"].as_str()), (Some("conflict"), Some(theirs.as_str())));
    assert_eq!(std::fs::read_to_string(server.path("walk/case.yaml")).unwrap(), theirs);
    // Whoever has seen theirs may go on from it.
    let seen = told["theirs"]["revision"].as_str().unwrap();
    let saved = server.ask("PUT", "/api/case/walk", Some(json!({"text": mine, "base": seen})));
    assert_eq!(saved.status, 200);
    assert_eq!(std::fs::read_to_string(server.path("walk/case.yaml")).unwrap(), mine);
    assert_eq!(saved.json()["revision"], revision(&server));
    let again = server.ask("POST", "/api/cases", Some(json!({"name": "walk", "title": "Another"})));
    assert_eq!(again.status, 409);
}

#[test]
fn killed_while_saving_the_case_is_the_old_or_the_new_one() {
    let old = CASE.to_owned();
    let padding = "# padding that makes saving take a while\n".repeat(60_000);
    let new = format!("{padding}{CASE}");
    let mut folder = None;
    let (mut was_old, mut was_new) = (0, 0);
    for round in 0..24u64 {
        let server = match &folder {
            None => Server::start(),
            Some(folder) => Server::serve(tempfile::TempDir::path(folder)),
        };
        let file = server.path("walk/case.yaml");
        std::fs::write(&file, &old).unwrap();
        let base = revision(&server);
        let (head, body) = server.request("PUT", "/api/case/walk", Some(json!({"text": new, "base": base})), &[]);
        let mut stream = server.connect();
        stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body)).unwrap();
        // From before the text is parsed to after it is written.
        std::thread::sleep(Duration::from_micros(round * round * 250));
        folder = server.kill().or(folder);
        let found = std::fs::read_to_string(&file).unwrap();
        match found {
            text if text == old => was_old += 1,
            text if text == new => was_new += 1,
            text => panic!("round {round}: neither the old nor the new text, but {} bytes", text.len()),
        }
    }
    // What the killed ones left unfinished goes at the next start; what is somebody else's stays.
    let folder = folder.expect("the folder of the test");
    let walk = folder.path().join("walk");
    std::fs::write(walk.join(".detente-unfinished-0.tmp"), "half").unwrap();
    std::fs::write(walk.join(".tmp-of-somebody"), "theirs").unwrap();
    let server = Server::serve(folder.path());
    let mut left: Vec<_> = std::fs::read_dir(&walk).unwrap().map(|e| e.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, [".tmp-of-somebody", "case.yaml"]);
    drop(server);
    // Were it always one of them, the moments tried would not be telling.
    assert!(was_old > 0 && was_new > 0, "old {was_old}, new {was_new}");
}

#[cfg(unix)]
#[test]
fn saving_keeps_links_and_permissions() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let server = Server::start();
    let (link, real) = (server.path("walk/case.yaml"), server.path("walk/the-real-one.yaml"));
    std::fs::rename(&link, &real).unwrap();
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640)).unwrap();
    symlink("the-real-one.yaml", &link).unwrap();
    let new = CASE.replace("A walk", "A long walk");
    let saved = server.ask("PUT", "/api/case/walk", Some(json!({"text": new, "base": revision(&server)})));
    assert_eq!(saved.status, 200, "{}", saved.text());
    assert!(link.symlink_metadata().unwrap().is_symlink());
    assert_eq!(std::fs::read_to_string(&real).unwrap(), new);
    assert_eq!(real.metadata().unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn a_file_that_cannot_be_replaced_is_said_plainly() {
    let server = Server::start();
    let file = server.path("walk/case.yaml");
    let mut permissions = std::fs::metadata(&file).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&file, permissions).unwrap();
    let answer = server.ask("PUT", "/api/case/walk", Some(json!({"text": "id: x", "base": revision(&server)})));
    assert_eq!(answer.status, 507);
    let message = answer.json()["message"].as_str().unwrap().to_owned();
    assert!(message.contains("read-only") && message.contains("your text is still here"), "{message}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), CASE);
}

/// Needs a file system of a fixed size, which only the administrator of a Linux machine can make.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_plainly() {
    let folder = tempfile::tempdir().unwrap();
    let mount = |args: &[&str]| std::process::Command::new(args[0]).args(&args[1..]).arg(folder.path()).status();
    if !mount(&["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs"]).is_ok_and(|s| s.success()) {
        eprintln!("skipped: no small file system can be mounted here");
        return;
    }
    std::fs::create_dir(folder.path().join("walk")).unwrap();
    std::fs::write(folder.path().join("walk/case.yaml"), CASE).unwrap();
    let server = Server::serve(folder.path());
    let large = format!("{}{CASE}", "# x\n".repeat(50_000));
    let answer = server.ask("PUT", "/api/case/walk", Some(json!({"text": large, "base": revision(&server)})));
    let found = std::fs::read_to_string(folder.path().join("walk/case.yaml"));
    let left = std::fs::read_dir(folder.path().join("walk")).unwrap().count();
    drop(server);
    let _ = mount(&["umount"]);
    assert_eq!((answer.status, found.unwrap().as_str(), left), (507, CASE, 1));
    assert!(answer.json()["message"].as_str().unwrap().contains("disk is full"), "{}", answer.text());
}

#[test]
fn every_window_hears_of_changes_here_and_elsewhere() {
    let server = Server::start();
    let (head, _) = server.request("GET", "/api/events", None, &[]);
    let mut stream = server.connect();
    stream.write_all(head.as_bytes()).unwrap();
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    assert!(lines.next().unwrap().contains("200"));
    let mut hear = |wanted: &str| -> Value {
        let events = lines.by_ref().filter_map(|line| line.strip_prefix("data: ").map(str::to_owned));
        let events = events.map(|e| serde_json::from_str::<Value>(&e).expect("an event is JSON"));
        events.into_iter().find(|e| e["type"] == wanted).expect("the event comes")
    };
    let base = revision(&server);
    let saved = server.ask("PUT", "/api/case/walk", Some(json!({"text": CASE.replace("Ann", "Anna"), "base": base})));
    let heard = hear("changed");
    assert_eq!((heard["name"].as_str(), &heard["revision"]), (Some("walk"), &saved.json()["revision"]));
    std::fs::write(server.path("walk/case.yaml"), CASE.replace("Ann", "Annabel")).unwrap();
    // The server's own saving may be told once more before.
    let now = revision(&server);
    assert!((0..3).any(|_| hear("changed")["revision"] == now));
    std::fs::create_dir(server.path("more")).unwrap();
    std::fs::write(server.path("more/case.yaml"), CASE).unwrap();
    hear("cases");
}
