//! Reads the digest's texts from the disk: configuration, content and themes; pictures and the like only as paths.
//! Out come [`Inputs`]. Nothing here understands what it reads.

mod binary;
mod characters;
mod copy_text;
mod embedded;
mod encoding;
mod find;
mod folder;
mod input;
mod litter;
mod mail;
mod name_checks;
mod pdf;
mod pdf_pages;
mod read;
mod report;
mod role;
mod sample;
mod saved;
mod signature;
mod themes;

pub use crate::evidence::ARCHIVE;
pub use binary::{binary_kind, is_text};
pub use characters::advice as direction_advice;
pub use copy_text::{CopyFormat, CopyText};
pub use embedded::is_built_in;
pub use encoding::decode;
pub use find::{find_digest, is_digest, is_in_digest, source_folders};
pub use folder::{load, load_settings};
pub use input::Input;
pub use litter::is_read;
pub use mail::{is_mail, mail_article};
pub use pdf::PDF_THREAD;
pub use read::Stamp;
pub use role::ATTACHMENTS;
pub use sample::sample;
pub use saved::{SavedCopy, SavedCopyError};
pub use themes::{ThemeFile, ThemeSources};

use crate::diagnostic::{Diagnostic, Target};
use crate::text_file::TextFile;
use characters::{check_characters, is_about_characters};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The file that makes a folder a digest.
pub const CONFIG: &str = Input::Config.word();

/// What a Markdown file is, by its folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ContentKind {
    /// `content/entries/`
    Entry,
    /// `content/topics/`
    Topic,
    /// `content/people/`
    Person,
    /// `content/parties/`
    Party,
    /// `content/sources/`
    Source,
    /// `content/issues/`
    Issue,
    /// `content/pages/`
    Page,
}

impl ContentKind {
    /// Every kind with its folder below `content/`.
    pub const FOLDERS: [(&'static str, ContentKind); 7] = [
        ("entries", ContentKind::Entry),
        ("topics", ContentKind::Topic),
        ("people", ContentKind::Person),
        ("parties", ContentKind::Party),
        ("sources", ContentKind::Source),
        ("issues", ContentKind::Issue),
        ("pages", ContentKind::Page),
    ];

    /// The kind of the files in a folder below `content/`.
    fn of_folder(folder: &str) -> Option<Self> {
        let (_, kind) = Self::FOLDERS.iter().find(|(name, _)| *name == folder)?;
        Some(*kind)
    }
}

/// A Markdown file with front matter.
#[derive(Debug, Clone)]
pub struct Document {
    /// Which kind of thing it describes.
    pub kind: ContentKind,
    /// Its path and text; the text is empty where it could not be read.
    pub file: TextFile,
    /// Whether it could be read.
    pub readable: bool,
    /// Whether reading it reported nothing. Only then can it be kept unread when it did not change: what was reported would be
    /// missing otherwise.
    faultless: bool,
    /// Size and times of the file as it was read, to tell later whether it changed.
    pub stamp: Stamp,
}

/// A file that is copied as it is.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Its path below the digest's root.
    pub path: Arc<str>,
    /// Where it is on the disk.
    pub from: PathBuf,
    /// Its path on the site if it is below `content/static/`; a file without one is copied beside the page of its entry.
    pub address: Option<String>,
    /// Its text, of a file that hosts or search engines read and that is checked or extended.
    pub text: Option<TextFile>,
    /// What is wrong with the bytes of a picture below `content/static/`, which counts where a page shows it. Beside an entry, it
    /// is among what was found when the files were read.
    pub problem: Option<Box<Diagnostic>>,
}

/// Everything that was read of a digest.
#[derive(Debug, Default)]
pub struct Inputs {
    /// The digest's folder.
    pub root: PathBuf,
    /// The name of that folder, which is the digest's title by default.
    pub name: String,
    /// `chancery.yaml`; none if it does not exist.
    pub config: Option<TextFile>,
    /// `wording.yaml`; none if it does not exist.
    pub wording: Option<TextFile>,
    /// `evidence.lock`; none if it does not exist.
    pub evidence: Option<TextFile>,
    /// The Markdown files, sorted by path.
    pub documents: Vec<Document>,
    /// Pictures and static files, sorted by path.
    pub assets: Vec<Asset>,
    /// The themes, including the built-in ones, sorted by name.
    pub themes: Vec<ThemeSources>,
    /// What could not be read.
    pub diagnostics: Vec<Diagnostic>,
}

