//! The dictionary: every form of every word with its stems; and the same forms written backwards, so that one with a
//! mistake near its beginning is found by its end.

use super::File;
use super::bytes::put;
use super::gather::Part;
use rayon::prelude::*;

/// About how many bytes a file of the dictionary has.
const FILE: usize = 8_000;

/// All stems in their order.
pub struct Stems<'a> {
    /// What they are.
    pub names: Vec<&'a str>,
    /// By part: from a stem's number there to its number here.
    pub numbers: Vec<Vec<u32>>,
}

/// Gathers the stems of all parts.
pub fn stems(parts: &[Part]) -> Stems<'_> {
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
    Stems { names, numbers }
}

/// Writes both dictionaries. Returns the first form, and the first ending, of each file.
pub fn write(parts: &[Part], stems: &Stems, frequencies: &[usize], files: &mut Vec<File>) -> (Vec<String>, Vec<String>) {
    let mut forms: Vec<(&str, u32)> = Vec::new();
    for (part, numbers) in parts.iter().zip(&stems.numbers) {
        let known = part.forms.iter();
        forms.extend(known.map(|(form, stem)| (&**form, numbers[*stem as usize])));
    }
    forms.par_sort_unstable();
    forms.dedup();
    let mut beginnings = Front::new("forms");
    let mut last = 0;
    for same in forms.chunk_by(|a, b| a.0 == b.0) {
        if beginnings.word(same[0].0, files) {
            last = 0;
        }
        for (at, (_, stem)) in same.iter().enumerate() {
            let stem = *stem as usize;
            let step = if stem >= last { (stem - last) << 1 } else { (last - stem) << 1 | 1 };
            put(&mut beginnings.body, step << 1 | usize::from(at + 1 < same.len()));
            put(&mut beginnings.body, frequencies[stem]);
            last = stem;
        }
    }
    forms.dedup_by_key(|(form, _)| *form);
    let mut reversed: Vec<String> = forms.par_iter().map(|(form, _)| form.chars().rev().collect()).collect();
    reversed.par_sort_unstable();
    let mut endings = Front::new("endings");
    for ending in &reversed {
        endings.word(ending, files);
    }
    (beginnings.end(files), endings.end(files))
}

/// Words in their order, each without what it shares with the one before.
struct Front {
    name: &'static str,
    firsts: Vec<String>,
    last: String,
    body: Vec<u8>,
}

impl Front {
    fn new(name: &'static str) -> Self {
        Self {
            name,
            firsts: Vec::new(),
            last: String::new(),
            body: Vec::new(),
        }
    }

    /// Adds a word, and says whether it begins a file.
    fn word(&mut self, word: &str, files: &mut Vec<File>) -> bool {
        let begins = self.firsts.is_empty() || self.body.len() >= FILE;
        if begins {
            self.close(files);
            self.firsts.push(word.to_owned());
            self.last.clear();
        }
        let shared = self.last.char_indices().zip(word.chars()).take_while(|((_, a), b)| a == b);
        let shared = shared.last().map_or(0, |((at, c), _)| at + c.len_utf8());
        put(&mut self.body, shared);
        super::bytes::put_text(&mut self.body, &word[shared..]);
        word.clone_into(&mut self.last);
        begins
    }

    fn close(&mut self, files: &mut Vec<File>) {
        if let Some(number) = self.firsts.len().checked_sub(1) {
            files.push((format!("{}-{number}.bin", self.name), std::mem::take(&mut self.body)));
        }
    }

    fn end(mut self, files: &mut Vec<File>) -> Vec<String> {
        self.close(files);
        self.firsts
    }
}
