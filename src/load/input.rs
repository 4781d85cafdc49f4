//! The list of what a digest is read from. Everything that [`super::load`] reads is found by this list, and `serve` watches
//! exactly it.

use crate::closed_list::closed_list;
use std::path::{Path, PathBuf};

closed_list! {
    /// A file or folder at the top of a digest that is read, by its name.
    ///
    /// `archive/` is not among them: saved copies are read only by lints that ask for one, and by `seal`.
    pub enum Input {
        /// The file that makes a folder a digest.
        Config = "chancery.yaml",
        /// The file beside it that extends the word lists of lints.
        Wording = "wording.yaml",
        /// The file beside it that says which quotations stand in which saved copies.
        Evidence = "evidence.lock",
        /// The folder of Markdown files and of what they show.
        Content = "content",
        /// The folder of themes.
        Themes = "themes",
    }
}

impl Input {
    /// Whether it is a folder, which is read with everything below it.
    pub fn is_folder(self) -> bool {
        match self {
            Self::Config | Self::Wording | Self::Evidence => false,
            Self::Content | Self::Themes => true,
        }
    }

    /// Where it is in the digest at `root`.
    pub fn path(self, root: &Path) -> PathBuf {
        root.join(self.word())
    }

    /// The path below the digest's root of what is at `below` in this folder.
    pub fn join(self, below: &str) -> String {
        format!("{}/{below}", self.word())
    }
}
