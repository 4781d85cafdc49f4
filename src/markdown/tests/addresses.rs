//! Bare addresses that become links, and ids that are those of the page.

use super::*;

#[test]
fn bare_addresses() {
    check(&[
        (
            "Bare https://en.wikipedia.org/wiki/St._Petersburg_paradox and (https://a.example/1234), see https://a.example/a?b=c&d=e.",
            "<p>Bare <a href=\"https://en.wikipedia.org/wiki/St._Petersburg_paradox\">https://en.wikipedia.org/wiki/St._Petersburg_paradox</a> and (<a href=\"https://a.example/1234\">https://a.example/1234</a>), see <a href=\"https://a.example/a?b=c&amp;d=e\">https://a.example/a?b=c&amp;d=e</a>.</p>",
        ),
        (
            "https://a.example/St._P_(F) x",
            "<p><a href=\"https://a.example/St._P_(F)\">https://a.example/St._P_(F)</a> x</p>",
        ),
        (
            "https://a.example/_x y_",
            "<p><a href=\"https://a.example/_x\">https://a.example/_x</a> y_</p>",
        ),
        (
            "**https://a.example/x.**说 *https://a.example/y*",
            "<p><strong><a href=\"https://a.example/x\">https://a.example/x</a>.</strong>说 <em><a href=\"https://a.example/y\">https://a.example/y</a></em></p>",
        ),
        (
            "https://a.example/a--b",
            "<p><a href=\"https://a.example/a--b\">https://a.example/a--b</a></p>",
        ),
        (
            "https://a.example/?a=1&amp;b='c'",
            "<p><a href=\"https://a.example/?a=1&amp;b='c\">https://a.example/?a=1&amp;b='c</a>’</p>",
        ),
        (
            "www.a.example/x",
            "<p><a href=\"http://www.a.example/x\">www.a.example/x</a></p>",
        ),
        ("a@b.example", "<p><a href=\"mailto:a@b.example\">a@b.example</a></p>"),
        (
            "见https://a.example/x。后",
            "<p>见<a href=\"https://a.example/x\">https://a.example/x</a>。后</p>",
        ),
        (
            "انظر https://a.example/x، ثم",
            "<p>انظر <a href=\"https://a.example/x\">https://a.example/x</a>، ثم</p>",
        ),
        (
            "- https://a.example/\n- b",
            "<ul>\n<li><a href=\"https://a.example/\">https://a.example/</a></li>\n<li>b</li>\n</ul>",
        ),
        (
            "> https://a.example/\nb",
            "<blockquote>\n<p><a href=\"https://a.example/\">https://a.example/</a>\nb</p>\n</blockquote>",
        ),
        ("`https://a.example/`", "<p><code>https://a.example/</code></p>"),
        ("[https://a.example/](b)", "<p><a href=\"b\">https://a.example/</a></p>"),
        (
            "<https://a.example/>",
            "<p><a href=\"https://a.example/\">https://a.example/</a></p>",
        ),
        (
            "![https://a.example/](b.png) c",
            "<p><img src=\"b.png\" alt=\"https://a.example/\" loading=\"lazy\"> c</p>",
        ),
        (
            "<a href=b>https://a.example/</a>",
            "<p><a href=\"b\">https://a.example/</a></p>",
        ),
        (
            "    https://a.example/",
            "<pre tabindex=\"0\"><code>https://a.example/</code></pre>",
        ),
    ]);
    let (body, _) = convert(
        "x https://a.example/ y\n\n[^1]\n\n[^1]: www.b.example",
        &Options::default(),
    );
    let targets: Vec<_> = body
        .links
        .iter()
        .map(|link| (&*link.target, link.range.clone()))
        .collect();
    assert_eq!(
        targets,
        [("https://a.example/", 2..20), ("http://www.b.example", 36..49)]
    );
    assert_eq!(body.excerpt, "x https://a.example/ y");
    // Footnotes and cells end an address.
    let (body, _) = convert(
        "https://a.example/x[^1]\n\n[^1]: b\n\n| https://a.example/|b |\n|-|-|",
        &Options::default(),
    );
    let targets: Vec<_> = body.links.iter().map(|link| &*link.target).collect();
    assert_eq!(targets, ["https://a.example/x", "https://a.example/"]);
}

#[test]
fn many_addresses_take_no_long_time() {
    for body in [
        "https://a.example/".repeat(4_000),
        "_www.".repeat(8_000),
        format!("https://a.example/{} {}", "*a".repeat(4_000), "a*".repeat(4_000)),
        "http://".repeat(8_000),
        format!("https://a.example/{}", ")".repeat(20_000)),
        "a@".repeat(10_000),
        "[".repeat(10_000),
        format!("{}{}", "[".repeat(20_000), "]".repeat(20_000)),
        format!("{}{}", "[^".repeat(20_000), "]".repeat(20_000)),
        "——\n".repeat(20_000),
        "[a](".repeat(6_000),
        "**a ".repeat(6_000),
        "中**“".repeat(6_000),
        "{{".repeat(10_000),
        "<".repeat(10_000),
        "&a".repeat(10_000),
        "`a ``b ".repeat(2_000),
        "1. a\n3. b\n".repeat(2_000),
        "[^a]: b\n\n".repeat(2_000),
    ] {
        let start = std::time::Instant::now();
        convert(&body, &Options::default());
        assert!(start.elapsed().as_secs() < 20, "{}", &body[..8.min(body.len())]);
    }
}

#[test]
fn ids_of_the_page() {
    let options = Options {
        frame_ids: &["main", "position-"],
        ..Options::default()
    };
    let text = "# Main\n\n# Main\n\n# Position 1\n\n# Positions\n\n# X {#main}\n\n<p id=main>a</p>\n\n[a](#main) [b](#positions)";
    let (body, problems) = convert(text, &options);
    assert_eq!(problems, []);
    assert_eq!(
        body.anchors,
        ["main-2", "main-3", "main-4", "position-1-2", "positions", "user-main"]
    );
    let targets: Vec<_> = body.links.iter().map(|link| &*link.target).collect();
    assert_eq!(targets, ["#main-2", "#positions"]);
    let trust = Options {
        raw_html: RawHtml::Trust,
        ..options
    };
    assert!(html(&convert("<p class=a id=\"main\">b</p>", &trust).0).contains("<p class=a id=\"user-main\">"));
}
