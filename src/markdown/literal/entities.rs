//! Character references that are none: `&nosuch;`, `&#xZZ;`.

use super::masked::{Masked, nearby};
use crate::markdown::Problem;

/// The longest name in the HTML standard has 31 letters.
const MAX_NAME: usize = 33;

pub(super) fn report_references(masked: &Masked<'_>, problems: &mut Vec<Problem>) {
    for (at, _) in masked.text.match_indices('&') {
        let rest = nearby(masked.text.get(at + 1..).unwrap_or_default(), MAX_NAME);
        let Some((name, _)) = rest.split_once(';') else {
            continue;
        };
        if !is_reference(name) || is_company(masked.before(at), name) {
            continue;
        }
        let message = format!("`&{name};` is printed: there is no character of this name");
        let help = format!("write the character itself, or `&amp;{name};` if it is meant as text");
        problems.push(masked.problem(at..at + name.len() + 2, message, help));
    }
}

/// Whether this is the name or number of a reference.
fn is_reference(name: &str) -> bool {
    match name.strip_prefix('#') {
        Some(number) => !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_alphanumeric()),
        None => {
            name.len() > 1
                && name.starts_with(|c: char| c.is_ascii_alphabetic())
                && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
        }
    }
}

/// Whether a sentence has two names here, which ends with a semicolon: `AT&TMobile;`.
fn is_company(before: Option<char>, name: &str) -> bool {
    before.is_some_and(char::is_alphanumeric) && name.starts_with(|c: char| c.is_ascii_uppercase())
}
