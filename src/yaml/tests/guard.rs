//! The limits of size and nesting, and that nothing within them takes long.

use super::super::guard::{self, MAX_BYTES, MAX_DEPTH};
use super::*;
use std::time::{Duration, Instant};

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
        assert_eq!(guard::check(&text).err(), None, "{text}");
    }
}

#[test]
fn the_guard_refuses_what_nests_deeply() {
    let deep = MAX_DEPTH + 1;
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
        let fault = guard::check(&text).expect_err(&text);
        assert_eq!(fault.rule.name, "front-matter-too-deep");
    }
    let fault = guard::check(&"a".repeat(MAX_BYTES + 1)).expect_err("a refusal");
    assert_eq!(fault.rule.name, "front-matter-too-large");
    assert_eq!(fault.message, "this is 65 KiB long, and at most 64 KiB are read");
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
    let fill = |piece: &str| piece.repeat((MAX_BYTES - 40) / piece.len());
    let table = [
        fill("- a\n"),
        fill("[],").replacen("[]", "[[]", 1) + "]",
        format!("[{}]", fill("a,")),
        format!("{{{}}}", fill("a,")),
        format!("{}{}", "[".repeat(MAX_DEPTH), fill("a,")),
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
        (0..9000).map(|at| format!("k{at}: \n")).collect::<String>()[..MAX_BYTES - 40].to_owned(),
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
