//! What a file below `content/` is, by its folder and its extension.

use super::ContentKind;
use super::litter::STATIC;
use crate::walk::WalkEntry;

/// Extensions of the pictures and documents that may stand beside an entry. None of these formats can run script in a
/// browser, which is why SVG and HTML are not among them.
pub const ATTACHMENTS: [&str; 7] = ["png", "jpg", "jpeg", "gif", "webp", "avif", "pdf"];

/// Files of `content/static/` whose texts are read, by their addresses: the generated one is added to the first two, and all are
/// compared with the site.
const READ_BY_HOSTS: [&str; 4] = ["_headers", "_redirects", "CNAME", "robots.txt"];

/// Whether the text of the static file at an address is read.
pub fn is_read_by_hosts(address: &str) -> bool {
    READ_BY_HOSTS.contains(&address)
}

/// What is done with a file.
pub enum Role {
    /// It is read and parsed.
    Document(ContentKind),
    /// It is copied to this path of the site.
    Static(String),
    /// It is copied beside the page of its entry.
    Attachment,
    /// It could run script on the site, and is not copied.
    Refused,
    /// It is ignored, with a warning.
    Unknown,
}

impl Role {
    /// The role of a file that was found below `content/`.
    pub fn of(found: &WalkEntry) -> Self {
        let Some((folder, rest)) = found.below.split_once('/') else {
            return Self::Unknown;
        };
        if folder == STATIC {
            return Self::Static(rest.to_owned());
        }
        let Some(kind) = ContentKind::of_folder(folder) else {
            return Self::Unknown;
        };
        let extension = found.path.extension().and_then(|extension| extension.to_str());
        match extension.unwrap_or_default().to_ascii_lowercase().as_str() {
            "md" | "markdown" => Self::Document(kind),
            extension if ATTACHMENTS.contains(&extension) => Self::Attachment,
            "svg" | "html" | "htm" | "xhtml" | "xml" | "js" | "mjs" | "css" | "swf" => Self::Refused,
            _ => Self::Unknown,
        }
    }
}
