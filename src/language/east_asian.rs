//! Characters of Chinese, Japanese and Korean, which stand beside each other without spaces or change how Markdown reads what
//! stands beside them.

/// Whether a character is written in the squares of East Asian text: a character, syllable or mark of Han, kana, bopomofo,
/// Hangul or Yi, full-width punctuation, or a full-width letter.
pub fn is_east_asian(c: char) -> bool {
    matches!(
        c,
        '\u{1100}'..='\u{11ff}'
            | '\u{2e80}'..='\u{2fff}'
            | '\u{3001}'..='\u{a4cf}'
            | '\u{a960}'..='\u{a97f}'
            | '\u{ac00}'..='\u{d7ff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{fe10}'..='\u{fe1f}'
            | '\u{fe30}'..='\u{fe6f}'
            | '\u{ff01}'..='\u{ffee}'
            | '\u{16fe0}'..='\u{18dff}'
            | '\u{1aff0}'..='\u{1b2ff}'
            | '\u{1f200}'..='\u{1f2ff}'
            | '\u{20000}'..='\u{3fffd}'
    )
}

/// Whether a character is Hangul. Korean sets spaces between words, other than Chinese and Japanese.
pub fn is_hangul(c: char) -> bool {
    matches!(
        c,
        '\u{1100}'..='\u{11ff}'
            | '\u{3131}'..='\u{318e}'
            | '\u{a960}'..='\u{a97f}'
            | '\u{ac00}'..='\u{d7ff}'
            | '\u{ffa0}'..='\u{ffdc}'
    )
}

/// Whether a line of text that ends or begins with a character goes on without a space.
pub fn is_set_solid(c: char) -> bool {
    is_east_asian(c) && !is_hangul(c)
}

/// Whether a mark is shared by Western and East Asian text, so that its neighbours say which it belongs to: curved quotation
/// marks, dashes, the ellipsis, the middle dot.
pub fn is_shared_mark(c: char) -> bool {
    matches!(
        c,
        '\u{2014}' | '\u{2018}' | '\u{2019}' | '\u{201c}' | '\u{201d}' | '\u{2026}' | '\u{b7}'
    )
}

/// Whether a character chooses a form of the one before it.
pub fn is_variation_selector(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn which_characters_are_east_asian() {
        for c in ['王', 'か', 'ー', '。', '（', 'Ａ', '𠮷', '々'] {
            assert!(is_set_solid(c), "{c}");
        }
        assert!(is_east_asian('회') && is_hangul('회') && !is_set_solid('회'));
        for c in ['a', 'é', 'Ж', 'ع', 'ไ', '“', '—', '\u{3000}', '😀'] {
            assert!(!is_east_asian(c), "{c}");
        }
    }
}
