//! Limits hold everywhere: time, memory and Ctrl-C end every command with the status of its own, and what is printed then
//! says that it is not the whole.

use crate::common::{detente, detente_in, root};
use detente::{Budget, Concept, Progress, SourceText, StateId, Stop};
use serde_json::Value;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};

/// Each command that looks at states, on a case that is large enough for it.
const COMMANDS: [&[&str]; 27] = [
    &["analyze", "cases/japan-dprk-2024"],
    &["analyze", "cases/japan-dprk-2024", "--format", "json"],
    &["analyze", "cases/japan-dprk-2024", "--verify", "--counts"],
    &["why", "cases/japan-dprk-2024", "now"],
    &["states", "cases/japan-dprk-2024", "--all"],
    &["states", "cases/japan-dprk-2024", "--format", "csv"],
    &["report", "cases/japan-dprk-2024", "--out", "-"],
    &["report", "cases/fall-of-france", "--out", "-", "--format", "md"],
    &["unlock", "cases/japan-dprk-2024", "--make", "summit"],
    &["unlock", "cases/syria-iraq-1975", "--make", "1", "--format", "json"],
    &["foresight", "cases/cuban-missile-crisis", "--format", "json"],
    &["coalitions", "cases/japan-dprk-2024", "--format", "json"],
    &["paths", "cases/japan-dprk-2024", "--to", "summit", "--format", "json"],
    &["doubtful", "cases/gisborne-unknown", "--format", "json"],
    &["strength", "cases/elmira-strength", "--format", "json"],
    &["views", "cases/fall-of-france", "--format", "json"],
    &["worlds", "cases/japan-dprk-2024", "--format", "json"],
    &["worlds", "cases/japan-dprk-2024", "--ask", "equilibria"],
    &["hinges", "cases/japan-dprk-2024", "--format", "json"],
    &["hinges", "cases/japan-dprk-2024", "--pairs"],
    &["ach", "cases/japan-dprk-2024"],
    &["score", "cases/japan-dprk-2024"],
    &["check", "cases/japan-dprk-2024", "--format", "json"],
    &["trace", "cases/japan-dprk-2024", "now"],
    &["export", "cases/japan-dprk-2024", "--format", "gmcr"],
    &["export", "cases/chicken", "--format", "nfg"],
    &["export", "cases/japan-dprk-2024", "--format", "csv", "--table", "stability"],
];

/// Commands that look at no states, or (`serve`) have limits for each request.
const OTHERS: [&str; 11] =
    ["settle", "source", "lint", "fmt", "new", "import", "serve", "schema", "completions", "man", "help"];

#[test]
fn no_command_is_forgotten() {
    let help = detente(&["--help"]).out;
    let section = help.lines().skip_while(|l| !l.contains("Usage")).take_while(|l| !l.starts_with("Options"));
    let named = section.filter_map(|l| l.strip_prefix("  ")).filter(|l| !l.starts_with(' '));
    let names: Vec<&str> = named.filter_map(|l| l.split_whitespace().next()).collect();
    assert!(names.len() > 20, "{help}");
    for name in names {
        let known = COMMANDS.iter().any(|c| c[0] == name) || OTHERS.contains(&name);
        assert!(known, "`{name}` has no line in the table of commands that limits are tried on");
    }
}

/// Nothing, or a document that says it is not the whole.
fn says_so(out: &str) -> bool {
    if let Ok(document) = serde_json::from_str::<Value>(out) {
        let text = document.to_string();
        return ["\"partial\":", "\"stopped\":\"", "\"stopped\":{"].iter().any(|mark| text.contains(mark));
    }
    let words = ["Partial", "partial", "not finished", "stopped", "broken off", "before it was done", "ot all worlds"];
    out.is_empty() || words.iter().any(|word| out.contains(word))
}

#[test]
fn every_command_that_runs_out_of_time_ends_with_four() {
    for command in COMMANDS {
        let run = detente(&[command, &["--time", "0s"]].concat());
        assert_eq!(run.status, 4, "{command:?}: {}{}", run.out, run.err);
        assert!(run.err.contains("`--time` ran out"), "{command:?}: {}", run.err);
        assert!(says_so(&run.out), "{command:?}: {}", run.out);
    }
}

#[test]
fn every_command_that_runs_out_of_memory_ends_with_four() {
    for command in COMMANDS {
        let run = detente(&[command, &["--memory", "100"]].concat());
        assert_eq!(run.status, 4, "{command:?}: {}{}", run.out, run.err);
        assert!(run.err.contains("only 100 bytes may be used"), "{command:?}: {}", run.err);
        assert!(says_so(&run.out), "{command:?}: {}", run.out);
    }
}

