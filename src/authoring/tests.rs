//! What these commands write is read back by the program itself: nothing in it may be wrong.

use super::scaffold::{KnownFields, scaffold};
use super::{
    AddedHost, Error, Host, NewDigestRequest, NewFile, NewFileRequest, add_host as add_host_of, init as init_at, new,
};
use crate::diagnostic::{Diagnostic, Severity};
use crate::fields::tables;
use crate::load::ContentKind;
use crate::pipeline::{Options, Prepared, prepare, render_all};
use crate::render::Output;
use crate::{parse, resolve, yaml};
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::AtomicUsize;
use tempfile::TempDir;

const NOW: &str = "2026-11-23T22:30:00Z";
const KINDS: [ContentKind; 6] = [
    ContentKind::Entry,
    ContentKind::Topic,
    ContentKind::Person,
    ContentKind::Party,
    ContentKind::Source,
    ContentKind::Page,
];

fn now() -> Timestamp {
    NOW.parse().unwrap()
}

/// A digest with a configuration and nothing else.
fn new_digest() -> TempDir {
    let root = TempDir::new().unwrap();
    put(root.path(), "chancery.yaml", "title: Digest\n");
    root
}

fn put(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn wanted(kind: ContentKind, title: &str) -> NewFileRequest {
    NewFileRequest {
        kind,
        title: title.to_owned(),
        slug: None,
        date: None,
    }
}

fn make(root: &Path, kind: ContentKind, title: &str) -> NewFile {
    new(root, &wanted(kind, title), now()).unwrap_or_else(|error| panic!("{title}: {error}"))
}

/// Why it is refused.
fn refusal(root: &Path, wanted: &NewFileRequest) -> String {
    let before = tree(root);
    let error = new(root, wanted, now()).expect_err("this is refused");
    assert_eq!(tree(root), before, "a refusal writes nothing");
    error.to_string()
}

/// Every file below a folder, with its text.
fn tree(root: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let below = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
                files.insert(below, fs::read_to_string(&path).unwrap());
            }
        }
    }
    files
}

fn prepared(root: &Path, drafts: bool) -> Prepared {
    let options = Options {
        resolve: resolve::Options::unpublished(now(), drafts),
        base_url: None,
        theme: None,
    };
    prepare(root, &options, None)
}

fn told(diagnostics: &[Diagnostic], least: Severity) -> Vec<String> {
    let wrong = diagnostics.iter().filter(|it| it.severity <= least);
    wrong
        .map(|it| format!("{}: {} {:?}", it.rule.name, it.message, it.location))
        .collect()
}

/// What drafts still lack, which is told in notes; nothing worse may be told.
fn lacking(diagnostics: &[Diagnostic]) -> Vec<String> {
    let worse = told(diagnostics, Severity::Warning);
    assert!(worse.is_empty(), "{worse:#?}");
    let mut lacking = told(diagnostics, Severity::Note);
    lacking.retain(|line| line.starts_with("missing-field"));
    lacking
}

#[test]
fn every_scaffold_is_free_of_errors() {
    let root = new_digest();
    for kind in KINDS {
        let made = make(root.path(), kind, "The Straits Conference");
        assert!(made.path.is_file(), "{}", made.path.display());
    }
    let prepared = prepared(root.path(), false);
    let told = lacking(&prepared.diagnostics);
    assert!(prepared.ready.is_some(), "{told:#?}");
    assert_eq!(
        told.len(),
        3,
        "what an entry cannot be without, and nothing else: {told:#?}"
    );
    for field in ["source", "participants", "topics"] {
        assert!(
            told.iter()
                .any(|line| line.starts_with("missing-field") && line.contains(&format!("`{field}`"))),
            "{told:#?}"
        );
    }
}

