//! Coalition analysis of the shipped cases, against what is published about them, and the command.

use crate::coalitions::{coalition, numbers};
use crate::common::{detente, root};
use detente::case::Case;
use detente::stability::{
    CoalitionConcept, Strictness, answer_to, breaking_coalitions, coalition_improvements, coalitions,
    equilibrium_jumps, survey_coalitions,
};
use detente::{Budget, CaseFolder, Concept, Graph, PartyId, StateId};
use serde_json::{Value, json};

fn shipped(id: &str) -> (Case, Graph) {
    let folder = CaseFolder::read(&root().join("cases").join(id)).expect("a shipped case");
    let model = detente::open(&folder.source, &Budget::unlimited()).expect("it is sound");
    (model.case, model.graph)
}

/// Kilgour, Hipel, Fang and Peng (2001): of the three Nash equilibria only 5 gives way, to the ministry and Uniroyal
/// together, who jump to 8, the historical outcome.
#[test]
fn elmira_jumps_to_the_historical_outcome() {
    for id in ["elmira", "elmira-graph"] {
        let (_, graph) = shipped(id);
        let analysis = detente::analyze(&graph, &[Concept::Nash], &Budget::unlimited());
        let equilibria = &analysis.verdicts[0].equilibria;
        let jumps: Vec<_> = coalitions(&graph, 3)
            .flat_map(|c| {
                equilibrium_jumps(&graph, &c, Strictness::Strict, equilibria).into_iter().map(move |j| (c.clone(), j))
            })
            .collect();
        let [(pair, jump)] = &jumps[..] else { panic!("{jumps:?}") };
        assert_eq!(pair.members(), [PartyId(0), PartyId(1)], "{id}");
        assert_eq!((jump.from.number(), jump.joint_move.to.number()), (5, 8), "{id}");
        let survey = survey_coalitions(
            &graph,
            coalitions(&graph, 3).collect(),
            &[CoalitionConcept::Nash],
            Strictness::Strict,
            &Budget::unlimited(),
        );
        let universal = numbers(&survey.verdicts[0].universal);
        assert!(universal.contains(&8) && universal.contains(&9) && !universal.contains(&5), "{id}: {universal:?}");
        assert_eq!(survey.smallest_breaking(CoalitionConcept::Nash, StateId(4)), [pair], "{id}");
    }
}

/// Today's state of the first case, Nash-stable for everybody, is not stable for Japan and North Korea together: Japan
/// would have to drop its agenda first, at a loss, for North Korea to receive the prime minister.
#[test]
fn the_first_case_has_its_quiet_summit() {
    let (case, graph) = shipped("japan-dprk-2024");
    let now = graph.status_quo().expect("it says where things stand");
    let breaking = breaking_coalitions(&graph, now, CoalitionConcept::Nash, Strictness::Strict, 4);
    let [only] = &breaking[..] else { panic!("{breaking:?}") };
    assert_eq!(only.coalition.members(), [PartyId(0), PartyId(1)]);
    assert_eq!(only.moves.len(), 80);
    let quiet = &only.moves[0];
    let taken = |state: StateId| -> Vec<&str> {
        let on = graph.pattern(state).taken;
        case.options.iter().enumerate().filter(|(k, _)| on >> k & 1 == 1).map(|(_, o)| o.full_id.as_str()).collect()
    };
    assert_eq!((now.number(), quiet.to.number()), (436, 452));
    assert_eq!(taken(now), ["jp.offer", "jp.press", "us.welcome"]);
    assert_eq!(taken(quiet.to), ["jp.offer", "nk.receive", "us.welcome"]);
    let movers: Vec<PartyId> = quiet.path.iter().map(|s| s.party).collect();
    assert_eq!((movers, &quiet.at_a_loss[..]), (vec![PartyId(0), PartyId(1)], &[0][..]));
    // Neither by what the others would gladly do nor by what they could do at a cost can it be spoilt.
    let pair = &only.coalition;
    for concept in CoalitionConcept::ALL {
        assert!(answer_to(&graph, pair, concept, Strictness::Strict, now, quiet.to).is_err(), "{concept}");
    }
}

/// The draft of the first case found joint improvements of Japan and North Korea under all nine combinations of motive
/// and reading, 15 at the least and 108 at the most; the smallest is the quiet summit but for the literal reading.
#[test]
fn the_first_case_gives_the_drafts_range_over_its_readings() {
    let (case, _) = shipped("japan-dprk-2024");
    let mut counts = Vec::new();
    for (motive, reading) in (0..9).map(|n| (n % 3, n / 3)) {
        let mut world = case.base_world();
        for (group, chosen) in [("motive", motive), ("reading", reading)] {
            world.choices[case.doubt.find_group(group).expect("a group of hypotheses")] = chosen;
        }
        let graph = Graph::build(&case.in_world(&world).expect("a world"), &Budget::unlimited()).expect("small");
        let now = graph.status_quo().expect("it says where things stand");
        let found = coalition_improvements(&graph, &coalition(&[0, 1]), Strictness::Strict, now);
        counts.push(found.len());
        // Readings: strict, move, literal.
        assert_eq!(found[0].to.number() == 452, reading < 2, "{world:?}");
    }
    assert_eq!((counts.iter().min(), counts.iter().max()), (Some(&15), Some(&108)), "{counts:?}");
}

