//! Both readers on the same texts: serde_yaml, whose values count, and the marked parser, whose places are printed. Where they
//! disagree a place would be wrong, and another program would understand the file differently.

use super::super::{characters, guard, parse};
use super::events;
use super::noise::{Noise, PIECES};
use crate::yaml::Value;

/// Front matter and settings as they are written by hand, in every form of YAML.
const SEEDS: &[&str] = &[
    "title: Wang Yi and Lavrov meet in Rome\ndate: 2021-10-30/2021-10-31\ntopics: [brics, aukus]\nparticipants:\n  - wang-yi\n  - { person: 拉夫罗夫, role: guest }\n  - person: \"Sergey Lavrov\"\n    office: 'Minister''s'\n    role: host\nsource:\n  publisher: Xinhua\n  url: https://example.org/a?b=c&d#e\n",
    "# settings\ntitle: \"The \\\"Lantern\\\"\"\nlanguage: en   # a comment\n\ntimezone: UTC\nmenu:\n- { text: Topics, to: /topics/ }\n-   text: About\n    to: /about/\nempty:\nnothing: ~\nyes: no\nnumber: 12\nlevels: {no-url: off, wrong-weekday: error,}\n",
    "summary: |\n  One line\n   more\n\n  last\nfolded: >-\n  some words\n  that go on\n\n  # no comment\nkeep: |+\n  x\n\nplain: words that\n  go on here\n  and here\n'quoted key': \"a\n  b\\\n  c\"\n? odd\n: value\n",
    "---\nbase: &base\n  a: 1\n  b: [x, 'y', \"z\"]\ncopy: *base\nlist: &list\n  - one\n  - *list2\n",
    "a: &x [1, 2.5, -3, 0x1f, 1e3, .inf]\nb: *x\nc:\n  - - nested\n    - list\n  -\n    - deeper: yes\n  - ? k\n    : v\nd: {e: {f: [g, {h: i}]}, \"j\": 'k', l}\n",
    "positions:\n  - by: china\n    on: brics\n    stance: supports\n    quote: \"“We agree”, he said: yes\"\n    note: >\n      He said so.\n\n      Twice.\n  - by: россия\n    quote: 'it''s #1'\nextra: [a, b,\n  c, # d\n  e]\n",
];

/// A text with one to three random changes: to characters, and to whole lines, which is how people break YAML.
fn mutate(noise: &mut Noise, text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..=noise.below(3) {
        text = match noise.below(2) {
            0 => change_characters(noise, &text),
            _ => change_lines(noise, &text),
        };
    }
    text
}

fn change_characters(noise: &mut Noise, text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    let start = noise.below(chars.len() + 1);
    let removed = [0, 1, 1 + noise.below(4)][noise.below(3)];
    let end = (start + removed).min(chars.len());
    let added = match noise.below(3) {
        0 => "",
        _ => PIECES[noise.below(PIECES.len())],
    };
    chars.splice(start..end, added.chars());
    chars.into_iter().collect()
}

fn change_lines(noise: &mut Noise, text: &str) -> String {
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let (one, other) = (noise.below(lines.len()), noise.below(lines.len()));
    match noise.below(5) {
        0 => lines.swap(one, other),
        1 => drop(lines.remove(one)),
        2 => lines.insert(other, lines[one].clone()),
        3 => lines[one] = lines[one].trim_start().to_owned(),
        _ => {
            let lead = [" ", "  ", "   ", "\t", "- "][noise.below(5)];
            lines[one].insert_str(0, lead);
        }
    }
    lines.join("\n")
}

