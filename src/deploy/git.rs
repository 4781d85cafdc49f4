//! Runs git, without a shell: what it is told stands in its arguments and its input.

use super::Error;
use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The repository that a folder lies in.
#[derive(Debug)]
pub struct Git {
    folder: PathBuf,
    settings: Vec<(&'static str, PathBuf)>,
}

/// What git tells a hook of the repository that it runs for, which need not be the digest's.
const OF_ANOTHER: [&str; 4] = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"];

impl Git {
    /// Finds the repository.
    pub fn at(folder: &Path) -> Result<Self, Error> {
        let git = Self {
            folder: folder.to_owned(),
            settings: Vec::new(),
        };
        let found = git.run(["rev-parse", "--git-dir"], b"")?;
        if found.status.success() {
            return Ok(git);
        }
        Err(Error::NoRepository {
            root: folder.to_owned(),
            why: words(&found.stderr),
        })
    }

    /// The same, but with a variable of the environment.
    pub fn with(&self, name: &'static str, value: impl Into<PathBuf>) -> Self {
        let settings = self.settings.iter().cloned().chain([(name, value.into())]);
        Self {
            folder: self.folder.clone(),
            settings: settings.collect(),
        }
    }

    /// The folder in which git runs.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What a command says, without the end of the line.
    pub fn say<const N: usize>(
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
            why: words(&output.stderr),
        })
    }

    /// What a command says if it succeeds.
    pub fn ask<const N: usize>(&self, arguments: [&str; N]) -> Result<Option<String>, Error> {
        let output = self.run(arguments, b"")?;
        let said = String::from_utf8_lossy(&output.stdout).trim_end().to_owned();
        Ok(output.status.success().then_some(said))
    }

    /// Runs a command. Input is written while output is read, as pipes hold little.
    pub fn run<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>, input: &[u8]) -> Result<Output, Error> {
        let mut command = Command::new("git");
        for name in OF_ANOTHER {
            command.env_remove(name);
        }
        let mut child = command
            .arg("-C")
            .arg(&self.folder)
            .args(arguments)
            .envs(self.settings.iter().cloned())
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
            // A command that ends before it has read everything says why by its status.
            scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input)));
            child.wait_with_output()
        })
        .map_err(|source| Error::Io {
            doing: "run git",
            source,
        })
    }
}

/// What git says of a failure.
pub fn words(stderr: &[u8]) -> String {
    let text = String::from_utf8_lossy(stderr);
    let text = text.trim().trim_start_matches("fatal: ");
    if text.is_empty() {
        "it did not say why".to_owned()
    } else {
        text.to_owned()
    }
}
