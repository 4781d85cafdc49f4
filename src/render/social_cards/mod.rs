//! Social cards: pictures for those who share a link.

pub mod address;
pub mod card;