/// Whether a text that serde_yaml reads as a value is one of those that the marked parser is known to read otherwise.
fn is_known_difference(text: &str, value: &Value) -> bool {
    // `date:\t2021`: saphyr-parser 0.3 refuses a tab after a colon if a letter, digit or dash follows, to find `a:\tb: c`. YAML 1.2
    // allows it (rule s-separate-in-line), serde_yaml is right, and editors do write it. The one harm: a diagnostic on
    // a later line of such a file is printed without its line.
    let has_tab_after_colon = text.contains(":\t");
    // `[a -]`: the dash is part of the text `a -` (rule nb-ns-plain-in-line), and saphyr-parser takes it for the beginning of one. The
    // same harm.
    let has_dash_before_bracket = [" -]", " -}", " -,", " -[", " -{"]
        .iter()
        .any(|dash| text.contains(dash));
    // A document that is one text: whether a line of `|` at the top of a file may begin with `#` makes no difference, since
    // front matter and settings have to be mappings.
    let is_one_text = matches!(value, Value::Text(_));
    has_tab_after_colon || has_dash_before_bracket || is_one_text
}

/// 10,000 texts in a few seconds; with `LONG=1` in the environment 200,000 in a few minutes.
///
/// Both readers make the same value of a text, or both refuse it. A text that this program alone refuses is an error to its
/// writer and misleads nobody; those are counted. What serde_yaml refuses more than YAML 1.2 asks for: lines of tabs alone, `...` and
/// `---` in a bracket or at the very beginning, `{a:}` and `[?b]`, text under `|` that is not indented at the top of a file, a `%` at
/// the beginning of a continued line, and keys of over 1,024 bytes. What this program refuses on purpose is
/// in `characters.rs` and `read.rs`.
#[test]
fn both_readers_agree() {
    let count = match std::env::var_os("LONG") {
        Some(_) => 200_000,
        None => 10_000,
    };
    let mut noise = Noise(0x1234_5678_9abc_def1);
    let (mut read, mut refused_alone, mut differences) = (0, 0, Vec::new());
    for round in 0..count {
        let mut text = match round % 4 {
            0 => noise.text(PIECES, 24),
            _ => {
                let seed = SEEDS[noise.below(SEEDS.len())];
                mutate(&mut noise, seed)
            }
        };
        // Front matter ends with a line end. Without one, saphyr-parser adds it to a block of text at the end, which YAML 1.2 does not.
        text.push('\n');
        if guard::check(&text).is_err() || characters::refusal(&text).is_some() {
            continue;
        }
        match (parse(&text), events::read(&text)) {
            (Ok(value), Ok(other)) if value == other => read += 1,
            (Err(_), Err(_)) => {}
            (Err(_), Ok(_)) => refused_alone += 1,
            (Ok(value), _) if is_known_difference(&text, &value) => {}
            (value, other) => differences.push(format!("{text:?}\n  read as {value:?}\n  and as {other:?}")),
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    assert!(read > count / 10, "{read}");
    assert!(refused_alone < count / 50, "{refused_alone}");
}

/// One text for each kind of disagreement that the random ones have found.
#[test]
fn what_the_readers_disagree_about_is_refused() {
    for text in [
        "a: one\u{85}b: two\n",
        "a: one\u{2028}b: two\n",
        "a: one\u{2029}b: two\n",
        "a: one\rb: two\n",
        "a: \u{feff}one\n",
        "\u{feff}a: b\n",
        "a:\n  - {b: c\n }\n",
        "# \u{feff}\na: b\n",
        "a: \"one\ntwo\"\n",
        "a:\n  b: 'one\n  two'\n",
        "a: \"one\n\ttwo\"\n",
        "a: [b,\nc]\n",
        "a:\n  b: [c,\n  d]\n",
        "a: [b, -, c]\n",
        "a: [b,#c\n  d]\n",
        "a: |#b\n  c\n",
        "a:\n|\n  b\n",
        "a: [?b]\n",
        "a: {?b: c}\n",
        "a: &b:c d\n",
        "a: &b d\nc: *b?\n",
        "a: !!!str b\n",
    ] {
        assert!(parse(text).is_err(), "{text:?}");
    }
    for text in [
        "a: [\n  b,\n  c\n]\n",
        "a: {\n  b: c\n}\n",
        "a: \"one\n  two\"\n",
        "a: b\r\nc: d\r\n",
    ] {
        assert!(parse(text).is_ok(), "{text:?} {:?}", parse(text));
    }
}
