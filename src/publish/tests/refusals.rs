//! Outputs that are not touched, and addresses that are not written.

use super::*;

fn force() -> Options {
    Options {
        force: true,
        ..Options::default()
    }
}

#[test]
fn a_directory_with_things_in_it_is_refused() {
    let yard = Yard::new();
    yard.put("public/thesis.txt", "years of work");
    let before = yard.tree();
    let error = yard.begin().unwrap_err();
    assert!(matches!(&error, Error::UnknownContents { holds, .. } if holds == Path::new("thesis.txt")));
    assert!(error.to_string().contains("--force"));
    assert_eq!(yard.tree(), before);
}

#[test]
fn force_publishes_beside_what_is_there() {
    let yard = Yard::new();
    yard.put("public/thesis.txt", "years of work");
    yard.put("public/figures/1.png", "work");
    let stage = begin(&yard.out(), &[], &force()).unwrap();
    stage.write("index.html", b"home").unwrap();
    assert_eq!(commit(stage).unwrap().foreign, 2);
    yard.publish(&[("index.html", "HOME")]); // it is ours now, no force needed
    let expected = with_manifest(&[
        ("public/thesis.txt", "years of work"),
        ("public/figures/1.png", "work"),
        ("public/index.html", "HOME"),
    ]);
    assert_eq!(yard.tree(), expected);
}

#[test]
fn dotfiles_do_not_make_a_directory_full() {
    let yard = Yard::new();
    yard.put("public/.gitignore", "*");
    yard.put("public/.nojekyll", "");
    assert_eq!(yard.publish(&[("index.html", "home")]).foreign, 2);
}

#[test]
fn a_manifest_that_cannot_be_read_is_not_ignored() {
    for text in [
        "",
        "{}",
        r#"{"format":2,"files":[]}"#,
        r#"{"format":1,"files":[{"path":"../precious.txt","size":1,"blake3":""}]}"#,
        r#"{"format":1,"files":[{"path":"/etc/passwd","size":1,"blake3":""}]}"#,
    ] {
        let yard = Yard::new();
        yard.put("precious.txt", "precious");
        yard.put("public/index.html", "home");
        yard.put("public/.chancery-manifest.json", text);
        assert!(matches!(yard.begin().unwrap_err(), Error::Manifest { .. }), "{text}");
        assert_eq!(manifest(&yard.out()), None);
        // With force, nothing there is ours.
        let stage = begin(&yard.out(), &[], &force()).unwrap();
        stage.write("a.html", b"a").unwrap();
        assert_eq!(commit(stage).unwrap().foreign, 1);
        assert_eq!(yard.tree()["precious.txt"], "precious");
    }
}

#[test]
fn an_output_that_holds_something_protected_is_refused_even_with_force() {
    let yard = Yard::new();
    yard.put("digest/content/entries/rome.md", "---");
    let digest = yard.path("digest");
    let before = yard.tree();
    for out in ["digest", "digest/.", "digest/content/..", "."] {
        let error = begin(&yard.path(out), &[&digest], &force()).unwrap_err();
        assert!(matches!(error, Error::Protected { .. }), "{out}");
    }
    let root = begin(Path::new("/"), &[], &force()).unwrap_err();
    assert!(matches!(root, Error::Protected { .. }));
    if let Some(home) = std::env::home_dir().filter(|home| home.is_dir()) {
        assert!(matches!(
            begin(&home, &[], &force()).unwrap_err(),
            Error::Protected { .. }
        ));
    }
    assert_eq!(yard.tree(), before);
    begin(&yard.path("digest/public"), &[&digest], &force()).unwrap();
}

#[cfg(unix)]
#[test]
fn a_symlink_to_something_protected_is_refused() {
    let yard = Yard::new();
    fs::create_dir(yard.path("digest")).unwrap();
    std::os::unix::fs::symlink("digest", yard.out()).unwrap();
    let error = begin(&yard.out(), &[&yard.path("digest")], &force()).unwrap_err();
    assert!(matches!(error, Error::Protected { .. }));
}

#[test]
fn an_output_that_is_a_file_is_refused() {
    let yard = Yard::new();
    yard.put("public", "a file");
    assert!(matches!(
        begin(&yard.out(), &[], &force()).unwrap_err(),
        Error::NotADirectory { .. }
    ));
    assert_eq!(yard.tree()["public"], "a file");
    assert_eq!(yard.tree().len(), 1);
}

#[test]
fn one_build_at_a_time() {
    let yard = Yard::new();
    let first = yard.begin().unwrap();
    assert!(matches!(yard.begin().unwrap_err(), Error::Busy { .. }));
    assert!(matches!(
        super::super::recover(&yard.out()).unwrap_err(),
        Error::Busy { .. }
    ));
    first.write("index.html", b"home").unwrap();
    commit(first).unwrap();
    // The lock file of a killed build is nobody's lock.
    yard.put(".public.chancery-lock", "");
    yard.publish(&[("index.html", "HOME")]);
    assert_eq!(yard.tree(), with_manifest(&[("public/index.html", "HOME")]));
}

#[test]
fn a_lock_that_is_released_while_another_build_opens_it_is_not_taken_twice() {
    use std::sync::atomic::Ordering::SeqCst;
    let yard = Yard::new();
    let holders = std::sync::atomic::AtomicUsize::new(0);
    let taken = std::sync::atomic::AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..200 {
                    if let Ok(stage) = yard.begin() {
                        assert_eq!(holders.fetch_add(1, SeqCst), 0);
                        taken.fetch_add(1, SeqCst);
                        holders.fetch_sub(1, SeqCst);
                        drop(stage);
                    }
                }
            });
        }
    });
    assert!(taken.into_inner() > 0);
    assert_eq!(yard.tree(), Tree::new());
}

#[test]
fn addresses_that_lead_out_are_refused() {
    let yard = Yard::new();
    let stage = yard.begin().unwrap();
    for path in ["", "/etc/passwd", "../x", "a/../x", "a/..", "./a", "a//b", "a/", "a\0b"] {
        assert!(matches!(stage.write(path, b""), Err(Error::Address { .. })), "{path:?}");
        assert!(
            matches!(stage.copy(path, &yard.out()), Err(Error::Address { .. })),
            "{path:?}"
        );
    }
    for path in [
        ".chancery-manifest.json",
        ".chancery-old-site",
        ".chancery-stage/x",
        ".chancery-part",
    ] {
        assert!(matches!(stage.write(path, b""), Err(Error::Address { .. })), "{path:?}");
    }
    for path in ["..a", "a..b/c...", "a/.chancery-stage", ".nojekyll", "_headers"] {
        stage.write(path, b"").unwrap();
    }
}

#[test]
fn an_address_is_written_once() {
    let yard = Yard::new();
    yard.publish(&[("same.html", "same"), ("a/b.html", "b")]);
    for site in [
        [("x.html", "1"), ("x.html", "2")],
        [("same.html", "same"), ("same.html", "same")],
        [("same.html", "same"), ("same.html", "other")],
        [("x", "1"), ("x/y.html", "2")],
        [("x/y.html", "1"), ("x", "2")],
        [("x", "1"), ("x/y/z.html", "2")],
        [("a/b.html", "b"), ("a", "2")],
        [("same.html", "same"), ("same.html/x", "2")],
    ] {
        let result = yard.try_publish(&site, PublishMethod::Exchanged);
        assert!(matches!(result, Err(Error::Duplicate { .. })), "{site:?} {result:?}");
    }
    assert_eq!(
        yard.tree(),
        with_manifest(&[("public/same.html", "same"), ("public/a/b.html", "b")])
    );
}
