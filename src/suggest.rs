//! "Did you mean …?": the candidate nearest to a word, and names that are nearly another. One threshold for all callers.

use crate::language::{Script, fold_name, fold_to_ascii, script_of};
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::RangeInclusive;

/// The most characters of a word or name that is compared with others: what is longer is none, and a comparison takes time and memory
/// by the product of the lengths.
const MAX_LENGTH: usize = 200;

/// Whether two lengths in characters are those of words that are compared.
fn are_comparable(one: usize, other: usize) -> bool {
    one.max(other) <= MAX_LENGTH
}

/// The candidate that was probably meant; None if none is near.
///
/// Case and accents do not count. A candidate may differ in a third of the letters, at least in one, where an
/// exchange of two neighbours counts as one difference; or one of the two may begin with the other, which counts as
/// two. Of equally near candidates the alphabetically first is taken.
pub fn nearest<'a>(wanted: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = fold_to_ascii(wanted);
    let length = wanted.chars().count();
    let limit = (length / 3).max(1);
    let rank = |candidate: &'a str| {
        let folded = fold_to_ascii(candidate);
        let other = folded.chars().count();
        let begins = folded.starts_with(&wanted) || wanted.starts_with(&folded);
        let beginning = (begins && length.min(other) >= 3).then_some((2, candidate));
        if are_comparable(length, other) && length.abs_diff(other) <= limit {
            let distance = strsim::damerau_levenshtein(&wanted, &folded);
            // A name that shares no letter is not near, however short.
            if distance <= limit && distance < length.max(other) {
                return beginning.into_iter().chain([(distance, candidate)]).min();
            }
        }
        beginning
    };
    let best = candidates.filter_map(rank).min();
    best.map(|(_, candidate)| candidate)
}

/// Whether a word is another one with a slip of the pen: a letter too many, too few or another, or two exchanged; in words of
/// eight letters and more also two such slips. Digits are never a slip: `covid-18` is not `covid-19`.
pub fn is_slip(written: &str, meant: &str) -> bool {
    let [written, meant] = [written, meant].map(|text| fold_to_ascii(text).replace([' ', '_'], "-"));
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let lengths = (meant.chars().count(), written.chars().count());
    let limit = match lengths.0.min(lengths.1) {
        0..=2 => 0,
        3..=7 => 1,
        _ => 2,
    };
    are_comparable(lengths.0, lengths.1)
        && digits(&written) == digits(&meant)
        && strsim::damerau_levenshtein(&written, &meant) <= limit
}

/// Whether two different names are probably one name spelt twice, such as "Sergei Lavrov" and "Sergey Lavrov".
///
/// Stricter than [`nearest`], for what is not known to be wrong: names of five letters and more, one difference (two
/// from twelve letters on), the same initials and the same digits.
pub fn is_near_miss(a: &str, b: &str) -> bool {
    a != b && FoldedName::new(a).distance(&FoldedName::new(b)).is_some()
}

/// A registered name, and how it is compared.
type Registered<'a> = (Cow<'a, str>, FoldedName);

/// Registered names, for finding near misses of many others quickly.
pub struct NearMisses<'a> {
    by_initial_and_length: HashMap<(char, usize), Vec<Registered<'a>>>,
}

impl<'a> NearMisses<'a> {
    /// Indexes the registered names.
    pub fn new(names: impl IntoIterator<Item = impl Into<Cow<'a, str>>>) -> Self {
        let mut by_initial_and_length: HashMap<_, Vec<_>> = HashMap::new();
        for name in names {
            let name = name.into();
            let folded = FoldedName::new(&name);
            let same = by_initial_and_length.entry((folded.initial(), folded.chars.len()));
            same.or_default().push((name, folded));
        }
        Self { by_initial_and_length }
    }

    /// The registered name that `name` nearly is; the nearest, and of those the alphabetically first.
    pub fn find(&self, name: &str) -> Option<&str> {
        let folded = FoldedName::new(name);
        let lengths = folded.lengths();
        let candidates = lengths
            .filter_map(|length| self.by_initial_and_length.get(&(folded.initial(), length)))
            .flatten();
        let near = candidates.filter_map(|(candidate, other)| {
            let distance = folded.distance(other).filter(|_| *candidate != name)?;
            Some((distance, &**candidate))
        });
        near.min().map(|(_, candidate)| candidate)
    }
}

/// The fewest letters of a name that can be a near miss, and those from which on two differences are allowed.
const MIN_LETTERS: usize = 5;
const LONG_NAME_LETTERS: usize = 12;

/// Kinds of characters: the letters, the blank, and all others.
const CHARACTER_KINDS: usize = 28;

/// A name as it is compared: folded, with single spaces between words.
struct FoldedName {
    chars: Vec<char>,
    letters: usize,
    /// How often each kind of character occurs, and which kinds do: two quick lower bounds of the distance.
    counts: [u8; CHARACTER_KINDS],
    kinds: u32,
}

