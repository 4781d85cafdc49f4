//! Bodies that would keep a Markdown parser busy, and raw HTML that would run script.

use super::{Builds, Case, Rule, body, check, configured};
use crate::digest::{PLAIN, entry};

#[test]
fn markdown() {
    let lists: String = (0..1_000).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect();
    let links: String = (0..100_000).map(|n| format!("[a](http://a.b/{}) ", n % 10)).collect();
    let nowhere: String = (0..20_000).map(|n| format!("[a](b{n}.md) ")).collect();
    let definitions: String = (0..30_000)
        .map(|n| format!("[a{n}]: https://example.org/{n}\n\n[a{n}]\n\n"))
        .collect();
    let footnotes: String = (0..5_000)
        .map(|n| format!("[^{n}]\n\n[^{n}]: see [^{}]\n\n", (n + 1) % 5_000))
        .collect();
    let columns = |cell: &str| format!("{}|\n", format!("|{cell}").repeat(500));
    let table = format!("{}{}{}", columns("a"), columns("-"), columns("b").repeat(200));
    let headings = "# __proto__\n\n# constructor\n\n# toString\n\n# __proto__\n\n## a {#__proto__}\n\n".repeat(300);
    check(vec![
        body("10,000 quotes", "> ".repeat(10_000) + "a", Rule("html-too-deep")),
        body("1,000 lists in each other", lists, Rule("html-too-deep")),
        body(
            "10,000 lists on a line",
            "- ".repeat(10_000) + "a",
            Rule("html-too-deep"),
        ),
        body("10,000 open brackets", "[".repeat(10_000), Builds),
        body(
            "100,000 brackets",
            format!("{}a{}", "[".repeat(100_000), "]".repeat(100_000)),
            Builds,
        ),
        body("50,000 open images", "![".repeat(50_000), Builds),
        body("50,000 open links", "[a](".repeat(50_000), Builds),
        body("50,000 links that do not end", "[a](<b".repeat(50_000), Builds),
        body("10,000 stars", "*".repeat(10_000) + "a", Builds),
        body(
            "emphasis in emphasis",
            format!("{}a{}", "*a **a ".repeat(10_000), "** a*".repeat(10_000)),
            Rule("html-too-deep"),
        ),
        body("50,000 open emphases", "_a ".repeat(50_000), Builds),
        body(
            "runs of backticks",
            (1..1_500).map(|n| "`".repeat(n) + " ").collect::<String>(),
            Builds,
        ),
        body("250 KB of <div>", "<div>".repeat(50_000), Rule("html-too-deep")),
        body("250 KB of <div", "<div ".repeat(50_000), Builds),
        body("250 KB of <!--", "<!--".repeat(60_000), Builds),
        body("250 KB of <![CDATA[", "<![CDATA[".repeat(30_000), Builds),
        body("250 KB of <b><i>", "<b><i>".repeat(40_000), Rule("html-too-deep")),
        body(
            "250 KB of <table>",
            "<table><tr><td>".repeat(16_000),
            Rule("html-too-deep"),
        ),
        body(
            "a tag with 50,000 attributes",
            format!("<p {}>a</p>", "a=b ".repeat(50_000)),
            Builds,
        ),
        body("50,000 entities", "&amp;&nosuch;&#233;&#x738b;".repeat(12_000), Builds),
        body(
            "24,000 references to no character",
            "&#0;&#x110000;".repeat(12_000),
            Rule("control-character"),
        ),
        body("100,000 links", links, Builds),
        body("20,000 links to nothing", nowhere, Rule("broken-link")),
        body("30,000 definitions", definitions, Builds),
        body("footnotes in a circle", "a[^a]\n\n[^a]: b[^b]\n\n[^b]: a[^a]\n", Builds),
        body("a footnote in itself", "a[^a]\n\n[^a]: b[^a]\n", Builds),
        body("5,000 footnotes in a circle", footnotes, Builds),
        body("an unclosed code fence", "```rust\nfn main() {", Builds),
        body(
            "a code fence with a strange name",
            "```\"><script>alert(1)</script>\na\n```\n",
            Builds,
        ),
        body(
            "a code line of 60 KB",
            format!("```rust\n{}\n```\n", "let a = \"b\"; ".repeat(4_500)),
            Builds,
        ),
        body("500 code blocks", "```rust\nfn a() {}\n```\n\n".repeat(500), Builds),
        body("a table of 100,000 cells", table, Builds),
        body("headings of a prototype", headings, Builds),
        body("2,000 equal headings", "# a\n\n".repeat(2_000), Builds),
        body("100,000 backslashes", "\\".repeat(100_000), Builds),
        body("50,000 rules", "---\n\n".repeat(50_000), Builds),
        body("a heading of 100 KB", format!("# {}", "a ".repeat(50_000)), Builds),
    ]);
}

