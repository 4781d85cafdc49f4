//! Where values and keys stand.

use super::noise::Noise;
use super::*;

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
        for at in 0..=noise.below(8) {
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
