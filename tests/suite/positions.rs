//! Sides, positions, readouts and pairs as readers see them.

use crate::digest::{self, Digest, NOW, Site, entry};
use std::collections::{BTreeMap, BTreeSet};

const REGISTRIES: [(&str, &str); 11] = [
    ("content/parties/china.md", "---\nname: China\nkind: state\n---\n"),
    (
        "content/parties/ministry.md",
        "---\nname: Ministry\nkind: body\nspeaks_for: china\n---\n",
    ),
    (
        "content/parties/mission.md",
        "---\nname: Mission\nkind: body\nspeaks_for: ministry\n---\n",
    ),
    (
        "content/parties/hong-kong.md",
        "---\nname: Hong Kong\nkind: territory\npart_of: china\n---\n",
    ),
    ("content/parties/russia.md", "---\nname: Russia\nkind: state\n---\n"),
    ("content/parties/brazil.md", "---\nname: Brazil\nkind: state\n---\n"),
    (
        "content/parties/brics.md",
        "---\nname: BRICS\nkind: bloc\nmembers: [china, russia, { party: brazil, from: 2009-06-16, until: 2021-06-01 }]\n---\n",
    ),
    (
        "content/topics/pact.md",
        "---\ntitle: Pact\nquestion: Is the pact welcome?\n---\n",
    ),
    (
        "content/topics/part.md",
        "---\ntitle: Part\nparent: pact\nquestion: Is the part welcome?\n---\n",
    ),
    (
        "content/topics/trade.md",
        "---\ntitle: Trade\nquestion: Should trade be freer?\n---\n",
    ),
    ("content/topics/virus.md", "---\ntitle: Virus\n---\n"),
];

/// A digest of some entries, each with its slug, date and the rest of its front matter.
pub fn digest_of<S: AsRef<str>>(entries: &[(S, S, S)]) -> Digest {
    let digest = Digest::new(REGISTRIES);
    for (slug, date, more) in entries {
        let (slug, date, more) = (slug.as_ref(), date.as_ref(), more.as_ref());
        let mut front = format!("title: Entry {slug}\ndate: {date}\n{more}");
        for (field, default) in [("source:", "source: Xinhua\n"), ("topics:", "topics: [pact]\n")] {
            if !more.contains(field) {
                front.push_str(default);
            }
        }
        digest.write(&format!("content/entries/{slug}.md"), entry(&front, "Text."));
    }
    digest
}

pub fn built(digest: &Digest) -> Site {
    digest::site_of(&digest.prepare(&digest::at(NOW)))
}

fn site<S: AsRef<str>>(entries: &[(S, S, S)]) -> Site {
    built(&digest_of(entries))
}

/// The front matter of an entry in which these hold these positions: `by: china, act: welcome, on: pact`.
fn held(participants: &str, positions: &[&str]) -> String {
    let positions: String = positions
        .iter()
        .map(|position| format!("  - {{ {position} }}\n"))
        .collect();
    format!("participants: [{participants}]\ntopics: [part, trade, virus]\npositions:\n{positions}")
}

pub fn page(site: &Site, address: &str) -> String {
    let path = format!("{address}index.html");
    let bytes = site.get(&path).unwrap_or_else(|| panic!("there is no {path}"));
    String::from_utf8_lossy(bytes).into_owned()
}

/// An element of a page with its attributes and everything in it.
#[derive(Debug, Clone)]
pub struct Element<'a> {
    attributes: BTreeMap<&'a str, &'a str>,
    pub inner: &'a str,
}

impl<'a> Element<'a> {
    /// The value of an attribute; empty where there is none.
    pub fn get(&self, attribute: &str) -> &'a str {
        self.attributes.get(attribute).copied().unwrap_or_default()
    }

    pub fn has(&self, attribute: &str) -> bool {
        self.attributes.contains_key(attribute)
    }
}

/// The elements that have an attribute, in their order.
pub fn with<'a>(html: &'a str, attribute: &str) -> Vec<Element<'a>> {
    let starts = html.match_indices('<').filter_map(|(at, _)| {
        let (tag, inner) = html[at + 1..].split_once('>')?;
        let (name, mut rest) = tag.split_once(' ')?;
        let mut attributes = BTreeMap::new();
        while let Some((name, after)) = rest.split_once("=\"") {
            let (value, after) = after.split_once('"')?;
            attributes.insert(name.trim(), value);
            rest = after;
        }
        attributes.contains_key(attribute).then(|| Element {
            attributes,
            inner: up_to_end(inner, name),
        })
    });
    starts.collect()
}

/// The part of a text before the end of the element of that name that it is in.
fn up_to_end<'a>(text: &'a str, name: &str) -> &'a str {
    let mut depth = 0;
    for (at, _) in text.match_indices('<') {
        let tag = &text[at + 1..];
        let is = |tag: &str| tag.strip_prefix(name).is_some_and(|rest| rest.starts_with([' ', '>']));
        if tag.strip_prefix('/').is_some_and(is) {
            if depth == 0 {
                return &text[..at];
            }
            depth -= 1;
        } else if is(tag) {
            depth += 1;
        }
    }
    text
}

/// The elements whose attribute has that value.
pub fn where_is<'a>(html: &'a str, attribute: &str, value: &str) -> Vec<Element<'a>> {
    let mut found = with(html, attribute);
    found.retain(|element| element.get(attribute) == value);
    found
}

/// The one element whose attribute has that value.
pub fn only<'a>(html: &'a str, attribute: &str, value: &str) -> Element<'a> {
    let mut found = where_is(html, attribute, value);
    assert_eq!(found.len(), 1, "{attribute}={value}: {html}");
    found.remove(0)
}

/// The words of a text, without its tags.
pub fn words_of(html: &str) -> String {
    let mut words = String::new();
    for (at, part) in html.split('<').enumerate() {
        words.push_str(if at == 0 {
            part
        } else {
            part.split_once('>').map_or("", |(_, text)| text)
        });
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lists of sides of a page: the side, and each name's attributes.
fn groups(page: &str) -> Vec<(String, Vec<Element<'_>>)> {
    let lists = with(page, "data-side");
    let lists = lists
        .into_iter()
        .filter(|list| list.has("data-total") && !list.has("data-position"));
    let groups = lists.map(|list| {
        let names = with(list.inner, "data-who");
        assert_eq!(list.get("data-total"), names.len().to_string(), "{page}");
        (list.get("data-side").to_owned(), names)
    });
    groups.collect()
}

/// The keys of those on a side.
fn group<'a>(page: &'a str, side: &str) -> Vec<&'a str> {
    let groups = groups(page).into_iter().filter(|(id, _)| id == side);
    groups
        .flat_map(|(_, names)| names)
        .map(|name| name.get("data-who"))
        .collect()
}

