//! The desk: what writes content. In come what somebody asks for and the moment; out come new files and where they are.
//! No file that exists is ever written over, and no command leaves half of its files behind.

mod clip;
mod edit;
mod error;
pub mod fix;
mod hosts;
mod init;
mod new;
mod quote;
pub mod rename;
mod scaffold;
mod schema;
mod starter;
mod write;

#[cfg(test)]
mod tests;

pub use clip::{Clipped, Clipping, article, clip};
pub use error::Error;
pub use hosts::Host;
pub use init::{Begun, add_host, init, is_digest};
pub use new::{Made, Wanted, new};
pub use schema::{schema_of, write_schemas};
