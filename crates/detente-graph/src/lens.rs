//! From the states of a view to those of the true game, and back.

use detente_case::OptionId;

/// How the options of a view lie among the true ones. An option that the view lacks is *unseen* and counts as not
/// taken in it; an option that only the view has is *imagined*, and nobody truly takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lens {
    /// Per option of the view the true option that it is.
    real: Vec<Option<OptionId>>,
    unseen: u64,
    imagined: u64,
}

impl Lens {
    /// From the number of true options (at most 64), and per option of the view (at most 64) the true option that it
    /// is, none where it is imagined.
    ///
    /// ```
    /// use detente_case::OptionId;
    /// use detente_graph::Lens;
    /// // Of three true options the second is not seen; the view ends with an option that does not exist.
    /// let lens = Lens::new(3, vec![Some(OptionId(0)), Some(OptionId(2)), None]);
    /// assert_eq!((lens.unseen(), lens.imagined()), (0b010, 0b100));
    /// assert_eq!(lens.to_view(0b111), 0b011);
    /// assert_eq!(lens.to_truth(0b111), 0b101);
    /// ```
    pub fn new(true_options: usize, real: Vec<Option<OptionId>>) -> Self {
        let all = if true_options >= 64 { u64::MAX } else { (1 << true_options) - 1 };
        let seen = real.iter().flatten().fold(0u64, |bits, o| bits | 1 << o.0);
        let imagined = real.iter().enumerate().filter(|(_, o)| o.is_none()).fold(0, |bits, (k, _)| bits | 1u64 << k);
        Self { unseen: all & !seen, imagined, real }
    }

    /// A view without any difference in options.
    pub fn clear(true_options: usize) -> Self {
        Self::new(true_options, (0..true_options).map(|k| Some(OptionId(k as u8))).collect())
    }

    /// True options that the view lacks, one bit each.
    pub fn unseen(&self) -> u64 {
        self.unseen
    }

    /// Options that only the view has, one bit of the view each.
    pub fn imagined(&self) -> u64 {
        self.imagined
    }

    /// The true combination of options that a combination of the view stands for: imagined options are dropped, unseen
    /// ones not taken.
    pub fn to_truth(&self, view: u64) -> u64 {
        let pairs = self.real.iter().enumerate().filter_map(|(k, o)| o.map(|o| (k, o)));
        pairs.fold(0, |bits, (k, o)| bits | (view >> k & 1) << o.0)
    }

    /// What a true combination of options looks like in the view: without the unseen options.
    pub fn to_view(&self, truth: u64) -> u64 {
        let pairs = self.real.iter().enumerate().filter_map(|(k, o)| o.map(|o| (k, o)));
        pairs.fold(0, |bits, (k, o)| bits | (truth >> o.0 & 1) << k)
    }
}
