//! Deploys a built site: copies it to a directory, or commits it to a branch of the digest's repository. The input is a
//! folder with a manifest; only the files of the manifest are deployed, and the manifest itself is not.

mod branch;
mod built;
mod directory;
mod error;
mod git;
mod in_use;
mod kept_files;
mod loss;
mod lost;
mod site_tree;

pub use branch::{Deployed, to_branch};
pub use built::Built;
pub use directory::to_directory;
pub use error::Error;
pub use lost::{Changes, changes_in_directory, changes_on_branch};

/// The branch to deploy to.
#[derive(Debug, Clone)]
pub struct Branch {
    /// The name of the branch.
    pub name: String,
    /// The remote repository.
    pub remote: String,
    /// Whether to push the branch to the remote repository.
    pub push: bool,
    /// Whether files that somebody else committed may be replaced, as well as the site of another digest and one with far
    /// more pages.
    pub force: bool,
}
