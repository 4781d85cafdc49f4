//! Walks a folder: every file below it, sorted by name, and what could not be read.
//! The only file that names walkdir.

use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use walkdir::WalkDir;

/// A file that was found.
#[derive(Debug)]
pub struct WalkEntry {
    /// The path to open it by.
    pub path: PathBuf,
    /// The path below the folder that was walked, with `/` between its parts.
    pub below: String,
}

/// A file or folder that was not walked.
#[derive(Debug)]
pub struct Obstacle {
    /// The path below the folder that was walked.
    pub below: String,
    /// Why it was not walked.
    pub reason: Reason,
}

/// Why a file or folder was not walked.
#[derive(Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is a symbolic link that leads out of the folder, or to nothing.
    Outside,
    /// It is a symbolic link to a folder that contains it.
    Cycle,
    /// It is neither a file nor a folder.
    Special,
    /// Its name is not UTF-8.
    Name,
    /// The system refused, with this message.
    System(String),
}

/// What is below a folder.
#[derive(Debug, Default)]
pub struct Walked {
    /// The regular files, sorted by path.
    pub found: Vec<WalkEntry>,
    /// What could not be walked.
    pub obstacles: Vec<Obstacle>,
    /// The paths below the folder of what was left out; that of a folder ends with `/`.
    pub left_out: Vec<String>,
}

/// Every regular file below `folder`, sorted by path, and the obstacles. Dotfiles and backups of editors are ignored.
/// Symbolic links are followed as long as they stay inside. A folder that does not exist is empty.
pub fn walk(folder: &Path) -> (Vec<WalkEntry>, Vec<Obstacle>) {
    let is_left_out = |below: &str| is_ignored(below.rsplit('/').next().unwrap_or(below));
    let walked = walk_except(folder, &is_left_out);
    (walked.found, walked.obstacles)
}

/// The same, without those files and folders of which `is_left_out` holds, which is asked with the path below `folder`.
pub fn walk_except(folder: &Path, is_left_out: &dyn Fn(&str) -> bool) -> Walked {
    let mut walk = Walk {
        is_left_out,
        walked: Walked::default(),
    };
    if let Ok(home) = folder.canonicalize() {
        if !home.is_dir() {
            walk.add_obstacle(String::new(), Reason::System("it is not a folder".to_owned()));
        }
        walk.visit_folder(folder, "", &home, &mut vec![home.clone()]);
    }
    walk.walked
}

struct Walk<'a> {
    is_left_out: &'a dyn Fn(&str) -> bool,
    walked: Walked,
}

impl Walk<'_> {
    /// Walks one folder. `open` are the real paths of the folders that contain it. The types of files come with
    /// the names, which saves a call of the system for each file.
    fn visit_folder(&mut self, folder: &Path, prefix: &str, home: &Path, open: &mut Vec<PathBuf>) {
        let mut entries = WalkDir::new(folder).min_depth(1).sort_by_file_name().into_iter();
        while let Some(entry) = entries.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let path = error.path().unwrap_or(folder);
                    let why = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
                    self.add_obstacle(below(folder, prefix, path), Reason::System(why));
                    continue;
                }
            };
            let kind = entry.file_type();
            let is_utf8 = entry.file_name().to_str().is_some();
            let below = below(folder, prefix, entry.path());
            if !is_utf8 || (self.is_left_out)(&below) {
                if is_utf8 {
                    let end = if kind.is_dir() { "/" } else { "" };
                    self.walked.left_out.push(below + end);
                } else {
                    self.add_obstacle(below, Reason::Name);
                }
                if kind.is_dir() {
                    entries.skip_current_dir();
                }
                continue;
            }
            if kind.is_dir() {
                continue;
            }
            if kind.is_symlink() {
                self.visit_link(entry.path(), below, home, open);
            } else if kind.is_file() {
                self.walked.found.push(WalkEntry {
                    path: entry.into_path(),
                    below,
                });
            } else {
                self.add_obstacle(below, Reason::Special);
            }
        }
    }

    fn visit_link(&mut self, path: &Path, below: String, home: &Path, open: &mut Vec<PathBuf>) {
        let target = path.canonicalize().ok().filter(|target| target.starts_with(home));
        let Some(target) = target else {
            return self.add_obstacle(below, Reason::Outside);
        };
        if target.is_dir() {
            let parent = path
                .parent()
                .and_then(|parent| parent.canonicalize().ok())
                .unwrap_or_default();
            if parent.starts_with(&target) || open.contains(&target) {
                return self.add_obstacle(below, Reason::Cycle);
            }
            open.push(target);
            self.visit_folder(path, &format!("{below}/"), home, open);
            open.pop();
        } else if target.is_file() {
            self.walked.found.push(WalkEntry {
                path: path.to_owned(),
                below,
            });
        } else {
            self.add_obstacle(below, Reason::Special);
        }
    }

    fn add_obstacle(&mut self, below: String, reason: Reason) {
        self.walked.obstacles.push(Obstacle { below, reason });
    }
}

/// Whether a file is never content: hidden, or a backup or lock of an editor.
pub fn is_ignored(name: &str) -> bool {
    name.starts_with(['.', '#'])
        || name.ends_with(['~', '#'])
        || [".swp", ".swo", ".swx", ".bak", ".tmp", ".orig"]
            .iter()
            .any(|end| name.ends_with(end))
        || matches!(name, "Thumbs.db" | "desktop.ini" | "4913")
}

/// A path below a folder, with `/` between its parts.
fn below(folder: &Path, prefix: &str, path: &Path) -> String {
    let rest = path.strip_prefix(folder).unwrap_or(path).to_string_lossy();
    let rest = rest.trim_start_matches(MAIN_SEPARATOR);
    if MAIN_SEPARATOR == '/' {
        format!("{prefix}{rest}")
    } else {
        format!("{prefix}{}", rest.replace(MAIN_SEPARATOR, "/"))
    }
}
