//! What is answered to what, while no file changes.

use super::{ENTRY, Served, options};
use crate::media_types::POLICY_HEADER;
use crate::pipeline::{self, prepare, render_all};
use crate::render::Output;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::io::{Read, Write};
use std::net::Shutdown;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::AtomicUsize;

const TAG: &str = "<script src=\"/_chancery/reload.js\" defer></script>";

/// What a build of the same folder publishes, by file.
fn built(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let prepared = prepare(root, &options(), None);
    let ready = prepared.ready.as_ref().expect("nothing is wrong");
    let files = Mutex::new(BTreeMap::new());
    let Ok(wrong) = render_all(ready, &AtomicUsize::new(0), |path, output| {
        let bytes = match output {
            Output::Bytes(bytes) => bytes,
            Output::Shared(bytes) => bytes.to_vec(),
            Output::Picture(picture) => picture.png().expect("it can be drawn"),
            Output::Copy(from) => std::fs::read(from).expect("it is there"),
        };
        files.lock().expect("nobody panics").insert(path.to_owned(), bytes);
        Ok::<(), Infallible>(())
    });
    assert_eq!(wrong, []);
    files.into_inner().expect("nobody panics")
}

#[test]
fn every_address_has_what_a_build_writes_and_one_script_tag() {
    let served = Served::small();
    let files = built(served.folder.path());
    for name in ["old/rome/index.html", "media/entries/hall.gif", "a b.txt", "atom.xml"] {
        assert!(files.contains_key(name), "{name} is missing in {:?}", files.keys());
    }
    let mut tags = 0;
    for (file, bytes) in &files {
        let path = format!("/digest/{}", file.replace(' ', "%20"));
        let folder = path.strip_suffix("index.html").unwrap_or(&path);
        for path in [path.as_str(), folder] {
            let answer = served.get(path);
            assert_eq!(answer.status, 200, "{path}");
            let length = answer.header("content-length").and_then(|length| length.parse().ok());
            assert_eq!(length, Some(answer.body.len()), "{path}");
            let text = answer.text();
            let bare = match text.split_once(TAG) {
                Some((before, after)) => {
                    tags += 1;
                    assert!(after.starts_with("</head>"), "{path}");
                    format!("{before}{after}").into_bytes()
                }
                None => answer.body,
            };
            assert!(bare == *bytes, "{path} differs from the build's");
        }
        let head = served.ask("HEAD", &path, "Host: localhost\r\n");
        assert_eq!((head.status, head.body.len()), (200, 0), "{path}");
    }
    let own = |(path, _): &(&String, &Vec<u8>)| path.ends_with(".html") && !path.starts_with("old/");
    assert_eq!(tags, files.iter().filter(own).count() * 2);
}

#[test]
fn answers_carry_the_headers_of_a_careful_host() {
    let served = Served::small();
    for (path, media) in [
        ("/digest/", "text/html; charset=utf-8"),
        ("/digest/atom.xml", "application/atom+xml; charset=utf-8"),
        ("/digest/sitemap.xml", "application/xml; charset=utf-8"),
        ("/digest/robots.txt", "text/plain; charset=utf-8"),
        ("/digest/media/entries/hall.gif", "image/gif"),
        ("/digest/nowhere", "text/html; charset=utf-8"),
        ("/_chancery/reload.js", "text/javascript; charset=utf-8"),
        ("/_chancery/panel.css", "text/css; charset=utf-8"),
    ] {
        let answer = served.get(path);
        for (name, value) in [
            ("content-type", media),
            ("cache-control", "no-store"),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "strict-origin-when-cross-origin"),
            ("content-security-policy", POLICY_HEADER),
        ] {
            assert_eq!(answer.header(name), Some(value), "{path}");
        }
    }
}

#[test]
fn ways_lead_to_where_things_are() {
    let served = Served::small();
    for (path, status, to) in [
        ("/", 302, "/digest/"),
        ("/?q=1", 302, "/digest/?q=1"),
        ("/digest", 301, "/digest/"),
        ("/digest/topics/brics", 301, "/digest/topics/brics/"),
        ("/digest/topics/brics?a=b&c", 301, "/digest/topics/brics/?a=b&c"),
        ("/digest/old/rome", 301, "/digest/old/rome/"),
    ] {
        let answer = served.get(path);
        assert_eq!((answer.status, answer.header("location")), (status, Some(to)), "{path}");
    }
    let stub = served.get("/digest/old/rome/").text();
    assert!(stub.contains("url=/digest/2021/10/30/rome/"), "{stub}");
    let home = served.get("/digest/").text();
    assert!(home.contains("https://example.org/digest/"), "absolute addresses stay");
}

