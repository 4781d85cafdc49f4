//! Feeds of whole digests: lasting ids, what is in which archive document, and that both formats say the same.

use crate::digest::{self, Digest, NOW, Site, entry};
use serde_json::Value;
use std::collections::BTreeSet;

const CONFIG: &str = "title: A digest\nbase_url: https://example.org/digest/\nfeed_authority: example.org,2021\n";

fn site(config: &str, entries: &[(String, String)]) -> Site {
    let mut files = vec![("chancery.yaml".to_owned(), format!("{CONFIG}{config}"))];
    files.extend(
        entries
            .iter()
            .map(|(name, text)| (format!("content/entries/{name}.md"), text.clone())),
    );
    let digest = Digest::new(files);
    let prepared = digest.prepare(&digest::at(NOW));
    digest::site_of(&prepared)
}

/// An entry of a day, published on a day.
fn event(name: &str, published: &str, more: &str, body: &str) -> (String, String) {
    let front = format!(
        "title: What {name} was\ndate: 2021-10-30\nsource: Xinhua\ntype: meeting\nparticipants: [China, Russia]\ntopics: [brics]\n\
         publish_at: {published}T12:00\n{more}"
    );
    (name.to_owned(), entry(&front, body))
}

fn text<'a>(site: &'a Site, path: &str) -> &'a str {
    let bytes = site.get(path).unwrap_or_else(|| panic!("there is no {path}"));
    std::str::from_utf8(bytes).expect("it is UTF-8")
}

fn json(site: &Site, path: &str) -> Value {
    serde_json::from_str(text(site, path)).expect("it is JSON")
}

/// What stands between two marks of an Atom feed's entries, each time.
fn each<'a>(feed: &'a str, before: &'a str, after: &'a str) -> Vec<&'a str> {
    let entries = feed.split("<entry").skip(1);
    let values = entries.filter_map(|entry| entry.split_once(before)?.1.split_once(after));
    values.map(|(value, _)| value).collect()
}

fn ids(feed: &str) -> Vec<&str> {
    each(feed, "<id>", "</id>")
}

/// The numbers of the archive documents, each with the ids of its entries.
fn archives(site: &Site) -> Vec<BTreeSet<&str>> {
    let path = |number: usize| format!("feeds/archive/{number}.xml");
    let numbers = (1..).take_while(|number| site.contains_key(&path(*number)));
    numbers
        .map(|number| ids(text(site, &path(number))).into_iter().collect())
        .collect()
}

#[test]
fn an_id_survives_a_change_of_the_address() {
    let before = site("", &[event("rome", "2021-11-01", "", "They met.")]);
    let moved = "slug: roma\naliases: [/2021/10/30/rome/, /older/]\n";
    let after = site("", &[event("rome", "2021-11-01", moved, "They met.")]);
    let id = "tag:example.org,2021:/2021/10/30/rome/";
    for site in [&before, &after] {
        assert_eq!(ids(text(site, "atom.xml")), [id]);
        assert_eq!(json(site, "feed.json")["items"][0]["id"], id);
    }
    let item = &json(&after, "feed.json")["items"][0];
    assert_eq!(item["url"], "https://example.org/digest/2021/10/30/roma/");
}

#[test]
fn a_newer_entry_leaves_every_archive_as_it_was() {
    let all: Vec<_> = (1..=11)
        .map(|day| event(&format!("n{day:02}"), &format!("2021-11-{day:02}"), "", "They met."))
        .collect();
    let mut before: Vec<BTreeSet<String>> = Vec::new();
    for count in 1..=all.len() {
        let site = site("feed_size: 3\n", &all[..count]);
        let archives = archives(&site);
        assert_eq!(archives.len(), (count - 1) / 3, "{count}");
        let owned = |set: &BTreeSet<&str>| set.iter().map(|id| (*id).to_owned()).collect::<BTreeSet<String>>();
        let sets: Vec<_> = archives.iter().map(owned).collect();
        assert_eq!(sets[..before.len()], before[..], "{count}");
        assert!(archives.iter().all(|set| set.len() == 3), "{count}");
        let newest = ids(text(&site, "atom.xml"));
        assert_eq!(newest.len(), count.min(3), "{count}");
        let union: BTreeSet<&str> = archives.iter().flatten().copied().chain(newest).collect();
        assert_eq!(union.len(), count, "{count}");
        before = sets;
    }
}

#[test]
fn archives_are_a_chain() {
    let all: Vec<_> = (1..=10)
        .map(|day| event(&format!("n{day:02}"), &format!("2021-11-{day:02}"), "", "They met."))
        .collect();
    let site = site("feed_size: 3\n", &all);
    let link = |path: &str, relation: &str| {
        let (_, rest) = text(&site, path).split_once(&format!("<link rel=\"{relation}\""))?;
        let (href, _) = rest.split_once("href=\"")?.1.split_once('"')?;
        Some(
            href.strip_prefix("https://example.org/digest/")
                .expect("it is absolute")
                .to_owned(),
        )
    };
    let archive = |number: usize| format!("feeds/archive/{number}.xml");
    assert_eq!(link("atom.xml", "prev-archive"), Some(archive(3)));
    assert_eq!(link("atom.xml", "next-archive"), None);
    for number in 1..=3 {
        let path = archive(number);
        assert_eq!(link(&path, "self").as_deref(), Some(&*path));
        assert_eq!(link(&path, "current").as_deref(), Some("atom.xml"));
        assert_eq!(link(&path, "prev-archive"), (number > 1).then(|| archive(number - 1)));
        assert_eq!(link(&path, "next-archive"), (number < 3).then(|| archive(number + 1)));
        assert!(text(&site, &path).contains("<fh:archive/>"));
    }
    assert!(!text(&site, "atom.xml").contains("fh:"));
    assert!(!site.contains_key("feeds/archive/4.xml"));
    assert!(!text(&site, "topics/brics/atom.xml").contains("-archive"));
    // Entries of one moment have an order, too.
    assert_eq!(
        ids(text(&site, &archive(1)))[0],
        "tag:example.org,2021:/2021/10/30/n03/"
    );
}

