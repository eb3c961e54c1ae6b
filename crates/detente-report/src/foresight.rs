//! What `detente foresight` prints: what two parties do who look ahead, and the play that they anticipate.

use crate::grid::{columns, wrap};
use crate::page::english::upper_first;
use crate::{Words, joined};
use detente_case::Case;
use detente_graph::{Graph, PartyId, StateId, StateSet};
use detente_stability::{Anticipated, Anticipation, Cycle, Foresight, Outlook, Step};

/// What to tell.
#[derive(Clone, Copy, Debug)]
pub struct ForesightRequest {
    /// How many moves to look ahead; `None` for the first horizon that settles it, and 2 at least.
    pub horizon: Option<usize>,
    /// Only this leader for Stackelberg stability; each in turn when `None`.
    pub leader: Option<PartyId>,
    /// A state from which the anticipated play is told.
    pub state: Option<StateId>,
}

impl ForesightRequest {
    /// The horizon at which play is told.
    pub fn looking(&self, ahead: &Foresight) -> usize {
        self.horizon.unwrap_or_else(|| ahead.cycle().map_or(ahead.last(), |c| c.from).max(2))
    }

    /// The leaders asked for.
    pub fn leaders(&self) -> impl Iterator<Item = PartyId> + use<> {
        let asked = self.leader;
        [PartyId(0), PartyId(1)].into_iter().filter(move |p| asked.is_none_or(|q| q == *p))
    }
}

/// Most horizons that the table lists one by one.
const LISTED: usize = 8;
/// Most lines of play that are told where a party stays.
const TOLD: usize = 6;

/// Tells what two parties do who look ahead, in lines of at most `width` cells.
pub fn foresight_text(
    case: &Case,
    graph: &Graph,
    ahead: &Foresight,
    request: &ForesightRequest,
    width: usize,
) -> String {
    let words = Words::new(case, graph);
    let mut out = format!("{}\n\n", wrap(&case.title, width, 0));
    let mut say = |text: String| out.push_str(&format!("{}\n", wrap(&text, width, 0)));
    match request.state {
        None => {
            say(settled(ahead));
            stable_for_both(&words, ahead, request).into_iter().for_each(&mut say);
            out.push_str(&format!("\n{}", table(&words, graph, ahead, request)));
        }
        Some(state) => {
            let place = words.named(state);
            let place = if words.is_now(state) { format!("today's state, {place}") } else { place };
            say(format!("From {place}:"));
            for party in [PartyId(0), PartyId(1)] {
                out.push('\n');
                let (heading, told) = told(&words, graph, ahead, request, party, state);
                out.push_str(&format!("{}\n", wrap(&format!("{heading}."), width, 0)));
                let indented = |t: String| format!("  {}\n", wrap(&t, width.saturating_sub(2), 2));
                told.into_iter().for_each(|t| out.push_str(&indented(t)));
            }
        }
    }
    out.push('\n');
    let note = "The parties move in turn, and whoever stays ends it. A party moves only to an anticipated end that is strictly \
        better for it; among equally good ends it takes the move to the state with the lowest number.";
    out.push_str(&format!("{}\n", wrap(note, width, 0)));
    out
}

fn moves(horizon: usize) -> String {
    if horizon == 1 { "one move".to_owned() } else { format!("{horizon} moves") }
}

pub(crate) fn settled(ahead: &Foresight) -> String {
    match ahead.cycle() {
        None => format!(
            "Followed {} ahead without finding where the answers repeat, so non-myopic stability stays open.",
            moves(ahead.last())
        ),
        Some(Cycle { from, length: 1 }) if from <= 1 => {
            "Looking further than one move ahead changes nothing.".to_owned()
        }
        Some(Cycle { from, length: 1 }) => format!("Looking further than {} ahead changes nothing.", moves(from)),
        Some(Cycle { from, length }) => {
            format!("From horizon {} on, what is anticipated repeats every {length} horizons.", from.max(1))
        }
    }
}

fn both(sets: [Option<StateSet>; 2]) -> Option<StateSet> {
    let [a, b] = sets;
    let mut set = a?;
    set.intersect(&b?);
    Some(set)
}

