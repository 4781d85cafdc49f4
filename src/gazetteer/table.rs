//! The packed table of names, `names.bin`, read where it lies in the program: nothing is built when it starts.
//!
//! | part | what it has |
//! |---|---|
//! | header | six numbers of 32 bits: where each part ends |
//! | entries | names in order of their keys, each with the bytes that it shares with the one before, the others, and its meaning |
//! | blocks | where every sixteenth entry begins; it shares nothing |
//! | choices | for names with several meanings, each with the languages in which it has it |
//! | languages | tags, one a line, sorted |
//! | shown | for each language the number of the entry of every party's usual name in it |
//! | kinds | a byte for each party that is no territory of ISO 3166 |
//!
//! Numbers without a width are LEB128. The test in `tests/pack.rs` makes it, and fails where it is not up to date.

use super::key::key;

/// How many entries a block has.
pub const BLOCK: usize = 16;

/// What stands for a party that has no name in a language.
pub const NO_NAME: u16 = u16::MAX;

/// The number of parts.
pub const PARTS: usize = 6;

static TABLE: &[u8] = include_bytes!("names.bin");

/// The parts of the table, in its order.
#[derive(Debug, Clone, Copy)]
pub enum Part {
    Entries,
    Blocks,
    Choices,
    Languages,
    Shown,
    Kinds,
}

/// The bytes of a part.
pub fn part(part: Part) -> &'static [u8] {
    let end = |at: usize| fixed::<4>(TABLE, at * 4).map_or(0, |bytes| u32::from_le_bytes(bytes) as usize);
    let at = part as usize;
    let start = if at == 0 { PARTS * 4 } else { end(at - 1) };
    TABLE.get(start..end(at)).unwrap_or_default()
}

fn fixed<const N: usize>(bytes: &[u8], at: usize) -> Option<[u8; N]> {
    bytes.get(at..at + N)?.try_into().ok()
}

/// Reads numbers and texts one after the other. At the end of the bytes, numbers are 0 and texts empty.
pub struct Reader {
    bytes: &'static [u8],
}

impl Reader {
    /// A reader of a part, from an offset on.
    pub fn new(of: Part, offset: usize) -> Self {
        Self {
            bytes: part(of).get(offset..).unwrap_or_default(),
        }
    }

    /// The next number.
    pub fn number(&mut self) -> usize {
        let mut number = 0;
        let mut shift = 0;
        while let Some((byte, rest)) = self.bytes.split_first() {
            self.bytes = rest;
            number |= usize::from(byte & 0x7f) << shift;
            shift += 7;
            if byte & 0x80 == 0 || shift > 28 {
                break;
            }
        }
        number
    }

    fn take(&mut self, count: usize) -> &'static [u8] {
        let (taken, rest) = self.bytes.split_at_checked(count).unwrap_or_default();
        self.bytes = rest;
        taken
    }
}

/// What an entry means: a party, or several, by the offset of the choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    Party(u16),
    Choice(usize),
}

/// A name and its meaning.
#[derive(Debug, Clone)]
pub struct Entry {
    pub name: String,
    pub value: Value,
}

/// Every entry from the beginning of a block on.
pub fn entries_from(block: usize) -> impl Iterator<Item = Entry> {
    let offset =
        fixed::<4>(part(Part::Blocks), block * 4).map_or(usize::MAX, |bytes| u32::from_le_bytes(bytes) as usize);
    let mut reader = Reader::new(Part::Entries, offset);
    let mut name: Vec<u8> = Vec::new();
    std::iter::from_fn(move || {
        if reader.bytes.is_empty() {
            return None;
        }
        let shared = reader.number();
        name.truncate(shared);
        let length = reader.number();
        name.extend_from_slice(reader.take(length));
        let value = reader.number();
        Some(Entry {
            name: String::from_utf8_lossy(&name).into_owned(),
            value: if value.is_multiple_of(2) {
                Value::Party(u16::try_from(value / 2).unwrap_or(u16::MAX))
            } else {
                Value::Choice(value / 2)
            },
        })
    })
}

/// The entries whose names have this key.
pub fn entries_of(wanted: &str) -> impl Iterator<Item = Entry> {
    let (mut low, mut high) = (0, part(Part::Blocks).len() / 4);
    // The first block that begins with the wanted key or a later one: the entries may begin in the block before it.
    while low < high {
        let middle = low.midpoint(high);
        let is_before = entries_from(middle)
            .next()
            .is_some_and(|first| *key(&first.name) < *wanted);
        if is_before {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    let from = entries_from(low.saturating_sub(1)).map(|entry| (key(&entry.name), entry));
    let wanted = wanted.to_owned();
    let upper = wanted.clone();
    from.skip_while(move |(key, _)| **key < *wanted)
        .take_while(move |(key, _)| *key == upper)
        .map(|(_, entry)| entry)
}

/// The name of the entry with this number.
pub fn name_of(number: u16) -> Option<String> {
    let number = usize::from(number);
    entries_from(number / BLOCK).nth(number % BLOCK).map(|entry| entry.name)
}

/// The number of a language in the table; None if it has none for this tag.
pub fn language(tag: &str) -> Option<usize> {
    let tags = std::str::from_utf8(part(Part::Languages)).unwrap_or_default();
    tags.lines().position(|known| known == tag)
}

/// The tag of a language by its number.
pub fn tag_of(language: usize) -> &'static str {
    let tags = std::str::from_utf8(part(Part::Languages)).unwrap_or_default();
    tags.lines().nth(language).unwrap_or_default()
}

/// The usual name of a party in a language.
pub fn shown_in(language: usize, party: u16) -> Option<String> {
    let bytes = part(Part::Shown);
    let two = |at: usize| fixed::<2>(bytes, at).map(u16::from_le_bytes);
    let mut at = 0;
    for _ in 0..language {
        at += 2 + 2 * usize::from(two(at)?);
    }
    let is_known = party < two(at)?;
    let number = two(at + 2 + 2 * usize::from(party)).filter(|number| is_known && *number != NO_NAME)?;
    name_of(number)
}

/// The meanings of a choice, each with the numbers of the languages in which the name has it.
pub fn choice(offset: usize) -> Vec<(u16, Vec<usize>)> {
    let mut reader = Reader::new(Part::Choices, offset);
    let count = reader.number();
    let meanings = (0..count).map(|_| {
        let party = u16::try_from(reader.number()).unwrap_or(u16::MAX);
        let languages = reader.number();
        (party, (0..languages).map(|_| reader.number()).collect())
    });
    meanings.collect()
}
