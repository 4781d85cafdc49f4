//! Symlinks in and around an output are never followed for writing, moving or deleting.
#![cfg(unix)]

use std::os::unix::fs::symlink;

use super::super::names::OLD_MARK;
use super::super::recover;
use super::crashes::{NEW, exchanged, expected, old_site};
use super::foreign::WAYS;
use super::*;

#[test]
fn a_symlink_is_foreign_and_never_followed() {
    for way in WAYS {
        let yard = Yard::new();
        yard.put("elsewhere/index.html", "precious");
        yard.publish(&[
            ("index.html", "home"),
            ("a/index.html", "a"),
            ("b.html", "b"),
            ("c.html", "c"),
        ]);
        // A directory of ours is replaced: our page there cannot be written any more.
        fs::remove_dir_all(yard.path("public/a")).unwrap();
        symlink(yard.path("elsewhere"), yard.path("public/a")).unwrap();
        let before = yard.tree();
        let site = [("index.html", "home"), ("a/index.html", "precious")];
        assert!(matches!(yard.try_publish(&site, way), Err(Error::Conflicts { .. })));
        assert_eq!(yard.tree(), before);

        // A file of ours is replaced: it is written anew, or else the link stays.
        for name in ["b.html", "c.html"] {
            fs::remove_file(yard.path("public").join(name)).unwrap();
            symlink(yard.path("elsewhere/index.html"), yard.path("public").join(name)).unwrap();
        }
        yard.try_publish(&[("index.html", "home"), ("b.html", "precious")], way)
            .unwrap();
        let mut expected = before;
        expected.insert("public/b.html".into(), "precious".into());
        expected.insert(
            "public/c.html".into(),
            format!("-> {}", yard.path("elsewhere/index.html").display()),
        );
        assert_eq!(yard.tree(), expected, "{way:?}");
        assert!(fs::symlink_metadata(yard.path("public/b.html")).unwrap().is_file());
    }
}

#[test]
fn an_output_that_is_a_symlink_stays_one() {
    let yard = Yard::new();
    fs::create_dir(yard.path("disk")).unwrap();
    symlink("disk/site", yard.out()).unwrap();
    yard.publish(&[("index.html", "home")]); // where it leads does not exist yet
    yard.publish(&[("index.html", "HOME")]);
    assert_eq!(fs::read_link(yard.out()).unwrap(), Path::new("disk/site"));
    assert_eq!(tree(&yard.path("disk"))["site/index.html"], "HOME");
    assert_eq!(tree(&yard.path("disk")).len(), 2);
}

#[test]
fn nothing_is_moved_or_deleted_through_a_symlink() {
    let yard = exchanged();
    yard.put("elsewhere/index.html", "precious");
    fs::remove_dir_all(yard.path(".public.chancery-stage/a")).unwrap();
    symlink(yard.path("elsewhere"), yard.path(".public.chancery-stage/a")).unwrap();
    fs::remove_dir_all(yard.path("public/gone")).unwrap();
    symlink(yard.path("elsewhere"), yard.path("public/gone")).unwrap();
    let set_aside = recover(&yard.out()).unwrap();
    assert_eq!(
        tree(&yard.path("elsewhere")),
        Tree::from([("index.html".into(), "precious".into())])
    );
    assert_eq!(set_aside.len(), 1);
    assert_eq!(tree(&set_aside[0])["gone/notes.txt"], "foreign");
}

#[test]
fn a_symlink_with_the_name_of_a_left_over_is_removed_and_not_followed() {
    let names = [
        ".public.chancery-old",
        ".public.chancery-stage",
        "public/.chancery-stage",
        "public/.chancery-part",
    ];
    for name in names {
        for mark in [OLD_MARK, MANIFEST] {
            let yard = old_site();
            yard.put("elsewhere/thesis.txt", "precious");
            yard.put("elsewhere/index.html", "precious");
            fs::copy(yard.path("public").join(MANIFEST), yard.path("elsewhere").join(mark)).unwrap();
            let precious = tree(&yard.path("elsewhere"));
            symlink(yard.path("elsewhere"), yard.path(name)).unwrap();
            yard.publish(&NEW);
            assert_eq!(tree(&yard.path("elsewhere")), precious);
            fs::remove_dir_all(yard.path("elsewhere")).unwrap();
            assert_eq!(yard.tree(), expected(&NEW));
        }
    }
}
