//! Writes the files of a site to the repository: as objects, and as a tree that lists them.

use super::built::Built;
use super::error::Error;
use super::git::Git;
use super::kept_files::TreeEntries;
use crate::publish::FileRecord;
use std::num::NonZero;
use std::path::{MAIN_SEPARATOR, MAIN_SEPARATOR_STR};
use std::thread;

/// The maximum number of git processes that store files at the same time.
const MAX_PROCESSES: usize = 8;
/// With fewer files per process, starting another process costs more than it saves.
const MIN_FILES_PER_PROCESS: usize = 500;

/// Writes a tree of the site's files and the kept ones, and returns its name.
pub fn write_tree(git: &Git, built: &Built, kept: &TreeEntries) -> Result<String, Error> {
    // git reads the paths one per line.
    if let Some(file) = built.files.iter().find(|file| file.path.contains('\n')) {
        return Err(Error::InvalidFileName {
            path: file.path.clone(),
        });
    }
    let objects = write_objects(git, built)?;
    let mut entries = Vec::new();
    for (file, object) in built.files.iter().zip(objects) {
        entries.extend_from_slice(format!("100644 {object}\t{}\0", file.path).as_bytes());
    }
    for (path, mode_and_object) in kept {
        entries.extend_from_slice(format!("{mode_and_object}\t").as_bytes());
        entries.extend_from_slice(path);
        entries.push(0);
    }
    // An index of its own, so that the index of the work tree is not touched.
    let folder = tempfile::tempdir().map_err(|source| Error::Io {
        doing: "create a temporary folder",
        source,
    })?;
    let git = git.with_variable("GIT_INDEX_FILE", folder.path().join("index"));
    git.output(
        "list the files",
        ["update-index", "-z", "--add", "--index-info"],
        &entries,
    )?;
    git.output("write a tree", ["write-tree"], b"")
}

/// Stores every file as an object, unless the repository has it. Returns their names, in the order of the files.
fn write_objects(git: &Git, built: &Built) -> Result<Vec<String>, Error> {
    let processes = thread::available_parallelism()
        .map_or(1, NonZero::get)
        .min(MAX_PROCESSES);
    let processes = processes.min(built.files.len().div_ceil(MIN_FILES_PER_PROCESS)).max(1);
    let share = built.files.len().div_ceil(processes).max(1);
    let shares: Vec<Result<Vec<String>, Error>> = thread::scope(|scope| {
        let workers: Vec<_> = built
            .files
            .chunks(share)
            .map(|files| scope.spawn(move || hash_objects(git, built, files)))
            .collect();
        let joined = workers.into_iter().map(thread::ScopedJoinHandle::join);
        joined
            .map(|result| result.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    });
    let mut objects = Vec::with_capacity(built.files.len());
    for share in shares {
        objects.extend(share?);
    }
    Ok(objects)
}

fn hash_objects(git: &Git, built: &Built, files: &[FileRecord]) -> Result<Vec<String>, Error> {
    let mut paths = String::new();
    for file in files {
        let path = built.folder.join(file.path.replace('/', MAIN_SEPARATOR_STR));
        paths.push_str(&path.to_string_lossy().replace(MAIN_SEPARATOR, "/"));
        paths.push('\n');
    }
    // Without filters: git must not convert line ends, since the bytes are those of the site.
    let command = ["hash-object", "-w", "--no-filters", "--stdin-paths"];
    let objects = git.output("store the files", command, paths.as_bytes())?;
    Ok(objects.lines().map(str::to_owned).collect())
}
