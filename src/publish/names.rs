//! The names that publishing keeps for itself, and the form of an address inside a site.

use std::borrow::Cow;
use std::path::Path;

/// Lists what we made; its presence says that a directory is ours.
pub const MANIFEST: &str = ".chancery-manifest.json";
/// The same where a site was deployed into a directory: what is listed there is what an earlier deployment brought.
pub const RECORD: &str = ".chancery-deployed.json";
/// Marks a site that is about to be, or has been, replaced.
pub const OLD_MARK: &str = ".chancery-old-site";
/// The stage, where it cannot lie beside the output.
pub const INNER_STAGE: &str = ".chancery-stage";
/// A file that is being copied into the output across file systems.
pub const PART: &str = ".chancery-part";

/// Whether a name at the top of a site is one of ours.
pub fn is_reserved(name: &str) -> bool {
    [MANIFEST, RECORD, OLD_MARK, INNER_STAGE, PART].contains(&name)
}

/// Whether a name at the top of a place is one that publishing uses there: of the two lists, only its own.
pub fn is_used(name: &str, list: &str) -> bool {
    name == list || [OLD_MARK, INNER_STAGE, PART].contains(&name)
}

/// Says what is wrong with an address, which must be relative, '/'-separated and stay inside the site.
pub fn check(path: &str) -> Result<(), &'static str> {
    if path.is_empty() {
        return Err("it is empty");
    }
    if path.contains('\0') {
        return Err("it has a NUL character");
    }
    if path.starts_with('/') {
        return Err("it is absolute");
    }
    if path.split('/').any(|part| part == ".." || part == ".") {
        return Err("it has a `.` or `..`");
    }
    if path.split('/').any(str::is_empty) {
        return Err("it has an empty part");
    }
    if cfg!(windows) && path.contains(['\\', ':']) {
        return Err("it has a backslash or colon");
    }
    if is_reserved(path.split('/').next().unwrap_or(path)) {
        return Err("the name is reserved");
    }
    Ok(())
}

/// The directory that a file of the site lies in; nothing for the top.
pub fn parent(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(parent, _)| parent)
}

/// The directories that a file of the site lies in, the innermost first.
pub fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(parent(path), |path| parent(path))
}

/// A path below a site in the form of an address; nothing if no address of ours can look like it.
pub fn address(path: &Path) -> Option<Cow<'_, str>> {
    let text = path.to_str()?;
    Some(if cfg!(windows) {
        text.replace('\\', "/").into()
    } else {
        text.into()
    })
}
