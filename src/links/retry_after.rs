//! The header `Retry-After` (RFC 9110, section 10.2.3): a number of seconds, or a date.

use jiff::fmt::rfc2822::DateTimeParser;
use jiff::{SignedDuration, Timestamp};
use std::time::Duration;

/// A longer wait is cut to this, so that a mistake of a server does not keep a link unchecked for years.
pub const MAX_WAIT: SignedDuration = SignedDuration::from_hours(30 * 24);

/// How long the host asks to wait; `None` if the header is invalid.
pub fn parse(header: &str, now: Timestamp) -> Option<Duration> {
    let header = header.trim();
    let longest = MAX_WAIT.unsigned_abs();
    let wait = if !header.is_empty() && header.bytes().all(|byte| byte.is_ascii_digit()) {
        header.parse().map_or(longest, Duration::from_secs)
    } else {
        let until = DateTimeParser::new().parse_timestamp(header).ok()?;
        // A date in the past means no wait.
        Duration::try_from(until.duration_since(now)).unwrap_or_default()
    };
    Some(wait.min(longest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_and_dates() {
        let now: Timestamp = "2026-11-20T08:00:00Z".parse().expect("a time");
        for (header, seconds) in [
            ("0", Some(0)),
            (" 120 ", Some(120)),
            ("99999999999999999999999", Some(MAX_WAIT.unsigned_abs().as_secs())),
            ("Fri, 20 Nov 2026 08:01:30 GMT", Some(90)),
            ("Thu, 19 Nov 2026 08:00:00 GMT", Some(0)),
            ("Fri, 20 Nov 2099 08:01:30 GMT", Some(MAX_WAIT.unsigned_abs().as_secs())),
            ("", None),
            ("-5", None),
            ("soon", None),
        ] {
            assert_eq!(parse(header, now).map(|wait| wait.as_secs()), seconds, "{header}");
        }
    }
}
