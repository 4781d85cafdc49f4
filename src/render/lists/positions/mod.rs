//! Positions: on which side everybody is, who spoke how often, and the positions themselves, entry by entry.

pub mod list;
pub mod position;
pub mod sides;
pub mod speakers;
