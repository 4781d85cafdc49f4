//! Bodies that nobody writes who means well. None may take long, grow beyond measure or come through whole.

use super::*;
use crate::html::{Tag, Token, tokens};
use std::time::{Duration, Instant};

const MANY: usize = 10_000;

fn many(unit: &str) -> String {
    unit.repeat(MANY)
}

/// Fewer, where an HTML parser without optimisation reads it all.
fn some(unit: &str) -> String {
    unit.repeat(MANY / 5)
}

/// 200 elements that an HTML parser opens again wherever a block has closed them.
fn formatting() -> String {
    (0..200).map(|number| format!("<b title={number}>")).collect()
}

/// Converts it in each way. The guard is for hanging alone: a slow machine is no failure.
fn survive(markdown: &str) -> Vec<Problem> {
    let mut first = None;
    for raw_html in [RawHtml::Sanitize, RawHtml::Escape, RawHtml::Trust] {
        let start = Instant::now();
        let (body, problems) = convert(
            markdown,
            &Options {
                raw_html,
                ..Options::default()
            },
        );
        let html = html(&body);
        let shown: String = markdown.chars().take(40).collect();
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "{shown:?} took {:?}",
            start.elapsed()
        );
        assert!(
            html.len() < 100 * markdown.len() + 1000,
            "{shown:?} grew to {} bytes",
            html.len()
        );
        assert!(
            problems
                .iter()
                .all(|problem| markdown.get(problem.range.clone()).is_some()),
            "{shown:?}"
        );
        first.get_or_insert(problems);
    }
    first.unwrap_or_default()
}

#[test]
fn too_deep_is_refused() {
    let lists: String = (0..300).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect();
    for markdown in [
        many(">") + "a",
        many("> ") + "a\n" + &many("b\n"),
        many("- ") + "a\n" + &many("b\n"),
        many("1. ") + "a",
        lists,
        many("*a **b ") + &many("c** d* "),
        many("![a") + &many("](b)"),
        "<div>".repeat(50_000),
        many("<div>\n\n"),
        "a ".to_owned() + &many("<b>"),
        many("[a](b \"c\n"),
    ] {
        let problems = survive(&markdown);
        if !markdown.contains("](b \"") {
            assert_eq!(
                problems.iter().map(|problem| problem.rule.name).collect::<Vec<_>>(),
                ["html-too-deep"],
                "{markdown:.40}"
            );
        }
    }
    let (body, _) = convert(&("a *b*\n\n".to_owned() + &"<div>".repeat(300)), &Options::default());
    assert!(html(&body).starts_with("<p>a <em>b</em></p>\n<p>&lt;div&gt;&lt;div&gt;"));
}

#[test]
fn a_title_without_end_is_refused() {
    for markdown in [
        format!("[a](b \"{}\")", many("c\n")),
        format!("[a](<b>'{}", many("c\n")),
        format!("[a](\nb\n({}", many("c\n")),
    ] {
        assert_eq!(survive(&markdown).len(), 1, "{markdown:.20}");
    }
    for markdown in [
        many("- [a](b) it's \"c\n"),
        "[a](it's)\n".to_owned() + &many("b\n"),
        many("- [a](b) (c\n"),
    ] {
        assert_eq!(survive(&markdown), [], "{markdown:.20}");
    }
}

#[test]
fn much_of_the_same() {
    for markdown in [
        many("["),
        many("[") + "a" + &many("]"),
        many("*") + "a",
        many("`a``"),
        many("[a](b "),
        many("[^1]") + "\n\n[^1]: a",
        many("[^1]: a\n"),
        many("# a\n"),
        many("a\n: b\n\n"),
        many("- [ ] "),
        many("|a") + "|\n" + &many("|-") + "|\n" + &many("|b|\n"),
        many("> [!NOTE]\n> a\n\n"),
        many("&#1;"),
        many("```\n"),
    ] {
        survive(&markdown);
    }
}

