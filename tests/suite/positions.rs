//! Positions, pairs and readouts as readers see them.

use crate::digest::{self, Digest, NOW, Site, entry};

const PARTIES: [(&str, &str); 5] = [
    ("content/parties/china.md", "---\nname: China\nkind: state\n---\n"),
    (
        "content/parties/ministry.md",
        "---\nname: Ministry\nkind: body\npart_of: china\n---\n",
    ),
    ("content/parties/russia.md", "---\nname: Russia\nkind: state\n---\n"),
    ("content/parties/brazil.md", "---\nname: Brazil\nkind: state\n---\n"),
    (
        "content/parties/brics.md",
        "---\nname: BRICS\nkind: bloc\nmembers: [china, russia, { party: brazil, from: 2009-06-16, until: 2021-06-01 }]\n---\n",
    ),
];

/// The site of some entries, each with its slug, date and the rest of its front matter.
fn site(entries: &[(&str, &str, &str)]) -> Site {
    let digest = Digest::new(PARTIES);
    for (slug, date, more) in entries {
        let front = format!("title: Entry {slug}\ndate: {date}\n{more}");
        let front = if more.contains("source:") {
            front
        } else {
            front + "source: Xinhua\n"
        };
        digest.write(&format!("content/entries/{slug}.md"), entry(&front, "Text."));
    }
    let prepared = digest.prepare(&digest::at(NOW));
    digest::site_of(&prepared)
}

fn page(site: &Site, path: &str) -> String {
    let bytes = site.get(path).unwrap_or_else(|| panic!("no {path}"));
    String::from_utf8_lossy(bytes).into_owned()
}

/// The row of a table with this anchor.
fn row<'a>(page: &'a str, anchor: &str) -> &'a str {
    let (_, rest) = page
        .split_once(&format!("<tr id=\"{anchor}\">"))
        .unwrap_or_else(|| panic!("no {anchor}: {page}"));
    rest.split("</tr>").next().unwrap_or_default()
}

