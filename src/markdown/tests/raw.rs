//! Raw HTML: what stays of it, and that the rest of the body does not change for it.

use super::*;

fn sanitized(markdown: &str) -> String {
    html(&convert(markdown, &Options::default()).0)
}

#[test]
fn harmless_html_stays() {
    check(&[
        (
            "a <abbr title='b \"c\" &amp; d'>e</abbr>",
            "<p>a <abbr title=\"b &quot;c&quot; &amp; d\">e</abbr></p>",
        ),
        (
            "<time datetime=2021-10-30>30 Oct</time> <kbd>x</kbd>",
            "<p><time datetime=\"2021-10-30\">30 Oct</time> <kbd>x</kbd></p>",
        ),
        (
            "<span lang=zh dir=ltr>北京</span>",
            "<p><span lang=\"zh\" dir=\"ltr\">北京</span></p>",
        ),
        (
            "<ruby>北<rp>(<rt>bei<rp>)</ruby>",
            "<p><ruby>北<rp>(</rp><rt>bei</rt><rp>)</rp></ruby></p>",
        ),
        (
            "<details open><summary>a</summary>\n\n*b*\n\n</details>",
            "<details open=\"\"><summary>a</summary>\n<p><em>b</em></p>\n</details>",
        ),
        (
            "<table>\n<tr><th scope=row>a<td colspan=2>b\n<tr><td>c\n</table>",
            "<table>\n<tbody><tr><th scope=\"row\">a</th><td colspan=\"2\">b\n</td></tr><tr><td>c\n</td></tr></tbody></table>",
        ),
        (
            "<ul>\n<li>a\n<li>b <b>c\n</ul>\n\nd",
            "<ul>\n<li>a\n</li><li>b <b>c\n</b></li></ul>\n<p>d</p>",
        ),
        (
            "<a href='/b?c&amp;d' class=x title=t>e</a>",
            "<p><a href=\"/b?c&amp;d\" title=\"t\">e</a></p>",
        ),
        (
            "a <img src=b.png width=10>",
            "<p>a <img src=\"b.png\" width=\"10\" alt=\"\" loading=\"lazy\"></p>",
        ),
        ("a <!-- b --> c &eacute; 1 < 2 <3", "<p>a  c é 1 &lt; 2 &lt;3</p>"),
        (
            "| a |\n|-|\n| b<br>c |",
            "<div class=\"table-wrap\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">\n<table>\n<thead>\n<tr><th scope=\"col\">a</th></tr>\n</thead>\n<tbody>\n<tr><td>b<br>c</td></tr>\n</tbody>\n</table>\n</div>",
        ),
    ]);
}

#[test]
fn harmful_html_goes() {
    for (markdown, expected) in [
        ("a <script>b</script>", "<p>a </p>"),
        ("a <script>b *c*</script> d", "<p>a <em></em> d</p>"),
        ("<script>\nb\n</script>\n\nc", "<p>c</p>"),
        ("<style>b</style>\n\nc", "<p>c</p>"),
        ("<svg><a onload=x href=b>c</a></svg>", "<p></p>"),
        ("<svg>\n<a href=b>c</a></svg> d\n", " d"),
        (
            "<b onclick=x style='y' tabindex=5 role=alert aria-label=z data-a=b>c</b>",
            "<p><b>c</b></p>",
        ),
        (
            "<div class='alert evil table-wrap'>a</div>",
            "<div class=\"alert table-wrap\">a</div>",
        ),
        ("<div class=evil>a</div>", "<div>a</div>"),
        (
            "<iframe src=//x></iframe><form action=x><input name=a><button>b</button></form>",
            "b",
        ),
        (
            "<img src=x onerror=y alt=z> <img alt=z>",
            "<p><img src=\"x\" alt=\"z\" loading=\"lazy\"> </p>",
        ),
        ("<a href=x href=javascript:y>z</a>", "<p><a href=\"x\">z</a></p>"),
        (
            "<math><mi//xlink:href=\"data:x,<script>alert(4)</script>\">",
            "<p>&lt;mi//xlink:href=“data:x,”&gt;</p>",
        ),
        (
            "<b title='&#1;h0&#2;'>&#1;h0&#2; &#x0001;</b> [c](d)",
            "<p><b title=\"\u{fffd}h0\u{fffd}\">h0 </b> <a href=\"d\">c</a></p>",
        ),
        (
            "<div>&#1;h0&#2 &#&#1;1; <a href='&#1;h0&#2;'>b</a></div>",
            "<div>\u{fffd}h0\u{fffd} &amp;#\u{fffd}1; <a href=\"h0\">b</a></div>",
        ),
        (
            "<div>&#<i></x>1;h0&#x0<x>2; &#6<x>5;</div>",
            "<div>&amp;#<i>1;h0\u{fffd}2; \u{fffd}5;</i></div>",
        ),
        ("\u{1}h0\u{2}\u{85} [a](b)", "<p>h0    <a href=\"b\">a</a></p>"),
        ("<div\na=\"\n\nb", "&lt;div\na=\"<p>b</p>"),
    ] {
        let html = sanitized(markdown);
        let fold = |text: &str| text.replace('\n', "");
        assert_eq!(fold(html.trim()), fold(expected.trim()), "{markdown}");
    }
}

