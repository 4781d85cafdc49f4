//! The same digest gives the same bytes: with one thread and with several, again and again; and what did not change is
//! not written.

use crate::digest::{self, Digest, NOW, Site, entry};
use rayon::ThreadPoolBuilder;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::time::SystemTime;

const ENTRIES: usize = 200;

/// A digest of entries that name one another, registered and unregistered people, topics with parents, pictures, links,
/// translations, drafts; with feeds and a sitemap.
fn digest() -> Digest {
    let digest = Digest::new([(
        "chancery.yaml",
        "title: A digest\nbase_url: https://example.org/digest/\nfeed_authority: example.org,2021\npage_size: 20\n",
    )]);
    let mut chance = Chance(2021);
    for topic in 0..12 {
        let parent = if topic % 4 == 0 {
            String::new()
        } else {
            format!("parent: topic-{}\n", topic / 4 * 4)
        };
        digest.write(
            &format!("content/topics/topic-{topic}.md"),
            format!("---\ntitle: Topic {topic}\n{parent}also_known_as: [Matter {topic}]\n---\n\nAbout it.\n"),
        );
    }
    for party in 0..8 {
        let bloc = if party == 7 {
            "kind: bloc\nmembers: [party-0, { party: party-1, from: 2010-01-01 }]\n"
        } else {
            "kind: state\n"
        };
        digest.write(
            &format!("content/parties/party-{party}.md"),
            format!("---\nname: Party {party}\n{bloc}---\n"),
        );
    }
    for person in 0..15 {
        digest.write(
            &format!("content/people/person-{person}.md"),
            format!(
                "---\nname: Person {person}\noffices: [{{ title: Minister, of: party-{}, from: 2015-01-01, until: present }}]\n---\n",
                person % 7
            ),
        );
    }
    digest.write(
        "content/sources/agency.md",
        "---\nname: Agency\nurl: https://agency.example.org/\n---\n",
    );
    digest.write(
        "content/pages/about.md",
        "---\ntitle: About\nmenu: 1\n---\n\nSee [the first](../entries/entry-0.md).\n",
    );
    digest.write("content/static/files/list.csv", "a,b\n");
    digest.write("content/entries/map.gif", "GIF89a: a picture.");
    for number in 0..ENTRIES {
        let mut front = String::new();
        let (month, day) = (chance.below(12) + 1, chance.below(28) + 1);
        let _ = write!(
            front,
            "title: Event {number}\ndate: {}-{month:02}-{day:02}\n",
            2015 + number % 7
        );
        let source = [
            "Agency",
            "https://agency.example.org/a",
            "https://other.example.org/b",
            "A Paper",
        ][chance.below(4)];
        let _ = writeln!(front, "source: {source}");
        let mut participants: Vec<String> = (0..=chance.below(4))
            .map(|_| format!("person-{}", chance.below(15)))
            .collect();
        participants.push(format!("Stranger {}", "I".repeat(chance.below(9) + 1)));
        participants.push(["France", "Kenya", "Peru"][chance.below(3)].to_owned());
        let _ = writeln!(front, "participants: [{}]", participants.join(", "));
        let topic = chance.below(12);
        let _ = writeln!(front, "topics: [topic-{topic}, matter {}]", chance.below(12));
        let _ = writeln!(
            front,
            "positions: [{{ by: {}, act: welcome, on: topic-{topic}, summary: So. }}]",
            participants[0]
        );
        match number % 10 {
            1 => front.push_str("related: [{ entry: entry-0, as: follows }]\n"),
            2 => front.push_str("draft: true\n"),
            3 => {
                let correction = "corrections: [{ date: 2021-11-01, note: A word. }]";
                let _ = writeln!(front, "{correction}\naliases: [/old/{number}/]");
            }
            4 if number > 4 => front.push_str("language: fr\ntranslation_of: entry-0\n"),
            _ => {}
        }
        let body = format!(
            "Text of {number}, see [another](entry-0.md) and ![a map](map.gif).\n\n```rust\nlet a = {number};\n```\n"
        );
        digest.write(&format!("content/entries/entry-{number}.md"), entry(&front, &body));
    }
    digest
}

/// A small generator of numbers that look like chance and are the same every time (Knuth's MMIX).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % limit
    }
}

/// Renders the digest on so many threads; the diagnostics as they are printed, too.
fn rendered(digest: &Digest, threads: usize) -> (Site, Vec<String>) {
    let pool = ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
    pool.install(|| {
        let prepared = digest.prepare(&digest::at(NOW));
        let site = digest::site_of(&prepared);
        (
            site,
            prepared
                .diagnostics
                .iter()
                .map(|diagnostic| format!("{diagnostic:?}"))
                .collect(),
        )
    })
}

