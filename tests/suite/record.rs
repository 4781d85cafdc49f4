//! The open record as a build makes it: what is switched off is not there, what would hide a file is an error, and the
//! versions of a calendar's events follow the corrections.

use crate::digest::{self, Digest, NOW, PLAIN, Site, entry};
use std::collections::BTreeSet;

const CONFIG: &str = "title: A digest\nbase_url: https://example.org/digest/\nfeed_authority: example.org,2021\n";
const ROME: &str = "2021/10/30/rome";

fn built(config: &str, front: &str) -> Site {
    let digest = Digest::of_entry(front, "They met, see [the topic](/topics/brics/).");
    digest.write("chancery.yaml", config);
    let prepared = digest.prepare(&digest::at(NOW));
    digest::site_of(&prepared)
}

fn text<'a>(site: &'a Site, path: &str) -> &'a str {
    let bytes = site.get(path).unwrap_or_else(|| panic!("there is no {path}"));
    std::str::from_utf8(bytes).expect("it is text")
}

fn has(site: &Site, names: &[&str]) -> Vec<bool> {
    names.iter().map(|name| site.contains_key(*name)).collect()
}

const FILES: [&str; 7] = [
    "data/index.html",
    "data/entries.csv",
    "2021/10/30/rome/index.json",
    "2021/10/30/rome/citation.bib",
    "data/citations.ris",
    "calendar.ics",
    "topics/brics/calendar.ics",
];

#[test]
fn each_part_can_be_switched_off() {
    assert_eq!(has(&built(CONFIG, PLAIN), &FILES), [true; 7]);
    let data = built(&format!("{CONFIG}pages: {{ data: false }}\n"), PLAIN);
    assert_eq!(has(&data, &FILES), [false, false, false, true, true, true, true]);
    assert!(!text(&data, "index.html").contains("/digest/data/"));
    let citations = built(&format!("{CONFIG}pages: {{ citations: false }}\n"), PLAIN);
    assert_eq!(has(&citations, &FILES), [true, true, true, false, false, true, true]);
    assert!(!text(&citations, &format!("{ROME}/index.html")).contains("citation_title"));
    let calendar = built(&format!("{CONFIG}pages: {{ calendar: false }}\n"), PLAIN);
    assert_eq!(has(&calendar, &FILES), [true, true, true, true, true, false, false]);
    assert!(!text(&calendar, "upcoming/index.html").contains("calendar.ics"));
}

#[test]
fn without_a_base_url_addresses_are_those_of_the_site() {
    let site = built("title: A digest\n", PLAIN);
    assert_eq!(has(&site, &FILES), [true, true, true, false, false, false, false]);
    let own = text(&site, &format!("{ROME}/index.json"));
    assert!(own.contains("\"id\":\"/2021/10/30/rome/\""), "{own}");
    assert!(own.contains("href=\\\"/topics/brics/\\\""), "{own}");
    assert!(text(&site, "data/entries.json").contains("\"base_url\":null"));
}

#[test]
fn an_event_of_a_month_is_in_no_calendar() {
    let site = built(CONFIG, &PLAIN.replace("2021-10-30", "2021-10"));
    assert_eq!(
        has(&site, &["calendar.ics", "topics/brics/calendar.ics"]),
        [false, false]
    );
    assert!(text(&site, "data/citations.json").contains("\"event-date\":{\"date-parts\":[[2021,10]]}"));
}

#[test]
fn an_event_keeps_its_name_and_counts_its_corrections() {
    let front = format!(
        "{PLAIN}aliases: [/earlier/]\nstatus: cancelled\ncorrections: [{{ date: 2021-11-05, kind: correction, note: A word. }}]\n"
    );
    let site = built(CONFIG, &front);
    let calendar = text(&site, "calendar.ics");
    for line in [
        "UID:earlier/@example.org",
        "SEQUENCE:1",
        "STATUS:CANCELLED",
        "DTSTART;VALUE=DATE:20211030",
        "DTEND;VALUE=DATE:20211031",
    ] {
        assert!(
            calendar.contains(&format!("\r\n{line}\r\n")),
            "{line} is not in\n{calendar}"
        );
    }
    assert!(text(&site, "data/entries.json").contains("\"id\":\"tag:example.org,2021:/earlier/\""));
}

