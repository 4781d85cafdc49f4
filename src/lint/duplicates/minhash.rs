//! How alike texts are, from small sketches of them (MinHash), and which ones may be alike at all (bands).

use crate::lint::hash::{hash, hash_text, mix};

/// Words of a shingle.
const SHINGLE: usize = 3;
/// Numbers of a sketch, and how many of them make a band.
const SIZE: usize = 64;
const BAND: usize = 4;
/// Of longer texts, only the beginning is looked at, in words.
const LONGEST: usize = 20_000;

/// The hash functions, one for each number of a sketch: odd factors, and summands. In 32 bits many are computed at once.
static FACTORS: [u32; SIZE] = spread(0);
static SUMMANDS: [u32; SIZE] = spread(SIZE as u64);

/// Numbers without any order.
const fn spread(seed: u64) -> [u32; SIZE] {
    let mut numbers = [0; SIZE];
    let mut at = 0;
    while at < SIZE {
        numbers[at] = (mix(seed + at as u64) >> 32) as u32 | 1;
        at += 1;
    }
    numbers
}

/// A sketch of a text. Two are alike in as many numbers as their texts are in shingles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sketch {
    least: [u32; SIZE],
    /// How many words the text has.
    pub words: usize,
}

impl Sketch {
    /// The sketch of a text's folded words.
    pub fn new<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let words: Vec<u64> = words.take(LONGEST).map(hash_text).collect();
        let mut least = [u32::MAX; SIZE];
        for shingle in words.windows(SHINGLE.min(words.len()).max(1)) {
            let shingle = (hash(shingle.iter().copied()) >> 32) as u32;
            for at in 0..SIZE {
                let number = shingle.wrapping_mul(FACTORS[at]).wrapping_add(SUMMANDS[at]);
                least[at] = least[at].min(number);
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
    use crate::lint::words::Words;

    fn sketch(text: &str) -> Sketch {
        Sketch::new(Words::new(text).iter())
    }

    #[test]
    fn sketches_are_the_same_everywhere() {
        let one = sketch("The ministers met in Rome on the margins of the summit.");
        assert_eq!(one.whole(), 17_669_963_522_269_107_439);
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
