//! The standards by which packages are best.

/// A standard by which a package is best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standard {
    /// The largest product of gains over floors.
    Nash,
    /// The largest smallest gain over floors, each relative to the best gain that the party has in any agreeable package.
    KalaiSmorodinsky,
    /// The largest smallest gain over floors, each relative to the party's best possible score.
    Egalitarian,
    /// The largest sum of scores, each relative to the party's best possible score.
    Utilitarian,
    /// The largest smallest gain over today's package, each relative to the party's best possible score.
    FromToday,
}

impl Standard {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Nash, Self::KalaiSmorodinsky, Self::Egalitarian, Self::Utilitarian, Self::FromToday];

    /// Its key in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Nash => "nash",
            Self::KalaiSmorodinsky => "kalai_smorodinsky",
            Self::Egalitarian => "egalitarian",
            Self::Utilitarian => "utilitarian",
            Self::FromToday => "from_today",
        }
    }
}