#[test]
fn an_entry_has_its_day_and_its_moment_in_the_timezone_of_the_digest() {
    let root = TempDir::new().unwrap();
    put(root.path(), "chancery.yaml", "timezone: Asia/Tokyo\n");
    put(
        root.path(),
        "content/topics/fisheries.md",
        "---\ntitle: Fisheries\n---\n",
    );
    let made = make(root.path(), ContentKind::Entry, "Talks at Port Meridian");
    assert_eq!(
        made.path.strip_prefix(root.path()).unwrap(),
        Path::new("content/entries/2026/2026-11-24-talks-at-port-meridian.md")
    );
    let text = fs::read_to_string(made.path).unwrap();
    for line in [
        "title: Talks at Port Meridian ",
        "date: 2026-11-24 ",
        "publish_at: 2026-11-24T07:30 ",
        "draft: true ",
    ] {
        assert!(text.contains(&format!("\n{line}")), "{line}\n{text}");
    }
    assert!(text.contains("the digest has `[fisheries]`"), "{text}");
    assert!(text.lines().all(|line| line.chars().count() <= 120), "{text}");
}

#[test]
fn any_title_survives() {
    let titles = [
        "Wang Yi and Lavrov meet in Rome",
        "\"small circle\": a quote, 'and another'",
        "Talks: the second round",
        "Round #2 # not a comment",
        "- a dash at the beginning",
        "-q",
        "--- three dashes",
        "🕊 peace 🕊 talks",
        "محادثات السلام في روما",
        "‏שלום‏ \u{202e}עולם",
        "王毅会见拉夫罗夫",
        "yes, no, null",
        "True",
        "null and void",
        "2021-10-30 the day after",
        "1e3 troops",
        "0x1f of it",
        "{ a: flow } [ of, it ]",
        "[brackets",
        "& anchor * alias",
        "*starred",
        "! tag",
        "| pipe > fold",
        "% percent @ at ` tick",
        "back\\slash \\n \\u0041",
        "a\ttab",
        "ends with a colon:",
        "key: value: other",
        "  spaces around  ",
        "ellipsis … — dash",
        "a\u{feff}mark and \u{10ffff}",
        "~ tilde",
        "? question",
        "= equals",
        "<b>bold</b> {{ site }} {% raw %}",
        "@TITLE@",
    ];
    let root = new_digest();
    for (number, title) in titles.iter().enumerate() {
        for kind in [ContentKind::Entry, ContentKind::Party, ContentKind::Page] {
            let wanted = NewFileRequest {
                slug: Some(format!("title-{number}")),
                ..wanted(kind, title)
            };
            new(root.path(), &wanted, now()).unwrap_or_else(|error| panic!("{title}: {error}"));
        }
    }
    let prepared = prepared(root.path(), false);
    assert!(
        prepared.ready.is_some(),
        "{:#?}",
        told(&prepared.diagnostics, Severity::Error)
    );
    let title_of = |file: &parse::ParsedFile| match &file.front {
        parse::Front::Entry(front) => front.title.clone(),
        parse::Front::Party(front) => front.name.clone(),
        parse::Front::Page(front) => front.title.clone(),
        _ => None,
    };
    for (number, title) in titles.iter().enumerate() {
        let slug = format!("title-{number}");
        let found: Vec<_> = prepared.parsed.files.iter().filter(|file| file.slug == slug).collect();
        assert_eq!(found.len(), 3, "{title}");
        for file in found {
            assert_eq!(title_of(file).as_deref(), Some(title.trim()), "{}", file.path);
        }
    }
}

