//! Clipping as a whole, in a digest about people and states that do not exist.

mod articles;
mod hostile;

use super::{Clipped, Clipping, clip};
use crate::diagnostic::Severity;
use crate::pipeline::{Options, prepare};
use crate::resolve;
use crate::yaml::{self, Value};
use jiff::Timestamp;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// The layout of a newspaper's page that was saved as text.
const ARTICLE: &str = include_str!("tests/almora-belmare.txt");

fn now() -> Timestamp {
    "2031-12-01T08:00:00Z".parse().expect("it is a moment")
}

/// A digest that knows the people, states, topics and sources of these articles.
fn digest() -> TempDir {
    let root = TempDir::new().expect("a folder");
    for (path, text) in [
        ("chancery.yaml", "title: Lanterns\n"),
        (
            "content/people/ana-rell.md",
            "---\nname: Ana Rell\nalso_known_as: [Ана Релл, آنا ريل, 安娜雷尔]\n---\n",
        ),
        ("content/people/otto-varn.md", "---\nname: Otto Varn\n---\n"),
        ("content/people/mira-zell.md", "---\nname: Mira Zell\n---\n"),
        ("content/people/lio-dant.md", "---\nname: Lio Dant\n---\n"),
        (
            "content/parties/almora.md",
            "---\nname: Almora\nkind: state\nalso_known_as: [Альмора, 阿尔莫拉, ألمورا]\n---\n",
        ),
        ("content/parties/belmare.md", "---\nname: Belmare\nkind: state\n---\n"),
        ("content/parties/cardun.md", "---\nname: Cardun\nkind: state\n---\n"),
        (
            "content/parties/wfo.md",
            "---\nname: WFO\nkind: organisation\nalso_known_as: [WHO]\n---\n",
        ),
        (
            "content/topics/fisheries.md",
            "---\ntitle: Fisheries\nalso_known_as: [fishing rights, droits de pêche, derechos de pesca, Fischereirechte, права на рыболовство, 捕鱼权, حقوق الصيد]\n---\n",
        ),
        ("content/topics/grey-fleets.md", "---\ntitle: Grey fleets\n---\n"),
        (
            "content/topics/fever-2.md",
            "---\ntitle: FEVER-2 coordination\nalso_known_as: [FEVER-2]\n---\n",
        ),
        (
            "content/topics/fever-2-vaccines.md",
            "---\ntitle: FEVER-2 vaccines\nparent: fever-2\n---\n",
        ),
        (
            "content/sources/harbour-daily.md",
            "---\nname: Harbour Daily\nurl: https://www.harbour-daily.example\n---\n",
        ),
        (
            "content/sources/tidewire.md",
            "---\nname: Tidewire\nalso_known_as: [潮讯社]\n---\n",
        ),
    ] {
        put(root.path(), path, text);
    }
    root
}