/// Somebody who is on a side, with everything that the page says.
fn row<'a>(page: &'a str, key: &str) -> Element<'a> {
    let rows = groups(page).into_iter().flat_map(|(_, names)| names);
    let mut rows: Vec<Element> = rows.filter(|name| name.get("data-who") == key).collect();
    assert_eq!(rows.len(), 1, "{key} is on one side, and once: {page}");
    rows.remove(0)
}

/// What somebody's row says: the position that decides, how, and the change.
fn facts(page: &str, key: &str) -> [String; 4] {
    let row = row(page, key);
    let at_the_same_time = row.has("data-also");
    assert!(!at_the_same_time || !row.has("data-from"));
    let from = if at_the_same_time {
        format!("also {}", row.get("data-also"))
    } else {
        row.get("data-from").to_owned()
    };
    let [position, basis, since] = ["data-position", "data-basis", "data-since"].map(|name| row.get(name).to_owned());
    [position, basis, from, since]
}

/// Those who spoke without being on a side: how often, and when last.
fn speakers(page: &str) -> Vec<(&str, &str, &str)> {
    let lists = where_is(page, "data-list", "speakers");
    let names = lists.iter().flat_map(|list| with(list.inner, "data-who"));
    names
        .map(|name| (name.get("data-who"), name.get("data-count"), name.get("data-last")))
        .collect()
}

/// The positions of a page's list.
fn positions(page: &str) -> Vec<Element<'_>> {
    with(page, "data-position")
        .into_iter()
        .filter(|one| one.has("data-by"))
        .collect()
}

/// The items of a list of counts, with those that are folded out.
pub fn counts<'a>(page: &'a str, list: &str) -> Vec<(&'a str, &'a str)> {
    let lists = where_is(page, "data-list", list);
    let items = lists.iter().flat_map(|list| with(list.inner, "data-count"));
    items
        .map(|item| (item.get("data-key"), item.get("data-count")))
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
    let topic = page(&site, "topics/pact/");
    assert_eq!(group(&topic, "reserved"), ["parties/china", "parties/russia"]);
    assert_eq!(group(&topic, "for"), ["people/somebody"]);
    assert_eq!(group(&topic, "against"), [""; 0]);
    for key in ["parties/china", "parties/russia"] {
        assert_eq!(facts(&topic, key), ["rome#position-1", "act", "", ""]);
        let row = row(&topic, key);
        assert_eq!(row.get("data-date"), "2021-10-30");
        assert!(row.inner.contains("href=\"/2021/10/30/rome/#position-1\""), "{row:?}");
    }
    assert!(page(&site, "2021/10/30/rome/").contains("<li id=\"position-1\""));
    assert!(topic.contains("<h2 id=\"sides\">Is the pact welcome?</h2>"));
    // A joint position stands once with all who made it, on every page that has it.
    for address in [
        "topics/pact/",
        "people/wang-yi/",
        "parties/ministry/",
        "parties/china/",
        "parties/russia/",
    ] {
        let page = page(&site, address);
        let joint = only(&page, "data-by", "people/wang-yi parties/ministry parties/russia");
        assert_eq!(joint.get("data-position"), "rome#position-1", "{address}");
        assert_eq!(joint.get("data-side"), "reserved", "{address}");
        assert_eq!(page.matches("grave concern").count(), 1, "{address}");
        for name in ["Wang Yi", "Ministry", "Russia"] {
            assert!(joint.inner.contains(name), "{address}: {joint:?}");
        }
    }
    // The party of a ministry has what it said; a person has what is theirs.
    assert!(!page(&site, "people/somebody/").contains("grave concern"));
}

/// Who is at a mission speaks for its ministry and for its state; who is in a territory speaks for the territory.
#[test]
fn part_of_gives_no_voice_and_speaks_for_does() {
    let site = site(
        &[
            (
                "mission",
                "2021-01-01",
                held(
                    "{ person: Ann Lee, for: mission }, russia",
                    &["by: Ann Lee, act: oppose, on: pact"],
                ),
            ),
            (
                "territory",
                "2021-02-01",
                held("hong-kong, russia", &["by: hong-kong, act: welcome, on: pact"]),
            ),
        ]
        .map(|(slug, date, more)| (slug.to_owned(), date.to_owned(), more)),
    );
    let topic = page(&site, "topics/pact/");
    assert_eq!(group(&topic, "against"), ["parties/china"]);
    assert_eq!(group(&topic, "for"), ["parties/hong-kong"]);
    for party in ["china", "ministry", "mission"] {
        let page = page(&site, &format!("parties/{party}/"));
        assert_eq!(positions(&page).len(), 1, "{party}");
        assert_eq!(only(&page, "data-took-part", "1").get("data-named"), "0", "{party}");
        assert_eq!(counts(&page, "spoke-for-it"), [("people/ann-lee", "1")], "{party}");
        assert_eq!(counts(&page, "counterparts"), [("parties/russia", "1")], "{party}");
    }
    let russia = page(&site, "parties/russia/");
    assert_eq!(
        counts(&russia, "counterparts").into_iter().collect::<BTreeSet<_>>(),
        ["china", "ministry", "mission", "hong-kong"]
            .map(|slug| (format!("parties/{slug}"), "1"))
            .iter()
            .map(|(key, count)| (key.as_str(), *count))
            .collect()
    );
    assert!(page(&site, "parties/hong-kong/").contains("<a href=\"/parties/china/\">China</a>"));
}

