//! Characters that may not stand in a YAML text as they are: those that no output may hold, and those that YAML 1.1 and
//! YAML 1.2 read differently.

use super::YamlError;
use crate::diagnostic::Target;
use crate::diagnostic::rules::{CONTROL_CHARACTER, YAML_SYNTAX};
use crate::language::forbidden::{certain_replacement, forbidden_name, forbidden_origin, is_forbidden};

/// The error for the first character of a text that may not stand in it.
pub(super) fn refusal(text: &str) -> Option<YamlError> {
    if !text.bytes().any(may_begin_refused) {
        return None;
    }
    let (at, char) = text.char_indices().find(|&(at, char)| is_refused(text, at, char))?;
    let target = Target::Bytes(at..at + char.len_utf8());
    if is_forbidden(char) {
        return Some(control_error(target, char));
    }
    let code = u32::from(char);
    let message =
        format!("the text contains the line separator U+{code:04X}, which YAML readers understand differently");
    let help = format!("write an ordinary line break, or write `\\u{code:04X}` between double quotes");
    Some(YamlError::new(&YAML_SYNTAX, target, message).help(help))
}

/// serde_yaml follows YAML 1.1, where U+0085, U+2028 and U+2029 end a line; in YAML 1.2 they are text.
fn is_refused(text: &str, at: usize, char: char) -> bool {
    match char {
        // Line ends of Windows are line ends for both versions.
        '\r' => text.as_bytes().get(at + 1) != Some(&b'\n'),
        '\u{2028}' | '\u{2029}' => true,
        char => is_forbidden(char),
    }
}

/// The first character that no page, feed or data file may hold. Escapes in double quotes can make any.
pub(super) fn first_control(text: &str) -> Option<char> {
    if !text.bytes().any(may_begin_refused) {
        return None;
    }
    text.chars().find(|&char| is_forbidden(char))
}

/// Whether a byte can be the first of a refused character: ASCII controls, and what begins the others in UTF-8.
fn may_begin_refused(byte: u8) -> bool {
    (byte < b' ' && byte != b'\n') || matches!(byte, 0x7f | 0xc2 | 0xe2 | 0xef..=0xf4)
}

/// The error for a control character.
pub(super) fn control_error(target: Target, control: char) -> YamlError {
    let origin = forbidden_origin(control).map_or_else(String::new, |origin| format!("; {origin}"));
    let message = format!("the text contains {}{origin}", forbidden_name(control));
    let help = certain_replacement(None, control, None).filter(|meant| !meant.is_empty());
    let help = help.map_or_else(|| "delete it".to_owned(), |meant| format!("write `{meant}`"));
    YamlError::new(&CONTROL_CHARACTER, target, message).help(help)
}