#[test]
fn plain_titles_are_not_quoted() {
    for plain in [
        "Talks at Port Meridian",
        "Côte d’Ivoire",
        "AUKUS (2021), signed",
        "王毅",
    ] {
        assert_eq!(super::quote::quote(plain), plain);
    }
    for (text, quoted) in [
        ("Talks: round two", "\"Talks: round two\""),
        ("say \"no\"", r#""say \"no\"""#),
        ("No", "\"No\""),
        ("30 October", "\"30 October\""),
    ] {
        assert_eq!(super::quote::quote(text), quoted);
    }
}

#[test]
fn invalid_titles_slugs_and_dates_are_refused_with_advice() {
    let root = new_digest();
    for (title, advice) in [
        ("", "it is empty"),
        ("   ", "it is empty"),
        ("two\nlines", "write it on one"),
        ("two\u{2028}lines", "write it on one"),
        ("a bell\u{7}", "control character"),
        ("next\u{85}line", "control character"),
        ("!!! ???", "`--slug wang-lavrov-rome`"),
        ("2021", "gives the slug `2021`"),
        ("Index", "gives the slug `index`"),
    ] {
        let message = refusal(root.path(), &wanted(ContentKind::Entry, title));
        assert!(message.contains(advice), "{title:?}: {message}");
    }
    for slug in ["", "Rome", "../x", "a b", "2021", "page"] {
        let wanted = NewFileRequest {
            slug: Some(slug.to_owned()),
            ..wanted(ContentKind::Entry, "Rome")
        };
        let message = refusal(root.path(), &wanted);
        assert!(message.contains("invalid slug"), "{message}");
    }
    let dated = |kind, date: &str| NewFileRequest {
        date: Some(date.to_owned()),
        ..wanted(kind, "Rome")
    };
    assert!(refusal(root.path(), &dated(ContentKind::Entry, "21")).contains("another form"));
    assert!(refusal(root.path(), &dated(ContentKind::Person, "2021-10-30")).contains("leave out `--date`"));
}

#[test]
fn dates_that_are_asked_for() {
    let root = new_digest();
    for (date, path) in [
        ("2021-10-30", "content/entries/2021/2021-10-30-day.md"),
        ("2021-10-30/2021-11-02", "content/entries/2021/2021-10-30-interval.md"),
        ("2021-10", "content/entries/2021/month.md"),
        ("1818~", "content/entries/1818/year.md"),
        ("1870-08/1871-09", "content/entries/1870/months.md"),
        ("2030-01-01", "content/entries/2030/2030-01-01-future.md"),
    ] {
        let slug = path.trim_end_matches(".md").rsplit(['-', '/']).next().unwrap();
        let wanted = NewFileRequest {
            date: Some(date.to_owned()),
            slug: Some(slug.to_owned()),
            ..wanted(ContentKind::Entry, "Talks")
        };
        let made = new(root.path(), &wanted, now()).unwrap();
        assert_eq!(made.path, root.path().join(path));
        let text = fs::read_to_string(made.path).unwrap();
        assert!(text.contains(&format!("\ndate: {date} ")), "{text}");
        assert_eq!(text.contains("\nstatus: scheduled "), slug == "future");
    }
    let told = lacking(&prepared(root.path(), false).diagnostics);
    assert_eq!(told.len(), 6 * 3, "{told:#?}");
}

#[test]
fn a_slug_that_looks_like_a_date_is_written_into_the_file() {
    let root = new_digest();
    make(root.path(), ContentKind::Topic, "2021-10-30 talks");
    make(root.path(), ContentKind::Entry, "2021-10-30 talks");
    let prepared = prepared(root.path(), false);
    assert!(prepared.ready.is_some());
    assert!(prepared.parsed.files.iter().all(|file| file.slug == "2021-10-30-talks"));
    let message = refusal(root.path(), &wanted(ContentKind::Entry, "2021-10-30 talks"));
    assert!(message.contains("is already used by"), "{message}");
}

#[test]
fn nothing_is_written_over() {
    let root = new_digest();
    put(
        root.path(),
        "content/entries/old/2019-01-01-rome.md",
        "---\ntitle: Rome\n---\n",
    );
    put(
        root.path(),
        "content/entries/2020/paris/index.md",
        "---\ntitle: Paris\n---\n",
    );
    put(root.path(), "content/people/wang-yi.MD", "");
    for (kind, title, file) in [
        (ContentKind::Entry, "Rome", "content/entries/old/2019-01-01-rome.md"),
        (ContentKind::Entry, "Paris", "content/entries/2020/paris/index.md"),
        (ContentKind::Person, "Wang Yi", "content/people/wang-yi.MD"),
    ] {
        let message = refusal(root.path(), &wanted(kind, title));
        assert!(message.contains(file) && message.contains("--slug"), "{message}");
    }
    make(root.path(), ContentKind::Party, "Rome");
    refusal(root.path(), &wanted(ContentKind::Party, "Rome"));
}

#[test]
fn what_stands_in_the_way_of_a_folder_is_named() {
    let root = new_digest();
    put(root.path(), "content/topics", "not a folder");
    let message = refusal(root.path(), &wanted(ContentKind::Topic, "AUKUS"));
    assert!(message.contains("content/topics is not a folder"), "{message}");
}

#[test]
fn a_folder_that_is_no_digest_is_left_alone() {
    let root = TempDir::new().unwrap();
    let message = refusal(root.path(), &wanted(ContentKind::Entry, "Rome"));
    assert!(message.contains("chancery init"), "{message}");
    // Other programs have such folders, too.
    put(root.path(), "content/posts/rome.md", "---\ntitle: Rome\n---\n");
    refusal(root.path(), &wanted(ContentKind::Entry, "Rome"));
    put(root.path(), "content/entries/rome.md", "---\ntitle: Rome\n---\n");
    make(root.path(), ContentKind::Entry, "Oslo");
}

#[test]
fn the_first_topic_is_remarked_upon() {
    let root = new_digest();
    assert!(make(root.path(), ContentKind::Topic, "AUKUS").note.is_some());
    assert!(make(root.path(), ContentKind::Topic, "BRICS").note.is_none());
    assert!(make(root.path(), ContentKind::Person, "Ilva Norden").note.is_none());
}

#[test]
fn every_optional_line_is_yaml_once_its_mark_is_taken_away() {
    let records = [
        &tables::ENTRY,
        &tables::TOPIC,
        &tables::PERSON,
        &tables::PARTY,
        &tables::SOURCE,
        &tables::ISSUE,
        &tables::PAGE,
        &tables::CONFIG,
        &tables::THEME,
    ];
    for record in records {
        let text = scaffold(record, &KnownFields::default());
        let bare: Vec<&str> = text
            .lines()
            .filter(|line| !line.contains("# instead of `"))
            .map(|line| line.strip_prefix("# ").unwrap_or(line))
            .collect();
        let bare = bare.join("\n");
        let value = yaml::parse(&bare).unwrap_or_else(|errors| panic!("{errors:?}\n{bare}"));
        for field in record.fields {
            let open = field.required && !matches!(field.name, "source" | "participants");
            let known = value
                .get(field.name)
                .unwrap_or_else(|| panic!("{} is not there\n{bare}", field.name));
            assert_eq!(known.is_null(), open, "{}\n{bare}", field.name);
        }
        let mut diagnostics = Vec::new();
        let file = "scaffold.md".into();
        if let Some(fields) = parse::read_fields(&file, &bare, 0..bare.len(), record, &mut diagnostics) {
            fields.ignore_rest();
        }
        let wrong: Vec<String> = told(&diagnostics, Severity::Error);
        let wrong: Vec<&String> = wrong.iter().filter(|line| !line.starts_with("missing-field")).collect();
        assert!(wrong.is_empty(), "{wrong:#?}\n{bare}");
    }
}

#[test]
fn a_new_digest_has_nothing_wrong_and_renders() {
    let parent = TempDir::new().unwrap();
    for title in [None, Some("The Lantern: \"news\" & <more> # é 🕊")] {
        let root = parent
            .path()
            .join(if title.is_some() { "titled" } else { "the-lantern" });
        let begun = init(&root, title).unwrap();
        assert_eq!(begun.title, title.unwrap_or("The lantern"));
        assert_eq!(begun.file_count, tree(&root).len());
        for drafts in [false, true] {
            let prepared = prepared(&root, drafts);
            let wrong = told(&prepared.diagnostics, Severity::Warning);
            assert!(wrong.is_empty(), "{wrong:#?}");
            let ready = prepared.ready.expect("nothing is wrong");
            assert_eq!(ready.digest.config.title, begun.title);
            assert_eq!(ready.theme.chain, ["site", "gazette"]);
            let pages = Mutex::new(BTreeMap::new());
            let sink = |path: &str, output: Output| {
                if let Output::Bytes(bytes) = output {
                    let text = String::from_utf8_lossy(&bytes).into_owned();
                    pages.lock().unwrap().insert(path.to_owned(), text);
                }
                Ok::<(), Infallible>(())
            };
            let Ok(wrong) = render_all(&ready, &AtomicUsize::new(0), sink);
            assert!(wrong.is_empty(), "{wrong:#?}");
            let pages = pages.into_inner().unwrap();
            let talks = &pages["2024/03/12/northland-southland-talks/index.html"];
            assert!(talks.contains("/assets/css/site."), "{talks}");
            assert!(!talks.contains("Have you found a mistake"), "{talks}");
        }
    }
}

fn init(folder: &Path, title: Option<&str>) -> Result<super::NewDigest, Error> {
    init_at(folder, &request(title))
}

fn request(title: Option<&str>) -> NewDigestRequest {
    NewDigestRequest {
        title: title.map(str::to_owned),
        base_url: None,
        timezone: None,
        today: jiff::civil::date(2026, 11, 24),
        host: Host::GitHub,
        repository: None,
        force: false,
    }
}

const REPOSITORY: &str = "https://code.example/chancery.git";

fn add_host(root: &Path, host: Host) -> Result<Vec<&'static str>, Error> {
    add_host_of(root, host, Some(REPOSITORY)).map(|AddedHost { files, incomplete }| {
        assert_eq!(incomplete, None);
        files
    })
}

