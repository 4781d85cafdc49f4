//! The links that lead out of the digest: where they stand, how they were found when last looked at, and, only when it is
//! asked for, how they are found now. In come parsed files and `links.json`; out come a report and a new `links.json`.

mod address;
mod ask;
mod cache;
mod check;
mod client;
mod due;
mod gates;
mod gather;
mod guard;
mod report;
mod retry;
mod state;

#[cfg(test)]
mod tests;

pub use cache::{CACHE, Cache, Error};
pub use check::{Checking, Looked, look};
pub use due::{Due, due};
pub use gather::{Link, Role, Use, gather};
pub use report::{Report, human, json};
pub use state::{Record, State};
