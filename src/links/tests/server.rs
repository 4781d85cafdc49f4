//! A small server that misbehaves in every way that links know.

use std::collections::HashMap;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// What a server saw.
#[derive(Default)]
pub struct Seen {
    /// Each request's line without the protocol, and when it came.
    pub requests: Mutex<Vec<(Instant, String)>>,
    /// The heads of the requests.
    pub heads: Mutex<Vec<String>>,
    /// Connections that are open.
    open: AtomicUsize,
    /// How often one came while another one was open.
    pub crowded: AtomicUsize,
    /// How many bytes of the huge answer were taken.
    pub taken: AtomicUsize,
    /// How often each address was asked for.
    asked: Mutex<HashMap<String, usize>>,
}

impl Seen {
    /// The requests in their order.
    pub fn lines(&self) -> Vec<String> {
        let requests = self.requests.lock().expect("no thread panicked");
        requests.iter().map(|(_, line)| line.clone()).collect()
    }
}

/// Begins a server; its port.
pub fn start() -> (u16, Arc<Seen>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("it has one").port();
    let seen = Arc::new(Seen::default());
    let shared = Arc::clone(&seen);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let seen = Arc::clone(&shared);
            // Whoever closed a connection before this one has to be noticed first.
            let since = Instant::now();
            while seen.open.load(Ordering::SeqCst) > 0 && since.elapsed() < Duration::from_secs(5) {
                thread::sleep(Duration::from_millis(1));
            }
            if seen.open.fetch_add(1, Ordering::SeqCst) > 0 {
                seen.crowded.fetch_add(1, Ordering::SeqCst);
            }
            thread::spawn(move || {
                serve(stream, &seen);
                seen.open.fetch_sub(1, Ordering::SeqCst);
            });
        }
    });
    (port, seen)
}

fn serve(mut stream: TcpStream, seen: &Seen) {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        match stream.read(&mut byte) {
            Ok(1) if head.len() < 10_000 => head.push(byte[0]),
            _ => return,
        }
        // A greeting of TLS, which nothing here understands.
        if head == [0x16] {
            let _ = stream.write_all(status("400 Bad Request", "").as_bytes());
            while let Ok(1..) = stream.read(&mut byte) {}
            return;
        }
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let line = head.split(" HTTP/").next().unwrap_or_default().to_owned();
    let (method, path) = line.split_once(' ').unwrap_or_default();
    let mut requests = seen.requests.lock().expect("no thread panicked");
    requests.push((Instant::now(), line.clone()));
    drop(requests);
    seen.heads.lock().expect("no thread panicked").push(head.clone());
    let times = {
        let mut asked = seen.asked.lock().expect("no thread panicked");
        let times = asked.entry(path.to_owned()).or_default();
        *times += 1;
        *times
    };
    let answer = match path.split('/').nth(1).unwrap_or_default() {
        "ok" => status("200 OK", ""),
        "missing" => status("404 Not Found", ""),
        "gone" => status("410 Gone", ""),
        "refused" => status("403 Forbidden", ""),
        "error" => status("500 Internal Server Error", ""),
        "odd" => status("418 I'm a teapot", ""),
        "moved" => status("301 Moved Permanently", "Location: /ok\r\n"),
        "found" => status("302 Found", "Location: /ok\r\n"),
        "chain" => status("308 Permanent Redirect", "Location: /found\r\n"),
        "moved-away" => status("301 Moved Permanently", "Location: /missing\r\n"),
        "nowhere" => status("302 Found", "Location: ftp://example.org/\r\n"),
        "loop" => status("302 Found", "Location: /loop\r\n"),
        "endless" => status("302 Found", &format!("Location: {path}/on\r\n")),
        "no-head" | "huge" if method == "HEAD" => status("405 Method Not Allowed", ""),
        "head-reset" if method == "HEAD" => return,
        "no-head" | "head-reset" => status("206 Partial Content", ""),
        "busy" if times == 1 => status("429 Too Many Requests", "Retry-After: 1\r\n"),
        "busy" => status("200 OK", ""),
        "busy-for-long" => status("429 Too Many Requests", "Retry-After: 3600\r\n"),
        "to-busy" => {
            let host = path.rsplit('/').next().unwrap_or_default();
            status("302 Found", &format!("Location: http://{host}/busy-for-long\r\n"))
        }
        "reset" => return,
        "nonsense" => "What do you want?\r\n\r\n".to_owned(),
        "slow" => String::new(),
        "huge" => {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n");
            let block = [b'x'; 65_536];
            while let Ok(written) = stream.write(&block) {
                if seen.taken.fetch_add(written, Ordering::SeqCst) > 900_000_000 {
                    return;
                }
            }
            return;
        }
        _ => status("501 Not Implemented", ""),
    };
    let _ = stream.write_all(answer.as_bytes());
    // Open until the other side closes it.
    while let Ok(1..) = stream.read(&mut byte) {}
}

fn status(status: &str, headers: &str) -> String {
    format!("HTTP/1.1 {status}\r\n{headers}Content-Length: 0\r\n\r\n")
}
