//! Issues of whole digests: which entries are in which, in what order, and what their mails and their feed say.

use crate::digest::{self, Digest, NOW, Site, entry};
use chancery::resolve;

/// The most bytes of a mail.
const LIMIT: usize = 100_000;

const CONFIG: &str = "title: The Lantern\nbase_url: https://example.org/digest/\nfeed_authority: example.org,2021\n\
                      licence: { name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/ }\n";

/// An entry of a day, with who took part, on topics.
fn event(title: &str, date: &str, participants: &str, topics: &str, more: &str) -> String {
    let front = format!(
        "title: {title}\ndate: {date}\nsource: Xinhua\nparticipants: [{participants}]\ntopics: [{topics}]\n{more}"
    );
    entry(&front, "They met.")
}

fn site_at(now: &str, files: &[(&str, String)]) -> Site {
    let digest = Digest::new(files.iter().map(|(path, text)| (*path, text.as_str())));
    let prepared = digest.prepare(&digest::at(now));
    digest::site_of(&prepared)
}

fn site(files: &[(&str, String)]) -> Site {
    site_at(NOW, files)
}

fn text<'a>(site: &'a Site, path: &str) -> &'a str {
    let bytes = site.get(path).unwrap_or_else(|| panic!("there is no {path}"));
    std::str::from_utf8(bytes).expect("it is UTF-8")
}

/// The issues that have pages, newest first.
fn issues(site: &Site) -> Vec<&str> {
    let pages = site.keys().filter_map(|path| path.strip_prefix("issues/"));
    let mut names: Vec<&str> = pages.filter_map(|path| path.strip_suffix("/index.html")).collect();
    names.retain(|name| !name.starts_with("page"));
    names.reverse();
    names
}

/// Which of these stand in a text, in its order.
fn order<'a>(text: &str, words: &[&'a str]) -> Vec<&'a str> {
    let main = text.split("<main").nth(1).unwrap_or(text);
    let main = main.split("class=\"side\"").next().unwrap_or(main);
    let mut found: Vec<(usize, &str)> = words
        .iter()
        .filter_map(|word| Some((main.find(word)?, *word)))
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, word)| word).collect()
}

/// A week with five topics.
fn week() -> Vec<(&'static str, String)> {
    vec![
        ("chancery.yaml", CONFIG.to_owned()),
        (
            "content/entries/a1.md",
            event("Alpha one", "2021-10-25", "China", "alpha, beta", ""),
        ),
        (
            "content/entries/a2.md",
            event("Alpha two", "2021-10-26", "China", "alpha", ""),
        ),
        (
            "content/entries/b1.md",
            event("Beta one", "2021-10-27", "China, Russia, Brazil", "beta", ""),
        ),
        (
            "content/entries/b2.md",
            event("Beta two", "2021-10-28", "China", "beta", ""),
        ),
        (
            "content/entries/b3.md",
            event("Beta three", "2021-10-29", "China", "beta, alpha", ""),
        ),
        (
            "content/entries/c1.md",
            event("Gamma one", "2021-10-30", "China", "gamma", ""),
        ),
        (
            "content/entries/d1.md",
            event("Delta one", "2021-10-31", "China, Russia", "delta", ""),
        ),
    ]
}

const TITLES: [&str; 7] = [
    "Alpha one",
    "Alpha two",
    "Beta one",
    "Beta two",
    "Beta three",
    "Gamma one",
    "Delta one",
];

#[test]
fn without_an_editor_numbers_decide() {
    let site = site(&week());
    let page = text(&site, "issues/2021-w43/index.html");
    // Three parties lead; then the topic with three entries, the one with two, and what is alone on its topic.
    let expected = [
        "Beta one",
        "Beta three",
        "Beta two",
        "Alpha two",
        "Alpha one",
        "On other topics",
        "Delta one",
        "Gamma one",
    ];
    let words: Vec<&str> = TITLES.iter().copied().chain(["On other topics"]).collect();
    assert_eq!(order(page, &words), expected);
    for title in TITLES {
        assert_eq!(page.matches(&format!(">{title}</a>")).count(), 1, "{title}");
    }
    assert_eq!(
        order(text(&site, "issues/2021-w43/email.html"), &TITLES),
        order(page, &TITLES)
    );
    assert_eq!(
        order(text(&site, "issues/2021-w43/email.txt"), &TITLES),
        order(page, &TITLES)
    );
    assert_eq!(order(text(&site, "issues/atom.xml"), &TITLES), order(page, &TITLES));
}

