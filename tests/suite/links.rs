//! `chancery links`: what it says of external links, and what it asks their hosts.

use crate::digest::{Digest, NOW, PLAIN, Run};
use serde_json::Value;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// Links of every kind, in a digest of the server's port.
fn linked(port: u16) -> Digest {
    let front = format!(
        "title: A meeting in Rome\ndate: 2021-10-30\nsource:\n  - publisher: xinhua\n    url: \
         http://127.0.0.1:{port}/missing\n  - publisher: TASS\n    url: http://127.0.0.1:{port}/moved\n    archive_url: \
         http://127.0.0.1:{port}/ok/copy\n    archived: 2021-11-02\nparticipants: [Wang Yi, Sergey Lavrov]\ntopics: \
         [brics]\n"
    );
    let body = format!(
        "They met, as [it says](http://127.0.0.1:{port}/ok#part),\nand [again](HTTP://127.0.0.1:{port}/missing), not \
         [here](rome.md) or [there](mailto:a@example.org)."
    );
    let digest = Digest::of_entry(&front, &body);
    digest.write(
        "content/sources/xinhua.md",
        format!(
            "---\nname: Xinhua\nurl: http://127.0.0.1:{port}/ok/xinhua\naffiliation: state-owned\nbasis: \
             http://127.0.0.1:{port}/ok/basis\n---\n"
        ),
    );
    digest.write(
        "content/pages/about.md",
        format!("---\ntitle: About\n---\n\nSee <http://127.0.0.1:{port}/ok>.\n"),
    );
    digest.write(
        "chancery.yaml",
        format!(
            "title: A digest\nbase_url: https://digest.example/\nlicence:\n  name: CC BY 4.0\n  url: \
             http://127.0.0.1:{port}/ok/licence\n"
        ),
    );
    digest
}

fn json(run: &Run) -> Vec<Value> {
    let lines = run
        .out
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line of JSON"));
    lines.collect()
}

/// The arguments of a check of this machine.
const CHECK: [&str; 5] = ["links", "--check", "--allow-private", "--pause", "0.01"];
/// 20 November 2026.
const FRIDAY: (&str, &str) = ("SOURCE_DATE_EPOCH", "1795161600");
/// The day after.
const SATURDAY: (&str, &str) = ("SOURCE_DATE_EPOCH", "1795248000");

#[test]
fn without_check_nothing_is_asked() {
    let (port, seen) = start();
    let digest = linked(port);
    for command in [
        &["links"][..],
        &["links", "--format", "json"],
        &["links", "--strict"],
        &["check", "--now", NOW],
        &["build", "--now", NOW],
        &["status"],
    ] {
        let run = digest.run(command);
        assert_eq!(run.code, Some(0), "{run:?}");
    }
    assert_eq!(seen.connections(), 0);
    assert!(!digest.path("links.json").exists());
    let run = digest.run(&["links"]);
    assert_eq!(
        run.out,
        "Hosts\n     7  127.0.0.1  7 not checked\n\n7 links to 1 host: 7 not checked\n"
    );
    assert!(run.err.contains("chancery links --check"), "{}", run.err);
}