#[test]
fn a_new_digest_knows_its_zone_its_address_and_its_authority() {
    let parent = TempDir::new().unwrap();
    let configured = |name: &str, request: NewDigestRequest| {
        let root = parent.path().join(name);
        init_at(&root, &request).unwrap();
        let prepared = prepared(&root, false);
        assert!(told(&prepared.diagnostics, Severity::Warning).is_empty());
        let text = fs::read_to_string(root.join("chancery.yaml")).unwrap();
        (std::sync::Arc::clone(&prepared.parsed.config), text)
    };
    let (config, text) = configured(
        "known",
        NewDigestRequest {
            base_url: Some("https://www.lantern.int/digest/".to_owned()),
            timezone: Some("Pacific/Auckland".to_owned()),
            repository: Some(REPOSITORY.to_owned()),
            ..request(None)
        },
    );
    assert_eq!(config.timezone.iana_name(), Some("Pacific/Auckland"), "{text}");
    assert_eq!(config.base_url.as_deref(), Some("https://www.lantern.int/digest/"));
    assert_eq!(config.feed_authority.as_deref(), Some("lantern.int,2026-11-24"));
    assert_eq!(config.repository.as_deref(), Some(REPOSITORY));
    let (config, text) = configured("unknown", request(None));
    assert_eq!(config.timezone.iana_name(), Some("UTC"));
    assert!(text.contains("that of this computer is not known"), "{text}");
    assert!(text.contains("\n# feed_authority: example.org,2026-11-24"), "{text}");
    assert_eq!((&config.base_url, &config.feed_authority), (&None, &None));
    let (config, _) = configured(
        "local",
        NewDigestRequest {
            base_url: Some("http://localhost:8000/".to_owned()),
            ..request(None)
        },
    );
    assert_eq!(config.feed_authority, None, "nobody owns this host");
}

