//! Settlements of random negotiations and of the shipped ones, by counting and by branch and bound, held to the
//! definitions written out literally.

use crate::common::root;
use detente::case::{Deal, Negotiation, parse};
use detente::settlement::{Settlement, Standard, search, settle};
use detente::{Budget, SourceText};
use detente_reference::bargain::{self, Figures, PlainBargain, PlainBargainer, Said, random_bargain};

/// What the engine found, with at most five of the tied packages each.
fn figures(found: &Settlement) -> (Figures, [u64; 5]) {
    let survey = found.survey.as_ref().expect("it is small");
    let size = |frontier: &Option<detente::settlement::Frontier>| {
        let frontier = frontier.as_ref().expect("it is small");
        (frontier.packages() as usize, frontier.vectors())
    };
    let best = |standard: Standard| found.best.iter().find(|best| best.standard == standard);
    let packages = |standard: Standard| -> Vec<Vec<usize>> {
        best(standard).map(|best| best.packages.iter().map(|p| found.table.values(*p)).collect()).unwrap_or_default()
    };
    let all = Figures {
        possible: survey.possible(&found.table) as usize,
        agreeable: survey.agreeable(&found.table) as usize,
        frontier: size(&found.frontier),
        frontier_agreeable: size(&found.agreeable),
        nash: packages(Standard::Nash),
        kalai_smorodinsky: packages(Standard::KalaiSmorodinsky),
        egalitarian: packages(Standard::Egalitarian),
        utilitarian: packages(Standard::Utilitarian),
        from_today: packages(Standard::FromToday),
    };
    (all, Standard::ALL.map(|standard| best(standard).and_then(|best| best.ties).unwrap_or(0)))
}

/// The same of the reference.
fn shortened(mut all: Figures) -> (Figures, [u64; 5]) {
    let named =
        [&mut all.nash, &mut all.kalai_smorodinsky, &mut all.egalitarian, &mut all.utilitarian, &mut all.from_today];
    let ties = named.map(|packages| {
        let ties = packages.len() as u64;
        packages.truncate(5);
        ties
    });
    (all, ties)
}

fn negotiation(text: &str) -> Negotiation {
    let parsed = parse(&SourceText::new("case.yaml", text));
    parsed.case.unwrap_or_else(|| panic!("{:#?}\n{text}", parsed.diagnostics)).negotiation.expect("it has issues")
}

#[test]
fn random_negotiations_agree_with_the_definitions() {
    // How often something was to be seen, so that the test does not pass for want of it.
    let mut seen = [0; 6];
    for seed in 0..4000 {
        let plain = random_bargain(seed);
        let text = plain.to_yaml();
        let found = settle(&negotiation(&text), &Budget::unlimited());
        let expected = bargain::settle(&plain);
        seen[0] += usize::from(expected.agreeable == 0);
        seen[1] += usize::from(expected.agreeable > 0 && expected.agreeable < expected.possible);
        seen[2] += usize::from(expected.nash != expected.kalai_smorodinsky);
        seen[3] += usize::from(expected.frontier.0 > expected.frontier.1);
        seen[4] += usize::from(expected.nash.len() > 1);
        seen[5] += usize::from(plain.needs < plain.table().len() && expected.agreeable > 0);
        let (searched, stopped) = search(&found.table, plain.base.as_deref(), &Budget::unlimited());
        assert_eq!((stopped, searched.none), (None, expected.agreeable == 0), "seed {seed}\n{text}");
        for best in &searched.best {
            let picked = match best.standard {
                Standard::Nash => &expected.nash,
                Standard::KalaiSmorodinsky => &expected.kalai_smorodinsky,
                Standard::Egalitarian => &expected.egalitarian,
                Standard::Utilitarian => &expected.utilitarian,
                Standard::FromToday => &expected.from_today,
            };
            assert!(picked.contains(&found.table.values(best.packages[0])), "seed {seed} {best:?}\n{text}");
            assert_eq!(best.gap, Some(0.0), "seed {seed}");
        }
        assert_eq!(figures(&found), shortened(expected), "seed {seed}\n{text}");
    }
    assert!(seen.iter().all(|n| *n > 150), "{seen:?}");
}

fn said(deal: &Deal) -> Said {
    let not = |a: &Deal| Said::Not(Box::new(said(a)));
    match deal {
        Deal::Const(true) => Said::All(Vec::new()),
        Deal::Const(false) => Said::Any(Vec::new()),
        Deal::Is(issue, value) => Said::Is(*issue, *value),
        Deal::Not(a) => not(a),
        Deal::And(a, b) => Said::All(vec![said(a), said(b)]),
        Deal::Or(a, b) => Said::Any(vec![said(a), said(b)]),
        Deal::Implies(a, b) => Said::Any(vec![not(a), said(b)]),
        Deal::Iff(a, b) => {
            Said::Any(vec![Said::All(vec![said(a), said(b)]), Said::Not(Box::new(Said::Any(vec![said(a), said(b)])))])
        }
    }
}

/// A case that was read, as plain data: scores in units of 10^-12, twice, since doubtful ones are halfway.
fn plain(of: &Negotiation) -> PlainBargain {
    let twice = |score: &detente::case::Score| i128::from(score.low) + i128::from(score.high);
    let party = |(at, actor): (usize, &detente::case::Actor)| PlainBargainer {
        scores: actor
            .worth
            .iter()
            .map(|worth| worth.scores.iter().map(|score| i128::from(worth.weight) * twice(score)).collect())
            .collect(),
        bonuses: actor.bonuses.iter().map(|b| (said(&b.when.deal), 1_000_000 * twice(&b.score))).collect(),
        floor: actor.floor.as_ref().map(|floor| 2_000_000 * i128::from(floor.at)),
        red_lines: actor.red_lines.iter().map(|line| said(&line.when.deal)).collect(),
        ratifies: actor.ratifies,
        veto: of.agreement.veto.contains(&at),
    };
    PlainBargain {
        issues: of.issues.iter().map(|issue| issue.values.len()).collect(),
        parties: of.actors.iter().enumerate().map(party).collect(),
        impossible: of.impossible.iter().map(|rule| said(&rule.when.deal)).collect(),
        needs: of.agreement.needs,
        base: of.base.clone(),
    }
}

#[test]
fn shipped_negotiations_agree_with_the_definitions() {
    for case in ["japan-dprk-2024", "negotiations/shared-river", "negotiations/panama-canal-1974"] {
        let path = root().join("cases").join(case).join("case.yaml");
        let of = negotiation(&std::fs::read_to_string(path).expect("it is there"));
        let found = settle(&of, &Budget::unlimited());
        assert_eq!(figures(&found), shortened(bargain::settle(&plain(&of))), "{case}");
    }
}
