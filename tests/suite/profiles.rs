//! The pages of people, parties and sources, of corrections and of what is announced, and what refers to what.

use crate::digest::{self, Digest, NOW, Site, entry};

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
        words(&person, "<p class=\"extent\">", "</p>"),
        "Appears in 3 entries, 1 August 2021 – 30 October 2021 ; only mentioned in others: 1"
    );
    in_order(
        &person,
        &[
            "<a href=\"/2021/08/01/siena/\">1 August 2021",
            "<a href=\"/2021/10/30/rome/\">30 October 2021",
        ],
    );
    assert_eq!(person.matches("<p>mentioned only</p>").count(), 1);
    in_order(
        &person,
        &[
            "/2021/10/30/rome/",
            "/2021/10/20/paris/",
            "<p>mentioned only</p>",
            "/2021/09/01/turin/",
        ],
    );
    // Whom they are only mentioned beside is no counterpart.
    assert_eq!(
        words(&person, "id=\"counterparts\">", "</section>"),
        "Most often together with Bo Li 2 Ann Lee 1"
    );
    assert_eq!(
        words(&person, "Offices as entries record them", "Appearances"),
        "Minister, China in 2 entries, 1 August 2021 – 30 October 2021 Envoy, China in 1 entry, 1 September 2021"
    );
    // The row itself is everybody's.
    assert!(!page(&site, "people/ann-lee/").contains("mentioned only"));
    let party = page(&site, "parties/china/");
    assert_eq!(party.matches("<p>mentioned only</p>").count(), 1);
    assert_eq!(
        words(&party, "id=\"people\">", "</section>"),
        "Spoke for it Wang Yi 3 Minister, Envoy"
    );
}

/// A bloc that takes a position by its members appears, and a party is no counterpart of its own parts.
#[test]
fn positions_are_appearances() {
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
            "---\nname: Ministry\npart_of: china\n---\n".to_owned(),
        ),
        (
            "content/entries/rome.md",
            meeting(
                "Rome",
                "2021-10-30",
                "participants: [China, mfa, Italy]\npositions: [{ by: bloc, on: brics, summary: So. }]\n",
            ),
        ),
    ]);
    let site = site(&digest, NOW);
    let bloc = page(&site, "parties/bloc/");
    assert!(!bloc.contains("mentioned only"), "{bloc}");
    assert_eq!(
        words(&bloc, "<p class=\"extent\">", "</p>"),
        "Appears in 1 entry, 30 October 2021"
    );
    let china = page(&site, "parties/china/");
    assert_eq!(
        words(&china, "id=\"counterparts\">", "</section>"),
        "Most often together with Italy 1"
    );
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
        "Affiliation state-owned ( on what basis ) Share of this digest 2 of 3 entries (67%) With no other source 1 of 2 entries (50%)"
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
        "Languages of accounts Chinese 2"
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
            ">Today<",
            ">Some day in December<",
            "May 2022",
            ">Far<",
            "The day has passed",
            ">Passed<",
        ],
    );
    assert!(!upcoming.contains(">Happened<"), "{upcoming}");
    assert!(page(&built, "").contains("<li><a href=\"/upcoming/\">Upcoming</a></li>"));
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
    assert!(
        !home.contains("<li><a href=\"/upcoming/\""),
        "an empty page is not in the menu"
    );
    assert!(home.contains("<p><a href=\"/corrections/\">"), "{home}");
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
