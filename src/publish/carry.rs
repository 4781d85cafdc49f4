//! What goes from the old site into the stage before the swap, so that it is there at every instant: files of ours that
//! did not change, and foreign files.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::error::{At, Error};
use super::names;
use super::os;
use super::parallel;
use super::stage::Stage;
use super::survey::Found;

/// Links unchanged files of ours into the stage, or copies them with their dates where that cannot be done.
pub fn keep(stage: &Stage, same: &[String]) -> Result<(), Error> {
    let place = &stage.place;
    let keep = |path: &String| {
        stage.directory_of(path)?;
        let (from, to) = (place.out.join(path), place.stage.join(path));
        fs::hard_link(&from, &to)
            .or_else(|_| copy(&from, &to))
            .at("copy to the stage", &from)
    };
    parallel::map(same, keep).into_iter().collect()
}

/// Links every foreign file into the stage, or copies it where that cannot be done. Returns what has to be moved over
/// after the swap: the foreign directories, and what could be neither linked nor copied.
pub fn carry(stage: &Stage, found: &Found) -> Result<Vec<PathBuf>, Error> {
    let mut to_move = found.directories.clone();
    let place = &stage.place;
    for path in &found.files {
        // The name may be one that is not ours to understand; its directory's is.
        if let Some(directory) = path
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty())
            .and_then(names::address)
        {
            stage.directory_of(&format!("{directory}/_"))?;
        }
        let (from, to) = (place.out.join(path), place.stage.join(path));
        if fs::hard_link(&from, &to).is_err() && copy(&from, &to).is_err() {
            let _ = fs::remove_file(&to);
            to_move.push(path.clone());
        }
    }
    Ok(to_move)
}

/// Copies a file with its date and mode, or a symlink.
pub(super) fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let found = fs::symlink_metadata(from)?;
    if found.is_symlink() {
        #[cfg(unix)]
        return std::os::unix::fs::symlink(fs::read_link(from)?, to);
    }
    if !found.is_file() {
        return Err(io::ErrorKind::Unsupported.into());
    }
    let mut copy = File::create_new(to)?;
    io::copy(&mut os::open_plain(from)?, &mut copy)?;
    copy.set_modified(found.modified()?)?;
    fs::set_permissions(to, found.permissions())
}