impl FoldedName {
    fn new(name: &str) -> Self {
        let is_east_asian = name.chars().any(is_east_asian);
        // Different characters of Chinese sound alike: what is written is compared.
        let folded = if is_east_asian {
            fold_name(name)
        } else {
            fold_to_ascii(name)
        };
        let words = folded.split(|char: char| !char.is_alphanumeric());
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let chars: Vec<char> = words.join(" ").chars().collect();
        let mut counts = [0u8; CHARACTER_KINDS];
        let mut kinds = 0;
        for char in &chars {
            let kind = match char {
                'a'..='z' => usize::from(*char as u8 - b'a'),
                ' ' => 26,
                _ => 27,
            };
            counts[kind] = counts[kind].saturating_add(1);
            kinds |= 1 << kind;
        }
        let letters = chars.iter().filter(|char| char.is_alphabetic()).count();
        Self {
            letters: if is_east_asian {
                spelt_letters(name, letters)
            } else {
                letters
            },
            chars,
            counts,
            kinds,
        }
    }

    fn initial(&self) -> char {
        self.chars.first().copied().unwrap_or_default()
    }

    /// How many differences a near miss may have.
    fn max_distance(&self) -> usize {
        match self.letters {
            0..MIN_LETTERS => 0,
            MIN_LETTERS..LONG_NAME_LETTERS => 1,
            _ => 2,
        }
    }

    /// The lengths that a near miss may have, in characters.
    fn lengths(&self) -> RangeInclusive<usize> {
        let length = self.chars.len();
        length.saturating_sub(2)..=length + 2
    }

    /// The distance of two names; None if they are not near.
    fn distance(&self, other: &Self) -> Option<usize> {
        let is_compared = are_comparable(self.chars.len(), other.chars.len());
        if self.letters.min(other.letters) < MIN_LETTERS || !is_compared {
            return None;
        }
        let limit = self.max_distance().min(other.max_distance());
        if self.min_distance(other) > limit || !self.has_same_initials_and_digits(other) {
            return None;
        }
        let distance = strsim::generic_damerau_levenshtein(&self.chars, &other.chars);
        (distance <= limit).then_some(distance)
    }

    /// A lower bound of the distance, which is quick: the characters that one has and the other lacks.
    fn min_distance(&self, other: &Self) -> usize {
        let kinds = (self.kinds ^ other.kinds).count_ones() as usize;
        if kinds > 4 {
            return kinds.div_ceil(2);
        }
        let (mut more, mut fewer) = (0, 0);
        for (&a, &b) in self.counts.iter().zip(&other.counts) {
            more += usize::from(a.saturating_sub(b));
            fewer += usize::from(b.saturating_sub(a));
        }
        more.max(fewer)
    }

    /// Whether the initials, where there are as many words, and the digits are the same: "Wang Yi" is not "Yang Yi",
    /// and "Resolution 2593" is not "Resolution 2594".
    fn has_same_initials_and_digits(&self, other: &Self) -> bool {
        let initials = |name: &Self| -> Vec<char> {
            let words = name.chars.split(|char| *char == ' ');
            words.filter_map(|word| word.first().copied()).collect()
        };
        let digits =
            |name: &Self| -> Vec<char> { name.chars.iter().copied().filter(|char| char.is_numeric()).collect() };
        let (a, b) = (initials(self), initials(other));
        digits(self) == digits(other) && a.first() == b.first() && (a.len() != b.len() || a == b)
    }
}

fn is_east_asian(c: char) -> bool {
    is_han(c) || ('가'..='힣').contains(&c)
}

/// Whether a character is of Chinese or Japanese, the syllables of Japanese included.
fn is_han(c: char) -> bool {
    c == 'ー' || script_of(c) == Some(Script::Han)
}

