//! Previews: what is not published is shown and marked, and never more than that.

use crate::digest::{Digest, PLAIN, entry, files};

const CONFIG: &str = "title: The Lantern\nbase_url: https://lantern.int/\nfeed_authority: lantern.int,2021-01-01\n";

/// An entry of another title, with more fields.
fn other(title: &str, more: &str) -> String {
    entry(
        &format!("{}{more}\n", PLAIN.replace("A meeting in Rome", title)),
        "Wang Yi met Sergey Lavrov.",
    )
}

fn digest() -> Digest {
    Digest::new([
        ("chancery.yaml", CONFIG.to_owned()),
        ("content/topics/brics.md", "---\ntitle: BRICS\n---\n".to_owned()),
        ("content/entries/rome.md", other("A meeting in Rome", "")),
        ("content/entries/draft.md", other("An unfinished text", "draft: true")),
        (
            "content/entries/later.md",
            other("Свидание позже", "publish_at: 2022-02-01T09:00"),
        ),
        (
            "content/entries/broken.md",
            other("没有来源", "draft: true\nverification: perhaps"),
        ),
        (
            "content/entries/it.md",
            other("Un testo", "language: it\ntranslation_of: draft"),
        ),
        (
            "content/pages/method.md",
            "---\ntitle: How we work\ndraft: true\nmenu: 1\n---\nText.\n".to_owned(),
        ),
    ])
}

const PATHS: [&str; 3] = ["2021/10/30/draft/", "2021/10/30/later/", "2021/10/30/it/"];

#[test]
fn a_published_site_has_no_trace_of_what_is_withheld() {
    let digest = digest();
    let run = digest.run(&["build", "--now", "2021-12-01"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    for (path, bytes) in files(&digest.path("public")) {
        let text = String::from_utf8_lossy(&bytes);
        for trace in [
            "unfinished",
            "Свидание",
            "没有来源",
            "Un testo",
            "How we work",
            "class=\"preview-note\"",
            "class=\"unpublished\"",
        ] {
            assert!(!text.contains(trace), "{path} has {trace}");
        }
    }
    for named in [
        "5 withheld: ",
        "content/entries/broken.md (draft)",
        "content/entries/draft.md (draft)",
        "content/entries/later.md (until 2022-02-01 09:00)",
        "content/entries/it.md (translation of a withheld entry)",
        "content/pages/method.md (draft)",
    ] {
        assert!(run.err.contains(named), "{named} is not in {}", run.err);
    }
}

#[test]
fn a_preview_shows_what_is_not_published_and_says_so() {
    let digest = digest();
    let run = digest.run(&["build", "--preview", "--now", "2021-12-01"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(
        run.err
            .contains("1 withheld: content/entries/broken.md (draft with 1 error)"),
        "{}",
        run.err
    );
    assert!(
        !digest.root().join("public").exists(),
        "the published site is another folder"
    );
    let site = files(&digest.path("preview"));
    let page = |path: &str| String::from_utf8_lossy(&site[path]).into_owned();
    for (path, bytes) in site.iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = String::from_utf8_lossy(bytes);
        let is_page = text.contains("<main id=");
        assert!(
            !is_page || text.contains("class=\"preview-note\""),
            "{path} does not say that it is a preview"
        );
        assert!(
            !is_page || text.contains("<meta name=\"robots\" content=\"noindex\">"),
            "{path} may be indexed"
        );
        assert!(
            !text.contains("rel=\"canonical\"") || !is_page,
            "{path} claims to be the published page"
        );
    }
    for path in PATHS {
        let text = page(&format!("{path}index.html"));
        assert_eq!(text.matches("class=\"unpublished\"").count(), 1, "{path}");
    }
    assert!(
        page("2021/10/30/later/index.html")
            .contains("<time datetime=\"2022-02-01T09:00\">1 February 2022, 09:00</time>")
    );
    assert!(page("method/index.html").contains("class=\"unpublished\""));
    assert_eq!(
        page("topics/brics/index.html").matches("class=\"unpublished\"").count(),
        2
    );
    assert!(page("robots.txt").contains("\nDisallow: /\n"));
    assert!(page("_headers").contains("X-Robots-Tag: noindex"));
    assert!(!site.contains_key("sitemap.xml"));
    assert!(!site.contains_key("2021/10/30/broken/index.html"));
}

#[test]
fn a_preview_is_not_deployed() {
    let digest = digest();
    assert_eq!(digest.run(&["build", "--preview"]).code, Some(0));
    let run = digest.run(&["deploy", "--from", "preview", "--dir", "live"]);
    assert_eq!(run.code, Some(2), "{run:?}");
    assert!(run.err.contains("is a preview"), "{run:?}");
    assert!(!digest.root().join("live").exists());
}

#[test]
fn what_is_wrong_with_drafts_keeps_nothing_else_from_being_shown() {
    for (what, file, text) in [
        ("a field", "content/entries/x.md", other("X", "draft: true\nacts: 1")),
        (
            "a reference",
            "content/entries/x.md",
            other("X", "draft: true\nrelated: [nowhere]"),
        ),
        (
            "a link",
            "content/entries/x.md",
            other("X", "draft: true") + "\n[x](nowhere.md)\n",
        ),
        (
            "an anchor",
            "content/entries/x.md",
            other("X", "draft: true") + "\n[x](#нет)\n",
        ),
        (
            "an address",
            "content/entries/x.md",
            other("X", "draft: true\naliases: [/2021/10/30/rome/]"),
        ),
        (
            "a page's address",
            "content/pages/topics.md",
            "---\ntitle: 话题\ndraft: true\n---\n".to_owned(),
        ),
    ] {
        let digest = digest();
        digest.write(file, text);
        let run = digest.run(&["build", "--preview", "--now", "2021-12-01"]);
        assert_eq!(run.code, Some(0), "{what}: {run:?}");
        assert!(run.err.contains("2 withheld: "), "{what}: {run:?}");
        assert!(
            run.err.contains(&format!("{file} (draft with 1 error)")),
            "{what}: {run:?}"
        );
        assert!(
            files(&digest.path("preview")).contains_key("2021/10/30/draft/index.html"),
            "{what}"
        );
    }
}

#[test]
fn warnings_in_drafts_do_not_fail_a_strict_preview_even_where_their_level_is_error() {
    let digest = Digest::new([
        (
            "chancery.yaml",
            format!(
                "{CONFIG}lints:\n  near-miss: error\n  single-source: error\n  no-url: off\n  participant-unnamed: off\n  unregistered-names: off\n"
            ),
        ),
        (
            "content/people/wang-yi.md",
            "---\nname: Wang Yi\nsort_name: Wang Yi\n---\n".to_owned(),
        ),
        ("content/topics/brics.md", "---\ntitle: BRICS\n---\n".to_owned()),
        (
            "content/entries/draft.md",
            other("A text", "draft: true").replace("[Wang Yi,", "[Wang Yii,"),
        ),
    ]);
    for command in [
        &["build", "--preview", "--strict"][..],
        &["build", "--strict"],
        &["check", "--strict"],
    ] {
        let run = digest.run(command);
        assert_eq!(run.code, Some(0), "{command:?}: {run:?}");
    }
    let run = digest.run(&["check", "--drafts"]);
    assert_eq!(run.code, Some(1), "{run:?}");
}