#[test]
fn an_act_on_another_side_differs_and_nothing_more_is_said() {
    let at = |act: &str| {
        held(
            "china",
            &[
                &format!("by: china, act: {act}, on: pact"),
                "by: china, act: reject, on: trade",
            ],
        )
    };
    let entries = [
        ("first", "2021-01-01", at("criticise")),
        ("second", "2021-02-01", at("state")),
        ("third", "2021-03-01", at("welcome")),
        ("fourth", "2021-04-01", at("support")),
    ]
    .map(|(slug, date, more)| (slug.to_owned(), date.to_owned(), more));
    let site = site(&entries);
    let topic = page(&site, "topics/pact/");
    assert_eq!(group(&topic, "for"), ["parties/china"]);
    // The last position decides; the change is at the first one of the new side.
    assert_eq!(
        facts(&topic, "parties/china"),
        ["fourth#position-1", "act", "against", "third#position-1"]
    );
    let china = row(&topic, "parties/china");
    assert!(
        words_of(china.inner).contains("changed from “Against” 1 March 2021"),
        "{china:?}"
    );
    assert!(
        china.inner.contains("href=\"/2021/03/01/third/#position-1\""),
        "{china:?}"
    );
    let differing = with(&topic, "data-differs");
    assert_eq!(differing.len(), 1, "{topic}");
    assert_eq!(differing[0].get("data-position"), "third#position-1");
    assert_eq!(differing[0].get("data-differs"), "first#position-1");
    assert!(topic.contains(
        "<a class=\"differs\" href=\"/2021/01/01/first/#position-1\">differs from <time datetime=\"2021-01-01\">"
    ));
    assert_eq!(
        facts(&page(&site, "topics/trade/"), "parties/china"),
        ["fourth#position-2", "act", "", ""]
    );
    assert!(!page(&site, "topics/trade/").contains("data-differs"));
    for page in site.values() {
        assert!(!String::from_utf8_lossy(page).contains("changed its position"));
    }
}

/// Who changes more than once: the last change is shown, and the last position on the old side is what it differs from.
#[test]
fn the_last_of_several_changes_is_shown() {
    let acts = ["welcome", "praise", "oppose", "note", "reject", "express-concern"];
    let entries: Vec<(String, String, String)> = acts
        .iter()
        .enumerate()
        .map(|(at, act)| {
            let more = held("china", &[&format!("by: china, act: {act}, on: pact")]);
            (format!("e-{act}"), format!("2021-0{}-01", at + 1), more)
        })
        .collect();
    let topic = page(&site(&entries), "topics/pact/");
    assert_eq!(group(&topic, "reserved"), ["parties/china"]);
    assert_eq!(
        facts(&topic, "parties/china"),
        [
            "e-express-concern#position-1",
            "act",
            "against",
            "e-express-concern#position-1"
        ]
    );
    let differing: Vec<(&str, &str)> = with(&topic, "data-differs")
        .iter()
        .map(|one| (one.get("data-position"), one.get("data-differs")))
        .collect();
    assert_eq!(
        differing,
        [
            ("e-express-concern#position-1", "e-reject#position-1"),
            ("e-oppose#position-1", "e-praise#position-1")
        ]
    );
}

/// The order of the file decides between positions of one entry, and a change within an entry is one.
#[test]
fn of_several_positions_in_one_entry_the_last_counts() {
    let both = held(
        "china",
        &[
            "by: china, act: welcome, on: pact",
            "by: china, act: criticise, on: pact",
        ],
    );
    let entries = [("first", "2021-01-01"), ("second", "2021-02-01")]
        .map(|(slug, date)| (slug.to_owned(), date.to_owned(), both.clone()));
    let site = site(&entries);
    let topic = page(&site, "topics/pact/");
    assert_eq!(group(&topic, "against"), ["parties/china"]);
    assert_eq!(group(&topic, "for"), [""; 0]);
    assert_eq!(
        facts(&topic, "parties/china"),
        ["second#position-2", "act", "also for", "second#position-2"]
    );
    let differs: Vec<(&str, &str)> = positions(&topic)
        .iter()
        .map(|one| (one.get("data-position"), one.get("data-differs")))
        .collect();
    assert_eq!(
        differs,
        [
            ("second#position-1", "first#position-2"),
            ("second#position-2", "second#position-1"),
            ("first#position-1", ""),
            ("first#position-2", "first#position-1"),
        ]
    );
}

#[test]
fn acts_on_a_part_of_a_topic_do_not_say_where_a_party_stands_on_the_whole() {
    let entries = [
        (
            "one",
            "2021-01-01",
            held("china", &["by: china, act: welcome, on: part"]),
        ),
        (
            "two",
            "2021-02-01",
            held("china, russia", &["by: russia, act: reject, on: pact"]),
        ),
        // A later position on the part does not move who is on a side of the whole.
        (
            "three",
            "2021-03-01",
            held("russia", &["by: russia, act: praise, on: part"]),
        ),
    ]
    .map(|(slug, date, more)| (slug.to_owned(), date.to_owned(), more));
    let site = site(&entries);
    assert_eq!(
        group(&page(&site, "topics/part/"), "for"),
        ["parties/china", "parties/russia"]
    );
    let whole = page(&site, "topics/pact/");
    assert_eq!(groups(&whole).len(), 1);
    assert_eq!(group(&whole, "against"), ["parties/russia"]);
    assert_eq!(facts(&whole, "parties/russia"), ["two#position-1", "act", "", ""]);
    assert_eq!(speakers(&whole), [("parties/china", "1", "2021-01-01")]);
    assert_eq!(speakers(&page(&site, "topics/part/")), []);
    assert_eq!(
        positions(&whole).len(),
        3,
        "the list of the whole has those on the part"
    );
    let on_part = only(&whole, "data-position", "one#position-1");
    assert!(on_part.inner.contains("/topics/part/"), "{on_part:?} names the part");
    assert!(!whole.contains("data-differs"));
}

#[test]
fn a_stance_says_more_than_the_act() {
    let entries = [
        (
            "one",
            "2021-01-01",
            held(
                "china, russia, brazil, hong-kong",
                &[
                    "by: china, act: welcome, stance: against, on: pact",
                    "by: russia, act: state, stance: reserved, on: pact",
                    "by: brazil, act: reject, stance: none, on: pact",
                    "by: hong-kong, act: note, stance: for, on: pact",
                    "by: hong-kong, act: state, on: trade",
                ],
            ),
        ),
        // No side, so that the side stays; as an act would have it, it would be another one.
        (
            "two",
            "2021-02-01",
            held(
                "russia",
                &[
                    "by: russia, act: oppose, stance: none, on: pact",
                    "by: russia, act: deny, on: pact",
                ],
            ),
        ),
    ]
    .map(|(slug, date, more)| (slug.to_owned(), date.to_owned(), more));
    let site = site(&entries);
    let topic = page(&site, "topics/pact/");
    for (side, key, position) in [
        ("against", "parties/china", "one#position-1"),
        ("reserved", "parties/russia", "one#position-2"),
        ("for", "parties/hong-kong", "one#position-4"),
    ] {
        assert_eq!(group(&topic, side), [key]);
        assert_eq!(facts(&topic, key), [position, "editor", "", ""]);
        assert!(words_of(row(&topic, key).inner).contains("by the editor"));
    }
    assert_eq!(speakers(&topic), [("parties/brazil", "1", "2021-01-01")]);
    let entry = page(&site, "2021/01/01/one/");
    assert_eq!(only(&entry, "id", "position-1").get("data-basis"), "editor");
    assert_eq!(only(&entry, "id", "position-1").get("data-side"), "against");
    assert!(!only(&entry, "id", "position-3").has("data-side"));
    let trade = page(&site, "topics/trade/");
    assert_eq!(groups(&trade).len(), 0);
    assert!(
        trade.contains("Should trade be freer? Nobody has taken a side in the record."),
        "{trade}"
    );
}

