//! Addresses of script, of other hosts and out of the folder, in every field and link that takes one.

use super::{Builds, Rule, body, check, configured, files, front, instead};

#[test]
fn addresses() {
    let scripts = [
        "javascript:alert(1)",
        "jAvAsCrIpT:alert(1)",
        "vbscript:x",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "//example.org/x",
        "https:example.org",
        "https://",
        "https:///x",
        "https://exa mple.org/",
        "https://example.org/\\\"onclick=x",
        "https://[::1",
        "\\tjavascript:alert(1)",
        "java\\tscript:alert(1)",
        "java\\nscript:alert(1)",
    ];
    let mut cases = Vec::new();
    for script in scripts {
        let quoted = format!("\"{script}\"");
        let in_source = |name: &str| front(&format!("{script} as {name}"), "", Rule("bad-address"));
        let source = |name: &str, field: &str| {
            let line = format!("{{ publisher: Xinhua, {field}: {quoted} }}");
            let mut case = in_source(name);
            case.files = instead("", "source", line, Builds).files;
            case
        };
        cases.push(source("a source's url", "url"));
        cases.push(source("a source's archive_url", "archive_url"));
        cases.push(front(
            &format!("{script} as an alias"),
            format!("aliases: [{quoted}]"),
            Rule("bad-address"),
        ));
        let registry = |field: &str| {
            let file = format!("---\nname: Xinhua\n{field}: {quoted}\n---\n");
            files(
                &format!("{script} as {field}"),
                &[("content/sources/xinhua.md", file.as_bytes())],
                Rule("bad-address"),
            )
        };
        cases.push(registry("url"));
        cases.push(registry("affiliation: independent\nbasis"));
        cases.push(configured(
            &format!("{script} as a licence"),
            format!("licence: {{ name: a, url: {quoted} }}\n"),
            Rule("bad-address"),
        ));
        cases.push(configured(
            &format!("{script} as base_url"),
            format!("base_url: {quoted}\n"),
            Rule("bad-address"),
        ));
    }
    cases.push(instead(
        "a bare address of a script",
        "source",
        "javascript://example.org/%0aalert(1)",
        Rule("bad-address"),
    ));
    for base in [
        "https://example.org/a/../b/",
        "https://example.org//example.com/",
        "https://example.org/a//",
        "https://user:password@example.org/",
        "https://example.org:99999/",
        "https://example.org:port/",
        "https://exämple.org/",
        "https://example.org/é/",
        "https://example.org/%zz/",
        "https://example.org/%4",
        "https://example.org/?a",
        "https://example.org/#a",
        "nonsense",
    ] {
        cases.push(configured(
            &format!("{base} as base_url"),
            format!("base_url: \"{base}\"\n"),
            Rule("bad-address"),
        ));
    }
    for link in [
        "[a](javascript:alert(1))",
        "[a](jAvAsCrIpT:alert(1))",
        "[a](<java\tscript:alert(1)>)",
        "[a](javascript&colon;alert(1))",
        "<a href=\"javascript&colon;alert(1)\">a</a>",
        "<a href=\"java&Tab;script:alert(1)\">a</a>",
        "[a](&#106;avascript:alert(1))",
        "[a](vbscript:x)",
        "[a](data:text/html,<script>)",
        "[a](//example.org/)",
        "[a](\\\\\\\\example.org/)",
        "<javascript:alert(1)>",
        "[a][b]\n\n[b]: javascript:alert(1)",
        "<a href=\"javascript:alert(1)\">a</a>",
        "<a href=\" &#14;javascript:alert(1)\">a</a>",
        "<a href=\"java&#9;script:alert(1)\">a</a>",
        "<a href='&#x6a;avascript:alert(1)'>a</a>",
        "<A HREF=JAVASCRIPT:alert(1)>a</A>",
        "[a](https://)",
        "[a]()",
    ] {
        cases.push(body(link, link, Rule("bad-address")));
    }
    for image in [
        "![a](https://example.org/a.png)",
        "![a](//example.org/a.png)",
        "![a](data:image/png;base64,AAAA)",
        "![a](javascript:alert(1))",
        "<img src=\"https://example.org/a.png\">",
        "<img src=data:image/svg+xml,x>",
        "![a][b]\n\n[b]: https://example.org/a.png",
    ] {
        cases.push(body(image, image, Rule("remote-image")));
    }
    for image in [
        "![a](/etc/passwd)",
        "![a](../../../../etc/passwd)",
        "![a](%2e%2e/%2e%2e/%2e%2e/etc/passwd)",
        "![a](../../chancery.yaml)",
        "![a](rome.md)",
    ] {
        cases.push(body(image, image, Rule("broken-image")));
    }
    for link in [
        "[a](../../../../etc/passwd)",
        "[a](%2e%2e/%2e%2e/%2e%2e/etc/passwd)",
        "[a](../../chancery.yaml)",
        "[a](/../../etc/passwd)",
        "[a](%00)",
        "[a](&#x6A&#x61vascript:alert(1))",
        "[a](?)",
        "[a](%)",
    ] {
        cases.push(body(link, link, Rule("broken-link")));
    }
    for (name, alias) in [
        ("a newline", "\"/a\\nb/\""),
        ("a way out", "/../../x/"),
        ("an encoded way out", "/%2e%2e/x/"),
        ("a backslash", "/..\\\\..\\\\x/"),
        ("the manifest", "/.chancery-manifest.json"),
        ("the old mark", "/.chancery-old-site/x"),
    ] {
        cases.push(front(
            &format!("an alias with {name}"),
            format!("aliases: [{alias}]"),
            Rule("bad-address"),
        ));
    }
    cases.push(front(
        "an alias of 300 characters",
        format!("aliases: [/{}/]", "a".repeat(300)),
        Rule("bad-address"),
    ));
    cases.push(front(
        "an alias of 60 KB",
        format!("aliases: [{}/]", "/a".repeat(30_000)),
        Rule("bad-address"),
    ));
    cases.push(front(
        "an alias that is another page",
        "aliases: [/topics/brics/]",
        Rule("duplicate-address"),
    ));
    cases.push(front(
        "an alias that is the error page",
        "aliases: [/404.html]",
        Rule("duplicate-address"),
    ));
    cases.push(front(
        "an alias that is a folder's page",
        "aliases: [/topics/index.html]",
        Rule("duplicate-address"),
    ));
    cases.push(front(
        "an alias below a page",
        "aliases: [/topics/brics/index.html/x/]",
        Rule("duplicate-address"),
    ));
    check(cases);
}
