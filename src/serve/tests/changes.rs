//! What happens when files change. Each test is a story of edits.

use super::{ENTRY, GUARD, Served};
use crate::load::Input;
use std::io::{BufRead, BufReader, Write};
use std::thread::sleep;
use std::time::{Duration, Instant};

const ROME: &str = "/digest/2021/10/30/rome/";

/// The entry with another title.
fn entry(title: &str) -> String {
    ENTRY.replace("Ministers meet in Rome", title)
}

/// The same without its picture.
fn plain(title: &str) -> String {
    entry(title).replace("![The hall](hall.gif)", "")
}

#[test]
fn an_edit_shows_up() {
    let served = Served::small();
    served.get(ROME);
    served.write("content/entries/rome.md", &entry("Ministers meet in Milan"));
    served.until(ROME, |answer| answer.text().contains("in Milan"));
    served.until("/digest/", |answer| answer.text().contains("in Milan"));
    served.until("/digest/atom.xml", |answer| answer.text().contains("in Milan"));
    served.wait_for_event("good: 1 entry changed");
}

#[test]
fn a_broken_edit_keeps_the_last_good_pages_until_it_is_mended() {
    let served = Served::small();
    let before = served.get(ROME);
    served.write(
        "content/entries/rome.md",
        &entry("A new title").replace("date:", "dote:"),
    );
    served.faults(|faults| {
        faults.is_some_and(|text| text.contains("did you mean `date`?") && text.contains("rome.md:3:1"))
    });
    let after = served.get(ROME);
    assert_eq!(after.status, 200);
    assert!(after.body == before.body, "the last good page is still served");
    assert_eq!(
        after.header("server-timing"),
        before.header("server-timing"),
        "so it need not be loaded again"
    );
    served.write("content/entries/rome.md", &entry("A new title"));
    served.faults(|faults| faults.is_none());
    let mended = served.get(ROME);
    assert!(mended.text().contains("A new title"));
    assert_ne!(mended.header("server-timing"), before.header("server-timing"));
}

#[test]
fn where_nothing_was_good_yet_every_page_says_what_is_wrong() {
    let broken = plain("<b>").replace("topics: [brics]", "topics: [brics, <i>]");
    let served = Served::start(&[
        ("content/entries/rome.md", broken.as_str()),
        ("content/topics/brics.md", "---\ntitle: BRICS\n---\n"),
    ]);
    for path in ["/", "/digest/", ROME, "/elsewhere"] {
        let answer = served.get(path);
        assert_eq!(answer.status, 500, "{path}");
        let text = answer.text();
        assert!(text.contains("unknown-topic") && text.contains("&lt;i&gt;"), "{text}");
        assert!(!text.contains("<i>"), "{text}");
        assert!(
            text.contains("<script src=\"/_chancery/reload.js\" defer></script>"),
            "{text}"
        );
    }
    let first = served.get("/digest/");
    let message = served.server.states.borrow().message("/digest/");
    assert!(message.contains("\"faults\":null"), "the page says it: {message}");
    served.write("content/entries/rome.md", &broken.replace("<i>", "brisc"));
    let other = served.until("/digest/", |answer| answer.text().contains("no topic named `brisc`"));
    assert_ne!(
        other.header("server-timing"),
        first.header("server-timing"),
        "other mistakes are another page"
    );
    served.write("content/entries/rome.md", &plain("At last"));
    served.until("/digest/", |answer| answer.status == 200);
}

#[test]
fn a_page_shows_what_is_wrong_with_it() {
    let served = Served::small();
    let message = || {
        served
            .server
            .states
            .borrow()
            .message("/digest/2021/10/30/ministers-meet-in-rome/")
    };
    let home = || served.server.states.borrow().message("/digest/");
    let until = |has: &dyn Fn() -> bool| {
        let end = Instant::now() + GUARD;
        while !has() {
            assert!(Instant::now() < end, "{} {}", message(), home());
            sleep(Duration::from_millis(5));
        }
    };
    assert!(home().contains("\"findings\":null"), "{}", home());
    let wrong = ENTRY.replace("They met", "They met on Monday, 30 October 2021");
    served.write(
        "content/entries/ministers-meet-in-rome.md",
        &wrong.replace("/old/rome/", "/older/rome/"),
    );
    until(&|| message().contains("wrong-weekday") && message().contains("Nothing is published"));
    until(&|| home().contains("1 error in other files") && !home().contains("wrong-weekday"));
    let page = served.get("/digest/2021/10/30/ministers-meet-in-rome/");
    assert!(
        page.status == 200 && page.text().contains("on Monday"),
        "the page itself is shown"
    );
    served.remove("content/entries/ministers-meet-in-rome.md");
    until(&|| home().contains("\"findings\":null"));
}

