//! Which outputs are kept of which case.

/// A case whose outputs are kept, with what it is asked about.
pub struct Asked {
    pub name: &'static str,
    pub path: &'static str,
    /// A state other than today's, an outcome, a party, and something to trace.
    state: &'static str,
    outcome: &'static str,
    party: &'static str,
    item: &'static str,
}

const fn asked(name: &'static str, path: &'static str, [state, outcome, party, item]: [&'static str; 4]) -> Asked {
    Asked { name, path, state, outcome, party, item }
}

/// Cases that show everything.
pub const CASES: [Asked; 5] = [
    asked("japan", "cases/japan-dprk-2024", ["463", "summit", "jp", "c07"]),
    asked("elmira", "cases/elmira", ["8", "8", "uniroyal", "infeasible.1"]),
    asked("france", "cases/fall-of-france", ["1", "1", "allies", "allies.1"]),
    asked("river", "cases/negotiations/shared-river", ["1", "1", "up", "up"]),
    asked("prisoners", "cases/prisoners-dilemma", ["1", "a.confess & b.confess", "a", "a.confess"]),
];

/// Cases whose names are awkward: of these, what shows names.
pub const ODD: [Asked; 6] = [
    asked("dots", "odd/dots.yaml", ["2", "deal", "usc", "usc.1"]),
    asked("colons", "odd/colons.yaml", ["2", "deal", "north", "north.go"]),
    asked("ticks", "odd/ticks.yaml", ["1", "1", "a", "a"]),
    asked("hidden", "odd/hidden.yaml", ["2", "a.go & b.go", "a", "a.1"]),
    asked("arabic", "odd/arabic.yaml", ["2", "deal", "n", "n.1"]),
    asked("long", "odd/long.yaml", ["2", "deal", "icpub", "icpub.1"]),
];

/// Outputs that show names: a name with its ending, and the call. CASE, STATE, OUTCOME, PARTY and ITEM stand for what the
/// case is asked about.
pub const NAMES: [(&str, &str); 27] = [
    ("analyze.txt", "analyze CASE"),
    ("analyze.json", "analyze CASE --format json"),
    ("report.html", "report CASE --out -"),
    ("report.md", "report CASE --format md --out -"),
    ("why-state.txt", "why CASE STATE"),
    ("why-party.txt", "why CASE STATE --party PARTY --concept sseq --all"),
    ("states.txt", "states CASE"),
    ("states-list.txt", "states CASE --format list --concept seq --sort PARTY"),
    ("states.csv", "states CASE --format csv --where OUTCOME"),
    ("unlock.txt", "unlock CASE --make OUTCOME"),
    ("coalitions.txt", "coalitions CASE"),
    ("paths.txt", "paths CASE"),
    ("paths-to.txt", "paths CASE --to OUTCOME"),
    ("foresight.txt", "foresight CASE"),
    ("views.txt", "views CASE"),
    ("settle.txt", "settle CASE"),
    ("worlds.txt", "worlds CASE"),
    ("hinges.txt", "hinges CASE"),
    ("ach.txt", "ach CASE"),
    ("check.txt", "check CASE"),
    ("lint.txt", "lint CASE"),
    ("trace-item.txt", "trace CASE ITEM"),
    ("trace-state.txt", "trace CASE STATE"),
    ("export.nfg", "export CASE --format nfg"),
    ("export.gmcr", "export CASE --format gmcr"),
    ("export-preferences.csv", "export CASE --format csv --table preferences --spreadsheet"),
    ("export-states.csv", "export CASE --format csv --table states"),
];

/// All that is left.
pub const REST: [(&str, &str); 47] = [
    ("analyze-counts.json", "analyze CASE --format json --counts --concepts nash,seq"),
    ("analyze-once.txt", "analyze CASE --sanctions once"),
    ("analyze-verify.txt", "analyze CASE --verify --counts --concepts nash,sim"),
    ("why-now.txt", "why CASE now"),
    ("why-wrong.txt", "why CASE nowhere"),
    ("why.json", "why CASE STATE --party PARTY --format json"),
    ("states.json", "states CASE --format json --where OUTCOME"),
    ("unlock.json", "unlock CASE --make OUTCOME --format json"),
    ("unlock-state.txt", "unlock CASE --make STATE --concept nash --party PARTY"),
    ("unlock-count.txt", "unlock CASE --make STATE --count --party PARTY"),
    ("unlock-count.json", "unlock CASE --make STATE --count --party PARTY --format json"),
    ("coalitions.json", "coalitions CASE --format json --counts"),
    ("coalitions-state.txt", "coalitions CASE --state STATE --weak"),
    ("paths.json", "paths CASE --to OUTCOME --format json"),
    ("paths-from.txt", "paths CASE --from STATE"),
    ("foresight.json", "foresight CASE --format json"),
    ("foresight-state.txt", "foresight CASE --state STATE --horizon 2"),
    ("doubtful.txt", "doubtful CASE"),
    ("doubtful.json", "doubtful CASE --format json --counts"),
    ("doubtful-state.txt", "doubtful CASE --state STATE"),
    ("strength.txt", "strength CASE"),
    ("strength.json", "strength CASE --format json --counts"),
    ("strength-state.txt", "strength CASE --state STATE"),
    ("views.json", "views CASE --format json --counts"),
    ("settle.json", "settle CASE --format json"),
    ("settle-list.txt", "settle CASE --list --verify"),
    ("worlds.json", "worlds CASE --format json"),
    ("worlds-reach.txt", "worlds CASE --ask reachable --of OUTCOME --ranks each --sample 50 --seed 1"),
    ("worlds-equilibria.txt", "worlds CASE --ask equilibria --concept seq"),
    ("hinges.json", "hinges CASE --format json"),
    ("ach.json", "ach CASE --format json"),
    ("score.txt", "score CASE"),
    ("score.json", "score CASE --format json"),
    ("check.json", "check CASE --format json"),
    ("lint.json", "lint CASE --format json"),
    ("trace.json", "trace CASE STATE --format json"),
    ("trace-item.json", "trace CASE ITEM --format json"),
    ("sources.txt", "source verify CASE --show"),
    ("sources.json", "source verify CASE --format json"),
    ("suggest.txt", "source suggest CASE briefing"),
    ("suggest.json", "source suggest CASE briefing --format json"),
    ("export.csl", "export CASE --format csl"),
    ("export.bib", "export CASE --format bibtex"),
    ("export.jsonld", "export CASE --format jsonld"),
    ("export-claims.csv", "export CASE --format csv --table claims"),
    ("export-sources.csv", "export CASE --format csv --table sources"),
    ("export-stability.csv", "export CASE --format csv --table stability"),
];

/// Outputs that are asked of no case in particular, and pages of cases of the desk that draw what no other does.
pub const ALONE: [(&str, &str); 10] = [
    ("many-analyze.txt", "analyze --counts cases"),
    ("many-analyze.json", "analyze --counts cases --format json"),
    ("many-check.txt", "check cases"),
    ("many-check.json", "check cases --format json"),
    ("many-score.txt", "score cases"),
    ("adrift.html", "report adrift.yaml --out -"),
    ("first-step.html", "report first-step.yaml --out -"),
    ("truce.html", "report truce.yaml --out -"),
    ("odd-check.txt", "check odd"),
    ("odd-lint.txt", "lint odd"),
];

/// The call, with what the case is asked about. A statement is one word, so it stands in quotes.
pub fn call(call: &str, of: &Asked) -> String {
    let word = |word: &str| match word {
        "CASE" => of.path.to_owned(),
        "STATE" => of.state.to_owned(),
        "OUTCOME" => format!("\"{}\"", of.outcome),
        "PARTY" => of.party.to_owned(),
        "ITEM" => of.item.to_owned(),
        other => other.to_owned(),
    };
    format!("detente {}", call.split(' ').map(word).collect::<Vec<_>>().join(" "))
}
