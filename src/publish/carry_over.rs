//! Brings files of the old site into the stage before the swap, so that the site is never without them: those of ours that
//! did not change, and foreign files.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::error::{Error, IoContext};
use super::names;
use super::os;
use super::parallel;
use super::stage::Stage;
use super::survey::Survey;

/// Links unchanged files of ours into the stage, or copies them with their dates if they cannot be linked.
pub fn link_unchanged(stage: &Stage, paths: &[String]) -> Result<(), Error> {
    let output = &stage.output;
    let link = |path: &String| {
        stage.create_parent(path)?;
        let (from, to) = (output.out.join(path), output.stage.join(path));
        fs::hard_link(&from, &to)
            .or_else(|_| copy(&from, &to))
            .context("copy to the stage", &from)
    };
    parallel::map(paths, link).into_iter().collect()
}

/// Links every foreign file into the stage, or copies it if it cannot be linked. Returns what has to be moved after the
/// swap: foreign directories, and files that could be neither linked nor copied.
pub fn link_foreign(stage: &Stage, found: &Survey) -> Result<Vec<PathBuf>, Error> {
    let mut to_move = found.directories.clone();
    let output = &stage.output;
    for path in &found.files {
        // The file's name need not be UTF-8; its directory is one of the site's, so its name is.
        if let Some(directory) = path
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty())
            .and_then(names::address)
        {
            stage.create_parent(&format!("{directory}/_"))?;
        }
        let (from, to) = (output.out.join(path), output.stage.join(path));
        if fs::hard_link(&from, &to).is_err() && copy(&from, &to).is_err() {
            let _ = fs::remove_file(&to);
            to_move.push(path.clone());
        }
    }
    Ok(to_move)
}

/// Copies a file with its modification time and mode, or a symlink.
pub(super) fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let metadata = fs::symlink_metadata(from)?;
    if metadata.is_symlink() {
        #[cfg(unix)]
        return std::os::unix::fs::symlink(fs::read_link(from)?, to);
    }
    if !metadata.is_file() {
        return Err(io::ErrorKind::Unsupported.into());
    }
    let mut copy = File::create_new(to)?;
    io::copy(&mut os::open_no_follow(from)?, &mut copy)?;
    copy.set_modified(metadata.modified()?)?;
    fs::set_permissions(to, metadata.permissions())
}
