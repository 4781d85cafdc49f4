//! The print of a quotation: a hash of its words, which tells whether it is still the one that was verified, and a sketch of
//! them, which tells which verified one it was before it was changed.

use super::parts::quotation_parts;
use super::quotation::quotations;
use super::tokens::{ELLIPSIS, Vocabulary};
use crate::language::{Script, main_script};
use crate::markdown::paragraphs;
use crate::sha256::{Hash, read_hex};
use crate::text::slice;
use std::fmt;

/// What identifies a quotation without its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuotePrint {
    /// The SHA-256 of its normalised text.
    pub hash: Hash,
    /// The sketch of its words.
    pub sketch: WordSketch,
    /// The script that it is in; `None` where it has no letters.
    pub script: Option<Script>,
}

impl QuotePrint {
    /// The print of a quotation; `None` where nothing in it is somebody's words, as in `[the two sides]`.
    pub fn of(quotation: &str) -> Option<Self> {
        let normalised = normalise(quotation)?;
        Some(Self {
            hash: Hash::of(normalised.as_bytes()),
            sketch: WordSketch::of(&normalised),
            script: main_script(quotation),
        })
    }
}

/// A quotation as it is compared with its source: the parts between omissions and additions, joined by ` … `; each part
/// its words and marks in folded form, joined by a space, with its first letter in lower case.
pub fn normalise(quotation: &str) -> Option<String> {
    let mut vocabulary = Vocabulary::default();
    let tokens = vocabulary.tokens(quotation);
    let parts = quotation_parts(&tokens, quotation, &mut vocabulary);
    let mut normalised = String::with_capacity(quotation.len());
    for part in &parts {
        if !normalised.is_empty() {
            normalised.push_str(&format!(" {ELLIPSIS} "));
        }
        for (at, token) in part.iter().enumerate() {
            let word = vocabulary.word(token.id);
            let mut letters = word.chars();
            match letters.next().filter(|_| at == 0) {
                Some(first) => {
                    normalised.extend(first.to_lowercase());
                    normalised.push_str(letters.as_str());
                }
                None => {
                    normalised.push_str(if at == 0 { "" } else { " " });
                    normalised.push_str(word);
                }
            }
        }
    }
    (!normalised.is_empty()).then_some(normalised)
}

/// The prints of the quotations of a body in Markdown and of other texts that are quotations as a whole, in their order. What
/// has no print is left out.
pub fn prints_of<'a>(body: &str, others: impl Iterator<Item = &'a str>) -> Vec<QuotePrint> {
    let paragraphs = paragraphs(body);
    let spoken = quotations(&paragraphs).into_iter().filter(|one| !one.is_title);
    let of_body = spoken.filter_map(|one| QuotePrint::of(slice(&paragraphs[one.paragraph].text, one.inside)));
    of_body.chain(others.filter_map(QuotePrint::of)).collect()
}

/// How many numbers a sketch has.
const SKETCH: usize = 8;
/// From so many common numbers on, two quotations may be one that was changed: about half of their words are the same.
const ALIKE: usize = 4;

/// A sketch of the words of a text (MinHash). Two sketches share about as many of their numbers as their texts share words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WordSketch([u8; SKETCH]);

impl WordSketch {
    fn of(normalised: &str) -> Self {
        let mut minima = [u32::MAX; SKETCH];
        for word in normalised.split(' ') {
            let hash = Hash::of(word.to_lowercase().as_bytes()).0;
            for (minimum, bytes) in minima.iter_mut().zip(hash.chunks_exact(4)) {
                let number = bytes.iter().fold(0, |number, byte| number << 8 | u32::from(*byte));
                *minimum = number.min(*minimum);
            }
        }
        Self(minima.map(|minimum| (minimum & 0xff) as u8))
    }

    /// The sketch that is written in hexadecimal digits.
    pub fn parse(digits: &str) -> Option<Self> {
        let mut numbers = [0; SKETCH];
        read_hex(digits, &mut numbers)?;
        Some(Self(numbers))
    }

    /// How many numbers two sketches share, if these are enough for one text that was changed.
    pub fn likeness(&self, other: &Self) -> Option<usize> {
        let shared = self.0.iter().zip(&other.0).filter(|(a, b)| a == b).count();
        (shared >= ALIKE).then_some(shared)
    }
}

impl fmt::Display for WordSketch {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.0.iter().try_for_each(|number| write!(f, "{number:02x}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_are_normalised() {
        for (quotation, expected) in [
            ("We don’t … stand [still], he said.", "we don't … stand … he said"),
            ("[w]e  “stand”—", "we stand"),
            ("民主是 价值", "民 主 是 价 值"),
            ("U.S. and Franc\u{327}a", "u . S . and Franca"),
            ("Мы — вместе!", "мы - вместе"),
            ("[the sides]", ""),
            ("…", ""),
        ] {
            assert_eq!(normalise(quotation).unwrap_or_default(), expected, "{quotation}");
        }
    }

    #[test]
    fn what_the_comparison_ignores_changes_no_print() {
        let print = |text: &str| QuotePrint::of(text).expect("it has words").hash;
        for (one, other) in [
            ("We stand together", "we “stand” together,"),
            ("we [the sides] stand", "we […] stand"),
            ("self—evident", "self - evident"),
        ] {
            assert_eq!(print(one), print(other), "{one}");
        }
        for (one, other) in [
            ("will not support", "will support"),
            ("we Stand", "we stand"),
            ("let us eat, friend", "let us eat friend"),
            ("不支持", "支持"),
        ] {
            assert_ne!(print(one), print(other), "{one}");
        }
    }

    #[test]
    fn a_changed_quotation_is_alike() {
        let sketch = |text: &str| QuotePrint::of(text).expect("it has words").sketch;
        let one = sketch("both countries will not support the forming of any small circle in the region");
        let changed = sketch("both countries will support the forming of any small circle in the region");
        let other = sketch("democracy is a common value of mankind and no privilege");
        assert!(one.likeness(&changed).is_some());
        assert_eq!(one.likeness(&other), None);
        assert_eq!(WordSketch::parse(&one.to_string()), Some(one));
    }
}