#[test]
fn a_correction_moves_what_is_updated_and_nothing_else() {
    let others = |more| {
        [
            event("rome", "2021-11-01", more, "They met."),
            event("turin", "2021-11-02", "", "They met."),
            event("genoa", "2021-11-03", "", "They met."),
        ]
    };
    let before = site("feed_size: 2\n", &others(""));
    let after = site(
        "feed_size: 2\n",
        &others("corrections: [{ date: 2021-11-20, note: A word. }]\n"),
    );
    assert_eq!(archives(&before), archives(&after));
    assert_eq!(text(&before, "atom.xml"), text(&after, "atom.xml"));
    let updated = |site| each(text(site, "feeds/archive/1.xml"), "<updated>", "</updated>")[1].to_owned();
    assert_eq!(updated(&before), "2021-11-01T12:00:00Z");
    assert_eq!(updated(&after), "2021-11-20T12:00:00Z");
    let after = site(
        "",
        &[event(
            "rome",
            "2021-11-01",
            "corrections: [{ date: 2021-11-20, note: A word. }]\n",
            "They met.",
        )],
    );
    let item = &json(&after, "feed.json")["items"][0];
    assert_eq!(item["date_published"], "2021-11-01T12:00:00Z");
    assert_eq!(item["date_modified"], "2021-11-20T12:00:00Z");
    assert!(text(&after, "atom.xml").contains("</title>\n<updated>2021-11-20T12:00:00Z</updated>"));
}

#[test]
fn links_of_a_text_to_itself_are_absolute() {
    let body = "They met.[^1] [See](#below) `<a href=\"#code\">`.\n\n## Below\n\n[^1]: A note.";
    let site = site("", &[event("rome", "2021-11-01", "", body)]);
    let item = &json(&site, "feed.json")["items"][0];
    let html = item["content_html"].as_str().expect("a text");
    let own = "https://example.org/digest/2021/10/30/rome/";
    for part in [
        format!("<a href=\"{own}#fn-1\""),
        format!("<a href=\"{own}#fnref-1\""),
        format!("<a href=\"{own}#below\""),
        "&lt;a href=\"#code\"&gt;".to_owned(),
    ] {
        assert!(html.contains(&part), "{part}: {html}");
    }
}

#[test]
fn who_meets_whom_has_a_feed_of_summaries() {
    let day = |day: usize| {
        event(
            &format!("n{day}"),
            &format!("2021-11-0{day}"),
            "summary: In short.\n",
            "At length.",
        )
    };
    let site = site("", &[day(1), day(2), day(3)]);
    let feed = json(&site, "pairs/china/russia/feed.json");
    assert_eq!(feed["home_page_url"], "https://example.org/digest/pairs/china/russia/");
    let items = feed["items"].as_array().expect("a list");
    assert_eq!(items.len(), 3);
    for item in items {
        assert_eq!(item["content_text"], "In short.");
        assert!(item.get("content_html").is_none() && item.get("summary").is_none());
    }
    let atom = text(&site, "pairs/china/russia/atom.xml");
    assert!(!atom.contains("At length") && atom.contains("<summary>In short.</summary>"));
    let page = text(&site, "pairs/china/russia/index.html");
    assert_eq!(page.matches("/digest/pairs/china/russia/atom.xml\"").count(), 1);
    assert_eq!(page.matches("/digest/pairs/china/russia/feed.json\"").count(), 1);
}

#[test]
fn the_list_of_feeds_has_those_that_there_are() {
    let rome = || [event("rome", "2021-11-01", "", "They met.")];
    let listed = |site: &Site| -> Vec<String> {
        let urls = text(site, "feeds.opml")
            .split("xmlUrl=\"https://example.org/digest/")
            .skip(1);
        urls.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()))
            .collect()
    };
    assert_eq!(
        listed(&site("pairs: { from: 1 }\n", &rome())),
        [
            "atom.xml",
            "issues/atom.xml",
            "topics/brics/atom.xml",
            "parties/china/atom.xml",
            "parties/russia/atom.xml",
            "pairs/china/russia/atom.xml",
            "sources/xinhua/atom.xml",
        ]
    );
    let few = site("pages: { topics: false, parties: false, issues: false }\n", &rome());
    assert_eq!(listed(&few), ["atom.xml", "sources/xinhua/atom.xml"]);
    assert!(!text(&few, "feeds.opml").contains("Topics"));
    let none = site("feed_size: 1\npages: { feeds: false }\n", &rome());
    let feeds = none
        .keys()
        .filter(|path| path.ends_with("atom.xml") || path.ends_with("feed.json") || path.starts_with("feeds"));
    assert_eq!(feeds.count(), 0);
    assert!(!text(&none, "index.html").contains("feeds.opml"));
}

#[test]
fn a_digest_without_entries_has_empty_feeds() {
    let site = site("", &[]);
    assert_eq!(json(&site, "feed.json")["items"], Value::Array(Vec::new()));
    assert!(text(&site, "atom.xml").contains("<updated>1970-01-01T00:00:00Z</updated>"));
    assert!(archives(&site).is_empty());
}