#[test]
fn every_link_has_its_places() {
    let digest = linked(8000);
    let run = digest.run(&["links", "--format", "json"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let uses = |link: &Value| {
        let uses = link["uses"].as_array().expect("a list").iter().map(|it| {
            let file = it["file"]
                .as_str()
                .unwrap_or_default()
                .rsplit('/')
                .next()
                .unwrap_or_default();
            format!(
                "{file}:{}:{} {}",
                it["line"],
                it["column"],
                it["role"].as_str().unwrap_or_default()
            )
        });
        uses.collect::<Vec<_>>().join(", ")
    };
    let links = json(&run);
    let links: Vec<(&str, String, bool)> = links
        .iter()
        .map(|link| {
            let path = link["url"]
                .as_str()
                .unwrap_or_default()
                .trim_start_matches("http://127.0.0.1:8000");
            (path, uses(link), link["archived"] == true)
        })
        .collect();
    assert_eq!(
        links,
        [
            ("/missing", "rome.md:6:10 source, rome.md:16:5 text".to_owned(), false),
            ("/moved", "rome.md:8:10 source".to_owned(), true),
            ("/ok", "rome.md:15:14 text, about.md:5:5 text".to_owned(), false),
            ("/ok/basis", "xinhua.md:5:8 basis".to_owned(), false),
            ("/ok/copy", "rome.md:9:18 archive".to_owned(), false),
            ("/ok/licence", "chancery.yaml:5:8 licence".to_owned(), false),
            ("/ok/xinhua", "xinhua.md:3:6 publisher".to_owned(), false),
        ]
    );
    let none = digest.run(&["links", "--host", "other.example"]);
    assert_eq!((none.code, none.out.as_str()), (Some(0), ""));
    // Nothing to look at is nothing to keep.
    let none = digest.run(&["links", "--check", "--host", "other.example"]);
    assert_eq!((none.code, none.out.as_str()), (Some(0), ""));
    assert!(!digest.path("links.json").exists());
}

#[test]
fn a_check_is_kept_and_reported() {
    let (port, seen) = start();
    let digest = linked(port);
    let run = digest.run_with(&CHECK, &[FRIDAY]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert_eq!(run.err, "7 links checked with 9 requests, results in links.json\n");
    let at = format!("http://127.0.0.1:{port}");
    assert_eq!(
        run.out,
        format!(
            "Gone\n  {at}/missing\n    status 404, checked on 2026-11-20\n    content/entries/rome.md:6:10\n    \
             content/entries/rome.md:16:5\n    = help: look for a copy at \
             https://web.archive.org/web/*/{at}/missing and add it as `archive_url`\n\nMoved\n  {at}/moved\n    redirects \
             permanently to {at}/ok; checked on 2026-11-20\n    content/entries/rome.md:8:10\n    = help: check that it is \
             the same text, and replace the address\n\nHosts\n     7  127.0.0.1  1 gone, 1 moved, 5 ok\n\n7 links to 1 host: \
             1 gone, 1 moved, 5 ok\n"
        )
    );
    let kept = fs::read_to_string(digest.path("links.json")).expect("it was written");
    let named = format!(
        "\"{at}/missing\": {{\"state\":\"gone\",\"status\":404,\"since\":\"2026-11-20\",\"checked\":\"2026-11-20\"}},\n"
    );
    assert!(kept.contains(&named), "{kept}");
    let heads = seen.heads();
    let agent = concat!(
        "user-agent: chancery/",
        env!("CARGO_PKG_VERSION"),
        " (+https://digest.example/)\r\n"
    );
    assert!(
        heads.iter().all(|head| head.to_lowercase().contains(agent)),
        "{heads:?}"
    );

    // Nothing is due, so nothing is asked; what the report says is the same.
    let again = digest.run_with(&CHECK, &[FRIDAY]);
    assert_eq!((again.code, &again.out), (Some(0), &run.out));
    assert_eq!(again.err, "0 links checked with 0 requests, results in links.json\n");
    assert_eq!(seen.connections(), heads.len());
    assert_eq!(digest.run(&["links"]).out, run.out);
    assert_eq!(
        fs::read_to_string(digest.path("links.json")).expect("it is there"),
        kept
    );

    // Gone once is no failure, gone on two days is one, and an archived copy cures it.
    let strict = ["links", "--strict", "--quiet"];
    assert_eq!(digest.run(&strict).code, Some(0));
    assert_eq!(digest.run_with(&CHECK, &[SATURDAY]).code, Some(0));
    let run = digest.run(&strict);
    assert_eq!(run.code, Some(1));
    assert!(
        run.out
            .contains("status 404, checked on 2026-11-21, the same since 2026-11-20"),
        "{}",
        run.out
    );
    assert!(!run.out.contains("Hosts"), "{}", run.out);
    let entry = fs::read_to_string(digest.path("content/entries/rome.md")).expect("it is there");
    let cured = entry.replacen(
        "/missing\n",
        "/missing\n    archive_url: https://archive.example/1\n",
        1,
    );
    digest.write("content/entries/rome.md", cured);
    let run = digest.run(&strict);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(run.out.contains("readers are offered the archived copy"), "{}", run.out);

    // States and hosts choose.
    let moved = digest.run(&["links", "--format", "json", "--state", "moved", "--host", "127.0.0.1"]);
    let moved = json(&moved);
    assert_eq!(moved.len(), 1);
    assert_eq!(
        (&moved[0]["state"], &moved[0]["to"]),
        (&"moved".into(), &format!("{at}/ok").into())
    );
}

#[test]
fn links_to_this_machine_are_not_followed_unless_asked() {
    let (port, seen) = start();
    let digest = linked(port);
    let run = digest.run(&["links", "--check", "--pause", "0"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(run.out.contains("7 private network"), "{}", run.out);
    assert_eq!(seen.connections(), 0);
}

#[test]
fn a_broken_file_ends_it_and_is_kept() {
    let digest = linked(8000);
    digest.write("links.json", "<<<<<<< HEAD\n");
    for arguments in [&["links"][..], &CHECK] {
        let run = digest.run(arguments);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{run:?}");
        assert!(
            run.err
                .contains("links.json: expected value at line 1 column 1; the file was not changed"),
            "{}",
            run.err
        );
    }
    assert_eq!(
        fs::read_to_string(digest.path("links.json")).expect("it is there"),
        "<<<<<<< HEAD\n"
    );
    // What builds the site does not look at it.
    assert_eq!(digest.run(&["check", "--now", NOW]).code, Some(0));
    for wrong in [
        &["links", "--budget", "5"][..],
        &["links", "--state", "fine"],
        &["links", "--check", "--pause", "-1"],
    ] {
        assert_eq!(digest.run(wrong).code, Some(2), "{wrong:?}");
    }
}

#[test]
fn a_file_with_an_error_loses_nothing() {
    let (port, _) = start();
    let digest = linked(port);
    assert_eq!(digest.run_with(&CHECK, &[FRIDAY]).code, Some(0));
    let kept = fs::read(digest.path("links.json")).expect("it was written");
    digest.write("content/entries/rome.md", "---\ntitle: [\n---\n");
    let run = digest.run_with(&CHECK, &[FRIDAY]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(run.err.contains("links may be missing"), "{}", run.err);
    assert_eq!(fs::read(digest.path("links.json")).expect("it is there"), kept);
}

#[test]
fn without_a_network_nothing_is_forgotten() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("it has one").port();
    drop(listener);
    let digest = linked(port);
    let kept = format!(
        "{{\n\"version\": 1,\n\"links\": {{\n\"http://127.0.0.1:{port}/ok\": {{\"state\":\"ok\",\"status\":200,\
         \"since\":\"2026-09-01\",\"checked\":\"2026-09-01\"}}\n}}\n}}\n"
    );
    digest.write("links.json", &kept);
    let run = digest.run_with(&CHECK, &[FRIDAY]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let told = "No host responded. Is this machine offline? links.json is unchanged.\n";
    assert_eq!(run.err, told);
    assert!(run.out.contains("6 not checked, 1 ok"), "{}", run.out);
    assert_eq!(
        fs::read_to_string(digest.path("links.json")).expect("it is there"),
        kept
    );
}

/// Whoever stops a check keeps what it learnt.
#[test]
fn a_stopped_check_keeps_what_it_learnt() {
    let (port, _) = start();
    let digest = Digest::of_entry(
        &PLAIN.replace("source: Xinhua", &format!("source: http://127.0.0.1:{port}/ok/1")),
        &format!("[It](http://127.0.0.1:{port}/slow)"),
    );
    let mut child = Command::new(env!("CARGO_BIN_EXE_chancery"))
        .arg("-C")
        .arg(digest.root())
        .args(CHECK)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program runs");
    let since = Instant::now();
    while !digest.path("links.json").exists() && since.elapsed() < Duration::from_secs(60) {
        thread::sleep(Duration::from_millis(5));
    }
    child.kill().expect("it runs");
    child.wait().expect("it was stopped");
    let run = digest.run(&["links"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(
        run.out.ends_with("2 links to 1 host: 1 not checked, 1 ok\n"),
        "{}",
        run.out
    );
}

/// What a server on this machine saw.
#[derive(Default)]
struct Seen(Mutex<Vec<String>>);

impl Seen {
    fn heads(&self) -> Vec<String> {
        self.0.lock().expect("no thread panicked").clone()
    }

    fn connections(&self) -> usize {
        self.heads().len()
    }
}

/// Begins a server; its port.
fn start() -> (u16, Arc<Seen>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("it has one").port();
    let seen = Arc::new(Seen::default());
    let shared = Arc::clone(&seen);
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let seen = Arc::clone(&shared);
            thread::spawn(move || {
                let (mut head, mut byte) = (Vec::new(), [0]);
                while !head.ends_with(b"\r\n\r\n") && matches!(stream.read(&mut byte), Ok(1)) {
                    head.push(byte[0]);
                }
                let head = String::from_utf8_lossy(&head).into_owned();
                let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
                seen.0.lock().expect("no thread panicked").push(head);
                let answer = match path.split('/').nth(1) {
                    Some("ok") => "200 OK\r\n",
                    Some("moved") => "301 Moved Permanently\r\nLocation: /ok\r\n",
                    Some("slow") => "",
                    _ => "404 Not Found\r\n",
                };
                if !answer.is_empty() {
                    let _ = write!(stream, "HTTP/1.1 {answer}Content-Length: 0\r\n\r\n");
                }
                while let Ok(1..) = stream.read(&mut byte) {}
            });
        }
    });
    (port, seen)
}