fn differing<'a>(one: &'a Site, other: &'a Site) -> Vec<&'a String> {
    let paths = one.keys().chain(other.keys());
    paths.filter(|path| one.get(*path) != other.get(*path)).collect()
}

#[test]
fn threads_make_no_difference() {
    let digest = digest();
    let (site, diagnostics) = rendered(&digest, 1);
    assert!(site.len() > 500, "{}", site.len());
    for threads in [2, 3, 8, 2, 2, 1, 2, 5, 2] {
        let (other, told) = rendered(&digest, threads);
        assert_eq!(differing(&site, &other), Vec::<&String>::new(), "{threads} threads");
        assert_eq!(diagnostics, told, "{threads} threads");
    }
}

#[test]
fn a_second_build_writes_nothing() {
    let digest = digest();
    let build = |threads: &str| {
        let run = digest.run_with(&["build", "--now", NOW], &[("RAYON_NUM_THREADS", threads)]);
        assert_eq!(run.code, Some(0), "{run:?}");
        run.err
    };
    let changed = || -> BTreeMap<String, SystemTime> {
        let stamp = |path: String| {
            let metadata = fs::metadata(digest.path("public").join(&path)).expect("a file of the site");
            (path, metadata.modified().expect("a time"))
        };
        digest.published().into_keys().map(stamp).collect()
    };
    build("1");
    let (site, before) = (digest.published(), changed());
    let closing = build("2");
    assert!(closing.contains(": no changes"), "{closing}");
    assert_eq!(differing(&site, &digest.published()), Vec::<&String>::new());
    assert_eq!(before, changed());
    // One entry's text: its own page and its feeds' change, and nothing else does.
    let path = "content/entries/entry-7.md";
    let text = fs::read_to_string(digest.path(path)).expect("an entry");
    digest.write(path, text.replace("Text of 7", "Other text of 7"));
    build("2");
    let after = changed();
    let written: Vec<&String> = after
        .iter()
        .filter(|(path, time)| before.get(*path) != Some(time))
        .map(|(path, _)| path)
        .collect();
    let other = digest.published();
    let differ = differing(&site, &other);
    let mut expected = differ.clone();
    expected.sort();
    expected.dedup();
    assert_eq!(written, expected);
    assert!(
        written.iter().any(|path| path.ends_with("/entry-7/index.html")),
        "{written:?}"
    );
    assert!(written.len() < 40, "{written:?}");
    digest.write(path, text);
    build("1");
    assert_eq!(differing(&site, &digest.published()), Vec::<&String>::new());
}

/// What was read and parsed before is used again, and the result is as if it had not been.
#[test]
fn a_cache_makes_no_difference() {
    let digest = digest();
    let options = digest::at(NOW);
    let first = digest.prepare(&options);
    for (path, text) in [
        (
            "content/entries/entry-5.md",
            entry(
                "title: Another\ndate: 2020-01-01\nsource: Agency\nparticipants: [person-1]\ntopics: [topic-2]\n",
                "New.",
            ),
        ),
        (
            "content/topics/topic-3.md",
            "---\ntitle: Renamed\nalso_known_as: [Matter 3]\n---\n".to_owned(),
        ),
        (
            "content/people/person-20.md",
            "---\nname: Stranger III\n---\n".to_owned(),
        ),
        (
            "chancery.yaml",
            "title: Renamed\nbase_url: https://example.org/\nfeed_authority: example.org,2021\n".to_owned(),
        ),
    ] {
        digest.write(path, text);
        let again = chancery::pipeline::prepare(&digest.root(), &options, Some(&first));
        let anew = digest.prepare(&options);
        assert_eq!(again.diagnostics, anew.diagnostics, "{path}");
        let (again, anew) = (digest::render(&again), digest::render(&anew));
        let ((again, _), (anew, _)) = again.zip(anew).expect("a site");
        assert_eq!(differing(&again, &anew), Vec::<&String>::new(), "{path}");
    }
    fs::remove_file(digest.path("content/entries/entry-9.md")).expect("an entry");
    let again = chancery::pipeline::prepare(&digest.root(), &options, Some(&first));
    let (again, _) = digest::render(&again).expect("a site");
    assert_eq!(differing(&again, &rendered(&digest, 2).0), Vec::<&String>::new());
}