#[test]
fn the_editor_decides() {
    let mut files = week();
    files.push((
        "content/issues/2021-w43.md",
        "---\ntitle: A week\nlead: g-one\nentries: [d1, b2, a1]\n---\n\nIn short.\n".replace("g-one", "c1"),
    ));
    let site = site(&files);
    let page = text(&site, "issues/2021-w43/index.html");
    let expected = [
        "In short.",
        "Gamma one",
        "Delta one",
        "Beta two",
        "Beta three",
        "Beta one",
        "Alpha one",
        "Alpha two",
    ];
    let words: Vec<&str> = TITLES.iter().copied().chain(["In short."]).collect();
    assert_eq!(order(page, &words), expected);
    assert!(!page.contains("On other topics"));
    assert!(!page.contains("How this issue is ordered"));
    assert!(text(&site, "index.html").contains("<a href=\"/digest/issues/2021-w43/\">A week</a>"));
}

#[test]
fn without_a_lead_the_first_of_the_editors_entries_leads() {
    let mut files = week();
    files.push(("content/issues/2021-w43.md", "---\nentries: [a2, a1]\n---\n".to_owned()));
    let site = site(&files);
    let page = text(&site, "issues/2021-w43/index.html");
    assert_eq!(order(page, &TITLES)[..2], ["Alpha two", "Alpha one"]);
    assert!(page.contains("<h1>25–31 October 2021</h1>"), "{page}");
}

#[test]
fn a_tie_is_broken_by_sides_then_by_accounts_then_by_the_day() {
    let account = |accounts: &str| {
        format!(
            "---\ntitle: T {accounts}\ndate: 2021-10-26\nsource: [{accounts}]\nparticipants: [China, Russia]\ntopics: [x]\n---\n"
        )
    };
    let one = "{ publisher: A, side: China }, { publisher: B, side: Russia }";
    let two = "{ publisher: A, side: China }, { publisher: B, side: China }, C, D";
    let mut files = vec![
        ("chancery.yaml", CONFIG.to_owned()),
        (
            "content/entries/one.md",
            account(one).replace(&format!("T {one}"), "One"),
        ),
        (
            "content/entries/two.md",
            account(two).replace(&format!("T {two}"), "Two"),
        ),
        (
            "content/entries/off.md",
            event(
                "Off",
                "2021-10-30",
                "China, Russia, Brazil, India",
                "x",
                "status: cancelled\n",
            ),
        ),
    ];
    let leads =
        |files: &[(&str, String)]| order(text(&site(files), "issues/2021-w43/index.html"), &["One", "Two", "Off"])[0];
    assert_eq!(leads(&files), "One");
    files[1].1 = files[1].1.replace(", side: Russia", "");
    assert_eq!(leads(&files), "Two");
}

#[test]
fn periods_have_what_began_in_them() {
    let files = [
        ("chancery.yaml", CONFIG.to_owned()),
        (
            "content/entries/month.md",
            event("A month", "2021-10", "China", "x", ""),
        ),
        (
            "content/entries/across.md",
            event("Across", "2021-10-24/2021-10-26", "China", "x", ""),
        ),
        (
            "content/entries/first.md",
            event("New year", "2021-01-01", "China", "x", ""),
        ),
        (
            "content/entries/ahead.md",
            event("A summit", "2021-11-05", "China", "x", "status: scheduled\n"),
        ),
        (
            "content/entries/far.md",
            event("Far away", "2021-12-30", "China", "x", "status: scheduled\n"),
        ),
        (
            "content/entries/gone.md",
            event("Gone", "2021-10-28", "China", "x", "status: withdrawn\n"),
        ),
        (
            "content/entries/draft.md",
            event("Draft", "2021-10-28", "China", "x", "draft: true\n"),
        ),
        (
            "content/entries/mese.md",
            event(
                "Un mese",
                "2021-10",
                "China",
                "x",
                "language: it\ntranslation_of: month\n",
            ),
        ),
    ];
    let weekly = site(&files);
    // A month is in none of its weeks.
    assert_eq!(issues(&weekly), ["2021-w42", "2020-w53"]);
    let words = [
        "A month",
        "Across",
        "A summit",
        "Far away",
        "Gone",
        "Draft",
        "Un mese",
        "Coming up",
    ];
    assert_eq!(
        order(text(&weekly, "issues/2021-w42/index.html"), &words),
        ["Across", "Coming up", "A summit"]
    );
    let mut monthly = files.clone();
    monthly[0].1.push_str("issues: monthly\n");
    let monthly = site(&monthly);
    assert_eq!(issues(&monthly), ["2021-10", "2021-01"]);
    let page = text(&monthly, "issues/2021-10/index.html");
    assert_eq!(order(page, &words), ["Across", "A month", "Coming up", "A summit"]);
    assert!(page.contains("<h1>October 2021</h1>"));
}

