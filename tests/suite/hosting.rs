//! What static hosts read, files compressed beforehand, deployments and the comparison of builds.

use crate::digest::{self, Digest, NOW, PLAIN};
use chancery::media_types::{POLICY, POLICY_HEADER};
use serde_json::Value;
use std::fs;
use std::process::Command;

const ADDRESSED: &str = "title: A digest\nbase_url: https://lantern.int/\nfeed_authority: lantern.int,2021\n";

fn addressed() -> Digest {
    let digest = Digest::of_entry(PLAIN, "They met.");
    digest.write("chancery.yaml", ADDRESSED);
    digest
}

fn built(digest: &Digest) -> digest::Site {
    let run = digest.run(&["build", "--now", NOW]);
    assert_eq!(run.code, Some(0), "{run:?}");
    digest.published()
}

fn text(site: &digest::Site, path: &str) -> String {
    String::from_utf8(site[path].clone()).expect("it is UTF-8")
}

#[test]
fn the_policy_is_the_pages_own() {
    let site = built(&addressed());
    let page = text(&site, "index.html");
    assert!(
        page.contains(&format!("\"Content-Security-Policy\" content=\"{POLICY}\"")),
        "{page}"
    );
    assert_eq!(POLICY_HEADER, format!("{POLICY}; frame-ancestors 'none'"));
    let headers = text(&site, "_headers");
    assert_eq!(headers.matches(POLICY_HEADER).count(), 1, "{headers}");
}

/// Cloudflare: 2,000 redirects, 1,000 characters each. nginx: no key twice, whatever its case.
#[test]
fn more_aliases_than_hosts_follow() {
    let digest = addressed();
    let mut aliases: Vec<String> = (0..2_100).map(|number| format!("/old/{number}/")).collect();
    aliases.extend([
        format!("/long/{}/", ["é".repeat(120), "é".repeat(120)].join("/")),
        "/OLD/7/".to_owned(),
    ]);
    digest.write(
        "content/entries/rome.md",
        digest::entry(&format!("{PLAIN}aliases: [{}]\n", aliases.join(", ")), "They met."),
    );
    let site = built(&digest);
    let redirects = text(&site, "_redirects");
    let rules: Vec<&str> = redirects.lines().filter(|line| line.starts_with('/')).collect();
    assert_eq!(rules.len(), 2_000);
    assert!(
        rules
            .iter()
            .all(|rule| rule.len() <= 1_000 && rule.ends_with(" /2021/10/30/rome/ 301"))
    );
    assert!(redirects.contains("# 102 more exceed"), "{redirects}");
    let map = text(&site, ".redirects.map");
    assert_eq!(map.lines().filter(|line| line.starts_with('"')).count(), 2_100);
    assert!(!map.contains("/7/\"") && !map.contains("/OLD/"));
}

#[test]
fn hosts_get_nothing_where_that_is_switched_off() {
    let digest = addressed();
    digest.write("chancery.yaml", format!("{ADDRESSED}pages: {{ hosting: false }}\n"));
    digest.write("content/static/_headers", "/*\n  X-Own: yes\n");
    let site = built(&digest);
    for path in ["_redirects", ".redirects.map", "CNAME", ".nojekyll"] {
        assert!(!site.contains_key(path), "{path}");
    }
    assert_eq!(text(&site, "_headers"), "/*\n  X-Own: yes\n");
}

#[test]
fn files_are_compressed_beside_themselves() {
    let digest = addressed();
    let plain = built(&digest);
    digest.write("chancery.yaml", format!("{ADDRESSED}compress: [gz, br]\n"));
    digest.write("content/static/own.txt", "own ".repeat(1_000));
    digest.write("content/static/large.txt", "large ".repeat(200_000));
    digest.write("content/static/own.txt.gz", "not gzip, and the digest's own");
    let site = built(&digest);
    for path in plain
        .keys()
        .filter(|path| path.ends_with(".html") && plain[*path].len() >= 1024)
    {
        for end in ["gz", "br"] {
            let compressed = &site[&format!("{path}.{end}")];
            assert!(compressed.len() < plain[path].len(), "{path}.{end}");
        }
    }
    assert_eq!(text(&site, "own.txt.gz"), "not gzip, and the digest's own");
    assert!(site.contains_key("own.txt.br") && site.contains_key("large.txt.br"));
    assert_eq!(built(&digest), site);
    digest.write("chancery.yaml", ADDRESSED);
    let site = built(&digest);
    assert!(
        site.keys()
            .all(|path| path == "own.txt.gz" || !path.ends_with(".gz") && !path.ends_with(".br"))
    );
}