/// Which acts imply which side: all acts, one by one.
#[test]
fn acts_imply_sides_and_most_imply_none() {
    let acts = [
        "state",
        "welcome",
        "agree",
        "support",
        "praise",
        "propose",
        "request",
        "announce",
        "pledge",
        "note",
        "express-concern",
        "oppose",
        "criticise",
        "reject",
        "threaten",
        "deny",
    ];
    let by: Vec<String> = acts.iter().map(|act| format!("{{ party: Of {act} }}")).collect();
    let positions: Vec<String> = acts
        .iter()
        .map(|act| format!("by: [{{ party: Of {act} }}], act: {act}, on: pact"))
        .collect();
    let positions: Vec<&str> = positions.iter().map(String::as_str).collect();
    let more = held(&by.join(", "), &positions);
    let topic = page(
        &site(&[("one".to_owned(), "2021-01-01".to_owned(), more)]),
        "topics/pact/",
    );
    let keys = |acts: &[&str]| -> BTreeSet<String> { acts.iter().map(|act| format!("parties/of-{act}")).collect() };
    let found = |side| -> BTreeSet<String> { group(&topic, side).into_iter().map(str::to_owned).collect() };
    assert_eq!(found("for"), keys(&["welcome", "support", "praise"]));
    assert_eq!(found("reserved"), keys(&["express-concern"]));
    assert_eq!(found("against"), keys(&["oppose", "criticise", "reject"]));
    let spoke: BTreeSet<String> = speakers(&topic).into_iter().map(|(key, ..)| key.to_owned()).collect();
    assert_eq!(
        spoke,
        keys(&[
            "state", "agree", "propose", "request", "announce", "pledge", "note", "threaten", "deny"
        ])
    );
}

#[test]
fn a_topic_without_a_question_lists_who_spoke() {
    let entries = [
        (
            "one",
            "2021-01-01",
            held(
                "china, russia",
                &[
                    "by: china, act: oppose, on: virus",
                    "by: [china, russia], act: welcome, on: virus",
                ],
            ),
        ),
        (
            "two",
            "2021-02-01",
            held("china", &["by: china, act: reject, on: virus"]),
        ),
    ]
    .map(|(slug, date, more)| (slug.to_owned(), date.to_owned(), more));
    let topic = page(&site(&entries), "topics/virus/");
    assert_eq!(groups(&topic).len(), 0);
    assert!(!topic.contains("data-side") && !topic.contains("data-differs") && !topic.contains("id=\"sides\""));
    assert_eq!(
        speakers(&topic),
        [
            ("parties/china", "3", "2021-02-01"),
            ("parties/russia", "1", "2021-01-01")
        ]
    );
}

#[test]
fn withdrawn_entries_take_no_side_and_neither_do_drafts_and_translations() {
    let entries = [
        (
            "one",
            "2021-01-01",
            held("china, russia", &["by: china, act: welcome, on: pact"]),
        ),
        (
            "withdrawn",
            "2021-02-01",
            held("china, russia", &["by: [china, russia], act: reject, on: pact"]) + "status: withdrawn\n",
        ),
        (
            "draft",
            "2021-03-01",
            held("china", &["by: china, act: express-concern, on: pact"]) + "draft: true\n",
        ),
        (
            "uno",
            "2021-01-01",
            held("china", &["by: china, act: oppose, on: pact"]) + "language: it\ntranslation_of: one\n",
        ),
    ]
    .map(|(slug, date, more)| (slug.to_owned(), date.to_owned(), more));
    let topic = page(&site(&entries), "topics/pact/");
    assert_eq!(groups(&topic).len(), 1);
    assert_eq!(group(&topic, "for"), ["parties/china"]);
    assert_eq!(facts(&topic, "parties/china"), ["one#position-1", "act", "", ""]);
    assert!(!topic.contains("data-differs"));
}

/// A bloc's position is the bloc's, whoever is in it; one that a member holds for itself is the member's.
#[test]
fn a_blocs_position_is_not_its_members() {
    let entries = [
        (
            "one",
            "2021-01-01",
            held("china, russia", &["by: china, act: reject, on: pact"]),
        ),
        (
            "two",
            "2021-02-01",
            held("china, russia", &["by: brics, act: welcome, on: pact"]),
        ),
    ]
    .map(|(slug, date, more)| (slug.to_owned(), date.to_owned(), more));
    let site = site(&entries);
    let topic = page(&site, "topics/pact/");
    assert_eq!(group(&topic, "for"), ["parties/brics"]);
    assert_eq!(group(&topic, "against"), ["parties/china"]);
    assert_eq!(positions(&page(&site, "parties/china/")).len(), 1);
    assert_eq!(positions(&page(&site, "parties/russia/")).len(), 0);
    let brics = page(&site, "parties/brics/");
    assert_eq!(positions(&brics).len(), 1);
    // It is on record, and was not there.
    assert_eq!(only(&brics, "data-took-part", "0").get("data-named"), "1");
}

