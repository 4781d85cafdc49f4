//! Sites that are published where nothing disturbs them, and published again.

use super::*;

#[test]
fn a_first_site_stands_where_nothing_was() {
    let yard = Yard::new();
    let published = yard.publish(&[("index.html", "home"), ("2021/10/30/rome/index.html", "rome")]);
    assert_eq!(
        (published.files, published.changed, published.method),
        (2, 2, PublishMethod::Renamed)
    );
    let expected = with_manifest(&[
        ("public/index.html", "home"),
        ("public/2021/10/30/rome/index.html", "rome"),
    ]);
    assert_eq!(yard.tree(), expected);
}

#[test]
fn the_directories_around_an_output_are_made() {
    let yard = Yard::new();
    let stage = begin(&yard.path("build/web/public"), &[], &Options::default()).unwrap();
    stage.write("index.html", b"home").unwrap();
    commit(stage).unwrap();
    assert_eq!(
        fs::read_to_string(yard.path("build/web/public/index.html")).unwrap(),
        "home"
    );
}

#[test]
fn a_second_site_changes_only_what_changed() {
    let yard = Yard::new();
    yard.publish(&[
        ("index.html", "home"),
        ("a/index.html", "a"),
        ("b/c/index.html", "c"),
        ("b/d.css", "d"),
    ]);
    let (same, changed) = (yard.path("public/a/index.html"), yard.path("public/index.html"));
    let past = age(&same);
    age(&changed);

    let published = yard.publish(&[("index.html", "HOME"), ("a/index.html", "a"), ("b/d.css", "d")]);
    assert_eq!(
        published,
        Published {
            files: 3,
            changed: 1,
            unchanged: 2,
            removed: 1,
            foreign: 0,
            method: PublishMethod::Exchanged,
            set_aside: Vec::new()
        }
    );
    assert_eq!(modified(&same), past);
    assert_ne!(modified(&changed), past);
    // The directory `b/c` went with its last file.
    let expected = with_manifest(&[
        ("public/index.html", "HOME"),
        ("public/a/index.html", "a"),
        ("public/b/d.css", "d"),
    ]);
    assert_eq!(yard.tree(), expected);
}

#[test]
fn the_same_site_again_touches_nothing() {
    let yard = Yard::new();
    let site = [("index.html", "home"), ("a/index.html", "a")];
    yard.publish(&site);
    let (out, manifest) = (age(&yard.out()), age(&yard.path("public/.chancery-manifest.json")));
    let published = yard.publish(&site);
    assert_eq!((published.method, published.unchanged), (PublishMethod::Untouched, 2));
    assert_eq!(modified(&yard.out()), out);
    assert_eq!(modified(&yard.path("public/.chancery-manifest.json")), manifest);
    assert_eq!(
        yard.tree(),
        with_manifest(&[("public/index.html", "home"), ("public/a/index.html", "a")])
    );
}

#[test]
fn what_is_on_disk_counts_and_not_what_the_manifest_says() {
    let yard = Yard::new();
    let site = [("index.html", "home"), ("a.html", "aaaa"), ("b.html", "b")];
    yard.publish(&site);
    yard.put("public/index.html", "HOME"); // the same size
    fs::remove_file(yard.path("public/a.html")).unwrap();
    let published = yard.publish(&site);
    assert_eq!((published.changed, published.unchanged), (2, 1));
    let expected = with_manifest(&[
        ("public/index.html", "home"),
        ("public/a.html", "aaaa"),
        ("public/b.html", "b"),
    ]);
    assert_eq!(yard.tree(), expected);
}

#[test]
fn a_file_becomes_a_directory_and_the_reverse() {
    for way in [
        PublishMethod::Exchanged,
        PublishMethod::Renamed,
        PublishMethod::FileByFile,
    ] {
        let yard = Yard::new();
        yard.publish(&[("a", "file"), ("b/c/index.html", "page"), ("b/d", "d")]);
        assert_eq!(
            yard.try_publish(&[("a/x/index.html", "page"), ("b", "file")], way)
                .unwrap()
                .method,
            way
        );
        assert_eq!(
            yard.tree(),
            with_manifest(&[("public/a/x/index.html", "page"), ("public/b", "file")])
        );
    }
}

#[test]
fn a_stage_that_is_dropped_leaves_the_old_site() {
    let yard = Yard::new();
    yard.begin().unwrap().write("index.html", b"never").unwrap();
    assert_eq!(yard.tree(), Tree::new());
    yard.publish(&[("index.html", "home")]);
    yard.begin().unwrap().write("a/index.html", b"never").unwrap();
    assert_eq!(yard.tree(), with_manifest(&[("public/index.html", "home")]));
}