#[test]
fn files_come_and_go() {
    let served = Served::small();
    let london = plain("Ministers meet in London").replace("/old/rome/", "/old/london/");
    served.write("content/entries/new/folder/london.md", &london);
    let address = "/digest/2021/10/30/london/";
    served.until(address, |answer| answer.status == 200);
    served.write(
        "content/entries/new/folder/london.md",
        &london.replace("London", "Leeds"),
    );
    served.until(address, |answer| answer.text().contains("in Leeds"));
    served.remove("content/entries/new/folder/london.md");
    served.until(address, |answer| answer.status == 404);
    served.until("/digest/", |answer| !answer.text().contains("Leeds"));
}

#[test]
fn files_are_saved_by_renaming() {
    let served = Served::small();
    for number in 0..3 {
        let title = format!("Version {number}");
        served.write("content/entries/.rome.md.tmp", &entry(&title));
        let entries = served.folder.path().join("content/entries");
        std::fs::rename(entries.join("rome.md"), entries.join("rome.md~")).expect("renamed");
        std::fs::rename(entries.join(".rome.md.tmp"), entries.join("rome.md")).expect("renamed");
        served.until(ROME, |answer| answer.text().contains(&title));
    }
}

#[test]
fn the_content_folder_may_vanish_and_come_back() {
    let served = Served::small();
    let (here, there) = (served.folder.path().join("content"), served.folder.path().join("away"));
    for title in ["Once", "Twice"] {
        std::fs::rename(&here, &there).expect("renamed");
        served.until(ROME, |answer| answer.status == 404);
        std::fs::rename(&there, &here).expect("renamed");
        served.until(ROME, |answer| answer.status == 200);
        served.write("content/entries/rome.md", &entry(title));
        served.until(ROME, |answer| answer.text().contains(title));
    }
    std::fs::remove_dir_all(&here).expect("removed");
    served.until(ROME, |answer| answer.status == 404);
    served.write("content/entries/rome.md", &plain("Thrice"));
    served.until(ROME, |answer| answer.text().contains("Thrice"));
}

#[test]
fn pictures_are_read_when_they_are_asked_for() {
    let served = Served::small();
    let picture = "/digest/media/entries/hall.gif";
    let before = served.get("/digest/");
    served.write("content/entries/hall.gif", "GIF89a, another picture");
    served.until(picture, |answer| answer.body == b"GIF89a, another picture");
    served.until("/digest/", |answer| {
        answer.header("server-timing") != before.header("server-timing")
    });
    served.remove("content/entries/hall.gif");
    served.faults(|faults| faults.is_some_and(|text| text.contains("hall.gif")));
    assert_eq!(served.get(picture).status, 404);
    assert_eq!(served.get(ROME).status, 200);
}

#[test]
fn configuration_and_themes_are_watched() {
    let served = Served::small();
    served.write("chancery.yaml", "title: The Rome Digest\n");
    served.until("/digest/", |answer| answer.text().contains("The Rome Digest"));
    served.write("chancery.yaml", "title: The Rome Digest\ntheme: site\n");
    served.faults(|faults| faults.is_some_and(|text| text.contains("theme")));
    served.write("themes/site/theme.yaml", "name: site\nextends: gazette\n");
    served.faults(|faults| faults.is_none());
    served.write(
        "themes/site/templates/entry.html",
        "{% extends \"gazette/entry.html\" %}{% block footer %}My own footer{% endblock footer %}",
    );
    served.until(ROME, |answer| answer.text().contains("My own footer"));
    std::fs::remove_file(served.folder.path().join("chancery.yaml")).expect("it was there");
    served.until(ROME, |answer| !answer.text().contains("The Rome Digest"));
}

