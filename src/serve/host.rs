//! Whether a request was meant for this server. A page of another site could let its own host name resolve to the loopback
//! address and then read unpublished drafts (DNS rebinding); such requests carry that name.

use axum::http::header::HOST;
use axum::http::request::Parts;

/// Whether the request names this machine, and nothing else.
pub fn is_allowed(request: &Parts) -> bool {
    let mut hosts = request.headers.get_all(HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else {
        return false;
    };
    let target = request.uri.authority();
    host.to_str().is_ok_and(is_loopback) && target.is_none_or(|authority| is_loopback(authority.as_str()))
}

/// Whether `host[:port]` is a name of the loopback address.
fn is_loopback(authority: &str) -> bool {
    let (host, port) = match authority.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((host, rest)) => (Some(host).filter(|host| *host == "::1"), rest),
        None => {
            let (host, port) = authority.split_at(authority.find(':').unwrap_or(authority.len()));
            let is_known = host == "127.0.0.1" || host.eq_ignore_ascii_case("localhost");
            (Some(host).filter(|_| is_known), port)
        }
    };
    let is_port = |port: &str| port.is_empty() || port.parse::<u16>().is_ok();
    host.is_some() && (port.is_empty() || port.strip_prefix(':').is_some_and(is_port))
}

#[cfg(test)]
mod tests {
    use super::is_loopback;

    #[test]
    fn only_names_of_the_loopback_address_are_allowed() {
        for allowed in [
            "localhost",
            "LocalHost:1",
            "127.0.0.1:8765",
            "[::1]",
            "[::1]:80",
            "localhost:",
        ] {
            assert!(is_loopback(allowed), "{allowed}");
        }
        for foreign in [
            "",
            ":80",
            "evil.example",
            "localhost.evil.example",
            "127.0.0.1.evil.example:8765",
            "[::1",
            "[::1]evil.example",
            "[::2]",
            "::1",
            "localhost:http",
            "localhost:80:80",
            "user@localhost",
            "127.0.0.2",
            "0.0.0.0",
        ] {
            assert!(!is_loopback(foreign), "{foreign}");
        }
    }
}
