//! Texts that are refused, with what is reported about them.

use super::*;

#[test]
fn text_that_is_not_yaml_has_one_error() {
    let table = [
        (
            "title: Rome: a visit",
            "yaml-syntax at `Rome: a visit`: the value of `title` contains a colon and a space, and must be quoted; quote the value: `\"Rome: a visit\"`",
        ),
        (
            "a:\n  - b: c \"d\": e",
            "yaml-syntax at `c \"d\": e`: the value of `b` contains a colon and a space, and must be quoted; quote the value: `'c \"d\": e'`",
        ),
        (
            "é: ü: ñ",
            "yaml-syntax at `ü: ñ`: the value of `é` contains a colon and a space, and must be quoted; quote the value: `\"ü: ñ\"`",
        ),
        (
            "title: x\n  date: y",
            "yaml-syntax at `date: y`: this line is indented deeper than the field above it, which already has a value; start it in the same column as the line above, or quote the whole value",
        ),
        (
            "title:Rome\ndate: y",
            "yaml-syntax at `title:Rome`: a space is missing after the colon of `title`; write `title: Rome`",
        ),
        (
            "title: x\ntype:visit\ndate: y",
            "yaml-syntax at `type:visit`: a space is missing after the colon of `type`; write `type: visit`",
        ),
        (
            "\"title\":Rome",
            "yaml-syntax at `:Rome`: a space is missing after this colon; write `key: value`",
        ),
        (
            "title: x\nnonsense\ndate: y",
            "yaml-syntax at `nonsense`: this line is not a field; write `key: value`, or indent the line to continue the value above",
        ),
        (
            "by:\n\u{a0} - Wang\n\u{a0} - Lavrov\ndate: y",
            "yaml-syntax at `\u{a0}`: a no-break space is used as indentation; indent with ordinary spaces",
        ),
        (
            "by:\n<b>\n  - { title: x }\ndate: y",
            "yaml-syntax at `<b>`: this line is not a field; write `key: value`, or indent the line to continue the value above",
        ),
        (
            "by:\n  - { title: x }\n<b>\ndate: y",
            "yaml-syntax at `<b>`: this line is not a field; write `key: value`, or indent the line to continue the value above",
        ),
        (
            "by:\n  - a\nnonsense\ndate: y",
            "yaml-syntax at `nonsense`: this line is not a field; write `key: value`, or indent the line to continue the value above",
        ),
        (
            "title: x\n{a: b}",
            "yaml-syntax at `{a: b}`: this line is not a field; write `key: value`, or indent the line to continue the value above",
        ),
        (
            "title: x\n{a: b}\n",
            "yaml-syntax at `{a: b}`: this line is not a field; write `key: value`, or indent the line to continue the value above",
        ),
        (
            "by:\n  - { person: a }\n  - { person: b }\ntopics:[a]\nsummary: S",
            "yaml-syntax at `topics:[a]`: a space is missing after the colon of `topics`; write `topics: [a]`",
        ),
        (
            "by:\n  - { person: a\n  - { person: b }\ntopics: [a]",
            "yaml-syntax at `{ person: a`: the mapping that begins here is not closed; close it with `}`, or quote the value if the bracket is meant as text",
        ),
        (
            "by:\n  - { person: a } x\ntopics: [a]",
            "yaml-syntax at `{ person: a } x`: text follows the closing bracket of this item of a list; quote the value: `\"{ person: a } x\"`",
        ),
        (
            "by:\n  - \"Wang Yi\" (China)\ntopics: [a]",
            "yaml-syntax at `\"Wang Yi\" (China)`: text follows the closing quote of this item of a list; quote the value: `'\"Wang Yi\" (China)'`",
        ),
        (
            "topics:\n  -\ta",
            "yaml-syntax at `\t`: a tab is used where a space is needed; use a space",
        ),
        (
            "\ttitle: T\ndate: x",
            "yaml-syntax at `\t`: a tab is used as indentation; indent with ordinary spaces",
        ),
        (
            "topics: [a, -]",
            "yaml-syntax at `-`: a value that begins with `-` must be quoted; quote the value: `\"-\"`",
        ),
        (
            "by: @lavrov",
            "yaml-syntax at `@lavrov`: a value that begins with `@` must be quoted; quote the value: `\"@lavrov\"`",
        ),
        (
            "by: `x`",
            "yaml-syntax at ``x``: a value that begins with a backtick must be quoted; quote the value: `\"`x`\"`",
        ),
        (
            "share: %5",
            "yaml-syntax at `%5`: a value that begins with `%` must be quoted; quote the value: `\"%5\"`",
        ),
        (
            "title: **Rome**",
            "yaml-syntax at `**Rome**`: a value that begins with `*` must be quoted; quote the value: `\"**Rome**\"`",
        ),
        (
            "title: *Rome it is",
            "yaml-syntax at `*Rome`: unknown alias `*Rome`; quote the value: `\"*Rome it is\"`",
        ),
        (
            "title: & more",
            "yaml-syntax at `& more`: a value that begins with `&` must be quoted; quote the value: `\"& more\"`",
        ),
        (
            "title: ? more",
            "yaml-syntax at `? more`: a value that begins with `?` must be quoted; quote the value: `\"? more\"`",
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
            "yaml-syntax at `,`: a value is missing here; remove the comma",
        ),
        (
            "topics: [a b: c: d]",
            "yaml-syntax at `:`: a comma or `]` is missing before this in the list; quote a value that contains brackets, commas or a colon",
        ),
        (
            "topics: ]",
            "yaml-syntax at `]`: `]` has no opening bracket; quote the value if it is meant as text",
        ),
        (
            "title: [Draft] Rome\ndate: x",
            "yaml-syntax at `[Draft] Rome`: text follows the closing bracket of `title`; quote the value: `\"[Draft] Rome\"`",
        ),
        (
            "title: \"Small circles\" in Rome",
            "yaml-syntax at `\"Small circles\" in Rome`: text follows the closing quote of `title`; quote the value: `'\"Small circles\" in Rome'`",
        ),
        (
            "title: 'It's over'",
            "yaml-syntax at `'It's over'`: text follows the closing quote of `title`; quote the value: `\"It's over\"`",
        ),
        (
            "title: \"Rome\ndate: x",
            "yaml-syntax at `\"Rome`: the quote that begins here is not closed; close it with `\"`",
        ),
        (
            "title: \"a\\qb\"",
            "yaml-syntax at `\\q`: unknown escape `\\q` in double quotes; write `\\\\` for a backslash, or use single quotes",
        ),
        (
            "title: \"a\\xzz\"",
            "yaml-syntax at `\\x`: hexadecimal digits are missing after `\\x` in double quotes; write `\\\\` for a backslash, or use single quotes",
        ),
        (
            "a:\n\tb: c",
            "yaml-syntax at `\t`: a tab is used as indentation; indent with ordinary spaces",
        ),
        (
            "a:\n  b: c\n\td: e",
            "yaml-syntax at `\t`: a tab is used as indentation; indent with ordinary spaces",
        ),
        (
            "topics: - a",
            "yaml-syntax at `- a`: a list cannot begin on the line of its key; put each `- ` on a line of its own, or quote the value if it is meant as text",
        ),
        (
            "topics:\n  - a\n b: c",
            "yaml-syntax at `b: c`: wrong indentation: this line is not aligned with the fields around it; start it in the same column as the fields that it belongs to",
        ),
        (
            "a: 1\n- b",
            "yaml-syntax at `- b`: a list item where a field is expected; put it under a field of its own, and indent it",
        ),
        (
            "- a\nb: c",
            "yaml-syntax at `b: c`: this line is in a list, but starts neither with `- ` nor under the first field of an item; begin a new item with `- `, or align the line with the first field of an item",
        ),
        (
            "title: > 5 killed",
            "yaml-syntax at `> 5 killed`: text under `|` or `>` must start on the next line; quote the value: `\"> 5 killed\"`",
        ),
        (
            "title: !x!y z",
            "yaml-syntax at `!x!y z`: a value that begins with `!` must be quoted; quote the value: `\"!x!y z\"`",
        ),
        (
            "title: !!int x",
            "yaml-syntax at `!!int x`: a value that begins with `!` must be quoted; quote the value: `\"!!int x\"`",
        ),
        (
            "%YAML 9\n---\na: b",
            "yaml-syntax at `%YAML 9`: lines that begin with `%` (YAML directives) are not supported; delete the line, or quote it if it is meant as text",
        ),
        (
            "a: b\n---\nc: d",
            "yaml-syntax at `---`: a second YAML document begins here; a file contains one document; delete this line",
        ),
        (
            "a: b\n...\nc: d",
            "yaml-syntax at `...`: a second YAML document begins here; a file contains one document; delete this line",
        ),
        (
            "a: b\u{7}",
            "control-character at `\u{7}`: the text contains the control character U+0007; delete it",
        ),
        (
            "a: b\u{9b}c",
            "control-character at `\u{9b}`: the text contains the control character U+009B; Windows-1252 has `›` in its place; write `›`",
        ),
        (
            "participants: [Анна #1, Борис]\ntitle: x",
            "yaml-syntax at `#1, Борис]`: this is a comment, since a space stands before the `#`, and cuts the value; quote the value: `\"Анна #1\"`",
        ),
        (
            "summary: one\n  two #3\n  three\n",
            "yaml-syntax at `#3`: this is a comment, since a space stands before the `#`, and cuts the value; put the whole value in quotes, with all its lines",
        ),
        (
            "source: { publisher: 新华社 #2, url: x }\ntitle: y",
            "yaml-syntax at `#2, url: x }`: this is a comment, since a space stands before the `#`, and cuts the value; quote the value: `\"新华社 #2\"`",
        ),
        (
            "a: [b # a list\nc: d",
            "yaml-syntax at `[b # a list`: the list that begins here is not closed; close it with `]`, or quote the value if the bracket is meant as text",
        ),
        (
            "a: &a [*a]",
            "front-matter-too-deep at `*a`: the alias `*a` refers to a value that contains it; write the values out where they are needed",
        ),
    ];
    for (yaml, expected) in table {
        assert_eq!(errors(yaml), [expected], "{yaml:?}");
    }
}

