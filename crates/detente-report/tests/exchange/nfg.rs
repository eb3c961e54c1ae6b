//! Strategic games for Gambit, read back by a small reader of the format.

use crate::exchange::cases::{Knobs, Made, build, known, made};
use detente_graph::{Budget, Pattern, Progress, StateId, Stop};
use detente_report::{NotExported, to_gmcr, to_nfg};
use detente_stability::{Concept, analyze};
use std::collections::BTreeSet;

/// A strategic game.
#[derive(Debug)]
struct Game {
    title: String,
    players: Vec<String>,
    strategies: Vec<Vec<String>>,
    comment: String,
    /// Per combination of strategies, the first player's changing fastest, the payoffs of all players.
    payoffs: Vec<Vec<u64>>,
}

#[derive(Debug, PartialEq)]
enum Token {
    Word(String),
    Text(String),
    Open,
    Close,
}

/// The tokens of a file, by Gambit's rules: within quotes `\"` is a quote and everything else stands for itself.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            c if c.is_whitespace() => {}
            '{' => tokens.push(Token::Open),
            '}' => tokens.push(Token::Close),
            '"' => {
                let mut inside = String::new();
                loop {
                    match chars.next().expect("text ends within quotes") {
                        '"' => break,
                        '\\' => {
                            assert_eq!(chars.next(), Some('"'), "only quotes are escaped");
                            inside.push('"');
                        }
                        c => inside.push(c),
                    }
                }
                tokens.push(Token::Text(inside));
            }
            c => {
                let mut word = c.to_string();
                while chars.peek().is_some_and(|c| !c.is_whitespace() && !"{}\"".contains(*c)) {
                    word.push(chars.next().unwrap());
                }
                tokens.push(Token::Word(word));
            }
        }
    }
    tokens
}

/// Reads the payoff version of the format, with strategies by name.
fn read(text: &str) -> Game {
    let mut tokens = tokens(text).into_iter().peekable();
    let word = |expected: &str, tokens: &mut dyn Iterator<Item = Token>| {
        assert_eq!(tokens.next(), Some(Token::Word(expected.to_owned())));
    };
    word("NFG", &mut tokens);
    word("1", &mut tokens);
    word("R", &mut tokens);
    let texts = |tokens: &mut std::iter::Peekable<std::vec::IntoIter<Token>>| {
        assert_eq!(tokens.next(), Some(Token::Open));
        let mut all = Vec::new();
        loop {
            match tokens.next() {
                Some(Token::Text(text)) => all.push(text),
                Some(Token::Close) => return all,
                other => panic!("{other:?}"),
            }
        }
    };
    let Some(Token::Text(title)) = tokens.next() else { panic!("no title") };
    let players = texts(&mut tokens);
    assert_eq!(tokens.next(), Some(Token::Open));
    let strategies: Vec<Vec<String>> = players.iter().map(|_| texts(&mut tokens)).collect();
    assert_eq!(tokens.next(), Some(Token::Close));
    let Some(Token::Text(comment)) = tokens.next() else { panic!("no comment") };
    let numbers: Vec<u64> = tokens
        .map(|token| match token {
            Token::Word(number) => number.parse().unwrap(),
            other => panic!("{other:?}"),
        })
        .collect();
    let profiles: usize = strategies.iter().map(Vec::len).product();
    assert_eq!(numbers.len(), profiles * players.len());
    let payoffs = numbers.chunks(players.len()).map(<[u64]>::to_vec).collect();
    Game { title, players, strategies, comment, payoffs }
}

impl Game {
    /// The strategies of a combination.
    fn profile(&self, mut at: usize) -> Vec<usize> {
        let digit = |own: &Vec<String>| {
            let digit = at % own.len();
            at /= own.len();
            digit
        };
        self.strategies.iter().map(digit).collect()
    }

    fn place(&self, profile: &[usize]) -> usize {
        profile.iter().zip(&self.strategies).rev().fold(0, |at, (digit, own)| at * own.len() + digit)
    }

