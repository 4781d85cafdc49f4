//! Finds a quotation whose letters a saved copy has, but with other spaces and marks between them. In Korean, words may be written
//! together or apart, and what is extracted from a PDF breaks lines within them and has the numbers of pages between them.

use super::budget::{Budget, Exhausted};
use crate::evidence::{Token, Vocabulary};

/// The letters and digits of a text, without what stands between them.
pub struct Letters {
    text: String,
    /// For each token that was taken, where it begins in `text`, and its position among the tokens.
    starts: Vec<(usize, usize)>,
}

impl Letters {
    /// The letters of a text. The numbers of pages (`- 2 -`) are left out.
    pub fn new(tokens: &[Token], vocabulary: &Vocabulary) -> Self {
        let mut letters = Self {
            text: String::new(),
            starts: Vec::new(),
        };
        let word = |at: usize| tokens.get(at).map_or("", |token| vocabulary.word(token.id));
        for (at, token) in tokens.iter().enumerate() {
            let is_page = at > 0 && word(at - 1) == "-" && word(at + 1) == "-" && is_number(word(at));
            if vocabulary.is_word(token.id) && !is_page {
                letters.starts.push((letters.text.len(), at));
                letters.text.extend(letters_of(vocabulary.word(token.id)));
            }
        }
        letters
    }

    /// Where the parts of a quotation stand in the text, one after another: the position of the token in which the first begins.
    pub fn find_parts(
        &self,
        parts: &[&[Token]],
        vocabulary: &Vocabulary,
        budget: &mut Budget,
    ) -> Result<Option<usize>, Exhausted> {
        let (mut from, mut start) = (0, None);
        for part in parts {
            let words = part.iter().filter(|token| vocabulary.is_word(token.id));
            let wanted: String = words.flat_map(|token| letters_of(vocabulary.word(token.id))).collect();
            let rest = self.text.get(from..).unwrap_or_default();
            budget.spend(rest.len() / 8)?;
            if wanted.is_empty() {
                continue;
            }
            let Some(at) = rest.find(&wanted) else { return Ok(None) };
            start = start.or(Some(from + at));
            from += at + wanted.len();
        }
        let Some(start) = start else { return Ok(None) };
        let token = self.starts.partition_point(|(begin, _)| *begin <= start);
        Ok(token.checked_sub(1).map(|at| self.starts[at].1))
    }
}

/// Whether the script of a text leaves it to the writer where words are parted: whether there is Hangul in it.
pub fn is_spaced_freely(text: &str) -> bool {
    !text.is_ascii() && text.contains(|c| matches!(c, '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7a3}'))
}

/// The letters of a word, without single letters of Hangul and numbers in circles, which are marks of lists (`ㅇ`, `①`) or stand for a middle
/// dot (`ㆍ`).
fn letters_of(word: &str) -> impl Iterator<Item = char> {
    word.chars()
        .filter(|c| !matches!(c, '\u{3131}'..='\u{318f}' | '\u{2460}'..='\u{24ff}' | '\u{2776}'..='\u{2793}'))
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::quotation_parts;

    fn is_found(text: &str, quotation: &str) -> bool {
        let mut vocabulary = Vocabulary::default();
        let tokens = vocabulary.tokens(text);
        let own = vocabulary.tokens(quotation);
        let parts = quotation_parts(&own, quotation, &mut vocabulary);
        let parts: Vec<&[Token]> = parts.iter().map(Vec::as_slice).collect();
        let found = Letters::new(&tokens, &vocabulary).find_parts(&parts, &vocabulary, &mut Budget::new());
        found == Ok(Some(0)) || matches!(found, Ok(Some(at)) if at < tokens.len())
    }

    #[test]
    fn spaces_and_marks_do_not_count() {
        let text = "위원장은 “인공 지능 기술이\n- 2 -\n빠르게 이루어 지고 있다”고 말했다. 시간적·장소적 근접성";
        for quotation in [
            "인공지능 기술이 빠르게 이루어지고 있다",
            "인공 지능 … 있다",
            "시간적,장소적 근접성",
            "시간적ㆍ장소적",
            "① 인공지능 ㅇ 기술이",
        ] {
            assert!(is_found(text, quotation), "{quotation}");
        }
        for quotation in ["인공지능 기술이 느리게", "있다 … 인공지능", "2 빠르게"] {
            assert!(!is_found(text, quotation), "{quotation}");
        }
    }

    #[test]
    fn only_hangul_is_spaced_freely() {
        assert!(is_spaced_freely("a 가") && is_spaced_freely("한국"));
        for text in ["maybe", "вместе", "他说", "معا", ""] {
            assert!(!is_spaced_freely(text), "{text}");
        }
    }
}