#[test]
fn what_does_not_fit_is_put_right() {
    for (markdown, expected) in [
        ("a <b>b *c</b> d* e", "<p>a <b>b <em>c d</em> e</b></p>"),
        ("a </p> b </em>", "<p>a  b </p>"),
        ("a <div>b</div> c", "<p>a b c</p>"),
        ("<p>a\n\nb\n\n</p>", "<p>a</p><p>b</p>"),
        ("<table>\na<tr><td>b</table>", "<table></table>ab"),
        ("- <div>a\n- b", "<ul><li><div>a</div></li><li>b</li></ul>"),
        ("[a <a href=x>b</a>](c)", "<p><a href=\"c\">a b</a></p>"),
        ("<li>a</li></ul></div>", "a"),
        (
            "- [ ] <b>a\n  - b",
            "<ul><li class=\"task\"><label><input type=\"checkbox\" disabled=\"\"> <b>a</b></label><ul><li>b</li></ul></li></ul>",
        ),
    ] {
        let fold = |text: &str| text.split('\n').map(str::trim).collect::<String>();
        assert_eq!(fold(&sanitized(markdown)), fold(expected), "{markdown}");
    }
}

#[test]
fn ids_are_prefixed_and_found_again() {
    let (body, problems) = convert(
        "# a\n\n<div id=a>b</div> \n\n<p id=c>d <b id=c>e</b></p>\n\n[f](#c) [g](#a) <a href=#c>h</a>",
        &Options::default(),
    );
    assert_eq!(problems, []);
    assert_eq!(body.anchors, ["a", "user-a", "user-c"]);
    let targets: Vec<_> = body.links.iter().map(|link| &*link.target).collect();
    assert_eq!(targets, ["#user-c", "#a", "#user-c"]);
    assert!(html(&body).contains("<p id=\"user-c\">d <b>e</b></p>"));
}

/// Sanitising changes nothing that our own writer makes.
#[test]
fn the_rest_of_the_body_is_the_same() {
    let everything = "# A \"b\"\n\na [b](c \"d&e\")[^f] `g` <h@i.j>\u{a0}\\\n![k](l 'm')\n\n![n](o 'p<')\n\n- [x] q\n- r\n\n> [!NOTE]\n> s\n\n\
        | t | |\n|:-|-|\n| u | v |\n\n```rust\nfn w() {}\n```\n\n3. x\n\n   y\n4. yy\n\nz\n: aa\n\n---\n\n[^f]: bb[^f]\n";
    let alone = sanitized(everything);
    let (before, after) = alone.split_at(alone.find("<section").unwrap_or_default());
    let (again, problems) = convert(
        &everything.replace("[^f]: bb", "<i>cc</i>\n\n[^f]: bb"),
        &Options::default(),
    );
    assert_eq!(problems, []);
    assert_eq!(html(&again), format!("{before}<p><i>cc</i></p>\n{after}"));
}

#[test]
fn escaped_and_trusted() {
    let convert = |markdown: &str, raw_html| {
        convert(
            markdown,
            &Options {
                raw_html,
                ..Options::default()
            },
        )
    };
    let (body, _) = convert("a <b>c</b>\n\n<div>\n<p>&amp;</div>\n", RawHtml::Escape);
    assert_eq!(
        html(&body),
        "<p>a &lt;b&gt;c&lt;/b&gt;</p>\n<p>&lt;div&gt;\n&lt;p&gt;&amp;amp;&lt;/div&gt;</p>\n"
    );
    let source = "<div id=x onclick='y'>\n<a class=k  href='/z?a&amp;b' id=\"q\">l</a><script>\"<a href=m>\"</script>\n<!-- <a href=n> --></div>\n";
    let (body, problems) = convert(source, RawHtml::Trust);
    let rules: Vec<_> = problems.iter().map(|problem| problem.rule.name).collect();
    assert_eq!(rules, ["blocked-html", "blocked-html"]);
    assert_eq!(
        html(&body),
        source.replace("  href='/z?a&amp;b'", " href=\"/z?a&amp;b\"")
    );
    assert_eq!(
        body.links,
        [Link {
            target: "/z?a&b".into(),
            kind: LinkKind::Link,
            range: 35..52
        }]
    );
    assert_eq!(body.anchors, ["q", "x"]);
    assert_eq!(convert("<a href=javascript:x>b</a>", RawHtml::Trust).1.len(), 1);
}
