//! The open data: the digest as data, citations of its entries and of the sources that they digest, calendars.

pub mod calendar;
pub mod cite;
pub mod column;
pub mod csv;
pub mod describe;
pub mod entries;
pub mod entry_columns;
pub mod files;
pub mod named;
pub mod plover;
pub mod positions;
pub mod registries;
pub mod schema;
pub mod tables;
#[cfg(test)]
mod tests;
pub mod write;
