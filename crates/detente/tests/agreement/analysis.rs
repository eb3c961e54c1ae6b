//! `analyze` against every other command that gives verdicts.

use super::{File, graph_form, how_many, numbers, texts};
use detente::Concept;
use detente::stability::{STRENGTH_CONCEPTS, UNKNOWN_CONCEPTS};
use detente_reference::rng::Rng;
use serde_json::Value;

/// A case file with its analysis.
struct Analysed {
    file: File,
    document: Value,
    parties: Vec<String>,
    feasible: u64,
    is_graph: bool,
}

impl Analysed {
    fn new(text: String) -> Self {
        let file = File::new(text);
        let document = file.json(&["analyze"]);
        let parties = texts(&document["parties"]).into_iter().map(str::to_owned).collect();
        let feasible = document["feasible"].as_u64().expect("a number");
        let is_graph = document.get("undefined").is_some();
        Self { file, document, parties, feasible, is_graph }
    }

    fn concepts(&self) -> impl Iterator<Item = &'static str> + use<> {
        let is_graph = self.is_graph;
        Concept::ALL.into_iter().filter(move |c| !(is_graph && c.needs_options())).map(Concept::key)
    }

    fn equilibria(&self, concept: &str) -> Vec<u64> {
        numbers(&self.document["equilibria"][concept])
    }

    fn stable(&self, concept: &str, party: &str) -> Vec<u64> {
        numbers(&self.document["stability"][concept][party])
    }

    /// The concepts under which a state is an equilibrium, or stable for a party.
    fn holds(&self, state: u64, party: Option<&str>) -> Vec<&'static str> {
        let set = |c: &str| party.map_or_else(|| self.equilibria(c), |p| self.stable(c, p));
        self.concepts().filter(|c| set(c).contains(&state)).collect()
    }
}

/// `states` as a table of data, as a list, and as the tables of `export`.
fn against_states(a: &Analysed, rng: &mut Rng) -> Value {
    let states = a.file.json(&["states"]);
    for key in ["parties", "options", "feasible", "status_quo", "conventions"] {
        a.file.same(&states[key], &a.document[key], key);
    }
    let listed = states["states"].as_array().expect("a list");
    a.file.same(listed.len() as u64, a.feasible, "states lists all");
    for (state, known) in listed.iter().zip(a.document["states"].as_array().expect("a list")) {
        for key in known.as_object().expect("a state").keys() {
            a.file.same(&state[key.as_str()], &known[key.as_str()], "states names them alike");
        }
        let number = state["number"].as_u64().expect("a number");
        a.file.same(texts(&state["equilibrium"]), a.holds(number, None), "states: equilibria");
        for party in &a.parties {
            a.file.same(texts(&state["stable"][party]), a.holds(number, Some(party)), "states: stable");
        }
    }
    let concepts: Vec<&str> = a.concepts().collect();
    let (concept, party) = (*rng.pick(&concepts), rng.pick(&a.parties));
    let lines = |args: &[&str]| -> Vec<u64> {
        let text = a.file.text(&[&["states", "--format", "list", "--concept", concept], args].concat());
        text.lines().map(|l| l.split('\t').next().and_then(|n| n.parse().ok()).expect("a number")).collect()
    };
    a.file.same(lines(&[]), a.equilibria(concept), "states --concept");
    a.file.same(lines(&["--party", party]), a.stable(concept, party), "states --concept --party");
    // Best first, and as the ranks say.
    let sorted = a.file.json(&["states", "--sort", party]);
    let ranks: Vec<u64> = sorted["states"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|s| s["ranks"][party].as_u64().expect("a rank"))
        .collect();
    assert!(ranks.is_sorted() && ranks.first() == Some(&1), "{ranks:?}\n{}", a.file.text);

    let table = a.file.text(&["export", "--format", "csv", "--table", "stability"]);
    let mut rows = table.lines().map(|l| l.split(',').collect::<Vec<_>>());
    let head = rows.next().expect("a head");
    for (row, number) in rows.zip(1..) {
        for concept in a.concepts() {
            let cell = |name: String| head.iter().position(|h| *h == name).map(|at| row[at] == "1");
            a.file.same(
                cell(format!("{concept}_equilibrium")),
                Some(a.equilibria(concept).contains(&number)),
                "export",
            );
            for party in &a.parties {
                let expected = a.stable(concept, party).contains(&number);
                a.file.same(cell(format!("{concept}_{party}")), Some(expected), "export");
            }
        }
    }
    states
}

