//! The pages of the site: one file and one function `render` for each kind.

pub mod archive;
pub mod corrections;
pub mod data;
pub mod entry;
pub mod home;
pub mod indexes;
pub mod issue;
pub mod issues;
pub mod not_found;
pub mod pair;
pub mod pairs;
pub mod party;
pub mod person;
pub mod positions;
pub mod profile;
pub mod search;
pub mod source;
pub mod text;
pub mod topic;
pub mod topics;
pub mod upcoming;
