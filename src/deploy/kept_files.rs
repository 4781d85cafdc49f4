//! Files on a branch that other people committed: those that no deployment put there. A deployment keeps them.
//!
//! The message of a deployment's commit ends with lines that mark it as a deployment and list the files that it only kept.

use super::Branch;
use super::built::Built;
use super::error::Error;
use super::git::{Git, error_text};
use super::loss::refuse_loss;
use crate::publish::{SiteIdentity, refuse_other_digest};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// The line that marks the commit of a deployment.
const MARK: &str = "Deployed-by: chancery";
/// The start of a line with the path of a file that was kept.
const KEPT: &str = "Kept: ";
/// The start of the line that says which digest the site is of, as JSON.
const DIGEST: &str = "Digest: ";

/// Files by path, each with its mode and object as in git's index. A path need not be UTF-8.
pub type TreeEntries = BTreeMap<Vec<u8>, String>;

/// The last lines of a deployment's commit message.
pub fn trailer(identity: Option<&SiteIdentity>, kept: &TreeEntries) -> String {
    let mut out = format!("{MARK}\n");
    // All texts can be written as JSON, on one line.
    if let Some(identity) = identity.and_then(|identity| serde_json::to_string(identity).ok()) {
        let _ = writeln!(out, "{DIGEST}{identity}");
    }
    for path in kept.keys() {
        let _ = writeln!(out, "{KEPT}{}", escape_path(path));
    }
    out
}

/// The files of a branch's last commit that the next one keeps.
///
/// # Errors
/// Without `force`: no deployment has made the branch, it contains a digest's own files or the site of another digest, more than
/// half of its pages would be removed, or files are where the site has files.
pub fn find_kept(git: &Git, built: &Built, branch: &Branch, commit: &str) -> Result<TreeEntries, Error> {
    let tree = read_tree(git, commit)?;
    let mut foreign = tree.clone();
    let last_deployment = git.output(
        "find the last deployment",
        ["rev-list", "--max-count=1", &format!("--grep=^{MARK}$"), commit],
        b"",
    )?;
    let mut kept_before = BTreeSet::new();
    let mut identity: Option<SiteIdentity> = None;
    if !last_deployment.is_empty() {
        let message = git.output(
            "read the last deployment",
            ["cat-file", "commit", &last_deployment],
            b"",
        )?;
        kept_before = message
            .lines()
            .filter_map(|line| line.strip_prefix(KEPT).map(str::to_owned))
            .collect();
        let mut lines = message.lines();
        identity = lines
            .find_map(|line| line.strip_prefix(DIGEST))
            .and_then(|json| serde_json::from_str(json).ok());
        let deployed = read_tree(git, &last_deployment)?;
        foreign.retain(|path, _| !deployed.contains_key(path) || kept_before.contains(&escape_path(path)));
    }
    let new = || foreign.keys().filter(|path| !kept_before.contains(&escape_path(path)));
    let is_digest = new().any(|path| path == b"chancery.yaml" || path.starts_with(b"content/"));
    if !branch.force && (is_digest || last_deployment.is_empty() && !foreign.is_empty()) {
        return Err(Error::NotASite {
            branch: branch.name.clone(),
            holds: display_paths(new()),
        });
    }
    if last_deployment.is_empty() {
        return Ok(TreeEntries::new());
    }
    if !branch.force {
        refuse_other_digest(&branch.name, identity.as_ref(), built.identity.as_ref()).map_err(Error::Directory)?;
        let own = tree.keys().filter(|path| !foreign.contains_key(*path));
        refuse_loss(
            own.filter_map(|path| std::str::from_utf8(path).ok()),
            built,
            &branch.name,
        )?;
    }
    let conflicts = find_conflicts(built, &foreign);
    if !branch.force && !conflicts.is_empty() {
        return Err(Error::Conflicts {
            branch: branch.name.clone(),
            files: display_paths(conflicts.iter()),
        });
    }
    foreign.retain(|path, _| !conflicts.contains(path));
    Ok(foreign)
}

/// Foreign files where the site has a file of the same path, or one path is a folder of the other.
fn find_conflicts(built: &Built, foreign: &TreeEntries) -> BTreeSet<Vec<u8>> {
    let files: BTreeSet<&[u8]> = built.files.iter().map(|file| file.path.as_bytes()).collect();
    let folders: BTreeSet<&[u8]> = files.iter().flat_map(|path| folders_of(path)).collect();
    let is_in_the_way = |path: &&Vec<u8>| {
        let path = path.as_slice();
        files.contains(path) || folders.contains(path) || folders_of(path).any(|folder| files.contains(folder))
    };
    foreign.keys().filter(is_in_the_way).cloned().collect()
}

/// All folders above a path.
fn folders_of(path: &[u8]) -> impl Iterator<Item = &[u8]> {
    let slashes = path.iter().enumerate().filter(|(_, byte)| **byte == b'/');
    slashes.filter_map(|(at, _)| path.get(..at))
}

/// The files of a commit.
pub fn read_tree(git: &Git, commit: &str) -> Result<TreeEntries, Error> {
    let listed = git.run(["ls-tree", "-r", "-z", "--full-tree", commit], b"")?;
    if !listed.status.success() {
        return Err(Error::Git {
            doing: "list the files of the branch",
            why: error_text(&listed.stderr),
        });
    }
    // `<mode> <type> <object>\t<path>`
    let entry = |line: &[u8]| {
        let mut parts = line.splitn(2, |byte| *byte == b'\t');
        let description = String::from_utf8_lossy(parts.next()?);
        let path = parts.next()?;
        let mut words = description.split(' ');
        let (mode, _, object) = (words.next()?, words.next()?, words.next()?);
        Some((path.to_vec(), format!("{mode} {object}")))
    };
    Ok(listed.stdout.split(|byte| *byte == 0).filter_map(entry).collect())
}

/// A path on one line of ASCII, whatever bytes it has.
fn escape_path(path: &[u8]) -> String {
    path.iter().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_graphic() && *byte != b'%' {
            out.push(char::from(*byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

/// Paths as text, for messages.
fn display_paths<'a>(paths: impl Iterator<Item = &'a Vec<u8>>) -> Vec<String> {
    paths.map(|path| String::from_utf8_lossy(path).into_owned()).collect()
}
