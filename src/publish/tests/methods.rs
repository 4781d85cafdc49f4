//! What differs between the ways in which a site comes to its place.

use super::super::carry_over;
use super::super::lock::Lock;
use super::super::output_directory::OutputDirectory;
use super::super::recover::recover;
use super::*;

#[test]
fn every_way_ends_with_the_same_site() {
    for way in [
        PublishMethod::Exchanged,
        PublishMethod::Renamed,
        PublishMethod::FileByFile,
    ] {
        let yard = Yard::new();
        yard.publish(&[("index.html", "home"), ("a/index.html", "a"), ("b/c/x.css", "x")]);
        let past = age(&yard.path("public/a/index.html"));
        let site = [
            ("index.html", "HOME"),
            ("a/index.html", "a"),
            ("d/e/index.html", "e"),
            ("d/f.css", "f"),
        ];
        let published = yard.try_publish(&site, way).unwrap();
        assert_eq!(
            (
                published.method,
                published.changed,
                published.unchanged,
                published.removed
            ),
            (way, 3, 1, 1)
        );
        let expected = with_manifest(&[
            ("public/index.html", "HOME"),
            ("public/a/index.html", "a"),
            ("public/d/e/index.html", "e"),
            ("public/d/f.css", "f"),
        ]);
        assert_eq!(yard.tree(), expected, "{way:?}");
        assert_eq!(modified(&yard.path("public/a/index.html")), past);
        assert_eq!(manifest(&yard.out()).unwrap().files.len(), 4);
    }
}

#[cfg(unix)]
#[test]
fn an_exchange_gives_a_new_directory_and_file_by_file_keeps_it() {
    use std::os::unix::fs::MetadataExt;
    for (way, stays) in [
        (PublishMethod::Exchanged, false),
        (PublishMethod::Renamed, false),
        (PublishMethod::FileByFile, true),
    ] {
        let yard = Yard::new();
        yard.publish(&[("index.html", "home")]);
        let inode = || fs::metadata(yard.out()).unwrap().ino();
        let before = inode();
        yard.try_publish(&[("index.html", "HOME")], way).unwrap();
        assert_eq!(inode() == before, stays);
    }
}

/// As it is where the output is a mount point, or lies in a directory that is not ours to write.
fn publish_inside(yard: &Yard, site: &[(&str, &str)]) -> Published {
    fs::create_dir_all(yard.out()).unwrap();
    let mut output = OutputDirectory::resolve(&yard.out(), MANIFEST).unwrap();
    let lock = Lock::acquire_inside(&mut output).unwrap();
    let mut second = OutputDirectory::resolve(&yard.out(), MANIFEST).unwrap();
    assert!(matches!(Lock::acquire_inside(&mut second), Err(Error::Busy { .. })));
    let set_aside = recover(&output).unwrap();
    let old = output.read_manifest(false).unwrap();
    let stage = Stage::create(output, lock, old, set_aside, &Options::default()).unwrap();
    for (path, text) in site {
        stage.write(path, text.as_bytes()).unwrap();
    }
    commit(stage).unwrap()
}

#[test]
fn a_stage_inside_the_output_leaves_no_trace() {
    let yard = Yard::new();
    yard.put("public/.git/config", "git");
    let site = [("index.html", "home"), ("a/index.html", "a")];
    assert_eq!(publish_inside(&yard, &site).method, PublishMethod::FileByFile);
    assert_eq!(publish_inside(&yard, &site).method, PublishMethod::Untouched);
    let published = publish_inside(&yard, &[("index.html", "HOME")]);
    assert_eq!((published.changed, published.removed, published.foreign), (1, 1, 1));
    assert_eq!(
        yard.tree(),
        with_manifest(&[("public/index.html", "HOME"), ("public/.git/config", "git")])
    );
}

#[test]
fn directories_of_ours_that_someone_has_emptied_go() {
    for way in [
        PublishMethod::Exchanged,
        PublishMethod::Renamed,
        PublishMethod::FileByFile,
    ] {
        let yard = Yard::new();
        yard.publish(&[("index.html", "home"), ("a/b/index.html", "b"), ("c/d/index.html", "d")]);
        fs::remove_file(yard.path("public/a/b/index.html")).unwrap();
        fs::remove_file(yard.path("public/c/d/index.html")).unwrap();
        assert_eq!(
            yard.try_publish(&[("index.html", "HOME"), ("a", "file")], way)
                .unwrap()
                .removed,
            0
        );
        assert_eq!(
            yard.tree(),
            with_manifest(&[("public/index.html", "HOME"), ("public/a", "file")])
        );
    }
}

#[test]
fn a_file_by_file_build_that_was_killed_is_completed_by_the_next() {
    // The manifest lists both sites, the asset is there, the pages are not.
    let yard = Yard::new();
    yard.publish(&[
        ("index.html", "new"),
        ("old.html", "old"),
        ("new.css", "new"),
        ("late.html", "late"),
    ]);
    yard.put("public/index.html", "old");
    fs::remove_file(yard.path("public/late.html")).unwrap();
    yard.put("public/.chancery-stage/late.html", "late");
    yard.put("public/.chancery-part", "half a manif");
    let site = [("index.html", "new"), ("new.css", "new"), ("late.html", "late")];
    let published = yard.try_publish(&site, PublishMethod::FileByFile).unwrap();
    assert_eq!((published.changed, published.unchanged, published.removed), (2, 1, 1));
    let expected = with_manifest(&[
        ("public/index.html", "new"),
        ("public/new.css", "new"),
        ("public/late.html", "late"),
    ]);
    assert_eq!(yard.tree(), expected);
}

#[cfg(unix)]
#[test]
fn what_cannot_be_linked_is_copied_with_its_date_and_mode() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let yard = Yard::new();
    yard.put("from", "text");
    let past = age(&yard.path("from"));
    fs::set_permissions(yard.path("from"), fs::Permissions::from_mode(0o440)).unwrap();
    symlink("nowhere", yard.path("link")).unwrap();
    carry_over::copy(&yard.path("from"), &yard.path("to")).unwrap();
    carry_over::copy(&yard.path("link"), &yard.path("link-to")).unwrap();
    assert_eq!((yard.tree()["to"].as_str(), modified(&yard.path("to"))), ("text", past));
    assert_eq!(
        fs::metadata(yard.path("to")).unwrap().permissions().mode() & 0o7777,
        0o440
    );
    assert_eq!(yard.tree()["link-to"], "-> nowhere");
    assert!(carry_over::copy(&yard.path("from"), &yard.path("to")).is_err());
}
