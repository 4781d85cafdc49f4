//! What stands in the files of an index, read as the script reads them.

use super::*;
use std::collections::HashMap;

type Files = HashMap<String, Vec<u8>>;

fn record(text: &str) -> Record<'_> {
    in_language("en", text)
}

fn in_language<'a>(language: &'a str, text: &'a str) -> Record<'a> {
    Record {
        language,
        texts: vec![(Field::Body, Cow::from(text))],
        card: vec![Cow::from("2021/10/30/a/"), Cow::from("A title")],
        values: vec![vec![0]],
    }
}

fn make<'a>(count: usize, record: impl Fn(usize) -> Record<'a> + Sync) -> Files {
    let topics = Dimension {
        name: "topic",
        values: vec![
            (Cow::from("aukus"), Cow::from("AUKUS")),
            (Cow::from("none"), Cow::from("None")),
        ],
    };
    let files = build_index(count, &[topics], record);
    for (name, bytes) in &files {
        assert!(bytes.len() <= FILE_LIMIT, "{name}: {} bytes", bytes.len());
    }
    files.into_iter().collect()
}

fn numbers(bytes: &[u8]) -> Vec<usize> {
    let (mut list, mut value, mut shift) = (Vec::new(), 0, 0);
    for byte in bytes {
        value |= usize::from(byte & 0x7f) << shift;
        shift += 7;
        if *byte < 0x80 {
            list.push(value);
            (value, shift) = (0, 0);
        }
    }
    list
}

/// Every form with its stems.
fn forms(files: &Files, name: &str) -> Vec<(String, Vec<usize>)> {
    let mut found = Vec::new();
    for number in 0.. {
        let Some(file) = files.get(&format!("{name}-{number}.txt")) else {
            return found;
        };
        let (mut form, mut stem) = (Vec::new(), 0_i64);
        for line in std::str::from_utf8(file).expect("it is text").lines() {
            let mut parts = line.split(' ');
            let head = parts.next().expect("a form");
            let shared = head[..1]
                .parse::<u8>()
                .ok()
                .or(Some(head.as_bytes()[0].wrapping_sub(b'a') + 10));
            form.truncate(usize::from(shared.expect("a digit")));
            form.extend(head[1..].encode_utf16());
            let steps = parts.skip(1).map(|step| {
                stem += step.parse::<i64>().expect("a number");
                usize::try_from(stem).expect("a stem")
            });
            found.push((String::from_utf16(&form).expect("whole letters"), steps.collect()));
        }
    }
    found
}

/// The records of a stem, each with its places.
fn postings(files: &Files, stem: usize) -> Vec<(usize, Vec<usize>)> {
    let contents: serde_json::Value = serde_json::from_slice(&files["contents.json"]).expect("it is JSON");
    let firsts: Vec<usize> = contents["stems"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|it| it.as_u64().expect("a number") as usize)
        .collect();
    let last = firsts.iter().rposition(|first| *first <= stem).expect("a file");
    let first = firsts.iter().position(|first| *first == stem).unwrap_or(last).min(last);
    let (mut found, mut record) = (Vec::new(), 0);
    for file in first..=last {
        let head = numbers(&files[&format!("postings-{file}.bin")]);
        let places = numbers(&files[&format!("places-{file}.bin")]);
        let own = stem - firsts[file];
        let before = |offset: usize| (0..own).map(|at| head[offset + 2 * at]).sum::<usize>();
        let start = 1 + 2 * head[0] + before(1);
        let mut at = before(2);
        for step in &head[start..start + head[1 + 2 * own]] {
            record += step >> 5;
            assert!((1..32).contains(&(step & 31)), "an impact");
            let count = places[at];
            let steps = places[at + 1..at + 1 + count].iter();
            let all = steps.scan(0, |place, step| {
                *place += step;
                Some(*place)
            });
            found.push((record, all.collect()));
            at += 1 + count;
            record += 1;
        }
    }
    found
}

fn find(files: &Files, form: &str) -> Vec<(usize, Vec<usize>)> {
    let known = forms(files, "forms").into_iter().find(|(known, _)| known == form);
    known.map_or(Vec::new(), |(_, stems)| {
        stems.into_iter().flat_map(|stem| postings(files, stem)).collect()
    })
}

#[test]
fn forms_lead_to_the_records_of_their_stem() {
    let texts = ["He negotiates", "They negotiated", "A minister", "Ministers"];
    let files = make(texts.len(), |at| record(texts[at]));
    let records = |form: &str| find(&files, form).iter().map(|(record, _)| *record).collect::<Vec<_>>();
    assert_eq!(records("negotiates"), [0, 1]);
    assert_eq!(records("negotiated"), [0, 1]);
    assert_eq!(records("ministers"), [2, 3]);
    assert!(records("negotiatd").is_empty());
}

