//! Numbers drawn by a pure function of seed and index: no state is carried from one world to the next, so that any
//! machine can draw any part of a sample.
//!
//! Source: the finalizer of SplitMix64 (Steele, Lea and Flood, *Fast splittable pseudorandom number generators*, OOPSLA
//! 2014).

/// The numbers of one index.
#[derive(Clone, Debug)]
pub(crate) struct Draws {
    state: u64,
}

/// Mixes 64 bits.
pub(crate) fn mix(mut z: u64) -> u64 {
    z = z.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ z >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ z >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ z >> 31
}

impl Draws {
    pub fn new(seed: u64, index: u64) -> Self {
        Self { state: mix(mix(seed) ^ index) }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mix(self.state)
    }

    /// A number below a bound above 0, each equally likely.
    pub fn below(&mut self, bound: u128) -> u128 {
        if let Ok(small) = u64::try_from(bound) {
            // Below the largest multiple of the bound all remainders are equally likely.
            let fair = u64::MAX - u64::MAX % small;
            loop {
                let drawn = self.next();
                if drawn < fair {
                    return (drawn % small).into();
                }
            }
        }
        let fair = u128::MAX - u128::MAX % bound;
        loop {
            let drawn = u128::from(self.next()) << 64 | u128::from(self.next());
            if drawn < fair {
                return drawn % bound;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_drawn_about_as_often() {
        for bound in [3u128, 10, (1 << 100) + 7] {
            let mut counts = [0u32; 3];
            for index in 0..30_000 {
                let drawn = Draws::new(5, index).below(bound);
                assert!(drawn < bound);
                counts[(drawn / bound.div_ceil(3)) as usize] += 1;
            }
            let expected: [f64; 3] = if bound == 10 { [12_000.0, 12_000.0, 6_000.0] } else { [10_000.0; 3] };
            for (count, expected) in counts.iter().zip(expected) {
                assert!((f64::from(*count) - expected).abs() < 400.0, "{counts:?} below {bound}");
            }
        }
    }
}