/// Which of two positions is the last: by the first day of the event, by the last, and then by the slug.
#[test]
fn the_newest_entry_decides_and_a_tie_has_an_order() {
    let at = |act: &str| {
        held(
            "china, russia, brazil",
            &[&format!("by: [china, russia], act: {act}, on: pact")],
        )
    };
    for (entries, decides, side) in [
        // Of one day, that which comes first by its slug is the newest.
        (
            [("b", "2021-03-01", "oppose"), ("a", "2021-03-01", "welcome")],
            "a",
            "for",
        ),
        (
            [("b", "2021-03-01", "welcome"), ("a", "2021-03-01", "oppose")],
            "a",
            "against",
        ),
        // What began later is newer, however long the other one went on.
        (
            [("a", "2021-03-01/2021-04-30", "oppose"), ("b", "2021-03-02", "praise")],
            "b",
            "for",
        ),
        (
            [("a", "2021-03", "oppose"), ("b", "2021-03-01", "praise")],
            "a",
            "against",
        ),
        ([("a", "2021-03", "oppose"), ("b", "2021-03-02", "praise")], "b", "for"),
        (
            [("a", "2021-03-01", "oppose"), ("b", "2021-03-01/2021-03-02", "praise")],
            "b",
            "for",
        ),
    ] {
        let other = entries.iter().find(|(slug, ..)| *slug != decides).expect("two");
        let built = entries.map(|(slug, date, act)| (slug.to_owned(), date.to_owned(), at(act)));
        let topic = page(&site(&built), "topics/pact/");
        assert_eq!(group(&topic, side), ["parties/china", "parties/russia"], "{entries:?}");
        // The days tell which was first only where one event ended before the other began.
        let from = if side == "for" { "also against" } else { "also for" };
        let decisive = format!("{decides}#position-1");
        assert_eq!(
            facts(&topic, "parties/china"),
            [decisive.as_str(), "act", from, decisive.as_str()],
            "{entries:?}"
        );
        let differing = with(&topic, "data-differs");
        assert_eq!(differing.len(), 1, "{entries:?}");
        assert_eq!(differing[0].get("data-differs"), format!("{}#position-1", other.0));
    }
}

/// A person is counted for the party of the participant, or of the office of that day, or for nobody else.
#[test]
fn a_person_speaks_for_whom_they_do_that_day() {
    let entries = [
        (
            "office",
            "2021-05-01",
            held("Bo Li", &["by: Bo Li, act: oppose, on: pact"]),
        ),
        (
            "for",
            "2021-06-01",
            held(
                "{ person: Bo Li, for: hong-kong }",
                &["by: Bo Li, act: praise, on: pact"],
            ),
        ),
        (
            "later",
            "2022-05-01",
            held("Bo Li", &["by: Bo Li, act: express-concern, on: pact"]),
        ),
    ]
    .map(|(slug, date, more)| (slug.to_owned(), date.to_owned(), more + "status: happened\n"));
    let digest = digest_of(&entries);
    digest.write(
        "content/people/bo-li.md",
        "---\nname: Bo Li\noffices: [{ title: Envoy, of: mission, from: 2021-01-01, until: 2021-12-31 }]\n---\n",
    );
    let prepared = digest.prepare(&digest::at("2022-12-01T12:00:00Z"));
    let site = digest::site_of(&prepared);
    let topic = page(&site, "topics/pact/");
    assert_eq!(group(&topic, "against"), ["parties/china"]);
    assert_eq!(group(&topic, "for"), ["parties/hong-kong"]);
    assert_eq!(group(&topic, "reserved"), ["people/bo-li"]);
    assert!(!topic.contains("data-differs"), "three holders, each on one side");
    assert_eq!(
        positions(&page(&site, "people/bo-li/")).len(),
        3,
        "they are all this person's"
    );
    let entry = page(&site, "2021/05/01/office/");
    let participant = only(&entry, "data-key", "people/bo-li");
    assert_eq!(participant.get("data-office"), "Envoy");
    assert_eq!(participant.get("data-for"), "parties/mission");
    let entry = page(&site, "2021/06/01/for/");
    let participant = only(&entry, "data-key", "people/bo-li");
    assert_eq!(participant.get("data-for"), "parties/hong-kong");
    assert_eq!(
        words_of(participant.inner),
        "Bo LiEnvoy, Missionfor Hong Kong",
        "it is the office of that day, and of another party than the one that they are there for"
    );
}

/// Sixty parties, each with a first position and a third of them with a second one that is on another side.
fn many() -> Vec<(String, String, String)> {
    let acts = ["welcome", "express-concern", "oppose"];
    let first = (0..60).map(|at| {
        let who = format!("{{ party: State {at} }}");
        let more = held(
            &who,
            &[
                &format!("by: [{who}], act: {}, on: pact", acts[at % 3]),
                &format!("by: [{who}], on: virus"),
            ],
        );
        (
            format!("e-{at}x"),
            format!("2020-{:02}-{:02}", at % 12 + 1, at % 28 + 1),
            more,
        )
    });
    let second = (0..60).step_by(3).map(|at| {
        let who = format!("{{ party: State {at} }}");
        let more = held(&who, &[&format!("by: [{who}], act: reject, on: pact")]);
        (format!("later-{at}x"), "2021-03-01".to_owned(), more)
    });
    first.chain(second).collect()
}

/// The part of a page that says who is on which side.
fn sides_of(page: &str) -> String {
    let (_, rest) = page.split_once("<section class=\"sides\">").expect("the sides");
    rest.split("</section>").next().unwrap_or_default().to_owned()
}

#[test]
fn sides_are_those_of_the_whole_record_on_every_page() {
    let entries = many();
    let before = site(&entries);
    let topic = page(&before, "topics/pact/");
    for (side, total) in [("for", 0), ("reserved", 20), ("against", 40)] {
        assert_eq!(group(&topic, side).len(), total, "{side}");
    }
    for at in 0..60 {
        let expected = match at % 3 {
            0 => [
                format!("later-{at}x#position-1"),
                "act".to_owned(),
                "for".to_owned(),
                format!("later-{at}x#position-1"),
            ],
            _ => [
                format!("e-{at}x#position-1"),
                "act".to_owned(),
                String::new(),
                String::new(),
            ],
        };
        assert_eq!(facts(&topic, &format!("parties/state-{at}")), expected);
    }
    // The page shows a few of the positions, says so, and leads to the others; the same sides stand on all of their pages.
    let record = only(&topic, "data-shown", "24");
    assert_eq!(record.get("data-total"), "80");
    assert_eq!(positions(record.inner).len(), 24);
    assert!(words_of(&topic).contains("(24 of 80)") && topic.contains("href=\"/topics/pact/positions/\""));
    let mut pages = 0;
    for (path, bytes) in &before {
        if path.starts_with("topics/pact/positions/") && path.ends_with("index.html") {
            assert_eq!(sides_of(&String::from_utf8_lossy(bytes)), sides_of(&topic), "{path}");
            pages += 1;
        }
    }
    assert_eq!(pages, 2);
    // What else there is moves nobody: it changes neither a name nor a date.
    let mut more = entries.clone();
    more.push((
        "unrelated".to_owned(),
        "2021-11-01".to_owned(),
        held(
            "{ party: State 1 }, { party: State 2 }, china",
            &[
                "by: [{ party: State 1 }], act: reject, on: trade",
                "by: [{ party: State 2 }], act: praise, on: virus",
                "by: [{ party: State 1 }], act: praise, on: part",
            ],
        ),
    ));
    more.push((
        "unrelated-too".to_owned(),
        "2019-01-01".to_owned(),
        "participants: [{ party: State 5 }]\ntopics: [virus]\n".to_owned(),
    ));
    assert_eq!(sides_of(&page(&site(&more), "topics/pact/")), sides_of(&topic));
}

