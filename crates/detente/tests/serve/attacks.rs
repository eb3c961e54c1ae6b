//! Each way in that other pages, other names and other programs have, tried.

use super::client::{CASE, Server};
use serde_json::json;

/// Requests that would reveal or change something.
const DOORS: [(&str, &str); 5] = [
    ("GET", "/api/cases"),
    ("GET", "/api/case/walk"),
    ("PUT", "/api/case/walk"),
    ("POST", "/api/check"),
    ("GET", "/api/events"),
];

fn body(method: &str) -> Option<serde_json::Value> {
    (method != "GET").then(|| json!({"text": CASE, "base": ""}))
}

#[test]
fn without_the_cookie_nothing_is_told() {
    let server = Server::start();
    let wrong = format!("{}0", server.cookie());
    let other = format!("detente_{}=", server.port);
    for (method, path) in DOORS.into_iter().chain([("GET", "/"), ("GET", "/assets/x.js")]) {
        for cookie in ["", "x=y", wrong.as_str(), other.as_str()] {
            let answer = server.ask_as(method, path, body(method), &[("cookie", cookie)]);
            assert_eq!(answer.status, 403, "{method} {path} {cookie:?}");
            assert!(!answer.text().contains("walk"));
        }
    }
    for key in ["", "0", &server.key()[1..], &format!("{}0", server.key())] {
        let answer = server.ask_as("GET", &format!("/?key={key}"), None, &[("cookie", "")]);
        assert_eq!(answer.status, 403, "{key}");
        assert_eq!(answer.header("set-cookie"), None);
    }
}

#[test]
fn a_name_that_was_bent_to_this_machine_is_refused() {
    let server = Server::start();
    let port = server.port;
    let evil = format!("evil.example:{port}");
    for host in [evil.as_str(), "evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example", "169.254.169.254"]
    {
        for (method, path) in DOORS {
            let answer = server.ask_as(method, path, body(method), &[("host", host), ("origin", "")]);
            assert_eq!(answer.status, 421, "{method} {path} {host}");
        }
        let key = format!("/?key={}", server.key());
        assert_eq!(server.ask_as("GET", &key, None, &[("host", host), ("origin", "")]).status, 421);
    }
    let local = format!("localhost:{port}");
    let origin = format!("http://{local}");
    assert_eq!(server.ask_as("GET", "/api/cases", None, &[("host", &local), ("origin", &origin)]).status, 200);
}

/// What a request is for is said once and plainly (RFC 9112, 3.2): nothing is guessed.
#[test]
fn a_request_names_one_host() {
    let server = Server::start();
    let (ours, cookie) = (format!("127.0.0.1:{}", server.port), server.cookie().to_owned());
    let ask = |target: &str, version: &str, fields: &[(&str, &str)]| {
        let fields: String = fields.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        server.raw(&format!("GET {target} HTTP/{version}\r\n{fields}Cookie: {cookie}\r\n\r\n"), &[]).status
    };
    let evil = "evil.example";
    for fields in [
        &[("Host", ours.as_str()), ("Host", evil)][..],
        &[("Host", evil), ("Host", &ours)],
        &[("Host", &ours), ("host", &ours)],
        &[],
        &[("Host", "")],
        &[("Host", &format!("{ours}, {evil}"))],
        &[("Host", &format!("{ours} {evil}"))],
        &[("Host", &format!("me@{ours}"))],
        &[("Host", &format!("{ours}/"))],
        &[("Host", &format!("http://{ours}"))],
        &[("Host", &ours), ("Origin", &format!("http://{ours}")), ("Origin", "http://evil.example")],
        &[("Host", &ours), ("Sec-Fetch-Site", "same-origin"), ("Sec-Fetch-Site", "cross-site")],
    ] {
        assert_eq!(ask("/api/cases", "1.1", fields), 400, "{fields:?}");
    }
    assert_eq!(ask("/api/cases", "1.0", &[]), 400);
    // The address of an absolute form counts, and not the field (3.2.2).
    for (target, host, status) in [
        (format!("http://{evil}/api/cases"), ours.as_str(), 421),
        (format!("http://{evil}:{}/api/cases", server.port), &ours, 421),
        (format!("http://{ours}/api/cases"), evil, 200),
        (format!("http://{ours}/api/cases"), &ours, 200),
        (format!("HTTP://LOCALHOST:{}/api/cases", server.port), &ours, 200),
        (format!("https://{ours}/api/cases"), &ours, 400),
        (format!("ftp://{ours}/api/cases"), &ours, 400),
        (format!("http://me@{ours}/api/cases"), &ours, 400),
        (format!("http://{ours}@{evil}/api/cases"), &ours, 400),
        (format!("//{evil}/api/cases"), &ours, 404),
        ("/api/cases".to_owned(), evil, 421),
    ] {
        assert_eq!(ask(&target, "1.1", &[("Host", host)]), status, "{target} {host}");
    }
    assert_eq!(ask(&format!("http://{ours}/api/cases"), "1.1", &[]), 400, "an absolute form needs a host too");
    assert_eq!(ask("/api/cases", "1.1", &[("Host", &ours)]), 200);
}

