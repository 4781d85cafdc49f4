//! The pages of people, parties and sources, of corrections and of what is announced, and what refers to what.

use crate::digest::{self, Digest, NOW, Site, entry};
use crate::positions::{counts, only, where_is, with, words_of};
use std::collections::{BTreeMap, BTreeSet};

/// A site as it is at a moment, without an error.
fn site(digest: &Digest, now: &str) -> Site {
    let prepared = digest.prepare(&digest::at(now));
    digest::site_of(&prepared)
}

fn page(site: &Site, address: &str) -> String {
    let path = format!("{address}index.html");
    let bytes = site.get(&path).unwrap_or_else(|| panic!("there is no {path}"));
    String::from_utf8(bytes.clone()).expect("a page is UTF-8")
}

/// What a reader reads between two texts of a page: its words, parted by single spaces.
fn words(page: &str, from: &str, to: &str) -> String {
    let (_, rest) = page.split_once(from).unwrap_or_else(|| panic!("no {from}: {page}"));
    let (part, _) = rest.split_once(to).unwrap_or_else(|| panic!("no {to}: {rest}"));
    let mut text = String::new();
    let mut inside = true;
    for c in format!(">{part}").chars() {
        match c {
            '<' => inside = false,
            '>' => {
                inside = true;
                text.push(' ');
            }
            c if inside => text.push(c),
            _ => {}
        }
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.replace(" ,", ",")
}

/// What a page says of the part of somebody: in how many entries they took part, in how many more they are named, and the
/// days between which; then the same in words.
fn part(page: &str) -> ([&str; 4], String) {
    let extents = where_is(page, "class", "extent");
    assert_eq!(extents.len(), 1, "{page}");
    let facts = ["data-took-part", "data-named", "data-first", "data-last"].map(|name| extents[0].get(name));
    (facts, words_of(extents[0].inner))
}

/// Whether these stand in a page in this order.
fn in_order(page: &str, parts: &[&str]) {
    let mut rest = page;
    for part in parts {
        let at = rest.find(part).unwrap_or_else(|| panic!("no {part} in {rest}"));
        rest = &rest[at + part.len()..];
    }
}

fn meeting(title: &str, date: &str, more: &str) -> String {
    entry(
        &format!("title: {title}\ndate: {date}\nsource: Xinhua\ntopics: [brics]\n{more}"),
        "They met.",
    )
}

#[test]
fn offices_by_date_as_of_the_digest() {
    let person = "---\nname: Wang Yi\noffices:\n  - { title: Clerk }\n  - { title: Minister, of: China, from: 2013-03-16, until: 2022-12-30 }\n  \
                  - { title: Ambassador, from: 2004-09-01, until: 2007-09-30 }\n  - { title: Director, from: 2023-01-01, until: present }\n  \
                  - { title: Envoy, until: 2004-08-31 }\n  - { title: Councillor, from: 2018-03-19 }\n---\n";
    let digest = Digest::new([("content/people/wang-yi.md", person)]);
    let offices = |now: &str| {
        words(
            &page(&site(&digest, now), "people/wang-yi/"),
            "Offices held",
            "Appearances",
        )
    };
    assert_eq!(
        offices("2022-12-30T12:00:00Z"),
        "Director To come, from 1 January 2023 Councillor from 19 March 2018, end not recorded \
         Minister, China Still held, 16 March 2013 – 30 December 2022 \
         Ambassador 1 September 2004 – 30 September 2007 Envoy until 31 August 2004, start not recorded Clerk dates not recorded"
    );
    let later = offices("2023-01-01T00:00:00Z");
    assert!(
        later.starts_with("Director Still held, since 1 January 2023"),
        "{later}"
    );
    assert!(
        later.contains("Minister, China 16 March 2013 – 30 December 2022"),
        "{later}"
    );
}

/// The day of the digest is the one where it is published from.
#[test]
fn the_digest_has_a_day_of_its_own() {
    let person = "---\nname: Wang Yi\noffices: [{ title: Minister, from: 2021-12-02, until: present }]\n---\n";
    let digest = Digest::new([
        ("chancery.yaml", "timezone: Asia/Shanghai\n"),
        ("content/people/wang-yi.md", person),
    ]);
    let text = page(&site(&digest, "2021-12-01T17:00:00Z"), "people/wang-yi/");
    assert!(text.contains("Still held"), "{text}");
    let text = page(&site(&digest, "2021-12-01T15:00:00Z"), "people/wang-yi/");
    assert!(!text.contains("Still held"), "{text}");
}

#[test]
fn memberships_by_date_as_of_the_digest() {
    let bloc = "---\nname: Bloc\nkind: bloc\nmembers:\n  - { party: Italy, from: 2001-01-01, until: 2020-12-31 }\n  - { party: China, from: 2001-01-01, until: present }\n  \
                - France\n  - { party: Egypt, from: 2024-01-01, until: present }\n  - { party: Brazil, from: 2021-12-01, until: 2021-12-01 }\n---\n";
    let digest = Digest::new([
        ("content/parties/bloc.md", bloc.to_owned()),
        (
            "content/entries/rome.md",
            meeting("Rome", "2021-10-30", "participants: [Egypt, Italy]\n"),
        ),
    ]);
    let site = site(&digest, NOW);
    assert_eq!(
        words(&page(&site, "parties/bloc/"), "id=\"members\"", "Chronology"),
        "Members At present China since 1 January 2001 Brazil 1 December 2021 To come Egypt from 1 January 2024 \
         Dates not recorded France Earlier Italy 1 January 2001 – 31 December 2020"
    );
    assert_eq!(
        words(&page(&site, "parties/egypt/"), "id=\"member-of\"", "Chronology"),
        "Member of To come Bloc from 1 January 2024"
    );
}

#[test]
fn appearances_apart_from_mentions() {
    let digest = Digest::new([
        (
            "content/entries/rome.md",
            meeting(
                "Rome",
                "2021-10-30",
                "participants: [{ person: Wang Yi, for: China, office: Minister }, Ann Lee, Italy]\n",
            ),
        ),
        (
            "content/entries/paris.md",
            meeting(
                "Paris",
                "2021-10-20",
                "participants: [{ person: Wang Yi, role: mentioned }, { party: China, role: mentioned }, Ann Lee]\n",
            ),
        ),
        (
            "content/entries/turin.md",
            meeting(
                "Turin",
                "2021-09-01",
                "participants: [{ person: Wang Yi, for: China, office: Envoy }, Bo Li]\n\
                 positions: [{ by: China, on: brics, summary: So. }]\n",
            ),
        ),
        (
            "content/entries/siena.md",
            meeting(
                "Siena",
                "2021-08-01",
                "participants: [{ person: Wang Yi, for: China, office: Minister }, Bo Li]\n",
            ),
        ),
    ]);
    let site = site(&digest, NOW);
    let person = page(&site, "people/wang-yi/");
    assert_eq!(
        part(&person),
        (
            ["3", "1", "2021-08-01", "2021-10-30"],
            "Took part in 3 entries, 1 August 2021 – 30 October 2021; named in more: 1".to_owned()
        )
    );
    in_order(
        &person,
        &[
            "<a href=\"/2021/08/01/siena/\">1 August 2021",
            "<a href=\"/2021/10/30/rome/\">30 October 2021",
        ],
    );
    assert_eq!(person.matches("<p>not there</p>").count(), 1);
    in_order(
        &person,
        &[
            "/2021/10/30/rome/",
            "/2021/10/20/paris/",
            "<p>not there</p>",
            "/2021/09/01/turin/",
        ],
    );
    // Whom they are only mentioned beside is no counterpart.
    assert_eq!(
        words(&person, "id=\"counterparts\">", "</section>"),
        "Most often together with Bo Li 2 Ann Lee 1"
    );
    assert_eq!(
        counts(&person, "counterparts"),
        [("people/bo-li", "2"), ("people/ann-lee", "1")]
    );
    assert_eq!(
        counts(&page(&site, "people/ann-lee/"), "counterparts"),
        [("people/wang-yi", "1")]
    );
    assert_eq!(
        words(&person, "Offices as entries record them", "Appearances"),
        "Minister, China in 2 entries, 1 August 2021 – 30 October 2021 Envoy, China in 1 entry, 1 September 2021"
    );
    // The row itself is everybody's.
    assert!(!page(&site, "people/ann-lee/").contains("not there"));
    let party = page(&site, "parties/china/");
    assert_eq!(party.matches("<p>not there</p>").count(), 1);
    assert_eq!(part(&party).0, ["3", "1", "2021-08-01", "2021-10-30"]);
    assert_eq!(
        words(&party, "id=\"spoke-for-it\">", "</section>"),
        "Spoke for it Wang Yi 3 Minister, Envoy"
    );
}

/// A bloc that takes a position by its members is named and was not there; what only belongs to a state is another party.
#[test]
fn positions_are_no_appearances() {
    let digest = Digest::new([
        (
            "content/parties/bloc.md",
            "---\nname: Bloc\nkind: bloc\nmembers: [China]\n---\n".to_owned(),
        ),
        (
            "content/parties/china.md",
            "---\nname: China\nkind: state\n---\n".to_owned(),
        ),
        (
            "content/parties/mfa.md",
            "---\nname: Ministry\nspeaks_for: china\n---\n".to_owned(),
        ),
        (
            "content/parties/macau.md",
            "---\nname: Macau\npart_of: china\n---\n".to_owned(),
        ),
        (
            "content/entries/rome.md",
            meeting(
                "Rome",
                "2021-10-30",
                "participants: [China, mfa, macau, Italy]\npositions: [{ by: bloc, on: brics, summary: So. }]\n",
            ),
        ),
        (
            "content/entries/paris.md",
            meeting("Paris", "2021-10-31", "participants: [Bloc, mfa, Italy]\n"),
        ),
    ]);
    let site = site(&digest, NOW);
    let bloc = page(&site, "parties/bloc/");
    assert_eq!(bloc.matches("<p>not there</p>").count(), 1, "{bloc}");
    assert_eq!(
        part(&bloc),
        (
            ["1", "1", "2021-10-31", "2021-10-31"],
            "Took part in 1 entry, 31 October 2021; named in more: 1".to_owned()
        )
    );
    assert_eq!(
        counts(&bloc, "counterparts"),
        [("parties/italy", "1")],
        "members are no counterparts"
    );
    let china = page(&site, "parties/china/");
    assert_eq!(part(&china).0, ["2", "0", "2021-10-30", "2021-10-31"]);
    assert_eq!(
        counts(&china, "counterparts"),
        [("parties/italy", "2"), ("parties/macau", "1")]
    );
    let mfa = page(&site, "parties/mfa/");
    assert_eq!(
        counts(&mfa, "counterparts"),
        [("parties/italy", "2"), ("parties/macau", "1")]
    );
    let macau = page(&site, "parties/macau/");
    assert_eq!(
        counts(&macau, "counterparts").into_iter().collect::<BTreeSet<_>>(),
        [("parties/china", "1"), ("parties/italy", "1"), ("parties/mfa", "1")].into()
    );
    let italy = page(&site, "parties/italy/");
    assert_eq!(
        counts(&italy, "counterparts").into_iter().collect::<BTreeMap<_, _>>(),
        [
            ("parties/bloc", "1"),
            ("parties/china", "2"),
            ("parties/macau", "1"),
            ("parties/mfa", "2")
        ]
        .into()
    );
}

/// A digest of every role: who is there, who is on record, who is only named.
fn roles() -> Digest {
    let parties = [
        ("china", "kind: state"),
        ("mfa", "speaks_for: china"),
        ("brics", "kind: bloc\nmembers: [china]"),
    ];
    let digest = Digest::new(parties.map(|(slug, more)| {
        (
            format!("content/parties/{slug}.md"),
            format!("---\nname: {slug} party\n{more}\n---\n"),
        )
    }));
    let office = "---\nname: Bo Li\noffices: [{ title: Envoy, of: mfa, from: 2021-01-01, until: 2021-12-31 }]\n---\n";
    digest.write("content/people/bo-li.md", office);
    for (slug, date, participants) in [
        (
            "all",
            "2021-10-30",
            "{ person: Host, role: host, for: Italy }, { person: Guest, role: guest, for: France }, \
             { person: Critic, role: comments, for: mfa }, { person: Culprit, role: target, for: Peru }, \
             { person: Name, role: mentioned, for: Chile }, { party: Mali, role: target }, { party: Fiji, role: guest }, bo-li",
        ),
        (
            "again",
            "2021-10-31",
            "{ person: Host, for: Italy }, { person: Critic, for: mfa, office: Critic of the day }, { person: Name, role: comments, for: Chile }",
        ),
        // Too late for the office of the registry.
        (
            "later",
            "2022-03-01",
            "bo-li, { person: Guest, role: Guest, for: France }",
        ),
        ("nobody", "2021-11-02", ""),
    ] {
        let more =
            format!("participants: [{participants}]\ntype: meeting\nstatus: happened\npublish_at: 2021-11-01T00:00\n");
        digest.write(&format!("content/entries/{slug}.md"), meeting(slug, date, &more));
    }
    digest.write("chancery.yaml", "title: A digest\npairs: { from: 1 }\n");
    digest
}

#[test]
fn roles_say_who_was_there() {
    let site = site(&roles(), "2022-12-01T12:00:00Z");
    // In the entry, everybody with the role, the office of the day and the party of the day.
    let entry = page(&site, "2021/10/30/all/");
    let list = only(&entry, "class", "who");
    let listed: Vec<[&str; 4]> = with(list.inner, "data-role")
        .iter()
        .map(|one| ["data-key", "data-role", "data-office", "data-for"].map(|name| one.get(name)))
        .collect();
    assert_eq!(
        listed,
        [
            ["people/host", "", "", "parties/italy"],
            ["people/guest", "guest", "", "parties/france"],
            ["people/critic", "comments", "", "parties/mfa"],
            ["people/culprit", "target", "", "parties/peru"],
            ["people/name", "mentioned", "", "parties/chile"],
            ["parties/mali", "target", "", ""],
            ["parties/fiji", "guest", "", ""],
            ["people/bo-li", "", "Envoy", "parties/mfa"],
        ]
    );
    let words = words_of(list.inner);
    for role in [
        "Host host",
        "Guest guest",
        "Critic on record, not there",
        "Culprit addressed, not there",
        "Name named",
    ] {
        assert!(words.contains(role), "{role}: {words}");
    }
    // Took part, and named in more.
    let parts = [
        ("people/host", ["2", "0"]),
        ("people/guest", ["2", "0"]),
        ("people/critic", ["1", "1"]),
        ("people/culprit", ["0", "1"]),
        ("people/name", ["0", "2"]),
        ("people/bo-li", ["2", "0"]),
        ("parties/italy", ["2", "0"]),
        ("parties/france", ["2", "0"]),
        ("parties/mfa", ["2", "0"]),
        ("parties/china", ["2", "0"]),
        ("parties/peru", ["0", "1"]),
        ("parties/chile", ["0", "2"]),
        ("parties/mali", ["0", "1"]),
        ("parties/fiji", ["1", "0"]),
    ];
    for (key, [took_part, named]) in parts {
        let own = page(&site, &format!("{key}/"));
        assert_eq!(part(&own).0[..2], [took_part, named], "{key}");
        assert_eq!(own.matches("<p>not there</p>").count().to_string(), named, "{key}");
        // The index says the same.
        let (index, _) = key.split_once('/').expect("a folder");
        let index = page(&site, &format!("{index}/"));
        let item = only(&index, "data-key", key);
        assert_eq!(
            [item.get("data-took-part"), item.get("data-named")],
            [took_part, named],
            "{key}"
        );
        let shown = match (took_part, named) {
            (_, "0") => took_part.to_owned(),
            ("0", _) => format!("named in {named}"),
            _ => format!("{took_part}, named in {named}"),
        };
        assert!(words_of(item.inner).ends_with(&shown), "{key}: {item:?}");
    }
    assert_eq!(
        part(&page(&site, "people/name/")).1,
        "Named in 2 entries, 30 October 2021 – 31 October 2021"
    );
    // Who was there with whom.
    for (key, others) in [
        (
            "people/host",
            &[("people/bo-li", "1"), ("people/critic", "1"), ("people/guest", "1")][..],
        ),
        ("people/critic", &[("people/host", "1")]),
        ("people/culprit", &[]),
        ("people/name", &[]),
        ("parties/mali", &[]),
        ("parties/peru", &[]),
        (
            "parties/china",
            &[("parties/fiji", "1"), ("parties/france", "1"), ("parties/italy", "2")],
        ),
        (
            "parties/fiji",
            &[
                ("parties/china", "1"),
                ("parties/france", "1"),
                ("parties/italy", "1"),
                ("parties/mfa", "1"),
            ],
        ),
    ] {
        let page = page(&site, &format!("{key}/"));
        let found: BTreeSet<(&str, &str)> = counts(&page, "counterparts").into_iter().collect();
        assert_eq!(found, others.iter().copied().collect(), "{key}");
    }
    // Who spoke for a party, and who is on record for it from outside.
    for party in ["china", "mfa"] {
        let page = page(&site, &format!("parties/{party}/"));
        let spoke: BTreeMap<&str, &str> = counts(&page, "spoke-for-it").into_iter().collect();
        assert_eq!(spoke, [("people/bo-li", "1"), ("people/critic", "1")].into(), "{party}");
        assert_eq!(counts(&page, "on-record"), [("people/critic", "1")], "{party}");
    }
    let chile = page(&site, "parties/chile/");
    assert_eq!(counts(&chile, "spoke-for-it"), []);
    assert_eq!(counts(&chile, "on-record"), [("people/name", "1")]);
    assert_eq!(counts(&page(&site, "parties/peru/"), "on-record"), []);
    // Neither topics nor pairs have who was not there.
    let topic = page(&site, "topics/brics/");
    let keys = |list: &str| -> BTreeSet<String> {
        counts(&topic, list)
            .into_iter()
            .map(|(key, _)| key.to_owned())
            .collect()
    };
    let set = |keys: &[&str]| -> BTreeSet<String> { keys.iter().map(|key| (*key).to_owned()).collect() };
    assert_eq!(
        keys("people"),
        set(&["people/bo-li", "people/critic", "people/guest", "people/host"])
    );
    assert_eq!(
        keys("parties"),
        set(&[
            "parties/china",
            "parties/fiji",
            "parties/france",
            "parties/italy",
            "parties/mfa"
        ])
    );
    let pairs: Vec<&String> = site
        .keys()
        .filter(|path| path.starts_with("pairs/") && *path != "pairs/index.html" && path.ends_with("index.html"))
        .collect();
    assert_eq!(
        pairs,
        [
            "pairs/china/fiji/index.html",
            "pairs/china/france/index.html",
            "pairs/china/italy/index.html",
            "pairs/fiji/france/index.html",
            "pairs/fiji/italy/index.html",
            "pairs/france/italy/index.html",
        ]
    );
}

/// Whoever is most often together with somebody is so the other way round, as often.
#[test]
fn together_with_is_symmetrical() {
    let digest = roles();
    let roles = [
        "",
        ", role: guest",
        ", role: comments",
        ", role: mentioned",
        ", role: target",
        ", role: chair",
    ];
    let parties = ["Italy", "France", "mfa", "china", "brics", "Peru"];
    let mut state = 7_usize;
    let mut random = |below: usize| {
        state = (state * 1_103_515_245 + 12_345) % (1 << 31);
        state / 65_536 % below
    };
    for at in 0..40 {
        let participants: Vec<String> = (0..5)
            .map(|_| {
                let (role, party) = (roles[random(6)], parties[random(6)]);
                match random(3) {
                    0 => format!("{{ party: {party}{role} }}"),
                    _ => format!("{{ person: Person {}, for: {party}{role} }}", random(20)),
                }
            })
            .collect();
        let participants: BTreeSet<String> = participants.into_iter().collect();
        let participants: Vec<String> = participants.into_iter().collect();
        let more = format!("participants: [{}]\n", participants.join(", "));
        let date = format!("2021-{:02}-{:02}", at % 11 + 1, at % 28 + 1);
        digest.write(&format!("content/entries/m-{at}x.md"), meeting("M", &date, &more));
    }
    let site = site(&digest, "2022-12-01T12:00:00Z");
    let mut together: BTreeMap<(String, String), String> = BTreeMap::new();
    for (path, bytes) in &site {
        let own = path
            .strip_suffix("/index.html")
            .filter(|own| own.matches('/').count() == 1);
        let Some(own) = own.filter(|own| own.starts_with("people/") || own.starts_with("parties/")) else {
            continue;
        };
        for (other, count) in counts(&String::from_utf8_lossy(bytes), "counterparts") {
            assert_ne!(own, other);
            together.insert((own.to_owned(), other.to_owned()), count.to_owned());
        }
    }
    assert!(together.len() > 100, "{together:?}");
    for ((one, other), count) in &together {
        let back = together.get(&(other.clone(), one.clone()));
        assert_eq!(back, Some(count), "{one} and {other}");
    }
    for (one, other) in [("china", "brics"), ("mfa", "brics"), ("mfa", "china")] {
        let key = (format!("parties/{one}"), format!("parties/{other}"));
        assert_eq!(together.get(&key), None, "{one} is not another than {other}");
    }
}

/// An event without anybody in it is one: it has a page, is in lists, and is of nobody.
#[test]
fn nobody_has_to_take_part() {
    let digest = Digest::of_entry(
        "title: A white paper\ndate: 2021-10-30\ntype: publication\nsource: Xinhua\nparticipants: []\ntopics: [brics]\n",
        "It was published.",
    );
    let prepared = digest.prepare(&digest::at(NOW));
    let errors: Vec<_> = prepared
        .diagnostics
        .iter()
        .filter(|one| one.severity.word() == "error")
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
    let site = digest::site_of(&prepared);
    let entry = page(&site, "2021/10/30/rome/");
    assert!(with(&entry, "data-role").is_empty());
    assert!(page(&site, "topics/brics/").contains("/2021/10/30/rome/"));
    assert!(
        !site
            .keys()
            .any(|path| path.starts_with("people/") && path != "people/index.html")
    );
}

/// What a list of counts shows on the first page of a list of entries, and on the others.
#[test]
fn a_list_of_counts_says_how_many_there_are() {
    let participants = |from: usize, to: usize| {
        let list = (from..to).map(|at| format!("{{ person: Person {at:02}, for: {{}} State {at:02} }}"));
        list.collect::<Vec<_>>().join(", ").replace("{} ", "")
    };
    let entries = [
        ("a", "2021-10-30", 0, 30),
        ("b", "2021-10-29", 0, 24),
        ("c", "2021-10-28", 10, 12),
    ];
    let digest = Digest::new(entries.map(|(slug, date, from, to)| {
        let more = format!("participants: [{}]\n", participants(from, to));
        (format!("content/entries/{slug}.md"), meeting(slug, date, &more))
    }));
    digest.write("chancery.yaml", "title: A digest\npage_size: 1\n");
    let built = site(&digest, NOW);
    for (address, list, total) in [
        ("topics/brics/", "people", 30),
        ("topics/brics/", "parties", 30),
        ("people/person-11/", "counterparts", 29),
        ("parties/state-10/", "counterparts", 29),
    ] {
        let first = page(&built, address);
        let lists = where_is(&first, "data-list", list);
        assert_eq!(lists.len(), 2, "{address} {list}");
        assert_eq!(lists[0].get("data-total"), total.to_string());
        assert_eq!(with(lists[0].inner, "data-count").len(), 24);
        assert_eq!(with(lists[1].inner, "data-count").len(), total - 24);
        let all = counts(&first, list);
        let keys: BTreeSet<&str> = all.iter().map(|(key, _)| *key).collect();
        assert_eq!(keys.len(), total, "{address} {list}");
        let numbers: Vec<usize> = all.iter().map(|(_, count)| count.parse().expect("a number")).collect();
        assert!(numbers.is_sorted_by(|a, b| a >= b), "{numbers:?}");
        let (_, folded) = first.split_once(&format!("id=\"{list}\"")).expect("the list");
        let (_, folded) = folded.split_once("<details>").expect("the rest is folded out");
        assert!(
            folded.starts_with(&format!("<summary>24 of {total}</summary>")),
            "{folded}"
        );
        // A further page leads to the first one for them.
        let second = page(&built, &format!("{address}page/2/"));
        assert_eq!(where_is(&second, "data-list", list).len(), 1, "{address} {list}");
        assert_eq!(counts(&second, list).len(), 24);
        assert!(
            second.contains(&format!("<a href=\"/{address}#{list}\">24 of {total}</a>")),
            "{address} {list}: {second}"
        );
        assert!(first.contains(&format!("id=\"{list}\"")), "the link has a target");
    }
    // 24 are all: nothing is folded, and nothing more is said.
    digest.write(
        "content/entries/a.md",
        meeting("a", "2021-10-30", &format!("participants: [{}]\n", participants(0, 24))),
    );
    let built = site(&digest, NOW);
    for address in ["topics/brics/", "topics/brics/page/2/"] {
        let page = page(&built, address);
        let lists = where_is(&page, "data-list", "people");
        assert_eq!((lists.len(), lists[0].get("data-total")), (1, "24"), "{address}");
        assert!(
            !words(&page, "id=\"people\">", "</section>").contains(" of "),
            "{address}"
        );
    }
}

/// Counterparts of an event of hundreds: the number of all, the first few, and where the others are.
#[test]
fn a_very_long_list_of_counterparts_says_where_the_others_are() {
    let crowd = |of: usize| {
        let names: Vec<String> = (0..of).map(|at| format!("{{ person: Person {at:03} }}")).collect();
        let more = format!("participants: [{}]\n", names.join(", "));
        let digest = Digest::new([("content/entries/a.md", meeting("a", "2021-10-30", &more))]);
        page(&site(&digest, NOW), "people/person-007/")
    };
    let cut = crowd(252);
    let list = only(&cut, "data-list", "counterparts");
    assert_eq!(
        (list.get("data-total"), with(list.inner, "data-count").len()),
        ("251", 24)
    );
    assert!(
        words(&cut, "id=\"counterparts\">", "</section>")
            .ends_with("24 of 251; the pages of the entries list the others.")
    );
    let whole = crowd(251);
    assert_eq!(counts(&whole, "counterparts").len(), 250);
    assert!(whole.contains("<summary>24 of 250</summary>"));
}

/// Cards and mails name the author before the carrier, and nobody twice.
#[test]
fn who_wrote_it_stands_before_who_carries_it() {
    let account = |source: &str| {
        entry(
            &format!("title: T\ndate: 2021-10-28\nsource: {source}\nparticipants: [China]\ntopics: [brics]\n"),
            "They met.",
        )
    };
    let ap = "agency: Associated Press";
    let cases = [
        ("plain", "Reuters".to_owned(), "Reuters"),
        (
            "carried",
            format!("{{ publisher: CapeCod.com, {ap} }}"),
            "Associated Press, via CapeCod.com",
        ),
        ("own", "{ publisher: Xinhua, agency: Xinhua }".to_owned(), "Xinhua"),
        (
            "agency",
            format!("{{ {ap}, url: \"https://example.org/a\" }}"),
            "Associated Press, via example.org",
        ),
        (
            "twice",
            format!("[{{ publisher: CapeCod.com, {ap} }}, {{ publisher: Globe, {ap} }}, {{ publisher: Globe, {ap} }}]"),
            "Associated Press, via CapeCod.com, Globe",
        ),
        (
            "both",
            format!("[{{ publisher: CapeCod.com, {ap} }}, Reuters, Associated Press, Reuters]"),
            "Associated Press, via CapeCod.com; Reuters",
        ),
    ];
    let digest = Digest::new(
        cases
            .iter()
            .map(|(slug, source, _)| (format!("content/entries/{slug}.md"), account(source))),
    );
    digest.write(
        "chancery.yaml",
        "title: A digest\nbase_url: https://example.org/\nfeed_authority: example.org,2021\n",
    );
    let site = site(&digest, NOW);
    let home = page(&site, "");
    let topic = page(&site, "topics/brics/");
    for (slug, _, names) in &cases {
        for list in [&home, &topic] {
            let (_, row) = list.split_once(&format!("/2021/10/28/{slug}/\">T</a>")).expect("a row");
            let (_, row) = row.split_once("<p>").expect("what stands below the title");
            let (row, _) = row.split_once("</p>").expect("its end");
            assert_eq!(words_of(row), *names, "{slug}");
        }
    }
    let entry = page(&site, "2021/10/28/twice/");
    let accounts: Vec<[&str; 2]> = with(&entry, "data-author")
        .iter()
        .map(|one| [one.get("data-author"), one.get("data-carrier")])
        .collect();
    assert_eq!(
        accounts,
        [
            ["sources/associated-press", "sources/capecod-com"],
            ["sources/associated-press", "sources/globe"],
            ["sources/associated-press", "sources/globe"],
        ]
    );
    let own = page(&site, "2021/10/28/own/");
    assert_eq!(only(&own, "data-author", "sources/xinhua").get("data-carrier"), "");
    let mails: Vec<String> = site
        .iter()
        .filter(|(path, _)| path.starts_with("issues/") && (path.ends_with(".txt") || path.contains("mail")))
        .map(|(_, bytes)| words_of(&String::from_utf8_lossy(bytes)))
        .collect();
    assert!(!mails.is_empty(), "{:?}", site.keys().collect::<Vec<_>>());
    for mail in mails {
        assert!(mail.contains("Associated Press, via CapeCod.com"), "{mail}");
        assert!(
            !mail.contains("CapeCod.com, via") && !mail.contains("Xinhua, via"),
            "{mail}"
        );
    }
}

/// An entry rests on one source if all its accounts have one origin, however many carry it.
#[test]
fn one_source_is_one_origin() {
    let account = |source: &str| {
        entry(
            &format!("title: T\ndate: 2021-10-28\nsource: [{source}]\nparticipants: [China]\ntopics: [brics]\n"),
            "They met.",
        )
    };
    let ap = "agency: AP News";
    let cases = [
        (
            "carried-twice",
            format!("{{ publisher: Cape, {ap} }}, {{ publisher: Globe, {ap} }}"),
        ),
        ("carried-and-own", format!("AP News, {{ publisher: Globe, {ap} }}")),
        ("own-twice", "Globe, Globe".to_owned()),
        ("two", format!("{{ publisher: Globe, {ap} }}, Globe")),
        (
            "two-agencies",
            format!("{{ publisher: Globe, {ap} }}, {{ publisher: Globe, agency: Reuters }}"),
        ),
    ];
    let digest = Digest::new(
        cases
            .iter()
            .map(|(slug, source)| (format!("content/entries/{slug}.md"), account(source))),
    );
    let site = site(&digest, NOW);
    for (source, share, single) in [
        ("ap-news", "4/5", "2/4"),
        ("globe", "5/5", "1/5"),
        ("cape", "1/5", "0/1"),
        ("reuters", "1/5", "0/1"),
    ] {
        let page = page(&site, &format!("sources/{source}/"));
        let facts = [only(&page, "data-share", share), only(&page, "data-single", single)];
        assert!(facts.iter().all(|fact| !fact.inner.is_empty()), "{source}");
        let (listed, _) = share.split_once('/').expect("two numbers");
        assert_eq!(only(&page, "class", "extent").get("data-entries"), listed, "{source}");
        let index = site.get("sources/index.html").expect("the index");
        let index = String::from_utf8_lossy(index);
        assert_eq!(
            only(&index, "data-key", &format!("sources/{source}")).get("data-count"),
            listed
        );
    }
}

#[test]
fn what_a_source_gives() {
    let account = |more: &str| {
        format!(
            "title: A\ndate: 2021-10-30\nparticipants: [China]\ntopics: [brics]\nsource:\n  - {{ publisher: Xinhua, kind: state-media, side: China, language: zh }}\n{more}"
        )
    };
    let digest = Digest::new([
        (
            "content/sources/xinhua.md",
            "---\nname: Xinhua\naffiliation: state-owned\nbasis: https://example.org/basis\n---\n".to_owned(),
        ),
        ("content/entries/a.md", entry(&account(""), "A.")),
        (
            "content/entries/b.md",
            entry(
                &account("  - { publisher: China Daily, agency: Xinhua, kind: wire }\n"),
                "B.",
            ),
        ),
        (
            "content/entries/c.md",
            entry(
                "title: C\ndate: 2021-09-01\nparticipants: [China]\ntopics: [brics]\nsource: Reuters\n",
                "C.",
            ),
        ),
    ]);
    let site = site(&digest, NOW);
    let source = page(&site, "sources/xinhua/");
    assert_eq!(
        words(&source, "<dl class=\"facts\">", "</dl>"),
        "Affiliation state-owned ( on what basis ) Share of this digest 2 of 3 entries (67%) With no other source 2 of 2 entries (100%)"
    );
    assert_eq!(
        words(&source, "id=\"sides\">", "</section>"),
        "Accounts by side China 2 not recorded 1"
    );
    assert_eq!(
        words(&source, "id=\"kinds\">", "</section>"),
        "Kinds of accounts state media report 2 news agency report 1"
    );
    assert_eq!(
        words(&source, "id=\"languages\">", "</section>"),
        "Languages of accounts Chinese 2 not recorded 1"
    );
    assert_eq!(
        words(&source, "id=\"carried-by\">", "</section>"),
        "Its texts are carried by China Daily 1"
    );
    let carrier = page(&site, "sources/china-daily/");
    assert_eq!(
        words(&carrier, "id=\"carries\">", "</section>"),
        "Carries texts of Xinhua 1"
    );
}

#[test]
fn corrections_are_listed_by_month_the_newest_first() {
    let corrections = |list: &str| format!("participants: [China]\ncorrections: [{list}]\n");
    let digest = Digest::new([
        ("chancery.yaml", "page_size: 2\n".to_owned()),
        (
            "content/entries/rome.md",
            meeting(
                "Rome",
                "2021-10-30",
                &corrections(
                    "{ date: 2021-11-05, note: It was Rome. }, { date: 2021-11-20, kind: update, note: Now more is known. }",
                ),
            ),
        ),
        (
            "content/entries/paris.md",
            meeting(
                "Paris",
                "2021-10-20",
                &corrections("{ date: 2021-11-10, kind: retraction, note: Not so. }"),
            ),
        ),
        (
            "content/entries/parigi.md",
            meeting(
                "Parigi",
                "2021-10-20",
                "participants: [China]\nlanguage: it\ntranslation_of: paris\ncorrections: [{ date: 2021-10-25, note: Un errore. }]\n",
            ),
        ),
        (
            "content/entries/draft.md",
            meeting(
                "Draft",
                "2021-10-21",
                &format!("draft: true\n{}", corrections("{ date: 2021-11-11, note: Secret. }")),
            ),
        ),
    ]);
    let site = site(&digest, NOW);
    let first = page(&site, "corrections/");
    assert_eq!(
        words(&first, "<section class=\"month\">", "</section>"),
        "November 2021 20 Nov Rome Update · entry of 30 October 2021 Now more is known. \
         10 Nov Paris Retraction · entry of 20 October 2021 Not so."
    );
    assert!(first.contains("href=\"/2021/10/30/rome/#corrections\""), "{first}");
    assert!(page(&site, "2021/10/30/rome/").contains("id=\"corrections\""));
    let second = page(&site, "corrections/page/2/");
    in_order(
        &second,
        &[
            "November 2021",
            "It was Rome.",
            "October 2021",
            "/2021/10/20/parigi/",
            "lang=\"it\"",
            "Un errore.",
        ],
    );
    assert!(!site.contains_key("corrections/page/3/index.html"));
    assert!(!first.contains("Secret") && !second.contains("Secret"));
    assert!(page(&site, "").contains("<p><a href=\"/corrections/\">"));
}

#[test]
fn what_is_announced() {
    let scheduled = "participants: [China]\nstatus: scheduled\npublish_at: 2021-11-01T00:00\n";
    let digest = Digest::new([
        ("content/entries/a.md", meeting("Passed", "2021-11-30", scheduled)),
        ("content/entries/b.md", meeting("Today", "2021-12-01", scheduled)),
        (
            "content/entries/c.md",
            meeting("Running", "2021-11-29/2021-12-02", scheduled),
        ),
        ("content/entries/d.md", meeting("Far", "2022-05-01", scheduled)),
        (
            "content/entries/e.md",
            meeting("Some day in December", "2021-12", scheduled),
        ),
        (
            "content/entries/f.md",
            meeting("Happened", "2021-11-29", "participants: [China]\n"),
        ),
    ]);
    let built = site(&digest, NOW);
    let upcoming = page(&built, "upcoming/");
    in_order(
        &upcoming,
        &[
            ">Running<",
            ">Some day in December<",
            ">Today<",
            "May 2022",
            ">Far<",
            "The day has passed",
            ">Passed<",
        ],
    );
    assert!(!upcoming.contains(">Happened<"), "{upcoming}");
    let home = page(&built, "");
    assert!(
        home.contains("<li><a href=\"/upcoming/\">Upcoming</a></li>"),
        "in the menu"
    );
    assert!(home.contains("<p><a href=\"/upcoming/\">"), "at the foot");
    // A day later, today's has passed.
    let later = page(&site(&digest, "2021-12-02T12:00:00Z"), "upcoming/");
    in_order(&later, &[">Running<", "The day has passed", ">Today<", ">Passed<"]);
}

#[test]
fn where_nothing_is_announced_or_corrected() {
    let digest = Digest::of_entry(crate::digest::PLAIN, "They met.");
    let built = site(&digest, NOW);
    assert!(page(&built, "upcoming/").contains("Nothing is announced"));
    assert!(page(&built, "corrections/").contains("Nothing has been corrected"));
    let home = page(&built, "");
    for empty in ["/upcoming/", "/corrections/"] {
        assert!(!home.contains(empty), "{empty} is empty and linked: {home}");
    }
    digest.write("chancery.yaml", "pages: { corrections: false, upcoming: false }\n");
    let built = site(&digest, NOW);
    assert!(!built.contains_key("upcoming/index.html") && !built.contains_key("corrections/index.html"));
    assert!(!page(&built, "").contains("/corrections/"));
}

#[test]
fn what_links_here() {
    let with = |more: &str, body: &str| {
        let front =
            format!("title: T\ndate: 2021-10-30\nsource: Xinhua\nparticipants: [China]\ntopics: [brics]\n{more}");
        entry(&front, body)
    };
    let digest = Digest::new([
        (
            "content/topics/brics.md",
            "---\ntitle: BRICS\n---\n\nSee [a](../entries/a.md) and [itself](brics.md).\n".to_owned(),
        ),
        (
            "content/topics/aukus.md",
            "---\ntitle: AUKUS\n---\n\nSee [BRICS](/topics/brics/).\n".to_owned(),
        ),
        (
            "content/pages/about.md",
            "---\ntitle: About\n---\n\nSee [a](/2021/10/30/a) and [a again](/old/).\n".to_owned(),
        ),
        (
            "content/pages/home.md",
            "---\ntitle: Home\n---\n\nSee [a](../entries/a.md).\n".to_owned(),
        ),
        ("content/entries/a.md", with("aliases: [/old/]\n", "See [c](c.md).")),
        (
            "content/entries/b.md",
            with("related: [a]\n", "See [a](a.md) and [BRICS](../topics/brics.md)."),
        ),
        (
            "content/entries/c.md",
            with("", "See [a](a.md), [a](a.md#top) and [AUKUS](../topics/aukus.md).").replace("#top", ""),
        ),
        ("content/entries/d.md", with("draft: true\n", "See [a](a.md).")),
        (
            "content/entries/e.md",
            with("language: it\ntranslation_of: b\n", "Vedi [a](a.md)."),
        ),
    ]);
    let site = site(&digest, NOW);
    let mentions = |address: &str| {
        let page = page(&site, address);
        page.contains("id=\"mentions\"")
            .then(|| words(&page, "id=\"mentions\">", "</section>"))
    };
    // `b` is related; the draft, the translation and the home page do not count; twice is once; an earlier address is the same.
    assert_eq!(
        mentions("2021/10/30/a/").as_deref(),
        Some("Referred to in T 30 October 2021 BRICS About")
    );
    assert!(page(&site, "2021/10/30/a/").contains("<a href=\"/2021/10/30/c/\">T</a>"));
    // Entries of the topic stand in its list.
    assert_eq!(mentions("topics/brics/").as_deref(), Some("Referred to in AUKUS"));
    assert_eq!(
        mentions("topics/aukus/").as_deref(),
        Some("Referred to in T 30 October 2021")
    );
    assert_eq!(mentions("2021/10/30/b/"), None);
}

#[test]
fn a_topics_timeline_leads_to_its_entries() {
    let digest = Digest::new([
        ("chancery.yaml", "page_size: 1\n".to_owned()),
        (
            "content/entries/rome.md",
            meeting("Rome <&> \"more\"", "2021-10-30", "participants: [China]\n"),
        ),
        (
            "content/entries/paris.md",
            meeting("Paris", "2021-09-01", "participants: [China]\n"),
        ),
    ]);
    let site = site(&digest, NOW);
    let topic = page(&site, "topics/brics/");
    let (_, strip) = topic.split_once("class=\"chart strip\"").expect("a strip");
    let (strip, _) = strip.split_once("</figure>").expect("the end of it");
    in_order(
        strip,
        &[
            "role=\"group\"",
            "<a href=\"/2021/09/01/paris/\"><title>1 September 2021: Paris</title><rect",
            "<a href=\"/2021/10/30/rome/\"><title>30 October 2021: Rome &lt;&amp;&gt;",
            "<span>Sep 2021</span><span>Oct</span>",
        ],
    );
    assert!(
        !page(&site, "topics/brics/page/2/").contains("class=\"chart"),
        "further pages only list"
    );
}

/// Of very many entries the strip has bars that lead to the archive, and the page stays small.
#[test]
fn a_long_timeline_is_gathered() {
    let digest = Digest::new((0..201).map(|number| {
        let date = format!("2021-{:02}-{:02}", number % 3 + 1, number % 28 + 1);
        (
            format!("content/entries/e-{number}.md"),
            meeting("T", &date, "participants: [China]\n"),
        )
    }));
    let site = site(&digest, NOW);
    let topic = page(&site, "topics/brics/");
    in_order(
        &topic,
        &[
            "<a href=\"/2021/01/\"><title>January 2021: 67 entries</title>",
            "<a href=\"/2021/02/\">",
            "<a href=\"/2021/03/\">",
        ],
    );
    let (_, strip) = topic.split_once("class=\"chart strip\"").expect("a strip");
    let (strip, _) = strip.split_once("</figure>").expect("the end of it");
    assert_eq!(strip.matches("<rect").count(), 3);
}

#[test]
fn activity_is_drawn_with_a_title_and_a_table() {
    let digest = Digest::new([
        (
            "content/entries/a.md",
            meeting(
                "A",
                "2021-10-30",
                "participants: [China, { person: Wang Yi, for: China }]\n",
            ),
        ),
        (
            "content/entries/b.md",
            meeting("B", "2021-10-29", "participants: [China]\n"),
        ),
        (
            "content/entries/c.md",
            meeting("C", "2021-08-01", "participants: [China, Wang Yi]\n"),
        ),
    ]);
    let site = site(&digest, NOW);
    for (address, peak) in [
        ("", "; most in October 2021: 2"),
        ("topics/brics/", "; most in October 2021: 2"),
        ("parties/china/", "; most in October 2021: 2"),
        ("sources/xinhua/", "; most in October 2021: 2"),
        ("people/wang-yi/", "; at most 1"),
    ] {
        let page = page(&site, address);
        in_order(
            &page,
            &[
                "role=\"img\" aria-labelledby=\"activity-title activity-desc\"",
                "<title id=\"activity-title\">Entries by month</title>",
                "<desc id=\"activity-desc\">From August 2021 to October 2021",
                peak,
                "<table>",
            ],
        );
        assert_eq!(
            page.matches("class=\"peak\"").count(),
            usize::from(address != "people/wang-yi/"),
            "{address}"
        );
    }
}

/// A digest with envoys, an extinct state and namesakes.
fn envoys() -> Digest {
    let digest = Digest::new([
        ("chancery.yaml", "title: A digest\nbase_url: https://example.org/\n"),
        (
            "content/people/king-rufus.md",
            "---\nname: Rufus King\ndistinction: 1755–1827\noffices:\n  - { title: Envoy, of: usa, to: [siam, Peru], from: 1820-05, until: 1822 }\n  \
             - { title: Senator, of: usa, from: 1820-07-01, acting: true, source: https://history.example/king }\n---\n",
        ),
        (
            "content/people/king-rufus-two.md",
            "---\nname: Rufus King\ndistinction: 1814–1876\n---\n",
        ),
        (
            "content/parties/siam.md",
            "---\nname: Siam\nfrom: 1350~\nuntil: 1939-06-23\nsuccessor: thailand\n---\n",
        ),
        (
            "content/parties/thailand.md",
            "---\nname: Thailand\nfrom: 1939-06-23\nuntil: present\n---\n",
        ),
        (
            "content/parties/usa.md",
            "---\nname: United States\nsort_name: States, United\n---\n",
        ),
    ]);
    for (slug, date, who) in [
        ("senate", "1820-07-01", "king-rufus"),
        ("later", "1821-03", "king-rufus"),
        ("other", "1860-01-01", "king-rufus-two"),
    ] {
        let more = format!("type: credentials\nparticipants: [{{ person: {who} }}, siam]\n");
        digest.write(&format!("content/entries/{slug}.md"), meeting(slug, date, &more));
    }
    digest
}

#[test]
fn envoys_are_listed_with_the_party_that_they_are_sent_to() {
    let site = site(&envoys(), NOW);
    let party = page(&site, "parties/siam/");
    assert_eq!(
        words(&party, "id=\"envoys\"", "</section>"),
        "Envoys to it Rufus King (1755–1827), Envoy, United States May 1820 – 1822"
    );
    let facts = words(&party, "<dl class=\"facts\">", "</dl>");
    assert_eq!(facts, "Existed about 1350 to 23 June 1939 Succeeded by Thailand");
    let facts = words(&page(&site, "parties/thailand/"), "<dl class=\"facts\">", "</dl>");
    assert_eq!(facts, "Existed since 23 June 1939 In place of Siam");
    assert_eq!(
        words(&page(&site, "people/king-rufus/"), "Offices held", "Appearances"),
        "Senator (acting), United States from 1 July 1820, end not recorded · Source: history.example \
         Envoy, United States, accredited to Siam, Peru May 1820 – 1822"
    );
}

#[test]
fn data_have_all_offices_of_the_day_and_distinctions() {
    let site = site(&envoys(), NOW);
    let table = |name: &str| -> serde_json::Value {
        let bytes = site.get(&format!("data/{name}.json")).expect("a table");
        serde_json::from_slice::<serde_json::Value>(bytes).expect("JSON")[name].clone()
    };
    let entries = table("entries");
    let offices: Vec<(&str, String)> = entries
        .as_array()
        .expect("entries")
        .iter()
        .map(|entry| {
            (
                entry["slug"].as_str().expect("a slug"),
                entry["participants"][0]["offices"].to_string(),
            )
        })
        .collect();
    let envoy = r#"{"title":"Envoy","of":"usa","to":["siam","peru"],"acting":false,"registered":true,"certain":true,"shown":true}"#;
    let senator =
        r#"{"title":"Senator","of":"usa","to":[],"acting":true,"registered":true,"certain":true,"shown":true}"#;
    assert_eq!(
        offices,
        [
            ("other", "[]".to_owned()),
            ("later", format!("[{envoy}]")),
            ("senate", format!("[{envoy},{senator}]")),
        ]
    );
    assert_eq!(entries[0]["participants"][0]["distinction"], "1814–1876");
    assert_eq!(entries[0]["plover"], serde_json::Value::Null);
    let office = &table("offices")[0];
    assert_eq!((&office["from"], &office["until"]), (&"1820-05".into(), &"1822".into()));
    let office = &table("offices")[1];
    assert_eq!(office["source"], "history-example");
    assert_eq!(office["source_url"], "https://history.example/king");
    let siam = table("parties")
        .as_array()
        .expect("parties")
        .iter()
        .find(|one| one["slug"] == "siam")
        .cloned()
        .expect("siam");
    assert_eq!((&siam["from"], &siam["until"]), (&"1350~".into(), &"1939-06-23".into()));
    assert_eq!(siam["successors"], serde_json::json!(["thailand"]));
    let person = page(&site, "people/king-rufus/");
    assert!(
        person.contains(r#""name":"Rufus King","disambiguatingDescription":"1755–1827""#),
        "{person}"
    );
    assert!(person.contains("<title>Rufus King (1755–1827)"), "{person}");
    let facets = site.iter().filter(|(path, _)| path.contains("person-"));
    let facets: String = facets.map(|(_, bytes)| String::from_utf8_lossy(bytes)).collect();
    assert!(facets.contains("Rufus King (1814–1876)"), "{facets}");
}
