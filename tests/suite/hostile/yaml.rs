//! Front matter and configuration that would keep a YAML parser busy, or be more than data.

use super::{Builds, Rule, check, configured, front, instead, raw};

#[test]
fn yaml() {
    let deep = |open: &str, close: &str, n: usize| format!("extra: {}{}", open.repeat(n), close.repeat(n));
    let blocks: String = (0..300).map(|depth| format!("{}a:\n", " ".repeat(depth + 1))).collect();
    let laughs: String = (1..10)
        .map(|level| {
            format!(
                "  l{level}: &l{level} [{}]\n",
                vec![format!("*l{}", level - 1); 10].join(", ")
            )
        })
        .collect();
    check(vec![
        front("10,000 brackets", deep("[", "]", 10_000), Rule("front-matter-too-deep")),
        front(
            "10,000 open brackets",
            deep("[", "", 10_000),
            Rule("front-matter-too-deep"),
        ),
        front(
            "10,000 braces",
            deep("{a: ", "}", 10_000),
            Rule("front-matter-too-deep"),
        ),
        front("300 blocks", format!("extra:\n{blocks}"), Rule("front-matter-too-deep")),
        front(
            "10,000 dashes",
            format!("extra:\n  {}x", "- ".repeat(10_000)),
            Rule("front-matter-too-deep"),
        ),
        front(
            "10,000 question marks",
            format!("extra:\n  {}x", "? ".repeat(10_000)),
            Rule("front-matter-too-deep"),
        ),
        front("60 brackets", deep("[", "]", 60), Builds),
        front(
            "ten thousand million laughs",
            format!("extra:\n  l0: &l0 ha\n{laughs}"),
            Rule("yaml-syntax"),
        ),
        front(
            "a long text, repeated",
            format!("extra:\n  - &a {}\n  - [{}]", "x".repeat(30_000), "*a, ".repeat(2_000)),
            Rule("yaml-syntax"),
        ),
        front(
            "a list that holds itself",
            "extra: &a [*a]",
            Rule("front-matter-too-deep"),
        ),
        front("an unknown alias", "extra: *nobody", Rule("yaml-syntax")),
        front(
            "70 KB",
            format!("extra: {}", "x".repeat(70_000)),
            Rule("front-matter-too-large"),
        ),
        front("60 KB", format!("extra: {}", "x".repeat(60_000)), Builds),
        front(
            "5,000 keys",
            format!(
                "extra: {{ {} }}",
                (0..5_000).map(|n| format!("k{n}: ")).collect::<Vec<_>>().join(",")
            ),
            Builds,
        ),
        front(
            "a key of 60 KB",
            format!("extra: {{ {}: 1 }}", "k".repeat(60_000)),
            Rule("yaml-syntax"),
        ),
        front(
            "5,000 equal keys",
            format!("extra: {{ {} }}", "k: 1, ".repeat(5_000)),
            Rule("duplicate-key"),
        ),
        front("equal keys", "draft: true\ndraft: false", Rule("duplicate-key")),
        front(
            "a tag of Python",
            "extra: !!python/object/apply:os.system [\"touch /tmp/x\"]",
            Rule("yaml-syntax"),
        ),
        front("a binary tag", "extra: !!binary aGVsbG8=", Rule("yaml-syntax")),
        front(
            "merge keys",
            "extra:\n  a: &a { b: 1 }\n  c: { <<: *a }",
            Rule("yaml-syntax"),
        ),
        front("an end of the document", "...\nextra: {}", Rule("yaml-syntax")),
        front("a directive", "%YAML 9.9", Rule("yaml-syntax")),
        front("a NUL by escape", "extra: \"a\\0b\"", Rule("control-character")),
        front("a surrogate by escape", "extra: \"a\\ud800b\"", Rule("yaml-syntax")),
        front(
            "keys that are not text",
            "extra: { 1: a, true: b, ~: c, [d]: e }",
            Rule("wrong-type"),
        ),
        front(
            "a prototype",
            "extra: { __proto__: { polluted: true }, constructor: 1 }",
            Builds,
        ),
        front(
            "huge numbers",
            "extra: [99999999999999999999999999999999999999999999, 1e999999, -0, 0x7fffffffffffffffff, .inf, -.inf, .nan, 0o777]",
            Builds,
        ),
        instead(
            "a title of digits",
            "title",
            "340282366920938463463374607431768211456",
            Rule("wrong-type"),
        ),
        instead("a title of infinity", "title", ".inf", Builds),
        instead("a title of nothing", "title", "~", Rule("missing-field")),
        instead("a title of blanks", "title", "\"   \"", Rule("wrong-type")),
        instead("a title of 60 KB", "title", "x".repeat(60_000), Builds),
        raw(
            "two documents",
            "---\ntitle: a\n--- \ntitle: b\n---\n",
            Rule("missing-field"),
        ),
        raw("only a comment", "---\n# nothing\n---\n", Rule("missing-field")),
        raw("a scalar", "---\njust text\n---\n", Rule("wrong-type")),
        raw(
            "50,000 unclosed quotes",
            format!("---\n{}---\n", "'\n".repeat(25_000)),
            Rule("yaml-syntax"),
        ),
        raw(
            "60 KB of colons",
            format!("---\n{}\n---\n", ": ".repeat(30_000)),
            Rule("front-matter-too-deep"),
        ),
        raw(
            "60 KB of anchors",
            format!("---\n{}\n---\n", "&a ".repeat(20_000)),
            Rule("yaml-syntax"),
        ),
        configured(
            "a configuration of 1 MB",
            format!("title: {}\n", "x".repeat(1_000_000)),
            Rule("front-matter-too-large"),
        ),
        configured(
            "a deep configuration",
            format!("extra: {}\n", "[".repeat(10_000)),
            Rule("front-matter-too-deep"),
        ),
        configured("a configuration that is a list", "- a\n", Rule("wrong-type")),
        configured("an empty configuration", "", Builds),
    ]);
}
