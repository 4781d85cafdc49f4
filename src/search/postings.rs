//! Which records have a stem and how much it says there, and where in them it stands.

use super::bytes::put;
use super::dictionary::Stems;
use super::gather::Part;
use super::{FILE_LIMIT, File};

/// How many bytes of postings are gathered in a file.
const FILE: usize = 8_000;
/// How many bytes of postings of one stem a file may have besides its head.
const STEM_LIMIT: usize = FILE_LIMIT - 100;
/// How many bytes each file of places has, but the last.
pub const PLACES_FILE: usize = 40_000;
/// Impacts are from 1 to this.
const IMPACTS: f64 = 31.0;
/// How soon more of the same word says nothing new, and how much long records are held back (Okapi BM25).
const SATURATION: f64 = 3.0;
const LENGTH: f64 = 0.4;

/// A file of postings in the making.
#[derive(Default)]
struct Open {
    first: usize,
    /// The bytes of the postings and of the places of each stem.
    sizes: Vec<(usize, usize)>,
    body: Vec<u8>,
}

/// Writes the postings and the places of all stems. Returns the first stem of each file, and how many records each stem
/// has.
pub fn write(parts: &[Part], stems: &Stems, files: &mut Vec<File>) -> (Vec<usize>, Vec<usize>) {
    let mut frequencies = vec![0_usize; stems.names.len()];
    for (part, numbers) in parts.iter().zip(&stems.numbers) {
        for posting in &part.postings {
            frequencies[numbers[posting.stem as usize] as usize] += 1;
        }
    }
    // Every posting by its stem: which part, which posting, and where its places begin.
    let mut starts = Vec::with_capacity(frequencies.len() + 1);
    starts.push(0);
    starts.extend(frequencies.iter().scan(0, |sum, count| {
        *sum += count;
        Some(*sum)
    }));
    let mut next = starts.clone();
    let mut sorted = vec![(0_u32, 0_u32, 0_u32); starts[frequencies.len()]];
    for (number, (part, numbers)) in parts.iter().zip(&stems.numbers).enumerate() {
        let mut place = 0;
        for (at, posting) in part.postings.iter().enumerate() {
            let slot = &mut next[numbers[posting.stem as usize] as usize];
            sorted[*slot] = (number as u32, at as u32, place);
            *slot += 1;
            place += posting.bytes;
        }
    }
    let lengths: Vec<u32> = parts.iter().flat_map(|part| part.lengths.iter().copied()).collect();
    let average = lengths.iter().map(|length| f64::from(*length)).sum::<f64>() / lengths.len().max(1) as f64;
    let impact = |weight: u32, record: u32| {
        let length = f64::from(lengths[record as usize]) / average.max(1.0);
        let weight = f64::from(weight);
        let says = weight / (weight + SATURATION * (1.0 - LENGTH + LENGTH * length));
        (says * IMPACTS).ceil().clamp(1.0, IMPACTS) as usize
    };
    let mut writer = Writer {
        files,
        firsts: Vec::new(),
        open: Open::default(),
        places: Vec::new(),
        places_done: 0,
        places_files: 0,
    };
    for stem in 0..frequencies.len() {
        let mut body = Vec::new();
        let mut places = 0;
        let mut last = 0;
        for &(part, at, place) in &sorted[starts[stem]..starts[stem + 1]] {
            let part = &parts[part as usize];
            let posting = &part.postings[at as usize];
            if body.len() + 6 > STEM_LIMIT {
                writer.stem(stem, std::mem::take(&mut body), std::mem::take(&mut places));
                writer.close(stem);
            }
            // Of the first one of a stem, the record itself; of the next ones, how many are left out between.
            put(&mut body, (posting.record as usize - last) << 5 | impact(posting.weight, posting.record));
            last = posting.record as usize + 1;
            let (from, to) = (place as usize, (place + posting.bytes) as usize);
            writer.places(&part.places[from..to]);
            places += to - from;
        }
        writer.stem(stem, body, places);
    }
    writer.close(frequencies.len());
    writer.end_places();
    (writer.firsts, frequencies)
}

struct Writer<'a> {
    files: &'a mut Vec<File>,
    firsts: Vec<usize>,
    open: Open,
    places: Vec<u8>,
    /// The bytes of places before the open file's first stem.
    places_done: usize,
    places_files: usize,
}

impl Writer<'_> {
    fn stem(&mut self, stem: usize, body: Vec<u8>, places: usize) {
        let full = self.open.body.len() + body.len() > FILE || body.len() > FILE / 2;
        if full && !self.open.sizes.is_empty() {
            self.close(stem);
        }
        self.open.sizes.push((body.len(), places));
        self.open.body.extend(body);
    }

    /// Ends the open file; the next one begins with `stem`.
    fn close(&mut self, stem: usize) {
        let open = std::mem::take(&mut self.open);
        self.open.first = stem;
        if open.sizes.is_empty() {
            return;
        }
        let mut bytes = Vec::with_capacity(open.body.len() + 4 * open.sizes.len() + 16);
        put(&mut bytes, open.sizes.len());
        put(&mut bytes, self.places_done);
        for (size, places) in &open.sizes {
            put(&mut bytes, *size);
            put(&mut bytes, *places);
            self.places_done += places;
        }
        bytes.extend(open.body);
        self.files.push((format!("postings-{}.bin", self.firsts.len()), bytes));
        self.firsts.push(open.first);
    }

    fn places(&mut self, bytes: &[u8]) {
        self.places.extend_from_slice(bytes);
        while self.places.len() >= PLACES_FILE {
            let rest = self.places.split_off(PLACES_FILE);
            let full = std::mem::replace(&mut self.places, rest);
            self.files.push((format!("places-{}.bin", self.places_files), full));
            self.places_files += 1;
        }
    }

    fn end_places(&mut self) {
        if !self.places.is_empty() {
            let bytes = std::mem::take(&mut self.places);
            self.files.push((format!("places-{}.bin", self.places_files), bytes));
        }
    }
}
