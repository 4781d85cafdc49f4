//! Finishes what a killed process had begun.

use super::error::Error;
use super::install::{create_folders, install, remove, target_of};
use super::journal::{Step, hash};
use super::staging::{Lock, Staging, read_journal};
use std::fs;
use std::path::{Path, PathBuf};

/// What was found of a killed process.
#[derive(Debug, PartialEq, Eq)]
pub struct Recovered {
    /// The command that was killed.
    pub command: String,
    /// How many files were written or removed to finish it.
    pub finished: usize,
    /// The files that somebody has changed since, so that they stayed as they are.
    pub left: Vec<String>,
}

/// Whether a process was killed while it changed files of a folder.
pub fn is_interrupted(folder: &Path) -> bool {
    read_journal(&Staging::path_in(folder)).is_some()
}

/// Finishes what a killed process had begun to do with the files of a folder, or deletes what it had only prepared. `None` if
/// there is nothing to finish.
///
/// # Errors
/// A file cannot be written or removed.
pub fn recover(folder: &Path) -> Result<Option<Recovered>, Error> {
    if fs::symlink_metadata(Staging::path_in(folder)).is_err() {
        return Ok(None);
    }
    match Lock::acquire(folder) {
        Ok(_lock) => recover_locked(folder),
        // It is not dead.
        Err(Error::Busy { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The same by a process that has the lock.
pub(super) fn recover_locked(folder: &Path) -> Result<Option<Recovered>, Error> {
    let Some(staging) = Staging::find(folder) else {
        return Ok(None);
    };
    let Some(journal) = staging.read_journal() else {
        return Ok(None);
    };
    let mut recovered = Recovered {
        command: journal.command.clone(),
        finished: 0,
        left: Vec::new(),
    };
    let finish = |recovered: &mut Recovered| {
        let (removals, others): (Vec<_>, Vec<_>) = journal
            .steps
            .iter()
            .enumerate()
            .partition(|(_, step)| step.after.is_none());
        for (number, step) in others.into_iter().chain(removals) {
            let target = target_of(folder, &step.path)?;
            match finish_step(step, &target, &staging.file(number))? {
                Outcome::WasDone => {}
                Outcome::Finished => recovered.finished += 1,
                Outcome::Left => recovered.left.push(step.path.clone()),
            }
        }
        Ok::<(), Error>(())
    };
    if let Err(error) = finish(&mut recovered) {
        // It is tried again next time.
        staging.keep();
        return Err(error);
    }
    Ok((recovered.finished > 0 || !recovered.left.is_empty()).then_some(recovered))
}

enum Outcome {
    WasDone,
    Finished,
    Left,
}

fn finish_step(step: &Step, target: &PathBuf, staged: &Path) -> Result<Outcome, Error> {
    let now = fs::read(target).ok().map(|bytes| hash(&bytes));
    if now == step.after {
        return Ok(Outcome::WasDone);
    }
    let is_staged = || fs::read(staged).ok().map(|bytes| hash(&bytes)) == step.after;
    let can_be_done = now == step.before && (step.after.is_none() || is_staged());
    if !can_be_done {
        return Ok(Outcome::Left);
    }
    match (&step.before, &step.after) {
        (_, None) => remove(target)?,
        (before, Some(_)) => {
            if let Some(folder) = target.parent() {
                create_folders(folder)?;
            }
            install(staged, target, before.is_none())?;
        }
    }
    Ok(Outcome::Finished)
}
