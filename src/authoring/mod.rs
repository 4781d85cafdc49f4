//! Commands that write content: `init`, `new`, `fix`, `rename`, `merge`, `seal` and `schema`. In come a request and the time; out
//! come files and their paths. Each changed text is read again before it is written, and all files of a command are written, or none.

mod aliases;
mod changed_file;
mod edit;
mod error;
mod file_plan;
pub mod fix;
mod hosts;
mod init;
pub mod merge;
mod new;
mod new_digest;
mod paths;
mod proof;
pub(crate) mod quote;
mod raw;
pub mod rename;
mod retarget;
pub(crate) mod scaffold;
mod schema;
pub mod seal;
mod starter;
mod template_file;

#[cfg(test)]
mod tests;

pub use changed_file::ChangedFile;
pub use error::Error;
pub use file_plan::{FilePlan, apply_plan};
pub use hosts::Host;
pub use init::{AddedHost, NewDigest, add_host, init};
#[cfg(feature = "clip")]
pub(crate) use new::create_files;
pub use new::{NewFile, NewFileRequest, new};
#[cfg(feature = "clip")]
pub(crate) use new::{display_path, markdown_files, prove_new_file, timezone};
pub use new_digest::NewDigestRequest;
pub use paths::path_below;
pub use raw::changed_lines;
pub use schema::{schema_of, write_schemas};
