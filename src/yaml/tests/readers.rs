//! Both readers on the same texts.

use super::super::{characters, guard, parse};
use super::events;
use super::noise::{Noise, PIECES};
use crate::yaml::Value;

const SEEDS: &[&str] = &[
    "title: Wang Yi and Lavrov meet in Rome\ndate: 2021-10-30/2021-10-31\ntopics: [brics, aukus]\nparticipants:\n  - wang-yi\n  - { person: 拉夫罗夫, role: guest }\n  - person: \"Sergey Lavrov\"\n    office: 'Minister''s'\n    role: host\nsource:\n  publisher: Xinhua\n  url: https://example.org/a?b=c&d#e\n",
    "# settings\ntitle: \"The \\\"Lantern\\\"\"\nlanguage: en   # a comment\n\ntimezone: UTC\nmenu:\n- { text: Topics, to: /topics/ }\n-   text: About\n    to: /about/\nempty:\nnothing: ~\nyes: no\nnumber: 12\nlevels: {no-url: off, wrong-weekday: error,}\n",
    "summary: |\n  One line\n   more\n\n  last\nfolded: >-\n  some words\n  that go on\n\n  # no comment\nkeep: |+\n  x\n\nplain: words that\n  go on here\n  and here\n'quoted key': \"a\n  b\\\n  c\"\n? odd\n: value\n",
    "---\nbase: &base\n  a: 1\n  b: [x, 'y', \"z\"]\ncopy: *base\nlist: &list\n  - one\n  - *list2\n",
    "a: &x [1, 2.5, -3, 0x1f, 1e3, .inf]\nb: *x\nc:\n  - - nested\n    - list\n  -\n    - deeper: yes\n  - ? k\n    : v\nd: {e: {f: [g, {h: i}]}, \"j\": 'k', l}\n",
    "positions:\n  - by: china\n    on: brics\n    stance: supports\n    quote: \"“We agree”, he said: yes\"\n    note: >\n      He said so.\n\n      Twice.\n  - by: россия\n    quote: 'it''s #1'\nextra: [a, b,\n  c, # d\n  e]\n",
];

fn mutate(noise: &mut Noise, seed: &str) -> String {
    let mut text: Vec<char> = seed.chars().collect();
    for _ in 0..=noise.below(3) {
        let at = noise.below(text.len() + 1);
        match noise.below(6) {
            0 => {
                let end = (at + 1 + noise.below(4)).min(text.len());
                text.drain(at..end);
            }
            1 => {
                let piece = PIECES[noise.below(PIECES.len())];
                text.splice(at..at, piece.chars());
            }
            2 => {
                let piece = PIECES[noise.below(PIECES.len())];
                let end = (at + 1).min(text.len());
                text.splice(at..end, piece.chars());
            }
            _ => {
                let said: String = text.iter().collect();
                let mut lines: Vec<&str> = said.split('\n').collect();
                let (one, other) = (noise.below(lines.len()), noise.below(lines.len()));
                let mut owned = String::new();
                match noise.below(4) {
                    0 => lines.swap(one, other),
                    1 => {
                        lines.remove(one);
                    }
                    2 => {
                        let line = lines[one];
                        lines.insert(other, line);
                    }
                    _ => {
                        let blanks = [" ", "  ", "   ", "\t", "- "];
                        owned = format!("{}{}", blanks[noise.below(blanks.len())], lines[one]);
                    }
                }
                if !owned.is_empty() {
                    lines[one] = &owned;
                }
                text = lines.join("\n").chars().collect();
            }
        }
    }
    text.into_iter().collect()
}

#[test]
fn both_readers_agree() {
    let mut noise = Noise(0x1234_5678_9abc_def1);
    let count = if std::env::var_os("LONG").is_some() {
        200_000
    } else {
        10_000
    };
    let (mut read, mut bad) = (0, Vec::new());
    for round in 0..count {
        let text = match round % 4 {
            0 => noise.text(PIECES, 24),
            _ => {
                let seed = SEEDS[noise.below(SEEDS.len())];
                mutate(&mut noise, seed)
            }
        };
        if guard::refusal(&text).or_else(|| characters::refusal(&text)).is_some() {
            continue;
        }
        let (ours, other) = (parse(&text), events::read(&text));
        match (&ours, &other) {
            (Ok(one), Ok(two)) if one == two => read += 1,
            (Err(_), Err(_)) => {}
            _ => bad.push((text, ours, other)),
        }
    }
    println!("{read} read, {} differ", bad.len());
    let mut kinds: std::collections::BTreeMap<String, Vec<String>> = Default::default();
    for (text, ours, other) in bad {
        let kind = match (&ours, &other) {
            (Ok(_), Err(why)) => format!(
                "OK / {}",
                why.split(" at ").next().unwrap_or("").split(" (").next().unwrap()
            ),
            (Err(faults), Ok(_)) => {
                let m = &faults[0].message;
                let mut keep = false;
                let _ = &mut keep;
                format!("{} / OK", m.split('`').step_by(2).collect::<String>())
            }
            _ => "values".into(),
        };
        kinds
            .entry(kind)
            .or_default()
            .push(format!("{text:?}\n      {ours:?}\n      {other:?}"));
    }
    for (kind, mut list) in kinds {
        list.sort_by_key(String::len);
        println!("== {kind}: {}", list.len());
        for one in list.iter().take(4) {
            println!("   {one}");
        }
    }
    let _ = Value::Null;
}
