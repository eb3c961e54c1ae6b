//! The sections of the report beyond the verdicts, as the command writes them.

use crate::common;
use crate::common::{detente, detente_in};

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
    // The first place is the list of contents.
    let start = report.rfind(&format!(". {title}\n")).unwrap_or_else(|| panic!("no section {title}"));
    let rest = &report[start..];
    rest.find("\n## ").map_or(rest, |end| &rest[..end])
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
            "Of 218 equilibria two hold against every coalition too",
            "State 643: the state in which",
            "are 4 under CNash, 20 under CGMR, 19 under CSMR and 8 under CSEQ of the 864 states",
            "The smallest coalitions that break each equilibrium",
        ],
    );
}

#[test]
fn the_first_case_says_where_things_can_go() {
    let report = report("cases/japan-dprk-2024");
    holds(
        section(&report, "Where things can go from today"),
        &[
            "| By improvements alone | nothing | - | none |",
            "| By improvements and agreements of two parties | 319 of the other 863 states | five | state 472 and state 508 |",
            "| By any moves | all other 863 states | four | state 472 and state 508 |",
            "Ways to “summit”",
            "Ways to “deal”",
            "Ways to another state that nobody would leave",
            "Sought: another Nash equilibrium: 2 of 864 states.",
            "Japan would have to move first at a loss; once that is done, the rest follows by improvements.",
            "detente paths CASE --to summit --most 28 lists them",
        ],
    );
}

#[test]
fn the_first_case_says_what_would_unlock_it() {
    let report = report("cases/japan-dprk-2024");
    holds(
        section(&report, "The answer in brief"),
        &[
            "Unlocking. For “summit” it takes one change of what is wanted: it would be enough that North Korea no longer \
         cared for",
            "; for “deal” the same.",
        ],
    );
    holds(
        section(&report, "What would unlock it"),
        &[
            "To unlock “summit”",
            "What is missing is the way there, not the firmness: 27 states of this kind hold already",
            "What one party alone would have to come to want",
            "nothing up to two changes",
            "North Korea cared more for",
            "(four swaps)",
        ],
    );
}

#[test]
fn cases_with_two_parties_say_what_looking_ahead_changes() {
    let dilemma = report("cases/prisoners-dilemma");
    holds(
        section(&dilemma, "If both look further ahead"),
        &[
            "Stable for both who look far enough ahead (non-myopic): state 1 (NN) and state 4 (YY).",
            "| NM, far enough ahead | 3 | 3 | 2 |",
        ],
    );
    assert!(!report("cases/elmira").contains("If both look further ahead"));
}

#[test]
fn a_case_that_is_too_large_says_what_was_left_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let party = |name: &str| {
        let options: Vec<String> = (0..5).map(|k| format!("o{k}: Do {k}")).collect();
        let wishes: Vec<String> = (0..5).map(|k| format!("{name}.o{k}")).collect();
        format!(
            "  {name}: {{assumption: true, options: {{{}}}, prefers: [{}]}}\n",
            options.join(", "),
            wishes.join(", ")
        )
    };
    let parties: String = ["a", "b", "c"].map(party).concat();
    let text = format!("detente: 1\nid: large\ndefine: {{goal: a.o0 & b.o0}}\nparties:\n{parties}");
    std::fs::write(folder.path().join("case.yaml"), text).expect("written");
    let run = detente_in(folder.path(), &["report", "case.yaml", "--format", "md", "--out", "-"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let report = plain(&run.out);
    holds(
        section(&report, "What would unlock it"),
        &["With 32768 states this takes longer than a report may; detente unlock CASE --make NAME"],
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

/// The summary in the terminal ends with what matters most, down to the sentence.
#[test]
fn the_summary_names_the_sentence_that_the_answer_hangs_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("report.html");
    let run = detente(&["report", "cases/japan-dprk-2024", "--out", out.to_str().expect("a name")]);
    assert_eq!(run.status, 0, "{}", run.err);
    let summary = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
    holds(&summary, &["Hangs on: What matters most is claim c39: As printed, she said that neither the abductions"]);
}

/// What matters most has one column an alternative, everything else goes down the side.
#[test]
fn the_map_of_worlds_has_each_answer_in_its_place() {
    let report = report("cases/japan-dprk-2024");
    let map = section(&report, "The worlds, as a small map");
    holds(
        map,
        &[
            "| motive | attitude | trump_wins | strict | move | literal |",
            "| wedge | averse | yes | ● yes | ● yes | · no |",
        ],
    );
    // The guest stays away unless the host is friendly and the road is open.
    let folder = tempfile::tempdir().expect("a folder");
    let text = "detente: 1\nid: visit\nhypotheses:\n  mood:\n    alternatives:\n      cool: {assumption: true, prefers: ['!guest.come']}\n      \
        friendly: {assumption: true, prefers: [guest.come]}\ncontingencies:\n  road: {assumption: true}\n  lie: {assumption: \
        true}\nparties:\n  guest:\n    assumption: true\n    options: {come: {does: Come, now: false, if: road}}\n    prefers: [{from: \
        mood}, {want: 'true', if: lie}]\n";
    std::fs::write(folder.path().join("case.yaml"), text).expect("written");
    let run = detente_in(folder.path(), &["report", ".", "--format", "md", "--out", "-"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let report = plain(&run.out);
    let map = section(&report, "The worlds, as a small map");
    let rows: Vec<&str> = map.lines().filter(|line| line.starts_with('|')).collect();
    assert_eq!(rows[0], "| road | lie | cool | friendly |", "{map}");
    let answers = [
        "| no | no | ● yes | ● yes |",
        "| no | yes | ● yes | ● yes |",
        "| yes | no | ● yes | · no |",
        "| yes | yes | ● yes | · no |",
    ];
    assert_eq!(rows[2..], answers, "{map}");
}