#[test]
fn what_is_not_there_is_the_digests_own_page() {
    let served = Served::small();
    let page = served.get("/digest/404.html");
    assert_eq!(page.status, 200);
    for path in [
        "/digest/nowhere/",
        "/digest/2021/10/30/rome/nowhere",
        "/topics/",
        "/_chancery/",
        "/digest/_chancery/reload.js",
        "/digest/../digest/",
        "/digest/..%2f..%2f..%2fetc%2fpasswd",
        "/digest/%2e%2e/%2e%2e/etc/passwd",
        "/digest/media/entries/../../chancery.yaml",
        "/digest/media/entries/rome.md",
        "/digest/content/entries/rome.md",
        "//etc/passwd",
        "/digest/\\..\\..\\x",
        "/digest/%00",
        "/digest/%ff%fe",
        "/digest/%",
        "/digest/atom.xml/",
    ] {
        let answer = served.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.body == page.body, "{path}");
    }
}

#[test]
fn only_this_machine_is_answered() {
    let served = Served::small();
    for ours in ["localhost", "127.0.0.1:1", "[::1]:8765", "LOCALHOST:8765"] {
        let answer = served.ask("GET", "/digest/", &format!("Host: {ours}\r\n"));
        assert_eq!(answer.status, 200, "{ours}");
    }
    for lines in [
        "Host: evil.example\r\n",
        "Host: evil.example:8765\r\n",
        "Host: localhost.evil.example\r\n",
        "Host: \r\n",
        "Host: localhost\r\nHost: evil.example\r\n",
        "",
    ] {
        for path in ["/digest/", "/_chancery/events", "/_chancery/reload.js", "/"] {
            let answer = served.ask("GET", path, lines);
            assert!(matches!(answer.status, 400 | 421), "{lines:?} got {}", answer.status);
            assert!(!answer.text().contains("Rome"));
        }
    }
    let absolute = served.ask("GET", "http://evil.example/digest/", "Host: localhost\r\n");
    assert_eq!(absolute.status, 421);
    assert!(super::super::listen::listen(Some(served.port)).is_err_and(|why| why.to_string().contains("--port")));
}

#[test]
fn nothing_but_reading_is_allowed() {
    let served = Served::small();
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW"] {
        let answer = served.ask(method, "/digest/", "Host: localhost\r\n");
        assert_eq!(
            (answer.status, answer.header("allow")),
            (405, Some("GET, HEAD")),
            "{method}"
        );
    }
}

#[test]
fn no_request_harms_the_server() {
    let served = Served::small();
    let long = format!("GET /{} HTTP/1.1\r\nHost: localhost\r\n\r\n", "a".repeat(1 << 20));
    let many = format!("GET / HTTP/1.1\r\nHost: localhost\r\n{}\r\n", "x: y\r\n".repeat(5000));
    for request in [
        b"\0".as_slice(),
        b"\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /digest/\0 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /digest/\xff\xfe HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        b"GET /digest/ HTTP/1.1\r\nHost: \xff\r\nConnection: close\r\n\r\n",
        b"GET * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        b"CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        b"OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        b"GET ?x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 hello over TLS \r\n\r\n",
        long.as_bytes(),
        many.as_bytes(),
    ] {
        let mut stream = served.connect();
        // The server may hang up in the middle, and answer or not.
        let sent = stream
            .write_all(request)
            .and_then(|()| stream.shutdown(Shutdown::Write));
        let _ = sent.and_then(|()| stream.read_to_end(&mut Vec::new()));
        assert_eq!(
            served.get("/digest/").status,
            200,
            "after {:?}",
            &request[..request.len().min(40)]
        );
    }
}

#[test]
fn many_ask_at_once() {
    let served = Served::small();
    let paths = [
        "/digest/",
        "/digest/topics/brics/",
        "/digest/2021/10/30/rome/",
        "/digest/no",
    ];
    let answers: Vec<u16> = std::thread::scope(|scope| {
        let served = &served;
        let asked: Vec<_> = (0..100)
            .map(|at| scope.spawn(move || served.get(paths[at % paths.len()]).status))
            .collect();
        asked.into_iter().map(|it| it.join().expect("an answer")).collect()
    });
    for (at, status) in answers.iter().enumerate() {
        assert_eq!(*status, if at % 4 == 3 { 404 } else { 200 });
    }
}

#[test]
fn without_a_base_url_the_site_is_at_the_root() {
    let rome = ("content/entries/rome.md", ENTRY.replace("![The hall](hall.gif)", ""));
    let without = pipeline::Options {
        base_url: None,
        ..options()
    };
    let served = Served::start_with(without, &[(rome.0, rome.1.as_str())]);
    assert_eq!(
        served.events(),
        ["good: ".to_owned(), format!("open http://127.0.0.1:{}/", served.port)]
    );
    assert_eq!(served.get("/").status, 200);
    assert_eq!(served.get("/2021/10/30/rome/").status, 200);
    assert_eq!(served.get("/digest/").status, 404);
}
