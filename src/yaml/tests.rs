//! Tables of texts and what is read from them or said about them, and noise that must do no harm.

use super::guard::{DEEPEST, LARGEST};
use super::*;
use crate::diagnostic::{FieldPath, Target};
use std::ops::Range;
use std::time::{Duration, Instant};

fn value(text: &str) -> Value {
    match parse(text) {
        Ok(value) => value,
        Err(faults) => panic!("{text:?} has faults: {faults:#?}"),
    }
}

/// One line a fault: its rule, what it points at, and what it says.
fn faults(text: &str) -> Vec<String> {
    let shown = |fault: &Fault| {
        let bytes = match &fault.target {
            Target::Bytes(bytes) => Some(bytes.clone()),
            target => locate(text, &[target]).remove(0),
        };
        let at = bytes.map_or("nothing".to_owned(), |bytes| format!("`{}`", &text[bytes]));
        let help = fault.help.as_deref().unwrap_or("no help");
        format!("{} at {at}: {}; {help}", fault.rule.name, fault.message)
    };
    match parse(text) {
        Ok(value) => panic!("{text:?} is read as {value:?}"),
        Err(faults) => faults.iter().map(shown).collect(),
    }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn number(number: &str) -> Value {
    Value::Number(number.to_owned())
}

fn map<const N: usize>(entries: [(&str, Value); N]) -> Value {
    Value::Map(entries.map(|(key, value)| (key.to_owned(), value)).into())
}

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
fn what_is_no_yaml_has_one_fault_with_a_cure() {
    let table = [
        (
            "title: Rome: a visit",
            "yaml-syntax at `Rome: a visit`: the value of `title` has a colon and a space in it, and is not quoted; quote the value: `\"Rome: a visit\"`",
        ),
        (
            "a:\n  - b: c \"d\": e",
            "yaml-syntax at `c \"d\": e`: the value of `b` has a colon and a space in it, and is not quoted; quote the value: `'c \"d\": e'`",
        ),
        (
            "é: ü: ñ",
            "yaml-syntax at `ü: ñ`: the value of `é` has a colon and a space in it, and is not quoted; quote the value: `\"ü: ñ\"`",
        ),
        (
            "title: x\n  date: y",
            "yaml-syntax at `date: y`: this line is indented more deeply than the field above it, which has a value already; begin it in the same column as the line above, or quote the whole value",
        ),
        (
            "title:Rome\ndate: y",
            "yaml-syntax at `title:Rome`: there is no space after the colon of `title`; write `title: Rome`",
        ),
        (
            "title: x\ntype:visit\ndate: y",
            "yaml-syntax at `type:visit`: there is no space after the colon of `type`; write `type: visit`",
        ),
        (
            "\"title\":Rome",
            "yaml-syntax at `:Rome`: there is no space after this colon; write `key: value`",
        ),
        (
            "title: x\nnonsense\ndate: y",
            "yaml-syntax at `nonsense`: this line is not a field; write it as `key: value`; to go on with the value above, indent the line",
        ),
        (
            "by: @lavrov",
            "yaml-syntax at `@lavrov`: a value cannot begin with `@` unless it is quoted; quote the value: `\"@lavrov\"`",
        ),
        (
            "by: `x`",
            "yaml-syntax at ``x``: a value cannot begin with a backtick unless it is quoted; quote the value: `\"`x`\"`",
        ),
        (
            "share: %5",
            "yaml-syntax at `%5`: a value cannot begin with `%` unless it is quoted; quote the value: `\"%5\"`",
        ),
        (
            "title: **Rome**",
            "yaml-syntax at `**Rome**`: a value cannot begin with `*` unless it is quoted; quote the value: `\"**Rome**\"`",
        ),
        (
            "title: *Rome it is",
            "yaml-syntax at `*Rome`: `*Rome` refers to an earlier value by name, and there is none; quote the value: `\"*Rome it is\"`",
        ),
        (
            "title: & more",
            "yaml-syntax at `& more`: a value cannot begin with `&` unless it is quoted; quote the value: `\"& more\"`",
        ),
        (
            "title: ? more",
            "yaml-syntax at `? more`: a value cannot begin with `?` unless it is quoted; quote the value: `\"? more\"`",
        ),
        (
            "topics: [a, b\ndate: x\ntype: y",
            "yaml-syntax at `[a, b`: the list that begins here is not closed; close it with `]`, or quote the value if the bracket is meant as text",
        ),
        (
            "source: {a: b",
            "yaml-syntax at `{a: b`: the mapping that begins here is not closed; close it with `}`, or quote the value if the bracket is meant as text",
        ),
        (
            "topics: [",
            "yaml-syntax at `[`: the list that begins here is not closed; close it with `]`, or quote the value if the bracket is meant as text",
        ),
        (
            "topics: [a, , b]",
            "yaml-syntax at `,`: a value is missing here; take the comma out",
        ),
        (
            "topics: [a b: c: d]",
            "yaml-syntax at `:`: a comma or `]` is missing before this in the list; quote a value that has brackets, commas or a colon in it",
        ),
        (
            "topics: ]",
            "yaml-syntax at `]`: `]` closes nothing that was opened; quote the value if it is meant as text",
        ),
        (
            "title: [Draft] Rome\ndate: x",
            "yaml-syntax at `[Draft] Rome`: the value of `title` goes on after its closing bracket; quote the value: `\"[Draft] Rome\"`",
        ),
        (
            "title: \"Small circles\" in Rome",
            "yaml-syntax at `\"Small circles\" in Rome`: the value of `title` goes on after its closing quote; quote the value: `'\"Small circles\" in Rome'`",
        ),
        (
            "title: 'It's over'",
            "yaml-syntax at `'It's over'`: the value of `title` goes on after its closing quote; quote the value: `\"It's over\"`",
        ),
        (
            "title: \"Rome\ndate: x",
            "yaml-syntax at `\"Rome`: the quote that begins here is not closed; close it with `\"`",
        ),
        (
            "title: \"a\\qb\"",
            "yaml-syntax at `\\q`: `\\q` is no escape that double quotes know; write `\\\\` for a backslash, or use single quotes",
        ),
        (
            "title: \"a\\xzz\"",
            "yaml-syntax at `\\x`: the escape `\\x` lacks its digits; write `\\\\` for a backslash, or use single quotes",
        ),
        (
            "a:\n\tb: c",
            "yaml-syntax at `\t`: a tab is used as indentation; indent with spaces",
        ),
        (
            "a:\n  b: c\n\td: e",
            "yaml-syntax at `\t`: a tab is used as indentation; indent with spaces",
        ),
        (
            "topics: - a",
            "yaml-syntax at `- a`: a list cannot begin on the line of its key; put each `- ` on a line of its own, or quote the value if it is meant as text",
        ),
        (
            "topics:\n  - a\n b: c",
            "yaml-syntax at `b: c`: this line is not indented like the fields around it; begin it in the same column as the fields that it belongs to",
        ),
        (
            "a: 1\n- b",
            "yaml-syntax at `- b`: a list item stands where a field is expected; put it under a field of its own, and indent it",
        ),
        (
            "- a\nb: c",
            "yaml-syntax at `b: c`: this line stands in a list, and begins neither with `- ` nor under an item's first field; begin a new item with `- `; begin an item's further fields under its first one",
        ),
        (
            "title: > 5 killed",
            "yaml-syntax at `> 5 killed`: text under `|` or `>` has to begin on the next line; quote the value: `\"> 5 killed\"`",
        ),
        (
            "title: !x!y z",
            "yaml-syntax at `!x!y z`: a value that begins with `!` has to be quoted; quote the value: `\"!x!y z\"`",
        ),
        (
            "title: !!int x",
            "yaml-syntax at `!!int x`: a value that begins with `!` has to be quoted; quote the value: `\"!!int x\"`",
        ),
        (
            "%YAML 9\n---\na: b",
            "yaml-syntax at `%YAML 9`: a line that begins with `%` is not read here; take the line out, or quote it if it is meant as text",
        ),
        (
            "a: b\n---\nc: d",
            "yaml-syntax at `---`: a second document begins here; a file holds one; take the line out",
        ),
        (
            "a: b\n...\nc: d",
            "yaml-syntax at `...`: a second document begins here; a file holds one; take the line out",
        ),
        (
            "a: b\u{7}",
            "control-character at `\u{7}`: the text holds the control character U+0007; take it out",
        ),
        (
            "a: b\u{9b}c",
            "control-character at `\u{9b}`: the text holds the control character U+009B; take it out",
        ),
        (
            "a: &a [*a]",
            "front-matter-too-deep at `&a`: aliases nest this more than 64 levels deep; write the values out where they are needed",
        ),
    ];
    for (yaml, expected) in table {
        assert_eq!(faults(yaml), [expected], "{yaml:?}");
    }
}

#[test]
fn what_is_wrong_with_keys_and_values_is_said_at_once() {
    let yaml = "a: 1
b: {c: 1, c: 2}
a: 2
2021: x
true: y
<<: {d: e}
[f]: g
h: !important x
i: !!str 5
j: \"\\e[31m\"
a: 3
? !k l
: m
";
    let expected = [
        "wrong-type at `a: 1`: a key must be text, and this one is a list; quote the value if its brackets are meant as text",
        "yaml-syntax at `a: 1`: the tag `!k` means nothing here; quote the value if it is meant as text",
        "duplicate-key at `c`: the key `c` stands more than once in one mapping; keep one of them",
        "duplicate-key at `a`: the key `a` stands more than once in one mapping; keep one of them",
        "wrong-type at `2021`: a key must be text, and `2021` is a number; quote it: `\"2021\":`",
        "wrong-type at `true`: a key must be text, and `true` is yes/no; quote it: `\"true\":`",
        "yaml-syntax at `<<`: merge keys (`<<`) are not read; write the fields out",
        "yaml-syntax at `!important x`: the tag `!important` means nothing here; quote the value if it is meant as text",
        "yaml-syntax at `!!str 5`: the tag `!str` means nothing here; quote the value if it is meant as text",
        "control-character at `\"\\e[31m\"`: the text holds the control character U+001B; take it out",
        "duplicate-key at `a`: the key `a` stands more than once in one mapping; keep one of them",
    ];
    assert_eq!(faults(yaml), expected);
    let found = parse(yaml).unwrap_err();
    let twice: Vec<_> = found.iter().filter(|fault| fault.label.is_some()).collect();
    let label = |at: usize| twice[at].label.clone();
    assert_eq!(label(0), Some((Target::Bytes(9..10), "first here".to_owned())));
    assert_eq!(label(1), Some((Target::Bytes(0..1), "first here".to_owned())));
    assert_eq!(label(2), Some((Target::Bytes(0..1), "first here".to_owned())));
    assert_eq!(twice[2].target, Target::Bytes(99..100));
}

#[test]
fn braces_meant_as_text() {
    assert_eq!(
        faults("title: {{ name }}"),
        [
            "wrong-type at `{{ name }}`: a key must be text, and this one is a mapping; quote the value if its brackets are meant as text"
        ]
    );
    assert_eq!(
        faults("~: x"),
        ["wrong-type at `~: x`: a key is missing before a `:`; quote the value if the colon is meant as text"]
    );
}

#[test]
fn a_fault_moves_with_its_front_matter() {
    let fault = parse("a: 1\na: 2\n").unwrap_err().remove(0);
    let diagnostic = fault.into_diagnostic(&"content/a.md".into(), 4);
    assert_eq!(
        diagnostic.location.map(|location| location.target),
        Some(Target::Bytes(9..10))
    );
    assert_eq!(diagnostic.labels[0].location.target, Target::Bytes(4..5));
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

#[test]
fn the_guard_lets_pass_what_is_written_by_hand() {
    let open = "[".repeat(100);
    let table = [
        format!("a: \"{open}\""),
        format!("a: '{open}'"),
        format!("a: '{open}\n  {open}'"),
        format!("a: \"\\\"{open}\"\nb: ['it''s [[', \"x\"]"),
        format!("a: b # {open}\n# {open}\nc: d"),
        format!("a: |\n  {open}\n\n   '{open}\nb: c"),
        format!("a:\n  - >-\n    \"{open}\n  - c: |2 # x\n        {open}\n    d: e"),
        format!("a: some {open}"),
        format!("a: some\n  'text {open}\nb: it's {open}"),
        format!("- some\n 'text {open}\n- c"),
        format!("a: {}", "[],".repeat(3000).replace("[],", "x")),
        format!("a: [{}]", "{b: [c]}, ".repeat(3000)),
        format!("a: {}1{}", "[".repeat(60), "]".repeat(60)),
        format!("a: [\n {}]", "'[', \"[\", x[\n , ".repeat(3).replace("x[", "x")),
        (0..60).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect(),
        (0..30)
            .map(|depth| format!("{0}- a:\n{0}  - b\n", "  ".repeat(depth)))
            .collect(),
        "a:\n  - b: c\n    d: e\n  - f\n".repeat(1000),
        "- - - a\n".repeat(1000),
    ];
    for text in table {
        assert_eq!(guard::refusal(&text), None, "{text}");
    }
}

#[test]
fn the_guard_refuses_what_nests_deeply() {
    let deep = DEEPEST + 1;
    let table = [
        "[".repeat(deep),
        "{a: ".repeat(deep),
        format!("a: &x {}", "[".repeat(deep)),
        format!("a: !t {}", "{".repeat(deep)),
        format!("'k': {}", "[".repeat(deep)),
        format!("a:\n  - {}", "[\n".repeat(deep)),
        format!("a: |\n  '\nb: {}", "['x', ".repeat(deep)),
        format!("a: \"x\ny\" \nb: {}", "[\"x\", ".repeat(deep)),
        format!("a: it's\nb: {}", "[".repeat(deep)),
        format!("a: 'x' # '\nb: {}", "[".repeat(deep)),
        format!("? {}", "[".repeat(deep)),
        "- ".repeat(deep + 1),
        "? ".repeat(deep + 1),
        "- ? ".repeat(deep),
        (0..=deep).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect(),
        (0..=deep).map(|depth| format!("{}-\n", " ".repeat(depth))).collect(),
    ];
    for text in table {
        let fault = guard::refusal(&text).expect(&text);
        assert_eq!(fault.rule.name, "front-matter-too-deep");
    }
    let fault = guard::refusal(&"a".repeat(LARGEST + 1)).expect("a refusal");
    assert_eq!(fault.rule.name, "front-matter-too-large");
    assert_eq!(fault.message, "this is 65 KiB long, and at most 64 KiB are read");
}

/// A path from `a.b[1]`.
fn path(said: &str) -> FieldPath {
    let steps = said.split(['.', '[']).filter(|step| !step.is_empty());
    steps.fold(FieldPath::root(), |path, step| {
        match step.strip_suffix(']').and_then(|index| index.parse().ok()) {
            Some(index) => path.index(index),
            None => path.key(step),
        }
    })
}

fn location<'a>(text: &'a str, target: &Target) -> (&'a str, usize) {
    let bytes: Range<usize> = locate(text, &[target]).remove(0).expect("a place");
    (&text[bytes.clone()], bytes.start)
}

#[test]
fn places_of_values_and_keys() {
    let text = "title: Rome, 30 October  # a comment
\"quoted key\": 'x y'
习近平: [\"主席\", é, b]
participants:
  - wang-yi
  - { person: 拉夫罗夫, role: guest }
  - person: c
    role: host
empty:
nested:
  deep:
  - x: |
      long
      text
    y: two
      lines
alias: &anchor one
again: *anchor
flow: {
  a: b }
twice: 1
twice: 2
last: [a, {b: c}]
";
    let table = [
        ("title", "title", "Rome, 30 October"),
        ("quoted key", "\"quoted key\"", "'x y'"),
        ("习近平", "习近平", "[\"主席\", é, b]"),
        ("习近平[0]", "\"主席\"", "\"主席\""),
        ("习近平[1]", "é", "é"),
        ("习近平[2]", "b", "b"),
        ("participants", "participants", "- wang-yi"),
        ("participants[0]", "wang-yi", "wang-yi"),
        (
            "participants[1]",
            "{ person: 拉夫罗夫, role: guest }",
            "{ person: 拉夫罗夫, role: guest }",
        ),
        ("participants[1].person", "person", "拉夫罗夫"),
        ("participants[1].role", "role", "guest"),
        (
            "participants[1].office",
            "{ person: 拉夫罗夫, role: guest }",
            "{ person: 拉夫罗夫, role: guest }",
        ),
        ("participants[2]", "person: c", "person: c"),
        ("participants[2].role", "role", "host"),
        ("participants[2].for", "person: c", "person: c"),
        ("participants[7].role", "- wang-yi", "- wang-yi"),
        ("empty", "empty", "empty"),
        ("empty.more", "empty", "empty"),
        ("nested.deep[0].x", "x", "long"),
        ("nested.deep[0].y", "y", "two"),
        ("nested.gone", "deep:", "deep:"),
        ("alias", "alias", "&anchor one"),
        ("again", "again", "*anchor"),
        ("again.more", "*anchor", "*anchor"),
        ("flow", "flow", "{"),
        ("flow.a", "a", "b"),
        ("twice", "twice", "2"),
        ("last[1].b", "b", "c"),
        (
            "gone",
            "title: Rome, 30 October  # a comment",
            "title: Rome, 30 October  # a comment",
        ),
        (
            "",
            "title: Rome, 30 October  # a comment",
            "title: Rome, 30 October  # a comment",
        ),
    ];
    for (said, key, value) in table {
        assert_eq!(location(text, &Target::Key(path(said))).0, key, "key {said}");
        assert_eq!(location(text, &Target::Value(path(said))).0, value, "value {said}");
    }
    let (_, last) = location(text, &Target::Key(path("twice")));
    assert_eq!(Some(last), text.rfind("twice"));
    assert_eq!(text[last..].find("twice: 2"), Some(0));
}

#[test]
fn places_where_there_is_little() {
    assert_eq!(location("", &Target::Value(path("a"))), ("", 0));
    assert_eq!(location("# only this\n", &Target::Value(path("a"))), ("# only this", 0));
    assert_eq!(location("text", &Target::Value(path("a"))), ("text", 0));
    assert_eq!(location("a:", &Target::Value(path("a"))), ("a", 0));
    assert_eq!(location("- a\n-\n- ''\n", &Target::Value(path("[1]"))).1, 4);
    assert_eq!(location("- a\n-\n- ''\n", &Target::Value(path("[2]"))).0, "''");
    let broken = "a: [1, b\nc: @";
    assert_eq!(locate(broken, &[&Target::Value(path("c"))]), [None]);
    assert_eq!(location(broken, &Target::Value(path("a[0]"))), ("1", 4));
    assert_eq!(locate("a: b", &[&Target::File, &Target::Bytes(0..1)]), [None, None]);
}

#[test]
fn aliases_that_grow_end_quickly() {
    let doubling = |base: &str| {
        let mut text = format!("a0: &a0 {base}\n");
        for at in 1..60 {
            let before = at - 1;
            text += &format!("a{at}: &a{at} [*a{before}, *a{before}, *a{before}]\n");
        }
        text
    };
    let long = format!("a: &a {}\nb: [{}]\n", "x".repeat(30_000), "*a,".repeat(10_000));
    let wide = format!("a: &a [{}]\nb: [{}]\n", "x,".repeat(15_000), "*a,".repeat(10_000));
    let wrong = format!("a: &a {{1: x, 2: y, b: !t x, b: y}}\nb: [{}]\n", "*a,".repeat(10_000));
    for text in [doubling("[x, x]"), doubling("{k: x}"), long, wide, wrong] {
        let start = Instant::now();
        let found = parse(&text).unwrap_err();
        assert!(start.elapsed() < Duration::from_secs(5));
        assert!(found.len() <= 2_000, "{}", found.len());
    }
    let many = format!("a: &a x\nb: [{}]\n", "*a,".repeat(10_000));
    assert!(parse(&many).is_ok());
}

#[test]
fn the_largest_texts_are_read_quickly() {
    let fill = |piece: &str| piece.repeat((LARGEST - 40) / piece.len());
    let table = [
        fill("- a\n"),
        fill("[],").replacen("[]", "[[]", 1) + "]",
        format!("[{}]", fill("a,")),
        format!("{{{}}}", fill("a,")),
        format!("{}{}", "[".repeat(DEEPEST), fill("a,")),
        format!("a: \"{}\"", fill("\\n")),
        format!("a: {}", fill("x ")),
        format!("a: {}", fill("x\n ")),
        format!("a: |\n{}", fill(" x\n")),
        format!("a:{}b", fill(" ")),
        fill("\n"),
        fill("#\n"),
        fill("&a "),
        fill("!a "),
        fill("a: "),
        fill(": "),
        fill("? a\n"),
        fill("\"a\": b\n"),
        fill("\u{2028}"),
        fill("'"),
        fill("\""),
        (0..9000).map(|at| format!("k{at}: \n")).collect::<String>()[..LARGEST - 40].to_owned(),
    ];
    for text in table {
        let start = Instant::now();
        let found = parse(&text);
        let spots = [Target::Value(path("a")), Target::Key(path("k1"))];
        locate(&text, &[&spots[0], &spots[1]]);
        let took = start.elapsed();
        assert!(took < Duration::from_secs(5), "{took:?} {:?}", &text[..40]);
        drop(found);
    }
}

/// Numbers that look random and are the same each time.
struct Noise(u64);

impl Noise {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    fn text(&mut self, pieces: &[&str], most: usize) -> String {
        let length = self.below(most);
        (0..length).map(|_| pieces[self.below(pieces.len())]).collect()
    }
}

const PIECES: &[&str] = &[
    "a",
    "b",
    "key",
    ": ",
    ":",
    "- ",
    "-",
    "? ",
    "?",
    "\n",
    "\n",
    "\n  ",
    "\n    ",
    " ",
    "  ",
    "[",
    "]",
    "{",
    "}",
    ",",
    ", ",
    "'",
    "\"",
    "\\",
    "\\x",
    "\\u00e9",
    "#",
    " #",
    "|",
    ">",
    "|\n  ",
    "&a ",
    "*a",
    "!",
    "!!str ",
    "!t ",
    "<<: ",
    "%",
    "@",
    "`",
    "~",
    "é",
    "世界",
    "👩‍👩‍👧",
    "\u{2028}",
    "\u{85}",
    "\u{feff}",
    "\t",
    "\r",
    "\0",
    "\u{1b}",
    "---\n",
    "...\n",
    "1",
    "2021",
    "true",
    "null",
    "a: b\n",
    "- c\n",
];

#[test]
fn noise_does_no_harm() {
    let mut noise = Noise(0x9e37_79b9_7f4a_7c15);
    let spots = [
        Target::Value(FieldPath::root()),
        Target::Value(path("a")),
        Target::Key(path("key")),
        Target::Value(path("a[0].b")),
        Target::Value(path("key.a[1]")),
    ];
    let spots: Vec<&Target> = spots.iter().collect();
    let start = Instant::now();
    let mut read = 0;
    for round in 0..10_000 {
        let text = noise.text(PIECES, if round % 50 == 0 { 400 } else { 24 });
        let _ = guard::refusal(&text);
        let _ = guard::open_bracket(&text);
        let _ = front_matter(&text);
        match parse(&text) {
            Ok(_) => read += 1,
            Err(faults) => {
                assert!(!faults.is_empty());
                for fault in &faults {
                    for target in [Some(&fault.target), fault.label.as_ref().map(|label| &label.0)] {
                        if let Some(Target::Bytes(bytes)) = target {
                            assert!(text.get(bytes.clone()).is_some(), "{text:?} {fault:?}");
                        }
                    }
                }
            }
        }
        for bytes in locate(&text, &spots).into_iter().flatten() {
            assert!(text.get(bytes.clone()).is_some(), "{text:?} {bytes:?}");
        }
    }
    assert!(read > 500, "{read}");
    assert!(start.elapsed() < Duration::from_secs(60));
}

#[test]
fn random_bytes_do_no_harm() {
    let mut noise = Noise(42);
    let target = Target::Value(path("a"));
    for _ in 0..3_000 {
        let length = noise.below(200);
        let bytes: Vec<u8> = (0..length).map(|_| (noise.next() >> 32) as u8).collect();
        let text = String::from_utf8_lossy(&bytes);
        let _ = parse(&text);
        locate(&text, &[&target]);
    }
}

/// What the two parsers find are the same values.
#[test]
fn places_hold_what_was_read() {
    let mut noise = Noise(7);
    let words = [
        "Rome",
        "30 October",
        "é",
        "世界",
        "a-b",
        "x 👩‍👩‍👧 y",
        "\"q: ß\"",
        "'it''s'",
        "2021",
    ];
    for _ in 0..500 {
        let mut text = String::new();
        let mut expected = Vec::new();
        for at in 0..noise.below(8) + 1 {
            let word = words[noise.below(words.len())];
            let other = words[noise.below(words.len())];
            match noise.below(3) {
                0 => {
                    text += &format!("k{at}: {word} # é\n");
                    expected.push((format!("k{at}"), word));
                }
                1 => {
                    text += &format!("k{at}: [{other}, {word}]\n");
                    expected.push((format!("k{at}[1]"), word));
                }
                _ => {
                    text += &format!("k{at}:\n  - ü: {other}\n    v: {word}\n");
                    expected.push((format!("k{at}[0].v"), word));
                }
            }
        }
        assert!(parse(&text).is_ok(), "{text}");
        for (said, word) in expected {
            assert_eq!(
                location(&text, &Target::Value(path(&said))).0,
                word,
                "{said} in\n{text}"
            );
        }
    }
}