#[test]
fn errors_in_keys_and_values_are_all_found() {
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
        "wrong-type at `a: 1`: a key must be text, but this one is a list; quote the value if its brackets are meant as text",
        "yaml-syntax at `a: 1`: the tag `!k` is not supported; quote the value if it is meant as text",
        "duplicate-key at `c`: duplicate key `c`; keep one of them",
        "duplicate-key at `a`: duplicate key `a`; keep one of them",
        "wrong-type at `2021`: a key must be text, but `2021` is a number; quote it: `\"2021\":`",
        "wrong-type at `true`: a key must be text, but `true` is a boolean; quote it: `\"true\":`",
        "yaml-syntax at `<<`: merge keys (`<<`) are not supported; write the fields out",
        "yaml-syntax at `!important x`: the tag `!important` is not supported; quote the value if it is meant as text",
        "yaml-syntax at `!!str 5`: the tag `!str` is not supported; quote the value if it is meant as text",
        "control-character at `\"\\e[31m\"`: the text contains the control character U+001B; delete it",
        "duplicate-key at `a`: duplicate key `a`; keep one of them",
    ];
    assert_eq!(errors(yaml), expected);
    let found = parse(yaml).unwrap_err();
    let twice: Vec<_> = found.iter().filter(|error| error.label.is_some()).collect();
    let label = |at: usize| twice[at].label.clone();
    assert_eq!(label(0), Some((Target::Bytes(9..10), "first here".to_owned())));
    assert_eq!(label(1), Some((Target::Bytes(0..1), "first here".to_owned())));
    assert_eq!(label(2), Some((Target::Bytes(0..1), "first here".to_owned())));
    assert_eq!(twice[2].target, Target::Bytes(99..100));
}

#[test]
fn braces_meant_as_text() {
    assert_eq!(
        errors("title: {{ name }}"),
        [
            "wrong-type at `{{ name }}`: a key must be text, but this one is a mapping; quote the value if its brackets are meant as text"
        ]
    );
    assert_eq!(
        errors("~: x"),
        ["wrong-type at `~: x`: a key is missing before a `:`; quote the value if the colon is meant as text"]
    );
}

#[test]
fn an_error_moves_with_its_front_matter() {
    let error = parse("a: 1\na: 2\n").unwrap_err().remove(0);
    let diagnostic = error.into_diagnostic(&"content/a.md".into(), 4);
    assert_eq!(
        diagnostic.location.map(|location| location.target),
        Some(Target::Bytes(9..10))
    );
    assert_eq!(diagnostic.labels[0].location.target, Target::Bytes(4..5));
}
