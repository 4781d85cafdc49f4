//! `links.json`: the results of checks, sorted and with one line per link, so that a team can keep the file in version
//! control like the content.

use super::address;
use super::collect::Link;
use super::retry_after;
use super::state::{LinkRecord, LinkState};
use crate::transaction::{self, FileChange};
use jiff::Timestamp;
use serde::Deserialize;
use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The name of the file, in the digest's folder.
pub const CACHE: &str = "links.json";
/// The version of the file format that is written, and the only one that is read.
const VERSION: u32 = 1;

/// The results of all checks, by address.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Cache {
    links: BTreeMap<String, LinkRecord>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CacheFile {
    version: u32,
    links: BTreeMap<String, LinkRecord>,
}

impl Cache {
    /// Reads the file; without one, the cache is empty.
    ///
    /// # Errors
    /// The file cannot be read, or is not in the format that [`Cache::write`] writes. It is not changed.
    pub fn read(root: &Path) -> Result<Self, Error> {
        let path = root.join(CACHE);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(source) => return Err(Error::Read { path, source }),
        };
        // The version is read alone first: a file of a later version is not reported as broken, whatever else it contains.
        let version: Option<u64> = serde_json::from_str::<serde_json::Value>(&text)
            .ok()
            .and_then(|value| value.get("version")?.as_u64());
        if version.is_some_and(|version| version > VERSION.into()) {
            return Err(Error::Newer { path });
        }
        match serde_json::from_str::<CacheFile>(&text) {
            Ok(CacheFile {
                version: VERSION,
                links,
            }) => Ok(Self { links }),
            Ok(_) => Err(Error::Newer { path }),
            Err(source) => Err(Error::Broken { path, source }),
        }
    }

    /// Replaces the file in one step, so that a reader, or a crash, finds the whole old file or the whole new one. A file
    /// that would not change is not touched.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn write(&self, root: &Path) -> Result<(), Error> {
        let text = self.text().map_err(|source| Error::Broken {
            path: root.join(CACHE),
            source,
        })?;
        let change = FileChange::write(root, CACHE, text).map_err(Error::Write)?;
        let is_wanted = |change: &FileChange| change.before().is_some() || !self.links.is_empty();
        let changes: Vec<FileChange> = change.into_iter().filter(is_wanted).collect();
        transaction::apply(root, "links", &changes).map_err(Error::Write)
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

    /// The result of the last check of an address.
    pub fn get(&self, url: &str) -> Option<&LinkRecord> {
        self.links.get(url)
    }

    /// The state of a link.
    pub fn state(&self, link: &Link) -> LinkState {
        match self.get(&link.url) {
            _ if link.host.is_empty() => LinkState::Invalid,
            Some(record) => record.state,
            None => LinkState::Unchecked,
        }
    }

    /// The hosts that asked for no further requests until later than `now`. A longer wait than a check can have recorded
    /// is ignored: it comes from a wrong clock, or from an edit by hand.
    pub fn paused_hosts(&self, now: Timestamp) -> HashSet<String> {
        let is_valid = |until: Timestamp| until > now && until.duration_since(now) <= retry_after::MAX_WAIT;
        let paused = self
            .links
            .iter()
            .filter(|(_, record)| record.retry_after.is_some_and(is_valid));
        let host = |(url, record): (&String, &LinkRecord)| match &record.retry_host {
            Some(host) => Some(host.clone()),
            None => address::parse(url).map(|url| address::host(&url)),
        };
        paused.filter_map(host).collect()
    }

    /// Keeps a result. If the state is the same as before, the day since which it is so stays.
    pub fn record_result(&mut self, url: &str, result: LinkRecord) {
        let before = self.get(url).filter(|before| before.state == result.state);
        let since = before.map_or(result.since, |before| before.since.min(result.since));
        self.links.insert(url.to_owned(), LinkRecord { since, ..result });
    }

    /// Forgets the results of addresses that are not among these links.
    pub fn forget_others(&mut self, links: &[Link]) {
        let known: HashSet<&str> = links.iter().map(|link| link.url.as_str()).collect();
        self.links.retain(|url, _| known.contains(url.as_str()));
    }
}

/// Why `links.json` cannot be used.
#[derive(Debug)]
#[expect(missing_docs, reason = "the comment of a variant says what its fields are")]
pub enum Error {
    /// The file cannot be read.
    Read { path: PathBuf, source: io::Error },
    /// The file is not valid.
    Broken { path: PathBuf, source: serde_json::Error },
    /// A later version of Chancery wrote the file.
    Newer { path: PathBuf },
    /// The file cannot be written.
    Write(transaction::Error),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read { path, source } => write!(f, "cannot read {}: {source}", path.display()),
            Self::Broken { path, source } => write!(
                f,
                "{}: {source}; the file was not changed: resolve the merge conflict if there is one, restore an older version, \
                 or delete the file and run `chancery links --check` again",
                path.display()
            ),
            Self::Newer { path } => write!(
                f,
                "{} was written by another version of Chancery, and was not changed; use that version, or delete the file",
                path.display()
            ),
            Self::Write(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Read { source, .. } => Some(source),
            Self::Write(error) => Some(error),
            Self::Broken { source, .. } => Some(source),
            Self::Newer { .. } => None,
        }
    }
}
