//! How a command ends, and its exit status.

use super::output::say;
use std::process::ExitCode;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It did what it was asked to do: exit status 0.
    Success,
    /// It found errors in the content or the theme, or what else it was asked to look for: exit status 1.
    ProblemsFound,
    /// It could not run: invalid arguments, or an error of the system. Exit status 2.
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Success => Self::from(0),
            Outcome::ProblemsFound => Self::from(1),
            Outcome::Failed => Self::from(2),
        }
    }
}

/// Prints why a command could not run.
pub fn fail(message: impl std::fmt::Display) -> Outcome {
    say(format_args!("chancery: {message}"));
    Outcome::Failed
}
