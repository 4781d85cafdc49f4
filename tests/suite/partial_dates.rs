//! Entries whose dates are known to the month or the year, or only about; and corrections of what is no entry.

use super::digest::{self, Digest, Site};

const CONFIG: &str =
    "title: A digest\nbase_url: https://example.org/\nfeed_authority: example.org,2021\ntimezone: Pacific/Auckland\n";

fn entry(date: &str) -> String {
    format!(
        "---\ntitle: Talks of {date}\ndate: {date}\nsource: {{ publisher: Courier, url_missing: print only }}\nparticipants: [{{ party: France }}]\n\
         topics: [talks]\n---\nFrance took part.\n"
    )
}

fn site(config: &str, dates: &[(&str, &str)], more: &[(&str, &str)]) -> Site {
    let entries = dates
        .iter()
        .map(|(slug, date)| (format!("content/entries/{slug}.md"), entry(date)));
    let more = more.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    let config = ("chancery.yaml".to_owned(), format!("{CONFIG}{config}"));
    let files: Vec<(String, String)> = std::iter::once(config).chain(entries).chain(more).collect();
    digest::site_of(&Digest::new(files).prepare(&digest::at("2026-11-29T12:00:00Z")))
}

fn text<'a>(site: &'a Site, path: &str) -> &'a str {
    std::str::from_utf8(&site[path]).expect("it is UTF-8")
}

const DATES: [(&str, &str); 7] = [
    ("year", "1818"),
    ("about", "1818-05-12~"),
    ("month", "1818-05"),
    ("years", "1818~/1820"),
    ("months", "1870-08/1871-09"),
    ("mixed", "1870-08-05/1871"),
    ("day", "1818-05-12"),
];

#[test]
fn a_date_is_shown_and_addressed_as_it_is_known() {
    let site = site("", &DATES, &[]);
    for (path, words) in [
        ("1818/year/index.html", ">1818<"),
        ("1818/05/about/index.html", ">about 12 May 1818<"),
        ("1818/05/month/index.html", ">May 1818<"),
        ("1818/years/index.html", ">about 1818 – 1820<"),
        ("1870/08/months/index.html", ">August 1870 – September 1871<"),
        ("1870/mixed/index.html", ">5 August 1870 – 1871<"),
        ("1818/05/12/day/index.html", ">12 May 1818<"),
    ] {
        assert!(text(&site, path).contains(words), "{path} does not say {words}");
    }
    assert_eq!(text(&site, "calendar.ics").matches("BEGIN:VEVENT").count(), 1);
    let issues = site.keys().filter(|path| path.starts_with("issues/1")).count();
    assert_eq!(issues, 3, "a page and two mails of the week of the day");
    // The day has a page, and nobody else is on it.
    let day = text(&site, "1818/05/12/index.html");
    assert!(day.contains("Talks of 1818-05-12<") && !day.contains("1818-05-12~"));
    // The year's page has all, its month only what may be in it.
    assert!(text(&site, "1818/index.html").contains("Talks of 1818~/1820"));
    assert!(!text(&site, "1818/05/index.html").contains("Talks of 1818<"));
    let data = text(&site, "data/entries.json");
    assert!(data.contains(
        "\"date\":\"1818~/1820\",\"date_first\":\"1818-01-01\",\"date_last\":\"1820-12-31\",\"date_precision\":\"year\""
    ));
    let citations = text(&site, "data/citations.json");
    assert!(
        citations.contains("\"event-date\":{\"date-parts\":[[1818],[1820]],\"circa\":true}"),
        "{citations}"
    );
    assert!(text(&site, "data/citations.bib").contains("eventdate = {1870-08/1871-09}"));
    assert!(text(&site, "1870/08/months/index.html").contains("\"startDate\":\"1870-08\",\"endDate\":\"1871-09\""));
}

#[test]
fn monthly_issues_have_months_and_no_years() {
    let site = site("issues: monthly\n", &DATES, &[]);
    let may = text(&site, "issues/1818-05/index.html");
    assert!(may.contains("Talks of 1818-05<") && !may.contains("Talks of 1818<"));
    assert!(!site.contains_key("issues/1818-01/index.html"));
    assert!(text(&site, "issues/1870-08/index.html").contains("Talks of 1870-08/1871-09"));
}

#[test]
fn an_extent_runs_from_the_first_day_to_the_last_day() {
    let dates = [("a", "1943-10-18/1943-11-03"), ("b", "1992-02-16/1992-02-18")];
    let both = site("", &dates, &[]);
    let page = text(&both, "topics/talks/index.html");
    assert!(page.contains("data-first=\"1943-10-18\" data-last=\"1992-02-18\""));
    assert!(page.contains(">18 October 1943<") && page.contains(">18 February 1992<"));
    // One entry has one date.
    let one = site("", &dates[1..], &[]);
    let page = text(&one, "topics/talks/index.html");
    assert!(page.contains("data-first=\"1992-02-16\" data-last=\"1992-02-18\""));
    assert!(page.contains(">16–18 February 1992<"));
}

#[test]
fn a_day_is_the_same_day_for_every_reader() {
    let site = site("", &[("a", "2021-10-30")], &[]);
    assert!(text(&site, "atom.xml").contains("<published>2021-10-30T12:00:00Z</published>"));
    assert!(text(&site, "feed.json").contains("\"date_published\":\"2021-10-30T12:00:00Z\""));
}

#[test]
fn corrections_of_what_is_no_entry_are_shown_and_fed() {
    let topic = "---\ntitle: Talks\ncorrections:\n  - { date: 2022-03-01, note: \"The *summary* was [wrong](../entries/a.md).\" }\n---\nText.\n";
    let page =
        "---\ntitle: About\ncorrections: [{ date: 2022-03-02, kind: update, note: A new address. }]\n---\nText.\n";
    let more = [("content/topics/talks.md", topic), ("content/pages/about.md", page)];
    let site = site("", &[("a", "2021-10-30")], &more);
    let note = "The <em>summary</em> was <a href=\"/2021/10/30/a/\">wrong</a>.";
    for path in ["topics/talks/index.html", "corrections/index.html"] {
        assert!(text(&site, path).contains(note), "{path}");
    }
    assert!(text(&site, "about/index.html").contains("id=\"corrections\""));
    let feed = text(&site, "topics/talks/atom.xml");
    assert!(feed.contains("<title>Correction: Talks</title>") && feed.contains("https://example.org/2021/10/30/a/"));
    assert!(feed.contains("<updated>2022-03-01T12:00:00Z</updated>"));
    assert!(text(&site, "atom.xml").contains("<title>Update: About</title>"));
    assert!(!text(&site, "sources/courier/atom.xml").contains("Correction:"));
    assert!(text(&site, "data/topics.json").contains("\"note\":\"The summary was wrong.\""));
}
