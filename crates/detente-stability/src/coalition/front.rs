//! Maximal vectors: the few of many that decide whether something better can be reached.

use super::Strictness;
use detente_graph::Rank;
use std::cmp::Reverse;

/// Vectors of which none is at least as good as another in every place. Whatever beats a point, one of the maximal
/// vectors of the same set beats it too, under either strictness.
#[derive(Clone, Debug, Default)]
pub(crate) struct Front {
    width: usize,
    values: Vec<Rank>,
}

impl Front {
    /// The maximal ones among vectors of `width` values that stand one behind the other.
    pub fn new(width: usize, candidates: &[Rank]) -> Self {
        let mut order: Vec<&[Rank]> = candidates.chunks_exact(width).collect();
        if width <= 2 {
            order.sort_unstable_by(|a, b| b.cmp(a));
        } else {
            // What is better everywhere has the larger sum, and large sums rule out most of the rest early.
            order.sort_by_cached_key(|v| Reverse((v.iter().map(|r| u64::from(*r)).sum::<u64>(), *v)));
        }
        let mut front = Self { width, values: Vec::new() };
        for vector in order {
            let covered = if width <= 2 {
                // Descending in the first value, so only the last value is still to be compared: with the last kept.
                front.values.last().is_some_and(|last| vector[width - 1] <= *last)
            } else {
                front.vectors().any(|kept| kept.iter().zip(vector).all(|(k, v)| k >= v))
            };
            if !covered {
                front.values.extend_from_slice(vector);
            }
        }
        front
    }

    /// The maximal vectors, one behind the other.
    pub fn values(&self) -> &[Rank] {
        &self.values
    }

    /// Whether some vector beats a point.
    pub fn beats(&self, point: &[Rank], strictness: Strictness) -> bool {
        if self.width != 2 {
            return self.vectors().any(|v| strictness.beats(v, point));
        }
        // First values descend and second values ascend: of the vectors good enough in the first value, the last one
        // is best in the second, and if that ties, also the only one to look at.
        let enough = |v: &&[Rank]| match strictness {
            Strictness::Strict => v[0] > point[0],
            Strictness::Weak => v[0] >= point[0],
        };
        let (mut low, mut high) = (0, self.values.len() / 2);
        while low < high {
            let middle = (low + high) / 2;
            if enough(&self.vector(middle)) { low = middle + 1 } else { high = middle }
        }
        low > 0 && strictness.beats(self.vector(low - 1), point)
    }

    fn vector(&self, k: usize) -> &[Rank] {
        &self.values[k * self.width..(k + 1) * self.width]
    }

    fn vectors(&self) -> impl Iterator<Item = &[Rank]> {
        self.values.chunks_exact(self.width)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every grid of small vectors in a scrambled order: the front beats exactly what the whole set beats.
    #[test]
    fn the_front_beats_what_the_set_beats() {
        let mut seed = 1u64;
        let mut draw = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            ((seed >> 33) % below) as Rank
        };
        for width in 1..=4 {
            for round in 0..200 {
                let count = 1 + draw(12) as usize;
                let spread = 2 + round % 5;
                let set: Vec<Rank> = (0..count * width).map(|_| draw(spread)).collect();
                let front = Front::new(width, &set);
                assert!(front.values().len() <= set.len());
                for _ in 0..20 {
                    let point: Vec<Rank> = (0..width).map(|_| draw(spread)).collect();
                    for strictness in [Strictness::Strict, Strictness::Weak] {
                        let plainly = set.chunks_exact(width).any(|v| strictness.beats(v, &point));
                        assert_eq!(front.beats(&point, strictness), plainly, "{set:?} {point:?} {strictness}");
                    }
                }
            }
        }
    }
}
