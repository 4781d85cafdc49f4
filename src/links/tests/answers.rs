//! What hosts answer, and how politely they are asked.

use super::server::{Seen, start};
use super::{checked, quick, state};
use crate::links::{Cache, CheckOptions, LinkState};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

fn at(port: u16, paths: &[&str]) -> Vec<String> {
    paths
        .iter()
        .map(|path| format!("http://127.0.0.1:{port}/{path}"))
        .collect()
}

/// Asks a new server for paths.
fn asked(paths: &[&str], options: &CheckOptions) -> (Vec<String>, Cache, Arc<Seen>) {
    let (port, seen) = start();
    let urls = at(port, paths);
    let mut cache = Cache::default();
    let summary = checked(&urls, &mut cache, options);
    assert_eq!((summary.links, summary.postponed), (urls.len(), 0), "{cache:?}");
    assert_eq!(summary.requests, seen.lines().len());
    (urls, cache, seen)
}

#[test]
fn every_answer_has_its_state() {
    let expected = [
        ("chain", LinkState::Moved, Some(200)),
        ("endless", LinkState::Loop, Some(302)),
        ("error", LinkState::ServerError, Some(500)),
        ("found", LinkState::Ok, Some(200)),
        ("gone", LinkState::Gone, Some(410)),
        ("head-reset", LinkState::Ok, Some(206)),
        ("huge", LinkState::Ok, Some(200)),
        ("loop", LinkState::Loop, Some(302)),
        ("missing", LinkState::Gone, Some(404)),
        ("moved", LinkState::Moved, Some(200)),
        ("moved-away", LinkState::Gone, Some(404)),
        ("no-head", LinkState::Ok, Some(206)),
        ("nonsense", LinkState::Unreachable, None),
        ("nowhere", LinkState::Other, Some(302)),
        ("odd", LinkState::Other, Some(418)),
        ("ok", LinkState::Ok, Some(200)),
        ("refused", LinkState::Refused, Some(403)),
        ("reset", LinkState::Unreachable, None),
    ];
    let paths = expected.map(|(path, ..)| path);
    let options = quick("2026-11-20");
    let (urls, cache, seen) = asked(&paths, &options);
    for (url, (path, state, status)) in urls.iter().zip(expected) {
        let record = cache.get(url).expect("it was asked for");
        assert_eq!((record.state, record.status), (state, status), "{path}");
        assert_eq!((record.since, record.checked), (options.today, options.today), "{path}");
    }
    let to = |path: &str| {
        let url = urls.iter().find(|url| url.ends_with(&format!("/{path}")));
        cache
            .get(url.expect("it was asked for"))
            .and_then(|record| record.to.as_deref())
    };
    assert!(to("moved").is_some_and(|to| to.ends_with("/ok")));
    assert!(
        to("chain").is_some_and(|to| to.ends_with("/found")),
        "what follows is not for good"
    );
    assert_eq!((to("moved-away"), to("found")), (None, None));

    // HEAD alone where that is answered well, GET after it where it is not.
    let lines = seen.lines();
    let times = |line: &str| lines.iter().filter(|it| *it == line).count();
    assert_eq!((times("HEAD /no-head"), times("GET /no-head")), (1, 1));
    assert_eq!((times("HEAD /gone"), times("GET /gone")), (1, 1));
    assert_eq!(times("GET /ok"), 0);
    let endless = lines.iter().filter(|line| line.contains("/endless")).count();
    assert_eq!(endless, 11, "ten redirects are followed");
    let taken = seen.taken.load(Ordering::SeqCst);
    assert!(taken < 50_000_000, "{taken} bytes of a huge answer were taken");

    // One connection at a time, with a pause between two, and the program says who it is.
    assert_eq!(seen.crowded.load(Ordering::SeqCst), 0);
    let requests = seen.requests.lock().expect("no thread panicked");
    for pair in requests.windows(2) {
        let pause = pair[1].0.duration_since(pair[0].0);
        assert!(
            pause >= options.pause,
            "{:?} after {:?}: {pause:?}",
            pair[1].1,
            pair[0].1
        );
    }
    let heads = seen.heads.lock().expect("no thread panicked");
    for head in heads.iter().map(|head| head.to_lowercase()) {
        assert!(head.contains("user-agent: chancery/test\r\n"), "{head}");
        assert_eq!(head.starts_with("get "), head.contains("range: bytes=0-1023"), "{head}");
    }
}

