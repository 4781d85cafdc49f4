//! Changes of several files that are made all or none. In go a folder and the changes; each file is the old one or the new one at
//! every instant, whenever the process is killed.
//!
//! ```text
//!  apply     stage     every new file is written and synced in `.chancery-changes/`, beside the content
//!            verify    nobody changed a file meanwhile
//!            journal   what is to be done, and the hashes before and after: from here on it will be done
//!            install   new files, changed files, removed files; if one fails, all are put back
//!            clean up  the journal, then the folder
//!  recover   of a killed process: with a journal, what is missing is done; without one, nothing had been changed
//! ```

mod apply;
mod change;
mod error;
mod install;
mod journal;
mod recover;
mod staging;

#[cfg(test)]
mod tests;

pub use apply::apply;
pub use change::{FileChange, read_bytes};
pub use error::Error;
pub use recover::{Recovered, is_interrupted, recover};