#[test]
fn a_topic_with_many_positions_has_pages_of_them() {
    let mut entries: Vec<(String, String, String)> = (0..41)
        .map(|at| {
            let more = held("china", &["by: china, act: support, on: pact"; 3]);
            (
                format!("e-{at}x"),
                format!("2021-{:02}-{:02}", at % 11 + 1, at % 28 + 1),
                more,
            )
        })
        .collect();
    // One entry is longer than a page, and stands on one of its own.
    let many = held(
        "{ person: Wang Yi, for: china }",
        &["by: Wang Yi, act: support, on: pact"; 60],
    );
    entries.push(("long".to_owned(), "2021-06-15".to_owned(), many));
    let site = site(&entries);
    let topic = page(&site, "topics/pact/");
    assert!(topic.contains("/topics/pact/positions/"));
    for (list, total) in [("topics/pact/", 183), ("parties/china/", 183), ("people/wang-yi/", 60)] {
        let own = page(&site, list);
        let record = with(&own, "data-shown").remove(0);
        assert_eq!(record.get("data-total"), total.to_string(), "{list}");
        assert_eq!(
            positions(record.inner).len().to_string(),
            record.get("data-shown"),
            "{list}"
        );
        if total == 60 {
            // The newest entry is shown whole, however long it is, and then there is no more to lead to.
            assert_eq!(record.get("data-shown"), "60");
            assert!(!site.contains_key("people/wang-yi/positions/index.html"));
            continue;
        }
        assert!(own.contains(&format!("href=\"/{list}positions/\"")), "{list}");
        let mut seen = BTreeSet::new();
        let mut entries = BTreeSet::new();
        let mut number = 0;
        loop {
            number += 1;
            let address = match number {
                1 => format!("{list}positions/"),
                _ => format!("{list}positions/page/{number}/"),
            };
            if !site.contains_key(&format!("{address}index.html")) {
                break;
            }
            let part = page(&site, &address);
            let on_page = positions(&part);
            let sections = with(&part, "data-entry");
            assert_eq!(
                with(&part, "data-shown")[0].get("data-shown"),
                on_page.len().to_string()
            );
            assert!(
                on_page.len() <= 50 || sections.len() == 1,
                "{address}: {} positions of {} entries",
                on_page.len(),
                sections.len()
            );
            for section in sections {
                assert!(
                    entries.insert(section.get("data-entry").to_owned()),
                    "{address} has part of an entry"
                );
            }
            for position in on_page {
                assert!(
                    seen.insert(position.get("data-position").to_owned()),
                    "{address} repeats a position"
                );
            }
        }
        assert_eq!(seen.len(), total, "{list}");
        assert_eq!(entries.len(), 42, "{list}");
        assert_eq!(number - 1, 5, "{list}: 16 entries on a page, fewer before the long one");
    }
}

/// Whoever has more positions than their page shows has pages of all of them: a party, and a person.
#[test]
fn all_positions_of_a_party_and_a_person_have_pages() {
    let entries: Vec<(String, String, String)> = (0..30)
        .map(|at| {
            let more = held(
                "{ person: Wang Yi, for: ministry }, russia",
                &["by: [Wang Yi, russia], act: welcome, on: pact", "by: russia, on: trade"],
            );
            (format!("e-{at}x"), format!("2021-01-{:02}", at % 28 + 1), more)
        })
        .collect();
    let site = site(&entries);
    for (list, total, title) in [
        ("people/wang-yi/", 30, "Positions of Wang Yi"),
        ("parties/china/", 30, "Positions of China"),
        ("parties/ministry/", 30, "Positions of Ministry"),
        ("parties/russia/", 60, "Positions of Russia"),
    ] {
        let own = page(&site, list);
        assert_eq!(
            with(&own, "data-shown")[0].get("data-total"),
            total.to_string(),
            "{list}"
        );
        assert!(own.contains(&format!("href=\"/{list}positions/\"")), "{list}");
        let first = page(&site, &format!("{list}positions/"));
        assert!(first.contains(&format!("<h1>{title}</h1>")), "{first}");
        assert!(first.contains(&format!("href=\"/{list}\"")), "{list}: it leads back");
        let mut keys: BTreeSet<String> = BTreeSet::new();
        for (path, bytes) in &site {
            if path.starts_with(&format!("{list}positions/")) && path.ends_with("index.html") {
                let text = String::from_utf8_lossy(bytes);
                keys.extend(positions(&text).iter().map(|one| one.get("data-position").to_owned()));
            }
        }
        assert_eq!(keys.len(), total, "{list}");
    }
}

#[test]
fn parties_that_meet_often_enough_are_a_pair() {
    let met = "participants: [{ person: Wang Yi, for: ministry }, russia, { party: Japan, role: mentioned }, { party: Peru, role: comments }, { party: Chile, role: target }]\ntype: meeting\n";
    let both = |parties: &str| format!("participants: [{parties}]\ntype: summit\n");
    let mut entries = vec![
        ("one".to_owned(), "2021-01-01".to_owned(), met.to_owned()),
        ("two".to_owned(), "2021-02-01".to_owned(), met.to_owned()),
        ("three".to_owned(), "2021-03-01".to_owned(), met.to_owned()),
    ];
    for (slug, date, more) in [
        ("off", "2021-04-01", "status: cancelled\n"),
        ("gone", "2021-04-02", "status: withdrawn\n"),
        (
            "soon",
            "2021-12-24",
            "status: scheduled\npublish_at: 2021-11-01T00:00\n",
        ),
    ] {
        entries.push((slug.to_owned(), date.to_owned(), both("china, russia") + more));
    }
    for (name, parties, month) in [
        ("bloc", "china, brics", 5),
        ("left", "brazil, brics", 7),
        ("then", "brazil, brics", 3),
        ("territory", "china, hong-kong", 8),
    ] {
        entries.extend((1..=3).map(|day| (format!("{name}-{day}x"), format!("2021-0{month}-0{day}"), both(parties))));
    }
    let site = site(&entries);
    let pairs: Vec<&String> = site.keys().filter(|path| path.starts_with("pairs/")).collect();
    assert_eq!(
        pairs,
        [
            "pairs/brazil/brics/index.html",
            "pairs/china/hong-kong/index.html",
            "pairs/china/russia/index.html",
            "pairs/index.html"
        ],
        "a ministry meets for its state; a bloc does not meet its members, but does meet who left it"
    );
    let pair = page(&site, "pairs/china/russia/");
    assert_eq!(only(&pair, "data-entries", "3").get("data-first"), "2021-01-01");
    for slug in ["one", "two", "three"] {
        assert!(pair.contains(&format!("/{slug}/\"")), "{slug}");
    }
    for slug in ["off", "soon", "gone"] {
        assert!(
            !pair.contains(&format!("/{slug}/")),
            "what did not take place is no meeting: {slug}"
        );
    }
    assert_eq!(counts(&pair, "others"), []);
    assert_eq!(
        only(&page(&site, "pairs/brazil/brics/"), "data-entries", "3").get("data-first"),
        "2021-07-01"
    );
    for (party, other) in [("china", "russia"), ("russia", "china")] {
        let page = page(&site, &format!("parties/{party}/"));
        assert!(page.contains("href=\"/pairs/china/russia/\""));
        assert!(counts(&page, "pairs").contains(&(&format!("parties/{other}"), "3")));
    }
}

