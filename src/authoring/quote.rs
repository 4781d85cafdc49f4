//! Titles, and text as a YAML value.

use crate::language::forbidden::is_forbidden;
pub use crate::yaml::quote;

/// Why a title is invalid; `None` if it is valid.
pub fn title_problem(title: &str) -> Option<&'static str> {
    if title.trim().is_empty() {
        Some("it is empty; write what happened, or who or what this is")
    } else if title.contains(['\n', '\r', '\u{2028}', '\u{2029}']) {
        Some("it has several lines; write it on one line")
    } else if title.contains(is_forbidden) {
        Some("it contains a control character, or another one that cannot be published; type it again")
    } else {
        None
    }
}