#[test]
fn an_issue_is_open_until_its_last_day_is_over_where_the_digest_is() {
    let files = |timezone: &str| {
        [
            ("chancery.yaml", format!("{CONFIG}timezone: {timezone}\n")),
            ("content/entries/rome.md", event("Rome", "2021-10-30", "China", "x", "")),
            (
                "content/entries/before.md",
                event("Before", "2021-10-20", "China", "x", ""),
            ),
        ]
    };
    let late = "2021-10-31T23:30:00Z";
    let open = site_at(late, &files("UTC"));
    assert_eq!(issues(&open), ["2021-w43", "2021-w42"]);
    assert!(text(&open, "issues/2021-w43/index.html").contains("This issue is still open."));
    assert!(text(&open, "issues/index.html").contains("still open"));
    assert!(!open.contains_key("issues/2021-w43/email.html") && !open.contains_key("issues/2021-w43/email.txt"));
    assert!(open.contains_key("issues/2021-w42/email.html"));
    assert_eq!(text(&open, "issues/atom.xml").matches("<entry>").count(), 1);
    let complete = site_at(late, &files("Europe/Rome"));
    assert!(!text(&complete, "issues/2021-w43/index.html").contains("still open"));
    assert!(complete.contains_key("issues/2021-w43/email.txt"));
    let feed = text(&complete, "issues/atom.xml");
    assert_eq!(feed.matches("<entry>").count(), 2);
    assert!(feed.contains("<published>2021-10-31T23:00:00Z</published>"), "{feed}");
}

#[test]
fn a_correction_moves_the_feed() {
    let correction = "corrections: [{ date: 2021-11-20, kind: correction, note: It was less. }]\n";
    let files = [
        ("chancery.yaml", CONFIG.to_owned()),
        (
            "content/entries/rome.md",
            event("Rome", "2021-10-30", "China", "x", correction),
        ),
    ];
    let site = site(&files);
    let feed = text(&site, "issues/atom.xml");
    assert!(feed.contains("<published>2021-11-01T00:00:00Z</published>"), "{feed}");
    assert!(feed.contains("<updated>2021-11-20"), "{feed}");
}

#[test]
fn without_a_base_url_there_are_pages_only() {
    let files = [("content/entries/rome.md", event("Rome", "2021-10-30", "China", "x", ""))];
    let bare = site(&files);
    let paths: Vec<&str> = bare
        .keys()
        .map(String::as_str)
        .filter(|path| path.starts_with("issues"))
        .collect();
    assert_eq!(paths, ["issues/2021-w43/index.html", "issues/index.html"]);
    assert!(!text(&bare, "issues/2021-w43/index.html").contains("By mail"));
}

#[test]
fn a_digest_without_issues_names_none() {
    let off = format!("{CONFIG}pages: {{ issues: false }}\n");
    for files in [
        vec![("chancery.yaml", CONFIG.to_owned())],
        vec![
            ("chancery.yaml", off),
            ("content/entries/rome.md", event("Rome", "2021-10-30", "China", "x", "")),
        ],
    ] {
        let site = site(&files);
        assert!(!site.keys().any(|path| path.starts_with("issues")));
        assert!(!text(&site, "index.html").contains("issues"));
    }
}

