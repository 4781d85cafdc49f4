//! Charts: their geometry, and what their marks say.

pub mod activity;
pub mod matrix;
pub mod strip;
pub mod timeline;
