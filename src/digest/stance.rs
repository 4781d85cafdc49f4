//! References to positions.

use super::EntryId;

/// A position, by the entry that it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PositionRef {
    /// The entry.
    pub entry: EntryId,
    /// Its place in the entry's list of positions.
    pub at: usize,
}
