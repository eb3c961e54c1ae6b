//! Many requests, heavy ones, slow ones, and ones that nobody waits for: none of them keeps the others out.

use super::client::{CASE, Server};
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// Twenty options that nothing ties together: a million states, far more work than a test waits for.
fn heavy() -> String {
    let parties = (0..10).map(|p| {
        format!(
            "  p{p}:\n    assumption: true\n    options: {{a: Do a, b: Do b}}\n    prefers: [p{}.a, p{p}.b, p{}.b]\n",
            (p + 1) % 10,
            (p + 3) % 10
        )
    });
    format!("detente: 1\nid: heavy\nparties:\n{}", parties.collect::<String>())
}

/// Forty rules over forty-eight options, each over three of them far from one another.
fn entangled() -> String {
    let options: String = (0..48).map(|k| format!("      o{k}: Do {k}\n")).collect();
    let rule = |k: usize| {
        let at = |step: usize| (k * step + step * step) % 48;
        format!("  - a.o{} & a.o{} & !a.o{}\n", at(7), at(17), at(29))
    };
    let rules: String = (0..40).map(rule).collect();
    format!(
        "detente: 1\nid: entangled\nparties:\n  a:\n    assumption: true\n    options:\n{options}    prefers: [a.o0]\ninfeasible:\n{rules}"
    )
}

fn send(server: &Server, path: &str, body: Value) -> TcpStream {
    let (head, body) = server.request("POST", path, Some(body), &[]);
    let mut stream = server.connect();
    stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body)).expect("the request is sent");
    stream
}

/// What the page needs all the time comes soon.
fn is_served(server: &Server, what: &str) {
    for (method, path, body) in [
        ("GET", "/api/about", None),
        ("GET", "/api/cases", None),
        ("POST", "/api/check", Some(json!({"text": CASE}))),
        ("POST", "/api/edit", Some(json!({"text": CASE, "changes": []}))),
        ("POST", "/api/analyze", Some(json!({"text": CASE}))),
        ("POST", "/api/moves", Some(json!({"text": CASE, "state": 1}))),
    ] {
        let started = Instant::now();
        let answer = server.ask(method, path, body);
        assert_eq!(answer.status, 200, "{what}, {path}: {}", answer.text());
        let took = started.elapsed();
        assert!(took < Duration::from_secs(6), "{what}: {path} took {took:?}");
    }
}

#[test]
fn heavy_requests_do_not_keep_others_waiting() {
    let server = Server::start();
    let checks: Vec<_> = (0..6).map(|_| send(&server, "/api/check", json!({"text": entangled()}))).collect();
    let analyses: Vec<_> = (0..4).map(|_| send(&server, "/api/analyze", json!({"text": heavy()}))).collect();
    let reports: Vec<_> = (0..2).map(|_| send(&server, "/api/hinges", json!({"text": heavy()}))).collect();
    std::thread::sleep(Duration::from_millis(300));
    is_served(&server, "beside heavy work");
    std::thread::sleep(Duration::from_millis(2500));
    is_served(&server, "beside long work");
    drop((checks, analyses, reports));
}

#[test]
fn a_check_ends_soon_and_says_so() {
    let server = Server::start();
    for text in [entangled(), heavy()] {
        let started = Instant::now();
        let answer = server.ask("POST", "/api/check", Some(json!({"text": text})));
        assert!(started.elapsed() < Duration::from_secs(4), "{:?}", started.elapsed());
        assert_eq!((answer.status, answer.json()["valid"].as_bool()), (200, Some(true)), "{}", answer.text());
        // What is not looked at is told.
        let stopped = answer.json()["stopped"].as_str().map(|words| words.contains("the check was stopped"));
        assert!(stopped != Some(false), "{}", answer.text());
    }
}

#[test]
fn every_wait_has_an_end() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::serve_with(folder.path(), &["--time", "2s"]);
    let started = Instant::now();
    let mut sent: Vec<_> = (0..80).map(|_| send(&server, "/api/analyze", json!({"text": heavy()}))).collect();
    for stream in &mut sent {
        let answer = super::client::read(stream);
        let kind = answer.json()["kind"].clone();
        let partial = &answer.json()["analysis"]["partial"];
        assert!(kind == "limit" || kind == "busy" || partial.is_object(), "{}: {}", answer.status, answer.text());
    }
    assert!(started.elapsed() < Duration::from_secs(12), "{:?}", started.elapsed());
}

