//! The value of settling a group, from its definition: expected Brier scores before and after.

use super::{model, now, surveyed};
use detente::Concept;
use detente::doubt::hinges::Question;

/// Two groups; in the first, `shut` makes the host refuse; the second matters only where the host is open.
fn yaml(mood: [&str; 3], rain: &str) -> String {
    let [open, shut, odd] = mood;
    format!(
        "detente: 1
id: visit
hypotheses:
  mood:
    alternatives:
      open: {{assumption: true, likelihood: {open}, prefers: [host.receive]}}
      shut: {{assumption: true, likelihood: {shut}, prefers: ['!host.receive']}}
      odd: {{assumption: true, likelihood: {odd}}}
contingencies:
  rain: {{assumption: true, likelihood: {rain}}}
parties:
  host:
    assumption: true
    options: {{receive: {{does: Receive, now: false}}}}
    prefers: [{{want: host.receive, if: rain, assumption: true}}, {{from: mood}}]
"
    )
}

#[test]
fn the_value_is_what_the_definition_says() {
    for (mood, weights, rain, wet) in [
        (["0.5", "0.3", "0.2"], [0.5, 0.3, 0.2], "0.25", 0.25),
        (["0.1", "0.8", "0.1"], [0.1, 0.8, 0.1], "0.5", 0.5),
        // Ranges count by their middles, scaled: 0.3, 0.3, 0.6 of 1.2; the term is 20 to 45 per cent and its opposite.
        (["[0.2, 0.4]", "[0.2, 0.4]", "[0.5, 0.7]"], [0.25, 0.25, 0.5], "unlikely", 0.325),
    ] {
        let model = model(&yaml(mood, rain));
        let place = now(&model).expect("it has one");
        let hinges = surveyed(&model, &Question::Holds(place, Concept::Nash));
        assert!(hinges.weighed);
        // Not receiving holds unless it rains or the mood is open.
        let dry = 1.0 - wet;
        let p = (weights[1] + weights[2]) * dry;
        assert!((hinges.yes.1 - p).abs() < 1e-9, "{} {p}", hinges.yes.1);
        let brier = |p: f64| p * (1.0 - p);
        let given = |mood: usize| if mood == 0 { 0.0 } else { dry };
        let after_mood: f64 = (0..3).map(|m| weights[m] * brier(given(m))).sum();
        let after_rain = wet * brier(0.0) + dry * brier(weights[1] + weights[2]);
        let value = |id: &str| {
            let found = hinges.groups.iter().find(|g| model.case.doubt.groups[g.group].id.value == id);
            found.expect("it is there").value.expect("weighed")
        };
        assert!((value("mood") - (brier(p) - after_mood)).abs() < 1e-9, "{} {}", value("mood"), brier(p) - after_mood);
        assert!((value("rain") - (brier(p) - after_rain)).abs() < 1e-9, "{} {}", value("rain"), brier(p) - after_rain);
        assert!(value("mood") >= 0.0 && value("rain") >= 0.0);
    }
}