/// Wherever it is when time runs out: what was found is marked.
#[test]
fn whenever_time_runs_out_the_status_and_the_words_agree() {
    for command in COMMANDS {
        for time in ["0.02s", "0.1s", "0.3s"] {
            let run = detente(&[command, &["--time", time]].concat());
            match run.status {
                0 => {}
                // What is checked after a document has been printed is told on standard error.
                4 if command.contains(&"--verify") => {
                    assert!(run.err.contains("stopped: "), "{command:?}: {}", run.err)
                }
                4 => assert!(says_so(&run.out), "{command:?} {time}: {}", run.out),
                other => panic!("{command:?} {time} ended with {other}: {}", run.err),
            }
        }
    }
}

/// Asks to stop at one step, and counts how often it is asked after that.
struct Stopping {
    at: u64,
    asked: AtomicU64,
}

impl Progress for Stopping {
    fn step(&self, _: &str, _: u64, _: u64) -> bool {
        self.asked.fetch_add(1, Ordering::Relaxed) < self.at
    }
}

/// Times that all parts of the work together may ask again after they were told to stop.
const AGAIN: u64 = 400;

/// Everything between a file and its report.
fn work(text: &str, budget: &Budget) -> Option<Stop> {
    let model = match detente::open(&SourceText::new("case.yaml", text), budget) {
        Ok(model) => model,
        Err(detente::OpenError::Stopped(stop)) => return Some(stop),
        Err(other) => panic!("{other:?}"),
    };
    let analysis = detente::analyze(&model.graph, &Concept::ALL, budget);
    let mut findings = detente::findings(&model, &analysis, budget);
    let report = findings.told(detente::report::markdown);
    assert_eq!(findings.stopped.is_some(), says_so(&report), "{report}");
    findings.stopped
}

#[test]
fn work_that_is_told_to_stop_stops() {
    let mut seed = 0x9E37_79B9_7F4A_7C15u64;
    for case in ["japan-dprk-2024", "elmira", "fall-of-france", "elmira-strength", "gisborne-unknown", "elmira-graph"] {
        let text = std::fs::read_to_string(root().join("cases").join(case).join("case.yaml")).expect("it is there");
        let whole = Stopping { at: u64::MAX, asked: AtomicU64::new(0) };
        assert_eq!(work(&text, &Budget { memory: u64::MAX, progress: &whole }), None, "{case}");
        let steps = whole.asked.into_inner();
        assert!(steps > 10, "{case}: {steps}");
        // Also in the midst of the telling, which looks for things of its own.
        for last in 0..12 {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            let at = if last < 3 { steps - 2 - last } else { seed % steps };
            let told = Stopping { at, asked: AtomicU64::new(0) };
            let stopped = work(&text, &Budget { memory: u64::MAX, progress: &told });
            assert_eq!(stopped, Some(Stop::Cancelled), "{case} at {}", told.at);
            let again = told.asked.into_inner() - told.at;
            assert!(again <= AGAIN, "{case} at {}: asked {again} times more", told.at);
        }
    }
}

/// A case in which `b` can accept `k` only if `a` offers it, all offers standing before all acceptances.
fn acceptances(pairs: usize) -> String {
    let options = |name: &str| (0..pairs).map(|k| format!("{name}{k}: X")).collect::<Vec<_>>().join(", ");
    let rules: String =
        (0..pairs).map(|k| format!("  - {{when: b.accept{k} & !a.offer{k}, assumption: true}}\n")).collect();
    format!(
        "detente: 1\nid: offers\nparties:\n  a: {{assumption: true, options: {{{}}}, prefers: [a.offer1]}}\n  b: {{assumption: true, options: {{{}}}, prefers: [b.accept1]}}\ninfeasible:\n{rules}",
        options("offer"),
        options("accept")
    )
}

fn folder_with(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("case.yaml"), text).expect("it can be written");
    folder
}

#[test]
fn thirty_acceptances_are_checked_and_refused_by_their_number() {
    let folder = folder_with(&acceptances(30));
    let check = detente_in(folder.path(), &["check", "."]);
    assert_eq!(check.status, 0, "{}", check.err);
    assert!(check.err.contains("205,891,132,094,649 feasible states"), "{}", check.err);
    let analyze = detente_in(folder.path(), &["analyze", "--counts", "."]);
    assert_eq!((analyze.status, analyze.out.as_str()), (4, ""), "{}", analyze.err);
    assert!(analyze.err.contains("205,891,132,094,649 feasible states"), "{}", analyze.err);
    // What hangs on single states is not checked without them.
    let ranked = folder_with(&acceptances(30).replace("prefers: [a.offer1]", "ranking: [\"-\", \"Y\"]"));
    assert_ne!(detente_in(ranked.path(), &["check", "."]).status, 0);
}

