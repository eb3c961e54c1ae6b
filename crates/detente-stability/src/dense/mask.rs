//! Sets of one party's settings of its own options, one bit each, in a word as small as will do.

use std::ops::{BitAnd, BitOr, BitOrAssign, Not};

/// A set of settings.
pub(crate) trait Mask:
    Copy + Eq + Send + Sync + BitAnd<Output = Self> + BitOr<Output = Self> + BitOrAssign + Not<Output = Self> + 'static
{
    /// No setting.
    const NONE: Self;

    /// The set of one setting.
    fn only(setting: u32) -> Self;

    /// Calls `f` with each of its settings, ascending.
    fn each(self, f: impl FnMut(u32));

    /// Its least setting; the set is not empty.
    fn least(self) -> u32;

    /// Without its least setting; the set is not empty.
    fn rest(self) -> Self;
}

macro_rules! masks {
    ($($word:ty),*) => {$(
        impl Mask for $word {
            const NONE: Self = 0;

            #[inline]
            fn only(setting: u32) -> Self {
                1 << setting
            }

            #[inline]
            fn each(self, mut f: impl FnMut(u32)) {
                let mut left = self;
                while left != 0 {
                    f(left.trailing_zeros());
                    left &= left - 1;
                }
            }

            #[inline]
            fn least(self) -> u32 {
                self.trailing_zeros()
            }

            #[inline]
            fn rest(self) -> Self {
                self & (self - 1)
            }
        }
    )*};
}

masks!(u8, u16, u32, u64);