/// Of all types of events those in which parties are together, or act as one.
#[test]
fn pairs_count_only_types_in_which_parties_are_together() {
    let types = [
        "meeting",
        "call",
        "video-meeting",
        "visit",
        "summit",
        "negotiation",
        "announcement",
        "statement",
        "joint-statement",
        "press-conference",
        "speech",
        "letter",
        "signing",
        "vote",
        "sanction",
        "recall-expulsion",
        "appointment",
        "credentials",
        "recognition",
        "ratification",
        "accession",
        "withdrawal",
        "publication",
        "opinion-article",
    ];
    let entries: Vec<(String, String, String)> = types
        .iter()
        .map(|kind| {
            let more = format!("participants: [{{ party: A {kind} }}, {{ party: B {kind} }}]\ntype: {kind}\n");
            (format!("of-{kind}"), "2021-01-01".to_owned(), more)
        })
        .chain([(
            "of-none".to_owned(),
            "2021-01-01".to_owned(),
            "participants: [{ party: A none }, { party: B none }]\n".to_owned(),
        )])
        .collect();
    let digest = digest_of(&entries);
    digest.write("chancery.yaml", "title: A digest\npairs: { from: 1 }\n");
    let site = built(&digest);
    let found: BTreeSet<&str> = site
        .keys()
        .filter_map(|path| path.strip_prefix("pairs/a-")?.split_once('/').map(|(kind, _)| kind))
        .collect();
    let together = [
        "meeting",
        "call",
        "video-meeting",
        "visit",
        "summit",
        "negotiation",
        "credentials",
        "signing",
        "joint-statement",
        "press-conference",
    ];
    assert_eq!(found, together.into_iter().collect());
    // They are together with each other all the same, as the entry says.
    assert_eq!(
        counts(&page(&site, "parties/a-opinion-article/"), "counterparts"),
        [("parties/b-opinion-article", "1")]
    );
}

#[test]
fn entries_with_many_parties_make_no_pairs() {
    let crowd = |of: usize| {
        let names: Vec<String> = (0..of).map(|at| format!("{{ party: State {at} }}")).collect();
        format!("participants: [{}]\ntype: summit\n", names.join(", "))
    };
    let site = |of: usize| {
        let (crowd, days) = (crowd(of), ["2021-01-01", "2021-02-01", "2021-03-01"]);
        site(&[
            ("a", days[0], &*crowd),
            ("b", days[1], &*crowd),
            ("c", days[2], &*crowd),
        ])
    };
    assert!(!site(13).keys().any(|path| path.starts_with("pairs/")));
    let pages = site(12).keys().filter(|path| path.starts_with("pairs/")).count();
    assert_eq!(pages, 12 * 11 / 2 + 1);
}

/// The columns, the cells and the numbers of the positions of others of a comparison of readouts.
type Readouts<'a> = (Vec<(&'a str, &'a str)>, Vec<[&'a str; 3]>, Vec<&'a str>);

/// The readouts of an entry: each column with its number of accounts, each filled cell, and what is told of others.
fn readouts(page: &str) -> Option<Readouts<'_>> {
    let (_, rest) = page.split_once("<section class=\"readouts\">")?;
    let (readouts, _) = rest.split_once("</section>")?;
    let columns = with(readouts, "data-accounts");
    let cells = with(readouts, "data-positions");
    let rows = readouts.matches("<tr>").count() - 1;
    assert_eq!(
        cells.len(),
        rows * columns.len(),
        "every row has a cell for every column: {readouts}"
    );
    for cell in &cells {
        let is_empty = cell.get("data-positions").is_empty();
        assert_eq!(is_empty, cell.inner.contains("nothing recorded"), "{readouts}");
    }
    for column in &columns {
        assert_eq!(
            column.get("data-accounts") == "0",
            column.inner.contains("no account of its own"),
            "{readouts}"
        );
    }
    let columns = columns
        .iter()
        .map(|column| (column.get("data-side"), column.get("data-accounts")));
    let filled = cells.iter().filter(|cell| !cell.get("data-positions").is_empty());
    let filled = filled.map(|cell| ["data-side", "data-topic", "data-positions"].map(|name| cell.get(name)));
    let others = with(readouts, "data-of-others");
    Some((
        columns.collect(),
        filled.collect(),
        others.iter().map(|one| one.get("data-of-others")).collect(),
    ))
}

