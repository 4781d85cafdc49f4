//! Small digests in strings, their diagnostics, and what is printed of them.

use super::rules::*;
use super::*;
use crate::locate::locate_all;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;
use std::time::{Duration, Instant};

const ROME: &str = "content/entries/2021/rome.md";
const WANG: &str = "content/people/wang-yi.md";

type Files = HashMap<String, Arc<str>>;

fn files(files: &[(&str, &str)]) -> Files {
    let file = |(name, text): &(&str, &str)| ((*name).to_owned(), Arc::from(*text));
    files.iter().map(file).collect()
}

fn printed(files: &Files, diagnostics: &[Diagnostic], format: Format, colour: bool) -> String {
    let text_of = |file: &str| files.get(file).cloned();
    let located = locate_all(diagnostics, &text_of);
    let mut out = Vec::new();
    render(&located, &text_of, format, colour, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Checks what is printed for people of one diagnostic about `content/entries/2021/rome.md`.
fn check(text: &str, diagnostic: Diagnostic, expected: &str) {
    let files = files(&[(ROME, text), (WANG, "---\nname: Wang Yi\n---\n")]);
    let printed = printed(&files, &[diagnostic], Format::Human, false);
    assert_eq!(printed.trim_end(), expected.trim(), "\n{printed}");
}

fn rome() -> Arc<str> {
    ROME.into()
}

fn value(steps: &[&str]) -> Location {
    let path = steps.iter().fold(FieldPath::root(), |path, step| match step.parse() {
        Ok(index) => path.index(index),
        Err(_) => path.key(step),
    });
    Location::value(&rome(), path)
}

/// The place of a piece of the text.
fn piece(text: &str, piece: &str) -> Location {
    let start = text.find(piece).expect("the piece");
    Location::bytes(&rome(), start..start + piece.len())
}

#[test]
fn a_cure_stands_beside_the_caret() {
    check(
        "---\ntitle: Rome\ntopics: [brcis, aukus]\n---\n",
        Diagnostic::new(&UNKNOWN_TOPIC, value(&["topics", "0"]), "no topic named `brcis`").suggest(Some("brics")),
        "
error[unknown-topic]: no topic named `brcis`
 --> content/entries/2021/rome.md:3:10
  |
3 | topics: [brcis, aukus]
  |          ^^^^^ help: did you mean `brics`?
",
    );
}

#[test]
fn a_long_cure_stands_below() {
    check(
        "---\ntitle: Rome\nparticipants:\n  - person: wang-yi\n    role: host\n---\n",
        Diagnostic::new(&MISSING_FIELD, value(&["participants", "0", "for"]), "`for` is missing")
            .help("say which party the person stood for that day, by its slug, its name or one of its aliases"),
        "
error[missing-field]: `for` is missing
 --> content/entries/2021/rome.md:4:5
  |
4 |   - person: wang-yi
  |     ^^^^^^^^^^^^^^^
  |
  = help: say which party the person stood for that day, by its slug, its name or one of its aliases
",
    );
}

#[test]
fn a_label_in_the_same_file() {
    let text = "---\ntitle: Rome\na: 1\nb: 2\ntitle: Paris\n---\n";
    let again = Location::bytes(&rome(), 26..31);
    check(
        text,
        Diagnostic::new(&DUPLICATE_KEY, again, "the key `title` stands more than once")
            .label(piece(text, "title"), "first here")
            .help("keep one of them"),
        "
error[duplicate-key]: the key `title` stands more than once
 --> content/entries/2021/rome.md:5:1
  |
2 | title: Rome
  | ----- first here
...
5 | title: Paris
  | ^^^^^ help: keep one of them
",
    );
}

#[test]
fn labels_near_by() {
    let text = "---\na: {b: 1, b: 2}\nc: 3\nd: 4\n---\n";
    check(
        text,
        Diagnostic::new(&DUPLICATE_KEY, piece(text, "b: 2"), "twice")
            .label(piece(text, "b: 1"), "first here")
            .label(piece(text, "d"), "and here")
            .help("keep one of them"),
        "
error[duplicate-key]: twice
 --> content/entries/2021/rome.md:2:11
  |
2 | a: {b: 1, b: 2}
  |     ----  ^^^^ help: keep one of them
  |     |
  |     first here
3 | c: 3
4 | d: 4
  | - and here
",
    );
}

#[test]
fn a_label_in_another_file() {
    let other: Arc<str> = WANG.into();
    check(
        "---\nname: Wang Yi\n---\n",
        Diagnostic::new(&DUPLICATE_SLUG, value(&["name"]), "two people are named `Wang Yi`")
            .label(Location::field(&other, "name"), "also here")
            .label(Location::file(&other), "in this file")
            .help("rename one"),
        "
error[duplicate-slug]: two people are named `Wang Yi`
 --> content/entries/2021/rome.md:2:7
  |
2 | name: Wang Yi
  |       ^^^^^^^ help: rename one
  |
 ::: content/people/wang-yi.md:2:7
  |
2 | name: Wang Yi
  |       ------- also here
  |
  = note: in this file: content/people/wang-yi.md
",
    );
}

#[test]
fn wide_characters_and_emoji_are_aligned() {
    let text = "---\ntitle: 王毅会见 Lavrov\nnote: 👍 é (e\u{301}) bad\n---\n";
    check(
        text,
        Diagnostic::new(&NEAR_MISS, piece(text, "会见"), "a"),
        "
warning[near-miss]: a
 --> content/entries/2021/rome.md:2:10
  |
2 | title: 王毅会见 Lavrov
  |            ^^^^
",
    );
    check(
        text,
        Diagnostic::new(&NEAR_MISS, piece(text, "bad"), "b").label(piece(text, "王"), "c"),
        "
warning[near-miss]: b
 --> content/entries/2021/rome.md:3:16
  |
2 | title: 王毅会见 Lavrov
  |        -- c
3 | note: 👍 é (e\u{301}) bad
  |                ^^^
",
    );
}

/// Every range of a text, also one that begins or ends within a character, is drawn by every format.
#[test]
fn no_character_is_cut() {
    let text = "---\na: é\n---\n世👩‍👩‍👧e\u{301}\t王\u{202e}x\nÅ ي\n";
    let files = files(&[(ROME, text)]);
    for start in 0..=text.len() {
        for end in start..=text.len() {
            let location = Location::bytes(&rome(), start..end);
            let diagnostic = Diagnostic::new(&NEAR_MISS, location.clone(), "a")
                .label(location, "b")
                .help("c");
            for format in [Format::Human, Format::Json, Format::Sarif] {
                assert!(printed(&files, std::slice::from_ref(&diagnostic), format, false).contains('a'));
            }
        }
    }
}

/// More characters than are underlined, all of them of three bytes.
#[test]
fn long_marks_are_cut_between_characters() {
    let text = format!("---\na: {}\n---\n", "世".repeat(150));
    let files = files(&[(ROME, &text)]);
    let diagnostic = Diagnostic::new(&NEAR_MISS, value(&["a"]), "a").help("b");
    let drawn = printed(&files, &[diagnostic], Format::Human, false);
    assert!(drawn.contains('世') && drawn.contains("^^ help: b"), "{drawn}");
}

#[test]
fn tabs_and_what_controls_a_terminal_are_made_harmless() {
    let text = "---\na: b\n---\n\tx\u{202e}y\u{1b}[31m\u{9b}\u{2028}z\tbad\n";
    check(
        text,
        Diagnostic::new(&CONTROL_CHARACTER, piece(text, "bad"), "it is \u{1b}[1m\u{2066}bad").help("no\u{7}"),
        "
error[control-character]: it is ␛[1m�bad
 --> content/entries/2021/rome.md:4:14
  |
4 |     x�y␛[31m��z    bad
  |                    ^^^ help: no␇
",
    );
}

#[test]
fn long_lines_are_cut_around_the_caret() {
    let text = format!("---\na: b\n---\n{}bad {}\n", "word ".repeat(500), "世界 ".repeat(500));
    check(
        &text,
        Diagnostic::new(&BROKEN_LINK, piece(&text, "bad"), "a").help("take it out"),
        "
error[broken-link]: a
 --> content/entries/2021/rome.md:4:2501
  |
4 | ...ord word word word word word word word word word word bad 世界 世界 世界 世界 世界 世界 世界 世界 世界 世界 世界 世界 世界 世界 世...
  |                                                          ^^^ help: take it out
",
    );
    let text = format!("---\na: b\n---\n{}bad\n", "word ".repeat(500_000));
    check(
        &text,
        Diagnostic::new(&BROKEN_LINK, piece(&text, "bad"), "a").help("take it out"),
        "
error[broken-link]: a
 --> content/entries/2021/rome.md:4:2500001
  = help: take it out
",
    );
    let text = format!("---\na: {}\n---\n", "word ".repeat(500));
    let whole = printed(
        &files(&[(ROME, &text)]),
        &[Diagnostic::new(&BROKEN_LINK, value(&["a"]), "a")],
        Format::Human,
        false,
    );
    assert!(whole.lines().all(|line| line.len() < 160), "{whole}");
}

#[test]
fn several_lines_are_shown_by_the_first() {
    let text = "---\na: b\n---\nOne [two\nthree](x) four\n\n";
    check(
        text,
        Diagnostic::new(&BROKEN_LINK, piece(text, "[two\nthree](x)"), "a"),
        "
error[broken-link]: a
 --> content/entries/2021/rome.md:4:5
  |
4 | One [two
  |     ^^^^
",
    );
    check(
        text,
        Diagnostic::new(&BROKEN_LINK, piece(text, "\n\n"), "a"),
        "
error[broken-link]: a
 --> content/entries/2021/rome.md:5:15
  |
5 | three](x) four
  |               ^
",
    );
}

#[test]
fn without_a_line() {
    check(
        "---\ntitle: x\n---\n",
        Diagnostic::new(&STRAY_FILE, Location::file(&rome()), "nobody knows this file").help("move it"),
        "
warning[stray-file]: nobody knows this file
 --> content/entries/2021/rome.md
  = help: move it
",
    );
    check(
        "no front matter",
        Diagnostic::new(&WRONG_TYPE, value(&["participants", "1", "for"]), "this is a list"),
        "
error[wrong-type]: this is a list (in `participants[1].for`)
 --> content/entries/2021/rome.md
",
    );
    check(
        "",
        Diagnostic::general(&NO_CONFIGURATION, "there is no chancery.yaml").help("write one"),
        "
note[no-configuration]: there is no chancery.yaml
  |
  = help: write one
",
    );
    check(
        "---\n---\n",
        Diagnostic::new(&MISSING_FIELD, value(&["title"]), "`title` is missing"),
        "
error[missing-field]: `title` is missing
 --> content/entries/2021/rome.md:1:1
  |
1 | ---
  | ^^^
",
    );
}

#[test]
fn further_labels_are_counted() {
    let text = "---\ntitle: x\n---\n";
    let diagnostic = Diagnostic::new(&NEAR_MISS, value(&["title"]), "a");
    let diagnostic = (0..1000).fold(diagnostic, |diagnostic, at| {
        diagnostic.label(Location::file(&format!("{at}.md").into()), "here")
    });
    let printed = printed(&files(&[(ROME, text)]), &[diagnostic], Format::Human, false);
    assert!(
        printed.ends_with("= note: here: 7.md\n  = note: and 992 more\n"),
        "{printed}"
    );
}

#[test]
fn colours() {
    let files = files(&[(ROME, "---\ntitle: x\n---\n")]);
    let diagnostic = Diagnostic::new(&NEAR_MISS, value(&["title"]), "a");
    let diagnostics = [diagnostic];
    assert!(printed(&files, &diagnostics, Format::Human, true).contains("\u{1b}["));
    assert!(!printed(&files, &diagnostics, Format::Human, false).contains('\u{1b}'));
    assert!(!printed(&files, &diagnostics, Format::Short, true).contains('\u{1b}'));
}

#[test]
fn order_and_repetition() {
    let files = files(&[
        ("b.yaml", "one: 1\ntwo: 2\nten: 10\n"),
        ("a.md", "---\ntitle: x\n---\nBody\n"),
    ]);
    let (a, b): (Arc<str>, Arc<str>) = ("a.md".into(), "b.yaml".into());
    let diagnostics = [
        Diagnostic::general(&NO_BASE_URL, "z"),
        Diagnostic::general(&NO_CONFIGURATION, "y"),
        Diagnostic::new(&WRONG_TYPE, Location::field(&b, "ten"), "f"),
        Diagnostic::new(&WRONG_TYPE, Location::field(&b, "two"), "e\nf"),
        Diagnostic::new(&UNKNOWN_VALUE, Location::field(&b, "two"), "d").help("one\ttwo"),
        Diagnostic::new(&WRONG_TYPE, Location::field(&b, "two"), "c"),
        Diagnostic::new(&UNREADABLE, Location::file(&b), "b"),
        Diagnostic::new(&BROKEN_LINK, Location::at(&a, Target::Line(4, 2, 9)), "a"),
        Diagnostic::new(&BROKEN_LINK, Location::at(&a, Target::Line(9, 1, 1)), "past the end"),
        Diagnostic::new(&WRONG_TYPE, Location::field(&b, "two"), "c").help("said already"),
        Diagnostic::general(&NO_BASE_URL, "z"),
    ];
    let expected = "\
a.md: error[broken-link]: past the end
a.md:4:2: error[broken-link]: a
b.yaml: error[unreadable]: b
b.yaml:2:6: error[unknown-value]: d (one two)
b.yaml:2:6: error[wrong-type]: c
b.yaml:2:6: error[wrong-type]: e\\nf
b.yaml:3:6: error[wrong-type]: f
note[no-base-url]: z
note[no-configuration]: y
";
    assert_eq!(printed(&files, &diagnostics, Format::Short, false), expected);
}

#[test]
fn json_has_all_there_is() {
    let text = "---\ntitle: 世界\n---\n";
    let diagnostic = Diagnostic::new(&UNKNOWN_TOPIC, value(&["title"]), "a \"b\"\n")
        .suggest(Some("c"))
        .label(Location::file(&WANG.into()), "d");
    let files = files(&[(ROME, text)]);
    let printed = printed(
        &files,
        &[diagnostic, Diagnostic::general(&NO_BASE_URL, "e")],
        Format::Json,
        false,
    );
    let expected = concat!(
        r#"{"rule":"unknown-topic","severity":"error","message":"a \"b\"\n","file":"content/entries/2021/rome.md","#,
        r#""path":"title","line":2,"column":8,"end_line":2,"end_column":10,"byte_start":11,"byte_end":17,"#,
        r#""labels":[{"text":"d","file":"content/people/wang-yi.md","path":null,"line":null,"column":null,"#,
        r#""end_line":null,"end_column":null,"byte_start":null,"byte_end":null}],"#,
        r#""help":"did you mean `c`?","fix":{"replacement":"c"}}"#,
        "\n",
        r#"{"rule":"no-base-url","severity":"note","message":"e","file":null,"path":null,"line":null,"column":null,"#,
        r#""end_line":null,"end_column":null,"byte_start":null,"byte_end":null,"labels":[],"help":null,"fix":null}"#,
        "\n",
    );
    assert_eq!(printed, expected);
}

#[test]
fn github_gets_one_command_a_line() {
    let file: Arc<str> = "content/a,b:c.md".into();
    let files = files(&[(&*file, "---\ntitle: x\n---\n")]);
    let diagnostics = [
        Diagnostic::new(&UNKNOWN_TOPIC, Location::field(&file, "title"), "50%\nof ::it").help("mend it"),
        Diagnostic::new(&NEAR_MISS, Location::bytes(&file, 0..8), "over two lines"),
        Diagnostic::general(&NO_BASE_URL, "no place"),
    ];
    let expected = "\
::error title=unknown-topic,file=content/a%2Cb%3Ac.md,line=2,endLine=2,col=8,endColumn=9::50%25%0Aof ::it%0Amend it
::warning title=near-miss,file=content/a%2Cb%3Ac.md,line=1,endLine=2::over two lines
::notice title=no-base-url::no place
";
    assert_eq!(printed(&files, &diagnostics, Format::Github, false), expected);
}

#[test]
fn sarif_is_one_log_of_all() {
    let diagnostic = Diagnostic::new(&UNKNOWN_TOPIC, value(&["title"]), "a")
        .suggest(Some("c"))
        .label(Location::file(&"content/people/王 毅.md".into()), "d");
    let files = files(&[(ROME, "---\ntitle: 世界\n---\n")]);
    let diagnostics = [diagnostic, Diagnostic::general(&NO_BASE_URL, "e")];
    let printed = printed(&files, &diagnostics, Format::Sarif, false);
    let log: serde_json::Value = serde_json::from_str(&printed).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let results = run["results"].as_array().expect("results");
    let region = serde_json::json!({ "startLine": 2, "startColumn": 8, "endLine": 2, "endColumn": 10 });
    assert_eq!(results[0]["locations"][0]["physicalLocation"]["region"], region);
    assert_eq!(
        results[0]["fixes"][0]["artifactChanges"][0]["replacements"][0]["deletedRegion"],
        region
    );
    assert_eq!(
        results[0]["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"],
        "content/people/%E7%8E%8B%20%E6%AF%85.md"
    );
    assert_eq!(results[1]["locations"], serde_json::Value::Null);
    for result in results {
        let at = usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
        assert_eq!(run["tool"]["driver"]["rules"][at]["id"], result["ruleId"]);
    }
}

#[test]
fn positions_of_bytes() {
    let text = "é\n世界\n\nend";
    let file: Arc<str> = "x.txt".into();
    let span = |range: Range<usize>| {
        let diagnostics = [Diagnostic::new(&BROKEN_LINK, Location::bytes(&file, range), "a")];
        let located = locate_all(&diagnostics, &|_| Some(text.into()));
        let span = located[0].span.clone().expect("a span");
        (span.bytes, (span.line, span.column), (span.end_line, span.end_column))
    };
    assert_eq!(span(0..2), (0..2, (1, 1), (1, 2)));
    assert_eq!(span(6..9), (6..9, (2, 2), (2, 3)));
    assert_eq!(span(0..14), (0..14, (1, 1), (4, 4)));
    // Half a character is the whole one, and what is past the end is the end.
    assert_eq!(span(1..4), (0..6, (1, 1), (2, 2)));
    assert_eq!(span(99..100), (14..14, (4, 4), (4, 4)));
}

#[test]
fn ten_thousand_warnings_take_no_time() {
    let text: Arc<str> = format!("---\ntitle: x\ndate: 2021-10-30\n---\n{}", "Words. ".repeat(300)).into();
    let many: Vec<Diagnostic> = (0..10_000)
        .map(|at| Diagnostic::new(&NEAR_MISS, Location::bytes(&format!("{at}.md").into(), 4..9), "a"))
        .collect();
    let line: Arc<str> = "[a](b) ".repeat(300_000).into();
    let one: Arc<str> = "one.md".into();
    let crowded: Vec<Diagnostic> = (0..10_000)
        .map(|at| Diagnostic::new(&BROKEN_LINK, Location::bytes(&one, at * 200..at * 200 + 6), "a"))
        .collect();
    let yaml: Arc<str> = (0..5_000).map(|at| format!("k{at}: 1\n")).collect::<String>().into();
    let fields: Vec<Diagnostic> = (0..5_000)
        .map(|at| {
            Diagnostic::new(
                &UNKNOWN_FIELD,
                Location::field(&"x.yaml".into(), &format!("k{at}")),
                "a",
            )
        })
        .collect();
    for (text, diagnostics) in [(text, many), (line, crowded), (yaml, fields)] {
        let start = Instant::now();
        let text_of = |_: &str| Some(Arc::clone(&text));
        let located = locate_all(&diagnostics, &text_of);
        assert_eq!(located.len(), diagnostics.len());
        assert!(located.iter().all(|located| located.span.is_some()));
        for format in [
            Format::Short,
            Format::Json,
            Format::Human,
            Format::Github,
            Format::Sarif,
        ] {
            render(&located, &text_of, format, false, &mut std::io::sink()).unwrap();
        }
        assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    }
}

#[test]
fn noise_does_no_harm() {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut below = |limit: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % limit as u64) as usize
    };
    let pieces = [
        "a",
        "b: c\n",
        "\n",
        "---\n",
        "\t",
        " ",
        "世",
        "👩‍👩‍👧",
        "e\u{301}",
        "\u{202e}",
        "\u{1b}",
        "\0",
        "\u{2028}",
        "\u{9b}",
        "ي",
        "[x, y]",
        "\r",
        "long words here ",
    ];
    for _ in 0..1_500 {
        let length = below(30);
        let mut text: String = (0..length).map(|_| pieces[below(pieces.len())]).collect();
        if below(3) == 0 {
            text.insert_str(0, "---\na: b\nc: [d, e]\n");
        }
        if below(20) == 0 {
            text += &"x世 ".repeat(below(400));
        }
        let names: [Arc<str>; 3] = ["a.md".into(), "b.yaml".into(), "gone".into()];
        let mut location = || {
            let (x, y) = (below(80), below(80));
            let target = match below(7) {
                0 => Target::File,
                1 => Target::Value(FieldPath::root().key("a")),
                2 => Target::Key(FieldPath::root().key("c").index(x % 3)),
                3 => Target::Line(x / 10, y / 4, below(40)),
                4 => Target::Bytes(x * 20..y),
                _ => Target::Bytes(x..x + y),
            };
            Location::at(&names[below(6).min(4) % 3], target)
        };
        let mut diagnostic = Diagnostic::new(&BROKEN_LINK, location(), text.clone()).help("help\u{1b}");
        for label in ["one", "two\nlines"] {
            diagnostic = diagnostic.label(location(), label);
        }
        let files = files(&[("a.md", &text), ("b.yaml", &text)]);
        let diagnostics = [diagnostic];
        for format in [
            Format::Human,
            Format::Short,
            Format::Json,
            Format::Github,
            Format::Sarif,
        ] {
            let printed = printed(&files, &diagnostics, format, false);
            let harmful = |char: char| char.is_control() && char != '\n';
            assert!(!printed.contains(harmful), "{printed:?}");
            let lines = printed.lines().count();
            assert!(format == Format::Human || lines == 1, "{printed:?}");
        }
        printed(&files, &diagnostics, Format::Human, true);
    }
}
