//! A server in a folder of its own, and a browser reduced to what the tests need of one.

use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

pub const CASE: &str = "\
# A first case.
detente: 1
id: walk
title: A walk
parties:
  a:
    name: Ann
    assumption: true
    options:
      go: {does: Go for a walk, now: true}
    prefers: [a.go, b.go] # she likes company
  b:
    name: Bob
    assumption: true
    options:
      go: {does: Go for a walk}
    prefers: [\"!a.go\", b.go]
";

/// A running server.
pub struct Server {
    child: Child,
    pub port: u16,
    key: String,
    cookie: String,
    folder: Option<TempDir>,
    root: PathBuf,
}

/// What came back.
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|e| panic!("{e}: {} {}", self.status, self.text()))
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().skip(1).filter_map(|line| line.split_once(':'));
        lines.filter(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim()).next()
    }
}

impl Server {
    /// Serves a new folder with the case `walk`.
    pub fn start() -> Self {
        let (folder, root) = Self::folder();
        let mut server = Self::serve(&root);
        server.folder = Some(folder);
        server
    }

    fn folder() -> (TempDir, PathBuf) {
        let folder = tempfile::tempdir().expect("a folder for the test");
        std::fs::create_dir(folder.path().join("walk")).expect("a folder for the case");
        std::fs::write(folder.path().join("walk/case.yaml"), CASE).expect("a case");
        let root = folder.path().to_owned();
        (folder, root)
    }

    /// Serves a folder that is there.
    pub fn serve(root: &Path) -> Self {
        Self::serve_with(root, &[])
    }

    /// Serves a folder under some limits.
    pub fn serve_with(root: &Path, limits: &[&str]) -> Self {
        Self::run(Command::new(env!("CARGO_BIN_EXE_detente")), root, limits)
    }

    /// As [`Server::start`], where the system gives the server so many descriptors.
    #[cfg(unix)]
    pub fn start_with_descriptors(most: u32) -> Self {
        let (folder, root) = Self::folder();
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("ulimit -n {most}; exec \"$0\" \"$@\""), env!("CARGO_BIN_EXE_detente")]);
        let mut server = Self::run(shell, &root, &[]);
        server.folder = Some(folder);
        server
    }

    fn run(mut command: Command, root: &Path, limits: &[&str]) -> Self {
        let mut child = command
            .args(["serve", "--port", "0"])
            .args(limits)
            .arg(root)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let mut line = String::new();
        let out = child.stdout.take().expect("its output is read");
        BufReader::new(out).read_line(&mut line).expect("it says where it is");
        let address = line.split("http://127.0.0.1:").nth(1).unwrap_or_else(|| panic!("{line}"));
        let (port, key) = address.trim().split_once("/?key=").expect("an address with a key");
        let port = port.parse().expect("a port");
        let mut server =
            Self { child, port, key: key.to_owned(), cookie: String::new(), folder: None, root: root.to_owned() };
        let entry = server.raw(&format!("GET /?key={key} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n"), &[]);
        assert_eq!(entry.status, 303, "{}", entry.head);
        let cookie = entry.header("set-cookie").expect("a cookie");
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
        server.cookie = cookie.split(';').next().unwrap_or_default().to_owned();
        server
    }

    pub fn key(&self) -> &str {
        &self.key
    }

    pub fn cookie(&self) -> &str {
        &self.cookie
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// A request as the page makes it.
    pub fn ask(&self, method: &str, path: &str, body: Option<Value>) -> Answer {
        self.ask_as(method, path, body, &[])
    }

    /// A request with other headers than the page's; an empty value leaves a header out.
    pub fn ask_as(&self, method: &str, path: &str, body: Option<Value>, headers: &[(&str, &str)]) -> Answer {
        let (request, body) = self.request(method, path, body, headers);
        self.raw(&request, &body)
    }

    /// The head and body of a request.
    pub fn request(&self, method: &str, path: &str, body: Option<Value>, other: &[(&str, &str)]) -> (String, Vec<u8>) {
        let body = body.map(|b| b.to_string().into_bytes()).unwrap_or_default();
        let host = format!("127.0.0.1:{}", self.port);
        let origin = format!("http://{host}");
        let length = body.len().to_string();
        let mut headers = vec![
            ("host", host.as_str()),
            ("cookie", self.cookie.as_str()),
            ("origin", origin.as_str()),
            ("content-type", "application/json"),
            ("content-length", length.as_str()),
        ];
        for (name, value) in other {
            headers.retain(|(n, _)| n != name);
            if !value.is_empty() {
                headers.push((name, value));
            }
        }
        let lines: String = headers.iter().map(|(n, v)| format!("{n}: {v}\r\n")).collect();
        (format!("{method} {path} HTTP/1.1\r\n{lines}\r\n"), body)
    }

    /// Sends bytes and reads one answer to its end.
    pub fn raw(&self, head: &str, body: &[u8]) -> Answer {
        let mut stream = self.connect();
        stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body)).expect("the request is sent");
        read(&mut stream)
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("the server listens");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a limit can be set");
        stream
    }

    /// Ends the server as Ctrl-C does; how long that takes.
    #[cfg(unix)]
    pub fn interrupt(&mut self) -> Duration {
        let started = Instant::now();
        let sent = Command::new("kill").args(["-INT", &self.child.id().to_string()]).status();
        assert!(sent.expect("there is `kill`").success());
        while self.child.try_wait().expect("it can be waited for").is_none() && started.elapsed().as_secs() < 30 {
            std::thread::sleep(Duration::from_millis(10));
        }
        started.elapsed()
    }

    /// What it has said on standard error, once it has been ended.
    pub fn said(mut self) -> String {
        let _ = self.child.kill();
        let mut said = String::new();
        let err = self.child.stderr.take().expect("standard error is kept");
        BufReader::new(err).read_to_string(&mut said).expect("it can be read");
        said
    }

    /// Ends the server at once, as a loss of power would.
    pub fn kill(mut self) -> Option<TempDir> {
        let _ = self.child.kill();
        let _ = self.child.wait();
        self.folder.take()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads one answer: head, then as many bytes as it names, or chunks.
pub fn read(stream: &mut TcpStream) -> Answer {
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    loop {
        let mut line = String::new();
        let n = reader.read_line(&mut line).expect("an answer");
        if n == 0 || line == "\r\n" {
            break;
        }
        head.push_str(&line);
    }
    let status = head.split(' ').nth(1).and_then(|s| s.parse().ok()).unwrap_or_else(|| panic!("no answer: {head:?}"));
    let mut answer = Answer { status, head, body: Vec::new() };
    if let Some(length) = answer.header("content-length").and_then(|l| l.parse::<usize>().ok()) {
        answer.body = vec![0; length];
        reader.read_exact(&mut answer.body).expect("the whole answer");
    } else if answer.header("transfer-encoding").is_some() {
        loop {
            let mut size = String::new();
            reader.read_line(&mut size).expect("a chunk");
            let size = usize::from_str_radix(size.trim(), 16).expect("its size");
            let mut chunk = vec![0; size + 2];
            reader.read_exact(&mut chunk).expect("the whole chunk");
            if size == 0 {
                break;
            }
            answer.body.extend_from_slice(&chunk[..size]);
        }
    }
    answer
}
