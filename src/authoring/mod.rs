//! Commands that write content: `init`, `new`, `fix`, `rename`, `seal` and `schema`. In come a request and the time; out come
//! files and their paths. `init` and `new` never overwrite a file, and no command leaves half of its files behind.

mod changed_file;
mod edit;
mod error;
pub mod fix;
mod hosts;
mod init;
mod new;
mod new_digest;
mod paths;
pub(crate) mod quote;
pub mod rename;
pub(crate) mod scaffold;
mod schema;
pub mod seal;
mod starter;
mod template_file;
pub(crate) mod write;

#[cfg(test)]
mod tests;

pub use changed_file::ChangedFile;
pub use error::Error;
pub use hosts::Host;
pub use init::{AddedHost, NewDigest, add_host, init};
pub use new::{NewFile, NewFileRequest, new};
#[cfg(feature = "clip")]
pub(crate) use new::{display_path, markdown_files, timezone};
pub use new_digest::NewDigestRequest;
pub use paths::path_below;
pub use schema::{schema_of, write_schemas};
