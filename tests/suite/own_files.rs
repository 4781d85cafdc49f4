//! Files of a digest's own in `content/static/`: that hidden ones arrive wherever a site goes, and in which order rules come.

use crate::digest::{self, Digest, NOW, PLAIN};
use std::fs;
use std::process::Command;

const CONFIG: &str =
    "title: A digest\nbase_url: https://lantern.int/\nfeed_authority: lantern.int,2021\ncompress: [gz]\n";

/// Hidden files and folders, at the top and below, with names in several scripts.
const HIDDEN: [&str; 5] = [
    ".well-known/security.txt",
    ".well-known/сайт/.ключ",
    ".htaccess",
    ".domains",
    "文書/.nomedia",
];

fn digest() -> Digest {
    let digest = Digest::of_entry(PLAIN, "They met.");
    digest.write("chancery.yaml", CONFIG);
    for path in HIDDEN {
        digest.write(&format!("content/static/{path}"), format!("{path}\n").repeat(100));
    }
    digest
}

fn build(digest: &Digest) -> digest::Site {
    let run = digest.run(&["build", "--now", NOW]);
    assert_eq!(run.code, Some(0), "{run:?}");
    digest.published()
}

#[test]
fn hidden_files_arrive_wherever_a_site_goes() {
    let digest = digest();
    let site = build(&digest);
    for path in HIDDEN {
        assert!(site.contains_key(path), "{path}");
    }
    assert!(site.contains_key(".well-known/security.txt.gz"), "text is compressed");
    // Again, from the old site.
    assert_eq!(build(&digest), site);
    assert_eq!(digest.run(&["deploy", "--dir", "srv"]).code, Some(0));
    let deployed = digest::files(&digest.path("srv"));
    let git = |words: &[&str]| {
        let run = Command::new("git").arg("-C").arg(digest.root()).args(words).output();
        String::from_utf8_lossy(&run.expect("git runs").stdout).into_owned()
    };
    git(&["init", "--quiet"]);
    let run = digest.run(&["deploy", "--branch", "pages"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let committed = git(&["ls-tree", "-r", "-z", "--name-only", "pages"]);
    for path in HIDDEN {
        assert_eq!(deployed.get(path), site.get(path), "{path}");
        assert!(committed.split('\0').any(|name| name == path), "{path}");
    }
    fs::copy(
        digest.path("public/.chancery-manifest.json"),
        digest.path("before.json"),
    )
    .expect("a copy");
    fs::remove_dir_all(digest.path("content/static/.well-known")).expect("it goes");
    let site = build(&digest);
    assert!(!site.contains_key(".well-known/security.txt") && site.contains_key(".htaccess"));
    let run = digest.run(&["diff", "before.json", "public"]);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(
        run.out.contains("removed  /.well-known/security.txt (no redirect)\n"),
        "{}",
        run.out
    );
    assert!(!run.out.contains("htaccess"), "{}", run.out);
}

#[test]
fn rules_of_ones_own_stand_where_hosts_let_them_win() {
    let digest = digest();
    let front = format!("{PLAIN}aliases: [/rom/, /рим/, /roma/]\n");
    digest.write("content/entries/rome.md", digest::entry(&front, "They met."));
    digest.write(
        "content/static/_redirects",
        "/%D1%80%D0%B8%D0%BC /elsewhere/ 302\r\n/roma/ /elsewhere/\r\n",
    );
    digest.write(
        "content/static/_headers",
        "/*\n  ! X-Content-Type-Options\n  referrer-policy: no-referrer\n/data/*\n  Access-Control-Allow-Origin: *\n",
    );
    let site = build(&digest);
    let text = |path: &str| String::from_utf8(site[path].clone()).expect("it is UTF-8");
    let redirects = text("_redirects");
    let rules: Vec<&str> = redirects.lines().filter(|line| line.starts_with('/')).collect();
    let expected = [
        "/%D1%80%D0%B8%D0%BC /elsewhere/ 302",
        "/roma/ /elsewhere/",
        "/rom/ /2021/10/30/rome/ 301",
    ];
    assert_eq!(rules, expected, "{redirects}");
    let headers = text("_headers");
    let (ours, own) = headers.split_once("# The digest's own").expect("both");
    assert!(
        ours.contains("Content-Security-Policy:") && !ours.contains("nosniff"),
        "{ours}"
    );
    assert!(
        !ours.contains("Referrer-Policy") && own.contains("referrer-policy: no-referrer"),
        "{headers}"
    );
    // Nothing of it is there without hosts.
    digest.write("chancery.yaml", format!("{CONFIG}pages: {{ hosting: false }}\n"));
    let site = build(&digest);
    assert!(site["_redirects"].starts_with(b"/%D1") && site["_headers"].starts_with(b"/*\n  ! X"));
}

/// `public/` never has what is not for readers, and the rest of what is hidden leaves the repository's own workflow, too.
#[test]
fn the_workflow_of_the_repository_publishes_hidden_files() {
    let workflow =
        fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/.github/workflows/pages.yml")).expect("it is there");
    let (before, upload) = workflow.split_once("actions/upload-pages-artifact@").expect("a step");
    assert!(before.contains("rm -f public/.chancery-manifest.json"), "{before}");
    let step = upload.split("\n\n").next().unwrap_or_default();
    assert!(step.contains("include-hidden-files: true"), "{step}");
}
