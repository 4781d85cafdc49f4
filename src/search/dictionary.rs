//! The dictionary: every form of every word with its stems; and the same forms written backwards, so that one with a
//! mistake near its beginning is found by its end.

use super::IndexFile;
use super::gather::Part;
use crate::text::slice;
use rayon::prelude::*;
use std::fmt::Write;

/// About how many bytes a file of the dictionary has.
const FILE_BYTES: usize = 8_000;

/// The stems of all parts, in their order.
pub struct MergedStems<'a> {
    /// The stems.
    pub names: Vec<&'a str>,
    /// For each part, the numbers here of the stems there.
    pub numbers: Vec<Vec<u32>>,
}

/// Merges the stems of all parts.
pub fn merge_stems(parts: &[Part]) -> MergedStems<'_> {
    let mut all: Vec<(&str, u32, u32)> = Vec::new();
    for (number, part) in parts.iter().enumerate() {
        let stems = part.stems.iter().enumerate();
        all.extend(stems.map(|(at, stem)| (&**stem, number as u32, at as u32)));
    }
    all.par_sort_unstable();
    let mut numbers: Vec<Vec<u32>> = parts.iter().map(|part| vec![0; part.stems.len()]).collect();
    let mut names: Vec<&str> = Vec::new();
    for (stem, part, at) in all {
        if names.last() != Some(&stem) {
            names.push(stem);
        }
        numbers[part as usize][at as usize] = names.len() as u32 - 1;
    }
    MergedStems { names, numbers }
}

/// Writes both dictionaries. Returns the first form, and the first ending, of each file.
pub fn write_dictionary(
    parts: &[Part],
    stems: &MergedStems,
    frequencies: &[usize],
    files: &mut Vec<IndexFile>,
) -> (Vec<String>, Vec<String>) {
    let mut forms: Vec<(&str, u32)> = Vec::new();
    for (part, numbers) in parts.iter().zip(&stems.numbers) {
        let known = part.forms.iter();
        forms.extend(known.map(|(form, stem)| (&**form, numbers[*stem as usize])));
    }
    forms.par_sort_unstable();
    forms.dedup();
    let mut beginnings = FrontCodedFiles::new("forms");
    let mut last = 0;
    for same in forms.chunk_by(|a, b| a.0 == b.0) {
        if beginnings.push_word(same[0].0, files) {
            last = 0;
        }
        let count: usize = same.iter().map(|(_, stem)| frequencies[*stem as usize]).sum();
        // Writing to a string cannot fail.
        let _ = write!(beginnings.body, " {count}");
        for (_, stem) in same {
            let _ = write!(beginnings.body, " {}", i64::from(*stem) - last);
            last = i64::from(*stem);
        }
    }
    forms.dedup_by_key(|(form, _)| *form);
    let mut reversed: Vec<String> = forms.par_iter().map(|(form, _)| form.chars().rev().collect()).collect();
    reversed.par_sort_unstable();
    let mut endings = FrontCodedFiles::new("endings");
    for ending in &reversed {
        endings.push_word(ending, files);
    }
    (beginnings.finish(files), endings.finish(files))
}

/// Files of words in their order, each word without the beginning that it shares with the one before (front coding).
struct FrontCodedFiles {
    name: &'static str,
    firsts: Vec<String>,
    last: String,
    body: String,
}

impl FrontCodedFiles {
    fn new(name: &'static str) -> Self {
        Self {
            name,
            firsts: Vec::new(),
            last: String::new(),
            body: String::new(),
        }
    }

    /// Adds a word, and says whether it begins a file.
    fn push_word(&mut self, word: &str, files: &mut Vec<IndexFile>) -> bool {
        let begins = self.firsts.is_empty() || self.body.len() >= FILE_BYTES;
        if begins {
            self.close_file(files);
            self.firsts.push(word.to_owned());
            self.last.clear();
        }
        let shared = self.last.chars().zip(word.chars()).take_while(|(a, b)| a == b);
        let (mut bytes, mut units) = (0, 0);
        for (c, _) in shared {
            // One digit says how much is shared, in the units of UTF-16 in which scripts count.
            if units + c.len_utf16() > 35 {
                break;
            }
            bytes += c.len_utf8();
            units += c.len_utf16();
        }
        if !self.body.is_empty() {
            self.body.push('\n');
        }
        self.body.extend(char::from_digit(units as u32, 36));
        self.body.push_str(slice(word, bytes..));
        word.clone_into(&mut self.last);
        begins
    }

    fn close_file(&mut self, files: &mut Vec<IndexFile>) {
        if let Some(number) = self.firsts.len().checked_sub(1) {
            let body = std::mem::take(&mut self.body).into_bytes();
            files.push((format!("{}-{number}.txt", self.name), body));
        }
    }

    fn finish(mut self, files: &mut Vec<IndexFile>) -> Vec<String> {
        self.close_file(files);
        self.firsts
    }
}
