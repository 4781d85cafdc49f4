//! A small digest, a server, and a client that speaks just enough HTTP to send what browsers never would.

mod changes;
mod drafts;
mod requests;

use super::state::Server;
use super::{Event, Options, answer, start};
use crate::load::CONFIG;
use crate::pipeline;
use crate::resolve;
use jiff::Timestamp;
use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread::sleep;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// How long anything may take before it counts as hanging.
const GUARD: Duration = Duration::from_secs(20);

const ENTRY: &str = "---
title: Ministers meet in Rome
date: 2021-10-30
source: { publisher: Xinhua, url: http://example.org/rome, published: 2021-10-31 }
participants: [Wang Yi, Russia]
topics: [brics]
aliases: [/old/rome/]
---
They met, and agreed. ![The hall](hall.png)
";

/// A digest that is being served.
struct Served {
    folder: TempDir,
    port: u16,
    /// The events, a line each.
    events: Arc<Mutex<Vec<String>>>,
    server: Arc<Server>,
    /// Where requests are answered; it ends with the test.
    _runtime: Runtime,
}

/// An answer, taken apart.
struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (known, value) = line.split_once(": ")?;
            known.eq_ignore_ascii_case(name).then_some(value)
        })
    }
}

impl Served {
    /// Serves these files below `/digest/`.
    fn start(files: &[(&str, &str)]) -> Self {
        Self::start_with(options(), files)
    }

    /// Serves these files.
    fn start_with(pipeline: pipeline::Options, files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let events = Arc::new(Mutex::new(Vec::new()));
        let received = Arc::clone(&events);
        for (path, text) in files {
            write(folder.path(), path, text);
        }
        let on_event = move |event: &Event<'_>| {
            let line = match event {
                Event::AddressChanged { address } => format!("open {address}"),
                Event::Rebuilt { prepared, changes, .. } => {
                    let state = if prepared.ready.is_some() { "good" } else { "bad" };
                    format!("{state}: {}", changes.words().unwrap_or_default())
                }
                Event::PageFailed { faults, .. } => format!("page: {}", faults[0].message),
                Event::Note(note) => format!("note: {note}"),
            };
            received.lock().expect("nobody panics").push(line);
        };
        let options = Options {
            pipeline,
            port: Some(0),
        };
        let (listener, server) = start(folder.path(), &options, Arc::new(on_event)).expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let runtime = Runtime::new().expect("threads");
        runtime.spawn(answer::accept_connections(listener, Arc::clone(&server)));
        Self {
            folder,
            port,
            events,
            server,
            _runtime: runtime,
        }
    }

    /// A digest of one entry with a picture, below `/digest/`.
    fn small() -> Self {
        Self::start(&[
            ("content/entries/rome.md", ENTRY),
            ("content/entries/hall.png", "not really a picture"),
            (
                CONFIG,
                "title: The Small Digest\nfeed_authority: example.org,2021-01-01\n",
            ),
            ("content/static/a b.txt", "a static file"),
            ("content/topics/brics.md", "---\ntitle: BRICS\n---\nFive states.\n"),
        ])
    }

    fn write(&self, path: &str, text: &str) {
        write(self.folder.path(), path, text);
    }

    fn remove(&self, path: &str) {
        std::fs::remove_file(self.folder.path().join(path)).expect("it was there");
    }

    fn events(&self) -> Vec<String> {
        self.events.lock().expect("nobody panics").clone()
    }

    /// Sends these bytes and returns all that comes back.
    fn raw(&self, request: &[u8]) -> Vec<u8> {
        let mut answer = Vec::new();
        let mut stream = self.connect();
        let exchange = stream.write_all(request).and_then(|()| stream.read_to_end(&mut answer));
        if let Err(error) = exchange {
            assert_ne!(error.kind(), ErrorKind::WouldBlock, "no answer to {request:?}");
        }
        answer
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        stream.set_read_timeout(Some(GUARD)).expect("a time limit");
        stream
    }

    /// The answer to a request with this first line and these further lines.
    fn ask(&self, method: &str, path: &str, lines: &str) -> Answer {
        let request = format!("{method} {path} HTTP/1.1\r\n{lines}Connection: close\r\n\r\n");
        let answer = self.raw(request.as_bytes());
        let at = answer.windows(4).position(|part| part == b"\r\n\r\n");
        let at = at.unwrap_or_else(|| panic!("no answer to {path}"));
        let head = String::from_utf8_lossy(&answer[..at]).into_owned();
        Answer {
            status: head[9..12].parse().expect("a status"),
            head,
            body: answer[at + 4..].to_vec(),
        }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, "Host: localhost\r\n")
    }

    /// Asks until the answer is as it should be.
    fn until(&self, path: &str, holds: impl Fn(&Answer) -> bool) -> Answer {
        let start = Instant::now();
        loop {
            let answer = self.get(path);
            if holds(&answer) {
                return answer;
            }
            assert!(
                start.elapsed() < GUARD,
                "{path} stays {}:\n{}\n{:#?}",
                answer.status,
                answer.text(),
                self.events()
            );
            sleep(Duration::from_millis(5));
        }
    }

    /// Waits until this is the last event.
    fn wait_for_event(&self, line: &str) {
        let start = Instant::now();
        while self.events().last().is_none_or(|last| last != line) {
            assert!(start.elapsed() < GUARD, "{:#?}", self.events());
            sleep(Duration::from_millis(5));
        }
    }

    /// Waits until what pages are told is as it should be.
    fn faults(&self, holds: impl Fn(Option<&str>) -> bool) {
        let start = Instant::now();
        while !holds(self.server.states.borrow().faults.as_deref()) {
            assert!(start.elapsed() < GUARD, "{:#?}", self.events());
            sleep(Duration::from_millis(5));
        }
    }
}

/// The small digest's address ends with `/digest/`.
fn options() -> pipeline::Options {
    pipeline::Options {
        resolve: resolve::Options::published(Timestamp::from_second(1_700_000_000).expect("a moment")),
        base_url: Some("https://example.org/digest/".to_owned()),
        theme: None,
    }
}

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    std::fs::create_dir_all(path.parent().expect("it is below the root")).expect("a folder");
    std::fs::write(path, text).expect("a file");
}