#[test]
fn what_is_no_request_is_refused_and_the_server_goes_on() {
    let server = Server::start();
    let port = server.port;
    let head = format!(
        "Host: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\nCookie: {}\r\nContent-Type: application/json\r\n",
        server.cookie()
    );
    for (what, request) in [
        ("no version", format!("GET /api/about\r\n{head}\r\n")),
        ("an unknown version", format!("GET /api/about HTTP/3.0\r\n{head}\r\n")),
        ("another protocol", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_owned()),
        ("a blank in the address", format!("GET /api/ab out HTTP/1.1\r\n{head}\r\n")),
        ("a blank before a colon", format!("GET /api/about HTTP/1.1\r\n{head}X : y\r\n\r\n")),
        ("a folded field", format!("GET /api/about HTTP/1.1\r\n{head}X: y\r\n z\r\n\r\n")),
        ("a field without a colon", format!("GET /api/about HTTP/1.1\r\n{head}evil\r\n\r\n")),
        ("a zero byte", format!("GET /api/about HTTP/1.1\r\n{head}X: a\0b\r\n\r\n")),
        (
            "two lengths",
            format!("POST /api/check HTTP/1.1\r\n{head}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{{}}"),
        ),
        ("a length that is none", format!("POST /api/check HTTP/1.1\r\n{head}Content-Length: +2\r\n\r\n{{}}")),
        ("a negative length", format!("POST /api/check HTTP/1.1\r\n{head}Content-Length: -2\r\n\r\n{{}}")),
        (
            "an unknown coding",
            format!("POST /api/check HTTP/1.1\r\n{head}Transfer-Encoding: chunked, x\r\n\r\n0\r\n\r\n"),
        ),
        (
            "a chunk of no size",
            format!("POST /api/check HTTP/1.1\r\n{head}Transfer-Encoding: chunked\r\n\r\nzz\r\n{{}}\r\n0\r\n\r\n"),
        ),
        (
            "a huge chunk",
            format!("POST /api/check HTTP/1.1\r\n{head}Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n"),
        ),
        ("a long head", format!("GET /api/about HTTP/1.1\r\n{head}X: {}\r\n\r\n", "y".repeat(200_000))),
        ("many fields", format!("GET /api/about HTTP/1.1\r\n{head}{}\r\n", "X: y\r\n".repeat(5_000))),
        ("a tunnel", format!("CONNECT evil.example:80 HTTP/1.1\r\n{head}\r\n")),
        ("bytes", "\u{16}\u{3}\u{1}\u{2}\0\u{1}\0".repeat(20) + "\r\n\r\n"),
    ] {
        let mut stream = server.connect();
        // A refusal may come before everything has been sent.
        let _ = std::io::Write::write_all(&mut stream, request.as_bytes());
        let mut answer = [0; 12];
        let read = std::io::Read::read(&mut stream, &mut answer).unwrap_or(0);
        let told = String::from_utf8_lossy(&answer[..read]);
        assert!(read == 0 || told.starts_with("HTTP/1.1 4") || told.starts_with("HTTP/1.0 4"), "{what}: {told:?}");
    }
    // What both say goes by the chunks, and nothing after it is taken for a request.
    let both = format!(
        "POST /api/check HTTP/1.1\r\n{head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/about HTTP/1.1\r\n{head}\r\n"
    );
    let mut stream = server.connect();
    std::io::Write::write_all(&mut stream, both.as_bytes()).unwrap();
    let mut all = Vec::new();
    let _ = std::io::Read::read_to_end(&mut stream, &mut all);
    let told = String::from_utf8_lossy(&all);
    assert!(told.starts_with("HTTP/1.1 4") && told.matches("HTTP/1.1").count() == 1, "{told}");
    assert_eq!(server.ask("GET", "/api/about", None).status, 200);
}