/// How many letters of a name in Chinese, Japanese or Korean characters can be misspelt: those that only spell a sound, in
/// names that are long because they are foreign. In all others each character is chosen, and another makes another name.
fn spelt_letters(name: &str, letters: usize) -> usize {
    let is_sound = |c: char| !is_han(c) || matches!(c, '\u{3040}'..='\u{30ff}');
    let spells_sounds = name.chars().all(is_sound) || name.contains(['·', '・', '•']);
    if spells_sounds { letters.saturating_sub(1) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, Instant};

    #[test]
    fn the_nearest() {
        let topics = ["brics", "aukus", "covid-19", "democracy-summit", "démocratie", "un"];
        let table = [
            ("brcis", Some("brics")),
            ("brisc", Some("brics")),
            ("BRICS", Some("brics")),
            ("brixx", None),
            ("aucus", Some("aukus")),
            ("covid19", Some("covid-19")),
            ("covid-2019", Some("covid-19")),
            ("demokracy-sumit", Some("democracy-summit")),
            ("democracy", Some("democracy-summit")),
            ("democracy-s", Some("democracy-summit")),
            ("dem", Some("democracy-summit")),
            ("Democratie", Some("démocratie")),
            ("brics-and-more", Some("brics")),
            ("u", Some("un")),
            ("x", None),
            ("nu", Some("un")),
            ("zz", None),
            ("nato", None),
            ("", None),
            ("世界", None),
        ];
        for (wanted, expected) in table {
            assert_eq!(nearest(wanted, topics.into_iter()), expected, "{wanted}");
            assert_eq!(nearest(wanted, topics.into_iter().rev()), expected, "{wanted}");
        }
        assert_eq!(nearest("cab", ["cad", "caa"].into_iter()), Some("caa"));
        assert_eq!(nearest("a", std::iter::empty()), None);
    }

    #[test]
    fn slips_of_the_pen() {
        for (written, meant, expected) in [
            ("brcis", "brics", true),
            ("meting", "meeting", true),
            ("Joint_Statement", "joint-statement", true),
            ("titel", "title", true),
            ("state", "state-owned", false),
            ("covid-18", "covid-19", false),
            ("nu", "un", false),
            ("brics-and-more", "brics", false),
            ("", "", true),
        ] {
            assert_eq!(is_slip(written, meant), expected, "{written}");
        }
    }

    #[test]
    fn near_misses() {
        let near = [
            ("Sergei Lavrov", "Sergey Lavrov"),
            ("Antony Blinken", "Anthony Blinken"),
            ("Volodymyr Zelensky", "Volodymyr Zelenskiy"),
            ("Xi Jinping", "Xi Jiping"),
            ("Xi Jinping", "Xi Jinpign"),
            ("Kim Jong-un", "Kim Jong Un"),
            ("Josep Borrell", "Josep Borell"),
            ("Søren Kragh", "Soren Kragh"),
            ("wang yi jr", "Wang Yi Jr"),
            ("セルゲイ・ラブロフ", "セルゲイ・ラヴロフ"),
            ("弗拉基米尔·普京", "弗拉基米尔·普金"),
            ("도널드 트럼프", "도날드 트럼프"),
        ];
        let far = [
            ("Wang Yi", "Wang Yi"),
            ("Wang Yi", "Yang Yi"),
            ("Wang Yi", "Zhang Yi"),
            ("Li Na", "Li Ma"),
            ("Iran", "Iraq"),
            ("Austria", "Australia"),
            ("Niger", "Nigeria"),
            ("North Korea", "South Korea"),
            ("Slovakia", "Slovenia"),
            ("George Bush", "George W. Bush"),
            ("Resolution 2593", "Resolution 2594"),
            ("Kim Jong Un", "Kim Jong Il"),
            ("Lee Hsien Loong", "Lee Hsien Yang"),
            ("佐藤 美加子", "佐藤 美智子"),
            ("麻生太郎", "麻生次郎"),
            ("小泉純一郎", "小泉進次郎"),
            ("山田 たかし", "山田 たけし"),
            ("王毅", "王义"),
            ("欧阳娜娜", "欧阳娜丽"),
            ("湖北省人民政府", "湖南省人民政府"),
            ("김정은", "김정일"),
            ("김민준", "김민중"),
            ("", ""),
        ];
        for (table, expected) in [(&near[..], true), (&far[..], false)] {
            for &(a, b) in table {
                assert_eq!(is_near_miss(a, b), expected, "{a}, {b}");
                assert_eq!(is_near_miss(b, a), expected, "{b}, {a}");
                let index = NearMisses::new(["Henry Kissinger", b]);
                assert_eq!(index.find(a), expected.then_some(b), "{a}, {b}");
            }
        }
        let index = NearMisses::new(["Sergey Lavrovb", "Sergey Lavrova", "Sergei Lavrov"]);
        assert_eq!(index.find("Sergey Lavrov"), Some("Sergei Lavrov"));
        let index = NearMisses::new(["Sergey Lavrovb", "Sergey Lavrova"]);
        assert_eq!(index.find("Sergey Lavrov"), Some("Sergey Lavrova"));
    }

    #[test]
    fn ten_thousand_names_against_five_hundred() {
        let name = |seed: usize| {
            let syllables = ["ka", "lo", "mi", "ne", "su", "ra", "ti", "vo", "be", "du"];
            let at = |shift: u32| syllables[seed / 10usize.pow(shift) % 10];
            format!("M{}{} {}{}{}", at(0), at(1), at(2), at(3), at(0))
        };
        let registered: Vec<String> = (0..500).map(|seed| name(seed * 17)).collect();
        let start = Instant::now();
        let index = NearMisses::new(registered.iter().map(String::as_str));
        let found = (0..10_000).filter(|&seed| index.find(&name(seed)).is_some());
        assert!(found.count() > 0);
        assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
    }

    #[test]
    fn what_is_too_long_for_a_name_is_compared_with_nothing() {
        // Their comparison would take ten thousand million steps.
        let [one, other] = ["a", "b"].map(|end| format!("{}{end}", "王a".repeat(50_000)));
        assert!(!is_near_miss(&one, &other));
        assert!(!is_slip(&one, &other));
        assert_eq!(nearest(&one, [other.as_str()].into_iter()), None);
    }
}
