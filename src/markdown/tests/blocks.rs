//! What needs more than a tag: images, tasks, tables, footnotes, alerts and code.

use super::*;

#[test]
fn images() {
    check(&[
        (
            "a ![b *c* `d` ![e](f)](g.png \"h\")",
            "<p>a <img src=\"g.png\" alt=\"b c d e\" loading=\"lazy\" title=\"h\"></p>",
        ),
        (
            "![a\nb](c.png)",
            "<figure><img src=\"c.png\" alt=\"a b\" loading=\"lazy\"></figure>",
        ),
        (
            "![a](c.png \"d & e\")",
            "<figure><img src=\"c.png\" alt=\"a\" loading=\"lazy\"><figcaption>d &amp; e</figcaption></figure>",
        ),
        (
            "![a](c.png) b",
            "<p><img src=\"c.png\" alt=\"a\" loading=\"lazy\"> b</p>",
        ),
        (
            "[![a](c.png)](d)",
            "<p><a href=\"d\"><img src=\"c.png\" alt=\"a\" loading=\"lazy\"></a></p>",
        ),
        (
            "- ![a](c.png)",
            "<ul>\n<li><img src=\"c.png\" alt=\"a\" loading=\"lazy\"></li>\n</ul>",
        ),
    ]);
}

#[test]
fn tasks() {
    check(&[
        (
            "- [ ] a\n- [x] b\n  - c",
            "<ul>
            <li class=\"task\"><label><input type=\"checkbox\" disabled=\"\"> a</label></li>
            <li class=\"task\"><label><input type=\"checkbox\" disabled=\"\" checked=\"\"> b</label>
            <ul>\n<li>c</li>\n</ul>\n</li>\n</ul>",
        ),
        (
            "1. [x] a\n\n   b",
            "<ol>\n<li class=\"task\">\n<p><label><input type=\"checkbox\" disabled=\"\" checked=\"\"> a</label></p>\n<p>b</p>\n</li>\n</ol>",
        ),
        (
            "- [ ] \n- [x] ",
            "<ul>\n<li class=\"task\">[ ]</li>\n<li class=\"task\">[x]</li>\n</ul>",
        ),
    ]);
}

#[test]
fn tables() {
    let wrap = |table: &str| {
        format!(
            "<div class=\"table-wrap\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">\n<table>\n{table}\n</table>\n</div>"
        )
    };
    check(&[
        (
            "| a | b | c |\n|:-|:-:|-:|\n| 1 | `2` |",
            &wrap(
                "<thead>
                <tr><th scope=\"col\" class=\"align-left\">a</th><th scope=\"col\" class=\"align-center\">b</th><th scope=\"col\" class=\"align-right\">c</th></tr>
                </thead>
                <tbody>
                <tr><td class=\"align-left\">1</td><td class=\"align-center\"><code>2</code></td><td class=\"align-right\"></td></tr>
                </tbody>",
            ),
        ),
        ("| | b |\n|-|-|\n| 1 | 2 |", &wrap("<thead>\n<tr><td></td><th scope=\"col\">b</th></tr>\n</thead>\n<tbody>\n<tr><td>1</td><td>2</td></tr>\n</tbody>")),
        ("| | |\n|-|-|\n| 1 | 2 |", &wrap("<tbody>\n<tr><td>1</td><td>2</td></tr>\n</tbody>")),
    ]);
}

