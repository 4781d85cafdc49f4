//! The journal: what is to be done, so that a process that was killed in between can be finished by the next one. It is read from
//! disk and may have been written by anybody, so its paths are checked.

use super::change::FileChange;
use serde::{Deserialize, Serialize};
use std::path::{Component, Path};

/// The version of the format; others are not read.
const FORMAT: u32 = 1;

/// What is to be done.
#[derive(Debug, Serialize, Deserialize)]
pub struct Journal {
    format: u32,
    /// The command that does it, for messages.
    pub command: String,
    /// The changes, in their order.
    pub steps: Vec<Step>,
}

/// One change. It has at least one of the two hashes.
#[derive(Debug, Serialize, Deserialize)]
pub struct Step {
    /// The path below the folder.
    pub path: String,
    /// The BLAKE3 hash before; none if there must be no file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// The BLAKE3 hash after; none if there is to be no file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}

impl Journal {
    /// The journal of these changes.
    pub fn new(command: &str, changes: &[FileChange]) -> Self {
        let step = |change: &FileChange| Step {
            path: change.path().to_owned(),
            before: change.before().map(hash),
            after: change.after().map(hash),
        };
        Self {
            format: FORMAT,
            command: command.to_owned(),
            steps: changes.iter().map(step).collect(),
        }
    }

    /// The journal as JSON.
    ///
    /// # Errors
    /// None: all of it can be written as JSON.
    pub fn to_json(&self) -> Result<Vec<u8>, serde_json::Error> {
        serde_json::to_vec_pretty(self)
    }

    /// Reads a journal; `None` if it is damaged, of another version, or names a path that no command would change.
    pub fn from_json(json: &[u8]) -> Option<Self> {
        let journal: Self = serde_json::from_slice(json).ok()?;
        let is_sound = journal.format == FORMAT && journal.steps.iter().all(|step| is_safe_path(&step.path));
        is_sound.then_some(journal)
    }
}

/// The hash of some bytes, as a journal has it.
pub fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// Whether a path stays in its folder, and out of the files of git itself.
pub fn is_safe_path(path: &str) -> bool {
    let mut parts = Path::new(path).components();
    let is_plain = |part: Component| match part {
        Component::Normal(name) => !name.eq_ignore_ascii_case(".git"),
        _ => false,
    };
    !path.is_empty() && parts.all(is_plain)
}
