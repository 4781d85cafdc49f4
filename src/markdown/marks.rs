//! Marks as CommonMark understands them: punctuation, symbols, and backslashes before them.

use icu_properties::props::{EnumeratedProperty, GeneralCategory, GeneralCategoryGroup};

/// Whether an odd number of backslashes stands before a byte.
pub(super) fn is_escaped(bytes: &[u8], at: usize) -> bool {
    let backslashes = bytes[..at].iter().rev().take_while(|byte| **byte == b'\\').count();
    backslashes % 2 == 1
}

/// Whether a character is punctuation or a symbol, as CommonMark understands it.
pub(super) fn is_mark(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_punctuation();
    }
    let category = GeneralCategory::for_char(c);
    GeneralCategoryGroup::Punctuation.contains(category) || GeneralCategoryGroup::Symbol.contains(category)
}
