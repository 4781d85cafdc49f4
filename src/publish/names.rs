//! The file names that publishing uses for itself, and the form of a path inside a site.

use std::borrow::Cow;
use std::path::Path;

/// The manifest of a build. A directory that has one was made by Chancery.
pub const MANIFEST: &str = ".chancery-manifest.json";
/// The manifest of a deployment to a directory: the files that the last deployment copied there.
pub const DEPLOYED_MANIFEST: &str = ".chancery-deployed.json";
/// Marks a site that is about to be replaced, or was.
pub const OLD_MARK: &str = ".chancery-old-site";
/// The stage, if it cannot be beside the output.
pub const INNER_STAGE: &str = ".chancery-stage";
/// A file that is being written, before it is renamed to its final name.
pub const PART: &str = ".chancery-part";

/// Whether a site must not have a file of this name at its top.
pub fn is_reserved(name: &str) -> bool {
    [MANIFEST, DEPLOYED_MANIFEST, OLD_MARK, INNER_STAGE, PART].contains(&name)
}

/// Whether publishing uses a name at the top of an output whose manifest has the given name. The other kind of manifest
/// is an ordinary file there.
pub fn is_used(name: &str, manifest_name: &str) -> bool {
    name == manifest_name || [OLD_MARK, INNER_STAGE, PART].contains(&name)
}

/// What is wrong with the path of a file; `None` if it is valid. A valid path is relative, has `/` as separator, and stays
/// inside the site.
pub fn path_fault(path: &str) -> Option<&'static str> {
    if path.is_empty() {
        return Some("it is empty");
    }
    if path.contains('\0') {
        return Some("it contains a NUL character");
    }
    if path.starts_with('/') {
        return Some("it is absolute");
    }
    if path.split('/').any(|part| part == ".." || part == ".") {
        return Some("it contains `.` or `..`");
    }
    if path.split('/').any(str::is_empty) {
        return Some("it contains an empty part");
    }
    if cfg!(windows) && path.contains(['\\', ':']) {
        return Some("it contains a backslash or colon");
    }
    if is_reserved(path.split('/').next().unwrap_or(path)) {
        return Some("the name is reserved");
    }
    None
}

/// The directory of a file of the site; `None` at the top.
pub fn parent(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(parent, _)| parent)
}

/// All directories above a file of the site, the innermost first.
pub fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(parent(path), |path| parent(path))
}

/// A path on disk, relative to a site, in the form of a path of the site; `None` if it is not UTF-8, as no path of ours is.
pub fn address(path: &Path) -> Option<Cow<'_, str>> {
    let text = path.to_str()?;
    Some(if cfg!(windows) {
        text.replace('\\', "/").into()
    } else {
        text.into()
    })
}
