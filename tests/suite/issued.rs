//! When the digest published an entry: said where its writer says so, and nowhere else.

use crate::digest::{self, Digest, NOW, Site, entry};

const CONFIG: &str = "title: The Lantern\nbase_url: https://example.org/\nfeed_authority: example.org,2021\n";
/// What tells a date of publication, by the file that does.
const TOLD: [(&str, &str); 6] = [
    ("index.html", "In this digest since"),
    ("index.html", "citation_publication_date"),
    ("index.html", "\"datePublished\""),
    ("index.html", "article:published_time"),
    ("citation.json", "\"issued\""),
    ("citation.ris", "PY  - "),
];

fn site(more: &str) -> Site {
    site_of("2021-10-30", more)
}

fn site_of(date: &str, more: &str) -> Site {
    let front =
        format!("title: One\ndate: {date}\nsource: Xinhua\nparticipants: [China]\ntopics: [talks]\nslug: one\n{more}");
    let files = [
        ("chancery.yaml", CONFIG.to_owned()),
        ("content/entries/one.md", entry(&front, "They met.")),
    ];
    let prepared = Digest::new(files).prepare(&digest::at(NOW));
    digest::site_of(&prepared)
}

fn text<'a>(site: &'a Site, path: &str) -> &'a str {
    std::str::from_utf8(&site[path]).expect("it is UTF-8")
}

#[test]
fn no_day_of_publication_is_made_up() {
    let (said, not) = (site("publish_at: 2021-11-02T06:00\n"), site(""));
    for (file, words) in TOLD {
        let path = format!("2021/10/30/one/{file}");
        assert!(text(&said, &path).contains(words), "{file} does not say {words}");
        assert!(!text(&not, &path).contains(words), "{file} says {words}");
    }
    assert!(text(&said, "2021/10/30/one/index.html").contains("The Lantern, 2 November 2021."));
    assert!(text(&said, "calendar.ics").contains("CREATED:20211102T060000Z"));
    assert!(!text(&not, "calendar.ics").contains("CREATED"));
    // Feeds have to order it all the same.
    assert!(text(&not, "atom.xml").contains("<published>2021-10-30T12:00:00Z</published>"));
}

#[test]
fn what_is_announced_is_not_published_in_the_future() {
    let site = site_of("2022-05-01", "status: scheduled\n").into_iter();
    for (path, bytes) in site.filter(|(path, _)| path.ends_with("atom.xml") || path.ends_with(".ics")) {
        let text = String::from_utf8(bytes).expect("it is UTF-8");
        assert!(
            !text.contains("<published>2022") && !text.contains("DTSTAMP:2022"),
            "{path}: {text}"
        );
    }
}

#[test]
fn a_withdrawn_entry_is_in_no_calendar() {
    assert!(site("").contains_key("calendar.ics"));
    assert!(!site("status: withdrawn\n").contains_key("calendar.ics"));
}