#[test]
fn a_form_has_the_stems_of_every_language() {
    let files = make(2, |at| in_language(["en", "fr"][at], "notes"));
    let stems = |form: &str| forms(&files, "forms").into_iter().find(|(known, _)| known == form);
    assert!(stems("notes").is_some_and(|(_, stems)| !stems.is_empty()));
    assert_eq!(find(&files, "notes").len(), 2);
}

#[test]
fn places_follow_each_other_in_a_phrase() {
    let files = make(2, |at| record(["small circles", "circles that are small"][at]));
    assert_eq!(find(&files, "small"), [(0, vec![0]), (1, vec![3])]);
    assert_eq!(find(&files, "circles"), [(0, vec![1]), (1, vec![0])]);
}

#[test]
fn other_scripts() {
    let files = make(3, |at| {
        in_language(["zh", "ar", "he"][at], ["王毅会见", "الصين وروسيا", "ירושלים"][at])
    });
    for (form, record) in [
        ("王毅", 0),
        ("毅会", 0),
        ("见", 0),
        ("الصين", 1),
        ("صين", 1),
        ("ירושלים", 2),
    ] {
        assert_eq!(
            find(&files, form).first().map(|(record, _)| *record),
            Some(record),
            "{form}"
        );
    }
}

#[test]
fn endings_are_the_forms_backwards() {
    let files = make(1, |_| record("submarine treaty añejo"));
    let mut endings: Vec<String> = forms(&files, "endings")
        .into_iter()
        .map(|(ending, _)| ending.chars().rev().collect())
        .collect();
    endings.sort();
    let forms: Vec<String> = forms(&files, "forms").into_iter().map(|(form, _)| form).collect();
    assert_eq!(endings, forms);
}

/// A word of every one of 20,000 records, and one that stands in each of them often.
#[test]
fn a_word_that_every_record_has_is_parted() {
    let often = "common ".repeat(30) + "rare";
    let files = make(20_000, |_| record(&often));
    let found = find(&files, "common");
    assert_eq!(found.len(), 20_000);
    assert!(
        found
            .iter()
            .enumerate()
            .all(|(at, (record, places))| at == *record && places.len() == 30)
    );
    assert!(
        find(&files, "rare")
            .iter()
            .enumerate()
            .all(|(at, (record, places))| at == *record && places == &[30])
    );
}

#[test]
fn any_number_of_threads_gives_the_same_files() {
    let text = |at: usize| format!("word{} shared {} {}", at % 97, at % 13, "x".repeat(at % 50 + 2));
    let texts: Vec<String> = (0..1_500).map(text).collect();
    let files = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .expect("a pool");
        pool.install(|| build_index(texts.len(), &[], |at| record(&texts[at])))
    };
    assert_eq!(files(1), files(4));
}

#[test]
fn hostile_records() {
    let long = "a".repeat(100_000);
    let often = "bb ".repeat(100_000);
    let texts = [
        "",
        "\u{0}\u{7f}\u{feff}\n\t",
        long.as_str(),
        "🙂🙂 👩‍👩‍👧",
        often.as_str(),
        "王".repeat(50).leak(),
        "'\"<&\\ \u{202e}",
    ];
    let files = make(texts.len(), |at| record(texts[at]));
    assert_eq!(find(&files, &"a".repeat(40)).len(), 1);
    assert_eq!(find(&files, "bb").len(), 1);
    assert!(make(0, |_| record("")).contains_key("contents.json"));
    assert!(!make(3, |_| record("")).contains_key("forms-0.txt"));
}

#[test]
fn values_and_cards() {
    let files = make(40, |_| record("a word"));
    let values: serde_json::Value = serde_json::from_slice(&files["topic-0.json"]).expect("it is JSON");
    assert_eq!(
        values.as_array().map(Vec::len),
        Some(1),
        "a value without records is left out"
    );
    assert_eq!(values[0][0], "aukus");
    assert_eq!(values[0][2].as_array().map(Vec::len), Some(40));
    for (file, count) in [("cards-0.json", 16), ("cards-2.json", 8)] {
        let cards: serde_json::Value = serde_json::from_slice(&files[file]).expect("it is JSON");
        assert_eq!(cards.as_array().map(Vec::len), Some(count), "{file}");
    }
}