/// `why` of a state, and whether its certificates show what they say by the ranks that `states` gives.
fn against_why(a: &Analysed, states: &Value, state: u64) {
    let why = a.file.json(&["why", &state.to_string()]);
    a.file.same(&why["conventions"], &a.document["conventions"], "why: conventions");
    let rank = |party: &str, state: u64| states["states"][state as usize - 1]["ranks"][party].as_u64().expect("a rank");
    for concept in a.concepts() {
        a.file.same(why["equilibrium"][concept].as_bool(), Some(a.equilibria(concept).contains(&state)), "why: all");
        for party in &a.parties {
            let what = format!("why {state}, {concept}, {party}");
            let expected = Some(a.stable(concept, party).contains(&state));
            a.file.same(why["stability"][concept][party].as_bool(), expected, &what);
            let certificate = &why["certificates"][concept][party];
            a.file.same(certificate["stable"].as_bool(), expected, &what);
            let still = a.stable("nash", party).contains(&state);
            a.file.same(certificate["verdict"] == "no-improvement", still, &what);
            // Rank 1 is the best.
            if let Some(to) = certificate["improvement"].as_u64() {
                assert!(rank(party, to) < rank(party, state), "{what} does not improve\n{}", a.file.text);
            }
            for answered in certificate["improvements"].as_array().into_iter().flatten() {
                let to = answered["to"].as_u64().expect("a state");
                assert!(rank(party, to) < rank(party, state), "{what} does not improve\n{}", a.file.text);
                let end = answered["end"].as_u64().or(answered["together"]["end"].as_u64()).expect("an end");
                assert!(rank(party, end) >= rank(party, state), "{what} is no sanction\n{}", a.file.text);
                if let Some(escape) = answered["escape"].as_u64() {
                    assert!(rank(party, escape) >= rank(party, state), "{what} can escape\n{}", a.file.text);
                }
            }
        }
    }
    for party in &a.parties {
        let one = a.file.text(&["why", &state.to_string(), "--party", party, "--concept", "smr"]);
        let stays = a.stable("smr", party).contains(&state);
        assert!(one.contains(if stays { ": stays" } else { ": leaves" }), "{one}\n{}", a.file.text);
    }
}

/// `trace` of a state.
fn against_trace(a: &Analysed, state: u64) {
    for concept in a.concepts() {
        let trace = a.file.json(&["trace", &state.to_string(), "--concept", concept]);
        for verdict in trace["verdicts"].as_array().expect("a list") {
            let party = verdict["party"].as_str().expect("a party");
            let expected = Some(a.stable(concept, party).contains(&state));
            a.file.same(verdict["stable"].as_bool(), expected, &format!("trace {state}, {concept}, {party}"));
        }
    }
}

/// `coalitions` about a state, where there are two parties or more.
fn against_coalitions(a: &Analysed, state: u64) {
    let found = a.file.json(&["coalitions", "--state", &state.to_string()]);
    for concept in a.concepts() {
        for broken in found["broken"][concept].as_array().expect("a list") {
            let state = broken["state"].as_u64().expect("a state");
            assert!(a.equilibria(concept).contains(&state), "{broken} is no equilibrium\n{}", a.file.text);
        }
    }
    for told in found["states"].as_array().expect("a list") {
        let state = told["number"].as_u64().expect("a state");
        a.file.same(texts(&told["equilibrium"]), a.holds(state, None), "coalitions: equilibrium");
        let leaving = a.parties.iter().filter(|p| !a.stable("nash", p).contains(&state));
        a.file.same(texts(&told["leave_alone"]), leaving.map(String::as_str).collect(), "coalitions: leave alone");
        for joint in
            told["broken_by"].as_array().expect("a list").iter().flat_map(|b| b["moves"].as_array().expect("a list"))
        {
            let to = joint["to"].as_u64().expect("a state");
            a.file.same(texts(&joint["equilibrium"]), a.holds(to, None), "coalitions: where they go");
        }
    }
}

/// `paths` from a state, against who leaves it, and against `hinges`.
fn against_paths(a: &Analysed, state: u64) {
    let from = state.to_string();
    let somewhere: &[&str] = if a.equilibria("nash").is_empty() { &[] } else { &["--to", "nash"] };
    let found = a.file.json(&[&["paths", "--from", &from, "--by", "improvements"], somewhere].concat());
    let levels = found["rules"][0]["levels"].as_array().expect("a list");
    a.file.same(levels.len() == 1, a.equilibria("nash").contains(&state), "paths: who leaves");
    let reached: Vec<u64> = levels.iter().flat_map(numbers).collect();
    let shortest = &found["rules"][0]["shortest"];
    if !somewhere.is_empty() {
        a.file.same(numbers(&found["to"]["states"]), a.equilibria("nash"), "paths: the equilibria");
        let arrives = a.equilibria("nash").iter().any(|e| reached.contains(e));
        a.file.same(shortest["reachable"].as_bool(), Some(arrives), "paths: what is reached");
    }
    for path in shortest["paths"].as_array().into_iter().flatten() {
        let end = path["end"].as_u64().expect("a state");
        a.file.same(texts(&path["end_equilibrium"]), a.holds(end, None), "paths: where they end");
    }
    if !a.is_graph {
        for name in ["d1", "d2"] {
            let fits = a.file.text(&["states", "--where", name, "--format", "list"]);
            let fits: Vec<u64> =
                fits.lines().map(|l| l.split('\t').next().and_then(|n| n.parse().ok()).expect("a number")).collect();
            let expected = fits.iter().any(|s| reached.contains(s));
            let hinges = a.file.json(&["hinges", "--state", &from, "--to", name]);
            a.file.same(hinges["answer"].as_bool(), Some(expected), "hinges and paths: what is reached");
        }
    }
}