/// The anchors of the rows in a group.
fn group(page: &str, side: &str) -> Vec<String> {
    let Some((_, rest)) = page.split_once(&format!("<tbody class=\"{side}\">")) else {
        return Vec::new();
    };
    let body = rest.split("</tbody>").next().unwrap_or_default();
    let rows = body.split("<tr id=\"").skip(1);
    rows.map(|row| row.split('"').next().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn a_position_counts_for_the_party_that_is_spoken_for_that_day() {
    let site = site(&[(
        "rome",
        "2021-10-30",
        "participants: [{ person: Wang Yi, for: ministry }, russia, { person: Somebody }]\ntopics: [pact]\n\
         positions:\n  - { by: [Wang Yi, ministry, russia], act: express-concern, on: pact, quote: grave concern }\n  \
         - { by: Somebody, act: welcome, on: pact, summary: Good. }\n",
    )]);
    let topic = page(&site, "topics/pact/index.html");
    assert_eq!(group(&topic, "reserved"), ["party-china", "party-russia"]);
    assert_eq!(group(&topic, "for"), ["person-somebody"]);
    let china = row(&topic, "party-china");
    for part in ["href=\"/2021/10/30/rome/\"", "grave concern", "Wang Yi", "Russia"] {
        assert!(china.contains(part), "{part}: {china}");
    }
    assert_eq!(
        china.matches("grave concern").count(),
        1,
        "a joint position counts once for each"
    );
    // The same by topic, on the pages of the person and the party.
    for path in ["people/wang-yi/index.html", "parties/china/index.html"] {
        assert!(row(&page(&site, path), "on-pact").contains("grave concern"), "{path}");
    }
    assert!(!page(&site, "parties/ministry/index.html").contains("id=\"on-pact\""));
}

#[test]
fn an_act_on_another_side_differs_and_nothing_more_is_said() {
    let at = |act: &str| {
        format!(
            "participants: [china]\ntopics: [pact, trade]\npositions: [{{ by: china, act: {act}, on: pact }}, {{ by: china, act: reject, on: trade }}]\n"
        )
    };
    let site = site(&[
        ("first", "2021-01-01", &at("criticise")),
        ("second", "2021-02-01", &at("state")),
        ("third", "2021-03-01", &at("welcome")),
        ("fourth", "2021-04-01", &at("support")),
    ]);
    let topic = page(&site, "topics/pact/index.html");
    let china = row(&topic, "party-china");
    assert_eq!(china.matches("class=\"differs\"").count(), 1, "{china}");
    assert!(
        china.contains("<a class=\"differs\" href=\"/2021/01/01/first/\">differs from <time datetime=\"2021-01-01\">"),
        "{china}"
    );
    assert_eq!(group(&topic, "for"), ["party-china"]);
    assert!(!page(&site, "topics/trade/index.html").contains("differs\""));
    for page in site.values() {
        assert!(!String::from_utf8_lossy(page).contains("changed its position"));
    }
}

#[test]
fn two_acts_of_one_entry_do_not_differ_from_each_other() {
    let both = "participants: [china]\ntopics: [pact]\npositions: [{ by: china, act: welcome, on: pact }, { by: china, act: criticise, on: pact }]\n";
    let site = site(&[("first", "2021-01-01", both), ("second", "2021-02-01", both)]);
    assert!(!page(&site, "topics/pact/index.html").contains("class=\"differs\""));
}

#[test]
fn acts_on_a_part_of_a_topic_do_not_say_where_a_party_stands_on_the_whole() {
    let digest = Digest::new(PARTIES);
    digest.write("content/topics/pact.md", "---\ntitle: Pact\n---\n");
    digest.write("content/topics/part.md", "---\ntitle: Part\nparent: pact\n---\n");
    let front = "title: One\ndate: 2021-01-01\nsource: Xinhua\nparticipants: [china]\ntopics: [part]\npositions: [{ by: china, act: welcome, on: part }]\n";
    digest.write("content/entries/one.md", entry(front, "Text."));
    let prepared = digest.prepare(&digest::at(NOW));
    let site = digest::site_of(&prepared);
    assert_eq!(group(&page(&site, "topics/part/index.html"), "for"), ["party-china"]);
    let whole = page(&site, "topics/pact/index.html");
    assert_eq!(group(&whole, "other"), ["party-china"]);
    assert!(
        row(&whole, "party-china").contains("/topics/part/"),
        "the cell names the part"
    );
}

#[test]
fn a_topic_with_many_positions_has_pages_of_them() {
    let positions = "  - { by: china, act: support, on: pact }\n".repeat(3);
    let entries: Vec<(String, String)> = (0..41)
        .map(|at| {
            (
                format!("e-{at}x"),
                format!("2021-{:02}-{:02}", at % 11 + 1, at % 28 + 1),
            )
        })
        .collect();
    let more = format!("participants: [china]\ntopics: [pact]\npositions:\n{positions}");
    let entries: Vec<(&str, &str, &str)> = entries
        .iter()
        .map(|(slug, date)| (slug.as_str(), date.as_str(), more.as_str()))
        .collect();
    let site = site(&entries);
    let topic = page(&site, "topics/pact/index.html");
    assert!(topic.contains("/topics/pact/positions/"));
    // 123 positions on pages of 50: each entry is on one of them.
    let all: String = ["", "page/2/", "page/3/"]
        .map(|at| page(&site, &format!("topics/pact/positions/{at}index.html")))
        .concat();
    for (slug, ..) in entries {
        assert!(all.contains(&format!("/{slug}/")), "{slug}");
    }
    assert!(!site.contains_key("topics/pact/positions/page/4/index.html"));
}

#[test]
fn parties_that_meet_often_enough_are_a_pair() {
    let met = "participants: [{ person: Wang Yi, for: ministry }, russia, { party: Japan, role: mentioned }]\ntopics: [pact]\n";
    let site = site(&[
        ("one", "2021-01-01", met),
        ("two", "2021-02-01", met),
        ("three", "2021-03-01", met),
        (
            "off",
            "2021-04-01",
            "participants: [china, russia]\ntopics: [pact]\nstatus: cancelled\n",
        ),
        ("bloc", "2021-05-01", "participants: [china, brics]\ntopics: [pact]\n"),
        ("bloc-2", "2021-05-02", "participants: [china, brics]\ntopics: [pact]\n"),
        ("bloc-3", "2021-05-03", "participants: [china, brics]\ntopics: [pact]\n"),
        ("left", "2021-07-01", "participants: [brazil, brics]\ntopics: [pact]\n"),
        (
            "left-2",
            "2021-07-02",
            "participants: [brazil, brics]\ntopics: [pact]\n",
        ),
        (
            "left-3",
            "2021-07-03",
            "participants: [brazil, brics]\ntopics: [pact]\n",
        ),
    ]);
    let pairs: Vec<&String> = site.keys().filter(|path| path.starts_with("pairs/")).collect();
    assert_eq!(
        pairs,
        [
            "pairs/brazil/brics/index.html",
            "pairs/china/russia/index.html",
            "pairs/index.html"
        ],
        "a ministry meets for its state; a bloc does not meet its members, but does meet who left it"
    );
    let pair = page(&site, "pairs/china/russia/index.html");
    for slug in ["one", "two", "three"] {
        assert!(pair.contains(&format!("/{slug}/\"")), "{slug}");
    }
    assert!(!pair.contains("/off/"), "what was cancelled is no meeting");
    for party in ["china", "russia"] {
        assert!(page(&site, &format!("parties/{party}/index.html")).contains("href=\"/pairs/china/russia/\""));
    }
}

#[test]
fn entries_with_many_parties_make_no_pairs() {
    let names: Vec<String> = (0..13).map(|at| format!("{{ party: State {at} }}")).collect();
    let crowd = format!("participants: [{}]\ntopics: [pact]\n", names.join(", "));
    let site = site(&[
        ("a", "2021-01-01", &crowd),
        ("b", "2021-02-01", &crowd),
        ("c", "2021-03-01", &crowd),
    ]);
    assert!(!site.keys().any(|path| path.starts_with("pairs/")));
}

#[test]
fn accounts_of_several_sides_stand_side_by_side() {
    let several = "source: [{ publisher: Xinhua, side: china }, { publisher: TASS, side: russia }, Reuters]\n\
                   participants: [china, russia]\ntopics: [pact, trade]\npositions:\n  \
                   - { by: china, act: propose, on: pact, quote: as china tells, account: xinhua }\n  \
                   - { by: russia, act: agree, on: trade, quote: as russia tells, account: tass }\n  \
                   - { by: russia, act: agree, on: trade, quote: as nobody tells }\n";
    let one = "source: [{ publisher: Xinhua, side: china }, { publisher: TASS, side: russia }]\n\
               participants: [china, russia]\ntopics: [pact]\npositions: [{ by: china, on: pact, quote: a, account: xinhua }]\n";
    let site = site(&[("rome", "2021-10-30", several), ("oslo", "2021-10-29", one)]);
    let rome = page(&site, "2021/10/30/rome/index.html");
    let (_, readouts) = rome
        .split_once("class=\"readouts\"")
        .expect("the readouts are compared");
    let readouts = readouts.split("</section>").next().unwrap_or_default();
    assert_eq!(readouts.matches("nothing recorded").count(), 2, "{readouts}");
    assert!(
        readouts.contains("as china tells") && readouts.contains("as russia tells"),
        "{readouts}"
    );
    assert!(!readouts.contains("nobody"));
    assert!(!page(&site, "2021/10/29/oslo/index.html").contains("class=\"readouts\""));
}
