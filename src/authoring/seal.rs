//! `chancery seal`: what becomes of `evidence.lock`, and of git's attributes for it. In go the digest and what was found in its
//! saved copies; out come the texts of the two files.

use super::Error;
use super::changed_file::ChangedFile;
use crate::evidence::{EntryEvidence, Evidence, LOCK, seal};
use crate::load::{ARCHIVE, Inputs};
use crate::parse::{Front, Parsed};
use crate::transaction::{self, FileChange};
use jiff::civil::Date;
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The file with git's attributes.
const ATTRIBUTES: &str = ".gitattributes";
/// With it, git keeps the lines of both sides where both have changed the file.
const ATTRIBUTE_LINE: &str = "evidence.lock merge=union\n";

/// What `seal` would write.
#[derive(Debug)]
pub struct SealPlan {
    /// `evidence.lock`, if it changes.
    pub lock: Option<ChangedFile>,
    /// `.gitattributes`, if it has no line for `evidence.lock`.
    pub attributes: Option<ChangedFile>,
    /// How many quotations the file has then.
    pub quotations: usize,
    /// How many copies it has then.
    pub copies: usize,
    /// Whether git would commit the saved copies.
    pub commits_archive: bool,
}

/// Plans what is written of the entries that were verified. Of other entries that have a file, such as drafts with errors, the
/// lines stay as they are.
pub fn plan_seal(inputs: &Inputs, parsed: &Parsed, entries: &[EntryEvidence], today: Date) -> SealPlan {
    let mut sealed = seal(&parsed.evidence, entries, today);
    let verified: HashSet<&str> = entries.iter().map(|entry| &*entry.entry).collect();
    let others = parsed.files.iter().filter(|file| matches!(file.front, Front::Entry(_)));
    let others: HashSet<&str> = others
        .map(|file| &*file.path)
        .filter(|path| !verified.contains(path))
        .collect();
    sealed.keep(&parsed.evidence, |entry| others.contains(entry));
    let before = inputs.evidence.as_ref().map(|file| Arc::clone(&file.text));
    let after = sealed.write();
    let (quotations, copies) = sealed.counts();
    let is_changed = match &before {
        Some(before) => **before != *after,
        None => copies > 0,
    };
    let lock = is_changed.then(|| ChangedFile {
        path: LOCK.into(),
        before: before.unwrap_or_default(),
        after,
    });
    let has_lock = lock.is_some() || inputs.evidence.is_some();
    let folders = git_folders(&inputs.root);
    SealPlan {
        lock,
        attributes: has_lock.then(|| plan_attributes(&inputs.root, &folders)).flatten(),
        quotations,
        copies,
        commits_archive: has_lock && !folders.is_empty() && !is_ignored(&folders),
    }
}

/// The digest's folder and those above it, up to the one that is a repository of git; empty if none is.
fn git_folders(root: &Path) -> Vec<PathBuf> {
    let Ok(root) = root.canonicalize() else {
        return Vec::new();
    };
    let repository = root.ancestors().position(|folder| folder.join(".git").exists());
    let folders = repository.map(|depth| root.ancestors().take(depth + 1).map(Path::to_owned).collect());
    folders.unwrap_or_default()
}

/// The lines of a file of git's in all folders; none where it is missing.
fn lines_in(folders: &[PathBuf], name: &str) -> Vec<String> {
    let texts = folders
        .iter()
        .filter_map(|folder| fs::read_to_string(folder.join(name)).ok());
    texts
        .flat_map(|text| text.lines().map(|line| line.trim().to_owned()).collect::<Vec<_>>())
        .collect()
}

fn plan_attributes(root: &Path, folders: &[PathBuf]) -> Option<ChangedFile> {
    let is_about_lock = |line: &String| {
        let pattern = line.split_whitespace().next().unwrap_or_default();
        pattern.rsplit('/').next() == Some(LOCK) && line.contains("merge")
    };
    if folders.is_empty() || lines_in(folders, ATTRIBUTES).iter().any(is_about_lock) {
        return None;
    }
    let before = fs::read_to_string(root.join(ATTRIBUTES)).unwrap_or_default();
    let gap = if before.is_empty() || before.ends_with('\n') {
        ""
    } else {
        "\n"
    };
    Some(ChangedFile {
        path: ATTRIBUTES.into(),
        after: format!("{before}{gap}{ATTRIBUTE_LINE}"),
        before: before.into(),
    })
}

/// Whether git ignores the saved copies, by any line that names their folder.
fn is_ignored(folders: &[PathBuf]) -> bool {
    let lines = lines_in(folders, ".gitignore");
    let mut names = lines
        .iter()
        .map(|line| line.trim_end_matches("/*").trim_end_matches('/'));
    names.any(|name| !name.starts_with('!') && name.rsplit('/').next() == Some(ARCHIVE))
}

/// Writes the files that change, both or none. The new `evidence.lock` is read again first.
///
/// # Errors
/// It would not say what it should, or a file cannot be written.
pub fn apply_seal(root: &Path, plan: &SealPlan) -> Result<(), Error> {
    if let Some(lock) = &plan.lock {
        let (read, damage) = Evidence::read(&lock.after);
        if !damage.is_empty() || read.counts() != (plan.quotations, plan.copies) {
            return Err(Error::NotProven {
                file: LOCK.to_owned(),
                why: "it could not be read afterwards",
            });
        }
    }
    let files = plan.lock.iter().chain(&plan.attributes);
    let write = |file: &ChangedFile| FileChange::write(root, &*file.path, file.after.as_str());
    let changes: Result<Vec<Option<FileChange>>, transaction::Error> = files.map(write).collect();
    let changes: Vec<FileChange> = changes.map_err(Error::Write)?.into_iter().flatten().collect();
    transaction::apply(root, "seal", &changes).map_err(Error::Write)
}