#[test]
fn raw_html() {
    let evil = [
        "<script>alert(1)</script>",
        "<ScRiPt src=//example.org/x.js></sCrIpT>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<style>body { display: none }</style>",
        "<iframe src=\"https://example.org/\"></iframe>",
        "<form action=\"https://example.org/\"><input name=a><button>b</button></form>",
        "<p onclick=\"alert(1)\" style=\"color: red\" id=\"main\" class=\"x\">a</p>",
        "<svg onload=alert(1)><script>alert(1)</script></svg>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<object data=\"x.swf\"></object><embed src=\"x.swf\">",
        "<base href=\"https://example.org/\"><meta http-equiv=refresh content=\"0; url=https://example.org/\"><link rel=stylesheet href=x>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
        "<textarea><script>alert(1)</script></textarea><title><script>alert(1)</script></title>",
        "<a href=\"https://example.org/\" onmouseover=alert(1) target=_blank ping=\"https://example.org/\">a</a>",
        "<details ontoggle=alert(1) open><summary>a</summary></details>",
        "<template><script>alert(1)</script></template>",
        "<!--><script>alert(1)</script-->",
        "<plaintext><script>",
    ];
    let mut cases: Vec<Case> = evil
        .iter()
        .map(|html| {
            body(
                html,
                format!("Before.\n\n{html}\n\nAfter *it*, inline: {html}."),
                Builds,
            )
        })
        .collect();
    // Within a block, what is no HTML to Markdown still is to a browser.
    for (html, rule) in [
        ("<img src=\"x.png\" onerror=alert(1)>", "broken-image"),
        ("<img/src=\"x.png\"/onerror=alert(1)>", "broken-image"),
        ("<img/src=https://example.org/x.png>", "remote-image"),
        ("<a/href=javascript:alert(1)>a</a>", "bad-address"),
        ("<img\nsrc\n=\n'https://example.org/x.png'>", "remote-image"),
        ("<img src=x.png src=https://example.org/x.png>", "broken-image"),
        ("<img alt='<img src=\"' src=https://example.org/x.png>", "remote-image"),
        ("<IMG SRC=https://example.org/x.png>", "remote-image"),
        (
            "<source srcset=https://example.org/x.png><video poster=https://example.org/x.png src=https://example.org/x>",
            "",
        ),
        ("<img srcset=\"https://example.org/x.png 2x\">", ""),
        (
            "<picture><source srcset=\"https://example.org/x.png\"></picture><audio src=https://example.org/x></audio>",
            "",
        ),
        (
            "<input type=image src=https://example.org/x.png><body background=https://example.org/x.png>",
            "",
        ),
        (
            "<q cite=\"https://example.org/x\">a</q><area href=javascript:alert(1)><a xlink:href=javascript:alert(1)>b</a>",
            "",
        ),
    ] {
        let expect = if rule.is_empty() { Builds } else { Rule(rule) };
        cases.push(body(html, format!("<div>\n{html}\n</div>"), expect));
    }
    for kind in ["escape", "sanitize"] {
        let mut case = configured(kind, format!("raw_html: {kind}\n"), Builds);
        case.files[1].1 = entry(PLAIN, &evil[..8].join("\n\n")).into_bytes();
        cases.push(case);
    }
    check(cases);
}
