//! What becomes of the files of the content: changed, moved and removed ones, before anything is written.

use super::Error;
use super::changed_file::ChangedFile;
use super::raw::with_changes;
use crate::load::Inputs;
use crate::transaction::{self, FileChange, read_bytes};
use std::path::Path;
use std::sync::Arc;

/// What becomes of the files of the content. Paths are those below the digest's root.
#[derive(Debug, Default)]
pub struct FilePlan {
    /// The files whose text changes, by their paths before.
    pub changed: Vec<ChangedFile>,
    /// The files that get another path: before and after.
    pub moved: Vec<(Arc<str>, String)>,
    /// The files that are removed.
    pub removed: Vec<Arc<str>>,
}

impl FilePlan {
    /// Makes the changes in memory.
    pub fn make_in_memory(&self, inputs: &mut Inputs) {
        for file in &self.changed {
            inputs.set_text(&file.path, &file.after);
        }
        for (from, to) in &self.moved {
            inputs.move_document(from, to);
        }
        for path in &self.removed {
            inputs.remove_document(path);
        }
    }

    /// The changes of the files on disk. Lines that do not change keep their bytes, ends of lines and a byte order mark included.
    ///
    /// # Errors
    /// A file cannot be read, or does not have the text any more that was checked.
    pub fn file_changes(&self, root: &Path) -> Result<Vec<FileChange>, Error> {
        let mut changes = Vec::new();
        for file in &self.changed {
            let (before, after) = changed_bytes(root, file)?;
            let path = file.path.to_string();
            match self.moved.iter().find(|(from, _)| *from == file.path) {
                Some((_, to)) => {
                    changes.push(FileChange::Create {
                        path: to.clone(),
                        bytes: after,
                    });
                    changes.push(FileChange::Remove { path, before });
                }
                None => changes.push(FileChange::Replace { path, before, after }),
            }
        }
        let is_changed = |path: &Arc<str>| self.changed.iter().any(|file| file.path == *path);
        for (from, to) in self.moved.iter().filter(|(from, _)| !is_changed(from)) {
            let before = bytes_of(root, from)?;
            changes.push(FileChange::Create {
                path: to.clone(),
                bytes: before.clone(),
            });
            let path = from.to_string();
            changes.push(FileChange::Remove { path, before });
        }
        for path in &self.removed {
            let before = bytes_of(root, path)?;
            let path = path.to_string();
            changes.push(FileChange::Remove { path, before });
        }
        Ok(changes)
    }
}

/// Makes the changes of a plan: all or none.
///
/// # Errors
/// A file has changed meanwhile, or cannot be written. Every file is then as it was, but for those that the error names.
pub fn apply_plan(root: &Path, command: &str, plan: &FilePlan) -> Result<(), Error> {
    transaction::apply(root, command, &plan.file_changes(root)?).map_err(Error::Write)
}

/// The bytes of a file before and after a change of its text.
fn changed_bytes(root: &Path, file: &ChangedFile) -> Result<(Vec<u8>, Vec<u8>), Error> {
    let before = bytes_of(root, &file.path)?;
    let after = with_changes(&before, file).ok_or_else(|| Error::ChangedMeanwhile {
        path: root.join(&*file.path),
    })?;
    Ok((before, after.into_bytes()))
}

fn bytes_of(root: &Path, path: &str) -> Result<Vec<u8>, Error> {
    let bytes = read_bytes(root, path).map_err(Error::Write)?;
    bytes.ok_or_else(|| Error::ChangedMeanwhile { path: root.join(path) })
}
