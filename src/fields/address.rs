//! Checks of URLs. Pure functions on text.

/// Characters that an address has only percent-encoded.
const ENCODED: [char; 9] = ['<', '>', '"', '`', '\\', '{', '}', '|', '^'];

/// The first character of an address that it may have only percent-encoded.
pub(super) fn unencoded(text: &str) -> Option<char> {
    text.chars().find(|c| ENCODED.contains(c))
}

/// The address with spaces and such characters percent-encoded.
pub(super) fn encode_url(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for c in text.chars() {
        if c == ' ' || ENCODED.contains(&c) {
            encoded.push_str(&format!("%{:02X}", u32::from(c)));
        } else {
            encoded.push(c);
        }
    }
    encoded
}

/// Why a text is not a URL that may be published; none if it is one.
pub fn url_fault(text: &str) -> Option<&'static str> {
    let lower = text.get(..8).unwrap_or(text).to_ascii_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    match rest {
        None => Some("only http and https URLs are allowed"),
        Some(_) if text.contains(|c: char| c.is_whitespace() || c.is_control()) => Some("it contains a space"),
        Some(_) if unencoded(text).is_some() => Some("it contains a character that must be percent-encoded"),
        Some(_) if host(text).is_none() => Some("it has no host"),
        Some(_) => None,
    }
}

/// The host of an http or https URL, in lower case, without a leading `www.`.
pub fn host(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    (!host.is_empty()
        && host
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | '_')))
    .then(|| host.to_owned())
}