#[test]
fn footnotes() {
    let reference = |number: u8, name: &str| {
        format!(
            "<sup class=\"footnote-ref\"><a href=\"#fn-{number}\" id=\"fnref-{name}\" role=\"doc-noteref\">{number}</a></sup>"
        )
    };
    let back = |name: &str, sign: &str| {
        format!("<a href=\"#fnref-{name}\" role=\"doc-backlink\" aria-label=\"Back to reference {name}\">{sign}</a>")
    };
    let section = |items: &str| {
        format!(
            "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Footnotes\">\n<ol>\n{items}\n</ol>\n</section>"
        )
    };
    // What is not shown of them is reported, and has no other problems.
    check_problem(&rules::LOST_TEXT, &[("a\n\n[^b]: [c](javascript:x)", "[^b]:")]);
    check(&[
        (
            "[^B]: one\n\n    two[^d]\n\n[^c]: three[^b]\n\n[^d]: four\n\na[^c] e[^b] f[^c]",
            &format!(
                "<p>a{} e{} f{}</p>\n{}",
                reference(1, "1"),
                reference(2, "2"),
                reference(1, "1-2"),
                section(&format!(
                    "<li id=\"fn-1\">\n<p>three{} {} {}</p>\n</li>\n<li id=\"fn-2\">\n<p>one</p>\n<p>two{} {} {}</p>\n</li>\n<li id=\"fn-3\">\n<p>four {}</p>\n</li>",
                    reference(2, "2-2"),
                    back("1", "↩"),
                    back("1-2", "↩<sup>2</sup>"),
                    reference(3, "3"),
                    back("2", "↩"),
                    back("2-2", "↩<sup>2</sup>"),
                    back("3", "↩"),
                )),
            ),
        ),
        (
            "a[^b]\n\n[^b]: `c`\n    - d",
            &format!(
                "<p>a{}</p>\n{}",
                reference(1, "1"),
                section(&format!(
                    "<li id=\"fn-1\">\n<p><code>c</code></p>\n<ul>\n<li>d</li>\n</ul>\n<p>{}</p>\n</li>",
                    back("1", "↩")
                ))
            ),
        ),
    ]);
}

#[test]
fn alerts() {
    check(&[
        (
            "> [!NOTE]\n> a",
            "<div class=\"alert alert-note\" role=\"note\">\n<p class=\"alert-title\">Note</p>\n<p>a</p>\n</div>",
        ),
        (
            "> [!caution]\n> > a",
            "<div class=\"alert alert-caution\" role=\"note\">\n<p class=\"alert-title\">Caution</p>\n<blockquote>\n<p>a</p>\n</blockquote>\n</div>",
        ),
    ]);
    let (body, _) = convert("> [!TIP]\n> a", &Options::default());
    assert!(body.html_in(|_| None, |_| "T\"<").contains("title\">T&quot;&lt;</p>"));
}

#[test]
fn code() {
    check(&[
        ("    a < b\n", "<pre tabindex=\"0\"><code>a &lt; b\n</code></pre>"),
        ("```\na & b\n```", "<pre tabindex=\"0\"><code>a &amp; b\n</code></pre>"),
        ("```nosuch x=y\na\n```", "<pre tabindex=\"0\"><code class=\"language-nosuch\">a\n</code></pre>"),
        ("```\"><b>\na\n```", "<pre tabindex=\"0\"><code>a\n</code></pre>"),
        (
            "> ```Rust,ignore\n> fn a() { \"<b>\" } // c\n> ```",
            "<blockquote>
            <pre tabindex=\"0\"><code class=\"language-rust\"><span class=\"hl-keyword\">fn</span> <span class=\"hl-name\">a</span>() { <span class=\"hl-string\">\"&lt;b&gt;\"</span> } <span class=\"hl-comment\">// c
            </span></code></pre>
            </blockquote>",
        ),
        ("```json\n{\"a\": 1}\n```", "<pre tabindex=\"0\"><code class=\"language-json\">{<span class=\"hl-string\">\"a\"</span>: <span class=\"hl-constant\">1</span>}\n</code></pre>"),
    ]);
    let many = format!("a\n\n```json\n{}```\n", "[1]\n".repeat(17 * 1024));
    let wide = format!("```json\n{}\n```\n", "[1]".repeat(300));
    check_problem(&rules::CODE_NOT_HIGHLIGHTED, &[(&many, "```json"), (&wide, "```json")]);
    assert!(!html(&convert(&many, &Options::default()).0).contains("hl-"));
}
