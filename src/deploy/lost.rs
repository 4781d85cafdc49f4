//! Addresses of a deployed site that are lost with the next one: pages that it has, and the new one neither has nor redirects.

use super::Branch;
use super::branch::{parent_commit, read_paths};
use super::built::Built;
use super::error::Error;
use super::git::Git;
use crate::publish::{self, DEPLOYED_MANIFEST, FileRecord};
use crate::redirect_rules::Redirects;
use std::collections::HashMap;
use std::fs;
use std::path::Path;

/// What a deployment would change.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files that only the new site has.
    pub new: usize,
    /// Files that both have, with other bytes; none on a branch, where they are not compared.
    pub changed: Option<usize>,
    /// Files that only the deployed site has.
    pub removed: usize,
    /// The addresses that are lost.
    pub lost: Vec<String>,
}

/// What a deployment to a directory would change.
///
/// # Errors
/// The manifest there cannot be read.
pub fn changes_in_directory(built: &Built, to: &Path) -> Result<Changes, Error> {
    let path = to.join(DEPLOYED_MANIFEST);
    let manifest = publish::read_manifest(&path).map_err(|why| Error::Manifest { path, why })?;
    let old: Vec<FileRecord> = manifest.map(|manifest| manifest.files).unwrap_or_default();
    let hashes: HashMap<&str, &str> = old.iter().map(|file| (&*file.path, &*file.blake3)).collect();
    let is_changed = |file: &&FileRecord| hashes.get(&*file.path).is_some_and(|hash| *hash != file.blake3);
    Ok(Changes {
        changed: Some(built.files.iter().filter(is_changed).count()),
        ..compare(built, old.iter().map(|file| file.path.as_str()))
    })
}

/// What a deployment to a branch would change.
///
/// # Errors
/// git or the repository is missing, or a git command fails.
pub fn changes_on_branch(built: &Built, root: &Path, branch: &Branch) -> Result<Changes, Error> {
    let git = Git::find_repository(root)?;
    let paths = match parent_commit(&git, branch)? {
        Some(commit) => read_paths(&git, &commit)?,
        None => Vec::new(),
    };
    Ok(compare(built, paths.iter().map(String::as_str)))
}

fn compare<'a>(built: &Built, old: impl Iterator<Item = &'a str>) -> Changes {
    let rules = fs::read_to_string(built.folder.join("_redirects")).unwrap_or_default();
    let rules = Redirects::parse(&rules);
    let redirects = |address: &str| rules.target_of(address, |_| true).is_some();
    let (mut kept, mut changes) = (0, Changes::default());
    for path in old {
        if built.has_file(path) {
            kept += 1;
            continue;
        }
        changes.removed += 1;
        let address = lasting_address(path).filter(|address| !redirects(address));
        changes.lost.extend(address);
    }
    changes.new = built.files.len() - kept;
    changes.lost.sort();
    changes
}

/// The address of a page to which somebody may have linked; none for later pages of lists, archives, and what is there only as long as
/// there is enough of it.
fn lasting_address(path: &str) -> Option<String> {
    let folder = path.strip_suffix("index.html")?;
    let parts: Vec<&str> = folder.trim_end_matches('/').split('/').collect();
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_list = parts.last().is_some_and(is_number) || parts.last() == Some(&"positions");
    let is_fleeting = is_list || parts.first() == Some(&"pairs");
    (!is_fleeting).then(|| format!("/{folder}"))
}

#[cfg(test)]
mod tests {
    use super::lasting_address;

    #[test]
    fn lists_come_and_go() {
        for (path, address) in [
            ("2024/05/01/vote/index.html", Some("/2024/05/01/vote/")),
            ("topics/fisheries/index.html", Some("/topics/fisheries/")),
            ("о-нас/index.html", Some("/о-нас/")),
            ("index.html", Some("/")),
            ("2024/05/index.html", None),
            ("topics/fisheries/page/2/index.html", None),
            ("topics/fisheries/positions/index.html", None),
            ("pairs/china/russia/index.html", None),
            ("topics/fisheries/atom.xml", None),
        ] {
            assert_eq!(lasting_address(path).as_deref(), address, "{path}");
        }
    }
}
