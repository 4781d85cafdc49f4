//! Entries of different days with one slug: every address, key and id of them is different.

use crate::digest::{Digest, at, entry, site_of};
use std::collections::BTreeSet;

fn digest() -> Digest {
    let digest = Digest::new([(
        "chancery.yaml",
        "title: A digest\nbase_url: https://digest.example/\nfeed_authority: digest.example,2024\n",
    )]);
    for (day, title, related) in [
        ("01", "Брифинг", "2024-03-02/briefing"),
        ("02", "吹风会", "2024-03-03/briefing"),
        ("03", "إحاطة", "2024-03-01/briefing"),
    ] {
        let front = format!(
            "title: {title}\ndate: 2024-03-{day}\nsource: {{ publisher: Xinhua, url: 'https://xinhua.example/{day}' }}\nparticipants: [China]\ntopics: [brics]\n\
             positions: [{{ by: China, on: brics, summary: It agreed. }}]\nrelated: [{related}]\n"
        );
        digest.write(
            &format!("content/entries/2024-03-{day}-briefing.md"),
            entry(&front, "Text."),
        );
    }
    digest
}

#[test]
fn data_keys_and_ids_are_different() {
    let site = site_of(&digest().prepare(&at("2024-04-01T00:00:00Z")));
    let json = |path: &str| -> serde_json::Value { serde_json::from_slice(&site[path]).unwrap() };
    let entries = json("data/entries.json");
    let rows = entries["entries"].as_array().unwrap();
    for key in ["id", "slug", "url"] {
        let values: BTreeSet<&str> = rows.iter().map(|row| row[key].as_str().unwrap()).collect();
        assert_eq!(values.len(), 3, "{key}: {values:?}");
    }
    let slugs: Vec<&str> = rows.iter().map(|row| row["slug"].as_str().unwrap()).collect();
    assert_eq!(
        slugs,
        ["2024-03-03/briefing", "2024-03-02/briefing", "2024-03-01/briefing"]
    );
    // What names an entry names one that is there.
    let positions = json("data/positions.json");
    for row in positions["positions"].as_array().unwrap() {
        assert!(slugs.contains(&row["entry"].as_str().unwrap()));
    }
    for row in rows {
        assert!(slugs.contains(&row["related"][0]["entry"].as_str().unwrap()), "{row}");
    }
    let text = |path: &str| String::from_utf8(site[path].clone()).unwrap();
    let keys: BTreeSet<String> = text("data/citations.bib")
        .lines()
        .filter(|line| line.starts_with('@'))
        .map(str::to_owned)
        .collect();
    assert_eq!(
        keys.iter().filter(|key| key.contains("briefing")).count(),
        3,
        "{keys:?}"
    );
    let ids: BTreeSet<String> = text("atom.xml")
        .split("<id>")
        .map(|id| id.split('<').next().unwrap().to_owned())
        .collect();
    assert!(ids.len() >= 4, "{ids:?}");
    let uids: BTreeSet<String> = text("calendar.ics")
        .lines()
        .filter(|line| line.starts_with("UID"))
        .map(str::to_owned)
        .collect();
    assert_eq!(uids.len(), 3, "{uids:?}");
    let topic = text("topics/brics/index.html");
    let positions: BTreeSet<&str> = topic
        .split("data-position=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert_eq!(positions.len(), 3, "{positions:?}");
    for day in ["01", "02", "03"] {
        for file in ["index.html", "index.json", "citation.bib"] {
            assert!(
                site.contains_key(&format!("2024/03/{day}/briefing/{file}")),
                "{day} {file}"
            );
        }
    }
}

#[test]
fn a_slug_that_one_entry_has_is_its_name() {
    let digest = digest();
    digest.write(
        "content/entries/alone.md",
        entry("title: Alone\ndate: 2024-03-05\nsource: Xinhua\nparticipants: [China]\ntopics: [brics]\nrelated: [2024-03-01/briefing]\n", "Text."),
    );
    let site = site_of(&digest.prepare(&at("2024-04-01T00:00:00Z")));
    let entries: serde_json::Value = serde_json::from_slice(&site["data/entries.json"]).unwrap();
    assert_eq!(entries["entries"][0]["slug"], "alone");
}
