//! Texts that are refused, with what is reported about them.

use super::*;

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
