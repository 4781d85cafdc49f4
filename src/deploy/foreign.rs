//! What others committed to a branch: the files of its tree that no deployment brought. They stay.
//!
//! A deployment's commit says so in a line of its message, and in further ones which of its files it only kept.

use super::git::{Git, words};
use super::{Branch, Built, Error};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// What marks a deployment's commit.
const MARK: &str = "Deployed-by: chancery";
/// Before the path of a file that was kept.
const KEPT: &str = "Kept: ";

/// Files by their paths: mode and object, as an index takes them. A path is whatever bytes git has.
pub type Entries = BTreeMap<Vec<u8>, String>;

/// The lines that a deployment's message ends with.
pub fn trailer(kept: &Entries) -> String {
    let mut out = format!("{MARK}\n");
    for path in kept.keys() {
        let _ = writeln!(out, "{KEPT}{}", written(path));
    }
    out
}

/// What the branch's next commit keeps of the one before.
///
/// # Errors
/// Without `force`: no deployment has made the branch, or a digest's own files lie there, or files stand where the site has
/// some.
pub fn kept(git: &Git, built: &Built, branch: &Branch, before: &str) -> Result<Entries, Error> {
    let mut foreign = tree(git, before)?;
    let last = git.say(
        "look for the last deployment",
        ["rev-list", "--max-count=1", &format!("--grep=^{MARK}$"), before],
        b"",
    )?;
    let mut known = BTreeSet::new();
    if !last.is_empty() {
        let message = git.say("read the last deployment", ["cat-file", "commit", &last], b"")?;
        known = message
            .lines()
            .filter_map(|line| line.strip_prefix(KEPT).map(str::to_owned))
            .collect();
        let brought = tree(git, &last)?;
        foreign.retain(|path, _| !brought.contains_key(path) || known.contains(&written(path)));
    }
    let new = || foreign.keys().filter(|path| !known.contains(&written(path)));
    let is_source = new().any(|path| path == b"chancery.yaml" || path.starts_with(b"content/"));
    if !branch.force && (is_source || last.is_empty() && !foreign.is_empty()) {
        return Err(Error::NotASite {
            branch: branch.name.clone(),
            holds: named(new()),
        });
    }
    if last.is_empty() {
        return Ok(Entries::new());
    }
    let clashes = clashes(built, &foreign);
    if !branch.force && !clashes.is_empty() {
        return Err(Error::InTheWay {
            branch: branch.name.clone(),
            files: named(clashes.iter()),
        });
    }
    foreign.retain(|path, _| !clashes.contains(path));
    Ok(foreign)
}

/// Those that stand where the site has a file, or where it has one below or above.
fn clashes(built: &Built, foreign: &Entries) -> BTreeSet<Vec<u8>> {
    let files: BTreeSet<&[u8]> = built.files.iter().map(|file| file.path.as_bytes()).collect();
    let folders = |path: &[u8]| -> Vec<usize> { (0..path.len()).filter(|at| path[*at] == b'/').collect() };
    let above: BTreeSet<&[u8]> = files
        .iter()
        .flat_map(|path| folders(path).into_iter().map(|at| &path[..at]))
        .collect();
    let is_in_the_way = |path: &&Vec<u8>| {
        let path = path.as_slice();
        files.contains(path) || above.contains(path) || folders(path).iter().any(|at| files.contains(&path[..*at]))
    };
    foreign.keys().filter(is_in_the_way).cloned().collect()
}

/// The files of a commit.
fn tree(git: &Git, commit: &str) -> Result<Entries, Error> {
    let listed = git.run(["ls-tree", "-r", "-z", "--full-tree", commit], b"")?;
    if !listed.status.success() {
        return Err(Error::Git {
            doing: "list the branch's files",
            why: words(&listed.stderr),
        });
    }
    let entry = |line: &[u8]| {
        let tab = line.iter().position(|byte| *byte == b'\t')?;
        let what = String::from_utf8_lossy(&line[..tab]);
        let mut what = what.split(' ');
        let (mode, _, object) = (what.next()?, what.next()?, what.next()?);
        Some((line[tab + 1..].to_vec(), format!("{mode} {object}")))
    };
    Ok(listed.stdout.split(|byte| *byte == 0).filter_map(entry).collect())
}

/// A path in one line, whatever it has in it.
fn written(path: &[u8]) -> String {
    path.iter().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_graphic() && *byte != b'%' {
            out.push(char::from(*byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

/// The first of them, as people read them.
fn named<'a>(paths: impl Iterator<Item = &'a Vec<u8>>) -> Vec<String> {
    paths.map(|path| String::from_utf8_lossy(path).into_owned()).collect()
}
