//! Web and mail addresses that stand in text as they are: where one begins and where it ends, as in GitHub Flavored Markdown
//! (its extension "autolinks"), and with the marks and letters of scripts that set no blank after an address.

use crate::language::characters::is_punctuation;
use crate::language::east_asian::is_east_asian;
use crate::text::{floor_boundary, slice};
use std::ops::Range;

/// The longest host, in bytes (RFC 1035 has 253).
const MAX_HOST: usize = 256;

/// What a bare address is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AddressKind {
    /// `https://…` or `http://…`.
    Web,
    /// `www.…`, to which `http://` is added.
    WebWithoutScheme,
    /// `name@host.example`.
    Mail,
}

/// Whether a text may have a bare address; a quick look, since nearly no text has one.
pub(super) fn may_have_address(text: &str) -> bool {
    text.contains("://") || text.contains('@') || contains_www(text)
}

fn contains_www(text: &str) -> bool {
    text.as_bytes()
        .windows(4)
        .any(|four| four[3] == b'.' && four[..3].eq_ignore_ascii_case(b"www"))
}

/// The first address of a text that begins in a range of it. It ends where the line does at the latest.
pub(super) fn find_address(text: &str, within: Range<usize>) -> Option<(Range<usize>, AddressKind)> {
    let bytes = text.as_bytes();
    for at in within.clone() {
        let found = match bytes[at] {
            b':' if text.get(at..).is_some_and(|rest| rest.starts_with("://")) => web_address(text, at, within.start),
            b'w' | b'W' => address_without_scheme(text, at),
            b'@' => mail_address(text, at, within.clone()),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

fn web_address(text: &str, colon: usize, from: usize) -> Option<(Range<usize>, AddressKind)> {
    let before = slice(text, from..colon);
    let scheme = ["https", "http"].into_iter().find(|scheme| {
        let start = before.len().checked_sub(scheme.len());
        start
            .and_then(|start| before.get(start..))
            .is_some_and(|end| end.eq_ignore_ascii_case(scheme))
    })?;
    let start = colon - scheme.len();
    if !may_begin_at(text, start) {
        return None;
    }
    let end = address_end(text, colon + "://".len())?;
    Some((start..end, AddressKind::Web))
}

fn address_without_scheme(text: &str, start: usize) -> Option<(Range<usize>, AddressKind)> {
    let prefix = text.get(start..start + "www.".len())?;
    if !prefix.eq_ignore_ascii_case("www.") || !may_begin_at(text, start) {
        return None;
    }
    let end = address_end(text, start)?;
    Some((start..end, AddressKind::WebWithoutScheme))
}

/// Whether an address may begin at a byte: not within a word or another address.
fn may_begin_at(text: &str, at: usize) -> bool {
    let before = slice(text, ..at).chars().next_back();
    before.is_none_or(|c| {
        is_east_asian(c) || !(c.is_alphanumeric() || matches!(c, '/' | '.' | '@' | '-' | '+' | '%' | '='))
    })
}

/// Where the address ends whose host begins at a byte; `None` if that is no host.
fn address_end(text: &str, host: usize) -> Option<usize> {
    let rest = slice(text, host..);
    let mut characters = rest.char_indices().take(MAX_HOST);
    // What is too long for a host is none. Without the limit, time would grow with the square of what is not.
    let host_end = characters
        .find(|&(_, c)| !is_in_host(c))
        .map_or(rest.len().min(MAX_HOST), |(at, _)| at);
    let host_end = cut_before_text(text, host..floor_boundary(text, host + host_end));
    if !is_host(slice(text, host..host_end).trim_end_matches('.')) {
        return None;
    }
    let after = slice(text, host_end..);
    let end = if after.starts_with(['/', '?', '#', ':']) {
        let length = after
            .char_indices()
            .find(|&(at, c)| ends_address(c, slice(after, at + c.len_utf8()..)))
            .map_or(after.len(), |(at, _)| at);
        cut_before_text(text, host..host_end + length)
    } else {
        host_end
    };
    Some(host + trimmed_length(slice(text, host..end)))
}

fn is_in_host(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '.')
}

/// Whether this is the name of a host: at least two labels, the last two without an underscore.
fn is_host(host: &str) -> bool {
    let mut labels = host.rsplit('.');
    let is_strict = |label: Option<&str>| label.is_some_and(|label| !label.is_empty() && !label.contains('_'));
    is_strict(labels.next()) && is_strict(labels.next()) && labels.all(|label| !label.is_empty())
}

/// Whether a character cannot be part of an address; `after` is what follows it.
fn ends_address(c: char, after: &str) -> bool {
    if c.is_ascii() {
        return c.is_ascii_whitespace() || c.is_ascii_control() || matches!(c, '<' | '>' | '"' | '`' | '|');
    }
    // Titles of Wikipedia have these three within words: `China–Russia_relations`, `L’Aquila`.
    let joins = matches!(c, '\u{2010}'..='\u{2013}' | '\u{2019}' | '\u{b7}');
    if joins && after.starts_with(|next: char| next.is_alphanumeric() && !is_east_asian(next)) {
        return false;
    }
    // Full stops, commas and brackets of all scripts: `。`, `，`, `）`, `،`, `।`.
    c.is_whitespace() || is_punctuation(c)
}

/// Where an address ends to which text in East Asian script is joined without a blank: before the first such character after
/// a Western letter or digit. After a slash or the like it belongs to the address, as in `/wiki/王毅`.
fn cut_before_text(text: &str, address: Range<usize>) -> usize {
    let mut before = None;
    for (at, c) in slice(text, address.clone()).char_indices() {
        if is_east_asian(c) {
            return match before {
                Some(before) if char::is_ascii_alphanumeric(&before) => address.start + at,
                _ => address.end,
            };
        }
        before = Some(c);
    }
    address.end
}

/// How much of an address is left without the punctuation of the sentence that it stands in.
pub(super) fn trimmed_length(address: &str) -> usize {
    let mut rest = address;
    // Counted once, so that a thousand brackets take no million steps.
    let count = |c: char| address.matches(c).count();
    let mut surplus =
        [('(', ')'), ('[', ']'), ('{', '}')].map(|(open, close)| (close, count(close).saturating_sub(count(open))));
    while let Some(last) = rest.chars().next_back() {
        let is_outside = match last {
            '?' | '!' | '.' | ',' | ':' | ';' | '*' | '_' | '~' | '\'' => true,
            ')' | ']' | '}' => surplus.iter_mut().any(|(close, left)| {
                let is_surplus = *close == last && *left > 0;
                *left -= usize::from(is_surplus);
                is_surplus
            }),
            _ => false,
        };
        if !is_outside {
            break;
        }
        rest = slice(rest, ..rest.len() - last.len_utf8());
        // A character reference goes whole: `&gt;`.
        if last == ';'
            && let Some(name) = rest.rfind('&')
            && slice(rest, name + 1..)
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'#')
        {
            rest = slice(rest, ..name);
        }
    }
    rest.len()
}

/// The mail address whose `@` stands at a byte.
fn mail_address(text: &str, at: usize, within: Range<usize>) -> Option<(Range<usize>, AddressKind)> {
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'+');
    let bytes = text.as_bytes();
    let name = bytes
        .get(within.start..at)?
        .iter()
        .rev()
        .take(64)
        .take_while(|byte| is_name(byte))
        .count();
    let start = at - name;
    let host = bytes.get(at + 1..within.end)?;
    let host = host
        .iter()
        .take(256)
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'));
    let host = slice(text, at + 1..at + 1 + host.count()).trim_end_matches(['.', '-']);
    let before = slice(text, ..start).chars().next_back();
    // `@user@host` names an account of a social network, and `https://user@host` is a web address.
    let is_part =
        before.is_some_and(|c| matches!(c, '@' | '/' | ':' | '%') || c.is_alphanumeric() && !is_east_asian(c));
    let is_address = name > 0 && name < 64 && !is_part && is_host(host) && !host.ends_with('_');
    is_address.then(|| (start..at + 1 + host.len(), AddressKind::Mail))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<&str> {
        find_address(text, 0..text.len()).map(|(range, _)| &text[range])
    }

    #[test]
    fn where_an_address_ends() {
        for (text, address) in [
            ("see https://a.example/x.", "https://a.example/x"),
            ("(https://a.example/x_(y)), z", "https://a.example/x_(y)"),
            ("[https://a.example/x]", "https://a.example/x"),
            ("HTTPS://A.example?a=b&c=d; e", "HTTPS://A.example?a=b&c=d"),
            ("https://a.example/?a&gt; b", "https://a.example/?a"),
            ("www.a.example/x!", "www.a.example/x"),
            ("http://a.example:8080/x", "http://a.example:8080/x"),
            ("\"https://a.example/x\",", "https://a.example/x"),
            ("**https://a.example/x**", "https://a.example/x"),
            ("详见https://a.example/x。后文", "https://a.example/x"),
            ("（https://a.example/x）", "https://a.example/x"),
            (
                "https://zh.wikipedia.org/wiki/王毅，他",
                "https://zh.wikipedia.org/wiki/王毅",
            ),
            ("访问https://www.a.example了解更多", "https://www.a.example"),
            ("https://a.example/x에서 확인", "https://a.example/x"),
            ("انظر https://a.example/x، ثم", "https://a.example/x"),
            ("https://a.example/x। फिर", "https://a.example/x"),
            (
                "https://ru.wikipedia.org/wiki/Лавров», он",
                "https://ru.wikipedia.org/wiki/Лавров",
            ),
            ("https://例え.jp/あ、", "https://例え.jp/あ"),
            (
                "https://en.wikipedia.org/wiki/China–Russia_relations – x",
                "https://en.wikipedia.org/wiki/China–Russia_relations",
            ),
            ("«https://a.example/»", "https://a.example/"),
            ("write to a.b+c@d.example.", "a.b+c@d.example"),
            ("邮箱a@b.example。", "a@b.example"),
        ] {
            assert_eq!(found(text), Some(address), "{text}");
        }
    }

    #[test]
    fn what_is_no_address() {
        for text in [
            "https://",
            "https://localhost/x",
            "xhttps://a.example",
            "ftp://a.example",
            "http:// a.example",
            "www.",
            "awww.a.example",
            "@user@host.example",
            "a@b",
            "a @ b.example",
            "https://a_b.c_d/",
            "://",
            "@",
            "w",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