fn put(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("it has a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}

fn clipping(bytes: impl Into<Vec<u8>>, name: &str) -> Clipping {
    Clipping {
        bytes: bytes.into(),
        file: Some(name.into()),
        ..Clipping::default()
    }
}

fn clipped(root: &Path, clipping: &Clipping) -> Clipped {
    clip(root, clipping, now()).unwrap_or_else(|error| panic!("{:?}: {error}", clipping.file))
}

/// The front matter of a draft.
fn front(clipped: &Clipped) -> Value {
    let yaml = clipped
        .text
        .strip_prefix("---\n")
        .and_then(|text| text.strip_suffix("---\n"));
    yaml::parse(yaml.expect("front matter and no body")).unwrap_or_else(|faults| panic!("{faults:?}\n{}", clipped.text))
}

/// The text at a path of keys.
fn at(front: &Value, path: &str) -> Option<String> {
    let found = path.split('.').try_fold(front, |value, key| value.get(key))?;
    found.as_text().map(str::to_owned)
}

fn texts(front: &Value, key: &str, of: &str) -> Vec<String> {
    let items = front.get(key).and_then(Value::as_list).unwrap_or_default();
    let text = |item: &Value| item.as_text().or_else(|| item.get(of)?.as_text()).map(str::to_owned);
    items.iter().filter_map(text).collect()
}

/// The mistakes that `check --drafts` finds.
fn errors(root: &Path) -> Vec<String> {
    let options = Options {
        resolve: resolve::Options::unpublished(now(), true),
        base_url: None,
        theme: None,
    };
    let prepared = prepare(root, &options, None);
    let errors = prepared.diagnostics.iter().filter(|it| it.severity == Severity::Error);
    errors
        .map(|it| format!("{}: {} {:?}", it.rule.name, it.message, it.location))
        .collect()
}

#[test]
fn a_saved_page_of_a_newspaper_becomes_a_draft() {
    let root = digest();
    let made = clipped(root.path(), &clipping(ARTICLE, "saved/article.txt"));
    assert_eq!(
        made.entry.strip_prefix(root.path()).ok(),
        Some(Path::new(
            "content/entries/2031/2031-03-15-almora-belmare-agree-to-uphold-fishing-rights-warn-of-grey-fleets.md"
        ))
    );
    assert_eq!(
        fs::read(&made.copy).ok().as_deref(),
        Some(ARTICLE.as_bytes()),
        "the copy is the article, byte for byte"
    );
    assert_eq!(
        fs::read_to_string(&made.entry).ok().as_deref(),
        Some(made.text.as_str())
    );
    let front = front(&made);
    for (path, value) in [
        (
            "source.title",
            "Almora, Belmare agree to uphold fishing rights, warn of 'grey fleets'",
        ),
        ("source.publisher", "harbour-daily"),
        ("source.agency", "tidewire"),
        ("source.published", "2031-03-16"),
        ("source.accessed", "2031-12-01"),
        ("source.language", "en"),
        ("source.url_missing", "not in the saved copy"),
        ("date", "2031-03-15"),
        ("place.name", "Port Meridian"),
        ("publish_at", "2031-12-01T08:00"),
    ] {
        assert_eq!(at(&front, path).as_deref(), Some(value), "{path}\n{}", made.text);
    }
    assert_eq!(
        at(&front, "source.saved.sha256"),
        Some(crate::sha256::Hash::of(ARTICLE.as_bytes()).to_string())
    );
    assert_eq!(texts(&front, "participants", "person"), ["ana-rell", "otto-varn"]);
    assert_eq!(texts(&front, "topics", ""), ["fisheries", "grey-fleets", "fever-2"]);
    for candidate in [
        "#   - { person: mira-zell, role: mentioned }",
        "#   - { party: cardun, role: mentioned }",
        "#   - by: [almora, belmare]",
        "#     act: express-concern",
        "#     on: grey-fleets",
        "#     quote: small nets",
    ] {
        assert!(made.text.contains(candidate), "{candidate}\n{}", made.text);
    }
    for absent in ["wfo", "fever-2-vaccines", "lio-dant", "regatta"] {
        assert!(!made.text.contains(absent), "{absent} is not in the article's text");
    }
    assert_eq!(errors(root.path()), [""; 0]);
}

#[test]
fn nothing_is_written_over_and_nothing_half() {
    let root = digest();
    let wanted = clipping(ARTICLE, "a.txt");
    let dry = clipped(
        root.path(),
        &Clipping {
            bytes: ARTICLE.into(),
            dry_run: true,
            ..Clipping::default()
        },
    );
    assert!(!dry.entry.exists() && !dry.copy.exists(), "a dry run writes nothing");
    let made = clipped(root.path(), &wanted);
    assert_eq!(made.text, dry.text);
    let again = clip(root.path(), &wanted, now()).expect_err("it is there").to_string();
    assert!(again.contains("--slug"), "{again}");
    // Another file under the copy's name stays, and no entry is made.
    put(root.path(), "archive/other.txt", "something else");
    let wanted = Clipping {
        slug: Some("other".to_owned()),
        ..clipping(ARTICLE, "a.txt")
    };
    let error = clip(root.path(), &wanted, now())
        .expect_err("the name is taken")
        .to_string();
    assert!(error.contains("other.txt"), "{error}");
    assert!(!root.path().join("content/entries/2031/2031-03-15-other.md").exists());
    // An entry that cannot be written takes the copy with it.
    put(root.path(), "content/entries/2033", "a file where a folder belongs");
    let wanted = Clipping {
        slug: Some("third".to_owned()),
        date: Some("2033-01-01".to_owned()),
        ..clipping(ARTICLE, "a.txt")
    };
    assert!(clip(root.path(), &wanted, now()).is_err() && !root.path().join("archive/third.txt").exists());
    // What lies in archive/ already is recorded where it is.
    put(root.path(), "archive/2031/saved.txt", ARTICLE);
    let file = root.path().join("archive/2031/saved.txt");
    let wanted = Clipping {
        file: Some(file),
        slug: Some("fourth".to_owned()),
        ..clipping(ARTICLE, "")
    };
    let made = clipped(root.path(), &wanted);
    assert_eq!(
        at(&front(&made), "source.saved.file").as_deref(),
        Some("2031/saved.txt")
    );
}

#[test]
fn what_the_editor_knows_better() {
    let root = digest();
    let wanted = Clipping {
        url: Some("https://www.harbour-daily.example/a/1".to_owned()),
        slug: Some("lanterns".to_owned()),
        date: Some("2031-03-14".to_owned()),
        ..clipping(ARTICLE, "a.txt")
    };
    let made = clipped(root.path(), &wanted);
    let front = front(&made);
    assert_eq!(at(&front, "source.url").as_deref(), wanted.url.as_deref());
    assert_eq!(
        (at(&front, "source.url_missing"), at(&front, "date").as_deref()),
        (None, Some("2031-03-14"))
    );
    assert!(made.entry.ends_with("2031-03-14-lanterns.md"));
    for (wanted, why) in [
        (
            Clipping {
                url: Some("javascript:alert(1)".to_owned()),
                ..clipping(ARTICLE, "a")
            },
            "http",
        ),
        (
            Clipping {
                slug: Some("../x".to_owned()),
                ..clipping(ARTICLE, "a")
            },
            "slug",
        ),
        (
            Clipping {
                date: Some("2031-02-30".to_owned()),
                ..clipping(ARTICLE, "a")
            },
            "no such day",
        ),
        (
            Clipping {
                date: Some("2031-02".to_owned()),
                ..clipping(ARTICLE, "a")
            },
            "one day",
        ),
        (clipping("Home\n", "a"), "headline"),
        (clipping("", "a.html"), "empty"),
    ] {
        let error = clip(root.path(), &wanted, now()).expect_err(why).to_string();
        assert!(error.contains(why), "{error}");
    }
}

/// No floor is a promise for the world's pages: these articles are the project's own. It is there so that a change for the
/// worse is seen.
#[test]
fn a_hundred_articles() {
    let root = digest();
    let (mut titles, mut published, mut events) = ((0, 0), (0, 0), (0, 0));
    for article in articles::all() {
        let made = clipped(root.path(), &clipping(article.bytes.clone(), &article.name));
        let front = front(&made);
        let wrong = |what: &str| format!("{}: {what}\n{}\n{}", article.name, article.text, made.text);
        let says = |text: &str| article.text.contains(text);
        titles.1 += 1;
        titles.0 += usize::from(at(&front, "source.title").as_deref() == Some(article.headline.as_str()));
        for (path, true_day, share) in [
            ("source.published", article.published, &mut published),
            ("date", article.event, &mut events),
        ] {
            let found = at(&front, path);
            let true_day = true_day.map(|day| day.to_string());
            share.1 += 1;
            share.0 += usize::from(found == true_day);
            if found != true_day {
                println!("{}: {path} is {true_day:?}, and {found:?} was found", article.name);
            }
            assert!(
                found.is_none() || found == true_day,
                "{}",
                wrong(&format!("{path} is not {true_day:?}"))
            );
        }
        for path in ["title", "source.title"] {
            assert!(at(&front, path).is_none_or(|title| says(&title)), "{}", wrong(path));
        }
        assert_eq!(at(&front, "source.url"), article.url, "{}", wrong("url"));
        for (path, slug, names) in [
            ("source.publisher", "harbour-daily", ["Harbour Daily"].as_slice()),
            ("source.agency", "tidewire", &["Tidewire", "潮讯社"]),
        ] {
            let found = at(&front, path);
            let said = names.iter().any(|name| says(name)) || article.url.is_some();
            assert!(found.is_none_or(|found| found == slug && said), "{}", wrong(path));
        }
        let place = at(&front, "place.name");
        assert!(
            place.is_none_or(|place| place.to_lowercase() == article.place.to_lowercase()),
            "{}",
            wrong("place")
        );
        for person in texts(&front, "participants", "person") {
            assert!(
                ["ana-rell", "otto-varn"].contains(&person.as_str()),
                "{}",
                wrong(&person)
            );
        }
        assert!(!made.text.contains("mira-zell"), "{}", wrong("she is in a margin only"));
        assert!(
            texts(&front, "topics", "").iter().all(|topic| topic == "fisheries"),
            "{}",
            wrong("topics")
        );
        assert!(
            at(&front, "source.language").is_none_or(|found| article.name.contains(&found)),
            "{}",
            wrong("language")
        );
    }
    println!("right: titles {titles:?}, days of publication {published:?}, days of events {events:?}");
    assert!(
        titles.0 >= 98 && published.0 >= 98 && events.0 >= 95,
        "{titles:?} {published:?} {events:?}"
    );
    let mut errors = errors(root.path());
    // What the articles do not say, the drafts lack.
    errors.retain(|error| !error.starts_with("missing-field"));
    assert_eq!(errors, [""; 0]);
}
