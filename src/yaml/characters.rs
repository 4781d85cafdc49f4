//! Characters that may not stand in a YAML text as they are: those that no output may hold, and those that YAML 1.1 and
//! YAML 1.2 read differently.

use super::YamlError;
use crate::diagnostic::Target;
use crate::diagnostic::rules::{CONTROL_CHARACTER, YAML_SYNTAX};
use crate::language::characters::is_control_character;

/// The error for the first character of a text that may not stand in it.
pub(super) fn refusal(text: &str) -> Option<YamlError> {
    if !text.bytes().any(may_begin_refused) {
        return None;
    }
    let (at, char) = text.char_indices().find(|&(at, char)| is_refused(text, at, char))?;
    let target = Target::Bytes(at..at + char.len_utf8());
    if is_control(char) {
        return Some(control_error(target, char));
    }
    let code = u32::from(char);
    let (name, advice) = match char {
        '\u{feff}' => ("byte order mark", "delete this invisible character"),
        _ => ("line separator", "write an ordinary line break"),
    };
    let message = format!("the text contains the {name} U+{code:04X}, which YAML readers understand differently");
    let help = format!("{advice}, or write `\\u{code:04X}` between double quotes");
    let error = YamlError::new(&YAML_SYNTAX, target, message).help(help);
    Some(match char {
        '\u{feff}' => error.replace_with(""),
        _ => error,
    })
}

/// serde_yaml follows YAML 1.1, where U+0085, U+2028 and U+2029 end a line; in YAML 1.2 they are text. A byte order
/// mark is removed when a file is loaded; anywhere else it is an invisible part of a value for one version and an error
/// for the other.
fn is_refused(text: &str, at: usize, char: char) -> bool {
    match char {
        // Line ends of Windows are line ends for both versions.
        '\r' => text.as_bytes().get(at + 1) != Some(&b'\n'),
        '\u{2028}' | '\u{2029}' | '\u{feff}' => true,
        char => is_control(char),
    }
}

/// The first character that no page, feed or data file may hold. Escapes in double quotes can make any.
pub(super) fn first_control(text: &str) -> Option<char> {
    if !text.bytes().any(may_begin_refused) {
        return None;
    }
    text.chars().find(|&char| is_control(char))
}

/// Whether a byte can be the first of a refused character: ASCII controls, and what begins the others in UTF-8.
fn may_begin_refused(byte: u8) -> bool {
    (byte < b' ' && byte != b'\n') || matches!(byte, 0x7f | 0xc2 | 0xe2 | 0xef)
}

/// The error for a control character.
pub(super) fn control_error(target: Target, control: char) -> YamlError {
    let code = u32::from(control);
    let message = format!("the text contains the control character U+{code:04X}");
    YamlError::new(&CONTROL_CHARACTER, target, message).help("delete it")
}

/// Whether a character may stand in no text: it is of no use to readers, and XML forbids most of them.
pub(super) fn is_control(char: char) -> bool {
    is_control_character(char) || matches!(char, '\u{fffe}' | '\u{ffff}')
}