/// The states stable for both parties at a horizon.
fn limited(ahead: &Foresight, horizon: usize) -> Option<StateSet> {
    both([ahead.stable(horizon, PartyId(0)), ahead.stable(horizon, PartyId(1))])
}

/// The states NM-stable for both parties.
fn nonmyopic(ahead: &Foresight) -> Option<StateSet> {
    both([ahead.nonmyopic(PartyId(0)), ahead.nonmyopic(PartyId(1))])
}

/// At most this many states are named one by one.
const NAMED: usize = 6;

/// "state 1 (NN) and state 4 (YY)", or how many where there are many.
fn listed(words: &Words, set: &StateSet) -> String {
    let named: Vec<String> = set.iter().take(NAMED).map(|s| words.named(s)).collect();
    match set.count() {
        0 => "no state".to_owned(),
        n if n > NAMED => format!("{} and {} more", named.join(", "), n - NAMED),
        _ => joined(&named, "and"),
    }
}

pub(crate) fn stable_for_both(words: &Words, ahead: &Foresight, request: &ForesightRequest) -> Vec<String> {
    let list = |set: &StateSet| listed(words, set);
    let mut lines = Vec::new();
    if let Some(set) = request.horizon.and_then(|h| limited(ahead, h)) {
        let horizon = moves(request.looking(ahead));
        lines.push(format!("Stable for both who look {horizon} ahead: {}.", list(&set)));
    }
    if let Some(set) = nonmyopic(ahead) {
        lines.push(format!("Stable for both who look far enough ahead (non-myopic): {}.", list(&set)));
    }
    for party in [PartyId(0), PartyId(1)] {
        if let Some(set) = ahead.swinging(party).filter(|set| set.count() > 0) {
            let name = words.party(party);
            lines.push(format!("Looking further settles nothing for {name} in {}.", list(&set)));
        }
    }
    for leader in request.leaders() {
        if let Some(set) = ahead.stackelberg(leader) {
            lines.push(format!("Stable when {} leads (Stackelberg): {}.", words.party(leader), list(&set)));
        }
    }
    lines
}

/// How many states are stable, by horizon and party, in columns.
fn table(words: &Words, graph: &Graph, ahead: &Foresight, request: &ForesightRequest) -> String {
    let name = |short: &str, long: Option<&str>| match long {
        Some(long) => format!("  {short}  {long}"),
        None => format!("  {short}"),
    };
    columns(&rows(words, graph, ahead, request, name))
}

/// How many states are stable, by horizon and party; the first row heads the columns. `name` puts the two parts of a row's
/// name together, the second of which may be missing.
pub(crate) fn rows(
    words: &Words,
    graph: &Graph,
    ahead: &Foresight,
    request: &ForesightRequest,
    name: impl Fn(&str, Option<&str>) -> String,
) -> Vec<Vec<String>> {
    let mut head = vec!["States stable for".to_owned()];
    head.extend(graph.parties().map(|p| words.label(p).to_owned()));
    head.push("both".to_owned());
    let mut rows = vec![head];
    let mut row = |name: String, sets: [Option<StateSet>; 2], together: bool| {
        let count = |set: &Option<StateSet>| set.as_ref().map_or("?".to_owned(), |s| s.count().to_string());
        let mut cells = vec![name, count(&sets[0]), count(&sets[1])];
        let both = if together { count(&both(sets)) } else { String::new() };
        cells.push(both);
        rows.push(cells);
    };
    let listed = ahead.last().min(LISTED);
    let asked = request.horizon.filter(|h| *h > listed);
    for horizon in (1..=listed).chain(asked) {
        let far = if horizon == 1 { "one move ahead (Nash)".to_owned() } else { format!("{horizon} moves ahead") };
        let name = name(&format!("L_{horizon}"), Some(&far));
        row(name, [ahead.stable(horizon, PartyId(0)), ahead.stable(horizon, PartyId(1))], true);
    }
    if ahead.cycle().is_some() {
        row(name("NM", Some("far enough ahead")), [ahead.nonmyopic(PartyId(0)), ahead.nonmyopic(PartyId(1))], true);
    }
    if ahead.cycle().is_some_and(|c| c.length > 1) {
        row(
            name("swinging: stable at some horizons", None),
            [ahead.swinging(PartyId(0)), ahead.swinging(PartyId(1))],
            false,
        );
    }
    rows
}

