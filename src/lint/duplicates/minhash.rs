//! How similar texts are, estimated from small sketches of them (MinHash), and which ones may be similar at all (bands).

use crate::lint::hash::{hash_numbers, hash_text, spread_bits};

/// Words of a shingle, the stretches that two texts may share.
const SHINGLE_WORDS: usize = 3;
/// Numbers of a sketch, and how many of them make a band.
const SIZE: usize = 64;
const BAND_SIZE: usize = 4;
/// Of longer texts only so many words are read.
const MAX_WORDS: usize = 20_000;

/// The hash functions, one for each number of a sketch: odd factors, and summands. In 32 bits many are computed at once.
static FACTORS: [u32; SIZE] = random_numbers(0);
static SUMMANDS: [u32; SIZE] = random_numbers(SIZE as u64);

/// Random numbers, the same in every build.
const fn random_numbers(seed: u64) -> [u32; SIZE] {
    let mut numbers = [0; SIZE];
    let mut at = 0;
    while at < SIZE {
        numbers[at] = (spread_bits(seed + at as u64) >> 32) as u32 | 1;
        at += 1;
    }
    numbers
}

/// A sketch of a text. Two sketches share about as many numbers as their texts share shingles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sketch {
    /// For each hash function, the smallest hash of any shingle.
    minima: [u32; SIZE],
    /// The number of words that were read.
    pub words: usize,
}

impl Sketch {
    /// The sketch of a text's folded words.
    pub fn new<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let words: Vec<u64> = words.take(MAX_WORDS).map(hash_text).collect();
        let mut minima = [u32::MAX; SIZE];
        for shingle in words.windows(SHINGLE_WORDS.min(words.len()).max(1)) {
            let shingle = (hash_numbers(shingle.iter().copied()) >> 32) as u32;
            for at in 0..SIZE {
                let number = shingle.wrapping_mul(FACTORS[at]).wrapping_add(SUMMANDS[at]);
                minima[at] = minima[at].min(number);
            }
        }
        Self {
            minima,
            words: words.len(),
        }
    }

    /// How similar two texts are, from 0 to 100.
    pub fn similarity(&self, other: &Self) -> usize {
        let same = self.minima.iter().zip(&other.minima).filter(|(a, b)| a == b);
        same.count() * 100 / SIZE
    }

    /// The hashes of the sketch's bands. Texts that are very similar share one of them.
    pub fn bands(&self) -> impl Iterator<Item = u64> {
        let bands = (0_u64..).zip(self.minima.chunks(BAND_SIZE));
        bands.map(|(at, band)| hash_numbers(std::iter::once(at).chain(band.iter().map(|number| u64::from(*number)))))
    }

    /// The whole sketch as one number.
    pub fn hash(&self) -> u64 {
        hash_numbers(self.minima.iter().map(|number| u64::from(*number)))
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
        assert_eq!(one.hash(), 17_669_963_522_269_107_439);
        assert_eq!(one, sketch("the MINISTERS met, in Rome — on the margins of the summit"));
    }

    #[test]
    fn similarity_follows_the_texts() {
        let text: Vec<String> = (0..200).map(|at| format!("word{at}")).collect();
        let one = sketch(&text.join(" "));
        let near = sketch(&text[4..].join(" "));
        let half = sketch(&text[100..].join(" "));
        let other = sketch(&text.iter().rev().map(String::as_str).collect::<Vec<_>>().join(" "));
        assert!(one.similarity(&near) >= 90, "{}", one.similarity(&near));
        assert!((30..70).contains(&one.similarity(&half)), "{}", one.similarity(&half));
        assert_eq!(one.similarity(&other), 0);
        assert!(one.bands().zip(near.bands()).any(|(a, b)| a == b));
        assert_eq!(sketch("").similarity(&sketch("")), 100);
        assert_eq!(sketch("").words, 0);
    }
}