#[test]
fn a_directory_gets_what_was_built_and_keeps_what_others_put_there() {
    let digest = addressed();
    let site = built(&digest);
    digest.write("srv/mine.txt", "mine");
    digest.write("srv/.chancery-manifest.json", "mine");
    let refused = digest.run(&["deploy", "--dir", "srv"]);
    assert_eq!(refused.code, Some(2), "{refused:?}");
    assert!(refused.err.contains("it contains mine.txt"), "{}", refused.err);
    assert_eq!(digest.run(&["deploy", "--dir", "srv", "--force"]).code, Some(0));
    let expected = |site: &digest::Site| {
        let mut expected = site.clone();
        expected.insert(".chancery-manifest.json".to_owned(), b"mine".to_vec());
        expected.insert("mine.txt".to_owned(), b"mine".to_vec());
        expected
    };
    let brought = || {
        let mut brought = digest::files(&digest.path("srv"));
        assert!(brought.remove(".chancery-deployed.json").is_some());
        brought
    };
    assert_eq!(brought(), expected(&site));
    digest.write(
        "content/entries/rome.md",
        digest::entry(&PLAIN.replace("2021-10-30", "2021-10-29"), "They met."),
    );
    let site = built(&digest);
    assert_eq!(digest.run(&["deploy", "--dir", "srv"]).code, Some(0));
    assert_eq!(brought(), expected(&site), "what went is gone");
    // What somebody put where a new file comes is not touched.
    digest.write("srv/about/index.html", "mine");
    digest.write("content/pages/about.md", "---\ntitle: About\n---\n\nUs.\n");
    built(&digest);
    let clash = digest.run(&["deploy", "--dir", "srv"]);
    assert_eq!(clash.code, Some(2), "{clash:?}");
    assert!(clash.err.contains("is in the way of about/index.html"), "{}", clash.err);
    for (folder, words) in [
        ("public", "into itself"),
        ("public/a/b", "into itself"),
        (".", "refusing to publish to"),
    ] {
        let run = digest.run(&["deploy", "--dir", folder, "--force"]);
        assert_eq!(run.code, Some(2), "{folder}: {run:?}");
        assert!(run.err.contains(words), "{folder}: {}", run.err);
    }
    digest.write("public/index.html", "changed");
    let run = digest.run(&["deploy", "--dir", "srv"]);
    assert!(run.err.contains("index.html changed or deleted"), "{}", run.err);
    let run = digest.run(&["deploy", "--dir", "srv", "--from", "content"]);
    assert!(run.err.contains("run `chancery build` first"), "{}", run.err);
}

/// A digest in a repository of its own, with a commit of itself, and git there.
fn versioned() -> (Digest, impl Fn(&[&str]) -> String) {
    let digest = addressed();
    built(&digest);
    let root = digest.path("");
    let git = move |words: &[&str]| {
        let who = ["-c", "user.name=Editor", "-c", "user.email=editor@localhost"];
        let run = Command::new("git").arg("-C").arg(&root).args(who).args(words).output();
        String::from_utf8_lossy(&run.expect("git runs").stdout)
            .trim()
            .to_owned()
    };
    git(&["init", "--quiet", "--initial-branch", "main"]);
    git(&["add", "chancery.yaml", "content"]);
    git(&["commit", "--quiet", "--message", "Begin"]);
    (digest, git)
}

#[test]
fn a_branch_that_is_no_site_is_refused() {
    let (digest, git) = versioned();
    git(&["symbolic-ref", "refs/heads/other", "refs/heads/gh-pages"]);
    let before = git(&["rev-parse", "main"]);
    let refused = |branch: &str, words: &str| {
        let run = digest.run(&["deploy", "--branch", branch]);
        assert_eq!(run.code, Some(2), "{branch}: {run:?}");
        assert!(run.err.contains(words), "{branch}: {}", run.err);
    };
    refused("main", "is checked out");
    refused("other", "only a name for another branch");
    refused("refs/heads/gh-pages", "invalid branch name");
    git(&["checkout", "--quiet", "-b", "draft"]);
    refused("main", "which no deployment put there");
    git(&["bisect", "start"]);
    refused("draft", "checked out");
    git(&["checkout", "--quiet", "--detach"]);
    refused("draft", "rebased or bisected");
    git(&["bisect", "reset"]);
    refused("main", "which no deployment put there");
    assert_eq!(git(&["rev-parse", "main"]), before);
    git(&["checkout", "--quiet", "draft"]);
    assert_eq!(digest.run(&["deploy", "--branch", "main", "--force"]).code, Some(0));
    assert_eq!(git(&["ls-tree", "--name-only", "main", "content/"]), "");
}

