//! Reads the digest's texts from the disk: configuration, content and themes; pictures and the like only as paths.
//! Out come [`Inputs`]. Nothing here understands what it reads.

mod embedded;
mod encoding;
mod read;
mod sample;
mod saved;
mod themes;

pub use encoding::decode;
pub use sample::{looks, sample};
pub use saved::{ARCHIVE, Saved, Unsaved, sha256};
pub use themes::{ThemeFile, ThemeSources};

use crate::diagnostic::{Diagnostic, Location, Rule, rules};
use crate::text_file::TextFile;
use crate::walk::{self, Reason, WalkEntry};
use rayon::prelude::*;
use read::Read;
pub use read::Stamp;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

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
}

/// A Markdown file with front matter.
#[derive(Debug, Clone)]
pub struct Document {
    /// Its kind.
    pub kind: ContentKind,
    /// Its text; empty where it could not be read.
    pub file: TextFile,
    /// Whether it could be read.
    pub readable: bool,
    /// Whether reading it found nothing wrong; only then need it not be read again.
    faultless: bool,
    /// What tells this edition of the file from others.
    pub stamp: Stamp,
}

/// A file that is copied as it is.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Its path below the digest's root.
    pub path: Arc<str>,
    /// Where it is.
    pub from: PathBuf,
    /// Its path on the site, where it is below `content/static/`; else it stands beside an entry.
    pub address: Option<String>,
}

/// Everything that was read.
#[derive(Debug, Default)]
pub struct Inputs {
    /// The digest's folder.
    pub root: PathBuf,
    /// Its name.
    pub name: String,
    /// `chancery.yaml`, where there is one.
    pub config: Option<TextFile>,
    /// `wording.yaml`, where there is one.
    pub wording: Option<TextFile>,
    /// The Markdown files, sorted by path.
    pub documents: Vec<Document>,
    /// Pictures and static files, sorted by path.
    pub assets: Vec<Asset>,
    /// The themes, the built-in ones among them, sorted by name.
    pub themes: Vec<ThemeSources>,
    /// What could not be read.
    pub diagnostics: Vec<Diagnostic>,
}

impl Document {
    /// One that is built into the program.
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
    /// Nothing yet of the digest in a folder.
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

    fn sort(&mut self) {
        self.documents.sort_by(|a, b| a.file.path.cmp(&b.file.path));
        self.assets.sort_by(|a, b| a.path.cmp(&b.path));
    }

    /// Lets go of the texts of the Markdown files, which are parsed and seldom wanted again.
    pub fn forget(&mut self) {
        let empty: Arc<str> = "".into();
        for document in &mut self.documents {
            document.file.text = Arc::clone(&empty);
        }
    }

    /// The text of a file that was read, by its path.
    pub fn text(&self, path: &str) -> Option<Arc<str>> {
        let mut beside = self.config.iter().chain(&self.wording);
        if let Some(file) = beside.find(|file| &*file.path == path) {
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
            // It was forgotten, and is wanted after all.
            return read::text(&self.root.join(path), path).0.map(Into::into);
        }
        if let Some(below) = path.strip_prefix(ARCHIVE).and_then(|below| below.strip_prefix('/')) {
            return self.saved(below).ok().map(|saved| saved.text.into());
        }
        self.themes.iter().find_map(|theme| theme.text(path))
    }

    /// The saved copy at a path below `archive/`, read at every call.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn saved(&self, below: &str) -> Result<Saved, Unsaved> {
        saved::read(&self.root, below)
    }
}

/// The file that makes a folder a digest.
pub const CONFIG: &str = "chancery.yaml";

/// The file beside it that extends the lints' lists of words.
pub const WORDING: &str = "wording.yaml";

/// Pictures and documents that may stand beside an entry.
const BESIDE: [&str; 7] = ["png", "jpg", "jpeg", "gif", "webp", "avif", "pdf"];

/// Reads the digest at `root`. A file that did not change since `previous` is not read again.
pub fn load(root: &Path, previous: Option<&Inputs>) -> Inputs {
    let mut inputs = Inputs::at(root);
    let (found, obstacles) = walk::walk(&root.join("content"));
    for obstacle in obstacles {
        let path = format!("content/{}", obstacle.below).trim_end_matches('/').to_owned();
        inputs.diagnostics.push(obstacle_found(&path, &obstacle.reason));
    }
    let mut known = HashMap::new();
    if let Some(previous) = previous {
        known.extend(
            previous
                .documents
                .iter()
                .map(|document| (&*document.file.path, document)),
        );
    }
    let mut documents = Vec::new();
    let mut stray_folders = HashSet::new();
    for found in found {
        match Role::of(&found) {
            Role::Document(kind) => documents.push((kind, found)),
            Role::Static(address) => inputs.assets.push(asset(found, Some(address))),
            Role::Beside => inputs.assets.push(asset(found, None)),
            Role::Refused => inputs.diagnostics.push(refused(&found)),
            Role::Stray => {
                // A folder of no kind is one mistake, however much is in it.
                let unknown = found.below.split_once('/').map(|(folder, _)| folder.to_owned());
                let unknown = unknown.filter(|folder| ContentKind::FOLDERS.iter().all(|(known, _)| known != folder));
                if unknown.is_none_or(|folder| stray_folders.insert(folder)) {
                    inputs.diagnostics.push(stray(&found));
                }
            }
        }
    }
    let read: Vec<(Document, Vec<Diagnostic>)> = documents
        .into_par_iter()
        .map(|(kind, found)| document(kind, found, &known))
        .collect();
    for (document, diagnostics) in read {
        inputs.documents.push(document);
        inputs.diagnostics.extend(diagnostics);
    }
    inputs.sort();
    settings(root, &mut inputs);
    inputs
}

