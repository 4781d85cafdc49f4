//! Compares two builds: which addresses were added, changed and removed, and whether the removed ones redirect.
//!
//! An address is what somebody may have linked to or subscribed to: pages, feeds, data, pictures and documents. Not counted
//! are files with hashes in their names, the parts of the search index, compressed copies of files, later pages of lists,
//! and files that only hosts and search engines read.

use crate::publish::{self, DEPLOYED_MANIFEST, MANIFEST, Manifest};
use crate::redirect_rules::Redirects;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

/// The addresses and redirects of a build.
#[derive(Debug, Default)]
pub struct Build {
    /// Every address with the hash of its file.
    addresses: BTreeMap<String, String>,
    redirects: Redirects,
}

/// Why a build cannot be read.
#[derive(Debug)]
#[expect(missing_docs, reason = "the comment of a variant says what its fields are")]
pub enum Error {
    /// There is no manifest.
    NoManifest { path: PathBuf },
    /// The manifest cannot be read.
    Manifest { path: PathBuf, why: String },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoManifest { path } => write!(
                f,
                "{} is neither a site made by chancery nor a manifest; name a folder such as public/, or a copy of \
                 public/{MANIFEST}",
                path.display()
            ),
            Self::Manifest { path, why } => write!(f, "cannot read {}: {why}", path.display()),
        }
    }
}

impl std::error::Error for Error {}

/// The differences between two builds.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Addresses that only the new build has.
    pub added: Vec<String>,
    /// Addresses whose files differ.
    pub changed: Vec<String>,
    /// Addresses that only the old build has, with the target of their redirect in the new one.
    pub removed: Vec<(String, Option<String>)>,
}

impl Difference {
    /// The number of removed addresses without a redirect.
    pub fn lost(&self) -> usize {
        self.removed.iter().filter(|(_, to)| to.is_none()).count()
    }
}

impl Build {
    /// Reads a build: a folder with a manifest (of a build or a deployment), or a manifest alone, which says nothing about
    /// redirects except that redirect pages are addresses, too.
    ///
    /// # Errors
    /// There is no manifest, or it cannot be read.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let (manifest, folder) = if path.is_dir() {
            (path.join(MANIFEST), Some(path))
        } else {
            let is_in_site = path
                .file_name()
                .is_some_and(|name| name == MANIFEST || name == DEPLOYED_MANIFEST);
            (path.to_owned(), path.parent().filter(|_| is_in_site))
        };
        let read_manifest = |path: PathBuf| publish::read_manifest(&path).map_err(|why| Error::Manifest { path, why });
        let manifest = match (read_manifest(manifest)?, folder.filter(|folder| *folder == path)) {
            // A folder to which a site was deployed has this manifest instead.
            (None, Some(folder)) => read_manifest(folder.join(DEPLOYED_MANIFEST))?,
            (manifest, _) => manifest,
        };
        let manifest = manifest.ok_or_else(|| Error::NoManifest { path: path.to_owned() })?;
        // A site without redirects does not have this file.
        let rules = folder.and_then(|folder| fs::read_to_string(folder.join("_redirects")).ok());
        Ok(Self::new(manifest, rules.as_deref().unwrap_or_default()))
    }

    fn new(manifest: Manifest, rules: &str) -> Self {
        let files: BTreeSet<&str> = manifest.files.iter().map(|file| file.path.as_str()).collect();
        let addresses = manifest.files.iter().filter_map(|file| {
            let address = address_of(&file.path, &file.blake3, &files)?;
            Some((address, file.blake3.clone()))
        });
        Self {
            addresses: addresses.collect(),
            redirects: Redirects::parse(rules),
        }
    }

    /// Compares this build with a newer one.
    pub fn compare_with(&self, new: &Self) -> Difference {
        let mut difference = Difference::default();
        for (address, hash) in &new.addresses {
            match self.addresses.get(address) {
                None => difference.added.push(address.clone()),
                Some(before) if before != hash => difference.changed.push(address.clone()),
                Some(_) => {}
            }
        }
        for address in self.addresses.keys().filter(|it| !new.addresses.contains_key(*it)) {
            let to = new.redirects.target_of(address, |to| new.addresses.contains_key(to));
            difference.removed.push((address.clone(), to));
        }
        difference
    }
}

/// Whether the digest's own rules, in the file at this path, redirect an address to anywhere.
pub fn own_redirects(file: Option<&Path>) -> impl Fn(&str) -> bool + use<> {
    let rules = file.and_then(|file| fs::read_to_string(file).ok()).unwrap_or_default();
    let rules = Redirects::parse(&rules);
    move |address| rules.target_of(address, |_| true).is_some()
}

