//! The right folder: how a digest is found, and which sites are not replaced.

use crate::digest::{self, Digest, NOW, PLAIN, Run};
use std::fs;
use std::path::Path;
use std::process::Command;

fn run_in(folder: &Path, arguments: &[&str]) -> Run {
    let run = Command::new(env!("CARGO_BIN_EXE_chancery"))
        .current_dir(folder)
        .args(arguments)
        .env_remove("SOURCE_DATE_EPOCH")
        .output()
        .expect("the program runs");
    Run {
        code: run.status.code(),
        out: String::from_utf8_lossy(&run.stdout).into_owned(),
        err: String::from_utf8_lossy(&run.stderr).into_owned(),
        in_time: true,
    }
}

fn ended(run: &Run, code: i32) {
    assert_eq!(run.code, Some(code), "{}{}", run.out, run.err);
}

/// A digest of so many entries.
fn digest_of(config: &str, entries: usize) -> Digest {
    let digest = Digest::new([("chancery.yaml", config)]);
    for number in 0..entries {
        digest.write(
            &format!("content/entries/2021/entry-{number}.md"),
            digest::entry(PLAIN, "They met."),
        );
    }
    digest
}

const LANTERN: &str = "title: The Lantern\nbase_url: https://lantern.int/\nfeed_authority: lantern.int,2021\n";

#[test]
fn every_command_finds_the_digest_above() {
    let digest = digest_of(LANTERN, 2);
    let below = digest.path("content/entries/2021");
    ended(&run_in(&digest.root(), &["build", "--now", NOW, "--out", "first"]), 0);
    let run = run_in(&below, &["build", "--now", NOW]);
    ended(&run, 0);
    assert!(run.err.contains("digest: ../../..\n"), "{}", run.err);
    assert_eq!(digest.published(), digest::files(&digest.path("first")));
    assert!(!below.join("public").exists());
    for (arguments, code) in [
        (&["check", "--now", NOW][..], 0),
        (&["status", "--now", NOW], 0),
        (&["fix", "--dry-run"], 0),
        (&["theme", "check"], 0),
        (&["deploy", "--dir", "live"], 0),
        (&["new", "topic", "AUKUS"], 0),
        (&["rename", "topic", "aukus", "aukus-pact"], 1),
        (&["schema", "entry"], 0),
        (&["diff", "first", "public"], 0),
        (&["init", "--host", "nginx"], 0),
        (&["init", "--host", "gitlab", "--title", "X"], 2),
    ] {
        let run = run_in(&below, arguments);
        ended(&run, code);
        assert!(run.err.contains("digest: ../../..\n"), "{arguments:?}: {}", run.err);
    }
    for path in ["live/index.html", "content/topics/aukus.md", "nginx.conf"] {
        assert!(digest.path(path).is_file(), "{path}");
    }
    let run = run_in(&below, &["check", "--now", NOW, "--quiet", "--rule", "wrong-weekday"]);
    assert!(!run.err.contains("digest:"), "{}", run.err);
    // A folder in the digest can be named, too; the digest is then shown by the shortest path.
    let run = run_in(
        digest.around(),
        &["-C", "digest/content", "build", "--out", "second", "--drafts"],
    );
    assert!(run.err.contains("digest: digest\n"), "{}", run.err);
}

#[cfg(feature = "clip")]
#[test]
fn files_are_those_of_the_working_directory() {
    let digest = digest_of(LANTERN, 1);
    digest.write(
        "saved/a.txt",
        "Ministers agree on lanterns\n\nROME, Oct 30, 2021 (Tidewire) -- They agreed on lanterns.\n",
    );
    let run = run_in(&digest.path("saved"), &["clip", "a.txt"]);
    ended(&run, 0);
    assert!(
        digest
            .path("content/entries/2021/2021-10-30-ministers-agree-on-lanterns.md")
            .is_file()
    );
    assert_eq!(
        run.out,
        "../content/entries/2021/2021-10-30-ministers-agree-on-lanterns.md\n"
    );
}

#[test]
fn without_a_digest_every_command_refuses() {
    // What has a folder `content` is not therefore a digest.
    for file in [
        "content/posts/rome.md",
        "content/_index.md",
        "content/entries/map.png",
        "notes.txt",
    ] {
        let folder = Digest::new([(file, "a")]);
        let before = digest::files(folder.around());
        let mut commands = vec![
            &["build"][..],
            &["check"],
            &["status"],
            &["fix"],
            &["theme", "check"],
            &["deploy", "--dir", "../live"],
            &["rename", "topic", "a", "b"],
            &["new", "entry", "Rome"],
            &["init", "--host", "github"],
        ];
        if cfg!(feature = "serve") {
            commands.push(&["serve"]);
        }
        if cfg!(feature = "links") {
            commands.push(&["links"]);
        }
        if cfg!(feature = "clip") {
            commands.push(&["clip", "notes.txt"]);
        }
        for command in commands {
            let run = run_in(&folder.root(), command);
            ended(&run, 2);
            for words in ["no digest found in this folder", "`chancery init DIR`", "`-C DIR`"] {
                assert!(run.err.contains(words), "{command:?}: {}", run.err);
            }
        }
        ended(&run_in(&folder.root(), &["schema", "entry"]), 0);
        ended(&run_in(&folder.root(), &["completions", "bash"]), 0);
        ended(&run_in(&folder.root(), &["theme", "check", "bulletin"]), 0);
        assert_eq!(digest::files(folder.around()), before);
    }
    let entry = Digest::of_entry(PLAIN, "They met.");
    ended(&run_in(&entry.path("content"), &["build", "--now", NOW]), 0);
    assert!(entry.path("public/index.html").is_file());
}

