//! What a manifest knows of a page, so that a later build can tell where it went.

use serde::{Deserialize, Serialize};

/// What a page of something that has a file is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PageRecord {
    /// The path of the file that it is made from, below the digest's root.
    pub source: String,
    /// The title or the name.
    pub title: String,
    /// Of an entry, the URL of its first account that has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}
