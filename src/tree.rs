//! Walks a folder: every file below it, in the order of their names, and what keeps one from being read.
//! The only place that names walkdir.

use std::fs::Metadata;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// A file that was found.
#[derive(Debug)]
pub struct Found {
    /// Where it is.
    pub path: PathBuf,
    /// Its path below the folder that was walked, with `/` between its parts.
    pub below: String,
    /// What the system knows of it.
    pub metadata: Metadata,
}

/// What kept something from being walked.
#[derive(Debug)]
pub struct Obstacle {
    /// Its path below the folder that was walked.
    pub below: String,
    /// What kept it.
    pub reason: Reason,
}

/// Why something was not walked.
#[derive(Debug, PartialEq, Eq)]
pub enum Reason {
    /// A symbolic link leads out of the folder.
    Outside,
    /// A symbolic link leads into a folder that it stands in.
    Circle,
    /// It is neither a file nor a folder.
    Special,
    /// Its name is not UTF-8.
    Name,
    /// The system refused, with these words.
    System(String),
}

/// Every regular file below `folder`, sorted by path, and the obstacles. Dotfiles and editors' backups are passed over.
/// A folder that does not exist is empty.
pub fn walk(folder: &Path) -> (Vec<Found>, Vec<Obstacle>) {
    let (mut found, mut obstacles) = (Vec::new(), Vec::new());
    let Ok(home) = folder.canonicalize() else {
        return (found, obstacles);
    };
    let mut entries = WalkDir::new(folder)
        .follow_links(true)
        .min_depth(1)
        .sort_by_file_name()
        .into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(folder);
                if path.file_name().and_then(|name| name.to_str()).is_some_and(is_ignored) {
                    continue;
                }
                let reason = match error.loop_ancestor() {
                    Some(_) => Reason::Circle,
                    None => Reason::System(error.io_error().map_or_else(|| error.to_string(), ToString::to_string)),
                };
                obstacles.push(Obstacle {
                    below: below(folder, path),
                    reason,
                });
                continue;
            }
        };
        let path = entry.path();
        let mut skip = |reason: Option<Reason>| {
            if let Some(reason) = reason {
                obstacles.push(Obstacle {
                    below: below(folder, path),
                    reason,
                });
            }
            if entry.file_type().is_dir() {
                entries.skip_current_dir();
            }
        };
        match entry.file_name().to_str() {
            None => {
                skip(Some(Reason::Name));
                continue;
            }
            Some(name) if is_ignored(name) => {
                skip(None);
                continue;
            }
            Some(_) => {}
        }
        if entry.path_is_symlink() && !path.canonicalize().is_ok_and(|target| target.starts_with(&home)) {
            skip(Some(Reason::Outside));
            continue;
        }
        if entry.file_type().is_dir() {
            continue;
        }
        match entry.metadata() {
            Ok(metadata) if metadata.is_file() => found.push(Found {
                below: below(folder, path),
                path: entry.into_path(),
                metadata,
            }),
            Ok(_) => skip(Some(Reason::Special)),
            Err(error) => skip(Some(Reason::System(error.to_string()))),
        }
    }
    (found, obstacles)
}

/// Whether a file is nobody's content: hidden, or an editor's backup or lock.
pub fn is_ignored(name: &str) -> bool {
    name.starts_with(['.', '#'])
        || name.ends_with(['~', '#'])
        || [".swp", ".swo", ".swx", ".bak", ".tmp", ".orig"]
            .iter()
            .any(|end| name.ends_with(end))
        || matches!(name, "Thumbs.db" | "desktop.ini" | "4913")
}

fn below(folder: &Path, path: &Path) -> String {
    let parts = path.strip_prefix(folder).unwrap_or(path).components();
    let parts: Vec<_> = parts.map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}
