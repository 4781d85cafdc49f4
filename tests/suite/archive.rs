//! The archive of a large digest: days have no pages of their own there, and dates lead to the day on its month's page.

use crate::digest::{Digest, PLAIN};
use std::collections::BTreeSet;

#[test]
fn dates_lead_to_days_on_the_pages_of_months() {
    let entries = (0..2_001).map(|number| {
        let front = PLAIN.replace(
            "2021-10-30",
            &format!("2021-{:02}-{:02}", number % 3 + 1, number % 28 + 1),
        );
        (
            format!("content/entries/entry-{number}.md"),
            format!("---\n{front}---\nText.\n"),
        )
    });
    let digest = Digest::new(entries);
    let run = digest.run(&["build"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let site = digest.published();
    assert!(!site.contains_key("2021/01/01/index.html"), "days have no pages here");
    let mut links = BTreeSet::new();
    for number in [0, 700, 1_400, 2_000] {
        let address = format!(
            "2021/{:02}/{:02}/entry-{number}/index.html",
            number % 3 + 1,
            number % 28 + 1
        );
        let page = String::from_utf8_lossy(&site[&address]).into_owned();
        let (_, rest) = page.split_once("class=\"dateline\"").expect("an entry tells its date");
        let (_, rest) = rest.split_once("href=\"/").expect("the date is a link");
        links.insert(rest.split('"').next().unwrap_or_default().to_owned());
    }
    assert!(links.iter().any(|link| link.contains("/page/")), "{links:?}");
    for link in links {
        let (page, anchor) = link.split_once('#').expect("the link leads to a day");
        let page = String::from_utf8_lossy(&site[&format!("{page}index.html")]).into_owned();
        assert!(page.contains(&format!("<li id=\"{anchor}\">")), "{link}");
    }
}