#[test]
fn hosts_install_the_program_from_its_repository_alone() {
    let parent = TempDir::new().unwrap();
    let hosts = [Host::GitHub, Host::GitLab, Host::Netlify, Host::Cloudflare];
    for (number, host) in hosts.into_iter().enumerate() {
        let root = parent.path().join(number.to_string());
        put(&root, "chancery.yaml", "title: T\n");
        let added = add_host_of(&root, host, None).unwrap();
        let file = added.incomplete.expect("one must be filled in");
        put(
            &root,
            "other/chancery.yaml",
            &format!("title: T\nrepository: {REPOSITORY}\n"),
        );
        let other = root.join("other");
        assert_eq!(add_host_of(&other, host, None).unwrap().incomplete, None);
        let text = fs::read_to_string(other.join(file)).unwrap();
        assert!(text.contains(&format!("\"{REPOSITORY}\"")), "{text}");
        let installs = text.lines().filter(|line| line.contains("cargo install"));
        for line in installs {
            assert!(
                line.contains(" --git ") && line.contains(" --locked ") && line.contains(" --tag "),
                "{line}"
            );
        }
        assert!(!text.contains("--strict"), "{text}");
    }
    for (url, why) in [
        ("git@code.example:chancery.git", "only http and https"),
        ("https://token@code.example/chancery.git", "a user or a password"),
        ("https://code.example/$(id)", "a character other than"),
        ("https://code.example/a;b", "a character other than"),
        ("https://code.example/a'b", "a character other than"),
    ] {
        let message = add_host_of(&parent.path().join("0"), Host::Nginx, Some(url));
        let message = message.expect_err(url).to_string();
        assert!(message.contains(why), "{message}");
    }
}