/// What a party does at a state, as a heading, and the play that it anticipates.
pub(crate) fn told(
    words: &Words,
    graph: &Graph,
    ahead: &Foresight,
    request: &ForesightRequest,
    party: PartyId,
    state: StateId,
) -> (String, Vec<String>) {
    let horizon = request.looking(ahead);
    let (label, name) = (words.label(party), words.party(party));
    let Some(found) = ahead.anticipation(horizon, party, state) else {
        return (format!("{label}: what it does looking {} ahead was not found out", moves(horizon)), Vec::new());
    };
    let does = if found.is_stable() { "stays" } else { "moves" };
    let heading = format!("{label}, with the first move and looking {} ahead, {does}", moves(horizon));
    let mut lines = Vec::new();
    match &found.verdict {
        Anticipated::Moves(line) => {
            let end = line.last().map_or(state, |s| s.to);
            lines.push(format!(
                "{} That ends in {}, which {name} likes better than staying.",
                play(words, horizon, state, line, "would"),
                words.named(end)
            ));
        }
        Anticipated::Stays(all) if all.is_empty() => lines.push("It cannot move.".to_owned()),
        Anticipated::Stays(all) => {
            lines.extend(all.iter().take(TOLD).map(|line| refused(words, graph, &found, line)));
            if all.len() > TOLD {
                lines.push(match all.len() - TOLD {
                    1 => "Its one other move ends no better for it either.".to_owned(),
                    n => format!("None of its {n} other moves ends better for it either."),
                });
            }
        }
    }
    lines.extend(ahead.outlook(party, state).as_ref().map(further));
    (heading, lines)
}

/// "If it did ..., B would ...; that ends in state 4 (YY), which is worse for it than staying."
fn refused(words: &Words, graph: &Graph, found: &Anticipation, line: &[Step]) -> String {
    let end = line.last().map_or(found.state, |s| s.to);
    let compared = match graph.rank(found.party, end).cmp(&graph.rank(found.party, found.state)) {
        _ if end == found.state => "is where it started",
        std::cmp::Ordering::Less => "is worse for it than staying",
        _ => "is no better for it than staying",
    };
    format!(
        "{} That would end in {}, which {compared}.",
        play(words, found.horizon, found.state, line, "could"),
        words.named(end)
    )
}

/// "It would confess, whereupon B would confess."
fn play(words: &Words, horizon: usize, from: StateId, line: &[Step], first: &str) -> String {
    let mut at = from;
    let mut parts = Vec::new();
    for (i, step) in line.iter().enumerate() {
        let does = words.change(step.party, at, step.to);
        let verb = if i == 0 { first } else { "would" };
        parts.push(format!("{} {verb} {does}", words.party(step.party)));
        at = step.to;
    }
    // Whoever's turn it is has stayed, unless the horizon ends there.
    let stays = line.last().filter(|_| line.len() < horizon).map(|s| PartyId(1 - s.party.0));
    let last = stays.map(|p| format!(", and {} would leave it at that", words.party(p))).unwrap_or_default();
    upper_first(&format!("{}{last}.", parts.join(", whereupon ")))
}

fn further(outlook: &Outlook) -> String {
    match outlook {
        Outlook::Stays(1) => "However far it looks, it stays (non-myopic stability).".to_owned(),
        Outlook::Stays(h) => format!("It stays whenever it looks {h} moves ahead or more (non-myopic stability)."),
        Outlook::Leaves(1) => "However far it looks, it moves.".to_owned(),
        Outlook::Leaves(h) => format!("It moves whenever it looks {h} moves ahead or more."),
        Outlook::Swings(h, pattern) => {
            let does: Vec<String> = pattern.iter().map(|s| if *s { "stays" } else { "moves" }.to_owned()).collect();
            format!(
                "Looking further settles nothing: from horizon {h} on it {}, and so on over again.",
                joined(&does, "and")
            )
        }
    }
}
