//! Changes to the bytes of a file.

use super::random::Random;
use super::seeds::Seeds;
use super::words::{VALUES, WORDS};

/// A file larger than this is not made larger.
const MAX_BYTES: usize = 200_000;

/// Changes a file, in one place or several.
pub fn mutate(bytes: &mut Vec<u8>, seeds: &Seeds, random: &mut Random) {
    let times = if random.one_in(4) { 1 + random.below(8) } else { 1 };
    for _ in 0..times {
        mutate_once(bytes, seeds, random);
        bytes.truncate(MAX_BYTES);
    }
}

fn mutate_once(bytes: &mut Vec<u8>, seeds: &Seeds, random: &mut Random) {
    let at = random.below(bytes.len() + 1);
    match random.below(16) {
        0 => replace_byte(bytes, random),
        1 => bytes.insert(at, byte(random)),
        2 => drop(bytes.drain(range(bytes.len(), 20, random))),
        3 => drop(bytes.drain(range(bytes.len(), 400, random))),
        4 => {
            let copied = bytes[range(bytes.len(), 200, random)].to_vec();
            bytes.splice(at..at, copied);
        }
        5 => {
            let other = seeds.any(random);
            let part = other[range(other.len(), 600, random)].to_vec();
            bytes.splice(at..at, part);
        }
        6 => bytes.truncate(at),
        7 | 8 => drop(bytes.splice(at..at, random.choose(WORDS).bytes())),
        9 => {
            let end = (at + random.below(30)).min(bytes.len());
            drop(bytes.splice(at..end, random.choose(WORDS).bytes()));
        }
        10 => repeat_word(bytes, at, random),
        11 => change_lines(bytes, random),
        12 => replace_value(bytes, random),
        13 => insert_line(bytes, random),
        14 => change_encoding(bytes, random),
        _ => change_case(bytes, random),
    }
}

/// A range of at most so many bytes.
fn range(length: usize, most: usize, random: &mut Random) -> std::ops::Range<usize> {
    let start = random.below(length + 1);
    start..(start + random.below(most)).min(length)
}

fn byte(random: &mut Random) -> u8 {
    u8::try_from(random.below(256)).unwrap_or(0)
}

fn replace_byte(bytes: &mut [u8], random: &mut Random) {
    let at = random.below(bytes.len());
    let byte = byte(random);
    if let Some(place) = bytes.get_mut(at) {
        *place = byte;
    }
}

/// Nests or repeats something deeply.
fn repeat_word(bytes: &mut Vec<u8>, at: usize, random: &mut Random) {
    let times = *random.choose(&[2, 10, 70, 300, 5000]);
    let word = random.choose(WORDS).repeat(times);
    drop(bytes.splice(at..at, word.into_bytes()));
}

/// The lines, each with its line break.
fn lines(bytes: &[u8]) -> Vec<Vec<u8>> {
    bytes
        .split_inclusive(|byte| *byte == b'\n')
        .map(<[u8]>::to_vec)
        .collect()
}

fn change_lines(bytes: &mut Vec<u8>, random: &mut Random) {
    let mut all = lines(bytes);
    if all.is_empty() {
        return;
    }
    let (one, other) = (random.below(all.len()), random.below(all.len()));
    match random.below(5) {
        0 => all.swap(one, other),
        1 => drop(all.remove(one)),
        2 => {
            let line = all[one].clone();
            all.insert(other, line);
        }
        3 => drop(all[one].splice(0..0, *b"  ")),
        _ => {
            let blank = all[one].iter().take_while(|byte| **byte == b' ').count();
            drop(all[one].drain(..blank));
        }
    }
    *bytes = all.concat();
}

/// Replaces what stands after a colon.
fn replace_value(bytes: &mut Vec<u8>, random: &mut Random) {
    let mut all = lines(bytes);
    let fields: Vec<usize> = (0..all.len().min(80))
        .filter(|at| all[*at].windows(2).any(|two| two == b": "))
        .collect();
    if fields.is_empty() {
        return;
    }
    let line = &mut all[*random.choose(&fields)];
    let colon = line.windows(2).position(|two| two == b": ").unwrap_or(0);
    line.truncate(colon + 2);
    line.extend(random.choose(VALUES).bytes());
    line.push(b'\n');
    *bytes = all.concat();
}

/// Inserts a field or a paragraph as a line of its own.
fn insert_line(bytes: &mut Vec<u8>, random: &mut Random) {
    let mut all = lines(bytes);
    let at = random.below(all.len() + 1);
    all.insert(at, format!("{}\n", random.choose(WORDS)).into_bytes());
    *bytes = all.concat();
}

fn change_encoding(bytes: &mut Vec<u8>, random: &mut Random) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    *bytes = match random.below(5) {
        0 => text.replace('\n', "\r\n").into_bytes(),
        1 => text.replace('\n', "\r").into_bytes(),
        2 => format!("\u{feff}{text}").into_bytes(),
        3 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        _ => text
            .chars()
            .map(|sign| u8::try_from(u32::from(sign)).unwrap_or(b'?'))
            .collect(),
    };
}

fn change_case(bytes: &mut Vec<u8>, random: &mut Random) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    *bytes = if random.one_in(2) {
        text.to_uppercase()
    } else {
        text.to_lowercase()
    }
    .into_bytes();
}
