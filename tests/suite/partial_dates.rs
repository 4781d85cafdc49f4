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

#[test]
fn namesakes_are_told_apart_where_something_is_corrected() {
    let person =
        "---\nname: Rufus King\ndistinction: 1755–1827\ncorrections: [{ date: 2022-03-01, note: His name. }]\n---\n";
    let party = "---\nname: China\ndistinction: 1912–1949\ncorrections: [{ date: 2022-03-02, note: Its name. }]\n---\n";
    let more = [
        ("content/people/king.md", person),
        ("content/parties/republic.md", party),
    ];
    let site = site("", &[("a", "2021-10-30")], &more);
    let list = text(&site, "corrections/index.html");
    assert!(list.contains(">Rufus King (1755–1827)</a>") && list.contains(">China (1912–1949)</a>"));
    for path in ["atom.xml", "people/king/atom.xml", "people/king/feed.json"] {
        assert!(
            text(&site, path).contains("Correction: Rufus King (1755–1827)"),
            "{path}"
        );
    }
    assert!(text(&site, "parties/republic/atom.xml").contains("<title>Correction: China (1912–1949)</title>"));
}

/// The places of some texts in a page are in this order.
fn assert_order(page: &str, texts: &[&str]) {
    let places: Vec<usize> = texts
        .iter()
        .map(|text| page.find(text).unwrap_or_else(|| panic!("{text} is missing in {page}")))
        .collect();
    assert!(places.is_sorted(), "{texts:?} are at {places:?}");
}

#[test]
fn the_wider_date_comes_first_on_the_same_first_day() {
    let dates = [
        ("a", "1818"),
        ("b", "1818-05/1819"),
        ("c", "1818-05"),
        ("d", "1818-05-01"),
        ("e", "1818-01"),
        ("f", "1818-01-01"),
        ("g", "1818-06"),
        ("h", "1817-12-31"),
        ("i", "1818~/1819"),
    ];
    let site = site("", &dates, &[]);
    // A month that begins later is before the year; those of the year alone are one group, before its January.
    let headings = [
        ">June 1818<",
        ">May 1818<",
        ">1818<",
        ">January 1818<",
        ">December 1817<",
    ];
    let page = text(&site, "topics/talks/index.html");
    let chronology = &page[page.find("id=\"chronology\"").expect("it has one")..];
    let months = headings.map(|heading| format!("<h3><a href=\"/{}", heading_address(heading)));
    assert_order(chronology, &months.each_ref().map(String::as_str));
    let titles = ["g", "c", "d", "b", "i", "a", "e", "f", "h"].map(|slug| format!("/{slug}/\">Talks of"));
    assert_order(chronology, &titles.each_ref().map(String::as_str));
}

fn heading_address(heading: &str) -> &'static str {
    match heading {
        ">June 1818<" => "1818/06/",
        ">May 1818<" => "1818/05/",
        ">1818<" => "1818/\"",
        ">January 1818<" => "1818/01/",
        _ => "1817/12/",
    }
}

#[test]
fn what_is_announced_is_sorted_by_its_first_day() {
    let scheduled = |date: &str| entry(date).replace("\ntopics:", "\nstatus: scheduled\ntopics:");
    let dates = [
        ("a", "2026-12-01"),
        ("b", "2026-12"),
        ("c", "2026-12-10~"),
        ("d", "2026-12-10"),
        ("e", "2027"),
        ("f", "2027-01"),
        ("g", "2026-11-25~"),
        ("h", "2026-11-10~"),
        ("i", "2026-11-28/2026-11-30"),
    ];
    let files: Vec<(String, String)> = dates
        .iter()
        .map(|(slug, date)| (format!("content/entries/{slug}.md"), scheduled(date)))
        .collect();
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    let site = site("", &[("now", "2026-11-24")], &files);
    let upcoming = text(&site, "upcoming/index.html");
    let order = ["g", "i", "b", "a", "c", "d", "e", "f"].map(|slug| format!("/{slug}/\">Talks of"));
    assert_order(upcoming, &order.each_ref().map(String::as_str));
    // About the 10th may have been until the 20th; about the 25th may still come.
    assert_order(upcoming, &["The day has passed", "/h/\">Talks of"]);
    let week = text(&site, "issues/2026-w48/index.html");
    let ahead = &week[week.find("Coming up").expect("something is announced")..];
    assert_order(ahead, &["/a/\">Talks of", "/d/\">Talks of"]);
    for slug in ["b", "c", "e", "f", "g", "h", "i"] {
        assert!(!ahead.contains(&format!("/{slug}/\">Talks of")), "{slug} is announced");
    }
}

#[test]
fn what_is_announced_has_not_happened() {
    let scheduled = entry("2027-01-05").replace("\ntopics:", "\nstatus: scheduled\ntopics:");
    let only = site("", &[], &[("content/entries/soon.md", &scheduled)]);
    let page = text(&only, "parties/france/index.html");
    assert!(page.contains(">Announced for 1 entry, <time"), "{page}");
    assert!(!page.contains("Named in") && !page.contains("not there"));
    let both = site("", &[("a", "2021-10-30")], &[("content/entries/soon.md", &scheduled)]);
    let page = text(&both, "parties/france/index.html");
    assert!(
        page.contains("Took part in 1 entry, ") && page.contains("; announced for 1</p>"),
        "{page}"
    );
    assert!(!page.contains("named in more") && !page.contains("not there"));
    assert!(text(&both, "parties/index.html").contains("<span>1, announced for 1</span>"));
}