/// Files at the top of a site that nobody links to.
const NOT_FOR_READERS: [&str; 5] = ["404.html", "CNAME", "_headers", "_redirects", "robots.txt"];

/// Whether a file is one that only hosts read: its name begins with a dot. What is below `.well-known/` is for everybody.
fn is_hidden(path: &str) -> bool {
    path.starts_with('.') && !path.starts_with(".well-known/")
}

/// The address of a file; `None` if it is not one that counts.
fn address_of(path: &str, hash: &str, files: &BTreeSet<&str>) -> Option<String> {
    let compressed = path.strip_suffix(".gz").or_else(|| path.strip_suffix(".br"));
    let is_sitemap = path.starts_with("sitemap") && path.ends_with(".xml") && !path.contains('/');
    if compressed.is_some_and(|path| files.contains(path))
        || NOT_FOR_READERS.contains(&path)
        || is_hidden(path)
        || is_sitemap
        || path.starts_with("search/index/")
        || path.starts_with("assets/") && is_hashed(path, hash)
        || is_later_list_page(path)
    {
        return None;
    }
    let page = path
        .strip_suffix("index.html")
        .filter(|rest| rest.is_empty() || rest.ends_with('/'));
    Some(format!("/{}", page.unwrap_or(path)))
}

/// Whether a file name contains the file's own hash, like those of a theme's assets. Another number of ten digits, such as
/// a date, does not count.
fn is_hashed(path: &str, hash: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split('.')
        .skip(1)
        .any(|part| part.len() == 10 && hash.starts_with(part))
}

/// Whether a path is a list's second page or a later one, such as `topics/a/page/2/index.html`.
fn is_later_list_page(path: &str) -> bool {
    let Some(list) = path.strip_suffix("/index.html") else {
        return false;
    };
    let mut parts = list.rsplit('/');
    let number = parts.next().unwrap_or_default();
    parts.next() == Some("page") && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::FileRecord;

    fn build(files: &[(&str, &str)], rules: &str) -> Build {
        let record = |(path, text): &(&str, &str)| FileRecord {
            path: (*path).to_owned(),
            size: 0,
            blake3: (*text).to_owned(),
            page: None,
        };
        let files = files.iter().map(record).collect();
        let identity = None;
        Build::new(Manifest { identity, files }, rules)
    }

    #[test]
    fn what_counts_as_an_address() {
        let all = [
            "index.html",
            "index.html.gz",
            "backup.gz",
            "a/index.html",
            "old.html",
            "atom.xml",
            "data/entries.csv",
            "assets/css/site.0123456789.css",
            "assets/minutes.2024031201.pdf",
            "assets/report.pdf",
            "search/index.html",
            "search/index/cards.json",
            "page/2/index.html",
            "topics/a/page/12/index.html",
            "sitemap-2.xml",
            "404.html",
            "_headers",
            ".htaccess",
            ".nojekyll",
            ".well-known/security.txt",
        ];
        let build = build(&all.map(|path| (path, "0123456789abcdef")), "");
        let known: Vec<&String> = build.addresses.keys().collect();
        let expected = [
            "/",
            "/.well-known/security.txt",
            "/a/",
            "/assets/minutes.2024031201.pdf",
            "/assets/report.pdf",
            "/atom.xml",
            "/backup.gz",
            "/data/entries.csv",
            "/old.html",
            "/search/",
        ];
        assert_eq!(known, expected);
    }

    #[test]
    fn added_changed_and_removed_addresses() {
        let old = build(
            &[
                ("a/index.html", "1"),
                ("b/index.html", "1"),
                ("c/index.html", "1"),
                ("d.html", "1"),
            ],
            "",
        );
        let new = build(
            &[("a/index.html", "1"), ("b/index.html", "2"), ("e/index.html", "1")],
            "# The site lies at /digest/\n/digest/c/ /digest/e/ 301\n/digest/d.html /digest/gone/ 301\n",
        );
        let difference = old.compare_with(&new);
        let expected = Difference {
            added: vec!["/e/".to_owned()],
            changed: vec!["/b/".to_owned()],
            removed: vec![("/c/".to_owned(), Some("/e/".to_owned())), ("/d.html".to_owned(), None)],
        };
        assert_eq!(difference, expected);
        assert_eq!(difference.lost(), 1);
        assert_eq!(new.compare_with(&new), Difference::default());
    }
}
