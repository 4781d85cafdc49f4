//! Runs git without a shell, so that no path or name is ever interpreted as a command.

use super::error::Error;
use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A git repository.
#[derive(Debug)]
pub struct Git {
    /// A folder in it, in which git is run.
    folder: PathBuf,
    /// Environment variables for git.
    variables: Vec<(&'static str, PathBuf)>,
}

/// Variables that git sets for hooks. If Chancery runs in a hook, they name the hook's repository, which need not be the
/// digest's.
const HOOK_VARIABLES: [&str; 4] = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"];

impl Git {
    /// Finds the repository that contains a folder.
    pub fn find_repository(folder: &Path) -> Result<Self, Error> {
        let git = Self {
            folder: folder.to_owned(),
            variables: Vec::new(),
        };
        let result = git.run(["rev-parse", "--git-dir"], b"")?;
        if result.status.success() {
            return Ok(git);
        }
        Err(Error::NoRepository {
            root: folder.to_owned(),
            why: error_text(&result.stderr),
        })
    }

    /// The same repository, with an environment variable for git.
    pub fn with_variable(&self, name: &'static str, value: impl Into<PathBuf>) -> Self {
        let variables = self.variables.iter().cloned().chain([(name, value.into())]);
        Self {
            folder: self.folder.clone(),
            variables: variables.collect(),
        }
    }

    /// The folder in which git runs.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The output of a command, without the line break at its end. `doing` is for the error message.
    pub fn output<const N: usize>(
        &self,
        doing: &'static str,
        arguments: [&str; N],
        input: &[u8],
    ) -> Result<String, Error> {
        let output = self.run(arguments, input)?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).trim_end().to_owned());
        }
        Err(Error::Git {
            doing,
            why: error_text(&output.stderr),
        })
    }

    /// The output of a command if it succeeds; `None` if it fails, which is an answer, too.
    pub fn query<const N: usize>(&self, arguments: [&str; N]) -> Result<Option<String>, Error> {
        let output = self.run(arguments, b"")?;
        let text = String::from_utf8_lossy(&output.stdout).trim_end().to_owned();
        Ok(output.status.success().then_some(text))
    }

    /// Runs a command. The input is written while the output is read: a pipe holds only a few kilobytes, and both sides would
    /// wait for ever.
    pub fn run<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>, input: &[u8]) -> Result<Output, Error> {
        let mut command = Command::new("git");
        for name in HOOK_VARIABLES {
            command.env_remove(name);
        }
        let mut child = command
            .arg("-C")
            .arg(&self.folder)
            .args(arguments)
            .envs(self.variables.iter().cloned())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|source| match source.kind() {
                io::ErrorKind::NotFound => Error::NoGit,
                _ => Error::Io {
                    doing: "run git",
                    source,
                },
            })?;
        let stdin = child.stdin.take();
        std::thread::scope(|scope| {
            // Writing fails if the command ends early; its exit status then says why.
            scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input)));
            child.wait_with_output()
        })
        .map_err(|source| Error::Io {
            doing: "run git",
            source,
        })
    }
}

/// The error message of git.
pub fn error_text(stderr: &[u8]) -> String {
    let text = String::from_utf8_lossy(stderr);
    let text = text.trim().trim_start_matches("fatal: ");
    if text.is_empty() {
        "no reason given".to_owned()
    } else {
        text.to_owned()
    }
}
