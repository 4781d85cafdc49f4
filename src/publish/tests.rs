//! Sites that are published, published again, disturbed and killed half-way.

mod crashes;
mod foreign;
mod methods;
mod random;
mod refusals;
mod sites;
mod symlinks;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

use super::commit::commit_with;
use super::names::MANIFEST;
use super::{CompressOptions, Error, Manifest, Options, PublishMethod, Published, Stage, begin, commit, read_manifest};

/// Files by their paths; a directory without files ends in a slash, a symlink shows where it leads.
type Tree = BTreeMap<String, String>;

/// A directory with an output in it, and whatever lies beside that.
struct Yard(TempDir);

impl Yard {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn out(&self) -> PathBuf {
        self.path("public")
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn begin(&self) -> Result<Stage, Error> {
        begin(&self.out(), &[], &Options::default())
    }

    fn try_publish(&self, site: &[(&str, &str)], way: PublishMethod) -> Result<Published, Error> {
        let stage = self.begin()?;
        for (path, text) in site {
            stage.write(path, text.as_bytes())?;
        }
        commit_with(stage, way)
    }

    fn publish(&self, site: &[(&str, &str)]) -> Published {
        self.try_publish(site, PublishMethod::Exchanged).unwrap()
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Everything that there is, without the manifest's contents.
    fn tree(&self) -> Tree {
        tree(self.0.path())
    }
}

fn tree(top: &Path) -> Tree {
    fn add(top: &Path, here: &Path, tree: &mut Tree) {
        for entry in fs::read_dir(here).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(top).unwrap().to_str().unwrap().to_owned();
            let found = fs::symlink_metadata(&path).unwrap();
            if found.is_symlink() {
                tree.insert(name, format!("-> {}", fs::read_link(&path).unwrap().display()));
            } else if !found.is_dir() {
                let text = if name.ends_with(MANIFEST) {
                    String::new()
                } else {
                    fs::read_to_string(&path).unwrap()
                };
                tree.insert(name, text);
            } else if fs::read_dir(&path).unwrap().next().is_none() {
                tree.insert(name + "/", String::new());
            } else {
                add(top, &path, tree);
            }
        }
    }
    let mut found = Tree::new();
    add(top, top, &mut found);
    found
}

/// The manifest of the site at an output, if there is one that can be read.
fn manifest(out: &Path) -> Option<Manifest> {
    read_manifest(&out.join(MANIFEST)).ok().flatten()
}

/// What is expected: the given files, and a manifest in `public`.
fn with_manifest(files: &[(&str, &str)]) -> Tree {
    let mut tree: Tree = files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect();
    tree.insert(format!("public/{MANIFEST}"), String::new());
    tree
}

fn modified(path: &Path) -> SystemTime {
    fs::metadata(path).unwrap().modified().unwrap()
}

/// Puts a file's date into the past, so that a new date shows.
fn age(path: &Path) -> SystemTime {
    let past = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    fs::File::open(path).unwrap().set_modified(past).unwrap();
    past
}