/// States are numbered by the bits of the file, whatever order the diagram asks in.
#[test]
fn states_are_numbered_in_the_order_of_the_file() {
    let pairs = 9;
    let model = detente::open(&SourceText::new("case.yaml", acceptances(pairs)), &Budget::unlimited()).expect("sound");
    let expected: Vec<u64> = (0..1u64 << (2 * pairs)).filter(|bits| (bits >> pairs) & !bits & 0x1FF == 0).collect();
    let states = model.graph.states();
    let found: Vec<u64> = states.ids().map(|s: StateId| states.bits(states.representative(s))).collect();
    assert_eq!(found, expected);
}

#[test]
fn an_entry_that_repeats_many_states_is_one_error() {
    let options: String = (0..10).map(|k| format!("o{k}: X, ")).collect();
    let folder = folder_with(&format!(
        "detente: 1\nid: r\nparties:\n  a: {{assumption: true, options: {{{options}}}, ranking: [\"Y---------\", \"-Y--------\"]}}\n"
    ));
    let run = detente_in(folder.path(), &["check", "."]);
    assert_eq!(run.status, 1, "{}", run.err);
    assert!(run.err.contains("and 255 more that this entry names are ranked twice"), "{}", run.err);
    assert!(run.err.contains("2 errors"), "{}", run.err);
}

#[test]
fn more_worlds_than_sixteen_bits_can_be_asked_for() {
    let run = detente(&["hinges", "cases/japan-dprk-2024", "--worlds", "70000", "--format", "json"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let few = detente(&["hinges", "cases/japan-dprk-2024", "--worlds", "10", "--format", "json"]);
    assert!(few.err.contains("more than 10 worlds"), "{}", few.err);
}

/// A case whose analysis takes a while: `options` of four parties, all combinations feasible.
fn large(options: usize) -> String {
    let mut text = "detente: 1\nid: large\nparties:\n".to_owned();
    for party in ["a", "b", "c", "d"] {
        let list: Vec<String> = (0..options / 4).map(|k| format!("o{k}: X")).collect();
        text.push_str(&format!(
            "  {party}: {{assumption: true, options: {{{}}}, prefers: [a.o0 & b.o1, '!c.o2 | d.o0', {party}.o1]}}\n",
            list.join(", ")
        ));
    }
    text
}

#[cfg(unix)]
#[test]
fn the_first_ctrl_c_ends_the_work() {
    let folder = folder_with(&large(24));
    for command in [&["analyze", "--format", "json", "."][..], &["report", "--out", "r.html", "."], &["states", "."]] {
        let child = Command::new(env!("CARGO_BIN_EXE_detente"))
            .args(command)
            .current_dir(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        std::thread::sleep(std::time::Duration::from_millis(700));
        let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill is there");
        assert!(sent.success(), "{command:?} was done too soon");
        let done = child.wait_with_output().expect("it ends");
        let err = String::from_utf8_lossy(&done.stderr);
        assert_eq!(done.status.code(), Some(4), "{command:?}: {err}");
        assert!(err.contains("stopped: the work was broken off"), "{command:?}: {err}");
        assert!(says_so(&String::from_utf8_lossy(&done.stdout)), "{command:?}");
    }
    assert!(!Path::new(&folder.path().join("r.html")).exists());
}

/// Commands that look at no states keep to the limits as well: this one waits for a text that does not come.
#[test]
fn a_command_that_waits_is_ended() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_detente"))
        .args(["lint", "-", "--time", "0.1s"])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let open = child.stdin.take();
    let done = child.wait_with_output().expect("it ends");
    drop(open);
    assert_eq!(done.status.code(), Some(4));
    assert!(String::from_utf8_lossy(&done.stderr).contains("`--time` ran out"));
}

/// A program that may not take more memory says so; it does not abort.
#[cfg(target_os = "linux")]
#[test]
fn a_limited_address_space_is_kept_to() {
    let folder = folder_with(&large(24));
    let run = |limit: u32, command: &str| {
        let shell = format!("ulimit -v {limit}; exec \"$0\" {command} .");
        let done = Command::new("sh")
            .args(["-c", &shell, env!("CARGO_BIN_EXE_detente")])
            .env("RAYON_NUM_THREADS", "2")
            .current_dir(folder.path())
            .output()
            .expect("a shell");
        (done.status.code(), String::from_utf8_lossy(&done.stderr).into_owned())
    };
    for command in ["analyze --counts", "analyze --format json", "states", "export --format gmcr"] {
        for limit in [600_000, 900_000] {
            let (status, err) = run(limit, command);
            assert_eq!(status, Some(4), "{command} {limit}: {err}");
            assert!(err.contains("stopped: "), "{command} {limit}: {err}");
        }
    }
    // Who asks for more than there is gets no more than there is.
    let (status, err) = run(600_000, "analyze --counts --memory 8GiB");
    assert_eq!(status, Some(4), "{err}");
}