/// Reads the configuration, the digest's own words and the themes.
fn settings(root: &Path, inputs: &mut Inputs) {
    inputs.config = beside(root, CONFIG, &mut inputs.diagnostics);
    inputs.wording = beside(root, WORDING, &mut inputs.diagnostics);
    themes::load(root, inputs);
}

/// A file to copy, at this path on the site or beside its entry.
fn asset(found: WalkEntry, address: Option<String>) -> Asset {
    Asset {
        path: format!("content/{}", found.below).into(),
        from: found.path,
        address,
    }
}

/// A file at the top of the digest, where there is one.
fn beside(root: &Path, name: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<TextFile> {
    let file = root.join(name);
    file.symlink_metadata().ok()?;
    let (text, faults) = read::text(&file, name);
    diagnostics.extend(faults);
    Some(TextFile::new(name, text.unwrap_or_default()))
}

/// What a file below `content/` is, by its place.
enum Role {
    Document(ContentKind),
    Static(String),
    Beside,
    Refused,
    Stray,
}

impl Role {
    fn of(found: &WalkEntry) -> Self {
        let Some((folder, rest)) = found.below.split_once('/') else {
            return Self::Stray;
        };
        if folder == "static" {
            return Self::Static(rest.to_owned());
        }
        let Some((_, kind)) = ContentKind::FOLDERS.iter().find(|(name, _)| *name == folder) else {
            return Self::Stray;
        };
        let extension = found
            .path
            .extension()
            .and_then(|end| end.to_str())
            .unwrap_or_default()
            .to_ascii_lowercase();
        match (kind, extension.as_str()) {
            (_, "md" | "markdown") => Self::Document(*kind),
            (_, end) if BESIDE.contains(&end) => Self::Beside,
            (_, "svg" | "html" | "htm" | "xhtml" | "xml" | "js" | "mjs" | "css" | "swf") => Self::Refused,
            _ => Self::Stray,
        }
    }
}

fn document(kind: ContentKind, found: WalkEntry, known: &HashMap<&str, &Document>) -> (Document, Vec<Diagnostic>) {
    let path = format!("content/{}", found.below);
    let known = known.get(path.as_str()).filter(|known| known.faultless);
    let (read, diagnostics) = read::unless(&found.path, &path, known.map(|known| known.stamp));
    let (text, stamp) = match (read, known) {
        (Read::Same, Some(known)) => return ((*known).clone(), diagnostics),
        (Read::Text(text, stamp), _) => (Some(text), Some(stamp)),
        _ => (None, None),
    };
    let document = Document {
        kind,
        readable: text.is_some(),
        faultless: diagnostics.is_empty(),
        file: TextFile::new(path, text.unwrap_or_default()),
        stamp: stamp.unwrap_or_default(),
    };
    (document, diagnostics)
}

fn at(rule: &'static Rule, path: &str, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(rule, Location::file(&path.into()), message)
}

fn obstacle_found(path: &str, reason: &Reason) -> Diagnostic {
    match reason {
        Reason::Outside => at(
            &rules::OUTSIDE_CONTENT,
            path,
            "this symbolic link leads out of content/ or nowhere",
        )
        .help("copy what it points at into content/"),
        Reason::Cycle => at(
            &rules::UNREADABLE,
            path,
            "this symbolic link leads into a folder that it stands in",
        )
        .help("remove the link"),
        Reason::Special => at(&rules::STRAY_FILE, path, "this is neither a file nor a folder").help("remove it"),
        Reason::Name => at(&rules::UNREADABLE, path, "this name is not UTF-8").help("rename it"),
        Reason::System(why) => {
            at(&rules::UNREADABLE, path, format!("this cannot be read: {why}")).help("see who may read it (`ls -l`)")
        }
    }
}

fn refused(found: &WalkEntry) -> Diagnostic {
    let path = format!("content/{}", found.below);
    at(
        &rules::REFUSED_FILE,
        &path,
        "files of this kind could run script on the site and are not copied from here",
    )
    .help(format!(
        "use {}; or put it into content/static/ if you trust it",
        BESIDE.join(", ")
    ))
}

fn stray(found: &WalkEntry) -> Diagnostic {
    let path = format!("content/{}", found.below);
    let folders: Vec<&str> = ContentKind::FOLDERS.iter().map(|(folder, _)| *folder).collect();
    let diagnostic = at(
        &rules::STRAY_FILE,
        &path,
        "this file is of no kind that Chancery knows, and is left out",
    );
    if found.below.contains('/')
        && folders
            .iter()
            .any(|folder| found.below.starts_with(&format!("{folder}/")))
    {
        diagnostic
            .help("entries and registries are .md files; other files that are to be published go into content/static/")
    } else {
        diagnostic.help(format!("the folders are {}, static", folders.join(", ")))
    }
}