#[test]
fn requests_from_other_sites_are_refused_even_with_the_cookie() {
    let server = Server::start();
    let https = format!("https://127.0.0.1:{}", server.port);
    let other_port = format!("http://127.0.0.1:{}", server.port ^ 1);
    for origin in ["http://evil.example", "null", https.as_str(), other_port.as_str(), "http://127.0.0.1"] {
        for (method, path) in DOORS {
            let answer = server.ask_as(method, path, body(method), &[("origin", origin)]);
            assert_eq!(answer.status, 403, "{method} {path} {origin}");
            assert_eq!(answer.header("access-control-allow-origin"), None);
        }
    }
    for site in ["cross-site", "same-site"] {
        for (method, path) in DOORS {
            let answer = server.ask_as(method, path, body(method), &[("sec-fetch-site", site)]);
            assert_eq!(answer.status, 403, "{method} {path} {site}");
        }
    }
    // A form of another page can send a body of these kinds without asking first, and browsers may leave the origin out.
    for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"] {
        let answer = server.ask_as("POST", "/api/cases", Some(json!({"name": "new"})), &[("content-type", kind)]);
        assert_eq!(answer.status, 415, "{kind}");
    }
    let answer = server.ask_as("PUT", "/api/case/walk", body("PUT"), &[("origin", "")]);
    assert_eq!(answer.status, 403);
    // Asking first, as browsers do for other kinds, is refused as well.
    let answer = server.ask_as(
        "OPTIONS",
        "/api/case/walk",
        None,
        &[("origin", "http://evil.example"), ("access-control-request-method", "PUT")],
    );
    assert_eq!(answer.status, 403);
    // There is no socket to be taken over across sites.
    let upgrade = [("origin", "http://evil.example"), ("upgrade", "websocket"), ("connection", "Upgrade")];
    assert_eq!(server.ask_as("GET", "/api/events", None, &upgrade).status, 403);
    assert_eq!(std::fs::read_to_string(server.path("walk/case.yaml")).unwrap(), CASE);
    assert!(!server.path("new").exists());
}

#[test]
fn no_name_leads_out_of_the_folder() {
    let server = Server::start();
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("case.yaml"), "secret: yes").unwrap();
    std::fs::write(server.path("walk/notes.txt"), "secret").unwrap();
    std::fs::write(server.path("secret.txt"), "secret").unwrap();
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(outside.path(), server.path("link")).unwrap();
        std::fs::create_dir(server.path("linked")).unwrap();
        std::os::unix::fs::symlink(outside.path().join("case.yaml"), server.path("linked/case.yaml")).unwrap();
        std::os::unix::fs::symlink(outside.path().join("case.yaml"), server.path("walk/out.md")).unwrap();
    }
    let absolute = outside.path().join("case.yaml").display().to_string();
    let up = format!("../{}", outside.path().file_name().unwrap().to_string_lossy());
    let names = [
        "..",
        "../walk",
        "walk/../../x",
        "%2e%2e/x",
        "..%2f..%2fetc%2fpasswd",
        "%2Fetc%2Fpasswd",
        "walk%5C..%5C..%5Cx",
        "C:%5Cx",
        "C:/x",
        "%5C%5Chost%5Cshare",
        "walk/case.yaml%00.txt",
        "nul",
        "CON",
        "link",
        "linked",
        "secret.txt",
        "walk/notes.txt",
        ".",
        "",
        &absolute.replace('/', "%2F"),
        &up.replace('/', "%2F"),
    ];
    for name in names {
        let read = server.ask("GET", &format!("/api/case/{name}"), None);
        assert!(matches!(read.status, 400 | 404), "{name}: {} {}", read.status, read.text());
        assert!(!read.text().contains("secret: yes"));
        let write = server.ask("PUT", &format!("/api/case/{name}"), Some(json!({"text": "x", "base": ""})));
        assert!(matches!(write.status, 400 | 404), "{name}: {}", write.status);
    }
    let cases = server.ask("GET", "/api/cases", None).text();
    assert!(!cases.contains("link") && cases.contains("walk"), "{cases}");
    for name in
        ["../new", "..", "/new", "a/../../new", "link/new", "C:new", "new\\x", "", ".hidden", "nul", "a:b", "case.yaml"]
    {
        let made = server.ask("POST", "/api/cases", Some(json!({"name": name})));
        assert_eq!(made.status, 400, "{name}: {}", made.text());
    }
    // What is made is in the list, and what would not be is not made.
    for name in
        ["talks", "a/b", "a/b/c", "walk/inner", "a/b/c/d", "target/x", "x/node_modules", "w\u{430}lk", "Walk", "a b"]
    {
        let made = server.ask("POST", "/api/cases", Some(json!({"name": name})));
        let list = server.ask("GET", "/api/cases", None).json();
        let listed = list.as_array().unwrap().iter().any(|case| case["name"] == *name);
        assert_eq!(listed, made.status == 200, "{name}: {}", made.text());
        assert!(
            listed || made.status == 400 && made.json()["message"].as_str().is_some_and(|m| m.len() > 20),
            "{name}"
        );
    }
    #[cfg(unix)]
    {
        // A link that leads to nothing yet is not filled.
        std::fs::create_dir(server.path("dangling")).unwrap();
        std::os::unix::fs::symlink(outside.path().join("new.yaml"), server.path("dangling/case.yaml")).unwrap();
        assert_eq!(server.ask("POST", "/api/cases", Some(json!({"name": "dangling"}))).status, 409);
    }
    assert_eq!(std::fs::read_dir(outside.path()).unwrap().count(), 1);
    for file in ["../secret.txt", "/etc/passwd", "out.md", "..\\secret.txt", &absolute] {
        let read = server.ask("POST", "/api/document", Some(json!({"case": "walk", "file": file})));
        assert_eq!(read.status, 404, "{file}: {}", read.text());
    }
    assert_eq!(std::fs::read_to_string(outside.path().join("case.yaml")).unwrap(), "secret: yes");
}

