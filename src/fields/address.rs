//! Checks of URLs and of paths of the site. Pure functions on text.

/// Why a text is not a URL that may be published; none if it is one.
pub fn url_fault(text: &str) -> Option<&'static str> {
    let lower = text.get(..8).unwrap_or(text).to_ascii_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    match rest {
        None => Some("only http and https URLs are allowed"),
        Some(_) if text.contains(|c: char| c.is_whitespace() || c.is_control()) => Some("it contains a space"),
        Some(_) if text.contains(['<', '>', '"', '`', '\\', '{', '}', '|', '^']) => {
            Some("it contains a character that must be percent-encoded")
        }
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

/// Why a text is not a path of the site; none if it is one.
pub(super) fn site_path_fault(text: &str) -> Option<&'static str> {
    if !text.starts_with('/') || text.starts_with("//") {
        Some("it does not begin with one `/`")
    } else if text.contains(|c: char| c.is_whitespace() || c.is_control()) {
        Some("it contains a space")
    } else if text.split('/').any(|part| matches!(part, "." | "..")) || text.trim_matches('/').contains("//") {
        Some("it has `.`, `..` or nothing between two `/`")
    } else if text.contains(['\\', '?', '#', '%', '<', '>', '"', '\'', '&', '*', '|', ':']) {
        Some("it contains a character that a path cannot have")
    } else if text.len() > 1_000 || text.split('/').any(|part| part.len() > 255) {
        Some("it is longer than a file name can be")
    } else if text.split('/').any(|part| part.starts_with(".chancery-")) {
        Some("it has a name that is reserved for Chancery")
    } else if text == "/" {
        Some("it is the home page")
    } else {
        None
    }
}
