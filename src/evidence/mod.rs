//! Which quotations stand in which saved copies, as a file that travels where the copies must not: `evidence.lock`. Quotations
//! and facts in, facts and their lines out. It reads no file and no copy.

mod compare;
mod fact;
mod lock;
mod parts;
mod print;
mod quotation;
mod seal;
mod tokens;

#[cfg(test)]
mod tests;

/// The folder of saved copies.
pub const ARCHIVE: &str = "archive";

pub use compare::{EntryCopies, NamedCopy, QuoteState, is_comparable};
pub use fact::{CopyFact, FactKey, QuoteFact, Tongue};
pub use lock::{Evidence, LOCK};
pub use parts::quotation_parts;
pub use print::{QuotePrint, prints_of};
pub use quotation::{Quotation, is_signature, quotations};
pub use seal::{CopyEvidence, CopyState, EntryEvidence, seal};
pub use tokens::{Token, Vocabulary};
