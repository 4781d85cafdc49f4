//! What we did not make stays, whatever happens around it.

use super::*;

pub(super) const WAYS: [PublishMethod; 3] = [
    PublishMethod::Exchanged,
    PublishMethod::Renamed,
    PublishMethod::FileByFile,
];

#[test]
fn foreign_files_and_directories_stay_in_their_places() {
    for way in WAYS {
        let yard = Yard::new();
        yard.put("public/.gitignore", "*");
        yard.put("public/.git/objects/ab/cd", "object");
        yard.publish(&[("index.html", "home"), ("a/index.html", "a"), ("b/index.html", "b")]);
        yard.put("public/CNAME", "digest.example");
        yard.put("public/a/notes.txt", "mine");
        yard.put("public/b/drafts/one.txt", "mine, too");
        fs::create_dir(yard.path("public/empty")).unwrap();
        let inode = age(&yard.path("public/.gitignore"));

        let published = yard.try_publish(&[("index.html", "HOME")], way).unwrap();
        assert_eq!((published.method, published.foreign, published.removed), (way, 6, 2));
        let expected = with_manifest(&[
            ("public/index.html", "HOME"),
            ("public/.gitignore", "*"),
            ("public/.git/objects/ab/cd", "object"),
            ("public/CNAME", "digest.example"),
            ("public/a/notes.txt", "mine"),
            ("public/b/drafts/one.txt", "mine, too"),
            ("public/empty/", ""),
        ]);
        assert_eq!(yard.tree(), expected, "{way:?}");
        assert_eq!(modified(&yard.path("public/.gitignore")), inode);

        // And once more, now that `a` and `b` are no longer ours, and then ours again.
        yard.try_publish(&[("index.html", "home")], way).unwrap();
        yard.try_publish(&[("index.html", "home"), ("b/drafts/index.html", "b")], way)
            .unwrap();
        let mut expected = expected;
        expected.insert("public/index.html".into(), "home".into());
        expected.insert("public/b/drafts/index.html".into(), "b".into());
        assert_eq!(yard.tree(), expected, "{way:?}");
    }
}

#[test]
fn a_foreign_thing_in_the_way_is_an_error_that_names_both() {
    for (foreign, address) in [
        ("robots.txt", "robots.txt"),                  // a file where a file goes
        ("a", "a/b/index.html"),                       // a file where a directory goes
        ("feed.xml/mine.txt", "feed.xml"),             // a directory where a file goes
        ("old/index.html/mine.txt", "old/index.html"), // the same, further in
    ] {
        let yard = Yard::new();
        yard.publish(&[("index.html", "home"), ("old/x.html", "x")]);
        yard.put(&format!("public/{foreign}"), "mine");
        let before = yard.tree();
        let error = yard
            .try_publish(&[("index.html", "HOME"), (address, "ours")], PublishMethod::Exchanged)
            .unwrap_err();
        let text = error.to_string();
        let Error::Conflicts { conflicts, .. } = error else {
            panic!("{error:?}")
        };
        assert_eq!(conflicts.len(), 1);
        assert_eq!(conflicts[0].address, address);
        assert!(Path::new(foreign).starts_with(&conflicts[0].foreign), "{conflicts:?}");
        assert!(
            text.contains(address) && text.contains(conflicts[0].foreign.to_str().unwrap()),
            "{text}"
        );
        assert_eq!(yard.tree(), before);
    }
}

#[test]
fn a_foreign_file_below_our_directory_is_in_the_way_of_a_file_there() {
    let yard = Yard::new();
    yard.publish(&[("a/b/index.html", "b")]);
    yard.put("public/a/b/mine.txt", "mine");
    let error = yard
        .try_publish(&[("a", "ours")], PublishMethod::Exchanged)
        .unwrap_err();
    assert!(matches!(&error, Error::Conflicts { conflicts, .. }
        if conflicts[0].address == "a" && conflicts[0].foreign == Path::new("a/b/mine.txt")));
}

#[test]
fn all_clashes_are_told_at_once() {
    let yard = Yard::new();
    yard.publish(&[]);
    yard.put("public/x.txt", "");
    yard.put("public/y.txt", "");
    let error = yard
        .try_publish(&[("x.txt", "x"), ("y.txt", "y")], PublishMethod::Exchanged)
        .unwrap_err();
    assert!(matches!(error, Error::Conflicts { conflicts, .. } if conflicts.len() == 2));
}

#[cfg(unix)]
#[test]
fn pipes_and_strange_names_stay() {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::FileTypeExt;
    for way in WAYS {
        let yard = Yard::new();
        yard.publish(&[("a/index.html", "a")]);
        let pipe = yard.path("public/a/pipe");
        rustix::fs::mknodat(
            rustix::fs::CWD,
            &pipe,
            rustix::fs::FileType::Fifo,
            rustix::fs::Mode::from_raw_mode(0o600),
            0,
        )
        .unwrap();
        let strange = yard.path("public/a").join(std::ffi::OsStr::from_bytes(b"\xff\xfe"));
        fs::write(&strange, "strange").unwrap();
        assert_eq!(yard.try_publish(&[("b.html", "b")], way).unwrap().foreign, 2);
        assert!(fs::symlink_metadata(&pipe).unwrap().file_type().is_fifo());
        assert_eq!(fs::read_to_string(&strange).unwrap(), "strange");
    }
}