#[test]
fn much_raw_html() {
    for markdown in [
        format!("<div {}>", some("a1 ")),
        format!("<div {}", some("a1 ")),
        "<div>\n".to_owned() + &some("<a "),
        "<div>\n".to_owned() + &some("<a b=\""),
        "<div>\n".to_owned() + &some("<!-- "),
        "<div>\n".to_owned() + &some("<script>"),
        "<div>\n".to_owned() + &some("</b>"),
        "<ul>\n".to_owned() + &some("<li>a\n"),
        "<table>\n".to_owned() + &some("<tr><td>a\n"),
        "<table>\n".to_owned() + &some("<b>a</b><p>b</p>"),
        "<div>\n".to_owned() + &"<table><tr><td>".repeat(80) + &some("<p>a</p>"),
        "<div>\n".to_owned() + &some("<a><div></a></div>"),
        "<div>\n".to_owned() + &formatting() + &some("<p>a</p>"),
        "<ul>\n".to_owned() + &formatting() + &some("<li>a"),
        "<p>\n".to_owned() + &formatting() + &some("<div>a</div>"),
        "<div><a href=a>\n".to_owned() + &formatting() + "\n\n" + &some("[a](b)\n\n"),
        "a".to_owned() + &formatting() + "\n\n" + &some("b\n\n"),
        "a".to_owned() + &formatting() + &some("<div>b</div>"),
        some("*<table><tr><td>a*</td></tr></table>\n\n"),
        some("> <b title=1>\n\n"),
    ] {
        survive(&markdown);
    }
}

/// Texts put together from parts that mean something, always the same ones.
#[test]
fn anything_goes() {
    const PARTS: &[&str] = &[
        "a",
        "\n",
        "\n\n",
        " ",
        "> ",
        "- ",
        "1. ",
        "*",
        "_",
        "**",
        "~~",
        "`",
        "```rust\n",
        "[",
        "]",
        "](b)",
        "](javascript:x)",
        "![",
        "[^1]",
        "[^1]: ",
        "<b>",
        "</b>",
        "<div>",
        "</div>",
        "<p>",
        "</p>",
        "<a href=x>",
        "</a>",
        "<a href='javascript:x'>",
        "<table>",
        "<tr>",
        "<td>",
        "</td>",
        "</table>",
        "<ul>",
        "<li>",
        "</ul>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<svg onload=x>",
        "<img src=x onerror=y>",
        "<style>",
        "|",
        "\n|-|\n",
        "# ",
        "===\n",
        "\n: ",
        "    ",
        "- [ ] ",
        "> [!NOTE]\n",
        "\u{1}h0\u{2}",
        "&#1;",
        "h0",
        "&#2;",
        "\"",
        "'",
        "&lt;script>",
        "é",
        "\\",
        "<details>",
        "<summary>",
        "<select>",
        "<template>",
        "<math>",
        "<title>",
        "<input>",
        "</label>",
        "</section>",
    ];
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    for _ in 0..800 {
        let mut markdown = String::new();
        for _ in 0..30 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            markdown.push_str(PARTS[(state % PARTS.len() as u64) as usize]);
        }
        for raw_html in [RawHtml::Sanitize, RawHtml::Escape] {
            let (body, problems) = convert(
                &markdown,
                &Options {
                    raw_html,
                    ..Options::default()
                },
            );
            let html = html(&body);
            let tags: Vec<_> = tokens(&html)
                .filter_map(|token| if let Token::Tag(tag) = token { Some(tag) } else { None })
                .collect();
            for tag in &tags {
                let fine =
                    sanitize::raw_tag(&tag.name).is_some() || ["input", "label", "section"].contains(&&*tag.name);
                let attributes = tag.attributes().all(|attribute| match attribute.name {
                    "href" => !attribute.value.contains("script:"),
                    name => !name.starts_with("on"),
                });
                assert!(fine && attributes, "{markdown:?} gave {html}");
            }
            assert_eq!(balance(&tags), 0, "{markdown:?} gave {html}");
            assert!(!html.contains(['\u{1}', '\u{2}']), "{markdown:?} gave {html}");
            assert!(
                problems
                    .iter()
                    .all(|problem| markdown.get(problem.range.clone()).is_some()),
                "{markdown:?}"
            );
            assert!(
                body.links.iter().all(|link| markdown.get(link.range.clone()).is_some()),
                "{markdown:?}"
            );
        }
    }
}

/// How many more tags begin than end, apart from those that never end.
fn balance(tags: &[Tag<'_>]) -> i64 {
    tags.iter()
        .filter(|tag| !["br", "hr", "img", "input", "wbr", "col"].contains(&&*tag.name))
        .map(|tag| if tag.is_end { -1 } else { 1 })
        .sum()
}
