//! Slugs, names of files and names of people that are no names.

use super::{Builds, Rule, check, files, front, instead};
use crate::digest::{PLAIN, entry};

#[test]
fn names() {
    let mut cases = Vec::new();
    for slug in [
        "../../x", "page", "index", "\"2021\"", "a/b", "A", "\"-\"", "é", "a\u{0}b", ".", "..", "con.", "a b",
        "<script>", "~",
    ] {
        let rule = match slug {
            "a\u{0}b" => "control-character",
            "~" => continue,
            _ => "bad-slug",
        };
        cases.push(front(&format!("the slug {slug}"), format!("slug: {slug}"), Rule(rule)));
    }
    cases.push(front("the slug 2021", "slug: 2021", Rule("wrong-type")));
    cases.push(front(
        "a slug of 100 characters",
        format!("slug: {}", "a".repeat(100)),
        Rule("bad-slug"),
    ));
    let plain = entry(PLAIN, "They met.");
    for name in [
        "Rome.md",
        "a b.md",
        "a\nb.md",
        "page.md",
        "2021.md",
        "-.md",
        "a%2fb.md",
        "a\\b.md",
        "<script>.md",
        "a'\"b.md",
        "…….md",
        "2021-10-30-.md",
        "rome.md.md",
        "\u{202e}dm.md",
    ] {
        cases.push(files(
            &format!("a file named {name:?}"),
            &[(&format!("content/entries/{name}"), plain.as_bytes())],
            Rule("bad-slug"),
        ));
    }
    let long = format!("content/entries/{}.md", "a".repeat(250));
    cases.push(files(
        "a file name of 250 characters",
        &[(&long, plain.as_bytes())],
        Rule("bad-slug"),
    ));
    let deep = format!("content/entries/{}rome.md", "folder/".repeat(200));
    cases.push(files(
        "a path of 1,400 characters",
        &[(&deep, plain.as_bytes())],
        Builds,
    ));
    for name in [
        "a b.txt",
        "a\nb.txt",
        "a?b#c.txt",
        "%2e%2e",
        "<script>.html.txt",
        "CON",
        "a\\b",
        "é/ü.txt",
        "A.txt",
    ] {
        let path = format!("content/static/{name}");
        cases.push(files(
            &format!("a static file named {name:?}"),
            &[("content/entries/rome.md", plain.as_bytes()), (&path, b"x")],
            Builds,
        ));
    }
    for name in [
        "index.html",
        "topics/index.html",
        "2021/10/30/rome/index.html",
        "2021",
        "topics/brics",
        "people/wang-yi/index.html",
    ] {
        let path = format!("content/static/{name}");
        cases.push(files(
            &format!("a static file at {name}"),
            &[("content/entries/rome.md", plain.as_bytes()), (&path, b"x")],
            Rule("duplicate-address"),
        ));
    }
    cases.push(files(
        "static files that differ by case",
        &[
            ("content/static/a.txt", b"x"),
            ("content/static/A.txt", b"y"),
            ("content/static/TOPICS/index.html", b"z"),
        ],
        Builds,
    ));
    cases.push(files(
        "a static file named like the manifest",
        &[("content/static/.chancery-manifest.json", b"{}")],
        Rule("reserved-name"),
    ));
    cases.push(instead(
        "5,000 names in one",
        "participants",
        format!("[{}]", "Wang ".repeat(10_000)),
        Builds,
    ));
    cases.push(instead(
        "a name of punctuation",
        "participants",
        "[\"!!!\", \"???\", \"...\", \"<script>alert(1)</script>\"]",
        Builds,
    ));
    cases.push(instead(
        "topics of punctuation",
        "topics",
        "[\"!!!\", \"../..\", \"a/b\", \"index\", \"page\", \"2021\", \"\u{202e}\"]",
        Builds,
    ));
    cases.push(instead("a source of punctuation", "source", "\"../../../x\"", Builds));
    cases.push(instead(
        "a name that is empty",
        "participants",
        "[\"\"]",
        Rule("wrong-type"),
    ));
    check(cases);
}