    /// The letters of a combination: the pattern of a state.
    fn pattern(&self, at: usize) -> String {
        let letters = |(player, strategy): (usize, usize)| {
            self.strategies[player][strategy].split(':').next().unwrap().replace('-', "")
        };
        self.profile(at).into_iter().enumerate().map(letters).collect()
    }

    /// Pure equilibria, found by trying every change of every player.
    fn pure_equilibria(&self) -> Vec<usize> {
        let best = |at: usize, player: usize| {
            let mut profile = self.profile(at);
            (0..self.strategies[player].len())
                .map(|other| {
                    profile[player] = other;
                    self.payoffs[self.place(&profile)][player]
                })
                .max()
                .unwrap()
        };
        (0..self.payoffs.len())
            .filter(|at| (0..self.players.len()).all(|p| self.payoffs[*at][p] == best(*at, p)))
            .collect()
    }
}

/// The state with this pattern.
fn state(made: &Made, pattern: &str) -> Option<StateId> {
    let bits = pattern.chars().enumerate().filter(|(_, c)| *c == 'Y').fold(0u64, |bits, (k, _)| bits | 1 << k);
    assert_eq!(pattern.len(), made.case.options.len());
    made.graph.states().find(bits)
}

/// Exports a case, reads the game back and compares every payoff with the ranks of the graph.
fn check(made: &Made) -> Game {
    let exported = to_nfg(&made.case, &made.graph, &Budget::unlimited()).unwrap();
    let game = read(&exported.text);
    assert_eq!(game.title, made.case.title.replace('\\', "/"));
    assert_eq!(game.players.len(), made.case.parties.len());
    assert_eq!(game.players.iter().collect::<BTreeSet<_>>().len(), game.players.len(), "players differ by name");
    let mut seen = BTreeSet::new();
    let mut impossible = 0;
    for (at, paid) in game.payoffs.iter().enumerate() {
        let pattern = game.pattern(at);
        assert!(seen.insert(pattern.clone()), "every combination once");
        match state(made, &pattern) {
            Some(state) => {
                let ranks: Vec<u64> = made.graph.parties().map(|p| u64::from(made.graph.rank(p, state)) + 1).collect();
                assert_eq!(*paid, ranks, "{pattern}\n{}", made.file);
            }
            None => {
                impossible += 1;
                assert!(paid.iter().all(|p| *p == 0), "{pattern}\n{}", made.file);
                assert!(impossible > 20 || game.comment.contains(&pattern), "{}", game.comment);
            }
        }
    }
    let all: BTreeSet<String> = (0..made.graph.states().points())
        .map(|p| Pattern {
            taken: made.graph.states().bits(p),
            fixed: u64::MAX,
            options: made.case.options.len() as u8,
        })
        .map(|p| p.to_string())
        .collect();
    assert!(all.is_subset(&seen), "every feasible combination is there");
    assert_eq!(all.len() + impossible, seen.len());
    let told = exported.warnings.iter().any(|w| w.starts_with(&format!("{impossible} of {} combinations", seen.len())));
    assert_eq!(told, impossible > 0, "{:?}", exported.warnings);
    game
}

/// States that are Nash equilibria of the game.
fn of_the_game(made: &Made, game: &Game) -> BTreeSet<StateId> {
    game.pure_equilibria().into_iter().filter_map(|at| state(made, &game.pattern(at))).collect()
}

/// States that are Nash equilibria of the graph.
fn of_the_graph(made: &Made) -> BTreeSet<StateId> {
    let analysis = analyze(&made.graph, &[Concept::Nash], &Budget::unlimited());
    analysis.of(Concept::Nash).unwrap().equilibria.iter().collect()
}