#[test]
fn a_short_wait_is_waited_and_a_long_one_left() {
    let options = quick("2026-11-20");
    let (urls, cache, seen) = asked(&["busy"], &options);
    assert_eq!(state(&cache, &urls[0]), LinkState::Ok);
    let requests = seen.requests.lock().expect("no thread panicked").clone();
    assert_eq!(requests.len(), 2);
    assert!(requests[1].0.duration_since(requests[0].0) >= Duration::from_secs(1));

    let (port, seen) = start();
    let urls = at(port, &["busy-for-long", "ok"]);
    let mut cache = Cache::default();
    let summary = checked(&urls, &mut cache, &options);
    assert_eq!((summary.links, summary.postponed, summary.requests), (1, 1, 1));
    assert_eq!(state(&cache, &urls[0]), LinkState::Refused);
    let until = cache.get(&urls[0]).and_then(|record| record.retry_after);
    let wait = until.expect("it asked for it").duration_since(options.now);
    assert!((3600..3660).contains(&wait.as_secs()), "{wait:?}");
    // The whole host is left alone until then.
    let summary = checked(&urls, &mut cache, &options);
    assert_eq!((summary.links, summary.postponed, summary.requests), (0, 1, 0));
    let later = quick("2026-11-21");
    assert_eq!(checked(&urls, &mut cache, &later).links, 2);
    assert_eq!(state(&cache, &urls[1]), LinkState::Ok);
    assert_eq!(seen.lines(), ["HEAD /busy-for-long", "HEAD /ok", "HEAD /busy-for-long"]);
}

#[test]
fn a_host_that_does_not_answer_is_left() {
    let (port, seen) = start();
    let mut urls = at(port, &["slow/1", "slow/2", "slow/3"]);
    let (other, _) = start();
    urls.push(format!("http://localhost:{other}/ok"));
    let options = CheckOptions {
        timeout: Duration::from_millis(600),
        ..quick("2026-11-20")
    };
    let mut cache = Cache::default();
    let summary = checked(&urls, &mut cache, &options);
    assert_eq!((summary.links, summary.postponed), (3, 1));
    assert_eq!(state(&cache, &urls[0]), LinkState::Timeout);
    assert_eq!(state(&cache, &urls[2]), LinkState::Unchecked);
    assert_eq!(seen.lines(), ["HEAD /slow/1", "HEAD /slow/2"]);
    // On another day, what nobody came to is first.
    urls.push(format!("http://localhost:{other}/ok/2"));
    let summary = checked(
        &urls,
        &mut cache,
        &CheckOptions {
            budget: 2,
            ..quick_like(&options, "2026-11-21")
        },
    );
    assert_eq!((summary.links, summary.postponed), (2, 2));
    assert_eq!(state(&cache, &urls[2]), LinkState::Timeout);
}

fn quick_like(options: &CheckOptions, day: &str) -> CheckOptions {
    CheckOptions {
        timeout: options.timeout,
        ..quick(day)
    }
}

#[test]
fn connections_that_cannot_be_made() {
    let (plain, seen) = start();
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let closed = listener.local_addr().expect("it has one").port();
    drop(listener);
    // A label of 64 letters cannot be asked for, so no server of names is.
    let nameless = format!("http://{}.test/", "a".repeat(64));
    let urls = vec![
        format!("http://127.0.0.1:{closed}/"),
        format!("https://localhost:{plain}/"),
        format!("{nameless}1"),
        format!("{nameless}2"),
    ];
    let mut cache = Cache::default();
    let summary = checked(&urls, &mut cache, &quick("2026-11-20"));
    assert_eq!(summary.links, 4);
    let states = urls.iter().map(|url| state(&cache, url)).collect::<Vec<_>>();
    assert_eq!(
        states,
        [LinkState::Unreachable, LinkState::Tls, LinkState::Dns, LinkState::Dns]
    );
    assert_eq!(summary.requests, 4, "a host without an address is asked for once");
    assert_eq!(seen.lines(), [""; 0]);
}

