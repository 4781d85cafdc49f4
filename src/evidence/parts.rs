//! The parts of a quotation between its omissions, each of which has to stand in the source as it is.

use super::tokens::{ELLIPSIS, Token, Vocabulary};
use crate::text::slice;

/// The longest addition in square brackets, in tokens, so that a bracket that nothing closes costs little.
const ADDITION: usize = 100;

/// The parts of a quotation between its omissions: `…`, and what stands in square brackets, which is the editor's. Marks at
/// the ends of parts are the editor's as well.
pub fn quotation_parts(tokens: &[Token], text: &str, vocabulary: &mut Vocabulary) -> Vec<Vec<Token>> {
    let [omission, open, close] = [ELLIPSIS, "[", "]"].map(|mark| vocabulary.id(mark));
    let mut parts = Vec::new();
    let mut part = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        if token.id == omission {
            parts.push(std::mem::take(&mut part));
            continue;
        }
        let mut inside = tokens[at..].iter().take(ADDITION).take_while(|_| token.id == open);
        let Some(end) = inside.position(|token| token.id == close) else {
            part.push(token.clone());
            continue;
        };
        parts.push(std::mem::take(&mut part));
        let inside = &tokens[at..at + end];
        at += end + 1;
        if let Some(word) = word_with_changed_letter(inside, tokens.get(at), text, vocabulary) {
            part.extend(word);
            at += 1;
        }
    }
    parts.push(part);
    for part in &mut parts {
        trim_marks(part, vocabulary);
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// The word of `[w]e`: a letter in brackets that is in the other case, and the rest of its word.
fn word_with_changed_letter(
    inside: &[Token],
    after: Option<&Token>,
    text: &str,
    vocabulary: &mut Vocabulary,
) -> Option<Vec<Token>> {
    let ([letter], Some(after)) = (inside, after) else {
        return None;
    };
    let (written, rest) = (slice(text, letter.bytes.clone()), slice(text, after.bytes.clone()));
    // The bracket is all that stands between them.
    let touches = after.bytes.start == letter.bytes.end + 1 && vocabulary.is_word(after.id);
    if written.chars().count() != 1 || !touches {
        return None;
    }
    let bytes = letter.bytes.start..after.bytes.end;
    let word = vocabulary.tokens(&format!("{written}{rest}")).into_iter();
    let word = word.map(|token| Token {
        bytes: bytes.clone(),
        ..token
    });
    Some(word.collect())
}

fn trim_marks(part: &mut Vec<Token>, vocabulary: &Vocabulary) {
    let is_word = |token: &Token| vocabulary.is_word(token.id);
    let end = part.iter().rposition(is_word).map_or(0, |end| end + 1);
    part.truncate(end);
    let start = part.iter().position(is_word).unwrap_or_default();
    part.drain(..start);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_between_omissions() {
        for (text, expected) in [
            ("we … they", vec!["we", "they"]),
            ("[w]e stand", vec!["we stand"]),
            ("[é]tats … [王]毅 [🙂]", vec!["états", "王毅 王毅"]),
            ("“a [the sides] b”.", vec!["a", "b"]),
            ("[open", vec!["open"]),
            ("…", vec![]),
        ] {
            let mut vocabulary = Vocabulary::default();
            let tokens = vocabulary.tokens(text);
            let parts = quotation_parts(&tokens, text, &mut vocabulary);
            let written = |part: &Vec<Token>| {
                let words: Vec<&str> = part.iter().map(|token| &text[token.bytes.clone()]).collect();
                words.join(" ").replace(['[', ']'], "")
            };
            assert_eq!(parts.iter().map(written).collect::<Vec<_>>(), expected, "{text}");
        }
    }
}