#[test]
fn no_site_is_published_into_its_sources() {
    let digest = digest_of(LANTERN, 1);
    ended(&run_in(&digest.root(), &["build", "--now", NOW]), 0);
    fs::create_dir_all(digest.path("archive")).expect("a folder");
    fs::create_dir_all(digest.path("elsewhere")).expect("a folder");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(digest.path("content"), digest.path("link")).expect("a link");
        std::os::unix::fs::symlink("content/soon", digest.path("dangling")).expect("a link");
    }
    let before = digest::files(&digest.root());
    let mut places = vec![
        "content",
        "content/static",
        "content/a/b/c",
        "themes",
        "themes/site",
        "archive",
        "archive/site",
        "elsewhere/../content/new",
        "./content/./new",
        "nothing/../themes",
    ];
    if cfg!(unix) {
        places.extend(["link", "link/new", "dangling"]);
    }
    for place in places {
        for command in [
            &["build", "--now", NOW, "--force", "--out"][..],
            &["deploy", "--force", "--dir"],
        ] {
            let run = run_in(&digest.root(), &[command, &[place]].concat());
            ended(&run, 2);
            assert!(run.err.contains("the site is made from"), "{place}: {}", run.err);
        }
    }
    assert_eq!(digest::files(&digest.root()), before);
    assert!(!digest.path("content/a").exists() && !digest.path("themes").exists());
    let run = run_in(&digest.root(), &["deploy", "--force", "--dir", "."]);
    ended(&run, 2);
    assert!(run.err.contains("refusing to publish to"), "{}", run.err);
    // A name that only begins like one of them is another folder.
    ended(
        &run_in(&digest.root(), &["build", "--now", NOW, "--out", "content-site"]),
        0,
    );
}

#[test]
fn the_site_of_another_digest_is_not_replaced() {
    let (mine, other) = (digest_of(LANTERN, 3), digest_of("title: The Reef\n", 5));
    let live = mine.around().join("live");
    let site = live.to_str().expect("it is UTF-8");
    ended(&mine.run(&["build", "--now", NOW]), 0);
    ended(&mine.run(&["deploy", "--dir", site]), 0);
    ended_of(&other, &["build", "--now", NOW], 0);
    let before = digest::files(&live);
    let run = other.run(&["deploy", "--dir", site]);
    assert_eq!(run.code, Some(2), "{run:?}");
    assert!(
        run.err.contains("\"The Reef\" to ")
            && run
                .err
                .contains("another digest: \"The Lantern\" (https://lantern.int/)"),
        "{}",
        run.err
    );
    assert_eq!(digest::files(&live), before);
    let public = mine.path("public");
    let built = digest::files(&public);
    let run = other.run(&["build", "--now", NOW, "--out", public.to_str().expect("it is UTF-8")]);
    assert_eq!(run.code, Some(2), "{run:?}");
    assert!(run.err.contains("another digest"), "{}", run.err);
    assert_eq!(digest::files(&public), built);
    // The output in a digest's own folder is its own, whatever it is called now.
    mine.write("chancery.yaml", "title: Renamed\nbase_url: https://new.int/\n");
    ended_of(&mine, &["build", "--now", NOW], 0);
    ended_of(&other, &["deploy", "--dir", site, "--force"], 0);
    assert!(digest::files(&live).contains_key("2021/10/30/entry-4/index.html"));
    // A manifest that does not say whose the site is is one of an earlier version.
    let manifest = live.join(".chancery-deployed.json");
    let text = fs::read_to_string(&manifest).expect("a manifest");
    let (start, rest) = text.split_once("\"digest\":").expect("it says whose it is");
    let (_, rest) = rest.split_once("},").expect("it says whose it is");
    fs::write(&manifest, format!("{start}{rest}")).expect("a manifest");
    mine.write("content/entries/2021/entry-3.md", digest::entry(PLAIN, "They met."));
    ended_of(&mine, &["build", "--now", NOW], 0);
    ended_of(&mine, &["deploy", "--dir", site], 0);
}

fn ended_of(digest: &Digest, arguments: &[&str], code: i32) -> String {
    let run = digest.run(arguments);
    assert_eq!(run.code, Some(code), "{run:?}");
    run.err
}

