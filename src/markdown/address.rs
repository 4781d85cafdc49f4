//! Addresses in a body: which ones are allowed, and how one is written into an attribute.

use super::{LinkKind, escape};
use crate::diagnostic::{Rule, rules};
use crate::likely_address::is_path_of_computer;
use crate::text::{first_characters, slice};
use percent_encoding::percent_encode_byte;
use std::borrow::Cow;

/// Why an address is refused.
pub(super) struct Refusal {
    pub rule: &'static Rule,
    pub message: String,
    /// How to fix it.
    pub help: Cow<'static, str>,
}

impl Refusal {
    fn of_link(message: String, help: &'static str) -> Self {
        Self {
            rule: &rules::BAD_ADDRESS,
            message,
            help: Cow::Borrowed(help),
        }
    }
}

/// The address as a browser would read it, if a body may name it.
pub(super) fn check_address(address: &str, kind: LinkKind) -> Result<String, Refusal> {
    let address = as_browsers_read(address);
    if address.is_empty() {
        let message = match kind {
            LinkKind::Link => "link without an address",
            LinkKind::Image => "image without an address",
        };
        let help = "write it between the parentheses";
        return Err(Refusal::of_link(message.to_owned(), help));
    }
    match kind {
        LinkKind::Link => check_link(&address)?,
        LinkKind::Image => check_image(&address)?,
    }
    Ok(address)
}

/// Images are files of the digest: one from another host would tell that host who reads which page.
fn check_image(address: &str) -> Result<(), Refusal> {
    if scheme(address).is_none() && !has_host_only(address) {
        return Ok(());
    }
    if is_path_of_computer(address) {
        return Err(own_path(address, &rules::BROKEN_IMAGE, "image"));
    }
    Err(Refusal {
        rule: &rules::REMOTE_IMAGE,
        message: format!("external image `{}`", shortened(address)),
        help: Cow::Borrowed("save it next to the entry and write the name of the file"),
    })
}

/// A file on the writer's computer.
fn own_path(address: &str, rule: &'static Rule, what: &str) -> Refusal {
    let name = address.rsplit(['/', '\\']).next().unwrap_or_default();
    Refusal {
        rule,
        message: format!(
            "the address of this {what} is a path on your computer: `{}`",
            shortened(address)
        ),
        help: Cow::Owned(format!(
            "copy the file next to the entry, and write `{}`",
            shortened(name)
        )),
    }
}

fn check_link(address: &str) -> Result<(), Refusal> {
    if is_path_of_computer(address) && !address.starts_with('/') {
        return Err(own_path(address, &rules::BAD_ADDRESS, "link"));
    }
    if has_host_only(address) {
        let message = format!("the address `{}` has a host but no scheme", shortened(address));
        return Err(Refusal::of_link(message, "write `https:` before it"));
    }
    match scheme(address).map(str::to_ascii_lowercase).as_deref() {
        None => Ok(()),
        Some("http" | "https") => {
            let has_host = address
                .split_once("://")
                .is_some_and(|(_, rest)| !rest.is_empty() && !rest.starts_with(['/', '?', '#']));
            if has_host {
                return Ok(());
            }
            let message = format!("the address `{}` has no host", shortened(address));
            let help = "write two slashes and the host after the scheme";
            Err(Refusal::of_link(message, help))
        }
        Some("mailto") if address.len() > "mailto:".len() => Ok(()),
        Some("mailto") => {
            let message = "mailto: link without an address".to_owned();
            Err(Refusal::of_link(message, "write the address after the colon"))
        }
        Some(scheme) => {
            let message = format!("unsupported scheme `{}:` in a link", shortened(scheme));
            let help = "use http, https, mailto or a relative address";
            Err(Refusal::of_link(message, help))
        }
    }
}

/// Whether an address begins with a host, as in `//example.org/`. Browsers take a backslash for a slash here.
fn has_host_only(address: &str) -> bool {
    address.len() > 1 && address.bytes().take(2).all(|byte| matches!(byte, b'/' | b'\\'))
}

/// Browsers drop tabs and line ends anywhere, and blanks and control characters around (WHATWG URL, basic URL parser):
/// a check for a scheme must do the same, or `java\tscript:` would pass.
fn as_browsers_read(address: &str) -> String {
    address
        .trim_matches(|c: char| c <= ' ')
        .chars()
        .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
        .collect()
}

/// The scheme of an address, without its colon.
fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let mut bytes = scheme.bytes();
    let first = bytes.next()?.is_ascii_alphabetic();
    (first && bytes.all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))).then_some(scheme)
}

/// An address for a message, which may be two megabytes long.
fn shortened(address: &str) -> String {
    const MAX_SHOWN: usize = 60;
    let shown = first_characters(address, MAX_SHOWN);
    let mark = if shown.len() < address.len() { "…" } else { "" };
    format!("{shown}{mark}")
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
    let mut has_fragment = false;
    let bytes = address.as_bytes();
    let mut done = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        let encoded = match byte {
            b'%' => !bytes
                .get(at + 1..at + 3)
                .is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit)),
            b'#' => std::mem::replace(&mut has_fragment, true),
            b'[' | b']' => at >= path,
            b' ' | b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' => true,
            _ => byte < b' ' || byte == 0x7f,
        };
        if encoded {
            escape::push_attribute(out, slice(address, done..at));
            out.push_str(percent_encode_byte(byte));
            done = at + 1;
        }
    }
    escape::push_attribute(out, slice(address, done..));
}
