//! A backtick that begins code which does not end.

use super::masked::{BLANKED, Masked};
use crate::markdown::Problem;

pub(super) fn report_backticks(masked: &Masked<'_>, problems: &mut Vec<Problem>) {
    let bytes = masked.text.as_bytes();
    let mut at = 0;
    while let Some(found) = bytes
        .get(at..)
        .and_then(|rest| rest.iter().position(|byte| *byte == b'`'))
    {
        let start = at + found;
        let length = bytes[start..].iter().take_while(|byte| **byte == b'`').count();
        at = start + length;
        // Within a word it stands for a letter, as in `Qur`an`; after one, for an apostrophe.
        let is_begun = masked.before(start).is_none_or(|c| !c.is_alphanumeric());
        let has_text = masked.after(at).is_some_and(|c| !c.is_whitespace() && c != BLANKED);
        if is_begun && has_text {
            let message = "a backtick is printed: the code that it begins does not end".to_owned();
            let help = "write a backtick where the code ends, or a backslash before this one if it is meant as text";
            problems.push(masked.problem(start..at, message, help));
            return;
        }
    }
}
