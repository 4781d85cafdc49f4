//! What pages say to machines: schema.org in JSON-LD 1.1. Every item is identified by the address of its page; only what the
//! digest knows is said.

pub mod article;
pub mod common;
pub mod dataset;
pub mod graph;
pub mod object;
pub mod registry;
