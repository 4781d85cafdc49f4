//! Where in the text of a body the address of a link is written.

use super::Link;
use super::parse;
use crate::html::{decode, decode_attribute};
use crate::text::slice;
use std::borrow::Cow;
use std::ops::Range;

/// The bytes of a link's address in its body, as it is written there. `None` if it is not written within the link: it may be that of
/// a definition, or be the text of the link at the same time.
pub fn destination(body: &str, link: &Link) -> Option<Range<usize>> {
    let source = body.get(link.range.clone())?;
    let found = match source.chars().next()? {
        '[' | '!' => inline_destination(source, &link.target),
        c if c.is_ascii_alphabetic() => attribute_destination(source, &link.target),
        _ => None,
    }?;
    Some(found.start + link.range.start..found.end + link.range.start)
}

/// The addresses of the definitions of a body (`[name]: address`): each as it is meant, with its bytes as it is written.
pub fn definitions(body: &str, smart_punctuation: bool) -> Vec<(String, Range<usize>)> {
    let address = |span: Range<usize>| {
        let source = body.get(span.clone())?;
        let at = source.find("]:")? + "]:".len();
        let range = read_destination(source, at)?;
        let meant = unescape(slice(source, range.clone()));
        Some((meant, range.start + span.start..range.end + span.start))
    };
    let mut found: Vec<_> = parse::definition_spans(body, smart_punctuation)
        .into_iter()
        .filter_map(address)
        .collect();
    found.sort_by_key(|(_, range)| range.start);
    found
}

/// The address of `[text](address "title")`. The text and the title may contain what looks like another one, so the last that gives
/// the target is taken.
fn inline_destination(source: &str, target: &str) -> Option<Range<usize>> {
    let mut ends: Vec<usize> = source.match_indices("](").map(|(at, found)| at + found.len()).collect();
    ends.reverse();
    ends.into_iter().find_map(|at| {
        let range = read_destination(source, at)?;
        (as_read(&unescape(slice(source, range.clone()))) == as_read(target)).then_some(range)
    })
}

/// The address that begins at a byte (CommonMark, link destination), perhaps after blanks: between `<` and `>`, or up to a blank or
/// the parenthesis that closes it.
fn read_destination(source: &str, at: usize) -> Option<Range<usize>> {
    let rest = source.get(at..)?;
    let start = at + (rest.len() - rest.trim_start().len());
    let rest = source.get(start..)?;
    let mut escaped = false;
    if let Some(inner) = rest.strip_prefix('<') {
        for (index, c) in inner.char_indices() {
            match c {
                '>' if !escaped => return Some(start + 1..start + 1 + index),
                '\n' => return None,
                _ => escaped = c == '\\' && !escaped,
            }
        }
        return None;
    }
    let mut depth = 0_usize;
    for (index, c) in rest.char_indices() {
        match c {
            _ if c.is_ascii_whitespace() || c.is_ascii_control() => return Some(start..start + index),
            '(' if !escaped => depth += 1,
            ')' if !escaped => match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => return Some(start..start + index),
            },
            _ => {}
        }
        escaped = c == '\\' && !escaped;
    }
    Some(start..source.len())
}

/// The value of an attribute of raw HTML, `href="address"`.
fn attribute_destination(source: &str, target: &str) -> Option<Range<usize>> {
    let at = source.find('=')? + 1;
    let value = source.get(at..)?;
    let start = at + (value.len() - value.trim_start().len());
    let value = source.get(start..)?.trim_end();
    let range = match value.chars().next()? {
        quote @ ('"' | '\'') => {
            let inner = value.get(1..)?.strip_suffix(quote)?;
            start + 1..start + 1 + inner.len()
        }
        _ => start..start + value.len(),
    };
    (as_read(&decode_attribute(slice(source, range.clone()))) == as_read(target)).then_some(range)
}

/// An address without its backslashes and character references.
fn unescape(written: &str) -> String {
    if !written.contains(['\\', '&']) {
        return written.to_owned();
    }
    let mut out = String::with_capacity(written.len());
    let mut rest = written;
    while let Some(at) = rest.find('\\') {
        let (before, after) = rest.split_at(at);
        out.push_str(&decode(before));
        let mut characters = after.chars();
        characters.next();
        rest = match characters.next() {
            Some(c) if c.is_ascii_punctuation() => {
                out.push(c);
                characters.as_str()
            }
            _ => {
                out.push('\\');
                after.get(1..).unwrap_or_default()
            }
        };
    }
    out.push_str(&decode(rest));
    out
}

/// Without what browsers drop, as the target of a link is.
fn as_read(address: &str) -> Cow<'_, str> {
    let trimmed = address.trim_matches(|c: char| c <= ' ');
    match trimmed.contains(['\t', '\n', '\r']) {
        true => trimmed.replace(['\t', '\n', '\r'], "").into(),
        false => trimmed.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::{definitions, destination};
    use crate::markdown::{Options, convert};

    #[test]
    fn an_address_is_found_where_it_is_written() {
        for (body, written) in [
            ("[x](/topics/a/)", &["/topics/a/"][..]),
            ("[x]( </topics/a/> \"](/b/)\" )", &["/topics/a/"]),
            ("[外交](../a.md#王 'x'), ![](b.png)", &["../a.md#王", "b.png"]),
            ("[`](/no/)`](/yes/)", &["/yes/"]),
            (
                "[a](/p/\\(x\\)(y)/) [b](/q?a=1&amp;b=2)",
                &["/p/\\(x\\)(y)/", "/q?a=1&amp;b=2"],
            ),
            ("[![alt](in.png)](/out/)", &["/out/", "in.png"]),
            ("> <a title=x href='/topics/a/'>x</a>", &["/topics/a/"]),
            ("<div>\n<a href=/topics/a/>x</a>\n</div>", &["/topics/a/"]),
            (
                "| a |\n|---|\n| [x](/t/) |\n\n- [y](/l/)[^1]\n\n[^1]: [z](/f/)",
                &["/t/", "/l/", "/f/"],
            ),
        ] {
            let (converted, _) = convert(body, &Options::default());
            let found: Vec<&str> = converted
                .links
                .iter()
                .map(|link| destination(body, link).map_or("", |range| &body[range]))
                .collect();
            assert_eq!(found, written, "{body}");
        }
    }

    #[test]
    fn what_is_written_elsewhere_is_not_found() {
        for body in [
            "<https://example.org/>",
            "[x][y]\n\n[y]: /topics/a/",
            "[y]\n\n[y]: </a b/>",
        ] {
            let (converted, _) = convert(body, &Options::default());
            assert!(destination(body, &converted.links[0]).is_none(), "{body}");
        }
    }

    #[test]
    fn definitions_are_found() {
        let body = "[x][y], [z]\n\n[y]: </topics/a b/> \"](/no/)\"\n[z]:\n   ../a\\_b.md\n";
        let found = definitions(body, true);
        let written: Vec<(&str, &str)> = found
            .iter()
            .map(|(meant, range)| (&**meant, &body[range.clone()]))
            .collect();
        assert_eq!(
            written,
            [("/topics/a b/", "/topics/a b/"), ("../a_b.md", "../a\\_b.md")]
        );
    }
}