#[test]
fn the_page_may_load_nothing_and_run_nothing_but_its_own() {
    let server = Server::start();
    for path in ["/", "/api/cases", "/nothing", "/assets/nothing.js"] {
        let answer = server.ask("GET", path, None);
        let policy = answer.header("content-security-policy").unwrap_or_else(|| panic!("{path}"));
        assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{policy}");
        let scripts = policy.split(';').find(|p| p.trim().starts_with("script-src"));
        assert!(scripts.is_none_or(|s| s.trim() == "script-src 'self'"), "{policy}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"));
    }
    let page = server.ask("GET", "/", None).text();
    assert!(!page.contains("http://") && !page.contains("https://") && !page.contains("%NONCE%"), "{page}");
    assert!(!page.contains("<script>") && !page.contains("onclick="), "{page}");
}

#[test]
fn texts_of_cases_and_sources_are_never_markup() {
    let server = Server::start();
    let evil = "<script>alert(1)</script><img src=x onerror=alert(1)>";
    let text = CASE.replace("A walk", &format!("'{evil}'")).replace("Ann", &format!("'{evil}'"));
    let report = server.ask("POST", "/api/report", Some(json!({"text": text, "format": "html"})));
    assert_eq!(report.status, 200);
    assert!(!report.text().contains("<script") && !report.text().contains("<img"), "markup went through");
    assert!(report.header("content-security-policy").unwrap().contains("sandbox"));
    std::fs::write(server.path("walk/evil.html"), evil).unwrap();
    let read = server.ask("POST", "/api/document", Some(json!({"case": "walk", "file": "evil.html"})));
    assert_eq!(read.header("content-type"), Some("application/json"));
    assert_eq!(read.json()["text"], evil);
}

#[test]
fn too_much_is_refused_and_the_server_goes_on() {
    let server = Server::start();
    let (head, _) = server.request("POST", "/api/check", None, &[("content-length", "999999999999")]);
    assert_eq!(server.raw(&head, b"{}").status, 413);
    // Who promises more than comes is not waited for.
    let hasty = Server::serve_with(&server.path(""), &["--time", "0.2s"]);
    let (head, _) = hasty.request("POST", "/api/check", None, &[("content-length", "100")]);
    let started = std::time::Instant::now();
    assert_eq!(hasty.raw(&head, b"{").status, 408);
    assert!(started.elapsed().as_secs() < 40);
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let checked = server.ask("POST", "/api/check", Some(json!({"text": deep})));
    assert_eq!((checked.status, checked.json()["valid"].as_bool()), (200, Some(false)));
    for bad in ["{", "[]", "null", "{\"text\": 1}"] {
        let (head, _) = server.request("POST", "/api/check", None, &[("content-length", &bad.len().to_string())]);
        let answer = server.raw(&head, bad.as_bytes());
        assert!((400..500).contains(&answer.status), "{bad}: {}", answer.status);
    }
    assert_eq!(server.ask("GET", "/api/about", None).status, 200);
}

#[test]
fn work_is_stopped_by_the_limit() {
    // Thirty options without a rule: more states than the memory given.
    let folder = tempfile::tempdir().unwrap();
    let server = Server::serve(folder.path());
    let options: String = (0..40).map(|k| format!("      o{k}: Do {k}\n")).collect();
    let text = format!(
        "detente: 1\nid: large\nparties:\n  a:\n    assumption: true\n    options:\n{options}    prefers: [a.o0]\n"
    );
    let answer = server.ask("POST", "/api/analyze", Some(json!({"text": text})));
    assert_eq!(answer.status, 422);
    assert_eq!(answer.json()["kind"], "limit");
    assert!(answer.json()["message"].as_str().unwrap().contains("states"), "{}", answer.text());
}
