//! The sections of the report beyond the verdicts, as the command writes them.

mod common;

use common::{detente, detente_in};

/// The report on a case of the project in Markdown, marks and links taken off.
fn report(case: &str) -> String {
    let run = detente(&["report", case, "--format", "md", "--out", "-"]);
    assert_eq!(run.status, 0, "{}", run.err);
    plain(&run.out)
}

fn plain(markdown: &str) -> String {
    let mut out = String::new();
    let mut rest = markdown;
    while let Some(start) = rest.find(['[', '*', '\\', '`']) {
        out.push_str(&rest[..start]);
        let link = rest[start..].starts_with('[').then(|| rest[start..].split_once("](#")).flatten();
        match link.and_then(|(words, after)| Some((words, after.split_once(')')?.1))) {
            Some((words, after)) => {
                out.push_str(&words[1..]);
                rest = after;
            }
            None => rest = &rest[start + 1..],
        }
    }
    out + rest
}

fn section<'a>(report: &'a str, title: &str) -> &'a str {
    let start = report.find(&format!(". {title}\n")).unwrap_or_else(|| panic!("no section {title}"));
    let rest = &report[start..];
    rest[3..].find("\n## ").map_or(rest, |end| &rest[..end + 3])
}

fn holds(text: &str, needed: &[&str]) {
    needed.iter().for_each(|words| assert!(text.contains(words), "{words}\n\n{text}"));
}

#[test]
fn the_first_case_says_what_coalitions_could_do() {
    let report = report("cases/japan-dprk-2024");
    holds(
        section(&report, "The answer in brief"),
        &[
            "Coalitions. Here the answers part. No single party would leave today's state, but Japan and North Korea",
            "Japan would have to move first at a loss and trust North Korea to follow.",
        ],
    );
    holds(
        section(&report, "What coalitions could do"),
        &[
            "The two answers differ: all three states below hold as long as each party acts alone",
            "| Today's state | ● holds<br>Under Nash, GMR, SMR, SEQ, SSEQ and SIM | ▷ does not hold<br>Japan and North Korea could leave it together, in 80 ways |",
            "Of 218 equilibria, 2 also hold against every coalition",
            "State 643: the state in which",
            "are 4 under CNash, 20 under CGMR, 19 under CSMR and 8 under CSEQ of the 864 states",
            "The smallest coalitions that break each equilibrium",
        ],
    );
}

#[test]
fn elmira_has_its_published_jump() {
    let report = report("cases/elmira");
    holds(section(&report, "What coalitions could do"), &["Going there is an equilibrium jump."]);
}

#[test]
fn time_that_runs_out_is_said_and_never_fatal() {
    let folder = tempfile::tempdir().expect("a folder");
    let case = common::root().join("cases/japan-dprk-2024");
    let case = case.to_str().expect("UTF-8");
    let run = detente_in(folder.path(), &["report", case, "--time", "0s", "--format", "md", "--out", "r.md"]);
    assert_eq!(run.status, 4, "{}", run.err);
}
