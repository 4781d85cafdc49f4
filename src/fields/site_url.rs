//! The address of a site: what of it is not allowed, and how it is written. A page's address is this and a path, so that it has
//! no query, and its path is written as browsers send it.

use super::address::url_fault;
use crate::likely_address::looks_like_host;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What a path is written without: besides what is not ASCII, the characters that end it or that no address may have.
const ENCODED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'`')
    .add(b'{')
    .add(b'}')
    .add(b'|')
    .add(b'^')
    .add(b'\\');

/// Why a text is not the address of a site.
#[derive(Debug, PartialEq, Eq)]
pub struct SiteUrlFault {
    /// The reason, as a clause.
    pub why: String,
    /// What to do.
    pub help: String,
    /// What to write instead, where that is certain.
    pub meant: Option<String>,
}

/// The address of a site with scheme and host in lower case, as browsers show them.
///
/// # Errors
/// It is not one, or pages could not be below it.
pub fn read_site_url(text: &str) -> Result<String, SiteUrlFault> {
    let text = text.trim();
    let fault = |why: &str, help: &str| SiteUrlFault {
        why: why.to_owned(),
        help: help.to_owned(),
        meant: None,
    };
    if text.is_empty() {
        return Err(fault("it is empty", "write a URL such as `https://example.org/`"));
    }
    let Some((scheme, rest)) = split_scheme(text) else {
        let help = match looks_like_host(text) {
            true => format!("write `https://{}`", text.trim_start_matches('/')),
            false => "write a URL such as `https://example.org/`".to_owned(),
        };
        return Err(fault("it does not begin with `https://` or `http://`", &help));
    };
    if let Some(at) = rest.find(['?', '#']) {
        let before = rest.get(..at).unwrap_or_default();
        let help = format!("write scheme, host and path only: `{scheme}://{before}`");
        return Err(fault("it has a `?` or `#`, which pages cannot be below", &help));
    }
    let (authority, path) = match rest.find('/') {
        Some(at) => rest.split_at(at),
        None => (rest, ""),
    };
    if let Some((_, host)) = authority.rsplit_once('@') {
        let help = format!("remove it, every page would show it: `{scheme}://{host}{path}`");
        return Err(fault("it has a user or a password", &help));
    }
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (authority, None),
    };
    if let Some(port) = port.filter(|port| port.parse::<u16>().is_err()) {
        let why = format!("`{port}` is not a port");
        return Err(fault(&why, "write a number up to 65535, or remove it"));
    }
    let port = port.map_or_else(String::new, |port| format!(":{port}"));
    let ascii = idna::domain_to_ascii(host).ok().filter(|host| !host.is_empty());
    let Some(ascii) = ascii.filter(|_| url_fault(&format!("{scheme}://{}", host.to_lowercase())).is_none()) else {
        return Err(fault(
            "it has no valid host",
            "write a URL such as `https://example.org/`",
        ));
    };
    let encoded = utf8_percent_encode(path, ENCODED).to_string();
    let with_fault = |why: &str, path: &str| SiteUrlFault {
        why: why.to_owned(),
        help: format!("write `{scheme}://{ascii}{port}{path}`"),
        meant: Some(format!("{scheme}://{ascii}{port}{path}")),
    };
    if !host.is_ascii() {
        return Err(with_fault("its host must be written in Punycode", &encoded));
    }
    let is_unusual = path.split('/').skip(1).any(|part| matches!(part, "." | "..")) || path.contains("//");
    if is_unusual {
        // Below `//b/`, every link would lead to the host `b`.
        let parts = encoded.split('/').filter(|part| !matches!(*part, "" | "." | ".."));
        let path: String = parts.map(|part| format!("/{part}")).collect();
        let SiteUrlFault { why, help, .. } =
            with_fault("its path has `.`, `..` or nothing between two `/`", &format!("{path}/"));
        return Err(fault(&why, &help));
    }
    if encoded != path {
        let why = match path.chars().find(|c| c.is_whitespace()) {
            Some(_) => "its path contains a space, which must be percent-encoded",
            None => "its path has characters that must be percent-encoded",
        };
        return Err(with_fault(why, &encoded));
    }
    if has_stray_percent(path) {
        return Err(fault(
            "two hexadecimal digits must follow every `%` of its path",
            "write `%25` for a percent sign",
        ));
    }
    Ok(format!("{scheme}://{ascii}{port}{path}"))
}

/// The scheme in lower case and what follows its `://`.
fn split_scheme(text: &str) -> Option<(String, &str)> {
    let (scheme, rest) = text.split_once("://")?;
    let scheme = scheme.to_ascii_lowercase();
    matches!(scheme.as_str(), "http" | "https").then_some((scheme, rest))
}

fn has_stray_percent(path: &str) -> bool {
    let mut parts = path.split('%').skip(1);
    parts.any(|part| {
        let digits = part.as_bytes().get(..2);
        !digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    })
}

#[cfg(test)]
mod tests {
    use super::read_site_url;

    #[test]
    fn addresses_are_read_as_browsers_write_them() {
        for (text, read) in [
            ("https://example.org", "https://example.org"),
            ("HTTPS://Example.ORG/Digest", "https://example.org/Digest"),
            (" http://127.0.0.1:8000/ ", "http://127.0.0.1:8000/"),
            (
                "https://xn--mnchen-3ya.example/a%20b/",
                "https://xn--mnchen-3ya.example/a%20b/",
            ),
        ] {
            assert_eq!(read_site_url(text).as_deref(), Ok(read), "{text}");
        }
    }

    #[test]
    fn what_is_meant_is_said() {
        for (text, part) in [
            ("", "https://example.org/"),
            ("example.org", "`https://example.org`"),
            ("//example.org/", "`https://example.org/`"),
            ("ftp://example.org/", "`https://example.org/`"),
            ("https://münchen.example/", "`https://xn--mnchen-3ya.example/`"),
            (
                "https://外交.example/简报",
                "`https://xn--tlq87w.example/%E7%AE%80%E6%8A%A5`",
            ),
            ("https://مثال.example:8080/", ":8080/`"),
            ("https://example.org/?x=1", "`https://example.org/`"),
            ("https://example.org/#x", "`https://example.org/`"),
            ("https://example.org//x//", "`https://example.org/x/`"),
            ("https://example.org/a b/", "`https://example.org/a%20b/`"),
            ("https://user:pw@example.org/", "`https://example.org/`"),
            ("https://example.org:99999/", "65535"),
            ("https://example.org/100%/", "%25"),
            ("https:///x", "https://example.org/"),
            ("https://exa mple.org/", "https://example.org/"),
        ] {
            let fault = read_site_url(text).expect_err(text);
            assert!(fault.help.contains(part), "{text}: {fault:?}");
        }
    }
}
