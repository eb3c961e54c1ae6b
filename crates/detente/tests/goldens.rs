//! Everything that a person or a program reads, whole, as files: `goldens/CASE/NAME.ext`, and `goldens/told/NAME.txt` as at
//! a prompt. `UPDATE=1` writes them anew; then read what has changed. What went to standard error, and an exit status other
//! than 0, stands in `NAME.ext.err`, and the colours of all pages in `report.css`.

mod calls;

use crate::common::root;
use crate::console::{desk, replayed, run};
use calls::{ALONE, CASES, NAMES, ODD, REST, call};
use snapbox::assert::Action;
use snapbox::data::DataFormat::Text;
use snapbox::{Assert, Data};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// One thing to do: a call whose output is a file, or a text to replay.
enum Job {
    Call(String),
    Replay,
}

fn folder() -> PathBuf {
    root().join("crates/detente/tests/goldens")
}

/// All that is kept, the dear ones first, so that no thread ends long after the others.
fn jobs() -> Vec<(PathBuf, Job)> {
    let all = |cases: &'static [calls::Asked], asked: &'static [(&str, &str)]| {
        cases.iter().flat_map(move |of| {
            asked.iter().map(move |(name, text)| (folder().join(of.name).join(name), Job::Call(call(text, of))))
        })
    };
    let alone =
        ALONE.iter().map(|(name, text)| (folder().join("many").join(name), Job::Call(format!("detente {text}"))));
    let told = std::fs::read_dir(folder().join("told")).into_iter().flatten().flatten();
    all(&CASES, &NAMES)
        .chain(told.map(|entry| (entry.path(), Job::Replay)))
        .chain(all(&CASES, &REST))
        .chain(alone)
        .chain(all(&ODD, &NAMES))
        .collect()
}

fn update() -> bool {
    std::env::var_os("UPDATE").is_some()
}

/// Holds a text to its file, and an empty one to there being none; what differs.
fn held(text: &str, file: &Path, kept: &Mutex<BTreeSet<PathBuf>>) -> Option<String> {
    if text.is_empty() {
        if update() {
            let _ = std::fs::remove_file(file);
        }
        return file.exists().then(|| format!("{} is empty now", file.display()));
    }
    kept.lock().expect("nobody panics").insert(file.to_owned());
    // Most are equal, and need no look at what differs.
    if std::fs::read(file).is_ok_and(|was| was == text.as_bytes()) {
        return None;
    }
    let assert = Assert::new().normalize_paths(false).action(if update() { Action::Overwrite } else { Action::Verify });
    let name = file.display().to_string();
    let was = Data::read_from(file, Some(Text)).raw();
    assert.try_eq(Some(&name), Data::text(text).raw(), was).err().map(|e| e.to_string())
}

const SHEET: &str = include_str!("../../detente-report/src/html/style.css");

/// A page without its style sheet, and that: all pages have the same, which is kept once.
fn without_style(page: &str) -> (String, Option<&str>) {
    let parts = page.split_once("<style>").and_then(|(head, rest)| Some((head, rest.split_once("</style>")?)));
    match parts {
        Some((head, (style, body))) => (format!("{head}<style></style>{body}"), Some(style)),
        None => (page.to_owned(), None),
    }
}

/// Does one job; what differs. Calls change nothing, so they share a desk; a text that is replayed has its own.
fn done(job: &Job, file: &Path, shared: &Path, kept: &Mutex<BTreeSet<PathBuf>>) -> Vec<String> {
    match job {
        Job::Call(call) => {
            let run = run(shared, call);
            let (told, style) = without_style(&run.out);
            let said = if run.status == 0 { run.err } else { format!("{}exit {}\n", run.err, run.status) };
            let mut name = file.as_os_str().to_owned();
            name.push(".err");
            // The sheet is read where it is written; its colours are worked out.
            let style = style.map(|style| style.replacen(SHEET.trim_end(), "/* html/style.css */", 1));
            let style = style.and_then(|style| held(&style, &folder().join("report.css"), kept));
            let told = held(&told, file, kept).into_iter().chain(held(&said, Path::new(&name), kept));
            told.chain(style).collect()
        }
        Job::Replay => {
            let text = std::fs::read_to_string(file).expect("the text is there");
            held(&replayed(&text, desk().path()), file, kept).into_iter().collect()
        }
    }
}

#[test]
fn every_output_is_as_it_was_read() {
    let (jobs, shared) = (jobs(), desk());
    let (next, wrong, kept) = (AtomicUsize::new(0), Mutex::new(Vec::new()), Mutex::new(BTreeSet::new()));
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                while let Some((file, job)) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let found = done(job, file, shared.path(), &kept);
                    wrong.lock().expect("nobody panics").extend(found);
                }
            });
        }
    });
    let (mut wrong, kept) = (wrong.into_inner().expect("nobody panics"), kept.into_inner().expect("nobody panics"));
    // A golden that no call makes any more would be read in vain.
    for of in CASES.iter().chain(&ODD).map(|of| of.name).chain(["many"]) {
        for entry in std::fs::read_dir(folder().join(of)).into_iter().flatten().flatten() {
            if kept.contains(&entry.path()) {
                continue;
            }
            if update() {
                std::fs::remove_file(entry.path()).expect("it can be removed");
            } else {
                wrong.push(format!("{} is made by no call", entry.path().display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{} outputs differ:\n{}", wrong.len(), wrong.join("\n"));
}
