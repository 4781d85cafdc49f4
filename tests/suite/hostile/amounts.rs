//! A great many of everything.

use super::{Builds, Expect, Rule, check, configured, front, instead};
use crate::digest::{PLAIN, entry};

#[test]
fn amounts() {
    let many = |n: usize, make: &dyn Fn(usize) -> String| -> String { (0..n).map(make).collect::<Vec<_>>().join(", ") };
    let topics: Vec<(String, Vec<u8>)> = (0..3_000)
        .map(|n| {
            (
                format!("content/topics/t{n}.md"),
                format!("---\ntitle: Topic {n}\nparent: t{}\n---\n", n / 2)
                    .replace("parent: t0\n---", "summary: first\n---")
                    .into_bytes(),
            )
        })
        .collect();
    let chain: Vec<(String, Vec<u8>)> = (0..1_000)
        .map(|n| {
            let parent = if n > 0 {
                format!("parent: t{}\n", n - 1)
            } else {
                String::new()
            };
            (
                format!("content/topics/t{n}.md"),
                format!("---\ntitle: Topic {n}\n{parent}---\n").into_bytes(),
            )
        })
        .collect();
    let of = |name: &str, files: Vec<(String, Vec<u8>)>, topics: &str, expect: Expect| {
        let mut case = instead(name, "topics", topics, expect);
        case.files.extend(files);
        case
    };
    let entries: Vec<(String, Vec<u8>)> = (0..300)
        .map(|n| {
            (
                format!("content/entries/e{n}.md"),
                entry(&PLAIN.replace("A meeting", &format!("Meeting {n}")), "a").into_bytes(),
            )
        })
        .collect();
    let mut small_pages = configured(
        "300 pages of one entry",
        "page_size: 1\npages: { people: false, sources: false, topics: false }\n",
        Builds,
    );
    small_pages.files.extend(entries);
    check(vec![
        instead(
            "5,000 participants",
            "participants",
            format!("[{}]", many(5_000, &|n| format!("Person {n}")).replace("Person", "P")),
            Builds,
        ),
        instead(
            "5,000 parties",
            "participants",
            format!("[{}]", many(2_500, &|n| format!("{{ party: P{n} }}"))),
            Builds,
        ),
        instead(
            "5,000 topics in an entry",
            "topics",
            format!("[{}]", many(5_000, &|n| format!("t{n}"))),
            Builds,
        ),
        instead(
            "3,000 accounts",
            "source",
            format!("[{}]", many(3_000, &|n| format!("Source {n}"))),
            Builds,
        ),
        front(
            "1,500 positions",
            format!(
                "positions: [{}]",
                many(1_500, &|n| format!("{{ by: P{n}, on: brics }}"))
            ),
            Rule("position-by-outsider"),
        ),
        front(
            "3,000 aliases",
            format!("aliases: [{}]", many(3_000, &|n| format!("/old/{n}/"))),
            Builds,
        ),
        front(
            "5,000 relations to nothing",
            format!("related: [{}]", many(5_000, &|n| format!("e{n}"))),
            Rule("unknown-reference"),
        ),
        front(
            "2,000 corrections",
            format!(
                "corrections: [{}]",
                many(1_500, &|_| "{date: 2021-11-01, note: a}".to_owned())
            ),
            Builds,
        ),
        of("3,000 topics", topics, "[t2999, t1]", Builds),
        of("1,000 topics in each other", chain, "[t999]", Builds),
        small_pages,
    ]);
}
