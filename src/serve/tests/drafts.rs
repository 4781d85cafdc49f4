//! Drafts and later entries: shown and marked, or named where somebody looks for them.

use super::{CONFIG, ENTRY, Served, options};
use crate::resolve::Drafts;

const TOPIC: (&str, &str) = ("content/topics/brics.md", "---\ntitle: BRICS\n---\n");

/// An entry with more fields, without the picture and the earlier address.
fn entry(more: &str) -> String {
    let front = ENTRY.split("aliases").next().unwrap_or_default();
    format!("{front}{more}\n---\nThey met.\n")
}

/// A preview of a draft, a draft with an error, and an entry of a later moment.
fn preview() -> Served {
    let mut options = options();
    options.resolve.drafts = Drafts::Sound;
    options.resolve.future = true;
    Served::start_with(
        options,
        &[
            (CONFIG, "title: The Small Digest\n"),
            TOPIC,
            ("content/entries/talks.md", &entry("draft: true")),
            (
                "content/entries/переговоры.md",
                &entry("slug: peregovory\ndraft: true\ncolour: red"),
            ),
            ("content/entries/later.md", &entry("publish_at: 2030-01-01T09:00")),
        ],
    )
}

#[test]
fn drafts_and_later_entries_are_shown_and_marked() {
    let digest = preview();
    for path in ["/digest/2021/10/30/talks/", "/digest/2021/10/30/later/"] {
        let page = digest.get(path);
        assert_eq!(page.status, 200, "{path}");
        assert!(page.text().contains("class=\"unpublished\""), "{path}");
    }
    let home = digest.get("/digest/").text();
    assert_eq!(home.matches("class=\"unpublished\"").count(), 2);
    assert!(
        !home.contains("preview-note"),
        "the server itself is no preview for others"
    );
}

#[test]
fn the_page_of_a_draft_with_errors_says_what_is_wrong_until_it_is_fixed() {
    let digest = preview();
    let path = "/digest/2021/10/30/peregovory/";
    let page = digest.get(path);
    assert_eq!(page.status, 404);
    for part in [
        "content/entries/переговоры.md: draft with 1 error",
        "`colour`",
        "/_chancery/reload.js",
    ] {
        assert!(page.text().contains(part), "{part} is not in {}", page.text());
    }
    assert!(
        page.header("Server-Timing").is_some(),
        "the page knows its version, so that it reloads"
    );
    let unknown = digest.get("/digest/nowhere/");
    assert_eq!(unknown.status, 404);
    assert!(
        unknown
            .text()
            .contains("<li><code>content/entries/переговоры.md</code>: draft with 1 error</li>")
    );
    digest.write("content/entries/переговоры.md", &entry("slug: peregovory\ndraft: true"));
    let page = digest.until(path, |answer| answer.status == 200);
    assert!(page.text().contains("class=\"unpublished\""));
    assert!(!digest.get("/digest/nowhere/").text().contains("Not shown"));
}

#[test]
fn where_only_published_entries_are_served_the_others_are_named() {
    let digest = Served::start(&[
        (CONFIG, "title: The Small Digest\n"),
        TOPIC,
        (
            "content/entries/talks.md",
            &entry("draft: true\naliases: [/old/talks/]"),
        ),
        ("content/entries/later.md", &entry("publish_at: 2030-01-01T09:00")),
        ("content/pages/<b>.md", "---\ntitle: B\nslug: b\ndraft: true\n---\n"),
    ]);
    for (path, reason) in [
        ("/digest/2021/10/30/talks/", "content/entries/talks.md: draft"),
        ("/digest/2021/10/30/talks", "content/entries/talks.md: draft"),
        ("/digest/old/talks/", "content/entries/talks.md: draft"),
        (
            "/digest/2021/10/30/later/",
            "content/entries/later.md: until 2030-01-01 09:00",
        ),
        ("/digest/b/", "content/pages/&lt;b&gt;.md: draft"),
    ] {
        let page = digest.get(path);
        assert_eq!(page.status, 404, "{path}");
        assert!(page.text().contains(reason), "{reason} is not in {}", page.text());
    }
    assert!(
        digest
            .get("/digest/c/")
            .text()
            .contains("<code>content/pages/&lt;b&gt;.md</code>: draft")
    );
}
