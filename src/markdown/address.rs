//! Addresses: which ones a body may name, and how one is written into an attribute.

use super::{LinkKind, escape};
use crate::diagnostic::{Rule, rules};
use percent_encoding::percent_encode_byte;

/// Why an address is refused.
pub(super) struct Refusal {
    pub rule: &'static Rule,
    pub message: String,
    pub help: &'static str,
}

/// The address as a browser would read it, if a body may name it.
pub(super) fn check_address(address: &str, kind: LinkKind) -> Result<String, Refusal> {
    let address = as_browsers_read(address);
    let refuse = |rule, message, help| Err(Refusal { rule, message, help });
    let scheme = scheme(&address).map(str::to_ascii_lowercase);
    if address.is_empty() {
        let what = match kind {
            LinkKind::Link => "a link",
            LinkKind::Image => "an image",
        };
        return refuse(
            &rules::BAD_ADDRESS,
            format!("{what} has no address"),
            "write it between the parentheses",
        );
    }
    // Browsers take a backslash for a slash here.
    let other_host = address.len() > 1 && address.bytes().take(2).all(|byte| matches!(byte, b'/' | b'\\'));
    if kind == LinkKind::Image {
        if scheme.is_some() || other_host {
            return refuse(
                &rules::REMOTE_IMAGE,
                format!("the image `{}` would be loaded from elsewhere", shortened(&address)),
                "save it beside the entry and name the file",
            );
        }
        return Ok(address);
    }
    if other_host {
        return refuse(
            &rules::BAD_ADDRESS,
            format!("the address `{}` has a host but no scheme", shortened(&address)),
            "begin it with https:",
        );
    }
    match scheme.as_deref() {
        None => Ok(address),
        Some("http" | "https") => {
            let host = address
                .split_once("://")
                .is_some_and(|(_, rest)| !rest.is_empty() && !rest.starts_with(['/', '?', '#']));
            if host {
                Ok(address)
            } else {
                refuse(
                    &rules::BAD_ADDRESS,
                    format!("the address `{}` has no host", shortened(&address)),
                    "after the scheme come two slashes and the host",
                )
            }
        }
        Some("mailto") if address.len() > "mailto:".len() => Ok(address),
        Some("mailto") => refuse(
            &rules::BAD_ADDRESS,
            "a mailto: link names nobody".to_owned(),
            "write the address after the colon",
        ),
        Some(scheme) => refuse(
            &rules::BAD_ADDRESS,
            format!("a link of the scheme `{}:` is not published", shortened(scheme)),
            "links are http, https, mailto or relative",
        ),
    }
}

/// Browsers drop tabs and line ends anywhere, and blanks and control characters around (WHATWG URL, basic URL parser):
/// whoever looks for a scheme has to do so too.
fn as_browsers_read(address: &str) -> String {
    address
        .trim_matches(|c: char| c <= ' ')
        .chars()
        .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
        .collect()
}

fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let mut bytes = scheme.bytes();
    let first = bytes.next()?.is_ascii_alphabetic();
    (first && bytes.all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))).then_some(scheme)
}

/// For a message: an address may be two megabytes long.
fn shortened(address: &str) -> String {
    match address.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", &address[..at]),
        None => address.to_owned(),
    }
}

/// Appends an address as the content of a double-quoted attribute: what the URL standard does not allow to stand for
/// itself is percent-encoded, then it is escaped as HTML.
pub(super) fn write_address(out: &mut String, address: &str) {
    // Brackets stand for themselves in a host only, `[::1]`.
    let path = match scheme(address).map(|scheme| scheme.len() + "://".len()) {
        Some(host) => address
            .get(host..)
            .and_then(|rest| rest.find(['/', '?', '#']))
            .map_or(address.len(), |at| host + at),
        None => 0,
    };
    let mut fragment = false;
    let bytes = address.as_bytes();
    let mut done = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        let encoded = match byte {
            b'%' => !bytes
                .get(at + 1..at + 3)
                .is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit)),
            b'#' => std::mem::replace(&mut fragment, true),
            b'[' | b']' => at >= path,
            b' ' | b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' => true,
            _ => byte < b' ' || byte == 0x7f,
        };
        if encoded {
            escape::push_attribute(out, &address[done..at]);
            out.push_str(percent_encode_byte(byte));
            done = at + 1;
        }
    }
    escape::push_attribute(out, &address[done..]);
}
