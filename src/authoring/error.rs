//! Why nothing was written: what is wrong, where, and what to do.

use crate::date::{DateForm, date_advice};
use crate::load::CONFIG;
use crate::text::count;
use crate::transaction;
use std::fmt::{self, Formatter};
use std::io;
use std::path::{Path, PathBuf};

/// Why nothing was written.
#[derive(Debug)]
#[expect(missing_docs, reason = "the comment of a variant says what its fields are")]
pub enum Error {
    /// Neither the folder nor one above it is a digest.
    NoDigest { folder: PathBuf },
    /// The title is invalid.
    Title { why: &'static str },
    /// No valid slug can be made of the title.
    NoSlug {
        title: String,
        /// What the title gives; empty if it has no letter or digit.
        slug: String,
        why: &'static str,
    },
    /// The requested slug is invalid.
    BadSlug { slug: String, why: &'static str },
    /// The requested date is invalid.
    BadDate { date: String, why: String },
    /// The text of the home page has no address of its own.
    HomePage,
    /// A changed text would not say what it should.
    NotProven { file: String, why: &'static str },
    /// Both slugs are those of one file.
    SameFile { file: String },
    /// Several entries have the slug.
    SeveralFiles {
        slug: String,
        /// How to name each of them.
        names: Vec<String>,
    },
    /// Another file has the path that a file would get.
    PathTaken { path: String },
    /// Files could not be written.
    Write(transaction::Error),
    /// No file has this slug.
    NoSuchFile {
        /// The folder below `content/`.
        folder: &'static str,
        slug: String,
        /// The slug of a file that is spelled nearly like it.
        near: Option<String>,
    },
    /// The kind of file is unknown.
    UnknownKind { kind: String, known: Vec<String> },
    /// A date was given for a kind of file that has none.
    DateOfNoEntry,
    /// The page is not an article; the file is `None` where the page came through standard input.
    NotAnArticle { file: Option<PathBuf>, why: String },
    /// The address that was given is invalid.
    BadUrl { url: String, why: &'static str },
    /// The path of base_url has characters that have a meaning in nginx's configuration.
    NginxPath { path: String },
    /// No headline was found, or none that makes a slug.
    NoHeadline,
    /// Another file has the slug.
    Taken { slug: String, file: PathBuf },
    /// Another file has the slug that a file is to be renamed to.
    NewSlugTaken {
        kind: &'static str,
        old: String,
        slug: String,
        file: PathBuf,
    },
    /// There is no file at this path.
    NoSuchPath {
        path: PathBuf,
        /// What to do about it.
        advice: &'static str,
    },
    /// An address stands where a file is wanted.
    AddressInsteadOfFile { address: String },
    /// A folder stands where a file is wanted.
    FolderInsteadOfFile { path: PathBuf },
    /// The file is not what it was when it was checked.
    ChangedMeanwhile { path: PathBuf },
    /// The path is outside of the digest.
    OutsideDigest { path: PathBuf, root: PathBuf },
    /// Files exist where new ones would be written: all of them, by their paths below the folder.
    Clash { folder: PathBuf, files: Vec<PathBuf> },
    /// The folder of a new digest contains other things.
    NotEmpty {
        folder: PathBuf,
        first: PathBuf,
        more: usize,
    },
    /// A folder is needed where something else exists.
    NotAFolder { path: PathBuf },
    /// A file or folder could not be read or written.
    Io {
        /// A verb, for use after "cannot".
        doing: &'static str,
        path: PathBuf,
        source: io::Error,
    },
}

/// An example of a slug, for help.
const EXAMPLE: &str = "wang-lavrov-rome";

impl fmt::Display for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoDigest { folder } => write!(
                f,
                "no digest found in {} or in a folder above it: a digest has {CONFIG}, or an entry in content/entries/; create one \
                 with `chancery init DIR`, or select one with `-C DIR`",
                display_folder(folder)
            ),
            Self::Title { why } => write!(f, "invalid title: {why}"),
            Self::NoSlug { title, slug, why } => write_no_slug(f, title, slug, why),
            Self::BadSlug { slug, why } => write!(f, "invalid slug {slug:?}: {why}; for example: `{EXAMPLE}`"),
            Self::BadDate { date, why } => {
                let advice = date_advice(date, DateForm::Interval).map_or_else(
                    || "write 2021-10-30, 2021-10, 2021 or an interval such as 2021-10-30/2021-10-31".to_owned(),
                    |advice| advice.help,
                );
                write!(f, "invalid date {date:?}: {why}; {advice}")
            }
            Self::HomePage
            | Self::NotProven { .. }
            | Self::SameFile { .. }
            | Self::SeveralFiles { .. }
            | Self::PathTaken { .. } => write_refused_change(f, self),
            Self::Write(error) => error.fmt(f),
            Self::NoSuchFile { folder, slug, near } => write_no_such_file(f, folder, slug, near.as_deref()),
            Self::UnknownKind { kind, known } => {
                write!(f, "unknown kind of file {kind:?}; the kinds are {}", known.join(", "))
            }
            Self::DateOfNoEntry => write!(f, "only an entry has a date; leave out `--date`"),
            Self::NginxPath { path } => write!(
                f,
                "nginx.conf cannot be written for the path `{}` of base_url; use only letters, digits and `-._~` in it",
                path.escape_debug()
            ),
            Self::NotAnArticle { file, why } => {
                let name = file
                    .as_ref()
                    .map_or("standard input".into(), |file| file.to_string_lossy());
                write!(f, "no article found in {name}: {why}")
            }
            Self::BadUrl { url, why } => write!(f, "invalid address {url:?}: {why}"),
            Self::NoHeadline => write!(
                f,
                "no headline to make a slug from; give a slug, for example `--slug {EXAMPLE}`"
            ),
            Self::Taken { slug, file } => write!(
                f,
                "the slug `{slug}` is already used by {}; edit that file, or choose another slug with `--slug`",
                file.display()
            ),
            Self::NewSlugTaken { kind, old, slug, file } => write_new_slug_taken(f, kind, old, slug, file),
            Self::NoSuchPath { path, advice } => write!(f, "there is no file {}; {advice}", path.display()),
            Self::AddressInsteadOfFile { address } => write!(
                f,
                "{address} is an address, and clip fetches nothing: save the page in your browser, then run `chancery clip FILE`"
            ),
            Self::FolderInsteadOfFile { path } => {
                write!(f, "{} is a folder; give one file", path.display())
            }
            Self::ChangedMeanwhile { path } => write!(
                f,
                "{} has changed while it was checked, and was left as it is; run the command again",
                path.display()
            ),
            Self::OutsideDigest { path, root } => write!(
                f,
                "{} is not in the digest {}; give a file or folder of the digest, such as content/entries",
                path.display(),
                display_folder(root)
            ),
            Self::Clash { folder, files } => write_clash(f, folder, files),
            Self::NotEmpty { folder, first, more } => {
                let more = match more {
                    0 => String::new(),
                    more => format!(" and {}", count(*more, "other thing", "other things")),
                };
                write!(
                    f,
                    "{} is not empty: it contains {}{more}; choose a new folder, or create the digest beside what is there with `--force`",
                    display_folder(folder),
                    first.display()
                )
            }
            Self::NotAFolder { path } => {
                write!(f, "{} is not a folder; move it away, or choose another", path.display())
            }
            Self::Io { doing, path, source } => write_io(f, doing, path, source),
        }
    }
}

fn write_io(f: &mut Formatter<'_>, doing: &str, path: &Path, source: &io::Error) -> fmt::Result {
    let (why, advice) = match source.kind() {
        io::ErrorKind::NotFound => ("there is no such file or folder".to_owned(), "check the path"),
        io::ErrorKind::PermissionDenied => (
            "permission denied".to_owned(),
            "check who may read and write there (`ls -ld`)",
        ),
        io::ErrorKind::StorageFull => ("the disk is full".to_owned(), "free some space"),
        _ => (source.to_string(), "check the path and its permissions (`ls -ld`)"),
    };
    write!(f, "cannot {doing} {}: {why}; {advice}", path.display())
}

fn write_no_slug(f: &mut Formatter<'_>, title: &str, slug: &str, why: &str) -> fmt::Result {
    match slug {
        "" => write!(
            f,
            "no slug can be made from the title {title:?}, which has no letter or digit; give a slug, for example `--slug {EXAMPLE}`"
        ),
        slug => write!(
            f,
            "the title {title:?} gives the slug `{slug}`, which is invalid: {why}; give another, for example `--slug {EXAMPLE}`"
        ),
    }
}

fn write_no_such_file(f: &mut Formatter<'_>, folder: &str, slug: &str, near: Option<&str>) -> fmt::Result {
    write!(f, "no file in content/{folder}/ has the slug `{slug}`")?;
    match near {
        Some(near) => write!(f, "; did you mean `{near}`?"),
        None => Ok(()),
    }
}

/// Why a rename or a merge is refused.
fn write_refused_change(f: &mut Formatter<'_>, error: &Error) -> fmt::Result {
    match error {
        Error::HomePage => write!(
            f,
            "the page `home` is the text of the home page, without an address of its own; name another"
        ),
        Error::NotProven { file, why } => write!(
            f,
            "nothing was written: {file} could not be changed safely, because {why}; change it by hand, and run the command again"
        ),
        Error::SameFile { file } => write!(f, "both are {file}; name two files"),
        Error::SeveralFiles { slug, names } => write!(
            f,
            "several entries have the slug `{slug}`; name one of them with its date: `{}`",
            names.join("` or `")
        ),
        Error::PathTaken { path } => write!(
            f,
            "there is a file {path} already; rename that one first, or choose another slug"
        ),
        _ => Ok(()),
    }
}

fn write_new_slug_taken(f: &mut Formatter<'_>, kind: &str, old: &str, slug: &str, file: &Path) -> fmt::Result {
    let file = file.display();
    match (kind, old == slug) {
        (_, true) => write!(f, "the slug is `{slug}` already, in {file}; choose another"),
        ("page", _) => write!(f, "the slug `{slug}` is already used by {file}; choose another"),
        _ => write!(
            f,
            "the slug `{slug}` is already used by {file}; choose another, or join the two with `chancery merge {kind} {old} {slug}`"
        ),
    }
}

fn write_clash(f: &mut Formatter<'_>, folder: &Path, files: &[PathBuf]) -> fmt::Result {
    let (subject, them) = match files.len() {
        1 => ("this file exists".to_owned(), "it"),
        count => (format!("these {count} files exist"), "them"),
    };
    write!(
        f,
        "nothing was written to {}: {subject} already:",
        display_folder(folder)
    )?;
    for file in files {
        write!(f, "\n  {}", file.display())?;
    }
    write!(f, "\nmove {them} away, or choose a new folder")
}

/// A folder as messages name it.
fn display_folder(folder: &Path) -> String {
    if folder == Path::new(".") {
        "this folder".to_owned()
    } else {
        folder.display().to_string()
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            Self::Write(error) => Some(error),
            _ => None,
        }
    }
}
