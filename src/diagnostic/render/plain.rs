//! Text from files made harmless to a terminal.

use crate::diagnostic::{LocatedDiagnostic, Target};
use crate::language::characters::is_unsafe_to_display;
use std::borrow::Cow;

/// The text with every character that controls a terminal or turns the direction of writing replaced by one that can
/// be seen. Tabs and line ends stay. The number of characters stays the same, so columns do.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if text.is_ascii() && !text.bytes().any(|byte| is_unsafe_to_display(char::from(byte))) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(visible_char).collect())
}

/// The same on one line: line ends are written `\n`, tabs become blanks.
pub(super) fn on_one_line(text: &str) -> String {
    visible(text).replace('\n', "\\n").replace('\t', " ")
}

fn visible_char(char: char) -> char {
    match char {
        // The pictures of C0 controls have a row of their own.
        '\0'..='\u{1f}' if is_unsafe_to_display(char) => char::from_u32(0x2400 + u32::from(char)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        char if is_unsafe_to_display(char) => '\u{fffd}',
        char => char,
    }
}

/// The message; with the path of the field if its place was not found in the text.
pub(super) fn message(located: &LocatedDiagnostic<'_>) -> Cow<'static, str> {
    let diagnostic = located.diagnostic;
    let path = match diagnostic.location.as_ref().map(|location| &location.target) {
        Some(Target::Value(path) | Target::Key(path)) if located.span.is_none() => path.to_string(),
        _ => String::new(),
    };
    let message = visible(&diagnostic.message);
    Cow::Owned(match path.is_empty() {
        true => message.into_owned(),
        false => format!("{message} (in `{}`)", visible(&path)),
    })
}