#[test]
fn private_networks_are_not_requested() {
    let (port, seen) = start();
    let urls = vec![
        format!("http://127.0.0.1:{port}/ok"),
        format!("http://localhost:{port}/ok"),
        format!("http://[::ffff:127.0.0.1]:{port}/ok"),
        format!("http://2130706433:{port}/ok"),
    ];
    let options = CheckOptions {
        allow_private: false,
        ..quick("2026-11-20")
    };
    let mut cache = Cache::default();
    checked(&urls[..3], &mut cache, &options);
    // Browsers read a number as an address too.
    assert_eq!(super::links(&urls)[3].host, "127.0.0.1");
    for url in super::links(&urls[..3]) {
        assert_eq!(state(&cache, &url.url), LinkState::Private, "{}", url.url);
    }
    assert_eq!(seen.lines(), [""; 0]);
}

#[test]
fn budget_and_time_end_it() {
    let (port, seen) = start();
    let urls = at(port, &["missing/1", "missing/2", "missing/3"]);
    let mut cache = Cache::default();
    let options = CheckOptions {
        budget: 3,
        ..quick("2026-11-20")
    };
    let summary = checked(&urls, &mut cache, &options);
    assert_eq!((summary.links, summary.postponed, summary.requests), (1, 2, 3));
    assert_eq!(state(&cache, &urls[1]), LinkState::Unchecked, "half an answer is none");

    let options = CheckOptions {
        time_limit: Duration::from_secs(5),
        pause: Duration::from_secs(60),
        ..quick("2026-11-20")
    };
    let began = Instant::now();
    let summary = checked(&urls, &mut cache, &options);
    assert_eq!((summary.links, summary.postponed), (0, 2));
    assert!(began.elapsed() < Duration::from_secs(30));
    assert_eq!(seen.lines().len(), 4);
}

#[test]
fn hosts_are_asked_side_by_side() {
    let (one, first) = start();
    let (two, second) = start();
    let pause = Duration::from_secs(1);
    let options = CheckOptions {
        pause,
        ..quick("2026-11-20")
    };
    let urls = vec![
        format!("http://127.0.0.1:{one}/ok/1"),
        format!("http://127.0.0.1:{one}/ok/2"),
        format!("http://localhost:{two}/ok/1"),
        format!("http://localhost:{two}/ok/2"),
    ];
    let mut cache = Cache::default();
    assert_eq!(checked(&urls, &mut cache, &options).links, 4);
    let times = |seen: &Seen| {
        let requests = seen.requests.lock().expect("no thread panicked");
        requests.iter().map(|(at, _)| *at).collect::<Vec<_>>()
    };
    let (first, second) = (times(&first), times(&second));
    assert!(second[0] < first[1] && first[0] < second[1], "one after the other");
}

#[test]
fn a_redirect_waits_for_its_host_too() {
    let (port, seen) = start();
    let options = quick("2026-11-20");
    let mut cache = Cache::default();
    let urls = at(port, &["found", "moved", "ok/1", "ok/2"]);
    assert_eq!(checked(&urls, &mut cache, &options).requests, 6);
    let requests = seen.requests.lock().expect("no thread panicked");
    assert!(
        requests
            .windows(2)
            .all(|pair| pair[1].0.duration_since(pair[0].0) >= options.pause)
    );
}

#[test]
fn a_host_behind_a_redirect_is_left_alone_too() {
    let (first, _) = start();
    let (second, seen) = start();
    let led = format!("to-busy/localhost:{second}");
    let urls = at(first, &["ok", &led, &format!("to-busy/2/localhost:{second}")]);
    let mut cache = Cache::default();
    let summary = checked(&urls, &mut cache, &quick("2026-11-20"));
    assert_eq!((summary.links, summary.postponed), (2, 1), "{cache:?}");
    let paused_hosts = urls.iter().filter_map(|url| cache.get(url)?.retry_host.clone());
    assert_eq!(paused_hosts.collect::<Vec<_>>(), ["localhost"]);
    // Neither now nor by a link of its own in the next run.
    let own = format!("http://localhost:{second}/ok");
    let summary = checked(&[&urls[..], &[own]].concat(), &mut cache, &quick("2026-11-20"));
    assert_eq!((summary.links, summary.postponed), (0, 2));
    assert_eq!(seen.lines(), ["HEAD /busy-for-long"]);
}