#[test]
fn what_others_committed_to_a_branch_stays() {
    let (digest, git) = versioned();
    let deploy = |more: &[&str]| digest.run(&[&["deploy", "--branch", "gh-pages"], more].concat());
    assert_eq!(deploy(&[]).code, Some(0));
    let add = |path: &str| {
        let index = ["read-tree", "gh-pages"];
        git(&index);
        digest.write("note.txt", "mine");
        let object = git(&["hash-object", "-w", "note.txt"]);
        git(&[
            "update-index",
            "--add",
            "--cacheinfo",
            &format!("100644,{object},{path}"),
        ]);
        let tree = git(&["write-tree"]);
        let commit = git(&["commit-tree", &tree, "-p", "gh-pages", "-m", "Mine"]);
        git(&["update-ref", "refs/heads/gh-pages", &commit]);
        git(&["read-tree", "HEAD"]);
    };
    add("a note.md");
    for title in ["One", "Two", "Three"] {
        digest.write("chancery.yaml", ADDRESSED.replace("A digest", title));
        built(&digest);
        let run = deploy(&[]);
        assert_eq!(run.code, Some(0), "{title}: {run:?}");
        assert_eq!(git(&["show", "gh-pages:a note.md"]), "mine", "{title}");
        assert!(git(&["show", "gh-pages:index.html"]).contains(title));
    }
    add("about/index.html");
    digest.write("content/pages/about.md", "---\ntitle: About\n---\n\nUs.\n");
    built(&digest);
    let run = deploy(&[]);
    assert_eq!(run.code, Some(2), "{run:?}");
    assert!(
        run.err.contains("committed about/index.html to gh-pages"),
        "{}",
        run.err
    );
    assert_eq!(deploy(&["--force"]).code, Some(0));
    assert!(git(&["show", "gh-pages:about/index.html"]).contains("Us."));
    assert_eq!(git(&["show", "gh-pages:a note.md"]), "mine");
}

#[test]
fn builds_are_compared() {
    let digest = addressed();
    let page = |slug: &str| format!("---\ntitle: {slug}\n---\n\nUs.\n");
    digest.write("content/pages/about.md", page("about"));
    digest.write("content/pages/method.md", page("method"));
    digest.write("content/pages/news.md", page("news"));
    built(&digest);
    fs::copy(
        digest.path("public/.chancery-manifest.json"),
        digest.path("before.json"),
    )
    .expect("a copy");
    let same = digest.run(&["diff", "before.json", "public"]);
    assert_eq!(
        (same.code, same.out.as_str()),
        (Some(0), "0 addresses added, 0 changed, 0 removed\n")
    );

    digest.write(
        "content/pages/about.md",
        "---\ntitle: Us\nslug: us\naliases: [/about/]\n---\n\nUs.\n",
    );
    fs::remove_file(digest.path("content/pages/method.md")).expect("it goes");
    digest.write("content/static/_redirects", "/method/ /us/ 301\n");
    built(&digest);
    let run = digest.run(&["diff", "before.json", "public"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    for line in ["added    /us/\n", "changed  /about/\n", "removed  /method/ → /us/\n"] {
        assert!(run.out.contains(line), "{line}{}", run.out);
    }
    fs::remove_file(digest.path("content/pages/news.md")).expect("it goes");
    built(&digest);
    let run = digest.run(&["diff", "before.json", "public", "--format", "json"]);
    assert_eq!(run.code, Some(1), "{run:?}");
    let value: Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(value["counts"]["lost"], 1);
    assert_eq!(value["removed"][1]["address"], "/news/");
    assert_eq!(value["removed"][1]["to"], Value::Null);
    assert_eq!(digest.run(&["deploy", "--dir", "srv"]).code, Some(0));
    let same = digest.run(&["diff", "public", "srv"]);
    assert_eq!(same.out, "0 addresses added, 0 changed, 0 removed\n");
    let run = digest.run(&["diff", "before.json", "content"]);
    assert_eq!(run.code, Some(2), "{run:?}");
    assert!(
        run.err.contains("neither a site made by chancery nor a manifest"),
        "{}",
        run.err
    );
}
