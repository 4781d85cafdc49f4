//! The desk: what writes content. In come what somebody asks for and the moment; out come new files and where they are.
//! No file that exists is ever written over, and no command leaves half of its files behind.

mod edit;
mod error;
pub mod fix;
mod hosts;
mod init;
mod new;
pub(crate) mod quote;
pub mod rename;
pub(crate) mod scaffold;
mod schema;
mod starter;
pub(crate) mod write;

#[cfg(test)]
mod tests;

pub use error::Error;
pub use hosts::Host;
pub use init::{Begun, add_host, init, is_digest};
pub use new::{Made, Wanted, new};
#[cfg(feature = "clip")]
pub(crate) use new::{files, root_path, timezone};
pub use schema::{schema_of, write_schemas};