#[test]
fn an_event_has_a_place_that_is_not_its_publishers() {
    let site = built(CONFIG, &format!("{PLAIN}place: {{ name: Rome, country: IT }}\n"));
    let ris = text(&site, &format!("{ROME}/citation.ris"));
    assert!(!ris.contains("Rome, Italy") && !ris.contains("CY  - "), "{ris}");
    let bib = text(&site, &format!("{ROME}/citation.bib"));
    assert!(bib.contains("  venue = {Rome, Italy},\n"), "{bib}");
    assert!(bib.contains("  language = {en},\n"), "{bib}");
}

#[test]
fn a_source_that_two_entries_digest_is_cited_once() {
    let digest = Digest::new([("chancery.yaml", CONFIG)]);
    let source = |more: &str| format!("source: {{ publisher: Xinhua, url: \"https://example.net/a\"{more} }}");
    let front = |more: &str| PLAIN.replace("source: Xinhua", &source(more));
    digest.write("content/entries/rome.md", entry(&front(""), "They met."));
    digest.write(
        "content/entries/milan.md",
        entry(&front(", title: A headline, published: 2021-10-31"), "They met."),
    );
    let prepared = digest.prepare(&digest::at(NOW));
    let site = digest::site_of(&prepared);
    let all = text(&site, "data/citations.json");
    assert_eq!(all.matches("https://example.net/a").count(), 1, "{all}");
    assert!(all.contains("\"title\":\"A headline\""), "{all}");
    assert!(
        all.contains("/milan/; https://example.org/digest/2021/10/30/rome/\"")
            || all.contains("/rome/; https://example.org/digest/2021/10/30/milan/\""),
        "{all}"
    );
    let rome = text(&site, &format!("{ROME}/citation.bib"));
    assert!(rome.contains("{{[account, title not recorded]}}"), "{rome}");
    assert!(!rome.contains("A headline"), "{rome}");
}

#[test]
fn accounts_that_nothing_makes_one_are_cited_apart() {
    let of = |sides: [&str; 2]| {
        let source = |side| format!("{{ publisher: Xinhua, kind: press, url_missing: Paper only., side: {side} }}");
        PLAIN.replace("Xinhua", &format!("[{}, {}]", source(sides[0]), source(sides[1])))
    };
    let digest = Digest::new([("chancery.yaml", CONFIG)]);
    digest.write("content/entries/rome.md", entry(&of(["China", "Russia"]), "They met."));
    digest.write("content/entries/milan.md", entry(&of(["China", "Russia"]), "They met."));
    let prepared = digest.prepare(&digest::at(NOW));
    let site = digest::site_of(&prepared);
    let keys = |path: &str| -> Vec<&str> { text(&site, path).lines().filter(|line| line.starts_with('@')).collect() };
    let distinct = |path: &str| keys(path).into_iter().collect::<BTreeSet<_>>().len();
    let own = format!("{ROME}/citation.bib");
    assert_eq!((keys(&own).len(), distinct(&own)), (3, 3));
    assert_eq!(
        (keys("data/citations.bib").len(), distinct("data/citations.bib")),
        (6, 6)
    );
    assert!(!text(&site, "data/citations.bib").contains("; https://"));
}

#[test]
fn an_account_that_an_entry_has_twice_is_cited_once() {
    let source = "{ publisher: Xinhua, url: \"https://example.net/a\" }";
    let site = built(CONFIG, &PLAIN.replace("Xinhua", &format!("[{source}, {source}]")));
    for path in ["2021/10/30/rome/citation.bib", "data/citations.bib"] {
        let bib = text(&site, path);
        assert_eq!(bib.matches("\n@").count(), 1, "{bib}");
        assert!(
            bib.contains("{Digested in https://example.org/digest/2021/10/30/rome/}"),
            "{bib}"
        );
    }
}

#[test]
fn an_entry_that_moves_keeps_its_key() {
    let front = PLAIN.replace("2021-10-30", "2021-10-31");
    let moved = built(CONFIG, &format!("{front}aliases: [/2021/10/30/wang-lavrov/]\n"));
    let bib = text(&moved, "2021/10/31/rome/citation.bib");
    assert!(bib.starts_with("@misc{wang-lavrov-2021-10-30,\n"), "{bib}");
    let bib = built(CONFIG, PLAIN);
    assert!(text(&bib, &format!("{ROME}/citation.bib")).starts_with("@misc{rome-2021-10-30,\n"));
}

