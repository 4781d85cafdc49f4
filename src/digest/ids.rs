//! The numbers by which the parts of a digest refer to each other.

macro_rules! ids {
    ($($(#[$about:meta])* $id:ident)*) => {
        $($(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $id(pub(crate) u32);

        impl $id {
            pub(crate) fn new(index: usize) -> Self {
                Self(u32::try_from(index).expect("a digest has fewer than 2^32 things of a kind"))
            }

            /// Its index in that list.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        })*
    };
}

ids! {
    /// An entry, by its index in [`Digest::entries`](super::Digest::entries).
    EntryId
    /// A topic, by its index in [`Digest::topics`](super::Digest::topics).
    TopicId
    /// A person, by its index in [`Digest::people`](super::Digest::people).
    PersonId
    /// A party, by its index in [`Digest::parties`](super::Digest::parties).
    PartyId
    /// A publisher or agency, by its index in [`Digest::publishers`](super::Digest::publishers).
    PublisherId
    /// A page, by its index in [`Digest::pages`](super::Digest::pages).
    PageId
    /// An issue, by its index in [`Digest::issues`](super::Digest::issues).
    IssueId
    /// A pair, by its index in [`Digest::pairs`](super::Digest::pairs).
    PairId
}

/// A position, by the entry that it is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PositionRef {
    /// The entry.
    pub entry: EntryId,
    /// The index in the entry's list of positions.
    pub at: usize,
}

/// An office of a person's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TenureRef {
    /// The person.
    pub person: PersonId,
    /// The index in the person's list of offices.
    pub at: usize,
}
