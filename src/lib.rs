//! Chancery turns a folder of Markdown entries into a diplomatic digest.

pub mod diagnostic;
pub mod source;