#[test]
fn work_that_nobody_waits_for_is_ended() {
    let server = Server::start();
    let body = |job: &str| json!({"text": heavy(), "job": job});
    let mut events = server.connect();
    let (head, _) = server.request("GET", "/api/events", None, &[]);
    events.write_all(head.as_bytes()).unwrap();
    // More than there are places, so that some are waiting.
    drop((0..10).map(|k| send(&server, "/api/analyze", body(&format!("given-up-{k}")))).collect::<Vec<_>>());
    std::thread::sleep(Duration::from_millis(1500));
    let kept = send(&server, "/api/analyze", body("kept"));
    events.set_read_timeout(Some(Duration::from_millis(200))).unwrap();
    let (mut heard, started) = (Vec::new(), Instant::now());
    let mut at_kept = None;
    while started.elapsed() < Duration::from_secs(8) {
        let mut part = [0; 4096];
        if let Ok(n) = events.read(&mut part) {
            heard.extend_from_slice(&part[..n]);
        }
        let text = String::from_utf8_lossy(&heard);
        at_kept = at_kept.or_else(|| text.find("\"kept\""));
    }
    let text = String::from_utf8_lossy(&heard);
    let at_kept = at_kept.unwrap_or_else(|| panic!("the work that is waited for begins: {text}"));
    assert!(!text[at_kept..].contains("given-up"), "work goes on that nobody waits for: {text}");
    drop(kept);
}

#[cfg(unix)]
#[test]
fn half_sent_requests_shut_nobody_out() {
    for what in ["nothing", "half a head", "half a body", "half a body in chunks"] {
        let server = Server::start_with_descriptors(256);
        let (body_head, _) = server.request("POST", "/api/check", None, &[("content-length", "100")]);
        let chunked = [("content-length", ""), ("transfer-encoding", "chunked")];
        let (chunked_head, _) = server.request("POST", "/api/check", None, &chunked);
        let half = match what {
            "nothing" => String::new(),
            "half a head" => "GET /api/about HTTP/1.1\r\nHost: 127".to_owned(),
            "half a body" => body_head + "{\"te",
            _ => chunked_head + "5\r\n{\"te",
        };
        let mut held = Vec::new();
        for _ in 0..400 {
            let mut stream = server.connect();
            // Those that were let go refuse what is sent to them.
            let _ = stream.write_all(half.as_bytes());
            held.push(stream);
        }
        is_served(&server, what);
    }
}

#[test]
fn who_sends_slowly_is_not_waited_for() {
    let server = Server::start();
    for start in ["", "GET /", "GET /api/about HTTP/1.1\r\nHost: 127.0.0.1\r\n"] {
        let mut stream = server.connect();
        stream.write_all(start.as_bytes()).unwrap();
        let started = Instant::now();
        // A byte now and then makes no difference.
        stream.set_read_timeout(Some(Duration::from_millis(500))).unwrap();
        loop {
            let mut part = [0; 512];
            match stream.read(&mut part) {
                Ok(0) => break,
                Ok(_) => {}
                Err(e) if matches!(e.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut) => {
                    if !start.is_empty() && stream.write_all(b"x").is_err() {
                        break;
                    }
                }
                Err(_) => break,
            }
            assert!(started.elapsed() < Duration::from_secs(15), "{start:?} is waited for still");
        }
    }
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_the_server_at_once() {
    let mut server = Server::start();
    let held: Vec<_> = (0..3)
        .flat_map(|_| {
            [
                send(&server, "/api/check", json!({"text": entangled()})),
                send(&server, "/api/analyze", json!({"text": heavy()})),
                send(&server, "/api/hinges", json!({"text": heavy()})),
            ]
        })
        .collect();
    let (head, _) = server.request("GET", "/api/events", None, &[]);
    let mut events = server.connect();
    events.write_all(head.as_bytes()).unwrap();
    std::thread::sleep(Duration::from_millis(700));
    let took = server.interrupt();
    assert!(took < Duration::from_secs(1), "{took:?}");
    drop(held);
}