#[test]
fn the_list_goes_on_over_pages() {
    let mut files = vec![("chancery.yaml".to_owned(), format!("{CONFIG}page_size: 2\n"))];
    for day in ["2020-12-20", "2020-12-31", "2021-01-12", "2021-01-20", "2021-01-28"] {
        files.push((
            format!("content/entries/on-{day}.md"),
            event(day, day, "China", "x", ""),
        ));
    }
    let digest = Digest::new(files);
    let (site, _) = digest::render(&digest.prepare(&digest::at(NOW))).expect("a site");
    let first = text(&site, "issues/index.html");
    assert_eq!(
        order(first, &["<h2>2021</h2>", "Week 4<", "Week 3<", "Week 2<"]),
        ["<h2>2021</h2>", "Week 4<", "Week 3<"]
    );
    assert!(first.contains("<a rel=\"next\" href=\"/digest/issues/page/2/\">"));
    // ISO 8601 counts the last day of 2020 to its 53rd week.
    let second = text(&site, "issues/page/2/index.html");
    assert_eq!(
        order(second, &["<h2>2021</h2>", "Week 2<", "<h2>2020</h2>", "Week 53<"]),
        ["<h2>2021</h2>", "Week 2<", "<h2>2020</h2>", "Week 53<"]
    );
    assert!(site.contains_key("issues/page/3/index.html") && !site.contains_key("issues/page/4/index.html"));
}

/// Every line of a mail in plain text is short, but for addresses.
fn assert_wrapped(mail: &str) {
    for line in mail.lines() {
        assert!(line.chars().count() <= 72 || line.trim().starts_with("http"), "{line}");
    }
}

#[test]
fn a_mail_of_very_many_entries_stays_short_enough() {
    let long = "A title that goes on and on about everything that was said and done ".repeat(20);
    let files = (0..500).map(|number| {
        let summary = format!("summary: {}\n", "What was agreed, at length and in detail. ".repeat(7));
        let topic = format!("topic-{}", number % 17);
        let text = event(
            &format!("{number} {long}"),
            "2021-10-28",
            "China, Russia",
            &topic,
            &summary,
        );
        (format!("content/entries/long-{number:03}.md"), text)
    });
    let digest = Digest::new(files.chain([("chancery.yaml".to_owned(), CONFIG.to_owned())]));
    let (site, _) = digest::render(&digest.prepare(&digest::at(NOW))).expect("a site");
    for path in ["issues/2021-w43/email.html", "issues/2021-w43/email.txt"] {
        let mail = text(&site, path);
        assert!(mail.len() <= LIMIT, "{path}: {}", mail.len());
        assert!(mail.len() > LIMIT * 9 / 10, "{path} could say more: {}", mail.len());
        assert!(mail.contains("More entries in this issue: "), "{path}");
        assert!(mail.contains("500 entries"), "{path}");
    }
    assert_wrapped(text(&site, "issues/2021-w43/email.txt"));
    assert_eq!(
        text(&site, "issues/2021-w43/index.html")
            .matches("class=\"gist\"")
            .count(),
        499
    );
}

#[test]
fn a_mail_says_titles_alone_where_summaries_do_not_fit() {
    let files = (0..170).map(|number| {
        let summary = format!("summary: {}\n", "What was agreed, at length and in detail. ".repeat(7));
        let text = event(&format!("Event {number:03}"), "2021-10-28", "China", "x", &summary);
        (format!("content/entries/event-{number:03}.md"), text)
    });
    let digest = Digest::new(files.chain([("chancery.yaml".to_owned(), CONFIG.to_owned())]));
    let (site, _) = digest::render(&digest.prepare(&digest::at(NOW))).expect("a site");
    let mail = text(&site, "issues/2021-w43/email.html");
    assert!(mail.len() <= LIMIT, "{}", mail.len());
    assert!((0..170).all(|number| mail.contains(&format!("Event {number:03}"))));
    let summaries = mail.matches("class=\"gist\"").count();
    assert!((50..170).contains(&summaries), "{summaries}");
    assert!(!mail.contains("Further entries"));
}

