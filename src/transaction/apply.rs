//! Makes changes, all or none.

use super::change::FileChange;
use super::error::{Error, Io};
use super::install::{create_folders, install, remove, remove_folders, target_of};
use super::journal::Journal;
use super::recover::recover_locked;
use super::staging::{Lock, Staging};
use std::fs;
use std::path::{Path, PathBuf};

/// Makes changes to the files of a folder, which is created if it does not exist: all of them, or none. `command` names what does
/// it, for the message of a process that finishes it after this one was killed.
///
/// # Errors
/// A file exists or has changed, or the file system failed. Every file is then as it was, but for those that the error names.
pub fn apply(folder: &Path, command: &str, changes: &[FileChange]) -> Result<(), Error> {
    if changes.is_empty() {
        return Ok(());
    }
    let folder = match folder.as_os_str().is_empty() {
        true => Path::new("."),
        false => folder,
    };
    let created = create_folders(folder)?;
    let applied = apply_in(folder, command, changes);
    if applied.is_err() {
        remove_folders(&created);
    }
    applied
}

fn apply_in(folder: &Path, command: &str, changes: &[FileChange]) -> Result<(), Error> {
    let _lock = Lock::wait(folder)?;
    recover_locked(folder)?;
    let targets: Vec<PathBuf> = changes
        .iter()
        .map(|change| target_of(folder, change.path()))
        .collect::<Result<_, _>>()?;
    let staging = Staging::create(folder)?;
    staging.write_files(folder, changes)?;
    for (change, target) in changes.iter().zip(&targets) {
        verify(change, target)?;
    }
    staging.write_journal(&Journal::new(command, changes))?;
    let mut done = Done::default();
    for step in order(changes) {
        let (change, target) = (&changes[step], &targets[step]);
        if let Err(error) = make(change, target, &staging.file(step), &mut done) {
            return Err(done.take_back(changes, &targets, &staging, error));
        }
        done.steps.push(step);
    }
    Ok(())
}

/// The order of the changes: nothing is removed before everything else is there.
fn order(changes: &[FileChange]) -> impl Iterator<Item = usize> {
    let is_removal = |at: &usize| matches!(changes[*at], FileChange::Remove { .. });
    let (removals, others): (Vec<usize>, Vec<usize>) = (0..changes.len()).partition(is_removal);
    others.into_iter().chain(removals)
}

/// Makes sure that a file is what it was when the change was planned.
fn verify(change: &FileChange, target: &Path) -> Result<(), Error> {
    match change.before() {
        None if fs::symlink_metadata(target).is_ok() => Err(Error::Exists {
            path: target.to_owned(),
        }),
        None => Ok(()),
        Some(before) => match fs::read(target) {
            Ok(bytes) if bytes == before => Ok(()),
            _ => Err(Error::ChangedMeanwhile {
                path: target.to_owned(),
            }),
        },
    }
}

fn make(change: &FileChange, target: &Path, staged: &Path, done: &mut Done) -> Result<(), Error> {
    let is_new = matches!(change, FileChange::Create { .. });
    if is_new && let Some(folder) = target.parent() {
        done.folders.extend(create_folders(folder)?);
    }
    match change {
        FileChange::Remove { .. } => remove(target)?,
        _ => install(staged, target, is_new)?,
    }
    Ok(())
}

/// What was done so far.
#[derive(Default)]
struct Done {
    steps: Vec<usize>,
    folders: Vec<PathBuf>,
}

impl Done {
    /// Puts everything back as it was. Returns the error, with the files of which that failed.
    fn take_back(&self, changes: &[FileChange], targets: &[PathBuf], staging: &Staging, error: Error) -> Error {
        // From here on a killed process must not be finished by the next one.
        let kept = staging.remove_journal();
        let mut not_restored: Vec<PathBuf> = Vec::new();
        for step in self.steps.iter().rev() {
            let target = &targets[*step];
            let restored = match changes[*step].before() {
                None => remove(target),
                Some(bytes) => restore(bytes, target, &staging.file(*step)),
            };
            if restored.is_err() {
                not_restored.push(target.clone());
            }
        }
        remove_folders(&self.folders);
        not_restored.sort();
        match (error, kept) {
            (Error::Io { failure, .. }, _) => Error::Io { failure, not_restored },
            (error, Ok(())) if not_restored.is_empty() => error,
            (_, Err(failure)) => Error::Io { failure, not_restored },
            (error, Ok(())) => Error::Io {
                failure: Io::new(
                    "change",
                    Path::new("the files"),
                    std::io::Error::other(error.to_string()),
                ),
                not_restored,
            },
        }
    }
}

/// Writes the old bytes again, in one step.
fn restore(bytes: &[u8], target: &Path, staged: &Path) -> Result<(), Io> {
    fs::write(staged, bytes).map_err(|source| Io::new("write", staged, source))?;
    if let Ok(now) = fs::metadata(target) {
        fs::set_permissions(staged, now.permissions()).map_err(|source| Io::new("write", staged, source))?;
    }
    install(staged, target, false)
}