#[test]
fn files_are_copied_small_and_large() {
    let yard = Yard::new();
    let large = "x".repeat((1 << 20) + 77);
    yard.put("small.png", "small");
    yard.put("large.pdf", &large);
    let publish = || {
        let stage = yard.begin().unwrap();
        stage.copy("i/small.png", &yard.path("small.png")).unwrap();
        stage.copy("i/large.pdf", &yard.path("large.pdf")).unwrap();
        commit(stage).unwrap()
    };
    publish();
    assert_eq!(fs::read_to_string(yard.path("public/i/large.pdf")).unwrap(), large);
    let first = manifest(&yard.out()).unwrap();
    assert_eq!(publish().method, PublishMethod::Untouched);

    yard.put("public/i/large.pdf", &large.replace("xx", "xy"));
    assert_eq!(publish().changed, 1);
    assert_eq!(fs::read_to_string(yard.path("public/i/large.pdf")).unwrap(), large);
    assert_eq!(manifest(&yard.out()).unwrap(), first);
    assert_eq!(
        first.files[0].blake3,
        blake3::hash(large.as_bytes()).to_hex().to_string()
    );
}

#[test]
fn pages_are_written_from_many_threads() {
    let yard = Yard::new();
    for text in ["one", "two"] {
        let stage = yard.begin().unwrap();
        std::thread::scope(|scope| {
            for thread in 0..8 {
                let stage = &stage;
                scope.spawn(move || {
                    for page in 0..40 {
                        let path = format!("{}/{}/{thread}-{page}/index.html", page % 3, page % 7);
                        stage.write(&path, text.as_bytes()).unwrap();
                    }
                });
            }
        });
        assert_eq!(commit(stage).unwrap().changed, 320);
        let tree = yard.tree();
        assert_eq!(
            (tree.len(), tree.values().filter(|found| *found == text).count()),
            (321, 320)
        );
    }
}

#[test]
fn the_manifest_has_one_file_a_line() {
    let yard = Yard::new();
    assert_eq!(manifest(&yard.out()), None);
    yard.publish(&[("b.html", "b"), ("a\"ü/index.html", "a")]);
    let text = fs::read_to_string(yard.path("public/.chancery-manifest.json")).unwrap();
    let hash = blake3::hash(b"a").to_hex();
    let expected = format!("{{\"path\":\"a\\\"ü/index.html\",\"size\":1,\"blake3\":\"{hash}\"}},");
    assert_eq!(text.lines().nth(1), Some(expected.as_str()));
    let paths: Vec<String> = manifest(&yard.out())
        .unwrap()
        .files
        .into_iter()
        .map(|record| record.path)
        .collect();
    assert_eq!(paths, ["a\"ü/index.html", "b.html"]);
}

#[cfg(unix)]
#[test]
fn modes_are_as_the_umask_has_them_and_the_output_keeps_its_own() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o7777;
    let yard = Yard::new();
    yard.publish(&[("a/index.html", "a")]);
    yard.put("plain/file", "");
    assert_eq!(mode(&yard.path("public/a/index.html")), mode(&yard.path("plain/file")));
    assert_eq!(mode(&yard.path("public/a")), mode(&yard.path("plain")));
    assert_eq!(mode(&yard.out()), mode(&yard.path("plain")));

    fs::set_permissions(yard.out(), fs::Permissions::from_mode(0o2750)).unwrap();
    yard.publish(&[("a/index.html", "b")]);
    assert_eq!(mode(&yard.out()), 0o2750);
}

#[test]
fn text_files_are_compressed_once_and_as_long_as_that_is_wanted() {
    let yard = Yard::new();
    let (home, other) = ("home ".repeat(500), "other ".repeat(500));
    let publish = |gz: bool, home: &str| {
        let compress = CompressOptions {
            gz,
            ..CompressOptions::default()
        };
        let options = Options {
            compress,
            ..Options::default()
        };
        let stage = begin(&yard.out(), &[], &options).unwrap();
        stage.write("index.html", home.as_bytes()).unwrap();
        stage.write("other.html", other.as_bytes()).unwrap();
        commit(stage).unwrap()
    };
    let published = publish(true, &home);
    assert_eq!((published.files, published.changed), (4, 4));
    // What is as it was is not compressed again: what stands there is taken for it, as long as it is what we made.
    let (one, two) = (yard.path("public/index.html.gz"), yard.path("public/other.html.gz"));
    let past = age(&two);
    let before = fs::read(&one).unwrap();
    fs::write(&one, "somebody else's").unwrap();
    let published = publish(true, &home);
    assert_eq!((published.changed, published.unchanged), (1, 3));
    assert_eq!(fs::read(&one).unwrap(), before);
    let published = publish(true, &home.to_uppercase());
    assert_eq!((published.changed, published.unchanged), (2, 2));
    assert_eq!(modified(&two), past);
    let published = publish(false, &home);
    assert_eq!((published.files, published.removed), (2, 2));
    assert!(!one.exists() && !two.exists());
}
