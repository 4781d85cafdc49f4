//! Character references (`&amp;`, `&#39;`, `&eacute`) and what they mean. The only place that names html5ever, for its table
//! of the HTML standard's 2,231 names.

use html5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};
use std::borrow::Cow;

/// The longest name in the standard's table, in bytes, and the longest that counts without a semicolon (`&Aacute`).
const MAX_NAME: usize = 31;
const MAX_OPEN_NAME: usize = 6;

/// A character reference in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reference {
    /// Its bytes in the text, with the `&` and the semicolon if there is one.
    pub length: usize,
    /// What it stands for.
    pub first: char,
    /// The second character: a few names stand for two.
    pub second: Option<char>,
}

/// The character reference that a text begins with.
pub fn find_reference(text: &str) -> Option<Reference> {
    let rest = text.strip_prefix('&')?;
    match rest.strip_prefix('#') {
        Some(digits) => numeric(digits),
        None => named(rest),
    }
}

fn numeric(text: &str) -> Option<Reference> {
    let (radix, digits) = match text.strip_prefix(['x', 'X']) {
        Some(digits) => (16, digits),
        None => (10, text),
    };
    let (mut count, mut number) = (0, 0_u32);
    for digit in digits.bytes().map_while(|byte| char::from(byte).to_digit(radix)) {
        number = number.saturating_mul(radix).saturating_add(digit);
        count += 1;
    }
    let semicolon = usize::from(digits.as_bytes().get(count) == Some(&b';'));
    let prefix = "&#".len() + (text.len() - digits.len());
    (count > 0).then_some(Reference {
        length: prefix + count + semicolon,
        first: character(number),
        second: None,
    })
}

/// The character of a number. Numbers of no character stand for U+FFFD, and those from 0x80 to 0x9F for what Windows-1252
/// has there, as in browsers.
fn character(number: u32) -> char {
    let windows = number
        .checked_sub(0x80)
        .and_then(|at| C1_REPLACEMENTS.get(usize::try_from(at).ok()?).copied().flatten());
    windows
        .or_else(|| char::from_u32(number).filter(|c| *c != '\0'))
        .unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// A reference by name, `text` being what follows the `&`. The longest name counts, and of names that are cut short by no
/// semicolon only those that HTML has always known.
fn named(text: &str) -> Option<Reference> {
    let length = text
        .bytes()
        .take(MAX_NAME + 1)
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    let look_up = |name: &str| {
        let (first, second) = *NAMED_ENTITIES.get(name)?;
        // The table has the beginnings of names too, for which both are 0.
        let first = char::from_u32(first).filter(|c| *c != '\0')?;
        Some(Reference {
            length: "&".len() + name.len(),
            first,
            second: char::from_u32(second).filter(|c| *c != '\0'),
        })
    };
    let closed = text.get(..length + 1).filter(|name| name.ends_with(';'));
    closed.and_then(look_up).or_else(|| {
        let longest = length.min(MAX_OPEN_NAME);
        (2..=longest).rev().find_map(|end| look_up(text.get(..end)?))
    })
}

/// Text with its character references as the characters that they stand for.
pub fn decode(text: &str) -> Cow<'_, str> {
    decode_where(text, |_, _| true)
}

/// The same for the value of an attribute, where `&copy=1` is the parameter of an address and no reference.
pub fn decode_attribute(value: &str) -> Cow<'_, str> {
    decode_where(value, |reference, rest| {
        reference.ends_with(';')
            || reference.starts_with("&#")
            || !rest.starts_with(|c: char| c == '=' || c.is_ascii_alphanumeric())
    })
}

/// Decodes the references that `counts` accepts, each given as its text and all that follows it.
fn decode_where(text: &str, counts: impl Fn(&str, &str) -> bool) -> Cow<'_, str> {
    if !text.contains('&') {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let found = find_reference(after).filter(|reference| {
            let (reference, rest) = after.split_at(reference.length);
            counts(reference, rest)
        });
        let length = match found {
            Some(reference) => {
                out.push(reference.first);
                out.extend(reference.second);
                reference.length
            }
            None => {
                out.push('&');
                1
            }
        };
        rest = after.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    out.into()
}
