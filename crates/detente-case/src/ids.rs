//! Positions of things in a case, as types of their own so that one cannot be taken for another.

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u8);

        impl $name {
            /// As an index into the case's list.
            pub fn index(self) -> usize {
                self.0.into()
            }
        }
    };
}

id! {
    /// A party, by its position in the case file.
    PartyId
}
id! {
    /// An option, by its position among all options of the case file (party by party).
    OptionId
}
