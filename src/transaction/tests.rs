//! Changes are made all or none, wherever they fail and whenever they are interrupted.

use super::journal::Journal;
use super::staging::{STAGING, Staging};
use super::{Error, FileChange, apply, is_interrupted, recover};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn files(folder: &Path) -> BTreeMap<String, String> {
    let (found, _) = crate::walk::walk(folder);
    let read = |below: String| (below.clone(), fs::read_to_string(folder.join(below)).unwrap());
    found.into_iter().map(|found| read(found.below)).collect()
}

fn create(path: &str, text: &str) -> FileChange {
    FileChange::Create {
        path: path.into(),
        bytes: text.into(),
    }
}

fn replace(path: &str, before: &str, after: &str) -> FileChange {
    FileChange::Replace {
        path: path.into(),
        before: before.into(),
        after: after.into(),
    }
}

fn remove(path: &str, before: &str) -> FileChange {
    FileChange::Remove {
        path: path.into(),
        before: before.into(),
    }
}

/// A rename of a file with a change of another.
fn changes() -> [FileChange; 3] {
    [
        replace("a/列.md", "old", "new"),
        remove("b.md", "moved"),
        create("c/d/e.md", "moved"),
    ]
}

const BEFORE: [(&str, &str); 2] = [("a/列.md", "old"), ("b.md", "moved")];

fn after() -> BTreeMap<String, String> {
    [("a/列.md", "new"), ("c/d/e.md", "moved")]
        .map(|(path, text)| (path.to_owned(), text.to_owned()))
        .into()
}

#[test]
fn all_changes_are_made() {
    let folder = folder(&BEFORE);
    apply(folder.path(), "rename", &changes()).unwrap();
    assert_eq!(files(folder.path()), after());
    assert!(!folder.path().join(STAGING).exists());
}

#[test]
fn nothing_is_changed_if_one_change_is_impossible() {
    for (wrong, words) in [
        (create("a/列.md", "x"), "exists already"),
        (replace("b.md", "something else", "x"), "has changed"),
        (remove("missing.md", ""), "has changed"),
        (create("../out.md", "x"), "out of the digest"),
        (create(".git/hooks/x", "x"), "out of the digest"),
        (create("b.md/x.md", "x"), "not a folder"),
    ] {
        let folder = folder(&BEFORE);
        let before = files(folder.path());
        let all: Vec<FileChange> = changes().into_iter().chain([wrong]).collect();
        // The last is refused, or comes after the others.
        let error = apply(folder.path(), "rename", &all).unwrap_err();
        assert!(error.to_string().contains(words), "{error}");
        assert_eq!(files(folder.path()), before, "{words}");
        assert!(!folder.path().join(STAGING).exists() && !folder.path().join("c").exists());
    }
}

#[test]
fn what_cannot_be_put_back_is_named() {
    let folder = folder(&BEFORE);
    let removed = folder.path().join("gone/x.md");
    let error = Error::Io {
        failure: super::error::Io::new("write", &removed, std::io::ErrorKind::StorageFull.into()),
        not_restored: vec![removed],
    };
    let words = error.to_string();
    assert!(words.contains("the disk is full") && words.contains("could not be put back") && words.contains("gone"));
}

/// The state of a process that was killed after it had made the first changes.
fn interrupt(folder: &Path, made: usize) {
    let staging = Staging::create(folder).unwrap();
    staging.write_files(folder, &changes()).unwrap();
    staging.write_journal(&Journal::new("rename", &changes())).unwrap();
    let steps: [&dyn Fn(); 3] = [
        &|| fs::rename(staging.file(0), folder.join("a/列.md")).unwrap(),
        &|| {
            fs::create_dir_all(folder.join("c/d")).unwrap();
            fs::rename(staging.file(2), folder.join("c/d/e.md")).unwrap();
        },
        &|| fs::remove_file(folder.join("b.md")).unwrap(),
    ];
    steps.iter().take(made).for_each(|step| step());
    staging.keep();
}

#[test]
fn what_was_interrupted_is_finished() {
    for made in 0..=3 {
        let folder = folder(&BEFORE);
        interrupt(folder.path(), made);
        assert!(is_interrupted(folder.path()) && folder.path().join(STAGING).exists());
        let recovered = recover(folder.path()).unwrap();
        assert_eq!(recovered.map_or(0, |found| found.finished), 3 - made);
        assert_eq!(files(folder.path()), after());
        assert!(!is_interrupted(folder.path()) && !folder.path().join(STAGING).exists());
    }
}

#[test]
fn what_was_edited_since_stays() {
    let folder = folder(&BEFORE);
    interrupt(folder.path(), 1);
    fs::write(folder.path().join("b.md"), "edited").unwrap();
    let recovered = recover(folder.path()).unwrap().unwrap();
    assert_eq!((recovered.finished, recovered.left), (1, vec!["b.md".to_owned()]));
    assert_eq!(files(folder.path())["b.md"], "edited");
}

#[test]
fn a_journal_of_somebody_else_does_no_harm() {
    for journal in [
        "{",
        r#"{"format":2,"command":"x","steps":[]}"#,
        r#"{"format":1,"command":"x","steps":[{"path":"../b.md","after":null}]}"#,
        r#"{"format":1,"command":"x","steps":[{"path":".git/config"}]}"#,
    ] {
        let folder = folder(&BEFORE);
        let before = files(folder.path());
        fs::create_dir(folder.path().join(STAGING)).unwrap();
        fs::write(folder.path().join(STAGING).join("journal.json"), journal).unwrap();
        assert_eq!(recover(folder.path()).unwrap(), None, "{journal}");
        assert_eq!(files(folder.path()), before);
        assert!(!folder.path().join(STAGING).exists());
    }
}

#[cfg(unix)]
#[test]
fn permissions_and_symbolic_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder(&[("real.md", "old")]);
    let real = folder.path().join("real.md");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o600)).unwrap();
    symlink("real.md", folder.path().join("link.md")).unwrap();
    apply(folder.path(), "fix", &[replace("link.md", "old", "new")]).unwrap();
    assert!(
        fs::symlink_metadata(folder.path().join("link.md"))
            .unwrap()
            .is_symlink()
    );
    assert_eq!(fs::read_to_string(&real).unwrap(), "new");
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o600);
}