/// `hinges`, `unlock`, `doubtful`, `strength` and `foresight` where nothing is in doubt.
fn against_the_rest(a: &Analysed, rng: &mut Rng) {
    let concepts: Vec<&str> = a.concepts().collect();
    let concept = *rng.pick(&concepts);
    let state = 1 + rng.below(a.feasible as usize) as u64;
    let number = state.to_string();
    let set = a.file.json(&["hinges", "--ask", "equilibria", "--concept", concept]);
    a.file.same(numbers(&set["answer"]["states"]), a.equilibria(concept), "hinges: equilibria");
    let holds = a.file.json(&["hinges", "--state", &number, "--concept", concept]);
    let expected = a.equilibria(concept).contains(&state);
    a.file.same(holds["answer"].as_bool(), Some(expected), "hinges: holds");
    let unlock = a.file.json(&["unlock", "--make", &number, "--concept", concept, "--within", "0"]);
    a.file.same(unlock["cost"] == 0, expected, "unlock: nothing to change");

    let doubtful = a.file.json(&["doubtful"]);
    let strength = a.file.json(&["strength"]);
    for concept in UNKNOWN_CONCEPTS.iter().map(|c| c.key()) {
        for extension in ["a", "b", "c", "d"] {
            let (all, own) = (&doubtful["equilibria"][concept][extension], &doubtful["stability"][concept][extension]);
            a.file.same(numbers(all), a.equilibria(concept), "doubtful: equilibria");
            a.file.same(own, &a.document["stability"][concept], "doubtful: stability");
        }
        if STRENGTH_CONCEPTS.iter().any(|c| c.key() == concept) {
            let of = |graded: &Value| {
                let mut all = [numbers(&graded["strong"]), numbers(&graded["weak"])].concat();
                all.sort_unstable();
                all
            };
            a.file.same(of(&strength["equilibria"][concept]), a.equilibria(concept), "strength: equilibria");
            for party in &a.parties {
                let own = of(&strength["stability"][concept][party]);
                a.file.same(own, a.stable(concept, party), "strength: stability");
            }
        }
    }
    if a.parties.len() == 2 {
        let foresight = a.file.json(&["foresight"]);
        let first = &foresight["horizons"][0];
        for party in &a.parties {
            a.file.same(numbers(&first["stable"][party]), a.stable("nash", party), "foresight: one move");
        }
        a.file.same(numbers(&first["both"]), a.equilibria("nash"), "foresight: one move");
    }
}

/// What the case is said to give, `check` finds.
fn against_check(a: &Analysed) {
    let sets = a.concepts().map(|c| format!("    {c}: {:?}\n", a.equilibria(c))).collect::<String>();
    let text = format!("{}expect:\n  feasible: {}\n  equilibria:\n{sets}", a.file.text, a.feasible);
    let file = File::new(text);
    let told = file.json(&["check"]);
    assert!(!told.to_string().contains("D08"), "{told}\n{}", file.text);
    // And a wrong set is not found: the sets above are looked at.
    let (one, other) = (format!("    nash: {:?}\n", a.equilibria("nash")), "    nash: [4000]\n");
    let run = super::detente_in(
        std::path::Path::new("."),
        &["check", File::new(file.text.replace(&one, other)).path.to_str().expect("a plain name")],
    );
    assert_ne!(run.status, 0, "{}", file.text);
}

fn agree(text: String, seed: u64) {
    let a = Analysed::new(text);
    let mut rng = Rng::new(seed);
    let states = against_states(&a, &mut rng);
    for _ in 0..2 {
        let state = 1 + rng.below(a.feasible as usize) as u64;
        against_why(&a, &states, state);
        against_trace(&a, state);
        against_paths(&a, state);
        if a.parties.len() > 1 {
            against_coalitions(&a, state);
        }
    }
    against_the_rest(&a, &mut rng);
    against_check(&a);
}

#[test]
fn options() {
    (0..how_many()).for_each(|seed| agree(super::option_form(seed), seed));
}

#[test]
fn graphs() {
    (0..how_many()).for_each(|seed| agree(graph_form(seed), seed));
}
