//! What is known of links: the file, its days, and what is due.

use super::{links, state};
use crate::links::{CACHE, Cache, Error, Link, LinkRecord, LinkState, Report, due_links, human};
use jiff::civil::Date;
use std::fs;
use tempfile::TempDir;

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

fn found(state: LinkState, on: &str) -> LinkRecord {
    LinkRecord {
        state,
        status: None,
        to: None,
        since: day(on),
        checked: day(on),
        retry_after: None,
        retry_host: None,
    }
}

fn urls(urls: &[&str]) -> Vec<Link> {
    links(&urls.iter().map(|url| (*url).to_owned()).collect::<Vec<_>>())
}

#[test]
fn the_file_is_sorted_by_lines_and_comes_back() {
    let folder = TempDir::new().expect("a folder");
    assert_eq!(
        Cache::read(folder.path()).expect("nothing is no fault"),
        Cache::default()
    );
    let mut cache = Cache::default();
    cache.record_result("https://b.example/\"x", found(LinkState::Gone, "2026-11-13"));
    let moved = LinkRecord {
        status: Some(200),
        to: Some("https://c.example/".to_owned()),
        retry_after: Some("2026-11-20T08:00:00Z".parse().expect("a moment")),
        ..found(LinkState::Moved, "2026-11-20")
    };
    cache.record_result("https://a.example/", moved);
    cache.write(folder.path()).expect("the folder can be written");
    let text = fs::read_to_string(folder.path().join(CACHE)).expect("it was written");
    assert_eq!(
        text,
        "{\n\"version\": 1,\n\"links\": {\n\
         \"https://a.example/\": {\"state\":\"moved\",\"status\":200,\"to\":\"https://c.example/\",\"since\":\"2026-11-20\",\
         \"checked\":\"2026-11-20\",\"retry_after\":\"2026-11-20T08:00:00Z\"},\n\
         \"https://b.example/\\\"x\": {\"state\":\"gone\",\"since\":\"2026-11-13\",\"checked\":\"2026-11-13\"}\n}\n}\n"
    );
    assert_eq!(Cache::read(folder.path()).expect("it was just written"), cache);
    assert_eq!(
        fs::read_dir(folder.path()).expect("the folder").count(),
        1,
        "nothing else is left"
    );
    cache.forget_others(&urls(&["https://a.example/"]));
    assert_eq!(state(&cache, "https://b.example/\"x"), LinkState::Unchecked);
}

#[test]
fn a_broken_file_is_reported_and_kept() {
    let conflict = "{\n\"version\": 1,\n\"links\": {\n<<<<<<< HEAD\n}\n}\n";
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join(CACHE);
    for text in [
        conflict,
        "",
        "[]",
        "{\"version\": 1}",
        "{\"version\": 1, \"links\": {\"https://a.example/\": {\"state\": \"fine\"}}}",
        "{\"version\": 1, \"links\": {\"https://a.example/\": {\"state\": \"ok\", \"since\": \"2026-02-30\", \"checked\": \
         \"2026-11-20\"}}}",
    ] {
        fs::write(&path, text).expect("a file");
        let error = Cache::read(folder.path()).expect_err(text);
        assert!(matches!(error, Error::Broken { .. }), "{text}: {error}");
        assert_eq!(fs::read_to_string(&path).expect("it is there"), text);
    }
    fs::write(&path, conflict).expect("a file");
    let error = Cache::read(folder.path()).expect_err("a conflict").to_string();
    assert!(
        error.contains("line 4 column 1") && error.contains("was not changed"),
        "{error}"
    );
    fs::write(&path, "{\"version\": 2, \"links\": []}").expect("a file");
    let error = Cache::read(folder.path()).expect_err("a later version");
    assert!(matches!(error, Error::Newer { .. }), "{error}");
}

#[test]
fn the_first_day_of_a_state_stays() {
    let mut cache = Cache::default();
    let url = "https://a.example/";
    for (now, on, since, confirmed) in [
        (LinkState::Gone, "2026-11-13", "2026-11-13", false),
        (LinkState::Gone, "2026-11-13", "2026-11-13", false),
        (LinkState::Gone, "2026-11-14", "2026-11-13", true),
        (LinkState::Timeout, "2026-11-15", "2026-11-15", false),
        (LinkState::Gone, "2026-11-16", "2026-11-16", false),
    ] {
        cache.record_result(url, found(now, on));
        let record = cache.get(url).expect("it is known");
        assert_eq!((record.since, record.is_confirmed()), (day(since), confirmed), "{on}");
    }
}