#[test]
fn the_command_tells_the_split_and_what_it_takes() {
    let run = detente(&["coalitions", "cases/japan-dprk-2024"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let told = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "Single parties and coalitions give different answers",
        "Each party alone holds under Nash, GMR, SMR, SEQ, SSEQ and SIM",
        "In coalitions does not hold: Japan and North Korea could leave it together, in 80 ways",
        "No single party would leave today's state, but Japan and North Korea together could go to state 452",
        "which alone would be a loss; North Korea would then receive the Japanese prime minister",
        "What it takes: Japan would have to move first at a loss and trust North Korea to follow.",
    ] {
        assert!(told.contains(words), "{words}\n{}", run.out);
    }
    assert!(run.out.lines().all(|l| l.chars().count() <= 100), "{}", run.out);
    let pair = ["--state", "5", "--members", "uniroyal,ministry"];
    let weak = detente(&[&["coalitions", "cases/elmira", "--weak", "--verify"], &pair[..]].concat());
    assert_eq!(weak.status, 0, "{}", weak.err);
    assert!(weak.err.contains("36 verdicts certified; naive code found every certificate in order"), "{}", weak.err);
    assert!(weak.out.contains("weak sense") && weak.out.contains("state 8"), "{}", weak.out);
    // A single party, a case that gives way to nobody, and a case without an equilibrium are answers too.
    for id in ["deadlock", "once-is-not-enough", "syria-iraq-1975", "elmira-graph", "gisborne", "chicken"] {
        let run = detente(&["coalitions", &format!("cases/{id}"), "--max-size", "2"]);
        assert_eq!(run.status, 0, "{id}: {}", run.err);
        assert!(run.out.contains("In coalitions"), "{id}: {}", run.out);
    }
}

#[test]
fn the_document_is_as_documented() {
    let args = ["coalitions", "cases/elmira", "--state", "5", "--format", "json"];
    let run = detente(&args);
    assert_eq!(run.status, 0, "{}", run.err);
    let document: Value = serde_json::from_str(&run.out).expect("it is JSON");
    assert_eq!(detente(&args).out, run.out, "same bytes");
    let keys: Vec<&String> = document.as_object().expect("an object").keys().collect();
    let expected = [
        "format",
        "case",
        "parties",
        "feasible",
        "status_quo",
        "improvements",
        "coalitions",
        "universal",
        "broken",
        "states",
        "conventions",
    ];
    assert_eq!(keys, expected);
    assert_eq!(document["format"], "detente.coalitions/1");
    assert_eq!(document["coalitions"][0]["members"], json!(["ministry", "uniroyal"]));
    assert_eq!(document["coalitions"][0]["stable"]["cnash"], json!([1, 3, 4, 7, 8, 9]));
    assert_eq!(document["broken"]["nash"], json!([{"state": 5, "by": [["ministry", "uniroyal"]]}]));
    let expected = json!({
        "number": 5, "pattern": "NYNNY",
        "equilibrium": ["nash", "gmr", "smr", "seq", "sseq", "sim"],
        "leave_alone": [],
        "broken_by": [{"members": ["ministry", "uniroyal"], "moves": [{
            "to": 8, "pattern": "YNYNY",
            "steps": [{"party": "ministry", "to": 6}, {"party": "uniroyal", "to": 8}],
            "at_a_loss": [0],
            "equilibrium": ["nash", "gmr", "smr", "seq", "sseq", "sim"],
            "jump": ["nash", "gmr", "smr", "seq", "sseq", "sim"],
            "answers": {"cgmr": null, "csmr": null, "cseq": null},
        }]}],
    });
    assert_eq!(document["states"], json!([expected]));
    let counts = detente(&["coalitions", "cases/elmira", "--format", "json", "--counts"]);
    let counts: Value = serde_json::from_str(&counts.out).expect("it is JSON");
    assert_eq!(counts["universal"], json!({"cnash": 4, "cgmr": 6, "csmr": 6, "cseq": 5}));
    assert_eq!(counts["broken"]["nash"], 1);
}

#[test]
fn wrong_calls_are_explained() {
    for (args, words) in [
        (vec!["--members", "jp"], "a coalition takes two parties or more"),
        (vec!["--members", "jp,cn"], "there is no party `cn`; the parties are jp, nk, rok, us"),
        (vec!["--state", "9999"], "there is no state 9999"),
        (vec!["--max-size", "1"], "2..=64"),
        (vec!["--members", "jp,nk", "--max-size", "2"], "cannot be used with"),
    ] {
        let mut all = vec!["coalitions", "cases/japan-dprk-2024"];
        all.extend(&args);
        let run = detente(&all);
        assert_eq!(run.status, 2, "{args:?}: {}", run.err);
        assert!(run.err.contains(words) && run.out.is_empty(), "{args:?}: {}", run.err);
    }
}

/// The examples of the page about coalitions are what the command prints.
#[test]
fn the_page_shows_what_the_command_prints() {
    let page = std::fs::read_to_string(root().join("docs/coalitions.md")).expect("the page is there");
    let mut shown = 0;
    for block in page.split("```\n$ detente ").skip(1) {
        let (call, rest) = block.split_once('\n').expect("a call and its output");
        let output = rest.split("\n```").next().expect("the block ends");
        let run = detente(&call.split(' ').collect::<Vec<_>>());
        assert_eq!(run.out.trim_end(), output, "{call}");
        shown += 1;
    }
    assert_eq!(shown, 2);
}

#[test]
fn work_that_is_stopped_ends_with_its_own_status() {
    let run = detente(&["coalitions", "cases/japan-dprk-2024", "--time", "0s", "--format", "json", "--state", "now"]);
    assert_eq!(run.status, 4, "{}", run.err);
    assert!(run.err.contains("stopped"), "{}", run.err);
}