#[test]
fn whoever_a_column_names_has_a_row() {
    let source = "{ publisher: Xinhua, agency: Reuters, side: Mali }";
    let positions = "positions: [{ by: Ann Lee, act: support, on: brics, to: [Spain, Joe Bloggs] }]\n";
    let digest = Digest::of_entry(&format!("{}{positions}", PLAIN.replace("Xinhua", source)), "They met.");
    digest.write("chancery.yaml", CONFIG);
    digest.write(
        "content/parties/g3.md",
        "---\nname: G3\nkind: bloc\nmembers: [Chad, Niger]\n---\n",
    );
    let prepared = digest.prepare(&digest::at(NOW));
    let site = digest::site_of(&prepared);
    let slugs = |table: &str| -> BTreeSet<&str> {
        let rows = text(&site, &format!("data/{table}.csv")).lines().skip(1);
        rows.filter_map(|row| row.split(',').next()).collect()
    };
    let named = |table: &str, wanted: &[&str]| {
        let found = slugs(table);
        assert!(
            wanted.iter().all(|slug| found.contains(slug)),
            "{wanted:?} in {found:?}"
        );
    };
    named("people", &["wang-yi", "sergey-lavrov", "ann-lee", "joe-bloggs"]);
    named("parties", &["spain", "mali", "g3", "chad", "niger"]);
    named("topics", &["brics"]);
    named("sources", &["xinhua", "reuters"]);
    // Nobody has an address without a page.
    assert!(!site.contains_key("people/joe-bloggs/index.html"));
    assert!(text(&site, "data/people.jsonl").contains("{\"slug\":\"joe-bloggs\",\"url\":null,"));
}

#[test]
fn a_text_in_the_data_has_absolute_addresses() {
    let digest = Digest::of_entry(PLAIN, "They met.[^1]\n\n[^1]: For an hour.\n");
    digest.write("chancery.yaml", CONFIG);
    let prepared = digest.prepare(&digest::at(NOW));
    let site = digest::site_of(&prepared);
    let own = text(&site, &format!("{ROME}/index.json"));
    let note = "href=\\\"https://example.org/digest/2021/10/30/rome/#fn-1\\\"";
    assert!(own.contains(note) && !own.contains("href=\\\"#"), "{own}");
    assert!(own.contains("\"body_text\":\"They met.[1]"), "{own}");
}

#[test]
fn an_address_may_have_letters_of_any_script() {
    let front = PLAIN.replace("Xinhua", "{ publisher: Xinhua, url: \"https://例え.jp/会談\" }");
    let site = built(CONFIG, &front);
    assert!(text(&site, "data/entries.json").contains("\"url\":\"https://例え.jp/会談\""));
    let schema = text(&site, "data/schema.json");
    assert!(
        schema.contains("\"format\": \"iri-reference\"") && !schema.contains("\"uri"),
        "{schema}"
    );
}

#[test]
fn a_file_of_the_content_cannot_hide_one_of_the_record() {
    let digest = Digest::of_entry(PLAIN, "They met.");
    digest.write("chancery.yaml", CONFIG);
    digest.write(&format!("content/static/{ROME}/citation.bib"), "@misc{}");
    digest.write("content/static/data/people.csv", "a,b\n");
    let prepared = digest.prepare(&digest::at(NOW));
    let found: Vec<&str> = prepared
        .diagnostics
        .iter()
        .filter(|it| it.is_error())
        .map(|it| it.message.as_str())
        .collect();
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(
        found
            .iter()
            .any(|message| message.contains("/2021/10/30/rome/citation.bib")),
        "{found:?}"
    );
    assert!(
        found.iter().any(|message| message.contains("/data/people.csv")),
        "{found:?}"
    );
}

#[test]
fn a_text_can_link_to_a_file_of_the_record() {
    let links =
        "[1](/2021/10/30/rome/citation.bib) [2](/2021/10/30/rome/index.json) [3](/data/entries.csv) [4](/calendar.ics)";
    let digest = Digest::of_entry(PLAIN, links);
    digest.write("chancery.yaml", CONFIG);
    let prepared = digest.prepare(&digest::at(NOW));
    let wrong: Vec<_> = prepared
        .diagnostics
        .iter()
        .filter(|it| it.rule.name == "broken-link")
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}
