//! Random hypergames: a random case, and for some parties a random view of it, as plain data and as a case file.

use detente_reference::formula::Formula;
use detente_reference::model::{Direction, PlainCase, PlainOption, Preference};
use detente_reference::naive::hypergame::PlainView;
use detente_reference::naive::{Game, States};
use detente_reference::random::{self, Knobs, statement};
use detente_reference::rng::Rng;

/// A hypergame as the naive code takes it, and the case file that says the same.
pub struct MadeUp {
    pub case: PlainCase,
    pub views: Vec<Option<PlainView>>,
    pub yaml: String,
}

/// The hypergame of a seed.
pub fn made_up(seed: u64, knobs: &Knobs) -> MadeUp {
    let mut rng = Rng::new(seed ^ 0xBEEF);
    let knobs = Knobs { options: 6, parties: 1..=4, ..knobs.clone() };
    let case = random::case(seed, &knobs);
    let mut yaml = case.to_yaml().expect("a well-formed case");
    let mut views = Vec::new();
    let mut section = String::new();
    for party in 0..case.parties.len() {
        let view = if rng.chance(70) { view(&mut rng, &case, party) } else { None };
        if let Some((_, text)) = &view {
            section += &format!("  {}:\n    assumption: true\n{text}", case.parties[party].id);
        }
        views.push(view.map(|(view, _)| view));
    }
    if !section.is_empty() {
        yaml += &format!("views:\n{section}");
    }
    MadeUp { case, views, yaml }
}

/// A view, and what the case file says about it; nothing where what was drawn leaves no state.
fn view(rng: &mut Rng, truth: &PlainCase, party: usize) -> Option<(PlainView, String)> {
    let owners = truth.owners();
    let names = truth.option_names();
    let blind = |option: usize| {
        // Nobody is blind to what it does today.
        owners[option] == party && truth.status_quo.as_ref().is_some_and(|now| now[option])
    };
    let unseen: Vec<usize> = (0..names.len()).filter(|&k| rng.chance(20) && !blind(k)).collect();
    let mut text = String::new();
    if !unseen.is_empty() {
        let list: Vec<&str> = unseen.iter().map(|&k| names[k].as_str()).collect();
        text += &format!("    unaware: [{}]\n", list.join(", "));
    }
    // The view's options: what is seen of each party, then what is imagined of it.
    let mut case = truth.clone();
    let (mut real, mut place, mut imagined) = (Vec::new(), 0, String::new());
    for owner in &mut case.parties {
        let mut seen = Vec::new();
        for option in &owner.options {
            if !unseen.contains(&place) {
                seen.push(option.clone());
                real.push(Some(place));
            }
            place += 1;
        }
        if rng.chance(20) {
            let direction = *rng.pick(&[Direction::Both, Direction::Take, Direction::Drop]);
            let moves = match direction {
                Direction::Both => "both",
                Direction::Take => "take",
                Direction::Drop => "drop",
            };
            imagined += &format!("      {}: {{ghost: {{does: Haunt, moves: {moves}}}}}\n", owner.id);
            seen.push(PlainOption { id: "ghost".to_owned(), direction });
            real.push(None);
        }
        owner.options = seen;
    }
    if !imagined.is_empty() {
        text += &format!("    imagines:\n{imagined}");
    }
    if real.is_empty() {
        return None; // A game of a single state has no pattern that a ranking could name.
    }
    let reads = |formula: &Formula| replaced(formula, &|k| real.iter().position(|r| *r == Some(k)));
    case.infeasible = truth.infeasible.iter().map(reads).collect();
    case.coalesce = truth.coalesce.iter().map(reads).collect();
    case.status_quo = None;
    let all: Vec<usize> = (0..real.len()).collect();
    let own_names = case.option_names();
    if rng.chance(20) {
        let rule = statement(rng, &all, 2);
        text += &format!("    infeasible: [{{when: \"{}\", assumption: true}}]\n", rule.text(&own_names));
        case.infeasible.push(rule);
    }
    case.parties.iter_mut().for_each(|p| p.preference = Preference::Prioritized(vec![]));
    let states = States::of(&case).ok()?;
    let true_game = Game::from_case(truth).expect("a well-formed case");
    let true_states = States::of(truth).expect("a well-formed case");
    let mut beliefs = String::new();
    for owner in 0..case.parties.len() {
        let id = case.parties[owner].id.clone();
        let preference = match rng.below(5) {
            0 => {
                let tiers = rng.ranking(states.count(), 25);
                let written: Vec<String> = tiers
                    .iter()
                    .map(|tier| {
                        let patterns = tier.iter().map(|&s| states.full_pattern(s).expect("a state"));
                        format!("[{}]", patterns.map(|p| format!("\"{p}\"")).collect::<Vec<_>>().join(", "))
                    })
                    .collect();
                beliefs += &format!("      {id}: {{ranking: [{}]}}\n", written.join(", "));
                Preference::Ranking(tiers)
            }
            1 => {
                let wants: Vec<Formula> = (0..rng.within(&(1..=3))).map(|_| statement(rng, &all, 2)).collect();
                let written: Vec<String> = wants.iter().map(|w| format!("\"{}\"", w.text(&own_names))).collect();
                beliefs += &format!("      {id}: {{prefers: [{}]}}\n", written.join(", "));
                Preference::Prioritized(wants)
            }
            // No belief: a state of the view is liked as the true state that it stands for.
            _ => {
                let stands_for = |state: usize| {
                    let member = states.representative(state).expect("a state");
                    let mut true_member = vec![false; names.len()];
                    for (value, real) in member.iter().zip(&real) {
                        if let Some(option) = *real {
                            true_member[option] = *value;
                        }
                    }
                    true_states.number(&true_member).expect("the rules of the case hold in a view")
                };
                let mut order: Vec<usize> = states.numbers().collect();
                order.sort_by(|&a, &b| true_game.compare(owner, stands_for(b), stands_for(a)));
                let tied = |a: &usize, b: &usize| true_game.compare(owner, stands_for(*a), stands_for(*b)).is_eq();
                Preference::Ranking(order.chunk_by(tied).map(<[usize]>::to_vec).collect())
            }
        };
        case.parties[owner].preference = preference;
    }
    if !beliefs.is_empty() {
        text += &format!("    believes:\n{beliefs}");
    }
    (!text.is_empty()).then_some((PlainView { case, real }, text))
}

