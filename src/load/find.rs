//! Finds the digest that a folder is in: the folder itself, or the nearest one above it, as git finds a repository.

use super::role::Role;
use super::{ARCHIVE, ContentKind, Input};
use crate::walk;
use std::path::{Component, Path, PathBuf};

/// A digest that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundDigest {
    /// Its folder, relative as the path was from which the search began.
    pub root: PathBuf,
    /// Whether it is above the folder in which the search began.
    pub is_above: bool,
}

/// Whether a folder is a digest: it has `chancery.yaml`, or an entry in `content/entries/`. Many programs have a folder
/// `content`, so that alone is not enough.
pub fn is_digest(folder: &Path) -> bool {
    Input::Config.path(folder).symlink_metadata().is_ok() || has_entry(folder)
}

fn has_entry(folder: &Path) -> bool {
    let content = Input::Content.path(folder);
    let is_entry = |found| matches!(Role::of(&found), Role::Document(ContentKind::Entry));
    content.join("entries").is_dir() && walk::walk(&content).0.into_iter().any(is_entry)
}

/// The nearest digest at or above a folder.
pub fn find_digest(folder: &Path) -> Option<FoundDigest> {
    if is_digest(folder) {
        return Some(FoundDigest {
            root: folder.to_owned(),
            is_above: false,
        });
    }
    // The folders above are those of the real path, as for `cd ..` in a program: symbolic links lead out of the way back.
    let real = folder.canonicalize().ok()?;
    let (steps, above) = real
        .ancestors()
        .enumerate()
        .skip(1)
        .find(|(_, above)| is_digest(above))?;
    Some(FoundDigest {
        root: path_upwards(folder, steps, above),
        is_above: true,
    })
}

/// The shortest path that begins like `folder` and leads to the folder `above`, which is this many steps up.
fn path_upwards(folder: &Path, steps: usize, above: &Path) -> PathBuf {
    let mut parts: Vec<Component> = folder.components().filter(|part| *part != Component::CurDir).collect();
    let is_plain = |part: &Component| matches!(part, Component::Normal(_));
    if parts.len() >= steps && parts[parts.len() - steps..].iter().all(is_plain) {
        parts.truncate(parts.len() - steps);
        let short: PathBuf = match parts.as_slice() {
            [] => PathBuf::from("."),
            parts => parts.iter().collect(),
        };
        if short.canonicalize().is_ok_and(|short| short == above) {
            return short;
        }
    }
    let start = folder.components().filter(|part| *part != Component::CurDir);
    start.chain(std::iter::repeat_n(Component::ParentDir, steps)).collect()
}

/// Whether a folder, which need not exist, belongs to the digest at `root`: that is the nearest digest above it.
pub fn is_in_digest(root: &Path, folder: &Path) -> bool {
    let Ok(root) = root.canonicalize() else {
        return false;
    };
    let existing = folder.ancestors().find_map(|at| match at.as_os_str().is_empty() {
        true => Path::new(".").canonicalize().ok(),
        false => at.canonicalize().ok(),
    });
    let nearest = existing.and_then(|existing| find_digest(&existing));
    nearest.is_some_and(|nearest| nearest.root == root)
}

/// The folders that a digest is made from, in which no site may be published.
pub fn source_folders(root: &Path) -> Vec<PathBuf> {
    vec![Input::Content.path(root), Input::Themes.path(root), root.join(ARCHIVE)]
}

#[cfg(test)]
mod tests {
    use super::{find_digest, is_digest, is_in_digest};
    use std::fs;
    use std::path::Path;
    use tempfile::TempDir;

    fn put(root: &Path, path: &str) {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "").unwrap();
    }

    #[test]
    fn what_makes_a_folder_a_digest() {
        for (file, expected) in [
            ("chancery.yaml", true),
            ("content/entries/rome.md", true),
            ("content/entries/2021/Perú y México.MARKDOWN", true),
            ("content/entries/photo.png", false),
            ("content/entries/.hidden.md", false),
            ("content/entries/rome.md~", false),
            ("content/posts/rome.md", false),
            ("content/rome.md", false),
            ("content/topics/brics.md", false),
            ("entries/rome.md", false),
        ] {
            let folder = TempDir::new().unwrap();
            put(folder.path(), file);
            assert_eq!(is_digest(folder.path()), expected, "{file}");
        }
    }

    #[test]
    fn the_nearest_digest_is_found() {
        let folder = TempDir::new().unwrap();
        let root = folder.path().canonicalize().unwrap();
        put(&root, "outer/chancery.yaml");
        put(&root, "outer/content/entries/2021/rome.md");
        put(&root, "outer/inner/content/entries/rome.md");
        put(&root, "outer/inner/deep/x.txt");
        fs::create_dir(root.join("beside")).unwrap();
        for (from, expected) in [
            ("outer", "outer"),
            ("outer/content/entries/2021", "outer"),
            ("outer/inner/deep", "outer/inner"),
            ("outer/inner/../content", "outer/inner/.."),
        ] {
            let found = find_digest(&root.join(from)).unwrap();
            assert_eq!(found.root, root.join(expected), "{from}");
            assert_eq!(found.is_above, from != expected, "{from}");
        }
        assert!(is_in_digest(&root.join("outer"), &root.join("outer/public/new")));
        assert!(!is_in_digest(&root.join("outer"), &root.join("outer/inner/public")));
        assert!(!is_in_digest(&root.join("outer"), &root.join("beside/public")));
    }

    /// The way up from a folder that a symbolic link leads to is that of the folder, not that of the link.
    #[cfg(unix)]
    #[test]
    fn a_symbolic_link_leads_to_the_digest_of_its_target() {
        let folder = TempDir::new().unwrap();
        let root = folder.path().canonicalize().unwrap();
        put(&root, "a/chancery.yaml");
        put(&root, "a/notes/x.txt");
        put(&root, "b/chancery.yaml");
        std::os::unix::fs::symlink(root.join("a/notes"), root.join("b/link")).unwrap();
        let found = find_digest(&root.join("b/link")).unwrap();
        assert_eq!(found.root, root.join("b/link/.."));
        assert_eq!(found.root.canonicalize().unwrap(), root.join("a"));
    }
}
