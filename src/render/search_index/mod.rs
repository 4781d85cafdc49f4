//! The search index.

pub mod files;
pub mod record;