/// The same statement about other places; an option without a place counts as not taken.
fn replaced(formula: &Formula, place: &dyn Fn(usize) -> Option<usize>) -> Formula {
    let inner = |f: &Formula| Box::new(replaced(f, place));
    match formula {
        Formula::Taken(option) => place(*option).map_or(Formula::False, Formula::Taken),
        Formula::Not(a) => Formula::Not(inner(a)),
        Formula::And(a, b) => Formula::And(inner(a), inner(b)),
        Formula::Or(a, b) => Formula::Or(inner(a), inner(b)),
        Formula::Implies(a, b) => Formula::Implies(inner(a), inner(b)),
        Formula::Iff(a, b) => Formula::Iff(inner(a), inner(b)),
        Formula::True => Formula::True,
        Formula::False => Formula::False,
    }
}

/// A case file in which every party believes of everybody just what is true.
pub fn truth_restated(case: &PlainCase) -> String {
    let yaml = case.to_yaml().expect("a well-formed case");
    let states = States::of(case).expect("a well-formed case");
    let game = Game::from_case(case).expect("a well-formed case");
    let mut beliefs = String::new();
    for party in game.parties() {
        let mut order: Vec<usize> = states.numbers().collect();
        order.sort_by(|&a, &b| game.compare(party, b, a));
        let tiers = order.chunk_by(|a, b| game.compare(party, *a, *b).is_eq()).map(|tier| {
            let patterns = tier.iter().map(|s| format!("\"{}\"", states.full_pattern(*s).expect("a state")));
            format!("[{}]", patterns.collect::<Vec<_>>().join(", "))
        });
        let tiers: Vec<String> = tiers.collect();
        beliefs += &format!("      {}: {{ranking: [{}]}}\n", case.parties[party].id, tiers.join(", "));
    }
    let views = case.parties.iter().map(|p| format!("  {}:\n    assumption: true\n    believes:\n{beliefs}", p.id));
    format!("{yaml}views:\n{}", views.collect::<String>())
}