#[test]
fn a_deployment_that_loses_most_pages_is_refused() {
    let digest = digest_of(LANTERN, 40);
    let git = |words: &[&str]| {
        let run = Command::new("git").arg("-C").arg(digest.root()).args(words).output();
        String::from_utf8_lossy(&run.expect("git runs").stdout)
            .trim()
            .to_owned()
    };
    git(&["init", "--quiet", "--initial-branch", "main"]);
    let build = || ended_of(&digest, &["build", "--now", NOW], 0);
    build();
    ended_of(&digest, &["deploy", "--dir", "live"], 0);
    ended_of(&digest, &["deploy", "--branch", "gh-pages"], 0);
    let pages = digest.published().keys().filter(|path| path.ends_with(".html")).count();
    // Some fewer are as nothing.
    for number in 30..40 {
        fs::remove_file(digest.path(&format!("content/entries/2021/entry-{number}.md"))).expect("a file");
    }
    build();
    ended_of(&digest, &["deploy", "--dir", "live"], 0);
    ended_of(&digest, &["deploy", "--branch", "gh-pages"], 0);
    let left = pages - 10;
    fs::remove_dir_all(digest.path("content/entries")).expect("a folder");
    build();
    let few = digest.published().keys().filter(|path| path.ends_with(".html")).count();
    let (live, branch) = (digest::files(&digest.path("live")), git(&["rev-parse", "gh-pages"]));
    for to in [["--dir", "live"], ["--branch", "gh-pages"]] {
        let said = ended_of(&digest, &[&["deploy"][..], &to].concat(), 2);
        let numbers = format!("refusing to deploy {few} pages to ");
        assert!(
            said.contains(&numbers) && said.contains(&format!(" of its {left} pages would be removed")),
            "{said}"
        );
        assert!(said.contains("--force"), "{said}");
    }
    assert_eq!(digest::files(&digest.path("live")), live);
    assert_eq!(git(&["rev-parse", "gh-pages"]), branch);
    for to in [["--dir", "live"], ["--branch", "gh-pages"]] {
        ended_of(&digest, &[&["deploy", "--force"][..], &to].concat(), 0);
    }
    assert!(
        git(&["ls-tree", "-r", "--name-only", "gh-pages"])
            .lines()
            .all(|path| !path.contains("entry-"))
    );
}

#[test]
fn the_branch_of_another_digest_is_not_replaced() {
    let digest = digest_of(LANTERN, 3);
    let git = Command::new("git")
        .arg("-C")
        .arg(digest.root())
        .args(["init", "--quiet"])
        .output();
    assert!(git.expect("git runs").status.success());
    ended_of(&digest, &["build", "--now", NOW], 0);
    ended_of(&digest, &["deploy", "--branch", "gh-pages"], 0);
    digest.write("chancery.yaml", "title: \"The \\\"Reef\\\" – déjà vu\"\n");
    digest.write("content/entries/2021/new.md", digest::entry(PLAIN, "They met."));
    ended_of(&digest, &["build", "--now", NOW], 0);
    let said = ended_of(&digest, &["deploy", "--branch", "gh-pages"], 2);
    assert!(
        said.contains("to gh-pages, which has the site of another digest: \"The Lantern\""),
        "{said}"
    );
    ended_of(&digest, &["deploy", "--branch", "gh-pages", "--force"], 0);
    digest.write("content/entries/2021/newer.md", digest::entry(PLAIN, "They met."));
    ended_of(&digest, &["build", "--now", NOW], 0);
    ended_of(&digest, &["deploy", "--branch", "gh-pages"], 0);
}

#[test]
fn the_command_for_a_preview_can_be_pasted() {
    let digest = digest_of(LANTERN, 1);
    let odd = digest.around().join("bad\"name's");
    fs::rename(digest.root(), &odd).expect("it moves");
    let run = run_in(digest.around(), &["-C", "bad\"name's", "build", "--now", NOW]);
    ended(&run, 0);
    assert!(
        run.err.contains("chancery -C 'bad\"name'\\''s' serve --open"),
        "{}",
        run.err
    );
}

#[test]
fn a_new_digest_has_the_time_zone_of_the_computer() {
    for (set, written) in [
        ("Pacific/Auckland", "timezone: Pacific/Auckland "),
        ("UTC", "timezone: UTC "),
        ("XYZ+3", "timezone: UTC "),
    ] {
        let folder = Digest::new::<&str, &str>([]);
        let init = ["init", ".", "--base-url", "https://lantern.int/"];
        // On the 28th in UTC, it is the 29th in Auckland.
        let clock = ("SOURCE_DATE_EPOCH", "1795892400");
        let run = folder.run_with(&init, &[("TZ", set), clock]);
        assert_eq!(run.code, Some(0), "{run:?}");
        let config = fs::read_to_string(folder.path("chancery.yaml")).expect("a configuration");
        assert!(config.contains(written), "{config}");
        let day = if set.starts_with("Pacific") { 29 } else { 28 };
        assert!(
            config.contains(&format!("feed_authority: lantern.int,2026-11-{day}")),
            "{config}"
        );
        assert_eq!(config.contains("is not known"), set == "XYZ+3", "{config}");
    }
}