#[test]
fn a_host_is_added_to_a_digest_and_nothing_is_written_over() {
    let parent = TempDir::new().unwrap();
    let root = parent.path();
    put(
        root,
        "chancery.yaml",
        "title: T\nbase_url: https://digest.example/a%20b/\n",
    );
    let written = add_host(root, Host::Nginx).unwrap();
    assert_eq!(written, ["nginx.conf"]);
    let text = fs::read_to_string(root.join("nginx.conf")).unwrap();
    for line in [
        "    server_name digest.example;",
        "    root \"/srv/digest.example\";",
        "    include \"/srv/digest.example/a b/.redirects.ma[p]\";",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert!(add_host(root, Host::Nginx).unwrap().is_empty(), "it is there already");
    assert_eq!(add_host(root, Host::Netlify).unwrap().len(), 5);
    assert_eq!(add_host(root, Host::Cloudflare).unwrap(), ["wrangler.jsonc"]);
    for path in ["x%22y", "a$host", "c++", "%0A"] {
        let other = TempDir::new().unwrap();
        put(
            other.path(),
            "chancery.yaml",
            &format!("title: T\nbase_url: \"https://digest.example/{path}/\"\n"),
        );
        let message = add_host(other.path(), Host::Nginx).expect_err(path).to_string();
        assert!(message.contains("the path `"), "{message}");
    }
    put(root, "nginx.conf", "mine");
    let before = tree(root);
    let message = add_host(root, Host::Nginx).expect_err("it is in the way").to_string();
    assert!(message.contains("nginx.conf"), "{message}");
    assert_eq!(tree(root), before);
}

#[test]
fn what_hosts_need_is_filled_in_and_well_formed() {
    for host in [Host::GitHub, Host::GitLab, Host::Netlify, Host::Cloudflare, Host::Nginx] {
        for file in host.files(None, Some(REPOSITORY)) {
            let (path, text) = (file.path, file.text);
            let words = text.split('@').skip(1).step_by(2);
            let open: Vec<&str> = words
                .filter(|word| word.chars().all(|c| c.is_ascii_uppercase() || c == '_'))
                .collect();
            assert!(open.iter().all(|word| word.is_empty()), "{path}: {open:?}");
            if path.ends_with(".yml") {
                yaml::parse(&text).unwrap_or_else(|errors| panic!("{path}: {errors:?}"));
            }
        }
    }
}

#[test]
fn the_example_in_the_theme_works_as_its_comment_says() {
    let parent = TempDir::new().unwrap();
    let root = parent.path().join("digest");
    init(&root, None).unwrap();
    let path = "themes/site/templates/entry.html";
    let text = fs::read_to_string(root.join(path)).unwrap();
    let comment = text.rfind("{#-").expect("there is an example");
    let first = text[comment..].find("{% block").unwrap();
    let uncommented = format!(
        "{}{}",
        &text[..comment],
        text[comment + first..].trim_end().trim_end_matches("-#}")
    );
    put(&root, path, &uncommented);
    let prepared = prepared(&root, false);
    assert!(
        prepared.ready.is_some(),
        "{:#?}",
        told(&prepared.diagnostics, Severity::Error)
    );
    let ready = prepared.ready.unwrap();
    let seen = AtomicUsize::new(0);
    let Ok(wrong) = render_all(&ready, &AtomicUsize::new(0), |path, output| {
        if let Output::Bytes(bytes) = output
            && path.starts_with("2024/")
            && String::from_utf8_lossy(&bytes).contains("Have you found a mistake")
        {
            seen.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        }
        Ok::<(), Infallible>(())
    });
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(seen.into_inner(), 3);
}

#[test]
fn scaffolds_in_a_new_digest_are_free_of_errors() {
    let parent = TempDir::new().unwrap();
    let root = parent.path().join("digest");
    init(&root, None).unwrap();
    for kind in KINDS {
        make(&root, kind, "A Thing of Its Own");
    }
    let prepared = prepared(&root, false);
    assert!(
        prepared.ready.is_some(),
        "{:#?}",
        told(&prepared.diagnostics, Severity::Error)
    );
    assert_eq!(lacking(&prepared.diagnostics).len(), 3);
}

#[test]
fn a_digest_is_created_only_where_none_of_its_files_exist() {
    let parent = TempDir::new().unwrap();
    let root = parent.path();
    put(root, "notes.txt", "mine");
    put(root, "README.md", "mine");
    put(root, "themes", "a file");
    let before = tree(root);
    let message = init(root, None).expect_err("two are in the way").to_string();
    assert_eq!(tree(root), before);
    assert!(
        message.contains("these 2 files exist already:\n  README.md\n  themes\n"),
        "{message}"
    );
    fs::remove_file(root.join("README.md")).unwrap();
    fs::remove_file(root.join("themes")).unwrap();
    let message = init(root, None).expect_err("other things are there").to_string();
    assert!(message.contains("is not empty: it contains notes.txt; "), "{message}");
    put(root, ".git/config", "git");
    let forced = NewDigestRequest {
        force: true,
        ..request(None)
    };
    init_at(root, &forced).unwrap();
    assert_eq!(fs::read_to_string(root.join("notes.txt")).unwrap(), "mine");
    let before = tree(root);
    assert!(init(root, None).is_err(), "not a second time");
    assert_eq!(tree(root), before);
    let message = init(&root.join("notes.txt"), None).expect_err("a file").to_string();
    assert!(message.contains("notes.txt is not a folder"), "{message}");
    assert!(init(&parent.path().join("x"), Some("two\nlines")).is_err());
    assert!(!parent.path().join("x").exists());
}

#[cfg(unix)]
#[test]
fn a_digest_that_cannot_be_finished_leaves_nothing_behind() {
    use std::os::unix::fs::symlink;
    let parent = TempDir::new().unwrap();
    let root = parent.path().join("digest");
    fs::create_dir(&root).unwrap();
    symlink(parent.path().join("nowhere"), root.join("themes")).unwrap();
    let message = init(&root, None)
        .expect_err("a link to nowhere is in the way")
        .to_string();
    assert!(message.contains("themes"), "{message}");
    assert_eq!(fs::read_dir(&root).unwrap().count(), 1);

    let mut new = super::write::NewFiles::default();
    new.create(&root.join("a/b/c.md"), "text").unwrap();
    assert!(new.create(&root.join("a/b/c.md/d.md"), "text").is_err());
    drop(new);
    assert_eq!(fs::read_dir(&root).unwrap().count(), 1, "what was not kept is deleted");
}

#[test]
fn the_workflow_is_yaml_and_asks_for_this_version() {
    let files = super::starter::starter_files("T", &request(None));
    let workflow = files.iter().find(|file| file.path.ends_with("pages.yml")).unwrap();
    let text = &workflow.text;
    let value = yaml::parse(text).unwrap();
    let version = value.get("env").and_then(|env| env.get("CHANCERY_VERSION"));
    assert_eq!(version.and_then(yaml::Value::as_text), Some(env!("CARGO_PKG_VERSION")));
    for word in [
        "schedule:",
        "chancery check --format github",
        "chancery build",
        "pages: write",
        "actions/deploy-pages@",
    ] {
        assert!(text.contains(word), "{word}");
    }
    assert!(files.iter().all(|file| {
        !["@TITLE@", "@VERSION@", "@HOSTING@", "@PUBLISH@"]
            .iter()
            .any(|word| file.text.contains(word))
    }));
}