#[test]
fn a_mail_with_a_very_long_introduction_stays_short_enough() {
    let mut files = week();
    let body = "A paragraph of an introduction that does not end.\n\n".repeat(10_000);
    files.push(("content/issues/2021-w43.md", format!("---\nlead: c1\n---\n\n{body}")));
    let site = site(&files);
    for path in ["issues/2021-w43/email.html", "issues/2021-w43/email.txt"] {
        let mail = text(&site, path);
        assert!(mail.len() <= LIMIT, "{path}: {}", mail.len());
        assert_eq!(mail.matches("A paragraph of an introduction").count(), 1, "{path}");
    }
}

#[test]
fn a_mail_says_what_was_written_and_nothing_else() {
    let title = r#""Ruritania's <b>\"plan\"</b> & {{ site.title }} \u202Egnp.exe""#;
    let files = [
        ("chancery.yaml", CONFIG.to_owned()),
        ("content/entries/rome.md", event(title, "2021-10-30", "China", "x", "summary: \"A & B < C\"\nplace: { name: \"<Rome>\" }\n")),
        (
            "content/issues/2021-w43.md",
            "---\ntitle: \"<script>alert(1)</script>\"\n---\n\n<b onclick=\"x\">Bold</b> & [a link](../entries/rome.md), ![a map](map.gif).\n\n- one\n- two\n".to_owned(),
        ),
        ("content/issues/map.gif", "GIF89a: a picture.".to_owned()),
    ];
    let site = site(&files);
    let mail = text(&site, "issues/2021-w43/email.txt");
    for line in [
        "<script>alert(1)</script>",
        "Ruritania's <b>\"plan\"</b> & {{ site.title }} gnp.exe",
        "30 October 2021, <Rome> (Xinhua)",
        "A & B < C",
        "* one",
        "https://example.org/digest/2021/10/30/rome/",
    ] {
        assert!(mail.lines().any(|found| found == line), "{line}\n{mail}");
    }
    assert!(mail.contains("a map."), "{mail}");
    assert!(!mail.contains(['\u{202e}', '\u{1b}']) && !mail.contains("&amp;") && !mail.contains("&lt;"));
    assert_wrapped(mail);
    let mail = text(&site, "issues/2021-w43/email.html");
    assert!(mail.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(!mail.contains("<script") && !mail.contains("<img") && !mail.contains("onclick"));
    for (at, _) in mail.match_indices("href=\"") {
        let address = &mail[at + 6..];
        assert!(address.starts_with("https://"), "{}", &address[..40]);
    }
    // The rules are in the elements; only those for the dark are left.
    assert_eq!(mail.matches("<style").count(), 1);
    assert!(mail.contains("@media (prefers-color-scheme: dark)") && mail.contains("style=\"margin:0"));
    let feed = text(&site, "issues/atom.xml");
    assert!(
        feed.contains("<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>"),
        "{feed}"
    );
}

#[test]
fn mails_are_for_no_index() {
    let site = site(&week());
    assert!(text(&site, "issues/2021-w43/email.html").contains("<meta name=\"robots\" content=\"noindex\">"));
    assert!(!text(&site, "sitemap.xml").contains("email"));
    assert!(text(&site, "robots.txt").contains("Disallow: /digest/issues/*/email.txt\n"));
}

#[test]
fn what_is_withheld_is_in_no_issue() {
    let files = [
        ("chancery.yaml", CONFIG.to_owned()),
        ("content/entries/rome.md", event("Rome", "2021-10-30", "China", "x", "")),
        (
            "content/entries/later.md",
            event("Later", "2021-10-29", "China", "x", "publish_at: 2022-01-01T00:00\n"),
        ),
    ];
    let digest = Digest::new(files.iter().map(|(path, text)| (*path, text.as_str())));
    let options = digest::at(NOW);
    let (now, _) = digest::render(&digest.prepare(&options)).expect("a site");
    assert!(!text(&now, "issues/2021-w43/index.html").contains("Later"));
    let future = chancery::pipeline::Options {
        resolve: resolve::Options {
            future: true,
            ..options.resolve
        },
        ..options
    };
    let (future, _) = digest::render(&digest.prepare(&future)).expect("a site");
    assert!(text(&future, "issues/2021-w43/index.html").contains("Later"));
}