#[test]
fn free_choices_give_the_same_equilibria() {
    let (mut games, mut unequal, mut three, mut holes, mut found) = (0, 0, 0, 0, 0);
    for own_rules in [false, true] {
        let knobs = Knobs { most_parties: 3, one_way: false, merged: false, own_rules };
        for made in (0..400).filter_map(|seed| made(seed, knobs)) {
            let game = check(&made);
            let equilibria = of_the_game(&made, &game);
            assert_eq!(equilibria, of_the_graph(&made), "{}", made.file);
            let sizes: BTreeSet<usize> = game.strategies.iter().map(Vec::len).collect();
            games += 1;
            unequal += usize::from(sizes.len() > 1);
            three += usize::from(game.players.len() == 3);
            holes += usize::from(game.payoffs.iter().any(|p| p[0] == 0));
            found += equilibria.len();
            // Rules about one party's options take away strategies and leave no holes.
            assert!(!own_rules || game.payoffs.iter().all(|p| p[0] > 0), "{}", made.file);
        }
    }
    assert!(
        games > 500 && unequal > 200 && three > 100 && holes > 30 && found > 500,
        "{games} {unequal} {three} {holes} {found}"
    );
}

#[test]
fn one_way_options_lose_equilibria_and_are_told() {
    let mut lost = 0;
    for made in (0..300)
        .filter_map(|seed| made(seed, Knobs { most_parties: 3, one_way: true, merged: false, own_rules: false }))
    {
        let game = check(&made);
        let (theirs, ours) = (of_the_game(&made, &game), of_the_graph(&made));
        assert!(theirs.is_subset(&ours), "{}", made.file);
        lost += usize::from(theirs != ours);
        let one_way = made.file.contains("moves:");
        let warnings = to_nfg(&made.case, &made.graph, &Budget::unlimited()).unwrap().warnings;
        assert_eq!(warnings.iter().any(|w| w.contains("change in one direction only")), one_way);
    }
    assert!(lost > 30, "{lost}");
}

#[test]
fn merged_states_pay_the_same_and_are_told() {
    let mut merged = 0;
    for made in (0..200)
        .filter_map(|seed| made(seed, Knobs { most_parties: 3, one_way: false, merged: true, own_rules: false }))
    {
        check(&made);
        let warnings = to_nfg(&made.case, &made.graph, &Budget::unlimited()).unwrap().warnings;
        let told = warnings.iter().any(|w| w.contains("no merged states"));
        assert_eq!(told, made.graph.states().is_merged());
        merged += usize::from(told);
    }
    assert!(merged > 50, "{merged}");
}

#[test]
fn known_cases() {
    let mut games = 0;
    for made in known() {
        let strategies: usize = made.case.parties.iter().map(|p| p.options.len()).sum();
        if strategies > 12 {
            continue;
        }
        let game = check(&made);
        let free = made.case.options.iter().all(|o| o.moves == Default::default());
        if free && !made.graph.states().is_merged() {
            assert_eq!(of_the_game(&made, &game), of_the_graph(&made), "{}", made.case.id);
        }
        games += 1;
    }
    assert!(games >= 8, "{games}");
}

#[test]
fn the_prisoners_as_every_textbook_has_them() {
    let made = known().into_iter().find(|m| m.case.id == "prisoners-dilemma").unwrap();
    let text = to_nfg(&made.case, &made.graph, &Budget::unlimited()).unwrap().text;
    let expected = "NFG 1 R \"Prisoner's dilemma\" { \"Prisoner A\" \"Prisoner B\" }\n\n\
                    { { \"N\" \"Y: confess\" }\n { \"N\" \"Y: confess\" }\n}\n";
    assert!(text.starts_with(expected), "{text}");
    assert!(text.ends_with("\n\n3 3  4 1\n1 4  2 2\n"), "{text}");
}

#[test]
fn strategies_of_unequal_number_and_a_party_without_any() {
    let file = "
detente: 1
id: unequal
parties:
  a: {name: A, assumption: true, options: {x: X, y: Y}, prefers: [b.z, a.x]}
  b: {name: B, assumption: true, options: {z: Z}, prefers: [a.x]}
  c: {name: C, assumption: true, prefers: [b.z]}
infeasible:
  - {when: a.x & a.y, assumption: true}
  - {when: a.y & b.z, assumption: true}
";
    let made = build(file.to_owned()).unwrap();
    let game = check(&made);
    assert_eq!(game.strategies, [vec!["NN", "YN: x", "NY: y"], vec!["N", "Y: z"], vec!["-"]]);
    // NNN, YNN, NYN; NNY, YNY and the impossible NYY.
    let expected = [[1, 1, 1], [2, 2, 1], [1, 1, 1], [3, 1, 2], [4, 2, 2], [0, 0, 0]];
    assert_eq!(game.payoffs, expected);
    assert!(game.comment.contains("1 of 6 combinations cannot be and pay 0 to everybody: NYY."), "{}", game.comment);
}