#[test]
fn what_is_due_and_in_which_order() {
    let links = urls(&[
        "https://a.example/1",
        "https://a.example/2",
        "https://a.example/3",
        "https://b.example/1",
        "https://c.example/1",
    ]);
    let selected: Vec<&Link> = links.iter().collect();
    let on = |today: &str, cache: &Cache, max_age: u32, budget: usize| {
        let now = format!("{today}T12:00:00Z").parse().expect("a moment");
        let due = due_links(&selected, cache, (now, day(today)), max_age, budget, false);
        let urls: Vec<String> = due
            .hosts
            .iter()
            .flat_map(|(_, links)| links)
            .map(|link| link.url.trim_start_matches("https://").replace(".example/", ""))
            .collect();
        (urls.join(" "), due.postponed)
    };
    let mut cache = Cache::default();
    let is = |words: &str, left: usize| (words.to_owned(), left);
    assert_eq!(on("2026-11-01", &cache, 30, 100), is("a1 a2 a3 b1 c1", 0));
    assert_eq!(
        on("2026-11-01", &cache, 30, 4),
        is("a1 a2 b1 c1", 1),
        "in turns by host"
    );
    cache.record_result("https://a.example/1", found(LinkState::Ok, "2026-11-01"));
    cache.record_result("https://a.example/2", found(LinkState::Timeout, "2026-11-01"));
    cache.record_result("https://b.example/1", found(LinkState::Gone, "2026-11-01"));
    assert_eq!(on("2026-11-01", &cache, 30, 100), is("a3 c1", 0), "not twice on a day");
    assert_eq!(
        on("2026-11-02", &cache, 30, 100),
        is("a3 a2 b1 c1", 0),
        "troubles on the next day"
    );
    cache.record_result("https://b.example/1", found(LinkState::Gone, "2026-11-02"));
    assert_eq!(
        on("2026-11-03", &cache, 30, 100),
        is("a3 a2 c1", 0),
        "what is confirmed waits"
    );
    assert_eq!(on("2026-12-01", &cache, 30, 100), is("a3 a1 a2 c1", 0));
    assert_eq!(on("2026-11-02", &cache, 0, 100), is("a3 a1 a2 b1 c1", 0));
    cache.record_result("https://a.example/1", found(LinkState::Ok, "2027-11-01"));
    assert_eq!(
        on("2026-11-03", &cache, 30, 100),
        is("a3 a2 a1 c1", 0),
        "a clock was wrong"
    );
    let later = Some("2026-11-05T00:00:00Z".parse().expect("a moment"));
    let refused = LinkRecord {
        retry_after: later,
        ..found(LinkState::Refused, "2026-11-02")
    };
    cache.record_result("https://a.example/2", refused);
    assert_eq!(
        on("2026-11-03", &cache, 30, 100),
        is("c1", 3),
        "a host that wants its rest"
    );
}

#[test]
fn a_text_that_became_a_front_page_may_be_gone() {
    let links = urls(&["https://a.example/1", "https://a.example/old/", "https://b.example"]);
    let mut cache = Cache::default();
    for (link, to) in links
        .iter()
        .zip(["https://www.a.example", "https://a.example/new/", "https://c.example/"])
    {
        let moved = LinkRecord {
            to: Some(to.to_owned()),
            ..found(LinkState::Moved, "2026-11-20")
        };
        cache.record_result(&link.url, moved);
    }
    let selected: Vec<&Link> = links.iter().collect();
    let text = human(
        &Report {
            links: &selected,
            cache: &cache,
            text_of: &|_| None,
            is_filtered: false,
        },
        true,
    );
    assert_eq!(text.matches("this is the front page").count(), 1, "{text}");
    assert_eq!(text.matches("check that it is the same text").count(), 2, "{text}");
}

#[test]
fn a_host_behind_a_redirect_rests_and_a_wait_without_end_is_none() {
    let links = urls(&["https://a.example/1", "https://a.example/2", "https://b.example/1"]);
    let selected: Vec<&Link> = links.iter().collect();
    let now = "2026-11-03T12:00:00Z".parse().expect("a moment");
    for (until, asked, left) in [("2026-11-05T00:00:00Z", 1, 2), ("9000-01-01T00:00:00Z", 3, 0)] {
        let mut cache = Cache::default();
        let refused = LinkRecord {
            retry_after: Some(until.parse().expect("a moment")),
            retry_host: Some("b.example".to_owned()),
            ..found(LinkState::Refused, "2026-11-01")
        };
        cache.record_result("https://a.example/1", refused);
        let due = due_links(&selected, &cache, (now, day("2026-11-03")), 30, 100, false);
        assert_eq!((due.total(), due.postponed), (asked, left), "{until}");
    }
}

#[test]
fn links_of_private_networks_are_due_when_they_may_be_requested() {
    let links = urls(&["https://a.example/1", "https://b.example/1"]);
    let selected: Vec<&Link> = links.iter().collect();
    let now = "2026-11-03T12:00:00Z".parse().expect("a moment");
    let mut cache = Cache::default();
    cache.record_result("https://a.example/1", found(LinkState::Private, "2026-11-03"));
    cache.record_result("https://b.example/1", found(LinkState::Ok, "2026-11-03"));
    for (allow_private, asked) in [(false, 0), (true, 1)] {
        let due = due_links(&selected, &cache, (now, day("2026-11-03")), 30, 100, allow_private);
        assert_eq!(due.total(), asked, "{allow_private}");
    }
}

#[test]
fn nothing_in_the_file_steers_a_terminal() {
    let links = urls(&["https://a.example/1"]);
    let mut cache = Cache::default();
    let moved = LinkRecord {
        to: Some("https://b.example/\u{1b}]0;x\u{7}\u{9b}2J\n".to_owned()),
        ..found(LinkState::Moved, "2026-11-20")
    };
    cache.record_result(&links[0].url, moved);
    let selected: Vec<&Link> = links.iter().collect();
    let report = Report {
        links: &selected,
        cache: &cache,
        text_of: &|_| None,
        is_filtered: false,
    };
    let text = human(&report, true);
    assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "{text:?}");
    assert!(text.contains("\\u{1b}]0;x\\u{7}\\u{9b}2J\\n; "), "{text}");
}