#[test]
fn every_time_is_one_of_html() {
    let dates = [&DATES[..], &[("early", "0476~"), ("days", "2024-02-28/2024-02-29~")]].concat();
    let party = "---\nname: Hawaii\nfrom: 1795~\nuntil: 1893-01~\n---\n";
    let person = "---\nname: Ann Lee\noffices: [{ title: Clerk, of: hawaii, from: 1801-05-03~, until: 1810~ }]\n---\n";
    let site = site(
        "",
        &dates,
        &[("content/parties/hawaii.md", party), ("content/people/ann.md", person)],
    );
    let mut found = 0;
    for (path, page) in site.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = String::from_utf8_lossy(page);
        for value in page
            .split("datetime=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
        {
            let shape: String = value
                .chars()
                .map(|c| if c.is_ascii_digit() { '0' } else { c })
                .collect();
            let is_valid = ["0000", "0000-00", "0000-00-00", "0000-W00"].contains(&shape.as_str());
            assert!(is_valid || value.contains('T'), "{path}: {value}");
            found += 1;
        }
    }
    assert!(found > 50, "{found} times");
}

#[test]
fn an_anchor_of_a_day_is_there_once() {
    let dates = [("a", "2021-10-05"), ("b", "2021-10-05~"), ("c", "2021-10-05")];
    let site = site("", &dates, &[]);
    let month = text(&site, "2021/10/index.html");
    assert!(month.matches("id=\"d5\"").count() <= 1, "{month}");
}

#[test]
fn a_party_exists_in_words_that_fit() {
    let cases = [
        ("a", "from: 1991-12-25", "Existed since 25 December 1991"),
        ("b", "from: 1991\nuntil: present", "Existed since 1991"),
        ("c", "until: 1991", "Existed until 1991"),
        ("d", "from: 1922-12\nuntil: 1991", "Existed December 1922 to 1991"),
        ("e", "from: 2030", "Will exist from 2030"),
        ("f", "from: 2030\nuntil: present", "Will exist from 2030"),
        ("g", "from: 1999\nuntil: 2030", "Exists 1999 to 2030"),
        ("h", "until: 2030~", "Exists until about 2030"),
        ("i", "from: 1958\nuntil: 1958", "Existed within 1958"),
        ("j", "until: present", "Existed to this day"),
    ];
    let files: Vec<(String, String)> = cases
        .iter()
        .map(|(slug, bounds, _)| {
            (
                format!("content/parties/{slug}.md"),
                format!("---\nname: Party {slug}\n{bounds}\n---\n"),
            )
        })
        .collect();
    let mut files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    let later = "---\nname: Bloc\nmembers: [{ party: a, from: 2030, until: present }, { party: b, from: 2000, until: present }]\n---\n";
    files.push(("content/parties/bloc.md", later));
    let site = site("", &[("now", "2026-11-24")], &files);
    for (slug, _, words) in cases {
        let page = text(&site, &format!("parties/{slug}/index.html")).replace("</dt> <dd", "</dt><dd");
        let mut plain = String::new();
        for part in page.split('<') {
            let (tag, text) = part.split_once('>').unwrap_or(("", part));
            plain.push_str(if tag.starts_with("dd ") { " " } else { "" });
            plain.push_str(text);
        }
        assert!(plain.contains(words), "{slug}: {words} is not in {plain}");
    }
    let data = text(&site, "data/parties.json");
    assert!(data.contains("{\"party\":\"a\",\"from\":\"2030\",\"until\":null,\"still_member\":false}"));
    assert!(data.contains("{\"party\":\"b\",\"from\":\"2000\",\"until\":null,\"still_member\":true}"));
}

#[test]
fn who_spoke_for_a_party_has_each_office_once() {
    let person = "---\nname: Ann Lee\noffices:\n  - { title: Envoy to Peru, of: France, from: 2000, until: 2025, acting: true }\n---\n";
    let names = [
        "envoy to Peru",
        "ENVOY TO PERU",
        "Envoy",
        "Special Guest",
        "special guest",
    ];
    let files: Vec<(String, String)> = names
        .iter()
        .enumerate()
        .map(|(at, office)| {
            let text = entry(&format!("2021-10-0{}", at + 1));
            let participant = format!("{{ person: Ann Lee, for: France, office: {office} }}");
            (
                format!("content/entries/e{at}.md"),
                text.replace("{ party: France }", &participant),
            )
        })
        .collect();
    let mut files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    files.push(("content/people/ann-lee.md", person));
    let site = site("", &[], &files);
    let page = text(&site, "parties/france/index.html");
    assert!(
        page.contains("<span>5</span><p>special guest, Envoy to Peru (acting)</p>"),
        "{page}"
    );
}
