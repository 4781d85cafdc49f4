//! Links, pipes, folders and names: what only a file system can hold.

use super::{Builds, Rule, check, done};
use crate::digest::{Digest, PLAIN, entry};
use std::fs;
use std::path::Path;

#[test]
fn things_that_are_no_files() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::Command;

    fn pipe(digest: &Digest, path: &str) {
        fs::create_dir_all(digest.path(path).parent().expect("a folder")).expect("a folder");
        let made = Command::new("mkfifo")
            .arg(digest.path(path))
            .status()
            .expect("mkfifo runs");
        assert!(made.success());
    }
    fn link(digest: &Digest, path: &str, to: impl AsRef<Path>) {
        fs::create_dir_all(digest.path(path).parent().expect("a folder")).expect("a folder");
        symlink(to, digest.path(path)).expect("a link");
    }
    /// A secret beside the digest, which no link may lead to.
    fn secret(digest: &Digest) {
        fs::create_dir(digest.around().join("letters")).expect("a folder");
        fs::write(digest.around().join("letters/secret.md"), entry(PLAIN, "A secret.")).expect("a file");
        fs::write(digest.around().join("letters/secret.png"), "A secret.").expect("a file");
    }
    let mut cases = vec![
        done(
            "a folder that leads into itself",
            |digest| link(digest, "content/entries/again", digest.path("content/entries")),
            Rule("unreadable"),
        ),
        done(
            "a folder that leads into the one above",
            |digest| link(digest, "content/entries/up", ".."),
            Rule("unreadable"),
        ),
        done(
            "two folders that lead into each other",
            |digest| {
                link(digest, "content/entries/a/b", "../b");
                link(digest, "content/entries/b/a", "../a");
            },
            Rule("unreadable"),
        ),
        done(
            "a link to itself",
            |digest| link(digest, "content/entries/own.md", "own.md"),
            Rule("outside-content"),
        ),
        done(
            "a link to nothing",
            |digest| link(digest, "content/entries/none.md", "nowhere.md"),
            Rule("outside-content"),
        ),
        done(
            "a link to a file outside",
            |digest| {
                secret(digest);
                link(digest, "content/entries/secret.md", "../../../letters/secret.md");
            },
            Rule("outside-content"),
        ),
        done(
            "a link to a folder outside",
            |digest| {
                secret(digest);
                link(digest, "content/entries/letters", "../../../letters");
            },
            Rule("outside-content"),
        ),
        done(
            "a static link outside",
            |digest| link(digest, "content/static/passwd", "/etc/passwd"),
            Rule("outside-content"),
        ),
        done(
            "a picture outside",
            |digest| {
                secret(digest);
                link(
                    digest,
                    "content/entries/a.png",
                    digest.around().join("letters/secret.png"),
                );
                digest.write("content/entries/rome.md", entry(PLAIN, "![a](a.png)"));
            },
            Rule("outside-content"),
        ),
        done(
            "a link to the configuration",
            |digest| {
                digest.write("chancery.yaml", "title: a\n");
                link(digest, "content/static/chancery.yaml", "../../chancery.yaml");
            },
            Rule("outside-content"),
        ),
        done(
            "a link to a device",
            |digest| link(digest, "content/entries/zero.md", "/dev/zero"),
            Rule("outside-content"),
        ),
        done(
            "a link to a folder within",
            |digest| {
                digest.write("content/entries/deep/venice.md", entry(PLAIN, ""));
                link(digest, "content/topics", "entries/none");
            },
            Rule("outside-content"),
        ),
        done(
            "a link within",
            |digest| link(digest, "content/entries/venice.md", "rome.md"),
            Builds,
        ),
        done(
            "a folder named like an entry",
            |digest| digest.write("content/entries/x.md/readme.txt", "a"),
            Rule("stray-file"),
        ),
        done(
            "an empty folder named like an entry",
            |digest| fs::create_dir(digest.path("content/entries/x.md")).expect("a folder"),
            Builds,
        ),
        done(
            "a pipe named like an entry",
            |digest| pipe(digest, "content/entries/x.md"),
            Rule("stray-file"),
        ),
        done(
            "a pipe to publish",
            |digest| pipe(digest, "content/static/x"),
            Rule("stray-file"),
        ),
        done(
            "a link to a pipe",
            |digest| {
                pipe(digest, "content/static/x");
                link(digest, "content/entries/x.md", "../static/x");
            },
            Rule("stray-file"),
        ),
        done(
            "a pipe as a configuration",
            |digest| pipe(digest, "chancery.yaml"),
            Rule("unreadable"),
        ),
        done(
            "a pipe as a template",
            |digest| pipe(digest, "themes/gazette/templates/entry.html"),
            Rule("unreadable"),
        ),
        done(
            "a folder as a configuration",
            |digest| fs::create_dir(digest.path("chancery.yaml")).expect("a folder"),
            Rule("unreadable"),
        ),
        done(
            "a configuration that leads nowhere",
            |digest| link(digest, "chancery.yaml", "nowhere"),
            Rule("unreadable"),
        ),
        done(
            "a name that is not UTF-8",
            |digest| {
                fs::write(
                    digest.path("content/entries").join(OsStr::from_bytes(b"caf\xE9.md")),
                    "a",
                )
                .expect("a file");
            },
            Rule("unreadable"),
        ),
        done(
            "a folder whose name is not UTF-8",
            |digest| {
                let folder = digest.path("content/entries").join(OsStr::from_bytes(b"caf\xE9"));
                fs::create_dir(&folder).expect("a folder");
                fs::write(folder.join("a.md"), "a").expect("a file");
            },
            Rule("unreadable"),
        ),
        done(
            "content that is a file",
            |digest| {
                fs::remove_dir_all(digest.path("content")).expect("a folder");
                digest.write("content", "a");
            },
            Rule("unreadable"),
        ),
        done(
            "entries that are a file",
            |digest| {
                fs::remove_dir_all(digest.path("content/entries")).expect("a folder");
                digest.write("content/entries", "a");
            },
            Rule("stray-file"),
        ),
        done(
            "themes that are a file",
            |digest| digest.write("themes", "a"),
            Rule("unreadable"),
        ),
        done(
            "no content at all",
            |digest| fs::remove_dir_all(digest.path("content")).expect("a folder"),
            Builds,
        ),
    ];
    if rustix::process::geteuid().is_root() {
        eprintln!("skipped, since root may read everything: a file that nobody may read");
    } else {
        cases.push(done(
            "a file that nobody may read",
            |digest| {
                let path = digest.path("content/entries/rome.md");
                fs::set_permissions(path, fs::Permissions::from_mode(0o000)).expect("permissions");
            },
            Rule("unreadable"),
        ));
    }
    check(cases);
}
