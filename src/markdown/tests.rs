//! What Markdown becomes, as tables of a text and its HTML.

mod addresses;
mod blocks;
mod east_asian;
mod hostile;
mod lost;
mod printed;
mod raw;

use super::*;
use crate::diagnostic::rules;

/// The HTML of a body with its addresses as they were written.
pub(super) fn html(body: &Body) -> String {
    body.html(|number| Some(&body.links[number].target))
}

/// Each text converts without a problem to its HTML; blanks at the ends and between lines are of no account.
fn check(cases: &[(&str, &str)]) {
    for (markdown, expected) in cases {
        let (body, problems) = convert(markdown, &Options::default());
        assert_eq!(problems, [], "{markdown}");
        let html = html(&body);
        let lines = |html: &str| {
            html.lines()
                .map(str::trim)
                .filter(|line| !line.is_empty())
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        assert_eq!(lines(&html), lines(expected), "{markdown}");
    }
}

/// Each text has exactly this problem, at exactly this part of it.
fn check_problem(rule: &Rule, cases: &[(&str, &str)]) {
    for (markdown, place) in cases {
        let (_, problems) = convert(markdown, &Options::default());
        let found: Vec<_> = problems
            .iter()
            .map(|problem| (problem.rule.name, &markdown[problem.range.clone()]))
            .collect();
        assert_eq!(found, [(rule.name, *place)], "{markdown}");
    }
}

/// Each text has no problem.
fn silent(texts: &[&str]) {
    for text in texts {
        assert_eq!(convert(text, &Options::default()).1, [], "{text}");
    }
}

#[test]
fn text() {
    check(&[
        ("", ""),
        (
            "a *b* **c** ~~d~~ `e<f`",
            "<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e&lt;f</code></p>",
        ),
        ("a\nb  \nc\\\nd", "<p>a\nb<br>\nc<br>\nd</p>"),
        ("\"a\" 'b' -- it's...", "<p>“a” ‘b’ – it’s…</p>"),
        ("a & b < c > d", "<p>a &amp; b &lt; c &gt; d</p>"),
        ("a\u{a0}b 北京", "<p>a\u{a0}b 北京</p>"),
        (
            "> a\n>\n> - b",
            "<blockquote>\n<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n</blockquote>",
        ),
        ("---", "<hr>"),
        (
            "Term\n: One\n: Two",
            "<dl>\n<dt>Term</dt>\n<dd>One</dd>\n<dd>Two</dd>\n</dl>",
        ),
        ("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>"),
        (
            "- a\n\n- b",
            "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>",
        ),
    ]);
    let plain = Options {
        smart_punctuation: false,
        ..Options::default()
    };
    assert_eq!(html(&convert("\"a\" -- b's...", &plain).0), "<p>\"a\" -- b's...</p>\n");
}

#[test]
fn links() {
    check(&[
        ("[a](/b/ \"c & d\")", "<p><a href=\"/b/\" title=\"c &amp; d\">a</a></p>"),
        (
            "<https://a.org/?b=1&c=2>",
            "<p><a href=\"https://a.org/?b=1&amp;c=2\">https://a.org/?b=1&amp;c=2</a></p>",
        ),
        ("<a@b.org>", "<p><a href=\"mailto:a@b.org\">a@b.org</a></p>"),
        (
            "[a][b] [b]\n\n[b]: ../c.md#d 'e'",
            "<p><a href=\"../c.md#d\" title=\"e\">a</a> <a href=\"../c.md#d\" title=\"e\">b</a></p>",
        ),
        ("[a](#b)", "<p><a href=\"#b\">a</a></p>"),
        ("[a](<b c\"d>)", "<p><a href=\"b%20c%22d\">a</a></p>"),
        ("[a](b[c]%zz%20#d#e)", "<p><a href=\"b%5Bc%5D%25zz%20#d%23e\">a</a></p>"),
        ("[a](http://[::1]/[b])", "<p><a href=\"http://[::1]/%5Bb%5D\">a</a></p>"),
    ]);
    let (body, _) = convert("x [a](b&amp;c) ![d](e.png)", &Options::default());
    assert_eq!(
        body.links,
        [
            Link {
                target: "b&c".into(),
                kind: LinkKind::Link,
                range: 2..14
            },
            Link {
                target: "e.png".into(),
                kind: LinkKind::Image,
                range: 15..26
            },
        ]
    );
    assert_eq!(
        body.html(|number| (number == 1).then_some("/f.png")).trim_end(),
        "<p>x <a>a</a> <img src=\"/f.png\" alt=\"d\" loading=\"lazy\"></p>"
    );
    assert_eq!(body.html(|_| Some("\"><script>")).matches("<script>").count(), 0);
}

#[test]
fn refused_addresses() {
    check_problem(
        &rules::BAD_ADDRESS,
        &[
            ("a [b](javascript:alert(1)) c", "[b](javascript:alert(1))"),
            ("[b](JavaScript:x)", "[b](JavaScript:x)"),
            ("[b](&#106;avascript:x)", "[b](&#106;avascript:x)"),
            ("[b](java&#10;script:x)", "[b](java&#10;script:x)"),
            ("[b](java&Tab;script:x)", "[b](java&Tab;script:x)"),
            ("[b](<java\tscript:x>)", "[b](<java\tscript:x>)"),
            ("[b](&#1;javascript:x)", "[b](&#1;javascript:x)"),
            ("[b](data:text/html,x)", "[b](data:text/html,x)"),
            ("<vbscript:x>", "<vbscript:x>"),
            ("[b][c]\n\n[c]: ftp://x", "[b][c]"),
            ("[b](//host/p)", "[b](//host/p)"),
            ("[b](/\\host)", "[b](/\\host)"),
            ("[b](https:host)", "[b](https:host)"),
            ("[b](http://)", "[b](http://)"),
            ("[b](mailto:)", "[b](mailto:)"),
            ("[b]()", "[b]()"),
            ("![b]()", "![b]()"),
            ("<a href='java\nscript:x'>b</a>", "href='java\nscript:x'"),
            ("<a HREF=&#x6a;avascript:x>b</a>", "HREF=&#x6a;avascript:x"),
            ("> <div>\n> <a\n> href=ftp:x>b</a></div>", "href=ftp:x"),
        ],
    );
    check_problem(
        &rules::REMOTE_IMAGE,
        &[
            ("a ![b](https://c/d.png)", "![b](https://c/d.png)"),
            ("![b](//c/d.png)", "![b](//c/d.png)"),
            ("![b](data:image/png;base64,xx)", "![b](data:image/png;base64,xx)"),
            ("a <img src=\"https://c/d.png\">", "src=\"https://c/d.png\""),
        ],
    );
    let (body, _) = convert("[b](javascript:x \"t\") ![c](//d)", &Options::default());
    assert_eq!(
        (html(&body).trim_end(), body.links.len()),
        ("<p><a title=\"t\">b</a> c</p>", 0)
    );
}

#[test]
fn headings() {
    check(&[
        ("# a", "<h2 id=\"a\">a</h2>"),
        (
            "### a\n##### b\n## c",
            "<h2 id=\"a\">a</h2>\n<h3 id=\"b\">b</h3>\n<h2 id=\"c\">c</h2>",
        ),
        (
            "# Café *x* `y` & 北京!",
            "<h2 id=\"cafe-x-y-bei-jing\">Café <em>x</em> <code>y</code> &amp; 北京!</h2>",
        ),
        ("# It's", "<h2 id=\"its\">It’s</h2>"),
        ("# ?\n# ?", "<h2 id=\"section\">?</h2>\n<h2 id=\"section-2\">?</h2>"),
        (
            "# a\n# a\n# a-2\n# a",
            "<h2 id=\"a\">a</h2>\n<h2 id=\"a-2\">a</h2>\n<h2 id=\"a-2-2\">a-2</h2>\n<h2 id=\"a-3\">a</h2>",
        ),
        ("# a {#B.c}", "<h2 id=\"B.c\">a</h2>"),
        (
            "# a {#\"x}\n# b {#fn-1}\n# fn 1",
            "<h2 id=\"a\">a</h2>\n<h2 id=\"b\">b</h2>\n<h2 id=\"section-fn-1\">fn 1</h2>",
        ),
        ("#\n# ", ""),
        (
            "# ![a](b)",
            "<h2 id=\"a\"><img src=\"b\" alt=\"a\" loading=\"lazy\"></h2>",
        ),
    ]);
    let (body, _) = convert("a\n\n# One *two*\n\n#### Three[^x]\n\n[^x]: n", &Options::default());
    let headings: Vec<_> = body
        .headings
        .iter()
        .map(|heading| (heading.level, &*heading.id, &*heading.text))
        .collect();
    assert_eq!(headings, [(2, "one-two", "One two"), (3, "three", "Three")]);
    assert_eq!(body.anchors, ["fn-1", "fnref-1", "one-two", "three"]);
}

#[test]
fn excerpts() {
    for (markdown, excerpt) in [
        ("", ""),
        ("# a\n\nb\n*c* `d` [e](f)[^g]\n\nh\n\n[^g]: i", "b c d e"),
        ("![a](b)\n\n> c\n\n- d\n\n  e\n\nf & \"g\"", "f & “g”"),
        ("a <b>c</b> ![d](e)\tf  \ng", "a c f g"),
        ("| a |\n|-|", ""),
        ("a &#1;&#7;b", "a b"),
        ("# a[^b]\n\n[^b]: c", ""),
    ] {
        assert_eq!(convert(markdown, &Options::default()).0.excerpt, excerpt, "{markdown}");
    }
}

#[test]
fn emptiness() {
    for (markdown, empty) in [
        ("", true),
        (" \n\n", true),
        ("<!-- a -->", true),
        ("[a]: b", true),
        ("a", false),
        ("![](a)", false),
    ] {
        assert_eq!(convert(markdown, &Options::default()).0.is_empty(), empty, "{markdown}");
    }
}
