//! How likely an answer is, worked out by hand.

use detente::case::{Case, Likelihood};
use detente::doubt::{Chance, Question, Ranks, chance, survey};
use detente::{Budget, Concept, SourceText};

/// Today's state (the guest stays away) is stable unless the host is friendly and the road is open; a lie changes nothing.
fn case(mood: [&str; 3], road: &str, lie: &str) -> Case {
    let [friendly, cool, hostile] = mood;
    let text = format!(
        "detente: 1\nid: visit\nhypotheses:\n  mood:\n    alternatives:\n      \
         friendly: {{assumption: true{friendly}, prefers: [guest.come]}}\n      cool: {{assumption: true{cool}, prefers: [true]}}\n      \
         hostile: {{assumption: true{hostile}, prefers: ['!guest.come']}}\ncontingencies:\n  road: {{assumption: true{road}}}\n  \
         lie: {{assumption: true{lie}}}\nparties:\n  guest:\n    assumption: true\n    options: {{come: {{does: Come, now: false, if: road}}}}\n    \
         prefers: [{{from: mood}}, {{want: 'true', if: lie}}]\n"
    );
    let parsed = detente::case::parse(&SourceText::new("case.yaml", text.as_str()));
    parsed.case.unwrap_or_else(|| panic!("{:#?}\n{text}", parsed.diagnostics))
}

fn of(case: &Case) -> Chance {
    let asked = [Question::today(case, Concept::Nash).unwrap()];
    let summary = survey(case, &asked, Ranks::Fixed, 100, &Budget::unlimited()).unwrap();
    assert_eq!((summary.yes[0], summary.worlds), (10, 12));
    chance(&case.doubt, &summary, 0)
}

#[test]
fn numbers_multiply() {
    let mood = [", likelihood: 0.5", ", likelihood: 0.3", ", likelihood: 0.2"];
    let found = of(&case(mood, ", likelihood: 0.4", ""));
    // No with 0.5 times 0.4; the lie does not matter, so it needs no likelihood.
    assert_eq!(found.likelihood, Some(Likelihood::exactly(800_000)));
    assert_eq!(found.likelihood.unwrap().to_string(), "likely (55–80 %), 80 %");
    // Thirds cannot be written out.
    let thirds = [", likelihood: 0.333333", ", likelihood: 0.333333", ", likelihood: 0.333333"];
    let found = of(&case(thirds, ", likelihood: 1", "")).likelihood.unwrap();
    assert!((666_660..=666_672).contains(&found.low) && found.high - found.low <= 3, "{found:?}");
}

#[test]
fn ranges_give_a_range() {
    // A friendly mood between 55 and 80 per cent (the others leave room for all of that), the road between 20 and 45.
    let mood = [", likelihood: likely", ", likelihood: unlikely", ", likelihood: [0, 0.3]"];
    let found = of(&case(mood, ", likelihood: improbable", "")).likelihood.unwrap();
    assert_eq!((found.low, found.high), (1_000_000 - 800_000 * 45 / 100, 1_000_000 - 550_000 * 20 / 100));
    // Here the others cannot leave more than 70 per cent, nor less than 60.
    let mood = [", likelihood: likely", ", likelihood: [0.2, 0.25]", ", likelihood: [0.1, 0.15]"];
    let found = of(&case(mood, ", likelihood: 0.5", "")).likelihood.unwrap();
    assert_eq!((found.low, found.high), (650_000, 700_000));
}

#[test]
fn nothing_is_filled_in() {
    let found = of(&case(["", "", ""], ", likelihood: 0.5", ", likelihood: likely"));
    assert_eq!((found.likelihood, found.without), (None, vec![0]));
    let found = of(&case(["", "", ""], "", ""));
    assert_eq!((found.likelihood, found.without), (None, vec![0, 1]));
}

/// Ranges drawn at random, against what can be said of this case in closed form: the friendly mood has whatever the others
/// leave it and its own range allows, and no is a friendly mood times an open road.
#[test]
fn ranges_against_a_closed_form() {
    let mut draw = detente_reference::rng::Rng::new(203);
    let (mut tried, mut narrowed) = (0, 0);
    while tried < 150 {
        let mut range = || {
            let (a, b) = (draw.below(101), draw.below(101));
            (a.min(b), a.max(b))
        };
        let (friendly, cool, hostile, road) = (range(), range(), range(), range());
        if friendly.0 + cool.0 + hostile.0 > 100 || friendly.1 + cool.1 + hostile.1 < 100 {
            continue;
        }
        tried += 1;
        let likelihood =
            |(low, high): (usize, usize)| format!(", likelihood: [{}, {}]", low as f64 / 100.0, high as f64 / 100.0);
        let [f, c, h] = [friendly, cool, hostile].map(likelihood);
        let found = of(&case([&f, &c, &h], &likelihood(road), "")).likelihood.expect("every group has likelihoods");
        let least = friendly.0.max(100usize.saturating_sub(cool.1 + hostile.1));
        let most = friendly.1.min(100 - cool.0 - hostile.0);
        narrowed += usize::from((least, most) != friendly);
        let wanted = (1_000_000 - 100 * most * road.1, 1_000_000 - 100 * least * road.0);
        assert_eq!((found.low as usize, found.high as usize), wanted, "{f} {c} {h} {road:?}");
    }
    assert!(narrowed > 30, "the others narrowed the range in {narrowed} of {tried}");
}
