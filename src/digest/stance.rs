//! Which way an act leans, by the documented table and nothing else, and where positions stand.

use super::EntryId;
use crate::fields::tables::SIDES;

/// Which way an act leans towards what it is on. Many acts (`state`, `propose`, `deny`) lean no way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// It welcomes or supports.
    For,
    /// It takes note, or has concerns.
    Reserved,
    /// It criticises or opposes.
    Against,
}

impl Side {
    /// Every side, in the order in which pages name them.
    pub const ALL: [Self; 3] = [Self::For, Self::Reserved, Self::Against];

    /// The side of an act, by the table [`SIDES`].
    pub fn of(act: &str) -> Option<Self> {
        let at = SIDES.iter().position(|(_, acts)| acts.contains(&act))?;
        Self::ALL.get(at).copied()
    }

    /// The word of the interface's table.
    pub fn word(self) -> &'static str {
        match self {
            Self::For => "for",
            Self::Reserved => "reserved",
            Self::Against => "against",
        }
    }
}

/// Where a position stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PositionRef {
    /// The entry.
    pub entry: EntryId,
    /// Its place among the entry's positions.
    pub at: usize,
}

#[cfg(test)]
mod tests {
    use super::Side;
    use crate::fields::tables::{ACTS, SIDES};

    #[test]
    fn the_table_has_the_sides_and_acts_that_there_are() {
        let words: Vec<&str> = Side::ALL.into_iter().map(Side::word).collect();
        let named: Vec<&str> = SIDES.iter().map(|(name, _)| *name).collect();
        assert_eq!(words, named);
        for act in SIDES.iter().flat_map(|(_, acts)| *acts) {
            assert!(ACTS.contains(act), "{act}");
        }
    }

    #[test]
    fn an_act_has_the_side_of_its_table() {
        assert_eq!(Side::of("welcome"), Some(Side::For));
        assert_eq!(Side::of("express-concern"), Some(Side::Reserved));
        assert_eq!(Side::of("reject"), Some(Side::Against));
        assert_eq!(Side::of("state"), None);
    }
}
