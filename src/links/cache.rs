//! `links.json`: what is known of links, a line each and sorted, so that a team can share it as it shares the content.

use super::address;
use super::gather::Link;
use super::retry;
use super::state::{Record, State};
use crate::atomic_write::replace;
use jiff::Timestamp;
use serde::Deserialize;
use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The file, in the digest's folder.
pub const CACHE: &str = "links.json";
/// The form that is written, and the only one that is read.
const VERSION: u32 = 1;

/// What is known of links.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Cache {
    links: BTreeMap<String, Record>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    version: u32,
    links: BTreeMap<String, Record>,
}

impl Cache {
    /// Reads it; nothing is known where there is no file.
    ///
    /// # Errors
    /// The file system refuses, or the file is not what [`Cache::write`] writes. It stays as it is.
    pub fn read(root: &Path) -> Result<Self, Error> {
        let path = root.join(CACHE);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(source) => return Err(Error::Read { path, source }),
        };
        // A later form is told from a broken file, whatever else it holds.
        let version: Option<u64> = serde_json::from_str::<serde_json::Value>(&text)
            .ok()
            .and_then(|value| value.get("version")?.as_u64());
        if version.is_some_and(|version| version > VERSION.into()) {
            return Err(Error::Newer { path });
        }
        match serde_json::from_str::<Written>(&text) {
            Ok(Written {
                version: VERSION,
                links,
            }) => Ok(Self { links }),
            Ok(_) => Err(Error::Newer { path }),
            Err(source) => Err(Error::Broken { path, source }),
        }
    }

    /// Writes it in one step: whoever reads it meanwhile, or pulls the plug, has the old file or the new one. What says the
    /// same already stays untouched.
    ///
    /// # Errors
    /// The file system refuses.
    pub fn write(&self, root: &Path) -> Result<(), Error> {
        let path = root.join(CACHE);
        let written = self.text().map_err(io::Error::from).and_then(|text| {
            let same = match fs::read_to_string(&path) {
                Ok(before) => before == text,
                Err(_) => self.links.is_empty(),
            };
            if same {
                return Ok(());
            }
            replace(&path, &text)
        });
        written.map_err(|source| Error::Write { path, source })
    }

    fn text(&self) -> serde_json::Result<String> {
        let mut text = format!("{{\n\"version\": {VERSION},\n\"links\": {{");
        for (at, (url, record)) in self.links.iter().enumerate() {
            text.push_str(if at == 0 { "\n" } else { ",\n" });
            text.push_str(&serde_json::to_string(url)?);
            text.push_str(": ");
            text.push_str(&serde_json::to_string(record)?);
        }
        text.push_str("\n}\n}\n");
        Ok(text)
    }

    /// What is known of a link.
    pub fn get(&self, url: &str) -> Option<&Record> {
        self.links.get(url)
    }

    /// How a link was found when it was last looked at.
    pub fn state(&self, link: &Link) -> State {
        match self.get(&link.url) {
            _ if link.host.is_empty() => State::Invalid,
            Some(record) => record.state,
            None => State::Unchecked,
        }
    }

    /// The hosts that asked to be left alone, by links or redirects. A wait that no answer can have asked for is none.
    pub fn resting(&self, now: Timestamp) -> HashSet<String> {
        let asked = |until: Timestamp| until > now && until.duration_since(now) <= retry::LONGEST;
        let resting = self
            .links
            .iter()
            .filter(|(_, record)| record.retry_after.is_some_and(asked));
        let host = |(url, record): (&String, &Record)| match &record.retry_host {
            Some(host) => Some(host.clone()),
            None => address::parse(url).map(|url| address::host(&url)),
        };
        resting.filter_map(host).collect()
    }

    /// Keeps what was found; the first day of it stays where it is no news.
    pub fn learn(&mut self, url: &str, found: Record) {
        let before = self.get(url).filter(|before| before.state == found.state);
        let since = before.map_or(found.since, |before| before.since.min(found.since));
        self.links.insert(url.to_owned(), Record { since, ..found });
    }

    /// Forgets what the digest does not lead to any more.
    pub fn forget_others(&mut self, links: &[Link]) {
        let known: HashSet<&str> = links.iter().map(|link| link.url.as_str()).collect();
        self.links.retain(|url, _| known.contains(url.as_str()));
    }
}

/// Why `links.json` cannot be used.
#[derive(Debug)]
pub enum Error {
    /// It cannot be read.
    Read { path: PathBuf, source: io::Error },
    /// It is not what it should be.
    Broken { path: PathBuf, source: serde_json::Error },
    /// A later version of the program wrote it.
    Newer { path: PathBuf },
    /// It cannot be written.
    Write { path: PathBuf, source: io::Error },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read { path, source } => write!(f, "cannot read {}: {source}", path.display()),
            Self::Broken { path, source } => write!(
                f,
                "{}: {source}; it was left as it is: settle the conflict if there is one, take an older edition of it, or \
                 delete it and let `chancery links --check` begin anew",
                path.display()
            ),
            Self::Newer { path } => write!(
                f,
                "{} is of another version of Chancery, and was left as it is; use that version, or delete the file",
                path.display()
            ),
            Self::Write { path, source } => {
                write!(f, "cannot write {}: {source}; see who may write there", path.display())
            }
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Read { source, .. } | Self::Write { source, .. } => Some(source),
            Self::Broken { source, .. } => Some(source),
            Self::Newer { .. } => None,
        }
    }
}