impl Document {
    /// A document that cannot be read.
    fn unreadable(kind: ContentKind, path: String) -> Self {
        Self {
            kind,
            file: TextFile::new(path, ""),
            readable: false,
            faultless: false,
            stamp: Stamp::default(),
        }
    }

    /// A document that is built into the program.
    fn built_in(kind: ContentKind, file: TextFile) -> Self {
        Self {
            kind,
            file,
            readable: true,
            faultless: true,
            stamp: Stamp::default(),
        }
    }
}

impl Inputs {
    /// Of the digest at `root`, nothing but its name.
    fn at(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
            name: root
                .canonicalize()
                .ok()
                .and_then(|root| Some(root.file_name()?.to_str()?.to_owned()))
                .unwrap_or_else(|| "Digest".to_owned()),
            ..Self::default()
        }
    }

    /// Whether there is nothing but entries: no configuration, and no files for what they name.
    pub fn has_only_entries(&self) -> bool {
        let mut documents = self.documents.iter();
        self.config.is_none() && self.wording.is_none() && documents.all(|document| document.kind == ContentKind::Entry)
    }

    fn sort(&mut self) {
        self.documents.sort_by(|a, b| a.file.path.cmp(&b.file.path));
        self.assets.sort_by(|a, b| a.path.cmp(&b.path));
    }

    /// Drops the texts of the Markdown files. Once they are parsed they are needed only to show a diagnostic, and
    /// [`Inputs::text`] then reads them again.
    pub fn forget_texts(&mut self) {
        let empty: Arc<str> = "".into();
        for document in &mut self.documents {
            document.file.text = Arc::clone(&empty);
        }
    }

    /// Replaces the text of a Markdown file or of the configuration, in memory only.
    pub fn set_text(&mut self, path: &str, text: &str) {
        let is_of_text = |it: &Diagnostic| {
            let location = it.location.as_ref().filter(|_| is_about_characters(it));
            location.is_some_and(|location| &*location.file == path && location.target != Target::File)
        };
        self.diagnostics.retain(|it| !is_of_text(it));
        self.diagnostics.extend(check_characters(text, path));
        if let Some(config) = self.config.as_mut().filter(|config| &*config.path == path) {
            config.text = text.into();
        } else if let Ok(at) = self
            .documents
            .binary_search_by(|document| (*document.file.path).cmp(path))
        {
            self.documents[at].file.text = text.into();
        }
    }

    /// Gives a Markdown file another path in the folder of its kind, in memory only.
    pub fn move_document(&mut self, from: &str, to: &str) {
        if let Some(document) = self.documents.iter_mut().find(|it| &*it.file.path == from) {
            document.file.path = to.into();
            self.sort();
        }
    }

    /// Removes a Markdown file, in memory only.
    pub fn remove_document(&mut self, path: &str) {
        self.documents.retain(|document| &*document.file.path != path);
    }

    /// The text of a file that was read, by its path.
    pub fn text(&self, path: &str) -> Option<Arc<str>> {
        let mut root_files = self.config.iter().chain(&self.wording).chain(&self.evidence);
        if let Some(file) = root_files.find(|file| &*file.path == path) {
            return Some(Arc::clone(&file.text));
        }
        if let Ok(at) = self
            .documents
            .binary_search_by(|document| (*document.file.path).cmp(path))
        {
            let document = &self.documents[at];
            if !document.readable || !document.file.text.is_empty() {
                return document.readable.then(|| Arc::clone(&document.file.text));
            }
            // It was dropped by `forget_texts`.
            return read::read_text(&self.root.join(path), path).0.map(Into::into);
        }
        if let Ok(at) = self.assets.binary_search_by(|asset| (*asset.path).cmp(path)) {
            return self.assets[at].text.as_ref().map(|file| Arc::clone(&file.text));
        }
        if let Some(below) = path.strip_prefix(ARCHIVE).and_then(|below| below.strip_prefix('/')) {
            let text = self.saved_copy(below).ok()?.text.ok()?;
            // The lines of what was taken out of a file are not those of the file.
            return (text.format != CopyFormat::Extracted).then(|| text.text.into());
        }
        self.themes.iter().find_map(|theme| theme.text(path))
    }

    /// The saved copy at a path below `archive/`. It is read at every call.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn saved_copy(&self, below: &str) -> Result<SavedCopy, SavedCopyError> {
        saved::read_saved(&self.root, below)
    }
}