#[test]
fn accounts_of_several_sides_stand_side_by_side() {
    // A readout of a ministry is its state's; Brazil takes part and tells nothing; Japan tells, and does not take part.
    let several = "source:\n  - { publisher: Xinhua, side: ministry }\n  - { publisher: TASS, side: russia }\n  - Reuters\n  \
                   - { publisher: Kyodo, side: Japan }\n  - { publisher: Izvestia, side: russia }\n\
                   participants: [{ person: Wang Yi, for: mission }, russia, brazil, { party: Japan, role: comments }]\n\
                   topics: [pact, trade]\nrelated: [later]\npositions:\n  \
                   - { by: Wang Yi, act: propose, on: pact, quote: as china tells, account: xinhua }\n  \
                   - { by: russia, act: agree, on: trade, quote: as russia tells, account: tass }\n  \
                   - { by: russia, act: agree, on: trade, quote: as nobody tells, account: reuters }\n  \
                   - { by: russia, act: pledge, on: pact, quote: as china tells of russia, account: xinhua }\n  \
                   - { by: [china, russia], act: agree, on: pact, quote: as russia tells of both, account: tass }\n  \
                   - { by: brazil, act: agree, on: pact, quote: as russia tells of brazil, account: izvestia }\n  \
                   - { by: Japan, act: note, on: trade, quote: as japan tells, account: kyodo }\n  \
                   - { by: russia, act: note, on: trade, quote: as izvestia tells, account: izvestia }\n";
    // Accounts of both, in an entry that is related to it.
    let later = "source: [{ publisher: Xinhua, side: china }, { publisher: TASS, side: russia }]\n\
                 participants: [china, russia]\ntopics: [pact]\npositions: [{ by: china, on: pact, quote: of another day, account: xinhua }]\n";
    let site = site(&[("rome", "2021-10-30", several), ("later", "2021-10-31", later)]);
    let rome = page(&site, "2021/10/30/rome/");
    let (columns, cells, others) = readouts(&rome).expect("the readouts are compared");
    assert_eq!(
        columns,
        [("parties/china", "1"), ("parties/russia", "2"), ("parties/brazil", "0")]
    );
    assert_eq!(
        cells,
        [
            ["parties/china", "topics/pact", "1"],
            ["parties/russia", "topics/pact", "5"],
            ["parties/russia", "topics/trade", "2 8"],
        ]
    );
    assert_eq!(others, ["4", "6"], "account by account");
    let (_, table) = rome.split_once("<section class=\"readouts\">").expect("the readouts");
    let (table, _) = table.split_once("</section>").expect("their end");
    assert!(!table.contains("nobody") && !table.contains("another day") && !table.contains("japan tells"));
    let (_, of_others) = table
        .split_once("What these accounts say of others")
        .expect("they are apart");
    assert!(
        words_of(of_others)
            .starts_with("Xinhua (Ministry) Russia pledged as china tells of russia Izvestia (Russia) Brazil agreed"),
        "{of_others}"
    );
    // Every position says whose account it is taken from.
    let accounts: Vec<&str> = with(&rome, "data-account")
        .iter()
        .map(|one| one.get("data-account"))
        .collect();
    assert_eq!(
        accounts,
        [
            "sources/xinhua",
            "sources/xinhua",
            "sources/tass",
            "sources/izvestia",
            "sources/tass",
            "sources/reuters",
            "sources/kyodo",
            "sources/izvestia"
        ]
    );
    let (columns, cells, others) = readouts(&page(&site, "2021/10/31/later/"))
        .map(|(columns, cells, others)| (columns.len(), cells.len(), others.len()))
        .expect("two sides have accounts, and one of them says something");
    assert_eq!((columns, cells, others), (2, 1, 0));
}

#[test]
fn there_are_no_readouts_of_fewer_than_two_sides() {
    let with = |source: &str, participants: &str, position: &str| {
        format!(
            "source: [{source}]\nparticipants: [{participants}]\ntopics: [pact]\npositions: [{{ {position}, on: pact }}]\n"
        )
    };
    let (xinhua, tass) = (
        "{ publisher: Xinhua, side: china }",
        "{ publisher: TASS, side: russia }",
    );
    let cases = [
        (
            "one-side",
            with(
                &format!("{xinhua}, Reuters"),
                "china, russia",
                "by: china, account: xinhua",
            ),
        ),
        (
            "own-twice",
            with(
                &format!("{xinhua}, {{ publisher: CGTN, side: mission }}"),
                "china, russia",
                "by: china, account: cgtn",
            ),
        ),
        // Russia tells of it, and was not there.
        (
            "outside",
            with(
                &format!("{xinhua}, {tass}"),
                "china, { party: russia, role: comments }",
                "by: china, account: xinhua",
            ),
        ),
        // Two sides tell, and only of each other.
        (
            "of-others",
            with(
                &format!("{xinhua}, {tass}"),
                "china, russia",
                "by: russia, account: xinhua",
            ),
        ),
        // A territory's account is not its state's.
        (
            "territory",
            with(
                &format!("{xinhua}, {{ publisher: RTHK, side: hong-kong }}"),
                "china, russia",
                "by: china, account: xinhua",
            ),
        ),
    ];
    let entries = cases.map(|(slug, more)| (slug.to_owned(), "2021-10-30".to_owned(), more));
    let site = site(&entries);
    for (slug, ..) in &entries {
        assert!(
            readouts(&page(&site, &format!("2021/10/30/{slug}/"))).is_none(),
            "{slug}"
        );
        assert!(
            !page(&site, &format!("2021/10/30/{slug}/")).contains("class=\"readouts\""),
            "{slug}"
        );
    }
}

/// A position shows the summary, then the words, then the account: who wrote it, who carries it, and from which language.
#[test]
fn a_position_is_shown_with_what_it_rests_on() {
    let several = "source:\n  - { publisher: China Daily, agency: Xinhua, language: zh }\n  - { publisher: TASS, side: russia }\n\
                   participants: [china, russia]\ntopics: [pact]\npositions:\n  \
                   - { by: china, act: note, on: pact, quote: the words, summary: The summary., account: xinhua }\n  \
                   - { by: russia, on: pact, summary: Only this. }\n";
    let one = "source: { publisher: China Daily, agency: China Daily }\nparticipants: [china]\ntopics: [pact]\npositions: [{ by: china, on: pact }]\n";
    let site = site(&[("rome", "2021-10-30", several), ("one", "2021-10-29", one)]);
    let shown = |html: &str, attribute: &str, value: &str| words_of(only(html, attribute, value).inner);
    let expected = "The summary. the words Account of Xinhua, via China Daily (translated here from Chinese)";
    let rome = page(&site, "2021/10/30/rome/");
    assert_eq!(
        only(&rome, "id", "position-1").get("data-account"),
        "sources/xinhua sources/china-daily"
    );
    assert!(!only(&rome, "id", "position-2").has("data-account"));
    assert!(shown(&rome, "id", "position-1").ends_with(expected), "{rome}");
    for address in ["topics/pact/", "parties/china/"] {
        let text = page(&site, address);
        assert!(
            shown(&text, "data-position", "rome#position-1").ends_with(expected),
            "{text}"
        );
    }
    assert!(shown(&rome, "id", "position-2").ends_with("Only this."));
    let only_one = page(&site, "2021/10/29/one/");
    assert_eq!(
        only(&only_one, "id", "position-1").get("data-account"),
        "sources/china-daily"
    );
    assert!(
        shown(&only_one, "id", "position-1").ends_with("Account of China Daily"),
        "nobody is named twice"
    );
}
