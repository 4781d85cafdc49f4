//! What is read from a text, and where front matter begins and ends.

use super::*;

#[test]
fn values() {
    let table = [
        ("", map([])),
        ("\n# nothing\n", map([])),
        ("~", Value::Null),
        (
            "a:\nb: ~\nc: null",
            map([("a", Value::Null), ("b", Value::Null), ("c", Value::Null)]),
        ),
        ("a: true\nb: no", map([("a", Value::Bool(true)), ("b", text("no"))])),
        (
            "a: 2021\nb: 1.50\nc: -7\nd: -0.0",
            map([
                ("a", number("2021")),
                ("b", number("1.5")),
                ("c", number("-7")),
                ("d", number("0")),
            ]),
        ),
        (
            "a: 012\nb: 1e3\nc: 0x1F",
            map([("a", text("012")), ("b", number("1000")), ("c", number("31"))]),
        ),
        ("a: .inf\nb: .nan", map([("a", text(".inf")), ("b", text(".nan"))])),
        ("a: 18446744073709551616", map([("a", number("18446744073709551616"))])),
        (
            "date: 2021-10-30\nmonth: 2021-10",
            map([("date", text("2021-10-30")), ("month", text("2021-10"))]),
        ),
        (
            "a: 'it''s'\nb: \"x\\ty\"",
            map([("a", text("it's")), ("b", text("x\ty"))]),
        ),
        (
            "a: |\n  one\n  two\nb: >\n  one\n  two\n",
            map([("a", text("one\ntwo\n")), ("b", text("one two\n"))]),
        ),
        (
            "- [a, 1]\n- {b: c}",
            Value::List(vec![Value::List(vec![text("a"), number("1")]), map([("b", text("c"))])]),
        ),
        (
            "a: &x [1]\nb: *x",
            map([
                ("a", Value::List(vec![number("1")])),
                ("b", Value::List(vec![number("1")])),
            ]),
        ),
        ("? a\n: b\n", map([("a", text("b"))])),
        ("\"2021\": a\n\"\": b", map([("2021", text("a")), ("", text("b"))])),
        ("---\na: b\n...\n", map([("a", text("b"))])),
        ("习近平: 主席", map([("习近平", text("主席"))])),
        ("a: wow!! [x]", map([("a", text("wow!! [x]"))])),
    ];
    for (yaml, expected) in table {
        assert_eq!(value(yaml), expected, "{yaml:?}");
    }
}

#[test]
fn accessors() {
    let value = value("a: text\nb: [x]\nc: true");
    assert_eq!(value.get("a").and_then(Value::as_text), Some("text"));
    assert_eq!(value.get("b").and_then(Value::as_list).map(<[_]>::len), Some(1));
    assert_eq!(value.get("c").and_then(Value::as_bool), Some(true));
    assert_eq!(value.get("d"), None);
    assert_eq!(value.kind(), "a mapping");
}

#[test]
fn fences() {
    let yaml =
        |text: &str| front_matter(text).map(|found| (text[found.yaml].to_owned(), text[found.body..].to_owned()));
    let found = |yaml: &str, body: &str| Some((yaml.to_owned(), body.to_owned()));
    assert_eq!(yaml("---\na: b\n---\nText\n"), found("a: b\n", "Text\n"));
    assert_eq!(yaml("--- \na: b\n---\t"), found("a: b\n", ""));
    assert_eq!(yaml("---\n---\n---\n"), found("", "---\n"));
    assert_eq!(yaml("---\na: b\n----\n"), None);
    assert_eq!(yaml("\n---\na: b\n---\n"), None);
    assert_eq!(yaml(""), None);
}
