//! Paths on the command line, as paths below the digest's root.

use super::Error;
use std::fs;
use std::path::{Component, Path};

/// The path of a file or folder below the digest's root, with `/` between its parts; empty for the root itself. A path is
/// looked for in the working directory first, and then in the digest, whose paths diagnostics show.
///
/// # Errors
/// There is no such file or folder, or it is outside of the digest.
pub fn path_below(root: &Path, path: &Path) -> Result<String, Error> {
    let missing = || Error::NoSuchPath {
        path: path.to_owned(),
        advice: "check the path",
    };
    let canonical_root = fs::canonicalize(root).map_err(|_| missing())?;
    let candidates = [path.to_owned(), root.join(path)];
    let found: Vec<_> = candidates
        .iter()
        .filter_map(|path| fs::canonicalize(path).ok())
        .collect();
    let below = found.iter().find_map(|found| found.strip_prefix(&canonical_root).ok());
    let Some(below) = below else {
        return Err(match found.is_empty() {
            true => missing(),
            false => Error::OutsideDigest {
                path: path.to_owned(),
                root: root.to_owned(),
            },
        });
    };
    let parts = below.components().filter_map(|part| match part {
        Component::Normal(part) => part.to_str(),
        _ => None,
    });
    Ok(parts.collect::<Vec<_>>().join("/"))
}
