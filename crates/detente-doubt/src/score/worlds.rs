//! How the worlds of a case fared together: counts, and chances where the analyst has weighed the worlds.

use super::{Chance, Says, Under};
use crate::{Summary, chance};
use detente_case::{Doubt, World};
use detente_stability::Concept;

/// What the worlds said about something under one concept.
#[derive(Clone, Debug, PartialEq)]
pub struct WorldsSaid {
    /// The concept.
    pub concept: Concept,
    /// In how many worlds a fitting state was an equilibrium.
    pub equilibrium: usize,
    /// In how many worlds the analysis said yes, left it open, said no.
    pub said: [usize; 3],
    /// Bounds of the chance that follows from the analyst's weights: at least the weight of the worlds that say yes, at
    /// most that and the weight of those that leave it open. Nothing without weights.
    pub chance: Option<Chance>,
}

/// Counts what the worlds said; `worlds` holds per world what each concept said, in the same order of concepts.
pub fn counted<'a>(worlds: impl IntoIterator<Item = &'a [Under]>) -> Vec<WorldsSaid> {
    let mut counts: Vec<WorldsSaid> = Vec::new();
    for world in worlds {
        for under in world {
            let at = counts.iter().position(|c| c.concept == under.concept).unwrap_or_else(|| {
                counts.push(WorldsSaid { concept: under.concept, equilibrium: 0, said: [0; 3], chance: None });
                counts.len() - 1
            });
            counts[at].equilibrium += usize::from(under.fitting > 0);
            counts[at].said[Says::ALL.iter().position(|s| *s == under.says).unwrap_or(1)] += 1;
        }
    }
    counts
}

/// The same with the chances that follow from the analyst's likelihoods; none where a group that matters has none.
/// `said` holds one entry a world.
pub fn weighed(doubt: &Doubt, worlds: &[World], said: &[Vec<Under>]) -> Vec<WorldsSaid> {
    let mut counts = counted(said.iter().map(Vec::as_slice));
    // Two questions a concept: whether the analysis said yes, and whether it did not say no.
    let mut summary = Summary::new(2 * counts.len(), 0, true);
    for (world, under) in worlds.iter().zip(said) {
        let mut answers = 0u64;
        for (k, count) in counts.iter().enumerate() {
            match under.iter().find(|u| u.concept == count.concept).map(|u| u.says) {
                Some(Says::Yes) => answers |= 0b11 << (2 * k),
                Some(Says::Open) => answers |= 0b10 << (2 * k),
                Some(Says::No) | None => {}
            }
        }
        summary.add(world, answers);
    }
    for (k, count) in counts.iter_mut().enumerate() {
        let of = |question| chance(doubt, &summary, question).likelihood.map(Chance::from);
        if let (Some(yes), Some(not_no)) = (of(2 * k), of(2 * k + 1)) {
            count.chance = Some(Chance { low: yes.low, high: not_no.high });
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_bound_the_chance() {
        let text = "
detente: 1
id: visit
hypotheses:
  mood:
    alternatives:
      open: {assumption: true, likelihood: 0.5, prefers: [host.receive]}
      torn: {assumption: true, likelihood: 0.3, prefers: []}
      shut: {assumption: true, likelihood: 0.2, prefers: ['!host.receive']}
parties:
  host: {options: {receive: {does: Receive the guest, now: false}}, prefers: [{from: mood}], assumption: true}
";
        let parsed = detente_case::parse(&detente_source::SourceText::new("case.yaml", text));
        let case = parsed.case.unwrap_or_else(|| panic!("{:?}", parsed.diagnostics));
        let world = |choice| World { choices: vec![choice], ranks: vec![] };
        let worlds = [world(0), world(1), world(2)];
        let graph = detente_graph::Graph::build(&case, &detente_graph::Budget::unlimited()).expect("two states");
        let analysis = detente_stability::analyze(&graph, &[Concept::Nash], &detente_graph::Budget::unlimited());
        let template = super::super::under(&graph, &analysis, &detente_graph::StateSet::full(graph.len()), None);
        let said = |says| template.iter().map(|u| Under { says, ..u.clone() }).collect::<Vec<_>>();
        let counts = weighed(&case.doubt, &worlds, &[said(Says::Yes), said(Says::Open), said(Says::No)]);
        assert_eq!(counts[0].said, [1, 1, 1]);
        // Yes has half of the weight; what is left open may have been meant as yes.
        let Chance { low, high } = counts[0].chance.expect("all alternatives have likelihoods");
        assert!((low - 0.5).abs() < 1e-9 && (high - 0.8).abs() < 1e-9, "{low} {high}");
        // A world that was not looked at leaves no chance.
        assert_eq!(weighed(&case.doubt, &worlds[..2], &[said(Says::Yes), said(Says::No)])[0].chance, None);
    }
}