#[test]
fn labels_survive_quotes_and_tell_of_lost_backslashes() {
    let file = "
detente: 1
id: labels
title: 'A \"quoted\" title \\'
parties:
  a: {name: \"Two\\nlines\", assumption: true, options: {x: 'Say \"no\"'}, prefers: [a.x]}
  b: {name: Two lines, assumption: true, options: {x: X}, prefers: [a.x]}
";
    let made = build(file.to_owned()).unwrap();
    let exported = to_nfg(&made.case, &made.graph, &Budget::unlimited()).unwrap();
    let said = exported
        .warnings
        .iter()
        .any(|w| w.starts_with("Gambit cannot write a backslash, so it becomes a slash in “A "));
    assert!(said, "{:?}", exported.warnings);
    let game = read(&exported.text);
    assert!(game.comment.contains("Gambit cannot write a backslash"), "{}", game.comment);
    assert_eq!(game.title, "A \"quoted\" title /");
    assert_eq!(game.players[0], "Two lines");
    assert!(game.comment.contains("a.x is Say \"no\"; b.x is X."), "{}", game.comment);
}

#[test]
fn what_cannot_be_a_game_is_refused() {
    let file = "
detente: 1
id: graph
states: {s1: One, s2: Two}
parties: {a: {assumption: true, arcs: [[s1, s2]], ranking: [s2, s1]}}
";
    let made = build(file.to_owned()).unwrap();
    let Err(NotExported::Refused(reasons)) = to_nfg(&made.case, &made.graph, &Budget::unlimited()) else { panic!() };
    assert!(reasons.len() == 1 && reasons[0].contains("graph form") && reasons[0].contains("Gambit"));

    // 26 parties with an option each, of which at most one is taken: 27 states, and 2^26 combinations.
    let parties: String =
        (0..26).map(|p| format!("  p{p}: {{assumption: true, options: {{x: X}}, prefers: [p{p}.x]}}\n")).collect();
    let pairs = (0..26).flat_map(|p| (0..p).map(move |q| format!("  - {{when: p{p}.x & p{q}.x, assumption: true}}\n")));
    let file = format!("detente: 1\nid: many\nparties:\n{parties}infeasible:\n{}", pairs.collect::<String>());
    let made = build(file).unwrap();
    assert_eq!(made.graph.len(), 27);
    let Err(NotExported::TooLarge(why)) = to_nfg(&made.case, &made.graph, &Budget::unlimited()) else { panic!() };
    assert!(why.contains("67108864 combinations"), "{why}");
    // Stopped on the way is stopped, whatever the format.
    struct Now;
    impl Progress for Now {
        fn step(&self, _: &str, _: u64, _: u64) -> bool {
            false
        }
    }
    let budget = Budget { memory: u64::MAX, progress: &Now };
    assert_eq!(to_nfg(&made.case, &made.graph, &budget), Err(NotExported::Stopped(Stop::Cancelled)));
    assert_eq!(to_gmcr(&made.case, &made.graph, &budget), Err(NotExported::Stopped(Stop::Cancelled)));
}

#[test]
fn same_case_same_bytes() {
    let knobs = Knobs { most_parties: 3, one_way: true, merged: true, own_rules: false };
    let made = (0..9).find_map(|seed| made(seed, knobs)).unwrap();
    assert_eq!(
        to_nfg(&made.case, &made.graph, &Budget::unlimited()),
        to_nfg(&made.case, &made.graph, &Budget::unlimited())
    );
}