/// Whatever is read is watched: each input is broken, and then repaired.
#[test]
fn every_input_is_watched() {
    for input in Input::ALL {
        let served = Served::small();
        let (path, broken) = match input {
            Input::Config => ("chancery.yaml", "titel: Broken\n"),
            Input::Wording => ("wording.yaml", "nonsense: {}\n"),
            Input::Evidence => ("evidence.lock", "nonsense\n"),
            Input::Content => ("content/entries/broken.md", "no front matter\n"),
            Input::Themes => ("themes/gazette/theme.yaml", "name: bulletin\n"),
        };
        assert!(path.starts_with(input.word()));
        served.write(path, broken);
        served.faults(|faults| faults.is_some_and(|text| text.contains(path)));
        served.remove(path);
        served.faults(|faults| faults.is_none());
    }
}

#[test]
fn a_mistake_in_one_template_stops_its_own_pages_only() {
    let served = Served::small();
    served.write(
        "themes/gazette/templates/topic.html",
        "<html><head></head><body>{{ topic.nonsense.more }}</body></html>",
    );
    let page = served.until("/digest/topics/brics/", |answer| answer.status == 500);
    assert!(
        page.text().contains("themes/gazette/templates/topic.html:1:"),
        "{}",
        page.text()
    );
    assert_eq!(served.get(ROME).status, 200);
    served.get("/digest/topics/brics/");
    let reported = served.events().iter().filter(|line| line.starts_with("page: ")).count();
    assert_eq!(reported, 1, "{:?}", served.events());
    served.remove("themes/gazette/templates/topic.html");
    served.until("/digest/topics/brics/", |answer| answer.status == 200);
}

#[test]
fn what_is_not_content_causes_no_event() {
    let served = Served::small();
    let before = served.events();
    for path in [
        "content/entries/.rome.md.swp",
        "content/entries/rome.md~",
        "public/index.html",
        "notes.md",
    ] {
        served.write(path, "something");
    }
    served.write("content/entries/rome.md", ENTRY);
    for _ in 0..3 {
        served.get(ROME);
        sleep(Duration::from_millis(60));
    }
    assert_eq!(served.events(), before);
}

#[test]
fn pages_hear_of_changes() {
    let served = Served::small();
    let mut stream = served.connect();
    stream
        .write_all(b"GET /_chancery/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
        .expect("sent");
    let mut lines = BufReader::new(stream).lines();
    let mut next = |what: &str| {
        let line = lines.find_map(|line| Some(line.expect(what).strip_prefix("data: ")?.to_owned()));
        serde_json::from_str::<serde_json::Value>(&line.expect(what)).expect("JSON")
    };
    let first = next("the first state");
    assert!(first["faults"].is_null());
    let page = served.get("/digest/");
    let name = page.header("server-timing").expect("a header");
    assert_eq!(name, format!("chancery;desc={}", first["state"]));

    served.write("content/entries/rome.md", &entry("Next"));
    let second = next("the edit");
    assert_ne!(second["state"], first["state"]);
    assert!(second["faults"].is_null());

    served.write("content/entries/rome.md", "no entry");
    let third = next("the broken edit");
    assert_eq!(third["state"], second["state"]);
    assert!(
        third["faults"].as_str().is_some_and(|text| text.contains("rome.md")),
        "{third}"
    );
}

#[test]
fn many_edits_end_with_the_last_one() {
    let served = Served::small();
    for number in 0..200 {
        served.write("content/entries/rome.md", &entry(&format!("Edit {number:03}")));
        if number % 7 == 0 {
            sleep(Duration::from_millis(3));
        }
    }
    served.until(ROME, |answer| answer.text().contains("Edit 199"));
}

#[cfg(unix)]
#[test]
fn a_file_that_became_a_link_elsewhere_is_not_followed() {
    let served = Served::small();
    let secret = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(secret.path(), "secret").expect("written");
    let file = served.folder.path().join("content/static/a b.txt");
    assert_eq!(served.get("/digest/a%20b.txt").status, 200);
    std::fs::remove_file(&file).expect("removed");
    std::os::unix::fs::symlink(secret.path(), &file).expect("a link");
    assert_eq!(served.get("/digest/a%20b.txt").status, 404);
    served.faults(|faults| faults.is_some_and(|text| text.contains("points outside of content/")));
    assert_eq!(served.get("/digest/a%20b.txt").status, 404);
}
