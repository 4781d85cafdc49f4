//! How alike texts are, from small sketches of them (MinHash), and which ones may be alike at all (bands).

use crate::lint::hash::{hash, hash_text, mix};
use crate::text::fold;

/// Words of a shingle.
const SHINGLE: usize = 3;
/// Numbers of a sketch, and how many of them make a band.
const SIZE: usize = 64;
const BAND: usize = 4;
/// Of longer texts, only the beginning is looked at, in words.
const LONGEST: usize = 20_000;

/// A sketch of a text. Two are alike in as many numbers as their texts are in shingles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sketch {
    least: [u32; SIZE],
    /// How many words the text has.
    pub words: usize,
}

impl Sketch {
    /// The sketch of some texts, one after another.
    pub fn new<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut words = Vec::new();
        for text in texts {
            words.extend(
                fold(text)
                    .split(' ')
                    .take(LONGEST)
                    .filter(|word| !word.is_empty())
                    .map(hash_text),
            );
            if words.len() > LONGEST {
                break;
            }
        }
        let mut least = [u32::MAX; SIZE];
        for shingle in words.windows(SHINGLE.min(words.len()).max(1)) {
            let shingle = hash(shingle.iter().copied());
            for (seed, least) in (0_u64..).zip(&mut least) {
                let number = mix(shingle ^ mix(seed)) >> 32;
                *least = (*least).min(u32::try_from(number).unwrap_or(u32::MAX));
            }
        }
        Self {
            least,
            words: words.len(),
        }
    }

    /// How alike two texts are, from 0 to 100.
    pub fn likeness(&self, other: &Self) -> usize {
        let same = self.least.iter().zip(&other.least).filter(|(a, b)| a == b);
        same.count() * 100 / SIZE
    }

    /// The hashes of its bands. Texts that are much alike have one of them in common.
    pub fn bands(&self) -> impl Iterator<Item = u64> {
        let bands = (0_u64..).zip(self.least.chunks(BAND));
        bands.map(|(at, band)| hash(std::iter::once(at).chain(band.iter().map(|number| u64::from(*number)))))
    }

    /// All of it as one number.
    pub fn whole(&self) -> u64 {
        hash(self.least.iter().map(|number| u64::from(*number)))
    }
}

#[cfg(test)]
mod tests {
    use super::Sketch;

    fn sketch(text: &str) -> Sketch {
        Sketch::new(std::iter::once(text))
    }

    #[test]
    fn sketches_are_the_same_everywhere() {
        let one = sketch("The ministers met in Rome on the margins of the summit.");
        assert_eq!(one.whole(), 6_995_132_188_514_145_962);
        assert_eq!(one, sketch("the MINISTERS met, in Rome — on the margins of the summit"));
    }

    #[test]
    fn likeness_follows_the_texts() {
        let text: Vec<String> = (0..200).map(|at| format!("word{at}")).collect();
        let one = sketch(&text.join(" "));
        let near = sketch(&text[4..].join(" "));
        let half = sketch(&text[100..].join(" "));
        let other = sketch(&text.iter().rev().map(String::as_str).collect::<Vec<_>>().join(" "));
        assert!(one.likeness(&near) >= 90, "{}", one.likeness(&near));
        assert!((30..70).contains(&one.likeness(&half)), "{}", one.likeness(&half));
        assert_eq!(one.likeness(&other), 0);
        assert!(one.bands().zip(near.bands()).any(|(a, b)| a == b));
        assert_eq!(sketch("").likeness(&sketch("")), 100);
        assert_eq!(sketch("").words, 0);
    }
}
