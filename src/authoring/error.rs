//! Why the desk wrote nothing: what, where, and what to do.

use crate::load::CONFIG;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why nothing was written.
#[derive(Debug)]
pub enum Error {
    /// The folder is no digest.
    NoDigest { root: PathBuf },
    /// The title cannot be one.
    Title { why: &'static str },
    /// The title gives no slug.
    NoSlug {
        /// What it is called.
        title: String,
        /// The last part of its address.
        slug: String,
        why: &'static str,
    },
    /// The slug that was asked for cannot be one.
    BadSlug { slug: String, why: &'static str },
    /// The date that was asked for is none.
    BadDate { date: String, why: String },
    /// What the kind of file is called has no slug that other files name.
    CannotRename,
    /// There is no file with that slug.
    NoSuchFile {
        folder: &'static str,
        slug: String,
        near: Option<String>,
    },
    /// There is no kind of file of this name.
    UnknownKind { kind: String, known: Vec<String> },
    /// A date was given for what has none.
    DateOfNoEntry,
    /// What was to be clipped is no article; the file is none where it came through standard input.
    NotAnArticle { file: Option<PathBuf>, why: String },
    /// The address that was given cannot be one.
    BadUrl { url: String, why: &'static str },
    /// The path of base_url has characters that nginx's configuration would read as its own.
    NginxPath { path: String },
    /// No headline was found, or none that makes a slug.
    NoHeadline,
    /// Another file has the slug.
    Taken { slug: String, file: PathBuf },
    /// Files stand where new ones would be written; every one of them, by its path below the folder.
    Clash { folder: PathBuf, files: Vec<PathBuf> },
    /// What has to be a folder is none.
    NotAFolder { path: PathBuf },
    /// The file system refused.
    Io {
        doing: &'static str,
        path: PathBuf,
        source: io::Error,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoDigest { root } => write!(
                f,
                "{} is no digest: there is neither {CONFIG} nor a folder content/; `chancery init DIR` begins one, and `-C DIR` \
                 says where one is",
                shown(root)
            ),
            Self::Title { why } => write!(f, "this cannot be a title: {why}"),
            Self::NoSlug { title, slug, .. } if slug.is_empty() => write!(
                f,
                "no slug can be made of the title {title:?}: it has no letter or digit; give one, such as `--slug \
                 wang-lavrov-rome`"
            ),
            Self::NoSlug { title, slug, why } => write!(
                f,
                "the title {title:?} gives the slug `{slug}`, and {why}; give another, such as `--slug wang-lavrov-rome`"
            ),
            Self::BadSlug { slug, why } => {
                write!(
                    f,
                    "{slug:?} is not a slug: {why}; write something like `wang-lavrov-rome`"
                )
            }
            Self::BadDate { date, why } => write!(
                f,
                "{date:?} is not a date: {why}; write 2021-10-30, 2021-10-30/2021-10-31 or 2021-10"
            ),
            Self::CannotRename => write!(
                f,
                "a topic, person, party or source can be renamed; others get a `slug:` and an alias"
            ),
            Self::NoSuchFile { folder, slug, near } => {
                write!(f, "no file in content/{folder}/ has the slug `{slug}`")?;
                match near {
                    Some(near) => write!(f, "; did you mean `{near}`?"),
                    None => Ok(()),
                }
            }
            Self::UnknownKind { kind, known } => {
                write!(
                    f,
                    "there is no kind of file named {kind:?}; the kinds are {}",
                    known.join(", ")
                )
            }
            Self::DateOfNoEntry => write!(f, "only an entry has a date; leave `--date` out"),
            Self::NginxPath { path } => write!(
                f,
                "nginx.conf cannot be written for the path `{}` of base_url; take letters, digits and `-._~` for it",
                path.escape_debug()
            ),
            Self::NotAnArticle { file, why } => {
                let name = file
                    .as_ref()
                    .map_or("standard input".into(), |file| file.to_string_lossy());
                write!(f, "{name} cannot be clipped: {why}")
            }
            Self::BadUrl { url, why } => write!(f, "{url:?} is not an address: {why}"),
            Self::NoHeadline => write!(
                f,
                "no headline was found that makes a slug; give one, such as `--slug wang-lavrov-rome`"
            ),
            Self::Taken { slug, file } => write!(
                f,
                "the slug `{slug}` is taken by {}; edit that file, or give another slug with `--slug`",
                file.display()
            ),
            Self::Clash { folder, files } => {
                let (number, them) = match files.len() {
                    1 => ("this is".to_owned(), "it"),
                    many => (format!("these {many} are"), "them"),
                };
                write!(f, "nothing was written into {}: {number} there already:", shown(folder))?;
                for file in files {
                    write!(f, "\n  {}", file.display())?;
                }
                write!(f, "\nmove {them} away, or begin in a new folder")
            }
            Self::NotAFolder { path } => {
                write!(f, "{} is not a folder; move it away, or choose another", path.display())
            }
            Self::Io { doing, path, source } => {
                write!(
                    f,
                    "cannot {doing} {}: {source}; see who may write there (`ls -ld`)",
                    path.display()
                )
            }
        }
    }
}

/// A folder as messages name it.
fn shown(folder: &Path) -> String {
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
            _ => None,
        }
    }
}
